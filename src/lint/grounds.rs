//! Every `suy luận` stands behind the sentence it speaks for: two behind one sentence are what is left where a sentence was lost.

use crate::diagnostic::{Fault, Finding, Findings, Role, SlipFault};
use crate::ir::{Inferred, Program};

/// The grounds of a program, those of one block together and in the order of the text.
pub(super) fn of(program: &Program) -> Vec<&Inferred> {
    program
        .rows
        .iter()
        .flat_map(|row| &row.inferred)
        .chain(program.pillars.iter().flat_map(|pillar| &pillar.inferred))
        .chain(program.classes.iter().flat_map(|classes| &classes.inferred))
        .chain(program.row_classes.iter().flat_map(|rows| &rows.table.inferred))
        .chain(program.lists.iter().flat_map(|list| &list.inferred))
        .chain(&program.set.inferred)
        .collect()
}

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for pair in of(program).windows(2) {
        let [first, second] = pair else { continue };
        if first.of == second.of {
            findings.push(Finding::at(second.span, Fault::Slip(SlipFault::TwoGrounds)).label(first.span, Role::Other));
        }
    }
}
