//! Which way a value moves when one figure grows and all others stay: read off how the value is made.
//!
//! Two of the answers are proofs: `Up` never falls and `Down` never rises. `Mixed` is no answer.

use crate::diagnostic::Direction;
use crate::ir::{InputId, ItemNode, Node, NodeId, Population, Program, Statistic, Test, Tier};
use crate::lint::domain::{Domain, of, of_in};
use crate::lint::linear;
use crate::lint::pieces::pieces;
use crate::lint::regions::Region;
use crate::lint::tiers::takes;
use crate::lint::together::same;
use crate::quantity::Exact;
use crate::source::Span;
use crate::syntax::tree::{Compare, Sign};

/// How a value moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trend {
    /// Not at all.
    Flat,
    /// It never falls.
    Up,
    /// It never rises.
    Down,
    /// Not known.
    Mixed,
}

impl Trend {
    fn and(self, other: Trend) -> Trend {
        match (self, other) {
            (Trend::Flat, one) | (one, Trend::Flat) => one,
            (one, other) if one == other => one,
            _ => Trend::Mixed,
        }
    }

    fn turned(self) -> Trend {
        match self {
            Trend::Up => Trend::Down,
            Trend::Down => Trend::Up,
            Trend::Flat | Trend::Mixed => self,
        }
    }

    /// The way in which it is better, if more points are.
    pub fn direction(self) -> Option<Direction> {
        match self {
            Trend::Up => Some(Direction::Higher),
            Trend::Down => Some(Direction::Lower),
            Trend::Flat | Trend::Mixed => None,
        }
    }
}

/// What is asked of a value.
#[derive(Clone, Copy)]
pub(super) struct Ask<'a> {
    pub program: &'a Program,
    /// The figure that grows.
    pub input: InputId,
    /// Whether tables and preconditions on the figure are left aside: then the answer is what the sentences that count say, and no proof.
    pub counting: bool,
}

