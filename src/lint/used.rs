//! Every input is used by some score or condition: what is asked of agencies and scored nowhere is dead text.

use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, StructureFault};
use crate::ir::{InputKind, Maximum, Program};

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    if checked.incomplete {
        return;
    }
    for id in &checked.declared.unused {
        let Some(input) = program.input(*id) else { continue };
        let row = input.row.and_then(|row| program.row(row));
        // A row that is not scored asks for information only.
        let information = row.is_some_and(|row| row.maximum == Maximum::Unscored || row.broken);
        if matches!(input.kind, InputKind::Points { .. }) || information {
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
