//! Figures over all units: what they are taken of, and among whom.

use super::{NodeId, PropertyId, RowId};
use crate::source::Span;

/// A figure over all units, asked for in a row.
#[derive(Clone, Debug)]
pub struct Population {
    /// What is asked.
    pub statistic: Statistic,
    /// Of what: a value that each unit has by itself.
    pub of: NodeId,
    /// Among whom.
    pub scope: Scope,
    /// The row that asks; a unit to which it does not apply is no member.
    pub row: RowId,
    /// Where it is written.
    pub span: Span,
}

/// What is asked of the values. A standard deviation is the root of the variance, so that all of these are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Statistic {
    /// The largest.
    Largest,
    /// The smallest.
    Smallest,
    /// The mean.
    Mean,
    /// The mean square distance from the mean, over n − 1 for a sample and over n otherwise.
    Variance {
        /// Whether over n − 1.
        sample: bool,
    },
}

/// The units that are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All units of the data.
    All,
    /// Those whose property is this option.
    Option(PropertyId, usize),
    /// Those that share the property with the unit that is scored.
    Each(PropertyId),
}
