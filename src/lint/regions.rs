//! Parts of the space of a row's figures: everything that its conditions look at is cut where a condition changes, and in each part every
//! condition has one answer.
//!
//! The parts together are at least all that can occur: where two conditions look at the same figure in different ways some parts hold
//! nothing. What is never chosen in any part is therefore never chosen; that something is chosen is for `probe` to show.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::domain::{Domain, of, of_in};
use super::order::{Order, comparison, says};
use super::pieces::{Piece, Takes, pieces};
use super::probe::{Level, levels_of};
use super::tiers::takes;
use super::together::{range, same};
use crate::ir::{Aggregate, InputKind, Node, NodeId, Program, PropertyKind, Test, walk};
use crate::quantity::Exact;
use crate::syntax::tree::Compare;

/// So many parts a row may have; with more its proof is not made, and says so.
pub(super) const MOST_REGIONS: usize = 2_048;

/// What a condition looks at is, in one part.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum At {
    /// A number of a run of values that no condition tells apart: the run, and one of them.
    Number(Domain, Exact),
    /// An option.
    Option(usize),
    /// Yes or no.
    Truth(bool),
}

/// A part: where each axis is.
#[derive(Clone, Debug, Default)]
pub struct Region {
    at: Vec<(NodeId, At)>,
    /// Of two expressions the first is no more than the second here.
    known: Vec<(NodeId, NodeId)>,
    /// Which conditions were found to exclude each other: asked once, and not in each part of one space again.
    apart: Rc<RefCell<HashMap<(NodeId, NodeId), bool>>>,
}

/// What conditions look at, with the parts it falls into.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    pub node: NodeId,
    pub parts: Vec<At>,
}

impl Region {
    fn find(&self, program: &Program, node: NodeId) -> Option<&At> {
        self.at.iter().find(|(axis, _)| *axis == node || same(program, *axis, node)).map(|(_, at)| at)
    }

    /// Where each axis is.
    pub(super) fn parts(&self) -> impl Iterator<Item = &(NodeId, At)> {
        self.at.iter()
    }

    /// The values of a number here, if it is an axis.
    pub fn number(&self, program: &Program, node: NodeId) -> Option<&Domain> {
        match self.find(program, node)? {
            At::Number(domain, _) => Some(domain),
            At::Option(_) | At::Truth(_) => None,
        }
    }

    /// The values here of the ratio of two figures, if it is an axis.
    pub fn ratio(&self, program: &Program, over: NodeId, by: NodeId) -> Option<&Domain> {
        self.at.iter().find_map(|(axis, at)| match (program.node(*axis), at) {
            (Some(Node::Quotient { over: other, by: under }), At::Number(domain, _))
                if same(program, *other, over) && same(program, *under, by) =>
            {
                Some(domain)
            }
            _ => None,
        })
    }

    /// This part, with a number narrowed further.
    pub fn with(&self, program: &Program, node: NodeId, domain: Domain, one: Exact) -> Region {
        let mut at: Vec<_> = self.at.iter().filter(|(axis, _)| !same(program, *axis, node)).cloned().collect();
        at.push((node, At::Number(domain, one)));
        Region { at, ..self.clone() }
    }

    /// This part, where one expression is no more than another as well.
    pub(super) fn where_at_most(mut self, smaller: NodeId, larger: NodeId) -> Region {
        self.known.push((smaller, larger));
        self
    }

    /// This part without what is known of expressions in it: what is followed once is not followed in a circle.
    pub(super) fn forgetting(&self) -> Region {
        Region { known: Vec::new(), ..self.clone() }
    }

    /// What is known of expressions here: of each pair the first is no more than the second.
    pub(super) fn known(&self) -> &[(NodeId, NodeId)] {
        &self.known
    }

    /// This part, with a number as wide as the rest allows.
    pub fn without(&self, program: &Program, node: NodeId) -> Region {
        let at = self.at.iter().filter(|(axis, _)| *axis != node && !same(program, *axis, node)).cloned().collect();
        Region { at, ..self.clone() }
    }

    /// Whether two conditions never hold together, here or anywhere.
    pub fn exclude(&self, program: &Program, one: NodeId, other: NodeId) -> bool {
        let pair = if one < other { (one, other) } else { (other, one) };
        if let Some(known) = self.apart.borrow().get(&pair) {
            return *known;
        }
        let found = super::exclusive::exclude(program, one, other);
        self.apart.borrow_mut().insert(pair, found);
        found
    }

