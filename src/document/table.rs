//! Tables of a document.

use super::{Align, Text};

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What stands above it.
    pub caption: Option<Text>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows below the head.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub head: Text,
    /// Its width, as a share of the widths of all columns.
    pub width: u16,
    /// Where its cells stand.
    pub align: Align,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its cells; the widths of the wider ones add up to the number of columns.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// One of many.
    #[default]
    Plain,
    /// It heads the rows below it.
    Head,
    /// It sums up.
    Total,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its lines.
    pub lines: Vec<Text>,
    /// How many columns it takes besides its first.
    pub further: u16,
}

/// From so many columns on a table has smaller letters, and from so many still smaller ones.
const WIDE: [usize; 3] = [7, 10, 14];
/// A table of so many rows and letters at most stays on one page.
const SHORT: (usize, usize) = (12, 700);

/// How large the letters of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// As in the text.
    Plain,
    /// A little smaller.
    Less,
    /// Smaller.
    Small,
    /// So that many columns fit.
    Smallest,
}

impl Table {
    /// How large its letters are.
    pub fn letters(&self) -> Letters {
        let columns = self.columns.len();
        match WIDE.iter().filter(|least| columns >= **least).count() {
            0 => Letters::Plain,
            1 => Letters::Less,
            2 => Letters::Small,
            _ => Letters::Smallest,
        }
    }

    /// Whether it is so short that no page ends in it.
    pub fn stays_whole(&self) -> bool {
        let lines = self.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.lines);
        let letters = lines.fold(0_usize, |sum, line| sum.saturating_add(line.plain().chars().count()));
        self.rows.len() <= SHORT.0 && letters <= SHORT.1
    }

    /// A table of some columns.
    pub fn of(columns: Vec<Column>) -> Self {
        Table { columns, ..Table::default() }
    }

    /// A plain row behind the others.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { kind: RowKind::Plain, cells });
    }

    /// A row that heads others.
    pub fn head(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { kind: RowKind::Head, cells });
    }

    /// A row that sums up.
    pub fn total(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { kind: RowKind::Total, cells });
    }
}

impl Column {
    /// A column with its head, its share of the width and where its cells stand.
    pub fn new(head: &str, width: u16, align: Align) -> Self {
        Column { head: head.into(), width, align }
    }
}

impl Cell {
    /// A cell of several lines.
    pub fn lines(lines: Vec<Text>) -> Self {
        Cell { lines, further: 0 }
    }

    /// The cell over so many columns.
    pub fn over(mut self, columns: u16) -> Self {
        self.further = columns.saturating_sub(1);
        self
    }

    /// How many columns it takes.
    pub fn width(&self) -> usize {
        usize::from(self.further).saturating_add(1)
    }
}

impl<T: Into<Text>> From<T> for Cell {
    fn from(text: T) -> Self {
        Cell { lines: vec![text.into()], further: 0 }
    }
}
