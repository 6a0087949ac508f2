//! The words of a text, and its mutants of one word: a word deleted, doubled, or swapped with its neighbour.

use std::ops::Range;

/// The places of the words: names, numbers, quoted texts and marks; comments are none.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, c)) = letters.next() {
        let mut end = start + c.len_utf8();
        let mut take = |more: &dyn Fn(char) -> bool, end: &mut usize| {
            while let Some((at, c)) = letters.next_if(|(_, c)| more(*c)) {
                *end = at + c.len_utf8();
            }
        };
        match c {
            '#' => {
                take(&|c| c != '\n', &mut end);
                continue;
            }
            '"' => {
                take(&|c| c != '"' && c != '\n', &mut end);
                take(&|c| c == '"', &mut end);
            }
            c if c.is_alphanumeric() || c == '_' => take(&|c| c.is_alphanumeric() || c == '_' || c == '.', &mut end),
            c if c.is_whitespace() => continue,
            _ => {}
        }
        out.push(start..end);
    }
    out
}

/// All mutants of one word.
pub fn mutants(text: &str) -> Vec<String> {
    let words = words(text);
    let mut out = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let (before, rest) = text.split_at(word.start);
        let (this, after) = rest.split_at(word.len());
        out.push(format!("{before}{after}"));
        out.push(format!("{before}{this} {this}{after}"));
        if let Some(next) = words.get(index + 1) {
            let (between, behind) = (&text[word.end..next.start], &text[next.end..]);
            out.push(format!("{before}{}{between}{this}{behind}", &text[next.clone()]));
        }
    }
    out
}
