//! Every input is used by some score or condition: what is asked of agencies and scored nowhere is dead text.
//!
//! A figure that ends the range of one part of a ratio is not used by that: with `a / c` written for `a / b` it is the trace of the slip. One that
//! holds several scored figures within it, or one that is scored by itself, has its work to do.

use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, StructureFault};
use crate::ir::{Input, InputId, InputKind, Maximum, Node, Program, Row, walk};

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    if checked.incomplete {
        return;
    }
    for id in &checked.declared.unused {
        let Some(input) = program.input(*id) else { continue };
        let row = input.row.and_then(|row| program.row(row));
        // A row that is not scored asks for information only.
        let information = row.is_some_and(|row| row.maximum == Maximum::Unscored || row.broken);
        if matches!(input.kind, InputKind::Points { .. }) || information || holds(program, &checked.declared.unused, *id) {
            continue;
        }
        let fault = Fault::Structure(StructureFault::UnusedInput { name: input.name.clone() });
        let finding = Finding::at(input.span, fault);
        findings.push(match row {
            Some(row) => finding.about(row.subject()),
            None => finding,
        });
    }
}

/// Whether the ranges of two scored figures or more end at this one, or that of one that stands in no ratio.
fn holds(program: &Program, unused: &[InputId], id: InputId) -> bool {
    let scored = program.inputs.iter().enumerate().filter(|(index, _)| !unused.contains(&InputId::of(*index)));
    let held = scored.filter(|(_, other)| {
        let mut ends = other.domain.iter().flat_map(|bounds| bounds.low.iter().chain(&bounds.high));
        ends.any(|(end, _)| {
            let mut names = false;
            walk(program, *end, &mut |_, node| names |= matches!(node, Node::Input(named) if *named == id));
            names
        })
    });
    let held: Vec<(usize, &Input)> = held.collect();
    held.len() > 1 || held.iter().any(|(_, input)| input.row.and_then(|row| program.row(row)).is_some_and(|row| !divides(program, row)))
}

fn divides(program: &Program, row: &Row) -> bool {
    let mut found = false;
    row.evaluated().for_each(|root| walk(program, root, &mut |_, node| found |= matches!(node, Node::Quotient { .. })));
    found
}
