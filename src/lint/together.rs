//! What goes together: the points of items of which some exclude each other (`exclusive`) are not all added up.
//!
//! And what is one and the same figure, though it is written twice.

use crate::ir::{Bounds, ItemNode, Node, NodeId, Program};
use crate::quantity::Exact;
use crate::syntax::tree::Compare;

/// Past so many items all of them are added: nobody writes so many that exclude each other.
const MOST_ITEMS: usize = 16;

/// The greatest sum of items that can hold together; `exclude` tells of two conditions whether they never do.
pub(super) fn greatest_sum(items: &[(&ItemNode, Exact)], exclude: impl Fn(NodeId, NodeId) -> bool) -> Exact {
    let conditions: Vec<NodeId> = items.iter().filter_map(|(item, _)| item.when).collect();
    // Which pairs exclude each other is asked once, and not again in each of the choices.
    let apart = |one: &NodeId| conditions.iter().map(|other| one != other && exclude(*one, *other)).collect();
    let apart: Vec<Vec<bool>> = conditions.iter().map(apart).collect();
    let gained = items.iter().filter(|(item, value)| item.when.is_none() || value.is_positive()).map(|(_, value)| value);
    let chosen: Vec<Exact> = items.iter().filter(|(item, _)| item.when.is_some()).map(|(_, value)| value.clone()).collect();
    let none = apart.iter().flatten().all(|apart| !apart);
    match greatest_apart(&apart, &chosen).filter(|_| !none && items.len() <= MOST_ITEMS) {
        None => Exact::sum(gained),
        Some(most) => Exact::sum(items.iter().filter(|(item, _)| item.when.is_none()).map(|(_, value)| value)).plus(&most),
    }
}

/// The greatest sum of values of which some exclude each other; `None` where there are too many to try.
pub(super) fn greatest_apart(apart: &[Vec<bool>], values: &[Exact]) -> Option<Exact> {
    (values.len() <= MOST_ITEMS).then(|| best(apart, &values.iter().collect::<Vec<_>>(), 0, &mut Vec::new()))
}

/// The most that the choices from a place on can add to those that are held.
fn best(apart: &[Vec<bool>], values: &[&Exact], place: usize, held: &mut Vec<usize>) -> Exact {
    let Some(value) = values.get(place) else { return Exact::zero() };
    let next = place.saturating_add(1);
    let excluded = held.iter().any(|other| apart.get(place).and_then(|row| row.get(*other)) == Some(&true));
    if excluded || !value.is_positive() {
        return best(apart, values, next, held);
    }
    // What nothing later excludes is taken, whatever else is.
    let free = apart.get(place).is_some_and(|row| row.iter().skip(next).all(|apart| !apart));
    held.push(place);
    let with = value.plus(&best(apart, values, next, held));
    held.pop();
    if free { with } else { with.max(best(apart, values, next, held)) }
}

pub(super) type End = Option<(Exact, bool)>;

/// A condition that keeps a value between constants: the value and its ends.
pub(super) fn range(program: &Program, node: &Node) -> Option<(NodeId, (End, End))> {
    let end = |end: Option<(NodeId, bool)>| match end {
        None => Some(None),
        Some((node, closed)) => program.constant(node).map(|value| Some((value.clone(), closed))),
    };
    match node {
        Node::Within { value, bounds: Bounds { low, high } } => Some((*value, (end(*low)?, end(*high)?))),
        Node::Compare { op, left, right } => {
            let value = program.constant(*right)?;
            let (open, closed) = (Some((value.clone(), false)), Some((value.clone(), true)));
            let ends = match op {
                Compare::Equal => (closed.clone(), closed),
                Compare::AtLeast => (closed, None),
                Compare::Above => (open, None),
                Compare::AtMost => (None, closed),
                Compare::Below => (None, open),
                Compare::NotEqual => return None,
            };
            Some((*left, ends))
        }
        _ => None,
    }
}

