//! The order of the rows of a table: which one falls out of it.
//!
//! The rows stand here in rising order of what they take, each with its points.

use crate::diagnostic::Direction;
use crate::quantity::Exact;

/// What is wrong with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Disorder {
    /// `at` gets less than `below` and than `above`; `out` is the one without which all would go one way, if there is one.
    Dip { at: usize, below: usize, above: usize, out: Option<usize> },
    /// All go one way but the last (or first), which falls back behind its neighbour.
    End { direction: Direction, at: usize, neighbour: usize },
}

/// What is sure to be meant otherwise, whichever way is better; nothing where a best range in the middle may be meant.
///
/// `idle` are those that no row was written for (còn lại).
pub(super) fn disorder(points: &[&Exact], idle: &[bool]) -> Option<Disorder> {
    let written = idle.iter().filter(|idle| !**idle).count();
    if written < 2 {
        return None;
    }
    let dips: Vec<(usize, usize, usize)> = (0..points.len()).filter_map(|at| dip(points, at)).collect();
    let outs = || (0..points.len()).filter(|out| goes_without(points, *out).is_some());
    if let Some((at, below, above)) = dips.iter().find(|(at, ..)| outs().any(|out| out == *at)).or(dips.first()).copied() {
        let out = outs().find(|out| *out == at).or_else(|| outs().next());
        return Some(Disorder::Dip { at, below, above, out });
    }
    end(points, idle, written)
}

/// A value with more on either side: the nearest of each.
fn dip(points: &[&Exact], at: usize) -> Option<(usize, usize, usize)> {
    let own = points.get(at)?;
    let more = |place: &usize| points.get(*place).is_some_and(|other| other > own);
    let below = (0..at).rev().find(more)?;
    let above = (at.saturating_add(1)..points.len()).find(more)?;
    Some((at, below, above))
}

/// The way in which all but one go, with at least two of them apart.
fn goes_without(points: &[&Exact], out: usize) -> Option<Direction> {
    let rest: Vec<&Exact> = points.iter().enumerate().filter(|(place, _)| *place != out).map(|(_, points)| *points).collect();
    match (rises(&rest), falls(&rest)) {
        (true, false) => Some(Direction::Higher),
        (false, true) => Some(Direction::Lower),
        _ => None,
    }
}

/// Four in a row or more, of which the last is less than the one before it and more than all others: two neighbours changed places. What is
/// less than that may be a best range that is meant.
///
/// Of three the two best changed places where the worst gets nothing: 0, 15, 8.
fn end(points: &[&Exact], idle: &[bool], written: usize) -> Option<Disorder> {
    let three = |ends: Option<&&Exact>| points.len() == 3 && ends.is_some_and(|worst| worst.is_zero());
    if (points.len() < 4 || written < 3) && !three(points.first()) && !three(points.last()) {
        return None;
    }
    let last = points.len().saturating_sub(1);
    let turned: Vec<&Exact> = points.iter().rev().copied().collect();
    let turned_idle: Vec<bool> = idle.iter().rev().copied().collect();
    if falls_back(points, idle) {
        return Some(Disorder::End { direction: Direction::Higher, at: last, neighbour: last.saturating_sub(1) });
    }
    falls_back(&turned, &turned_idle).then_some(Disorder::End { direction: Direction::Lower, at: 0, neighbour: 1 })
}

/// Rising all the way but for the last two. What no row was written for may only be the first.
fn falls_back(points: &[&Exact], idle: &[bool]) -> bool {
    let [before @ .., third, peak, last] = points else { return false };
    let rising = before.iter().chain([third]).chain([peak]).zip(before.iter().chain([third]).chain([peak]).skip(1)).all(|(a, b)| a < b);
    rising && last < peak && last > third && idle.iter().skip(1).all(|idle| !idle)
}

fn rises(points: &[&Exact]) -> bool {
    points.windows(2).all(|pair| matches!(pair, [a, b] if a <= b))
}

fn falls(points: &[&Exact]) -> bool {
    points.windows(2).all(|pair| matches!(pair, [a, b] if a >= b))
}

/// How a table stands to a direction that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// More of the good thing never gets less.
    Yes,
    /// It gets less all along.
    Turned,
    /// `better` gets less than `worse`, which is its neighbour; `out` is the one that is out of order.
    Not { better: usize, worse: usize, out: usize },
}

pub(super) fn kept(points: &[&Exact], direction: Direction) -> Kept {
    let in_order = |points: &[&Exact]| match direction {
        Direction::Higher => rises(points),
        Direction::Lower => falls(points),
    };
    if in_order(points) {
        return Kept::Yes;
    }
    if rises(points) != falls(points) {
        return Kept::Turned;
    }
    let without = |out: usize| points.iter().enumerate().filter(|(place, _)| *place != out).map(|(_, points)| *points).collect::<Vec<_>>();
    let out = (0..points.len()).rev().find(|out| in_order(&without(*out)));
    // Neighbours of which the better gets less; one of them the one that is out of order, if there is one.
    let pairs = (1..points.len()).map(|place| match direction {
        Direction::Higher => (place, place.saturating_sub(1)),
        Direction::Lower => (place.saturating_sub(1), place),
    });
    let less = |pair: &(usize, usize)| matches!((points.get(pair.0), points.get(pair.1)), (Some(better), Some(worse)) if better < worse);
    let mut against = pairs.filter(less);
    let first = against.next();
    let of_out = out.and_then(|out| first.into_iter().chain(against).find(|pair| pair.0 == out || pair.1 == out).map(|pair| (pair, out)));
    match (of_out, first) {
        (Some(((better, worse), out)), _) => Kept::Not { better, worse, out },
        (None, Some((better, worse))) => Kept::Not { better, worse, out: better },
        (None, None) => Kept::Yes,
    }
}

