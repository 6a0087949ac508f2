//! Four rounds of the model set, as Quảng Ngãi published them for 2022: the table in the published form, each number and each change against
//! a script that never reads the rule files, and what holds in every line that was published.
#![cfg(feature = "cli")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod run;

use std::process::Command;

use num_bigint::BigInt;
use num_rational::BigRational;
use run::{Ran, cells, dti, folder, names_in, records, scaled};
use serde_json::Value;

const RULES: &str = "rulesets/mau/cap-huyen/huyen.dti";
const FOLDER: &str = "examples/mau/cap-huyen-vong";
const COMMON: &str = "examples/mau/cap-huyen-vong/chung.csv";
const ROUNDS: [(&str, &str); 4] = [
    ("Tự chấm", "tu-cham.csv"),
    ("Thẩm định lần 1", "tham-dinh-lan-1.csv"),
    ("Rà soát", "ra-soat.csv"),
    ("Thẩm định lần 2", "tham-dinh-lan-2.csv"),
];
const PUBLISHED: [(&str, usize); 2] =
    [("examples/quang-ngai/2022/huyen-vong-cham.csv", 13), ("examples/quang-ngai/2022/so-vong-cham.csv", 20)];
const TABLE: &str = "tests/oracle/bon-vong.expected.csv";
const CHANGES: &str = "tests/oracle/bon-vong-thay-doi.expected.csv";
/// Where the published columns stand: the points of each round.
const POINTS: [usize; 4] = [2, 8, 9, 10];

/// Scores the first so many rounds.
fn rounds(count: usize, more: &[&str]) -> Ran {
    let data: Vec<String> = ROUNDS[..count].iter().map(|(round, file)| format!("{round}={FOLDER}/{file}")).collect();
    let mut args = vec!["eval", RULES, "--common", COMMON];
    args.extend(data.iter().flat_map(|data| ["--data", data.as_str()]));
    args.extend(more);
    dti(&args).ends(0)
}

