//! Every state that can occur has a policy: a missing figure, a ratio of nothing, a row that does not apply.

use super::{about, domain};
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, PolicyFault};
use crate::ir::{Node, NodeId, Program, Row, Score, Total};

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    missing(program, checked, findings);
    for row in program.rows.iter().filter(|row| !row.broken) {
        if row.policies.nothing.is_none()
            && let Score::Value(node) = row.score
            && let Some((place, denominator)) = zero_division(program, node)
        {
            let span = program.node_span(place).unwrap_or(row.span);
            findings.push(about(row, span, Fault::Policy(PolicyFault::NothingArising { denominator })));
        }
        if !row.applies.is_empty() && row.policies.not_applicable.is_none() {
            findings.push(about(row, row.span, Fault::Policy(PolicyFault::NotApplicable)));
        }
    }
}

/// One finding for the set: the mend is one line in the header.
fn missing(program: &Program, checked: &Checked, findings: &mut Findings) {
    let asked = |row: &&Row| {
        let inputs = match &row.score {
            Score::Entered(_) => true,
            Score::Value(node) => reads_data(program, *node),
            Score::None | Score::Gathered { .. } => false,
        };
        inputs && !row.broken && row.policies.missing.is_none()
    };
    let rows = program.rows.iter().find(asked);
    let total = matches!(program.total, Total::Entered(_)) && program.set.policies.missing.is_none();
    if let (Some(span), true, false) = (program.set.span, rows.is_some() || total, checked.incomplete) {
        let finding = Finding::at(span, Fault::Policy(PolicyFault::Missing));
        findings.push(match rows {
            Some(row) => finding.about(row.subject()),
            None => finding,
        });
    }
}

fn reads_data(program: &Program, node: NodeId) -> bool {
    let mut found = false;
    crate::ir::walk(program, node, &mut |_, node| found |= matches!(node, Node::Input(_)));
    found
}

/// A division whose denominator can be zero and whose result then nobody said.
fn zero_division(program: &Program, node: NodeId) -> Option<(NodeId, String)> {
    match program.node(node)? {
        // Inside, the value of 0/0 is said; what it is worth may itself divide.
        Node::OrNothing { nothing, .. } => zero_division(program, *nothing),
        Node::Quotient { by, .. } if domain::of(program, *by).may_be_zero() => Some((node, name_of(program, *by))),
        other => crate::ir::children(other).into_iter().find_map(|child| zero_division(program, child)),
    }
}

fn name_of(program: &Program, node: NodeId) -> String {
    match program.node(node) {
        Some(Node::Input(input)) => program.input(*input).map(|input| input.name.clone()).unwrap_or_default(),
        _ => String::new(),
    }
}
