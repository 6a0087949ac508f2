//! What `dti check` costs: sets of mixed rows, sound and with a fault in every third row, and rows whose conditions are too many to look at in full.
//!
//! `cargo bench --bench check` prints a table. Every figure is the least of several runs; a ratio compares two figures of the same run. The
//! rules are synthetic. The bound that users feel is the absolute one: a set of 5.000 rows in under a second.
#![allow(missing_docs, clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "a benchmark may panic")]

mod timing;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use dti::compile::compile;
use dti::load::OneText;
use timing::{millis, peak_memory, ratio};

fn main() {
    let small = time(&rules(500, false));
    let large = time(&rules(5_000, false));
    println!("check, text to proofs: tiers, options, ratios, items, conditions, formulas, entered points in turn");
    println!("  500 rows            {:>9.1} ms   {} findings", millis(small.0), small.1);
    println!(
        "  5.000 rows          {:>9.1} ms   {} findings   ratio {:.2} (at most 12)",
        millis(large.0),
        large.1,
        ratio(large.0, small.0)
    );
    let faulty = time(&rules(5_000, true));
    let rate = ratio(faulty.0, large.0);
    println!("  5.000 rows, faults  {:>9.1} ms   {} findings   ratio {rate:.2} to the sound set", millis(faulty.0), faulty.1);
    println!("one row under conditions over more and more yes/no figures, each condition with all of them");
    let mut before: Option<Duration> = None;
    for figures in [4, 8, 12, 16, 24, 48] {
        let (took, findings) = time(&tangled(figures));
        let grown = before.map_or(String::new(), |before| format!("   ratio {:.2}", ratio(took, before)));
        println!("  {figures:>2} figures          {:>9.1} ms   {findings} findings{grown}", millis(took));
        before = Some(took);
    }
    println!("peak memory of this process  {} MB", peak_memory());
}

/// The least of three runs, and how many findings there are.
fn time(rules: &str) -> (Duration, usize) {
    let mut best = (Duration::MAX, 0);
    for _ in 0..3 {
        let start = Instant::now();
        let compiled = compile(&OneText(rules), "bench.dti").unwrap();
        best = best.min((start.elapsed(), compiled.findings.len()));
    }
    best
}

fn header(scale: usize) -> String {
    format!(
        "bộ chỉ số \"Đo tốc độ\"\n  mã Do\n  văn bản \"Dữ liệu giả\"\n  thang điểm {scale}\n  chưa có số liệu: 0 điểm\n  không phát sinh: 0 điểm\n  không áp dụng: không tính\n  làm tròn tổng điểm đến 2 chữ số thập phân\n  làm tròn tỷ lệ điểm đến 0,01%\n\nđối tượng \"Đơn vị\"\n  thuộc tính có_dịch_vụ: có/không\n\n"
    )
}

/// Rows of ten points by seven sentences in turn; with faults, every third row has a shifted bound, a lost cap or too many points.
fn rules(rows: usize, faults: bool) -> String {
    let mut text = header(rows * 10);
    for row in 1..=rows {
        let wrong = faults && row % 3 == 0;
        writeln!(text, "chỉ số {row} \"Dòng {row}\" 10 điểm").unwrap();
        let body = match row % 7 {
            0 => {
                let bound = if wrong { 5 } else { 4 };
                format!(
                    "  số liệu a: số nguyên (cuộc họp), từ 0 trở lên\n  điểm theo a\n    từ {bound} trở lên: 10 điểm\n    từ 2 đến 3: 5 điểm\n    còn lại: 0 điểm\n"
                )
            }
            1 => {
                let best = if wrong { 12 } else { 10 };
                format!(
                    "  số liệu mức: lựa chọn\n    đủ \"Đủ\"\n    thiếu \"Thiếu\"\n    chưa \"Chưa\"\n  điểm theo mức\n    đủ: {best} điểm\n    thiếu: 5 điểm\n    chưa: 0 điểm\n"
                )
            }
            2 => {
                let cap = if wrong { "" } else { ", không quá điểm tối đa" };
                format!(
                    "  số liệu a: số nguyên (hồ sơ), từ 0 trở lên\n  số liệu b: số nguyên (hồ sơ), từ 1 trở lên\n  điểm theo tỷ lệ a / b{cap}\n"
                )
            }
            3 => {
                let third = if wrong { 3 } else { 2 };
                format!(
                    "  số liệu x: có/không\n  số liệu y: có/không\n  số liệu z: có/không\n  điểm bằng tổng các mục\n    khi x: 5 điểm\n    khi y: 3 điểm\n    khi z: {third} điểm\n"
                )
            }
            4 => {
                let low = if wrong { 60 } else { 50 };
                format!(
                    "  không áp dụng khi không có_dịch_vụ\n  số liệu r: tỷ lệ, từ 0% đến 100%\n  số liệu có_kế_hoạch: có/không\n  điểm\n    khi có_kế_hoạch và r từ 80% trở lên: 10 điểm\n    khi có_kế_hoạch và r từ {low}% đến dưới 80%: 5 điểm\n    còn lại: 0 điểm\n"
                )
            }
            5 => {
                let times = if wrong { 7 } else { 6 };
                format!("  số liệu r: tỷ lệ, từ 0% đến 100%\n  số liệu s: tỷ lệ, từ 0% đến 100%\n  điểm = {times} điểm × r + 4 điểm × s\n")
            }
            _ => "  điểm do \"Tổ thẩm định\" chấm\n".to_owned(),
        };
        text.push_str(&body);
    }
    text.push_str("\nxếp loại theo tỷ lệ điểm\n  từ 80% trở lên: \"Tốt\"\n  từ 50% đến dưới 80%: \"Đạt\"\n  dưới 50%: \"Chưa đạt\"\n");
    text
}

/// One row whose conditions look at all of so many figures.
fn tangled(figures: usize) -> String {
    let mut text = header(10);
    text.push_str("chỉ số 1 \"Rối\" 10 điểm\n  không áp dụng khi không có_dịch_vụ\n");
    let names: Vec<String> = (1..=figures).map(|place| format!("việc_{place}")).collect();
    for name in &names {
        writeln!(text, "  số liệu {name}: có/không").unwrap();
    }
    writeln!(text, "  điểm\n    khi {}: 10 điểm\n    khi {}: 5 điểm\n    còn lại: 0 điểm", names.join(" và "), names.join(" hoặc "))
        .unwrap();
    text
}
