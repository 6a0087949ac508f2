//! What can be wrong with names, codes and files.

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// An input or a property of units.
    Input,
    /// A property of units.
    Property,
    /// An option of a choice.
    Option,
    /// A pillar.
    Pillar,
    /// A class.
    Class,
    /// The table of classes, of which a set has one.
    ClassTable,
    /// A ranking table.
    Ranking,
    /// A function of free formulas.
    Function,
    /// A name defined by `trong đó`.
    Definition,
    /// A kind of units (`đối tượng`).
    UnitKind,
    /// A list of records.
    List,
    /// A field of a list.
    Field,
}

/// How alike two rows of one code are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Word for word.
    Whole,
    /// They have the same title, and say something else below it.
    Title,
    /// Not at all.
    No,
}

/// E02xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// A figure is asked of a row that does not have it.
    NotInRow {
        /// The figure.
        name: String,
        /// The row.
        code: String,
        /// The rows that have it.
        rows: Vec<String>,
    },
    /// No such name.
    Unknown {
        /// As written.
        name: String,
        /// What it should have been.
        kind: NameKind,
        /// The nearest known one.
        near: Option<String>,
    },
    /// The same name twice.
    Doubled {
        /// The name.
        name: String,
        /// What it names.
        kind: NameKind,
    },
    /// The same code twice.
    CodeDoubled {
        /// The code.
        code: String,
        /// How alike the two rows are.
        copy: Copied,
    },
    /// No row of that code.
    CodeUnknown {
        /// The codes of its kind that there are, where they are few.
        known: Vec<String>,
        /// The code.
        code: String,
        /// The nearest known one.
        near: Option<String>,
    },
    /// An input name that stands in several rows.
    Ambiguous {
        /// The name.
        name: String,
        /// The codes of the rows.
        rows: Vec<String>,
    },
    /// A bare name in a row that only another row declares.
    OtherRow {
        /// The name.
        name: String,
        /// The code of the row that declares it.
        row: String,
        /// The nearest name that this row declares.
        near: Option<String>,
    },
    /// A definition that leads back to itself.
    Circular {
        /// The names on the way round.
        path: Vec<String>,
    },
    /// A row whose parent row is not there (`1.2.3` without `1.2`).
    ParentMissing {
        /// The row's code.
        code: String,
        /// The missing parent's code.
        parent: String,
    },
    /// An imported file that cannot be read.
    ImportUnreadable {
        /// The path as written.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// Files that import each other in a circle.
    ImportCircle {
        /// The path as written.
        path: String,
    },
    /// No `bộ chỉ số` in the file and what it imports.
    NoSet,
    /// A file of shared blocks only, to be imported by a set.
    Fragment,
    /// A second `bộ chỉ số`.
    SecondSet,
    /// Rows out of the order of their codes.
    OutOfOrder {
        /// The row's code.
        code: String,
        /// The code it stands behind.
        after: String,
    },
    /// One name in two spellings.
    Spellings {
        /// As written here.
        here: String,
        /// As written first.
        first: String,
    },
}

impl NameFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            NameFault::Unknown { .. } | NameFault::NotInRow { .. } => "E0201",
            NameFault::Doubled { .. } => "E0202",
            NameFault::CodeDoubled { .. } => "E0203",
            NameFault::CodeUnknown { .. } => "E0204",
            NameFault::Ambiguous { .. } | NameFault::OtherRow { .. } => "E0205",
            NameFault::Circular { .. } => "E0206",
            NameFault::ParentMissing { .. } => "E0207",
            NameFault::ImportUnreadable { .. } => "E0208",
            NameFault::ImportCircle { .. } => "E0209",
            NameFault::NoSet => "E0210",
            NameFault::Fragment => "N0214",
            NameFault::SecondSet => "E0211",
            NameFault::OutOfOrder { .. } => "W0212",
            NameFault::Spellings { .. } => "N0213",
        }
    }
}
