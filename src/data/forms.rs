//! A grid that is a form: its guidance stands above the data and is none; the form of one unit stands upright and is laid down.

use super::grid::{Grid, GridRow};
use super::table::{Table, TableRow};
use crate::diagnostic::FormKind;
use crate::form::{Recognised, Row, UNIT_HEADER, recognise};

impl Grid {
    /// The form that the grid is, if it is one.
    pub fn form(&self) -> Option<Recognised> {
        let seen: Vec<Row<'_>> = self.rows.iter().map(|row| (row.line, row.cells.as_slice())).collect();
        recognise(&seen)
    }

    /// Takes away what stands above the header of a form.
    pub(super) fn below_guidance(&mut self, form: &Recognised) {
        let header = form.header.unwrap_or(self.rows.len());
        self.rows.drain(..header.min(self.rows.len()));
        let line = self.rows.first().map_or(usize::MAX, |row| row.line);
        self.broken.retain(|broken| broken.line >= line);
    }

    /// The table of a form that has nothing to be read as rows: upright, or without its header.
    pub(super) fn table_of_form(self, form: Recognised) -> Table {
        let header_line = form.columns.first().map_or(1, |column| column.header.line);
        let mut table = Table {
            headers: Vec::new(),
            header_parts: Vec::new(),
            header_line,
            header_lines: Vec::new(),
            ignored: Vec::new(),
            rows: Vec::new(),
            file: self.file,
            sheet: self.sheet,
            source: self.source,
            form: None,
        };
        if form.kind == FormKind::Unit {
            let mut unit = TableRow { line: header_line, ..TableRow::default() };
            let mut add = |header: &str, line: usize, column: usize| {
                let row = self.rows.binary_search_by_key(&line, |row| row.line).ok().and_then(|row| self.rows.get(row));
                table.headers.push(header.to_owned());
                unit.cells.push(row.and_then(|row| row.cells.get(column)).cloned().unwrap_or_default());
                unit.kinds.push(row.map(|row: &GridRow| row.entry(column).kind).unwrap_or_default());
                unit.at.push((line, column.saturating_add(1)));
            };
            match &form.unit {
                Some(name) => add(UNIT_HEADER, name.line, name.column),
                None => add(UNIT_HEADER, 0, 0),
            }
            for column in &form.columns {
                if let Some(value) = &column.value {
                    add(&column.header.text, value.line, value.column);
                }
            }
            unit.line = form.unit.as_ref().map_or(header_line, |unit| unit.line);
            table.rows.push(unit);
        }
        table.form = Some(form);
        table
    }
}
