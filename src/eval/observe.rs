//! Who wants to know which way an evaluation went: the coverage of examples. Without an observer nothing is told and nothing is paid.

use crate::ir::NodeId;

/// Is told the ways that expressions take.
pub trait Observer {
    /// A node took a way.
    fn took(&self, node: NodeId, way: Way);
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
