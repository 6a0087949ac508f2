//! Every figure says how small it can be, or a number mistyped below zero is scored like any other.

use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, StructureFault};
use crate::ir::{InputKind, Program};

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    for input in &program.inputs {
        let row = input.row.and_then(|row| program.row(row));
        // A figure that is held against those of other units (growth, a score of others) may well be below zero.
        let compared = row.is_some_and(|row| program.relative(row));
        let number = matches!(input.kind, InputKind::Whole | InputKind::Decimal) && !compared;
        let said =
            !input.domain_text.is_empty() || checked.incomplete || row.is_some_and(|row| row.broken || super::refused(findings, row));
        if !number || said {
            continue;
        }
        let fault = Fault::Structure(StructureFault::DomainMissing { name: input.name.clone() });
        let finding = Finding::at(input.span, fault);
        findings.push(match row {
            Some(row) => finding.about(row.subject()),
            None => finding,
        });
    }
}
