//! The raw table: what stands in which cell of a file, and where.

use crate::diagnostic::{Cell, DataFault, Fault, Finding, Findings, Place};

use super::records::{Broken, Records};
use crate::form::{Recognised, Row, recognise};

/// Where people cut cells: comma, semicolon (as Excel in Việt Nam writes), tab.
const DELIMITERS: [u8; 3] = *b",;\t";

/// How many records are tried to tell the delimiter.
const TRIED: usize = 100;

/// After so many broken quotes the rest of a file says nothing.
const MOST_BROKEN: usize = 20;

/// A table of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The file's name as given.
    pub file: String,
    /// The headers, each on one line.
    pub headers: Vec<String>,
    /// The line of the headers, from 1.
    pub header_line: usize,
    /// The rows that have one cell under every header.
    pub rows: Vec<TableRow>,
    /// What cuts the cells.
    pub delimiter: u8,
    /// What the lines above the header say, if the file is a form.
    pub form: Option<Recognised>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The line where it starts, from 1.
    pub line: usize,
    /// Its cells as written, quotes undone.
    pub cells: Vec<String>,
}

impl Table {
    /// A cell by row and column, both from 0.
    pub fn cell(&self, row: usize, column: usize) -> Cell {
        let row = self.rows.get(row);
        Cell {
            sheet: None,
            file: self.file.clone(),
            line: row.map_or(0, |row| row.line),
            column: column.saturating_add(1),
            header: self.header(column),
            text: row.and_then(|row| row.cells.get(column)).cloned(),
        }
    }

    /// The text of a cell, without blanks around it; nothing where there is no cell.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.cells.get(column)).map_or("", |text| text.trim())
    }

    /// The cell of a header, by its column from 0.
    pub fn header_cell(&self, column: usize) -> Cell {
        Cell {
            sheet: None,
            file: self.file.clone(),
            line: self.header_line,
            column: column.saturating_add(1),
            header: self.header(column),
            text: self.header(column),
        }
    }

    /// A row as a whole, by its number from 0.
    pub fn whole_row(&self, row: usize) -> Cell {
        whole_line(&self.file, self.rows.get(row).map_or(0, |row| row.line))
    }

    /// The line of the headers as a whole.
    pub fn whole_header(&self) -> Cell {
        whole_line(&self.file, self.header_line)
    }

    fn header(&self, column: usize) -> Option<String> {
        self.headers.get(column).filter(|header| !header.is_empty()).cloned()
    }
}

fn whole_line(file: &str, line: usize) -> Cell {
    Cell { sheet: None, file: file.to_owned(), line, column: 0, header: None, text: None }
}

/// Reads a table from the bytes of a file; `None` if there is not even a header.
pub fn read_table(file_name: &str, bytes: &[u8], findings: &mut Findings) -> Option<Table> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        findings.push(at_file(file_name, DataFault::Workbook));
        return None;
    }
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(at) => {
            findings.push(at_file(file_name, DataFault::NotUtf8 { at }));
            return None;
        }
    };
    let delimiter = delimiter_of(text);
    let mut header: Option<TableRow> = None;
    let mut rows: Vec<TableRow> = Vec::new();
    let mut broken_ones = 0_usize;
    for record in Records::new(text, delimiter) {
        match record.cells {
            Ok(cells) if cells.iter().all(|cell| cell.trim().is_empty()) => (),
            // A line by which a spreadsheet is told the delimiter.
            Ok(cells) if header.is_none() && cells.first().is_some_and(|cell| cell.starts_with("sep=")) => (),
            Ok(cells) if header.is_none() => header = Some(TableRow { line: record.line, cells }),
            Ok(cells) => rows.push(TableRow { line: record.line, cells }),
            Err(broken) => {
                findings.push(malformed(file_name, header.as_ref(), broken));
                broken_ones = broken_ones.saturating_add(1);
                // Without its header a table cannot be told.
                if header.is_none() || broken_ones == MOST_BROKEN {
                    break;
                }
            }
        }
    }
    let form = below_form(&mut header, &mut rows);
    if let (Some(title), Some(first), None) = (&header, rows.first(), &form) {
        let filled = |row: &TableRow| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        if filled(title) == 1 && filled(first) > 2 {
            let text = title.cells.iter().find(|cell| !cell.trim().is_empty()).cloned().unwrap_or_default();
            let cell =
                Cell { sheet: None, file: file_name.to_owned(), line: title.line, column: 0, header: None, text: Some(text.clone()) };
            findings.push(Finding::new(Place::Cell(cell), Fault::Data(DataFault::TitleRow { text })));
            return None;
        }
    }
    let Some(header) = header else {
        if broken_ones == 0 {
            findings.push(at_file(file_name, DataFault::Empty));
        }
        return None;
    };
    if rows.is_empty() && broken_ones == 0 && form.is_none() {
        findings.push(at_file(file_name, DataFault::Empty));
    }
    let width = width(&header.cells, &rows);
    let mut headers: Vec<String> = header.cells.iter().map(|text| one_line(text)).collect();
    headers.truncate(width);
    rows.retain_mut(|row| fits(file_name, row, width, findings));
    Some(Table { file: file_name.to_owned(), headers, header_line: header.line, rows, delimiter, form })
}

