//! Forms: what `dti template` writes, `eval` reads back for every shipped set, with every state; the workbook has Excel's own rules.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]
#![cfg(feature = "cli")]

mod run;
mod shipped;

use std::io::Read as _;

use dti::compile::compile;
use dti::data::{BindOptions, Dataset, bind, read_common, read_common_table, read_table};
use dti::diagnostic::{Findings, FormKind};
use dti::emit::form::{Layout, Workbook, common_csv, to_csv, to_xlsx};
use dti::form::{Form, FormUnit};
use dti::ir::Program;
use dti::load::Disk;
use dti::quantity::DecimalMark;
use dti::sample::{self, Options};
use run::{dti, folder, put};

const MODEL: &str = "rulesets/mau/cap-huyen/huyen.dti";

fn program(path: &str) -> Program {
    compile(&Disk, path).unwrap().runnable().unwrap_or_else(|| panic!("{path} has errors")).clone()
}

/// Reads data and common figures; what is found besides.
fn read(program: &Program, data: &str, common: Option<&str>) -> (Dataset, Vec<String>) {
    let mut findings = Findings::default();
    let common = common.and_then(|text| read_common_table("chung.csv", text.as_bytes(), &mut findings));
    let common = read_common(program, common.as_ref(), None, &mut findings);
    let table = read_table("mau.csv", data.as_bytes(), &mut findings).unwrap();
    let dataset = bind(program, &table, &BindOptions { common: &common, ..BindOptions::default() }, &mut findings);
    (dataset, findings.sorted().iter().map(|finding| format!("{} {:?}", finding.fault.code(), finding.place)).collect())
}

/// The lines of a CSV text behind its header.
fn body(text: &str) -> &str {
    text.split_once("\r\n").unwrap().1
}

#[test]
fn what_template_writes_is_read_back_for_every_shipped_set() {
    let mut states = 0;
    for path in shipped::sets() {
        let program = program(&path);
        let options = Options { units: 12, seed: 7, states: true };
        let made = sample::sample(&program, &options, &|_| {});
        let plain = sample::to_csv(&program, &made.units, DecimalMark::Comma);
        let common = sample::common_csv(&program, &made.common, DecimalMark::Comma);
        let form = Form::of(&program);
        // The columns of both stand in the order of the set, so the lines of one fit below the header of the other.
        let filled = to_csv(&form, &[]) + body(&plain);
        let filled_common = common.as_ref().map(|common| {
            let values = body(common).lines().map(|line| line.split_once(';').unwrap().1.to_owned());
            fill_common(&common_csv(&form).unwrap(), &values.collect::<Vec<_>>())
        });
        let (due, due_findings) = read(&program, &plain, common.as_deref());
        let (found, findings) = read(&program, &filled, filled_common.as_deref());
        assert_eq!((due_findings, findings), (Vec::new(), Vec::new()), "{path}");
        assert_eq!(found.units.len(), 12, "{path}");
        let values = |dataset: &Dataset| dataset.units.iter().map(|unit| unit.values.clone()).collect::<Vec<_>>();
        assert_eq!(values(&found), values(&due), "{path}");
        states +=
            found.units.iter().flat_map(|unit| &unit.values.inputs).filter(|value| matches!(value, dti::eval::Given::State(_))).count();
    }
    assert!(states > 100, "only {states} cells held a state");
}

/// Puts values into the second column of the lines behind the header.
fn fill_common(form: &str, values: &[String]) -> String {
    let mut rows = run::records(form, ';');
    let header = rows.iter().position(|row| row[0] == "Số liệu").unwrap();
    for (row, value) in rows[header + 1..].iter_mut().zip(values) {
        row[1].clone_from(value);
    }
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(";") + "\r\n").collect()
}

#[test]
fn a_unit_of_which_only_the_name_stands_has_no_figures() {
    let rules = "tests/cases/data/rules.dti";
    let program = program(rules);
    let unit = FormUnit { name: "=Huyện C".into(), properties: vec![Some("Có".into())] };
    let (found, findings) = read(&program, &to_csv(&Form::of(&program), &[unit]), None);
    assert_eq!(findings, [] as [String; 0]);
    assert_eq!(found.units[0].values.name, "=Huyện C");
    let missing = dti::eval::Given::State(dti::diagnostic::StateName::Missing);
    assert!(found.units[0].values.inputs.iter().all(|value| *value == missing));
}

