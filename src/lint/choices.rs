//! Choices and yes/no: every option is scored, and once.

use super::about;
use crate::diagnostic::{Fault, Findings, Role, TierFault};
use crate::ir::{Aggregate, InputKind, Node, Program, PropertyKind, Row, Score, Test, Tier};
use crate::source::Span;

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for row in program.rows.iter().filter(|row| !row.broken) {
        let Score::Value(node) = row.score else { continue };
        crate::ir::walk(program, node, &mut |id, node| {
            if let Node::Tiers { subject, rows, otherwise } = node
                && let Some(options) = options(program, program.node(*subject))
            {
                let span = program.node_span(id).unwrap_or(row.span);
                table(row, span, &options, rows, otherwise.map(|(_, span)| span), findings);
            }
        });
    }
}

/// The names of what the subject can be: options, or yes and no.
fn options(program: &Program, subject: Option<&Node>) -> Option<Vec<String>> {
    let names = |options: &[crate::ir::Choice]| options.iter().map(|option| option.name.clone()).collect();
    let truth = || vec!["có".to_owned(), "không".to_owned()];
    match subject? {
        Node::Input(input) => match &program.input(*input)?.kind {
            InputKind::Choice(options) => Some(names(options)),
            InputKind::YesNo => Some(truth()),
            _ => None,
        },
        Node::Property(property) => {
            let property = program.properties.get(property.index())?;
            match &property.kind {
                PropertyKind::YesNo => Some(truth()),
                PropertyKind::Choice(options) => Some(names(options)),
                PropertyKind::Several(_) | PropertyKind::Text => None,
            }
        }
        Node::And(_)
        | Node::Or(_)
        | Node::Not(_)
        | Node::Compare { .. }
        | Node::IsOption { .. }
        | Node::Includes { .. }
        | Node::Within { .. }
        | Node::Records { what: Aggregate::Every(_) | Aggregate::Any, .. } => Some(truth()),
        _ => None,
    }
}

fn taken(tier: &Tier) -> Vec<usize> {
    match &tier.test {
        Test::Options(options) => options.clone(),
        Test::Truth(true) => vec![0],
        Test::Truth(false) => vec![1],
        Test::Within(_) | Test::Equals(_) => Vec::new(),
    }
}

fn table(row: &Row, span: Span, options: &[String], rows: &[Tier], otherwise: Option<Span>, findings: &mut Findings) {
    let mut idle = true;
    for (index, option) in options.iter().enumerate() {
        let mut takers = rows.iter().filter(|tier| taken(tier).contains(&index));
        match (takers.next(), takers.next()) {
            (None, _) if otherwise.is_none() => {
                findings.push_once(about(row, span, Fault::Tier(TierFault::OptionMissing { option: option.clone() })));
            }
            (None, _) => idle = false,
            (Some(first), Some(second)) => {
                let fault = Fault::Tier(TierFault::OptionTwice { option: option.clone() });
                findings.push_once(about(row, second.span, fault).label(first.span, Role::First));
            }
            (Some(only), None) => {
                // The same option twice in one row.
                if taken(only).iter().filter(|taken| **taken == index).count() > 1 {
                    findings.push_once(about(row, only.span, Fault::Tier(TierFault::OptionTwice { option: option.clone() })));
                }
            }
        }
    }
    if let Some(place) = otherwise.filter(|_| idle) {
        findings.push_once(about(row, place, Fault::Tier(TierFault::ElseIdle)));
    }
}
