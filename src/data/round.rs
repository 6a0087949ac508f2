//! A later round: what it corrects, laid over the round before. A blank cell keeps what was there.
//!
//! A round is a table like the first one (each filled cell is a correction) or a table of corrections ([`super::corrections`]). A figure that
//! is corrected is scored by the rules again, so points that an earlier round set for its row are lifted, and that is said.

use std::collections::{BTreeSet, HashMap};

use super::bind::{BindOptions, Names, Rows, Unit};
use super::columns::Due;
use super::corrections;
use super::limits::Limits;
use super::submission::Submission;
use super::table::Table;
use crate::diagnostic::{Cell, Fault, Finding, Findings, Place, SubmissionFault};
use crate::eval::Given as Value;
use crate::ir::{InputId, Program, Row, RowId};
use crate::name::nearest;
use crate::quantity::{DecimalMark, Exact};

/// A round as it was handed in.
#[derive(Clone, Debug)]
pub struct RoundData {
    /// Its name; empty where the set or the data name no rounds.
    pub name: String,
    /// The figures that hold in it.
    pub submission: Submission,
    /// What it changed of the round before; nothing in the first.
    pub corrections: Vec<Correction>,
}

/// One thing that a round changed for a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The unit, by its place among the units.
    pub unit: usize,
    /// What.
    pub what: Change,
    /// The reason given.
    pub reason: Option<String>,
    /// Where it is written.
    pub cell: Cell,
}

/// What is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A figure.
    Input(InputId, Value),
    /// The points of a row.
    Points(RowId, Exact),
}

/// What a round may refer to.
pub(super) struct Given<'a> {
    /// The round before.
    pub before: &'a Submission,
    /// The decimal mark, if declared.
    pub decimal: Option<DecimalMark>,
    /// Whether a roster said who is expected.
    pub roster: bool,
}

impl Given<'_> {
    /// The unit that a line names; one that is not there is said, with the nearest name.
    pub fn unit(&self, table: &Table, line: usize, column: usize, name: &str, findings: &mut Findings) -> Option<usize> {
        let found = self.before.find(name);
        if found.is_none() {
            let fault = if name.is_empty() {
                Fault::Data(crate::diagnostic::DataFault::NoUnit)
            } else {
                let near = nearest(name, self.before.units.iter().map(|unit| unit.name.as_str())).map(str::to_owned);
                Fault::Submission(SubmissionFault::UnknownUnit { unit: name.to_owned(), near, roster: self.roster })
            };
            findings.push(Finding::new(Place::Cell(table.cell(line, column)), fault));
        }
        found
    }
}

/// The corrections of a round, read from its tables.
pub fn read_round(
    program: &Program,
    tables: &[Table],
    before: &Submission,
    options: &BindOptions<'_>,
    findings: &mut Findings,
) -> Vec<Correction> {
    let given = Given { before, decimal: options.decimal, roster: options.roster.is_some() };
    let mut all = Vec::new();
    for table in tables {
        if corrections::is_corrections(program, table) {
            all.extend(corrections::read(program, table, &given, findings));
        } else {
            all.extend(wide(program, table, &given, options, findings));
        }
    }
    all
}

/// A table with one line per unit.
fn wide(program: &Program, table: &Table, given: &Given<'_>, options: &BindOptions<'_>, findings: &mut Findings) -> Vec<Correction> {
    let mut rows = Rows::new(program, table, &Due::nothing(program), options, findings);
    let Some(unit_column) = rows.columns.unit else { return Vec::new() };
    let mut names = Names::new(unit_column, rows.most);
    let mut all = Vec::new();
    for line in 0..table.rows.len() {
        let (Unit::New(name) | Unit::Known(name)) = names.take(table, line, rows.findings) else { continue };
        let unit = given.unit(table, line, unit_column, &name, rows.findings);
        let changes = rows.changes(line, &name);
        let Some(unit) = unit else { continue };
        all.extend(changes.into_iter().map(|(input, value, cell)| Correction {
            unit,
            what: Change::Input(input, value),
            reason: None,
            cell,
        }));
    }
    rows.finish(&names);
    all
}

