//! What is inferred and not printed in the decision is told wherever points are: behind any sentence of any block, in each form.
#![cfg(feature = "cli")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

mod run;

use run::{dti, folder, put};

const RULES: &str = r#"bộ chỉ số "Bộ thử"
  mã            THU
  văn bản       "Bộ thử"
  thang điểm    100
  suy luận "G-thang-điểm"
  chưa có số liệu: 0 điểm
  làm tròn tổng điểm đến 2 chữ số thập phân
  suy luận "G-làm-tròn"

đối tượng "Sở"
  suy luận "G-đối-tượng"
  thuộc tính vùng: lựa chọn
    xa
    gần
  suy luận "G-thuộc-tính"

chỉ số 1 "Một" 100 điểm
  số liệu a "A": số nguyên (việc), từ 0 đến 10
  suy luận "G-chỉ-số"
  mỗi a được 10 điểm

trụ cột "Trụ" gồm các chỉ số 1
  suy luận "G-trụ-cột"

xếp loại theo tổng điểm
  từ 50 trở lên:  "Đạt"
  dưới 50:        "Chưa đạt"
  suy luận "G-xếp-loại"

xếp hạng theo tổng điểm
  suy luận "G-đầu-xếp-hạng"
  bằng điểm thì xét: a của 1 cao hơn; sau đó "biểu quyết"
  suy luận "G-bằng-điểm"
  căn cứ "Đoạn 3"
  suy luận "G-căn-cứ"

xếp hạng "Theo trụ" theo trụ cột "Trụ"
  suy luận "G-hạng-trụ"
"#;

/// Every ground that the rules give, read from their text.
fn grounds() -> Vec<&'static str> {
    let found: Vec<&str> = RULES.split("suy luận \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(found.len(), 11);
    found
}

#[test]
fn no_ground_is_lost_in_any_form() {
    let folder = folder();
    let rules = put(&folder, "bo.dti", RULES);
    let data = put(&folder, "so.csv", "đơn vị,vùng,1.a\nSở A,xa,7\nSở B,gần,7\n");
    let one: [&[&str]; 10] = [
        &["eval", &rules, "--data", &data, "--lang", "vi"],
        &["eval", &rules, "--data", &data, "--format", "json"],
        &["report", &rules, "--data", &data, "--format", "md"],
        &["report", &rules, "--data", &data, "--format", "html"],
        &["doc", &rules],
        &["doc", &rules, "--format", "html"],
        &["explain", &rules, "--data", &data, "--unit", "Sở A", "--lang", "vi"],
        &["explain", &rules, "--data", &data, "--unit", "Sở A", "--lang", "en"],
        &["explain", &rules, "--data", &data, "--unit", "Sở A", "--format", "html"],
        &["explain", &rules, "--data", &data, "--unit", "Sở A", "--format", "json"],
    ];
    for args in one {
        let ran = dti(args);
        assert_eq!(ran.code, 0, "{args:?}: {}{}", ran.text(), ran.err);
        let lost: Vec<&str> = grounds().into_iter().filter(|ground| !ran.text().contains(ground)).collect();
        assert!(lost.is_empty(), "{args:?} lost {lost:?}:\n{}", ran.text());
    }
}

/// The marks stand at what they are about, and a table without a title is not called “Xếp hạng” twice.
#[test]
fn marks_stand_at_the_rank_and_the_place_is_named_once() {
    let folder = folder();
    let rules = put(&folder, "bo.dti", RULES);
    let data = put(&folder, "so.csv", "đơn vị,vùng,1.a\nSở A,xa,7\nSở B,gần,6\n");
    let results = dti(&["eval", &rules, "--data", &data, "--format", "json"]).ends(0).json();
    assert_eq!(results["rankings"][0]["inferred"], serde_json::json!(["G-đầu-xếp-hạng", "G-bằng-điểm", "G-căn-cứ"]));
    assert_eq!(results["rankings"][1]["inferred"], serde_json::json!(["G-hạng-trụ"]));
    let sheet = dti(&["explain", &rules, "--data", &data, "--unit", "Sở A", "--format", "json"]).ends(0).json();
    assert_eq!(sheet["class"]["inferred"], serde_json::json!(["G-xếp-loại"]));
    assert_eq!(sheet["ranks"][1]["inferred"], serde_json::json!(["G-hạng-trụ"]));
    let page = dti(&["explain", &rules, "--data", &data, "--unit", "Sở A", "--format", "html"]).ends(0);
    assert!(page.text().contains("hạng 1 trong 2 đơn vị") && !page.text().contains("Xếp hạng: hạng"), "{}", page.text());
    let annex = dti(&["doc", &rules]).ends(0);
    assert!(!annex.text().contains("Độc lập") && !annex.text().contains("Tài liệu kiểm chứng"), "{}", annex.text());
    assert!(annex.text().contains("III. TRỤ CỘT, XẾP LOẠI, XẾP HẠNG"));
    assert!(dti(&["doc", &rules, "--letterhead"]).ends(0).text().starts_with("ỦY BAN"), "the head of a document that stands alone");
}