#[test]
fn people_move_columns_and_put_lines_above() {
    let rules = "tests/cases/data/rules.dti";
    let program = program(rules);
    let text = to_csv(&Form::of(&program), &[FormUnit { name: "Huyện C".into(), properties: vec![Some("không".into())] }]);
    // A column of numbers in front, a line of the agency's own above, and the last column moved to the front.
    let mut rows = run::records(&text, ';');
    for (at, row) in rows.iter_mut().enumerate() {
        let last = row.pop().unwrap();
        row.insert(1, last);
        row.insert(0, if at > 10 { "1".to_owned() } else { String::new() });
    }
    let width = rows[0].len();
    rows.insert(0, [vec!["UBND TỈNH MẪU".to_owned()], vec![String::new(); width - 1]].concat());
    let header = rows.iter().position(|row| row[1] == "Đơn vị").unwrap();
    rows[header][0] = "STT".to_owned();
    let text: String = rows.iter().map(|row| row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(";") + "\n").collect();
    let (found, findings) = read(&program, &text, None);
    assert_eq!(found.units.len(), 1);
    // Only the column of numbers is worth a word.
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].starts_with("N0707"), "{findings:?}");
}

#[test]
fn the_version_follows_what_the_form_shows_and_nothing_else() {
    let text = std::fs::read_to_string("tests/cases/data/rules.dti").unwrap();
    let version = |text: &str| {
        let program = compile(&dti::load::OneText(text), "a.dti").unwrap().runnable().unwrap().clone();
        Form::of(&program).version(&FormKind::Rows)
    };
    let own = version(&text);
    assert_eq!(own.len(), 8);
    // Points and remarks are not shown; range, unit of count, words, titles and options are.
    for same in
        [text.replace("10 điểm\n    còn", "9 điểm\n    còn"), format!("# ghi chú\n{text}"), text.replace("từ 0 đến 100", "từ 0  đến  100")]
    {
        assert_eq!(version(&same), own);
    }
    let others = [
        text.replace("từ 0 đến 100", "từ 0 đến 99"),
        text.replace("(cuộc họp)", "(lần)"),
        text.replace("ô ghi \"KPS\"", "ô ghi \"K\""),
        text.replace("họp trong năm", "họp trong quý"),
        text.replace("Phó Bí thư hoặc Phó Chủ tịch", "Phó Bí thư"),
        text.replace("bước 0,5", "bước 1"),
    ];
    for other in &others {
        assert_ne!(version(other), own, "{other}");
    }
}

/// A file inside a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap_or_else(|_| panic!("no {name}")).read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_workbook_has_excels_own_rules() {
    let program = program("tests/cases/data/rules.dti");
    let form = Form::of(&program);
    let unit = |name: &str| FormUnit { name: name.to_owned(), properties: vec![Some("Có".into())] };
    let units = [unit("Huyện A"), unit("Huyện B")];
    let bytes = to_xlsx(&Workbook { form: &form, units: &units, layout: Layout::Lines }).unwrap();
    // The same form is the same file.
    assert!(bytes == to_xlsx(&Workbook { form: &form, units: &units, layout: Layout::Lines }).unwrap());
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("name=\"Số liệu\"") && book.contains("name=\"Danh mục\"") && book.contains("state=\"hidden\""), "{book}");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    // A line per unit below eleven lines of form; words of the set are taken beside numbers.
    for rule in [
        "sqref=\"B12:B13\"",
        "<formula1>'Danh mục'!$A$5:$A$6</formula1>",
        "sqref=\"C12:C13\"",
        "<formula1>IF(ISNUMBER(C12),AND(C12=INT(C12),C12&gt;=0,C12&lt;=100),OR(C12=\"KPS\"))</formula1>",
        "<formula1>IF(ISNUMBER(G12),AND(G12&gt;=0,G12&lt;=40,ABS(G12/0.5-ROUND(G12/0.5,0))&lt;0.000000001),OR(G12=\"KPS\"))</formula1>",
        "promptTitle=\"1.số_cuộc_họp\"",
        "<pane xSplit=\"1\"",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
    ] {
        assert!(sheet.contains(rule), "no {rule} in {sheet}");
    }
    assert!(!sheet.contains("<f>"), "a form has no formulas in its cells");
    assert!(part(&bytes, "xl/worksheets/sheet2.xml").matches("<c ").count() > 6);

    let bytes = to_xlsx(&Workbook { form: &form, units: &units, layout: Layout::Sheets }).unwrap();
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("name=\"Huyện A\"") && book.contains("name=\"Huyện B\""), "{book}");
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("sqref=\"H8\"") && sheet.contains("IF(ISNUMBER(H8),AND(H8=INT(H8)"), "{sheet}");
}

