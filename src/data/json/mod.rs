//! JSON to grids: a list of units, each an object whose keys are the headers of CSV.
//!
//! ```json
//! [{"Đơn vị": "Sở A", "1.1": 4, "1.2": 0.8, "dự_án": [{"tên": "Dự án 1", "vốn": 1.5e9}]}]
//! ```
//!
//! Numbers are taken from their text and never pass through a float. `null` is an empty cell, `true` and `false` are yes and no, a text is a text
//! even if it looks like a number, a list of texts is several options, and a list of objects is a list of records: a grid of its own, named by its
//! key, with the unit in the first column. Values are kept as slices of the text until they are needed, so that each knows its line.

mod object;
mod place;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use serde_json::value::RawValue;

use crate::diagnostic::{Cell, Fault, Finding, Findings, JsonShape, Much, Place, SheetFault};

use super::bounds::MOST_COLUMNS;
use super::columns::names_any_units;
use super::csv_text::decode;
use super::grid::{CellKind, Grid, GridRow, GridSource, Weight, of_file, too_long};
use crate::quantity::Stored;
use object::Object;
use place::Lines;

/// The header of the first column of a list: whose each record is.
const OWNER: &str = "Đơn vị";

/// So many faults of shape are listed; a file with more has another shape altogether.
const MOST_SHAPES: usize = 100;

/// Whether a file is JSON: it begins with a brace, or with a bracket and then a value.
pub(super) fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut said = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
    match said.next() {
        Some(b'{') => true,
        Some(b'[') => said.next().is_none_or(|next| matches!(next, b'{' | b'[' | b']' | b'"' | b'-' | b'0'..=b'9')),
        _ => false,
    }
}

/// The grid of the units and those of their lists.
pub(super) fn read(file_name: &str, bytes: &[u8], findings: &mut Findings) -> Vec<Grid> {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(fault) => {
            findings.push(of_file(file_name, fault));
            return Vec::new();
        }
    };
    if let Err(error) = serde_json::from_str::<&RawValue>(text) {
        let cell = Cell { file: file_name.to_owned(), line: error.line(), column: error.column(), ..Cell::default() };
        findings.push(Finding::new(Place::Cell(cell), SheetFault::NotJson.into()));
        return Vec::new();
    }
    let mut reader = Reader { file: file_name, lines: Lines::of(text), weight: Weight::default(), found: Findings::default() };
    let grids = reader.units(text);
    let stopped = grids.is_none();
    let faulty = !reader.found.is_empty();
    findings.absorb(reader.found);
    if stopped || faulty { Vec::new() } else { grids.unwrap_or_default() }
}

struct Reader<'t> {
    file: &'t str,
    lines: Lines<'t>,
    weight: Weight,
    found: Findings,
}

/// The columns of one grid, in the order in which their keys are met.
#[derive(Default)]
struct Columns {
    keys: Vec<String>,
    by_key: HashMap<String, usize>,
}

impl Columns {
    fn of(&mut self, key: &str) -> usize {
        if let Some(column) = self.by_key.get(key) {
            return *column;
        }
        let column = self.keys.len();
        self.keys.push(key.to_owned());
        self.by_key.insert(key.to_owned(), column);
        column
    }
}

