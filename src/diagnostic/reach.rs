//! What can be wrong with what rows, classes and the set can come to.

use crate::quantity::Exact;

/// A kind of unit: what tells it from others, as the data would say it (`có_dịch_vụ_công`, `không`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitKind {
    /// The unit itself, where the rules name it.
    pub named: Option<String>,
    /// Properties and figures with their values; empty where every unit is meant.
    pub given: Vec<(String, String)>,
}

/// Why points pass the maximum, where the text tells: the mend is then another than a cap, which would only hide the slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// The sentence multiplies by the maximum already, and its ratio has a constant factor (`a × 100 / b`); the ratio without it, where its
    /// figures have names.
    FactorInRatio(Option<String>),
    /// The ratio is at most 100 %, so that the points that it is multiplied by are too many.
    TooManyPoints,
    /// Nothing is wrong for sure; the row is a sum of items, which has its limit on a line of its own.
    Items,
    /// Parts of one whole, each of which is declared up to all of it.
    Parts {
        /// The last of them.
        part: String,
        /// The end at which the others leave off.
        end: String,
    },
}

/// E1501 to E1519.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReachFault {
    /// Figures that the declarations let in give more than the maximum.
    CanExceed {
        /// Such points.
        found: Exact,
        /// The maximum that applies to such a unit.
        maximum: Exact,
        /// Whether less than the maximum of the row applies to it.
        reduced: bool,
        /// What is wrong for sure; nothing where the text may have been meant in several ways.
        slip: Option<Slip>,
    },
    /// Figures that the declarations let in give less than nothing.
    CanBeNegative {
        /// Such points.
        found: Exact,
        /// Whether they come from the rows below.
        parent: bool,
        /// A difference that is never above zero, and the same the other way round.
        turned: Option<(String, String)>,
    },
    /// A ratio whose numerator may pass its denominator.
    RatioPasses {
        /// The numerator.
        over: String,
        /// The denominator.
        by: String,
        /// The maximum.
        maximum: Exact,
    },
    /// It is neither proved nor refuted that points stay within the maximum.
    MayExceed {
        /// The maximum.
        maximum: Exact,
        /// Figures whose upper end is not declared.
        open: Vec<String>,
        /// Whether the row is a sum of items, which has its limit on a line of its own.
        items: bool,
    },
    /// It is neither proved nor refuted that points stay at or above zero.
    MayBeNegative {
        /// Figures whose lower end is not declared.
        open: Vec<String>,
    },
    /// A kind of unit to which no row applies.
    NothingApplies {
        /// The units.
        kind: UnitKind,
    },
    /// A kind of unit cannot get its maximum, because rows that do not apply to it keep theirs.
    KeepsMaximum {
        /// The units.
        kind: UnitKind,
        /// The most that they can get.
        most: Exact,
        /// Their applicable maximum.
        applicable: Exact,
        /// The rows.
        rows: Vec<String>,
        /// The highest class, if it lies beyond that.
        class: Option<String>,
    },
    /// A class that no unit, or no unit of a kind, can reach.
    ClassBeyond {
        /// The class.
        class: String,
        /// The units; all where nothing is said.
        kind: UnitKind,
        /// The most that they can get of what is classed.
        most: Exact,
        /// Whether that is a share of the maximum.
        percent: bool,
    },
    /// Conditions tell more kinds of units apart than are tried.
    TooManyKinds {
        /// So many are.
        most: usize,
    },
    /// A total is divided by a number that is not its maximum.
    OtherMaximum {
        /// The number.
        divisor: Exact,
        /// The maximum.
        maximum: Exact,
    },
}

impl ReachFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            ReachFault::CanExceed { .. } => "E1501",
            ReachFault::CanBeNegative { .. } => "E1502",
            ReachFault::RatioPasses { .. } => "E1503",
            ReachFault::MayExceed { .. } => "W1504",
            ReachFault::MayBeNegative { .. } => "W1505",
            ReachFault::NothingApplies { .. } => "W1506",
            ReachFault::KeepsMaximum { .. } => "W1507",
            ReachFault::ClassBeyond { .. } => "W1508",
            ReachFault::TooManyKinds { .. } => "N1509",
            ReachFault::OtherMaximum { .. } => "W1510",
        }
    }

    /// A unit whose points pass the maximum, or fall below zero, has no total, and the results say so: the rest of the set keeps its meaning.
    pub fn acceptable(&self) -> bool {
        true
    }
}
