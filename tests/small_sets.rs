//! The small sets against a script that never reads a rule file: every cell, as exact fractions; each set is proved without a remark, its
//! examples hold and name every row and class, and its sample data reach every class.
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

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use run::{cells, dti, errors, folder, put, scores_of_lists};
use serde_json::Value;

const EXPECTED: &str = "tests/oracle/bo-nho.expected.csv";

/// Each set and its sample data.
const SETS: [(&str, &str); 15] = [
    ("bo-nganh/ict-index/ha-tang", "bo-nganh/ict-ha-tang-mau"),
    ("quoc-gia/qd-766-2022/cap-tinh", "quoc-gia/qd-766-mau"),
    ("can-tho/kh-157-2025/xa", "can-tho/2025-xa-mau"),
    ("mau/binh-quan-hai-cap/binh-quan", "mau/binh-quan-hai-cap"),
    ("mau/muc-tieu-co-dinh/phat-trien", "mau/muc-tieu-co-dinh"),
    ("mau/hang-le/tiep-can-phap-luat", "mau/hang-le/tiep-can-phap-luat"),
    ("mau/hang-le/can-tho-2579-2025", "mau/hang-le/can-tho-2579-2025"),
    ("mau/hang-le/dat-chuan-tcpl", "mau/hang-le/dat-chuan-tcpl"),
    ("mau/hang-le/thi-dua-tp-ho-chi-minh", "mau/hang-le/thi-dua-tp-ho-chi-minh"),
    ("mau/hang-le/thi-dua-hue", "mau/hang-le/thi-dua-hue"),
    ("mau/hang-le/ddci", "mau/hang-le/ddci"),
    ("mau/hang-le/attt-2020", "mau/hang-le/attt-2020"),
    ("mau/hang-le/lao-cai-2023", "mau/hang-le/lao-cai-2023"),
    ("mau/hang-le/tai-nguyen-29-2017", "mau/hang-le/tai-nguyen-29-2017"),
    ("mau/danh-sach-du-an-ho-so/danh-sach", "mau/danh-sach"),
];

/// The tables of the lists that a set has.
const LISTS: [(&str, &[&str]); 1] =
    [("mau/danh-sach-du-an-ho-so/danh-sach", &["dự_án=examples/mau/danh-sach-du-an.csv", "hồ_sơ=examples/mau/danh-sach-ho-so.csv"])];

/// A unit and its cells, as the script prints them.
type Unit = (String, BTreeMap<String, String>);

fn rules(set: &str) -> String {
    format!("rulesets/{set}.dti")
}

fn results(set: &str, data: &str) -> Value {
    let lists = LISTS.iter().find(|(known, _)| *known == set).map_or(&[][..], |(_, lists)| lists);
    scores_of_lists(&rules(set), &format!("examples/{data}.csv"), lists)
}

/// A number of the results as numerator and denominator in lowest terms.
fn fraction(number: &Value) -> Option<(i128, i128)> {
    let text = number.get("value").or_else(|| number.get("fraction"))?;
    Some(parsed(text.as_str().unwrap()))
}

