//! Every figure says how small it can be, or a number mistyped below zero is scored like any other.

use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, ListFault, StructureFault};
use crate::ir::{FieldId, FieldKind, InputKind, ListId, Program};

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
    // Of the lists those that a sentence reads; a text or a number that only tells one record from another may be anything.
    for (index, list) in program.lists.iter().enumerate().filter(|_| !checked.incomplete) {
        for (place, field) in list.fields.iter().enumerate() {
            let number = matches!(field.kind, FieldKind::Figure(InputKind::Whole | InputKind::Decimal));
            let read = checked.declared.used_fields.contains(&FieldId { list: ListId::of(index), place });
            // A range that was refused stands nowhere else.
            let refused =
                || findings.iter().any(|known| matches!(&known.fault, Fault::List(ListFault::FieldDomain { name }) if *name == field.name));
            if number && read && field.domain_text.is_empty() && !refused() {
                let fault = Fault::Structure(StructureFault::DomainMissing { name: field.name.clone() });
                findings.push(Finding::at(field.span, fault));
            }
        }
    }
}
