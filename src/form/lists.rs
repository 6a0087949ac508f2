//! The form of a list of records: a line per record, with its unit.

use super::lines::{Line, Role, line};
use super::words::{self, label};
use super::{Column, Form, UNIT_HEADER, columns};
use crate::diagnostic::{FormKind, Guidance};
use crate::ir::{List, Program};
use crate::name::{fold, fold_title, one_line};

/// What stands before the title of the list; by it the form is known.
pub(super) const LIST_LABEL: &str = "Danh sách";

/// The lines of guidance that a list has: a field belongs to no indicator and has no evidence of its own.
const LINES: [Guidance; 4] = [Guidance::Asked, Guidance::Counted, Guidance::Allowed, Guidance::Words];

/// A list as a form.
#[derive(Clone, Debug)]
pub struct ListForm {
    /// Its name in the rules.
    pub name: String,
    /// What it is called in the form; no other list is called so.
    pub title: String,
    /// Its fields.
    pub columns: Vec<Column>,
    /// How it is filled in.
    how: String,
}

impl ListForm {
    /// The lists of a set.
    pub(super) fn all(program: &Program) -> Vec<ListForm> {
        let of = |list: &List| {
            let columns = columns::of_list(program, list);
            let how = words::how_list(program, list, columns.first().map(|column| column.header.as_str()));
            ListForm { name: list.name.clone(), title: list_title(program, list), columns, how }
        };
        program.lists.iter().map(of).collect()
    }

    /// The lines above the records.
    pub fn lines(&self, form: &Form) -> Vec<Line> {
        let mut lines = form.head(&FormKind::List(self.title.clone()), &self.how);
        for guidance in LINES {
            let says = self.columns.iter().map(|column| column.says(guidance).to_owned());
            lines.push(Line { role: Role::Guidance(guidance), cells: std::iter::once(label(guidance).to_owned()).chain(says).collect() });
        }
        let headers = self.columns.iter().map(|column| column.header.clone());
        lines.push(Line { role: Role::Header, cells: std::iter::once(UNIT_HEADER.to_owned()).chain(headers).collect() });
        lines
    }

    /// Above the lines of guidance.
    pub(super) fn about(title: &str) -> Line {
        line(Role::About, [LIST_LABEL.to_owned(), title.to_owned()])
    }

    /// Whether its form has a line of guidance.
    pub(super) fn has(guidance: Guidance) -> bool {
        LINES.contains(&guidance)
    }
}

/// What a list is called in its form: its title, or its name where another list has the same title.
pub fn list_title(program: &Program, list: &List) -> String {
    let title = one_line(&list.about);
    let same = |other: &&List| fold_title(&other.about) == fold_title(&title) || fold(&other.name) == fold(&title);
    let others = program.lists.iter().filter(|other| other.name != list.name).filter(same).count();
    if title.is_empty() || others > 0 { list.name.clone() } else { title }
}
