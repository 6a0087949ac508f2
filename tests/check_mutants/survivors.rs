//! The committed list of survivors, each with the reason for which no proof names it.
//!
//! Five columns between tabs: family, file, row, the change (old → new), what is seen, the reason. `DTI_SURVIVORS=write` writes the
//! list anew; survivors that were not known get the reason `?`, which the test refuses.

use std::collections::BTreeMap;
use std::fmt::Write as _;

pub const PATH: &str = "tests/check_mutants/song-sot.txt";

/// The reason of a mutant that is as sound an annex as the original: no proof can know which of the two was meant.
pub const SOUND: &str = "another sound annex";

/// A mutant that no proof names, without its reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Survivor {
    pub family: &'static str,
    pub file: String,
    pub row: String,
    pub change: String,
    /// What is seen of it all the same: nothing, a finding elsewhere, a failing example.
    pub seen: String,
}

impl Survivor {
    fn line(&self) -> String {
        [self.family, &self.file, &self.row, &self.change, &self.seen].join("\t")
    }
}

/// The committed list: each survivor as a line without its reason, and the reason.
pub fn committed() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(PATH).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.filter_map(|line| line.rsplit_once('\t')).map(|(line, reason)| (line.to_owned(), reason.to_owned())).collect()
}

/// The reason that the list gives.
pub fn reason<'a>(committed: &'a BTreeMap<String, String>, survivor: &Survivor) -> &'a str {
    committed.get(&survivor.line()).map_or("?", String::as_str)
}

/// Writes the list anew, with the reasons that are known.
pub fn write(committed: &BTreeMap<String, String>, survivors: &[Survivor]) {
    let mut text = HEADER.to_owned();
    for survivor in survivors {
        let _ = writeln!(text, "{}\t{}", survivor.line(), reason(committed, survivor));
    }
    std::fs::write(PATH, text).unwrap();
}

const HEADER: &str = "# Mutants of the shipped sets that no proof of `dti check` names, each with the reason.
# family, file, row, change, what is seen, reason; a tab between them. See tests/check_mutants/survivors.rs.
";

/// What the list and the run do not agree on.
pub fn differences(committed: &BTreeMap<String, String>, survivors: &[Survivor]) -> Vec<String> {
    let lines: Vec<String> = survivors.iter().map(Survivor::line).collect();
    let mut out: Vec<String> = Vec::new();
    for line in &lines {
        match committed.get(line).map(String::as_str) {
            None => out.push(format!("survives and is not in the list: {line}")),
            Some("?" | "") => out.push(format!("has no reason: {line}")),
            Some(_) => {}
        }
    }
    out.extend(committed.keys().filter(|line| !lines.contains(line)).map(|line| format!("is in the list and does not survive: {line}")));
    out
}
