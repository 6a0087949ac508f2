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
use dti::example::{Spot, SpotKind, coverage, run};
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
