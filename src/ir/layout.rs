//! How the table stands in the form that agencies fill in (`biểu mẫu`).

/// Where the headers and the rows of a form stand. The default is the plain table: its first line that says something is the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The first and the last row of headers, from 1, as a spreadsheet program numbers them.
    pub header: Option<(usize, usize)>,
    /// The rows end before the first one whose first text begins with one of these.
    pub ends: Vec<String>,
    /// Headers of columns that are not read even where they are filled.
    pub ignored: Vec<String>,
}
