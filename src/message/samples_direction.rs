//! One finding of every kind about what runs the wrong way.

use super::samples::{ex, frac};
use crate::diagnostic::{Direction, DirectionFault, Reached};
use crate::quantity::Exact;

fn reached(value: Exact, points: i64, percent: bool) -> Reached {
    Reached { value, points: ex(points), percent }
}

pub(super) fn directions() -> Vec<DirectionFault> {
    let whole = |value: i64, points: i64| reached(ex(value), points, false);
    let share = |value: i64, points: i64| reached(frac(value, 100), points, true);
    let backwards = |name: Option<&str>, direction, declared, better, worse| DirectionFault::Backwards {
        name: name.map(str::to_owned),
        direction,
        declared,
        better,
        worse,
    };
    vec![
        backwards(None, Direction::Higher, true, whole(5, 0), whole(4, 20)),
        backwards(Some("ngày"), Direction::Lower, true, whole(3, 10), whole(6, 12)),
        backwards(Some("ứng_dụng"), Direction::Higher, false, whole(10, 5), whole(9, 9)),
        backwards(Some("chậm"), Direction::Lower, false, whole(2, 5), whole(3, 9)),
        DirectionFault::UpsideDown { over: "b".into(), by: "a".into() },
        DirectionFault::LimitFlattens { floor: true, limit: ex(20), part: false },
        DirectionFault::LimitFlattens { floor: false, limit: ex(0), part: false },
        DirectionFault::LimitFlattens { floor: true, limit: ex(20), part: true },
        DirectionFault::LimitFlattens { floor: false, limit: ex(15), part: true },
        DirectionFault::Dip { at: share(60, 10), below: share(40, 15), above: share(80, 20) },
        DirectionFault::RowAgainst { direction: Direction::Higher, at: share(90, 15), neighbour: share(80, 20) },
        DirectionFault::RowAgainst { direction: Direction::Lower, at: whole(0, 15), neighbour: whole(1, 20) },
        DirectionFault::TableAgainst { direction: Direction::Higher, low: whole(0, 20), high: whole(4, 0) },
        DirectionFault::TableAgainst { direction: Direction::Lower, low: whole(0, 0), high: whole(4, 20) },
        DirectionFault::NotNumber { said: Direction::Higher },
        DirectionFault::TwoWays,
        DirectionFault::Uneven {
            bound: frac(41, 100),
            expected: frac(40, 100),
            bounds: [20, 41, 60, 80].map(|bound| frac(bound, 100)).to_vec(),
            percent: true,
        },
        DirectionFault::NotExcluded { name: "x".into(), direction: Direction::Higher },
        DirectionFault::NotExcluded { name: "x".into(), direction: Direction::Lower },
    ]
}
