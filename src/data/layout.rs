//! A grid as a table: which rows are the headers, where the rows of units end, which columns are left alone.
//!
//! By declaration (`biểu mẫu`), or else the first row that says something is the header and everything below it is data.

use crate::diagnostic::{Cell, DataFault, Fault, Finding, Findings, FormKind, Place, SheetFault};
use crate::ir::Layout;
use crate::name::{fold_title, one_line};

use super::grid::{CellKind, Grid, GridRow, GridSource, of_file};
use super::records::Broken;
use super::table::{Table, TableRow};

/// So many rows of another length are listed.
const MOST_RAGGED: usize = 1_000;

impl Grid {
    /// The table of a grid; `None` if there is not even a header.
    pub fn into_table(mut self, layout: &Layout, findings: &mut Findings) -> Option<Table> {
        let form = self.form();
        if let Some(form) = form.as_ref().filter(|form| form.header.is_none() || form.kind == FormKind::Unit) {
            return Some(self.table_of_form(form.clone()));
        }
        // JSON has keys and no rows of headers.
        let mut plain = Layout { header: None, ends: Vec::new(), ..layout.clone() };
        if let Some(form) = &form {
            // A form that `dti template` wrote tells by itself where its data begin, whatever is declared of the forms of others.
            self.below_guidance(form);
            plain = Layout { header: None, ..layout.clone() };
        }
        let layout = if self.source == GridSource::Json || form.is_some() { &plain } else { layout };
        let heads = self.take_header(layout, form.is_some(), findings)?;
        self.drop_footer(layout);
        // A row that leaves some column without its number is a row of figures, whatever it looks like.
        let numbered = |row: &GridRow| {
            let named = heads.joined.iter().enumerate().filter(|(_, header)| !header.is_empty());
            numbers_columns(row) && named.clone().all(|(column, _)| !row.entry(column).text.is_empty())
        };
        if layout.header.is_some() && self.rows.first().is_some_and(numbered) {
            self.rows.remove(0);
        }
        let header_line = heads.lines.last().copied().unwrap_or(1);
        for broken in &self.broken {
            findings.push(self.malformed(&heads.joined, broken));
        }
        if self.rows.is_empty() && self.broken.is_empty() {
            findings.push(self.as_a_whole(DataFault::Empty));
        }
        let text = matches!(self.source, GridSource::Text(_));
        let mut table = Table {
            headers: heads.joined,
            header_parts: heads.parts,
            header_line,
            header_lines: heads.own,
            ignored: Vec::new(),
            rows: Vec::with_capacity(self.rows.len()),
            file: self.file,
            sheet: self.sheet,
            source: self.source,
            form,
        };
        let width = width(&table.headers, &self.rows, text);
        table.headers.resize(width, String::new());
        let ignored: Vec<String> = layout.ignored.iter().map(|name| fold_title(name)).collect();
        if !ignored.is_empty() {
            let is_ignored = |column: &usize| {
                let parts = table.header_parts.get(*column).into_iter().flatten();
                table.headers.get(*column).into_iter().chain(parts).any(|header| ignored.contains(&fold_title(header)))
            };
            table.ignored = (0..width).filter(is_ignored).collect();
        }
        let (mut listed, mut more) = (0_usize, 0_usize);
        for GridRow { line, mut cells, kinds, at, .. } in self.rows {
            if text {
                let (found, filled) = (cells.len(), filled(&cells));
                if found < width || filled > width {
                    let fault = DataFault::Ragged { found: filled.max(found.min(width)), due: width };
                    // A file whose delimiter was mistaken has this fault on every line.
                    if listed == MOST_RAGGED {
                        more = more.saturating_add(1);
                        continue;
                    }
                    listed = listed.saturating_add(1);
                    let place = Cell { line, ..table.whole_header() };
                    findings.push(Finding::new(Place::Cell(place), Fault::Data(fault)));
                    continue;
                }
                cells.truncate(width);
            }
            table.rows.push(TableRow { line, cells, kinds, at });
        }
        if more > 0 {
            findings.push(of_file(&table.file, SheetFault::More { count: more }));
        }
        Some(table)
    }

