//! What a year's data say about the rules: figures against `tests/oracle/khao_sat.py`, or worked out by hand where they stand.
#![cfg(feature = "cli")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod run;

use std::collections::BTreeMap;
use std::process::Command;

use dti::compile::compile;
use dti::data::{Source, assign, read_grids};
use dti::diagnostic::{Fault, Findings, Moved, RoundedPlace, SurveyFault};
use dti::load::{Disk, Files, OneText};
use dti::quantity::{Exact, Mode, Rounding};
use dti::score::score_rounds;
use dti::survey::survey;
use run::{dti, folder, put};
use serde_json::Value;

const EXPECTED: &str = "tests/oracle/khao-sat.expected.csv";
const SCRIPT: &str = "tests/oracle/khao_sat.py";

/// What is said, with the code of the row that it is about.
fn said(files: &dyn Files, rules: &str, data: &str) -> Vec<(Option<String>, SurveyFault)> {
    let compiled = compile(files, rules).unwrap();
    let program = compiled.runnable().unwrap_or_else(|| panic!("{:?}", compiled.findings));
    let mut findings = Findings::default();
    let source = Source { round: None, grids: read_grids("so-lieu.csv", data.as_bytes(), &mut findings), chosen: false };
    let rounds = assign(program, vec![source], &program.set.layout, &mut findings).rounds(program, None, &mut findings);
    let scores = score_rounds(program, &rounds, &mut findings, &|_| ()).unwrap();
    assert!(!findings.block(), "{findings:?}");
    let submission = &rounds.last().unwrap().submission;
    let mut said = Findings::default();
    survey(program, &submission.units.iter().collect::<Vec<_>>(), submission, &scores, &mut said);
    let one = |finding: &dti::diagnostic::Finding| match &finding.fault {
        Fault::Survey(fault) => (finding.subject.as_ref().map(|subject| subject.code.to_string()), fault.clone()),
        other => panic!("{other:?}"),
    };
    said.iter().map(one).collect()
}

/// A set of the given rows, with the lines of its header, and data for units A, B, C …
fn small(header: &str, rows: &str, columns: &str, lines: &[&str]) -> Vec<(Option<String>, SurveyFault)> {
    let rules =
        format!("bộ chỉ số \"Thử\"\n  mã Thu\n  văn bản \"Ví dụ\"\n  thang điểm 100\n  chưa có số liệu: 0 điểm\n  {header}\n\n{rows}\n");
    let data: String = lines.iter().zip('A'..).map(|(line, name)| format!("Huyện {name};{line}\n")).collect();
    said(&OneText(&rules), "thu.dti", &format!("Đơn vị;{columns}\n{data}"))
}

/// Two rows of 50 points that people enter.
const TWO: &str = "chỉ số 1 \"Một\" 50 điểm\n  điểm do \"Tổ\" chấm\n\nchỉ số 2 \"Hai\" 50 điểm\n  điểm do \"Tổ\" chấm\n\n";

/// `12.34` or `1/3`
fn number(text: &str) -> Exact {
    let (over, under) = match (text.split_once('/'), text.split_once('.')) {
        (Some((over, under)), _) => (over.to_owned(), under.parse().unwrap()),
        (None, Some((whole, decimals))) => (format!("{whole}{decimals}"), 10_i64.pow(u32::try_from(decimals.len()).unwrap())),
        (None, None) => (text.to_owned(), 1),
    };
    Exact::ratio(over.parse().unwrap(), under).unwrap()
}

/// Of a set of the script, each row that is told with its two shares, and what the rows of all levels leave.
fn due(set: &str) -> BTreeMap<String, (Exact, Exact)> {
    let text = std::fs::read_to_string(EXPECTED).unwrap();
    let lines = text.lines().map(|line| line.split(';').collect::<Vec<_>>()).filter(|line| line[0] == set && line[4] == "told");
    lines.map(|line| (line[1].to_owned(), (number(line[2]), number(line[3])))).collect()
}

fn weights(said: &[(Option<String>, SurveyFault)]) -> (BTreeMap<String, (Exact, Exact)>, Exact, bool, usize) {
    let found: Vec<_> = said.iter().filter(|(_, fault)| matches!(fault, SurveyFault::Weights { .. })).collect();
    let [(None, SurveyFault::Weights { rows, rest, percent, units })] = found.as_slice() else { panic!("{found:?}") };
    let rows = rows.iter().map(|row| (row.code.to_string(), (row.nominal.clone(), row.effective.clone())));
    (rows.collect(), rest.clone(), *percent, *units)
}

#[test]
fn the_script_says_what_is_kept() {
    let ran = Command::new("python3").arg(SCRIPT).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), std::fs::read_to_string(EXPECTED).unwrap());
}

