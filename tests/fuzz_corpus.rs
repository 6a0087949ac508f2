//! What the fuzzer was given and found, read once more: nothing of it may panic.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

#[path = "../fuzz/src/lib.rs"]
mod target;

/// Runs every file of a corpus; how many there are.
fn run(name: &str, read: fn(&[u8])) -> usize {
    let files = std::fs::read_dir(std::path::Path::new("fuzz/corpus").join(name)).unwrap();
    files.map(|file| read(&std::fs::read(file.unwrap().path()).unwrap())).count()
}

#[test]
fn text_json_and_workbooks() {
    assert!(run("csv", target::read) > 20);
    assert!(run("json", target::read) > 4);
    assert!(run("xlsx", target::read_workbook) > 4);
}