    /// Whether figures can lie here, as far as their ends tell: a sum is not below what its parts make.
    pub fn possible(&self, program: &Program) -> bool {
        self.at.iter().all(|(node, at)| match (at, program.node(*node)) {
            (At::Number(..), Some(Node::Input(_) | Node::Field(_))) | (At::Option(_) | At::Truth(_), _) => true,
            (At::Number(..), _) => match of_in(program, self, *node) {
                Domain { low: Some(low), high: Some(high), .. } => low <= high,
                _ => true,
            },
        })
    }

    /// How two figures stand to each other, by the comparisons that hold or fail here.
    pub(super) fn order(&self, program: &Program, left: NodeId, right: NodeId) -> Order {
        let known = self.at.iter().filter_map(|(node, at)| {
            let (one, other, order) = comparison(program, *node)?;
            let order = match at {
                At::Truth(true) => order,
                At::Truth(false) => order.contrary(),
                At::Number(..) | At::Option(_) => return None,
            };
            says(program, (one, other, order), left, right)
        });
        known.fold(Order::ANY, Order::and)
    }

    /// Whether the comparisons that hold or fail here leave each two figures a way to stand to each other.
    fn orderly(&self, program: &Program) -> bool {
        let compared = self.at.iter().filter_map(|(node, _)| comparison(program, *node));
        compared.into_iter().all(|(left, right, _)| !self.order(program, left, right).is_none())
    }

    /// Whether a condition holds here; `None` where this part does not decide it.
    pub fn truth(&self, program: &Program, node: NodeId) -> Option<bool> {
        if let Some(known) = super::listed::verdict(program, node) {
            return Some(known);
        }
        if let Some(At::Truth(value)) = self.find(program, node) {
            return Some(*value);
        }
        match program.node(node)? {
            Node::And(parts) => all(parts.iter().map(|part| self.truth(program, *part)), true),
            Node::Or(parts) => all(parts.iter().map(|part| self.truth(program, *part)), false),
            Node::Not(inner) => self.truth(program, *inner).map(|value| !value),
            Node::IsOption { value, option } => match self.find(program, *value)? {
                At::Option(here) => Some(here == option),
                At::Number(..) | At::Truth(_) => None,
            },
            Node::Compare { .. } | Node::Within { .. } if comparison(program, node).is_some() => {
                let (left, right, asked) = comparison(program, node)?;
                let known = self.order(program, left, right);
                if known.and(asked.contrary()).is_none() {
                    return Some(true);
                }
                if known.and(asked).is_none() {
                    return Some(false);
                }
                match program.node(node)? {
                    Node::Compare { op, .. } => self.apart(program, *op, left, right),
                    _ => None,
                }
            }
            node @ (Node::Compare { .. } | Node::Within { .. }) => match (range(program, node), node) {
                (Some((value, (low, high))), _) => Some(Takes::Range(low, high).takes(&self.one(program, value)?)),
                (None, Node::Compare { op, left, right }) => {
                    let (left, right) = (self.one(program, *left)?, self.one(program, *right)?);
                    Some(op.holds(&left, &right))
                }
                (None, _) => None,
            },
            _ => None,
        }
    }

    /// Whether a row of a table takes its subject here.
    pub fn takes(&self, program: &Program, subject: NodeId, test: &Test) -> Option<bool> {
        match (test, self.find(program, subject)) {
            (Test::Options(options), Some(At::Option(here))) => Some(options.contains(here)),
            (Test::Truth(wanted), at) => {
                let here = if let Some(At::Truth(here)) = at { *here } else { self.truth(program, subject)? };
                Some(here == *wanted)
            }
            (Test::Equals(_) | Test::Within(_), _) => Some(takes(program, test)?.takes(&self.one(program, subject)?)),
            (Test::Options(_), _) => None,
        }
    }

    /// Two figures compared with each other: decided only where their values here lie apart, for no single value stands for a run of them.
    fn apart(&self, program: &Program, op: Compare, left: NodeId, right: NodeId) -> Option<bool> {
        let (left, right) = (of_in(program, self, left), of_in(program, self, right));
        let beyond = |low: &Option<Exact>, high: &Option<Exact>| match (low, high) {
            (Some(low), Some(high)) => (low >= high, low > high),
            _ => (false, false),
        };
        let (at_least, above) = beyond(&left.low, &right.high);
        let (at_most, below) = beyond(&right.low, &left.high);
        let decided = |holds: bool, fails: bool| if holds { Some(true) } else { fails.then_some(false) };
        match op {
            Compare::AtLeast => decided(at_least, below),
            Compare::AtMost => decided(at_most, above),
            Compare::Above => decided(above, at_most),
            Compare::Below => decided(below, at_least),
            Compare::Equal => decided(at_least && at_most, above || below),
            Compare::NotEqual => decided(above || below, at_least && at_most),
        }
    }

