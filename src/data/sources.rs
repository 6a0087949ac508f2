//! What each file and sheet of an assessment is for: a round, the common figures, the roster of units.
//!
//! [`assign`] gives every table its role, by what the call says or by the name of the sheet; [`Sources::rounds`] reads them all, so that one
//! run reports the faults of every file.

use super::bind::{BindOptions, bind};
use super::common::{common_table, read_common};
use super::corrections;
use super::grid::Grid;
use super::lists::{list_of, list_of_sheet, list_table, read_lists};
use super::roster::read_roster;
use super::round::{RoundData, overlay, read_round};
use super::submission::Submission;
use super::table::Table;
use crate::diagnostic::{Cell, Fault, Finding, Findings, FormKind, Place, SubmissionFault};
use crate::form::{agrees, sheet_name};
use crate::ir::{Layout, ListId, Program};
use crate::name::{fold_title, nearest};
use crate::quantity::DecimalMark;

/// Sheets that hold the common figures.
const COMMON: [&str; 3] = ["Thông tin chung", "Số liệu chung", "Thông tin chung của kỳ"];
/// Sheets that name the units that are assessed.
const ROSTER: [&str; 3] = ["Danh sách đơn vị", "Đơn vị", "Đơn vị được đánh giá"];
/// Sheets that hold the figures where no round is named.
const DATA: [&str; 2] = ["Số liệu", "Dữ liệu"];
/// Sheets for people only.
const GUIDES: [&str; 3] = ["Hướng dẫn", "Ghi chú", "Giải thích"];

/// A file as the call names it.
#[derive(Clone, Debug)]
pub struct Source {
    /// The round that the call says it is for.
    pub round: Option<String>,
    /// Its sheets.
    pub grids: Vec<Grid>,
    /// Whether the call says which sheets to read: those need no known name.
    pub chosen: bool,
}

/// The tables of an assessment by their roles.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The figures of units, each with its round by its place in the set.
    pub data: Vec<(Option<usize>, Table)>,
    /// The common figures.
    pub common: Option<Table>,
    /// The units that are assessed.
    pub roster: Option<Table>,
    /// The lists of records.
    pub lists: Vec<(ListId, Table)>,
}

/// The sheets that a call asks for; without a wish, all of them. A sheet that is not there is said.
pub fn choose(grids: Vec<Grid>, wanted: &[String], findings: &mut Findings) -> Vec<Grid> {
    if wanted.is_empty() {
        return grids;
    }
    let found: Vec<String> = grids.iter().filter_map(|grid| grid.sheet.clone()).collect();
    let file = grids.first().map(|grid| grid.file.clone()).unwrap_or_default();
    for sheet in wanted.iter().filter(|sheet| !found.iter().any(|known| fold_title(known) == fold_title(sheet))) {
        let fault = SubmissionFault::NoSuchSheet { sheet: sheet.clone(), found: found.clone() };
        findings.push(Finding::new(Place::File(file.clone()), Fault::Submission(fault)));
    }
    let chosen = |grid: &Grid| grid.sheet.as_ref().is_none_or(|sheet| wanted.iter().any(|wanted| fold_title(wanted) == fold_title(sheet)));
    grids.into_iter().filter(chosen).collect()
}

/// What a sheet is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Data(Option<usize>),
    Common,
    Roster,
    List(ListId),
    Guide,
}

/// Gives every sheet its role and makes it a table: figures by the layout of the form, the rest by its first line. A sheet that is for
/// nothing is said.
pub fn assign(program: &Program, sources: Vec<Source>, layout: &Layout, findings: &mut Findings) -> Sources {
    let mut made = Sources::default();
    for source in sources {
        let round = match &source.round {
            Some(name) => match round_of(program, name) {
                Some(round) => Some(round),
                None => {
                    let file = source.grids.first().map(|grid| grid.file.clone()).unwrap_or_default();
                    findings.push(Finding::new(Place::File(file), Fault::Submission(unknown_round(program, name))));
                    continue;
                }
            },
            None => None,
        };
        let roles: Vec<Option<Role>> = source.grids.iter().map(|grid| role(program, grid, round)).collect();
        let told = roles.iter().any(|role| matches!(role, Some(Role::Data(_))));
        let untold = roles.iter().filter(|role| role.is_none()).count();
        for (grid, role) in source.grids.into_iter().zip(roles) {
            // One sheet of any name is the data; of several the names must say it.
            match role.or_else(|| (source.chosen || (untold == 1 && !told)).then_some(Role::Data(round))) {
                Some(Role::Data(given)) => {
                    let round = stated(program, &grid, given.or(round), findings);
                    let layout = corrections::layout(program, &grid, layout);
                    made.data.extend(grid.into_table(&layout, findings).map(|table| (round, table)));
                }
                Some(Role::Common) => keep_one(&mut made.common, common_table(grid, findings), 1, findings),
                Some(Role::Roster) => keep_one(&mut made.roster, grid.into_table(&Layout::default(), findings), 0, findings),
                Some(Role::List(list)) => made.lists.extend(list_table(grid, findings).map(|table| (list, table))),
                Some(Role::Guide) => (),
                None => {
                    let place = sheet_place(&grid.file, grid.sheet.as_ref());
                    findings.push(Finding::new(place, Fault::Submission(unknown_sheet(program, &grid))));
                }
            }
        }
    }
    made
}

