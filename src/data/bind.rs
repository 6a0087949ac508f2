//! A table's cells as the values of a program's inputs, and everything that is wrong with them in one run.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Cell, DataFault, Fault, Finding, Findings, FormKind, Place, SheetFault, StateName, Subject, SubmissionFault};
use crate::eval::{Given, UnitValues};
use crate::form::agrees;
use crate::ir::{InputId, Program, Row};
use crate::name::fold_title;
use crate::quantity::DecimalMark;

use super::cells::{Reader, StateWords, sound};
use super::columns::{self, Columns, Due};
use super::dataset::{DataUnit, Dataset};
use super::limits::Limits;
use super::marks::decimal_mark;
use super::roster::Roster;
use super::table::Table;

/// What stands in the unit column of a row of means or sums.
const SUMMARIES: [&str; 13] = [
    "trung bình",
    "điểm trung bình",
    "trung bình chung",
    "trung bình cộng",
    "giá trị trung bình",
    "bình quân",
    "điểm bình quân",
    "bình quân chung",
    "tổng",
    "tổng cộng",
    "tổng số",
    "tổng điểm",
    "cộng",
];

/// Whether a name is the label of a row of means or sums.
pub(super) fn is_summary(name: &str) -> bool {
    let folded = fold_title(name);
    SUMMARIES.iter().any(|summary| fold_title(summary) == folded)
}

/// How a row of sums begins that says more behind it (`Tổng số xã: 12`), and a row that is signed or holds a note. No unit is called so, and
/// only rows without a figure are meant.
const SUMS: [&str; 2] = ["Tổng số", "Tổng cộng"];
const NOTES: [&str; 9] = ["Người lập", "Ghi chú", "Nơi nhận", "TM.", "KT.", "TL.", "Thủ trưởng", "Chủ tịch", "Người ký"];

/// Whether a name begins with the words of one of these labels.
fn begins_like(name: &str, labels: &[&str]) -> bool {
    labels.iter().any(|label| {
        let count = label.chars().count();
        let lead: String = name.chars().take(count).collect();
        let whole = label.ends_with('.') || !name.chars().nth(count).is_some_and(char::is_alphanumeric);
        fold_title(&lead) == fold_title(label) && lead.ends_with('.') == label.ends_with('.') && whole
    })
}

/// So many faults of a file are listed: more than 100 units have figures, and few enough to be read and held.
const MOST_LISTED: usize = 10_000;

/// What the caller knows about the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct BindOptions<'a> {
    /// The decimal mark; found from the file if `None`.
    pub decimal: Option<DecimalMark>,
    /// The common figures, by input ([`super::read_common`]).
    pub common: &'a [Given],
    /// Who is expected, and what is known of them.
    pub roster: Option<&'a Roster>,
}

/// Types a table. What could not be read is chưa có số liệu and has a finding that blocks.
pub fn bind(program: &Program, table: &Table, options: &BindOptions<'_>, findings: &mut Findings) -> Dataset {
    // Of a form of another set or version nothing is read: its columns may mean something else.
    if !table
        .form
        .as_ref()
        .is_none_or(|form| agrees(program, form, FormKind::Rows, &table.file, table.address_sheet().as_deref(), findings))
    {
        return Dataset { file: table.file.clone(), ..Dataset::default() };
    }
    let due = options.roster.map_or_else(|| Due::all(program), |roster| Due { inputs: true, properties: roster.lacks(program) });
    let mut rows = Rows::new(program, table, &due, options, findings);
    let mut dataset = Dataset {
        file: table.file.clone(),
        sheet: table.address_sheet(),
        columns: rows.columns.inputs.clone(),
        property_columns: rows.columns.properties.clone(),
        mark: rows.mark,
        headers: table.headers.clone(),
        ..Dataset::default()
    };
    let Some(unit_column) = rows.columns.unit else { return dataset };
    dataset.unit_column = unit_column;
    let mut names = Names::new(unit_column, rows.most);
    for (number, row) in table.rows.iter().enumerate() {
        let (name, known) = match names.take(table, number, rows.findings) {
            Unit::New(name) => (name, false),
            Unit::Known(name) => (name, true),
            Unit::None => continue,
        };
        let values =
            UnitValues { inputs: rows.inputs(number, &name), properties: rows.properties(number, &name), name, ..UnitValues::default() };
        // Nobody said who is expected: it may be a line that is signed, or a unit that sent nothing.
        // What is said of it in a property makes it a unit.
        let said = rows.inputs.iter().filter_map(|input| input.column).chain(rows.properties.iter().filter_map(|property| property.column));
        let mut columns = said;
        // Of a table of one figure a blank cell is a figure that is missing, and no more.
        let several = rows.inputs.iter().filter(|input| input.column.is_some()).count() > 1;
        if options.roster.is_none() && several && columns.all(|column| table.text(number, column).trim().is_empty()) {
            let fault = DataFault::NoFigures { unit: values.name.clone() };
            rows.list(cell_finding(table, number, unit_column, fault, None));
        }
        // A unit that stands twice is read for its faults and kept once.
        if known {
            continue;
        }
        for input in &rows.inputs {
            dataset.texts.push(&input.column.map_or_else(String::new, |column| table.entry(number, column).shown()));
        }
        dataset.units.push(DataUnit { values, line: row.line, at: row.at.clone() });
    }
    rows.finish(&names);
    dataset
}

