//! The table of a list: a line per record, with its unit. The records of each unit are then put beside its other figures.
//!
//! A unit says that it has no records by one line: a word that the set declares as không phát sinh in the first field, and nothing else. A
//! unit without a line has said nothing, and that is chưa có số liệu.

use std::collections::{HashMap, HashSet};

use super::bind::{cell_finding, is_summary, unit_name};
use super::cells::{Reader, StateWords};
use super::columns::names_units;
use super::common::{common_table, read_common_table};
use super::grid::Grid;
use super::limits::Limits;
use super::marks::decimal_mark;
use super::sources::only;
use super::submission::Submission;
use super::table::Table;
use crate::diagnostic::{Cell, DataFault, Fault, Finding, Findings, FormKind, ListFault, Place, StateName};
use crate::eval::{Given, Record, Records};
use crate::form::{agrees, list_title, sheet_name};
use crate::ir::{Field, List, ListId, Program};
use crate::name::{fold, fold_title, nearest};
use crate::quantity::DecimalMark;

/// Columns that people keep beside the figures.
const BESIDE: [&str; 5] = ["STT", "TT", "Số TT", "Số thứ tự", "Ghi chú"];

/// So many unknown units get a suggestion; a table with more is another table.
const MOST_NEAR: usize = 50;

/// The table of one list, read.
#[derive(Clone, Debug)]
pub struct ListData {
    /// The list.
    pub list: ListId,
    /// Its units, in the order of the table.
    pub units: Vec<ListUnit>,
}

/// The lines of a unit.
#[derive(Clone, Debug)]
pub struct ListUnit {
    /// Its name as written first.
    pub name: String,
    /// Where it is first named.
    pub cell: Cell,
    /// Its records.
    pub records: Records,
}

/// The list of a name as it is given to the program (`--list dự_án=…`): its name, or what it is called in the form.
pub fn list_named(program: &Program, name: &str, findings: &mut Findings) -> Option<ListId> {
    let found = list_of(program, name);
    if found.is_none() {
        let known = program.lists.iter().map(|list| list.name.clone()).collect();
        let fault = Fault::List(ListFault::NotList { name: name.to_owned(), known });
        findings.push(Finding::new(Place::File("--list".to_owned()), fault));
    }
    found
}

/// The list of a name, as the rules or the form write it.
pub(super) fn list_of(program: &Program, name: &str) -> Option<ListId> {
    let named = |list: &List| fold(&list.name) == fold(name) || fold_title(&list.about) == fold_title(name);
    program.lists.iter().position(named).map(ListId::of)
}

/// The list of the name of a sheet, which may be too short for all of the title.
pub(super) fn list_of_sheet(program: &Program, sheet: &str) -> Option<ListId> {
    let cut = |list: &List| fold_title(&sheet_name(&list_title(program, list), 0)) == fold_title(sheet);
    list_of(program, sheet).or_else(|| only(&program.lists, cut).map(ListId::of))
}

/// The table of a list from a sheet of a workbook, or from JSON.
pub(super) fn list_table(grid: Grid, findings: &mut Findings) -> Option<Table> {
    common_table(grid, findings)
}

/// Reads the text of a list's table. One with a header only is a table: no unit has said anything.
pub fn read_list_table(file_name: &str, bytes: &[u8], findings: &mut Findings) -> Option<Table> {
    read_common_table(file_name, bytes, findings)
}

/// Reads the tables of lists and puts the records to their units. A list without a table is missed, and that is reported.
pub fn read_lists(
    program: &Program,
    tables: &[(ListId, &Table)],
    decimal: Option<DecimalMark>,
    submission: &mut Submission,
    findings: &mut Findings,
) {
    let mut read: Vec<ListData> = Vec::new();
    for (id, table) in tables {
        match program.list(*id) {
            Some(list) if read.iter().any(|known| known.list == *id) => {
                let fault = Fault::List(ListFault::TableTwice { list: list.name.clone() });
                findings.push(Finding::new(Place::File(table.file.clone()), fault));
            }
            Some(_) => read.push(read_list(program, *id, table, decimal, findings)),
            None => {}
        }
    }
    attach(program, submission, read, findings);
}

