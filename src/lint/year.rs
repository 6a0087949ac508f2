//! Numbers of months go round: a plan for next year is best in October, and January comes after December.
//!
//! A table over the number of a month (`từ 1 đến 12`, counted in `tháng`) whose rows are written one after the other round the year is in order
//! where its points are, from the first row to the last.

use super::tiers::{constant, takes};
use crate::ir::{InputKind, Node, NodeId, Program, Tier};
use crate::name::fold_title;
use crate::quantity::Exact;

/// Whether a table goes round the year and its points one way.
pub(super) fn in_order(program: &Program, subject: NodeId, rows: &[Tier], otherwise: Option<NodeId>) -> bool {
    let points: Option<Vec<Exact>> = rows.iter().map(|tier| tier.value).chain(otherwise).map(|value| constant(program, value)).collect();
    let Some(points) = points.filter(|_| is_month(program, subject)) else { return false };
    let rises = points.windows(2).all(|pair| matches!(pair, [a, b] if a <= b));
    let falls = points.windows(2).all(|pair| matches!(pair, [a, b] if a >= b));
    (rises || falls) && round(program, rows)
}

/// Whether the rows follow each other round the year, forwards or backwards; còn lại stands behind all of them.
fn round(program: &Program, rows: &[Tier]) -> bool {
    let Some(rows) = rows.iter().map(|tier| takes(program, &tier.test)).collect::<Option<Vec<_>>>() else { return false };
    let mut turns: Vec<usize> = Vec::new();
    for month in 1..=12 {
        let month = Exact::from(month);
        let taker = rows.iter().position(|row| row.takes(&month)).unwrap_or(rows.len());
        if turns.last() != Some(&taker) {
            turns.push(taker);
        }
    }
    if turns.len() > 1 && turns.first() == turns.last() {
        turns.pop();
    }
    let Some(start) = turns.iter().position(|taker| *taker == 0) else { return false };
    turns.rotate_left(start);
    let rising = |turns: &[usize]| turns.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    let forwards = rising(&turns);
    turns.rotate_left(1);
    turns.reverse();
    forwards || rising(&turns)
}

/// Whether an expression is the number of a month.
fn is_month(program: &Program, subject: NodeId) -> bool {
    let Some(Node::Input(id)) = program.node(subject) else { return false };
    let Some(input) = program.input(*id).filter(|input| input.kind == InputKind::Whole) else { return false };
    let says = |text: &str| fold_title(text).split([' ', '_']).next() == Some("tháng");
    let end = |end: Option<(NodeId, bool)>, at: i64| end.is_some_and(|(end, _)| program.constant(end) == Some(&Exact::from(at)));
    let named = input.unit.as_deref().is_some_and(says) || says(&input.name) || input.about.as_deref().is_some_and(says);
    named && input.domain.as_ref().is_some_and(|bounds| end(bounds.low, 1) && end(bounds.high, 12))
}