/// The one of four bounds or more, neither the first nor the last, that is one unit off even steps of at least five units; and where it
/// would be. First and last bounds often stand apart for a reason (`từ 1`, `từ 99%`).
pub(super) fn uneven(bounds: &[Exact], unit: &Exact) -> Option<(usize, Exact)> {
    let (first, last) = (bounds.first()?, bounds.last()?);
    let steps = i64::try_from(bounds.len().checked_sub(1)?).ok().filter(|steps| *steps >= 3)?;
    let step = last.minus(first).over(&Exact::from(steps))?;
    if step < unit.times(&Exact::from(5)) {
        return None;
    }
    let mut found = None;
    for (place, bound) in bounds.iter().enumerate() {
        let expected = first.plus(&step.times(&Exact::from(i64::try_from(place).ok()?)));
        if *bound == expected {
            continue;
        }
        let off = bound.minus(&expected);
        if found.is_some() || (off != *unit && off.negated() != *unit) {
            return None;
        }
        found = Some((place, expected));
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::{Disorder, Kept, disorder, kept, uneven};
    use crate::diagnostic::Direction;
    use crate::quantity::Exact;

    fn of(points: &[i64], idle: &[usize]) -> Option<Disorder> {
        let points: Vec<Exact> = points.iter().map(|points| Exact::from(*points)).collect();
        let refs: Vec<&Exact> = points.iter().collect();
        let idle: Vec<bool> = (0..points.len()).map(|place| idle.contains(&place)).collect();
        disorder(&refs, &idle)
    }

    #[test]
    fn two_neighbours_that_changed_places_are_found_wherever_they_stand() {
        assert_eq!(of(&[0, 5, 15, 10, 20], &[]), Some(Disorder::Dip { at: 3, below: 2, above: 4, out: Some(3) }));
        assert_eq!(of(&[5, 0, 10, 15, 20], &[]), Some(Disorder::Dip { at: 1, below: 0, above: 2, out: Some(1) }));
        let last = Disorder::End { direction: Direction::Higher, at: 3, neighbour: 2 };
        assert_eq!(of(&[5, 10, 20, 15], &[]), Some(last));
        assert_eq!(of(&[0, 10, 20, 15], &[0]), Some(last));
        assert_eq!(of(&[15, 20, 10, 5], &[]), Some(Disorder::End { direction: Direction::Lower, at: 0, neighbour: 1 }));
        // Of three where the worst gets nothing.
        assert_eq!(of(&[0, 15, 8], &[]), Some(Disorder::End { direction: Direction::Higher, at: 2, neighbour: 1 }));
        assert_eq!(of(&[0, 15, 8], &[0]), Some(Disorder::End { direction: Direction::Higher, at: 2, neighbour: 1 }));
        assert_eq!(of(&[8, 15, 0], &[]), Some(Disorder::End { direction: Direction::Lower, at: 0, neighbour: 1 }));
    }

    #[test]
    fn one_that_is_far_off_is_the_one_that_is_out() {
        // 20 for 2: without it all rise.
        assert_eq!(of(&[20, 5, 10, 15], &[0]), Some(Disorder::Dip { at: 1, below: 0, above: 2, out: Some(0) }));
    }

    #[test]
    fn a_best_range_in_the_middle_is_no_disorder() {
        for table in [&[0, 10, 0][..], &[5, 20, 10], &[10, 20, 15], &[0, 5, 20, 5, 0], &[2, 6, 10, 4], &[5, 10, 20, 10], &[0, 0, 20, 10]] {
            assert_eq!(of(table, &[]), None, "{table:?}");
        }
        assert_eq!(of(&[0, 10, 20, 15, 0], &[0, 4]), None);
        // `còn lại` gives something as well: it takes the better end.
        assert_eq!(of(&[0, 15, 8], &[2]), None);
    }

    #[test]
    fn steady_tables_are_in_order() {
        for table in [&[0, 5, 5, 20][..], &[20, 10, 0], &[5, 5, 5, 5]] {
            assert_eq!(of(table, &[]), None, "{table:?}");
        }
    }

    #[test]
    fn a_bound_is_out_of_step_only_by_one_and_only_between_others() {
        let of = |bounds: &[i64]| {
            let bounds: Vec<Exact> = bounds.iter().map(|bound| Exact::from(*bound)).collect();
            uneven(&bounds, &Exact::one())
        };
        assert_eq!(of(&[20, 41, 60, 80]), Some((1, Exact::from(40))));
        assert_eq!(of(&[21, 41, 60, 81, 101]), Some((2, Exact::from(61))));
        for steady in [&[20, 40, 60, 80][..], &[1, 10, 20, 30], &[70, 80, 90, 99], &[60, 76, 90], &[50, 60, 70, 90], &[1, 3, 3, 4]] {
            assert_eq!(of(steady), None, "{steady:?}");
        }
    }

    #[test]
    fn a_direction_that_was_said_is_held_against_two_rows() {
        let way = |points: &[i64], direction| {
            let points: Vec<Exact> = points.iter().map(|points| Exact::from(*points)).collect();
            kept(&points.iter().collect::<Vec<_>>(), direction)
        };
        assert_eq!(way(&[20, 0], Direction::Higher), Kept::Turned);
        assert_eq!(way(&[20, 0], Direction::Lower), Kept::Yes);
        assert_eq!(way(&[0, 10, 5, 20], Direction::Higher), Kept::Not { better: 2, worse: 1, out: 2 });
        assert_eq!(way(&[0, 10, 20, 5], Direction::Higher), Kept::Not { better: 3, worse: 2, out: 3 });
        assert_eq!(way(&[20, 0, 10, 5], Direction::Lower), Kept::Not { better: 1, worse: 2, out: 1 });
    }
}
