//! The full-size model set, 65 rows, over 10.000 and 100.000 units from CSV: how cost and memory grow.
//!
//! `cargo bench --bench model` prints ratios of one run. The units are made up by `dti sample`; ten thousand of them are repeated under new
//! names to make a hundred thousand, so that no time is spent on making data.
#![allow(missing_docs, clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "a benchmark may panic")]

mod timing;

use std::fmt::Write as _;
use std::time::Instant;

use dti::compile::compile;
use dti::data::{BindOptions, bind, read_common, read_table};
use dti::diagnostic::Findings;
use dti::emit;
use dti::eval::Given;
use dti::ir::{Program, RowLevel};
use dti::load::Disk;
use dti::quantity::DecimalMark;
use dti::sample::{Options, common_csv, sample, to_csv};
use dti::score::score;
use timing::{Times, millis, peak_memory, ratio};

const RULES: &str = "rulesets/mau/cap-huyen/huyen.dti";

fn main() {
    let compiled = compile(&Disk, RULES).unwrap();
    let program = compiled.runnable().unwrap();
    let rows = program.rows.iter().filter(|row| row.level == RowLevel::Component).count();
    let made = sample(program, &Options { units: 10_000, seed: 1, states: true }, &|_| {});
    let table = to_csv(program, &made.units, DecimalMark::Point);
    let mut findings = Findings::default();
    let common = common_csv(program, &made.common, DecimalMark::Point).unwrap();
    let common = read_common(program, read_table("chung.csv", common.as_bytes(), &mut findings).as_ref(), None, &mut findings);
    drop(made);
    println!("eval of the model set, {rows} component rows, CSV text in, CSV text out");
    let small = run(program, &table, &common);
    println!("  10.000 units   {:>9.1} ms", millis(small.whole));
    let large = run(program, &tenfold(&table), &common);
    println!("  100.000 units  {:>9.1} ms   ratio {:.2} (at most 12)", millis(large.whole), ratio(large.whole, small.whole));
    println!("    reading      {:>9.1} ms   ratio {:.2}", millis(large.read), ratio(large.read, small.read));
    println!("    scoring      {:>9.1} ms   ratio {:.2}", millis(large.score), ratio(large.score, small.score));
    println!("    writing      {:>9.1} ms   ratio {:.2}", millis(large.write), ratio(large.write, small.write));
    println!("peak memory of this process  {} MB (at most 2.000)", peak_memory());
}

/// The same units ten times, each time under other names.
fn tenfold(table: &str) -> String {
    let (header, rows) = table.split_once("\r\n").unwrap();
    let mut text = format!("{header}\r\n");
    for round in 0..10 {
        for row in rows.lines() {
            write!(text, "Lượt {round} {row}\r\n").unwrap();
        }
    }
    text
}

fn run(program: &Program, text: &str, common: &[Given]) -> Times {
    let mut findings = Findings::default();
    let start = Instant::now();
    let table = read_table("bench.csv", text.as_bytes(), &mut findings).unwrap();
    let dataset = bind(program, &table, &BindOptions { decimal: Some(DecimalMark::Point), common, roster: None }, &mut findings);
    drop(table);
    let read = start.elapsed();
    let values: Vec<_> = dataset.units.iter().map(|unit| &unit.values).collect();
    let begun = Instant::now();
    let scores = score(program, &values, &dataset, &mut findings, &|_| {});
    let scored = begun.elapsed();
    let begun = Instant::now();
    let csv = emit::table::to_csv(program, &scores, DecimalMark::Point);
    let write = begun.elapsed();
    assert!(!findings.block() && csv.lines().count() > values.len());
    Times { read, score: scored, write, whole: start.elapsed() }
}
