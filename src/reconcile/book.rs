//! The tables laid open: which printed number is what, and whose.

mod read;

use std::collections::HashMap;

use crate::data::Table;
use crate::ir::{Program, RowId};
use crate::quantity::Exact;

use super::header::{Kind, Score, Shape};

/// A printed number, by its place in [`Book::cells`].
pub(super) type CellId = usize;

/// A unit, by its place in [`Book::units`].
pub(super) type UnitId = usize;

/// Whose number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Owner {
    /// A unit's.
    Unit(UnitId),
    /// The mean of all units.
    Mean,
    /// A row's that is neither.
    Line(usize),
}

/// A printed number. A class is its place in the class table.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    /// The table.
    pub sheet: usize,
    /// The row in it.
    pub row: usize,
    /// The column in it.
    pub column: usize,
    /// Whose.
    pub owner: Owner,
    /// The number.
    pub value: Exact,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// What it is.
    pub kind: Kind,
    /// The most decimals printed in it.
    pub places: u32,
    /// 100 where shares are printed as percentages without the sign, else 1.
    pub times: Exact,
}

/// A table.
pub(super) struct Sheet<'a> {
    /// As read.
    pub table: &'a Table,
    /// What it is.
    pub shape: Shape,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows of units.
    pub units: Vec<(usize, UnitId)>,
    /// Its row of means.
    pub mean: Option<usize>,
    /// Its other rows that are of this set, with the index they are about.
    pub lines: Vec<(usize, Option<RowId>)>,
    cells: HashMap<(usize, usize), CellId>,
}

impl Sheet<'_> {
    /// The number of a cell.
    pub fn at(&self, row: usize, column: usize) -> Option<CellId> {
        self.cells.get(&(row, column)).copied()
    }

    /// The first column of a kind.
    pub fn column(&self, kind: Kind) -> Option<usize> {
        self.columns.iter().position(|column| column.kind == kind)
    }

    /// The header of a column.
    pub fn title(&self, column: usize) -> String {
        self.table.headers.get(column).cloned().unwrap_or_default()
    }
}

/// All tables.
pub(super) struct Book<'a> {
    /// The rules.
    pub program: &'a Program,
    /// The tables.
    pub sheets: Vec<Sheet<'a>>,
    /// The units as first written.
    pub units: Vec<String>,
    /// The printed numbers.
    pub cells: Vec<Printed>,
    by_score: HashMap<(Owner, Score), Vec<CellId>>,
}

impl<'a> Book<'a> {
    /// Every place where a quantity of an owner is printed.
    pub fn printed(&self, owner: Owner, score: Score) -> &[CellId] {
        self.by_score.get(&(owner, score)).map_or(&[], Vec::as_slice)
    }

    /// Where a quantity is printed: in this table if it is there, else in the first that has it.
    pub fn near(&self, sheet: usize, owner: Owner, score: Score) -> Option<CellId> {
        let cells = self.printed(owner, score);
        let here = |cell: &&CellId| self.cells.get(**cell).is_some_and(|printed| printed.sheet == sheet);
        cells.iter().find(here).or(cells.first()).copied()
    }

    /// Every quantity that is printed of an owner.
    pub fn scores(&self, owner: Owner) -> impl Iterator<Item = Score> + '_ {
        self.by_score.keys().filter(move |(of, _)| *of == owner).map(|(_, score)| *score)
    }

    /// A printed number.
    pub fn cell(&self, cell: CellId) -> Option<&Printed> {
        self.cells.get(cell)
    }

    /// The column of a printed number.
    pub fn column(&self, cell: CellId) -> Option<&Column> {
        let printed = self.cells.get(cell)?;
        self.sheets.get(printed.sheet)?.columns.get(printed.column)
    }

    /// Decimals of the column of a printed number.
    pub fn places(&self, cell: CellId) -> u32 {
        self.column(cell).map_or(0, |column| column.places)
    }

    /// The header over a printed number.
    pub fn title(&self, cell: CellId) -> String {
        let Some(printed) = self.cells.get(cell) else { return String::new() };
        self.sheets.get(printed.sheet).map(|sheet| sheet.title(printed.column)).unwrap_or_default()
    }

    /// Whose a printed number is: the unit, the index or the group; `None` for a mean.
    pub fn unit(&self, cell: CellId) -> Option<String> {
        let printed = self.cells.get(cell)?;
        match printed.owner {
            Owner::Unit(unit) => self.units.get(unit).cloned(),
            Owner::Mean => None,
            Owner::Line(row) => {
                let sheet = self.sheets.get(printed.sheet)?;
                let column = sheet.column(Kind::Index).or(sheet.column(Kind::Group))?;
                Some(sheet.table.text(row, column).to_owned())
            }
        }
    }

    /// Where a printed number stands.
    pub fn place(&self, cell: CellId) -> Option<crate::diagnostic::Cell> {
        let printed = self.cells.get(cell)?;
        Some(self.sheets.get(printed.sheet)?.table.cell(printed.row, printed.column))
    }

    /// Whether a table has every unit: no other table has more, and its ranks do not begin further down.
    pub fn complete(&self, sheet: usize) -> bool {
        let Some(sheet) = self.sheets.get(sheet) else { return false };
        if sheet.units.is_empty() || sheet.units.len() != self.units.len() {
            return false;
        }
        let Some(rank) = sheet.column(Kind::Rank) else { return true };
        let ranks = sheet.units.iter().map(|(row, _)| sheet.at(*row, rank).and_then(|cell| self.cells.get(cell)));
        let ranks: Option<Vec<&Exact>> = ranks.map(|cell| cell.map(|printed| &printed.value)).collect();
        let Some(ranks) = ranks else { return false };
        let units = i64::try_from(ranks.len()).map_or_else(|_| Exact::zero(), Exact::from);
        // A slip in one rank does not make units disappear; ranks that pass the number of units in half of the rows do.
        let beyond = ranks.iter().filter(|rank| ***rank > units).count();
        ranks.contains(&&Exact::one()) || beyond.saturating_mul(2) < ranks.len()
    }

    /// Whether some table has every unit.
    pub fn all_units(&self) -> bool {
        (0..self.sheets.len()).any(|sheet| self.complete(sheet))
    }
}
