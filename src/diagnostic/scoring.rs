//! What can be wrong with the sentences that score: brackets, criteria, bonuses, figures over all units, approximate values.

use crate::quantity::Exact;

/// E10xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScoringFault {
    /// A bracket `cứ thêm …` that begins where no other row ends, so that nothing says what it adds to.
    BracketFloating {
        /// Where it begins.
        low: Exact,
    },
    /// Brackets that do not say whether a part of a step counts.
    SteppingMissing,
    /// A logarithm or root that no rule rounds before it is compared or published.
    Approximate,
    /// A figure over all units inside another.
    PopulationNested,
    /// A row declares another number of criteria than it lists.
    CriteriaCount {
        /// Declared.
        declared: u64,
        /// Listed.
        found: u64,
    },
    /// The best grade of a criterion is not what the row declares for each, or all together are not the maximum.
    CriterionMaximum {
        /// Declared.
        declared: Exact,
        /// What the grades give.
        found: Exact,
    },
    /// Criteria without grades, or grades without criteria.
    CriteriaAlone {
        /// The sentence that is missing.
        missing: String,
    },
    /// A điểm cộng or điểm trừ that stands under an index without a cap, or has another kind of row under it.
    ExtraPlace {
        /// The row above.
        above: String,
        /// Whether the row above is the điểm cộng or điểm trừ.
        under_extra: bool,
    },
    /// Nothing says whether the total may pass the scale, or fall below zero.
    TotalLimit {
        /// The sentences to choose from.
        offers: Vec<String>,
    },
    /// More rows are needed than there are.
    NeedTooMany {
        /// Needed.
        need: u64,
        /// There are.
        found: u64,
    },
    /// A geometric mean of rows with different maxima.
    UnlikeMaxima {
        /// One.
        one: Exact,
        /// Another.
        other: Exact,
    },
    /// A divisor that is neither n nor n − 1.
    Divisor {
        /// As written.
        text: String,
    },
    /// `được` in a điểm trừ, or `trừ` outside of one.
    Verb {
        /// The word that is due.
        due: String,
    },
    /// `không giới hạn điểm` in a set that has a scale.
    UnlimitedInScale,
    /// A population that is neither the units of the set nor an option of one of their properties.
    ScopeUnknown {
        /// As written.
        name: String,
        /// What is known.
        known: Vec<String>,
    },
    /// A population that is an option of several properties of units.
    ScopeAmbiguous {
        /// As written.
        name: String,
        /// The names of the properties.
        properties: Vec<String>,
    },
}

impl ScoringFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            ScoringFault::BracketFloating { .. } => "E1001",
            ScoringFault::SteppingMissing => "E1002",
            ScoringFault::Approximate => "E1003",
            ScoringFault::PopulationNested => "E1004",
            ScoringFault::CriteriaCount { .. } => "E1005",
            ScoringFault::CriterionMaximum { .. } => "E1006",
            ScoringFault::CriteriaAlone { .. } => "E1007",
            ScoringFault::ExtraPlace { .. } => "E1008",
            ScoringFault::TotalLimit { .. } => "E1009",
            ScoringFault::NeedTooMany { .. } => "E1010",
            ScoringFault::UnlikeMaxima { .. } => "E1011",
            ScoringFault::Divisor { .. } => "E1012",
            ScoringFault::Verb { .. } => "E1013",
            ScoringFault::UnlimitedInScale => "E1014",
            ScoringFault::ScopeUnknown { .. } => "E1015",
            ScoringFault::ScopeAmbiguous { .. } => "E1016",
        }
    }
}
