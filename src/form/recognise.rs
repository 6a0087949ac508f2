//! The cells of a file → whether it is a form, what it says of its columns, and where in it the data begin.

use super::lines::{STAMP, UNIT_LABEL};
use super::lists::LIST_LABEL;
use super::words;
use super::{FIGURE_HEADERS, UNIT_HEADER};
use crate::diagnostic::{FormKind, Guidance};
use crate::name::{fold_title, one_line};

/// The lines and columns in which labels are looked for: people put the name of their agency above a form, or a column of numbers before it.
const LINES: usize = 60;
const COLUMNS: usize = 4;

/// So many lines of guidance tell a form whose stamp is gone.
const ENOUGH: usize = 3;

/// A row of a file: its line, from 1, and its cells.
pub type Row<'r> = (usize, &'r [String]);

/// A form that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// What it is for.
    pub kind: FormKind,
    /// The stamp, if it is still there.
    pub stamp: Option<Stamp>,
    /// The number, among the rows looked at, of the row with the names of the columns; `None` if it is gone.
    pub header: Option<usize>,
    /// The column, from 0, in which the labels stand; what stands before it is not the form's.
    pub label: usize,
    /// The unit whose form it is, of a form of one unit.
    pub unit: Option<Said>,
    /// The round that it was made for, if it names one.
    pub round: Option<Said>,
    /// What it says of its columns.
    pub columns: Vec<SaidColumn>,
    /// The lines of guidance that it still has.
    pub guidance: Vec<Guidance>,
}

/// The stamp of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The code of the set.
    pub code: String,
    /// The version; empty if it was cut off.
    pub version: String,
    /// Where it stands.
    pub at: Said,
}

/// A cell of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its text, on one line.
    pub text: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 0.
    pub column: usize,
}

/// What a form says of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidColumn {
    /// Its name.
    pub header: Said,
    /// Its guidance.
    pub says: Vec<(Guidance, Said)>,
    /// Where its value stands, in a form with one figure per line.
    pub value: Option<Said>,
}

/// The label of the line that names the round.
pub(super) const ROUND_LABEL: &str = "Vòng";

