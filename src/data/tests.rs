//! One case per fault, each with its exact cell.

use proptest::prelude::*;

use crate::check::check;
use crate::diagnostic::{DataFault, Fault, Finding, Findings, Place, StateName};
use crate::eval::Given;
use crate::ir::{InputId, Program};
use crate::load::{OneText, load};
use crate::quantity::{DecimalMark, Exact};

use super::*;

const RULES: &str = r#"bộ chỉ số "Bộ mẫu"
  mã            Mau
  văn bản       "Bộ mẫu để thử"
  áp dụng từ năm 2022
  thang điểm    60
  chưa có số liệu:  0 điểm
  không phát sinh:  0 điểm
  ô ghi "KPS"; "-" là không phát sinh

đối tượng "UBND cấp huyện"
  thuộc tính miền_núi "Huyện miền núi": có/không
  thuộc tính vùng: lựa chọn
    cao   "Vùng cao"
    thấp  "Vùng thấp"

nhóm 1 "Nền tảng" 60 điểm

chỉ số 1.1 "Họp định kỳ" 10 điểm
  số liệu số_cuộc_họp: số nguyên (cuộc họp), từ 0 trở lên
  điểm theo số_cuộc_họp
    từ 4 trở lên:  10 điểm
    từ 0 đến dưới 4: 0 điểm

chỉ số 1.2 "Hồ sơ trực tuyến" 10 điểm
  số liệu a "Số hồ sơ trực tuyến": số nguyên (hồ sơ), từ 0 đến b
  số liệu b "Tổng số hồ sơ": số nguyên (hồ sơ), từ 0 trở lên
  điểm theo tỷ lệ a / b

chỉ số 1.3 "Trưởng ban" 10 điểm
  số liệu trưởng_ban: lựa chọn
    cấp_trưởng "Bí thư hoặc Chủ tịch"
    khác       "Người khác"
  điểm theo trưởng_ban
    cấp_trưởng:  10 điểm
    khác:        0 điểm

chỉ số 1.4 "Có kế hoạch" 10 điểm
  số liệu có_kế_hoạch: có/không
  điểm
    khi có_kế_hoạch:  10 điểm
    còn lại:  0 điểm

chỉ số 1.5 "Tỷ lệ hộ có mạng" 10 điểm
  số liệu hộ_có_mạng: tỷ lệ, từ 0 đến 100%
  điểm = hộ_có_mạng × 10 điểm

chỉ số 1.6 "Điểm sáng tạo" 10 điểm
  điểm do "Hội đồng" chấm, từ 0 đến tối đa, bước 0,5

trụ cột "Chính quyền số" gồm các chỉ số 1
"#;

const HEADER: &str = "Đơn vị;miền_núi;vùng;1.1;1.2.a;1.2.b;1.3;1.4;1.5;1.6";

fn program() -> Program {
    let mut findings = Findings::default();
    let loaded = load(&OneText(RULES), "mau.dti", &mut findings).unwrap();
    let program = check(&loaded.trees, &mut findings).program.unwrap();
    assert_eq!(findings.iter().map(|finding| (&finding.fault, &finding.place)).collect::<Vec<_>>(), []);
    program
}

fn bound(text: &str, decimal: Option<DecimalMark>) -> (Dataset, Vec<Finding>) {
    let mut findings = Findings::default();
    let table = read_table("so-lieu.csv", text.as_bytes(), &mut findings).unwrap();
    let dataset = bind(&program(), &table, &BindOptions { decimal, ..BindOptions::default() }, &mut findings);
    (dataset, findings.sorted())
}

/// Line, column, text of the cell, fault.
type Found = (usize, usize, Option<String>, DataFault);

fn found(text: &str) -> Vec<Found> {
    let list = bound(text, None).1.into_iter().map(|finding| match (finding.place, finding.fault) {
        (Place::Cell(cell), Fault::Data(fault)) => (cell.line, cell.column, cell.text, fault),
        other => panic!("{other:?}"),
    });
    list.collect()
}

/// What is found in a row under all the headers.
fn in_row(row: &str) -> Vec<Found> {
    found(&format!("{HEADER}\n{row}\n"))
}

/// What is found in a header, over a sound row.
fn in_header(header: &str) -> Vec<Found> {
    found(&format!("{header}\nHuyện A;có;cao;4;1;2;khác;có;80%;9,5\n"))
}

