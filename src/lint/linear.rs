//! Whether one sum of figures is never more than another, by what is declared of each figure: `(a + b) / (2 × c)` with a and b up to c.
//!
//! What is taken away is paid for by what stands against it: a figure by itself, by one that it is declared to be no more than, or by its own
//! greatest value; what is left over counts with its least value. Where that does not do, a figure whose end is declared as a sum of others
//! (`từ 0 đến phiếu - rất`) gives place to that end. The figures may come in fractions of each other, never in products.
//!
//! `exclusive` adds such sums up to show that two conditions never hold together; `direction` asks which way a ratio of two sums moves.

use super::domain::{never_above, of_in};
use super::regions::Region;
use super::together::same;
use crate::ir::{InputId, Node, NodeId, Program};
use crate::quantity::Exact;
use crate::syntax::tree::Sign;

/// So many figures a sum may have; with more it is not looked at.
const MOST_TERMS: usize = 32;

/// So many figures give place to their ends, one behind the other.
const MOST_PLACES: usize = 4;

/// A number of times each figure, and a constant.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub terms: Vec<(NodeId, Exact)>,
    pub constant: Exact,
}

/// Whether the one is proved to be no more than the other in a part of the space of the figures.
pub(super) fn at_most(program: &Program, region: &Region, smaller: NodeId, larger: NodeId) -> bool {
    difference(program, larger, smaller).holds(program, region, true)
}

/// Whether that follows from the order that is declared of their figures, and not from what each comes to by itself.
pub(super) fn ordered(program: &Program, smaller: NodeId, larger: NodeId) -> bool {
    difference(program, larger, smaller).holds(program, &Region::default(), false)
}

/// Whether an expression is proved not to be below zero.
pub(super) fn not_negative(program: &Program, region: &Region, id: NodeId) -> bool {
    Sum::of(program, id).holds(program, region, true)
}

/// Which way a ratio of two sums moves with one figure that both count, `(sớm + 0,9 × đúng) / (sớm + đúng + trễ)`: it never falls (`true`), or
/// it never rises. A ratio `(a × x + c) / (b × x + k)` moves as `a × k − b × c` says; `stays` tells what does not move with the figure.
pub(super) fn ratio_rises(program: &Program, over: NodeId, by: NodeId, figure: InputId, stays: &dyn Fn(NodeId) -> bool) -> Option<bool> {
    let (times_over, over) = Sum::of(program, over).apart(program, figure, stays)?;
    let (times_by, by) = Sum::of(program, by).apart(program, figure, stays)?;
    let mut slope = Sum::default();
    slope.add_times(program, &by, &times_over);
    slope.add_times(program, &over, &times_by.negated());
    if slope.negated().holds(program, &Region::default(), true) {
        return Some(false);
    }
    slope.holds(program, &Region::default(), true).then_some(true)
}

/// The one less the other.
pub(super) fn difference(program: &Program, from: NodeId, taken: NodeId) -> Sum {
    let mut sum = Sum::default();
    sum.add(program, from, &Exact::one());
    sum.add(program, taken, &Exact::one().negated());
    sum
}

impl Default for Sum {
    fn default() -> Self {
        Sum { terms: Vec::new(), constant: Exact::zero() }
    }
}

impl Sum {
    fn of(program: &Program, id: NodeId) -> Self {
        let mut sum = Sum::default();
        sum.add(program, id, &Exact::one());
        sum
    }

    /// The same with the other sign.
    pub fn negated(&self) -> Self {
        let terms = self.terms.iter().map(|(id, times)| (*id, times.negated())).collect();
        Sum { terms, constant: self.constant.negated() }
    }

    /// Adds so many times another sum.
    pub fn add_times(&mut self, program: &Program, other: &Sum, times: &Exact) {
        self.constant = self.constant.plus(&other.constant.times(times));
        for (id, own) in &other.terms {
            self.term(program, *id, &own.times(times));
        }
        self.terms.retain(|(_, times)| !times.is_zero());
    }

    /// How often a figure is counted, and the sum without it; nothing where it moves something else as well.
    fn apart(mut self, program: &Program, figure: InputId, stays: &dyn Fn(NodeId) -> bool) -> Option<(Exact, Sum)> {
        let is_figure = |id: NodeId| matches!(program.node(id), Some(Node::Input(input)) if *input == figure);
        let (own, rest): (Vec<_>, Vec<_>) = self.terms.into_iter().partition(|(id, _)| is_figure(*id));
        if !rest.iter().all(|(id, _)| stays(*id)) {
            return None;
        }
        self.terms = rest;
        Some((Exact::sum(own.iter().map(|(_, times)| times)), self))
    }

