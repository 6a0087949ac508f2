//! Rows that stand in for each other: no unit has more than one of them, so that their maxima do not add up.
//!
//! Two rows are alternatives where no unit can meet the conditions of both and whoever a row does not apply to loses its maximum. What is
//! not proved here counts as able to apply together.

use super::regions::{axes, regions};
use super::together::{greatest_apart, same};
use crate::ir::{Applies, NodeId, Policy, Program, Row};
use crate::quantity::Exact;

/// More rows under conditions are added up: nobody writes so many that stand in for each other.
const MOST_ROWS: usize = 64;

/// The most that the maxima of rows come to for one unit; `None` where no two of them are alternatives.
pub(super) fn most(program: &Program, rows: &[(&Row, Exact)]) -> Option<Exact> {
    let leaves = |row: &Row| !row.applies.is_empty() && row.policies.not_applicable == Some(Policy::LeftOut);
    let (leaving, staying): (Vec<_>, Vec<_>) = rows.iter().partition(|(row, _)| leaves(row));
    if leaving.len() > MOST_ROWS {
        return None;
    }
    let apart = |one: &&(&Row, Exact)| leaving.iter().map(|other| apart(program, one.0, other.0)).collect();
    let mut apart: Vec<Vec<bool>> = leaving.iter().map(apart).collect();
    if apart.iter().flatten().all(|apart| !apart) {
        return None;
    }
    let mut maxima: Vec<Exact> = leaving.iter().map(|(_, maximum)| maximum.clone()).collect();
    join_twins(&mut apart, &mut maxima);
    let most = greatest_apart(&apart, &maxima)?;
    Some(staying.iter().fold(most, |sum, (_, maximum)| sum.plus(maximum)))
}

/// Rows that the same rows exclude are taken or left together.
fn join_twins(apart: &mut Vec<Vec<bool>>, maxima: &mut Vec<Exact>) {
    let mut place = 0;
    while place < apart.len() {
        let twin = apart.get(place).and_then(|own| apart.iter().take(place).position(|other| other == own));
        let Some(twin) = twin else {
            place = place.saturating_add(1);
            continue;
        };
        apart.remove(place);
        for row in apart.iter_mut() {
            row.remove(place);
        }
        let joined = maxima.remove(place);
        if let Some(maximum) = maxima.get_mut(twin) {
            *maximum = maximum.plus(&joined);
        }
    }
}

/// Whether no unit meets the conditions of both rows.
fn apart(program: &Program, one: &Row, other: &Row) -> bool {
    one.applies.iter().any(|one| other.applies.iter().any(|other| exclude(program, one, other)))
}

fn exclude(program: &Program, one: &Applies, other: &Applies) -> bool {
    match (one, other) {
        (Applies::For(names), Applies::For(others)) => names.iter().all(|(name, _)| others.iter().all(|(other, _)| name != other)),
        (Applies::For(names), Applies::Except(others)) | (Applies::Except(others), Applies::For(names)) => {
            names.iter().all(|(name, _)| others.iter().any(|(other, _)| name == other))
        }
        (Applies::Except(_), Applies::Except(_)) => false,
        (one, other) => match (asks(one), asks(other)) {
            (Some(one), Some(other)) => never_both(program, one, other),
            _ => false,
        },
    }
}

/// A condition, and what it must come to for the row to apply.
fn asks(applies: &Applies) -> Option<(NodeId, bool)> {
    match applies {
        Applies::When(when) => Some((*when, true)),
        Applies::Unless(when) => Some((*when, false)),
        Applies::For(_) | Applies::Except(_) => None,
    }
}

fn never_both(program: &Program, (one, wanted): (NodeId, bool), (other, asked): (NodeId, bool)) -> bool {
    if same(program, one, other) {
        return wanted != asked;
    }
    if wanted && asked && super::together::exclude(program, one, other) {
        return true;
    }
    let can = |condition: Option<bool>, wanted: bool| condition.is_none_or(|holds| holds == wanted);
    regions(program, &axes(program, &[one, other]))
        .is_some_and(|parts| parts.iter().all(|part| !can(part.truth(program, one), wanted) || !can(part.truth(program, other), asked)))
}
