//! One piece, one step, one item or one award is worth no more than the limit over it leaves, or its points are never given.

use super::about;
use super::domain;
use crate::diagnostic::{Fault, Findings, Limited, SlipFault};
use crate::ir::{Node, NodeId, Program, Row, Score, walk};
use crate::quantity::Exact;
use crate::source::Span;
use crate::syntax::tree::Sign;

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for row in program.rows.iter().filter(|row| !row.broken) {
        let Score::Value(node) = row.score else { continue };
        if super::refused(findings, row) {
            continue;
        }
        for (span, what, value, limit) in found(program, row, node) {
            findings.push_once(about(row, span, Fault::Slip(SlipFault::OneAbove { what, value, limit })));
        }
    }
}

type Above = (Span, Limited, Exact, Exact);

fn found(program: &Program, row: &Row, root: NodeId) -> Vec<Above> {
    let mut out = Vec::new();
    let place = |node: NodeId| program.node_span(node).unwrap_or(row.span);
    walk(program, root, &mut |id, node| {
        let Node::Cap { value, limit } = node else { return };
        let Some(limit) = program.constant(*limit) else { return };
        if let Some(piece) = each(program, *value).filter(|piece| piece > limit) {
            out.push((place(id), Limited::Piece, piece, limit.clone()));
        }
        if let Some((start, step)) = stepped(program, *value) {
            let left = limit.minus(&start);
            if left.is_positive() && step > left {
                out.push((place(id), Limited::Step, step, left));
            }
        }
    });
    let Some(maximum) = row.maximum.points() else { return out };
    walk(program, root, &mut |_, node| match node {
        Node::Items { items, best: false } if items.len() > 1 => {
            for item in items {
                if let Some(value) = share(program, item.value).filter(|value| value > maximum) {
                    out.push((item.span, Limited::Item, value, maximum.clone()));
                }
            }
        }
        Node::Tiers { rows, .. } if row.extra.is_some() => {
            for tier in rows {
                if let Some(value) = program.constant(tier.value).filter(|value| *value > maximum) {
                    out.push((tier.span, Limited::Award, value.clone(), maximum.clone()));
                }
            }
        }
        _ => {}
    });
    out
}

/// What one piece is worth: constants, and figures that move in whole steps.
fn each(program: &Program, node: NodeId) -> Option<Exact> {
    let Some(Node::Product(parts)) = program.node(node) else { return None };
    let (constants, figures): (Vec<NodeId>, Vec<NodeId>) = parts.iter().partition(|part| program.constant(**part).is_some());
    let whole = |part: &NodeId| domain::of(program, *part).step.is_some_and(|step| step >= Exact::one());
    if constants.is_empty() || figures.len() != 1 || !figures.iter().all(whole) {
        return None;
    }
    Some(constants.iter().filter_map(|part| program.constant(*part)).fold(Exact::one(), |left, right| left.times(right)))
}

/// What a bracket begins with, and what one step adds.
fn stepped(program: &Program, node: NodeId) -> Option<(Exact, Exact)> {
    let Some(Node::Sum(parts)) = program.node(node) else { return None };
    let [(Sign::Plus, start), (Sign::Plus, more)] = parts.as_slice() else { return None };
    Some((program.constant(*start)?.clone(), each(program, *more)?))
}

/// What `6 điểm theo tỷ lệ a` gives at most: a constant times a share that is never above 100%.
fn share(program: &Program, node: NodeId) -> Option<Exact> {
    let Some(Node::Product(parts)) = program.node(node) else { return None };
    let [one, other] = parts.as_slice() else { return None };
    let (value, ratio) = if program.constant(*one).is_some() { (one, other) } else { (other, one) };
    let high = domain::of(program, *ratio).high?;
    (high == Exact::one()).then(|| program.constant(*value).cloned())?
}