/// Puts the header of a form in its place: what stands above is guidance and no data.
fn below_form(header: &mut Option<TableRow>, rows: &mut Vec<TableRow>) -> Option<Recognised> {
    let seen: Vec<Row<'_>> = header.iter().chain(rows.iter()).map(|row| (row.line, row.cells.as_slice())).collect();
    let form = recognise(&seen)?;
    if let Some(above) = form.header.and_then(|header| header.checked_sub(1)) {
        *header = rows.get(above).cloned();
        rows.drain(..rows.len().min(above.saturating_add(1)));
    }
    Some(form)
}

fn at_file(file_name: &str, fault: DataFault) -> Finding {
    Finding::new(Place::File(file_name.to_owned()), Fault::Data(fault))
}

fn malformed(file_name: &str, header: Option<&TableRow>, broken: Broken) -> Finding {
    let header = header.and_then(|header| header.cells.get(broken.column.saturating_sub(1)));
    let cell = Cell {
        sheet: None,
        file: file_name.to_owned(),
        line: broken.line,
        column: broken.column,
        header: header.map(|text| one_line(text)).filter(|text| !text.is_empty()),
        text: Some(broken.text.clone()),
    };
    Finding::new(Place::Cell(cell), Fault::Data(DataFault::Malformed { reason: broken.text }))
}

/// The text of a file without its byte order mark, or the place of the first byte that is not text.
fn decode(bytes: &[u8]) -> Result<&str, usize> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(0);
    }
    // UTF-16 without its mark is valid UTF-8 as long as it is English, but full of zeros.
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(at);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| error.valid_up_to())?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
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

/// How many columns have a header or a cell: the empty ones that Excel leaves on the right do not count.
fn width(header: &[String], rows: &[TableRow]) -> usize {
    let rows = rows.iter().filter(|row| row.cells.len() <= header.len());
    rows.map(|row| filled(&row.cells)).fold(filled(header), usize::max)
}

/// How many cells there are up to the last that says something.
fn filled(cells: &[String]) -> usize {
    cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last.saturating_add(1))
}

