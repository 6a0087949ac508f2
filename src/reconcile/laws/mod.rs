//! The equations that hold in the tables of a set, one file per kind.

mod classes;
mod counts;
mod indexes;
mod made;
mod means;
mod ranks;
mod sums;
mod twice;

use std::collections::BTreeMap;

use crate::diagnostic::Unverifiable;

use super::book::{Book, CellId};
use super::law::{Equation, Law};

/// Gathers the equations, and what has none.
pub(super) struct Laws<'b, 'a> {
    /// The tables.
    pub book: &'b Book<'a>,
    /// What has to hold.
    pub equations: Vec<Equation>,
    /// Printed numbers that nothing given can check: table, column and reason with the number of cells.
    pub unverifiable: BTreeMap<(usize, usize, Unverifiable), usize>,
}

impl<'b, 'a> Laws<'b, 'a> {
    /// All that the tables have to obey.
    pub fn of(book: &'b Book<'a>) -> Self {
        let mut laws = Laws { book, equations: Vec::new(), unverifiable: BTreeMap::new() };
        laws.within();
        laws.twice();
        laws.sums();
        laws.shares();
        laws.means();
        laws.ranks();
        laws.classes();
        laws.counts();
        laws.class_counts();
        laws.indexes();
        laws
    }

    fn require(&mut self, target: CellId, law: Law) {
        self.equations.push(Equation { target, law });
    }

    fn cannot(&mut self, cell: CellId, reason: Unverifiable) {
        if let Some(printed) = self.book.cell(cell) {
            let count = self.unverifiable.entry((printed.sheet, printed.column, reason)).or_default();
            *count = count.saturating_add(1);
        }
    }
}