/// Finds a form in the rows of a file; `None` if it is none.
pub fn recognise(rows: &[Row<'_>]) -> Option<Recognised> {
    let top = rows.get(..LINES.min(rows.len())).unwrap_or(rows);
    let stamp = find(top, STAMP);
    let label = match stamp {
        Some((_, column)) => column,
        None => (0..COLUMNS).find(|column| guidance_lines(top, *column).len() >= ENOUGH)?,
    };
    let (mut kind, header) = header(top, label, stamp.map_or(0, |(number, _)| number));
    if kind == FormKind::Rows
        && let Some((number, column)) = find(top.get(..header.unwrap_or(top.len())).unwrap_or(top), LIST_LABEL)
        && let Some(title) = top.get(number).map(|row| after(*row, column).text).filter(|title| !title.is_empty())
    {
        kind = FormKind::List(title);
    }
    let stamp = stamp.and_then(|(number, column)| {
        let at = after(*top.get(number)?, column);
        let (code, version) = at.text.rsplit_once(' ').unwrap_or((&at.text, ""));
        let (code, version) = (code.to_owned(), version.to_owned());
        (!code.is_empty()).then_some(Stamp { code, version, at })
    });
    let unit = find(top, UNIT_LABEL).filter(|_| kind == FormKind::Unit);
    let unit = unit.and_then(|(number, column)| Some(after(*top.get(number)?, column)));
    let above = top.get(..header.unwrap_or(top.len())).unwrap_or(top);
    let round = find(above, ROUND_LABEL).and_then(|(number, column)| Some(after(*top.get(number)?, column)));
    let round = round.filter(|round| !round.text.is_empty() && matches!(kind, FormKind::Rows | FormKind::Unit | FormKind::Corrections));
    let mut found = Recognised { kind, stamp, header, label, unit, round, columns: Vec::new(), guidance: Vec::new() };
    if let Some(header) = header {
        match found.kind {
            FormKind::Rows | FormKind::List(_) => found.across(top, header),
            FormKind::Unit | FormKind::Common => found.down(rows, header),
            FormKind::Corrections | FormKind::Choices => (),
        }
    }
    Some(found)
}

impl Recognised {
    /// Reads the lines of guidance over the columns.
    fn across(&mut self, rows: &[Row<'_>], header: usize) {
        let lines = guidance_lines(rows, self.label);
        self.guidance = lines.iter().map(|(guidance, _)| *guidance).collect();
        let Some((line, names)) = rows.get(header) else { return };
        for (column, name) in names.iter().enumerate().skip(self.label.saturating_add(1)).filter(|(_, name)| !name.trim().is_empty()) {
            let says = lines.iter().filter_map(|(guidance, number)| Some((*guidance, cell(*rows.get(*number)?, column)))).collect();
            let header = Said { text: one_line(name), line: *line, column };
            self.columns.push(SaidColumn { header, says, value: None });
        }
    }

    /// Reads the lines of a form with one figure per line.
    fn down(&mut self, rows: &[Row<'_>], header: usize) {
        let Some((_, names)) = rows.get(header) else { return };
        let column = |text: &str| names.iter().position(|name| same(name, text));
        let [.., value] = FIGURE_HEADERS;
        let Some(value) = column(value) else { return };
        let lines: Vec<(Guidance, usize)> =
            Guidance::ALL.into_iter().filter_map(|guidance| Some((guidance, column(words::label(guidance))?))).collect();
        // The headers of common figures are asked for under the name of one of the lines.
        let lines: Vec<(Guidance, usize)> = lines.into_iter().filter(|(_, column)| *column != self.label).collect();
        self.guidance = lines.iter().map(|(guidance, _)| *guidance).collect();
        for row in rows.iter().skip(header.saturating_add(1)) {
            let header = cell(*row, self.label);
            if header.text.is_empty() {
                continue;
            }
            let says = lines.iter().map(|(guidance, column)| (*guidance, cell(*row, *column))).collect();
            self.columns.push(SaidColumn { header, says, value: Some(cell(*row, value)) });
        }
    }
}

/// What kind of form it is, by the row that names its columns.
fn header(rows: &[Row<'_>], label: usize, from: usize) -> (FormKind, Option<usize>) {
    for (number, (_, row)) in rows.iter().enumerate().skip(from) {
        let at = |text: &str| row.get(label).is_some_and(|cell| same(cell, text));
        let has = |text: &str| row.iter().any(|cell| same(cell, text));
        let [first, .., last] = FIGURE_HEADERS;
        let kind = if at(first) && has(last) {
            FormKind::Unit
        } else if at("Số liệu") && has(last) {
            FormKind::Common
        } else if at(UNIT_HEADER) && has("Mã chỉ số") && has("Lý do") {
            FormKind::Corrections
        } else if at(UNIT_HEADER) {
            FormKind::Rows
        } else {
            continue;
        };
        return (kind, Some(number));
    }
    let choices = rows.iter().flat_map(labels).any(|(_, text)| text.contains("(danh mục):"));
    (if choices { FormKind::Choices } else { FormKind::Rows }, None)
}

/// The lines of guidance whose labels stand in a column, with the numbers of their rows.
fn guidance_lines(rows: &[Row<'_>], label: usize) -> Vec<(Guidance, usize)> {
    let at = |(number, (_, row)): (usize, &Row<'_>)| {
        let text = row.get(label)?;
        let guidance = Guidance::ALL.into_iter().find(|guidance| same(text, words::label(*guidance)))?;
        Some((guidance, number))
    };
    rows.iter().enumerate().filter_map(at).collect()
}

/// The first cells of a row that say something, with their columns.
fn labels<'r>(row: &Row<'r>) -> impl Iterator<Item = (usize, &'r str)> + use<'r> {
    row.1.iter().take(COLUMNS).map(|text| text.trim()).enumerate().filter(|(_, text)| !text.is_empty())
}

fn find(rows: &[Row<'_>], label: &str) -> Option<(usize, usize)> {
    let first = |row| labels(row).find(|(_, text)| same(text, label));
    rows.iter().enumerate().find_map(|(number, row)| first(row).map(|(column, _)| (number, column)))
}

/// The first cell behind a label that says something; the next one, empty, if none does.
fn after(row: Row<'_>, column: usize) -> Said {
    let next = column.saturating_add(1);
    let at = row.1.iter().enumerate().skip(next).find(|(_, text)| !text.trim().is_empty()).map_or(next, |(at, _)| at);
    cell(row, at)
}

fn cell((line, row): Row<'_>, column: usize) -> Said {
    Said { text: row.get(column).map(|text| one_line(text)).unwrap_or_default(), line, column }
}

fn same(text: &str, label: &str) -> bool {
    fold_title(text) == fold_title(label)
}
