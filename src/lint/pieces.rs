//! Coverage on one axis: the domain is cut at every bound that a row names, and each piece is asked which rows take it.
//!
//! Between two neighbouring bounds no row can begin or end, so one value speaks for its whole piece and the proof is complete.

use super::domain::Domain;
use crate::diagnostic::{Bound, Interval};
use crate::quantity::Exact;

/// What a row takes, in constants.
#[derive(Clone, Debug)]
pub enum Takes {
    /// A range; an absent end is infinite, the flag says whether the end belongs.
    Range(Option<(Exact, bool)>, Option<(Exact, bool)>),
    /// These values.
    Values(Vec<Exact>),
}

impl Takes {
    /// Whether it takes a value.
    pub fn takes(&self, value: &Exact) -> bool {
        match self {
            Takes::Values(values) => values.contains(value),
            Takes::Range(low, high) => {
                low.as_ref().is_none_or(|(end, closed)| value > end || (*closed && value == end))
                    && high.as_ref().is_none_or(|(end, closed)| value < end || (*closed && value == end))
            }
        }
    }

    /// The bounds it names.
    pub fn ends(&self) -> Vec<&Exact> {
        match self {
            Takes::Values(values) => values.iter().collect(),
            Takes::Range(low, high) => low.iter().chain(high).map(|(end, _)| end).collect(),
        }
    }
}

/// A run of values that the same rows take.
#[derive(Clone, Debug)]
pub struct Piece {
    low: Option<Bound>,
    high: Option<Bound>,
    /// One of the values.
    pub witness: Exact,
    /// The rows that take them, in order.
    pub takers: Vec<usize>,
}

impl Piece {
    /// Whether a value lies in it.
    pub fn contains(&self, value: &Exact) -> bool {
        let above = self.low.as_ref().is_none_or(|end| *value > end.value || (end.closed && *value == end.value));
        let below = self.high.as_ref().is_none_or(|end| *value < end.value || (end.closed && *value == end.value));
        above && below
    }

    /// The piece for a message.
    pub fn interval(&self, percent: bool) -> Interval {
        Interval { low: self.low.clone(), high: self.high.clone(), percent }
    }
}

/// The pieces of a domain in rising order; neighbours with the same takers are one.
pub fn pieces(domain: &Domain, rows: &[Takes]) -> Vec<Piece> {
    let mut cuts: Vec<&Exact> = rows.iter().flat_map(Takes::ends).chain(&domain.low).chain(&domain.high).collect();
    cuts.sort();
    cuts.dedup();
    let mut out: Vec<Piece> = Vec::new();
    let mut before: Option<&Exact> = None;
    for cut in cuts {
        add(&mut out, open(domain, before, Some(cut)), rows);
        add(&mut out, point(domain, cut), rows);
        before = Some(cut);
    }
    add(&mut out, open(domain, before, None), rows);
    out
}

fn add(out: &mut Vec<Piece>, piece: Option<Piece>, rows: &[Takes]) {
    let Some(mut piece) = piece else { return };
    piece.takers = rows.iter().enumerate().filter(|(_, row)| row.takes(&piece.witness)).map(|(index, _)| index).collect();
    match out.last_mut().filter(|last| last.takers == piece.takers) {
        Some(last) => last.high = piece.high,
        None => out.push(piece),
    }
}

fn point(domain: &Domain, value: &Exact) -> Option<Piece> {
    let inside = domain.low.as_ref().is_none_or(|low| low <= value) && domain.high.as_ref().is_none_or(|high| value <= high);
    let on_step = domain.step.as_ref().is_none_or(|step| value.over(step).is_some_and(|steps| steps.is_integer()));
    let end = || Some(Bound { value: value.clone(), closed: true });
    (inside && on_step).then(|| Piece { low: end(), high: end(), witness: value.clone(), takers: Vec::new() })
}

