//! The long table of a later round: one line corrects one figure of a unit, or sets the points of one row, and says why.
//!
//! Its columns are Đơn vị, Mã chỉ số, Số liệu, Giá trị, Điểm, Lý do; the last four are there as needed.

use super::bind::{cell_finding, unit_name};
use super::cells::{Reader, StateWords, number_of};
use super::columns::names_units;
use super::grid::{CellKind, Grid, GridRow};
use super::marks::decimal_mark;
use super::round::{Change, Correction, Given as Handed};
use super::table::Table;
use crate::code::Code;
use crate::diagnostic::{DataFault, Fault, Finding, Findings, NotSettable, Place, SubmissionFault};
use crate::ir::{Input, InputId, Layout, Maximum, Program, Row, RowId, Score};
use crate::name::{fold, fold_title, nearest};
use crate::quantity::{DecimalMark, Exact};

/// How the columns may be called.
const CODES: [&str; 5] = ["mã chỉ số", "chỉ số", "mã", "mã tiêu chí", "tiêu chí"];
const INPUTS: [&str; 2] = ["số liệu", "tên số liệu"];
const VALUES: [&str; 3] = ["giá trị", "giá trị mới", "số liệu đúng"];
const POINTS: [&str; 3] = ["điểm", "điểm thẩm định", "điểm ấn định"];
const REASONS: [&str; 3] = ["lý do", "lý do điều chỉnh", "giải trình"];
/// What may stand beside for the reader, and is not read.
const BESIDE: [&str; 5] = ["STT", "TT", "Ghi chú", "Tên chỉ số", "Giá trị cũ"];

/// So many lines may stand above the headers.
const MOST_ABOVE: usize = 20;

/// The columns of a table of corrections, from 0.
struct Columns {
    unit: usize,
    code: usize,
    input: Option<usize>,
    value: Option<usize>,
    points: Option<usize>,
    reason: Option<usize>,
}

/// Whether a table is one of corrections and not one line per unit.
pub(super) fn is_corrections(program: &Program, table: &Table) -> bool {
    columns(program, table).is_some()
}

/// Where the headers of a table of figures stand. A table of corrections is told by them, whatever the form of the first round is; so is a
/// plain table, whose first line names the units where the declared lines do not.
pub(super) fn layout(program: &Program, grid: &Grid, form: &Layout) -> Layout {
    let is_header = |row: &&GridRow| columns_of(program, &row.cells).is_some();
    if let Some(row) = grid.rows.iter().take(MOST_ABOVE).find(is_header) {
        return Layout { header: Some((row.number, row.number)), ..form.clone() };
    }
    let named = |row: &GridRow| row.cells.iter().any(|cell| names_units(program, cell));
    let declared = form.header.is_some_and(|(first, last)| grid.rows.iter().any(|row| (first..=last).contains(&row.number) && named(row)));
    match grid.rows.first() {
        Some(row) if !declared && named(row) => Layout { header: None, ..form.clone() },
        _ => form.clone(),
    }
}

fn columns(program: &Program, table: &Table) -> Option<Columns> {
    // Of several rows of headers the lowest names a column.
    let own = || table.header_parts.iter().map(|parts| parts.last().cloned().unwrap_or_default()).collect::<Vec<_>>();
    columns_of(program, &table.headers).or_else(|| columns_of(program, &own()))
}

fn columns_of(program: &Program, headers: &[String]) -> Option<Columns> {
    let named = |names: &[&str]| headers.iter().position(|header| names.iter().any(|name| fold_title(name) == fold_title(header)));
    let (value, points) = (named(&VALUES), named(&POINTS));
    value.or(points)?;
    Some(Columns {
        unit: headers.iter().position(|header| names_units(program, header))?,
        code: named(&CODES)?,
        input: named(&INPUTS),
        value,
        points,
        reason: named(&REASONS),
    })
}

