//! Lists of records: what each question comes to in each state of a list and of its cells, how a row tells it, and the wiring of the program.
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

use dti::compile::compile;
use dti::diagnostic::StateName;
use dti::eval::{Given, Plan, Populations, Records, UnitResult, UnitValues, evaluate};
use dti::formula::Worked;
use dti::ir::{Program, RowId};
use dti::load::OneText;
use dti::quantity::{Exact, Style, show};
use run::{dti, folder, put};

/// One row per question; a state is worth a number of its own, so that it shows which state won.
const RULES: &str = r#"
bộ chỉ số "Thử"
  mã Thu
  văn bản "Ví dụ, không phải quyết định"
  thang điểm không giới hạn
  chưa có số liệu: 900 điểm
  không phát sinh: 800 điểm
  không áp dụng:   700 điểm
  ô ghi "KPS" là không phát sinh

danh sách dự_án "Danh mục dự án"
  số liệu tên: văn bản
  số liệu a: số thập phân (km), từ 0 trở lên
  số liệu b: số thập phân (km), từ 0 đến a
  số liệu xong: có/không
  số liệu loại: lựa chọn lớn nhỏ

chỉ số 1 "Đếm" 1.000 điểm
  mỗi dự_án được 1 điểm, không quá 1.000 điểm
chỉ số 2 "Đếm có điều kiện" 1.000 điểm
  mỗi dự_án mà xong được 1 điểm, không quá 1.000 điểm
chỉ số 3 "Tổng" 1.000 điểm
  trong đó t = tổng a của dự_án mà (xong hoặc loại là lớn)
  mỗi t được 1 điểm, không quá 1.000 điểm
chỉ số 4 "Bình quân" 1.000 điểm
  trong đó t = bình quân a của dự_án mà loại không phải là nhỏ
  mỗi t được 1 điểm, không quá 1.000 điểm
chỉ số 5 "Mọi" 1.000 điểm
  được điểm tối đa khi mọi dự_án mà a trên 2 đều (b bằng a), nếu không thì 0 điểm
chỉ số 6 "Có" 1.000 điểm
  được điểm tối đa khi có dự_án nào mà không xong, nếu không thì 0 điểm
chỉ số 7 "Theo số liệu của đơn vị" 1.000 điểm
  số liệu mức: số thập phân (km), từ 0 trở lên
  điểm theo tỷ lệ số lượng dự_án mà a từ mức trở lên / số lượng dự_án
"#;

fn program() -> Program {
    let compiled = compile(&OneText(RULES), "thu.dti").unwrap();
    assert!(compiled.findings.is_empty(), "{:?}", compiled.findings.iter().map(|found| &found.fault).collect::<Vec<_>>());
    compiled.program.unwrap()
}

fn number(text: &str) -> Given {
    Given::Number(Exact::from(text.parse::<rust_decimal::Decimal>().unwrap()))
}

/// A record: `a b xong loại`, where `?` is chưa có số liệu and `0?` không phát sinh.
fn record(text: &str) -> Vec<Given> {
    let cells: Vec<Given> = text
        .split(' ')
        .map(|cell| match cell {
            "?" => Given::State(StateName::Missing),
            "0?" => Given::State(StateName::NothingArising),
            "có" => Given::Truth(true),
            "không" => Given::Truth(false),
            "lớn" => Given::Option(0),
            "nhỏ" => Given::Option(1),
            other => number(other),
        })
        .collect();
    [vec![Given::Text("T".to_owned())], cells].concat()
}

fn unit(records: Vec<Records>) -> UnitValues {
    UnitValues { name: "Sở A".to_owned(), inputs: vec![number("2")], records, ..UnitValues::default() }
}

fn lines(records: &[&str]) -> Vec<Records> {
    vec![Records::Lines(records.iter().map(|text| record(text)).collect())]
}

