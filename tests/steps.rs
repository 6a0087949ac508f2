//! Steps over ratios and counts: `cứ thêm 10%`, `mỗi 1%`, `cứ đủ 1.000`.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

use dti::compile::compile;
use dti::data::{BindOptions, bind, read_table};
use dti::load::OneText;
use dti::quantity::{Style, show};
use dti::score::score;

const HEADER: &str = "bộ chỉ số \"Thử\"
  mã Thu
  văn bản \"Ví dụ, không phải quyết định\"
  thang điểm 20
  chưa có số liệu: 0 điểm

chỉ số 1 \"Một\" 20 điểm
";

/// The points of each line of data, or the codes of what was found.
fn points(scoring: &str, data: &str) -> Vec<String> {
    let text = format!("{HEADER}{scoring}");
    let compiled = compile(&OneText(&text), "thu.dti").unwrap();
    let Some(program) = compiled.runnable() else {
        return compiled.findings.iter().map(|finding| finding.fault.code().to_owned()).collect();
    };
    let mut findings = compiled.findings.clone();
    let table = read_table("a.csv", data.as_bytes(), &mut findings).unwrap();
    let dataset = bind(program, &table, &BindOptions::default(), &mut findings);
    let units: Vec<_> = dataset.units.iter().map(|unit| &unit.values).collect();
    let scores = score(program, &units, &dataset, &mut findings, &|_| ());
    assert!(findings.is_empty(), "{findings:?}");
    scores.units.iter().map(|unit| show(unit.result.total.as_ref().unwrap(), Style::people()).text).collect()
}

const RATIO: &str = "  số liệu r: tỷ lệ, từ 0% đến 100%\n";
const COUNT: &str = "  số liệu dân: số nguyên (dân), từ 0 đến 40.000\n";

#[test]
fn a_bracket_over_a_ratio_goes_on_in_percent() {
    let rows = "  điểm theo r\n    từ 50% trở xuống: 5 điểm\n    trên 50%: cứ thêm 10% được tính thêm 3 điểm\n";
    let data = "Đơn vị;r\nA;50%\nB;69,9%\nC;70%\nD;100%\n";
    assert_eq!(points(&format!("{RATIO}{rows}  tính bước đủ\n"), data), ["5", "8", "11", "20"]);
    assert_eq!(points(&format!("{RATIO}{rows}  tính theo tỷ lệ\n"), data), ["5", "10,97", "11", "20"]);
}

#[test]
fn each_percent_of_a_ratio_counts_whole_steps() {
    let data = "Đơn vị;r\nA;0%\nB;12,9%\nC;100%\n";
    assert_eq!(points(&format!("{RATIO}  mỗi 5% r được 1 điểm, không quá điểm tối đa\n"), data), ["0", "2", "20"]);
    assert_eq!(points(&format!("{RATIO}  mỗi 5 r được 1 điểm, không quá điểm tối đa\n"), data), ["E0514"]);
    assert_eq!(points(&format!("{RATIO}  mỗi r được 1 điểm, không quá điểm tối đa\n"), data), ["E0512"]);
    assert_eq!(points(&format!("{COUNT}  mỗi 5% dân được 1 điểm, không quá điểm tối đa\n"), data), ["E0550"]);
    assert_eq!(points(&format!("{COUNT}  mỗi 5 điểm dân được 1 điểm, không quá điểm tối đa\n"), data), ["E0550"]);
}

#[test]
fn full_thousands_are_counted_as_the_annex_says() {
    let data = "Đơn vị;dân\nA;999\nB;1000\nC;25500\n";
    for word in ["mỗi", "cứ", "cứ đủ"] {
        assert_eq!(
            points(&format!("{COUNT}  {word} 1.000 dân được 0,5 điểm, không quá điểm tối đa\n"), data),
            ["0", "0,5", "12,5"],
            "{word}"
        );
    }
}
