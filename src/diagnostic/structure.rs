//! What can be wrong with totals, counts and the tree of rows.

use super::Made;
use crate::quantity::Exact;

/// How the maxima of rows are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// tổng
    Sum,
    /// bình quân gia quyền
    Weighted,
    /// bình quân
    Mean,
    /// mức cao nhất
    Best,
    /// trung bình nhân
    Geometric,
    /// trung bình điều hòa
    Harmonic,
}

/// Which number the maxima above a row add up with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fits {
    /// With neither, or nobody can tell.
    Neither,
    /// With the one that the row declares, so that the rows below it are wrong.
    Declared,
    /// With the one that the rows below give, so that the declared one is wrong.
    Found,
    /// Two of the rows that are added apply to the same units, and what is over is as much as one of them: which two.
    Twins(String, String),
}

/// E03xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StructureFault {
    /// The maxima of the children do not give the declared maximum of their parent.
    ChildrenSum {
        /// Declared at the parent.
        declared: Exact,
        /// What the children give, under the parent's cap if it has one.
        found: Exact,
        /// What they give without the cap, when the cap cuts it.
        uncapped: Option<Exact>,
        /// How they are put together.
        how: Together,
        /// Which of the two what stands above adds up with.
        above: Fits,
    },
    /// The maxima of the top rows do not give the scale.
    ScaleSum {
        /// The declared scale.
        declared: Exact,
        /// What the rows give.
        found: Exact,
        /// How they are put together.
        how: Together,
        /// A row whose own rows add up to something else, which would give the scale: its code and what they add up to.
        cause: Option<(String, Exact)>,
        /// Whether what is missing is the bonus points.
        bonus: bool,
    },
    /// The weights of sibling rows do not give 100%.
    WeightSum {
        /// What they give (1 is 100%).
        found: Exact,
        /// The weights, if all are whole numbers: `hệ số 1, 2, 3`, or percentages that lost their sign.
        whole: Vec<Exact>,
    },
    /// A group or set declares another number of main indexes.
    MainCount {
        /// Declared.
        declared: u64,
        /// Found.
        found: u64,
    },
    /// A row declares another number of component indicators than stand under it.
    ComponentCount {
        /// Declared.
        declared: u64,
        /// Found.
        found: u64,
    },
    /// The set declares another number of component indicators than its rows have or declare.
    SetComponentCount {
        /// Declared.
        declared: u64,
        /// Found.
        found: u64,
        /// The summands, row by row, as text (`6 + 5 + …`).
        parts: Vec<u64>,
    },
    /// The set declares another number of groups.
    GroupCount {
        /// Declared.
        declared: u64,
        /// Found.
        found: u64,
    },
    /// A scored row says nothing about its maximum.
    NoMaximum,
    /// A row at the bottom of the tree does not say how it is scored.
    NoScoring,
    /// A row that says how the rows below make its points, and has none below.
    NothingBelow,
    /// A row has rows below it and a way of scoring of its own.
    ScoringOnParent,
    /// Two ways of scoring in one row.
    TwoScorings,
    /// Some siblings have a weight, others not.
    WeightsPartly,
    /// Weights under a parent that takes no weighted mean: they have no effect.
    WeightsIdle {
        /// What the parent does with the points; `None` where people enter its own.
        made: Option<Made>,
    },
    /// A weighted mean over rows that have no weights.
    WeightsMissing,
    /// An input that no sentence uses.
    UnusedInput {
        /// Its name.
        name: String,
    },
    /// A row named twice in a pillar.
    PillarTwice {
        /// Its code.
        code: String,
        /// The code of the listed row that it stands under, or that stands under it; nothing if it is the same one.
        other: Option<(String, bool)>,
    },
    /// One weight of several lacks its %, and with it they are the whole.
    WeightPercent {
        /// As written.
        value: Exact,
    },
    /// A pillar declares another maximum than its indexes give.
    PillarSum {
        /// Declared.
        declared: Exact,
        /// Found.
        found: Exact,
        /// The list of members that comes to what is declared, where one change in it does.
        meant: Option<String>,
    },
    /// Both a parent and its children are rounded.
    DoubleRounding,
    /// A header without a statement that every set needs.
    HeaderMissing {
        /// The statement's opening words.
        clause: String,
    },
    /// A deduction from the maximum that is larger than the maximum.
    ReductionTooLarge {
        /// The deduction.
        taken: Exact,
        /// The maximum.
        maximum: Exact,
    },
    /// An accepted finding that does not occur.
    IdleAcceptance {
        /// The accepted code.
        code: String,
    },
    /// A code that may not be accepted.
    NotAcceptable {
        /// The code.
        code: String,
    },
    /// The last year of validity lies before the first.
    Validity {
        /// First year.
        from: String,
        /// Last year.
        to: String,
    },
    /// The set says both that its total is entered and how rows are scored.
    TotalEnteredAndScored,
    /// A row takes part in the total but has no published maximum, so no scale can be proved.
    UnpublishedInTotal,
    /// A constant value awarded by a row is above its maximum.
    AboveMaximum {
        /// The value.
        value: Exact,
        /// The maximum.
        maximum: Exact,
        /// Whether the maxima above add up with these points in the place of the maximum.
        raised: bool,
    },
    /// A constant value awarded by a row is below zero.
    BelowZero {
        /// The value.
        value: Exact,
    },
    /// A figure whose declaration does not say how small it can be.
    DomainMissing {
        /// Its name.
        name: String,
    },
    /// An acceptance whose reason speaks of other figures than the finding does now.
    StaleAcceptance {
        /// The code.
        code: String,
        /// The figures of the finding.
        now: Vec<Exact>,
    },
    /// A number that classes or ranks read, that need not end, and that no sentence rounds.
    RoundingMissing {
        /// Whether it is the share of points, and not the total.
        share: bool,
        /// Whether a ranking reads it, and not the classes.
        ranks: bool,
    },
    /// No constant value of the row reaches its maximum.
    MaximumUnreached {
        /// The best value of the row.
        best: Exact,
        /// The maximum.
        maximum: Exact,
    },
    /// The period ends before it begins.
    PeriodBackwards {
        /// The first day, as written.
        from: String,
        /// The last.
        to: String,
    },
    /// A period without years that goes over New Year and is shorter than a month.
    PeriodShort {
        /// The first day, as written.
        from: String,
        /// The last.
        to: String,
    },
    /// The maximum is given for a whole that the range of its part leaves out.
    MaximumApproached {
        /// The part.
        part: String,
        /// What it may be, as written.
        range: String,
        /// The whole.
        whole: String,
        /// The maximum.
        maximum: Exact,
    },
}

