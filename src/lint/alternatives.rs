//! Rows that stand in for each other: no unit has all of them, so that their maxima, or their weights, do not add up.
//!
//! Whoever a row does not apply to loses its maximum where it is `không tính`. Rows whose conditions look at the same figures are taken
//! together: the kinds of units that they tell apart are gone through, and in each the rows that may apply to it are added. Rows for units by
//! name exclude each other in pairs. What is not proved here counts as able to apply together.

use super::exclusive::{Asked, never_all_in_parts};
use super::regions::{Region, axes, regions};
use super::together::greatest_apart;
use crate::ir::{Applies, InputId, ListId, Node, NodeId, Policy, Program, PropertyId, Row, walk};
use crate::quantity::Exact;

/// More rows under conditions are added up: nobody writes so many that stand in for each other.
const MOST_ROWS: usize = 64;

/// A row that some units lose, and what it adds.
struct Leaving<'p> {
    /// Its sentences, and those of the rows above it, that take it away.
    applies: Vec<&'p Applies>,
    value: Exact,
    looks_at: Vec<Figure>,
}

/// What conditions look at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    Input(InputId),
    Property(PropertyId),
    List(ListId),
    /// The name of the unit.
    Name,
    /// Other rows, or other units.
    Elsewhere,
}

/// The most that values of rows come to for one unit; `None` where no row leaves, or too many do that look at the same figures.
pub(super) fn most(program: &Program, rows: &[(&Row, Exact)]) -> Option<Exact> {
    let mut staying = Vec::new();
    let mut leaving = Vec::new();
    for (row, value) in rows {
        let above = program.with_above(row).filter(|row| row.policies.not_applicable == Some(Policy::LeftOut));
        let applies: Vec<&Applies> = above.flat_map(|row| &row.applies).collect();
        match applies.is_empty() {
            true => staying.push(value),
            false => leaving.push(Leaving { looks_at: looks_at(program, &applies), applies, value: value.clone() }),
        }
    }
    if leaving.is_empty() {
        return None;
    }
    let most: Vec<Exact> = clusters(leaving).iter().map(|rows| most_together(program, rows)).collect::<Option<_>>()?;
    Some(staying.into_iter().chain(&most).fold(Exact::zero(), |sum, value| sum.plus(value)))
}

/// What the conditions of a row look at.
fn looks_at(program: &Program, applies: &[&Applies]) -> Vec<Figure> {
    let mut out = Vec::new();
    for applies in applies {
        let Some((when, _)) = asks(applies) else {
            out.push(Figure::Name);
            continue;
        };
        walk(program, when, &mut |_, node| match node {
            Node::Input(id) => out.push(Figure::Input(*id)),
            Node::Property(id) => out.push(Figure::Property(*id)),
            Node::Records { list, .. } => out.push(Figure::List(*list)),
            Node::Population(_) | Node::ShareOf(_) | Node::PillarShare(_) | Node::Published(_) | Node::Listed { .. } => {
                out.push(Figure::Elsewhere);
            }
            _ => {}
        });
    }
    out
}

/// Rows that look at the same figures, directly or over others.
fn clusters(leaving: Vec<Leaving<'_>>) -> Vec<Vec<Leaving<'_>>> {
    let mut out: Vec<Vec<Leaving<'_>>> = Vec::new();
    for row in leaving {
        let shares = |other: &Leaving<'_>| other.looks_at.iter().any(|figure| row.looks_at.contains(figure));
        let (joined, apart): (Vec<_>, Vec<_>) = out.into_iter().partition(|rows| rows.iter().any(shares));
        out = apart;
        out.push(joined.into_iter().flatten().chain([row]).collect());
    }
    out
}

/// The same of rows that are taken together.
fn most_together(program: &Program, leaving: &[Leaving<'_>]) -> Option<Exact> {
    if leaving.len() > MOST_ROWS {
        return None;
    }
    let apart = |one: &Leaving<'_>| leaving.iter().map(|other| never_both(program, one, other)).collect();
    let apart: Vec<Vec<bool>> = leaving.iter().map(apart).collect();
    // More kinds than are gone through: the rows exclude each other in pairs only.
    let kinds = kinds(program, leaving).unwrap_or_else(|| vec![vec![true; leaving.len()]]);
    let most: Option<Vec<Exact>> = kinds.iter().map(|here| most_of(leaving, &apart, here)).collect();
    most?.into_iter().max()
}

/// The most that the rows which may apply come to.
fn most_of(leaving: &[Leaving<'_>], apart: &[Vec<bool>], here: &[bool]) -> Option<Exact> {
    let kept = |row: &Vec<bool>| row.iter().zip(here).filter(|(_, here)| **here).map(|(apart, _)| *apart).collect();
    let mut apart: Vec<Vec<bool>> = apart.iter().zip(here).filter(|(_, here)| **here).map(|(row, _)| kept(row)).collect();
    let mut values: Vec<Exact> = leaving.iter().zip(here).filter(|(_, here)| **here).map(|(row, _)| row.value.clone()).collect();
    join_twins(&mut apart, &mut values);
    greatest_apart(&apart, &values)
}

/// Which rows may apply to each kind of unit that their conditions tell apart, each set of them once; `None` where there are too many kinds.
fn kinds(program: &Program, leaving: &[Leaving<'_>]) -> Option<Vec<Vec<bool>>> {
    let asked: Vec<Asked> = leaving.iter().flat_map(|row| &row.applies).filter_map(|applies| asks(applies)).collect();
    let conditions: Vec<NodeId> = asked.iter().map(|(when, _)| *when).collect();
    let may = |region: &Region, applies: &Applies| {
        asks(applies).is_none_or(|(when, wanted)| region.truth(program, when).is_none_or(|holds| holds == wanted))
    };
    let mut kinds: Vec<Vec<bool>> = Vec::new();
    for region in regions(program, &axes(program, &conditions))? {
        let here = leaving.iter().map(|row| row.applies.iter().all(|applies| may(&region, applies))).collect();
        if !kinds.contains(&here) {
            kinds.push(here);
        }
    }
    Some(kinds)
}

/// Rows that the same rows exclude are taken or left together.
fn join_twins(apart: &mut Vec<Vec<bool>>, values: &mut Vec<Exact>) {
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
        let joined = values.remove(place);
        if let Some(value) = values.get_mut(twin) {
            *value = value.plus(&joined);
        }
    }
}

/// Whether no unit meets the conditions of both rows.
fn never_both(program: &Program, one: &Leaving<'_>, other: &Leaving<'_>) -> bool {
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
            (Some(one), Some(other)) => never_all_in_parts(program, &[one, other]),
            _ => false,
        },
    }
}

/// A condition, and what it must come to for the row to apply.
fn asks(applies: &Applies) -> Option<Asked> {
    match applies {
        Applies::When(when) => Some((*when, true)),
        Applies::Unless(when) => Some((*when, false)),
        Applies::For(_) | Applies::Except(_) => None,
    }
}