pub(super) struct InputColumn {
    pub column: Option<usize>,
    common: bool,
    reader: Reader,
    limits: Limits,
    subject: Option<Subject>,
}

pub(super) struct PropertyColumn<'p> {
    column: Option<usize>,
    reader: Reader,
    name: &'p str,
}

/// Reads row after row.
pub(super) struct Rows<'t, 'f> {
    options: BindOptions<'t>,
    table: &'t Table,
    pub columns: Columns,
    pub mark: Option<DecimalMark>,
    words: StateWords,
    pub inputs: Vec<InputColumn>,
    properties: Vec<PropertyColumn<'t>>,
    pub findings: &'f mut Findings,
    /// With so many findings no more are listed.
    pub most: usize,
    /// Faults that are not listed.
    more: usize,
}

impl<'t, 'f> Rows<'t, 'f> {
    /// Finds the columns of a table and its decimal mark.
    pub fn new(program: &'t Program, table: &'t Table, due: &Due, options: &BindOptions<'t>, findings: &'f mut Findings) -> Self {
        let most = findings.len().saturating_add(MOST_LISTED);
        let columns = columns::find(program, table, due, findings);
        let inputs: Vec<InputColumn> = program
            .inputs
            .iter()
            .zip(&columns.inputs)
            .map(|(input, column)| InputColumn {
                column: *column,
                common: input.common,
                reader: Reader::of_input(input),
                limits: Limits::of(program, input),
                subject: input.row.and_then(|row| program.row(row)).map(Row::subject),
            })
            .collect();
        let numeric: Vec<usize> = inputs.iter().filter(|input| input.reader.is_number()).filter_map(|input| input.column).collect();
        let mark = decimal_mark(table, &numeric, options.decimal, findings);
        let properties = program.properties.iter().zip(&columns.properties);
        let properties = properties
            .map(|(property, column)| PropertyColumn { column: *column, reader: Reader::of_property(property), name: &property.name })
            .collect();
        Rows { options: *options, table, columns, mark, words: StateWords::of(program), inputs, properties, findings, most, more: 0 }
    }
}

impl Rows<'_, '_> {
    /// Says how many faults were not listed.
    pub fn finish(self, names: &Names) {
        if let Some(count) = self.more.checked_add(names.more).filter(|count| *count > 0) {
            self.findings.push(super::grid::of_file(&self.table.file, SheetFault::More { count }));
        }
    }

    /// The figures of a unit; a domain is looked at once all of them are there.
    pub fn inputs(&mut self, row: usize, unit: &str) -> Vec<Given> {
        let missing = Given::State(StateName::Missing);
        let mut values: Vec<Given> = Vec::with_capacity(self.inputs.len());
        let mut faults: Vec<Finding> = Vec::new();
        for (index, input) in self.inputs.iter().enumerate() {
            if input.common {
                values.push(self.options.common.get(index).unwrap_or(&missing).clone());
                continue;
            }
            let Some(column) = input.column else {
                values.push(missing.clone());
                continue;
            };
            let read = input.reader.given(self.table.entry(row, column), &self.words, self.mark, unit);
            values.push(read.unwrap_or_else(|fault| {
                faults.push(cell_finding(self.table, row, column, *fault, input.subject.as_ref()));
                missing.clone()
            }));
        }
        // Only now, because a domain may name an input that stands further right.
        let mut outside: Vec<usize> = Vec::new();
        for (index, (input, value)) in self.inputs.iter().zip(&values).enumerate() {
            if let (Given::Number(number), Some(column)) = (value, input.column)
                && let Some(mut fault) = input.limits.fault(number, &values, unit)
            {
                if let DataFault::OutOfDomain { bound: Some(bound), .. } = &mut fault {
                    let other = input.limits.passed_input(number, &values).and_then(|other| self.inputs.get(other.index()));
                    bound.cell = other.and_then(|other| other.column).map(|column| self.table.cell(row, column));
                }
                faults.push(cell_finding(self.table, row, column, fault, input.subject.as_ref()));
                outside.push(index);
            }
        }
        for index in outside {
            if let Some(value) = values.get_mut(index) {
                *value = missing.clone();
            }
        }
        faults.into_iter().for_each(|fault| self.list(fault));
        values
    }

