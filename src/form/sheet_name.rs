//! A name as Excel takes it for a sheet: what `emit` writes, and what `data` therefore knows again.

/// Excel takes no more letters.
const MOST: usize = 31;

/// A name as near to the wanted one as Excel allows, with room for so many letters behind it; empty if nothing is left of it.
pub fn sheet_name(wanted: &str, behind: usize) -> String {
    let plain: String = wanted.chars().map(|letter| if is_bad(letter) { '-' } else { letter }).collect();
    let plain = crate::name::one_line(&plain);
    cut(plain.trim_matches('\'').trim(), MOST.saturating_sub(behind))
}

fn is_bad(letter: char) -> bool {
    letter.is_control() || matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\')
}

/// The first so many units in which Excel counts letters, without a blank or an apostrophe at the end.
fn cut(text: &str, most: usize) -> String {
    let mut room = most;
    let mut out = String::new();
    for letter in text.chars() {
        let Some(left) = room.checked_sub(letter.len_utf16()) else { break };
        room = left;
        out.push(letter);
    }
    out.trim_end_matches(['\'', ' ']).to_owned()
}