/// Whether a row has a cell for every column and nothing beyond.
fn fits(file_name: &str, row: &mut TableRow, due: usize, findings: &mut Findings) -> bool {
    let found = row.cells.len();
    if found < due || filled(&row.cells) > due {
        let fault = Fault::Data(DataFault::Ragged { found: filled(&row.cells).max(found.min(due)), due });
        findings.push(Finding::new(Place::Cell(whole_line(file_name, row.line)), fault));
        return false;
    }
    row.cells.truncate(due);
    true
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> (Option<Table>, Vec<Finding>) {
        let mut findings = Findings::default();
        let table = read_table("a.csv", text.as_bytes(), &mut findings);
        (table, findings.sorted())
    }

    fn sound(text: &str) -> Table {
        let (table, findings) = read(text);
        assert_eq!(findings, []);
        table.unwrap()
    }

    fn faults(text: &str) -> Vec<(usize, usize, DataFault)> {
        let found = read(text).1.into_iter().map(|finding| match (finding.place, finding.fault) {
            (Place::Cell(cell), Fault::Data(fault)) => (cell.line, cell.column, fault),
            (_, Fault::Data(fault)) => (0, 0, fault),
            other => panic!("{other:?}"),
        });
        found.collect()
    }

    fn cells(table: &Table) -> Vec<(usize, Vec<&str>)> {
        table.rows.iter().map(|row| (row.line, row.cells.iter().map(String::as_str).collect())).collect()
    }

    #[test]
    fn quotes_lines_and_blank_lines() {
        let table = sound("\u{feff}\r\nĐơn vị,\"Số\r\n hộ\"\r\n\r\n\"Xã \"\"A\"\"\r\nmới\",\"1,5\" \r\n,,\r\nXã \"B\",2\r\n");
        assert_eq!(table.headers, ["Đơn vị", "Số hộ"]);
        assert_eq!(table.header_line, 2);
        assert_eq!(cells(&table), [(5, vec!["Xã \"A\"\r\nmới", "1,5"]), (8, vec!["Xã \"B\"", "2"])]);
        let cell = Cell {
            sheet: None,
            file: "a.csv".to_owned(),
            line: 8,
            column: 2,
            header: Some("Số hộ".to_owned()),
            text: Some("2".to_owned()),
        };
        assert_eq!(table.cell(1, 1), cell);
    }

    #[test]
    fn the_delimiter_is_told_from_the_header_outside_quotes() {
        assert_eq!(sound("a,b\n1,2\n").delimiter, b',');
        assert_eq!(sound("a;b\n1,5;2,5\n").delimiter, b';');
        assert_eq!(sound("a\tb\n1,5\t2,5\n").delimiter, b'\t');
        assert_eq!(sound("\"a,b,c\";d\n1;2\n").delimiter, b';');
        // A comma in a header is text where it does not cut the rows.
        assert_eq!(sound("Cơ quan, đơn vị, địa phương;a\nX;2\nY;3\n").delimiter, b';');
        assert_eq!(sound("Cơ quan, đơn vị;a;b\nX;1,5;2\n").delimiter, b';');
        assert_eq!(sound("Đơn vị\nX\n").headers, ["Đơn vị"]);
    }

    #[test]
    fn empty_columns_on_the_right_are_dropped() {
        let table = sound("a,b,,\nX,1,,\nY,2,,,,\nZ,3\n");
        assert_eq!(table.headers, ["a", "b"]);
        assert_eq!(cells(&table), [(2, vec!["X", "1"]), (3, vec!["Y", "2"]), (4, vec!["Z", "3"])]);
        let table = sound("a,b,,\nX,1,5,\nY,2,,\n");
        assert_eq!(table.headers, ["a", "b", ""]);
        assert_eq!(table.cell(0, 2).header, None);
    }

    #[test]
    fn a_row_of_another_length_is_kept_out() {
        let (table, _) = read("a,b\nX,1,2\nY\nZ,3\n");
        assert_eq!(cells(&table.unwrap()), [(4, vec!["Z", "3"])]);
        let ragged = |found| DataFault::Ragged { found, due: 2 };
        assert_eq!(faults("a,b\nX,1,2\nY\nZ,3\n"), [(2, 0, ragged(3)), (3, 0, ragged(1))]);
    }

    #[test]
    fn a_broken_quote_breaks_its_line_only() {
        let reason = |text: &str| DataFault::Malformed { reason: text.to_owned() };
        let text = "a,b\nX,\"1\nY,2\n\"Z\"z,3\nT,4\n";
        let (table, findings) = read(text);
        assert_eq!(cells(&table.unwrap()), [(3, vec!["Y", "2"]), (5, vec!["T", "4"])]);
        assert_eq!(faults(text), [(2, 2, reason("\"1")), (4, 1, reason("\"Z\"z,3"))]);
        let Some(Place::Cell(cell)) = findings.first().map(|finding| finding.place.clone()) else { panic!() };
        assert_eq!(cell.header.as_deref(), Some("b"));
        assert_eq!(read("\"a,b\nX,1\n").0, None);
        assert_eq!(faults("\"a,b\nX,1\n"), [(1, 1, reason("\"a,b"))]);
        assert_eq!(faults(&format!("a,b\n{}", "X,\"1\"1\n".repeat(100))).len(), MOST_BROKEN);
    }

    #[test]
    fn nothing_and_no_text() {
        for text in ["", "\u{feff}", "\n\n", ",,\n"] {
            assert_eq!(faults(text), [(0, 0, DataFault::Empty)], "{text:?}");
        }
        let (table, _) = read("a,b\n");
        assert!(table.unwrap().rows.is_empty());
        assert_eq!(faults("a,b\n"), [(0, 0, DataFault::Empty)]);
        for (bytes, at) in [(&b"\xff\xfea\0"[..], 0), (b"a\0b\0", 1), (b"a,b\n\xe1,2", 4)] {
            let mut findings = Findings::default();
            assert_eq!(read_table("a.csv", bytes, &mut findings), None);
            assert_eq!(findings.sorted(), [at_file("a.csv", DataFault::NotUtf8 { at })]);
        }
    }

    /// Bytes that are hard on a reader of CSV.
    fn hard() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![proptest::collection::vec(any::<u8>(), 0..200), "[\",;\t\r\n a1đ]{0,60}".prop_map(String::into_bytes)]
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_table_or_a_finding(bytes in hard()) {
            let mut findings = Findings::default();
            match read_table("a.csv", &bytes, &mut findings) {
                Some(table) => prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.headers.len())),
                None => prop_assert!(!findings.is_empty()),
            }
        }

        #[test]
        fn what_a_csv_writer_writes_is_read_back(rows in proptest::collection::vec(proptest::array::uniform3("[\",;\t\r\n a1đ]{0,6}x"), 1..8)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in std::iter::once(&["a", "b", "c"].map(str::to_owned)).chain(&rows) {
                writer.write_record(row).unwrap();
            }
            let bytes = writer.into_inner().unwrap();
            let mut findings = Findings::default();
            let table = read_table("a.csv", &bytes, &mut findings).unwrap();
            prop_assert_eq!(findings.len(), 0);
            let read: Vec<Vec<String>> = table.rows.into_iter().map(|row| row.cells).collect();
            prop_assert_eq!(read, rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>());
        }
    }
}
