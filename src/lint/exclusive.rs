//! Conditions that can never hold together: the one notion that every proof of this stage shares.
//!
//! A condition is taken apart into the ways in which it can hold, and each way into plain facts: a yes or no, an option, a sum of figures that
//! is not below zero, a record that there is. Two conditions exclude each other where each way of the one contradicts each way of the other:
//! by two answers to one question, by sums that add up to less than nothing (`a ≥ giao` and `a < 80% × giao`), or by a record that there is
//! and is not (`mọi nv đều xong` and `số lượng nv mà không xong ≥ 1`). What is not seen here counts as able to hold together.

use super::linear::{Sum, difference};
use super::regions::{Region, axes, regions};
use super::together::same;
use crate::ir::{Aggregate, Bounds, ListId, Node, NodeId, Program};
use crate::quantity::Exact;
use crate::syntax::tree::Compare;

/// A condition that may hold in more ways is not taken apart further.
const MOST_WAYS: usize = 16;

/// So many sums are made of those that the facts give.
const MOST_SUMS: usize = 64;

/// A condition, and the answer that is asked of it.
pub(super) type Asked = (NodeId, bool);

/// What one way of holding says.
#[derive(Clone, Debug)]
enum Fact {
    /// The answer to a question.
    Answer(NodeId, bool),
    /// A choice is an option, or is not.
    Option(NodeId, usize, bool),
    /// A sum is not below zero; whether it is above.
    Sum(Sum, bool),
    /// The list has a record that answers so.
    Some(ListId, Vec<Asked>),
    /// It has none.
    None(ListId, Vec<Asked>),
}

/// The facts of one way.
type Way = Vec<Fact>;

/// Whether two conditions are seen never to hold together.
pub(super) fn exclude(program: &Program, left: NodeId, right: NodeId) -> bool {
    never_all(program, &[(left, true), (right, true)])
}

/// Whether conditions are seen never to give all of the answers that are asked, for what they say themselves.
pub(super) fn never_all(program: &Program, asked: &[Asked]) -> bool {
    let all = asked.iter().map(|(node, wanted)| ways(program, *node, *wanted));
    all.fold(vec![Way::new()], each_with_each).iter().all(|way| contradicts(program, way))
}

/// The same, with what is declared of the figures: under `a từ 0 đến b` no unit has a above b.
pub(super) fn never_all_as_declared(program: &Program, asked: &[Asked]) -> bool {
    let all = asked.iter().map(|(node, wanted)| ways(program, *node, *wanted));
    let beyond = |fact: &Fact| matches!(fact, Fact::Sum(sum, strict) if sum.negated().is_above_zero(program, *strict));
    all.fold(vec![Way::new()], each_with_each).iter().all(|way| way.iter().any(beyond) || contradicts(program, way))
}

/// As [`never_all`], where need be part by part of the space of the figures that the conditions look at: `không loại là sở`, and of two kinds the other.
pub(super) fn never_all_in_parts(program: &Program, asked: &[Asked]) -> bool {
    let conditions: Vec<NodeId> = asked.iter().map(|(node, _)| *node).collect();
    let fails = |part: &Region, (node, wanted): &Asked| part.truth(program, *node).is_some_and(|holds| holds != *wanted);
    never_all(program, asked)
        || regions(program, &axes(program, &conditions))
            .is_some_and(|parts| parts.iter().all(|part| asked.iter().any(|asked| fails(part, asked))))
}

/// Every way of the one with every way of the other; where they are too many, the second says nothing.
fn each_with_each(left: Vec<Way>, right: Vec<Way>) -> Vec<Way> {
    if left.len().saturating_mul(right.len()) > MOST_WAYS {
        return left;
    }
    left.iter().flat_map(|one| right.iter().map(|other| one.iter().chain(other).cloned().collect())).collect()
}

