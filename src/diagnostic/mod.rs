//! Findings: what a stage has to say, as data. The sentences live in `message`, the drawing in `render`.
//!
//! A stage pushes a [`Finding`] and goes on with what it could make, so that one run reports everything.

mod cell;
mod conditions;
mod contrary;
mod data;
mod direction;
mod example;
mod fix;
mod form;
mod lists;
mod names;
mod published;
mod ranges;
mod reach;
mod scoring;
mod sheet;
mod slips;
mod structure;
mod submission;
mod survey;
mod syntax;
mod tiers;
mod types;
mod witness;

pub use cell::{Cell, column_letters};
pub use conditions::ConditionFault;
pub use contrary::{ContraryFault, Move};
pub use data::{DataFault, Encoding, EndFigure, OtherFormat, StateName};
pub use direction::{Direction, DirectionFault, Reached};
pub use example::{Due, ExampleFault, Got};
pub use fix::{Edit, Fix};
pub use form::{Changed, FormFault, FormKind, Guidance};
pub use lists::ListFault;
pub use names::{Copied, NameFault, NameKind};
pub use published::{Change, Made, PublishedFault, Unverifiable, Values};
pub use ranges::RangeFault;
pub use reach::{ReachFault, Slip, UnitKind};
pub use scoring::ScoringFault;
pub use sheet::{JsonShape, Much, SheetFault};
pub use slips::{ExtraSlip, Limited, Sense, SlipFault};
pub use structure::{Fits, StructureFault, Together};
pub use submission::{NotSettable, SubmissionFault};
pub use survey::{Moved, NearPair, RoundedPlace, RoundingChange, SurveyFault, WeightShare};
pub use syntax::{Expected, SyntaxFault};
pub use tiers::{Bound, Interval, Listed, Swallowed, TierFault};
pub use types::{PolicyFault, Shape, TypeFault, Unfit};
pub use witness::{Gets, Run, Witness};

use crate::code::Code;
use crate::source::Span;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Would score wrongly or cannot be scored.
    Error,
    /// Probably not meant.
    Warning,
    /// Worth knowing.
    Remark,
}

/// Everything that `dti` can find, one enum per stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The text of a rule file is not a sentence of the language.
    Syntax(SyntaxFault),
    /// A name or code is unknown, doubled or ambiguous.
    Name(NameFault),
    /// Totals, counts and the tree of rows.
    Structure(StructureFault),
    /// Tiers, classes and choices.
    Tier(TierFault),
    /// Points, ratios, counts and yes/no are mixed.
    Type(TypeFault),
    /// A state that can occur has no policy.
    Policy(PolicyFault),
    /// Brackets, criteria, bonuses, figures over all units, approximate values.
    Scoring(ScoringFault),
    /// A year's data.
    Data(DataFault),
    /// What several files of one assessment say together.
    Submission(SubmissionFault),
    /// A workbook, JSON or the form of a table.
    Sheet(SheetFault),
    /// A published table.
    Published(PublishedFault),
    /// An example of the rule file.
    Example(ExampleFault),
    /// A form that agencies filled in.
    Form(FormFault),
    /// Lists of records.
    List(ListFault),
    /// What rows, classes and the set can come to.
    Reach(ReachFault),
    /// What a year's data say about the rules.
    Survey(SurveyFault),
    /// Conditions, and text that does nothing.
    Condition(ConditionFault),
    /// More of a good thing scores less; ratios and limits the wrong way round.
    Direction(DirectionFault),
    /// What figures are allowed to be.
    Range(RangeFault),
    /// Slips that leave the text readable.
    Slip(SlipFault),
    /// What stands against the rest of its own text.
    Contrary(ContraryFault),
}

impl From<DataFault> for Fault {
    fn from(fault: DataFault) -> Self {
        Fault::Data(fault)
    }
}

impl From<SheetFault> for Fault {
    fn from(fault: SheetFault) -> Self {
        Fault::Sheet(fault)
    }
}

