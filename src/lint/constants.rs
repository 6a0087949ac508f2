//! Constant values of a row lie between 0 and its maximum, and the best of them reaches it.
//!
//! What a table gives, it gives to those whom its row takes. What items come to together is the most that can be, as long as nothing shows that
//! they exclude each other: more than the maximum is said where units were seen to get it, and otherwise left to `reach`, which looks further.

use super::about;
use super::exclusive::exclude;
use super::probe::Prober;
use super::tiers::constant;
use super::together::greatest_sum;
use crate::diagnostic::{Fault, Findings, Gets, Run, StructureFault};
use crate::eval::TroubleKind;
use crate::ir::{Node, NodeId, Program, Row, RowId};
use crate::quantity::Exact;
use crate::source::Span;

/// What was found outside.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    pub above: bool,
    pub below: bool,
}

/// Says which constants of a row lie outside 0 to its maximum.
pub(super) fn outside(prober: &Prober<'_>, id: RowId, row: &Row, node: NodeId, maximum: &Exact, findings: &mut Findings) -> Told {
    let mut told = Told::default();
    let added = matches!(prober.program.node(node), Some(Node::Items { best: false, .. }));
    for (value, span) in values(prober.program, node) {
        let Some(mut value) = value else { continue };
        let mut run = None;
        if added && value > *maximum {
            let Some((points, shown)) = above(prober, id, &value) else { continue };
            (value, run) = (points, Some(shown));
        }
        let fault = if value > *maximum {
            told.above = true;
            let raised = super::totals::adds_up_above(prober.program, row, &value);
            StructureFault::AboveMaximum { value: value.clone(), maximum: maximum.clone(), raised }
        } else if value.is_negative() {
            told.below = true;
            StructureFault::BelowZero { value: value.clone() }
        } else {
            continue;
        };
        let finding = about(row, span, Fault::Structure(fault));
        findings.push(match run.or_else(|| seen(prober, id, &value)) {
            Some(run) => finding.shown([run]),
            None => finding,
        });
    }
    told
}

/// The run with the most points above the maximum, and these; no more than a bound are looked for.
fn above(prober: &Prober<'_>, id: RowId, bound: &Exact) -> Option<(Exact, Run)> {
    let mut most: Option<(Exact, Run)> = None;
    prober.row(id)?.each(|seen| {
        for trouble in &seen.troubles {
            if let TroubleKind::AboveMaximum(points, _) = &trouble.kind
                && most.as_ref().is_none_or(|(most, _)| points > most)
            {
                most = Some((points.clone(), seen.written()));
            }
        }
        most.as_ref().is_none_or(|(most, _)| most < bound)
    });
    most
}

/// A run in which the row comes to a value that lies outside.
fn seen(prober: &Prober<'_>, id: RowId, value: &Exact) -> Option<Run> {
    prober.row(id)?.find(|seen| matches!(seen.written().gets, Gets::Trouble { points: Some(points), .. } if points == *value))
}

/// The best of the constants; nothing where a value is no constant.
pub(super) fn best(program: &Program, node: NodeId) -> Option<Exact> {
    let values: Option<Vec<Exact>> = values(program, node).into_iter().map(|(value, _)| value).collect();
    values?.into_iter().max()
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
            let greatest = all.map(|items| greatest_sum(&items, |one, other| exclude(program, one, other)));
            place(node).map(|span| vec![(greatest, span)]).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}
