//! The text a rule is parsed from, and the way back to the file as written.
//!
//! Word, Excel and PDF readers write the same rule in many ways: curly quotes, long dashes, letters taken apart into base and marks,
//! `hoà` beside `hòa`. The grammar knows one way only. Everything else is brought to it here, once, and an offset map leads every place
//! back, so that a message underlines what stands in the file and not what we made of it.
//!
//! Quoted text and comments belong to the writer: they pass as written.

mod compose;
mod cursor;
mod first_word;
mod map;
mod quotes;
mod row_sign;
#[cfg(test)]
mod tests;

use std::ops::Range;

use cursor::{Cursor, Piece};
use map::OffsetMap;

use crate::letters::{self, is_quote, settle};

/// A text made ready for the parser.
#[derive(Clone, Debug, Default)]
pub struct Normalised {
    /// The text to parse.
    pub text: String,
    map: OffsetMap,
    /// Where, in the file as written, a quote opens that does not close on its line.
    pub unclosed: Vec<usize>,
}

impl Normalised {
    /// Where in the file the character at `at` comes from; the end of the text is the end of the file.
    pub fn source_offset(&self, at: usize) -> usize {
        self.map.start(self.boundary_before(at), self.text.len())
    }

    /// The smallest range of the file that covers everything the range `r` came from.
    ///
    /// A range that cuts a character covers all of it; an empty range stays empty.
    pub fn source_range(&self, r: Range<usize>) -> Range<usize> {
        let start = self.source_offset(r.start);
        if r.is_empty() || r.start >= self.text.len() {
            return start..start;
        }
        start..self.map.end(self.boundary_after(r.end))
    }

    fn boundary_before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        // A character has at most four bytes, so this looks at four places.
        (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }

    fn boundary_after(&self, at: usize) -> usize {
        (at..self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap_or(self.text.len())
    }

    fn push(&mut self, letter: char, source: Range<usize>) {
        self.map.push(self.text.len(), letter.len_utf8(), source);
        self.text.push(letter);
    }

    fn copy(&mut self, piece: &Piece<'_>) {
        self.map.push(self.text.len(), piece.text.len(), piece.range());
        self.text.push_str(piece.text);
    }

    /// Text outside quotes and comments.
    fn words(&mut self, piece: &Piece<'_>, opens_line: bool) {
        let (mut letters, mut spans) = compose::compose(piece);
        settle(&mut letters, |at| join(&mut spans, at));
        if opens_line {
            first_word::lower(&mut letters);
            row_sign::mark(&mut letters);
        }
        for (letter, span) in letters.into_iter().zip(spans) {
            self.push(letter, span);
        }
    }

    /// Quoted text after its opening quote, up to and with the closing one. A pair of curly quotes within belongs to the text.
    fn quoted(&mut self, cursor: &mut Cursor<'_>, opening: usize, mark: char) {
        match quotes::closing(cursor.rest(), mark) {
            Some(length) => self.copy(&cursor.next(length)),
            None => self.copy(&cursor.until(|c| is_line_end(c) || is_quote(c))),
        }
        match cursor.take_if(is_quote) {
            Some((_, span)) => self.push('"', span),
            None => self.unclosed.push(opening),
        }
    }
}

/// A mark moved from the letter after `at` to the letter at `at`: both now come from both.
fn join(spans: &mut [Range<usize>], at: usize) {
    if let Some([first, second, ..]) = spans.get_mut(at..) {
        first.end = second.end;
        *second = first.clone();
    }
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// Brings a text as written to the one form the grammar knows.
pub fn normalise(source: &str) -> Normalised {
    let mut out = Normalised { text: String::with_capacity(source.len()), ..Normalised::default() };
    let mut cursor = Cursor::new(source);
    let mut opens_line = true;
    loop {
        let words = cursor.until(|c| is_line_end(c) || is_quote(c) || letters::is_comment_sign(c));
        out.words(&words, opens_line);
        opens_line = false;
        let Some((sign, span)) = cursor.take_if(|_| true) else { break };
        if is_line_end(sign) {
            let feed = if sign == '\r' { cursor.take_if(|c| c == '\n') } else { None };
            out.push('\n', span.start..feed.map_or(span.end, |(_, feed)| feed.end));
            opens_line = true;
        } else if is_quote(sign) {
            out.push('"', span.clone());
            out.quoted(&mut cursor, span.start, sign);
        } else {
            out.push('#', span);
            out.copy(&cursor.until(is_line_end));
        }
    }
    out.map.finish(source.len());
    out
}
