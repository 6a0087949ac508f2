//! What is written about every kind of node.

use super::{Worked, written};
use crate::compile::compile;
use crate::data::read_value;
use crate::diagnostic::StateName;
use crate::eval::{Given, Plan, Populations, UnitResult, UnitValues, evaluate};
use crate::ir::{InputId, InputOrProperty, Program, PropertyId, RowId, Score};
use crate::load::OneText;

const RULES: &str = r#"
bộ chỉ số "Thử"
  mã Thu
  văn bản "Ví dụ, không phải quyết định"
  thang điểm 90
  chưa có số liệu: 0 điểm
  không phát sinh: 0 điểm
  không áp dụng: không tính

đối tượng "UBND cấp xã"
  thuộc tính miền_núi: có/không

chỉ số 1 "Tỷ lệ" 10 điểm
  số liệu a: số nguyên (hồ sơ), từ 0 đến b
  số liệu b: số nguyên (hồ sơ), từ 0 trở lên
  điểm theo tỷ lệ a / b, mục tiêu 80%
chỉ số 2 "Bậc" 10 điểm
  số liệu x: số nguyên (cuộc họp), từ 0 trở lên
  số liệu y: số nguyên (cuộc họp), từ 1 trở lên
  điểm theo x / y
    trên 70%: 1/2 × điểm tối đa
    từ 20% đến 70%: 3 điểm
    còn lại: 0 điểm
chỉ số 3 "Trường hợp" 10 điểm
  số liệu đã_có: có/không
  số liệu mức: lựa chọn cao thấp
  điểm
    khi đã_có và (mức là cao hoặc miền_núi): 10 điểm
    khi (không đã_có) và mức là thấp: 5 điểm
    còn lại: 0 điểm
chỉ số 4 "Các mục" 10 điểm
  số liệu m: có/không
  số liệu n: số nguyên (ứng dụng), từ 0 đến 20
  điểm bằng tổng các mục
    khi m: 4 điểm
    "Ứng dụng": mỗi 2 n được 1 điểm, không quá 6 điểm
chỉ số 5 "Công thức" 10 điểm
  số liệu u: số nguyên (máy), từ 0 đến v
  số liệu v: số nguyên (máy), từ 0 trở lên
  điểm = nhỏ_nhất(10 điểm - 2 điểm × (u / v, không phát sinh: 0); 8 điểm), không dưới 1 điểm
chỉ số 6 "Điều kiện" 10 điểm
  số liệu k: số nguyên (lớp), từ 0 đến 10
  mỗi k được 1 điểm
  chỉ chấm khi k ≥ 3, nếu không thì 0 điểm
chỉ số 7 "Hội đồng" 10 điểm
  điểm do "Hội đồng" chấm, từ 0 đến tối đa
chỉ số 8 "Theo dòng khác" 20 điểm
chỉ số 8.1 "Tỷ lệ của dòng" 10 điểm
  điểm = 10 điểm × tỷ lệ của 7
chỉ số 8.2 "Số liệu của dòng khác" 10 điểm
  điểm theo mức của 3
    cao: 10 điểm
    thấp: 5 điểm
"#;

fn program() -> Program {
    let compiled = compile(&OneText(RULES), "thu.dti").unwrap();
    assert!(compiled.runnable().is_some(), "{:?}", compiled.findings);
    compiled.program.unwrap()
}

fn row(program: &Program, code: &str) -> RowId {
    program.row_by_code(&crate::code::Code::new(code)).unwrap()
}

fn worked(program: &Program, given: &[(&str, &str)]) -> (UnitValues, UnitResult) {
    let mut unit = UnitValues {
        name: "Xã A".to_owned(),
        inputs: vec![Given::State(StateName::Missing); program.inputs.len()],
        properties: vec![Given::Truth(false); program.properties.len()],
        ..UnitValues::default()
    };
    for (name, text) in given {
        match program.inputs.iter().position(|input| input.name == *name) {
            Some(index) => unit.inputs[index] = read_value(program, InputOrProperty::Input(InputId::of(index)), text).unwrap(),
            None => unit.properties[0] = read_value(program, InputOrProperty::Property(PropertyId::of(0)), text).unwrap(),
        }
    }
    let result = evaluate(program, &Plan::of(program), &unit);
    (unit, result)
}

