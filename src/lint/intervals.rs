//! Intervals: what two of them come to together, and where both lie. An end that is not known is endless.

use crate::quantity::Exact;

/// An enclosure of the values of an expression.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Domain {
    /// The least value.
    pub low: Option<Exact>,
    /// The greatest value.
    pub high: Option<Exact>,
    /// The values are multiples of this, if they move in steps.
    pub step: Option<Exact>,
}

impl Domain {
    pub(super) fn point(value: &Exact) -> Self {
        Domain { low: Some(value.clone()), high: Some(value.clone()), step: None }
    }

    /// Whether zero is among the values, or at the end of them.
    pub(super) fn may_be_zero(&self) -> bool {
        let zero = Exact::zero();
        self.low.as_ref().is_none_or(|low| *low <= zero) && self.high.as_ref().is_none_or(|high| *high >= zero)
    }

    pub(super) fn is_not_negative(&self) -> bool {
        self.low.as_ref().is_some_and(|low| !low.is_negative())
    }
}

pub(super) fn product(left: &Domain, right: &Domain) -> Domain {
    let ends: Vec<End> = [End::low(left), End::high(left)]
        .iter()
        .flat_map(|one| [End::low(right), End::high(right)].map(|other| one.times(&other)))
        .collect();
    let finite = |end: Option<&End>| match end {
        Some(End::At(value)) => Some(value.clone()),
        _ => None,
    };
    Domain { low: finite(ends.iter().min()), high: finite(ends.iter().max()), step: None }
}

/// An end of an interval, which may be endless.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Below,
    At(Exact),
    Above,
}

impl End {
    fn low(domain: &Domain) -> Self {
        domain.low.clone().map_or(End::Below, End::At)
    }

    fn high(domain: &Domain) -> Self {
        domain.high.clone().map_or(End::Above, End::At)
    }

    /// Nothing times endlessly much is nothing: no figure is endless, some only have no end that is known.
    fn times(&self, other: &End) -> End {
        let sign = |end: &End| match end {
            End::Below => -1,
            End::Above => 1,
            End::At(value) if value.is_zero() => 0,
            End::At(value) => {
                if value.is_negative() {
                    -1
                } else {
                    1
                }
            }
        };
        match (self, other) {
            (End::At(left), End::At(right)) => End::At(left.times(right)),
            _ => match (sign(self), sign(other)) {
                (0, _) | (_, 0) => End::At(Exact::zero()),
                (left, right) if left == right => End::Above,
                _ => End::Below,
            },
        }
    }
}

pub(super) fn plus(left: &Domain, right: &Domain) -> Domain {
    let add = |left: &Option<Exact>, right: &Option<Exact>| Some(left.as_ref()?.plus(right.as_ref()?));
    Domain { low: add(&left.low, &right.low), high: add(&left.high, &right.high), step: None }
}

pub(super) fn negated(domain: &Domain) -> Domain {
    Domain { low: domain.high.as_ref().map(Exact::negated), high: domain.low.as_ref().map(Exact::negated), step: domain.step.clone() }
}

pub(super) fn hull(left: Domain, right: Domain) -> Domain {
    Domain { low: smaller_if_both(left.low, right.low), high: larger_if_both(left.high, right.high), step: None }
}

/// Where both lie.
pub(super) fn meet(left: Domain, right: Domain) -> Domain {
    let low = match (left.low, right.low) {
        (Some(left), Some(right)) => Some(left.max(right)),
        (left, right) => left.or(right),
    };
    Domain { low, high: smaller(left.high, right.high), step: right.step }
}

/// The larger of two.
pub(super) fn greater(left: &Domain, right: &Domain) -> Domain {
    let low = match (&left.low, &right.low) {
        (Some(left), Some(right)) => Some(left.clone().max(right.clone())),
        (left, right) => left.clone().or_else(|| right.clone()),
    };
    Domain { low, high: larger_if_both(left.high.clone(), right.high.clone()), step: None }
}

pub(super) fn smaller(left: Option<Exact>, right: Option<Exact>) -> Option<Exact> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (left, right) => left.or(right),
    }
}

pub(super) fn smaller_if_both(left: Option<Exact>, right: Option<Exact>) -> Option<Exact> {
    Some(left?.min(right?))
}

pub(super) fn larger_if_both(left: Option<Exact>, right: Option<Exact>) -> Option<Exact> {
    Some(left?.max(right?))
}