impl StructureFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            StructureFault::ChildrenSum { .. } => "E0301",
            StructureFault::ScaleSum { .. } => "E0302",
            StructureFault::WeightSum { .. } | StructureFault::WeightPercent { .. } => "E0303",
            StructureFault::GroupCount { .. } => "E0304",
            StructureFault::MainCount { .. } => "E0305",
            StructureFault::ComponentCount { .. } => "E0306",
            StructureFault::SetComponentCount { .. } => "E0312",
            StructureFault::NoMaximum => "E0307",
            StructureFault::NoScoring | StructureFault::NothingBelow => "E0308",
            StructureFault::ScoringOnParent => "E0309",
            StructureFault::TwoScorings => "E0310",
            StructureFault::WeightsPartly => "E0311",
            StructureFault::WeightsMissing => "E0313",
            StructureFault::UnusedInput { .. } => "W0314",
            StructureFault::PillarTwice { .. } => "E0315",
            StructureFault::PillarSum { .. } => "E0316",
            StructureFault::DoubleRounding => "W0317",
            StructureFault::HeaderMissing { .. } => "E0318",
            StructureFault::ReductionTooLarge { .. } => "E0319",
            StructureFault::IdleAcceptance { .. } => "W0320",
            StructureFault::NotAcceptable { .. } => "E0321",
            StructureFault::Validity { .. } | StructureFault::PeriodBackwards { .. } => "E0322",
            StructureFault::TotalEnteredAndScored => "E0323",
            StructureFault::UnpublishedInTotal => "E0324",
            StructureFault::AboveMaximum { .. } => "E0325",
            StructureFault::BelowZero { .. } => "E0326",
            StructureFault::MaximumUnreached { .. } | StructureFault::MaximumApproached { .. } => "W0327",
            StructureFault::WeightsIdle { .. } => "W0328",
            StructureFault::DomainMissing { .. } => "W0329",
            StructureFault::StaleAcceptance { .. } => "W0330",
            StructureFault::RoundingMissing { .. } => "W0331",
            StructureFault::PeriodShort { .. } => "N0332",
        }
    }

    /// Declared totals and counts do not enter a score, so a signed decision may keep its misprint; the rest would change or stop a score.
    pub fn acceptable(&self) -> bool {
        matches!(
            self,
            StructureFault::ChildrenSum { .. }
                | StructureFault::ScaleSum { .. }
                | StructureFault::GroupCount { .. }
                | StructureFault::MainCount { .. }
                | StructureFault::ComponentCount { .. }
                | StructureFault::SetComponentCount { .. }
                | StructureFault::UnusedInput { .. }
                | StructureFault::PillarSum { .. }
                | StructureFault::DoubleRounding
                | StructureFault::UnpublishedInTotal
                | StructureFault::MaximumUnreached { .. }
                | StructureFault::MaximumApproached { .. }
                | StructureFault::PeriodShort { .. }
                | StructureFault::WeightsIdle { .. }
                | StructureFault::DomainMissing { .. }
                | StructureFault::RoundingMissing { .. }
        )
    }

    /// The figures that a reason for letting it stand speaks of: the declared one and the one found.
    pub fn figures(&self) -> Vec<Exact> {
        let counted = |numbers: &[u64]| numbers.iter().filter_map(|number| i64::try_from(*number).ok()).map(Exact::from).collect();
        match self {
            StructureFault::ChildrenSum { declared, found, .. }
            | StructureFault::ScaleSum { declared, found, .. }
            | StructureFault::PillarSum { declared, found, .. } => vec![declared.clone(), found.clone()],
            StructureFault::GroupCount { declared, found }
            | StructureFault::MainCount { declared, found }
            | StructureFault::ComponentCount { declared, found } => counted(&[*declared, *found]),
            StructureFault::SetComponentCount { declared, found, .. } => counted(&[*declared, *found]),
            StructureFault::MaximumUnreached { best, maximum } => vec![maximum.clone(), best.clone()],
            _ => Vec::new(),
        }
    }
}
