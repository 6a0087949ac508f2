//! Rows that ask the same of a unit ask it the same way: one that applies to the opposite units only is a `không` too many or too few.
//!
//! A row that stands for the others where these do not apply is worth what one of them or all of them are, and is left alone.

use std::collections::BTreeMap;

use super::about;
use crate::diagnostic::{Fault, Findings, SlipFault};
use crate::ir::{Applies, Node, NodeId, Program, PropertyId, Row};
use crate::quantity::Exact;
use crate::source::Span;

/// A row, whether it applies to units that have the property, and where it says so.
type Asked<'p> = (&'p Row, bool, Span);

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    let mut asked: BTreeMap<usize, Vec<Asked<'_>>> = BTreeMap::new();
    for row in program.rows.iter().filter(|row| !row.broken) {
        for applies in &row.applies {
            if let Some((property, has, span)) = asks(program, row, applies) {
                asked.entry(property.index()).or_default().push((row, has, span));
            }
        }
    }
    for (property, rows) in asked {
        let (with, without): (Vec<Asked<'_>>, Vec<Asked<'_>>) = rows.into_iter().partition(|(_, has, _)| *has);
        let ([(row, _, span)], others) = (match (with.as_slice(), without.as_slice()) {
            ([_], others) => (with.as_slice(), others),
            (others, [_]) => (without.as_slice(), others),
            _ => continue,
        }) else {
            continue;
        };
        let (Some(property), true) = (program.properties.get(property), others.len() > 1) else { continue };
        if stands_for(row, others) {
            continue;
        }
        let others = others.iter().map(|(row, ..)| row.code.to_string()).collect();
        let fault = SlipFault::OppositeRow { name: property.name.clone(), others };
        findings.push(about(row, *span, Fault::Slip(fault)));
    }
}

fn asks(program: &Program, row: &Row, applies: &Applies) -> Option<(PropertyId, bool, Span)> {
    let (when, applying) = match applies {
        Applies::Unless(when) => (*when, false),
        Applies::When(when) => (*when, true),
        Applies::For(_) | Applies::Except(_) => return None,
    };
    let plain = |node: NodeId| match program.node(node) {
        Some(Node::Property(property)) => Some(*property),
        _ => None,
    };
    let span = program.node_span(when).unwrap_or(row.span);
    match program.node(when)? {
        Node::Property(property) => Some((*property, applying, span)),
        Node::Not(inner) => Some((plain(*inner)?, !applying, span)),
        _ => None,
    }
}

/// Whether a row is worth what one of the others is, or all of them together.
fn stands_for(row: &Row, others: &[Asked<'_>]) -> bool {
    let Some(own) = row.maximum.points() else { return true };
    let maxima: Vec<Exact> = others.iter().filter_map(|(other, ..)| other.maximum.points().cloned()).collect();
    maxima.contains(own) || Exact::sum(&maxima) == *own
}
