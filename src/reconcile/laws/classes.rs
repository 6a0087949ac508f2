//! Classes follow from the score that the class table reads.

use crate::diagnostic::Unverifiable;
use crate::ir::{Basis, Classes};
use crate::quantity::Exact;
use crate::reconcile::book::{CellId, Owner};
use crate::reconcile::classing::{Classing, table};
use crate::reconcile::header::{Kind, Score};
use crate::reconcile::law::Law;

use super::Laws;

impl Laws<'_, '_> {
    pub(super) fn classes(&mut self) {
        let book = self.book;
        for (at, sheet) in book.sheets.iter().enumerate() {
            let Some(column) = sheet.column(Kind::Class) else { continue };
            for (row, unit) in &sheet.units {
                let Some(target) = sheet.at(*row, column) else { continue };
                match self.classed(at, *unit) {
                    Ok((own, by)) => self.require(target, Law::Class { own, by }),
                    Err(reason) => self.cannot(target, reason),
                }
            }
        }
    }

    /// The printed score that gives a unit its class, and how.
    pub(in crate::reconcile) fn classed(&self, sheet: usize, unit: usize) -> Result<(CellId, Classing), Unverifiable> {
        let (book, owner) = (self.book, Owner::Unit(unit));
        if book.program.classes.is_none() {
            return Err(Unverifiable::NoClasses);
        }
        let basis = table(book.program).and_then(Classes::basis).ok_or(Unverifiable::ByConditions)?;
        let points = |score: Score| {
            let own = book.near(sheet, owner, score).ok_or(Unverifiable::NoScore)?;
            Ok((own, Classing::of_points(book.program).ok_or(Unverifiable::NoClasses)?))
        };
        match *basis {
            Basis::Pillar(pillar) => points(Score::Pillar(pillar)),
            Basis::Row(row) => points(Score::Row(row)),
            Basis::Total | Basis::Percent | Basis::ScaledTo(_) => {
                let total = book.near(sheet, owner, Score::Total);
                if let (Some(own), Some(by)) = (total, Classing::of_totals(book.program)) {
                    return Ok((own, by));
                }
                let known = crate::reconcile::classing::maximum(book.program).is_some();
                match book.near(sheet, owner, Score::Percent) {
                    Some(own) if *basis != Basis::Total || known => {
                        let times = book.column(own).map_or_else(Exact::one, |column| column.times.clone());
                        Ok((own, Classing::of_shares(book.program, &times).ok_or(Unverifiable::ApplicabilityUnknown)?))
                    }
                    Some(_) => Err(Unverifiable::ApplicabilityUnknown),
                    None if total.is_some() => Err(Unverifiable::ApplicabilityUnknown),
                    None => Err(Unverifiable::NoScore),
                }
            }
        }
    }

    /// How many units each class has, from the printed scores; `None` if a unit has none.
    pub(in crate::reconcile) fn class_field(&self, sheet: usize) -> Result<(Vec<CellId>, Classing), Unverifiable> {
        let mut field = Vec::new();
        let mut by = None;
        for unit in 0..self.book.units.len() {
            let (own, classing) = self.classed(sheet, unit)?;
            field.push(own);
            by = Some(classing);
        }
        match by {
            Some(by) if self.book.all_units() => Ok((field, by)),
            Some(_) => Err(Unverifiable::UnitsMissing),
            None => Err(Unverifiable::NoScore),
        }
    }
}
