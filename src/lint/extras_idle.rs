//! Bonuses and deductions that move nobody: classes and all rankings read the share of the maximum, which does not count them unless the header
//! says so.

use super::about;
use crate::check::Checked;
use crate::diagnostic::{Fault, Findings, SlipFault};
use crate::ir::{Basis, Program};

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    if checked.incomplete || program.set.share_with_extras {
        return;
    }
    let share = |basis: &Basis| matches!(basis, Basis::Percent | Basis::ScaledTo(_));
    // A table of conditions may ask for the total, and a tie-break for the bonus.
    let classes = program.classes.as_ref().is_none_or(|classes| classes.basis().is_some_and(share) && classes.changes.is_empty());
    let ranks = program.rankings.iter().all(|ranking| share(&ranking.basis) && ranking.ties.is_empty());
    let any = program.classes.is_some() || !program.rankings.is_empty();
    let Some(row) = program.top.iter().filter_map(|id| program.row(*id)).find(|row| row.extra.is_some()) else { return };
    if any && classes && ranks {
        findings.push(about(row, row.span, Fault::Slip(SlipFault::ExtrasIdle)));
    }
}
