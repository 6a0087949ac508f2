//! What values an expression can take: its least and greatest value, and whether it moves in whole steps.
//!
//! The answer is an enclosure: every value the expression can take lies in it. It is exact for an input, and for a ratio whose numerator is
//! declared to be no more than its denominator.

pub use super::intervals::Domain;
pub(super) use super::intervals::hull;
use super::intervals::{greater, larger_if_both, meet, negated, plus, product, smaller, smaller_if_both};
use super::quotients::{of_one_whole, parts_of_one, quotient};
use super::regions::Region;
use super::together::same;
use crate::ir::{Bounds, Input, InputKind, ItemNode, Node, NodeId, Population, Program, Scope, Statistic, Test, Tier};
use crate::quantity::{Enclosure, Exact};
use crate::syntax::tree::Sign;

/// How finely the ends of a logarithm are worked out: enough to tell two goalposts apart.
const LOGARITHM_BITS: u32 = 64;

/// The domain of a node.
pub fn of(program: &Program, id: NodeId) -> Domain {
    of_in(program, &Region::default(), id)
}

/// The one value of an expression that is the same for everybody: `60 - 10`.
pub(super) fn fixed(program: &Program, id: NodeId) -> Option<Exact> {
    let Domain { low, high, .. } = of(program, id);
    low.filter(|low| Some(low) == high.as_ref())
}

/// Whether an expression can be zero. The ends of a domain do not tell whether they are reached: `trên 0` is asked of the declarations.
pub fn may_be_zero(program: &Program, id: NodeId) -> bool {
    of(program, id).may_be_zero() && !above_zero(program, id)
}

/// Whether the declarations prove that an expression is above zero, however little.
fn above_zero(program: &Program, id: NodeId) -> bool {
    let begins = |bounds: Option<&Bounds>| {
        let Some((low, closed)) = bounds.and_then(|bounds| bounds.low) else { return false };
        // `trên 0`, `từ 1 trở lên`; an end that is another figure (`từ b trở lên`) is not followed.
        program.constant(low).is_some_and(|low| low.is_positive() || (!closed && low.is_zero()))
    };
    match program.node(id) {
        Some(Node::Constant(value)) => value.is_positive(),
        Some(Node::Input(input)) => begins(program.input(*input).and_then(|input| input.domain.as_ref())),
        Some(Node::Field(field)) => begins(program.field(*field).and_then(|field| field.domain.as_ref())),
        Some(Node::Sum(parts)) => {
            let added = parts.iter().all(|(sign, part)| *sign == Sign::Plus && of(program, *part).is_not_negative());
            added && parts.iter().any(|(_, part)| above_zero(program, *part))
        }
        Some(Node::Product(parts)) => parts.iter().all(|part| above_zero(program, *part)),
        Some(Node::Quotient { over, by }) => above_zero(program, *over) && above_zero(program, *by),
        Some(Node::Least(parts)) => parts.iter().all(|part| above_zero(program, *part)),
        Some(Node::Greatest(parts)) => parts.iter().any(|part| above_zero(program, *part)),
        _ => false,
    }
}

/// The domain of a node in a part of the space of its figures: what conditions choose is chosen there.
pub fn of_in(program: &Program, region: &Region, id: NodeId) -> Domain {
    let mut domain = enclosed(program, region, id);
    let made = matches!(
        program.node(id),
        Some(
            Node::Sum(_)
                | Node::Product(_)
                | Node::Negative(_)
                | Node::Least(_)
                | Node::Greatest(_)
                | Node::Cap { .. }
                | Node::Floor { .. }
                | Node::OrNothing { .. }
                | Node::Distance { .. }
                | Node::Quotient { .. }
        )
    );
    // Of whole numbers sums, differences and multiples are whole: nobody holds 3,1 meetings and one more.
    if made && domain.step.is_none() {
        domain.step = super::steps::of_value(program, id).filter(Exact::is_positive);
    }
    domain
}

