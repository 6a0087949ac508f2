//! A limit on the wrong side: `không dưới` the best points or `không quá` the least give every unit the same, or all that come to the tier or
//! item with the limit.

use super::pieces::Takes;
use super::probe::{Prober, Seen};
use super::{about, domain};
use crate::diagnostic::{DirectionFault, Fault, Findings, Gets, Run};
use crate::eval::Value;
use crate::ir::{Node, NodeId, Program, Row, Score, walk};
use crate::quantity::Exact;

pub(super) fn prove(prober: &Prober<'_>, findings: &mut Findings) {
    let program = prober.program;
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken && row.not_deployed.is_none()) {
        let Score::Value(node) = row.score else { continue };
        let Some((place, floor, limit)) = flattening(program, row, node) else { continue };
        let ways = ways_to(program, node, place);
        let part = ways.as_ref().is_none_or(|ways| !ways.is_empty());
        let fault = DirectionFault::LimitFlattens { floor, limit, part };
        let finding = about(row, program.node_span(place).unwrap_or(row.span), Fault::Direction(fault));
        let Some(probe) = prober.row(id) else {
            findings.push(finding);
            continue;
        };
        // Two units that differ and get the same, both by way of the limit.
        let mut runs: Vec<Run> = Vec::new();
        let ways = ways.unwrap_or_default();
        probe.each(|seen| {
            if !ways.iter().all(|way| way.is_taken(seen)) {
                return true;
            }
            let run = seen.written();
            let last = runs.last().is_none_or(|other| other.given != run.given && other.gets == run.gets);
            if matches!(run.gets, Gets::Points(_)) && last {
                runs.push(run);
            }
            runs.len() < 2
        });
        findings.push(finding.shown(if runs.len() == 2 { runs } else { Vec::new() }));
    }
}

/// What must be so for a unit to come to a part of a row.
enum Way {
    /// A figure lies in the range of a tier.
    Tier(NodeId, Takes),
    /// A condition has an answer.
    When(NodeId, bool),
    /// It is one of several parts that come together.
    Among,
}

impl Way {
    fn is_taken(&self, seen: &Seen<'_>) -> bool {
        match self {
            Way::Tier(subject, takes) => matches!(seen.value(*subject), Some(Value::Number(value)) if takes.takes(&value)),
            Way::When(when, answer) => seen.value(*when) == Some(Value::Truth(*answer)),
            Way::Among => true,
        }
    }
}

/// The ways from the whole of a row down to a limit in it: none where the limit is around all. Nothing where no way is seen.
fn ways_to(program: &Program, from: NodeId, limit: NodeId) -> Option<Vec<Way>> {
    let behind = |ways: Vec<Way>, next: NodeId| ways_to(program, next, limit).map(|more| ways.into_iter().chain(more).collect::<Vec<_>>());
    match program.node(from)? {
        Node::Floor { limit: own, .. } | Node::Cap { limit: own, .. } if *own == limit => Some(Vec::new()),
        Node::Floor { value, .. } | Node::Cap { value, .. } | Node::Rounded { value, .. } => behind(Vec::new(), *value),
        Node::Gate { when, value, otherwise } => {
            behind(vec![Way::When(*when, true)], *value).or_else(|| behind(vec![Way::When(*when, false)], *otherwise))
        }
        Node::Tiers { subject, rows, .. } => rows.iter().find_map(|tier| {
            let way = super::tiers::takes(program, &tier.test).map_or(Way::Among, |takes| Way::Tier(*subject, takes));
            behind(vec![way], tier.value)
        }),
        Node::Cases { rows, otherwise } => {
            let before = |place: usize| rows.iter().take(place).map(|(when, _)| Way::When(*when, false));
            let taken = rows
                .iter()
                .enumerate()
                .find_map(|(place, (when, value))| behind(before(place).chain([Way::When(*when, true)]).collect(), *value));
            taken.or_else(|| behind(before(rows.len()).collect(), (*otherwise)?))
        }
        Node::Items { items, .. } => items.iter().find_map(|item| {
            let way = item.when.map_or(Way::Among, |when| Way::When(when, true));
            behind(vec![way], item.value)
        }),
        node => crate::ir::children(node).into_iter().find_map(|part| behind(vec![Way::Among], part)),
    }
}

/// The limit that leaves what it limits one value only: its place, whether it is a floor, and what it is.
pub(super) fn flattening(program: &Program, row: &Row, node: NodeId) -> Option<(NodeId, bool, Exact)> {
    let mut found = None;
    let outer = outermost(program, node);
    walk(program, node, &mut |_, node| {
        let (value, place, floor) = match node {
            Node::Floor { value, limit } => (*value, *limit, true),
            Node::Cap { value, limit } if !is_target(program, *value, *limit) => (*value, *limit, false),
            _ => return,
        };
        let Some(limit) = super::tiers::constant(program, place) else { return };
        let range = domain::of(program, value);
        let moves = range.low.is_none() || range.low != range.high;
        // Points of the row cannot be more than its maximum, whatever the figures may come to.
        let most = range.high.clone().or_else(|| row.maximum.points().cloned().filter(|_| outer.contains(&place)));
        let flat = if floor { most.is_some_and(|high| high <= limit) } else { range.low.is_some_and(|low| low >= limit) };
        if moves && flat && found.is_none() && !turned(program, value) {
            found = Some((place, floor, limit));
        }
    });
    found
}

/// The limits around all of a row.
fn outermost(program: &Program, node: NodeId) -> Vec<NodeId> {
    match program.node(node) {
        Some(Node::Floor { value, limit } | Node::Cap { value, limit }) => {
            let mut out = outermost(program, *value);
            out.push(*limit);
            out
        }
        Some(Node::Gate { value, .. } | Node::Rounded { value, .. }) => outermost(program, *value),
        _ => Vec::new(),
    }
}

/// `mục tiêu 80%` is a limit of 1 on a ratio over its target.
fn is_target(program: &Program, value: NodeId, limit: NodeId) -> bool {
    matches!(program.node(value), Some(Node::Quotient { .. })) && program.constant(limit).is_some_and(|limit| *limit == Exact::one())
}

/// A ratio upside down inside is the cause, and is said.
fn turned(program: &Program, node: NodeId) -> bool {
    let mut found = false;
    walk(program, node, &mut |id, _| found |= super::upside_down::is(program, id));
    found
}
