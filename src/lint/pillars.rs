//! Every pillar gathers other indicators than the rest: two of the same say one thing under two names.

use super::Findings;
use crate::diagnostic::{Fault, Finding, Role, SlipFault};
use crate::ir::{Pillar, Program, RowId};

/// Codes that name a fault in the list of a pillar more closely: a code that is not there, or stands twice, or does not add up.
const LISTS: [&str; 3] = ["E0204", "E0315", "E0316"];

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    if findings.iter().any(|known| LISTS.contains(&known.fault.code())) {
        return;
    }
    for (place, pillar) in program.pillars.iter().enumerate() {
        let Some(first) = program.pillars.iter().take(place).find(|first| alike(first, pillar)) else { continue };
        let fault = SlipFault::PillarsAlike { other: first.title.clone(), left_out: left_out(program, pillar) };
        findings.push(Finding::at(pillar.span, Fault::Slip(fault)).label(first.span, Role::First));
    }
}

fn alike(one: &Pillar, other: &Pillar) -> bool {
    let within = |one: &Pillar, other: &Pillar| one.members.iter().all(|member| other.members.contains(member));
    !one.members.is_empty() && within(one, other) && within(other, one)
}

/// The indicators beside those of a pillar that no pillar lists, by their codes.
fn left_out(program: &Program, pillar: &Pillar) -> Vec<String> {
    let parent = |id: &RowId| program.row(*id).map(|row| row.parent);
    let listed = |id: &RowId| program.pillars.iter().any(|pillar| pillar.members.contains(id));
    let beside = |id: &RowId| pillar.members.iter().any(|member| parent(member) == parent(id));
    let rows = program.rows_with_ids().filter(|(id, row)| row.counts() && row.extra.is_none() && !listed(id) && beside(id));
    rows.map(|(_, row)| row.code.to_string()).collect()
}