/// Reads the table of one list. What could not be read is chưa có số liệu and has a finding that blocks.
pub fn read_list(program: &Program, id: ListId, table: &Table, decimal: Option<DecimalMark>, findings: &mut Findings) -> ListData {
    let mut data = ListData { list: id, units: Vec::new() };
    let Some(list) = program.list(id) else { return data };
    // Of a form of another set, version or list nothing is read.
    if let Some(form) = &table.form
        && !agrees(program, form, FormKind::List(list_title(program, list)), &table.file, table.address_sheet().as_deref(), findings)
    {
        return data;
    }
    let columns = columns(program, list, table, findings);
    let fields: Vec<FieldColumn> = list
        .fields
        .iter()
        .zip(&columns.fields)
        .map(|(field, column)| FieldColumn { column: *column, reader: Reader::of_field(field), limits: Limits::of_field(program, field) })
        .collect();
    let numeric: Vec<usize> = fields.iter().filter(|field| field.reader.is_number()).filter_map(|field| field.column).collect();
    let mark = decimal_mark(table, &numeric, decimal, findings);
    let Some(unit_column) = columns.unit else { return data };
    let words = StateWords::of(program);
    let mut lines = Lines { program, table, unit_column, words, fields, mark, places: HashMap::new(), stated: HashMap::new(), findings };
    for row in 0..table.rows.len() {
        lines.line(row, &mut data.units);
    }
    data
}

/// Puts the records of the lists to the units of the data.
fn attach(program: &Program, submission: &mut Submission, lists: Vec<ListData>, findings: &mut Findings) {
    for unit in &mut submission.units {
        unit.records = vec![Records::State(StateName::Missing); program.lists.len()];
    }
    let given: HashSet<ListId> = lists.iter().map(|data| data.list).collect();
    for (_, list) in program.lists.iter().enumerate().filter(|(index, _)| !given.contains(&ListId::of(*index))) {
        let fault = ListFault::NoTable { list: list.name.clone(), about: list.about.clone() };
        findings.push(Finding::new(Place::File("--list".to_owned()), Fault::List(fault)));
    }
    let mut unknown = 0_usize;
    for ListData { list, units } in lists {
        for unit in units {
            let Some(place) = submission.find(&unit.name) else {
                // Without units the main table is what is wrong, and that was said.
                if !submission.units.is_empty() {
                    let known = submission.units.iter().map(|unit| unit.name.as_str());
                    let near = nearest(&unit.name, known.take(if unknown < MOST_NEAR { usize::MAX } else { 0 })).map(str::to_owned);
                    unknown = unknown.saturating_add(1);
                    let fault = Fault::List(ListFault::UnknownUnit { unit: unit.name, near });
                    findings.push(Finding::new(Place::Cell(unit.cell), fault));
                }
                continue;
            };
            submission.list(place, list, unit.records, unit.cell);
        }
    }
}

struct FieldColumn {
    column: Option<usize>,
    reader: Reader,
    limits: Limits,
}

struct Columns {
    unit: Option<usize>,
    fields: Vec<Option<usize>>,
}

/// Finds the columns and says what is unknown, double or not there.
fn columns(program: &Program, list: &List, table: &Table, findings: &mut Findings) -> Columns {
    let mut columns = Columns { unit: None, fields: vec![None; list.fields.len()] };
    let mut unknown: Vec<usize> = Vec::new();
    for (column, header) in table.headers.iter().enumerate() {
        let mut say = |fault| findings.push(Finding::new(Place::Cell(table.header_cell(column)), Fault::Data(fault)));
        let field = list.fields.iter().position(|field| is_named(field, header));
        let slot = match field {
            Some(field) => columns.fields.get_mut(field),
            None if names_units(program, header) => Some(&mut columns.unit),
            None if BESIDE.iter().any(|known| fold_title(known) == fold_title(header)) => {
                say(DataFault::ResultColumn { header: header.clone() });
                continue;
            }
            None => {
                let blank = header.is_empty() && (0..table.rows.len()).all(|row| table.text(row, column).is_empty());
                unknown.extend((!blank).then_some(column));
                continue;
            }
        };
        let Some(slot) = slot else { continue };
        match slot.and_then(|first| table.headers.get(first)) {
            Some(first) => say(DataFault::DoubleColumn { header: header.clone(), first: first.clone() }),
            None => *slot = Some(column),
        }
    }
    if columns.unit.is_none() {
        let fault = DataFault::NoUnitColumn { headers: table.headers.clone() };
        findings.push(Finding::new(Place::Cell(table.whole_header()), Fault::Data(fault)));
        // With no known column either, this is another table: one sentence says it all.
        if columns.fields.iter().all(Option::is_none) {
            return columns;
        }
    }
    let open = list.fields.iter().zip(&columns.fields).filter(|(_, column)| column.is_none()).map(|(field, _)| title(field));
    let open: Vec<&str> = open.collect();
    for column in unknown {
        let header = table.headers.get(column).cloned().unwrap_or_default();
        let near = nearest(&header, open.iter().copied()).map(str::to_owned);
        let fault = DataFault::UnknownColumn { header, near };
        findings.push(Finding::new(Place::Cell(table.header_cell(column)), Fault::Data(fault)));
    }
    for field in list.fields.iter().zip(&columns.fields).filter(|(_, column)| column.is_none()).map(|(field, _)| field) {
        let fault = DataFault::MissingColumn { header: title(field).to_owned() };
        findings.push(Finding::new(Place::Cell(table.whole_header()), Fault::Data(fault)));
    }
    columns
}