fn python(script: &str, arguments: &[&str]) -> String {
    let ran = Command::new("python3").arg(script).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("python3");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

fn oracle(arguments: &[&str]) -> String {
    python("tests/oracle/bon_vong.py", arguments)
}

/// `20`, `19.8` or `25/24`, and nothing where there is nothing.
fn parsed(text: &str) -> Option<BigRational> {
    let whole = |text: &str| text.parse::<BigInt>().unwrap_or_else(|_| panic!("“{text}” is no number"));
    if text.is_empty() {
        return None;
    }
    if let Some((over, under)) = text.split_once('/') {
        return Some(BigRational::new(whole(over), whole(under)));
    }
    let (integer, decimals) = text.split_once('.').unwrap_or((text, ""));
    let under = BigInt::from(10).pow(u32::try_from(decimals.len()).unwrap());
    Some(BigRational::new(whole(&format!("{integer}{decimals}")), under))
}

/// A number of the results, exactly; nothing where there is none.
fn exact(number: &Value) -> Option<BigRational> {
    number.get("value").or_else(|| number.get("fraction")).and_then(|text| parsed(text.as_str().unwrap()))
}

fn count(text: &str) -> u32 {
    text.parse().unwrap_or_else(|_| panic!("“{text}” is no count"))
}

/// What holds in every line of a table of rounds: đã nhập + chưa nhập = tổng tiêu chí, chưa đạt + đạt = đã nhập, places from 1 on.
fn holds(table: &[Vec<String>]) {
    for (place, line) in table.iter().enumerate() {
        assert_eq!(count(&line[0]), u32::try_from(place + 1).unwrap(), "{line:?}");
        let [all, filled, blank, failed, passed] = [3, 4, 5, 6, 7].map(|column: usize| count(&line[column]));
        assert_eq!(filled + blank, all, "{line:?}");
        assert_eq!(failed + passed, filled, "{line:?}");
    }
}

/// The lines of units: the published mean has no place.
fn units(table: &[Vec<String>]) -> Vec<Vec<String>> {
    table[1..].iter().filter(|line| !line[0].is_empty()).cloned().collect()
}

#[test]
fn the_published_tables_hold_what_we_ask_of_ours() {
    for (path, due) in PUBLISHED {
        let table = cells(path, ',');
        let lines = units(&table);
        assert_eq!(lines.len(), due, "{path}");
        holds(&lines);
        let last: Vec<i64> = lines.iter().map(|line| scaled(&line[10], 2)).collect();
        assert!(last.is_sorted_by(|above, below| above >= below), "{path}");
    }
}

#[test]
fn the_table_has_the_published_form_and_the_numbers_of_the_script() {
    let table = records(rounds(4, &["--format", "csv", "--table", "rounds"]).text(), ',');
    let mut published = cells(PUBLISHED[0].0, ',')[0].clone();
    assert_eq!(published[1], "Tên địa phương");
    published[1] = "Đơn vị".to_owned();
    assert_eq!(table[0], published);

    let expected = cells(TABLE, ',');
    assert_eq!(expected[0], cells(PUBLISHED[0].0, ',')[0]);
    let due = units(&expected);
    assert_eq!((table.len() - 1, due.len()), (13, 13));
    for (made, due) in table[1..].iter().zip(&due) {
        assert_eq!(made[1], due[1]);
        for (column, (made, due)) in made.iter().zip(due).enumerate().filter(|(column, _)| *column != 1) {
            assert_eq!(parsed(made).unwrap(), parsed(due).unwrap(), "{}, {}", published[column], due);
        }
        assert_eq!(made.len(), due.len());
    }
    holds(&table[1..]);
    // Some filled everything and one less than a third, as there.
    let share = |line: &Vec<String>| 100 * count(&line[4]) / count(&line[3]);
    assert!(due.iter().any(|line| share(line) == 100) && due.iter().any(|line| share(line) < 33));
    // The first appraisal takes points from everybody; a unit that answers nothing keeps its own unless it is compared with others.
    assert!(due.iter().all(|line| parsed(&line[8]) < parsed(&line[2])));
    assert!(due.iter().any(|line| line[8] == line[9]) && due.iter().any(|line| parsed(&line[9]) > parsed(&line[8])));
}

/// The published places follow the last column. This set ranks by the share of the applicable maximum, so ours follow that share in the last
/// round, and points among units with the same maximum.
#[test]
fn places_follow_the_last_round() {
    let results = rounds(4, &["--format", "json"]).json();
    let mut last: Vec<(u64, BigRational, BigRational, BigRational)> = results["units"]
        .as_array()
        .unwrap()
        .iter()
        .zip(results["rounds"][3]["units"].as_array().unwrap())
        .map(|(unit, round)| {
            assert_eq!(unit["name"], round["name"]);
            assert_eq!(["total", "percent"].map(|what| exact(&unit[what])), ["total", "percent"].map(|what| exact(&round[what])));
            let [total, percent, applicable] = ["total", "percent", "applicable"].map(|what| exact(&unit[what]).unwrap());
            (unit["ranks"][0]["rank"].as_u64().unwrap(), percent, applicable, total)
        })
        .collect();
    last.sort_by_key(|(rank, ..)| *rank);
    assert!(last.is_sorted_by(|above, below| above.1 > below.1));
    for (place, above) in last.iter().enumerate() {
        assert!(last[place..].iter().all(|below| below.2 != above.2 || below.3 <= above.3));
    }
    // And it is the last round that they follow: by the first they would be others.
    let first: Vec<_> = results["rounds"][0]["units"].as_array().unwrap().iter().map(|unit| exact(&unit["percent"])).collect();
    let ranks: Vec<u64> = results["units"].as_array().unwrap().iter().map(|unit| unit["ranks"][0]["rank"].as_u64().unwrap()).collect();
    assert!((0..13).any(|one| (0..13).any(|other| ranks[one] < ranks[other] && first[one] < first[other])));
}

#[test]
fn the_mean_of_each_round_is_what_the_script_says() {
    let due = cells(TABLE, ',').pop().unwrap();
    assert_eq!(due[1], "Điểm trung bình các địa phương");
    let ran = rounds(4, &[]);
    let (_, table) = ran.text().split_once("Kết quả qua các vòng chấm").unwrap();
    let mean = table.lines().find(|line| line.contains("Trung bình")).unwrap();
    let numbers: Vec<i64> = mean.split_whitespace().skip(2).map(|number| scaled(number, 2)).collect();
    assert_eq!(numbers, POINTS.map(|column| scaled(&due[column], 2)));
}

#[test]
fn json_says_what_the_table_says() {
    let results = rounds(4, &["--format", "json"]).json();
    let table = records(rounds(4, &["--format", "csv", "--table", "rounds"]).text(), ',');
    for (index, ((name, _), column)) in ROUNDS.iter().zip(POINTS).enumerate() {
        let round = &results["rounds"][index];
        assert_eq!((round["name"].as_str(), round["official"].as_bool()), (Some(*name), Some(index == 3)));
        for line in &table[1..] {
            let unit = round["units"].as_array().unwrap().iter().find(|unit| unit["name"] == line[1]).unwrap();
            assert_eq!(exact(&unit["total"]), parsed(&line[column]), "{name}, {}", line[1]);
            if index == 0 {
                let counts = ["all", "filled", "blank", "failed", "passed"].map(|what| unit["counts"][what].to_string());
                assert_eq!(counts, line[3..8], "{}", line[1]);
                assert_eq!(unit["changes"], Value::Array(Vec::new()));
            }
        }
    }
    assert_eq!(results["rounds"].as_array().unwrap().len(), 4);
}

/// Round, unit, row, points before and after, figure, reason.
type Line = (String, String, String, Option<BigRational>, Option<BigRational>, String, String);

/// The changes of the results, one per correction.
fn changes(results: &Value) -> Vec<Line> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut lines = Vec::new();
    for round in results["rounds"].as_array().unwrap() {
        for unit in round["units"].as_array().unwrap() {
            for change in unit["changes"].as_array().unwrap() {
                let row = text(&change["row"]);
                let by = change["by"].as_array().unwrap();
                let mut add = |figure: String, reason: String| {
                    let points = (exact(&change["before"]), exact(&change["after"]));
                    lines.push((text(&round["name"]), text(&unit["name"]), row.clone(), points.0, points.1, figure, reason));
                };
                for made in by {
                    add(text(&made["input"]), text(&made["reason"]));
                }
                if by.is_empty() {
                    add(String::new(), String::new());
                }
            }
        }
    }
    lines.sort();
    lines
}

