//! Broken annexes that were mended from the messages alone: each draws what it drew then, each mended one nothing.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::path::Path;

use dti::compile::compile;
use dti::diagnostic::Level;
use dti::example::failing;
use dti::load::Disk;

/// The codes of each broken file, in the order of places; those of examples are drawn only where nothing else is wrong.
const BROKEN: [(&str, &str); 33] = [
    ("b01", "E0301 E0602 E0602 E0401 E0602 E0414"),
    ("b02", "E1540 E0201 E0316 E0404"),
    ("b03", "E0119 E1009 E1017 E1013"),
    ("b04", "E1541 E1002 E0103"),
    ("b05", "E0407 W1521 E1005"),
    ("b06", "E0122 E0303 E1545 E1502"),
    ("b07", "E0514 E0402 E0201 E0505"),
    ("b08", "E0107 E0101"),
    ("b09", "E0304 E1520 E0401 E0603"),
    ("b10", "W1521 W0327 W0437"),
    ("b11", "E0402 E0501 E1520 W0327"),
    ("b12", "E0301 E0201 E1540 E1017 E0401 E0404"),
    ("b13", "E1009 E0119 E0201 E0122 E0514 E1501 E0316"),
    ("b14", "E0302 W0605 E0402 E0301 E0201 E0204"),
    ("b15", "E0603 E0414 E1017 E0401 W0437"),
    ("b16", "E1005 E0103 E0401 E0121"),
    ("b17", "E0101 E0110 E0104 E0101"),
    ("b18", "E0301 E0325 E0203 E1520 E0541"),
    ("b19", "E0302 E1543 E0101 E0201"),
    ("b20", "E0303 E0514 E0315 W0437 E0201"),
    ("b21", "E0101 E0103 E0102 E0101 E0103"),
    ("b22", "E0101 E1020 E0407 E1002 E0501"),
    ("b23", "E0101 E0122 E1502 E1545 E0101"),
    ("b24", "E0401 W0605 E1541 E0514 E0405"),
    ("b25", "E0302 E0504 E0101 E0301 E1002 E0101"),
    ("b26", "E0312 E1005 E1543 E0303 W0406"),
    ("b27", "E0501 W1567 E0505 E0122 E0101"),
    ("b28", "E0325 E0101 E1503 E1502"),
    ("b29", "E1543 E0101 W0605 E0542"),
    ("b30", "E0101 E1501 E0101 E0203 E0101"),
    ("b31", "E0501 E1520 E0303 E0401 W1578"),
    ("b32", "E0101 E1502 E0103"),
    ("b33", "E0201 E0301 E1545 E0117"),
];

fn codes(path: &Path) -> Vec<&'static str> {
    let compiled = compile(&Disk, path.to_str().unwrap()).unwrap();
    let findings = compiled.findings.sorted();
    findings.iter().filter(|finding| finding.fault.level() != Level::Remark).map(|finding| finding.fault.code()).collect()
}

#[test]
fn every_broken_file_draws_its_codes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_messages");
    let mut wrong = String::new();
    for (name, due) in BROKEN {
        let (mut found, mut due): (Vec<&str>, Vec<&str>) = (codes(&folder.join(format!("{name}.dti"))), due.split(' ').collect());
        found.sort_unstable();
        due.sort_unstable();
        if found != due {
            wrong += &format!("{name}: {found:?}, due {due:?}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_mended_file_is_clean_and_its_examples_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_messages/mended");
    for (name, _) in BROKEN {
        let path = folder.join(format!("{name}.dti"));
        assert_eq!(codes(&path), Vec::<&str>::new(), "{name}");
        let compiled = compile(&Disk, path.to_str().unwrap()).unwrap();
        assert!(failing(compiled.runnable().unwrap()).is_empty(), "{name}");
    }
}