/// Whether two nodes are the same figure.
pub(super) fn same(program: &Program, left: NodeId, right: NodeId) -> bool {
    if left == right {
        return true;
    }
    match (program.node(left), program.node(right)) {
        (Some(Node::Published(a)), Some(Node::Published(b))) => a == b,
        (Some(Node::PillarShare(a)), Some(Node::PillarShare(b))) => a == b,
        // `trong đó tb = …` stands in every place where tb is written: among the units of one row it is one figure.
        (Some(Node::Population(a)), Some(Node::Population(b))) => {
            a == b
                || program
                    .population(*a)
                    .zip(program.population(*b))
                    .is_some_and(|(a, b)| a.statistic == b.statistic && a.scope == b.scope && a.row == b.row && same(program, a.of, b.of))
        }
        (Some(Node::Listed { of, need, bounds, share }), Some(Node::Listed { of: other, need: second, bounds: within, share: by })) => {
            of == other && need == second && share == by && same_bounds(program, bounds, within)
        }
        (Some(Node::Input(a)), Some(Node::Input(b))) => a == b,
        (Some(Node::Property(a)), Some(Node::Property(b))) => a == b,
        (Some(Node::Field(a)), Some(Node::Field(b))) => a == b,
        (Some(Node::Records { list, what, when }), Some(Node::Records { list: other, what: asked, when: whose })) => {
            let inner = match (what.inner(), asked.inner()) {
                (Some(a), Some(b)) => std::mem::discriminant(what) == std::mem::discriminant(asked) && same(program, a, b),
                (None, None) => what == asked,
                _ => false,
            };
            let when = match (when, whose) {
                (Some(a), Some(b)) => same(program, *a, *b),
                (None, None) => true,
                _ => false,
            };
            list == other && inner && when
        }
        // Conditions, on records as well: one is looked for among the parts of another.
        (Some(Node::Not(a)), Some(Node::Not(b))) => same(program, *a, *b),
        (Some(Node::And(a)), Some(Node::And(b))) | (Some(Node::Or(a)), Some(Node::Or(b))) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(program, *a, *b))
        }
        (Some(Node::Compare { op, left, right }), Some(Node::Compare { op: other, left: second, right: against })) => {
            op == other && same(program, *left, *second) && same(program, *right, *against)
        }
        (Some(Node::Within { value, bounds }), Some(Node::Within { value: other, bounds: second })) => {
            same(program, *value, *other) && same_bounds(program, bounds, second)
        }
        (Some(Node::ShareOf(a)), Some(Node::ShareOf(b))) => a == b,
        (Some(Node::Constant(a)), Some(Node::Constant(b))) => a == b,
        (Some(Node::OrNothing { value, nothing }), Some(Node::OrNothing { value: other, nothing: second })) => {
            same(program, *value, *other) && same(program, *nothing, *second)
        }
        (Some(Node::Product(a)), Some(Node::Product(b))) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(program, *a, *b)),
        (Some(Node::Sum(a)), Some(Node::Sum(b))) => {
            a.len() == b.len() && a.iter().zip(b).all(|((sign, a), (other, b))| sign == other && same(program, *a, *b))
        }
        (Some(Node::Quotient { over, by }), Some(Node::Quotient { over: second, by: under })) => {
            same(program, *over, *second) && same(program, *by, *under)
        }
        (Some(Node::IsOption { value, option }), Some(Node::IsOption { value: other, option: second }))
        | (Some(Node::Includes { value, option }), Some(Node::Includes { value: other, option: second })) => {
            option == second && same(program, *value, *other)
        }
        (Some(Node::Negative(a)), Some(Node::Negative(b))) => same(program, *a, *b),
        (Some(Node::Distance { left, right }), Some(Node::Distance { left: other, right: second })) => {
            same(program, *left, *other) && same(program, *right, *second)
        }
        (Some(Node::Least(a)), Some(Node::Least(b))) | (Some(Node::Greatest(a)), Some(Node::Greatest(b))) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(program, *a, *b))
        }
        (Some(Node::Cap { value, limit }), Some(Node::Cap { value: other, limit: second }))
        | (Some(Node::Floor { value, limit }), Some(Node::Floor { value: other, limit: second })) => {
            same(program, *value, *other) && same(program, *limit, *second)
        }
        _ => false,
    }
}

fn same_bounds(program: &Program, one: &Bounds, other: &Bounds) -> bool {
    let end = |a: Option<(NodeId, bool)>, b: Option<(NodeId, bool)>| match (a, b) {
        (Some((a, closed)), Some((b, other))) => closed == other && same(program, a, b),
        (None, None) => true,
        _ => false,
    };
    end(one.low, other.low) && end(one.high, other.high)
}
