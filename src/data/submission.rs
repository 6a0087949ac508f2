//! Everything handed in for one round: the tables of units side by side, and where each figure stands.
//!
//! The first round is made of tables; each later one is the former with its corrections laid over it ([`super::round`]).

use std::collections::HashMap;

use super::dataset::Dataset;
use super::roster::Roster;
use crate::diagnostic::{Cell, Fault, Finding, Findings, Place, StateName, SubmissionFault};
use crate::eval::{Given, Records, UnitValues};
use crate::ir::{InputId, ListId, Program, RowId};
use crate::name::{fold_title, nearest};

/// The units of one round.
#[derive(Clone, Debug, Default)]
pub struct Submission {
    /// Their values.
    pub units: Vec<UnitValues>,
    tables: std::sync::Arc<Vec<Dataset>>,
    homes: Vec<Home>,
    by_name: HashMap<String, usize>,
    /// Where a later round gave a figure.
    given: HashMap<(usize, InputId), Cell>,
    /// Where a round set the points of a row, and which round.
    points: HashMap<(usize, RowId), (Cell, usize)>,
    /// Where a unit is first named in the table of a list.
    lists: HashMap<(usize, ListId), Cell>,
}

/// Where a unit is named.
#[derive(Clone, Debug)]
enum Home {
    /// In a table, by their numbers.
    Line { table: usize, unit: usize },
    /// In the roster only: it handed nothing in.
    Roster(Box<Cell>),
}

impl Submission {
    /// The first round: all tables together. With a roster, a unit that it does not have is unknown and one that hands nothing in is missed.
    pub fn of(program: &Program, tables: Vec<Dataset>, roster: Option<&Roster>, findings: &mut Findings) -> Self {
        let mut made = Submission::default();
        let mut tables = tables;
        for (table, dataset) in tables.iter_mut().enumerate() {
            for unit in 0..dataset.units.len() {
                let Some(values) = dataset.units.get_mut(unit).map(|unit| std::mem::take(&mut unit.values)) else { continue };
                if let Some(place) = dataset.units.get_mut(unit) {
                    place.values.name.clone_from(&values.name);
                }
                made.add(values, Home::Line { table, unit });
            }
        }
        made.tables = std::sync::Arc::new(tables);
        made.doubles(findings);
        if let Some(roster) = roster {
            made.against(program, roster, findings);
        }
        made
    }

    fn add(&mut self, values: UnitValues, home: Home) {
        self.by_name.entry(fold_title(&values.name)).or_insert(self.units.len());
        self.units.push(values);
        self.homes.push(home);
    }

    /// Units that stand in two tables.
    fn doubles(&self, findings: &mut Findings) {
        for (index, unit) in self.units.iter().enumerate() {
            let first = self.find(&unit.name).unwrap_or(index);
            if first != index {
                let fault = SubmissionFault::UnitInTwoTables { unit: unit.name.clone(), first: self.place(first, None).written() };
                findings.push(Finding::new(self.place(index, None), Fault::Submission(fault)));
            }
        }
    }

    /// Who is here against who is expected. A unit that handed nothing in has no figure at all.
    fn against(&mut self, program: &Program, roster: &Roster, findings: &mut Findings) {
        let expected = || roster.units().iter().map(|unit| unit.name.as_str());
        for (index, unit) in self.units.iter().enumerate().filter(|(_, unit)| !roster.expects(&unit.name)) {
            let open = expected().filter(|name| self.find(name).is_none());
            let near = nearest(&unit.name, open).map(str::to_owned);
            let fault = SubmissionFault::UnknownUnit { unit: unit.name.clone(), near, roster: true };
            findings.push(Finding::new(self.place(index, None), Fault::Submission(fault)));
        }
        self.keep(|unit| roster.expects(&unit.name));
        if self.units.is_empty() {
            // A table in which no unit was found is what is wrong, and that was said.
            return;
        }
        let absent: Vec<_> = roster.units().iter().filter(|unit| self.find(&unit.name).is_none()).cloned().collect();
        let Some(first) = absent.first() else { return };
        let fault = SubmissionFault::UnitsNotSubmitted {
            submitted: roster.units().len().saturating_sub(absent.len()),
            due: roster.units().len(),
            units: absent.iter().map(|unit| unit.name.clone()).collect(),
        };
        findings.push(Finding::new(Place::Cell(first.cell.clone()), Fault::Submission(fault)));
        for unit in absent {
            let inputs = vec![Given::State(StateName::Missing); program.inputs.len()];
            let common = self.units.first().map(|known| known.inputs.clone()).unwrap_or_default();
            let inputs = inputs.into_iter().enumerate().map(|(index, missing)| {
                let shared = program.inputs.get(index).is_some_and(|input| input.common);
                common.get(index).filter(|_| shared).cloned().unwrap_or(missing)
            });
            let values = UnitValues { name: unit.name, inputs: inputs.collect(), properties: unit.properties, ..UnitValues::default() };
            self.add(values, Home::Roster(Box::new(unit.cell)));
        }
    }

