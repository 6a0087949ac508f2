//! What can be wrong with conditions, and what stands in a regulation without doing anything.

use super::{Interval, StateName};
use crate::quantity::Exact;

/// E1520 to E1539.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionFault {
    /// A row under conditions that is never reached: the rows above it take all its cases.
    Shadowed {
        /// How many other rows the same rows hide.
        others: usize,
    },
    /// A condition that nobody can meet.
    Never {
        /// As the rules say it.
        condition: String,
        /// What the figures of the part that cannot hold do come to.
        because: Vec<(String, Interval)>,
    },
    /// A condition that everybody meets.
    Always {
        /// As the rules say it.
        condition: String,
    },
    /// Two items of a sum under one condition.
    ItemTwice {
        /// As the rules say it.
        condition: String,
    },
    /// More parts than a proof looks at.
    TooManyParts {
        /// How many conditions and figures there are.
        axes: usize,
    },
    /// Units that meet the condition of no class.
    ClassHole {
        /// What such a unit has: each number or condition, in words.
        case: Vec<String>,
    },
    /// Units that meet the conditions of two classes of which one only may hold.
    ClassTwice {
        /// What such a unit has.
        case: Vec<String>,
        /// The classes.
        classes: [String; 2],
    },
    /// A property of units that nothing reads.
    UnusedProperty {
        /// Its name.
        name: String,
    },
    /// What a row says of a state that cannot occur in it.
    IdlePolicy {
        /// The state.
        state: StateName,
    },
    /// `(a / b, không phát sinh: 0)` where the ratio cannot be 0/0.
    IdleGuard,
    /// A row that reads the share of another with which it never applies together.
    NeverTogether {
        /// The code of the other.
        read: String,
    },
    /// A row that gives every unit the same points.
    Constant {
        /// The points.
        points: Exact,
    },
}

impl ConditionFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            ConditionFault::Shadowed { .. } => "E1520",
            ConditionFault::Never { .. } => "W1521",
            ConditionFault::Always { .. } => "W1522",
            ConditionFault::ItemTwice { .. } => "W1523",
            ConditionFault::TooManyParts { .. } => "N1524",
            ConditionFault::ClassHole { .. } => "E1525",
            ConditionFault::ClassTwice { .. } => "E1526",
            ConditionFault::UnusedProperty { .. } => "W1527",
            ConditionFault::IdlePolicy { .. } | ConditionFault::IdleGuard => "W1528",
            ConditionFault::Constant { .. } => "W1529",
            ConditionFault::NeverTogether { .. } => "W1530",
        }
    }

    /// A hole stays a hole when it is accepted: the unit that falls into it has no class, and the result says so.
    pub fn acceptable(&self) -> bool {
        matches!(self, ConditionFault::ClassHole { .. } | ConditionFault::Shadowed { .. }) || !self.code().starts_with('E')
    }
}
