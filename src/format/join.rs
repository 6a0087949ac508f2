//! Words → a line: where a blank stands between two.

use unicode_width::UnicodeWidthStr;

use super::read::Word;
use crate::syntax::grammar::Rule;

/// The words as one line.
pub(super) fn join(words: &[Word]) -> String {
    let mut out = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 && !close(words, index) {
            out.push(' ');
        }
        out.push_str(&word.text);
    }
    out
}

/// Whether the word at `index` stands close to the one before.
pub(super) fn close(words: &[Word], index: usize) -> bool {
    let rule = |at: usize| words.get(at).map(|word| word.rule);
    let (Some(before), Some(now)) = (index.checked_sub(1).and_then(rule), rule(index)) else { return true };
    match (before, now) {
        (_, Rule::comma | Rule::semicolon | Rule::colon | Rule::close | Rule::percent_mark) => true,
        (Rule::open | Rule::neg_mark, _) | (Rule::function, Rule::open) => true,
        // `1/2 điểm tối đa`, but `a / b`.
        (Rule::number, Rule::divide) => slash(words, index) && rule(index.saturating_add(1)) == Some(Rule::number),
        (Rule::divide, Rule::number) => slash(words, index.saturating_sub(1)) && index.checked_sub(2).and_then(rule) == Some(Rule::number),
        _ => false,
    }
}

fn slash(words: &[Word], index: usize) -> bool {
    words.get(index).is_some_and(|word| word.text == "/")
}

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}