    /// Lists a fault, or counts it where there are too many.
    fn list(&mut self, fault: Finding) {
        if self.findings.len() < self.most {
            self.findings.push(fault);
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// The figures that a row of a later round gives: a blank cell keeps what was there.
    pub fn changes(&mut self, row: usize, unit: &str) -> Vec<(InputId, Given, Cell)> {
        let mut changes = Vec::new();
        let mut faults: Vec<Finding> = Vec::new();
        for (index, input) in self.inputs.iter().enumerate() {
            let Some(column) = input.column.filter(|column| !self.table.text(row, *column).is_empty()) else { continue };
            match input.reader.given(self.table.entry(row, column), &self.words, self.mark, unit) {
                Ok(given) => changes.push((InputId::of(index), given, self.table.cell(row, column))),
                Err(fault) => faults.push(cell_finding(self.table, row, column, *fault, input.subject.as_ref())),
            }
        }
        faults.into_iter().for_each(|fault| self.list(fault));
        changes
    }

    /// The properties of a unit: from its row, or else from the roster; where both speak they must agree.
    pub fn properties(&mut self, row: usize, unit: &str) -> Vec<Given> {
        let missing = Given::State(StateName::Missing);
        let mut values: Vec<Given> = Vec::with_capacity(self.properties.len());
        let mut faults: Vec<Finding> = Vec::new();
        for (index, property) in self.properties.iter().enumerate() {
            let known = self.options.roster.and_then(|roster| roster.property(unit, index));
            let Some(column) = property.column else {
                values.push(known.unwrap_or(&missing).clone());
                continue;
            };
            let read = match property.reader.given(self.table.entry(row, column), &self.words, self.mark, unit) {
                Ok(Given::State(_)) => Err(DataFault::PropertyMissing { unit: unit.to_owned(), property: property.name.to_owned() }.into()),
                read => read,
            };
            let value = read.unwrap_or_else(|fault| {
                faults.push(cell_finding(self.table, row, column, *fault, None));
                missing.clone()
            });
            if let Some(known) = known.filter(|known| **known != value && value != missing) {
                let fault = SubmissionFault::PropertyDiffers { unit: unit.to_owned(), property: property.name.to_owned() };
                faults.push(Finding::new(Place::Cell(self.table.cell(row, column)), Fault::Submission(fault)));
                values.push(known.clone());
                continue;
            }
            values.push(value);
        }
        faults.into_iter().for_each(|fault| self.list(fault));
        values
    }
}

pub(super) fn cell_finding(table: &Table, row: usize, column: usize, fault: impl Into<Fault>, subject: Option<&Subject>) -> Finding {
    let mut finding = Finding::new(Place::Cell(table.cell(row, column)), fault.into());
    finding.subject = subject.cloned();
    finding
}

/// Who a row is about.
pub(super) enum Unit {
    /// A unit that was not met before.
    New(String),
    /// One that was.
    Known(String),
    /// Nobody.
    None,
}

/// The units met so far.
pub(super) struct Names {
    column: usize,
    /// The line of each, by its folded name.
    lines: HashMap<String, usize>,
    summaries: HashSet<String>,
    /// With so many findings no more are listed.
    most: usize,
    /// Faults that are not listed.
    more: usize,
}

impl Names {
    pub fn new(column: usize, most: usize) -> Self {
        Names { column, lines: HashMap::new(), summaries: SUMMARIES.iter().map(|name| fold_title(name)).collect(), most, more: 0 }
    }

    pub fn take(&mut self, table: &Table, row: usize, findings: &mut Findings) -> Unit {
        let entry = table.entry(row, self.column);
        let more = &mut self.more;
        let mut say = |fault: Fault| {
            if findings.len() < self.most {
                findings.push(cell_finding(table, row, self.column, fault, None));
            } else {
                *more = more.saturating_add(1);
            }
        };
        if let Err(fault) = sound(entry) {
            say(fault.into());
            return Unit::None;
        }
        let name = unit_name(entry.text);
        let folded = fold_title(&name);
        if folded.is_empty() {
            say(DataFault::NoUnit.into());
            return Unit::None;
        }
        if self.summaries.contains(&folded) {
            say(DataFault::SummaryRow { label: name }.into());
            return Unit::None;
        }
        let figures = (0..table.headers.len()).filter(|column| *column != self.column);
        if !figures.map(|column| table.text(row, column)).any(|text| text.contains(|c: char| c.is_ascii_digit())) {
            if begins_like(&name, &SUMS) {
                say(DataFault::SummaryRow { label: name }.into());
                return Unit::None;
            }
            if begins_like(&name, &NOTES) {
                say(DataFault::NoteRow { label: name }.into());
                return Unit::None;
            }
        }
        if let Some(first) = self.lines.get(&folded) {
            say(DataFault::DoubleUnit { unit: name.clone(), first: *first }.into());
            return Unit::Known(name);
        }
        self.lines.insert(folded, table.rows.get(row).map_or(0, |row| row.line));
        Unit::New(name)
    }
}

/// The name of a unit on one line, without the apostrophe that keeps a spreadsheet from taking it for a formula.
pub(super) fn unit_name(text: &str) -> String {
    let bare = text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(text);
    crate::name::one_line(bare)
}
