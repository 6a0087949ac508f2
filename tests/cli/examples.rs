//! `dti test`: what it prints of examples, in each format, and what it says they do not reach.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::run::{dti, folder, put};
use crate::{BROKEN, SMALL};

const EXAMPLES: &str = r#"
ví dụ "Hòa giải <3 & "
  cho a = 3; b = 4
  thì 1 được 7,5 điểm
  thì tổng điểm là 8 điểm

ví dụ "Chấm trực tiếp" theo bảng "diem.csv"
"#;

/// A set with an example that fails, and a table of two that hold and one that fails.
fn set(folder: &tempfile::TempDir) -> String {
    put(
        folder,
        "diem.csv",
        "\u{feff}ví dụ;2;thì 2;thì tổng điểm\r\ncao;\"19,5\";19,5 điểm;19,5\r\nchưa chấm;;chưa có số liệu;0\r\nthấp;2;3 điểm;\r\n",
    );
    put(folder, "thu.dti", format!("{SMALL}{EXAMPLES}"))
}

#[test]
fn what_fails_is_told_with_its_sum() {
    let folder = folder();
    let set = set(&folder);
    let ran = dti(&["test", &set]).ends(1);
    assert!(ran.text().ends_with("2 ví dụ đúng, 2 ví dụ sai.\n"), "{}", ran.text());
    for said in [
        "ví dụ “Hòa giải <3 &” chờ 8 điểm, bộ chỉ số cho 7,5 điểm",
        "tổng các chỉ số 1; 2 = 7,5 + 0 = 7,5",
        "“Chấm trực tiếp: thấp” chờ 3 điểm",
        "diem.csv:4:",
        "“Hội đồng” chấm 2",
    ] {
        let flat = ran.err.split_whitespace().filter(|word| *word != "│").collect::<Vec<_>>().join(" ");
        assert!(flat.to_lowercase().contains(&said.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()), "{said}: {flat}");
    }
    let one = dti(&["test", &set, "--filter", "cao"]).ends(0);
    assert!(one.text().contains("1 ví dụ đúng, 0 ví dụ sai") && one.err.is_empty(), "{}{}", one.text(), one.err);
    assert!(dti(&["test", &set, "--filter", "không có tên này"]).ends(0).text().contains("không có ví dụ nào"));
}

#[test]
fn junit_is_xml_that_says_the_same() {
    let folder = folder();
    let set = set(&folder);
    let ran = dti(&["test", &set, BROKEN, "--format", "junit"]).ends(1);
    assert!(ran.err.is_empty(), "{}", ran.err);
    let (mut names, mut failures, mut errors, mut counts) = (Vec::new(), Vec::new(), 0, Vec::new());
    let mut reader = Reader::from_str(ran.text());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                let value = |name: &str| {
                    let found = element.attributes().map(Result::unwrap).find(|attribute| attribute.key.as_ref() == name);
                    quick_xml::escape::unescape(&found.unwrap().value).unwrap().into_owned()
                };
                match element.name().as_ref() {
                    "testsuite" => counts.push([value("tests"), value("failures"), value("errors")].join(" ")),
                    "testcase" => names.push(value("name")),
                    "failure" => failures.push((value("type"), value("message"))),
                    "error" => errors += 1,
                    "testsuites" => {}
                    other => panic!("{other}"),
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(counts, ["4 2 0", "1 0 1"]);
    assert_eq!(names, ["Hòa giải <3 & ", "Chấm trực tiếp: cao", "Chấm trực tiếp: chưa chấm", "Chấm trực tiếp: thấp", "dti check"]);
    assert_eq!(failures.len(), 2);
    assert_eq!(failures[0].0, "E0901");
    assert!(failures[0].1.contains("<3 &") && failures[0].1.contains("7,5 điểm"), "{failures:?}");
    assert_eq!(errors, 4);
}

#[test]
fn what_no_example_reaches_is_named_with_its_line() {
    let folder = folder();
    let rules = r#"
bộ chỉ số "Thử"
  mã Thu
  văn bản "Ví dụ, không phải quyết định"
  thang điểm 20
  chưa có số liệu: 0 điểm

chỉ số 1 "Họp định kỳ" 20 điểm
  số liệu số_cuộc_họp: số nguyên (cuộc họp), từ 0 trở lên
  điểm theo số_cuộc_họp
    từ 4 trở lên: 20 điểm
    từ 1 đến 3: 10 điểm
    còn lại: 0 điểm

xếp loại theo tổng điểm
  từ 10 điểm trở lên: "Đạt"
  dưới 10 điểm: "Chưa đạt"

ví dụ "Họp đủ"
  cho số_cuộc_họp = 5
  thì 1 được 20 điểm
  thì xếp loại là "Đạt"

ví dụ "Mức xếp loại không nói gì về bậc"
  cho số_cuộc_họp = 3
  thì xếp loại là "Đạt"
"#;
    let set = put(&folder, "thu.dti", rules);
    let ran = dti(&["test", &set, "--coverage"]).ends(0);
    let told: Vec<&str> = ran.text().lines().skip(2).map(str::trim).collect();
    assert!(ran.text().contains("chạm tới 3 trong 7 chỗ"), "{}", ran.text());
    assert_eq!(
        told,
        [
            "dòng 2: chính sách “chưa có số liệu”",
            "dòng 12, mục 1: bậc “từ 1 đến 3”",
            "dòng 13, mục 1: bậc “còn lại”",
            "dòng 17: mức xếp loại “Chưa đạt”"
        ]
    );
    let more = "\nví dụ \"Còn lại\" theo bảng\n  cho số_cuộc_họp; thì 1; thì xếp loại\n    3; 10; Đạt\n    0; 0; Chưa đạt\n    ; chưa có số liệu; \"Chưa đạt\"\n";
    let whole = put(&folder, "du.dti", format!("{rules}{more}"));
    assert!(dti(&["test", &whole, "--coverage", "--lang", "en"]).ends(0).text().contains("the examples reach all 7 places"));
    let json = dti(&["test", &set, "--coverage", "--format", "json"]).ends(0).json();
    let kinds: BTreeSet<&str> = json["coverage"]["missed"].as_array().unwrap().iter().map(|spot| spot["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, BTreeSet::from(["class", "policy", "tier"]));
    assert_eq!((&json["coverage"]["all"], &json["coverage"]["reached"]), (&7.into(), &3.into()));
}
