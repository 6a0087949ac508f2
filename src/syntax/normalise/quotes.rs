//! Where a quoted text ends that has a pair of curly quotes within: `"Phong trào “Bình dân học vụ số”"`.
//!
//! Marks are mixed freely in files from Word, so a pair counts only where it opens and closes within the text; otherwise the first mark of any
//! kind ends it.

use crate::letters::is_quote;

/// How many bytes stand before the mark that closes a text, which was opened by the given mark; `None` where marks do not tell.
pub(super) fn closing(rest: &str, opening: char) -> Option<usize> {
    if is_right(opening) {
        return None;
    }
    let mut open = 0_usize;
    for (at, letter) in rest.char_indices().take_while(|(_, letter)| !matches!(letter, '\n' | '\r')) {
        if is_left(letter) {
            open = open.checked_add(1)?;
        } else if is_right(letter) {
            match open.checked_sub(1) {
                Some(still) => open = still,
                None => return Some(at),
            }
        } else if is_quote(letter) {
            return (open == 0).then_some(at);
        }
    }
    None
}

fn is_left(letter: char) -> bool {
    matches!(letter, '“' | '«')
}

fn is_right(letter: char) -> bool {
    matches!(letter, '”' | '»')
}
