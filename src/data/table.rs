//! The table: rows under headers, and where each of their cells stands in its file.

use crate::diagnostic::{Cell, Findings, SheetFault};
use crate::ir::Layout;

use super::grid::{CellKind, Entry, GridSource, of_file, read_grids};

/// A table of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The file's name as given.
    pub file: String,
    /// The sheet of a workbook, or the key under which JSON holds a list.
    pub sheet: Option<String>,
    /// Where it comes from.
    pub source: GridSource,
    /// The headers, each on one line; of several rows of headers joined from above to below.
    pub headers: Vec<String>,
    /// Of several rows of headers, the text of each column in each of them; else empty.
    pub header_parts: Vec<Vec<String>>,
    /// The line of the headers, from 1; of several rows the last.
    pub header_line: usize,
    /// Of several rows of headers, the line in which each column has its own; a header merged downwards stands in the first of its rows.
    pub header_lines: Vec<usize>,
    /// The columns, from 0, that the form tells not to read.
    pub ignored: Vec<usize>,
    /// The rows. Those of text have one cell under every header; those of a workbook may end where nothing follows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// The line where it starts, from 1.
    pub line: usize,
    /// Its cells as written, quotes undone.
    pub cells: Vec<String>,
    /// What each is; empty where all are as typed.
    pub kinds: Vec<CellKind>,
    /// The true line and column of each; empty where they are those of the row and the place in it.
    pub at: Vec<(usize, usize)>,
}

impl TableRow {
    /// A cell by its column from 0; an empty one where there is none.
    pub fn entry(&self, column: usize) -> Entry<'_> {
        Entry { text: self.cells.get(column).map_or("", |text| text.trim()), kind: self.kinds.get(column).copied().unwrap_or_default() }
    }

    /// The true line and column of a cell, from 1.
    pub fn address(&self, column: usize) -> (usize, usize) {
        self.at.get(column).copied().unwrap_or((self.line, column.saturating_add(1)))
    }
}

impl Table {
    /// A cell by row and column, both from 0.
    pub fn cell(&self, row: usize, column: usize) -> Cell {
        let row = self.rows.get(row);
        let (line, at) = row.map_or((0, column.saturating_add(1)), |row| row.address(column));
        Cell {
            line,
            column: at,
            header: self.header(column),
            text: row.filter(|row| row.cells.len() > column).map(|row| row.entry(column)).map(|entry| match entry.kind {
                // As written, with the blanks that may be the fault.
                CellKind::Typed => row.and_then(|row| row.cells.get(column)).cloned().unwrap_or_default(),
                _ => entry.shown(),
            }),
            ..self.place()
        }
    }

    /// The text and the kind of a cell; an empty one where there is no cell.
    pub fn entry(&self, row: usize, column: usize) -> Entry<'_> {
        self.rows.get(row).map_or(Entry { text: "", kind: CellKind::Typed }, |row| row.entry(column))
    }

    /// The text of a cell, without blanks around it; nothing where there is no cell.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).map_or("", |row| row.entry(column).text)
    }

    /// The cell of a header, by its column from 0.
    pub fn header_cell(&self, column: usize) -> Cell {
        let header = self.header(column);
        let line = self.header_lines.get(column).copied().unwrap_or(self.header_line);
        Cell { line, column: column.saturating_add(1), header: header.clone(), text: header, ..self.place() }
    }

    /// A row as a whole, by its number from 0.
    pub fn whole_row(&self, row: usize) -> Cell {
        Cell { line: self.rows.get(row).map_or(0, |row| row.line), ..self.place() }
    }

    /// The line of the headers as a whole.
    pub fn whole_header(&self) -> Cell {
        Cell { line: self.header_line, ..self.place() }
    }

    /// The sheet by which a person finds a cell; JSON has lines only.
    pub fn address_sheet(&self) -> Option<String> {
        self.sheet.clone().filter(|_| self.source == GridSource::Workbook)
    }

    /// The file and the sheet, without line and column.
    fn place(&self) -> Cell {
        Cell { file: self.file.clone(), sheet: self.address_sheet(), ..Cell::default() }
    }

    fn header(&self, column: usize) -> Option<String> {
        self.headers.get(column).filter(|header| !header.is_empty()).cloned()
    }
}

/// Reads the one table of a file whose first line is its header; `None` if there is not even that.
pub fn read_table(file_name: &str, bytes: &[u8], findings: &mut Findings) -> Option<Table> {
    let mut grids = read_grids(file_name, bytes, findings);
    if grids.len() > 1 {
        let sheets = grids.iter().filter_map(|grid| grid.sheet.clone()).collect();
        findings.push(of_file(file_name, SheetFault::SeveralSheets { sheets }));
        return None;
    }
    grids.pop()?.into_table(&Layout::default(), findings)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::data::csv_text::MOST_BROKEN;
    use crate::diagnostic::{DataFault, Encoding, Fault, Finding, Place};

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
        assert_eq!(sound("a,b\n1,2\n").source, GridSource::Text(b','));
        assert_eq!(sound("a;b\n1,5;2,5\n").source, GridSource::Text(b';'));
        assert_eq!(sound("a\tb\n1,5\t2,5\n").source, GridSource::Text(b'\t'));
        assert_eq!(sound("\"a,b,c\";d\n1;2\n").source, GridSource::Text(b';'));
        // A comma in a header is text where it does not cut the rows.
        assert_eq!(sound("Cơ quan, đơn vị, địa phương;a\nX;2\nY;3\n").source, GridSource::Text(b';'));
        assert_eq!(sound("Cơ quan, đơn vị;a;b\nX;1,5;2\n").source, GridSource::Text(b';'));
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
        let cases = [(&b"\xff\xfea\0"[..], 0, Encoding::Utf16), (b"a\0b\0", 1, Encoding::Utf16), (b"a,b\n\xe1,2", 4, Encoding::Windows)];
        for (bytes, at, seems) in cases {
            let mut findings = Findings::default();
            assert_eq!(read_table("a.csv", bytes, &mut findings), None);
            assert_eq!(findings.sorted(), [of_file("a.csv", DataFault::NotUtf8 { at, seems })]);
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
