//! Forms: the program → what agencies are asked, cell by cell; and the cells of a file → whether it is such a form.
//!
//! A form is a table whose first lines guide the one who fills it in: the set and its version (the stamp), then over each column the
//! indicator, the figure, what it counts, what may stand in a cell, the words accepted instead, the evidence. Below the line of column names
//! a form is data like any other table. [`Form::of`] makes it, `emit` writes it as CSV and XLSX, [`recognise`] finds those lines again in
//! whatever came back, and [`agrees`] holds them against the set that is to read the data.
//!
//! A list of records is a form of its own, with a line per record.

mod agree;
mod columns;
mod lines;
mod lists;
mod recognise;
mod roster;
mod sheet_name;
mod words;

pub use crate::ir::Limit;
pub use agree::agrees;
pub use columns::{Column, ColumnOf, End, Entry};
pub use lines::{FIGURE_HEADERS, Line, Role};
pub use lists::{ListForm, list_title};
pub use recognise::{Recognised, Row, Said, SaidColumn, Stamp, recognise};
pub use roster::{FormUnit, form_units};
pub use sheet_name::sheet_name;

pub use words::label;

use crate::data::fingerprint;
use crate::diagnostic::{FormKind, Guidance};
use crate::ir::Program;
use crate::name::fold_title;

/// How many hexadecimal digits of the fingerprint a version shows.
const VERSION_DIGITS: usize = 8;

/// The header over the names of units.
pub const UNIT_HEADER: &str = "Đơn vị";

/// The hidden sheet of a workbook that holds what its lists offer; it is nobody's data.
pub const CHOICES_SHEET: &str = "Danh mục";

/// What a set asks of the units.
#[derive(Clone, Debug)]
pub struct Form {
    /// The title of the set.
    pub title: String,
    /// The code of the set.
    pub code: String,
    /// The decision.
    pub document: String,
    /// The period, in words.
    pub period: Option<String>,
    /// The round it is for, if the set has rounds.
    pub round: Option<String>,
    /// Properties, then figures, in the order of the set.
    pub columns: Vec<Column>,
    /// The figures that belong to no unit.
    pub common: Vec<Column>,
    /// The lists of records.
    pub lists: Vec<ListForm>,
    /// The words that stand for a state.
    pub words: Vec<String>,
}

impl Form {
    /// The form of a set.
    pub fn of(program: &Program) -> Self {
        let set = &program.set;
        Form {
            title: set.title.clone(),
            code: set_code(program),
            document: set.document.clone(),
            period: words::period(set),
            round: set.rounds.first().cloned(),
            columns: columns::of_units(program),
            common: columns::of_all(program),
            lists: ListForm::all(program),
            words: program.cell_words.iter().map(|(word, _)| word.clone()).collect(),
        }
    }

    /// The version of a form of a kind: it changes with everything that the form shows over its columns.
    pub fn version(&self, kind: &FormKind) -> String {
        let parts: Vec<&[u8]> = self
            .shown(kind)
            .iter()
            .flat_map(|column| std::iter::once(column.header.as_str()).chain(Guidance::ALL.map(|line| column.says(line))))
            .map(str::as_bytes)
            .collect();
        fingerprint(&parts).chars().take(VERSION_DIGITS).collect()
    }

    /// The columns that a form of a kind tells of; none of a list that the set does not have.
    pub fn shown(&self, kind: &FormKind) -> &[Column] {
        match kind {
            FormKind::Rows | FormKind::Unit | FormKind::Corrections | FormKind::Choices => &self.columns,
            FormKind::Common => &self.common,
            FormKind::List(title) => self.list(title).map_or(&[], |list| &list.columns),
        }
    }

    /// The form of a list, by its title.
    pub fn list(&self, title: &str) -> Option<&ListForm> {
        self.lists.iter().find(|list| fold_title(&list.title) == fold_title(title))
    }

    /// The stamp as it stands in the second line. Code and version share a cell, because a spreadsheet takes a version of digits alone, or
    /// of digits and one `e`, for a number.
    pub fn stamp(&self, kind: &FormKind) -> String {
        format!("{} {}", self.code, self.version(kind))
    }
}

/// The code of a set; a set without one goes by its title.
fn set_code(program: &Program) -> String {
    let code = if program.set.code.is_empty() { &program.set.title } else { &program.set.code };
    crate::name::one_line(code)
}