fn points(result: &UnitResult) -> Vec<String> {
    let text = |points: &Exact| show(points, Style::people()).text;
    result.rows.iter().map(|row| row.points.as_ref().map(text).unwrap_or_default()).collect()
}

#[test]
fn every_question_in_every_state() {
    let program = program();
    let plan = Plan::of(&program);
    let cases: [(&str, Vec<Records>, [&str; 7]); 12] = [
        // 2 + 4 is what is done or large; (4 + 1) ÷ 2 is the mean of the large; above 2 there is only 4, all of it; 2 of 3 from 2 on.
        ("three", lines(&["2 1 có nhỏ", "4 4 không lớn", "1 0 không lớn"]), ["3", "1", "7", "2,5", "1.000", "1.000", "≈666,666667"]),
        ("one part of the whole", lines(&["3 2 có lớn"]), ["1", "1", "3", "3", "0", "0", "1.000"]),
        ("no unit line", vec![Records::State(StateName::Missing)], ["900"; 7]),
        ("nothing said at all", Vec::new(), ["900"; 7]),
        ("does not apply", vec![Records::State(StateName::NotApplicable)], ["700"; 7]),
        // No record: the count and the sum are 0, there is none such, and mean, every and 0/0 have nothing to speak of.
        ("none", vec![Records::State(StateName::NothingArising)], ["0", "0", "0", "800", "800", "0", "800"]),
        ("none left", lines(&["1 0 có nhỏ"]), ["1", "1", "1", "800", "800", "0", "0"]),
        // A blank cell counts where it is read: in the sum, the mean of it, what it is compared with; not where the condition leaves it out.
        ("a blank", lines(&["? ? có lớn"]), ["1", "1", "900", "900", "900", "0", "900"]),
        ("b blank", lines(&["5 ? có lớn"]), ["1", "1", "5", "5", "900", "0", "1.000"]),
        ("a of another kind is not read", lines(&["? 0 không nhỏ", "2 0 có lớn"]), ["2", "1", "2", "2", "900", "1.000", "900"]),
        // Yes or no blank: whether the record counts is not known, though it is large.
        ("done blank", lines(&["5 5 ? lớn"]), ["1", "900", "900", "5", "1.000", "900", "1.000"]),
        // The stronger state wins, in whatever order the records stand.
        ("two states", lines(&["0? 0 có lớn", "? 0 có lớn"]), ["2", "2", "900", "900", "900", "0", "900"]),
    ];
    for (name, records, due) in cases {
        assert_eq!(points(&evaluate(&program, &plan, &unit(records))), due, "{name}");
    }
    // A missing figure of the unit that a condition names is missed, whatever the list says.
    let mut without = unit(lines(&["1 0 có nhỏ"]));
    without.inputs[0] = Given::State(StateName::Missing);
    assert_eq!(points(&evaluate(&program, &plan, &without))[6], "900");
}

#[test]
fn a_row_tells_its_sum_in_words_and_figures() {
    let program = program();
    let unit = unit(lines(&["2 1 có nhỏ", "4 4 không lớn", "1 0 không lớn"]));
    let result = evaluate(&program, &Plan::of(&program), &unit);
    let worked = Worked { program: &program, unit: &unit, result: &result, populations: Populations::none() };
    let told: Vec<String> = (0..7).map(|row| worked.row(RowId::of(row)).unwrap()).collect();
    let due = [
        "số lượng dự_án × 1, không quá 1.000 = 3 × 1, không quá 1.000 = 3",
        "số lượng dự_án mà xong × 1, không quá 1.000 = 1 × 1, không quá 1.000 = 1",
        "tổng a của dự_án mà (xong hoặc loại là lớn) × 1, không quá 1.000 = 7 × 1, không quá 1.000 = 7",
        "bình quân a của dự_án mà loại không phải là nhỏ × 1, không quá 1.000 = 2,5 × 1, không quá 1.000 = 2,5",
        "khi mọi dự_án mà a trên 2 đều b bằng a: 1.000",
        "khi có dự_án mà không xong: 1.000",
        "số lượng dự_án mà a từ mức trở lên / số lượng dự_án × điểm tối đa = 2 / 3 × 1.000 = 2000/3 ≈ 666,666667",
    ];
    for (told, due) in told.iter().zip(due) {
        assert_eq!(told, due);
    }
}

