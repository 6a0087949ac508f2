//! A direction that was said, proved part by part: `khi x bằng 0: 100 điểm`, `khi x từ 1 đến 10: 50 điểm`, `còn lại: 0 điểm`.
//!
//! The space of the figures of a row is cut where its conditions change. While one figure grows and all others stay, a unit moves from part to
//! part; if every part gives one number of points, and no part into which it can move gives less (or more), the direction is kept.

use super::trend::{Ask, Trend};
use crate::diagnostic::Direction;
use crate::ir::NodeId;
use crate::lint::domain::{Domain, of_in};
use crate::lint::order::{Order, comparison};
use crate::lint::regions::{At, Region, axes, regions};
use crate::quantity::Exact;

/// With more parts than this each is not held against each other.
const MOST_PARTS: usize = 128;

/// A part, with what it gives.
struct Part {
    region: Region,
    points: Exact,
}

/// Whether the points never go against a direction when the figure that is asked about grows.
pub(super) fn keep(ask: Ask<'_>, node: NodeId, direction: Direction) -> bool {
    let program = ask.program;
    let Some(regions) = regions(program, &axes(program, &[node])).filter(|regions| regions.len() <= MOST_PARTS) else { return false };
    let part = |region: Region| match of_in(program, &region, node) {
        Domain { low: Some(low), high: Some(high), .. } if low == high => Some(Part { region, points: low }),
        _ => None,
    };
    let parts: Option<Vec<Part>> = regions.into_iter().filter(|region| region.possible(program)).map(part).collect();
    let Some(parts) = parts else { return false };
    parts.iter().all(|from| {
        let against = |to: &&Part| match direction {
            Direction::Higher => to.points < from.points,
            Direction::Lower => to.points > from.points,
        };
        parts.iter().filter(against).all(|to| !leads(ask, &from.region, &to.region))
    })
}

/// Whether a unit may come from one part into another when the figure grows. What is not seen to be impossible may be.
fn leads(ask: Ask<'_>, from: &Region, to: &Region) -> bool {
    let program = ask.program;
    from.parts().zip(to.parts()).all(|((node, here), (_, there))| match (comparison(program, *node), here, there) {
        (Some((left, right, _)), ..) => {
            let (here, there) = (from.order(program, left, right), to.order(program, left, right));
            match apart(ask, left, right) {
                Trend::Up => rises(here, there),
                Trend::Down => rises(there, here),
                Trend::Flat => !here.and(there).is_none(),
                Trend::Mixed => true,
            }
        }
        (None, At::Number(here, _), At::Number(there, _)) if here != there => match ask.of(*node) {
            Trend::Up => begins_before(here, there),
            Trend::Down => begins_before(there, here),
            Trend::Flat => false,
            Trend::Mixed => true,
        },
        (None, here, there) => here == there || ask.of(*node) != Trend::Flat,
    })
}

/// How the difference of two figures moves.
fn apart(ask: Ask<'_>, left: NodeId, right: NodeId) -> Trend {
    match (ask.of(left), ask.of(right)) {
        (one, Trend::Flat) => one,
        (Trend::Flat, Trend::Up) => Trend::Down,
        (Trend::Flat, Trend::Down) => Trend::Up,
        _ => Trend::Mixed,
    }
}

/// Whether some value of the first lies below some value of the second; both are runs of one axis.
fn begins_before(first: &Domain, second: &Domain) -> bool {
    match (&first.low, &second.high) {
        (Some(low), Some(high)) => low < high,
        _ => true,
    }
}

/// Whether one way to stand to each other is no higher than another: below, equal, above.
fn rises(from: Order, to: Order) -> bool {
    (from.below && !to.is_none()) || (from.equal && (to.equal || to.above)) || (from.above && to.above)
}
