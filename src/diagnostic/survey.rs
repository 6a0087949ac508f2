//! What a year's data say about the rules: rows that tell nobody apart, weights that do not weigh, scores within a hair of a limit,
//! roundings that decide.

use super::RowWord;
use crate::code::Code;
use crate::quantity::{Exact, Rounding};

/// N16xx, W16xx. None stands in the way: the data are scored as the rules say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SurveyFault {
    /// Every unit has the same points in a row.
    SameEverywhere {
        /// The points.
        points: Exact,
        /// The units that are scored by the row.
        units: usize,
        /// Those of them without data.
        missing: usize,
    },
    /// Nearly every unit has the maximum of a row.
    AtMaximum {
        /// The units at the maximum.
        at: usize,
        /// The units that are scored by the row.
        units: usize,
    },
    /// Nearly every unit has nothing in a row.
    AtZero {
        /// The units at zero.
        at: usize,
        /// The units that are scored by the row.
        units: usize,
        /// Those at zero that have no data.
        missing: usize,
    },
    /// Rows that make far more, or far less, of the differences between units than of the maximum.
    Weights {
        /// The rows, in the order of the text.
        rows: Vec<WeightShare>,
        /// The part of the differences that no row of the lowest level makes: điểm cộng, điểm trừ, limits and rounding.
        rest: Exact,
        /// Whether the differences are those of the percentage, and not of the total.
        percent: bool,
        /// Units.
        units: usize,
    },
    /// Units within one rounding step of the limit between two classes.
    NearClass {
        /// The limit.
        limit: Exact,
        /// The class that begins or ends there.
        class: String,
        /// One step of the published number.
        step: Exact,
        /// Whether numbers are shown as percentages.
        percent: bool,
        /// The first of them with their published numbers, nearest first.
        first: Vec<(String, Exact)>,
        /// All of them.
        units: usize,
    },
    /// Neighbours in a ranking that one rounding step would make equal.
    NearTie {
        /// The title of the ranking.
        ranking: Option<String>,
        /// One step of the published number.
        step: Exact,
        /// Whether numbers are shown as percentages.
        percent: bool,
        /// The first pairs, best first.
        first: Vec<NearPair>,
        /// All pairs.
        pairs: usize,
    },
    /// Another rounding at one place would change results.
    RoundingDecides {
        /// The place.
        place: RoundedPlace,
        /// As the rules say.
        now: Option<Rounding>,
        /// As they might say.
        instead: Option<Rounding>,
        /// What changes.
        change: RoundingChange,
    },
    /// A number that no decimals can write is not rounded, and classes or ranks read it.
    Endless {
        /// The place.
        place: RoundedPlace,
        /// How many units have such a number.
        units: usize,
        /// One of them.
        unit: String,
        /// Its number.
        value: Exact,
        /// Whether it is shown as a percentage.
        percent: bool,
    },
    /// The same, and the printed number of some unit tells another class or rank.
    EndlessDecides {
        /// The place.
        place: RoundedPlace,
        /// How many units have such a number.
        units: usize,
        /// As people would print it.
        printed: Rounding,
        /// What changes when the printed number is read.
        change: RoundingChange,
    },
    /// Too few units for anything to be said about rows and weights.
    TooFew {
        /// The units.
        units: usize,
        /// As many as are needed.
        need: usize,
    },
}

/// A row's part of the maximum and of the differences between units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightShare {
    /// What it opens with.
    pub word: RowWord,
    /// Its code.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Of the maximum.
    pub nominal: Exact,
    /// Of the differences; below zero where the row works against them.
    pub effective: Exact,
}

/// Two neighbours in a ranking, the better first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearPair {
    /// Name, published number and rank.
    pub better: (String, Exact, usize),
    /// Name, published number and rank.
    pub worse: (String, Exact, usize),
}

/// Where a rounding stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundedPlace {
    /// The points of all component indicators.
    Components,
    /// The points of all main indexes.
    Main,
    /// The points of pillars.
    Pillars,
    /// The total.
    Total,
    /// Points over the applicable maximum; the flag says whether they are shown as a percentage.
    Percent(bool),
    /// The points of the row that the finding is about.
    Row,
    /// The total on another scale.
    Scaled(Exact),
}

/// What another rounding changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundingChange {
    /// Units whose published points or percentage change.
    pub scores: usize,
    /// Units whose class changes.
    pub classes: usize,
    /// Units whose rank changes.
    pub ranks: usize,
    /// One of the units.
    pub unit: String,
    /// What becomes of it.
    pub moved: Moved,
    /// The number that the class or rank reads, as the rules say and as it would be, and whether it is shown as a percentage.
    pub number: Option<(Exact, Exact, bool)>,
}

/// What becomes of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moved {
    /// From one class to another; `None` is no class.
    Class(Option<String>, Option<String>),
    /// From one rank to another.
    Rank(Option<usize>, Option<usize>),
    /// From one published number to another, which [`RoundingChange::number`] has.
    Score,
}

impl SurveyFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            SurveyFault::SameEverywhere { .. } => "N1601",
            SurveyFault::AtMaximum { .. } => "N1602",
            SurveyFault::AtZero { .. } => "N1603",
            SurveyFault::Weights { .. } => "N1604",
            SurveyFault::NearClass { .. } => "N1605",
            SurveyFault::NearTie { .. } => "N1606",
            SurveyFault::RoundingDecides { .. } => "N1607",
            SurveyFault::Endless { .. } => "N1608",
            SurveyFault::EndlessDecides { .. } => "W1609",
            SurveyFault::TooFew { .. } => "N1610",
        }
    }
}