/// Tiers that end at 100% leave a gap where the ratio is not proved to end there.
#[test]
fn a_part_is_proved_to_be_no_more_than_its_whole() {
    let head = RULES.split("chỉ số 1").next().unwrap().replace("không giới hạn", "100");
    let found = |ratio: &str| {
        let tiers = "    từ 50% đến 100%: 100 điểm\n    dưới 50%: 0 điểm\n";
        let text = format!("{head}chỉ số 1 \"Thử\" 100 điểm\n  điểm theo {ratio}\n{tiers}");
        let compiled = compile(&OneText(&text), "thu.dti").unwrap();
        let mut codes: Vec<&str> = compiled.findings.iter().map(|finding| finding.fault.code()).collect();
        codes.retain(|code| !["W0314", "E0604"].contains(code));
        codes.join(" ")
    };
    for proved in [
        "số lượng dự_án mà xong / số lượng dự_án",
        "số lượng dự_án mà (xong và a trên 2) / số lượng dự_án mà xong",
        "số lượng dự_án mà (xong và a trên 2) / số lượng dự_án mà a trên 2",
        "tổng a của dự_án mà xong / tổng a của dự_án",
        "tổng b của dự_án / tổng a của dự_án",
        "tổng b của dự_án mà xong / tổng a của dự_án mà xong",
    ] {
        assert_eq!(found(proved), "", "{proved}");
    }
    for open in [
        "số lượng dự_án / số lượng dự_án mà xong",
        "số lượng dự_án mà xong / số lượng dự_án mà a trên 2",
        "số lượng dự_án mà a trên 2 / số lượng dự_án mà (xong và a trên 2)",
        "tổng a của dự_án / tổng b của dự_án",
        "tổng b của dự_án / tổng a của dự_án mà xong",
    ] {
        // Where the whole stands over its part, that is what is said.
        assert!(["E0401", "E1541"].iter().any(|code| found(open).starts_with(code)), "{open}: {}", found(open));
    }
}

/// A figure may be called `tổng`, and the rows of a table are not swallowed by what stands behind `mà`.
#[test]
fn sentences_end_where_they_end() {
    let head = RULES.split("chỉ số 1").next().unwrap().replace("không giới hạn", "100");
    for body in [
        "  số liệu tổng: số nguyên (km), từ 0 đến 5\n  mỗi tổng được 10 điểm, không quá 50 điểm\n",
        "  số liệu tổng: số nguyên (km), từ 0 đến 5\n  mỗi tổng của 1 được 10 điểm, không quá 50 điểm\n",
        "  điểm theo số lượng dự_án mà xong\n    từ 4 trở lên: 50 điểm\n    còn lại: 0 điểm\n",
        "  điểm theo số lượng dự_án mà loại là lớn\n    3: 50 điểm\n    còn lại: 0 điểm\n",
        "  điểm theo tổng a của dự_án mà không xong\n    từ 4 trở lên: 50 điểm\n    còn lại: 0 điểm\n",
        "  điểm\n    khi (số lượng dự_án mà xong) từ 3 trở lên và có dự_án mà a trên 2: 50 điểm\n    còn lại: 0 điểm\n",
        "  điểm\n    khi có dự_án mà xong và có dự_án mà không xong: 50 điểm\n    còn lại: 0 điểm\n",
        "  điểm\n    khi mọi dự_án mà a từ 1 đến dưới 3 đều xong: 50 điểm\n    còn lại: 0 điểm\n",
    ] {
        let text = format!("{head}chỉ số 1 \"Thử\" 50 điểm\n{body}chỉ số 2 \"Còn lại\" 50 điểm\n  điểm do \"Tổ\" chấm\n");
        let compiled = compile(&OneText(&text), "thu.dti").unwrap();
        let mut codes: Vec<&str> = compiled.findings.iter().map(|finding| finding.fault.code()).collect();
        codes.retain(|code| !["W0314", "W1407", "E0604"].contains(code));
        assert!(codes.is_empty(), "{body}: {codes:?}");
    }
}

