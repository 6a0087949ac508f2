//! Declared counts: groups, main indexes, component indicators.

use super::about;
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, StructureFault};
use crate::ir::{Program, Row, RowId, RowLevel};
use crate::source::Span;

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    if checked.unsummed {
        return;
    }
    for (id, row) in program.rows_with_ids() {
        if let Some((declared, span)) = row.main_indexes
            && let Some(found) = miscounted(declared, |with| Some(under(program, id, with, &|row| row.level == RowLevel::Main)))
        {
            findings.push(about(row, span, Fault::Structure(StructureFault::MainCount { declared, found })));
        }
        if let Some((declared, span)) = row.components
            && !row.elsewhere
            && let Some(found) = miscounted(declared, |with| Some(listed(program, id, with)))
        {
            findings.push(about(row, span, Fault::Structure(StructureFault::ComponentCount { declared, found })));
        }
    }
    let mut set = |declared: Option<(u64, Span)>, level: RowLevel, fault: fn(u64, u64) -> StructureFault| {
        let Some((declared, span)) = declared else { return };
        let found = |with| {
            let rows = program.rows.iter().filter(|row| row.level == level && (with == Outside::Counted || on_scale(program, row)));
            u64::try_from(rows.count()).ok()
        };
        if let Some(found) = miscounted(declared, found) {
            findings.push(Finding::at(span, Fault::Structure(fault(declared, found))));
        }
    };
    set(checked.declared.groups, RowLevel::Group, |declared, found| StructureFault::GroupCount { declared, found });
    set(checked.declared.main_indexes, RowLevel::Main, |declared, found| StructureFault::MainCount { declared, found });
    if let Some((declared, span)) = checked.declared.components {
        // An index whose rows are not in this file and that does not say how many there are leaves the sum open.
        let parts = |with| -> Option<Vec<u64>> {
            let indexes = program.main_indexes().filter(|(_, row)| with == Outside::Counted || on_scale(program, row));
            indexes.map(|(id, row)| components(program, id, row, with)).collect()
        };
        let sum = |with| Some(parts(with)?.iter().fold(0_u64, |sum, part| sum.saturating_add(*part)));
        if let (Some(found), Some(parts)) = (miscounted(declared, sum), parts(Outside::Counted)) {
            findings.push(Finding::at(span, Fault::Structure(StructureFault::SetComponentCount { declared, found, parts })));
        }
    }
}

/// Whether the rows beside the scale are counted with the others. Decisions do both, and say of neither which.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outside {
    Counted,
    Left,
}

/// How many rows there are, if that is not the declared number, be it with those beside the scale or without.
fn miscounted(declared: u64, found: impl Fn(Outside) -> Option<u64>) -> Option<u64> {
    let with = found(Outside::Counted)?;
    (with != declared && found(Outside::Left) != Some(declared)).then_some(with)
}

/// Whether neither the row nor one above it stands beside the scale.
fn on_scale(program: &Program, row: &Row) -> bool {
    program.with_above(row).all(|row| !row.outside)
}

/// The component indicators of a row: those declared when they are not in this file, else its rows at the bottom of the tree.
fn components(program: &Program, id: RowId, row: &Row, with: Outside) -> Option<u64> {
    if row.elsewhere { row.components.map(|(declared, _)| declared) } else { Some(listed(program, id, with)) }
}

/// The component indicators of a row that are in this file.
fn listed(program: &Program, id: RowId, with: Outside) -> u64 {
    under(program, id, with, &|row| row.level == RowLevel::Component && row.children.is_empty())
}

/// How many rows under a row pass.
fn under(program: &Program, id: RowId, with: Outside, wanted: &dyn Fn(&Row) -> bool) -> u64 {
    let Some(row) = program.row(id) else { return 0 };
    let mut found = 0_u64;
    for (id, child) in row.children.iter().filter_map(|id| Some((*id, program.row(*id)?))) {
        if with == Outside::Left && child.outside {
            continue;
        }
        found = found.saturating_add(u64::from(wanted(child)));
        found = found.saturating_add(under(program, id, with, wanted));
    }
    found
}