impl Ask<'_> {
    fn join(self, parts: &[NodeId]) -> Trend {
        parts.iter().fold(Trend::Flat, |trend, part| trend.and(self.of(*part)))
    }

    fn not_negative(self, node: NodeId) -> bool {
        of(self.program, node).low.is_some_and(|low| !low.is_negative()) || largest_less_smallest(self.program, node)
    }

    /// The trend of a number or of a condition, of which `true` is the larger.
    pub fn of(self, node: NodeId) -> Trend {
        match self.program.node(node) {
            None => Trend::Mixed,
            Some(Node::Input(input)) => {
                if *input == self.input {
                    Trend::Up
                } else {
                    Trend::Flat
                }
            }
            // What other units, rows and records come to stays.
            Some(
                Node::Constant(_)
                | Node::Property(_)
                | Node::Field(_)
                | Node::Records { .. }
                | Node::ShareOf(_)
                | Node::PillarShare(_)
                | Node::Published(_)
                | Node::Listed { .. }
                | Node::Population(_),
            ) => Trend::Flat,
            Some(Node::Sum(parts)) => parts.iter().fold(Trend::Flat, |trend, (sign, part)| {
                let part = self.of(*part);
                trend.and(if *sign == Sign::Plus { part } else { part.turned() })
            }),
            Some(Node::Product(parts)) => self.product(parts),
            Some(Node::Quotient { over, by }) => {
                let (upper, lower) = (self.of(*over), self.of(*by));
                match (upper, lower) {
                    (Trend::Flat, Trend::Flat) => Trend::Flat,
                    // What a share is of is neither good nor bad.
                    (_, Trend::Up | Trend::Down) if self.counting => Trend::Mixed,
                    (_, Trend::Flat) if self.not_negative(*by) => upper,
                    (Trend::Flat, _) if self.not_negative(*by) && self.not_negative(*over) => lower.turned(),
                    // A part over itself and what is beside it grows with the part.
                    (_, Trend::Up) if self.part_of(*over, *by) => upper,
                    _ if self.not_negative(*by) => self.ratio_of_sums(*over, *by),
                    _ => Trend::Mixed,
                }
            }
            Some(Node::OrNothing { value, nothing }) => self.of(*value).and(self.of(*nothing)),
            Some(Node::Negative(value) | Node::Not(value)) => self.of(*value).turned(),
            Some(Node::Least(parts) | Node::Greatest(parts) | Node::And(parts) | Node::Or(parts)) => self.join(parts),
            Some(Node::Ln(value) | Node::Root { value, .. } | Node::Rounded { value, .. } | Node::Standard { value, .. }) => {
                self.of(*value)
            }
            Some(Node::WholeSteps { value, step }) if step.is_positive() => self.of(*value),
            Some(Node::Cap { value, limit } | Node::Floor { value, limit }) => self.of(*value).and(self.of(*limit)),
            Some(Node::Compare { op, left, right }) => {
                let apart = self.of(*left).and(self.of(*right).turned());
                match op {
                    Compare::AtLeast | Compare::Above => apart,
                    Compare::AtMost | Compare::Below => apart.turned(),
                    Compare::Equal | Compare::NotEqual => still(apart),
                }
            }
            Some(Node::Within { value, bounds }) => {
                let value = self.of(*value);
                let ends: Vec<NodeId> = bounds.low.iter().chain(&bounds.high).map(|(end, _)| *end).collect();
                match (bounds.low, bounds.high) {
                    (Some(_), None) => value.and(self.join(&ends).turned()),
                    (None, Some(_)) => value.turned().and(self.join(&ends)),
                    _ => still(value.and(self.join(&ends))),
                }
            }
            Some(Node::Gate { when, value, otherwise }) => {
                let values = self.join(&[*value, *otherwise]);
                if self.counting { values } else { self.chosen(&[*when], &[*value, *otherwise]) }
            }
            Some(Node::Cases { rows, otherwise }) => {
                let whens: Vec<NodeId> = rows.iter().map(|(when, _)| *when).collect();
                let values: Vec<NodeId> = rows.iter().map(|(_, value)| *value).chain(*otherwise).collect();
                self.chosen(&whens, &values)
            }
            Some(Node::Tiers { subject, rows, otherwise }) => self.tiers(*subject, rows, *otherwise),
            Some(Node::Items { items, .. }) => items.iter().fold(Trend::Flat, |trend, item| trend.and(self.item(item))),
            Some(node) => still(self.join(&crate::ir::children(node))),
        }
    }

    /// A ratio of two sums that both count the figure.
    fn ratio_of_sums(self, over: NodeId, by: NodeId) -> Trend {
        match linear::ratio_rises(self.program, over, by, self.input, &|part| self.of(part) == Trend::Flat) {
            Some(true) => Trend::Up,
            Some(false) => Trend::Down,
            None => Trend::Mixed,
        }
    }

    /// Whether a whole is a part and other things that stay and are not below zero.
    fn part_of(self, part: NodeId, whole: NodeId) -> bool {
        let Some(Node::Sum(parts)) = self.program.node(whole) else { return false };
        let plus = parts.iter().all(|(sign, part)| *sign == Sign::Plus && self.not_negative(*part));
        let moving: Vec<NodeId> = parts.iter().map(|(_, part)| *part).filter(|part| self.of(*part) != Trend::Flat).collect();
        plus && matches!(moving.as_slice(), [only] if same(self.program, *only, part))
    }

    /// Of factors that are constants or not below zero.
    fn product(self, parts: &[NodeId]) -> Trend {
        let trend = parts.iter().fold(Trend::Flat, |trend, part| trend.and(self.of(*part)));
        let moving = parts.iter().filter(|part| self.of(**part) != Trend::Flat).count();
        let mut turned = false;
        for part in parts {
            let below = of(self.program, *part).high.is_some_and(|high| !high.is_positive());
            match (self.of(*part) == Trend::Flat, below, self.not_negative(*part)) {
                (true, true, false) => turned = !turned,
                (_, _, true) => {}
                // The one factor that moves may have any sign, if nothing else moves.
                (false, _, false) if moving == 1 => {}
                _ => return still(trend),
            }
        }
        if turned { trend.turned() } else { trend }
    }

    fn item(self, item: &ItemNode) -> Trend {
        let value = self.of(item.value);
        let when = item.when.map_or(Trend::Flat, |when| self.of(when));
        match when {
            Trend::Flat => value,
            _ if self.not_negative(item.value) => value.and(when),
            _ if of(self.program, item.value).high.is_some_and(|high| !high.is_positive()) => value.and(when.turned()),
            _ => Trend::Mixed,
        }
    }

    /// The value of the first condition that holds; the last value may have none.
    fn chosen(self, whens: &[NodeId], values: &[NodeId]) -> Trend {
        let conditions = self.join(whens);
        let value = self.join(values);
        if conditions == Trend::Flat {
            return value;
        }
        let ranges: Vec<Domain> = values.iter().map(|value| of(self.program, *value)).collect();
        value.and(ordered(&ranges, conditions.turned()))
    }

    fn tiers(self, subject: NodeId, rows: &[Tier], otherwise: Option<(NodeId, Span)>) -> Trend {
        let values: Vec<NodeId> = rows.iter().map(|tier| tier.value).chain(otherwise.map(|(value, _)| value)).collect();
        let value = self.join(&values);
        let along = self.of(subject);
        if along == Trend::Flat || self.counting {
            return value;
        }
        if let [Tier { test: Test::Truth(first), .. }, ..] = rows {
            let ranges: Vec<Domain> = values.iter().map(|value| of(self.program, *value)).collect();
            return value.and(ordered(&ranges, if *first { along.turned() } else { along }));
        }
        let Some(takes) = rows.iter().map(|tier| takes(self.program, &tier.test)).collect::<Option<Vec<_>>>() else { return Trend::Mixed };
        let whole = of(self.program, subject);
        let mut ranges = Vec::new();
        for piece in pieces(&whole, &takes) {
            let Some(value) =
                piece.takers.first().and_then(|row| rows.get(*row)).map(|tier| tier.value).or(otherwise.map(|(value, _)| value))
            else {
                continue;
            };
            let interval = piece.interval(false);
            let end = |end: Option<crate::diagnostic::Bound>| end.map(|end| end.value);
            let here = Domain { low: end(interval.low), high: end(interval.high), step: whole.step.clone() };
            let region = Region::default().with(self.program, subject, here, piece.witness.clone());
            ranges.push(of_in(self.program, &region, value));
        }
        value.and(ordered(&ranges, along))
    }
}

