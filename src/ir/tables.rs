//! What is made of the rows: total, pillars, classes, rankings, roundings.

use super::{Inferred, InputId, NodeId, PropertyId, RowId};
use crate::diagnostic::Listed;
use crate::quantity::{Exact, Rounding};
use crate::source::Span;
use crate::syntax::tree::Gather;
use crate::syntax::tree::RoundPlace;

/// How the total is made.
#[derive(Clone, Debug)]
pub enum Total {
    /// From the top rows.
    Gathered(Gather),
    /// People enter it.
    Entered(InputId),
}

/// A pillar.
#[derive(Clone, Debug)]
pub struct Pillar {
    /// The title.
    pub title: String,
    /// Its maximum, where the text declares one.
    pub maximum: Option<Exact>,
    /// Its indexes.
    pub members: Vec<RowId>,
    /// Where its title stands.
    pub span: Span,
    /// What is inferred in it.
    pub inferred: Vec<Inferred>,
}

/// What classes, ranks and tie-breaks read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The total.
    Total,
    /// Points over the applicable maximum.
    Percent,
    /// That, on another scale.
    ScaledTo(Exact),
    /// A pillar, by its place.
    Pillar(usize),
    /// A row.
    Row(RowId),
}

/// The class table.
#[derive(Clone, Debug)]
pub struct Classes {
    /// What is read.
    pub reads: ClassReads,
    /// The classes, in the order of the text: with conditions or changes the highest first.
    pub rows: Vec<Class>,
    /// Whether every row of the text could be taken in.
    pub whole: bool,
    /// What may lower a class or take it away, in the order of the text.
    pub changes: Vec<ClassChange>,
    /// Where the table stands.
    pub span: Span,
    /// What is inferred in it.
    pub inferred: Vec<Inferred>,
}

/// A class table for rows of a level or for pillars: each is classed by its share of its applicable maximum.
#[derive(Clone, Debug)]
pub struct RowClasses {
    /// What is classed.
    pub of: Listed,
    /// The rows or pillars.
    pub list: Vec<Basis>,
    /// The table.
    pub table: Classes,
}

impl Classes {
    /// The class whose range takes a score; còn lại takes what no other does.
    pub fn of_score(&self, score: &Exact) -> Option<usize> {
        let found = self.rows.iter().position(|class| class.take.range().is_some_and(|range| range.takes(score)));
        found.or_else(|| self.rows.iter().position(|class| matches!(class.take, ClassTake::Else)))
    }

    /// The number that the ranges of the table take, if it is not one of conditions.
    pub fn basis(&self) -> Option<&Basis> {
        match &self.reads {
            ClassReads::Score(basis) => Some(basis),
            ClassReads::Highest | ClassReads::OneOnly => None,
        }
    }
}

/// What a class table reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClassReads {
    /// One number, which falls into the range of a class.
    Score(Basis),
    /// Conditions, of which the first that holds gives the class.
    Highest,
    /// Conditions, of which exactly one must hold.
    OneOnly,
}

/// A sentence that lowers a class or takes it away.
#[derive(Clone, Debug)]
pub struct ClassChange {
    /// What it does.
    pub does: ClassEffect,
    /// When.
    pub when: NodeId,
    /// The sentence as written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What a sentence does to a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassEffect {
    /// A higher class becomes this one.
    AtMost(usize),
    /// One class lower, down to the lowest.
    OneDown,
    /// No class.
    None,
}

/// One class.
#[derive(Clone, Debug)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short: Option<String>,
    /// What it takes.
    pub take: ClassTake,
    /// The row in the text.
    pub span: Span,
}

impl Class {
    /// How tables print it.
    pub fn printed(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

/// What a class takes.
#[derive(Clone, Debug)]
pub enum ClassTake {
    /// The scores of a range.
    Range(ClassRange),
    /// The units that meet a condition.
    When(NodeId),
    /// What no other class takes.
    Else,
}

impl ClassTake {
    /// The range of scores, if it is one.
    pub fn range(&self) -> Option<&ClassRange> {
        match self {
            ClassTake::Range(range) => Some(range),
            ClassTake::When(_) | ClassTake::Else => None,
        }
    }
}

/// The scores of a class, in constants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassRange {
    /// Lower end and whether it belongs.
    pub low: Option<(Exact, bool)>,
    /// Upper end and whether it belongs.
    pub high: Option<(Exact, bool)>,
}

impl ClassRange {
    /// Whether a score lies in it.
    pub fn takes(&self, score: &Exact) -> bool {
        let above = self.low.as_ref().is_none_or(|(low, closed)| score > low || (*closed && score == low));
        let below = self.high.as_ref().is_none_or(|(high, closed)| score < high || (*closed && score == high));
        above && below
    }
}

/// A ranking table.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// Its title.
    pub title: Option<String>,
    /// By what.
    pub basis: Basis,
    /// Which units.
    pub filter: Option<NodeId>,
    /// Within which property.
    pub within: Option<PropertyId>,
    /// Tie-breaks, in the order in which they are tried.
    pub ties: Vec<TieBreak>,
    /// What decides outside when units are still equal (`sau đó "biểu quyết"`).
    pub at_last: Option<String>,
    /// Where it stands.
    pub span: Span,
    /// What is inferred in it.
    pub inferred: Vec<Inferred>,
}

/// A tie-break.
#[derive(Clone, Debug)]
pub struct TieBreak {
    /// What is compared.
    pub by: NodeId,
    /// Whether the higher value wins.
    pub higher: bool,
    /// The figure as written.
    pub text: String,
}

/// Roundings by place; `None` is not rounded.
#[derive(Clone, Debug, Default)]
pub struct Roundings {
    /// Points of component indicators.
    pub components: Option<Rounding>,
    /// Points of main indexes.
    pub main: Option<Rounding>,
    /// Points of pillars.
    pub pillars: Option<Rounding>,
    /// The total.
    pub total: Option<Rounding>,
    /// Points over the applicable maximum.
    pub percent: Option<PercentRounding>,
    /// Printed means.
    pub means: Option<Rounding>,
    /// Where the text says so.
    pub said: Vec<(RoundPlace, Span)>,
}

/// How the ratio of points is rounded and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PercentRounding {
    /// The rounding of the ratio itself.
    pub rounding: Rounding,
    /// Whether it is shown as a percentage.
    pub percent: bool,
}