// In a box, for those who hand a fault on: the enum is as large as its largest fault.
impl From<DataFault> for Box<Fault> {
    fn from(fault: DataFault) -> Self {
        Box::new(fault.into())
    }
}

impl From<SheetFault> for Box<Fault> {
    fn from(fault: SheetFault) -> Self {
        Box::new(fault.into())
    }
}

impl Fault {
    /// The stable code; its first letter is the level (E error, W warning, N remark).
    pub fn code(&self) -> &'static str {
        match self {
            Fault::Syntax(fault) => fault.code(),
            Fault::Name(fault) => fault.code(),
            Fault::Structure(fault) => fault.code(),
            Fault::Tier(fault) => fault.code(),
            Fault::Type(fault) => fault.code(),
            Fault::Policy(fault) => fault.code(),
            Fault::Scoring(fault) => fault.code(),
            Fault::Data(fault) => fault.code(),
            Fault::Submission(fault) => fault.code(),
            Fault::Sheet(fault) => fault.code(),
            Fault::Published(fault) => fault.code(),
            Fault::Example(fault) => fault.code(),
            Fault::Form(fault) => fault.code(),
            Fault::List(fault) => fault.code(),
            Fault::Reach(fault) => fault.code(),
            Fault::Survey(fault) => fault.code(),
            Fault::Condition(fault) => fault.code(),
            Fault::Direction(fault) => fault.code(),
            Fault::Range(fault) => fault.code(),
            Fault::Slip(fault) => fault.code(),
            Fault::Contrary(fault) => fault.code(),
        }
    }

    /// The level, read off the code.
    pub fn level(&self) -> Level {
        match self.code().as_bytes().first() {
            Some(b'W') => Level::Warning,
            Some(b'N') => Level::Remark,
            _ => Level::Error,
        }
    }

    /// Whether `chấp nhận` may let it stand: only where the set still has one meaning.
    pub fn acceptable(&self) -> bool {
        match self {
            Fault::Structure(fault) => fault.acceptable(),
            Fault::Tier(fault) => fault.acceptable(),
            Fault::Reach(fault) => fault.acceptable(),
            Fault::Condition(fault) => fault.acceptable(),
            Fault::Direction(fault) => fault.acceptable(),
            Fault::Name(_)
            | Fault::Policy(_)
            | Fault::List(_)
            | Fault::Scoring(_)
            | Fault::Syntax(_)
            | Fault::Range(_)
            | Fault::Slip(_)
            | Fault::Contrary(_) => self.level() != Level::Error,
            Fault::Type(_) | Fault::Data(_) | Fault::Sheet(_) => false,
            Fault::Submission(_) | Fault::Published(_) | Fault::Example(_) | Fault::Form(_) | Fault::Survey(_) => false,
        }
    }
}

/// Where a finding stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a rule file.
    Text(Span),
    /// In a table of data or of published results.
    Cell(Cell),
    /// A file as a whole.
    File(String),
}

impl Place {
    /// A place of data in a few words: `huyen.xlsx 'Tự chấm'!A7`, `huyen.csv:7`; nothing for a place of a rule file.
    pub fn written(&self) -> String {
        match self {
            Place::Cell(cell) => match cell.address() {
                Some(address) => format!("{} {address}", cell.file),
                None => format!("{}:{}", cell.file, cell.line),
            },
            Place::File(file) => file.clone(),
            Place::Text(_) => String::new(),
        }
    }
}

/// What a secondary underline shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The first of two.
    First,
    /// Where the thing is declared.
    Declared,
    /// A part that enters the sum.
    Part,
    /// The other one of a pair.
    Other,
}

/// A secondary place and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// Why it is shown.
    pub role: Role,
}

/// What a row opens with, as messages call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowWord {
    /// nhóm
    Group,
    /// chỉ số
    Index,
    /// điểm cộng
    Bonus,
    /// điểm trừ
    Deduction,
}

