//! Who wants to know which way an evaluation went: the coverage of examples, the score sheet. Without an observer nothing is told and nothing
//! is paid.

use super::Extras;
use crate::ir::{NodeId, RowId};
use crate::quantity::{Exact, Rounding};

/// Is told the ways that expressions take, and the steps by which rows, pillars and the total come to their points.
pub trait Observer {
    /// A node took a way.
    fn took(&self, node: NodeId, way: Way);

    /// Points came about by a step; `points` are those after it.
    fn came(&self, _of: Whole, _step: &Step, _points: &Exact) {}
}

/// What has points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// A row.
    Row(RowId),
    /// A pillar, by its place.
    Pillar(usize),
    /// The total.
    Total,
}

/// A step from rows to the points above them, or from points to the published ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The rows below, put together as the rules say, and rounded where that is one step (a root is never whole).
    Gathered(Option<Rounding>),
    /// All rows below left.
    Emptied,
    /// One of the rows has no data, and the rules say what the whole is worth then.
    Short,
    /// What stands beside the scale was added and taken.
    Extras(Extras),
    /// No less than this.
    AtLeast(Exact),
    /// No more than this.
    AtMost(Exact),
    /// Scaled from the maximum of the rows that are left to the maximum of the group.
    Rescaled {
        /// From.
        from: Exact,
        /// To.
        to: Exact,
    },
    /// Rounded by rule; the points before it.
    Rounded(Rounding, Exact),
}

/// A way that a node can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// The row of tiers or conditions, by its place.
    Row(usize),
    /// còn lại
    Otherwise,
    /// The item counted, by its place.
    Counted(usize),
    /// The item did not count.
    Skipped(usize),
    /// The condition or precondition held.
    Held,
    /// It did not.
    Failed,
    /// The limit was below the value (or above it, for `không dưới`).
    Limited,
    /// The limit left the value as it was.
    Free,
}
