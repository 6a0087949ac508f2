//! Forms as CSV and as workbooks: the same lines in both, so that what comes back from either is read alike.

mod look;
mod sheet_names;
mod validation;
mod workbook;

pub use workbook::{Layout, Workbook, to_xlsx};

use csv::{Terminator, WriterBuilder};

use crate::form::{Form, FormUnit, Line, ListForm};
use crate::ir::PropertyId;

use super::table::guarded;
use crate::form::{Column, ColumnOf};

/// A form with one line per unit as CSV for spreadsheets: the semicolon and a byte order mark. Without a roster there are no units in it.
pub fn to_csv(form: &Form, units: &[FormUnit]) -> String {
    let mut lines: Vec<Vec<String>> = form.lines().into_iter().map(|line| line.cells).collect();
    lines.extend(units.iter().map(|unit| unit_line(form, unit)));
    csv_text(lines)
}

/// The form of the common figures as CSV; `None` if the set asks for none.
pub fn common_csv(form: &Form) -> Option<String> {
    Some(csv_text(cells(form.common_lines()?)))
}

/// The form of a list as CSV.
pub fn list_csv(form: &Form, list: &ListForm) -> String {
    csv_text(cells(list.lines(form)))
}

/// The form of corrections as CSV.
pub fn corrections_csv(form: &Form) -> String {
    csv_text(cells(form.correction_lines()))
}

fn cells(lines: Vec<Line>) -> Vec<Vec<String>> {
    lines.into_iter().map(|line| line.cells).collect()
}

/// The line of a unit: its name, what is known of its properties, and room for the figures.
fn unit_line(form: &Form, unit: &FormUnit) -> Vec<String> {
    let known = form.columns.iter().map(|column| known(column, unit).unwrap_or_default().to_owned());
    std::iter::once(guarded(&unit.name)).chain(known).collect()
}

/// What is known of a unit in a column.
fn known<'u>(column: &Column, unit: &'u FormUnit) -> Option<&'u str> {
    match column.of {
        ColumnOf::Property(PropertyId(at)) => unit.properties.get(at as usize)?.as_deref(),
        ColumnOf::Input(_) | ColumnOf::Field(_) => None,
    }
}

/// Every line gets as many cells as the longest, as spreadsheets write it.
fn csv_text(lines: Vec<Vec<String>>) -> String {
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    let mut writer = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::new());
    let padded = lines.into_iter().map(|mut cells| {
        cells.resize(width, String::new());
        cells
    });
    let written = padded.map(|cells| writer.write_record(cells)).collect::<Result<Vec<()>, _>>();
    // Memory takes every record, all are of one length, and every cell is text: neither step can fail.
    let bytes = written.ok().and_then(|_| writer.into_inner().ok()).unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8(bytes).unwrap_or_default())
}
