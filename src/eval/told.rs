//! Tells who looks on by which steps points came about.

use super::gather::gather;
use super::observe::{Observer, Step, Whole};
use super::row::Outcome;
use crate::ir::Row;
use crate::quantity::{Exact, Rounding};
use crate::syntax::tree::Gather;

/// Tells the steps of one whole to who looks on.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    observer: Option<&'a dyn Observer>,
    of: Whole,
}

/// Who looks on, and at what.
pub(super) fn told(observer: Option<&dyn Observer>, of: Whole) -> Told<'_> {
    Told { observer, of }
}

impl Told<'_> {
    /// A step, where there are points after it.
    pub fn step(self, step: Step, points: Option<&Exact>) {
        if let (Some(observer), Some(points)) = (self.observer, points) {
            observer.came(self.of, &step, points);
        }
    }

    /// Points that were put together and rounded; who looks on is told what they were before.
    pub fn gathered(
        self,
        made: &Outcome,
        how: Gather,
        children: &[(&Row, &Outcome)],
        counts: fn(&Row) -> bool,
        rounding: Option<Rounding>,
    ) {
        match rounding.filter(|_| self.observer.is_some() && how != Gather::Geometric) {
            Some(rounding) => {
                let exact = gather(how, children, counts, None);
                self.step(Step::Gathered(None), exact.points.as_ref());
                self.rounded(rounding, exact.points.as_ref(), made.points.as_ref());
            }
            None => self.step(Step::Gathered(rounding), made.points.as_ref()),
        }
    }

    /// A rounding that changed something.
    pub fn rounded(self, rounding: Rounding, before: Option<&Exact>, after: Option<&Exact>) {
        if let (Some(before), Some(after)) = (before, after)
            && before != after
        {
            self.step(Step::Rounded(rounding, before.clone()), Some(after));
        }
    }
}