fn at(line: usize, column: usize, text: &str, fault: DataFault) -> Found {
    (line, column, Some(text.to_owned()), fault)
}

fn exact(text: &str) -> Exact {
    Exact::from(text.parse::<rust_decimal::Decimal>().unwrap())
}

fn name() -> String {
    "Huyện A".to_owned()
}

#[test]
fn a_sound_file() {
    let text = format!("{HEADER}\nHuyện A;x;Vùng cao;1.004;KPS;1 200;Bí thư hoặc chủ tịch;KHÔNG;80%;9,5\n'=B;0;thấp;;–;-;khác;Đạt;0,8;\n");
    let (dataset, findings) = bound(&text, None);
    assert_eq!(findings, []);
    assert_eq!(dataset.mark, Some(DecimalMark::Comma));
    let number = |text| Given::Number(exact(text));
    let (missing, nothing) = (Given::State(StateName::Missing), Given::State(StateName::NothingArising));
    let [first, second] = dataset.units.as_slice() else { panic!() };
    assert_eq!((first.line, first.values.name.as_str()), (2, "Huyện A"));
    assert_eq!(first.values.properties, [Given::Truth(true), Given::Option(0)]);
    let values = [number("1004"), nothing.clone(), number("1200"), Given::Option(0), Given::Truth(false), number("0.8"), number("9.5")];
    assert_eq!(first.values.inputs, values);
    assert_eq!((second.line, second.values.name.as_str()), (3, "=B"));
    assert_eq!(second.values.properties, [Given::Truth(false), Given::Option(1)]);
    let values = [missing.clone(), nothing.clone(), nothing, Given::Option(1), Given::Truth(true), number("0.8"), missing];
    assert_eq!(second.values.inputs, values);
    let Place::Cell(cell) = dataset.place(1, InputId(5)) else { panic!() };
    assert_eq!((cell.line, cell.column, cell.header.as_deref(), cell.text.as_deref()), (3, 9, Some("1.5"), Some("0,8")));
    let Place::Cell(cell) = dataset.unit_place(0) else { panic!() };
    assert_eq!((cell.line, cell.column, cell.text.as_deref()), (2, 1, Some("Huyện A")));
}

#[test]
fn canonical_headers() {
    let program = program();
    let names: Vec<String> = (0..program.inputs.len()).map(|index| column_name(&program, &InputId::of(index))).collect();
    assert_eq!(names, ["1.1", "1.2.a", "1.2.b", "1.3", "1.4", "1.5", "1.6"]);
}

#[test]
fn headers_as_people_write_them() {
    for header in [
        HEADER,
        "UBND cấp huyện;Huyện miền núi;Vùng;1.1.số_cuộc_họp;1.2 A;1.2. b;1.3 Trưởng ban;1.4. Có kế hoạch;Tỉ lệ hộ có mạng;Sáng tạo",
        "Tên địa phương/cơ quan;Miền núi;vùng;Số cuộc họp;a của 1.2;b (1.2);trưởng ban;có kế hoạch;hộ có mạng;Điểm sáng tạo",
        "Cơ quan, đơn vị;miền_núi;vùng;Họp định kỳ;Số hồ sơ trực tuyến;\"Tổng\nsố hồ sơ\";trưởng_ban của 1.3;có_kế_hoạch (1.4);1.5;1.6 Điểm sáng tạo",
        "Huyện;miền_núi;vùng;1.1;a;b;1.3;1.4;1.5;1.6",
    ] {
        assert_eq!(in_header(header), [], "{header}");
    }
}