/// `20`, `19.8`, `-1/2` or `25/24`, in lowest terms.
fn parsed(text: &str) -> (i128, i128) {
    if let Some((over, under)) = text.split_once('/') {
        return lowest((over.parse().unwrap(), under.parse().unwrap()));
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits: i128 = format!("{whole}{decimals}").parse().unwrap();
    lowest((digits, 10_i128.pow(u32::try_from(decimals.len()).unwrap())))
}

fn lowest((over, under): (i128, i128)) -> (i128, i128) {
    let (mut a, mut b) = (over.abs(), under);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (over / a.max(1), under / a.max(1))
}

#[test]
fn every_cell_is_what_the_script_says() {
    let mut due: BTreeMap<String, Vec<Unit>> = BTreeMap::new();
    for row in cells(EXPECTED, ';').into_iter().skip(1) {
        let [set, unit, cell, value] = row.try_into().unwrap();
        let units = due.entry(set).or_default();
        if units.last().is_none_or(|(name, _)| *name != unit) {
            units.push((unit, BTreeMap::new()));
        }
        assert!(units.last_mut().unwrap().1.insert(cell, value).is_none());
    }
    assert_eq!(due.keys().map(String::as_str).collect::<BTreeSet<_>>(), SETS.map(|(set, _)| set).into_iter().collect());
    let mut compared = 0;
    for (set, data) in SETS {
        let results = results(set, data);
        let units = results["units"].as_array().unwrap();
        assert_eq!(units.len(), due[set].len(), "{set}");
        for (made, (name, due)) in units.iter().zip(&due[set]) {
            assert_eq!(made["name"], **name, "{set}");
            let rows = made["rows"].as_object().unwrap();
            // Every row of the set is among the cells of the script.
            assert!(rows.keys().all(|code| due.contains_key(code)), "{set}");
            for (cell, value) in due {
                let expected = Some(value).filter(|value| !value.is_empty());
                let number = expected.filter(|_| cell != "class").map(|value| parsed(value));
                let (got, place) = match cell.as_str() {
                    "class" => {
                        assert_eq!(made["class"].as_str(), expected.map(String::as_str), "{set} {name}");
                        compared += 1;
                        continue;
                    }
                    "total" | "applicable" => (fraction(&made[cell]), cell.as_str()),
                    "percent" => (fraction(&made[cell]).map(|(over, under)| lowest((over * 100, under))), "percent"),
                    "rank" | "rank 2" => {
                        let rank = &made["ranks"][usize::from(cell != "rank")]["rank"];
                        (rank.as_i64().map(|rank| (i128::from(rank), 1)), cell.as_str())
                    }
                    code => (fraction(&rows[code]["points"]), code),
                };
                assert_eq!(got, number, "{set} {name} {place}");
                compared += 1;
            }
        }
    }
    assert_eq!(compared, cells(EXPECTED, ';').len() - 1);
}

#[test]
fn every_set_is_proved_without_a_remark_and_its_examples_hold() {
    for (set, _) in SETS {
        let report = dti(&["check", &rules(set), "--format", "json"]).ends(0).json();
        assert_eq!(report["findings"].as_array().unwrap().len(), 0, "{set}: {report:#}");
        let ran = dti(&["test", &rules(set)]).ends(0);
        assert!(ran.text().contains(" 0 ví dụ sai") && !ran.text().contains(": 0 ví dụ đúng"), "{set}: {}", ran.text());
    }
}

/// A row that no example names would be tried by nobody; so would a class.
#[test]
fn the_examples_name_every_scored_row_and_every_class() {
    for (set, data) in SETS {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(rules(set))).unwrap();
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let results = results(set, data);
        for row in results["rows"].as_array().unwrap().iter().filter(|row| row["level"] != "group") {
            let code = row["code"].as_str().unwrap();
            assert!(lines.iter().any(|line| line.starts_with(&format!("thì {code} được "))), "{set}: {code}");
        }
        for class in results["classes"]["rows"].as_array().into_iter().flatten() {
            let name = class["name"].as_str().unwrap();
            assert!(lines.contains(&format!("thì xếp loại là \"{name}\"").as_str()), "{set}: {name}");
            assert_ne!(class["units"], 0, "{set}: the data reach no {name}");
        }
    }
}

/// The README says that no shipped row needs the free formula.
#[test]
fn no_shipped_row_is_a_free_formula() {
    fn lines(folder: &Path, found: &mut Vec<String>) {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                lines(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "dti") {
                found.extend(std::fs::read_to_string(path).unwrap().lines().map(|line| line.trim().to_owned()));
            }
        }
    }
    let mut found = Vec::new();
    lines(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rulesets"), &mut found);
    assert!(found.len() > 1000, "{}", found.len());
    assert!(!found.iter().any(|line| line.starts_with("điểm =") || line.starts_with("điểm=")));
}

#[test]
fn the_printed_tiers_that_share_their_ends_are_refused_at_both() {
    let report = dti(&["check", "examples/loi/bac-chung-moc.dti", "--format", "json"]).ends(1).json();
    assert_eq!(errors(&report), ["E0402 18:5", "E0402 19:5"]);
}

/// What stands under a điểm cộng must be able to reach its cap; more than the cap is cut and no fault.
#[test]
fn the_parts_of_a_bonus_reach_its_cap() {
    let folder = folder();
    for (parts, due) in [([5, 5, 5], 0), ([5, 5, 9], 0), ([5, 5, 3], 1)] {
        let mut text = "bộ chỉ số \"Thử\"\n  mã Mau\n  văn bản \"Mẫu\"\n  thang điểm 100\n  chưa có số liệu: 0 điểm\n  \
             tổng điểm được vượt thang điểm\n\nchỉ số 1 \"Chấm\" 100 điểm\n  điểm do \"Tổ\" chấm\n\nđiểm cộng 5 \"Cộng\" không quá 15 điểm\n"
            .to_owned();
        for (index, part) in parts.into_iter().enumerate() {
            text += &format!(
                "\nđiểm cộng 5.{0} \"Phần {0}\" không quá {part} điểm\n  số liệu đạt: có/không\n  cộng {part} điểm khi đạt\n",
                index + 1
            );
        }
        let path = put(&folder, "bo.dti", text);
        let report = dti(&["check", &path, "--format", "json"]).ends(due).json();
        let codes: Vec<&str> = report["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect();
        assert_eq!(codes, vec!["E0301"; usize::try_from(due).unwrap()], "{parts:?}");
    }
}
