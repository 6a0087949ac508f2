//! Words of the rule language that later stages write too: what they tell can be put back into a rule file.

use crate::diagnostic::StateName;

/// The words of a state, as rule files write them.
pub fn state_words(state: StateName) -> &'static str {
    match state {
        StateName::Missing => "chưa có số liệu",
        StateName::NothingArising => "không phát sinh",
        StateName::NotApplicable => "không áp dụng",
    }
}

/// An end of a range, in words already, and whether it belongs.
pub type End = (String, bool);

/// A range as rule files write it: `từ 4 trở lên`, `trên 10 đến dưới 20`; nothing where it has no end.
pub fn range_words(low: Option<End>, high: Option<End>) -> Option<String> {
    Some(match (low, high) {
        (None, None) => return None,
        (Some((low, true)), Some((high, true))) if low == high => format!("bằng {low}"),
        (Some((low, true)), None) => format!("từ {low} trở lên"),
        (Some((low, false)), None) => format!("trên {low}"),
        (None, Some((high, true))) => format!("từ {high} trở xuống"),
        (None, Some((high, false))) => format!("dưới {high}"),
        (Some((low, from)), Some((high, to))) => {
            format!("{} {low} {} {high}", if from { "từ" } else { "trên" }, if to { "đến" } else { "đến dưới" })
        }
    })
}
