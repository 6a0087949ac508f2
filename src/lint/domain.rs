//! What values an expression can take: its least and greatest value, and whether it moves in whole steps.
//!
//! The answer is an enclosure: every value the expression can take lies in it. It is exact for an input, and for a ratio whose numerator is
//! declared to be no more than its denominator.

use super::regions::Region;
use super::together::same;
use crate::ir::{Bounds, Input, InputKind, ItemNode, Node, NodeId, Population, Program, Scope, Statistic, Test, Tier};
use crate::quantity::{Enclosure, Exact};
use crate::syntax::tree::Sign;

/// How finely the ends of a logarithm are worked out: enough to tell two goalposts apart.
const LOGARITHM_BITS: u32 = 64;

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
    fn point(value: &Exact) -> Self {
        Domain { low: Some(value.clone()), high: Some(value.clone()), step: None }
    }

    /// Whether zero is among the values.
    pub fn may_be_zero(&self) -> bool {
        let zero = Exact::zero();
        self.low.as_ref().is_none_or(|low| *low <= zero) && self.high.as_ref().is_none_or(|high| *high >= zero)
    }

    fn is_not_negative(&self) -> bool {
        self.low.as_ref().is_some_and(|low| !low.is_negative())
    }
}

/// The domain of a node.
pub fn of(program: &Program, id: NodeId) -> Domain {
    of_in(program, &Region::default(), id)
}

/// The domain of a node in a part of the space of its figures: what conditions choose is chosen there.
pub fn of_in(program: &Program, region: &Region, id: NodeId) -> Domain {
    if let Some(narrowed) = region.number(program, id) {
        return narrowed.clone();
    }
    let of = |id: NodeId| of_in(program, region, id);
    match program.node(id) {
        Some(Node::Constant(value)) => Domain::point(value),
        Some(Node::Input(input)) => program.input(*input).map_or_else(Domain::default, |input| of_input(program, input)),
        Some(Node::Field(field)) => super::lists::of_field(program, *field),
        Some(Node::Records { what, .. }) => super::lists::of_records(program, *what),
        Some(Node::ShareOf(_)) => Domain { low: Some(Exact::zero()), high: Some(Exact::one()), step: None },
        Some(Node::Population(id)) => match program.population(*id) {
            // The mean, the largest and the smallest lie where the values lie.
            Some(Population { statistic: Statistic::Largest | Statistic::Smallest | Statistic::Mean, of: value, .. }) => {
                Domain { step: None, ..of_in(program, &Region::default(), *value) }
            }
            _ => Domain { low: Some(Exact::zero()), high: None, step: None },
        },
        Some(Node::Rounded { value, rounding }) => {
            let Domain { low, high, .. } = of(*value);
            let end = |end: Option<Exact>| end.map(|end| end.rounded(*rounding));
            Domain { low: end(low), high: end(high), step: None }
        }
        Some(Node::Distance { left, right }) => {
            let apart = plus(&of(*left), &negated(&of(*right)));
            let high = match (apart.low, apart.high) {
                (Some(low), Some(high)) => Some(high.max(low.negated())),
                _ => None,
            };
            Domain { low: Some(Exact::zero()), high, step: None }
        }
        Some(Node::Ln(value)) => {
            let Domain { low, high, .. } = of(*value);
            let near = |end: Option<Exact>| Enclosure::exact(end?, LOGARITHM_BITS).ln();
            Domain { low: near(low).map(|near| near.low().clone()), high: near(high).map(|near| near.high().clone()), step: None }
        }
        // A root lies on the same side of 1 as its value; closer ends no proof asks for.
        Some(Node::Root { value, .. }) => {
            let one = Exact::one();
            let high = of(*value).high.map(|high| if high > one { high } else { one });
            Domain { low: Some(Exact::zero()), high, step: None }
        }
        Some(Node::Quotient { over, by }) => quotient(program, region, *over, *by),
        Some(Node::Product(parts)) => {
            let parts: Vec<Domain> = parts.iter().map(|part| of(*part)).collect();
            let Some((first, rest)) = parts.split_first() else { return Domain::default() };
            rest.iter().fold(first.clone(), |left, right| product(&left, right))
        }
        Some(Node::Sum(parts)) => parts.iter().fold(Domain::point(&Exact::zero()), |left, (sign, part)| {
            let right = of(*part);
            match sign {
                Sign::Plus => plus(&left, &right),
                Sign::Minus => plus(&left, &negated(&right)),
            }
        }),
        Some(Node::Negative(value)) => negated(&of(*value)),
        Some(Node::Cap { value, limit }) => {
            let (value, limit) = (of(*value), of(*limit));
            let high = smaller(value.high.clone(), limit.high.clone());
            Domain { low: smaller_if_both(value.low, limit.low), high, step: None }
        }
        Some(Node::Floor { value, limit }) => {
            let (value, limit) = (of(*value), of(*limit));
            let low = match (value.low, limit.low) {
                (Some(left), Some(right)) => Some(left.max(right)),
                (left, right) => left.or(right),
            };
            Domain { low, high: larger_if_both(value.high, limit.high), step: None }
        }
        Some(Node::Least(parts)) => {
            let parts: Vec<Domain> = parts.iter().map(|part| of(*part)).collect();
            let low = parts.iter().map(|part| part.low.clone()).reduce(smaller_if_both).flatten();
            let high = parts.iter().map(|part| part.high.clone()).reduce(smaller).flatten();
            Domain { low, high, step: None }
        }
        Some(Node::OrNothing { value, nothing }) => hull(of(*value), of(*nothing)),
        Some(Node::Items { items, best }) => {
            let zero = Domain::point(&Exact::zero());
            let value = |item: &ItemNode| match item.when.map(|when| region.truth(program, when)) {
                None | Some(Some(true)) => of(item.value),
                Some(Some(false)) => zero.clone(),
                Some(None) => hull(of(item.value), zero.clone()),
            };
            let together: fn(&Domain, &Domain) -> Domain = if *best { greater } else { plus };
            items.iter().map(value).reduce(|left, right| together(&left, &right)).unwrap_or(zero)
        }
        Some(Node::Greatest(parts)) => parts.iter().map(|part| of(*part)).reduce(|left, right| greater(&left, &right)).unwrap_or_default(),
        Some(Node::Tiers { subject, rows, otherwise }) => {
            let mut values: Vec<Domain> = Vec::new();
            let mut open = true;
            for tier in rows {
                match region.takes(program, *subject, &tier.test) {
                    Some(false) => continue,
                    Some(true) => {
                        values.push(of(tier.value));
                        open = false;
                        break;
                    }
                    // What a row gives may itself speak of the figure, which lies in the range of the row there.
                    None => values.push(in_tier(program, region, *subject, tier)),
                }
            }
            values.extend(otherwise.iter().filter(|_| open).map(|(value, _)| of(*value)));
            values.into_iter().reduce(hull).unwrap_or_default()
        }
        Some(Node::Cases { rows, otherwise }) => {
            let mut values: Vec<Domain> = Vec::new();
            let mut open = true;
            for (when, value) in rows {
                match region.truth(program, *when) {
                    Some(false) => continue,
                    Some(true) => {
                        values.push(of(*value));
                        open = false;
                        break;
                    }
                    None => values.push(of(*value)),
                }
            }
            values.extend(otherwise.iter().filter(|_| open).map(|value| of(*value)));
            values.into_iter().reduce(hull).unwrap_or_default()
        }
        Some(Node::Gate { when, value, otherwise }) => match region.truth(program, *when) {
            Some(true) => of(*value),
            Some(false) => of(*otherwise),
            None => hull(of(*value), of(*otherwise)),
        },
        Some(Node::WholeSteps { value, step }) => {
            let value = of(*value);
            let steps = |end: Option<Exact>| end.and_then(|end| end.over(step)).map(|steps| steps.floor());
            Domain { low: steps(value.low), high: steps(value.high), step: Some(Exact::one()) }
        }
        _ => Domain::default(),
    }
}

