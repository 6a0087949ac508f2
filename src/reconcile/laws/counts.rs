//! Counts of criteria add up; counts of units per class follow from the scores.

use crate::diagnostic::Unverifiable;
use crate::quantity::Exact;
use crate::reconcile::book::CellId;
use crate::reconcile::header::{Count, Kind, Shape};
use crate::reconcile::law::{Law, SumOf};

use super::Laws;

impl Laws<'_, '_> {
    /// Đã nhập + Chưa nhập = Tổng tiêu chí; Đạt + Chưa đạt = Đã nhập.
    pub(super) fn counts(&mut self) {
        let book = self.book;
        for sheet in &book.sheets {
            for (sum, parts) in [(Count::All, [Count::Entered, Count::NotEntered]), (Count::Entered, [Count::Passed, Count::NotPassed])] {
                let Some(target) = sheet.column(Kind::Count(sum)) else { continue };
                let columns: Vec<usize> = parts.iter().filter_map(|part| sheet.column(Kind::Count(*part))).collect();
                for (row, _) in &sheet.units {
                    let Some(target) = sheet.at(*row, target) else { continue };
                    let cells: Vec<CellId> = columns.iter().filter_map(|column| sheet.at(*row, *column)).collect();
                    if cells.len() == parts.len() {
                        self.require(target, Law::Sum { parts: cells, of: SumOf::Counts });
                    } else {
                        self.cannot(target, Unverifiable::NoParts);
                    }
                }
            }
        }
    }

    pub(super) fn class_counts(&mut self) {
        let book = self.book;
        for (at, sheet) in book.sheets.iter().enumerate().filter(|(_, sheet)| sheet.shape == Shape::ClassCounts) {
            let field = self.class_field(at);
            for (row, _) in &sheet.lines {
                let mut parts = Vec::new();
                for (column, of) in sheet.columns.iter().enumerate() {
                    let (Kind::ClassCount(class), Some(target)) = (of.kind, sheet.at(*row, column)) else { continue };
                    parts.push(target);
                    match &field {
                        Ok((field, by)) => self.require(target, Law::ClassCount { class, field: field.clone(), by: by.clone() }),
                        Err(reason) => self.cannot(target, reason.clone()),
                    }
                }
                let Some(target) = sheet.column(Kind::Units).and_then(|column| sheet.at(*row, column)) else { continue };
                let classes = book.program.classes.as_ref().map_or(0, |classes| classes.rows.len());
                if parts.len() == classes {
                    self.require(target, Law::Sum { parts, of: SumOf::Classes });
                }
                match i64::try_from(book.units.len()) {
                    Ok(units) if book.all_units() => self.require(target, Law::Constant(Exact::from(units))),
                    _ => self.cannot(target, Unverifiable::UnitsMissing),
                }
            }
        }
    }
}
