//! Parts of the space of a row's figures: everything that its conditions look at is cut where a condition changes, and in each part every
//! condition has one answer.
//!
//! The parts together are at least all that can occur: where two conditions look at the same figure in different ways some parts hold
//! nothing. What is never chosen in any part is therefore never chosen; that something is chosen is for `probe` to show.

use super::domain::{Domain, of};
use super::pieces::{Piece, Takes, pieces};
use super::probe::{Level, levels_of};
use super::together::same;
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

    /// The values of a number here, if it is an axis.
    pub fn number(&self, program: &Program, node: NodeId) -> Option<&Domain> {
        match self.find(program, node)? {
            At::Number(domain, _) => Some(domain),
            At::Option(_) | At::Truth(_) => None,
        }
    }

    /// This part, with a number narrowed further.
    pub fn with(&self, program: &Program, node: NodeId, domain: Domain, one: Exact) -> Region {
        let mut at: Vec<_> = self.at.iter().filter(|(axis, _)| !same(program, *axis, node)).cloned().collect();
        at.push((node, At::Number(domain, one)));
        Region { at }
    }

    /// Whether a condition holds here; `None` where this part does not decide it.
    pub fn truth(&self, program: &Program, node: NodeId) -> Option<bool> {
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
            Node::Compare { op, left, right } => {
                let (left, right) = (self.one(program, *left)?, self.one(program, *right)?);
                Some(match op {
                    Compare::Equal => left == right,
                    Compare::NotEqual => left != right,
                    Compare::AtLeast => left >= right,
                    Compare::AtMost => left <= right,
                    Compare::Above => left > right,
                    Compare::Below => left < right,
                })
            }
            Node::Within { value, bounds } => {
                let value = self.one(program, *value)?;
                let end = |end: Option<(NodeId, bool)>| match end {
                    None => Some(None),
                    Some((node, closed)) => program.constant(node).map(|end| Some((end.clone(), closed))),
                };
                Some(Takes::Range(end(bounds.low)?, end(bounds.high)?).takes(&value))
            }
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
            (Test::Equals(values), _) => Some(values.contains(&self.one(program, subject)?)),
            (Test::Within(bounds), _) => {
                let value = self.one(program, subject)?;
                let end = |end: Option<(NodeId, bool)>| match end {
                    None => Some(None),
                    Some((node, closed)) => program.constant(node).map(|end| Some((end.clone(), closed))),
                };
                Some(Takes::Range(end(bounds.low)?, end(bounds.high)?).takes(&value))
            }
            (Test::Options(_), _) => None,
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
                Node::Includes { .. } | Node::Records { what: Aggregate::Any | Aggregate::Every(_), .. } => {
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
pub(super) fn regions(axes: &[Axis]) -> Option<Vec<Region>> {
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
    Some(out)
}
