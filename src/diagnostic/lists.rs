//! What can be wrong with lists of records: their declarations, what is asked of them, and their tables.

/// E14xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListFault {
    /// A list is asked for inside a condition on the records of a list.
    Nested,
    /// The name of a list stands where a figure is due.
    Bare {
        /// The list.
        name: String,
    },
    /// `số liệu x: văn bản` outside of a list.
    TextInput {
        /// The input.
        name: String,
    },
    /// A comparison behind `mà` was taken for the record's, and what it compares is no number.
    Compared {
        /// What stands behind `mà` up to the comparison: `số lượng dự_án mà đúng_hạn`.
        left: String,
        /// The comparison as written.
        right: String,
    },
    /// An end of a field's domain that is neither a number nor a field of the record.
    FieldDomain {
        /// The field.
        name: String,
    },
    /// A list without fields.
    NoFields {
        /// The list.
        name: String,
    },
    /// No sentence asks for the records of a list.
    Unused {
        /// The list.
        name: String,
    },
    /// An example gives more records than anybody would count.
    TooManyLines {
        /// As many as there may be.
        most: u64,
    },
    /// The data have no table for a list.
    NoTable {
        /// The list.
        list: String,
        /// What it is called in the form.
        about: String,
    },
    /// A table is given for a list that the set does not have.
    NotList {
        /// As given.
        name: String,
        /// The lists of the set.
        known: Vec<String>,
    },
    /// Two tables are given for one list.
    TableTwice {
        /// The list.
        list: String,
    },
    /// A record that names no unit.
    NoUnit,
    /// A record of a unit that the data do not have.
    UnknownUnit {
        /// As written.
        unit: String,
        /// The unit that was probably meant.
        near: Option<String>,
    },
    /// A line that names a unit and nothing else.
    EmptyLine {
        /// The unit.
        unit: String,
        /// The words of the set by which a unit says that it has none.
        words: Vec<String>,
    },
    /// A unit says that it has no records, and has some; or says it twice.
    NoneAndSome {
        /// The unit.
        unit: String,
        /// The word by which it says so.
        word: String,
        /// The line of its other statement.
        other: usize,
    },
}

impl ListFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            ListFault::Nested => "E1401",
            ListFault::Bare { .. } => "E1402",
            ListFault::TextInput { .. } => "E1403",
            ListFault::Compared { .. } => "E1404",
            ListFault::FieldDomain { .. } => "E1405",
            ListFault::NoFields { .. } => "E1406",
            ListFault::Unused { .. } => "W1407",
            ListFault::TooManyLines { .. } => "E1408",
            ListFault::NoTable { .. } => "E1421",
            ListFault::NotList { .. } => "E1422",
            ListFault::TableTwice { .. } => "E1423",
            ListFault::NoUnit => "E1424",
            ListFault::UnknownUnit { .. } => "E1425",
            ListFault::EmptyLine { .. } => "E1426",
            ListFault::NoneAndSome { .. } => "E1427",
        }
    }
}