    /// Takes the rows of headers and all above them out of the grid.
    fn take_header(&mut self, layout: &Layout, form: bool, findings: &mut Findings) -> Option<Heads> {
        let Some((first, last)) = layout.header else {
            // Without its header a table cannot be told.
            let line = self.rows.first().map_or(usize::MAX, |row| row.line);
            if let Some(broken) = self.broken.first().filter(|broken| broken.line < line) {
                findings.push(self.malformed(&[], broken));
                return None;
            }
            if self.rows.is_empty() {
                findings.push(self.as_a_whole(DataFault::Empty));
                return None;
            }
            if let Some(text) = self.title().filter(|_| !form) {
                let line = self.rows.first().map_or(0, |row| row.line);
                let cell = Cell { line, text: Some(text.clone()), ..self.place() };
                findings.push(Finding::new(Place::Cell(cell), Fault::Data(DataFault::TitleRow { text })));
                return None;
            }
            let header = self.rows.remove(0);
            return Some(Heads::of(&[header], &self.merges, self.source));
        };
        let below = self.rows.partition_point(|row| row.number <= last);
        let rest = self.rows.split_off(below);
        let last_row = rest.last().or(self.rows.last()).map_or(0, |row| row.number);
        let heads: Vec<GridRow> = std::mem::replace(&mut self.rows, rest).into_iter().filter(|row| row.number >= first).collect();
        if heads.is_empty() {
            let fault = SheetFault::NoHeaderRow { row: last, last: last_row };
            findings.push(Finding::new(Place::Cell(Cell { line: last, ..self.place() }), Fault::Sheet(fault)));
            return None;
        }
        let top = heads.first().map_or(0, |row| row.line);
        self.broken.retain(|broken| broken.line >= top);
        Some(Heads::of(&heads, &self.merges, self.source))
    }

    /// Takes away what stands below the rows of units.
    fn drop_footer(&mut self, layout: &Layout) {
        if layout.ends.is_empty() {
            return;
        }
        let ends: Vec<String> = layout.ends.iter().map(|text| fold_title(text)).collect();
        let end = self.rows.iter().position(|row| {
            row.first().is_some_and(|(_, entry)| {
                let text = fold_title(entry.text);
                ends.iter().any(|end| text.starts_with(end.as_str()))
            })
        });
        if let Some(end) = end {
            let line = self.rows.get(end).map_or(usize::MAX, |row| row.line);
            self.rows.truncate(end);
            self.broken.retain(|broken| broken.line < line);
        }
    }

    /// The text of a first row that is the title of the table: alone in its row, over a row with several.
    fn title(&self) -> Option<String> {
        let [title, first, ..] = self.rows.as_slice() else { return None };
        let filled = |row: &GridRow| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        if filled(title) != 1 || filled(first) <= 2 {
            return None;
        }
        title.cells.iter().find(|cell| !cell.trim().is_empty()).cloned()
    }

    /// A finding about the sheet, or about the file where it has no sheets.
    pub(super) fn as_a_whole(&self, fault: impl Into<Fault>) -> Finding {
        match self.place() {
            place @ Cell { sheet: Some(_), .. } => Finding::new(Place::Cell(place), fault.into()),
            _ => of_file(&self.file, fault),
        }
    }

    /// The file and the sheet, without line and column.
    pub(super) fn place(&self) -> Cell {
        let sheet = self.sheet.clone().filter(|_| self.source == GridSource::Workbook);
        Cell { file: self.file.clone(), sheet, ..Cell::default() }
    }

    fn malformed(&self, headers: &[String], broken: &Broken) -> Finding {
        let header = headers.get(broken.column.saturating_sub(1)).filter(|text| !text.is_empty()).cloned();
        let cell = Cell { line: broken.line, column: broken.column, header, text: Some(broken.text.clone()), ..self.place() };
        Finding::new(Place::Cell(cell), Fault::Data(DataFault::Malformed { reason: broken.text.clone() }))
    }
}

/// The headers of a table.
struct Heads {
    /// One text per column.
    joined: Vec<String>,
    /// The texts of each column from above to below; empty where there is one row of headers.
    parts: Vec<Vec<String>>,
    /// The lines of the rows.
    lines: Vec<usize>,
    /// The line in which each column has its own header; empty where there is one row of headers.
    own: Vec<usize>,
}

