//! Two indices of the world come out of rules written from the documentation: every normalised figure, score and rank as published.
//!
//! Published figures are compared as exact numbers at the digits they are printed with; nothing is read back from what the program prints.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dti::compile::compile;
use dti::data::{BindOptions, bind, read_table};
use dti::diagnostic::Findings;
use dti::ir::Program;
use dti::load::Disk;
use dti::quantity::{DecimalMark, Exact, Mode, Rounding, read_cell_number};
use dti::score::{Scores, score};

fn file(index: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/published_indices").join(index).join(name)
}

/// An index with its data; neither rules nor data draw a finding.
fn scored(index: &str) -> (Program, Scores) {
    let compiled = compile(&Disk, file(index, "rules.dti").to_str().unwrap()).unwrap();
    assert!(compiled.findings.is_empty(), "{:?}", compiled.findings);
    let program = compiled.runnable().unwrap().clone();
    let mut findings = Findings::default();
    let table = read_table("data.csv", &std::fs::read(file(index, "data.csv")).unwrap(), &mut findings).unwrap();
    let data = bind(&program, &table, &BindOptions::default(), &mut findings);
    let units: Vec<_> = data.units.iter().map(|unit| &unit.values).collect();
    let scores = score(&program, &units, &data, &mut findings, &|_| ());
    assert!(findings.sorted().is_empty());
    (program, scores)
}

/// The published table: a map from header to cell for each unit, under its name in the first column.
fn published(index: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = csv::Reader::from_path(file(index, "published.csv")).unwrap();
    let headers: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|record| {
        let cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        (cells[0].clone(), headers.iter().cloned().zip(cells).skip(1).collect())
    });
    rows.collect()
}

fn number(text: &str) -> Exact {
    Exact::from(read_cell_number(text, DecimalMark::Point).unwrap())
}

fn half_up(value: &Exact, places: u32) -> Exact {
    value.rounded(Rounding { places, mode: Mode::HalfUp })
}

fn unit(scores: &Scores, name: &str) -> usize {
    scores.units.iter().position(|unit| unit.name == name).unwrap_or_else(|| panic!("no {name}"))
}

/// The points of the row of a title.
fn points<'a>(program: &Program, scores: &'a Scores, unit: usize, title: &str) -> &'a Exact {
    let row = program.rows.iter().position(|row| row.title == title).unwrap_or_else(|| panic!("no {title}"));
    scores.units[unit].result.rows[row].points.as_ref().unwrap()
}

fn rank(program: &Program, scores: &Scores, unit: usize, title: Option<&str>) -> String {
    let at = program.rankings.iter().position(|ranking| ranking.title.as_deref() == title).unwrap();
    scores.rankings[at].rank_of(unit).unwrap().to_string()
}

#[test]
fn asem_2018() {
    let (program, scores) = scored("asem-2018");
    let published = published("asem-2018");
    assert_eq!((published.len(), scores.units.len()), (51, 51));
    let (mut cells, mut totals, mut ranks, mut differ) = (0, 0, 0, Vec::new());
    for (name, row) in &published {
        let unit = unit(&scores, name);
        for (header, printed) in row {
            let same = if let Some(indicator) = header.strip_prefix("norm ") {
                cells += 1;
                half_up(points(&program, &scores, unit, indicator), 6) == number(printed)
            } else if let Some(of) = header.strip_prefix("rank ") {
                ranks += 1;
                rank(&program, &scores, unit, Some(of).filter(|of| *of != "Index")) == *printed
            } else if header == "Index" {
                totals += 1;
                *scores.units[unit].result.total.as_ref().unwrap() == number(printed)
            } else {
                totals += 1;
                half_up(points(&program, &scores, unit, header), 2) == number(printed)
            };
            if !same {
                differ.push(format!("{name} {header}: {printed}"));
            }
        }
    }
    assert_eq!((cells, totals, ranks), (2_499, 561, 561));
    assert_eq!(differ, [""; 0]);
}

#[test]
fn hdi_2022() {
    let (program, scores) = scored("hdi-2022");
    let published = published("hdi-2022");
    assert_eq!((published.len(), scores.units.len()), (193, 193));
    let mut differ = Vec::new();
    for (name, row) in &published {
        let unit = unit(&scores, name);
        let total = scores.units[unit].result.total.as_ref().unwrap();
        if *total != number(&row["hdi_2022"]) || rank(&program, &scores, unit, None) != row["hdi_rank_2022"] {
            differ.push(format!("{name}: {} {}", row["hdi_2022"], row["hdi_rank_2022"]));
        }
    }
    assert_eq!(differ, [""; 0]);
}