fn is_named(field: &Field, header: &str) -> bool {
    let about = field.about.as_ref().is_some_and(|about| fold_title(about) == fold_title(header));
    about || fold(&field.name) == fold(header) || fold_title(&field.name) == fold_title(header)
}

/// What a field is called in the form.
fn title(field: &Field) -> &str {
    field.about.as_deref().unwrap_or(&field.name)
}

/// Reads line after line.
struct Lines<'t, 'f> {
    program: &'t Program,
    table: &'t Table,
    unit_column: usize,
    words: StateWords,
    fields: Vec<FieldColumn>,
    mark: Option<DecimalMark>,
    /// The place of each unit among those met, by its folded name.
    places: HashMap<String, usize>,
    /// The row in which a unit speaks of its whole list.
    stated: HashMap<usize, usize>,
    findings: &'f mut Findings,
}

impl Lines<'_, '_> {
    fn line(&mut self, row: usize, units: &mut Vec<ListUnit>) {
        let name = unit_name(self.table.text(row, self.unit_column));
        if name.is_empty() {
            return self.say(row, Fault::List(ListFault::NoUnit));
        }
        if is_summary(&name) {
            return self.say(row, Fault::Data(DataFault::SummaryRow { label: name }));
        }
        let known = self.places.get(&fold_title(&name)).copied();
        let Some(said) = self.statement(row) else {
            let record = self.record(row, &name);
            match known {
                Some(place) => {
                    // Said once for a unit, however many lines follow.
                    if let Some(stated) = self.stated.remove(&place) {
                        return self.both(stated, row, &name);
                    }
                    if let Some(ListUnit { records: Records::Lines(lines), .. }) = units.get_mut(place) {
                        lines.push(record);
                    }
                }
                None => self.meet(row, name, Records::Lines(vec![record]), units),
            }
            return;
        };
        match (said, known) {
            (Err(()), _) => {
                let words = self.program.cell_words.iter().filter(|(_, state)| *state == StateName::NothingArising);
                let words = words.map(|(word, _)| word.clone()).collect();
                self.say(row, Fault::List(ListFault::EmptyLine { unit: name, words }));
            }
            (Ok(_), Some(place)) => {
                let first = units.get(place).map_or(0, |unit| unit.cell.line);
                self.both_at(row, first, &name);
            }
            (Ok(state), None) => {
                self.stated.insert(units.len(), row);
                self.meet(row, name, Records::State(state), units);
            }
        }
    }

    fn meet(&mut self, row: usize, name: String, records: Records, units: &mut Vec<ListUnit>) {
        self.places.insert(fold_title(&name), units.len());
        units.push(ListUnit { name, cell: self.table.cell(row, self.unit_column), records });
    }

    /// What a line says of the whole list: its state, or nothing at all where every cell is empty. `None` is a record.
    fn statement(&self, row: usize) -> Option<Result<StateName, ()>> {
        let text = |field: &FieldColumn| field.column.map_or("", |column| self.table.text(row, column));
        let (first, rest) = self.fields.split_first()?;
        if rest.iter().any(|field| !text(field).is_empty()) {
            return None;
        }
        match text(first) {
            "" => Some(Err(())),
            word => self.words.state(word).map(Ok),
        }
    }

    fn both(&mut self, stated: usize, row: usize, unit: &str) {
        let other = self.table.whole_row(row).line;
        self.both_at(stated, other, unit);
    }

    /// The line that speaks of the whole list, and another one.
    fn both_at(&mut self, stated: usize, other: usize, unit: &str) {
        let word = self.fields.first().and_then(|field| field.column).map_or("", |column| self.table.text(stated, column)).to_owned();
        self.say(stated, Fault::List(ListFault::NoneAndSome { unit: unit.to_owned(), word, other }));
    }

    fn record(&mut self, row: usize, unit: &str) -> Record {
        let missing = Given::State(StateName::Missing);
        let mut values: Record = Vec::with_capacity(self.fields.len());
        for field in &self.fields {
            let Some(column) = field.column else {
                values.push(missing.clone());
                continue;
            };
            values.push(match field.reader.given(self.table.entry(row, column), &self.words, self.mark, unit) {
                Ok(value) => value,
                Err(fault) => {
                    self.findings.push(cell_finding(self.table, row, column, *fault, None));
                    missing.clone()
                }
            });
        }
        // Only now, because a domain may name a field that stands further right.
        for (field, value) in self.fields.iter().zip(&values) {
            if let (Given::Number(number), Some(column)) = (value, field.column)
                && let Some(fault) = field.limits.fault(number, &values, unit)
            {
                self.findings.push(cell_finding(self.table, row, column, fault, None));
            }
        }
        values
    }

    fn say(&mut self, row: usize, fault: Fault) {
        self.findings.push(Finding::new(Place::Cell(self.table.cell(row, self.unit_column)), fault));
    }
}
