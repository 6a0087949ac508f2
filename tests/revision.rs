//! A revision made by text edits: each step gives exactly what its README names, and the ranks before and after are those it prints.
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

use std::path::Path;

use run::{cells, dti, errors, scaled, scores, unit, value};

const FOLDER: &str = "examples/sua-doi";

/// The rows of the table of the README under a header, cut at the bars.
fn table(header: &str) -> Vec<Vec<String>> {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join("README.md")).unwrap();
    let mut lines = readme.lines().skip_while(|line| !line.starts_with(header));
    assert!(lines.next().is_some() && lines.next().unwrap().starts_with("|---"), "no table {header}");
    let rows = lines.take_while(|line| line.starts_with('|'));
    rows.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn every_step_gives_exactly_the_codes_and_places_the_readme_names() {
    let steps = table("| tệp | sửa gì |");
    let names: Vec<&str> = steps.iter().map(|row| row[0].trim_matches('`')).collect();
    let all = ["huyen-goc.dti", "buoc-1.dti", "buoc-2.dti", "buoc-3.dti", "buoc-4.dti", "buoc-5.dti", "huyen-sua-doi.dti"];
    assert_eq!(names, all);
    let mut named = 0;
    for (step, name) in steps.iter().zip(names) {
        let due: Vec<String> = match step[2].as_str() {
            "không có lỗi" => vec![],
            said => said.split(" · ").map(|part| part.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect(),
        };
        named += due.len();
        let report = dti(&["check", &format!("{FOLDER}/{name}"), "--format", "json"]).ends(i32::from(!due.is_empty())).json();
        assert_eq!(errors(&report), due, "{name}");
        // Nothing but these: no warning, no remark, and of what is accepted only the code that indicator 7 left behind.
        let (accepted, open): (Vec<_>, Vec<_>) =
            report["findings"].as_array().unwrap().iter().partition(|finding| !finding["accepted"].is_null());
        assert_eq!(open.len(), due.len(), "{name}: {report:#}");
        let accepted: Vec<_> = accepted.iter().map(|finding| &finding["code"]).collect();
        assert_eq!(accepted, if name == "huyen-goc.dti" { vec![] } else { vec!["N1563"] }, "{name}");
        // A set that left something behind is not scored.
        let run = dti(&["eval", &format!("{FOLDER}/{name}"), "--data", "examples/dak-nong/2023-huyen.csv"]);
        assert_eq!(run.out.is_empty(), name != "huyen-goc.dti", "{name}");
    }
    assert_eq!(named, 8);
}

/// The numbers that the README gives for a step stand in the message at that place.
#[test]
fn the_messages_carry_the_numbers_of_the_readme() {
    let due = [
        ("buoc-1.dti", "E0301", ["500", "350"]),
        ("buoc-2.dti", "E0316", ["700", "850"]),
        ("buoc-3.dti", "E0301", ["500", "400"]),
        ("buoc-4.dti", "E0302", ["1.000", "900"]),
        ("buoc-5.dti", "E0404", ["450", "500"]),
    ];
    for (name, code, numbers) in due {
        let report = dti(&["check", &format!("{FOLDER}/{name}"), "--format", "json"]).ends(1).json();
        let findings = report["findings"].as_array().unwrap();
        let finding = findings.iter().find(|finding| finding["code"] == code).unwrap();
        let message = finding["message"].as_str().unwrap();
        assert!(numbers.iter().all(|number| message.contains(number)), "{name}: {message}");
    }
}

#[test]
fn totals_ranks_and_classes_before_and_after_are_those_of_the_readme() {
    let before = scores(&format!("{FOLDER}/huyen-goc.dti"), "examples/dak-nong/2023-huyen.csv");
    let after = scores(&format!("{FOLDER}/huyen-sua-doi.dti"), &format!("{FOLDER}/2023-huyen.csv"));
    let rows = table("| đơn vị | trước");
    assert_eq!(rows.len(), 8);
    for row in rows {
        for (results, cell) in [(&before, &row[1]), (&after, &row[2])] {
            let [total, rank, class] = cell.split(" · ").collect::<Vec<_>>().try_into().unwrap();
            let made = unit(results, &row[0]);
            assert_eq!(value(&made["total"], 2), Some(scaled(total, 2)), "{}", row[0]);
            assert_eq!(made["ranks"][0]["rank"].to_string(), rank, "{}", row[0]);
            assert_eq!(made["class"], if class == "TB" { "Trung bình" } else { class }, "{}", row[0]);
        }
    }
}

/// The revised totals by hand: the five foundations, at most 400, and indexes 6 and 8.
#[test]
fn the_revised_totals_add_up_from_the_data() {
    let after = scores(&format!("{FOLDER}/huyen-sua-doi.dti"), &format!("{FOLDER}/2023-huyen.csv"));
    let data = cells(&format!("{FOLDER}/2023-huyen.csv"), ';');
    assert_eq!(data.len(), 9);
    for row in &data[1..] {
        let points: Vec<i64> = row[1..].iter().map(|cell| scaled(cell, 2)).collect();
        let total = points[..5].iter().sum::<i64>().min(40_000) + points[5..].iter().sum::<i64>();
        assert_eq!(value(&unit(&after, &row[0])["total"], 2), Some(total), "{}", row[0]);
    }
}

/// The starting point scores as the shipped set does, and the data are the shipped data without one column.
#[test]
fn the_starting_point_is_the_shipped_set() {
    let data = "examples/dak-nong/2023-huyen.csv";
    let start = scores(&format!("{FOLDER}/huyen-goc.dti"), data);
    let shipped = scores("rulesets/dak-nong/qd-1552-2022/huyen.dti", data);
    for key in ["units", "means"] {
        assert_eq!(start[key], shipped[key], "{key}");
    }
    let mut old = cells(data, ';');
    for row in &mut old {
        row.remove(7);
    }
    assert_eq!(old, cells(&format!("{FOLDER}/2023-huyen.csv"), ';'));
}
