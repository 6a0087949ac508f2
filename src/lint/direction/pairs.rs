//! Runs of one row that differ in one figure only.

use std::collections::BTreeMap;

use crate::diagnostic::{Gets, Run};
use crate::lint::probe::{Probe, Seen, Walked};
use crate::quantity::Exact;

/// A run that gave points, and the number that it was made for.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub at: Exact,
    pub points: Exact,
    pub run: Run,
}

/// The runs of a row that gave points.
pub(super) struct Runs {
    pub made: Vec<Made>,
    /// How much was seen.
    pub walked: Walked,
}

impl Runs {
    /// Runs a row; `number` is what is looked at in each.
    pub fn of(probe: &Probe<'_, '_>, number: impl Fn(&Seen<'_>) -> Option<Exact>) -> Self {
        let mut made = Vec::new();
        let walked = probe.each(|seen| {
            if let Some(at) = number(seen) {
                let run = seen.written();
                if let Gets::Points(points) = &run.gets {
                    made.push(Made { at, points: points.clone(), run });
                }
            }
            true
        });
        Runs { made, walked }
    }

    /// Looks at the runs that are alike but for one figure, in rising order of the number; the first answer is taken.
    ///
    /// `figure` is the place of that one figure, if it must be a certain one.
    pub fn lines<T>(&self, figure: Option<usize>, mut look: impl FnMut(&[&Made]) -> Option<T>) -> Option<T> {
        let figures = self.made.first()?.run.given.len();
        for moved in (0..figures).filter(|place| figure.is_none_or(|figure| figure == *place)) {
            for line in alike(&self.made, moved, |made| &made.run).values_mut().filter(|line| line.len() > 1) {
                line.sort_by(|a, b| a.at.cmp(&b.at));
                if let Some(found) = look(line) {
                    return Some(found);
                }
            }
        }
        None
    }
}

/// Runs by the values of all figures but one.
pub(super) fn alike<'m, M>(made: impl IntoIterator<Item = &'m M>, moved: usize, run: fn(&M) -> &Run) -> BTreeMap<Vec<&'m str>, Vec<&'m M>> {
    let mut alike: BTreeMap<Vec<&str>, Vec<&M>> = BTreeMap::new();
    for made in made {
        let others = run(made).given.iter().enumerate().filter(|(place, _)| *place != moved);
        alike.entry(others.map(|(_, (_, value))| value.as_str()).collect()).or_default().push(made);
    }
    alike
}
