//! One misprint at a time in each part cell of a repaired copy of table 3: the cell is located, or all tied cells are named.

use dti::diagnostic::Level;
use dti::quantity::{Exact, Style, show};
use dti::reconcile::{PublishedTable, Report, reconcile};

use crate::help::{number, place, printed, rules, said, text};

const PILLARS: [&str; 3] = ["bang-5-huyen-chinh-quyen-so.csv", "bang-6-huyen-kinh-te-so.csv", "bang-7-huyen-xa-hoi-so.csv"];

/// Table 3 with the one cell mended.
fn repaired() -> PublishedTable {
    let text = text("dak-nong/2023/bang-3-huyen.csv");
    assert_eq!(text.matches("\"30,01\"").count(), 1);
    printed("bang-3-huyen.csv", &text.replace("\"30,01\"", "\"30,10\""))
}

fn with_pillars(table: PublishedTable) -> Vec<PublishedTable> {
    let pillars = PILLARS.iter().map(|file| printed(file, &text(&format!("dak-nong/2023/{file}"))));
    std::iter::once(table).chain(pillars).collect()
}

/// Every cell that the report names as the one that may be wrong, with the values it would have.
fn named(report: &Report) -> Vec<(String, Vec<Exact>)> {
    let repairs = report.repairs.iter().map(|repair| &repair.candidate);
    let suspects = report.suspects.iter().flat_map(|suspects| &suspects.candidates);
    repairs.chain(suspects).map(|candidate| (place(&candidate.cell), candidate.to.clone())).collect()
}

#[test]
fn nothing_is_found_in_the_repaired_copy() {
    let program = rules("dak-nong-huyen");
    for tables in [vec![repaired()], with_pillars(repaired())] {
        let report = reconcile(&program, &tables);
        assert_eq!(said(&report, Level::Warning), [""; 0]);
        assert!(report.findings.iter().all(|finding| finding.fault.code() == "N0824"));
        assert_eq!((report.failed, report.unverifiable, report.repairs.len(), report.suspects.len()), (0, 0, 0, 0));
    }
}

#[test]
fn a_planted_misprint_is_located_or_all_ties_are_named() {
    let program = rules("dak-nong-huyen");
    let (mut alone, mut located, mut cases) = (0, 0, 0);
    // A fixed walk through magnitudes, so that every run plants the same misprints.
    let mut seed = 20_240_405_u64;
    for row in 0..8 {
        for column in 3..11 {
            for magnitude in ["0,01", "0,09", "0,5", "0,9", "1", "2,7", "9", "10", "27", "90"] {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let down = (seed >> 33) & 1 == 1;
                let mut table = repaired();
                let true_value = number(&table.table.rows[row].cells[column]);
                let shift = if down { number(magnitude).negated() } else { number(magnitude) };
                let wrong = true_value.plus(&shift);
                if wrong.is_negative() {
                    continue;
                }
                table.table.rows[row].cells[column] = show(&wrong, Style::people()).text;
                let at = place(&table.table.cell(row, column));
                for with in [false, true] {
                    let tables = if with { with_pillars(table.clone()) } else { vec![table.clone()] };
                    let report = reconcile(&program, &tables);
                    assert!(report.failed > 0, "{at} {magnitude}");
                    let named = named(&report);
                    let found = named.iter().find(|(cell, to)| *cell == at && to.contains(&true_value));
                    assert!(found.is_some(), "{at} {magnitude} {with}: {named:?}");
                    cases += 1;
                    alone += usize::from(named.len() == 1);
                    located += usize::from(report.repairs.iter().any(|repair| place(&repair.candidate.cell) == at));
                    if with {
                        // With the pillars at least total and one pillar fail, so the cell is proposed and not only suspected.
                        assert!(report.repairs.iter().any(|repair| place(&repair.candidate.cell) == at), "{at} {magnitude}");
                        assert!(report.suspects.is_empty(), "{at} {magnitude}: {:?}", report.suspects);
                    }
                }
            }
        }
    }
    assert!(cases > 1100 && located > cases / 2 && alone > cases / 3, "{cases} {located} {alone}");
}
