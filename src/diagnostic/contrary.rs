//! What stands against the rest of its own text: a figure that is good in one case and bad in the next, an option worth less than a worse one,
//! a class that a lower total reaches.

use crate::quantity::Exact;

/// Two units that differ in one figure only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// What the one has, as a cell would say it.
    pub from: String,
    /// What the other has.
    pub to: String,
    /// The points of the one.
    pub less: Exact,
    /// The points of the other.
    pub more: Exact,
}

/// E157x.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContraryFault {
    /// A figure that brings points in one case and costs points in another, with everything else as it is.
    Torn {
        /// Its name.
        name: String,
        /// Where more of it brings points: from fewer to more.
        brings: Move,
        /// Where more of it costs points: from more points to fewer.
        costs: Move,
    },
    /// Something good that gets fewer points than without it.
    GoodLess {
        /// What it says, for people.
        title: String,
        /// The points of a unit that has it.
        with: Exact,
        /// The points of a unit that does not.
        without: Exact,
    },
    /// An option that gets fewer points than one that is worse by its words.
    OptionOrder {
        /// The better one, as the text names it.
        better: String,
        /// The worse one.
        worse: String,
        /// The points of the better one.
        less: Exact,
        /// The points of the worse one.
        more: Exact,
    },
    /// A class that a total reaches which is too low for a class below it.
    ClassForLess {
        /// The better class.
        class: String,
        /// A total that reaches it.
        total: Exact,
        /// The class below it.
        below: String,
        /// What that one asks for at least.
        asks: Exact,
        /// Whether people read the numbers as percentages.
        percent: bool,
    },
    /// One class that is open at its lower end where all others are closed.
    OpenClass {
        /// The class.
        class: String,
        /// Its lower end.
        bound: Exact,
        /// Whether people read it as a percentage.
        percent: bool,
    },
    /// A row that leaves when there is the very thing it is about.
    LeavesItsOwn {
        /// The condition under which it leaves.
        condition: String,
        /// The title that names the thing: of the row, or of one of its figures.
        title: String,
    },
    /// A class with a bound of points that also asks for something bad.
    BadAsked {
        /// The class.
        class: String,
        /// What it says, for people.
        title: String,
    },
    /// A sentence that lowers the class of those who do not have something bad.
    BadSpares {
        /// What it says, for people.
        title: String,
    },
    /// One row that leaves where all other rows with the same condition apply.
    LeavesAlone {
        /// The condition under which it leaves.
        condition: String,
        /// How many other rows leave under the contrary.
        others: usize,
    },
}

impl ContraryFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            ContraryFault::Torn { .. } => "W1570",
            ContraryFault::GoodLess { .. } => "N1571",
            ContraryFault::OptionOrder { .. } => "N1572",
            ContraryFault::ClassForLess { .. } => "W1573",
            ContraryFault::OpenClass { .. } => "N1574",
            ContraryFault::LeavesAlone { .. } => "N1575",
            ContraryFault::BadAsked { .. } | ContraryFault::BadSpares { .. } => "N1576",
            ContraryFault::LeavesItsOwn { .. } => "N1579",
        }
    }
}