impl Heads {
    fn of(rows: &[GridRow], merges: &[super::grid::Merge], source: GridSource) -> Self {
        let lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
        if let [row] = rows {
            let joined = row.cells.iter().enumerate().map(|(column, _)| one_line(&head(row, column))).collect();
            return Heads { joined, parts: Vec::new(), lines, own: Vec::new() };
        }
        let near: Vec<_> = merges.iter().filter(|merge| rows.iter().any(|row| (merge.top..=merge.bottom).contains(&row.number))).collect();
        let widest = near.iter().map(|merge| merge.right).max().unwrap_or(0);
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(widest.min(super::bounds::MOST_COLUMNS));
        let mut parts = vec![Vec::new(); width];
        let mut own = vec![lines.last().copied().unwrap_or(1); width];
        for (at, row) in rows.iter().enumerate() {
            let below = rows.get(at.saturating_add(1)..).unwrap_or_default();
            let mut over = None;
            for (column, part) in parts.iter_mut().enumerate() {
                let text = one_line(&head(row, column));
                if !text.is_empty() {
                    over = Some(text.clone());
                    part.push(text);
                    if let Some(own) = own.get_mut(column) {
                        *own = row.line;
                    }
                    continue;
                }
                let merge = near.iter().find(|merge| merge.holds(row.number, column.saturating_add(1)));
                if let Some(merge) = merge {
                    // A cell merged downwards names its column once, in its first row.
                    let text = one_line(&head(row, merge.left.saturating_sub(1)));
                    part.extend((row.number == merge.top && !text.is_empty()).then_some(text));
                    continue;
                }
                // Text files forget what was merged: a header with headers below it stands over the empty ones on its right.
                let named = |column: usize| below.iter().any(|row| !row.entry(column).text.is_empty());
                match &over {
                    Some(text) if matches!(source, GridSource::Text(_)) && named(column) && over_several(row, below, column) => {
                        part.push(text.clone());
                    }
                    _ => over = None,
                }
            }
        }
        let joined = parts.iter().map(|parts: &Vec<String>| parts.join(" ")).collect();
        Heads { joined, parts, lines, own }
    }
}

/// Whether the nearest header on the left in this row has a header below it too, so that it is one of a group.
fn over_several(row: &GridRow, below: &[GridRow], column: usize) -> bool {
    let left = (0..column).rev().find(|column| !row.entry(*column).text.is_empty());
    left.is_some_and(|left| below.iter().any(|row| !row.entry(left).text.is_empty()))
}

/// A header as written; a code that is kept as a number keeps its point.
fn head(row: &GridRow, column: usize) -> String {
    row.entry(column).text.to_owned()
}

/// Whether a row only numbers the columns: `(1) (2) (3)`, `A B 1 2`, `1 2 3=1/2`; each number is one more than the one before.
fn numbers_columns(row: &GridRow) -> bool {
    let mut several = 0_usize;
    let mut before: Option<usize> = None;
    for entry in (0..row.cells.len()).map(|column| row.entry(column)).filter(|entry| !entry.text.is_empty()) {
        let bare = entry.text.trim_start_matches(['(', '[']).trim_end_matches([')', ']']).trim();
        let bare = bare.split('=').next().unwrap_or(bare).trim_end();
        let number = Some(bare).filter(|bare| bare.len() <= 3).and_then(|bare| bare.parse::<usize>().ok());
        // Letters come first and in their order, so that a unit of one letter is a unit.
        let letter = before.is_none() && usize::from(bare.bytes().next().unwrap_or(0)) == several.saturating_add(usize::from(b'A'));
        let letter = letter && bare.len() == 1;
        let next = number.is_some_and(|number| before.is_none_or(|before| before.checked_add(1) == Some(number)));
        if !(letter || next) || matches!(entry.kind, CellKind::Date | CellKind::Error) {
            return false;
        }
        before = number;
        several = several.saturating_add(1);
    }
    several > 1
}

/// How many columns have a header or a cell: the empty ones that a spreadsheet program leaves on the right do not count.
fn width(headers: &[String], rows: &[GridRow], text: bool) -> usize {
    let rows = rows.iter().filter(|row| !text || row.cells.len() <= headers.len());
    rows.map(|row| filled(&row.cells)).fold(filled(headers), usize::max)
}

