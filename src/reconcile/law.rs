//! What printed numbers have to obey.

use crate::quantity::Exact;

use super::book::CellId;
use super::classing::Classing;
use super::making::{Making, Part};

/// One thing that a printed number must obey.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    /// The printed number that has to follow.
    pub target: CellId,
    /// From what, and how.
    pub law: Law,
}

/// How a number follows.
#[derive(Clone, Debug)]
pub(super) enum Law {
    /// It is the sum of the parts.
    Sum {
        /// The parts.
        parts: Vec<CellId>,
        /// What kind of sum it is.
        of: SumOf,
    },
    /// The rules make it of the parts in another way than by adding them up.
    Made {
        /// The parts.
        parts: Vec<Part>,
        /// How.
        making: Making,
        /// Whether it is the total and not a row.
        total: bool,
    },
    /// It is the mean of the parts.
    Mean {
        /// The parts.
        parts: Vec<CellId>,
        /// Over how many units; those without a part have 0 or, in another custom, do not count.
        units: usize,
    },
    /// It is the sum of printed means, each of which has its own rounding.
    SumOfMeans {
        /// The means.
        parts: Vec<CellId>,
        /// Means of rows outside the scale.
        outside: Vec<CellId>,
    },
    /// It is printed elsewhere, too.
    Same(CellId),
    /// It is one number over another.
    Share {
        /// The points.
        over: CellId,
        /// The maximum.
        by: Divisor,
        /// 100 if it is printed as a percentage.
        times: Exact,
    },
    /// It is this number of the rules.
    Constant(Exact),
    /// It lies between 0 and the limit.
    Within {
        /// The upper limit.
        high: Option<Exact>,
        /// Whether the limit is the scale.
        scale: bool,
    },
    /// It is the place of a score among the scores.
    Rank {
        /// The score.
        own: CellId,
        /// All scores.
        field: Vec<CellId>,
        /// Whether ties are broken by rules that the table does not show.
        ties_broken: bool,
    },
    /// It does not contradict the order of the scores and ranks of the table.
    RankOrder {
        /// The score.
        own: CellId,
        /// Rank and score of the others.
        others: Vec<(CellId, CellId)>,
    },
    /// It is the class of a score.
    Class {
        /// The score.
        own: CellId,
        /// By what.
        by: Classing,
    },
    /// It is the class of a mean by its share of a maximum.
    MeanClass {
        /// The mean.
        own: CellId,
        /// The maximum.
        by: Divisor,
        /// By what.
        classing: Classing,
    },
    /// It is the number of scores in a class.
    ClassCount {
        /// The class.
        class: usize,
        /// The scores.
        field: Vec<CellId>,
        /// By what.
        by: Classing,
    },
}

/// What a sum is a sum of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SumOf {
    /// A total of main indexes, with those outside the scale that the unit has.
    Total(Vec<CellId>),
    /// A row of the rows below it.
    Row,
    /// A pillar of its indexes.
    Pillar(usize),
    /// Counts of criteria.
    Counts,
    /// Units per class.
    Classes,
}

/// A maximum.
#[derive(Clone, Debug)]
pub(super) enum Divisor {
    /// Of the rules.
    Number(Exact),
    /// Printed.
    Cell(CellId),
}

impl Equation {
    /// The printed numbers it reads, without its target.
    pub fn parts(&self) -> Vec<CellId> {
        match &self.law {
            Law::Sum { parts, .. } | Law::Mean { parts, .. } | Law::SumOfMeans { parts, .. } => parts.clone(),
            Law::Made { parts, .. } => parts.iter().map(|part| part.cell).collect(),
            Law::Same(other) => vec![*other],
            Law::Share { over, by, .. } | Law::MeanClass { own: over, by, .. } => match by {
                Divisor::Cell(cell) => vec![*over, *cell],
                Divisor::Number(_) => vec![*over],
            },
            Law::Constant(_) | Law::Within { .. } => Vec::new(),
            Law::Rank { own, field, .. } => field.iter().copied().chain((!field.contains(own)).then_some(*own)).collect(),
            Law::RankOrder { own, others } => {
                others.iter().flat_map(|(rank, score)| [*rank, *score]).chain(std::iter::once(*own)).collect()
            }
            Law::Class { own, .. } => vec![*own],
            Law::ClassCount { field, .. } => field.clone(),
        }
    }

    /// Whether its target is a result that had to be rounded to the decimals of its column.
    pub fn rounds(&self) -> bool {
        matches!(self.law, Law::Sum { .. } | Law::Share { .. })
    }
}
