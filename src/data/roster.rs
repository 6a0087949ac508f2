//! Who is expected to hand in, and what is known of them: a table of units with their properties.

use std::collections::HashMap;

use super::bind::{BindOptions, Names, Rows, Unit};
use super::columns::Due;
use super::table::Table;
use crate::diagnostic::{Cell, DataFault, Fault, Finding, Findings, Place};
use crate::eval::Given;
use crate::ir::Program;
use crate::name::fold_title;

/// The units that are assessed.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    units: Vec<RosterUnit>,
    by_name: HashMap<String, usize>,
    /// Which properties it has a column for.
    has: Vec<bool>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct RosterUnit {
    /// Its name.
    pub name: String,
    /// Its properties, by their ids; chưa có số liệu where the roster has no column.
    pub properties: Vec<Given>,
    /// Where it is named.
    pub cell: Cell,
}

/// Reads the units that are assessed. A figure has no place there.
pub fn read_roster(program: &Program, table: &Table, findings: &mut Findings) -> Roster {
    let mut rows = Rows::new(program, table, &Due::nothing(program), &BindOptions::default(), findings);
    let mut roster = Roster { has: rows.columns.properties.iter().map(Option::is_some).collect(), ..Roster::default() };
    for column in rows.columns.inputs.iter().flatten() {
        let header = table.headers.get(*column).cloned().unwrap_or_default();
        let fault = DataFault::UnknownColumn { header, near: None };
        rows.findings.push(Finding::new(Place::Cell(table.header_cell(*column)), Fault::Data(fault)));
    }
    let Some(unit_column) = rows.columns.unit else { return roster };
    let mut names = Names::new(unit_column, rows.most);
    for number in 0..table.rows.len() {
        let Unit::New(name) = names.take(table, number, rows.findings) else { continue };
        let properties = rows.properties(number, &name);
        roster.by_name.insert(fold_title(&name), roster.units.len());
        roster.units.push(RosterUnit { name, properties, cell: table.cell(number, unit_column) });
    }
    rows.finish(&names);
    roster
}

impl Roster {
    /// The units, in the order of the table.
    pub fn units(&self) -> &[RosterUnit] {
        &self.units
    }

    /// Whether a unit is expected.
    pub fn expects(&self, unit: &str) -> bool {
        self.by_name.contains_key(&fold_title(unit))
    }

    /// A property of a unit, by its id, if the roster tells.
    pub(super) fn property(&self, unit: &str, property: usize) -> Option<&Given> {
        self.has.get(property).filter(|has| **has)?;
        self.units.get(*self.by_name.get(&fold_title(unit))?)?.properties.get(property)
    }

    /// The properties that the data must tell.
    pub(super) fn lacks(&self, program: &Program) -> Vec<bool> {
        (0..program.properties.len()).map(|index| self.has.get(index) != Some(&true)).collect()
    }
}
