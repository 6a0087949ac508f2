//! Every `suy luận` stands behind the sentence it speaks for: two behind one sentence are what is left where a sentence was lost.

use crate::diagnostic::{Fault, Finding, Findings, Role, SlipFault};
use crate::ir::{Inferred, Program};

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    let grounds: Vec<&Inferred> = program.inferred().collect();
    for pair in grounds.windows(2) {
        let [first, second] = pair else { continue };
        if first.of == second.of {
            findings.push(Finding::at(second.span, Fault::Slip(SlipFault::TwoGrounds)).label(first.span, Role::Other));
        }
    }
}
