//! A condition over a ratio is written in percent: `khi r từ 80 trở lên` holds for nobody.

use super::tiers::is_ratio;
use super::{about, domain};
use crate::diagnostic::{Fault, Findings, TierFault};
use crate::ir::{Node, NodeId, Program, Row};
use crate::quantity::Exact;

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for row in program.rows.iter().filter(|row| !row.broken) {
        for root in row.evaluated() {
            crate::ir::walk(program, root, &mut |_, node| match node {
                Node::Compare { left, right, .. } => {
                    against(program, row, *left, *right, findings);
                    against(program, row, *right, *left, findings);
                }
                Node::Within { value, bounds } => {
                    bounds.low.iter().chain(&bounds.high).for_each(|(end, _)| against(program, row, *value, *end, findings));
                }
                _ => {}
            });
        }
    }
}

/// A ratio that is never above 1, beside a constant that is.
fn against(program: &Program, row: &Row, ratio: NodeId, constant: NodeId, findings: &mut Findings) {
    let one = Exact::one();
    let Some(value) = program.constant(constant).filter(|value| **value > one) else { return };
    let never = domain::of(program, ratio).high.is_some_and(|high| high <= one);
    if never && is_ratio(program, ratio) {
        let span = program.node_span(constant).unwrap_or(row.span);
        findings.push(about(row, span, Fault::Tier(TierFault::PercentMissing { value: value.clone() })));
    }
}