    /// Leaves out the units that nobody expects: no record and no later round finds them here.
    fn keep(&mut self, expected: impl Fn(&UnitValues) -> bool) {
        let units = std::mem::take(&mut self.units);
        let homes = std::mem::take(&mut self.homes);
        self.by_name.clear();
        for (values, home) in units.into_iter().zip(homes).filter(|(values, _)| expected(values)) {
            self.add(values, home);
        }
    }

    /// A unit by its name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(&fold_title(name)).copied()
    }

    /// Where a figure stands, or where the unit is named.
    pub fn place(&self, unit: usize, input: Option<InputId>) -> Place {
        if let Some(cell) = input.and_then(|input| self.given.get(&(unit, input))) {
            return Place::Cell(cell.clone());
        }
        match self.homes.get(unit) {
            Some(Home::Line { table, unit }) => match (self.tables.get(*table), input) {
                (Some(table), Some(input)) => table.place(*unit, input),
                (Some(table), None) => table.unit_place(*unit),
                (None, _) => Place::Cell(Cell::default()),
            },
            Some(Home::Roster(cell)) => Place::Cell((**cell).clone()),
            None => Place::Cell(Cell::default()),
        }
    }

    /// The first line of a unit in the table of a list; where it has none, the unit is named.
    pub fn list_place(&self, unit: usize, list: ListId) -> Place {
        self.lists.get(&(unit, list)).map_or_else(|| self.place(unit, None), |cell| Place::Cell(cell.clone()))
    }

    /// Where the points of a row were set, and in which round.
    pub fn set_at(&self, unit: usize, row: RowId) -> Option<&(Cell, usize)> {
        self.points.get(&(unit, row))
    }

    /// Gives a unit its records of a list.
    pub(super) fn list(&mut self, unit: usize, list: ListId, records: Records, cell: Cell) {
        if let Some(slot) = self.units.get_mut(unit).and_then(|unit| unit.records.get_mut(list.index())) {
            *slot = records;
            self.lists.insert((unit, list), cell);
        }
    }

    /// Gives a unit a figure.
    pub(super) fn give(&mut self, unit: usize, input: InputId, given: Given, cell: Cell) {
        if let Some(slot) = self.units.get_mut(unit).and_then(|unit| unit.inputs.get_mut(input.index())) {
            *slot = given;
            self.given.insert((unit, input), cell);
        }
    }

    /// Sets the points of a row of a unit.
    pub(super) fn set(&mut self, unit: usize, row: RowId, points: crate::quantity::Exact, cell: Cell, round: usize) {
        let Some(values) = self.units.get_mut(unit) else { return };
        values.set_points.retain(|(known, _)| *known != row);
        values.set_points.push((row, points));
        self.points.insert((unit, row), (cell, round));
    }

    /// Leaves the points of a row to the rules again; the round that had set them.
    pub(super) fn lift(&mut self, unit: usize, row: RowId) -> Option<usize> {
        let (_, round) = self.points.remove(&(unit, row))?;
        if let Some(values) = self.units.get_mut(unit) {
            values.set_points.retain(|(known, _)| *known != row);
        }
        Some(round)
    }
}
