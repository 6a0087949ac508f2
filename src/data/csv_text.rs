//! CSV text to a grid.

use crate::diagnostic::{DataFault, Encoding, Findings, Much, OtherFormat, SheetFault};

use super::grid::{Grid, GridRow, GridSource, Weight, of_file, too_long};
use super::records::Records;
use crate::diagnostic::{Cell, Fault, Finding, Place};

/// Where people cut cells: comma, semicolon (as Excel in Việt Nam writes), tab.
const DELIMITERS: [u8; 3] = *b",;\t";

/// How many records are tried to tell the delimiter.
const TRIED: usize = 100;

/// After so many broken quotes the rest of a file says nothing.
pub(super) const MOST_BROKEN: usize = 20;

/// The grid of a CSV file; `None` with a finding if it is no text or too much of it.
pub(super) fn read(file_name: &str, bytes: &[u8], findings: &mut Findings) -> Option<Grid> {
    if let Some(other) = other_format(bytes) {
        findings.push(of_file(file_name, DataFault::Workbook(other)));
        return None;
    }
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(fault) => {
            findings.push(of_file(file_name, fault));
            return None;
        }
    };
    let delimiter = delimiter_of(text);
    let source = GridSource::Text(delimiter);
    let mut grid = Grid { file: file_name.to_owned(), sheet: None, source, rows: Vec::new(), merges: Vec::new(), broken: Vec::new() };
    let mut weight = Weight::default();
    let mut number = 0_usize;
    for record in Records::new(text, delimiter) {
        // A line by which a spreadsheet program is told the delimiter; it shows no row for it.
        if number == 0 && matches!(&record.cells, Ok(cells) if cells.first().is_some_and(|cell| cell.starts_with("sep="))) {
            continue;
        }
        number = number.saturating_add(1);
        match record.cells {
            Ok(cells) if cells.iter().all(|cell| cell.trim().is_empty()) => (),
            Ok(cells) => {
                if let Some(column) = cells.iter().position(|cell| too_long(cell)) {
                    let cell = Cell { file: file_name.to_owned(), line: record.line, column: column.saturating_add(1), ..Cell::default() };
                    findings.push(Finding::new(Place::Cell(cell), Fault::Sheet(SheetFault::TooMuch(Much::Letters))));
                    return None;
                }
                if let Err(much) = weight.row(&cells) {
                    findings.push(of_file(file_name, SheetFault::TooMuch(much)));
                    return None;
                }
                grid.rows.push(GridRow { line: record.line, number, cells, ..GridRow::default() });
            }
            Err(broken) => {
                grid.broken.push(broken);
                if grid.broken.len() == MOST_BROKEN {
                    break;
                }
            }
        }
    }
    Some(grid)
}

/// A file that is surely of another program.
fn other_format(bytes: &[u8]) -> Option<OtherFormat> {
    match bytes {
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(OtherFormat::OldOrLocked),
        [b'%', b'P', b'D', b'F', ..] => Some(OtherFormat::Pdf),
        _ => None,
    }
}

/// The text of a file without its byte order mark, or why it has none.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, DataFault> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(DataFault::NotUtf8 { at: 0, seems: Encoding::Utf16 });
    }
    // UTF-16 without its mark is valid UTF-8 as long as it is English, but full of zeros.
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let zeros = bytes.iter().take(ENOUGH).filter(|byte| **byte == 0).count();
        let many = zeros.saturating_mul(5) > bytes.len().min(ENOUGH);
        return Err(DataFault::NotUtf8 { at, seems: if many { Encoding::Utf16 } else { Encoding::Unknown } });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| DataFault::NotUtf8 { at: error.valid_up_to(), seems: seems(bytes) })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// So many bytes tell what a file is.
const ENOUGH: usize = 4_096;

/// What bytes that are no UTF-8 seem to be: letters of Windows stand among letters, with hardly a control character.
fn seems(bytes: &[u8]) -> Encoding {
    let start = || bytes.iter().take(ENOUGH);
    let controls = start().filter(|byte| **byte < b' ' && !matches!(byte, b'\t' | b'\r' | b'\n')).count();
    if controls.saturating_mul(100) > start().count() { Encoding::Unknown } else { Encoding::Windows }
}

/// The delimiter under which most rows have as many cells as the header; of equals the one that cuts the header most.
fn delimiter_of(text: &str) -> u8 {
    let mut best = ((0, 0), b',');
    for delimiter in DELIMITERS {
        let counts = Records::new(text, delimiter)
            .map_while(|record| record.cells.ok())
            .filter(|cells| cells.iter().any(|cell| !cell.trim().is_empty()))
            .take(TRIED)
            .map(|cells| cells.len());
        let mut counts = counts.peekable();
        let Some(due) = counts.next().filter(|due| *due > 1) else { continue };
        let found = (counts.filter(|count| *count == due).count(), due);
        if found > best.0 {
            best = (found, delimiter);
        }
    }
    best.1
}
