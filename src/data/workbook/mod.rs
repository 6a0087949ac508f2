//! A workbook (`.xlsx`) to grids.
//!
//! Why its own reader and not `calamine`: that one turns numbers into doubles and forgets their formats, so that `80%` comes out as 0.8 and a
//! date as a number; it holds all cells of a sheet in one rectangle, which one cell at XFD1048576 makes as large as the machine; and it has no
//! bound on what a packed file unpacks to. What is needed here is small: five kinds of parts, each read once from front to back. The unpacking
//! and the XML are left to `zip` and `quick-xml`, fed through counters that do not trust the sizes that a file declares.
//!
//! | file | part |
//! |---|---|
//! | `package` | the packed file: its parts by name, unpacked within bounds |
//! | `xml` | tags and texts of a part, within bounds |
//! | `book` | the sheets, by `workbook.xml` and its relations |
//! | `strings` | the texts that cells point at |
//! | `styles` | which styles show percentages and dates |
//! | `sheet` | the cells |
//! | `date` | the day that a number stands for |

mod book;
mod date;
mod package;
mod sheet;
mod strings;
mod styles;
mod xml;

#[cfg(test)]
mod tests;

use crate::diagnostic::{Cell, DataFault, Findings, Much, OtherFormat, Place, SheetFault};

use super::bounds::MOST_SHEETS;
use super::grid::{Grid, GridSource, Weight, of_file};
use crate::diagnostic::{Fault, Finding};
use package::Package;

/// Why a part of a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Trouble {
    /// It is broken.
    Broken,
    /// It holds too much.
    Much(Much),
    /// A cell stands where no sheet has one.
    Nowhere(String),
    /// A cell holds too much: its row and column.
    Long(usize, usize),
}

/// Whether a file is packed as workbooks are.
pub(super) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The visible sheets of a workbook that say something.
pub(super) fn read(file_name: &str, bytes: &[u8], findings: &mut Findings) -> Vec<Grid> {
    let mut weight = Weight::default();
    match grids(file_name, bytes, &mut weight, findings) {
        Ok(grids) => {
            if grids.is_empty() {
                findings.push(of_file(file_name, DataFault::Empty));
            }
            grids
        }
        Err(finding) => {
            findings.push(*finding);
            Vec::new()
        }
    }
}

fn grids(file_name: &str, bytes: &[u8], weight: &mut Weight, findings: &mut Findings) -> Result<Vec<Grid>, Box<Finding>> {
    let whole = |fault: Fault| Box::new(of_file(file_name, fault));
    let in_part = |part: &str| {
        let part = part.to_owned();
        move |trouble: Trouble| whole(trouble.fault(Some(part)))
    };
    let mut package = Package::open(bytes).map_err(|trouble| whole(trouble.fault(None)))?;
    let Some(book) = package.book() else {
        return Err(whole(DataFault::Workbook(package.format()).into()));
    };
    let parts = book::read(&mut package, &book).map_err(in_part(&book))?;
    if parts.sheets.len() > MOST_SHEETS {
        return Err(whole(SheetFault::TooMuch(Much::Parts).into()));
    }
    let strings = match &parts.strings {
        Some(part) => strings::read(&mut package, part).map_err(in_part(part))?,
        None => strings::Strings::default(),
    };
    let styles = match &parts.styles {
        Some(part) => styles::read(&mut package, part).map_err(in_part(part))?,
        None => styles::Styles::default(),
    };
    let hidden: Vec<String> = parts.sheets.iter().filter(|sheet| sheet.hidden).map(|sheet| sheet.name.clone()).collect();
    if !hidden.is_empty() {
        findings.push(of_file(file_name, SheetFault::HiddenSheets { sheets: hidden }));
    }
    let mut grids = Vec::new();
    for part in parts.sheets.iter().filter(|sheet| !sheet.hidden && !sheet.very_hidden) {
        let mut grid = Grid {
            file: file_name.to_owned(),
            sheet: Some(part.name.clone()),
            source: GridSource::Workbook,
            rows: Vec::new(),
            merges: Vec::new(),
            broken: Vec::new(),
        };
        let reading = sheet::Reading { strings: &strings, styles: &styles, from_1904: parts.from_1904, weight };
        match reading.read(&mut package, &part.part, &mut grid) {
            Ok(()) => (),
            Err(Trouble::Long(line, column)) => {
                let cell = Cell { line, column, ..grid.place() };
                return Err(Box::new(Finding::new(Place::Cell(cell), Fault::Sheet(SheetFault::TooMuch(Much::Letters)))));
            }
            Err(Trouble::Much(much @ Much::Columns)) => return Err(Box::new(grid.as_a_whole(SheetFault::TooMuch(much)))),
            Err(Trouble::Nowhere(address)) => return Err(Box::new(grid.as_a_whole(SheetFault::Nowhere { address }))),
            Err(trouble) => return Err(in_part(&part.part)(trouble)),
        }
        if !grid.rows.is_empty() {
            grids.push(grid);
        }
    }
    Ok(grids)
}

impl Trouble {
    fn fault(self, part: Option<String>) -> Fault {
        match self {
            Trouble::Broken | Trouble::Long(..) => SheetFault::Broken { part }.into(),
            Trouble::Much(much) => SheetFault::TooMuch(much).into(),
            Trouble::Nowhere(address) => SheetFault::Nowhere { address }.into(),
        }
    }
}

impl Package<'_> {
    /// What a package is that has no workbook in it.
    fn format(&self) -> OtherFormat {
        if self.has("word/document.xml") {
            OtherFormat::Word
        } else if self.has("xl/workbook.bin") {
            OtherFormat::Binary
        } else if self.has("content.xml") || self.has("mimetype") {
            OtherFormat::OpenDocument
        } else {
            OtherFormat::Package
        }
    }
}
