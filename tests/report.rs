//! `dti report` beside what provinces published: every number, sentence and figure of Đắk Nông's report of 2023 is looked up in ours, read back
//! from HTML, Word and Markdown without any code of the program.
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

#[path = "report/beside.rs"]
mod beside;
#[path = "report/cases.rs"]
mod cases;
mod run;
#[path = "report/tables.rs"]
mod tables;

use run::{Ran, dti};

const SO: &str = "rulesets/dak-nong/qd-1552-2022/so.dti";
const HUYEN: &str = "rulesets/dak-nong/qd-1552-2022/huyen.dti";
const SO_DATA: &str = "examples/dak-nong/2023-so.csv";
const HUYEN_DATA: &str = "examples/dak-nong/2023-huyen.csv";

/// A report on the standard output.
fn report(args: &[&str]) -> Ran {
    let mut all = vec!["report"];
    all.extend(args);
    dti(&all)
}

/// The page of a report that ends well.
fn page(args: &[&str]) -> String {
    let mut all = vec!["--format", "html"];
    all.extend(args);
    report(&all).ends(0).text().to_owned()
}