#[test]
fn columns_that_are_not_known() {
    let header = HEADER.replace("Đơn vị", "Đơn vi").replace("1.2.a", "a 1.2").replace("miền_núi", "mien nui");
    let headers = header.split(';').map(str::to_owned).collect();
    let (unknown, near) = (|text: &str| text.to_owned(), |text: &str| Some(text.to_owned()));
    let expected = [
        (1, 0, None, DataFault::NoUnitColumn { headers }),
        (1, 0, None, DataFault::MissingColumn { header: "1.2.a".to_owned() }),
        (1, 0, None, DataFault::MissingColumn { header: "miền_núi".to_owned() }),
        at(1, 1, "Đơn vi", DataFault::UnknownColumn { header: unknown("Đơn vi"), near: None }),
        at(1, 2, "mien nui", DataFault::UnknownColumn { header: unknown("mien nui"), near: near("miền_núi") }),
        at(1, 5, "a 1.2", DataFault::UnknownColumn { header: unknown("a 1.2"), near: None }),
    ];
    assert_eq!(in_header(&header), expected);
    let (_, findings) = bound("Đơn vị;1.1\nHuyện A;4\n", None);
    let subjects: Vec<String> = findings.iter().filter_map(|finding| Some(finding.subject.as_ref()?.code.to_string())).collect();
    assert_eq!(subjects, ["1.2", "1.2", "1.3", "1.4", "1.5", "1.6"]);
}

#[test]
fn a_title_of_several_inputs_is_none_of_them() {
    let header = HEADER.replace("1.2.a", "Hồ sơ trực tuyến");
    let found = in_header(&header);
    assert!(matches!(found.last(), Some((1, 5, _, DataFault::UnknownColumn { near: Some(near), .. })) if near == "Số hồ sơ trực tuyến"));
}