/// The same of the script. Its rounds begin with a small letter, and points that are set have a name in place of a figure.
fn due(text: &str) -> Vec<Line> {
    let name = |round: &str| ROUNDS.iter().find(|(name, _)| name.to_lowercase() == round).unwrap().0.to_owned();
    let table = records(text, ',');
    let mut lines: Vec<Line> = table[1..]
        .iter()
        .map(|line| {
            let [round, unit, row, before, after, figure, reason] = line.clone().try_into().unwrap();
            (name(&round), unit, row, parsed(&before), parsed(&after), figure, reason)
        })
        .collect();
    lines.sort();
    lines
}

/// Line by line, with the points as they are, which only JSON has.
fn same_changes(made: &[Line], due: &[Line]) {
    assert_eq!(made.len(), due.len());
    for (made, due) in made.iter().zip(due) {
        // Points that are set are no figure of the set, and those that people give have no name of their own.
        let figure = if ["điểm ấn định", "điểm chấm"].contains(&due.5.as_str()) { "" } else { &due.5 };
        let named = if due.5 == "điểm chấm" { "" } else { &made.5 };
        assert_eq!((&made.0, &made.1, &made.2, &made.3, &made.4, named, &made.6), (&due.0, &due.1, &due.2, &due.3, &due.4, figure, &due.6));
    }
}

