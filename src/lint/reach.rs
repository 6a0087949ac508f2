//! Constant values of a row lie between 0 and its maximum, and the best of them reaches it.

use super::about;
use super::tiers::constant;
use super::together::greatest_sum;
use crate::diagnostic::{Fault, Findings, StructureFault};
use crate::ir::{InputId, InputKind, Node, NodeId, Program, Row, Score};
use crate::quantity::Exact;
use crate::source::Span;

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for row in program.rows.iter().filter(|row| !row.broken) {
        if let (Score::Entered(input), Some(maximum)) = (&row.score, row.maximum.points()) {
            entered(program, row, *input, maximum, findings);
        }
        let (Score::Value(node), Some(maximum)) = (&row.score, row.maximum.points()) else { continue };
        let values = values(program, *node);
        let mut best: Option<Exact> = None;
        let mut all_constant = !values.is_empty();
        for (value, span) in values {
            let Some(value) = value else {
                all_constant = false;
                continue;
            };
            if value > *maximum {
                let fault = StructureFault::AboveMaximum { value: value.clone(), maximum: maximum.clone() };
                findings.push(about(row, span, Fault::Structure(fault)));
            } else if value.is_negative() {
                findings.push(about(row, span, Fault::Structure(StructureFault::BelowZero { value: value.clone() })));
            }
            best = Some(best.map_or(value.clone(), |known| known.max(value)));
        }
        if let (true, Some(best)) = (all_constant, best.filter(|best| best < maximum)) {
            unreached(row, best, maximum, findings);
        }
    }
}

/// Points that people may enter do not pass the maximum.
fn entered(program: &Program, row: &Row, input: InputId, maximum: &Exact, findings: &mut Findings) {
    let Some(input) = program.input(input) else { return };
    if let InputKind::Points { high: Some(high), .. } = &input.kind
        && high > maximum
    {
        let fault = StructureFault::AboveMaximum { value: high.clone(), maximum: maximum.clone() };
        findings.push(about(row, input.span, Fault::Structure(fault)));
    }
}

fn unreached(row: &Row, best: Exact, maximum: &Exact, findings: &mut Findings) {
    let fault = StructureFault::MaximumUnreached { best, maximum: maximum.clone() };
    findings.push(about(row, row.maximum_span, Fault::Structure(fault)));
}

/// The values that a table of a row can give, each with its place; `None` is a value that is no constant.
fn values(program: &Program, node: NodeId) -> Vec<(Option<Exact>, Span)> {
    let place = |node: NodeId| program.node_span(node);
    match program.node(node) {
        Some(Node::Tiers { rows, otherwise, .. }) => rows
            .iter()
            .map(|tier| (constant(program, tier.value), tier.span))
            .chain(otherwise.iter().map(|(value, span)| (constant(program, *value), *span)))
            .collect(),
        Some(Node::Cases { rows, otherwise }) => rows
            .iter()
            .map(|(_, value)| *value)
            .chain(*otherwise)
            .filter_map(|value| Some((constant(program, value), place(value)?)))
            .collect(),
        Some(Node::Items { items, best: true }) => items.iter().map(|item| (constant(program, item.value), item.span)).collect(),
        Some(Node::Items { items, best: false }) => {
            let all: Option<Vec<_>> = items.iter().map(|item| Some((item, constant(program, item.value)?))).collect();
            let greatest = all.map(|items| greatest_sum(program, &items));
            place(node).map(|span| vec![(greatest, span)]).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}
