//! What stands in which cell of a file, before anybody says which row is the header.

use crate::diagnostic::{Fault, Finding, Findings, Place, SheetFault};

use super::bounds::{MOST_CELLS, MOST_COLUMNS, MOST_FILE, MOST_LETTERS, MOST_TEXT};
use super::records::Broken;
use super::{csv_text, json, workbook};

/// What a cell holds, by the file that it stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellKind {
    /// Typed into a text file: read by the decimal mark of the file.
    #[default]
    Typed,
    /// A text of a workbook or of JSON.
    Text,
    /// A number, whose text is canonical: digits, a point, maybe `%` behind. No part of telling the decimal mark.
    Number,
    /// A date or a time.
    Date,
    /// Yes or no: `TRUE`, `FALSE`.
    Truth,
    /// What a formula shows that could not be worked out: `#N/A`.
    Error,
    /// A formula whose value the file does not hold; the text is the formula.
    Uncalculated,
}

/// A cell's text and kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The text without blanks around it.
    pub text: &'t str,
    /// What it is.
    pub kind: CellKind,
}

impl Entry<'_> {
    /// The text as people read it: numbers with a decimal comma.
    pub fn shown(&self) -> String {
        match self.kind {
            CellKind::Number => self.text.replace('.', ","),
            _ => self.text.to_owned(),
        }
    }
}

/// Where a grid comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridSource {
    /// Text, cut into cells by this.
    Text(u8),
    /// A workbook: cells have addresses.
    Workbook,
    /// JSON: cells have lines and columns of the text.
    Json,
}

/// One sheet of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The file's name as given.
    pub file: String,
    /// The sheet of a workbook, or the key under which JSON holds a list.
    pub sheet: Option<String>,
    /// Where it comes from.
    pub source: GridSource,
    /// The rows that say something.
    pub rows: Vec<GridRow>,
    /// The areas of cells that show as one.
    pub merges: Vec<Merge>,
    /// The lines of text whose quotes are broken.
    pub(super) broken: Vec<Broken>,
}

/// A row of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// The line of the file where it starts, from 1; in a workbook its row.
    pub line: usize,
    /// Its number as a spreadsheet program counts rows, from 1.
    pub number: usize,
    /// Its cells from the first column on; those after the last may be left out.
    pub cells: Vec<String>,
    /// What each is; empty where all are as typed.
    pub kinds: Vec<CellKind>,
    /// The true line and column of each; empty where they are those of the row and the place in it.
    pub at: Vec<(usize, usize)>,
}

impl GridRow {
    /// A cell by its column from 0; an empty one where there is none.
    pub fn entry(&self, column: usize) -> Entry<'_> {
        Entry { text: self.cells.get(column).map_or("", |text| text.trim()), kind: self.kinds.get(column).copied().unwrap_or_default() }
    }

    /// The first cell that says something, by its column.
    pub fn first(&self) -> Option<(usize, Entry<'_>)> {
        (0..self.cells.len()).map(|column| (column, self.entry(column))).find(|(_, entry)| !entry.text.is_empty())
    }
}

/// Cells that show as one; the value stands in the first of them. Rows and columns from 1, ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The first row.
    pub top: usize,
    /// The first column.
    pub left: usize,
    /// The last row.
    pub bottom: usize,
    /// The last column.
    pub right: usize,
}

impl Merge {
    /// Whether a cell belongs.
    pub fn holds(&self, row: usize, column: usize) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

/// The sheets of a file: one of CSV, the visible ones of a workbook, the list of JSON and the lists in it.
///
/// What cannot be read is a finding, and then there may be no grid.
pub fn read_grids(file_name: &str, bytes: &[u8], findings: &mut Findings) -> Vec<Grid> {
    if bytes.len() > MOST_FILE {
        findings.push(of_file(file_name, SheetFault::TooMuch(crate::diagnostic::Much::File)));
        return Vec::new();
    }
    if workbook::is_package(bytes) {
        return workbook::read(file_name, bytes, findings);
    }
    if json::is_json(bytes) {
        return json::read(file_name, bytes, findings);
    }
    csv_text::read(file_name, bytes, findings).into_iter().collect()
}

/// A finding about a file as a whole.
pub(super) fn of_file(file_name: &str, fault: impl Into<Fault>) -> Finding {
    Finding::new(Place::File(file_name.to_owned()), fault.into())
}

/// Counts the cells and letters of a file, so that it stays within bounds while it is read.
#[derive(Debug, Default)]
pub(super) struct Weight {
    cells: usize,
    text: usize,
}

impl Weight {
    /// Counts a cell and the empty ones before it; what is too much.
    pub fn add(&mut self, cells: usize, text: usize) -> Result<(), crate::diagnostic::Much> {
        self.cells = self.cells.saturating_add(cells);
        self.text = self.text.saturating_add(text);
        match () {
            () if self.cells > MOST_CELLS => Err(crate::diagnostic::Much::Cells),
            () if self.text > MOST_TEXT => Err(crate::diagnostic::Much::Text),
            () => Ok(()),
        }
    }

    /// Counts a row as it is kept.
    pub fn row(&mut self, cells: &[String]) -> Result<(), crate::diagnostic::Much> {
        if cells.len() > MOST_COLUMNS {
            return Err(crate::diagnostic::Much::Columns);
        }
        self.add(cells.len(), cells.iter().map(String::len).fold(0, usize::saturating_add))
    }
}

/// Whether a text is longer than a cell can hold.
pub(super) fn too_long(text: &str) -> bool {
    text.len() > MOST_LETTERS && text.chars().nth(MOST_LETTERS).is_some()
}
