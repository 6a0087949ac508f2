//! What can be wrong with a published table.

use crate::quantity::{Exact, Mode};

use super::Cell;

/// E08xx: a printed number that does not follow; W08xx and N08xx: what cannot be checked and how means were cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishedFault {
    /// A total that is not the sum of its main indexes, or what else the rules make of them.
    Total {
        /// The unit.
        unit: String,
        /// The header of the total.
        column: String,
        /// Printed against computed.
        values: Values,
        /// How many indexes it is made of.
        parts: usize,
        /// How it is made of them.
        made: Made,
        /// What else would change with the computed total.
        change: Change,
        /// The sum with the rows outside the scale, if the unit has any.
        with_outside: Option<(Exact, Change)>,
    },
    /// A row that is not the sum of the rows below it, or what else the rules make of them.
    Row {
        /// The unit.
        unit: String,
        /// The row's title.
        column: String,
        /// Printed against computed.
        values: Values,
        /// How many rows it is made of.
        parts: usize,
        /// How it is made of them.
        made: Made,
    },
    /// A pillar that is not the sum of its indexes.
    Pillar {
        /// The unit.
        unit: String,
        /// The pillar.
        pillar: String,
        /// Printed against computed.
        values: Values,
        /// How many indexes were added up.
        parts: usize,
    },
    /// A printed mean that is not the mean of the column.
    Mean {
        /// The column.
        column: String,
        /// Printed against computed.
        values: Values,
        /// Over how many units.
        units: usize,
    },
    /// A mean of totals that is not the sum of the means of the indexes, where the units themselves are not all printed.
    MeanOfTotals {
        /// Printed against computed.
        values: Values,
        /// How many means were added up.
        parts: usize,
        /// The sum with the rows outside the scale, if they have means.
        with_outside: Option<Exact>,
    },
    /// A rank that the scores do not give.
    Rank {
        /// The unit.
        unit: String,
        /// Printed.
        printed: Exact,
        /// Computed.
        computed: Exact,
        /// The score.
        score: Exact,
    },
    /// Two ranks that contradict the scores, in a table that does not have all units.
    RankOrder {
        /// The unit.
        unit: String,
        /// Its rank.
        printed: Exact,
        /// Its score.
        score: Exact,
        /// A unit it contradicts.
        other: String,
        /// The rank of that one.
        other_rank: Exact,
        /// The score of that one.
        other_score: Exact,
    },
    /// A class that the score does not give.
    Class {
        /// The unit.
        unit: String,
        /// Printed.
        printed: String,
        /// Computed; `None` if no class takes the score.
        computed: Option<String>,
        /// The score that the class table reads.
        score: Exact,
        /// Whether that is a share of the maximum.
        share: bool,
    },
    /// One number printed twice, in two ways.
    Twice {
        /// The unit; `None` is the mean.
        unit: Option<String>,
        /// The column.
        column: String,
        /// Printed here against printed there.
        values: Values,
        /// Where the other stands.
        other: Cell,
    },
    /// Points above the maximum of the row.
    AboveMaximum {
        /// The unit; `None` is the mean.
        unit: Option<String>,
        /// The column.
        column: String,
        /// Printed.
        value: Exact,
        /// The maximum.
        maximum: Exact,
    },
    /// Points below zero.
    BelowZero {
        /// The unit; `None` is the mean.
        unit: Option<String>,
        /// The column.
        column: String,
        /// Printed.
        value: Exact,
    },
    /// A total, or the total of a round, above the scale.
    AboveScale {
        /// The unit; `None` is the mean.
        unit: Option<String>,
        /// The column.
        column: String,
        /// Printed.
        value: Exact,
        /// The scale.
        scale: Exact,
    },
    /// Counts of criteria that do not add up.
    Counts {
        /// The unit.
        unit: String,
        /// The column that is the sum.
        column: String,
        /// The columns that are its parts.
        parts: Vec<String>,
        /// Printed against computed.
        values: Values,
    },
    /// A printed number of units in a class that the totals do not give.
    ClassCount {
        /// The class.
        class: String,
        /// The group.
        group: String,
        /// Printed against computed.
        values: Values,
    },
    /// A printed number of units that is not the number of units.
    UnitCount {
        /// The group.
        group: String,
        /// Printed against counted.
        values: Values,
    },
    /// Numbers of units per class that do not add up to the number of units.
    ClassSum {
        /// The group.
        group: String,
        /// Printed against computed.
        values: Values,
    },
    /// A percentage that is not points over maximum.
    Percent {
        /// The unit or index.
        of: String,
        /// Printed against computed, in per cent if it is printed so.
        values: Values,
        /// The points.
        points: Exact,
        /// The maximum.
        maximum: Exact,
    },
    /// The class of a mean that its share of the maximum does not give.
    MeanClass {
        /// The index.
        index: String,
        /// Printed.
        printed: String,
        /// Computed; `None` if no class takes it.
        computed: Option<String>,
        /// The mean.
        points: Exact,
        /// The maximum.
        maximum: Exact,
    },
    /// A printed maximum that is not that of the rules.
    Maximum {
        /// The index.
        index: String,
        /// Printed against the rules.
        values: Values,
    },
    /// A class name that the class table does not have.
    UnknownClass {
        /// The name.
        name: String,
        /// The names it has.
        classes: Vec<String>,
    },
    /// A table of no known kind.
    UnknownTable {
        /// Its headers.
        headers: Vec<String>,
    },
    /// A unit that the other tables do not have.
    LoneUnit {
        /// The unit.
        unit: String,
        /// The nearest unit of the other tables.
        near: String,
        /// A file that does not have it.
        missing_in: String,
    },
    /// Means rounded in another way than the rule file says.
    MeansOtherwise {
        /// The column.
        column: String,
        /// Printed against the exact mean.
        values: Values,
        /// How the rule file rounds.
        declared: Mode,
        /// How the table was rounded.
        found: Mode,
    },
    /// A column that was truncated and not rounded.
    Truncated {
        /// The column.
        column: String,
        /// Whether means were truncated, or the results of the rows.
        means: bool,
        /// Printed against exact: the cell that shows it.
        values: Values,
        /// Whether the rule file says so.
        declared: bool,
    },
    /// Printed numbers that cannot be checked from what was given.
    Unverifiable {
        /// The column.
        column: String,
        /// How many cells.
        cells: usize,
        /// Why.
        reason: Unverifiable,
    },
}

