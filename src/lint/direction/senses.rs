//! More of what its title calls bad gets more points: `điểm theo khoảng` of `Số máy tính nhiễm mã độc` without `ngược chiều`.
//!
//! Only a span has a `ngược chiều` to forget. What a share or a table counts under such a title is mostly meant: complaints that were answered.

use super::trend::Ask;
use super::{Place, own_inputs};
use crate::diagnostic::{Direction, Fault, Findings, Sense, SlipFault};
use crate::ir::{Extra, Input, InputKind, Node, NodeId, Program, walk};
use crate::lint::{about, titles};
use crate::syntax::tree::Sign;

pub(super) fn prove(place: &Place<'_>, node: NodeId, findings: &mut Findings) {
    let program = place.program();
    // What a điểm trừ counts is taken away.
    if place.row.extra == Some(Extra::Deduction) || crate::lint::senses::measures_bad(&program.set.title) {
        return;
    }
    if !is_span(program, node) {
        return;
    }
    for id in own_inputs(place, node) {
        // Of yes and no there is no more.
        let counts = |input: &&Input| input.direction.is_none() && input.kind != InputKind::YesNo;
        let Some(input) = program.input(id).filter(counts) else { continue };
        let Some(title) = input.about.as_deref().filter(|title| titles::bad_to_grow(title)) else { continue };
        if (Ask { program, input: id, counting: false }).of(node).direction() == Some(Direction::Higher) {
            let fault = SlipFault::AgainstSense { name: input.name.clone(), title: title.to_owned(), sense: Sense::MoreOfBad };
            findings.push(about(place.row, input.span, Fault::Slip(fault)));
        }
    }
}

/// Whether a row is scored by a span: a difference over a difference.
fn is_span(program: &Program, node: NodeId) -> bool {
    let difference = |node: NodeId| match program.node(node) {
        Some(Node::Sum(parts)) => matches!(parts.as_slice(), [(Sign::Plus, _), (Sign::Minus, _)]),
        _ => false,
    };
    let mut found = false;
    walk(program, node, &mut |_, node| {
        found |= matches!(node, Node::Quotient { over, by } if difference(*over) && difference(*by));
    });
    found
}