/// The round of a table of figures: as the call or the sheet says, or as the form says that `dti template` wrote. The two must agree.
fn stated(program: &Program, grid: &Grid, given: Option<usize>, findings: &mut Findings) -> Option<usize> {
    let Some(said) = grid.form().and_then(|form| form.round) else { return given };
    let found = round_of(program, &said.text);
    let fault = match (found, given) {
        (None, _) => unknown_round(program, &said.text),
        (Some(found), Some(given)) if found != given => SubmissionFault::FormOfAnotherRound {
            form: said.text.clone(),
            given: program.set.rounds.get(given).cloned().unwrap_or_default(),
        },
        (Some(found), _) => return Some(found),
    };
    let cell = Cell {
        file: grid.file.clone(),
        sheet: grid.sheet.clone(),
        line: said.line,
        column: said.column.saturating_add(1),
        header: None,
        text: Some(said.text),
    };
    findings.push(Finding::new(Place::Cell(cell), Fault::Submission(fault)));
    given
}

/// Keeps the one table that says something in a column: the forms of many agencies each bring an empty sheet of common figures.
fn keep_one(kept: &mut Option<Table>, table: Option<Table>, column: usize, findings: &mut Findings) {
    let Some(table) = table else { return };
    let blank = |table: &Table| (0..table.rows.len()).all(|row| table.text(row, column).is_empty());
    match kept {
        Some(first) if !blank(first) && !blank(&table) => {
            let fault = SubmissionFault::TableTwice { first: table_place(first).written() };
            findings.push(Finding::new(table_place(&table), Fault::Submission(fault)));
        }
        Some(first) if !blank(first) => (),
        _ => *kept = Some(table),
    }
}

fn role(program: &Program, grid: &Grid, round: Option<usize>) -> Option<Role> {
    // What `dti template` wrote says itself what it is for; the sheets of units bear the names of units.
    match grid.form().map(|form| form.kind) {
        Some(FormKind::Common) => return Some(Role::Common),
        Some(FormKind::Choices) => return Some(Role::Guide),
        Some(FormKind::Unit) => return Some(Role::Data(round)),
        // A later round corrects figures; the records are those of the first.
        Some(FormKind::List(title)) if round.is_none_or(|round| round == 0) => {
            if let Some(list) = list_of(program, &title) {
                return Some(Role::List(list));
            }
        }
        Some(FormKind::Rows | FormKind::Corrections | FormKind::List(_)) | None => (),
    }
    let Some(sheet) = grid.sheet.as_ref() else { return Some(Role::Data(round)) };
    let folded = fold_title(sheet);
    let is = |names: &[&str]| names.iter().any(|name| fold_title(name) == folded);
    if is(&COMMON) {
        return Some(Role::Common);
    }
    if is(&ROSTER) {
        return Some(Role::Roster);
    }
    if let Some(list) = list_of_sheet(program, sheet).filter(|_| round.is_none_or(|round| round == 0)) {
        return Some(Role::List(list));
    }
    if is(&GUIDES) {
        return Some(Role::Guide);
    }
    if is(&DATA) {
        return Some(Role::Data(round));
    }
    round_of(program, sheet).filter(|_| round.is_none()).map(|round| Role::Data(Some(round)))
}

/// The place of the one item that is meant; none if two are.
pub(super) fn only<T>(items: &[T], is: impl Fn(&T) -> bool) -> Option<usize> {
    let mut places = items.iter().enumerate().filter(|(_, item)| is(item)).map(|(place, _)| place);
    places.next().filter(|_| places.next().is_none())
}

/// A round of the set by its name.
fn round_of(program: &Program, name: &str) -> Option<usize> {
    let rounds = &program.set.rounds;
    // As the set writes it, or as much of it as the name of a sheet holds.
    let whole = rounds.iter().position(|round| fold_title(round) == fold_title(name));
    whole.or_else(|| only(rounds, |round| fold_title(&sheet_name(round, 0)) == fold_title(name)))
}

fn unknown_round(program: &Program, name: &str) -> SubmissionFault {
    let known = &program.set.rounds;
    let near = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
    SubmissionFault::UnknownRound { round: name.to_owned(), known: known.clone(), near }
}

fn unknown_sheet(program: &Program, grid: &Grid) -> SubmissionFault {
    let sheet = grid.sheet.clone().unwrap_or_default();
    let names = || program.set.rounds.iter().map(String::as_str).chain(DATA.first().copied());
    let lists = || program.lists.iter().map(|list| list.about.as_str());
    let others = COMMON.first().filter(|_| program.inputs.iter().any(|input| input.common)).into_iter().chain(ROSTER.first());
    let known: Vec<String> = names().chain(lists()).chain(others.copied()).map(str::to_owned).collect();
    let near = nearest(&sheet, known.iter().map(String::as_str)).map(str::to_owned);
    SubmissionFault::UnknownSheet { sheet, known, near }
}

