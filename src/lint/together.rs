//! Which conditions cannot hold together, so that the points of items that exclude each other are not added up.
//!
//! What is not seen here counts as able to hold together.

use crate::ir::{Aggregate, Bounds, ItemNode, Node, NodeId, Program};
use crate::quantity::Exact;
use crate::syntax::tree::Compare;

/// Past so many items all of them are added: nobody writes so many that exclude each other.
const MOST_ITEMS: usize = 16;

/// The greatest sum of items that can hold together.
pub(super) fn greatest_sum(program: &Program, items: &[(&ItemNode, Exact)]) -> Exact {
    let conditions: Vec<NodeId> = items.iter().filter_map(|(item, _)| item.when).collect();
    // Which pairs exclude each other is asked once, and not again in each of the choices.
    let apart = |one: &NodeId| conditions.iter().map(|other| exclude(program, *one, *other)).collect();
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

/// Whether two conditions are seen never to hold together.
pub(super) fn exclude(program: &Program, left: NodeId, right: NodeId) -> bool {
    let (Some(a), Some(b)) = (program.node(left), program.node(right)) else { return false };
    match (a, b) {
        // What may hold in several ways is taken apart first: each way must be excluded, and by any part of the other.
        (Node::Or(parts), _) => parts.iter().all(|part| exclude(program, *part, right)),
        (_, Node::Or(parts)) => parts.iter().all(|part| exclude(program, left, *part)),
        (Node::And(parts), _) => parts.iter().any(|part| exclude(program, *part, right)),
        (_, Node::And(parts)) => parts.iter().any(|part| exclude(program, left, *part)),
        (Node::Not(inner), _) if same(program, *inner, right) => true,
        (_, Node::Not(inner)) if same(program, left, *inner) => true,
        (Node::IsOption { value, option }, Node::IsOption { value: other, option: second }) => {
            option != second && same(program, *value, *other)
        }
        (Node::Compare { op, left: a, right: b }, Node::Compare { op: other, left: c, right: d })
            if same(program, *a, *c) && same(program, *b, *d) =>
        {
            use Compare::{Above, AtLeast, AtMost, Below, Equal, NotEqual};
            matches!(
                (op, other),
                (AtLeast | Above | Equal, Below)
                    | (Below, AtLeast | Above | Equal)
                    | (AtMost | Equal, Above)
                    | (Above, AtMost | Equal)
                    | (Equal, NotEqual)
                    | (NotEqual, Equal)
            ) || ranges_exclude(program, left, right)
        }
        // Every one does; and there is one that does not.
        (
            Node::Records { list, what: Aggregate::Every(all), when },
            Node::Records { list: other, what: Aggregate::Any, when: Some(one) },
        )
        | (
            Node::Records { list: other, what: Aggregate::Any, when: Some(one) },
            Node::Records { list, what: Aggregate::Every(all), when },
        ) if list == other && when.is_none() => exclude(program, *all, *one),
        _ => ranges_exclude(program, left, right),
    }
}

/// Whether two conditions keep one value in two ranges apart from each other.
fn ranges_exclude(program: &Program, left: NodeId, right: NodeId) -> bool {
    let (Some(a), Some(b)) = (program.node(left), program.node(right)) else { return false };
    match (range(program, a), range(program, b)) {
        (Some((value, left)), Some((other, right))) => same(program, value, other) && (apart(&left, &right) || apart(&right, &left)),
        _ => false,
    }
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

/// Whether the first range ends before the second begins.
fn apart(first: &(End, End), second: &(End, End)) -> bool {
    match (&first.1, &second.0) {
        (Some((high, high_closed)), Some((low, low_closed))) => high < low || (high == low && !(*high_closed && *low_closed)),
        _ => false,
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
        (Some(Node::Population(a)), Some(Node::Population(b))) => {
            a == b
                || program.population(*a).zip(program.population(*b)).is_some_and(|(a, b)| {
                    (a.statistic, a.row) == (b.statistic, b.row) && a.scope == b.scope && same(program, a.of, b.of)
                })
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
        // Conditions on records: one is looked for among the parts of another.
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
        (Some(Node::IsOption { value, option }), Some(Node::IsOption { value: other, option: second })) => {
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
