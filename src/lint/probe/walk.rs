//! Puts values of figures together: every combination while they are few, and otherwise changes of one and two figures from a few units.

use super::BUDGET;
use super::figures::{Figure, Set, put};
use super::levels::Level;
use crate::eval::UnitValues;
use crate::ir::Program;

/// How far a walk went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Walked {
    /// Every unit there can be was seen.
    All,
    /// Every combination of the values on and beside the edges was seen.
    Edges,
    /// The budget ended it, or the visitor did.
    Part,
}

/// Visits units; the visitor says whether to go on.
pub(super) fn walk(
    program: &Program,
    figures: &[Figure],
    levels: &[Level],
    unit: &mut UnitValues,
    visit: &mut dyn FnMut(&UnitValues) -> bool,
) -> Walked {
    let mut walk = Walk { program, figures, levels, visit, left: BUDGET, ended: false, thinned: false };
    // Values per figure so that all combinations fit; the ends of a list of values are kept, the middle is thinned.
    let most = (2..=24_usize).rev().find(|most| power(*most, figures.len()).is_some_and(|all| all <= BUDGET));
    match most {
        Some(most) => walk.product(0, most, unit),
        None => walk.changes(unit),
    }
    match (walk.ended || walk.thinned || most.is_none(), figures.iter().all(|figure| figure.all)) {
        (true, _) => Walked::Part,
        (false, true) => Walked::All,
        (false, false) => Walked::Edges,
    }
}

fn power(base: usize, exponent: usize) -> Option<usize> {
    base.checked_pow(u32::try_from(exponent).ok()?)
}

struct Walk<'a> {
    program: &'a Program,
    figures: &'a [Figure],
    levels: &'a [Level],
    visit: &'a mut dyn FnMut(&UnitValues) -> bool,
    left: usize,
    ended: bool,
    thinned: bool,
}

impl Walk<'_> {
    fn values(&mut self, place: usize, most: usize, unit: &mut UnitValues) -> Vec<Set> {
        let Some(figure) = self.figures.get(place) else { return Vec::new() };
        let mut values = figure.values_in(self.program, self.levels, unit);
        if values.len() > most {
            self.thinned |= figure.all;
            values = thin(values, most);
        }
        values
    }

    fn product(&mut self, place: usize, most: usize, unit: &mut UnitValues) {
        let Some(figure) = self.figures.get(place) else { return self.see(unit) };
        for value in self.values(place, most, unit) {
            put(unit, figure.of, &value);
            self.product(place.saturating_add(1), most, unit);
            if self.ended {
                return;
            }
        }
    }

    /// Many figures: all at their first value, all at their last, all at one in between; from each of them one and then two are changed.
    fn changes(&mut self, unit: &mut UnitValues) {
        for base in 0..3_usize {
            self.base(base, unit);
            self.see(unit);
            for place in 0..self.figures.len() {
                for value in self.values(place, 12, unit) {
                    self.changed(place, &value, unit, base);
                }
            }
        }
        for base in 0..2_usize {
            for first in 0..self.figures.len() {
                for second in first.saturating_add(1)..self.figures.len() {
                    self.base(base, unit);
                    for one in self.values(first, 3, unit) {
                        for two in self.values(second, 3, unit) {
                            if self.ended {
                                return;
                            }
                            self.base(base, unit);
                            self.put(first, &one, unit);
                            self.put(second, &two, unit);
                            self.see(unit);
                        }
                    }
                }
            }
        }
    }

    fn changed(&mut self, place: usize, value: &Set, unit: &mut UnitValues, base: usize) {
        if self.ended {
            return;
        }
        self.base(base, unit);
        self.put(place, value, unit);
        self.see(unit);
    }

    fn put(&self, place: usize, value: &Set, unit: &mut UnitValues) {
        if let Some(figure) = self.figures.get(place) {
            put(unit, figure.of, value);
        }
    }

    fn base(&mut self, base: usize, unit: &mut UnitValues) {
        for place in 0..self.figures.len() {
            let values = self.values(place, usize::MAX, unit);
            let at = match base {
                0 => 0,
                1 => values.len().saturating_sub(1),
                _ => values.len() / 2,
            };
            if let Some(value) = values.get(at) {
                self.put(place, value, unit);
            }
        }
    }

    fn see(&mut self, unit: &UnitValues) {
        if self.left == 0 {
            self.ended = true;
            return;
        }
        self.left = self.left.saturating_sub(1);
        if !(self.visit)(unit) {
            self.ended = true;
        }
    }
}

/// So many of some values, the first and the last among them.
fn thin(values: Vec<Set>, most: usize) -> Vec<Set> {
    let count = values.len();
    let last = count.saturating_sub(1);
    let steps = most.saturating_sub(1).max(1);
    let mut kept: Vec<usize> = (0..most).map(|place| place.saturating_mul(last) / steps).collect();
    kept.dedup();
    values.into_iter().enumerate().filter(|(place, _)| kept.contains(place)).map(|(_, value)| value).collect()
}