/// What a row of a table gives, where the figure lies in its range.
fn in_tier(program: &Program, region: &Region, subject: NodeId, tier: &Tier) -> Domain {
    let Test::Within(bounds) = &tier.test else { return of_in(program, region, tier.value) };
    let whole = of_in(program, region, subject);
    let end = |end: Option<(NodeId, bool)>| end.and_then(|(node, _)| program.constant(node).cloned());
    let low = match (end(bounds.low), whole.low) {
        (Some(left), Some(right)) => Some(left.max(right)),
        (left, right) => left.or(right),
    };
    let high = smaller(end(bounds.high), whole.high);
    let one = low.clone().or_else(|| high.clone()).unwrap_or_else(Exact::zero);
    let narrowed = region.with(program, subject, Domain { low, high, step: whole.step }, one);
    of_in(program, &narrowed, tier.value)
}

/// The domain of an input as declared; ends that name another input are taken at that input's own ends.
fn of_input(program: &Program, input: &Input) -> Domain {
    let step = (input.kind == InputKind::Whole).then(Exact::one);
    let bounds = input.domain.clone().unwrap_or_default();
    let end = |end: Option<(NodeId, bool)>, high: bool| {
        let (node, _) = end?;
        match program.node(node) {
            Some(Node::Constant(value)) => Some(value.clone()),
            // `từ 0 đến b`, where b itself must not name a third input: one step is enough for what annexes say.
            Some(Node::Input(other)) => {
                let other = program.input(*other)?;
                let (node, _) = if high { other.domain.as_ref()?.high? } else { other.domain.as_ref()?.low? };
                program.constant(node).cloned()
            }
            _ => None,
        }
    };
    match &input.kind {
        InputKind::Points { low, high, .. } => {
            Domain { low: Some(low.clone()), high: high.clone().or_else(|| program.row(input.row?)?.maximum.points().cloned()), step: None }
        }
        InputKind::Whole | InputKind::Decimal | InputKind::Ratio => {
            Domain { low: end(bounds.low, false), high: end(bounds.high, true), step }
        }
        InputKind::YesNo | InputKind::Choice(_) => Domain::default(),
    }
}

