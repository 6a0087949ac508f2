//! What can be wrong with tiers, classes and choices.

use super::UnitKind;
use crate::quantity::Exact;

/// One end of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The value.
    pub value: Exact,
    /// Whether the value itself belongs to the interval.
    pub closed: bool,
}

/// A set of values that no row, or two rows, take; an absent end is infinite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub low: Option<Bound>,
    /// Upper end.
    pub high: Option<Bound>,
    /// Whether the values are shown as percentages.
    pub percent: bool,
}

/// What a condition of a class table lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// nhóm
    Groups,
    /// chỉ số chính
    MainIndexes,
    /// chỉ số thành phần
    Components,
    /// trụ cột
    Pillars,
}

/// Where the values lie that `còn lại` swallows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swallowed {
    /// Between two rows.
    Between,
    /// Beyond the best row, which was written for doing that much or more.
    Beyond,
    /// Outside the best row, which has two ends of its own and gives the maximum: the best may lie in the middle.
    OutsideBest,
}

/// E04xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TierFault {
    /// Values that no tier takes.
    Gap {
        /// The values.
        interval: Interval,
        /// One of them.
        witness: Exact,
        /// The number of a row for one number alone beside a gap without an end.
        alone: Option<Exact>,
    },
    /// Values that two tiers take.
    Overlap {
        /// The values.
        interval: Interval,
        /// One of them.
        witness: Exact,
        /// What the two rows give, as text.
        values: [String; 2],
    },
    /// A value that two tiers take for a unit whose figures, which are their bounds, stand otherwise than the order of the tiers has it.
    FiguresOverlap {
        /// The value.
        witness: Exact,
        /// Whether people read it as a percentage.
        percent: bool,
        /// What the two rows give, as text.
        values: [String; 2],
    },
    /// A tier that takes no value of the domain.
    Unreachable,
    /// Scores that no class takes.
    ClassGap {
        /// The scores.
        interval: Interval,
        /// One of them.
        witness: Exact,
        /// Whether the classes have conditions, so that a row of a range does not mend it.
        conditions: bool,
        /// The row whose points pass the maximum that applies to the unit, where the scores lie past all classes because of it.
        past: Option<String>,
    },
    /// Scores that two classes take.
    ClassOverlap {
        /// The scores.
        interval: Interval,
        /// One of them.
        witness: Exact,
        /// The two classes.
        classes: [String; 2],
    },
    /// A class that no score reaches.
    ClassUnreachable {
        /// Its name.
        class: String,
    },
    /// An option of a choice that no row scores.
    OptionMissing {
        /// Its name.
        option: String,
    },
    /// An option of a choice that two rows score.
    OptionTwice {
        /// Its name.
        option: String,
    },
    /// `còn lại` that is not the last row.
    ElseNotLast,
    /// Rows under conditions without `còn lại`.
    ElseMissing,
    /// `còn lại` that can take nothing.
    ElseIdle,
    /// `còn lại` swallows values better than the best row, or between two rows.
    ElseSwallows {
        /// The swallowed values.
        swallowed: Interval,
        /// One of them.
        witness: Exact,
        /// What it gets.
        gets: Exact,
        /// A neighbouring value that a row takes.
        neighbour: Exact,
        /// What the neighbour gets.
        neighbour_gets: Exact,
        /// Where the swallowed values lie.
        side: Swallowed,
    },
    /// A bound above 100% over a ratio that never is: `80` for `80%`.
    PercentMissing {
        /// The bound as written.
        value: Exact,
    },
    /// A row of ranges in a table of conditions, or the other way round.
    ClassRowShape {
        /// The class.
        class: String,
        /// Whether the table is one of conditions.
        conditions: bool,
    },
    /// A list that a condition speaks of has fewer rows or pillars than it needs.
    ListShort {
        /// Of what.
        of: Listed,
        /// How many there are.
        found: usize,
    },
    /// A class table for rows one by one that does not read their share.
    RowClassesByShare {
        /// What is classed.
        of: Listed,
    },
    /// A table of conditions, of which the highest counts, without `còn lại`.
    ClassElseMissing,
    /// A class that a sentence lowers stands in a table that does not begin with the highest class.
    ClassOrder {
        /// The class that stands above a higher one.
        class: String,
        /// The higher one.
        higher: String,
    },
    /// All classes stand the other way round.
    ClassesReversed {
        /// Their names as they should stand, the best first.
        names: Vec<String>,
    },
    /// A class whose name is that of a lower one stands above it: `Khá` above `Tốt`.
    ClassNames {
        /// The class that takes the higher scores.
        above: String,
        /// The class below it, whose name is the better one.
        below: String,
    },
    /// A sentence that can lower no class.
    ClassChangeIdle,
    /// A tie-break on the very number that ranks the units: where they tie, it ties too.
    TieIdle {
        /// The figure as written.
        figure: String,
    },
    /// A tie-break that looks at a figure which an earlier one has looked at.
    TieTwice {
        /// The figure as written.
        figure: String,
    },
    /// A tie-break that reads a row which is not scored.
    TieUnscored {
        /// The figure as written.
        figure: String,
    },
    /// Points of a class table where units have different applicable maxima are compared with bare totals.
    MixedScales {
        /// The smallest applicable maximum.
        least: Exact,
        /// The largest.
        most: Exact,
        /// The units that have the smallest.
        kind: UnitKind,
        /// The classes that they cannot reach.
        classes: Vec<String>,
    },
}

impl TierFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            TierFault::Gap { .. } => "E0401",
            TierFault::Overlap { .. } | TierFault::FiguresOverlap { .. } => "E0402",
            TierFault::Unreachable => "W0403",
            TierFault::ClassGap { .. } => "E0404",
            TierFault::ClassOverlap { .. } => "E0405",
            TierFault::ClassUnreachable { .. } => "W0406",
            TierFault::OptionMissing { .. } => "E0407",
            TierFault::OptionTwice { .. } => "E0408",
            TierFault::ElseNotLast => "E0409",
            TierFault::ElseMissing => "E0410",
            TierFault::ElseIdle => "W0411",
            TierFault::ElseSwallows { side: Swallowed::OutsideBest, .. } => "N0438",
            TierFault::ElseSwallows { .. } => "E0412",
            TierFault::MixedScales { .. } => "W0413",
            TierFault::PercentMissing { .. } => "E0414",
            TierFault::ClassRowShape { .. } => "E0430",
            TierFault::ListShort { .. } => "E0431",
            TierFault::ClassElseMissing => "E0432",
            TierFault::RowClassesByShare { .. } => "E0435",
            TierFault::ClassOrder { .. } => "E0433",
            TierFault::ClassChangeIdle => "W0434",
            TierFault::ClassNames { .. } | TierFault::ClassesReversed { .. } => "W0437",
            TierFault::TieIdle { .. } | TierFault::TieTwice { .. } | TierFault::TieUnscored { .. } => "W0436",
        }
    }

    /// A hole stays a hole when it is accepted: the unit that falls into it has no points or class, and the result says so. An overlap has no one meaning.
    pub fn acceptable(&self) -> bool {
        matches!(self, TierFault::ClassGap { .. } | TierFault::ElseSwallows { .. }) || self.code().starts_with('W')
    }
}