/// The values strictly between two neighbouring cuts, if the domain has any there.
fn open(domain: &Domain, low: Option<&Exact>, high: Option<&Exact>) -> Option<Piece> {
    // The ends of the domain are cuts themselves, so an open piece lies wholly inside or wholly outside.
    let outside = low.is_none() && domain.low.is_some() || high.is_none() && domain.high.is_some();
    let below = matches!((high, &domain.low), (Some(high), Some(end)) if high <= end);
    let above = matches!((low, &domain.high), (Some(low), Some(end)) if low >= end);
    if outside || below || above {
        return None;
    }
    let witness = witness(domain.step.as_ref(), low, high)?;
    let end = |value: Option<&Exact>| value.map(|value| Bound { value: value.clone(), closed: false });
    let (mut low_end, mut high_end) = (end(low), end(high));
    // Of whole numbers the first and the last are named: `3` and not `trên 2 đến dưới 4`.
    if let (Some(step), Some(low), Some(high)) = (domain.step.as_ref().filter(|step| **step == Exact::one()), low, high) {
        let last = high.over(step)?.minus(&Exact::one());
        let floor = last.floor();
        let last = if floor == last { floor } else { floor.plus(&Exact::one()) };
        low_end = Some(Bound { value: low.over(step)?.floor().plus(&Exact::one()).times(step), closed: true });
        high_end = Some(Bound { value: last.times(step), closed: true });
    }
    Some(Piece { low: low_end, high: high_end, witness, takers: Vec::new() })
}

fn witness(step: Option<&Exact>, low: Option<&Exact>, high: Option<&Exact>) -> Option<Exact> {
    let value = match (step, low, high) {
        (Some(step), Some(low), _) => low.over(step)?.floor().plus(&Exact::one()).times(step),
        (Some(step), None, Some(high)) => {
            let steps = high.over(step)?;
            let floor = steps.floor();
            let below = if floor == steps { floor.minus(&Exact::one()) } else { floor };
            below.times(step)
        }
        (_, Some(low), Some(high)) => between(low, high),
        (_, Some(low), None) => low.plus(&Exact::one()),
        (_, None, Some(high)) => high.minus(&Exact::one()),
        (_, None, None) => Exact::zero(),
    };
    let fits = low.is_none_or(|low| *low < value) && high.is_none_or(|high| value < *high);
    fits.then_some(value)
}

/// A short number between two: whole if there is one, else with as few decimals as are needed.
fn between(low: &Exact, high: &Exact) -> Exact {
    let mut scale = Exact::one();
    for _ in 0..12 {
        let next = low.times(&scale).floor().plus(&Exact::one());
        if let Some(value) = next.over(&scale)
            && value < *high
        {
            return value;
        }
        scale = scale.times(&Exact::from(10));
    }
    low.plus(high).over(&Exact::from(2)).unwrap_or_else(|| low.clone())
}

#[cfg(test)]
mod tests {
    use super::{Takes, pieces};
    use crate::lint::domain::Domain;
    use crate::quantity::Exact;

    fn range(low: Option<(i64, bool)>, high: Option<(i64, bool)>) -> Takes {
        let end = |end: Option<(i64, bool)>| end.map(|(value, closed)| (Exact::from(value), closed));
        Takes::Range(end(low), end(high))
    }

    #[test]
    fn whole_numbers_leave_no_gap_between_84_and_85() {
        let rows = [range(Some((85, true)), Some((100, true))), range(Some((0, true)), Some((84, true)))];
        let mut domain = Domain { low: Some(Exact::from(0)), high: Some(Exact::from(100)), step: Some(Exact::one()) };
        assert!(pieces(&domain, &rows).iter().all(|piece| piece.takers.len() == 1));
        domain.step = None;
        let found = pieces(&domain, &rows);
        let gap = found.iter().find(|piece| piece.takers.is_empty()).unwrap();
        assert_eq!(gap.witness, Exact::ratio(841, 10).unwrap());
    }

    #[test]
    fn a_shared_bound_is_an_overlap_of_one_value() {
        let rows = [range(Some((0, true)), Some((5, true))), range(Some((5, true)), None)];
        let domain = Domain { low: Some(Exact::from(0)), high: None, step: None };
        let found = pieces(&domain, &rows);
        let twice = found.iter().find(|piece| piece.takers.len() == 2).unwrap();
        assert_eq!(twice.witness, Exact::from(5));
    }
}
