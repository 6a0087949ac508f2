//! What is said of a number over all units: the highest and the lowest and who has them, who has all points there are, and the mean as a
//! share of the maximum.

use super::means::Means;
use super::{Scores, UnitScore};
use crate::ir::{Basis, Program};
use crate::quantity::{Exact, mean};

/// A published number over all units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How many units have it.
    pub units: usize,
    /// The highest, and the units that have it; nothing where no unit has the number.
    pub highest: Option<Extreme>,
    /// The lowest, likewise.
    pub lowest: Option<Extreme>,
    /// The units that have every point that applies to them.
    pub full: Vec<usize>,
    /// Its mean over the mean of the maxima.
    pub mean: Option<ShareOfMean>,
}

/// A value and the units that have it, in the order of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extreme {
    /// The value.
    pub value: Exact,
    /// The units.
    pub units: Vec<usize>,
}

/// A mean as a share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareOfMean {
    /// The mean of the applicable maxima of the units that enter the mean.
    pub applicable: Exact,
    /// The printed mean over it, rounded as shares are.
    pub share: Exact,
}

impl Scores {
    /// A number over all units.
    pub fn standing(&self, program: &Program, basis: &Basis) -> Standing {
        let values: Vec<(usize, Exact)> =
            self.units.iter().enumerate().filter_map(|(index, unit)| Some((index, unit.counted(basis)?))).collect();
        let with = |value: Option<&Exact>| {
            let value = value?.clone();
            let units = values.iter().filter(|(_, own)| *own == value).map(|(unit, _)| *unit).collect();
            Some(Extreme { value, units })
        };
        let full = |unit: &usize, value: &Exact| {
            let applicable = self.units.get(*unit).and_then(|unit| unit.result.applicable_of(basis));
            applicable.is_some_and(|applicable| applicable.is_positive() && value >= applicable)
        };
        let of_points = !matches!(basis, Basis::Percent | Basis::ScaledTo(_));
        Standing {
            units: values.len(),
            highest: with(values.iter().map(|(_, value)| value).max()),
            lowest: with(values.iter().map(|(_, value)| value).min()),
            full: values.iter().filter(|(unit, value)| of_points && full(unit, value)).map(|(unit, _)| *unit).collect(),
            mean: of_mean(program, basis, &self.units, &self.means).filter(|_| of_points),
        }
    }

    /// The units of a class, as the first ranking table places them.
    pub fn of_class(&self, class: usize) -> Vec<usize> {
        let mut units = super::order(self);
        units.retain(|unit| self.units.get(*unit).is_some_and(|unit| unit.class == Some(class)));
        units
    }

    /// So many units as a share of all.
    pub fn part(&self, units: usize) -> Option<Exact> {
        let count = |count: usize| i64::try_from(count).ok().map(Exact::from);
        count(units)?.over(&count(self.units.len())?)
    }
}

/// The mean of a number of points over the mean of its maxima.
pub(super) fn of_mean(program: &Program, basis: &Basis, scored: &[UnitScore], means: &Means) -> Option<ShareOfMean> {
    let value = &means.of(basis)?.value;
    let entered = scored.iter().filter(|unit| unit.counted(basis).is_some());
    let maxima: Vec<&Exact> = entered.filter_map(|unit| unit.result.applicable_of(basis)).collect();
    let applicable = mean(&maxima)?;
    let share = value.over(&applicable)?;
    let share = program.rounding.percent.map_or(share.clone(), |percent| share.rounded(percent.rounding));
    Some(ShareOfMean { applicable, share })
}
