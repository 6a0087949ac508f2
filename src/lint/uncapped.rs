//! Points that grow with a figure without an upper end have a cap, or they pass the maximum of their row.

use super::about;
use super::domain::Domain;
use crate::diagnostic::{Fault, Findings, ScoringFault};
use crate::ir::{Aggregate, InputKind, Node, NodeId, Program, Score};
use crate::syntax::tree::Sign;

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for row in program.rows.iter().filter(|row| !row.broken) {
        let (Score::Value(node), Some(maximum)) = (&row.score, row.maximum.points()) else { continue };
        if let Some((name, place)) = grows(program, *node).filter(|_| super::limits::flattening(program, row, *node).is_none()) {
            let span = program.node_span(place).unwrap_or(row.span);
            let fault = ScoringFault::Uncapped { name, maximum: maximum.clone() };
            findings.push(about(row, span, Fault::Scoring(fault)));
        }
    }
}

/// The figure with which a value grows past any bound, and where; only what is sure is said.
fn grows(program: &Program, id: NodeId) -> Option<(String, NodeId)> {
    let any = |nodes: Vec<NodeId>| nodes.into_iter().find_map(|node| grows(program, node));
    match program.node(id)? {
        Node::Input(input) => {
            let input = program.input(*input)?;
            let counted = matches!(input.kind, InputKind::Whole | InputKind::Decimal);
            let open = input.domain.as_ref().is_none_or(|bounds| bounds.high.is_none());
            (counted && open).then(|| (input.name.clone(), id))
        }
        Node::Records { list, what: Aggregate::Count, .. } => Some((program.list(*list)?.name.clone(), id)),
        // A sum of figures that are not proved to be below zero.
        Node::Records { what: Aggregate::Sum(_), .. } => {
            let Domain { low, high, .. } = super::domain::of(program, id);
            (low.is_some() && high.is_none()).then(|| Some((super::lists::name_of(program, id)?, id)))?
        }
        // So many points for each: one figure, and otherwise constants above zero.
        Node::Product(parts) => {
            let positive = |node: &NodeId| program.constant(*node).is_some_and(crate::quantity::Exact::is_positive);
            let mut figures = parts.iter().filter(|part| !positive(part));
            let figure = figures.next()?;
            let found = grows(program, *figure)?;
            figures.next().is_none().then_some((found.0, id))
        }
        Node::WholeSteps { value, .. } | Node::Rounded { value, .. } | Node::Floor { value, .. } => grows(program, *value),
        // What is taken away may grow as well.
        Node::Sum(parts) => {
            let taken = parts.iter().any(|(sign, part)| *sign == Sign::Minus && program.constant(*part).is_none());
            if taken { None } else { any(parts.iter().filter(|(sign, _)| *sign == Sign::Plus).map(|(_, part)| *part).collect()) }
        }
        Node::Items { items, best } => {
            let takes = items.iter().any(|item| matches!(program.node(item.value), Some(Node::Negative(_))));
            if takes && !*best { None } else { any(items.iter().map(|item| item.value).collect()) }
        }
        Node::Tiers { rows, otherwise, .. } => {
            // A row that ends takes no figure past its end.
            let open = rows.iter().filter(|tier| matches!(&tier.test, crate::ir::Test::Within(bounds) if bounds.high.is_none()));
            any(open.map(|tier| tier.value).chain(otherwise.iter().map(|(value, _)| *value)).collect())
        }
        Node::Cases { rows, otherwise } => any(rows.iter().map(|(_, value)| *value).chain(*otherwise).collect()),
        Node::Gate { value, .. } => grows(program, *value),
        _ => None,
    }
}
