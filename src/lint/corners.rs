//! Sums in which figures are multiplied with each other, each once: `a + b - a × b`. Along each figure such a sum is a straight line, so it is
//! least and greatest where every figure stands at one of its ends.

use super::domain::of_in;
use super::linear::Sum;
use super::regions::Region;
use super::together::same;
use crate::ir::{Node, NodeId, Program};
use crate::quantity::Exact;

/// Of so many figures every corner is looked at.
const MOST_FIGURES: usize = 6;

/// A figure with its ends.
struct Figure {
    node: NodeId,
    low: Exact,
    high: Exact,
}

/// A number times some of the figures, by their places.
struct Term {
    times: Exact,
    figures: Vec<usize>,
}

/// The least and the greatest value of a sum; nothing where no figures are multiplied, one with itself, or one has no end.
pub(super) fn ends(program: &Program, region: &Region, sum: &Sum) -> Option<(Exact, Exact)> {
    let multiplied = |node: NodeId| matches!(program.node(node), Some(Node::Product(_)));
    if !sum.terms.iter().any(|(node, _)| multiplied(*node)) {
        return None;
    }
    let mut figures: Vec<Figure> = Vec::new();
    let mut terms: Vec<Term> = Vec::new();
    for (node, times) in &sum.terms {
        let factors = match program.node(*node)? {
            Node::Product(factors) => factors.clone(),
            _ => vec![*node],
        };
        let mut term = Term { times: times.clone(), figures: Vec::new() };
        for factor in factors {
            if let Some(constant) = program.constant(factor) {
                term.times = term.times.times(constant);
                continue;
            }
            let place = place(program, region, &mut figures, factor)?;
            if term.figures.contains(&place) {
                return None;
            }
            term.figures.push(place);
        }
        terms.push(term);
    }
    if figures.len() > MOST_FIGURES {
        return None;
    }
    let mut corners: Vec<Vec<Exact>> = vec![Vec::new()];
    for figure in &figures {
        let with = |corner: &[Exact], end: &Exact| corner.iter().chain([end]).cloned().collect::<Vec<_>>();
        corners = corners.iter().flat_map(|corner| [with(corner, &figure.low), with(corner, &figure.high)]).collect();
    }
    let at = |corner: &Vec<Exact>| {
        let worth =
            |term: &Term| term.figures.iter().filter_map(|place| corner.get(*place)).fold(term.times.clone(), |all, end| all.times(end));
        terms.iter().fold(sum.constant.clone(), |all, term| all.plus(&worth(term)))
    };
    let values: Vec<Exact> = corners.iter().map(at).collect();
    values.iter().min().cloned().zip(values.iter().max().cloned())
}

/// The place of a figure among those that are known.
fn place(program: &Program, region: &Region, figures: &mut Vec<Figure>, node: NodeId) -> Option<usize> {
    if let Some(known) = figures.iter().position(|figure| same(program, figure.node, node)) {
        return Some(known);
    }
    let range = of_in(program, region, node);
    figures.push(Figure { node, low: range.low?, high: range.high? });
    figures.len().checked_sub(1)
}
