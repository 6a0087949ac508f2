//! Whether one sum of figures is never more than another, by what is declared of each figure: `(a + b) / (2 × c)` with a and b up to c.
//!
//! What is taken away is paid for by what stands against it: a figure by itself, by one that it is declared to be no more than, or by its own
//! greatest value; what is left over counts with its least value. Where that does not do, a figure gives place to what it is no more than: its
//! end where that is declared as a sum of others (`từ 0 đến phiếu - rất`), the end of the row of a table that takes it (`dưới chỉ_tiêu`), each of
//! the figures of which it is the smallest. Ratios over one figure are held against each other by what stands above their lines. The figures may
//! come in fractions of each other, never in products.
//!
//! `exclusive` adds such sums up to show that two conditions never hold together; `direction` asks which way a ratio of two sums moves.

use super::corners;
use super::domain::{begins_at, never_above, of_in, ranked};
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

/// Whether parts that are added or taken away are proved to come to no more than a number.
pub(super) fn sum_at_most(program: &Program, region: &Region, parts: &[(Sign, NodeId)], most: &Exact) -> bool {
    let mut sum = Sum { constant: most.clone(), ..Sum::default() };
    for (sign, part) in parts {
        let one = Exact::one();
        sum.add(program, *part, &if *sign == Sign::Plus { one.negated() } else { one });
    }
    sum.holds(program, region, true)
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
    pub fn of(program: &Program, id: NodeId) -> Self {
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

    /// Whether the sum is never below zero. `ends`: whether the greatest value of a figure may pay for it, and what is known beside the
    /// declarations.
    fn holds(&self, program: &Program, region: &Region, ends: bool) -> bool {
        self.is_least(program, region, ends, &|least| !least.is_negative())
    }

    /// Whether the sum is always above zero, or never below it.
    pub fn is_above_zero(&self, program: &Program, or_zero: bool) -> bool {
        self.is_least(program, &Region::default(), true, &|least| least.is_positive() || (or_zero && least.is_zero()))
    }

    /// Whether a number that the sum never falls below is as is asked.
    fn is_least(&self, program: &Program, region: &Region, ends: bool, asked: &dyn Fn(&Exact) -> bool) -> bool {
        if !ends {
            return self.searched(program, region, ends, asked);
        }
        self.cases(program).is_some_and(|cases| cases.iter().all(|sum| sum.searched(program, region, ends, asked)))
    }

    fn searched(&self, program: &Program, region: &Region, ends: bool, asked: &dyn Fn(&Exact) -> bool) -> bool {
        let mut tried = vec![self.clone()];
        // What is looked at in the course of this does not look at what is known here again.
        let bare = region.forgetting();
        for _ in 0..=MOST_PLACES {
            let more = |sum: &Sum| if ends { sum.with_known(program, region) } else { Vec::new() };
            let next = tried.iter().flat_map(|sum| sum.with_ends(program).into_iter().chain(more(sum)));
            let next: Vec<Sum> = next.take(MOST_TERMS).collect();
            // Figures that are multiplied with each other: by the corners of their ends.
            let cornered = |sum: &Sum| ends && corners::ends(program, &bare, sum).is_some_and(|(least, _)| asked(&least));
            if tried.into_iter().any(|sum| cornered(&sum) || sum.least(program, &bare, ends).is_some_and(|least| asked(&least))) {
                return true;
            }
            tried = next;
        }
        false
    }

    /// The sums of which each must hold: what the larger of two is taken from must stand against both. Nothing where there are too many.
    fn cases(&self, program: &Program) -> Option<Vec<Sum>> {
        let mut out = vec![self.clone()];
        loop {
            let every = |sum: &Sum| sum.terms.iter().find_map(|term| sum.each_of(program, term, true));
            let Some((place, cases)) = out.iter().enumerate().find_map(|(place, sum)| Some((place, every(sum)?))) else { return Some(out) };
            out.swap_remove(place);
            out.extend(cases);
            if out.len() > MOST_TERMS {
                return None;
            }
        }
    }

    /// The sum with each of the expressions in place of a figure that is the smallest or the largest of them. `every`: where the figure is one
    /// of them and nobody knows which; otherwise where each of them gives the same or less.
    fn each_of(&self, program: &Program, (figure, times): &(NodeId, Exact), every: bool) -> Option<Vec<Sum>> {
        let plus = |id: NodeId| vec![(id, Exact::one())];
        let (ways, largest): (Vec<Vec<(NodeId, Exact)>>, bool) = match program.node(*figure)? {
            Node::Greatest(parts) => (parts.iter().map(|part| plus(*part)).collect(), true),
            Node::Least(parts) => (parts.iter().map(|part| plus(*part)).collect(), false),
            Node::Floor { value, limit } => (vec![plus(*value), plus(*limit)], true),
            Node::Cap { value, limit } => (vec![plus(*value), plus(*limit)], false),
            Node::Distance { left, right } => {
                let apart = |from: NodeId, taken: NodeId| vec![(from, Exact::one()), (taken, Exact::one().negated())];
                (vec![apart(*left, *right), apart(*right, *left)], true)
            }
            _ => return None,
        };
        if times.is_zero() || (times.is_negative() == largest) != every {
            return None;
        }
        let placed = |way: Vec<(NodeId, Exact)>| {
            let mut sum = self.without(*figure);
            way.iter().for_each(|(id, part)| sum.add(program, *id, &part.times(times)));
            sum
        };
        Some(ways.into_iter().map(placed).collect())
    }

    /// The same or less, with the value in place of the whole steps that are taken away: there are never more of them.
    fn unrounded(&self, program: &Program, (figure, times): &(NodeId, Exact)) -> Option<Sum> {
        let Some(Node::WholeSteps { value, step }) = program.node(*figure) else { return None };
        let mut sum = self.without(*figure);
        sum.add(program, *value, &times.over(step).filter(|times| times.is_negative())?);
        Some(sum)
    }

    fn without(&self, figure: NodeId) -> Sum {
        let mut terms = self.terms.clone();
        terms.retain(|(known, _)| *known != figure);
        Sum { terms, constant: self.constant.clone() }
    }

    /// The same or less by what is known beside the declarations, or the same over one figure.
    fn with_known(&self, program: &Program, region: &Region) -> Vec<Sum> {
        let smallest = self.terms.iter().filter_map(|term| self.each_of(program, term, false)).flatten();
        let smallest = smallest.chain(self.terms.iter().filter_map(|term| self.unrounded(program, term)));
        let known = region.known().iter().flat_map(|(smaller, larger)| self.less(program, &difference(program, *larger, *smaller)));
        smallest.chain(known).chain(self.cleared(program, region)).collect()
    }

    /// The sum less something that is not below zero, as often as one of its figures goes away.
    fn less(&self, program: &Program, taken: &Sum) -> Vec<Sum> {
        let goes = |(figure, by): &(NodeId, Exact)| {
            let (_, times) = self.terms.iter().find(|(known, _)| same(program, *known, *figure))?;
            let often = times.over(by).filter(Exact::is_positive)?.negated();
            let mut sum = self.clone();
            sum.add_times(program, taken, &often);
            Some(sum)
        };
        taken.terms.iter().filter_map(goes).collect()
    }

    /// The sum times the figure that its ratios are over, which is not below zero where they have a value.
    fn cleared(&self, program: &Program, region: &Region) -> Option<Sum> {
        let under = |id: NodeId| match program.node(id) {
            Some(Node::Quotient { over, by }) => Some((*over, *by)),
            _ => None,
        };
        let bare = region.forgetting();
        let by = self.terms.iter().find_map(|(id, _)| under(*id)).map(|(_, by)| by)?;
        of_in(program, &bare, by).low.filter(|low| !low.is_negative())?;
        let (mut sum, mut constant) = (Sum::default(), self.constant.clone());
        for (id, times) in &self.terms {
            match under(*id).filter(|(_, other)| same(program, by, *other)) {
                Some((over, _)) => sum.add(program, over, times),
                // What is over something else counts with its end.
                None => {
                    let range = of_in(program, &bare, *id);
                    let end = if times.is_negative() { range.high } else { range.low };
                    constant = constant.plus(&end?.times(times));
                }
            }
        }
        sum.add(program, by, &constant);
        Some(sum)
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
            let mut sum = self.without(*figure);
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
                    && (never_above(program, *figure, *other)
                        || (ends && (ranked(program, *figure, *other) || begins_at(program, *figure, *other)))
                        || !region.order(program, *figure, *other).above)
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
