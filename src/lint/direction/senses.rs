//! More of what its title calls bad gets more points: `Số máy tính nhiễm mã độc` without `ngược chiều`.

use super::trend::Ask;
use super::{Place, own_inputs};
use crate::diagnostic::{Direction, Fault, Findings, Sense, SlipFault};
use crate::ir::{Extra, Input, InputKind, NodeId};
use crate::lint::{about, senses};

pub(super) fn prove(place: &Place<'_>, node: NodeId, findings: &mut Findings) {
    let program = place.program();
    // What a điểm trừ counts is taken away.
    if place.row.extra == Some(Extra::Deduction) {
        return;
    }
    for id in own_inputs(place, node) {
        // Of yes and no there is no more.
        let counts = |input: &&Input| input.direction.is_none() && input.kind != InputKind::YesNo;
        let Some(input) = program.input(id).filter(counts) else { continue };
        let Some(title) = input.about.as_deref().filter(|title| senses::bad_to_grow(title)) else { continue };
        if (Ask { program, input: id, counting: false }).of(node).direction() == Some(Direction::Higher) {
            let fault = SlipFault::AgainstSense { name: input.name.clone(), title: title.to_owned(), sense: Sense::MoreOfBad };
            findings.push(about(place.row, input.span, Fault::Slip(fault)));
        }
    }
}
