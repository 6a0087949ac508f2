//! Data: CSV text to typed tables.
//!
//! `read_table` gives the cells of a file with their true lines, `decimal_mark` the one convention in which its numbers are written.

mod marks;
mod records;
mod table;

pub use marks::decimal_mark;
pub use table::{Table, TableRow, read_table};
