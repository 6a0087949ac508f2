//! The list of units that a form is made for: their names and what is known of their properties.

use super::columns::property_shown;
use crate::data::{Table, names_units};
use crate::diagnostic::{DataFault, Fault, Finding, Findings, Place};
use crate::ir::{Program, Property};
use crate::name::fold_title;

/// A unit that is to fill in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterUnit {
    /// Its name.
    pub name: String,
    /// Its properties as written, by their ids.
    pub properties: Vec<Option<String>>,
}

/// Reads a list of units; its other columns are left alone.
pub fn roster(program: &Program, table: &Table, findings: &mut Findings) -> Vec<RosterUnit> {
    let Some(unit) = table.headers.iter().position(|header| names_units(program, header)) else {
        let fault = DataFault::NoUnitColumn { headers: table.headers.clone() };
        findings.push(Finding::new(Place::Cell(table.whole_header()), Fault::Data(fault)));
        return Vec::new();
    };
    let column = |property: &Property| {
        let names = || [Some(&property.name), property.about.as_ref()].into_iter().flatten();
        table.headers.iter().position(|header| names().any(|name| fold_title(name) == fold_title(header)))
    };
    let columns: Vec<Option<usize>> = program.properties.iter().map(column).collect();
    let mut units: Vec<RosterUnit> = Vec::new();
    let mut lines: Vec<(String, usize)> = Vec::new();
    for row in 0..table.rows.len() {
        let name = table.text(row, unit).split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = fold_title(&name);
        let mut say = |fault| findings.push(Finding::new(Place::Cell(table.cell(row, unit)), Fault::Data(fault)));
        if folded.is_empty() {
            say(DataFault::NoUnit);
            continue;
        }
        if let Some((_, first)) = lines.iter().find(|(known, _)| *known == folded) {
            say(DataFault::DoubleUnit { unit: name, first: *first });
            continue;
        }
        lines.push((folded, table.rows.get(row).map_or(0, |row| row.line)));
        let known = |(property, column): (&Property, &Option<usize>)| {
            let text = table.text(row, (*column)?);
            (!text.is_empty()).then(|| property_shown(program, property, text))
        };
        units.push(RosterUnit { name, properties: program.properties.iter().zip(&columns).map(known).collect() });
    }
    units
}