/// How a number is made of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// Added up.
    Sum,
    /// Added up, but no more and no less than a limit.
    LimitedSum,
    /// Their mean.
    Mean,
    /// Their weighted mean.
    Weighted,
    /// The best of them.
    Best,
    /// Their geometric mean.
    Geometric,
    /// Their harmonic mean.
    Harmonic,
}

/// A printed number and the one that follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// As printed.
    pub printed: Exact,
    /// As it follows.
    pub computed: Exact,
    /// Decimals with which the column prints.
    pub places: u32,
}

impl Values {
    /// Printed minus computed, without its sign.
    pub fn difference(&self) -> Exact {
        let difference = self.printed.minus(&self.computed);
        if difference.is_negative() { difference.negated() } else { difference }
    }
}

/// What would change if a total were the computed one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The class from and to, if it changes.
    pub class: Option<(String, String)>,
    /// The rank from and to, if it changes.
    pub rank: Option<(Exact, Exact)>,
}

/// Why a printed number cannot be checked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unverifiable {
    /// Its parts are not printed.
    NoParts,
    /// Some of its parts are not printed.
    PartsMissing(Vec<String>),
    /// Not all units are there.
    UnitsMissing,
    /// The rules do not make it by adding up.
    NotSum,
    /// The rules have no class table.
    NoClasses,
    /// Classes rest on conditions that the table does not print.
    ByConditions,
    /// The applicable maximum of a unit cannot be told from the table.
    ApplicabilityUnknown,
    /// The score it is made of is not printed.
    NoScore,
    /// Ranks are made within groups that the table does not name.
    RankedWithin,
    /// It is a word where a number is due.
    NotNumber,
    /// Whether the row of the table is of this set's units is unknown, or it is not.
    OtherGroup,
    /// The rules have no such column or index.
    UnknownColumn,
    /// The rules give no maximum.
    NoMaximum,
}

impl PublishedFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            PublishedFault::Total { .. } => "E0801",
            PublishedFault::Row { .. } => "E0802",
            PublishedFault::Pillar { .. } => "E0803",
            PublishedFault::Mean { .. } => "E0804",
            PublishedFault::MeanOfTotals { .. } => "E0805",
            PublishedFault::Rank { .. } => "E0806",
            PublishedFault::RankOrder { .. } => "E0807",
            PublishedFault::Class { .. } => "E0808",
            PublishedFault::Twice { .. } => "E0809",
            PublishedFault::AboveMaximum { .. } => "E0810",
            PublishedFault::BelowZero { .. } => "E0811",
            PublishedFault::AboveScale { .. } => "E0812",
            PublishedFault::Counts { .. } => "E0813",
            PublishedFault::ClassCount { .. } => "E0814",
            PublishedFault::UnitCount { .. } => "E0815",
            PublishedFault::ClassSum { .. } => "E0816",
            PublishedFault::Percent { .. } => "E0817",
            PublishedFault::MeanClass { .. } => "E0818",
            PublishedFault::Maximum { .. } => "E0819",
            PublishedFault::UnknownClass { .. } => "E0820",
            PublishedFault::UnknownTable { .. } => "E0821",
            PublishedFault::LoneUnit { .. } => "W0822",
            PublishedFault::MeansOtherwise { .. } => "W0823",
            PublishedFault::Truncated { .. } => "N0824",
            PublishedFault::Unverifiable { .. } => "N0825",
        }
    }
}
