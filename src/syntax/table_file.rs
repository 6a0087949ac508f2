//! A CSV file of examples → a table of the same shape as one that stands in its block, with the place of every cell.
//!
//! The headings are those of the block: `a của 1.2` for what is given, `thì 1.2` for what is expected.

use std::ops::Range;

use super::build_example::column;
use super::grammar::Rule;
use super::normalise::normalise;
use super::reader::{Outcome, Piece, Reader};
use super::tree::{Column, ColumnKind, ExampleTable, TableLine};
use crate::diagnostic::{DataFault, ExampleFault, Fault, Findings};
use crate::name::fold;
use crate::source::{At, FileId, Span};

/// Reads the text of a CSV file of examples.
pub fn example_table(file: FileId, text: &str, findings: &mut Findings) -> ExampleTable {
    let start = text.len().saturating_sub(text.trim_start_matches('\u{feff}').len());
    let first = text.get(start..).and_then(|text| text.lines().next()).unwrap_or("");
    let delimiter = delimiter_of(first);
    let mut records = Records { text, at: start, delimiter };
    let mut table =
        ExampleTable { span: Span::new(file, start..start.saturating_add(first.len())), columns: Vec::new(), lines: Vec::new() };
    while let Some(record) = records.next() {
        let cells = match record {
            Ok(cells) => cells,
            Err(range) => {
                let reason = text.get(range.clone()).unwrap_or("").to_owned();
                findings.at(Span::new(file, range), Fault::Data(DataFault::Malformed { reason }));
                continue;
            }
        };
        let mut cells: Vec<At<String>> = cells.into_iter().map(|(range, text)| At::new(text, Span::new(file, range))).collect();
        let filled = cells.iter().rposition(|cell| !cell.value.is_empty()).map_or(0, |last| last.saturating_add(1));
        if filled == 0 {
            continue;
        }
        if table.columns.is_empty() {
            cells.truncate(filled);
            table.columns = cells.iter().map(|cell| heading(file, cell, findings)).collect();
            continue;
        }
        // The empty cells that a spreadsheet leaves on the right do not count.
        cells.truncate(filled.max(table.columns.len()));
        if let (Some(first), Some(last)) = (cells.first(), cells.last()) {
            table.lines.push(TableLine { span: first.span.to(last.span), cells });
        }
    }
    table
}

/// What a heading says of its column.
fn heading(file: FileId, cell: &At<String>, findings: &mut Findings) -> Column {
    let span = cell.span;
    if fold(&cell.value) == "ví dụ" {
        return Column { span, kind: ColumnKind::Name };
    }
    let normal = normalise(&cell.value);
    let mut reader = Reader::new(file, &normal);
    let made = reader.parse(&Piece::new(&normal.text, 0), Rule::only_column, |r, pair| column(r, &pair.into_inner().next()?));
    match made {
        Outcome::Made(column) => Column { span, kind: placed(column.kind, span) },
        Outcome::Refused | Outcome::Unread(_) => {
            findings.at(span, Fault::Example(ExampleFault::Heading { text: cell.value.clone() }));
            Column { span, kind: ColumnKind::Unread }
        }
    }
}

/// The parts of a heading stand where the heading stands.
fn placed(kind: ColumnKind, span: Span) -> ColumnKind {
    match kind {
        ColumnKind::Given { name, of } => {
            ColumnKind::Given { name: name.map(|name| At::new(name.value, span)), of: of.map(|code| At::new(code.value, span)) }
        }
        ColumnKind::Row(code) => ColumnKind::Row(At::new(code.value, span)),
        ColumnKind::Applicable(code) => ColumnKind::Applicable(code.map(|code| At::new(code.value, span))),
        ColumnKind::Pillar(title) => ColumnKind::Pillar(At::new(title.value, span)),
        ColumnKind::Name | ColumnKind::Total | ColumnKind::Percent | ColumnKind::Class | ColumnKind::Finding | ColumnKind::Unread => kind,
    }
}

/// What cuts the cells: of the three that people use, the one that stands in the headings most often, outside quotes.
fn delimiter_of(line: &str) -> char {
    let outside: String = line.split('"').step_by(2).collect();
    let count = |delimiter: char| outside.matches(delimiter).count();
    [',', '\t', ';'].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(';')
}

/// The cells of a line with their places, or the place of a quote that nobody closed.
type Record = Result<Vec<(Range<usize>, String)>, Range<usize>>;

struct Records<'t> {
    text: &'t str,
    at: usize,
    delimiter: char,
}

