//! The typed table, which remembers where each value stood.

use crate::diagnostic::{Cell, Place};
use crate::eval::UnitValues;
use crate::ir::InputId;
use crate::quantity::DecimalMark;

/// A year's data in the terms of a program.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// The file's name as given.
    pub file: String,
    /// The sheet, where the file is a workbook.
    pub sheet: Option<String>,
    /// The units in the order of the file.
    pub units: Vec<DataUnit>,
    /// The column of each input, from 0.
    pub columns: Vec<Option<usize>>,
    /// The column of each property, from 0.
    pub property_columns: Vec<Option<usize>>,
    /// The decimal mark of the file, where one could be told.
    pub mark: Option<DecimalMark>,
    pub(super) unit_column: usize,
    pub(super) headers: Vec<String>,
    pub(super) texts: Texts,
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataUnit {
    /// Its values.
    pub values: UnitValues,
    /// The line where its row starts, from 1.
    pub line: usize,
    /// The true line and column of each cell of its row; empty where they are those of the row and the place in it.
    pub at: Vec<(usize, usize)>,
}

impl Dataset {
    /// Where the value of an input stands, for what is found later; the unit's name if it has no column, as a common figure.
    pub fn place(&self, unit: usize, input: InputId) -> Place {
        let Some(column) = self.columns.get(input.index()).copied().flatten() else { return self.unit_place(unit) };
        let text = unit
            .checked_mul(self.columns.len())
            .and_then(|before| before.checked_add(input.index()))
            .and_then(|place| self.texts.get(place));
        Place::Cell(self.cell(unit, Some(column), text))
    }

    /// Where a unit is named.
    pub fn unit_place(&self, unit: usize) -> Place {
        let name = self.units.get(unit).map(|unit| unit.values.name.as_str());
        Place::Cell(self.cell(unit, Some(self.unit_column), name))
    }

    fn cell(&self, unit: usize, column: Option<usize>, text: Option<&str>) -> Cell {
        let header = column.and_then(|column| self.headers.get(column)).filter(|header| !header.is_empty());
        let unit = self.units.get(unit);
        let true_place = column.and_then(|column| unit?.at.get(column).copied());
        let (line, at) =
            true_place.unwrap_or_else(|| (unit.map_or(0, |unit| unit.line), column.map_or(0, |column| column.saturating_add(1))));
        Cell {
            sheet: self.sheet.clone(),
            file: self.file.clone(),
            line,
            column: at,
            header: header.cloned(),
            text: column.and(text).map(str::to_owned),
        }
    }
}

/// Many short texts in one long one.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    text: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Adds a text.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    fn get(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)?;
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start..end)
    }
}