#[test]
fn two_columns_for_one_thing_and_columns_of_results() {
    let header = format!("STT;{HEADER};Số cuộc họp;Tổng điểm;Nền tảng;Trụ cột Chính quyền số;Mức xếp loại;Cơ quan;");
    let found = found(&format!("{header}\n1;Huyện A;có;cao;4;1;2;khác;có;80%;9,5;4;30;30;30;Tốt;B;\n"));
    let result = |column, header: &str| at(1, column, header, DataFault::ResultColumn { header: header.to_owned() });
    let double = |column, header: &str, first: &str| {
        at(1, column, header, DataFault::DoubleColumn { header: header.to_owned(), first: first.to_owned() })
    };
    let expected = [
        result(1, "STT"),
        double(12, "Số cuộc họp", "1.1"),
        result(13, "Tổng điểm"),
        result(14, "Nền tảng"),
        result(15, "Trụ cột Chính quyền số"),
        result(16, "Mức xếp loại"),
        double(17, "Cơ quan", "Đơn vị"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn cells_of_numbers() {
    let unit = name;
    assert_eq!(in_row("Huyện A;có;cao;bốn;1;2;khác;có;80%;9,5"), [at(2, 4, "bốn", DataFault::NotNumber { unit: unit() })]);
    assert_eq!(in_row("Huyện A;có;cao;5%;1;2;khác;có;80%;9,5"), [at(2, 4, "5%", DataFault::NotNumber { unit: unit() })]);
    let long = "1".repeat(30);
    let row = format!("Huyện A;có;cao;{long};1;2;khác;có;80%;9,5");
    assert_eq!(in_row(&row), [at(2, 4, &long, DataFault::TooLong { digits: 30 })]);
    let fault = DataFault::NotWhole { unit: unit(), value: exact("4.5") };
    assert_eq!(in_row("Huyện A;có;cao;4,5;1;2;khác;có;80%;9,5"), [at(2, 4, "4,5", fault)]);
    let fault = DataFault::OutOfDomain { unit: unit(), value: exact("-4"), domain: "từ 0 trở lên".to_owned(), bound: None };
    assert_eq!(in_row("Huyện A;có;cao;-4;1;2;khác;có;80%;9,5"), [at(2, 4, "-4", fault)]);
    // The end of the domain is another figure: it is named with its value and its cell.
    let found = in_row("Huyện A;có;cao;4;3;2;khác;có;80%;9,5");
    let [(2, 5, _, DataFault::OutOfDomain { bound: Some(bound), .. })] = found.as_slice() else { panic!("{found:?}") };
    let cell = bound.cell.as_ref().unwrap();
    assert_eq!((bound.name.as_str(), &bound.value, cell.line, cell.column), ("b", &exact("2"), 2, 6));
    assert_eq!(in_row("Huyện A;có;cao;4;3;;khác;có;80%;9,5"), []);
    let fault = DataFault::OutOfDomain { unit: unit(), value: exact("80"), domain: "từ 0 đến 100%".to_owned(), bound: None };
    assert_eq!(in_row("Huyện A;có;cao;4;1;2;khác;có;80;9,5"), [at(2, 9, "80", fault)]);
    let fault = |value| DataFault::PointsOutOfRange { unit: unit(), value: exact(value), maximum: exact("10") };
    assert_eq!(in_row("Huyện A;có;cao;4;1;2;khác;có;80%;10,5"), [at(2, 10, "10,5", fault("10.5"))]);
    assert_eq!(in_row("Huyện A;có;cao;4;1;2;khác;có;80%;-0,5"), [at(2, 10, "-0,5", fault("-0.5"))]);
    let fault = DataFault::OffStep { unit: unit(), value: exact("9.2"), step: exact("0.5") };
    assert_eq!(in_row("Huyện A;có;cao;4;1;2;khác;có;80%;9,2"), [at(2, 10, "9,2", fault)]);
}

#[test]
fn cells_of_words() {
    let unit = name;
    assert_eq!(in_row("Huyện A;có;cao;4;1;2;khác;có lẽ;80%;9,5"), [at(2, 8, "có lẽ", DataFault::NotYesNo { unit: unit() })]);
    let fault = |near: Option<&str>| DataFault::NoSuchOption {
        unit: unit(),
        options: vec!["cấp_trưởng".to_owned(), "khác".to_owned()],
        near: near.map(str::to_owned),
    };
    assert_eq!(in_row("Huyện A;có;cao;4;1;2;câp trưởng;có;80%;9,5"), [at(2, 7, "câp trưởng", fault(Some("cấp_trưởng")))]);
    assert_eq!(in_row("Huyện A;có;cao;4;1;2;Phó;có;80%;9,5"), [at(2, 7, "Phó", fault(None))]);
    let fault = |property: &str| DataFault::PropertyMissing { unit: unit(), property: property.to_owned() };
    let expected = [at(2, 2, "", fault("miền_núi")), at(2, 3, "KPS", fault("vùng"))];
    assert_eq!(in_row("Huyện A;;KPS;4;1;2;khác;có;80%;9,5"), expected);
}

#[test]
fn every_fault_of_a_file_in_one_run_and_each_with_its_row() {
    let text = format!("{HEADER}\nHuyện A;có;cao;bốn;3;2;ai;?;90;9,2\nHuyện B;?;?;-1;1;2;khác;có;80%;11\n");
    let (dataset, findings) = bound(&text, None);
    assert_eq!(dataset.units.len(), 2);
    let codes: Vec<&str> = findings.iter().map(|finding| finding.fault.code()).collect();
    assert_eq!(codes, ["E0714", "E0717", "E0721", "E0720", "E0717", "E0719", "E0720", "E0721", "E0717", "E0718"]);
    let subjects: Vec<&str> = findings.iter().filter_map(|finding| Some(finding.subject.as_ref()?.code.as_str())).collect();
    assert_eq!(subjects, ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.1", "1.6"]);
    assert!(dataset.units.iter().all(|unit| unit.values.inputs.first() == Some(&Given::State(StateName::Missing))));
}

#[test]
fn units() {
    let sound = "có;cao;4;1;2;khác;có;80%;9,5";
    let rows = format!("{HEADER}\nEa H'leo;{sound}\n;{sound}\n\nEA H’LEO;{sound}\nTrung bình:;{sound}\nTổng cộng;;;;;;;;;\n");
    let expected = [
        at(3, 1, "", DataFault::NoUnit),
        at(5, 1, "EA H’LEO", DataFault::DoubleUnit { unit: "EA H’LEO".to_owned(), first: 2 }),
        at(6, 1, "Trung bình:", DataFault::SummaryRow { label: "Trung bình:".to_owned() }),
        at(7, 1, "Tổng cộng", DataFault::SummaryRow { label: "Tổng cộng".to_owned() }),
    ];
    assert_eq!(found(&rows), expected);
    assert_eq!(bound(&rows, None).0.units.len(), 1);
}

#[test]
fn lines_that_are_signed_are_no_units() {
    let sound = "có;cao;4;1;2;khác;có;80%;9,5";
    let blank = ";;;;;;;;;";
    let notes =
        ["Người lập biểu", "Ghi chú: số liệu tính đến 31/12", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Thủ trưởng đơn vị"];
    for note in notes {
        let found = found(&format!("{HEADER}\nHuyện A;{sound}\n{note}{blank}\n"));
        assert_eq!(found, [at(3, 1, note, DataFault::NoteRow { label: note.to_owned() })]);
    }
    let label = "Tổng số đơn vị đã nộp";
    let expected = [at(3, 1, label, DataFault::SummaryRow { label: label.to_owned() })];
    assert_eq!(found(&format!("{HEADER}\nHuyện A;{sound}\n{label}{blank}\n")), expected);
    // With figures it is a unit, whatever it is called; and so is what merely begins with the same letters.
    for unit in ["Tổng số 1", "KTX", "TM Đông Á", "Ghi chúng"] {
        let found = found(&format!("{HEADER}\nHuyện A;{sound}\n{unit};{sound}\n"));
        assert_eq!(found, []);
    }
    let none = |unit: &str| DataFault::NoFigures { unit: unit.to_owned() };
    for unit in ["KTX", "TM Đông Á", "Ghi chúng", "Văn thư"] {
        let blank = found(&format!("{HEADER}\nHuyện A;{sound}\n{unit}{blank}\n"));
        assert!(blank.contains(&at(3, 1, unit, none(unit))), "{blank:?}");
        // A line that says what kind of unit it is was meant as one.
        assert_eq!(found(&format!("{HEADER}\nHuyện A;{sound}\n{unit};có;cao;;;;;;;\n")), []);
    }
}

#[test]
fn marks_of_a_file() {
    let rows =
        |b: &str, points: &str| format!("{HEADER}\nHuyện A;có;cao;1.200;0;{b};khác;có;1;{points}\nHuyện B;có;cao;bốn;0;2;khác;có;1;1\n");
    let unclear = DataFault::AmbiguousMark { text: "1.200".to_owned(), comma: exact("1200"), point: exact("1.2") };
    let not_number = at(3, 4, "bốn", DataFault::NotNumber { unit: "Huyện B".to_owned() });
    // Cells that could be read both ways raise nothing else.
    assert_eq!(found(&rows("2", "1")), [at(2, 4, "1.200", unclear), not_number.clone()]);
    let mixed = DataFault::MixedMarks { comma: (2, "2,5".to_owned()), point: (2, "1.5".to_owned()) };
    let not_whole = DataFault::NotWhole { unit: name(), value: exact("2.5") };
    assert_eq!(found(&rows("2,5", "1.5")), [at(2, 6, "2,5", not_whole), at(2, 10, "1.5", mixed), not_number.clone()]);
    let (dataset, findings) = bound(&rows("2,5", "1"), Some(DecimalMark::Point));
    let codes: Vec<&str> = findings.iter().map(|finding| finding.fault.code()).collect();
    assert_eq!((dataset.mark, codes), (Some(DecimalMark::Point), vec!["E0716", "E0714", "E0714"]));
}

#[test]
fn an_entered_total() {
    let rules = "bộ chỉ số \"M\"\n  mã M\n  văn bản \"X\"\n  thang điểm 100\n  tổng điểm do \"Hội đồng\" chấm\n";
    let mut findings = Findings::default();
    let loaded = load(&OneText(rules), "m.dti", &mut findings).unwrap();
    let Some(program) = check(&loaded.trees, &mut findings).program.filter(|program| program.inputs.len() == 1) else {
        panic!("{findings:?}")
    };
    assert_eq!(column_name(&program, &InputId(0)), "Tổng điểm");
    let mut findings = Findings::default();
    let table = read_table("a.csv", "STT,Địa phương,Điểm\n1,A,100\n2,B,\"100,5\"\n".as_bytes(), &mut findings).unwrap();
    let dataset = bind(&program, &table, &BindOptions::default(), &mut findings);
    assert_eq!(dataset.columns, [Some(2)]);
    let codes: Vec<&str> = findings.iter().map(|finding| finding.fault.code()).collect();
    assert_eq!(codes, ["N0707", "E0718"]);
}

#[test]
fn a_bare_word_for_a_result_is_never_an_input() {
    let rules = "bộ chỉ số \"M\"\n  mã M\n  văn bản \"X\"\n  thang điểm 10\n\nchỉ số 1 \"Hồ sơ\" 10 điểm\n  số liệu a: số nguyên (hồ sơ), từ 0 đến tổng\n  số liệu tổng: số nguyên (hồ sơ), từ 1 trở lên\n  điểm theo tỷ lệ a / tổng\n";
    let mut findings = Findings::default();
    let loaded = load(&OneText(rules), "m.dti", &mut findings).unwrap();
    let program = check(&loaded.trees, &mut findings).program.unwrap();
    let mut findings = Findings::default();
    let table = read_table("a.csv", "Đơn vị,a,Tổng\nA,1,2\n".as_bytes(), &mut findings).unwrap();
    bind(&program, &table, &BindOptions::default(), &mut findings);
    let codes: Vec<&str> = findings.iter().map(|finding| finding.fault.code()).collect();
    assert_eq!(codes, ["N0707", "E0706"]);
}

proptest! {
    #[test]
    fn any_table_is_bound(
        header in "(Đơn vị|miền_núi|1\\.1|a|b|1\\.3|1\\.6|Tổng|[a-z]?)(;(Đơn vị|vùng|1\\.1|a|b|1\\.4|1\\.5|STT|[đa.]{0,3})){0,9}",
        rows in "([A-C' ]{0,2}(;(có|khác|cao|KPS|[-0-9.,% ]{0,6}|\\PC{0,3})){0,9}\n){0,6}",
    ) {
        let program = program();
        let mut findings = Findings::default();
        if let Some(table) = read_table("a.csv", format!("{header}\n{rows}").as_bytes(), &mut findings) {
            let dataset = bind(&program, &table, &BindOptions::default(), &mut findings);
            for (unit, read) in dataset.units.iter().enumerate() {
                prop_assert_eq!(read.values.inputs.len(), program.inputs.len());
                prop_assert_eq!(read.values.properties.len(), program.properties.len());
                for input in 0..program.inputs.len() {
                    let Place::Cell(cell) = dataset.place(unit, InputId::of(input)) else { panic!() };
                    prop_assert_eq!(cell.line, read.line);
                }
            }
        }
    }
}

/// What is found in one unit of JSON under the names of the inputs, as line, column and fault.
fn in_json(values: &str) -> Vec<(String, Fault)> {
    let sound = r#""Đơn vị": "Huyện A", "miền_núi": true, "vùng": "cao", "1.2.a": 1, "1.2.b": 2, "1.3": "khác", "1.4": false"#;
    let mut findings = Findings::default();
    let table = read_table("a.json", format!("[{{{sound}, {values}}}]").as_bytes(), &mut findings).unwrap();
    bind(&program(), &table, &BindOptions::default(), &mut findings);
    let found = findings.sorted().into_iter().map(|finding| match finding.place {
        Place::Cell(cell) => (cell.text.unwrap_or_default(), finding.fault),
        other => panic!("{other:?}"),
    });
    found.collect()
}

#[test]
fn stored_numbers_need_no_decimal_mark_and_texts_are_none() {
    let unit = || "Huyện A".to_owned();
    assert_eq!(in_json(r#""1.1": 4, "1.5": 0.125, "1.6": 9.5"#), []);
    // `1.234` of a text file could be two numbers; stored it is one.
    let at = |text: &str, fault: DataFault| (text.to_owned(), Fault::Data(fault));
    let beyond = DataFault::OutOfDomain { unit: unit(), value: exact("1.234"), domain: "từ 0 đến 100%".to_owned(), bound: None };
    assert_eq!(in_json(r#""1.1": 4, "1.5": 1.234, "1.6": "KPS""#), [at("1,234", beyond)]);
    let text = |text: &str| (text.to_owned(), Fault::Sheet(crate::diagnostic::SheetFault::NumberAsText { unit: unit() }));
    assert_eq!(in_json(r#""1.1": "4", "1.5": "12,5%", "1.6": "-""#), [text("4"), text("12,5%")]);
    let not_number = || DataFault::NotNumber { unit: unit() };
    assert_eq!(in_json(r#""1.1": true, "1.5": 0.5, "1.6": "tốt""#), [at("TRUE", not_number()), at("tốt", not_number())]);
    let digits = DataFault::TooLong { digits: 40 };
    let long = format!("0.{}", "1".repeat(40));
    assert_eq!(in_json(&format!(r#""1.1": 4, "1.5": {long}, "1.6": 1"#)), [at(&long.replace('.', ","), digits)]);
}