#[test]
fn weights_in_fact_are_those_of_the_script() {
    for (set, rules, data, count) in [("huyen", "huyen.dti", "2023-huyen.csv", 8), ("so", "so.dti", "2023-so.csv", 19)] {
        let data = std::fs::read_to_string(format!("examples/dak-nong/{data}")).unwrap();
        let found = said(&Disk, &format!("rulesets/dak-nong/qd-1552-2022/{rules}"), &data);
        // Points of two decimals add up to totals of two decimals: nothing is left beside the rows.
        assert_eq!(weights(&found), (due(set), Exact::zero(), false, count), "{set}");
        let others: Vec<_> = found.iter().filter(|(_, fault)| !matches!(fault, SurveyFault::Weights { .. })).collect();
        // All 19 departments have 100 of 100 points in row 3, and in no other row are nine of ten at one end.
        let same = (Some("3".to_owned()), SurveyFault::SameEverywhere { points: Exact::from(100), units: 19, missing: 0 });
        assert_eq!(others, if set == "so" { vec![&same] } else { Vec::new() });
    }
}

#[test]
fn weights_of_a_weighted_mean_count() {
    let rows =
        "chỉ số 1 \"Một\" 100 điểm, trọng số 20%\n  điểm do \"Tổ\" chấm\nchỉ số 2 \"Hai\" 100 điểm, trọng số 80%\n  điểm do \"Tổ\" chấm\n";
    let found =
        small("tổng điểm bằng bình quân gia quyền các chỉ số chính", rows, "1;2", &["10;50", "90;52", "30;55", "70;51", "50;53", "100;60"]);
    assert_eq!(weights(&found), (due("weighted"), Exact::zero(), false, 6));
}

#[test]
fn where_ranks_read_the_percentage_so_do_weights() {
    let rows = "đối tượng \"Huyện\"\n  thuộc tính có_dịch_vụ: có/không\n\nchỉ số 1 \"Một\" 60 điểm\n  điểm do \"Tổ\" chấm\nchỉ số 2 \"Hai\" 40 điểm\n  \
                chỉ áp dụng khi có_dịch_vụ\n  điểm do \"Tổ\" chấm\nxếp hạng theo tỷ lệ điểm\n";
    let lines = ["có;42;39", "có;45;20", "không;30;", "có;40;10", "có;44;1", "không;36;"];
    let found = small("không áp dụng: không tính", rows, "có_dịch_vụ;1;2", &lines);
    assert!(!due("percent").is_empty());
    assert_eq!(weights(&found), (due("percent"), Exact::zero(), true, 6));
}

#[test]
fn what_is_beside_the_rows_is_the_rest() {
    // Row 1 is 10 20 30 40 50, row 2 is 25 for all, the bonus 8 6 4 2 0; the totals 43 51 59 67 75 rise by 8 where row 1 rises by 10 and the
    // bonus falls by 2. So row 1 makes 10/8 of the differences, row 2 nothing, and the bonus takes a quarter.
    let rows = format!("{TWO}điểm cộng 3 \"Ba\" không quá 10 điểm\n  điểm do \"Tổ\" chấm\n");
    let lines = ["10;25;8", "20;25;6", "30;25;4", "40;25;2", "50;25;0"];
    let found = small("tổng điểm không vượt thang điểm", &rows, "1;2;3", &lines);
    let half = || number("1/2");
    let rows = BTreeMap::from([("1".to_owned(), (half(), number("5/4"))), ("2".to_owned(), (half(), Exact::zero()))]);
    assert_eq!(weights(&found), (rows, number("-1/4"), false, 5));
}

