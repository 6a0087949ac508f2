//! A total is the sum of its main indexes, a pillar of its members, a row of the rows below it.

use crate::diagnostic::Unverifiable;
use crate::ir::{Program, Row, RowId, Score as Scoring, Total};
use crate::reconcile::book::{CellId, Owner};
use crate::reconcile::classing::{enters, maximum};
use crate::reconcile::header::Score;
use crate::reconcile::law::{Divisor, Law, SumOf};
use crate::syntax::tree::Gather;

use super::Laws;

/// The cells that make a sum, and what is missing of it.
#[derive(Default)]
pub(super) struct Cover {
    /// The parts that are printed.
    pub cells: Vec<CellId>,
    /// The titles of the parts that are not.
    pub missing: Vec<String>,
    /// Whether a part is not made by adding up.
    pub other: bool,
}

impl Cover {
    /// The parts, or why they do not make the sum.
    pub fn parts(self) -> Result<Vec<CellId>, Unverifiable> {
        if self.cells.is_empty() {
            Err(Unverifiable::NoParts)
        } else if self.other {
            Err(Unverifiable::NotSum)
        } else if self.missing.is_empty() {
            Ok(self.cells)
        } else {
            Err(Unverifiable::PartsMissing(self.missing))
        }
    }
}

impl Laws<'_, '_> {
    pub(super) fn sums(&mut self) {
        for (owner, score) in self.quantities() {
            if owner == Owner::Mean {
                continue;
            }
            let Some(target) = self.home(owner, score) else { continue };
            let sheet = self.book.cell(target).map_or(0, |printed| printed.sheet);
            if let Some(made) = self.made(sheet, owner, score) {
                match made {
                    Ok((parts, making)) => self.require(target, Law::Made { parts, making, total: score == Score::Total }),
                    Err(reason) => self.cannot(target, reason),
                }
                continue;
            }
            let made = match score {
                Score::Total => self.total(sheet, owner).parts().map(|parts| (parts, SumOf::Total(self.outside(sheet, owner)))),
                Score::Pillar(pillar) => self.pillar(sheet, owner, pillar).parts().map(|parts| (parts, SumOf::Pillar(pillar))),
                Score::Row(row) => match self.below(sheet, owner, row).parts() {
                    // A row without the rows below it is a part itself.
                    Err(_) => continue,
                    Ok(parts) => Ok((parts, SumOf::Row)),
                },
                Score::Round(_) => Err(Unverifiable::NoParts),
                Score::Percent => continue,
            };
            match made {
                Ok((parts, of)) => self.require(target, Law::Sum { parts, of }),
                Err(reason) => self.cannot(target, reason),
            }
        }
    }

    /// Printed shares against printed totals.
    pub(super) fn shares(&mut self) {
        for unit in (0..self.book.units.len()).map(Owner::Unit) {
            let Some(target) = self.home(unit, Score::Percent) else { continue };
            let sheet = self.book.cell(target).map_or(0, |printed| printed.sheet);
            match (self.book.near(sheet, unit, Score::Total), maximum(self.book.program)) {
                (None, _) => self.cannot(target, Unverifiable::NoParts),
                (Some(_), None) => self.cannot(target, Unverifiable::ApplicabilityUnknown),
                (Some(over), Some(most)) => {
                    let times = self.book.column(target).map_or_else(crate::quantity::Exact::one, |column| column.times.clone());
                    self.require(target, Law::Share { over, by: Divisor::Number(most), times });
                }
            }
        }
    }

    /// What makes the total.
    pub(super) fn total(&self, sheet: usize, owner: Owner) -> Cover {
        let mut cover = Cover::default();
        match self.book.program.total {
            Total::Gathered(Gather::Sum) => self.cover_all(sheet, owner, &self.book.program.top, &mut cover),
            Total::Gathered(_) => cover.other = true,
            Total::Entered(_) => (),
        }
        cover
    }

    fn pillar(&self, sheet: usize, owner: Owner, pillar: usize) -> Cover {
        let mut cover = Cover::default();
        if let Some(pillar) = self.book.program.pillars.get(pillar) {
            pillar.members.iter().for_each(|row| self.cover(sheet, owner, *row, &mut cover));
        }
        cover
    }

    fn below(&self, sheet: usize, owner: Owner, row: RowId) -> Cover {
        let mut cover = Cover::default();
        if let Some(row) = self.book.program.row(row) {
            self.children(sheet, owner, row, &mut cover);
        }
        cover
    }

    /// Printed points of rows outside the scale.
    pub(super) fn outside(&self, sheet: usize, owner: Owner) -> Vec<CellId> {
        let program = self.book.program;
        let rows = program.rows_with_ids().filter(|(_, row)| stands_outside(program, row));
        let highest =
            rows.filter(|(_, row)| !row.parent.and_then(|id| program.row(id)).is_some_and(|above| stands_outside(program, above)));
        let mut cover = Cover::default();
        highest.for_each(|(id, _)| self.cover(sheet, owner, id, &mut cover));
        cover.cells
    }

    /// The cell of a row, or those of the rows below it.
    fn cover(&self, sheet: usize, owner: Owner, id: RowId, cover: &mut Cover) {
        let Some(row) = self.book.program.row(id) else { return };
        if let Some(cell) = self.book.near(sheet, owner, Score::Row(id)) {
            cover.cells.push(cell);
        } else if !row.children.is_empty() && self.printed_below(row) {
            self.children(sheet, owner, row, cover);
        } else if !self.left_blank(row, id) {
            cover.missing.push(row.title.clone());
        }
    }

    fn children(&self, sheet: usize, owner: Owner, row: &Row, cover: &mut Cover) {
        match &row.score {
            Scoring::Gathered { how: Gather::Sum, cap: None, .. } => self.cover_all(sheet, owner, &row.children, cover),
            _ => cover.other = true,
        }
    }

    fn cover_all(&self, sheet: usize, owner: Owner, rows: &[RowId], cover: &mut Cover) {
        for id in rows {
            let Some(row) = self.book.program.row(*id) else { continue };
            if row.counts() {
                cover.other = cover.other || row.weight.is_some();
                self.cover(sheet, owner, *id, cover);
            }
        }
    }

    /// Whether any table has a column of a row below.
    fn printed_below(&self, row: &Row) -> bool {
        row.children.iter().any(|id| self.has_column(*id) || self.book.program.row(*id).is_some_and(|row| self.printed_below(row)))
    }

    fn has_column(&self, row: RowId) -> bool {
        let kind = crate::reconcile::header::Kind::Score(Score::Row(row));
        self.book.sheets.iter().any(|sheet| sheet.column(kind).is_some())
    }

    /// An empty cell of a row that need not apply is no missing part.
    pub(super) fn left_blank(&self, row: &Row, id: RowId) -> bool {
        self.has_column(id) && (!row.applies.is_empty() || !enters(self.book.program, row))
    }
}

fn stands_outside(program: &Program, row: &Row) -> bool {
    row.maximum != crate::ir::Maximum::Unscored
        && (row.outside || row.parent.and_then(|id| program.row(id)).is_some_and(|above| stands_outside(program, above)))
}