/// The row of the annex that a finding is about, so that the message can name it and its clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it opens with.
    pub kind: RowWord,
    /// The row's code.
    pub code: Code,
    /// The row's title.
    pub title: String,
    /// The clause it cites (`căn cứ "…"`).
    pub clause: Option<String>,
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub fault: Fault,
    /// Where.
    pub place: Place,
    /// Other places that matter.
    pub labels: Vec<Label>,
    /// The row it is about.
    pub subject: Option<Subject>,
    /// Mends that are text. One is the mend; of several a person chooses.
    pub fixes: Vec<Fix>,
    /// The made-up units on which it was seen.
    pub witness: Witness,
    /// The written reason, when the rule file accepts the finding.
    pub accepted: Option<String>,
    /// The grounds on which statements that matter here are inferred (`suy luận "…"`).
    pub inferred: Vec<String>,
}

impl Finding {
    /// A finding in a rule file.
    pub fn at(span: Span, fault: Fault) -> Self {
        Finding::new(Place::Text(span), fault)
    }

    /// A finding at any place.
    pub fn new(place: Place, fault: Fault) -> Self {
        Finding {
            fault,
            place,
            labels: Vec::new(),
            subject: None,
            fixes: Vec::new(),
            witness: Witness::Text,
            accepted: None,
            inferred: Vec::new(),
        }
    }

    /// With another place underlined.
    #[must_use]
    pub fn label(mut self, span: Span, role: Role) -> Self {
        self.labels.push(Label { span, role });
        self
    }

    /// With the row it is about.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// With the runs that show it; without any it stays unconfirmed.
    #[must_use]
    pub fn shown(mut self, runs: impl IntoIterator<Item = Run>) -> Self {
        let runs: Vec<Run> = runs.into_iter().collect();
        self.witness = if runs.is_empty() { Witness::Unconfirmed } else { Witness::Runs(runs) };
        self
    }

    /// Whether it stands in the way: an error that nobody accepted.
    pub fn blocks(&self) -> bool {
        self.fault.level() == Level::Error && self.accepted.is_none()
    }

    /// The span in a rule file, if it has one.
    pub fn span(&self) -> Option<Span> {
        match &self.place {
            Place::Text(span) => Some(*span),
            Place::Cell(_) | Place::File(_) => None,
        }
    }
}

/// Where stages leave what they find.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds what there is of one.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.list.extend(findings);
    }

    /// Adds one unless the same was said already, as of the grades that several criteria share.
    pub fn push_once(&mut self, finding: Finding) {
        if !self.list.contains(&finding) {
            self.list.push(finding);
        }
    }

    /// Adds a fault at a place of a rule file.
    pub fn at(&mut self, span: Span, fault: Fault) {
        self.push(Finding::at(span, fault));
    }

    /// All of them, as found.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    /// All of them, to be changed (an acceptance is written into the finding).
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Finding> {
        self.list.iter_mut()
    }

    /// Whether an unaccepted error stands.
    pub fn block(&self) -> bool {
        self.list.iter().any(Finding::blocks)
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Keeps the findings that pass.
    pub fn retain(&mut self, keep: impl Fn(&Finding) -> bool) {
        self.list.retain(|finding| keep(finding));
    }

    /// Takes over another stage's findings.
    pub fn absorb(&mut self, other: Findings) {
        self.list.extend(other.list);
    }

    /// In the order of their places: files as given, lines from the top.
    pub fn sorted(mut self) -> Vec<Finding> {
        self.list.sort_by(|a, b| rank(a).cmp(&rank(b)));
        self.list
    }
}

fn rank(finding: &Finding) -> (u8, u32, &str, Option<&str>, usize, usize) {
    match &finding.place {
        Place::Text(span) => (0, span.file.0, "", None, span.start as usize, span.end as usize),
        Place::File(name) => (1, 0, name, None, 0, 0),
        Place::Cell(cell) => (2, 0, &cell.file, cell.sheet.as_deref(), cell.line, cell.column),
    }
}