/// How many cells there are up to the last that says something.
fn filled(cells: &[String]) -> usize {
    cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::grid::Merge;
    use crate::data::table::read_form;

    fn form(header: (usize, usize)) -> Layout {
        Layout {
            header: Some(header), ends: vec!["Ghi chú".to_owned(), "người lập".to_owned()], ignored: vec!["Đầu mối".to_owned()]
        }
    }

    fn read(text: &str, layout: &Layout) -> (Option<Table>, Vec<Fault>) {
        let mut findings = Findings::default();
        let table = read_form("a.csv", text.as_bytes(), layout, &mut findings);
        (table, findings.sorted().into_iter().map(|finding| finding.fault).collect())
    }

    fn sound(text: &str, layout: &Layout) -> Table {
        let (table, faults) = read(text, layout);
        assert_eq!(faults, []);
        table.unwrap()
    }

    fn lines(table: &Table) -> Vec<usize> {
        table.rows.iter().map(|row| row.line).collect()
    }

    #[test]
    fn titles_footers_and_numbers_of_columns_are_left_out() {
        let text = "BẢNG;;\n\nĐơn vị;a;Đầu mối\n(1);(2);(3)\nX;1;M\n;;\nY;2;N\nNGƯỜI LẬP BIỂU;;\nZ;3;P\n";
        let table = sound(text, &form((3, 3)));
        assert_eq!((table.headers.join("|"), table.header_line, table.ignored.clone()), ("Đơn vị|a|Đầu mối".to_owned(), 3, vec![2]));
        assert_eq!(lines(&table), [5, 7]);
        assert_eq!(table.header_parts, Vec::<Vec<String>>::new());
        // Without a declaration a row of numbers is a unit of that name.
        assert_eq!(lines(&sound("a;b\n1;2\nX;3\n", &Layout::default())), [2, 3]);
        assert_eq!(lines(&sound("a;b\nA;2\nX;3\n", &form((1, 1)))), [3]);
        assert_eq!(lines(&sound("a;b\nA;2000\nX;3\n", &form((1, 1)))), [2, 3]);
        assert_eq!(lines(&sound("a;b\n1;\nX;3\n", &form((1, 1)))), [2, 3]);
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_program_shows_them() {
        // A line end inside quotes makes a line of the file and no row.
        let table = sound("sep=;\n\"BẢNG\nSỐ LIỆU\";\nĐơn vị;a\nX;1\n", &form((2, 2)));
        assert_eq!((table.header_line, lines(&table)), (4, vec![5]));
        assert_eq!(read("Đơn vị;a\nX;1\n", &form((4, 5))).1, [Fault::Sheet(SheetFault::NoHeaderRow { row: 5, last: 2 })]);
        assert_eq!(read("Đơn vị;a\nX;1\n", &form((2, 2))).1, [Fault::Data(DataFault::Empty)]);
    }

    #[test]
    fn two_rows_of_headers_in_text() {
        let table = sound("STT;Đơn vị;1.2 Hồ sơ;;Họp;\n;;a;b;;c\n1;X;1;2;3;4\n", &form((1, 2)));
        // Over `c` stands nothing: `Họp` has no header below it and so is no group.
        assert_eq!(table.headers, ["STT", "Đơn vị", "1.2 Hồ sơ a", "1.2 Hồ sơ b", "Họp", "c"]);
        assert_eq!(table.header_parts[3], ["1.2 Hồ sơ", "b"]);
        assert_eq!(table.header_line, 2);
    }

    #[test]
    fn two_rows_of_headers_by_merged_cells() {
        let row = |number: usize, cells: &[&str]| GridRow {
            line: number,
            number,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
            kinds: vec![CellKind::Text; cells.len()],
            at: Vec::new(),
        };
        let merge = |top, left, bottom, right| Merge { top, left, bottom, right };
        let grid = Grid {
            file: "a.xlsx".to_owned(),
            sheet: Some("S".to_owned()),
            source: GridSource::Workbook,
            rows: vec![
                row(1, &["BẢNG"]),
                row(4, &["Đơn vị", "1.2 Hồ sơ", "", "", "Họp"]),
                row(5, &["", "a", "b"]),
                row(6, &["A", "1", "2", "3", "4"]),
                row(7, &["X", "5"]),
                row(8, &["Ghi chú: …"]),
            ],
            merges: vec![merge(1, 1, 1, 5), merge(4, 1, 5, 1), merge(4, 2, 4, 4), merge(4, 5, 5, 5)],
            broken: Vec::new(),
        };
        let mut findings = Findings::default();
        let table = grid.into_table(&form((4, 5)), &mut findings).unwrap();
        assert!(findings.is_empty());
        assert_eq!(table.headers, ["Đơn vị", "1.2 Hồ sơ a", "1.2 Hồ sơ b", "1.2 Hồ sơ", "Họp"]);
        assert_eq!(lines(&table), [7]);
        assert_eq!(table.cell(0, 1).address().as_deref(), Some("S!B7"));
        assert_eq!((table.text(0, 1), table.text(0, 4)), ("5", ""));
    }
}
