//! What can be wrong with a file as a spreadsheet program or another system writes it, and with the form it follows.

/// E12xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// A workbook that is cut off or broken.
    Broken {
        /// The part that cannot be read; the whole file if `None`.
        part: Option<String>,
    },
    /// A file larger than any form.
    TooMuch(Much),
    /// A cell that stands where no sheet has one.
    Nowhere {
        /// Its address as written.
        address: String,
    },
    /// A date where a number is due.
    DateForNumber {
        /// Whose.
        unit: String,
    },
    /// A formula that could not be worked out.
    ErrorValue,
    /// A number that is kept as text.
    NumberAsText {
        /// Whose.
        unit: String,
    },
    /// A formula whose value the file does not hold.
    Uncalculated,
    /// Several sheets where one table is due.
    SeveralSheets {
        /// Their names.
        sheets: Vec<String>,
    },
    /// Sheets that are hidden, and not read.
    HiddenSheets {
        /// Their names.
        sheets: Vec<String>,
    },
    /// Text that is no JSON from here on.
    NotJson,
    /// JSON of another shape than units with their figures.
    JsonShape(JsonShape),
    /// A key twice in one object of JSON.
    DoubleKey {
        /// The key.
        key: String,
    },
    /// More of the same: a file may have any number of faults, a person reads some.
    More {
        /// How many are not listed.
        count: usize,
    },
    /// The file ends before the row of its headers.
    NoHeaderRow {
        /// The last row of headers as declared.
        row: usize,
        /// The last row of the file that says something.
        last: usize,
    },
    /// The rows of headers are declared from below to above, or from 0.
    HeaderRows {
        /// The first as written.
        first: usize,
        /// The last as written.
        last: usize,
    },
}

/// What there is too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Much {
    /// Bytes of the file.
    File,
    /// Bytes of what it unpacks to.
    Unpacked,
    /// Columns.
    Columns,
    /// Cells.
    Cells,
    /// Text in all cells.
    Text,
    /// Letters in one cell.
    Letters,
    /// Sheets, styles or parts of a workbook.
    Parts,
}

/// What JSON has instead of units with their figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonShape {
    /// Something that is no list at the top.
    Top,
    /// Something in a list of units that is no object.
    Unit,
    /// A value that no cell can hold: an object, a list of lists.
    Value,
    /// A list that holds objects and other things.
    Mixed,
}

impl SheetFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            SheetFault::Broken { .. } => "E1201",
            SheetFault::TooMuch(_) => "E1202",
            SheetFault::Nowhere { .. } => "E1203",
            SheetFault::DateForNumber { .. } => "E1204",
            SheetFault::ErrorValue => "E1205",
            SheetFault::NumberAsText { .. } => "E1206",
            SheetFault::Uncalculated => "E1207",
            SheetFault::SeveralSheets { .. } => "E1208",
            SheetFault::HiddenSheets { .. } => "N1209",
            SheetFault::NotJson => "E1210",
            SheetFault::JsonShape(_) => "E1211",
            SheetFault::DoubleKey { .. } => "E1212",
            SheetFault::More { .. } => "E1213",
            SheetFault::NoHeaderRow { .. } => "E1214",
            SheetFault::HeaderRows { .. } => "E1215",
        }
    }
}
