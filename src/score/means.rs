//! Printed means over all units, by the rounding that the set states for them.

use super::UnitScore;
use crate::ir::{Basis, Program, RowLevel};
use crate::quantity::{Exact, Mode, Rounding, mean, rounded_mean};

/// Up to how many units a mean that the rules do not round is kept as an exact fraction. Past it the fraction of unrounded values grows with
/// the population, so the mean is rounded to six places and says so.
const EXACT_POPULATION: usize = 2_000;

/// A mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mean {
    /// The value as published.
    pub value: Exact,
    /// Over how many units.
    pub units: usize,
    /// Whether it was rounded for display only, without a rule.
    pub approximate: bool,
}

/// The means of the tables.
#[derive(Clone, Debug, Default)]
pub struct Means {
    /// The total.
    pub total: Option<Mean>,
    /// Points over the applicable maximum.
    pub percent: Option<Mean>,
    /// Rows by id; main indexes and groups only.
    pub rows: Vec<Option<Mean>>,
    /// Pillars.
    pub pillars: Vec<Option<Mean>>,
}

impl Means {
    /// The mean of a published number; component indicators have none.
    pub fn of(&self, basis: &Basis) -> Option<&Mean> {
        match basis {
            Basis::Total | Basis::ScaledTo(_) => self.total.as_ref(),
            Basis::Percent => self.percent.as_ref(),
            Basis::Row(row) => self.rows.get(row.index())?.as_ref(),
            Basis::Pillar(pillar) => self.pillars.get(*pillar)?.as_ref(),
        }
    }
}

pub(super) fn means(program: &Program, scores: &[UnitScore]) -> Means {
    let of = |basis: &Basis| mean_of(program, scores, basis);
    let rows = program.rows_with_ids().map(|(id, row)| if row.level == RowLevel::Component { None } else { of(&Basis::Row(id)) }).collect();
    let pillars = (0..program.pillars.len()).map(|index| of(&Basis::Pillar(index))).collect();
    Means { total: of(&Basis::Total), percent: of(&Basis::Percent), rows, pillars }
}

/// The mean of a published number over the units that have it, rounded as the set says: points by `làm tròn điểm trung bình`, the percentage
/// by `làm tròn tỷ lệ điểm`.
pub fn mean_of(program: &Program, scores: &[UnitScore], basis: &Basis) -> Option<Mean> {
    let rounding = match basis {
        Basis::Percent => program.rounding.percent.map(|percent| percent.rounding),
        _ => program.rounding.means,
    };
    let values: Vec<Exact> = scores.iter().filter_map(|unit| unit.counted(basis)).collect();
    one(&values, rounding)
}

fn one(values: &[Exact], rounding: Option<Rounding>) -> Option<Mean> {
    let borrowed: Vec<&Exact> = values.iter().collect();
    let units = values.len();
    if let Some(rounding) = rounding {
        return rounded_mean(&borrowed, rounding).map(|value| Mean { value, units, approximate: false });
    }
    if units <= EXACT_POPULATION {
        return mean(&borrowed).map(|value| Mean { value, units, approximate: false });
    }
    let shown = Rounding { places: 6, mode: Mode::HalfUp };
    rounded_mean(&borrowed, shown).map(|value| Mean { value, units, approximate: true })
}