impl Records<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn step(&mut self, len: usize) {
        self.at = self.at.saturating_add(len);
    }

    /// The next cell, which a quote may open; `Err` leaves the line.
    fn cell(&mut self) -> Result<(Range<usize>, String), Range<usize>> {
        let delimiter = self.delimiter;
        let ends = |c: char| c == delimiter || c == '\n' || c == '\r';
        let blank = self.rest().find(|c: char| c != ' ').unwrap_or(0);
        let start = self.at.saturating_add(blank);
        let Some(quoted) = self.rest().get(blank..).and_then(|rest| rest.strip_prefix('"')) else {
            let len = self.rest().find(ends).unwrap_or(self.rest().len());
            let written = self.rest().get(..len).unwrap_or("").trim().to_owned();
            self.step(len);
            return Ok((start..start.saturating_add(written.len()), written));
        };
        let line = start..start.saturating_add(self.rest().get(blank..).and_then(|rest| rest.lines().next()).unwrap_or("").len());
        let mut cell = String::new();
        let mut left = quoted;
        // A doubled quote is a quote; a cell of examples stays on its line.
        let after = loop {
            let Some((part, rest)) = left.split_once('"').filter(|(part, _)| !part.contains('\n')) else { break None };
            cell.push_str(part);
            match rest.strip_prefix('"') {
                Some(more) => {
                    cell.push('"');
                    left = more;
                }
                None => break Some(rest),
            }
        };
        let after = after.map(|rest| rest.trim_start_matches(' ')).filter(|rest| rest.is_empty() || rest.starts_with(ends));
        match after.map(|rest| self.text.len().saturating_sub(rest.len())) {
            Some(end) => {
                self.at = end;
                let written = self.text.get(start..end).unwrap_or("").trim_end().len();
                Ok((start..start.saturating_add(written), cell.trim().to_owned()))
            }
            None => {
                self.at = line.end;
                Err(line)
            }
        }
    }

    fn next(&mut self) -> Option<Record> {
        if self.rest().is_empty() {
            return None;
        }
        let mut cells = Vec::new();
        let record = loop {
            match self.cell() {
                Ok(cell) => cells.push(cell),
                Err(range) => break Err(range),
            }
            if !self.rest().starts_with(self.delimiter) {
                break Ok(cells);
            }
            self.step(self.delimiter.len_utf8());
        };
        let end = ["\r\n", "\n", "\r"].iter().find(|end| self.rest().starts_with(**end)).map_or(0, |end| end.len());
        self.step(end);
        Some(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;

    fn read(text: &str) -> (ExampleTable, Vec<(&str, String)>) {
        let mut findings = Findings::default();
        let table = example_table(FileId(0), text, &mut findings);
        let found = findings.sorted().into_iter().map(|finding| (finding.fault.code(), text[finding.span().unwrap().range()].to_owned()));
        (table, found.collect())
    }

    #[test]
    fn cells_know_their_places() {
        let text = "\u{feff}số_cuộc_họp;a của 1.2;thì 1.1;Thì xếp loại\r\n5; \"0,5\" ;20 điểm;\"Rất \"\"tốt\"\"\"\r\n;;;\r\n3;;15;;;\r\n";
        let (table, found) = read(text);
        assert_eq!(found, []);
        assert!(
            matches!(&table.columns[1].kind, ColumnKind::Given { name: Some(name), of: Some(of) } if name.value == "a" && of.value == Code::new("1.2"))
        );
        assert!(matches!(table.columns[3].kind, ColumnKind::Class));
        let cells: Vec<Vec<&str>> = table.lines.iter().map(|line| line.cells.iter().map(|cell| cell.value.as_str()).collect()).collect();
        assert_eq!(cells, [vec!["5", "0,5", "20 điểm", "Rất \"tốt\""], vec!["3", "", "15", ""]]);
        let written: Vec<&str> = table.lines[0].cells.iter().map(|cell| &text[cell.span.range()]).collect();
        assert_eq!(written, ["5", "\"0,5\"", "20 điểm", "\"Rất \"\"tốt\"\"\""]);
    }

    #[test]
    fn a_broken_heading_or_quote_is_reported_where_it_stands() {
        let (table, found) = read("a;thì 1.1 là bao nhiêu\n5;20\n\"6;10\n7;15\n");
        assert_eq!(found, [("E0909", "thì 1.1 là bao nhiêu".to_owned()), ("E0732", "\"6;10".to_owned())]);
        assert_eq!(table.lines.len(), 2);
        assert!(matches!(table.columns[1].kind, ColumnKind::Unread));
    }

    #[test]
    fn the_delimiter_is_that_of_the_headings() {
        assert_eq!(read("a,b,thì 1\n1,2,\"0,5\"\n").0.lines[0].cells.len(), 3);
        assert_eq!(read("a\tthì 1\n1\t0,5\n").0.lines[0].cells[1].value, "0,5");
        assert_eq!(read("a;thì trụ cột \"Một, hai, ba\"\n1;0,5\n").0.lines[0].cells.len(), 2);
        assert!(read("").0.columns.is_empty());
    }
}
