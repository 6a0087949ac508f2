//! What can be wrong with a year's data.

use crate::quantity::Exact;

/// E07xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataFault {
    /// A file without a header or without rows.
    Empty,
    /// Not UTF-8 text.
    NotUtf8 {
        /// First bad byte.
        at: usize,
        /// What it seems to be instead.
        seems: Encoding,
    },
    /// A file of another program, or of a version of it that is not read.
    Workbook(OtherFormat),
    /// A line above the header that holds the title of the table.
    TitleRow {
        /// The line's text.
        text: String,
    },
    /// Units with rows for which they have no figures; the policy of the set gave the points.
    MissingCounted {
        /// How many units.
        units: usize,
        /// The first of them with the codes of their rows.
        first: Vec<(String, Vec<String>)>,
    },
    /// No column names the units.
    NoUnitColumn {
        /// The headers.
        headers: Vec<String>,
    },
    /// A column that no input, row or property answers to.
    UnknownColumn {
        /// The header.
        header: String,
        /// The nearest known one.
        near: Option<String>,
    },
    /// A column for a common figure, which belongs to no unit.
    CommonColumn {
        /// The header.
        header: String,
    },
    /// Two columns for one thing.
    DoubleColumn {
        /// The header.
        header: String,
        /// The other header.
        first: String,
    },
    /// A column that a row needs is not there.
    MissingColumn {
        /// How the column would be called.
        header: String,
    },
    /// A column that is a result (rank, total, class) and is not read.
    ResultColumn {
        /// The header.
        header: String,
    },
    /// A row with another number of cells than the header.
    Ragged {
        /// Cells found.
        found: usize,
        /// Cells due.
        due: usize,
    },
    /// A row without a unit.
    NoUnit,
    /// A unit that stands twice.
    DoubleUnit {
        /// Its name.
        unit: String,
        /// The line where it stood first.
        first: usize,
    },
    /// A row of means or sums among the units.
    SummaryRow {
        /// Its label.
        label: String,
    },
    /// A row that is signed, or holds a note, among the units.
    NoteRow {
        /// What stands where the name of a unit would.
        label: String,
    },
    /// A unit without a single figure, of which nobody said that it is expected.
    NoFigures {
        /// Its name.
        unit: String,
    },
    /// Both marks are used for decimals in one file.
    MixedMarks {
        /// A cell that needs the comma (`line`, text).
        comma: (usize, String),
        /// A cell that needs the point.
        point: (usize, String),
    },
    /// A column whose numbers can be read both ways.
    AmbiguousMark {
        /// An example.
        text: String,
        /// Read with the comma as decimal mark.
        comma: Exact,
        /// Read with the point as decimal mark.
        point: Exact,
    },
    /// Text where a number is due.
    NotNumber {
        /// The unit.
        unit: String,
    },
    /// A number of more digits than can be kept exactly.
    TooLong {
        /// How many digits.
        digits: usize,
    },
    /// A number with a decimal part where a whole one is due.
    NotWhole {
        /// The unit.
        unit: String,
        /// The value.
        value: Exact,
    },
    /// A value outside its domain.
    OutOfDomain {
        /// The unit.
        unit: String,
        /// The value.
        value: Exact,
        /// The domain as the rule file says it.
        domain: String,
        /// The figure that is the end which the value passes, where it is one.
        bound: Option<Box<EndFigure>>,
    },
    /// Points entered by people above the maximum of the row, or below 0.
    PointsOutOfRange {
        /// The unit.
        unit: String,
        /// The points.
        value: Exact,
        /// The maximum.
        maximum: Exact,
    },
    /// Points that are not a multiple of the step.
    OffStep {
        /// The unit.
        unit: String,
        /// The points.
        value: Exact,
        /// The step.
        step: Exact,
    },
    /// Neither yes nor no.
    NotYesNo {
        /// The unit.
        unit: String,
    },
    /// No such option.
    NoSuchOption {
        /// The unit.
        unit: String,
        /// The options.
        options: Vec<String>,
        /// The nearest one.
        near: Option<String>,
    },
    /// A cell of several options names one that is not there.
    NoSuchPart {
        /// The unit.
        unit: String,
        /// What it names.
        part: String,
        /// The options.
        options: Vec<String>,
        /// The nearest one.
        near: Option<String>,
    },
    /// A cell of several options names one of them twice.
    OptionNamedTwice {
        /// The unit.
        unit: String,
        /// The option.
        option: String,
    },
    /// A property of the unit is not given.
    PropertyMissing {
        /// The unit.
        unit: String,
        /// The property.
        property: String,
    },
    /// Something over nothing: a > 0 and b = 0.
    SomethingOverNothing {
        /// The unit.
        unit: String,
        /// The numerator.
        numerator: Exact,
        /// The common figure that is the denominator, if it is one.
        common: Option<String>,
    },
    /// A state for which the set says `báo lỗi`.
    StateReported {
        /// The unit.
        unit: String,
        /// The state.
        state: crate::diagnostic::StateName,
    },
    /// A row whose computed points are above its maximum and that has no cap.
    AboveMaximum {
        /// The unit.
        unit: String,
        /// The points.
        value: Exact,
        /// The maximum.
        maximum: Exact,
    },
    /// A row whose computed points are below zero.
    BelowZero {
        /// The unit.
        unit: String,
        /// The points.
        value: Exact,
    },
    /// A value that no tier takes.
    NoTier {
        /// The unit.
        unit: String,
        /// The value.
        value: Exact,
    },
    /// No condition of a row holds.
    NoCase {
        /// The unit.
        unit: String,
    },
    /// A logarithm or root of a value that has none.
    OutsideFunction {
        /// The unit.
        unit: String,
        /// The function.
        function: String,
        /// The value.
        value: Exact,
    },
    /// An approximate value exactly on the edge of its rounding.
    Undecided {
        /// The unit.
        unit: String,
    },
    /// Figures of `thông tin chung` that nobody gave.
    CommonMissing {
        /// Their names.
        names: Vec<String>,
    },
    /// A line of the common figures that names none of them.
    NotCommon {
        /// As written.
        name: String,
        /// The names that are asked for.
        known: Vec<String>,
    },
    /// A common figure on two lines.
    CommonTwice {
        /// Its name.
        name: String,
        /// The line where it stood first.
        first: usize,
    },
    /// The first line of the common figures is one of them, and no header.
    CommonHeader {
        /// The figure that would be lost.
        name: String,
    },
    /// What is wrong with the value of a common figure; the unit that the fault names is the figure.
    OfCommon(Box<DataFault>),
    /// A unit named by the rules that the data do not have, though they have one of almost that name.
    UnitNotInData {
        /// The name in the rules.
        unit: String,
        /// The nearest unit of the data.
        near: String,
    },
    /// Units named by the rules that the data do not have at all.
    UnitsAbsent {
        /// Their names.
        units: Vec<String>,
    },
    /// A unit whose score falls into no class.
    NoClass {
        /// The unit.
        unit: String,
        /// The score.
        score: Exact,
        /// Whether the score is a share of the maximum.
        share: bool,
    },
    /// A unit that stands behind an equal one because it has no figure for a tie-break.
    TieFigureMissing {
        /// The unit.
        unit: String,
        /// The figure as written.
        figure: String,
    },
    /// Last year's results have no column of totals.
    PreviousTotalMissing,
    /// A rank that is no whole number from 1.
    NotRank {
        /// The unit.
        unit: String,
    },
    /// Units that are in the results of one of two years only.
    UnitsOfOneYear {
        /// Those of this year.
        new: Vec<String>,
        /// Those of last year.
        gone: Vec<String>,
    },
    /// A unit that meets no condition of the class table.
    NoClassCondition {
        /// The unit.
        unit: String,
    },
    /// A unit that meets the conditions of several classes, of which one only may hold.
    SeveralClasses {
        /// The unit.
        unit: String,
        /// The classes.
        classes: Vec<String>,
    },
    /// A condition of the class table reads what the unit does not have.
    ClassUndecided {
        /// The unit.
        unit: String,
        /// The class of the condition, or the sentence.
        sentence: String,
        /// Why it has no value.
        state: StateName,
    },
    /// A unit to which nothing applies: no percentage, class or rank.
    NothingApplies {
        /// The unit.
        unit: String,
    },
    /// A value for a row that does not apply to the unit.
    ValueWhereNotApplicable {
        /// The unit.
        unit: String,
    },
    /// Values for a row that the province does not offer this year.
    ValueWhereNotDeployed {
        /// The year that the row names.
        year: u64,
        /// How many units give one.
        units: usize,
        /// The first of them.
        first: Vec<String>,
    },
    /// The data file has a malformed quote.
    Malformed {
        /// The line from the quote on that is not closed, or after which text goes on.
        reason: String,
    },
}

