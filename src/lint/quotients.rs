//! What ratios can come to: a part over its whole is at most 1, and so are parts that exclude each other together.

use super::domain::{Domain, of_in, proved_at_most, proved_at_most_in};
use super::exclusive::exclude;
use super::intervals::smaller;
use super::linear;
use super::regions::Region;
use super::together::same;
use crate::ir::{Aggregate, Node, NodeId, Program};
use crate::quantity::Exact;
use crate::syntax::tree::Sign;

/// Sums of more parts are not asked for one whole.
const MOST_PARTS: usize = 12;

/// What one expression over another can come to, in a part of the space of the figures.
pub(super) fn quotient(program: &Program, region: &Region, over: NodeId, by: NodeId) -> Domain {
    // A figure over itself is 1 wherever it is anything.
    if same(program, over, by) {
        return Domain::point(&Exact::one());
    }
    let (upper, lower) = (of_in(program, region, over), of_in(program, region, by));
    if !lower.is_not_negative() {
        return Domain::default();
    }
    // Over nothing there is no value; over less there is more, on either side of zero.
    let divided = |end: &Option<Exact>| end.as_ref()?.over(lower.low.as_ref()?);
    if !upper.is_not_negative() {
        let away = |end: &Option<Exact>, beyond: bool| match end {
            Some(value) if value.is_negative() == beyond => divided(end),
            // On its own side of zero it is largest over the largest, which may be endless.
            Some(_) => Some(Exact::zero()),
            None => None,
        };
        let high = if proved_at_most_in(program, region, over, by) { Some(Exact::one()) } else { away(&upper.high, false) };
        return Domain { low: away(&upper.low, true), high, step: None };
    }
    let proved = proved_at_most_in(program, region, over, by);
    // A product over a figure, `45 điểm × a / b`, is bounded by its constant when a ≤ b.
    let scaled = match program.node(over) {
        Some(Node::Product(parts)) => scaled_ratio(program, region, parts, by),
        _ => Domain::default(),
    };
    let high = smaller(proved.then(Exact::one), smaller(scaled.high, divided(&upper.high)));
    // The larger over the smaller, as a ratio written upside down is.
    let least = upper.low.as_ref().zip(lower.high.as_ref()).and_then(|(low, high)| low.over(high)).unwrap_or_else(Exact::zero);
    let least = scaled.low.map_or(least.clone(), |low| low.max(least));
    let low = if proved_at_most_in(program, region, by, over) && !proved { least.max(Exact::one()) } else { least };
    Domain { low: Some(low), high, step: None }
}

/// The most that parts of one whole can come to together, each with its own weight, where no record is in two of them: the greatest weight.
pub(super) fn parts_of_one(program: &Program, values: &[NodeId]) -> Option<Exact> {
    let mut weights = Vec::new();
    let mut shares: Vec<(NodeId, NodeId)> = Vec::new();
    for value in values {
        let mut weight = Exact::one();
        let mut share = None;
        let factors = match program.node(*value)? {
            Node::Product(factors) => factors.clone(),
            _ => vec![*value],
        };
        for factor in factors {
            match program.node(factor)? {
                Node::Constant(constant) if !constant.is_negative() => weight = weight.times(constant),
                Node::Quotient { over, by } if share.is_none() => {
                    // `25 điểm × số tốt / tổng`: what is multiplied stands above the line.
                    let above = match program.node(*over)? {
                        Node::Product(parts) => parts.clone(),
                        _ => vec![*over],
                    };
                    let (constants, figures): (Vec<NodeId>, Vec<NodeId>) =
                        above.into_iter().partition(|part| program.constant(*part).is_some());
                    for constant in constants.iter().filter_map(|part| program.constant(*part)) {
                        weight = weight.times(constant);
                    }
                    let [figure] = figures.as_slice() else { return None };
                    if weight.is_negative() || !proved_at_most(program, *figure, *by) {
                        return None;
                    }
                    share = Some((*figure, *by));
                }
                _ => return None,
            }
        }
        weights.push(weight);
        shares.push(share?);
    }
    let when = |over: NodeId| match program.node(over) {
        Some(Node::Records { when: Some(when), what: Aggregate::Count, .. }) => Some(*when),
        _ => None,
    };
    for (index, (over, by)) in shares.iter().enumerate() {
        for (other, under) in shares.iter().skip(index.saturating_add(1)) {
            if !same(program, *by, *under) || !exclude(program, when(*over)?, when(*other)?) {
                return None;
            }
        }
    }
    (weights.len() > 1).then(|| weights.into_iter().max()).flatten()
}

