//! Declared counts: groups, main indexes, component indicators.

use super::about;
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, StructureFault};
use crate::ir::{Program, Row, RowId, RowLevel};

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    if checked.unsummed {
        return;
    }
    for (id, row) in program.rows_with_ids() {
        if let Some((declared, span)) = row.main_indexes {
            let found = count(program, id, &|row| row.level == RowLevel::Main);
            if found != declared {
                findings.push(about(row, span, Fault::Structure(StructureFault::MainCount { declared, found })));
            }
        }
        if let Some((declared, span)) = row.components
            && !row.elsewhere
        {
            let found = listed(program, id);
            if found != declared {
                findings.push(about(row, span, Fault::Structure(StructureFault::ComponentCount { declared, found })));
            }
        }
    }
    let mut set = |declared: Option<(u64, crate::source::Span)>, found: u64, fault: fn(u64, u64) -> StructureFault| {
        if let Some((declared, span)) = declared.filter(|(declared, _)| *declared != found) {
            findings.push(Finding::at(span, Fault::Structure(fault(declared, found))));
        }
    };
    let of_level = |level: RowLevel| number(program.rows.iter().filter(|row| row.level == level).count());
    set(checked.declared.groups, of_level(RowLevel::Group), |declared, found| StructureFault::GroupCount { declared, found });
    set(checked.declared.main_indexes, of_level(RowLevel::Main), |declared, found| StructureFault::MainCount { declared, found });
    if let Some((declared, span)) = checked.declared.components {
        // An index whose rows are not in this file and that does not say how many there are leaves the sum open.
        let parts: Option<Vec<u64>> = program.main_indexes().map(|(id, row)| components(program, id, row)).collect();
        let Some(parts) = parts else { return };
        let found = parts.iter().fold(0_u64, |sum, part| sum.saturating_add(*part));
        if found != declared {
            findings.push(Finding::at(span, Fault::Structure(StructureFault::SetComponentCount { declared, found, parts })));
        }
    }
}

/// The component indicators of a row: those declared when they are not in this file, else its rows at the bottom of the tree.
fn components(program: &Program, id: RowId, row: &Row) -> Option<u64> {
    if row.elsewhere { row.components.map(|(declared, _)| declared) } else { Some(listed(program, id)) }
}

/// The component indicators of a row that are in this file.
fn listed(program: &Program, id: RowId) -> u64 {
    count(program, id, &|row| row.level == RowLevel::Component && row.children.is_empty())
}

/// How many rows under a row pass.
fn count(program: &Program, id: RowId, wanted: &dyn Fn(&Row) -> bool) -> u64 {
    let Some(row) = program.row(id) else { return 0 };
    let mut found = 0_u64;
    for child in &row.children {
        if program.row(*child).is_some_and(wanted) {
            found = found.saturating_add(1);
        }
        found = found.saturating_add(count(program, *child, wanted));
    }
    found
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