/// What follows from a value that moves in an unknown way: nothing, unless it does not move.
fn still(trend: Trend) -> Trend {
    if trend == Trend::Flat { Trend::Flat } else { Trend::Mixed }
}

/// The trend along ranges of values that follow each other, when what chooses among them moves so.
fn ordered(ranges: &[Domain], along: Trend) -> Trend {
    let pairs = || ranges.iter().zip(ranges.iter().skip(1));
    let before = |left: &Option<Exact>, right: &Option<Exact>| matches!((left, right), (Some(left), Some(right)) if left <= right);
    let rises = pairs().all(|(one, next)| before(&one.high, &next.low));
    let falls = pairs().all(|(one, next)| before(&next.high, &one.low));
    match (rises, falls) {
        (true, true) => Trend::Flat,
        (true, false) => along,
        (false, true) => along.turned(),
        (false, false) => Trend::Mixed,
    }
}

/// `giá trị lớn nhất … − giá trị nhỏ nhất …` of the same figure.
fn largest_less_smallest(program: &Program, node: NodeId) -> bool {
    let Some(Node::Sum(parts)) = program.node(node) else { return false };
    let [(Sign::Plus, high), (Sign::Minus, low)] = parts.as_slice() else { return false };
    let population = |node: NodeId| match program.node(node) {
        Some(Node::Population(id)) => program.population(*id),
        _ => None,
    };
    match (population(*high), population(*low)) {
        (
            Some(Population { statistic: Statistic::Largest, of: one, .. }),
            Some(Population { statistic: Statistic::Smallest, of: other, .. }),
        ) => same(program, *one, *other),
        _ => false,
    }
}
