//! The library's side of examples: what a set's examples reach, and that a tier they reach cannot go unnoticed.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::collections::BTreeMap;

use dti::compile::{Compiled, compile};
use dti::example::{Spot, SpotKind, coverage, failing, run};
use dti::load::Files;

const RULES: &str = r#"
bộ chỉ số "Thử"
  mã Thu
  văn bản "Ví dụ, không phải quyết định"
  thang điểm 60
  chưa có số liệu: 0 điểm

chỉ số 1 "Bậc" 20 điểm
  số liệu x: số nguyên (cuộc họp), từ 0 trở lên
  điểm theo x
    từ 4 trở lên: 20 điểm
    3: 15 điểm
    từ 1 đến 2: 10 điểm
    còn lại: 0 điểm
chỉ số 2 "Trường hợp" 20 điểm
  số liệu y: có/không
  số liệu z: lựa chọn cao thấp
  điểm
    khi y và z là cao: 20 điểm
    khi y: 10 điểm
    còn lại: 0 điểm
chỉ số 3 "Các mục" 20 điểm
  số liệu m: có/không
  số liệu n: số nguyên (ứng dụng), từ 0 trở lên
  điểm bằng tổng các mục
    khi m: 10 điểm
    "Ứng dụng": mỗi n được 2 điểm, không quá 10 điểm

ví dụ "Bậc" theo bảng "bac.csv"
ví dụ "Trường hợp" theo bảng
  cho y; z; thì 2
    có; cao; 20 điểm
    có; thấp; 10 điểm
    không; cao; 0 điểm
ví dụ "Các mục" theo bảng
  cho m; n; thì 3; thì tổng điểm
    có; 2; 14; 14
    không; 9; 10; 10
"#;

/// The table of `bac.csv`.
const TABLE: &str = "x;thì 1\n4;20\n3;15\n2;10\n0;0\n;chưa có số liệu\n";

struct Texts<'a>(BTreeMap<&'a str, &'a str>);

impl Files for Texts<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.get(path).map(|text| text.as_bytes().to_vec()).ok_or_else(|| "không có tệp".to_owned())
    }
}

fn compiled(rules: &str) -> Compiled {
    compile(&Texts(BTreeMap::from([("bo/thu.dti", rules), ("bo/bac.csv", TABLE)])), "bo/thu.dti").unwrap()
}

#[test]
fn examples_that_reach_everything_notice_a_lost_tier() {
    let whole = compiled(RULES);
    let program = whole.runnable().unwrap_or_else(|| panic!("{:?}", whole.findings));
    let failed: Vec<_> = run(program, &|_| true).into_iter().filter(|ran| !ran.failures.is_empty()).collect();
    assert!(failed.is_empty(), "{failed:?}");
    let found = coverage(program);
    let missed: Vec<&Spot> = found.missed().collect();
    assert!(missed.is_empty(), "{missed:?}");
    let rows = [SpotKind::Tier, SpotKind::Case, SpotKind::ItemCounted];
    let mut lost = 0;
    for spot in found.spots.iter().filter(|spot| rows.contains(&spot.kind)) {
        let line = whole.sources.start(spot.span).unwrap().line;
        let text: String = RULES.lines().enumerate().filter(|(at, _)| at + 1 != line).map(|(_, line)| format!("{line}\n")).collect();
        let without = compiled(&text);
        let noticed = match without.runnable() {
            Some(program) => run(program, &|_| true).iter().any(|ran| !ran.failures.is_empty()),
            None => true,
        };
        assert!(noticed, "{spot:?}");
        lost += 1;
    }
    assert_eq!(lost, 8);
}

#[test]
fn what_is_run_through_and_not_looked_at_is_not_reached() {
    let bare = RULES.replace("thì 3; thì tổng điểm", "thì 3; thì 2").replace("14; 14", "14; chưa có số liệu").replace("10; 10", "10; ");
    let whole = compiled(&bare);
    let without: String = bare.lines().filter(|line| !line.starts_with("ví dụ \"Bậc\"")).map(|line| format!("{line}\n")).collect();
    let found = compiled(&without);
    let missed = |compiled: &Compiled| coverage(compiled.runnable().unwrap()).missed().map(|spot| spot.kind).collect::<Vec<_>>();
    assert!(missed(&whole).is_empty());
    assert_eq!(missed(&found), [SpotKind::Row, SpotKind::Tier, SpotKind::Tier, SpotKind::Tier, SpotKind::Tier]);
}

/// A failed class, pillar, rank or rounded number leads to what it disproves.
#[test]
fn what_a_failed_example_disproves_is_labelled() {
    let rules = r#"
bộ chỉ số "Thử"
  mã Thu
  văn bản "Ví dụ, không phải quyết định"
  thang điểm 30
  chưa có số liệu: 0 điểm
  làm tròn tổng điểm đến 1 chữ số thập phân

trụ cột "Một" gồm các chỉ số 1

chỉ số 1 "Tỷ lệ" 30 điểm
  số liệu a: số nguyên (hồ sơ), từ 0 đến b
  số liệu b: số nguyên (hồ sơ), từ 1 trở lên
  điểm theo tỷ lệ a / b

xếp loại theo tổng điểm
  từ 15 điểm trở lên: "Đạt"
  dưới 15 điểm: "Chưa đạt"

xếp hạng theo tổng điểm

ví dụ "Hai đơn vị"
  cho đơn vị "A": a = 2; b = 9
  cho đơn vị "B": a = 9; b = 9
  thì đơn vị "A": tổng điểm là 6,6 điểm
  thì đơn vị "B": tổng điểm là 1 điểm
  thì đơn vị "A": xếp loại là "Đạt"
  thì đơn vị "B": trụ cột "Một" được 3 điểm
  thì xếp hạng là "A"; "B"
"#;
    let compiled = compiled(rules);
    let program = compiled.runnable().unwrap();
    let labels: Vec<Vec<&str>> = failing(program)
        .iter()
        .map(|finding| finding.labels.iter().map(|label| &rules[label.span.start as usize..label.span.end as usize]).collect())
        .collect();
    assert_eq!(
        labels,
        [
            vec!["làm tròn tổng điểm đến 1 chữ số thập phân"],
            vec![],
            vec!["dưới 15 điểm: \"Chưa đạt\""],
            vec!["\"Một\""],
            vec!["xếp hạng theo tổng điểm"],
        ]
    );
}
