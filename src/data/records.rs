//! The records of CSV text, with their true lines.
//!
//! Quotes are read strictly: a lenient reader takes a quote that nobody closed for a cell that holds the rest of the file.

use super::bounds::MOST_COLUMNS;

/// One record: where it starts, and its cells.
pub(super) struct Record {
    /// The line in the file, from 1.
    pub line: usize,
    /// Its cells as meant, quotes undone.
    pub cells: Result<Vec<String>, Broken>,
}

/// A quoted cell that is not closed, or after which text goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// The line where its quote opens.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The line from the quote on.
    pub text: String,
}

/// So much of a broken line is quoted; it may be as long as the file.
const MOST_QUOTED: usize = 200;

/// Reads records one by one; after a broken one it goes on with the next line.
pub(super) struct Records<'t> {
    rest: &'t str,
    line: usize,
    delimiter: char,
}

/// What ended a cell.
enum End {
    Delimiter,
    Line,
}

impl<'t> Records<'t> {
    /// The records of a text.
    pub fn new(text: &'t str, delimiter: u8) -> Self {
        Records { rest: text, line: 1, delimiter: char::from(delimiter) }
    }

    /// The next cell; `None` if its quotes are broken, and then nothing is consumed.
    fn cell(&mut self) -> Option<(String, End)> {
        let Some(quoted) = self.rest.strip_prefix('"') else {
            let delimiter = self.delimiter;
            let (text, rest) = split(self.rest, |c| c == delimiter || c == '\n' || c == '\r');
            self.rest = rest;
            return Some((text.to_owned(), self.end()?));
        };
        let (text, after) = unquoted(quoted)?;
        // Blanks between the quote and the delimiter are nobody's text; a tab may be the delimiter.
        let after = after.trim_start_matches(' ');
        if !after.is_empty() && !after.starts_with([self.delimiter, '\n', '\r']) {
            return None;
        }
        self.rest = after;
        self.line = self.line.saturating_add(line_ends(&text));
        Some((text, self.end()?))
    }

    /// Steps over what ended a cell.
    fn end(&mut self) -> Option<End> {
        if let Some(rest) = self.rest.strip_prefix(self.delimiter) {
            self.rest = rest;
            return Some(End::Delimiter);
        }
        let after = ["\r\n", "\n", "\r"].iter().find_map(|end| self.rest.strip_prefix(end));
        if let Some(rest) = after {
            self.rest = rest;
            self.line = self.line.saturating_add(1);
        }
        Some(End::Line)
    }

    /// Leaves a broken cell: the next record starts on the line after its quote.
    fn give_up(&mut self, column: usize) -> Broken {
        let (text, rest) = split(self.rest, |c| c == '\n' || c == '\r');
        let broken = Broken { line: self.line, column, text: text.chars().take(MOST_QUOTED).collect() };
        self.rest = rest;
        let _ = self.end();
        broken
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            match self.cell() {
                // A line of more columns than any sheet has is handed over as far as it was read, to be refused.
                Some((text, End::Delimiter)) if cells.len() > MOST_COLUMNS => {
                    cells.push(text);
                    return Some(Record { line, cells: Ok(cells) });
                }
                Some((text, End::Delimiter)) => cells.push(text),
                Some((text, End::Line)) => {
                    cells.push(text);
                    return Some(Record { line, cells: Ok(cells) });
                }
                None => return Some(Record { line, cells: Err(self.give_up(cells.len().saturating_add(1))) }),
            }
        }
    }
}

/// The text before the first of some characters, and the text from it on.
fn split(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    let at = text.find(ends).unwrap_or(text.len());
    (text.get(..at).unwrap_or(text), text.get(at..).unwrap_or(""))
}

/// A quoted cell from behind its opening quote, and the text behind its closing one.
fn unquoted(text: &str) -> Option<(String, &str)> {
    let (part, mut rest) = text.split_once('"')?;
    let mut cell = part.to_owned();
    // A doubled quote is a quote.
    while let Some(more) = rest.strip_prefix('"') {
        let (part, after) = more.split_once('"')?;
        cell.push('"');
        cell.push_str(part);
        rest = after;
    }
    Some((cell, rest))
}

/// How many lines end in a text; `\r\n` is one end.
fn line_ends(text: &str) -> usize {
    let mut before = ' ';
    let mut ends = 0_usize;
    for letter in text.chars() {
        if letter == '\r' || (letter == '\n' && before != '\r') {
            ends = ends.saturating_add(1);
        }
        before = letter;
    }
    ends
}
