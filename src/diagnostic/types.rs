//! What can be wrong when points, ratios, counts and yes/no meet, and when a state has no policy.

use crate::quantity::Exact;

/// What an expression is, in the terms of the annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Points.
    Points,
    /// A bare number.
    Number,
    /// A ratio.
    Ratio,
    /// A count of something (`hồ sơ`).
    Count(String),
    /// Yes or no.
    YesNo,
    /// One of the options of an input.
    Choice(String),
    /// Several options of the property of this name.
    Several(String),
    /// Free text of the property of this name.
    Text(String),
    /// Free text of a record.
    Label(String),
    /// Points times a count of something (`điểm × dự án`).
    PointsTimes(String),
    /// Anything else, as a product of units (`máy tính/người`).
    Mixed(String),
}

/// E05xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeFault {
    /// Two things that do not add up or compare.
    Mismatch {
        /// Left.
        left: Shape,
        /// Right.
        right: Shape,
    },
    /// A value where points are due.
    NotPoints {
        /// What it is.
        found: Shape,
    },
    /// A value where a condition is due.
    NotCondition {
        /// What it is.
        found: Shape,
    },
    /// A ratio of two different things.
    NotRatio {
        /// What it is.
        found: Shape,
    },
    /// `điểm theo tỷ lệ a / b × điểm tối đa`: the sentence multiplies by the maximum already.
    TimesMaximum {
        /// The factor as written.
        factor: String,
    },
    /// A constant that needs `điểm`.
    BareConstant {
        /// As written.
        text: String,
    },
    /// A yes/no or a choice in arithmetic.
    NotNumber {
        /// What it is.
        found: Shape,
    },
    /// A domain that does not fit its type (`số nguyên, từ 0,5`), or is empty.
    Domain {
        /// As written.
        text: String,
    },
    /// A domain that is bounded by more than numbers and figures.
    DomainEnd {
        /// The figure.
        name: String,
    },
    /// A function with another number of arguments.
    Arity {
        /// The function.
        name: String,
        /// How many at least.
        wants: usize,
        /// How many at most.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// Row heads of another kind than the subject (`có:` under a number).
    HeadMismatch {
        /// The subject's kind.
        subject: Shape,
        /// The head as written.
        head: String,
    },
    /// A bound or a constant that is not a constant.
    NotConstant {
        /// As written.
        text: String,
    },
    /// `điểm tối đa` in a row that has none.
    NoMaximumHere,
    /// A target or a step that is not above zero.
    NotPositive {
        /// As written.
        text: String,
    },
    /// A ratio written as a bare number above 1: `80` for `80%`.
    PercentLost {
        /// As written.
        text: String,
        /// The same in percent.
        percent: String,
        /// So many times the whole, where that can be meant: `300%` for `3`.
        times: Option<String>,
    },
    /// A ratio input without a range: nothing tells 79,9 from 79,9%.
    RatioDomain {
        /// The input.
        name: String,
    },
    /// `mỗi` over something that is not a count.
    NotCountable {
        /// What it is.
        found: Shape,
    },
    /// A property of several options compared by `là`.
    SeveralCompared {
        /// The property.
        name: String,
        /// With what, as written.
        with: String,
    },
    /// `gồm` over something that has not several options.
    NotSeveral {
        /// What it is.
        found: Shape,
    },
    /// Ranks within a property of which a unit may have several.
    RankedWithinSeveral {
        /// The property.
        name: String,
    },
    /// A step of another kind than what is counted in it: `mỗi 10%` of a count.
    StepKind {
        /// What is counted.
        subject: Shape,
        /// The step as written.
        step: String,
    },
    /// The places of `làm_tròn(x; 2)` that are no whole number from 0 to 20.
    Places,
    /// A row that reads the total or the points of rows, which only tables know.
    ScoreInRow,
    /// A bound over a list of rows that says neither % nor điểm.
    ListUnit {
        /// The bound as written.
        text: String,
    },
}

impl TypeFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            TypeFault::Mismatch { .. } => "E0501",
            TypeFault::NotPoints { .. } => "E0502",
            TypeFault::NotCondition { .. } => "E0503",
            TypeFault::NotRatio { .. } | TypeFault::TimesMaximum { .. } => "E0504",
            TypeFault::BareConstant { .. } => "E0505",
            TypeFault::NotNumber { .. } => "E0506",
            TypeFault::Domain { .. } => "E0507",
            TypeFault::Arity { .. } => "E0508",
            TypeFault::HeadMismatch { .. } => "E0509",
            TypeFault::NotConstant { .. } => "E0510",
            TypeFault::NoMaximumHere => "E0511",
            TypeFault::NotCountable { .. } => "E0512",
            TypeFault::PercentLost { .. } => "E0514",
            TypeFault::ScoreInRow => "E0540",
            TypeFault::StepKind { .. } => "E0550",
            TypeFault::Places => "E0551",
            TypeFault::ListUnit { .. } => "E0541",
            TypeFault::SeveralCompared { .. } => "E0542",
            TypeFault::NotSeveral { .. } => "E0543",
            TypeFault::RankedWithinSeveral { .. } => "E0544",
            TypeFault::RatioDomain { .. } => "E0515",
            TypeFault::DomainEnd { .. } => "E0516",
            TypeFault::NotPositive { .. } => "E0513",
        }
    }
}

/// E06xx: states that can occur and have no policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyFault {
    /// Nothing says what a missing figure is worth.
    Missing,
    /// Nothing says what 0/0 is worth.
    NothingArising {
        /// The denominator as written.
        denominator: String,
    },
    /// Nothing says what a place on the span of all units is worth when all have the same figure.
    UnitsEqual,
    /// A mean or `mọi …` of a list where no record may be left, and nothing says what that is worth.
    NoRecords {
        /// As the rules say it.
        what: String,
    },
    /// Nothing says what a row that does not apply is worth.
    NotApplicable,
    /// A row that can be 0/0 and leaves it to the header's `báo lỗi`: such a unit has no total.
    LosesTotal {
        /// The denominator or the list, as written.
        what: String,
    },
    /// A figure over another that may be 0 while the one is not: no policy says what something over nothing is worth.
    OverNothing {
        /// The numerator as written.
        over: String,
        /// The denominator as written.
        by: String,
    },
    /// A missing figure gets the maximum: who reports nothing is better off than who reports.
    SilencePays,
    /// A policy that cannot be used here.
    Unfit {
        /// The policy as written.
        policy: String,
        /// Why not.
        because: Unfit,
    },
}

/// Why a policy cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It gives more points than the row has.
    TooMuch,
    /// It gives the maximum of a row that has none.
    NoMaximum,
    /// It scales up to a row above that has no maximum.
    NoMaximumAbove,
    /// It scales up to a row above, and the row stands at the top; the scale of the set, if it is a number.
    AtTop(Option<Exact>),
}

impl PolicyFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            PolicyFault::Missing => "E0601",
            PolicyFault::NothingArising { .. } | PolicyFault::UnitsEqual | PolicyFault::NoRecords { .. } => "E0602",
            PolicyFault::NotApplicable => "E0603",
            PolicyFault::Unfit { .. } => "E0604",
            PolicyFault::LosesTotal { .. } => "W0605",
            PolicyFault::OverNothing { .. } => "W0606",
            PolicyFault::SilencePays => "W0607",
        }
    }
}
