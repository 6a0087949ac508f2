//! What can be wrong with a form that `dti template` wrote and somebody filled in.

/// What a form says above a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guidance {
    /// The indicator, with its code.
    Title,
    /// The figure.
    Asked,
    /// What it counts.
    Counted,
    /// What may stand in a cell.
    Allowed,
    /// The words that may stand instead of a figure.
    Words,
    /// The evidence.
    Evidence,
}

impl Guidance {
    /// All lines of guidance from the top.
    pub const ALL: [Guidance; 6] =
        [Guidance::Title, Guidance::Asked, Guidance::Counted, Guidance::Allowed, Guidance::Words, Guidance::Evidence];

    /// Whether a figure means something else when this line changes.
    pub fn binds(self) -> bool {
        self != Guidance::Evidence
    }
}

/// A line of guidance that another version of the set says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which line.
    pub line: Guidance,
    /// What the form says.
    pub old: String,
    /// What the set says now.
    pub new: String,
}

/// E13xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// A form of another set.
    OtherSet {
        /// The set that the form names.
        found: String,
        /// The set that reads it.
        due: String,
    },
    /// A form of another version, and nothing left in it by which to tell the difference.
    OtherVersion {
        /// The version that the form names; `None` if its stamp is gone.
        found: Option<String>,
        /// The version of the set.
        due: String,
    },
    /// A column whose meaning has changed.
    ColumnChanged {
        /// The column.
        column: String,
        /// What has changed.
        changes: Vec<Changed>,
    },
    /// A column that the set no longer asks for.
    ColumnGone {
        /// The column.
        column: String,
        /// What the form asks in it.
        asked: String,
    },
    /// A column that the form does not have.
    ColumnNew {
        /// The column.
        column: String,
        /// What the set asks in it.
        asked: String,
    },
    /// A form of this version in which somebody wrote over the guidance.
    GuidanceEdited {
        /// The columns.
        columns: Vec<String>,
    },
    /// The stamp is gone or another, while every column is as the set has it.
    StampOnly {
        /// The version that the form names; `None` if its stamp is gone.
        found: Option<String>,
        /// The version of the set.
        due: String,
    },
    /// Only the evidence asked for has changed.
    EvidenceChanged {
        /// The columns.
        columns: Vec<String>,
    },
    /// A form without the line that names its columns.
    HeaderGone,
    /// A kind of form that cannot stand here.
    OtherKind {
        /// What the form is.
        found: FormKind,
        /// What is due.
        due: FormKind,
    },
}

/// What a form is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// One line per unit.
    Rows,
    /// One figure per line, of one unit.
    Unit,
    /// The figures common to all units.
    Common,
    /// Corrections of a later round.
    Corrections,
    /// The records of a list, by its title.
    List(String),
    /// The words that cells of the other sheets offer; nothing to be read.
    Choices,
}

impl FormFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            FormFault::OtherSet { .. } => "E1301",
            FormFault::OtherVersion { .. } => "E1302",
            FormFault::ColumnChanged { .. } => "E1303",
            FormFault::ColumnGone { .. } => "E1304",
            FormFault::ColumnNew { .. } => "E1305",
            FormFault::GuidanceEdited { .. } => "W1306",
            FormFault::StampOnly { .. } => "W1307",
            FormFault::EvidenceChanged { .. } => "W1308",
            FormFault::HeaderGone => "E1309",
            FormFault::OtherKind { .. } => "E1310",
        }
    }
}
