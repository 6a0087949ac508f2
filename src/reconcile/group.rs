//! Whether a group of units named in a table is the one that the set scores.

use crate::ir::Program;
use crate::name::fold_title;

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Belongs {
    /// It is.
    Yes,
    /// It is another.
    No,
    /// The names do not tell.
    Unknown,
}

/// Compares a group with `đối tượng` of the set.
pub(super) fn belongs(program: &Program, group: &str) -> Belongs {
    let Some(kind) = program.set.unit_kind.as_deref() else { return Belongs::Unknown };
    let (kind, group) = (fold_title(kind), fold_title(group));
    if kind == group {
        return Belongs::Yes;
    }
    match (tier(&kind), tier(&group)) {
        (Some(left), Some(right)) if left == right => Belongs::Yes,
        (Some(_), Some(_)) => Belongs::No,
        _ => Belongs::Unknown,
    }
}

/// The tier of government that a name speaks of; a province's towns stand with its districts.
fn tier(folded: &str) -> Option<&'static str> {
    let has = |word: &str| folded.split([' ', ',', '/', '-', '(', ')']).any(|part| part == word);
    if has("huyện") || folded.contains("thị xã") || has("thành") {
        Some("huyện")
    } else if has("sở") || has("ngành") {
        Some("sở")
    } else if has("xã") || has("phường") {
        Some("xã")
    } else if has("tỉnh") {
        Some("tỉnh")
    } else if has("bộ") {
        Some("bộ")
    } else {
        None
    }
}