/// A figure that is an end of the domain of another (`từ 0 đến a`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndFigure {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Exact,
    /// Where it stands; nothing for a common figure, and where no table is read.
    pub cell: Option<super::Cell>,
}

/// The encoding that a text seems to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// What Excel calls “Unicode Text”.
    Utf16,
    /// What Windows used for Vietnamese, or for other languages.
    Windows,
    /// No text at all.
    Unknown,
}

/// What a file is that is neither CSV, nor a workbook that is read, nor JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherFormat {
    /// A workbook where only text is read.
    Workbook,
    /// The workbook of Excel before 2007, or one that is locked by a password.
    OldOrLocked,
    /// The sheet of LibreOffice.
    OpenDocument,
    /// A Word document.
    Word,
    /// A packed file that is no workbook.
    Package,
    /// A binary workbook (`.xlsb`).
    Binary,
    /// A PDF.
    Pdf,
}

/// The states of a cell or a row that are not a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StateName {
    /// chưa có số liệu
    Missing,
    /// không phát sinh
    NothingArising,
    /// không áp dụng
    NotApplicable,
}

impl DataFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            DataFault::Empty => "E0701",
            DataFault::NotUtf8 { .. } => "E0702",
            DataFault::NoUnitColumn { .. } => "E0703",
            DataFault::Workbook(_) => "E0735",
            DataFault::TitleRow { .. } => "E0736",
            DataFault::MissingCounted { .. } => "N0737",
            DataFault::UnknownColumn { .. } | DataFault::CommonColumn { .. } => "E0704",
            DataFault::DoubleColumn { .. } => "E0705",
            DataFault::MissingColumn { .. } => "E0706",
            DataFault::ResultColumn { .. } => "N0707",
            DataFault::Ragged { .. } => "E0708",
            DataFault::NoUnit => "E0709",
            DataFault::DoubleUnit { .. } => "E0710",
            DataFault::SummaryRow { .. } | DataFault::NoteRow { .. } => "E0711",
            DataFault::NoFigures { .. } => "W0768",
            DataFault::MixedMarks { .. } => "E0712",
            DataFault::AmbiguousMark { .. } => "E0713",
            DataFault::NotNumber { .. } => "E0714",
            DataFault::TooLong { .. } => "E0715",
            DataFault::NotWhole { .. } => "E0716",
            DataFault::OutOfDomain { .. } => "E0717",
            DataFault::PointsOutOfRange { .. } => "E0718",
            DataFault::OffStep { .. } => "E0719",
            DataFault::NotYesNo { .. } => "E0720",
            DataFault::NoSuchOption { .. } => "E0721",
            DataFault::PropertyMissing { .. } => "E0722",
            DataFault::SomethingOverNothing { .. } => "E0723",
            DataFault::StateReported { .. } => "E0724",
            DataFault::AboveMaximum { .. } => "E0725",
            DataFault::BelowZero { .. } => "E0726",
            DataFault::NoTier { .. } => "E0727",
            DataFault::NoCase { .. } => "E0733",
            DataFault::OutsideFunction { .. } => "E0741",
            DataFault::Undecided { .. } => "E0742",
            DataFault::CommonMissing { .. } => "E0743",
            DataFault::NotCommon { .. } => "E0744",
            DataFault::CommonTwice { .. } => "E0765",
            DataFault::CommonHeader { .. } => "E0766",
            DataFault::OfCommon(fault) => fault.code(),
            DataFault::UnitNotInData { .. } => "W0728",
            DataFault::UnitsAbsent { .. } => "N0734",
            DataFault::NoClass { .. } => "W0729",
            DataFault::NothingApplies { .. } => "W0730",
            DataFault::ValueWhereNotApplicable { .. } => "W0731",
            DataFault::ValueWhereNotDeployed { .. } => "N0767",
            DataFault::Malformed { .. } => "E0732",
            DataFault::NoSuchPart { .. } => "E0755",
            DataFault::OptionNamedTwice { .. } => "E0756",
            DataFault::PreviousTotalMissing => "E0757",
            DataFault::NotRank { .. } => "E0758",
            DataFault::UnitsOfOneYear { .. } => "N0759",
            DataFault::NoClassCondition { .. } => "E0750",
            DataFault::TieFigureMissing { .. } => "W0753",
            DataFault::SeveralClasses { .. } => "E0751",
            DataFault::ClassUndecided { .. } => "E0752",
        }
    }
}
