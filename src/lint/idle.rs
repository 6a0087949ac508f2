//! Text that does nothing: properties that nothing reads, policies of states that cannot occur, rows that give everybody the same.

use super::policies::{may_be_nothing, nothing_in, worded};
use super::{about, domain};
use crate::check::Checked;
use crate::diagnostic::{ConditionFault, Fault, Finding, Findings, Level, RangeFault, Role, StateName};
use crate::ir::{InputKind, Maximum, Node, NodeId, Program, PropertyId, PropertyKind, Row, Scope, Score};
use crate::source::Span;

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    if checked.incomplete || program.rows.iter().any(|row| row.broken) {
        return;
    }
    properties(program, findings);
    for row in &program.rows {
        policies(program, row, findings);
        guards(program, row, findings);
        constant(program, row, findings);
    }
}

fn properties(program: &Program, findings: &mut Findings) {
    // A sentence with a wrong name or kind was not taken in; it may be the one that uses the property.
    if findings.iter().any(|known| matches!(known.fault, Fault::Name(_) | Fault::Type(_)) && known.fault.level() == Level::Error) {
        return;
    }
    for (index, property) in program.properties.iter().enumerate() {
        let id = PropertyId::of(index);
        let in_nodes = program.nodes.iter().any(|node| matches!(node, Node::Property(other) if *other == id));
        let in_scopes = program.populations.iter().any(|population| match &population.scope {
            Scope::All => false,
            Scope::Option(other, _) | Scope::Each(other) => *other == id,
        });
        let in_ranks = program.rankings.iter().any(|ranking| ranking.within == Some(id));
        // A text is there to be read by people.
        if !in_nodes && !in_scopes && !in_ranks && property.kind != PropertyKind::Text {
            findings.push(Finding::at(property.span, Fault::Condition(ConditionFault::UnusedProperty { name: property.name.clone() })));
        }
    }
}

/// A row says what a state is worth that it cannot be in. A cell may name a state in words, if the set says which.
fn policies(program: &Program, row: &Row, findings: &mut Findings) {
    let (Score::Value(_), true) = (&row.score, row.children.is_empty()) else { return };
    for (state, span) in &row.said {
        let idle = match state {
            StateName::Missing => false,
            StateName::NothingArising => !may_be_nothing(program, row),
            StateName::NotApplicable => never_left(program, row),
        };
        if idle && *state == StateName::NothingArising && worded(program, *state) {
            refused(program, row, &row.evaluated().collect::<Vec<_>>(), *span, findings);
        }
        if idle && !worded(program, *state) {
            findings.push(about(row, *span, Fault::Condition(ConditionFault::IdlePolicy { state: *state })));
        }
    }
}

/// What is said in parentheses of a ratio that cannot be 0/0. A cell that may say `không phát sinh` makes one of any figure.
fn guards(program: &Program, row: &Row, findings: &mut Findings) {
    let Score::Value(root) = row.score else { return };
    crate::ir::walk(program, root, &mut |id, node| {
        let Node::OrNothing { value, .. } = node else { return };
        if !nothing_in(program, *value) {
            let span = program.node_span(id).unwrap_or(row.span);
            if worded(program, StateName::NothingArising) {
                return refused(program, row, &[*value], span, findings);
            }
            findings.push_once(about(row, span, Fault::Condition(ConditionFault::IdleGuard)));
        }
    });
}

/// A row that says what nothing is worth, and whose denominator refuses 0: a cell may say it in words, and one that says 0 is refused.
fn refused(program: &Program, row: &Row, values: &[NodeId], span: Span, findings: &mut Findings) {
    let mut found = None;
    for value in values {
        crate::ir::walk(program, *value, &mut |_, node| {
            if let Node::Quotient { by, .. } = node
                && let Some(Node::Input(id)) = program.node(*by)
                && found.is_none()
            {
                found = program.input(*id).filter(|input| input.row.is_some() && input.kind == InputKind::Whole);
            }
        });
    }
    if let Some(input) = found {
        let fault = RangeFault::NothingRefused { name: input.name.clone(), range: input.domain_text.clone() };
        findings.push_once(about(row, input.span, Fault::Range(fault)).label(span, Role::Other));
    }
}

/// Whether neither the row nor one above it can fail to apply.
fn never_left(program: &Program, row: &Row) -> bool {
    program.with_above(row).all(|row| row.applies.is_empty())
}

fn constant(program: &Program, row: &Row, findings: &mut Findings) {
    let Score::Value(node) = row.score else { return };
    if row.maximum == Maximum::Unscored || row.not_deployed.is_some() {
        return;
    }
    let domain = domain::of(program, node);
    // A constant that is written as one is meant.
    if matches!(program.node(node), Some(Node::Constant(_))) {
        return;
    }
    if let (Some(low), Some(high)) = (domain.low, domain.high)
        && low == high
    {
        // A table that lacks a row gives only what is left of it: the missing row is said.
        if super::refused(findings, row) {
            return;
        }
        findings.push(about(row, row.span, Fault::Condition(ConditionFault::Constant { points: low })));
    }
}
