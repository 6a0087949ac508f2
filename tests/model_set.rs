//! The full-size model set against a script that never reads the rule files: every cell of the sample units and of a thousand generated
//! ones, as exact fractions.
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

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use num_bigint::BigInt;
use num_rational::BigRational;
use run::{cells, dti, folder, put, records};
use serde_json::Value;

const RULES: &str = "rulesets/mau/cap-huyen/huyen.dti";
const DATA: &str = "examples/mau/cap-huyen.csv";
const COMMON: &str = "examples/mau/cap-huyen-chung.csv";
const EXPECTED: &str = "tests/oracle/cap-huyen.expected.csv";
const SCRIPT: &str = "tests/oracle/cap_huyen.py";

const PILLARS: [&str; 3] = ["Chính quyền số", "Kinh tế số", "Xã hội số"];
const MISSING: &str = "chưa có số liệu";
const NOTHING: &str = "không phát sinh";
const LEFT: &str = "không áp dụng";

/// What the script prints.
fn python(arguments: &[&str]) -> String {
    let ran = Command::new("python3").arg(SCRIPT).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("python3");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

fn scores(data: &str) -> Value {
    dti(&["eval", RULES, "--data", data, "--common", COMMON, "--format", "json"]).ends(0).json()
}

/// `20`, `19.8` or `25/24`.
fn parsed(text: &str) -> BigRational {
    let whole = |text: &str| text.parse::<BigInt>().unwrap_or_else(|_| panic!("“{text}” is no number"));
    if let Some((over, under)) = text.split_once('/') {
        return BigRational::new(whole(over), whole(under));
    }
    let (integer, decimals) = text.split_once('.').unwrap_or((text, ""));
    BigRational::new(whole(&format!("{integer}{decimals}")), BigInt::from(10).pow(u32::try_from(decimals.len()).unwrap()))
}

/// A number of the results; nothing where there is none.
fn exact(number: &Value) -> Option<BigRational> {
    let text = number.get("value").or_else(|| number.get("fraction"))?;
    Some(parsed(text.as_str().unwrap()))
}

/// Compares every cell of the script's table; gives how many there were.
fn compare(results: &Value, expected: &[Vec<String>]) -> usize {
    let (header, rows) = expected.split_first().unwrap();
    let units = results["units"].as_array().unwrap();
    assert_eq!(units.len(), rows.len());
    // Nothing else is in the results: 65 components, 8 main indexes, 2 groups, a bonus and a deduction.
    let codes: BTreeSet<&str> = results["rows"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect();
    assert_eq!(codes, header[1..78].iter().map(String::as_str).collect());
    let mut compared = 0;
    for (row, made) in rows.iter().zip(units) {
        let cell: BTreeMap<&str, &str> = header.iter().map(String::as_str).zip(row.iter().map(String::as_str)).collect();
        assert_eq!(made["name"], cell["unit"]);
        let mut same = |what: &str, got: Option<BigRational>, due: &str| {
            let due = Some(due).filter(|due| !due.is_empty()).map(parsed);
            assert_eq!(got, due, "{} {what}", row[0]);
            compared += 1;
        };
        for code in &codes {
            same(code, exact(&made["rows"][code]["points"]), cell[code]);
        }
        for (pillar, title) in made["pillars"].as_array().unwrap().iter().zip(PILLARS) {
            assert_eq!(pillar["title"], title);
            same(title, exact(&pillar["points"]), cell[title]);
        }
        same("total", exact(&made["total"]), cell["total"]);
        same("applicable", exact(&made["applicable"]), cell["applicable"]);
        same("percent", exact(&made["percent"]).map(|share| share * BigInt::from(100)), cell["percent"]);
        for (table, column) in ["rank", "rank in region"].iter().enumerate() {
            assert_eq!(made["ranks"][table]["rank"].to_string(), cell[column], "{} {column}", row[0]);
        }
        assert_eq!(made["class"], cell["class"], "{}", row[0]);
    }
    compared
}

/// The states that each row was in.
fn states(results: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for made in results["units"].as_array().unwrap() {
        for (code, row) in made["rows"].as_object().unwrap() {
            seen.entry(code.clone()).or_default().insert(row["state"].as_str().unwrap_or("scored").to_owned());
        }
    }
    seen
}

#[test]
fn every_cell_of_the_sample_is_what_the_script_says() {
    let results = scores(DATA);
    assert_eq!(compare(&results, &cells(EXPECTED, ';')), 15 * (77 + 3 + 3));
    // A capped total, a total held at zero, a shared rank with the next one skipped, and no class left empty.
    let units = results["units"].as_array().unwrap();
    let totals: Vec<&str> = units.iter().filter_map(|unit| unit["total"]["value"].as_str()).collect();
    assert!(totals.contains(&"1000") && totals.contains(&"0"), "{totals:?}");
    let mut ranks: Vec<u64> = units.iter().map(|unit| unit["ranks"][0]["rank"].as_u64().unwrap()).collect();
    ranks.sort_unstable();
    assert!(ranks.windows(2).any(|pair| pair[0] == pair[1]), "{ranks:?}");
    assert!(results["classes"]["rows"].as_array().unwrap().iter().all(|class| class["units"] != 0));
}

/// Ranks begin anew in each region, so a table within regions says which region it is in.
#[test]
fn a_table_within_regions_names_them() {
    let ran = dti(&["eval", RULES, "--data", DATA, "--common", COMMON]).ends(0);
    let (_, table) = ran.text().split_once("Bảng 2. Trong từng vùng").unwrap();
    for (region, first) in [("Đồng bằng", "Thị xã Mẫu 02"), ("Miền núi", "Huyện Mẫu 05"), ("Ven biển", "Thành phố Mẫu 01")]
    {
        let mut lines = table.lines().skip_while(|line| line.trim() != region).skip(1);
        let words: Vec<&str> = lines.next().unwrap_or_default().split_whitespace().collect();
        assert_eq!(words[..words.len() - 1].join(" "), format!("1 {first}"), "{region}");
    }
}

#[test]
fn the_expected_table_is_what_the_script_prints() {
    assert_eq!(python(&[]), std::fs::read_to_string(EXPECTED).unwrap());
}

#[test]
fn every_cell_of_a_thousand_units_is_what_the_script_says() {
    let folder = folder();
    let generated = python(&["--generate", "1000", "--seed", "20240101"]);
    let data = put(&folder, "units.csv", &generated);
    let results = scores(&data);
    let expected = records(&python(&[&data, COMMON]), ';');
    assert_eq!(compare(&results, &expected), 1000 * (77 + 3 + 3));

    // Blanks, words for nothing arising, zeros over zeros and rows that do not apply all occur, at every row where they can.
    let table = records(&generated, ';');
    for word in ["", "KPS", "-"] {
        assert!(table.iter().flatten().any(|cell| cell == word), "“{word}”");
    }
    let at = |name: &str| table[0].iter().position(|column| column == name).unwrap();
    let (over, under) = (at("6.4.đúng_hạn"), at("6.4.giải_quyết"));
    assert!(table.iter().any(|row| row[over] == "0" && row[under] == "0"));
    let seen = states(&results);
    let leaving = ["3.9", "6.1", "6.2", "6.3", "6.4", "6.9", "6.12"];
    let arising =
        ["1.2", "2.2", "3.6", "3.9", "5.1", "5.2", "5.9", "5.10", "5.11", "6.1", "6.3", "6.4", "6.5", "6.8", "6.12", "7.1", "7.3"];
    for (code, states) in seen.iter().filter(|(code, _)| code.contains('.')) {
        let mut due = BTreeSet::from(["scored".to_owned()]);
        // Not deployed, information only, and made of other rows: no figure can be missing there.
        if !["3.10", "7.8", "6.12"].contains(&code.as_str()) {
            due.insert(MISSING.to_owned());
        }
        if arising.contains(&code.as_str()) {
            due.insert(NOTHING.to_owned());
        }
        if leaving.contains(&code.as_str()) {
            due.insert(LEFT.to_owned());
        }
        assert_eq!(states, &due, "{code}");
    }
    assert!(results["classes"]["rows"].as_array().unwrap().iter().all(|class| class["units"] != 0));
}
