//! `mọi nhóm từ 90 điểm trở lên` where a group has 80 points: what is asked of several rows at once, held against what each can come to.

use super::domain::Domain;
use super::tiers::constant;
use crate::ir::{Basis, Node, NodeId, Policy, Program, Row};
use crate::quantity::Exact;
use crate::syntax::tree::Need;

/// Whether the sentence never holds, or always, for every unit; nothing where that hangs on the unit.
pub(super) fn verdict(program: &Program, node: NodeId) -> Option<bool> {
    let Some(Node::Listed { of, need, bounds, share: false }) = program.node(node) else { return None };
    let ends = |end: &Option<(NodeId, bool)>| match end {
        None => Some(None),
        Some((node, closed)) => constant(program, *node).map(|value| Some((value, *closed))),
    };
    let (low, high) = (ends(&bounds.low)?, ends(&bounds.high)?);
    let never = |basis: &Basis| beyond(&super::classes::domain(program, basis), low.as_ref(), high.as_ref());
    // Of rows that a unit may leave out nothing is asked of it.
    let counted = |basis: &&Basis| match basis {
        Basis::Row(row) => program.row(*row).is_some_and(|row| stays(program, row)),
        Basis::Pillar(_) | Basis::Total | Basis::Percent | Basis::ScaledTo(_) => false,
    };
    let fails = of.iter().filter(counted).any(never);
    (matches!(need, Need::All) && fails).then_some(false)
}

/// Whether no value of a domain lies between the ends.
fn beyond(domain: &Domain, low: Option<&(Exact, bool)>, high: Option<&(Exact, bool)>) -> bool {
    let below = matches!((&domain.high, low), (Some(most), Some((end, closed))) if most < end || (!closed && most == end));
    let above = matches!((&domain.low, high), (Some(least), Some((end, closed))) if least > end || (!closed && least == end));
    below || above
}

/// Whether a row stays in the score of every unit: one row below it at least applies to all and leaves in no state.
fn stays(program: &Program, row: &Row) -> bool {
    let leaves = |policy: &Option<Policy>| matches!(policy, Some(Policy::LeftOut | Policy::Rescaled));
    let own = row.applies.is_empty();
    if row.children.is_empty() {
        return own && !leaves(&row.policies.missing) && !leaves(&row.policies.nothing);
    }
    own && row.children.iter().filter_map(|id| program.row(*id)).any(|below| stays(program, below))
}
