//! Text → the same text in the one layout of the annex: what belongs together stands under each other, and nothing is said otherwise.
//!
//! The parser's pairs are cut into words (`read`), parentheses that say nothing are left out (`parens`), the words are joined (`join`), the
//! rows of a table are aligned (`align`), and what is too long goes on in the next line (`wrap`). No word of the file passes through the tree:
//! names, numbers, codes and quoted text come out as they were typed, and every comment is kept. What was made is read again before it is
//! handed on (`same`); a layout that says anything else is not given away.

mod align;
mod join;
mod parens;
mod read;
mod same;
mod wrap;
mod write;

use crate::diagnostic::Findings;
use crate::source::FileId;
use crate::syntax;

/// A line is no longer than this, where it can be parted.
pub const WIDTH: usize = 100;

/// Why a text was not laid out.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// It does not parse: what was found.
    Broken(Findings),
    /// The layout would have read otherwise than the text. Never met; then the text stays as it is.
    Changed,
}

/// Lays a text out. The end of its lines stays as it was, `\n` or `\r\n`.
pub fn format(file: FileId, text: &str) -> Result<String, Refusal> {
    let (tree, findings) = syntax::parse(file, text);
    if findings.block() || tree.blocks.iter().any(|block| block.broken) {
        return Err(Refusal::Broken(findings));
    }
    // A word behind a parenthesis that goes may make a phrase with the word before it; then they all stay.
    for bare in [true, false] {
        let Some(before) = read::read(text, bare) else { break };
        let made = write::write(&before);
        if read::read(&made, bare).is_some_and(|after| same::same(&before, &after)) {
            return Ok(ends(text, made));
        }
    }
    Err(Refusal::Changed)
}

/// The text with the line ends of another.
fn ends(of: &str, text: String) -> String {
    let windows = of.find('\n').and_then(|at| of.get(..at)).is_some_and(|line| line.ends_with('\r'));
    if windows { text.replace('\n', "\r\n") } else { text }
}