    /// A value that stands for all that a number is here.
    fn one(&self, program: &Program, node: NodeId) -> Option<Exact> {
        if let Some(value) = program.constant(node) {
            return Some(value.clone());
        }
        match self.find(program, node)? {
            At::Number(_, one) => Some(one.clone()),
            At::Option(_) | At::Truth(_) => None,
        }
    }
}

/// Of parts that must all be `wanted`: so, or not so, or not known.
fn all(parts: impl Iterator<Item = Option<bool>>, wanted: bool) -> Option<bool> {
    let mut known = true;
    for part in parts {
        match part {
            Some(value) if value != wanted => return Some(!wanted),
            Some(_) => {}
            None => known = false,
        }
    }
    known.then_some(wanted)
}

/// What some nodes look at.
pub(super) fn axes(program: &Program, roots: &[NodeId]) -> Vec<Axis> {
    let mut out: Vec<Axis> = Vec::new();
    let levels = levels_of(program, roots);
    for level in &levels {
        if level.constant(program).is_some() && !out.iter().any(|axis| same(program, axis.node, level.left)) {
            out.push(numbers(program, level.left, &levels));
        }
    }
    let mut add = |node: NodeId, parts: Vec<At>| {
        if !out.iter().any(|axis| same(program, axis.node, node)) {
            out.push(Axis { node, parts });
        }
    };
    for root in roots {
        walk(program, *root, &mut |id, node| {
            let of = |node: NodeId| options(program, node);
            match node {
                Node::Tiers { subject, .. } => of(*subject).into_iter().for_each(|parts| add(*subject, parts)),
                Node::IsOption { value, .. } => of(*value).into_iter().for_each(|parts| add(*value, parts)),
                Node::Input(_) | Node::Property(_) => {
                    if let Some(parts @ [At::Truth(_), ..]) = of(id).as_deref() {
                        add(id, parts.to_vec());
                    }
                }
                Node::Compare { .. } | Node::Within { .. } if comparison(program, id).is_some() => {
                    add(id, vec![At::Truth(true), At::Truth(false)]);
                }
                Node::Includes { .. } | Node::Listed { .. } | Node::Records { what: Aggregate::Any | Aggregate::Every(_), .. } => {
                    add(id, vec![At::Truth(true), At::Truth(false)]);
                }
                _ => {}
            }
        });
    }
    out
}

/// A number, cut at every constant it is compared with.
fn numbers(program: &Program, node: NodeId, levels: &[Level]) -> Axis {
    let cuts = levels.iter().filter(|level| same(program, level.left, node)).filter_map(|level| level.constant(program));
    // Each cut is a row of its own, so that no two neighbouring pieces are one.
    let rows: Vec<Takes> = cuts.flat_map(|cut| [Takes::Range(None, Some((cut.clone(), false))), Takes::Values(vec![cut])]).collect();
    let step = of(program, node).step;
    let part = |piece: Piece| {
        let end = |end: &Option<crate::diagnostic::Bound>| end.as_ref().map(|end| end.value.clone());
        let interval = piece.interval(false);
        At::Number(Domain { low: end(&interval.low), high: end(&interval.high), step: step.clone() }, piece.witness)
    };
    Axis { node, parts: pieces(&of(program, node), &rows).into_iter().map(part).collect() }
}

/// The answers of what is no number.
fn options(program: &Program, node: NodeId) -> Option<Vec<At>> {
    let truth = || vec![At::Truth(true), At::Truth(false)];
    let each = |count: usize| (0..count).map(At::Option).collect();
    match program.node(node)? {
        Node::Input(input) => match &program.input(*input)?.kind {
            InputKind::YesNo => Some(truth()),
            InputKind::Choice(options) => Some(each(options.len())),
            InputKind::Whole | InputKind::Decimal | InputKind::Ratio | InputKind::Points { .. } => None,
        },
        Node::Property(property) => match &program.properties.get(property.index())?.kind {
            PropertyKind::YesNo => Some(truth()),
            PropertyKind::Choice(options) => Some(each(options.len())),
            PropertyKind::Several(_) | PropertyKind::Text => None,
        },
        _ => None,
    }
}

/// All parts; `None` where there are more than the bound.
pub(super) fn regions(program: &Program, axes: &[Axis]) -> Option<Vec<Region>> {
    let mut out = vec![Region::default()];
    for axis in axes.iter().filter(|axis| !axis.parts.is_empty()) {
        if out.len().saturating_mul(axis.parts.len()) > MOST_REGIONS {
            return None;
        }
        out = out
            .iter()
            .flat_map(|region| {
                axis.parts.iter().map(|part| {
                    let mut next = region.clone();
                    next.at.push((axis.node, part.clone()));
                    next
                })
            })
            .collect();
    }
    out.retain(|region| region.orderly(program));
    Some(out)
}
