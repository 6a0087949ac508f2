//! This year's results beside last year's.

use std::collections::HashMap;

use super::Scores;
use crate::data::{Previous, PreviousUnit};
use crate::diagnostic::{DataFault, Fault, Finding, Findings, Place};
use crate::ir::Program;
use crate::name::fold_title;
use crate::quantity::{Exact, mean, rounded_mean};

/// Last year's results by this year's units.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// The file as named.
    pub file: String,
    /// What each unit of this year had; `None` for one that was not there.
    pub units: Vec<Option<PreviousUnit>>,
    /// The mean of last year's totals, rounded as means are.
    pub mean: Option<Exact>,
    /// Units of last year that are not there any more.
    pub gone: Vec<String>,
}

/// How the place of a unit changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankChange {
    /// The unit was not there.
    New,
    /// So many places up (positive) or down.
    By(i64),
}

/// How many units rose and fell beside the year before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Movement {
    /// With more points.
    pub up: usize,
    /// With fewer points.
    pub down: usize,
    /// With as many.
    pub same: usize,
    /// Without points in one of the years.
    pub apart: usize,
}

impl Compared {
    /// Puts the two years side by side; who is in one of them only is told in a remark.
    pub fn of(program: &Program, scores: &Scores, previous: Previous, findings: &mut Findings) -> Self {
        let mut known: HashMap<String, &PreviousUnit> = previous.units.iter().map(|unit| (fold_title(&unit.name), unit)).collect();
        let units: Vec<Option<PreviousUnit>> = scores.units.iter().map(|unit| known.remove(&fold_title(&unit.name)).cloned()).collect();
        let gone = previous.units.iter().filter(|unit| known.contains_key(&fold_title(&unit.name))).map(|unit| unit.name.clone());
        let gone: Vec<String> = gone.collect();
        let new = scores.units.iter().zip(&units).filter(|(_, before)| before.is_none()).map(|(unit, _)| unit.name.clone());
        let new: Vec<String> = new.collect();
        if !new.is_empty() || !gone.is_empty() {
            let fault = DataFault::UnitsOfOneYear { new, gone: gone.clone() };
            findings.push(Finding::new(Place::File(previous.file.clone()), Fault::Data(fault)));
        }
        let totals: Vec<&Exact> = previous.units.iter().filter_map(|unit| unit.total.as_ref()).collect();
        let mean = match program.rounding.means {
            Some(rounding) => rounded_mean(&totals, rounding),
            None => mean(&totals),
        };
        Compared { file: previous.file, units, mean, gone }
    }

    /// What a unit had.
    pub fn unit(&self, unit: usize) -> Option<&PreviousUnit> {
        self.units.get(unit)?.as_ref()
    }

    /// By how many points a unit's total changed.
    pub fn points(&self, scores: &Scores, unit: usize) -> Option<Exact> {
        let now = scores.units.get(unit)?.result.total.as_ref()?;
        Some(now.minus(self.unit(unit)?.total.as_ref()?))
    }

    /// By how many places a unit rose or fell in the first ranking table.
    pub fn rank(&self, scores: &Scores, unit: usize) -> Option<RankChange> {
        let Some(before) = self.unit(unit) else { return Some(RankChange::New) };
        let now = i64::try_from(scores.rankings.first()?.rank_of(unit)?).ok()?;
        Some(RankChange::By(i64::try_from(before.rank?).ok()?.checked_sub(now)?))
    }

    /// How many units rose and fell.
    pub fn movement(&self, scores: &Scores) -> Movement {
        let mut movement = Movement::default();
        for unit in 0..scores.units.len() {
            let slot = match self.points(scores, unit) {
                Some(change) if change.is_positive() => &mut movement.up,
                Some(change) if change.is_negative() => &mut movement.down,
                Some(_) => &mut movement.same,
                None => &mut movement.apart,
            };
            *slot = slot.saturating_add(1);
        }
        movement
    }

    /// By how many points the mean of the totals changed.
    pub fn mean_change(&self, scores: &Scores) -> Option<Exact> {
        Some(scores.means.total.as_ref()?.value.minus(self.mean.as_ref()?))
    }
}