/// The round with its corrections laid over the one before, and the corrections that changed something.
pub fn overlay(
    program: &Program,
    before: &Submission,
    corrections: Vec<Correction>,
    (round, names): (usize, &[String]),
    findings: &mut Findings,
) -> (Submission, Vec<Correction>) {
    let mut made = before.clone();
    let mut seen: HashMap<(usize, Result<InputId, RowId>), Cell> = HashMap::new();
    let mut kept = Vec::new();
    for correction in corrections {
        let key = match &correction.what {
            Change::Input(input, _) => Ok(*input),
            Change::Points(row, _) => Err(*row),
        };
        if let Some(first) = seen.get(&(correction.unit, key)) {
            let fault = SubmissionFault::CorrectedTwice {
                unit: made.units.get(correction.unit).map(|unit| unit.name.clone()).unwrap_or_default(),
                input: key.ok().and_then(|input| program.input(input)).map(|input| input.name.clone()),
                first: Place::Cell(first.clone()).written(),
            };
            let mut finding = Finding::new(Place::Cell(correction.cell.clone()), Fault::Submission(fault));
            finding.subject = row_of(program, key).map(Row::subject);
            findings.push(finding);
            continue;
        }
        seen.insert((correction.unit, key), correction.cell.clone());
        if changes(before, &correction) {
            kept.push(correction);
        }
    }
    for correction in &kept {
        let unit = correction.unit;
        match &correction.what {
            Change::Input(input, value) => {
                made.give(unit, *input, value.clone(), correction.cell.clone());
                let row = program.input(*input).and_then(|input| input.row);
                let again = row.is_some_and(|row| seen.contains_key(&(unit, Err(row))));
                if let Some(row) = row.filter(|_| !again)
                    && let Some(round) = made.lift(unit, row)
                {
                    let fault = SubmissionFault::SetPointsLifted {
                        unit: made.units.get(unit).map(|unit| unit.name.clone()).unwrap_or_default(),
                        round: names.get(round).cloned().unwrap_or_default(),
                    };
                    let mut finding = Finding::new(Place::Cell(correction.cell.clone()), Fault::Submission(fault));
                    finding.subject = program.row(row).map(Row::subject);
                    findings.push(finding);
                }
            }
            Change::Points(row, points) => made.set(unit, *row, points.clone(), correction.cell.clone(), round),
        }
    }
    limits(program, &made, &kept, findings);
    (made, kept)
}

/// Whether a correction says something else than the round before.
fn changes(before: &Submission, correction: &Correction) -> bool {
    let Some(unit) = before.units.get(correction.unit) else { return false };
    match &correction.what {
        Change::Input(input, value) => unit.inputs.get(input.index()) != Some(value),
        Change::Points(row, points) => !unit.set_points.iter().any(|(known, set)| known == row && set == points),
    }
}

/// The domains of every unit that was touched: a corrected figure may bound another (`từ 0 đến b`), and then the correction is at fault.
fn limits(program: &Program, made: &Submission, kept: &[Correction], findings: &mut Findings) {
    let all: Vec<Limits> = program.inputs.iter().map(|input| Limits::of(program, input)).collect();
    let touched: BTreeSet<usize> = kept.iter().map(|correction| correction.unit).collect();
    for unit in touched {
        let Some(values) = made.units.get(unit) else { continue };
        for (index, (value, limits)) in values.inputs.iter().zip(&all).enumerate() {
            let Value::Number(number) = value else { continue };
            let Some(fault) = limits.fault(number, &values.inputs, &values.name) else { continue };
            let Some(input) = program.inputs.get(index) else { continue };
            let corrected =
                |id: InputId| kept.iter().find(|one| one.unit == unit && matches!(one.what, Change::Input(input, _) if input == id));
            let bound = limits.bounded_by().into_iter().find_map(|id| Some((program.input(id)?, corrected(id)?)));
            let (place, fault) = match (corrected(InputId::of(index)), bound) {
                (None, Some((by, correction))) => {
                    let fault = SubmissionFault::BoundCorrected {
                        unit: values.name.clone(),
                        corrected: by.name.clone(),
                        input: input.name.clone(),
                        value: number.clone(),
                        domain: input.domain_text.clone(),
                    };
                    (Place::Cell(correction.cell.clone()), Fault::Submission(fault))
                }
                _ => (made.place(unit, Some(InputId::of(index))), Fault::Data(fault)),
            };
            let mut finding = Finding::new(place, fault);
            finding.subject = input.row.and_then(|row| program.row(row)).map(Row::subject);
            // What an earlier round left outside its domain is said once.
            findings.push_once(finding);
        }
    }
}

fn row_of(program: &Program, key: Result<InputId, RowId>) -> Option<&Row> {
    match key {
        Ok(input) => program.row(program.input(input)?.row?),
        Err(row) => program.row(row),
    }
}
