//! What a unit came to.

use super::Trouble;
use super::gather::round;
use super::row::Outcome;
use crate::ir::{Basis, Program};
use crate::quantity::Exact;

/// What a unit came to.
#[derive(Clone, Debug)]
pub struct UnitResult {
    /// One outcome per row, by id.
    pub rows: Vec<Outcome>,
    /// Points and applicable maximum of each pillar.
    pub pillars: Vec<(Option<Exact>, Exact)>,
    /// The total as published; `None` when a row is in trouble, or when nothing applies and no total is stated for it.
    pub total: Option<Exact>,
    /// The total from which the percentage is taken: without điểm cộng and điểm trừ, unless the rules say otherwise.
    pub base: Option<Exact>,
    /// What was added to it and taken from it.
    pub extras: Extras,
    /// The applicable maximum of the set for this unit.
    pub applicable: Exact,
    /// Points over the applicable maximum, as published.
    pub percent: Option<Exact>,
    /// What stands in the way.
    pub troubles: Vec<Trouble>,
}

/// The điểm cộng and điểm trừ of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extras {
    /// Added.
    pub added: Exact,
    /// Taken.
    pub taken: Exact,
}

impl Default for Extras {
    fn default() -> Self {
        Extras { added: Exact::zero(), taken: Exact::zero() }
    }
}

impl UnitResult {
    /// The published number that a class or a rank reads.
    pub fn published(&self, basis: &Basis) -> Option<Exact> {
        match basis {
            Basis::Total => self.total.clone(),
            Basis::Percent => self.percent.clone(),
            Basis::ScaledTo(scale) => Some(self.base.as_ref()?.over(&self.applicable)?.times(scale)),
            Basis::Pillar(index) => self.pillars.get(*index)?.0.clone(),
            Basis::Row(id) => self.rows.get(id.index())?.points.clone(),
        }
    }

    /// The applicable maximum of what a class or a rank reads.
    pub fn applicable_of(&self, basis: &Basis) -> Option<&Exact> {
        match basis {
            Basis::Row(row) => Some(&self.rows.get(row.index())?.applicable),
            Basis::Pillar(index) => Some(&self.pillars.get(*index)?.1),
            Basis::Total | Basis::Percent | Basis::ScaledTo(_) => Some(&self.applicable),
        }
    }

    /// Points over the applicable maximum, rounded as the rules round shares.
    pub fn share(&self, program: &Program, basis: &Basis) -> Option<Exact> {
        let share = self.published(basis)?.over(self.applicable_of(basis)?)?;
        Some(round(share, program.rounding.percent.map(|percent| percent.rounding)))
    }
}
