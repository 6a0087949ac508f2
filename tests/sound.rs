//! Annexes that are sound as they stand draw no finding: a false alarm is a fault of `dti check`.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use std::path::Path;

use dti::compile::compile;
use dti::load::Disk;

/// Fewer files than this have not been found at all.
const AT_LEAST: usize = 25;

#[test]
fn no_sound_annex_draws_a_finding() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sound");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let sets: Vec<_> = files.filter(|path| path.extension().is_some_and(|ext| ext == "dti")).collect();
    let mut wrong: Vec<String> = Vec::new();
    for path in &sets {
        let compiled = compile(&Disk, path.to_str().unwrap()).unwrap();
        let standing = compiled.findings.iter().filter(|finding| finding.accepted.is_none());
        wrong.extend(standing.map(|finding| format!("{}: {}", path.display(), finding.fault.code())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(sets.len() >= AT_LEAST, "{}", sets.len());
}
