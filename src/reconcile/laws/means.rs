//! A printed mean is the mean of its column over all units.

use crate::diagnostic::Unverifiable;
use crate::reconcile::book::{CellId, Owner};
use crate::reconcile::header::Score;
use crate::reconcile::law::Law;

use super::Laws;

impl Laws<'_, '_> {
    pub(super) fn means(&mut self) {
        let means: Vec<Score> = self.quantities().into_iter().filter(|(owner, _)| *owner == Owner::Mean).map(|(_, score)| score).collect();
        let mut unknown = false;
        for score in &means {
            let Some(target) = self.home(Owner::Mean, *score) else { continue };
            let sheet = self.book.cell(target).map_or(0, |printed| printed.sheet);
            match self.field(sheet, *score) {
                Some(parts) if !parts.is_empty() => self.require(target, Law::Mean { parts, units: self.book.units.len() }),
                _ => {
                    unknown = unknown || matches!(score, Score::Row(_));
                    self.cannot(target, Unverifiable::UnitsMissing);
                }
            }
        }
        if unknown && let Some(target) = self.home(Owner::Mean, Score::Total) {
            self.sum_of_means(target);
        }
    }

    /// Where the units are not all printed, the means themselves must still add up.
    fn sum_of_means(&mut self, target: CellId) {
        let sheet = self.book.cell(target).map_or(0, |printed| printed.sheet);
        if let Ok(parts) = self.total(sheet, Owner::Mean).parts() {
            let outside = self.outside(sheet, Owner::Mean);
            self.require(target, Law::SumOfMeans { parts, outside });
        }
    }

    /// A quantity of all units, those left out to which it does not apply; `None` if a unit is missing.
    pub(in crate::reconcile) fn field(&self, sheet: usize, score: Score) -> Option<Vec<CellId>> {
        if !self.book.all_units() {
            return None;
        }
        let blank = match score {
            Score::Row(id) => self.book.program.row(id).is_some_and(|row| self.left_blank(row, id)),
            _ => false,
        };
        let mut cells = Vec::new();
        for unit in 0..self.book.units.len() {
            match self.book.near(sheet, Owner::Unit(unit), score) {
                Some(cell) => cells.push(cell),
                None if blank && self.seen_blank(unit, score) => (),
                None => return None,
            }
        }
        Some(cells)
    }

    /// Whether the unit stands in a table that has the column.
    fn seen_blank(&self, unit: usize, score: Score) -> bool {
        let kind = crate::reconcile::header::Kind::Score(score);
        self.book.sheets.iter().any(|sheet| sheet.column(kind).is_some() && sheet.units.iter().any(|(_, of)| *of == unit))
    }
}