#[test]
fn a_figure_keeps_to_the_others_of_its_unit() {
    let program = program(MODEL);
    let form = Form::of(&program);
    let bytes = to_xlsx(&Workbook { form: &form, units: &[], layout: Layout::Lines }).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    // 1.2.a is from 0 to 1.2.b, its neighbour; and 1.2.b is not less than 1.2.a.
    assert!(sheet.contains("E14&gt;=0,IF(ISNUMBER(F14),E14&lt;=F14,TRUE))"), "{sheet}");
    assert!(sheet.contains("F14&gt;=0,IF(ISNUMBER(E14),F14&gt;=E14,TRUE))"), "{sheet}");
    // Nobody fills in what is not offered this year.
    assert!(sheet.contains("<formula1>FALSE</formula1>"));
    assert!(part(&bytes, "xl/workbook.xml").contains("name=\"Thông tin chung\""));
}

#[test]
fn a_figure_keeps_to_what_others_of_its_unit_come_to() {
    let program = program("tests/cases/data/E0717-part-above-what-is-left.dti");
    let form = Form::of(&program);
    let bytes = to_xlsx(&Workbook { form: &form, units: &[], layout: Layout::Lines }).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    // `vừa` is from 0 to `phiếu - rất`: B is rất, C vừa, D phiếu. A blank cell or a word is nothing to be held against.
    assert!(sheet.contains("C12&gt;=0,IF(AND(ISNUMBER(D12),ISNUMBER(B12)),IFERROR(C12&lt;=(0+D12-B12),TRUE),TRUE))"), "{sheet}");
    assert!(sheet.contains("từ 0 đến phiếu - rất (phiếu là cột 1.phiếu; rất là cột 1.rất)"), "{sheet}");
}