/// The ways in which a condition gives an answer; one without facts says nothing.
fn ways(program: &Program, id: NodeId, wanted: bool) -> Vec<Way> {
    let fact = |fact: Fact| vec![vec![fact]];
    let above = |more: NodeId, less: NodeId, strict: bool| Fact::Sum(difference(program, more, less), strict);
    match program.node(id) {
        None => vec![Way::new()],
        Some(Node::Not(inner)) => ways(program, *inner, !wanted),
        Some(Node::And(parts)) if wanted => parts.iter().map(|part| ways(program, *part, true)).fold(vec![Way::new()], each_with_each),
        Some(Node::Or(parts)) if !wanted => parts.iter().map(|part| ways(program, *part, false)).fold(vec![Way::new()], each_with_each),
        Some(Node::And(parts) | Node::Or(parts)) => {
            let any: Vec<Way> = parts.iter().flat_map(|part| ways(program, *part, wanted)).collect();
            if any.len() > MOST_WAYS { vec![Way::new()] } else { any }
        }
        Some(Node::IsOption { value, option }) => fact(Fact::Option(*value, *option, wanted)),
        Some(Node::Compare { op, left, right }) => match (*op, wanted) {
            (Compare::AtLeast, true) | (Compare::Below, false) => fact(above(*left, *right, false)),
            (Compare::Above, true) | (Compare::AtMost, false) => fact(above(*left, *right, true)),
            (Compare::AtMost, true) | (Compare::Above, false) => fact(above(*right, *left, false)),
            (Compare::Below, true) | (Compare::AtLeast, false) => fact(above(*right, *left, true)),
            (Compare::Equal, true) | (Compare::NotEqual, false) => vec![vec![above(*left, *right, false), above(*right, *left, false)]],
            (Compare::Equal, false) | (Compare::NotEqual, true) => vec![vec![above(*left, *right, true)], vec![above(*right, *left, true)]],
        },
        Some(Node::Within { value, bounds: Bounds { low, high } }) => {
            // Beyond an end it is not within; an end that is itself outside is reached.
            let low = low.map(|(low, closed)| if wanted { above(*value, low, !closed) } else { above(low, *value, closed) });
            let high = high.map(|(high, closed)| if wanted { above(high, *value, !closed) } else { above(*value, high, closed) });
            let ends = low.into_iter().chain(high);
            if wanted { vec![ends.collect()] } else { ends.map(|end| vec![end]).collect() }
        }
        Some(Node::Records { list, what: Aggregate::Any, when }) => {
            let record = when.iter().map(|when| (*when, true)).collect();
            fact(if wanted { Fact::Some(*list, record) } else { Fact::None(*list, record) })
        }
        Some(Node::Records { list, what: Aggregate::Every(all), when }) => {
            let record = when.iter().map(|when| (*when, true)).chain([(*all, false)]).collect();
            fact(if wanted { Fact::None(*list, record) } else { Fact::Some(*list, record) })
        }
        Some(_) => fact(Fact::Answer(id, wanted)),
    }
}

/// Whether facts are seen not to go together.
fn contradicts(program: &Program, way: &Way) -> bool {
    let facts: Vec<Fact> = way.iter().cloned().chain(way.iter().filter_map(|fact| counted(program, fact))).collect();
    let apart = |one: &Fact, other: &Fact| match (one, other) {
        (Fact::Answer(one, holds), Fact::Answer(other, second)) => holds != second && same(program, *one, *other),
        (Fact::Option(value, option, is), Fact::Option(other, second, is_second)) => {
            let differ = if *is && *is_second { option != second } else { option == second && is != is_second };
            differ && same(program, *value, *other)
        }
        (Fact::Some(list, record), Fact::None(other, none)) | (Fact::None(other, none), Fact::Some(list, record)) => {
            list == other && none.iter().all(|asked| follows(program, record, *asked))
        }
        _ => false,
    };
    let pairs =
        || facts.iter().enumerate().flat_map(|(place, one)| facts.iter().skip(place.saturating_add(1)).map(move |other| (one, other)));
    pairs().any(|(one, other)| apart(one, other)) || sums_contradict(program, &facts)
}

/// Whether a record that gives some answers gives one more for sure.
fn follows(program: &Program, record: &[Asked], (asked, wanted): Asked) -> bool {
    let contrary: Vec<Asked> = record.iter().copied().chain([(asked, !wanted)]).collect();
    never_all(program, &contrary)
}

/// What a sum says of the records that it counts: from 1 up there is one, below 1 there is none.
fn counted(program: &Program, fact: &Fact) -> Option<Fact> {
    let Fact::Sum(sum, strict) = fact else { return None };
    let [(id, times)] = sum.terms.as_slice() else { return None };
    let Some(Node::Records { list, what: Aggregate::Count, when }) = program.node(*id) else { return None };
    let record = when.iter().map(|when| (*when, true)).collect();
    // Where the count and its mark meet.
    let mark = sum.constant.negated().over(times)?;
    if times.is_positive() {
        return (mark.is_positive() || (*strict && mark.is_zero())).then_some(Fact::Some(*list, record));
    }
    let one = Exact::one();
    (mark < one || (*strict && mark == one)).then_some(Fact::None(*list, record))
}

/// Whether sums that are not below zero add up, each so many times, to one that is.
fn sums_contradict(program: &Program, facts: &[Fact]) -> bool {
    let mut sums: Vec<(Sum, bool)> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::Sum(sum, strict) => Some((sum.clone(), *strict)),
            _ => None,
        })
        .collect();
    // One that can never be is said by itself (W1521), and no pair is made of it.
    let mut at = 1;
    while let Some((one, strict)) = sums.get(at).cloned() {
        let mut made = Vec::new();
        for (other, other_strict) in sums.iter().take(at) {
            for (figure, times) in &one.terms {
                let against =
                    other.terms.iter().find(|(id, against)| against.is_negative() != times.is_negative() && same(program, *id, *figure));
                let Some((_, against)) = against else { continue };
                // So many times each that the figure falls out.
                let mut both = Sum::default();
                both.add_times(program, &one, &size(against));
                both.add_times(program, other, &size(times));
                let strict = strict || *other_strict;
                if both.negated().is_above_zero(program, strict) {
                    return true;
                }
                made.push((both, strict));
            }
        }
        let room = MOST_SUMS.saturating_sub(sums.len());
        sums.extend(made.into_iter().take(room));
        at = at.saturating_add(1);
    }
    false
}

fn size(value: &Exact) -> Exact {
    if value.is_negative() { value.negated() } else { value.clone() }
}
