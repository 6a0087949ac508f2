//! Speed as ratios of one run: how cost grows with units and rows, and what exactness costs beside plain machine integers.
//!
//! `cargo bench` prints a table. Every figure is the least of several runs; a ratio compares two figures of the same run on the same machine,
//! so it can be read on any machine. Data and rules are synthetic.
#![allow(missing_docs, clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "a benchmark may panic")]

mod timing;

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use dti::compile::{Compiled, compile};
use dti::data::{BindOptions, bind, read_table};
use dti::diagnostic::Findings;
use dti::emit;
use dti::load::OneText;
use dti::quantity::DecimalMark;
use dti::score::score;
use timing::{Times, millis, peak_memory, ratio};

/// Ratio rows of the set that units are scored by. Nothing is rounded before the total, so each sum carries all its denominators.
const RATIOS: usize = 20;

fn main() {
    let rules = ratio_rules();
    let small = units(&rules, 10_000);
    let large = units(&rules, 100_000);
    println!("eval, {RATIOS} unrounded ratios a unit, CSV text in, CSV text out");
    println!("  10.000 units   {:>9.1} ms", millis(small.whole));
    println!("  100.000 units  {:>9.1} ms   ratio {:.2} (at most 12)", millis(large.whole), ratio(large.whole, small.whole));
    println!("    reading      {:>9.1} ms   ratio {:.2}", millis(large.read), ratio(large.read, small.read));
    println!("    scoring      {:>9.1} ms   ratio {:.2}", millis(large.score), ratio(large.score, small.score));
    println!("    writing      {:>9.1} ms   ratio {:.2}", millis(large.write), ratio(large.write, small.write));
    let cells = 100_000.0 * RATIOS as f64;
    let exact = large.score.as_nanos() as f64 / cells;
    let plain = plain_loop();
    println!("a scored cell, exact         {exact:>9.1} ns");
    println!("a scored cell, plain i64     {plain:>9.1} ns   (a × w ÷ t in hundredths, rounded; wrong where the sum is rounded once)");
    println!("exactness costs              {:>9.1} ×", exact / plain);

    let short = parse(5_000);
    let long = parse(50_000);
    println!("check of a set, text to proofs");
    println!("  5.000 rows     {:>9.1} ms", millis(short));
    println!("  50.000 rows    {:>9.1} ms   ratio {:.2} (at most 12)", millis(long), ratio(long, short));
    println!("peak memory of this process  {} MB", peak_memory());
}

/// The least of three runs of each stage.
fn units(rules: &str, count: usize) -> Times {
    let compiled: Compiled = compile(&OneText(rules), "bench.dti").unwrap();
    let program = compiled.runnable().unwrap();
    let text = data(count);
    let mut best = Times { read: Duration::MAX, score: Duration::MAX, write: Duration::MAX, whole: Duration::MAX };
    for _ in 0..3 {
        let mut findings = Findings::default();
        let start = Instant::now();
        let table = read_table("bench.csv", text.as_bytes(), &mut findings).unwrap();
        let dataset = bind(program, &table, &BindOptions::default(), &mut findings);
        let read = start.elapsed();
        let values: Vec<_> = dataset.units.iter().map(|unit| &unit.values).collect();
        let begun = Instant::now();
        let scores = score(program, &values, &dataset, &mut findings, &|_| {});
        let scored = begun.elapsed();
        let begun = Instant::now();
        let csv = emit::table::to_csv(program, &scores, DecimalMark::Point);
        let write = begun.elapsed();
        let whole = start.elapsed();
        assert!(!findings.block() && csv.len() > count);
        best =
            Times { read: best.read.min(read), score: best.score.min(scored), write: best.write.min(write), whole: best.whole.min(whole) };
    }
    best
}

fn ratio_rules() -> String {
    let mut text = format!(
        "bộ chỉ số \"Đo tốc độ\"\n  mã Do\n  văn bản \"Dữ liệu giả\"\n  thang điểm {}\n  chưa có số liệu: 0 điểm\n  không phát sinh: 0 điểm\n  làm tròn tổng điểm đến 2 chữ số thập phân\n  làm tròn điểm trung bình đến 2 chữ số thập phân\n",
        RATIOS * 5
    );
    for row in 1..=RATIOS {
        write!(
            text,
            "chỉ số {row} \"Tỷ lệ {row}\" 5 điểm\n  số liệu a: số nguyên (hồ sơ), từ 0 đến b\n  số liệu b: số nguyên (hồ sơ), từ 0 trở lên\n  điểm theo tỷ lệ a / b\n"
        )
        .unwrap();
    }
    text.push_str("xếp hạng theo tổng điểm\n");
    text
}

/// Numbers that look random and are the same in every run.
fn draw(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

fn data(count: usize) -> String {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut text = String::from("Đơn vị");
    for row in 1..=RATIOS {
        write!(text, ",{row}.a,{row}.b").unwrap();
    }
    text.push('\n');
    for unit in 0..count {
        write!(text, "Đơn vị {unit}").unwrap();
        for _ in 0..RATIOS {
            let total = 1 + draw(&mut state) % 600;
            write!(text, ",{},{total}", draw(&mut state) % (total + 1)).unwrap();
        }
        text.push('\n');
    }
    text
}

/// Nanoseconds a cell of the same scores in plain integers: hundredths, each cell rounded half up on its own.
fn plain_loop() -> f64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let pairs: Vec<(i64, i64)> = (0..2_000_000)
        .map(|_| {
            let total = 1 + draw(&mut state) % 600;
            ((draw(&mut state) % (total + 1)) as i64, total as i64)
        })
        .collect();
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        let mut sum = 0_i64;
        for (a, t) in &pairs {
            sum += (2 * a * 500 + t) / (2 * t);
        }
        black_box(sum);
        best = best.min(start.elapsed());
    }
    best.as_nanos() as f64 / pairs.len() as f64
}

fn parse(rows: usize) -> Duration {
    let mut text =
        format!("bộ chỉ số \"Đo tốc độ\"\n  mã Do\n  văn bản \"Dữ liệu giả\"\n  thang điểm {}\n  chưa có số liệu: 0 điểm\n", rows * 10);
    for row in 1..=rows {
        write!(
            text,
            "chỉ số {row} \"Chỉ số thứ {row}\" 10 điểm\n  số liệu n \"Số cuộc họp\": số nguyên (cuộc họp), từ 0 trở lên\n  điểm theo n\n    từ 4 trở lên: 10 điểm\n    từ 2 đến 3: 5 điểm\n    còn lại: 0 điểm\n"
        )
        .unwrap();
    }
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        let compiled = compile(&OneText(&text), "bench.dti").unwrap();
        best = best.min(start.elapsed());
        assert!(compiled.findings.is_empty());
    }
    best
}
