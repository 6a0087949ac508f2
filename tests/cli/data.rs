//! Data as people keep them: any delimiter, either decimal mark, any way of writing letters; two readings are refused.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use crate::run::{dti, fed, folder, put, records, scaled, unit, value};
use crate::{ACCEPTED, HUYEN, HUYEN_DATA, SMALL};

/// The data of Đắk Nông, cut into cells.
fn shipped() -> Vec<Vec<String>> {
    records(&std::fs::read_to_string(HUYEN_DATA).unwrap(), ';')
}

/// Cells as CSV; those that hold the delimiter or ask for it are quoted.
fn written(rows: &[Vec<String>], delimiter: char, end: &str) -> String {
    let cell = |cell: &String| if cell.contains([delimiter, '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string()) + end;
    rows.iter().map(line).collect()
}

/// The results of data from the standard input, without the name and fingerprint of the data.
fn results(rules: &str, data: &[u8]) -> Value {
    let mut made = fed(&["eval", rules, "--data", "-", "--format", "json"], data).ends(0).json();
    made["origin"]["data"].take();
    made
}

#[test]
fn every_way_of_writing_one_table_gives_the_same_results() {
    let bytes = std::fs::read(HUYEN_DATA).unwrap();
    let due = results(HUYEN, &bytes);
    let comma = shipped();
    let point: Vec<Vec<String>> = comma
        .iter()
        .enumerate()
        .map(|(line, row)| row.iter().map(|cell| if line > 0 { cell.replace(',', ".") } else { cell.clone() }).collect())
        .collect();
    for delimiter in [',', ';', '\t'] {
        for rows in [&comma, &point] {
            for end in ["\n", "\r\n"] {
                for mark in ["", "\u{feff}"] {
                    let text = format!("{mark}{}", written(rows, delimiter, end));
                    assert_eq!(results(HUYEN, text.as_bytes()), due, "{text}");
                }
            }
        }
    }
    // A file without an end of line at its end, and with blanks around cells.
    let blanks = String::from_utf8(bytes).unwrap().trim_end().replace(';', " ; ");
    assert_eq!(results(HUYEN, blanks.as_bytes()), due);
}

#[test]
fn the_standard_input_is_a_file_like_others() {
    let bytes = std::fs::read(HUYEN_DATA).unwrap();
    let from_file = dti(&["eval", HUYEN, "--data", HUYEN_DATA, "--format", "json"]).ends(0).json();
    let piped = fed(&["eval", HUYEN, "--data", "-", "--format", "json"], &bytes).ends(0).json();
    assert_eq!(piped["origin"]["data"]["file"], "-");
    assert_eq!(piped["origin"]["data"]["sha256"], from_file["origin"]["data"]["sha256"]);
    assert_eq!(piped["units"], from_file["units"]);
    // Other data, other fingerprint; the same rules, the same.
    let other = fed(&["eval", HUYEN, "--data", "-", "--format", "json"], &[&bytes[..], b"\n"].concat()).ends(0).json();
    assert_ne!(other["origin"]["data"]["sha256"], from_file["origin"]["data"]["sha256"]);
    assert_eq!(other["origin"]["rules"], from_file["origin"]["rules"]);
    // A fault of a cell names the input, the line and the column.
    let fault = fed(&["eval", HUYEN, "--data", "-"], &String::from_utf8(bytes).unwrap().replace("30,01", "ba mươi").into_bytes()).ends(1);
    assert!(
        fault.err.contains("[-:9]") && fault.err.contains("Hoạt động chính quyền số") && fault.err.contains("ba mươi"),
        "{}",
        fault.err
    );
}

#[test]
fn both_marks_in_one_file_are_refused_with_both_cells() {
    let mut rows = shipped();
    rows[1][3] = "90.75".to_owned();
    let refused = fed(&["eval", HUYEN, "--data", "-", "--format", "csv"], written(&rows, ';', "\n").as_bytes()).ends(1);
    assert!(refused.out.is_empty());
    assert!(refused.err.contains("E0712") && refused.err.contains("90.75") && refused.err.contains("98,75"), "{}", refused.err);
    assert!(refused.err.contains("1 lỗi"), "{}", refused.err);
    // Said which mark it is, only the other cells are wrong.
    let said = fed(&["eval", HUYEN, "--data", "-", "--data-decimal", "comma"], written(&rows, ';', "\n").as_bytes());
    assert!(!said.err.contains("E0712") && said.err.contains("90.75"), "{}", said.err);
}

#[test]
fn a_column_that_can_be_read_in_two_ways_is_refused_with_both() {
    let data = "Đơn vị;Tổng điểm\nUBND huyện Lắk;778.890\nUBND huyện Cư Kuin;849.740\n";
    let refused = fed(&["eval", ACCEPTED, "--data", "-"], data.as_bytes()).ends(1);
    assert!(refused.out.is_empty());
    for part in ["E0713", "778.890", "778890", "778,89", "Tổng điểm", "[-:2]"] {
        assert!(refused.err.contains(part), "{part}: {}", refused.err);
    }
    // The one who knows says so.
    let args = ["eval", ACCEPTED, "--data", "-", "--format", "json", "--data-decimal", "point"];
    let made = fed(&args, data.as_bytes()).ends(0).json();
    assert_eq!(value(&unit(&made, "UBND huyện Lắk")["total"], 2), Some(scaled("778,89", 2)));
    // Read with the comma, the point groups thousands, and the points are beyond the scale.
    let beyond = fed(&["eval", ACCEPTED, "--data", "-", "--data-decimal", "comma"], data.as_bytes()).ends(1);
    assert!(beyond.err.contains("778.890") && !beyond.err.contains("E0713"), "{}", beyond.err);
    // One cell that reads in one way only settles the file.
    let settled = data.replace("849.740", "849.74");
    let made = fed(&args[..6], settled.as_bytes()).ends(0).json();
    assert_eq!(value(&unit(&made, "UBND huyện Lắk")["total"], 2), Some(scaled("778,89", 2)));
}

#[test]
fn headers_and_names_match_in_any_way_of_writing_letters() {
    let text = std::fs::read_to_string(HUYEN_DATA).unwrap();
    let apart: String = text.nfd().collect();
    assert_ne!(apart, text);
    let due = results(HUYEN, text.as_bytes());
    let made = results(HUYEN, apart.as_bytes());
    let totals = |results: &Value| results["units"].as_array().unwrap().iter().map(|unit| unit["total"].clone()).collect::<Vec<_>>();
    assert_eq!(totals(&made), totals(&due));
    let folder = folder();
    let rules = put(&folder, "thu.dti", SMALL);
    let data = "đơn  VỊ;Số vụ hoà giải thành;TỔNG SỐ VỤ HOÀ GIẢI;Chấm trực tiếp\nXã A;1;2;5\n";
    let due = results(&rules, data.as_bytes());
    assert_eq!(due["units"][0]["total"]["value"], "10");
    for header in ["a", "Số vụ hòa giải thành", "số vụ  hòa giải thành", "1.a", "a của 1"] {
        assert_eq!(results(&rules, data.replace("Số vụ hoà giải thành", header).as_bytes()), due, "{header}");
    }
    let apart: String = data.nfd().collect();
    assert_eq!(results(&rules, apart.as_bytes())["units"][0]["rows"], due["units"][0]["rows"]);
    // The names of units that a rule speaks of fold as headers do.
    let rules = "rulesets/quang-ngai/qd-104-2023/so.dti";
    let text = std::fs::read_to_string("examples/quang-ngai/2022-so.csv").unwrap();
    let other: String = text.replace("Sở Văn hóa", "Sở Văn hoá").nfd().collect();
    let [due, made] = [text, other].map(|text| results(rules, text.as_bytes()));
    assert_eq!(due["units"][6]["rows"]["7"]["points"]["value"], "17.88");
    assert_eq!(made["units"][6]["rows"], due["units"][6]["rows"]);
}

#[test]
fn an_unknown_column_is_refused_with_a_suggestion() {
    let text = std::fs::read_to_string(HUYEN_DATA).unwrap().replace("Hạ tầng số", "Hạ tâng sô");
    let refused = fed(&["eval", HUYEN, "--data", "-"], text.as_bytes()).ends(1);
    assert!(refused.out.is_empty());
    assert!(refused.err.contains("E0704") && refused.err.contains("Hạ tâng sô") && refused.err.contains("“Hạ tầng số”"), "{}", refused.err);
}