#[test]
fn rows_are_told_at_the_highest_level_that_says_it_all() {
    let rows = "nhóm I \"Nhóm\" 20 điểm\nchỉ số 1 \"Một\" 20 điểm\nchỉ số 1.1 \"Một một\" 10 điểm\n  điểm do \"Tổ\" chấm\n\
                chỉ số 1.2 \"Một hai\" 10 điểm\n  điểm do \"Tổ\" chấm\nnhóm II \"Nhóm\" 80 điểm\nchỉ số 2 \"Hai\" 80 điểm\n  điểm do \"Tổ\" chấm\n";
    let told = |lines: &[&str]| -> Vec<(String, SurveyFault)> {
        let found = small("", rows, "1.1;1.2;2", lines).into_iter();
        found.filter_map(|(row, fault)| Some((row?, fault))).collect()
    };
    let same = |points: i64, units| SurveyFault::SameEverywhere { points: points.into(), units, missing: 0 };
    // Group I is 9 for all, and so are its rows.
    let lines = ["4;5;10", "4;5;20", "4;5;30", "4;5;40", "4;5;50"];
    assert_eq!(told(&lines), [("I".to_owned(), same(9, 5))]);
    // Only 1.2 is the same.
    assert_eq!(told(&["1;5;10", "2;5;20", "3;5;30", "4;5;40", "4;5;50"]), [("1.2".to_owned(), same(5, 5))]);
    // With four units, equal points may be chance.
    assert_eq!(told(&lines[..4]), []);
    let few = small("", rows, "1.1;1.2;2", &lines[..4]);
    assert_eq!(few, [(None, SurveyFault::TooFew { units: 4, need: 5 })]);
    // Nine of ten are nearly all, eight are not.
    let at = |full: usize| (0..10).map(|unit| format!("{};{};{}", if unit < full { 10 } else { 3 }, unit, unit * 7)).collect::<Vec<_>>();
    let told_of = |full: usize| told(&at(full).iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(told_of(9), [("1.1".to_owned(), SurveyFault::AtMaximum { at: 9, units: 10 })]);
    assert_eq!(told_of(8), []);
    let lines: Vec<String> = (0..10).map(|unit| format!("{};{};{}", if unit < 9 { "" } else { "3" }, unit, unit * 7)).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert_eq!(told(&lines), [("1.1".to_owned(), SurveyFault::AtZero { at: 9, units: 10, missing: 9 })]);
}

#[test]
fn another_rounding_of_the_total_is_scored_again() {
    // A 49,995 → 50 (Khá); cut 49,99, and unrounded 49,995, both Yếu. D 30,006 → 30,01, cut 30. C 70,004 → 70 either way.
    let rows = format!("{TWO}xếp loại theo tổng điểm\n  từ 50 trở lên: \"Khá\"\n  dưới 50: \"Yếu\"\n");
    let lines = ["40;9,995", "12;48", "35,004;35", "20;10,006", "15,5;5"];
    let found = small("làm tròn tổng điểm đến 2 chữ số thập phân", &rows, "1;2", &lines);
    let decided: Vec<_> = found
        .iter()
        .filter_map(|(_, fault)| match fault {
            SurveyFault::RoundingDecides { place: RoundedPlace::Total, now, instead, change } => Some((*now, *instead, change.clone())),
            _ => None,
        })
        .collect();
    let half = Some(Rounding { places: 2, mode: Mode::HalfUp });
    let [(first_now, None, none), (second_now, Some(cut), other)] = decided.as_slice() else { panic!("{found:?}") };
    assert_eq!((*first_now, *second_now, *cut), (half, half, Rounding { places: 2, mode: Mode::Truncate }));
    let class = Moved::Class(Some("Khá".into()), Some("Yếu".into()));
    assert_eq!((none.scores, none.classes, none.ranks, none.unit.as_str()), (0, 1, 0, "Huyện A"));
    assert_eq!((&none.moved, &none.number), (&class, &Some((Exact::from(50), number("49.995"), false))));
    assert_eq!((other.scores, other.classes, other.ranks, other.unit.as_str()), (2, 1, 0, "Huyện A"));
    assert_eq!((&other.moved, &other.number), (&class, &Some((Exact::from(50), number("49.99"), false))));
    // A stands on the limit as published; nobody else is within 0,01 of it.
    let near: Vec<_> = found.iter().filter(|(_, fault)| matches!(fault, SurveyFault::NearClass { .. })).collect();
    let [(_, SurveyFault::NearClass { limit, class, first, units: 1, .. })] = near.as_slice() else { panic!("{found:?}") };
    assert_eq!((limit, class.as_str(), first), (&Exact::from(50), "Khá", &vec![("Huyện A".to_owned(), Exact::from(50))]));
}

#[test]
fn a_rounding_that_the_rules_do_not_have_is_told_where_it_would_move_somebody() {
    // A has three thirds of 10 and 10: 20, as B has. With its components printed as 3,33 each it has 19,99, and falls behind B.
    let part = |code: &str| {
        format!(
            "chỉ số 1.{code} \"Phần {code}\" 10 điểm\n  số liệu a: số nguyên, từ 0 đến b\n  số liệu b: số nguyên, từ 1 trở lên\n  điểm theo tỷ lệ a / b\n"
        )
    };
    let rows = format!(
        "chỉ số 1 \"Một\" 30 điểm\n{}{}{}chỉ số 2 \"Hai\" 70 điểm\n  điểm do \"Tổ\" chấm\nxếp hạng theo tổng điểm\n",
        part("1"),
        part("2"),
        part("3")
    );
    let lines = ["1;3;1;3;1;3;10", "0;3;0;3;0;3;20", "1;2;1;2;1;2;30", "4;5;1;5;1;2;50", "1;1;1;1;1;2;60"];
    let found = small("làm tròn tổng điểm đến 2 chữ số thập phân", &rows, "1.1.a;1.1.b;1.2.a;1.2.b;1.3.a;1.3.b;2", &lines);
    let found: Vec<_> = found.into_iter().filter(|(_, fault)| matches!(fault, SurveyFault::RoundingDecides { .. })).collect();
    let [(None, SurveyFault::RoundingDecides { place: RoundedPlace::Components, now: None, instead: Some(instead), change })] =
        found.as_slice()
    else {
        panic!("{found:?}")
    };
    assert_eq!(*instead, Rounding { places: 2, mode: Mode::HalfUp });
    assert_eq!((change.scores, change.classes, change.ranks, change.unit.as_str()), (1, 0, 1, "Huyện A"));
    assert_eq!(change.moved, Moved::Rank(Some(4), Some(5)));
    assert_eq!(change.number, Some((Exact::from(20), number("19.99"), false)));
}

#[test]
fn neighbours_one_step_apart_are_named_and_equal_ones_are_not() {
    // 80 and 79,99 are one step apart; 70 and 69,98 two; 60 and 60 share a rank already.
    let lines = ["40;40", "40;39,99", "35;35", "30;39,98", "30;30", "20;40"];
    let found = small("làm tròn tổng điểm đến 2 chữ số thập phân", &format!("{TWO}xếp hạng theo tổng điểm\n"), "1;2", &lines);
    let near: Vec<_> = found.iter().filter(|(_, fault)| matches!(fault, SurveyFault::NearTie { .. })).collect();
    let [(_, SurveyFault::NearTie { step, pairs: 1, first, .. })] = near.as_slice() else { panic!("{found:?}") };
    assert_eq!(*step, number("0.01"));
    assert_eq!(first[0].better, ("Huyện A".to_owned(), Exact::from(80), 1));
    assert_eq!(first[0].worse, ("Huyện B".to_owned(), number("79.99"), 2));
}

fn findings(report: &Value) -> Vec<Value> {
    report["findings"].as_array().unwrap().clone()
}

/// Whether a finding is one of data about rules.
fn surveyed(finding: &Value) -> bool {
    finding["code"].as_str().unwrap().get(1..3) == Some("16")
}

#[test]
fn what_eval_finds_is_found_once_and_in_the_same_words() {
    let given =
        ["rulesets/mau/cap-huyen/huyen.dti", "--data", "examples/mau/cap-huyen.csv", "--common", "examples/mau/cap-huyen-chung.csv"];
    let eval = dti(&[&["eval"][..], &given, &["--format", "json"]].concat()).ends(0).json();
    let check = dti(&[&["check"][..], &given, &["--format", "json"]].concat()).ends(0).json();
    let (new, same): (Vec<Value>, Vec<Value>) = findings(&check).into_iter().partition(surveyed);
    assert_eq!(same, findings(&eval["findings"]));
    assert!(!new.is_empty() && new.iter().all(|finding| finding["line"].is_u64() && finding["cell"].is_null()), "{new:?}");
    // Data that cannot be scored are found as eval finds them, and nothing is said beyond.
    let folder = folder();
    let odd = put(&folder, "so-lieu.csv", "Đơn vị;Cột lạ\nHuyện A;1\n");
    let eval = dti(&["eval", given[0], "--data", &odd, "--format", "json"]).ends(1).json();
    let check = dti(&["check", given[0], "--data", &odd, "--format", "json"]).ends(1).json();
    assert_eq!(findings(&check), findings(&eval["findings"]));
}

#[test]
fn calls_that_do_not_fit_are_refused() {
    let rules = "rulesets/dak-nong/qd-1552-2022/so.dti";
    let data = "examples/dak-nong/2023-so.csv";
    dti(&["check", rules, rules, "--data", data]).ends(2);
    dti(&["check", rules, "--common", data]).ends(2);
    dti(&["check", rules, "--data", "khong-co.csv"]).ends(2);
    // Remarks stand in nobody's way; a warning only where warnings are denied.
    dti(&["check", rules, "--data", data, "--deny", "warning"]).ends(0);
    let case = "tests/cases/survey/W1609+printed-tie";
    let (rules, data) = (format!("{case}.dti"), format!("{case}.csv"));
    dti(&["check", &rules, "--data", &data]).ends(0);
    dti(&["check", &rules, "--data", &data, "--deny", "warning"]).ends(1);
    // Rules that cannot be run: their own errors only.
    let broken = "examples/sua-doi/buoc-1.dti";
    let alone = dti(&["check", broken, "--format", "json"]).ends(1).json();
    assert_eq!(dti(&["check", broken, "--data", "examples/dak-nong/2023-huyen.csv", "--format", "json"]).ends(1).json(), alone);
}
