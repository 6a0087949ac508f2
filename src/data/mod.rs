//! Data: CSV text to the typed values of units.
//!
//! Three steps, each usable alone. [`read_table`] gives the cells of a file with their true lines; [`decimal_mark`] finds the one convention
//! in which a file writes its numbers; [`bind`] finds the column of every input and property and reads the cells by their kinds.
//!
//! Nothing is guessed: a cell is a value, a state that the set declares a word for, or a finding at that cell. One run reports all of them.
//! An empty cell is chưa có số liệu, never 0. A file that could be read in two ways is refused with both readings.

mod bind;
mod bounds;
mod cells;
mod columns;
mod common;
mod corrections;
mod csv_text;
mod dataset;
mod file;
mod forms;
mod grid;
mod json;
mod layout;
mod limits;
mod lists;
mod marks;
mod previous;
mod records;
mod roster;
mod round;
mod sources;
mod submission;
mod table;
mod workbook;

#[cfg(test)]
mod tests;

pub use bind::{BindOptions, bind};
pub use bounds::{MOST_CELLS, MOST_COLUMNS, MOST_FILE, MOST_LETTERS, MOST_ROWS, MOST_TEXT};
pub use cells::{read_field, read_value};
pub use columns::{column_name, form_headers};
pub use common::{read_common, read_common_table};
pub use dataset::{DataUnit, Dataset};
pub use file::{fingerprint, read_bytes};
pub use grid::{CellKind, Entry, Grid, GridRow, GridSource, Merge, read_grids};
pub(crate) use limits::Limits;
pub use limits::limit_fault;
pub use lists::{ListData, ListUnit, list_named, read_list, read_list_table, read_lists};
pub use marks::decimal_mark;
pub use previous::{Previous, PreviousUnit, previous};
pub use roster::{Roster, RosterUnit, read_roster};
pub use round::{Change, Correction, RoundData};
pub use sources::{Source, Sources, assign, choose};
pub use submission::Submission;
pub use table::{Table, TableRow, read_form, read_table};
