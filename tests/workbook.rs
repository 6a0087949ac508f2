//! A workbook as provinces use it, made by LibreOffice (`tests/libreoffice/tong_hop.py`): clean, it scores as its tables do; with every fault
//! planted in it, the report finds each at its cell, and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]
#![cfg(feature = "cli")]

mod run;

use std::path::Path;

use run::{cells, dti, folder, put};

const RULES: &str = "examples/excel/so-nganh.dti";

/// The code of each kind of fault that the script plants.
const CODES: [(&str, &str); 19] = [
    ("đơn vị chưa nộp", "W1109"),
    ("cột không ai hỏi đến", "E0704"),
    ("ngoài khoảng", "E0717"),
    ("tử số lớn hơn mẫu số", "E0717"),
    ("quá điểm tối đa", "E0718"),
    ("chữ trong ô số", "E0714"),
    ("ngày tháng trong ô số", "E1204"),
    ("công thức lỗi", "E1205"),
    ("số ghi dạng chữ", "E1206"),
    ("số ghi dạng chữ, dấu thập phân khác", "E1206"),
    ("đơn vị ghi hai lần", "E0710"),
    ("đơn vị lạ", "E1107"),
    ("dòng không ghi đơn vị", "E0709"),
    ("chấm điểm không có lý do", "E1115"),
    ("mã chỉ số lạ", "E1111"),
    ("bản ghi không ghi đơn vị", "E1424"),
    ("bản ghi của đơn vị lạ", "E1425"),
    ("không rõ có hay không", "E0720"),
    ("vòng lạ", "E1105"),
];

#[test]
fn every_planted_fault_is_found_at_its_cell_and_nothing_else() {
    let report = dti(&["eval", RULES, "--data", "examples/excel/tong-hop-loi.xlsx", "--format", "json"]).ends(1).json();
    let mut found: Vec<String> = Vec::new();
    for finding in report["findings"]["findings"].as_array().unwrap() {
        found.push(format!("{} {}", finding["code"].as_str().unwrap(), finding["cell"]["address"].as_str().unwrap_or("–")));
    }
    let mut due: Vec<String> = cells("examples/excel/tong-hop-loi.csv", ';')
        .into_iter()
        .skip(1)
        .map(|row| {
            let [sheet, cell, kind] = row.try_into().unwrap();
            let code = CODES.iter().find(|(known, _)| *known == kind).unwrap().1;
            let sheet = format!("'{sheet}'");
            if cell.is_empty() { format!("{code} {sheet}") } else { format!("{code} {sheet}!{cell}") }
        })
        .collect();
    found.sort();
    due.sort();
    assert_eq!(found, due);
}

/// The same figures as tables give the same scores, round by round.
#[test]
fn the_clean_workbook_scores_as_its_tables() {
    let book = dti(&["eval", RULES, "--data", "examples/excel/tong-hop.xlsx", "--format", "json"]).ends(0).json();
    // The tables have one line of headers, so they are read without the form of the workbook.
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(RULES)).unwrap();
    let (before, rest) = text.split_once("biểu mẫu\n").unwrap();
    let (_, after) = rest.split_once("\n\n").unwrap();
    let folder = folder();
    let plain = put(&folder, "so-nganh.dti", format!("{before}{after}"));
    let round = |round: &str, file: &str| format!("{round}=examples/excel/{file}");
    let (first, second, third) =
        (round("Tự chấm", "tu-cham.csv"), round("Thẩm định lần 1", "tham-dinh-1.csv"), round("Thẩm định lần 2", "tham-dinh-2.csv"));
    let (roster, projects) = ("examples/excel/danh-sach.csv", "dự_án=examples/excel/du-an.csv");
    let args = ["eval", &plain, "--data", &first, "--data", &second, "--data", &third, "--units", roster, "--list", projects];
    let tables = dti(&[args.as_slice(), &["--format", "json"]].concat()).ends(0).json();
    for part in ["rows", "units", "means"] {
        assert_eq!(book[part], tables[part], "{part}");
    }
    // A change is written elsewhere in a workbook than in a table, and nothing else of the rounds differs.
    let placeless = |report: &serde_json::Value| {
        let mut rounds = report["rounds"].clone();
        let units = rounds.as_array_mut().unwrap().iter_mut().flat_map(|round| round["units"].as_array_mut().unwrap());
        let changes = units.flat_map(|unit| unit["changes"].as_array_mut().unwrap());
        let places: Vec<_> = changes.flat_map(|change| change["by"].as_array_mut().unwrap()).map(|made| made["at"].take()).collect();
        assert!(places.len() > 5 && places.iter().all(serde_json::Value::is_string));
        rounds
    };
    assert_eq!(placeless(&book), placeless(&tables));
    assert_eq!(book["units"].as_array().unwrap().len(), 19);
    assert_eq!(book["rounds"].as_array().unwrap().len(), 3);
}