/// A sheet as a whole, or the file where it has none.
fn sheet_place(file: &str, sheet: Option<&String>) -> Place {
    match sheet {
        Some(sheet) => Place::Cell(Cell { file: file.to_owned(), sheet: Some(sheet.clone()), ..Cell::default() }),
        None => Place::File(file.to_owned()),
    }
}

fn table_place(table: &Table) -> Place {
    sheet_place(&table.file, table.sheet.as_ref())
}

/// Whether a table of a later round is no form, or one of this very set.
fn form_agrees(program: &Program, table: &Table, findings: &mut Findings) -> bool {
    table.form.as_ref().is_none_or(|form| {
        let due = if form.kind == FormKind::Corrections { FormKind::Corrections } else { FormKind::Rows };
        agrees(program, form, due, &table.file, table.address_sheet().as_deref(), findings)
    })
}

impl Sources {
    /// Reads all tables, round by round; a set without rounds, or data that name none, have one.
    pub fn rounds(self, program: &Program, decimal: Option<DecimalMark>, findings: &mut Findings) -> Vec<RoundData> {
        let roster = self.roster.as_ref().map(|table| read_roster(program, table, findings));
        let common = read_common(program, self.common.as_ref(), decimal, findings);
        let options = BindOptions { decimal, common: &common, roster: roster.as_ref() };
        let names = &program.set.rounds;
        let mut due: Vec<usize> = self.data.iter().filter_map(|(round, _)| *round).collect();
        due.sort_unstable();
        due.dedup();
        if !due.is_empty() {
            for (_, table) in self.data.iter().filter(|(round, _)| round.is_none()) {
                let fault = SubmissionFault::RoundNotSaid { known: names.clone() };
                findings.push(Finding::new(table_place(table), Fault::Submission(fault)));
            }
        }
        let first = due.first().copied();
        if let (Some(index), Some(first_name)) = (first.filter(|index| *index > 0), names.first()) {
            let fault =
                SubmissionFault::FirstRoundMissing { round: names.get(index).cloned().unwrap_or_default(), first: first_name.clone() };
            let table = self.data.iter().find(|(round, _)| *round == first).map(|(_, table)| table);
            findings.push(Finding::new(table.map_or_else(|| Place::File(String::new()), table_place), Fault::Submission(fault)));
            return Vec::new();
        }
        let notes = self.notes(program, &due);
        let mut tables: Vec<(Option<usize>, Table)> = self.data;
        let mut take = |wanted: Option<usize>| -> Vec<Table> {
            let (taken, left): (Vec<_>, Vec<_>) = std::mem::take(&mut tables).into_iter().partition(|(round, _)| *round == wanted);
            tables = left;
            taken.into_iter().map(|(_, table)| table).collect()
        };
        let name = |round: Option<usize>| round.and_then(|round| names.get(round)).cloned().unwrap_or_default();
        // A table is let go as soon as it is read: a large year is held once.
        let datasets = take(first).into_iter().map(|table| bind(program, &table, &options, findings)).collect();
        let submission = Submission::of(program, datasets, roster.as_ref(), findings);
        let mut submission = submission;
        let lists: Vec<(ListId, &Table)> = self.lists.iter().map(|(list, table)| (*list, table)).collect();
        read_lists(program, &lists, decimal, &mut submission, findings);
        let mut rounds = vec![RoundData { name: name(first), submission, corrections: Vec::new() }];
        for round in due.into_iter().skip(1) {
            let Some(before) = rounds.last() else { break };
            let mut tables = take(Some(round));
            tables.retain(|table| form_agrees(program, table, findings));
            let corrections = read_round(program, &tables, &before.submission, &options, findings);
            let (submission, corrections) = overlay(program, &before.submission, corrections, (round, names), findings);
            rounds.push(RoundData { name: name(Some(round)), submission, corrections });
        }
        // What is said of results is said where there are some.
        if !findings.block() {
            notes.into_iter().for_each(|note| findings.push(note));
        }
        rounds
    }

    /// Results of a round that is not the last one of the set are not official, and a round may have been left out: both are said.
    fn notes(&self, program: &Program, due: &[usize]) -> Vec<Finding> {
        let names = &program.set.rounds;
        let named = |round: usize| names.get(round).cloned().unwrap_or_default();
        let (Some(last), Some(official)) = (due.last().copied(), names.last()) else { return Vec::new() };
        let table = self.data.iter().find(|(round, _)| *round == Some(last)).map(|(_, table)| table);
        let place = || table.map_or_else(|| Place::File(String::new()), table_place);
        let skipped = (0..last).filter(|round| !due.contains(round)).map(|round| SubmissionFault::RoundSkipped { round: named(round) });
        let early = (last.saturating_add(1) < names.len())
            .then(|| SubmissionFault::OfficialRoundMissing { last: named(last), official: official.clone() });
        skipped.chain(early).map(|fault| Finding::new(place(), Fault::Submission(fault))).collect()
    }
}