impl<'t> Reader<'t> {
    /// `None` if there is too much of something.
    fn units(&mut self, text: &'t str) -> Option<Vec<Grid>> {
        let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(text) else {
            self.say(text.trim_start(), SheetFault::JsonShape(JsonShape::Top));
            return None;
        };
        let objects: Vec<(&str, Object<'t>)> =
            items.iter().filter_map(|item| Some((item.get(), self.object(item.get(), JsonShape::Unit)?))).collect();
        let lists: HashSet<&str> = objects
            .iter()
            .flat_map(|(_, object)| &object.pairs)
            .filter(|(_, value)| is_records(value))
            .map(|(key, _)| key.as_str())
            .collect();
        let mut main = (Columns::default(), Vec::new());
        let mut records: Vec<(String, Columns, Vec<GridRow>)> = Vec::new();
        for (raw, object) in &objects {
            let mut row = GridRow { line: self.lines.place(raw).0, ..GridRow::default() };
            for (key, value) in &object.pairs {
                if !lists.contains(key.as_str()) {
                    let column = main.0.of(key);
                    self.put(&mut row, column, value)?;
                    continue;
                }
                let at = records.iter().position(|(name, ..)| name == key).unwrap_or_else(|| {
                    let mut columns = Columns::default();
                    columns.of(OWNER);
                    records.push((key.clone(), columns, Vec::new()));
                    records.len().saturating_sub(1)
                });
                let owner = object.owner();
                if let Some((_, columns, rows)) = records.get_mut(at) {
                    self.records(value, owner, columns, rows)?;
                }
            }
            self.keep(row, &mut main.1)?;
        }
        let grid = |sheet: Option<String>, columns: Columns, mut rows: Vec<GridRow>| {
            let line = rows.first().map_or(1, |row| row.line);
            let kinds = vec![CellKind::Text; columns.keys.len()];
            rows.insert(0, GridRow { line, cells: columns.keys, kinds, ..GridRow::default() });
            for (at, row) in rows.iter_mut().enumerate() {
                row.number = at.saturating_add(1);
            }
            Grid { file: self.file.to_owned(), sheet, source: GridSource::Json, rows, merges: Vec::new(), broken: Vec::new() }
        };
        let (columns, rows) = main;
        let mut grids = vec![grid(None, columns, rows)];
        grids.extend(records.into_iter().map(|(key, columns, rows)| grid(Some(key), columns, rows)));
        Some(grids)
    }

    /// The records of one unit.
    fn records(&mut self, value: &'t RawValue, owner: Option<&'t RawValue>, columns: &mut Columns, rows: &mut Vec<GridRow>) -> Option<()> {
        if value.get() == "null" {
            return Some(());
        }
        let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(value.get()) else {
            self.say(value.get(), SheetFault::JsonShape(JsonShape::Mixed));
            return Some(());
        };
        for item in items {
            let Some(record) = self.object(item.get(), JsonShape::Mixed) else { continue };
            let mut row = GridRow { line: self.lines.place(item.get()).0, ..GridRow::default() };
            if let Some(owner) = owner {
                self.put(&mut row, 0, owner)?;
            }
            for (key, value) in &record.pairs {
                if key == OWNER {
                    self.say(value.get(), SheetFault::DoubleKey { key: key.clone() });
                    continue;
                }
                let column = columns.of(key);
                self.put(&mut row, column, value)?;
            }
            self.keep(row, rows)?;
        }
        Some(())
    }

    fn object(&mut self, raw: &'t str, otherwise: JsonShape) -> Option<Object<'t>> {
        let Ok(object) = serde_json::from_str::<Object<'t>>(raw) else {
            self.say(raw, SheetFault::JsonShape(otherwise));
            return None;
        };
        let mut seen = HashSet::new();
        for (key, value) in &object.pairs {
            if !seen.insert(key.as_str()) {
                self.say(value.get(), SheetFault::DoubleKey { key: key.clone() });
            }
        }
        Some(object)
    }

    fn keep(&mut self, row: GridRow, rows: &mut Vec<GridRow>) -> Option<()> {
        if let Err(much) = self.weight.row(&row.cells) {
            self.found.push(of_file(self.file, SheetFault::TooMuch(much)));
            return None;
        }
        rows.push(row);
        Some(())
    }

    /// Puts a value into its column.
    fn put(&mut self, row: &mut GridRow, column: usize, value: &'t RawValue) -> Option<()> {
        let raw = value.get();
        if column >= MOST_COLUMNS {
            self.found.push(of_file(self.file, SheetFault::TooMuch(Much::Columns)));
            return None;
        }
        let (text, kind) = match self.meant(raw) {
            Ok(meant) => meant,
            Err(fault) => {
                self.say(raw, fault);
                return Some(());
            }
        };
        if row.cells.len() <= column {
            row.cells.resize(column.saturating_add(1), String::new());
            row.kinds.resize(row.cells.len(), CellKind::Text);
            row.at.resize(row.cells.len(), (row.line, 1));
        }
        let place = self.lines.place(raw);
        if let (Some(cell), Some(as_kind), Some(at)) = (row.cells.get_mut(column), row.kinds.get_mut(column), row.at.get_mut(column)) {
            (*cell, *as_kind, *at) = (text, kind, place);
        }
        Some(())
    }

    /// What a value says and what it is.
    fn meant(&self, raw: &str) -> Result<(String, CellKind), SheetFault> {
        let shape = SheetFault::JsonShape(JsonShape::Value);
        let (text, kind) = match raw.as_bytes().first() {
            Some(b'n') => (String::new(), CellKind::Text),
            Some(b't') => ("TRUE".to_owned(), CellKind::Truth),
            Some(b'f') => ("FALSE".to_owned(), CellKind::Truth),
            Some(b'"') => (serde_json::from_str(raw).map_err(|_| shape)?, CellKind::Text),
            // `[]` is no option and no record; which of them, or neither, nobody can tell.
            Some(b'[') => match serde_json::from_str::<Vec<String>>(raw) {
                Ok(options) if !options.is_empty() => (options.join("; "), CellKind::Text),
                _ => return Err(shape),
            },
            Some(b'{') | None => return Err(shape),
            Some(_) if too_long(raw) => return Err(SheetFault::TooMuch(Much::Letters)),
            Some(_) => {
                let plain = if raw.contains(['e', 'E']) { Stored::read(raw).map(|stored| stored.plain()) } else { None };
                (plain.unwrap_or_else(|| raw.to_owned()), CellKind::Number)
            }
        };
        if too_long(&text) { Err(SheetFault::TooMuch(Much::Letters)) } else { Ok((text, kind)) }
    }

    fn say(&mut self, raw: &str, fault: SheetFault) {
        if self.found.len() >= MOST_SHAPES {
            return;
        }
        let (line, column) = self.lines.place(raw);
        let text = raw.chars().take(40).collect();
        let cell = Cell { file: self.file.to_owned(), line, column, text: Some(text), ..Cell::default() };
        self.found.push(Finding::new(Place::Cell(cell), Fault::Sheet(fault)));
    }
}

impl<'t> Object<'t> {
    /// The value that names the unit: under a header that does so everywhere, else the first.
    fn owner(&self) -> Option<&'t RawValue> {
        self.pairs.iter().find(|(key, _)| names_any_units(key)).or(self.pairs.first()).map(|(_, value)| *value)
    }
}

/// Whether a value is a list that begins with an object.
fn is_records(value: &RawValue) -> bool {
    let inside = value.get().strip_prefix('[').map(str::trim_start);
    inside.is_some_and(|inside| inside.starts_with('{'))
}
