//! Tables of index means: maximum, share of the maximum, class of the mean.

use crate::diagnostic::Unverifiable;
use crate::quantity::Exact;
use crate::reconcile::classing::Classing;
use crate::reconcile::header::{Kind, Shape};
use crate::reconcile::law::{Divisor, Law};

use super::Laws;

impl Laws<'_, '_> {
    pub(super) fn indexes(&mut self) {
        let book = self.book;
        for sheet in book.sheets.iter().filter(|sheet| sheet.shape == Shape::IndexMeans) {
            for (row, index) in &sheet.lines {
                let at = |kind: Kind| sheet.column(kind).and_then(|column| sheet.at(*row, column));
                let of_rules = index.and_then(|index| self.maximum(index));
                let printed = at(Kind::IndexMaximum);
                if let Some(target) = printed {
                    match &of_rules {
                        Some(maximum) => self.require(target, Law::Constant(maximum.clone())),
                        None => self.cannot(target, Unverifiable::NoMaximum),
                    }
                }
                let by = printed.map(Divisor::Cell).or(of_rules.map(Divisor::Number));
                if let Some(target) = at(Kind::IndexShare) {
                    match (at(Kind::IndexMean), &by) {
                        (Some(over), Some(by)) => {
                            let times = book.column(target).map_or_else(Exact::one, |column| column.times.clone());
                            self.require(target, Law::Share { over, by: by.clone(), times });
                        }
                        (Some(_), None) => self.cannot(target, Unverifiable::NoMaximum),
                        (None, _) => self.cannot(target, Unverifiable::NoParts),
                    }
                }
                if let Some(target) = at(Kind::Class) {
                    match (at(Kind::IndexMean), by, Classing::of_indexes(book.program)) {
                        (Some(own), Some(by), Some(classing)) => self.require(target, Law::MeanClass { own, by, classing }),
                        (_, _, None) => self.cannot(target, Unverifiable::NoClasses),
                        (_, None, _) => self.cannot(target, Unverifiable::NoMaximum),
                        (None, ..) => self.cannot(target, Unverifiable::NoParts),
                    }
                }
            }
        }
    }
}