fn enclosed(program: &Program, region: &Region, id: NodeId) -> Domain {
    if let Some(narrowed) = region.number(program, id) {
        let narrowed = narrowed.clone();
        // What is put together from figures lies where these allow as well.
        return match program.node(id) {
            Some(Node::Input(_) | Node::Field(_)) | None => narrowed,
            Some(_) => meet(of_in(program, &region.without(program, id), id), narrowed),
        };
    }
    let of = |id: NodeId| of_in(program, region, id);
    match program.node(id) {
        Some(Node::Constant(value)) => Domain::point(value),
        Some(Node::Input(input)) => program.input(*input).map_or_else(Domain::default, |input| of_input(program, input)),
        Some(Node::Field(field)) => super::lists::of_field(program, *field),
        Some(Node::Records { what, .. }) => super::lists::of_records(program, *what),
        Some(Node::Published(basis)) => super::classes::domain(program, basis),
        Some(Node::ShareOf(_) | Node::PillarShare(_)) => Domain { low: Some(Exact::zero()), high: Some(Exact::one()), step: None },
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
            Domain { low: end(low), high: end(high), step: Some(rounding.step()) }
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
        Some(Node::Sum(parts)) => {
            let sum = parts.iter().fold(Domain::point(&Exact::zero()), |left, (sign, part)| {
                let right = of(*part);
                match sign {
                    Sign::Plus => plus(&left, &right),
                    Sign::Minus => plus(&left, &negated(&right)),
                }
            });
            let added: Option<Vec<NodeId>> = parts.iter().map(|(sign, part)| (*sign == Sign::Plus).then_some(*part)).collect();
            let high = smaller(sum.high, added.and_then(|added| parts_of_one(program, &added)));
            let high = smaller(high.clone(), of_one_whole(program, region, parts, high.as_ref()));
            // `tổng - xấu` is not below zero where no more can be bad than there is.
            let zero = sum.low.as_ref().is_none_or(Exact::is_negative) && super::linear::not_negative(program, region, id);
            let low = if zero { Some(Exact::zero()) } else { sum.low };
            match super::corners::ends(program, region, &super::linear::Sum::of(program, id)) {
                Some((least, most)) => {
                    Domain { low: low.filter(|low| *low > least).or(Some(least)), high: smaller(high, Some(most)), step: None }
                }
                None => Domain { low, high, step: None },
            }
        }
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
            let sum = items.iter().map(value).reduce(|left, right| together(&left, &right)).unwrap_or(zero);
            let values: Vec<NodeId> = items.iter().map(|item| item.value).collect();
            let apart = if *best { None } else { together_at_most(program, region, items) };
            let high = smaller(smaller(sum.high, parts_of_one(program, &values)), apart);
            let added: Option<Vec<(Sign, NodeId)>> =
                items.iter().map(|item| item.when.is_none().then_some((Sign::Plus, item.value))).collect();
            let whole = added.filter(|_| !best).and_then(|added| of_one_whole(program, region, &added, high.as_ref()));
            Domain { high: smaller(high, whole), ..sum }
        }
        Some(Node::Greatest(parts)) => parts.iter().map(|part| of(*part)).reduce(|left, right| greater(&left, &right)).unwrap_or_default(),
        Some(Node::Tiers { subject, rows, otherwise }) => {
            let mut values: Vec<Domain> = Vec::new();
            let (mut open, mut past) = (true, region.clone());
            for tier in rows {
                match region.takes(program, *subject, &tier.test) {
                    Some(false) => continue,
                    Some(true) => {
                        values.push(of(tier.value));
                        open = false;
                        break;
                    }
                    // What a row gives may itself speak of the figure, which lies in the range of the row there.
                    None => values.push(in_tier(program, &past, *subject, tier)),
                }
                past = past_tier(past, *subject, tier);
            }
            values.extend(otherwise.iter().filter(|_| open).map(|(value, _)| of_in(program, &past, *value)));
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
    // An end that is another figure (`dưới chỉ_tiêu`) is followed as well.
    let above = bounds.low.filter(|(end, _)| program.constant(*end).is_none());
    let below = bounds.high.filter(|(end, _)| program.constant(*end).is_none());
    let narrowed = above.into_iter().fold(narrowed, |narrowed, (end, _)| narrowed.where_at_most(end, subject));
    let narrowed = below.into_iter().fold(narrowed, |narrowed, (end, _)| narrowed.where_at_most(subject, end));
    of_in(program, &narrowed, tier.value)
}

/// Where a row of a table does not take its subject, the subject lies on the other side of the end of the row.
fn past_tier(region: Region, subject: NodeId, tier: &Tier) -> Region {
    match tier.test {
        Test::Within(Bounds { low: Some((end, _)), high: None }) => region.where_at_most(subject, end),
        Test::Within(Bounds { low: None, high: Some((end, _)) }) => region.where_at_most(end, subject),
        _ => region,
    }
}

/// The most that items can come to, of which some exclude each other.
fn together_at_most(program: &Program, region: &Region, items: &[ItemNode]) -> Option<Exact> {
    let open = items.iter().filter(|item| item.when.is_none_or(|when| region.truth(program, when) != Some(false)));
    let most: Vec<(&ItemNode, Exact)> = open.map(|item| Some((item, of_in(program, region, item.value).high?))).collect::<Option<_>>()?;
    Some(super::together::greatest_sum(&most, |one, other| region.exclude(program, one, other)))
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

/// Whether the declarations prove that one expression is no more than another (`từ 0 đến b`), or than the largest of all units.
pub fn proved_at_most(program: &Program, smaller: NodeId, larger: NodeId) -> bool {
    proved_at_most_in(program, &Region::default(), smaller, larger)
}

/// Whether the order that is declared of figures says so, and not what each comes to by itself: a ratio the other way round is upside down.
pub(super) fn ordered(program: &Program, smaller: NodeId, larger: NodeId) -> bool {
    let figures = program.constant(smaller).is_none() && program.constant(larger).is_none();
    figures && (never_above(program, smaller, larger) || super::linear::ordered(program, smaller, larger))
}

/// The same as [`proved_at_most`] in a part of the space of the figures.
pub(super) fn proved_at_most_in(program: &Program, region: &Region, smaller: NodeId, larger: NodeId) -> bool {
    never_above(program, smaller, larger) || super::linear::at_most(program, region, smaller, larger)
}

/// Whether a figure is declared to be no more than another, and not for what either comes to by itself.
pub(super) fn never_above(program: &Program, smaller: NodeId, larger: NodeId) -> bool {
    if same(program, smaller, larger) {
        return true;
    }
    if let Some(Node::Population(id)) = program.node(larger) {
        return program.population(*id).is_some_and(|population| {
            let among = matches!(population.scope, Scope::All | Scope::Each(_));
            among && population.statistic == Statistic::Largest && same(program, population.of, smaller)
        });
    }
    if let (Some(small @ Node::Records { .. }), Some(large)) = (program.node(smaller), program.node(larger)) {
        return super::lists::proved_at_most(program, small, large);
    }
    let (Some(Node::Input(small)), Some(Node::Input(large))) = (program.node(smaller), program.node(larger)) else { return false };
    // `a từ 0 đến b`, `b từ 0 đến c`: a is no more than c; circles end at a depth no annex reaches.
    let mut at = *small;
    for _ in 0..8 {
        let Some(Bounds { high: Some((high, _)), .. }) = program.input(at).and_then(|input| input.domain.clone()) else { return false };
        match program.node(high) {
            Some(Node::Input(named)) if named == large => return true,
            Some(Node::Input(named)) => at = *named,
            _ => return false,
        }
    }
    false
}

/// Whether a figure is no more than another because the other is declared to begin there: `trần` từ sàn trở lên, `x` từ sàn đến trần.
pub(super) fn begins_at(program: &Program, smaller: NodeId, larger: NodeId) -> bool {
    let mut at = larger;
    for _ in 0..8 {
        let Some(Node::Input(input)) = program.node(at) else { return false };
        let Some(Bounds { low: Some((low, _)), .. }) = program.input(*input).and_then(|input| input.domain.as_ref()) else { return false };
        if never_above(program, smaller, *low) {
            return true;
        }
        at = *low;
    }
    false
}

/// Whether a figure is no more than another because of all units one is the smallest of it, or their mean, or the largest.
pub(super) fn ranked(program: &Program, smaller: NodeId, larger: NodeId) -> bool {
    let of = |id: NodeId| match program.node(id) {
        Some(Node::Population(id)) => program.population(*id).filter(|population| matches!(population.scope, Scope::All | Scope::Each(_))),
        _ => None,
    };
    match (of(smaller), of(larger)) {
        (Some(least), None) => least.statistic == Statistic::Smallest && same(program, least.of, larger),
        (Some(least), Some(most)) => {
            let rising = matches!(
                (least.statistic, most.statistic),
                (Statistic::Smallest, Statistic::Mean | Statistic::Largest) | (Statistic::Mean, Statistic::Largest)
            );
            rising && least.row == most.row && least.scope == most.scope && same(program, least.of, most.of)
        }
        (None, _) => false,
    }
}
