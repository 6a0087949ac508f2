//! What can be wrong between the files of one assessment: its rounds, its units, its corrections.

use crate::quantity::Exact;

/// E11xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubmissionFault {
    /// A file or sheet for a round that the set does not have.
    UnknownRound {
        /// The round as named.
        round: String,
        /// The rounds of the set.
        known: Vec<String>,
        /// The nearest of them.
        near: Option<String>,
    },
    /// A later round without the first: there is nothing that it corrects.
    FirstRoundMissing {
        /// The first round that is there.
        round: String,
        /// The first round of the set.
        first: String,
    },
    /// Files of named rounds beside files of no round.
    RoundNotSaid {
        /// The rounds of the set.
        known: Vec<String>,
    },
    /// The official round is not there: the results are those of an earlier one.
    OfficialRoundMissing {
        /// The round whose results are shown.
        last: String,
        /// The official round.
        official: String,
    },
    /// A sheet that is no round, list, or table that the set asks for.
    UnknownSheet {
        /// Its name.
        sheet: String,
        /// The names that are asked for.
        known: Vec<String>,
        /// The nearest of them.
        near: Option<String>,
    },
    /// A sheet that was asked for by name and is not there.
    NoSuchSheet {
        /// The name.
        sheet: String,
        /// The sheets that are there.
        found: Vec<String>,
    },
    /// A unit that nobody expects: it is not in the roster, or not in the round that is corrected.
    UnknownUnit {
        /// Its name.
        unit: String,
        /// The nearest expected one.
        near: Option<String>,
        /// Whether a roster says who is expected.
        roster: bool,
    },
    /// A unit that stands in two tables of one round.
    UnitInTwoTables {
        /// Its name.
        unit: String,
        /// The file, and the cell or line, where it stands first.
        first: String,
    },
    /// Units of the roster that handed nothing in.
    UnitsNotSubmitted {
        /// How many handed in.
        submitted: usize,
        /// How many are expected.
        due: usize,
        /// Those that did not.
        units: Vec<String>,
    },
    /// A property that the roster and the data give differently.
    PropertyDiffers {
        /// The unit.
        unit: String,
        /// The property.
        property: String,
    },
    /// A correction names a row that the set does not have.
    NoSuchRow {
        /// The code as written.
        code: String,
        /// The nearest code.
        near: Option<String>,
    },
    /// A code kept as a number, which is the code of one row and may have been that of another (1.1 and 1.10).
    CodeAsNumber {
        /// The code as the file has it.
        code: String,
        /// The other row.
        other: String,
    },
    /// A form that was made for one round and is given for another.
    FormOfAnotherRound {
        /// The round that the form names.
        form: String,
        /// The round that it is given for.
        given: String,
    },
    /// The common figures, or the roster, are given twice.
    TableTwice {
        /// Where they are given first.
        first: String,
    },
    /// A round between two others that has no data.
    RoundSkipped {
        /// The round.
        round: String,
    },
    /// A correction of a row with several inputs does not say which, or names one that the row does not have.
    NoSuchInput {
        /// The row's code.
        code: String,
        /// The name as written; empty if there is none.
        name: String,
        /// The inputs of the row.
        known: Vec<String>,
    },
    /// A line of corrections that corrects nothing.
    NothingCorrected {
        /// The unit.
        unit: String,
    },
    /// A line of corrections with a value and with points.
    ValueAndPoints {
        /// The unit.
        unit: String,
    },
    /// Points set without a reason.
    NoReason {
        /// The unit.
        unit: String,
    },
    /// Points set for a row that is made of others, or that nobody scores.
    PointsNotHere {
        /// The row's code.
        code: String,
        /// Why.
        why: NotSettable,
    },
    /// One figure or row of a unit corrected twice in one round.
    CorrectedTwice {
        /// The unit.
        unit: String,
        /// The figure; `None` is the points of the row.
        input: Option<String>,
        /// Where it is corrected first.
        first: String,
    },
    /// A corrected figure bounds another, which is now outside its domain.
    BoundCorrected {
        /// The unit.
        unit: String,
        /// The figure that was corrected.
        corrected: String,
        /// The figure that it bounds.
        input: String,
        /// The value of that.
        value: Exact,
        /// The domain as the rule file says it.
        domain: String,
    },
    /// Points that an earlier round set no longer hold, because this round corrects the row's figures.
    SetPointsLifted {
        /// The unit.
        unit: String,
        /// The round that set them.
        round: String,
    },
    /// Points set for a row that does not apply to the unit.
    SetWhereNotApplicable {
        /// The unit.
        unit: String,
    },
}

/// Why points cannot be set for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSettable {
    /// It is made of the rows below it.
    Parent,
    /// The province has not deployed it this year.
    NotDeployed,
    /// It is not scored.
    Unscored,
}

impl SubmissionFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            SubmissionFault::UnknownRound { .. } => "E1101",
            SubmissionFault::FirstRoundMissing { .. } => "E1102",
            SubmissionFault::RoundNotSaid { .. } => "E1103",
            SubmissionFault::OfficialRoundMissing { .. } => "N1104",
            SubmissionFault::UnknownSheet { .. } => "E1105",
            SubmissionFault::NoSuchSheet { .. } => "E1106",
            SubmissionFault::UnknownUnit { .. } => "E1107",
            SubmissionFault::UnitInTwoTables { .. } => "E1108",
            SubmissionFault::UnitsNotSubmitted { .. } => "W1109",
            SubmissionFault::PropertyDiffers { .. } => "E1110",
            SubmissionFault::NoSuchRow { .. } => "E1111",
            SubmissionFault::CodeAsNumber { .. } => "E1121",
            SubmissionFault::RoundSkipped { .. } => "N1122",
            SubmissionFault::TableTwice { .. } => "E1124",
            SubmissionFault::FormOfAnotherRound { .. } => "E1123",
            SubmissionFault::NoSuchInput { .. } => "E1112",
            SubmissionFault::NothingCorrected { .. } => "E1113",
            SubmissionFault::ValueAndPoints { .. } => "E1114",
            SubmissionFault::NoReason { .. } => "E1115",
            SubmissionFault::PointsNotHere { .. } => "E1116",
            SubmissionFault::CorrectedTwice { .. } => "E1117",
            SubmissionFault::BoundCorrected { .. } => "E1120",
            SubmissionFault::SetPointsLifted { .. } => "W1118",
            SubmissionFault::SetWhereNotApplicable { .. } => "W1119",
        }
    }
}
