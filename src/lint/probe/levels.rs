//! What a row compares: pairs of numbers between which the way that its points are worked out changes.

use crate::ir::{Bounds, Node, NodeId, Program, Test, walk};
use crate::quantity::Exact;

/// Two numbers that are compared somewhere in a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Level {
    /// The one.
    pub left: NodeId,
    /// The other.
    pub right: Against,
}

/// What a number is compared with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Against {
    /// A constant.
    Constant(Exact),
    /// Another number.
    Node(NodeId),
}

impl Level {
    pub fn constant(&self, program: &Program) -> Option<Exact> {
        match &self.right {
            Against::Constant(value) => Some(value.clone()),
            Against::Node(node) => program.constant(*node).cloned(),
        }
    }
}

/// The levels of some nodes and of everything under them.
pub(crate) fn of_nodes(program: &Program, roots: &[NodeId]) -> Vec<Level> {
    let mut out: Vec<Level> = Vec::new();
    let mut add = |left: NodeId, right: Against| {
        let level = Level { left, right };
        if program.constant(left).is_none() && !out.contains(&level) {
            out.push(level);
        }
    };
    for root in roots {
        walk(program, *root, &mut |_, node| match node {
            Node::Tiers { subject, rows, .. } => {
                for tier in rows {
                    match &tier.test {
                        Test::Within(bounds) => ends(bounds).for_each(|end| add(*subject, Against::Node(end))),
                        Test::Equals(values) => values.iter().for_each(|value| add(*subject, Against::Constant(value.clone()))),
                        Test::Options(_) | Test::Truth(_) => {}
                    }
                }
            }
            Node::Within { value, bounds } => ends(bounds).for_each(|end| add(*value, Against::Node(end))),
            Node::Compare { left, right, .. } => {
                add(*left, Against::Node(*right));
                if program.constant(*left).is_some() {
                    add(*right, Against::Node(*left));
                }
            }
            Node::Cap { value, limit } | Node::Floor { value, limit } => add(*value, Against::Node(*limit)),
            Node::Least(parts) | Node::Greatest(parts) => {
                for pair in parts.windows(2) {
                    if let [left, right] = pair {
                        let (left, right) = if program.constant(*left).is_some() { (right, left) } else { (left, right) };
                        add(*left, Against::Node(*right));
                    }
                }
            }
            Node::WholeSteps { value, step } => add(*value, Against::Constant(step.clone())),
            _ => {}
        });
    }
    out
}

fn ends(bounds: &Bounds) -> impl Iterator<Item = NodeId> + '_ {
    bounds.low.iter().chain(&bounds.high).map(|(end, _)| *end)
}