#[test]
fn names_then_figures_then_what_they_give() {
    let program = program();
    let told = |code: &str, given: &[(&str, &str)]| {
        let (unit, result) = worked(&program, given);
        Worked { program: &program, unit: &unit, result: &result, populations: Populations::none() }.row(row(&program, code)).unwrap()
    };
    type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);
    let cases: &[Case<'_>] = &[
        ("1", &[("a", "2"), ("b", "5")], "((a / b) / 80%, không quá 1) × điểm tối đa = ((2 / 5) / 80%, không quá 1) × 10 = 5"),
        ("1", &[("a", "0"), ("b", "0")], "không phát sinh: 0"),
        ("1", &[], "chưa có số liệu: 0"),
        ("2", &[("x", "3"), ("y", "4")], "x / y = 3 / 4 = 75%, thuộc “trên 70%”: 1 / 2 × điểm tối đa = 1 / 2 × 10 = 5"),
        ("2", &[("x", "1"), ("y", "4")], "x / y = 1 / 4 = 25%, thuộc “từ 20% đến 70%”: 3"),
        ("2", &[("x", "0"), ("y", "4")], "x / y = 0 / 4 = 0%, thuộc “còn lại”: 0"),
        ("3", &[("đã_có", "có"), ("mức", "cao")], "khi đã_có và (mức là cao hoặc miền_núi): 10"),
        ("3", &[("đã_có", "không"), ("mức", "thấp")], "khi (không đã_có) và mức là thấp: 5"),
        ("3", &[("đã_có", "không"), ("mức", "cao")], "còn lại: 0"),
        (
            "4",
            &[("m", "có"), ("n", "5")],
            "4 + ((số lần đủ 2 trong n) × 1, không quá 6) = 4 + ((số lần đủ 2 trong 5) × 1, không quá 6) = 6",
        ),
        (
            "4",
            &[("m", "không"), ("n", "1")],
            "0 + ((số lần đủ 2 trong n) × 1, không quá 6) = 0 + ((số lần đủ 2 trong 1) × 1, không quá 6) = 0",
        ),
        (
            "5",
            &[("u", "3"), ("v", "4")],
            "nhỏ_nhất(10 - 2 × (u / v, không phát sinh: 0); 8), không dưới 1 = nhỏ_nhất(10 - 2 × (3 / 4, không phát sinh: 0); 8), không dưới 1 = 8",
        ),
        ("6", &[("k", "4")], "k × 1 = 4 × 1 = 4"),
        ("6", &[("k", "2")], "không đạt “k ≥ 3”: 0"),
        ("7", &[("7", "6,5")], "“Hội đồng” chấm 6,5"),
        ("8.1", &[("7", "5")], "điểm tối đa × tỷ lệ của 7 = 10 × (5 / 10) = 5"),
        ("8.2", &[("mức", "cao")], "mức của 3 = cao, thuộc “cao”: 10"),
        ("8", &[("7", "5"), ("mức", "cao")], "tổng các chỉ số 8.1; 8.2 = 5 + 10 = 15"),
    ];
    for (code, given, due) in cases {
        assert_eq!(told(code, given), *due, "{code}");
    }
}

#[test]
fn without_a_unit_all_rows_are_written() {
    let program = program();
    let text = |code: &str| {
        let id = row(&program, code);
        match program.row(id).unwrap().score {
            Score::Value(node) => written(&program, Some(id), node),
            _ => panic!("{code} has no formula"),
        }
    };
    assert_eq!(text("2"), "theo x / y: trên 70%: 1 / 2 × điểm tối đa; từ 20% đến 70%: 3; còn lại: 0");
    assert_eq!(text("4"), "(khi m: 4) + ((số lần đủ 2 trong n) × 1, không quá 6)");
    assert_eq!(text("6"), "k × 1, chỉ chấm khi k ≥ 3, nếu không thì 0");
    assert_eq!(text("8.2"), "theo mức của 3: cao: 10; thấp: 5");
}