const SET: &str = "rulesets/mau/danh-sach-du-an-ho-so/danh-sach.dti";
const DATA: &str = "examples/mau/danh-sach.csv";

#[test]
fn the_program_wants_a_table_for_every_list() {
    let projects = "dự_án=examples/mau/danh-sach-du-an.csv";
    let said = |args: &[&str], code: i32| dti(&[&["eval", SET, "--data", DATA], args].concat()).ends(code).err;
    assert_eq!(said(&[], 1).matches("dti E1421").count(), 2);
    assert_eq!(said(&["--list", projects], 1).matches("dti E1421").count(), 1);
    assert!(said(&["--list", "du_an_khac=examples/mau/danh-sach-du-an.csv"], 1).contains("E1422"));
    assert!(said(&["--list", "examples/mau/danh-sach-du-an.csv"], 2).contains("TÊN=TỆP"));
    assert!(said(&["--list", "dự_án=khong-co.csv"], 2).contains("khong-co.csv"));
}

#[test]
fn a_sample_writes_a_table_for_every_list() {
    let folder = folder();
    let out = folder.path().join("mau.csv").to_str().unwrap().to_owned();
    let place = folder.path().to_str().unwrap();
    let refused = dti(&["sample", SET, "--units", "5", "--seed", "1", "--out", &out]).ends(2);
    assert!(refused.err.contains("--lists"), "{}", refused.err);
    dti(&["sample", SET, "--units", "40", "--seed", "1", "--states", "--decimal", "comma", "--out", &out, "--lists", place]).ends(0);
    let list = |name: &str| format!("{name}={place}/{name}.csv");
    let (projects, dossiers) = (list("dự_án"), list("hồ_sơ"));
    let ran = dti(&["eval", SET, "--data", &out, "--list", &projects, "--list", &dossiers, "--format", "json"]).ends(0).json();
    let states = |code: &str| ran["units"].as_array().unwrap().iter().filter(|unit| unit["rows"][code]["points"].is_null()).count();
    // Some units say that they have no projects, so that the share of them has no value.
    assert!(states("1") > 0);
    let text = std::fs::read_to_string(folder.path().join("dự_án.csv")).unwrap();
    assert!(text.contains(";KPS;"), "{text}");
    // With --states some unit stays silent.
    let named: std::collections::BTreeSet<&str> = text.lines().skip(1).filter_map(|line| line.split(';').next()).collect();
    assert!(named.len() < 40, "{}", named.len());
}

#[test]
fn a_merged_unit_cell_is_told_line_by_line() {
    let folder = folder();
    let data = put(&folder, "don-vi.csv", "Đơn vị\nSở A\n");
    let rules = put(
        &folder,
        "thu.dti",
        RULES.replace("  số liệu mức: số thập phân (km), từ 0 trở lên\n", "").replace("a từ mức trở lên", "a từ 2 trở lên"),
    );
    let table = put(&folder, "ds.csv", "Đơn vị;tên;a;b;xong;loại\nSở A;X;1;1;có;lớn\n;Y;2;1;không;nhỏ\n;Z;3;1;có;nhỏ\n");
    let said = dti(&["eval", &rules, "--data", &data, "--list", &format!("dự_án={table}")]).ends(1).err;
    assert_eq!(said.matches("dti E1424").count(), 2, "{said}");
    assert!(said.contains("ds.csv:3") && said.contains("ds.csv:4"), "{said}");
}
