//! A ratio of the larger of two figures to the smaller: it is never below 100%, so it tells no unit from another.

use super::about;
use super::domain::{ordered, proved_at_most};
use super::probe::Prober;
use crate::diagnostic::{DirectionFault, Fault, Findings, Gets};
use crate::eval::Value;
use crate::ir::{Node, NodeId, Program, Score, Test, Tier, walk};
use crate::quantity::Exact;

pub(super) fn prove(prober: &Prober<'_>, findings: &mut Findings) {
    let program = prober.program;
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken) {
        let Score::Value(node) = row.score else { continue };
        let mut found = Vec::new();
        walk(program, node, &mut |_, node| found.extend(ratios(program, node)));
        found.retain(|ratio| is(program, *ratio));
        found.dedup_by_key(|ratio| program.node_span(*ratio));
        for ratio in found {
            let Some(Node::Quotient { over, by }) = program.node(ratio) else { continue };
            let [over_name, by_name] = [over, by].map(|node| {
                let text = crate::formula::written(program, Some(id), *node);
                if matches!(program.node(*node), Some(Node::Sum(_))) { format!("({text})") } else { text }
            });
            let span = program.node_span(ratio).unwrap_or(row.span);
            let fault = DirectionFault::UpsideDown { over: over_name.clone(), by: by_name.clone() };
            let mut finding = about(row, span, Fault::Direction(fault));
            let plain = |node: NodeId| matches!(program.node(node), Some(Node::Input(input)) if program.input(*input).is_some_and(|input| input.row == Some(id)));
            if plain(*over) && plain(*by) {
                finding = finding.fix(span, format!("{by_name} / {over_name}"));
            }
            if let Some(probe) = prober.row(id) {
                let number = |seen: &super::probe::Seen<'_>, node| match seen.value(node) {
                    Some(Value::Number(value)) => Some(value),
                    _ => None,
                };
                // Where the two are not alike, and something comes of it.
                let run = probe.find(|seen| {
                    let apart = number(seen, *over) > number(seen, *by) && number(seen, *by).is_some_and(|by| by.is_positive());
                    apart && !matches!(seen.written().gets, Gets::State(..))
                });
                finding = finding.shown(run);
            }
            findings.push(finding);
        }
    }
}

/// Whether a ratio is never below 100%, and is not always 100%.
pub(super) fn is(program: &Program, ratio: NodeId) -> bool {
    let Some(Node::Quotient { over, by }) = program.node(ratio) else { return false };
    ordered(program, *by, *over) && !proved_at_most(program, *over, *by)
}

/// The ratios that stand where a share is meant: what a table reads, what the maximum is multiplied with, and what is held against all units.
fn ratios(program: &Program, node: &Node) -> Vec<NodeId> {
    let share = |part: &NodeId| match program.node(*part) {
        Some(Node::Quotient { .. }) => Some(*part),
        // Over its target.
        Some(Node::Cap { value, .. }) => match program.node(*value) {
            Some(Node::Quotient { over, .. }) => Some(*over),
            _ => None,
        },
        _ => None,
    };
    match node {
        Node::Tiers { subject, rows, .. } if !tells_apart_above_one(program, rows) => vec![*subject],
        Node::Product(parts) => parts.iter().filter_map(share).collect(),
        // Held against what other units have.
        Node::Within { value, bounds } if bounds.low.iter().chain(&bounds.high).any(|(end, _)| of_all_units(program, *end)) => vec![*value],
        Node::Compare { left, right, .. } if of_all_units(program, *right) => vec![*left],
        _ => Vec::new(),
    }
}

/// Whether a table has bounds above 100% and none below: a measure that is never below it by its nature, such as all the power of a data
/// centre over that of its machines.
fn tells_apart_above_one(program: &Program, rows: &[Tier]) -> bool {
    let bounds = rows.iter().flat_map(|tier| match &tier.test {
        Test::Within(bounds) => bounds.low.iter().chain(&bounds.high).filter_map(|(end, _)| program.constant(*end).cloned()).collect(),
        Test::Equals(values) => values.clone(),
        Test::Options(_) | Test::Truth(_) => Vec::new(),
    });
    let bounds: Vec<Exact> = bounds.collect();
    let one = Exact::one();
    bounds.iter().all(|bound| *bound >= one) && bounds.iter().any(|bound| *bound > one)
}

fn of_all_units(program: &Program, node: NodeId) -> bool {
    matches!(program.node(node), Some(Node::Population(_)))
}
