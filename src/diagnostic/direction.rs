//! What runs the wrong way: more of a good thing that scores less, a ratio upside down, a limit on the wrong side.

use crate::quantity::Exact;

/// Which way a figure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// `càng cao càng tốt`
    Higher,
    /// `càng thấp càng tốt`
    Lower,
}

impl Direction {
    /// The words of the language.
    pub fn words(self) -> &'static str {
        if self == Direction::Higher { "càng cao càng tốt" } else { "càng thấp càng tốt" }
    }

    /// The other way.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Direction::Higher => Direction::Lower,
            Direction::Lower => Direction::Higher,
        }
    }
}

/// A value, and the points that it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The value.
    pub value: Exact,
    /// The points.
    pub points: Exact,
    /// Whether people read the value as a percentage.
    pub percent: bool,
}

/// E154x.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DirectionFault {
    /// Of two values the better one scores less.
    Backwards {
        /// The figure; nothing where it is the subject of a table.
        name: Option<String>,
        /// Which way it is better.
        direction: Direction,
        /// Whether the rules say so, and it is not only how they count.
        declared: bool,
        /// The better value.
        better: Reached,
        /// The worse one.
        worse: Reached,
    },
    /// A ratio that is never below 100%: the larger of two figures stands above the smaller.
    UpsideDown {
        /// What stands above.
        over: String,
        /// What stands below.
        by: String,
    },
    /// A limit that gives every unit the same points, or every unit that comes to it.
    LimitFlattens {
        /// Whether it is `không dưới`.
        floor: bool,
        /// The limit.
        limit: Exact,
        /// Whether it limits a tier or item only, so that units beside it get other points.
        part: bool,
    },
    /// A row of a table that gives less than a row for lower values and one for higher values.
    Dip {
        /// The row.
        at: Reached,
        /// The one for lower values.
        below: Reached,
        /// The one for higher values.
        above: Reached,
    },
    /// One row at the end of a table that falls back where all the others go one way.
    RowAgainst {
        /// The way of the others.
        direction: Direction,
        /// The row.
        at: Reached,
        /// Its neighbour.
        neighbour: Reached,
    },
    /// A table that goes the other way altogether than the rules say.
    TableAgainst {
        /// What they say.
        direction: Direction,
        /// The lowest row.
        low: Reached,
        /// The highest.
        high: Reached,
    },
    /// A direction of what is no number.
    NotNumber {
        /// The direction.
        said: Direction,
    },
    /// A table and its figure say different directions.
    TwoWays,
    /// One bound of a table that lies a step off the even steps of the others.
    Uneven {
        /// The bound.
        bound: Exact,
        /// Where the others would have it.
        expected: Exact,
        /// All bounds.
        bounds: Vec<Exact>,
        /// Whether people read them as percentages.
        percent: bool,
    },
    /// A declared direction that is neither proved nor refuted.
    NotExcluded {
        /// The figure.
        name: String,
        /// Which way it is better.
        direction: Direction,
    },
}

impl DirectionFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            DirectionFault::Backwards { .. } => "E1540",
            DirectionFault::UpsideDown { .. } => "E1541",
            DirectionFault::LimitFlattens { .. } => "E1542",
            DirectionFault::Dip { .. } => "E1543",
            DirectionFault::RowAgainst { .. } => "W1544",
            DirectionFault::TableAgainst { .. } => "E1545",
            DirectionFault::NotNumber { .. } => "E1546",
            DirectionFault::TwoWays => "E1547",
            DirectionFault::Uneven { .. } => "N1548",
            DirectionFault::NotExcluded { .. } => "N1549",
        }
    }

    /// A table that runs the wrong way still scores; a direction that cannot be one says nothing.
    pub fn acceptable(&self) -> bool {
        !matches!(self, DirectionFault::NotNumber { .. } | DirectionFault::TwoWays)
    }
}