    fn add(&mut self, program: &Program, id: NodeId, times: &Exact) {
        if self.terms.len() > MOST_TERMS {
            return;
        }
        match program.node(id) {
            Some(Node::Constant(value)) => self.constant = self.constant.plus(&value.times(times)),
            Some(Node::Sum(parts)) => {
                for (sign, part) in parts {
                    let times = if *sign == Sign::Plus { times.clone() } else { times.negated() };
                    self.add(program, *part, &times);
                }
            }
            Some(Node::Negative(value)) => self.add(program, *value, &times.negated()),
            Some(Node::Product(parts)) => {
                let given = times.clone();
                let constants = parts.iter().filter_map(|part| program.constant(*part));
                let times = constants.fold(times.clone(), |times, constant| times.times(constant));
                match parts.iter().filter(|part| program.constant(**part).is_none()).collect::<Vec<_>>().as_slice() {
                    [] => self.constant = self.constant.plus(&times),
                    [only] => self.add(program, **only, &times),
                    _ => self.term(program, id, &given),
                }
            }
            Some(Node::Quotient { over, by }) => match program.constant(*by).and_then(|by| times.over(by)) {
                Some(times) => self.add(program, *over, &times),
                None => self.term(program, id, times),
            },
            _ => self.term(program, id, times),
        }
    }

    fn term(&mut self, program: &Program, id: NodeId, times: &Exact) {
        match self.terms.iter_mut().find(|(known, _)| same(program, *known, id)) {
            Some((_, known)) => *known = known.plus(times),
            None => self.terms.push((id, times.clone())),
        }
    }

    /// Whether the sum is never below zero. `ends`: whether the greatest value of a figure may pay for it.
    fn holds(&self, program: &Program, region: &Region, ends: bool) -> bool {
        self.is_least(program, region, ends, |least| !least.is_negative())
    }

    /// Whether the sum is always above zero, or never below it.
    pub fn is_above_zero(&self, program: &Program, or_zero: bool) -> bool {
        self.is_least(program, &Region::default(), true, |least| least.is_positive() || (or_zero && least.is_zero()))
    }

    /// Whether a number that the sum never falls below is as is asked.
    fn is_least(&self, program: &Program, region: &Region, ends: bool, asked: impl Fn(&Exact) -> bool) -> bool {
        let mut tried = vec![self.clone()];
        for _ in 0..=MOST_PLACES {
            let next: Vec<Sum> = tried.iter().flat_map(|sum| sum.with_ends(program)).take(MOST_TERMS).collect();
            if tried.into_iter().any(|sum| sum.least(program, region, ends).is_some_and(|least| asked(&least))) {
                return true;
            }
            tried = next;
        }
        false
    }

    /// The same or less, with one figure in place of which its declared end stands, for each figure whose end is a sum of others.
    fn with_ends(&self, program: &Program) -> Vec<Sum> {
        let less = |(figure, times): &(NodeId, Exact)| {
            let Some(Node::Input(input)) = program.node(*figure) else { return None };
            let bounds = program.input(*input)?.domain.as_ref()?;
            let (end, _) = if times.is_negative() { bounds.high? } else { bounds.low? };
            if times.is_zero() || !matches!(program.node(end), Some(Node::Sum(_) | Node::Product(_) | Node::Quotient { .. })) {
                return None;
            }
            let mut terms = self.terms.clone();
            terms.retain(|(known, _)| known != figure);
            let mut sum = Sum { terms, constant: self.constant.clone() };
            sum.add(program, end, times);
            Some(sum)
        };
        self.terms.iter().filter_map(less).collect()
    }

    /// A number that the sum never falls below, every figure that is taken away being paid for as it stands.
    fn least(self, program: &Program, region: &Region, ends: bool) -> Option<Exact> {
        if self.terms.len() > MOST_TERMS {
            return None;
        }
        let (mut held, mut owed): (Vec<_>, Vec<_>) = self.terms.into_iter().partition(|(_, times)| times.is_positive());
        for (figure, times) in &mut owed {
            for (other, left) in &mut held {
                if times.is_negative()
                    && left.is_positive()
                    && (never_above(program, *figure, *other) || !region.order(program, *figure, *other).above)
                {
                    let paid = left.clone().min(times.negated());
                    *times = times.plus(&paid);
                    *left = left.minus(&paid);
                }
            }
        }
        let mut rest = self.constant;
        for (figure, times) in held.iter().chain(&owed).filter(|(_, times)| !times.is_zero()) {
            if times.is_negative() && !ends {
                return None;
            }
            let range = of_in(program, region, *figure);
            let end = if times.is_negative() { range.high } else { range.low };
            rest = rest.plus(&end?.times(times));
        }
        Some(rest)
    }
}
