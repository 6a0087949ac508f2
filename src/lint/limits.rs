//! A limit on the wrong side: `không dưới` the best points or `không quá` the least give every unit the same.

use super::probe::Prober;
use super::{about, domain};
use crate::diagnostic::{DirectionFault, Fault, Findings, Gets, Run};
use crate::ir::{Node, NodeId, Program, Row, Score, walk};
use crate::quantity::Exact;

pub(super) fn prove(prober: &Prober<'_>, findings: &mut Findings) {
    let program = prober.program;
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken && row.not_deployed.is_none()) {
        let Score::Value(node) = row.score else { continue };
        let Some((place, floor, limit)) = flattening(program, row, node) else { continue };
        let fault = DirectionFault::LimitFlattens { floor, limit };
        let finding = about(row, program.node_span(place).unwrap_or(row.span), Fault::Direction(fault));
        let Some(probe) = prober.row(id) else {
            findings.push(finding);
            continue;
        };
        // Two units that differ and get the same.
        let mut runs: Vec<Run> = Vec::new();
        probe.each(|seen| {
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