/// Reads a table of corrections; a line in which something is wrong is left out, and said.
pub(super) fn read(program: &Program, table: &Table, round: &Handed<'_>, findings: &mut Findings) -> Vec<Correction> {
    let Some(columns) = columns(program, table) else { return Vec::new() };
    unknown_columns(table, &columns, findings);
    let numeric: Vec<usize> = columns.value.into_iter().chain(columns.points).collect();
    let mark = decimal_mark(table, &numeric, round.decimal, findings);
    let codes = program.rows.iter().map(|row| fold(row.code.as_str())).collect();
    let lines = Lines { program, table, columns, mark, words: StateWords::of(program), codes };
    (0..table.rows.len()).filter_map(|line| lines.read(line, round, findings)).collect()
}

fn unknown_columns(table: &Table, known: &Columns, findings: &mut Findings) {
    let taken = [Some(known.unit), Some(known.code), known.input, known.value, known.points, known.reason];
    for (column, header) in table.headers.iter().enumerate() {
        if taken.contains(&Some(column)) || header.is_empty() || BESIDE.iter().any(|name| fold_title(name) == fold_title(header)) {
            continue;
        }
        let names = [INPUTS.first(), VALUES.first(), POINTS.first(), REASONS.first()];
        let near = nearest(header, names.into_iter().flatten().copied()).map(str::to_owned);
        let fault = Fault::Data(DataFault::UnknownColumn { header: header.clone(), near });
        findings.push(Finding::new(Place::Cell(table.header_cell(column)), fault));
    }
}

struct Lines<'t> {
    program: &'t Program,
    table: &'t Table,
    columns: Columns,
    mark: Option<DecimalMark>,
    words: StateWords,
    /// The folded code of each row.
    codes: Vec<String>,
}