#[test]
fn the_command_writes_what_it_is_told_and_nothing_over_another_file() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let roster = put(&folder, "don-vi.csv", "Đơn vị;Vùng;Ghi chú\nHuyện A;miền_núi;x\nHuyện B;Đồng bằng;\n");
    let (form, common) = (path("mau.csv"), path("chung.csv"));
    dti(&["template", MODEL, "--out", &form, "--common-out", &common, "--units", &roster]).ends(0);
    let text = std::fs::read_to_string(&form).unwrap();
    assert!(text.starts_with("\u{feff}BIỂU MẪU SỐ LIỆU: BỘ MẪU: chuyển đổi số cấp huyện;"), "{text}");
    assert!(text.contains("\nMã biểu mẫu;Mau.CapHuyen ") && text.contains("\nHuyện A;;Miền núi;"), "{text}");
    assert!(std::fs::read_to_string(&common).unwrap().contains("Số liệu;Giá trị;"));
    // Nothing is written over.
    let ran = dti(&["template", MODEL, "--out", &form]).ends(2);
    assert!(ran.err.contains("--force"), "{}", ran.err);
    dti(&["template", MODEL, "--out", &form, "--force"]).ends(0);
    assert!(!std::fs::read_to_string(&form).unwrap().contains("Huyện A"));

    let book = path("mau.xlsx");
    dti(&["template", MODEL, "--out", &book, "--units", &roster, "--by", "sheet"]).ends(0);
    assert!(part(&std::fs::read(&book).unwrap(), "xl/workbook.xml").contains("name=\"Huyện B\""));

    let twice = put(&folder, "hai-lan.csv", "Đơn vị\nHuyện A\nhuyện a\n");
    let blank = put(&folder, "trong.csv", "Đơn vị;Vùng\nHuyện A;\n");
    let wrong: [(i32, &[&str], &str); 7] = [
        (2, &["--out", &path("mau.docx")], "đuôi .xlsx hoặc .csv"),
        (2, &["--out", &path("b.csv"), "--by", "sheet", "--units", &roster], "cần --units và tệp .xlsx"),
        (2, &["--out", &path("b.xlsx"), "--by", "sheet"], "cần --units và tệp .xlsx"),
        (2, &["--out", &path("b.xlsx"), "--round", "Vòng 9"], "không có vòng ấy; các vòng của bộ chỉ số: Tự chấm;"),
        (2, &["--out", &path("b.xlsx"), "--units", "khong-co.csv"], "không có tệp này"),
        (1, &["--out", &path("b.xlsx"), "--units", &twice], "E0710"),
        // The list of units is read as by `eval`.
        (1, &["--out", &path("b.xlsx"), "--units", &blank], "E0722"),
    ];
    for (code, more, says) in wrong {
        let ran = dti(&[&["template", MODEL], more].concat()).ends(code);
        assert!(ran.err.contains(says), "{more:?}: {}", ran.err);
    }
    assert!(!folder.path().join("b.xlsx").exists() && !folder.path().join("b.csv").exists());
    // English where it is asked for.
    let ran = dti(&["template", MODEL, "--out", "mau.docx", "--lang", "en"]).ends(2);
    assert!(ran.err.contains("must end in .xlsx or .csv"), "{}", ran.err);
}

#[test]
fn a_later_round_gets_a_form_of_corrections() {
    let folder = folder();
    let rules = std::fs::read_to_string("tests/cases/data/rules.dti").unwrap();
    let rules = rules.replacen("  thang điểm 100\n", "  thang điểm 100\n  các vòng chấm \"Tự chấm\"; \"Thẩm định\"\n", 1);
    let rules = put(&folder, "bo.dti", rules);
    let first = dti(&["template", &rules, "--out", "-", "--round", "tự chấm"]).ends(0);
    assert!(first.text().contains("\nVòng;Tự chấm;") && first.text().contains("1.số_cuộc_họp"), "{}", first.text());
    let later = dti(&["template", &rules, "--out", "-", "--round", "Thẩm định"]).ends(0);
    assert!(later.text().contains("Đơn vị;Mã chỉ số;Số liệu;Giá trị;Điểm;Lý do"), "{}", later.text());
    let other = dti(&["template", &rules, "--out", "-", "--round", "Vòng 3"]).ends(2);
    assert!(other.err.contains("Tự chấm; Thẩm định"), "{}", other.err);
}

#[test]
fn a_rule_too_long_for_excel_is_said_in_the_prompt() {
    let words: Vec<String> = (0..12).map(|number| format!("\"không phát sinh loại {number}\"")).collect();
    let text = std::fs::read_to_string("tests/cases/data/rules.dti").unwrap();
    let text = text.replace("ô ghi \"KPS\"", &format!("ô ghi {}", words.join("; ")));
    let program = compile(&dti::load::OneText(&text), "a.dti").unwrap().runnable().unwrap().clone();
    let bytes = to_xlsx(&Workbook { form: &Form::of(&program), units: &[], layout: Layout::Lines }).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    // Three figures and the points are numbers; the options, whose words stand on a sheet of their own, are still a list.
    assert_eq!(sheet.matches("prompt=\"Excel không tự kiểm tra ô này.").count(), 4, "{sheet}");
    assert_eq!(sheet.matches("type=\"list\"").count(), 2, "{sheet}");
    assert!(sheet.contains("promptTitle=\"1.số_cuộc_họp\""), "{sheet}");
}
