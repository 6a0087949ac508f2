//! Letters and marks as people type them, one by one: what is blank, what is a quote, where a tone mark sits.
//!
//! `name` and `syntax::normalise` both stand on this, so that a name in a rule file and a header in a spreadsheet fold alike.

mod characters;
mod spelling;

pub(crate) use characters::{is_comment_sign, is_quote, plain};
pub(crate) use spelling::settle;

/// A text with a capital at its head.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