impl Lines<'_> {
    fn text(&self, line: usize, column: Option<usize>) -> &str {
        column.map_or("", |column| self.table.text(line, column))
    }

    fn read(&self, line: usize, round: &Handed<'_>, findings: &mut Findings) -> Option<Correction> {
        let table = self.table;
        let say = |column: usize, fault: SubmissionFault, row: Option<&Row>, findings: &mut Findings| {
            let mut finding = Finding::new(Place::Cell(table.cell(line, column)), Fault::Submission(fault));
            finding.subject = row.map(Row::subject);
            findings.push(finding);
        };
        let name = unit_name(table.text(line, self.columns.unit));
        let unit = round.unit(table, line, self.columns.unit, &name, findings);
        let code = table.text(line, self.columns.code);
        // A spreadsheet program makes 1.1 of the code 1.10 that is typed as a number.
        if table.entry(line, self.columns.code).kind == CellKind::Number
            && let Some(other) = self.program.rows.iter().find(|row| {
                row.code.as_str().strip_prefix(code).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte == b'0'))
            })
        {
            let fault = SubmissionFault::CodeAsNumber { code: code.to_owned(), other: other.code.to_string() };
            say(self.columns.code, fault, None, findings);
            return None;
        }
        let Some((id, row)) = self.row(code) else {
            let codes = self.program.rows.iter().map(|row| row.code.as_str());
            let near = nearest(code, codes).map(str::to_owned);
            say(self.columns.code, SubmissionFault::NoSuchRow { code: code.to_owned(), near }, None, findings);
            return None;
        };
        let (value, points) = (self.text(line, self.columns.value), self.text(line, self.columns.points));
        let reason = Some(self.text(line, self.columns.reason)).filter(|reason| !reason.is_empty()).map(str::to_owned);
        let (what, column) = match (value.is_empty(), points.is_empty()) {
            (true, true) => {
                let column = self.columns.value.or(self.columns.points).unwrap_or(self.columns.code);
                say(column, SubmissionFault::NothingCorrected { unit: name }, Some(row), findings);
                return None;
            }
            (false, false) => {
                let column = self.columns.points.unwrap_or(self.columns.code);
                say(column, SubmissionFault::ValueAndPoints { unit: name }, Some(row), findings);
                return None;
            }
            (false, true) => {
                let column = self.columns.value?;
                let (id, input) = match self.input(id, self.text(line, self.columns.input)) {
                    Ok(found) => found,
                    Err(fault) => {
                        say(self.columns.input.unwrap_or(self.columns.code), fault, Some(row), findings);
                        return None;
                    }
                };
                (Change::Input(id, self.given(line, column, row, input, &name, findings)?), column)
            }
            (true, false) => {
                let column = self.columns.points?;
                (self.points(line, column, (id, row), &name, findings)?, column)
            }
        };
        if matches!(what, Change::Points(..)) && reason.is_none() {
            let column = self.columns.reason.unwrap_or(column);
            say(column, SubmissionFault::NoReason { unit: name }, Some(row), findings);
            return None;
        }
        Some(Correction { unit: unit?, what, reason, cell: table.cell(line, column) })
    }

    fn row(&self, code: &str) -> Option<(RowId, &Row)> {
        let (folded, code) = (fold(code), Code::new(code));
        let mut rows = self.program.rows_with_ids().zip(&self.codes);
        rows.find(|((_, row), known)| **known == folded || row.code == code).map(|(found, _)| found)
    }

    /// The input that a line names; a row with one input need not name it.
    fn input(&self, row: RowId, name: &str) -> Result<(InputId, &Input), SubmissionFault> {
        let own = || self.program.inputs.iter().enumerate().filter(move |(_, input)| input.row == Some(row) && !input.common);
        let folded = fold_title(name);
        let named =
            |input: &Input| fold_title(&input.name) == folded || input.about.as_ref().is_some_and(|about| fold_title(about) == folded);
        let mut found = own().filter(|(_, input)| name.is_empty() || named(input));
        match (found.next(), found.next()) {
            (Some((index, input)), None) => Ok((InputId::of(index), input)),
            _ => Err(SubmissionFault::NoSuchInput {
                code: self.program.row(row).map(|row| row.code.to_string()).unwrap_or_default(),
                name: name.to_owned(),
                known: own().map(|(_, input)| input.name.clone()).collect(),
            }),
        }
    }

    fn given(
        &self,
        line: usize,
        column: usize,
        row: &Row,
        input: &Input,
        unit: &str,
        findings: &mut Findings,
    ) -> Option<crate::eval::Given> {
        match Reader::of_input(input).given(self.table.entry(line, column), &self.words, self.mark, unit) {
            Ok(given) => Some(given),
            Err(fault) => {
                findings.push(cell_finding(self.table, line, column, *fault, Some(&row.subject())));
                None
            }
        }
    }

    /// The points of a line. Where people score the row anyway, they are its figure.
    fn points(&self, line: usize, column: usize, (id, row): (RowId, &Row), unit: &str, findings: &mut Findings) -> Option<Change> {
        let deployed = {
            let mut above = Some(row);
            std::iter::from_fn(|| {
                let row = above?;
                above = row.parent.and_then(|parent| self.program.row(parent));
                Some(row)
            })
            .all(|row| row.not_deployed.is_none())
        };
        let why = match &row.score {
            _ if row.maximum == Maximum::Unscored => Some(NotSettable::Unscored),
            Score::None => Some(NotSettable::Unscored),
            Score::Gathered { .. } => Some(NotSettable::Parent),
            Score::Entered(_) | Score::Value(_) => (!deployed).then_some(NotSettable::NotDeployed),
        };
        if let Some(why) = why {
            let fault = Fault::Submission(SubmissionFault::PointsNotHere { code: row.code.to_string(), why });
            findings.push(Finding::new(Place::Cell(self.table.cell(line, column)), fault).about(row.subject()));
            return None;
        }
        if let Score::Entered(input) = row.score {
            let given = self.given(line, column, row, self.program.input(input)?, unit, findings)?;
            return Some(Change::Input(input, given));
        }
        let fault: Fault = match number_of(self.table.entry(line, column), self.mark, unit) {
            Ok(points) => {
                let points: Exact = points?;
                let maximum = row.maximum.points();
                if !points.is_negative() && maximum.is_none_or(|maximum| points <= *maximum) {
                    return Some(Change::Points(id, points));
                }
                let maximum = maximum.cloned().unwrap_or_else(Exact::zero);
                DataFault::PointsOutOfRange { unit: unit.to_owned(), value: points, maximum }.into()
            }
            Err(fault) => *fault,
        };
        findings.push(cell_finding(self.table, line, column, fault, Some(&row.subject())));
        None
    }
}
