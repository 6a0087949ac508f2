//! What can be wrong with the sentences that score: brackets, criteria, bonuses, figures over all units, approximate values.

use super::RowWord;
use crate::quantity::Exact;

/// E10xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScoringFault {
    /// A bracket `cứ thêm …` that begins where no other row ends, so that nothing says what it adds to.
    BracketFloating {
        /// Where it begins.
        low: Exact,
        /// Its head as it goes on from the nearest row below that ends lower: `trên 10`.
        offer: Option<String>,
    },
    /// `cứ thêm …` in a row that has no lower end, or outside of a table of ranges.
    BracketPlace {
        /// The head of the row as written.
        head: String,
        /// Whether the row stands in a table over a figure.
        table: bool,
    },
    /// A row of `điểm từng tiêu chí` that names no grade, where the grades are what the data say.
    GradeHead {
        /// The head as written.
        head: String,
        /// The grade that was probably meant.
        offer: Option<String>,
    },
    /// One name for two rounds.
    RoundTwice {
        /// The name.
        name: String,
    },
    /// `đạt khi điểm …` with a limit that is neither points nor a share of the maximum.
    PassedLimit {
        /// The limit as written.
        limit: String,
    },
    /// Rows that the province does not offer this year, so that nobody reaches the maximum.
    NotDeployed {
        /// The years that the rows name.
        years: Vec<u64>,
        /// Their codes.
        rows: Vec<String>,
        /// The rows above that cannot reach their maxima: code, what can be reached, maximum.
        short: Vec<(String, Exact, Exact)>,
        /// The most that the total can come to, and the scale.
        total: Option<(Exact, Exact)>,
    },
    /// Shares of the maximum class or rank the units, and no row has a maximum.
    ShareWithoutMaximum,
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
        /// What each is worth, where one of the two numbers makes up the maximum: whether it is the number listed.
        maximum: Option<(Exact, bool)>,
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
        /// What the row above is.
        word: RowWord,
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
    /// Points below zero for each item: giving less than nothing is taking.
    NegativeEach {
        /// The points without their sign.
        points: Exact,
        /// The word that is due.
        due: String,
    },
    /// Points that grow with a figure that has no upper end, and no cap.
    Uncapped {
        /// The figure.
        name: String,
        /// The maximum of the row.
        maximum: Exact,
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
            ScoringFault::NegativeEach { .. } => "E1016",
            ScoringFault::Uncapped { .. } => "E1017",
            ScoringFault::ScopeUnknown { .. } => "E1015",
            ScoringFault::BracketPlace { .. } => "E1030",
            ScoringFault::ShareWithoutMaximum => "E1031",
            ScoringFault::GradeHead { .. } => "E1032",
            ScoringFault::ScopeAmbiguous { .. } => "E1018",
            ScoringFault::NotDeployed { .. } => "N1019",
            ScoringFault::PassedLimit { .. } => "E1020",
            ScoringFault::RoundTwice { .. } => "E1021",
        }
    }
}
