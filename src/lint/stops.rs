//! Figures that are allowed and of which a row takes a function that has no value there: a logarithm of 0, a root of −1.

use super::about;
use super::probe::Prober;
use crate::diagnostic::{Fault, Findings, RangeFault};
use crate::eval::TroubleKind;
use crate::ir::{Node, Program, Row, walk};

pub(super) fn prove(prober: &Prober<'_>, findings: &mut Findings) {
    let program = prober.program;
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken && row.not_deployed.is_none()) {
        if !may_stop(program, row) || super::refused(findings, row) {
            continue;
        }
        let Some(probe) = prober.row(id) else { continue };
        let mut fault = None;
        let run = probe.find(|seen| {
            fault = seen.troubles.iter().find_map(|trouble| match &trouble.kind {
                TroubleKind::OutsideFunction { function, value } => Some(RangeFault::OutsideFunction { function, value: value.clone() }),
                _ => None,
            });
            fault.is_some()
        });
        if let Some(fault) = fault {
            findings.push(about(row, row.span, Fault::Range(fault)).shown(run));
        }
    }
}

/// Whether a row takes such a function; most do not, and need no runs.
fn may_stop(program: &Program, row: &Row) -> bool {
    let mut found = false;
    for root in row.evaluated() {
        walk(program, root, &mut |_, node| found |= matches!(node, Node::Ln(_) | Node::Root { .. }));
    }
    found
}