/// Whether the declarations prove that one input is no more than another (`từ 0 đến b`), or than the largest of all units.
pub fn proved_at_most(program: &Program, smaller: NodeId, larger: NodeId) -> bool {
    if let Some(Node::Population(id)) = program.node(larger) {
        return program.population(*id).is_some_and(|population| {
            let among = matches!(population.scope, Scope::All | Scope::Each(_));
            among && population.statistic == Statistic::Largest && same(program, population.of, smaller)
        });
    }
    // What is left of a whole is no more than the whole: (b − a) / b.
    if let Some(Node::Sum(parts)) = program.node(smaller)
        && let Some(((Sign::Plus, first), rest)) = parts.split_first()
    {
        let taken = rest.iter().all(|(sign, part)| *sign == Sign::Minus && of(program, *part).is_not_negative());
        return taken && same(program, *first, larger);
    }
    if let (Some(small @ Node::Records { .. }), Some(large)) = (program.node(smaller), program.node(larger)) {
        return super::lists::proved_at_most(program, small, large);
    }
    let (Some(Node::Input(small)), Some(Node::Input(large))) = (program.node(smaller), program.node(larger)) else { return false };
    if small == large {
        return true;
    }
    let Some(Bounds { high: Some((high, _)), .. }) = program.input(*small).and_then(|input| input.domain.clone()) else { return false };
    matches!(program.node(high), Some(Node::Input(named)) if named == large)
}

fn quotient(program: &Program, region: &Region, over: NodeId, by: NodeId) -> Domain {
    let (mut upper, lower) = (of_in(program, region, over), of_in(program, region, by));
    if let Some(Node::Sum(parts)) = program.node(over)
        && let [(Sign::Plus, whole), (Sign::Minus, part)] = parts.as_slice()
        && proved_at_most(program, *part, *whole)
    {
        upper.low = Some(Exact::zero());
    }
    if !upper.is_not_negative() || !lower.is_not_negative() {
        return Domain::default();
    }
    let proved = proved_at_most(program, over, by);
    // A product over a figure, `45 điểm × a / b`, is bounded by its constant when a ≤ b.
    let scaled = match program.node(over) {
        Some(Node::Product(parts)) => scaled_ratio(program, region, parts, by),
        _ => None,
    };
    let quotient = match (&upper.high, &lower.low) {
        (Some(high), Some(low)) => high.over(low),
        _ => None,
    };
    let high = if proved { Some(Exact::one()) } else { scaled.or(quotient) };
    // The larger over the smaller, as a ratio written upside down is.
    let low = if proved_at_most(program, by, over) && !proved { Exact::one() } else { Exact::zero() };
    Domain { low: Some(low), high, step: None }
}

fn scaled_ratio(program: &Program, region: &Region, parts: &[NodeId], by: NodeId) -> Option<Exact> {
    let bounded = parts.iter().position(|part| proved_at_most(program, *part, by))?;
    let mut scale = Exact::one();
    for (index, part) in parts.iter().enumerate() {
        if index != bounded {
            let domain = of_in(program, region, *part);
            scale = scale.times(&domain.high.filter(|high| !high.is_negative())?);
        }
    }
    Some(scale)
}

fn product(left: &Domain, right: &Domain) -> Domain {
    if !left.is_not_negative() || !right.is_not_negative() {
        return Domain::default();
    }
    let times = |left: &Option<Exact>, right: &Option<Exact>| Some(left.as_ref()?.times(right.as_ref()?));
    Domain { low: times(&left.low, &right.low), high: times(&left.high, &right.high), step: None }
}

fn plus(left: &Domain, right: &Domain) -> Domain {
    let add = |left: &Option<Exact>, right: &Option<Exact>| Some(left.as_ref()?.plus(right.as_ref()?));
    Domain { low: add(&left.low, &right.low), high: add(&left.high, &right.high), step: None }
}

fn negated(domain: &Domain) -> Domain {
    Domain { low: domain.high.as_ref().map(Exact::negated), high: domain.low.as_ref().map(Exact::negated), step: domain.step.clone() }
}

fn hull(left: Domain, right: Domain) -> Domain {
    Domain { low: smaller_if_both(left.low, right.low), high: larger_if_both(left.high, right.high), step: None }
}

/// The larger of two.
fn greater(left: &Domain, right: &Domain) -> Domain {
    let low = match (&left.low, &right.low) {
        (Some(left), Some(right)) => Some(left.clone().max(right.clone())),
        (left, right) => left.clone().or_else(|| right.clone()),
    };
    Domain { low, high: larger_if_both(left.high.clone(), right.high.clone()), step: None }
}

fn smaller(left: Option<Exact>, right: Option<Exact>) -> Option<Exact> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (left, right) => left.or(right),
    }
}

fn smaller_if_both(left: Option<Exact>, right: Option<Exact>) -> Option<Exact> {
    Some(left?.min(right?))
}

fn larger_if_both(left: Option<Exact>, right: Option<Exact>) -> Option<Exact> {
    Some(left?.max(right?))
}
