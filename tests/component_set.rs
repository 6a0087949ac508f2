//! The component set against a script that never reads the rule file: every cell, as exact fractions, and proof that the data reach every
//! tier edge, option, cap, 0/0, missing and excluded case.
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

use run::{cells, scores, unit};
use serde_json::Value;

const RULES: &str = "rulesets/mau/hang-thanh-phan/hang.dti";
const DATA: &str = "examples/mau/hang-thanh-phan.csv";
const EXPECTED: &str = "tests/oracle/hang-thanh-phan.expected.csv";

const CODES: [&str; 13] = ["1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "5.4"];

const MISSING: &str = "chưa có số liệu";
const NOTHING: &str = "không phát sinh";
const LEFT: &str = "không áp dụng";

/// A number of the results as numerator and denominator in lowest terms.
fn fraction(number: &Value) -> Option<(i128, i128)> {
    let text = match (number.get("value"), number.get("fraction")) {
        (Some(value), None) => value.as_str().unwrap(),
        (None, Some(fraction)) => {
            let whole = parsed(fraction.as_str().unwrap());
            assert_eq!(lowest(whole), whole, "{fraction} is not in lowest terms");
            assert!([2, 5].iter().fold(whole.1, |rest, prime| strip(rest, *prime)) > 1, "{fraction} ends, so it should be a value");
            return Some(whole);
        }
        (None, None) => return None,
        both => panic!("{both:?}"),
    };
    Some(parsed(text))
}

fn strip(mut number: i128, prime: i128) -> i128 {
    while number % prime == 0 {
        number /= prime;
    }
    number
}

/// `20`, `19.8` or `25/24`, in lowest terms.
fn parsed(text: &str) -> (i128, i128) {
    if let Some((over, under)) = text.split_once('/') {
        return (over.parse().unwrap(), under.parse().unwrap());
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
    let results = scores(RULES, DATA);
    let expected = cells(EXPECTED, ';');
    assert_eq!(expected[0][1..14], CODES);
    assert_eq!(expected[0][14..], ["total", "applicable", "percent"]);
    let units = results["units"].as_array().unwrap();
    assert_eq!(units.len(), expected.len() - 1);
    assert!(units.len() >= 12);
    let mut compared = 0;
    for (row, made) in expected.iter().skip(1).zip(units) {
        assert_eq!(made["name"], row[0]);
        for (code, cell) in CODES.iter().zip(&row[1..14]) {
            let points = &made["rows"][code]["points"];
            let due = Some(cell).filter(|cell| !cell.is_empty()).map(|cell| parsed(cell));
            assert_eq!(fraction(points), due, "{} {code}: {points}", row[0]);
            compared += 1;
        }
        assert_eq!(fraction(&made["total"]), Some(parsed(&row[14])), "{}", row[0]);
        assert_eq!(fraction(&made["applicable"]), Some(parsed(&row[15])), "{}", row[0]);
        let (over, under) = parsed(&row[16]);
        assert_eq!(fraction(&made["percent"]), Some(lowest((over, under * 100))), "{}", row[0]);
        compared += 3;
    }
    assert_eq!(compared, 18 * 16);
    // Nothing else is in the results: the rows of the set are these 13, the 5 main indexes and the 2 groups.
    assert_eq!(results["rows"].as_array().unwrap().len(), 13 + 5 + 2);
}

/// The data as one record per unit, by header.
fn figures() -> Vec<BTreeMap<String, String>> {
    let table = cells(DATA, ';');
    let (header, rows) = table.split_first().unwrap();
    rows.iter().map(|row| header.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

/// What the results say of a row for a unit: `None` where it was scored from figures.
fn state(results: &Value, name: &str, code: &str) -> Option<String> {
    unit(results, name)["rows"][code]["state"].as_str().map(str::to_owned)
}

/// The values of a column in the units that were scored from them.
fn scored(results: &Value, code: &str, column: &str) -> BTreeSet<String> {
    let records = figures();
    let scored = records.iter().filter(|record| state(results, &record["Đơn vị"], code).is_none());
    scored.map(|record| record[column].clone()).collect()
}

/// Pairs of figures in the units that were scored from them, with their points.
fn pairs(results: &Value, code: &str, over: &str, under: &str) -> Vec<(i128, i128, (i128, i128))> {
    let records = figures();
    let scored = records.iter().filter(|record| state(results, &record["Đơn vị"], code).is_none());
    let read = |record: &BTreeMap<String, String>, name: &str| record[&format!("{code}.{name}")].parse::<i128>();
    scored
        .filter_map(|record| {
            let points = fraction(&unit(results, &record["Đơn vị"])["rows"][code]["points"]).unwrap();
            Some((read(record, over).ok()?, read(record, under).ok()?, points))
        })
        .collect()
}

#[test]
fn the_data_reach_every_state_of_every_row() {
    let results = scores(RULES, DATA);
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for made in results["units"].as_array().unwrap() {
        for code in CODES {
            seen.entry(code).or_default().insert(made["rows"][code]["state"].as_str().unwrap_or("scored"));
        }
    }
    for (code, states) in &seen {
        // What a row can be: all have figures and can miss them; the ratios can have nothing arise; four may not apply.
        let mut due = BTreeSet::from(["scored", MISSING]);
        if ["1.2", "1.3", "4.2", "5.1", "5.2", "5.3", "5.4"].contains(code) {
            due.insert(NOTHING);
        }
        if ["2.1", "3.1", "5.1", "5.2"].contains(code) {
            due.insert(LEFT);
        }
        assert_eq!(states, &due, "{code}");
    }
}

#[test]
fn the_data_reach_both_ways_of_nothing_arising_and_figures_where_none_apply() {
    let results = scores(RULES, DATA);
    let (mut zeros, mut words, mut filled) = (0, 0, 0);
    for record in figures() {
        let name = &record["Đơn vị"];
        for (code, over, under) in [
            ("1.2", "a", "b"),
            ("1.3", "a", "b"),
            ("4.2", "có_phần_mềm", "tổng_số"),
            ("5.1", "hài_lòng", "đánh_giá"),
            ("5.2", "tái_sử_dụng", "tổng_số"),
            ("5.3", "đúng_hạn", "tổng_số"),
            ("5.4", "không_hài_lòng", "tổng_số"),
        ] {
            let pair = [&record[&format!("{code}.{over}")], &record[&format!("{code}.{under}")]];
            match state(&results, name, code).as_deref() {
                Some(NOTHING) if pair == ["0", "0"] => zeros += 1,
                Some(NOTHING) => {
                    assert!(pair.iter().any(|cell| ["KPS", "-"].contains(&cell.as_str())), "{name} {code}");
                    words += 1;
                }
                Some(LEFT) if !pair[1].is_empty() => filled += 1,
                // A missing figure outweighs a word for nothing arising.
                Some(MISSING) => assert!(pair.iter().any(|cell| cell.is_empty()), "{name} {code}"),
                _ => {}
            }
        }
    }
    assert!(zeros >= 7 && words >= 7 && filled >= 2, "{zeros} {words} {filled}");
    let thirteen = &figures()[12];
    assert_eq!((thirteen["1.3.a"].as_str(), thirteen["1.3.b"].as_str()), ("KPS", ""));
    assert_eq!(state(&results, "Huyện Mẫu 13", "1.3").as_deref(), Some(MISSING));
}

#[test]
fn the_data_reach_every_tier_and_option() {
    let results = scores(RULES, DATA);
    let meetings = scored(&results, "1.1", "1.1.số_cuộc_họp");
    // Every tier, both sides of the edge at 4, and far above it.
    for count in ["0", "1", "2", "3", "4", "5", "100"] {
        assert!(meetings.contains(count), "{count}");
    }
    let points: BTreeSet<(i128, i128)> = figures()
        .iter()
        .filter(|record| state(&results, &record["Đơn vị"], "1.1").is_none())
        .map(|record| fraction(&unit(&results, &record["Đơn vị"])["rows"]["1.1"]["points"]).unwrap())
        .collect();
    assert_eq!(points, BTreeSet::from([(0, 1), (5, 1), (10, 1), (15, 1), (20, 1)]));
    let options = ["cấp_phó", "cấp_trưởng", "khác"].map(str::to_owned);
    assert_eq!(scored(&results, "2.1", "2.1.trưởng_ban"), BTreeSet::from(options.clone()));
    assert_eq!(scored(&results, "3.1", "3.1.trưởng_ban"), BTreeSet::from(options));
    let both: BTreeSet<[String; 2]> = figures()
        .iter()
        .filter(|record| state(&results, &record["Đơn vị"], "2.2").is_none())
        .map(|record| ["2.2.dự_đủ_họp_tỉnh", "2.2.chủ_trì_họp_huyện"].map(|column| record[column].clone()))
        .collect();
    assert_eq!(both.len(), 4, "{both:?}");
    assert_eq!(results["classes"]["rows"].as_array().unwrap().iter().filter(|row| row["units"] == 0).count(), 0);
}

#[test]
fn the_data_reach_every_cap_and_target() {
    let results = scores(RULES, DATA);
    // More documents than asked for: 20 points, not 25; fewer: less; as many: 20.
    let documents = pairs(&results, "1.3", "a", "b");
    assert!(documents.iter().any(|(a, b, points)| a > b && *points == (20, 1)));
    assert!(documents.iter().any(|(a, b, points)| a == b && *points == (20, 1)));
    assert!(documents.iter().any(|(a, b, points)| a < b && *points != (20, 1)));
    // Applications below, at and above the five that count.
    let applications = scored(&results, "4.3", "4.3.ứng_dụng");
    assert!(["0", "4", "5", "6"].iter().all(|count| applications.contains(*count)), "{applications:?}");
    // Without units under it a unit still gets its applications.
    let none_under = pairs(&results, "4.3", "ứng_dụng", "trực_thuộc");
    assert!(none_under.contains(&(4, 0, (4, 1))), "{none_under:?}");
    for (code, over, under, target, full) in [("5.1", "hài_lòng", "đánh_giá", 90, 6), ("5.2", "tái_sử_dụng", "tổng_số", 80, 2)]
    {
        let shares = pairs(&results, code, over, under);
        for off in [-1, 0, 1] {
            let found = shares.iter().find(|(a, b, _)| a * 100 == (target + off) * b);
            let (.., points) = found.unwrap_or_else(|| panic!("{code}: no unit at {}%", target + off));
            assert_eq!(*points == (full, 1), off >= 0, "{code} at {}%", target + off);
        }
    }
    // The share that counts down reaches both of its ends.
    let unhappy = pairs(&results, "5.4", "không_hài_lòng", "tổng_số");
    assert!(unhappy.iter().any(|(a, b, points)| a == b && *points == (0, 1)));
    assert!(unhappy.iter().any(|(a, _, points)| *a == 0 && *points == (6, 1)));
    // Two units share the first rank, and the next is third.
    let mut ranks: Vec<u64> = results["units"].as_array().unwrap().iter().map(|unit| unit["ranks"][0]["rank"].as_u64().unwrap()).collect();
    ranks.sort_unstable();
    assert_eq!(ranks[..3], [1, 1, 3]);
}
