//! What stands in a `ví dụ`: values, expectations, and tables of both.

use super::{Basis, Mark};
use crate::code::Code;
use crate::diagnostic::StateName;
use crate::quantity::Exact;
use crate::source::{At, Span};

/// `ví dụ "…" theo bảng "…"`
#[derive(Clone, Debug)]
pub struct ExampleHead {
    /// The title.
    pub title: At<String>,
    /// Whether its examples stand in a table, and in which file.
    pub table: TableFile,
}

/// Where the table of an example is.
#[derive(Clone, Debug)]
pub enum TableFile {
    /// It has none.
    None,
    /// In the block.
    Here,
    /// In a CSV file beside this one.
    Csv(At<String>),
}

/// `a của 1.2 = 0`
#[derive(Clone, Debug)]
pub struct Given {
    /// The whole item.
    pub span: Span,
    /// The input; `None` is the entered points of the row, and without a row the entered total.
    pub name: Option<At<String>>,
    /// Of which row.
    pub of: Option<At<Code>>,
    /// The value as it would stand in a cell.
    pub value: At<String>,
}

/// `dự_án gồm 2 dòng (kinh_phí = 5; đúng_hạn = có); (…)`
#[derive(Clone, Debug)]
pub struct GivenList {
    /// The whole item.
    pub span: Span,
    /// The list.
    pub list: At<String>,
    /// Its records.
    pub records: Vec<GivenRecord>,
}

/// A record of an example.
#[derive(Clone, Debug)]
pub struct GivenRecord {
    /// How many records are like it; one if not said.
    pub times: Option<At<u64>>,
    /// The fields that are given and their values, as they would stand in cells.
    pub values: Vec<(At<String>, At<String>)>,
}

/// An expected number; exact results may have no end in decimals, so it may be a fraction (`40/3 điểm`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The number before its mark.
    pub number: Exact,
    /// Points, a percentage, or nothing said.
    pub mark: Mark,
    /// Whether the number is left blank, to be confirmed; it is zero then.
    pub blank: bool,
}

/// What stands for a result that nobody has confirmed yet.
pub const BLANK: &str = "…";

/// Whether a cell or a pair is left blank; three dots are as good as the one sign.
pub fn is_blank(text: &str) -> bool {
    matches!(text.trim(), BLANK | "...")
}

/// What an example expects.
#[derive(Clone, Debug)]
pub enum Then {
    /// `1.1 được 20 điểm`
    Points { row: At<Code>, amount: At<Amount> },
    /// `1.1 không áp dụng`
    State { row: At<Code>, state: StateName },
    /// `1.1 không tính`
    Left { row: At<Code> },
    /// `1.1 …`: the whole sentence waits, be it of points or of a state.
    Blank { row: At<Code> },
    /// `điểm tối đa áp dụng [của 1.1] là 20 điểm`
    Applicable { row: Option<At<Code>>, amount: At<Amount> },
    /// `tổng điểm là 20 điểm`; `None` is `không có tổng điểm`.
    Total(Option<At<Amount>>),
    /// `tỷ lệ điểm là 58,1%`
    Percent(At<Amount>),
    /// `điểm trung bình của 1 là 68,12 điểm`, `tổng điểm trung bình là …`, `tỷ lệ điểm trung bình là …`: over the units of the example.
    Mean { of: Basis, amount: At<Amount> },
    /// `trụ cột "…" được 30 điểm`
    Pillar { title: At<String>, amount: At<Amount> },
    /// `xếp loại là "Khá"`; `None` is `không xếp loại`.
    Class(Option<At<String>>),
    /// `có phát hiện E0725`
    Finding(At<String>),
    /// `xếp hạng ["…"] là "A"; "B" và "C" cùng hạng`
    Ranks { table: Option<At<String>>, places: Vec<Vec<At<String>>> },
}

impl Then {
    /// Whether the result is left blank.
    pub fn is_blank(&self) -> bool {
        match self {
            Then::Points { amount, .. } | Then::Applicable { amount, .. } | Then::Total(Some(amount)) => amount.value.blank,
            Then::Percent(amount) | Then::Pillar { amount, .. } | Then::Mean { amount, .. } => amount.value.blank,
            Then::Class(Some(text)) | Then::Finding(text) => text.value == BLANK,
            Then::Blank { .. } => true,
            Then::State { .. } | Then::Left { .. } | Then::Total(None) | Then::Class(None) | Then::Ranks { .. } => false,
        }
    }
}

/// A table of examples: one example per line.
#[derive(Clone, Debug)]
pub struct ExampleTable {
    /// Its first line.
    pub span: Span,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its lines.
    pub lines: Vec<TableLine>,
}

/// A column of a table of examples.
#[derive(Clone, Debug)]
pub struct Column {
    /// What stands above it.
    pub span: Span,
    /// What its cells say.
    pub kind: ColumnKind,
}

/// What the cells of a column say.
#[derive(Clone, Debug)]
pub enum ColumnKind {
    /// The value of an input; without a name the entered points of a row.
    Given { name: Option<At<String>>, of: Option<At<Code>> },
    /// What the line is called (`ví dụ`).
    Name,
    /// `thì 1.1`: points, or a state.
    Row(At<Code>),
    /// `thì điểm tối đa áp dụng [của 1.1]`
    Applicable(Option<At<Code>>),
    /// `thì tổng điểm`
    Total,
    /// `thì tỷ lệ điểm`
    Percent,
    /// `thì trụ cột "…"`
    Pillar(At<String>),
    /// `thì xếp loại`
    Class,
    /// `thì phát hiện`
    Finding,
    /// A heading that could not be read; that was reported.
    Unread,
}

/// A line of a table.
#[derive(Clone, Debug)]
pub struct TableLine {
    /// The whole line.
    pub span: Span,
    /// Its cells without the blanks and quotes around them; an empty one says nothing.
    pub cells: Vec<At<String>>,
}