#[test]
fn the_changes_are_those_of_the_script() {
    let expected = std::fs::read_to_string(CHANGES).unwrap();
    let due = due(&expected);
    same_changes(&changes(&rounds(4, &["--format", "json"]).json()), &due);
    // The table lists the same corrections in the same words.
    let table = records(rounds(4, &["--format", "csv", "--table", "changes"]).text(), ',');
    let mut listed: Vec<[&str; 5]> = table[1..].iter().map(|line| [0, 1, 2, 6, 9].map(|column: usize| line[column].as_str())).collect();
    listed.sort_unstable();
    let mut wanted: Vec<[&str; 5]> = due.iter().map(|line| [&*line.0, &*line.1, &*line.2, &*line.5, &*line.6]).collect();
    wanted.sort_unstable();
    assert_eq!(listed, wanted);
    // All kinds are there: points set, figures corrected with a reason and handed in without one, points of people, effects on others.
    let some = |what: &dyn Fn(&Line) -> bool| due.iter().any(what);
    assert!(some(&|line| line.5 == "điểm ấn định") && some(&|line| line.5 == "điểm chấm"));
    assert!(some(&|line| line.5 == "tổng_số" && !line.6.is_empty()) && some(&|line| line.5 == "tổng_số" && line.6.is_empty()));
    assert!(some(&|line| line.5.is_empty() && line.2 == "4.6"));
}

#[test]
fn without_the_last_file_the_third_round_is_the_result() {
    let results = rounds(3, &["--format", "json"]).json();
    let codes: Vec<&str> = results["findings"]["findings"].as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect();
    assert!(codes.contains(&"N1104"), "{codes:?}");
    assert!(results["rounds"].as_array().unwrap().iter().all(|round| round["official"] == false));
    let common = std::iter::once(COMMON.to_owned());
    let files: Vec<String> = common.chain(ROUNDS[..3].iter().map(|(_, file)| format!("{FOLDER}/{file}"))).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let table = records(&oracle(&files), ',');
    assert_eq!(table[0].last().unwrap(), "Điểm rà soát");
    let all = cells(TABLE, ',');
    for line in units(&table) {
        let unit = run::unit(&results, &line[1]);
        assert_eq!(exact(&unit["total"]), parsed(&line[9]), "{}", line[1]);
        assert_eq!(unit["ranks"][0]["rank"].to_string(), line[0], "{}", line[1]);
        assert_eq!(all.iter().find(|whole| whole[1] == line[1]).unwrap()[2..10], line[2..10]);
    }
    same_changes(&changes(&results), &due(&oracle(&[&["--changes"][..], &files].concat())));
}

/// Twice a unit answers points that were set with new figures; that is said, and nothing else is but what is missing.
#[test]
fn points_that_later_figures_lift_are_told() {
    let results = rounds(4, &["--format", "json"]).json();
    let found: Vec<&str> = results["findings"]["findings"].as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect();
    let times = |code: &str| found.iter().filter(|known| **known == code).count();
    assert_eq!((found.len(), times("W1118"), times("N0737"), times("N1019")), (4, 2, 1, 1), "{found:?}");
}

#[test]
fn the_expected_tables_are_what_the_script_prints() {
    assert_eq!(oracle(&[]), std::fs::read_to_string(TABLE).unwrap());
    assert_eq!(oracle(&["--changes"]), std::fs::read_to_string(CHANGES).unwrap());
}

/// The shipped files are made from `dti sample` and nothing else.
#[test]
fn the_files_come_from_made_up_data() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let made: Vec<String> = [("2022", "a.csv", &["--states"][..]), ("2023", "b.csv", &[]), ("2024", "c.csv", &[])]
        .into_iter()
        .map(|(seed, name, states)| {
            let (out, common) = (path(name), path(&format!("chung-{name}")));
            let args = ["sample", RULES, "--units", "44", "--seed", seed, "--decimal", "comma", "--out", &out, "--common-out", &common];
            dti(&[&args[..], states].concat()).ends(0);
            out
        })
        .collect();
    std::fs::copy(path("chung-a.csv"), path("chung.csv")).unwrap();
    let out = folder.path().join("made");
    std::fs::create_dir(&out).unwrap();
    let (chung, out) = (path("chung.csv"), out.display().to_string());
    python("tests/oracle/bon_vong_so_lieu.py", &[&made[0], &made[1], &made[2], &chung, &out]);
    assert_eq!(std::fs::read(&chung).unwrap(), std::fs::read(COMMON).unwrap());
    assert_eq!(names_in(out.as_ref()).len(), 4);
    for (_, file) in ROUNDS {
        let shipped = std::fs::read_to_string(format!("{FOLDER}/{file}")).unwrap();
        assert_eq!(std::fs::read_to_string(format!("{out}/{file}")).unwrap(), shipped, "{file}");
    }
}
