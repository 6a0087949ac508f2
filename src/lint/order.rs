//! How two figures stand to each other, as conditions that compare them say: below, equal or above.
//!
//! A condition leaves some of the three open, and so does its contrary. Of several conditions on the same two figures what all of them leave
//! is what can be; where they leave nothing, they cannot hold together.

use super::together::same;
use crate::ir::{Bounds, Node, NodeId, Program};
use crate::syntax::tree::Compare;

/// Which of the three are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub below: bool,
    pub equal: bool,
    pub above: bool,
}

impl Order {
    pub const ANY: Order = Order { below: true, equal: true, above: true };

    fn of(op: Compare) -> Self {
        let order = |below, equal, above| Order { below, equal, above };
        match op {
            Compare::Equal => order(false, true, false),
            Compare::NotEqual => order(true, false, true),
            Compare::AtLeast => order(false, true, true),
            Compare::Above => order(false, false, true),
            Compare::AtMost => order(true, true, false),
            Compare::Below => order(true, false, false),
        }
    }

    /// What is open where the condition fails.
    pub fn contrary(self) -> Self {
        Order { below: !self.below, equal: !self.equal, above: !self.above }
    }

    fn turned(self) -> Self {
        Order { below: self.above, above: self.below, ..self }
    }

    /// What both leave open.
    pub fn and(self, other: Order) -> Self {
        Order { below: self.below && other.below, equal: self.equal && other.equal, above: self.above && other.above }
    }

    pub fn is_none(self) -> bool {
        !self.below && !self.equal && !self.above
    }
}

/// A comparison of two figures of which neither is a constant: the two, and what it leaves open where it holds.
pub(super) fn comparison(program: &Program, node: NodeId) -> Option<(NodeId, NodeId, Order)> {
    let (op, left, right) = match program.node(node)? {
        Node::Compare { op, left, right } => (*op, *left, *right),
        Node::Within { value, bounds: Bounds { low: Some((low, closed)), high: None } } => {
            (if *closed { Compare::AtLeast } else { Compare::Above }, *value, *low)
        }
        Node::Within { value, bounds: Bounds { low: None, high: Some((high, closed)) } } => {
            (if *closed { Compare::AtMost } else { Compare::Below }, *value, *high)
        }
        _ => return None,
    };
    let figures = program.constant(left).is_none() && program.constant(right).is_none();
    figures.then(|| (left, right, Order::of(op)))
}

/// What a comparison that is known to hold leaves open of two figures, if it compares these.
pub(super) fn says(program: &Program, known: (NodeId, NodeId, Order), left: NodeId, right: NodeId) -> Option<Order> {
    let (one, other, order) = known;
    if same(program, one, left) && same(program, other, right) {
        return Some(order);
    }
    (same(program, one, right) && same(program, other, left)).then(|| order.turned())
}