/// The most that a sum comes to whose parts share one whole: 20 điểm × a / b and 10 điểm × (b - a) / b are 20 điểm together. The largest of the
/// parts is tried, beside what is added anyway.
pub(super) fn of_one_whole(program: &Program, region: &Region, parts: &[(Sign, NodeId)], known: Option<&Exact>) -> Option<Exact> {
    let is_fixed = |part: NodeId| program.constant(part).is_some();
    let moving: Vec<&(Sign, NodeId)> = parts.iter().filter(|(_, part)| !is_fixed(*part)).collect();
    if moving.len() < 2 || parts.len() > MOST_PARTS {
        return None;
    }
    let fixed = parts.iter().filter_map(|(sign, part)| {
        let value = program.constant(*part)?;
        Some(if *sign == Sign::Plus { value.clone() } else { value.negated() })
    });
    let added = moving.iter().filter(|(sign, _)| *sign == Sign::Plus);
    let most = added.filter_map(|(_, part)| of_in(program, region, *part).high).max()?;
    let most = most.plus(&Exact::sum(&fixed.collect::<Vec<_>>()));
    (known.is_none_or(|known| most < *known) && linear::sum_at_most(program, region, parts, &most)).then_some(most)
}

/// Whether a sum, or items that are added, come to no more than a number because their parts share one whole.
pub(super) fn whole_at_most(program: &Program, region: &Region, id: NodeId, most: &Exact) -> bool {
    let parts: Option<Vec<(Sign, NodeId)>> = match program.node(id) {
        Some(Node::Sum(parts)) => Some(parts.clone()),
        Some(Node::Items { items, best: false }) => {
            items.iter().map(|item| item.when.is_none().then_some((Sign::Plus, item.value))).collect()
        }
        // `10 điểm × 2 × a × b / (a + b)`.
        Some(Node::Quotient { .. }) => Some(vec![(Sign::Plus, id)]),
        _ => None,
    };
    parts.filter(|parts| parts.len() <= MOST_PARTS).is_some_and(|parts| linear::sum_at_most(program, region, &parts, most))
}

/// What a product over a figure comes to, where the ratio of one of its factors to that figure is known: at most 1 as declared, or what the
/// condition of this part says of the two.
fn scaled_ratio(program: &Program, region: &Region, parts: &[NodeId], by: NodeId) -> Domain {
    let scaled = |bounded: usize, part: NodeId| {
        let declared = proved_at_most_in(program, region, part, by).then(Exact::one);
        let ratio = region.ratio(program, part, by);
        let mut ends =
            Domain { low: ratio.and_then(|ratio| ratio.low.clone()), high: ratio.and_then(|ratio| ratio.high.clone()), step: None };
        ends.high = smaller(declared, ends.high);
        for (_, other) in parts.iter().enumerate().filter(|(index, _)| *index != bounded) {
            let other = of_in(program, region, *other);
            let times = |end: Option<Exact>, other: Option<Exact>| Some(end?.times(&other.filter(|other| !other.is_negative())?));
            ends = Domain { low: times(ends.low, other.low), high: times(ends.high, other.high), step: None };
        }
        ends
    };
    let ends: Vec<Domain> = parts.iter().enumerate().map(|(index, part)| scaled(index, *part)).collect();
    Domain {
        low: ends.iter().filter_map(|ends| ends.low.clone()).max(),
        high: ends.iter().filter_map(|ends| ends.high.clone()).min(),
        step: None,
    }
}
