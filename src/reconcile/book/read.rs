//! Reading: whose each row is, what each cell says.

use std::collections::HashMap;

use crate::data::{CellKind, decimal_mark};
use crate::diagnostic::{DataFault, Fault, Finding, Findings, Place, PublishedFault, Unverifiable};
use crate::ir::Program;
use crate::name::{fold_title, nearest};
use crate::quantity::{DecimalMark, Exact, read_cell_number};
use crate::reconcile::PublishedTable;
use crate::reconcile::group::{self, Belongs};
use crate::reconcile::header::{Kind, Score, Shape, class_named, is_mean, recognise, row_named};

use super::{Book, CellId, Column, Owner, Printed, Sheet, UnitId};

impl<'a> Book<'a> {
    /// Reads the tables.
    pub fn open(program: &'a Program, tables: &'a [PublishedTable], findings: &mut Findings) -> Self {
        let mut reader = Reader {
            book: Book { program, sheets: Vec::new(), units: Vec::new(), cells: Vec::new(), by_score: HashMap::new() },
            by_name: HashMap::new(),
            findings,
        };
        for published in tables {
            reader.sheet(published);
        }
        reader.lone_units();
        reader.book
    }
}

struct Reader<'a, 'f> {
    book: Book<'a>,
    by_name: HashMap<String, UnitId>,
    findings: &'f mut Findings,
}

impl<'a> Reader<'a, '_> {
    fn sheet(&mut self, published: &'a PublishedTable) {
        let table = &published.table;
        let (shape, kinds) = recognise(self.book.program, &table.headers);
        let columns = kinds.iter().map(|kind| Column { kind: *kind, places: 0, times: Exact::one() }).collect();
        let sheet = Sheet { table, shape, columns, units: Vec::new(), mean: None, lines: Vec::new(), cells: HashMap::new() };
        self.book.sheets.push(sheet);
        if shape == Shape::Unknown {
            let fault = PublishedFault::UnknownTable { headers: table.headers.clone() };
            self.findings.push(Finding::new(Place::Cell(table.whole_header()), Fault::Published(fault)));
            return;
        }
        let numeric: Vec<usize> = (0..kinds.len()).filter(|column| kinds.get(*column).is_some_and(|kind| is_number(*kind))).collect();
        let Some(mark) = decimal_mark(table, &numeric, published.mark, self.findings) else { return };
        self.name_rows(&kinds, shape);
        self.unknown_columns(&kinds);
        for (column, kind) in kinds.iter().enumerate() {
            if is_number(*kind) {
                self.numbers(column, *kind, mark);
            } else if *kind == Kind::Class {
                self.classes(column);
            }
        }
        self.share_columns();
        self.index_by_score();
    }

    fn last(&self) -> usize {
        self.book.sheets.len().saturating_sub(1)
    }

    /// Whose each row is.
    fn name_rows(&mut self, kinds: &[Kind], shape: Shape) {
        let at = self.last();
        let Some(table) = self.book.sheets.get(at).map(|sheet| sheet.table) else { return };
        let find = |kind: Kind| kinds.iter().position(|of| *of == kind);
        let (unit_column, group_column, index_column) = (find(Kind::Unit), find(Kind::Group), find(Kind::Index));
        let mut seen: HashMap<UnitId, usize> = HashMap::new();
        let only_row = table.rows.len() == 1;
        for (row, cells) in table.rows.iter().enumerate() {
            let group = group_column.map_or("", |column| table.text(row, column));
            if group_column.is_some() && !group.is_empty() {
                match group::belongs(self.book.program, group) {
                    Belongs::Yes => (),
                    Belongs::Unknown if only_row => (),
                    Belongs::Unknown => {
                        let fault = PublishedFault::Unverifiable { column: group.to_owned(), cells: 1, reason: Unverifiable::OtherGroup };
                        let place = Place::Cell(table.cell(row, group_column.unwrap_or(0)));
                        self.findings.push(Finding::new(place, Fault::Published(fault)));
                        continue;
                    }
                    Belongs::No => continue,
                }
            }
            if shape != Shape::Units {
                self.line(at, row, index_column);
                continue;
            }
            let name = unit_column.map_or("", |column| table.text(row, column));
            let label =
                if name.is_empty() { cells.cells.iter().map(|text| text.trim()).find(|text| is_mean(text)).unwrap_or("") } else { name };
            let Some(sheet) = self.book.sheets.get_mut(at) else { return };
            if is_mean(label) {
                sheet.mean = Some(row);
                continue;
            }
            if name.is_empty() {
                self.findings.push(Finding::new(Place::Cell(table.whole_row(row)), Fault::Data(DataFault::NoUnit)));
                continue;
            }
            let units = &mut self.book.units;
            let unit = *self.by_name.entry(unit_key(name)).or_insert_with(|| {
                units.push(name.to_owned());
                units.len().saturating_sub(1)
            });
            if let Some(first) = seen.insert(unit, cells.line) {
                let fault = DataFault::DoubleUnit { unit: name.to_owned(), first };
                let place = Place::Cell(table.cell(row, unit_column.unwrap_or(0)));
                self.findings.push(Finding::new(place, Fault::Data(fault)));
                seen.insert(unit, first);
                continue;
            }
            sheet.units.push((row, unit));
        }
    }

    fn line(&mut self, at: usize, row: usize, index_column: Option<usize>) {
        let Some(sheet) = self.book.sheets.get_mut(at) else { return };
        let Some(column) = index_column else {
            sheet.lines.push((row, None));
            return;
        };
        let name = sheet.table.text(row, column);
        let index = row_named(self.book.program, name);
        if index.is_none() {
            let fault = PublishedFault::Unverifiable { column: name.to_owned(), cells: 1, reason: Unverifiable::UnknownColumn };
            self.findings.push(Finding::new(Place::Cell(sheet.table.cell(row, column)), Fault::Published(fault)));
            return;
        }
        sheet.lines.push((row, index));
    }

    fn unknown_columns(&mut self, kinds: &[Kind]) {
        let Some(sheet) = self.book.sheets.last() else { return };
        for (column, _) in kinds.iter().enumerate().filter(|(_, kind)| **kind == Kind::Unknown) {
            let rows = (0..sheet.table.rows.len()).filter(|row| !sheet.table.text(*row, column).is_empty()).count();
            if rows > 0 {
                let fault = PublishedFault::Unverifiable { column: sheet.title(column), cells: rows, reason: Unverifiable::UnknownColumn };
                self.findings.push(Finding::new(Place::Cell(sheet.table.header_cell(column)), Fault::Published(fault)));
            }
        }
    }

    /// The rows of the last table that are read, and whose they are.
    fn owners(&self) -> Vec<(usize, Owner)> {
        let Some(sheet) = self.book.sheets.last() else { return Vec::new() };
        let units = sheet.units.iter().map(|(row, unit)| (*row, Owner::Unit(*unit)));
        let lines = sheet.lines.iter().map(|(row, _)| (*row, Owner::Line(*row)));
        units.chain(sheet.mean.map(|row| (row, Owner::Mean))).chain(lines).collect()
    }

    fn numbers(&mut self, column: usize, kind: Kind, mark: DecimalMark) {
        let (at, owners) = (self.last(), self.owners());
        let Some(table) = self.book.sheets.get(at).map(|sheet| sheet.table) else { return };
        let mut words = 0_usize;
        let mut signs = false;
        for (row, owner) in owners {
            let entry = table.entry(row, column);
            let text = entry.text;
            if text.is_empty() || self.is_word(text) {
                continue;
            }
            let digits = text.strip_suffix("điểm").unwrap_or(text);
            // What a spreadsheet program stored as a number is written with a point; its dates and errors are no numbers.
            let mark = if entry.kind == CellKind::Number { DecimalMark::Point } else { mark };
            match read_cell_number(digits, mark) {
                Ok(number) => {
                    signs = signs || text.ends_with('%');
                    self.keep(row, column, owner, Exact::from(number), number.scale());
                }
                Err(_) if kind == Kind::Rank => words = words.saturating_add(1),
                Err(_) => {
                    let unit = match owner {
                        Owner::Unit(unit) => self.book.units.get(unit).cloned().unwrap_or_default(),
                        Owner::Mean | Owner::Line(_) => table.text(row, 0).to_owned(),
                    };
                    let place = Place::Cell(table.cell(row, column));
                    self.findings.push(Finding::new(place, Fault::Data(DataFault::NotNumber { unit })));
                }
            }
        }
        let share = matches!(kind, Kind::IndexShare | Kind::Score(Score::Percent));
        let Some(sheet) = self.book.sheets.get_mut(at) else { return };
        let header = sheet.title(column);
        if share
            && header.contains('%')
            && !signs
            && let Some(column) = sheet.columns.get_mut(column)
        {
            column.times = Exact::from(100);
        }
        if words > 0 {
            let fault = PublishedFault::Unverifiable { column: header, cells: words, reason: Unverifiable::NotNumber };
            self.findings.push(Finding::new(Place::Cell(table.header_cell(column)), Fault::Published(fault)));
        }
    }

    fn is_word(&self, text: &str) -> bool {
        let folded = fold_title(text);
        matches!(text, "-" | "–" | "—" | "x")
            || self.book.program.cell_words.iter().any(|(word, _)| *word == text || fold_title(word) == folded)
    }

    fn classes(&mut self, column: usize) {
        let (at, owners) = (self.last(), self.owners());
        let Some(table) = self.book.sheets.get(at).map(|sheet| sheet.table) else { return };
        let Some(classes) = &self.book.program.classes else { return };
        for (row, owner) in owners {
            let text = table.text(row, column);
            match class_named(self.book.program, text).and_then(|class| i64::try_from(class).ok()) {
                _ if text.is_empty() => (),
                Some(class) => self.keep(row, column, owner, Exact::from(class), 0),
                None => {
                    let classes = classes.rows.iter().map(|class| class.name.clone()).collect();
                    let fault = PublishedFault::UnknownClass { name: text.to_owned(), classes };
                    self.findings.push(Finding::new(Place::Cell(table.cell(row, column)), Fault::Published(fault)));
                }
            }
        }
    }

    fn keep(&mut self, row: usize, column: usize, owner: Owner, value: Exact, places: u32) {
        let (id, at) = (self.book.cells.len(), self.last());
        let Some(sheet) = self.book.sheets.get_mut(at) else { return };
        self.book.cells.push(Printed { sheet: at, row, column, owner, value });
        sheet.cells.insert((row, column), id);
        if let Some(column) = sheet.columns.get_mut(column) {
            column.places = column.places.max(places);
        }
    }

    /// A column of totals in which nothing passes 1 holds shares, where the scale is longer than that.
    fn share_columns(&mut self) {
        if self.book.program.set.scale.as_ref().is_none_or(|scale| *scale <= Exact::one()) {
            return;
        }
        let Some(sheet) = self.book.sheets.last_mut() else { return };
        for (at, column) in sheet.columns.iter_mut().enumerate() {
            let ids = sheet.cells.iter().filter(|((_, column), _)| *column == at).map(|(_, id)| *id);
            let shares = ids.filter_map(|id| self.book.cells.get(id)).all(|cell| cell.value <= Exact::one());
            if column.kind == Kind::Score(Score::Total) && shares && column.places > 0 {
                column.kind = Kind::Score(Score::Percent);
            }
        }
    }

    fn index_by_score(&mut self) {
        let at = self.last();
        let Some(sheet) = self.book.sheets.get(at) else { return };
        let mut cells: Vec<CellId> = sheet.cells.values().copied().collect();
        cells.sort_unstable();
        for id in cells {
            let Some(printed) = self.book.cells.get(id) else { continue };
            let key = match (sheet.columns.get(printed.column).map(|column| column.kind), printed.owner) {
                (Some(Kind::Score(score)), owner) => (owner, score),
                (Some(Kind::IndexMean), Owner::Line(row)) => {
                    let index = sheet.lines.iter().find(|(line, _)| *line == row).and_then(|(_, index)| *index);
                    let Some(index) = index else { continue };
                    (Owner::Mean, Score::Row(index))
                }
                _ => continue,
            };
            self.book.by_score.entry(key).or_default().push(id);
        }
    }

    /// Units that another table of units does not have, where a name near it stands.
    fn lone_units(&mut self) {
        let sheets: Vec<&Sheet> = self.book.sheets.iter().filter(|sheet| !sheet.units.is_empty()).collect();
        for sheet in &sheets {
            for (row, unit) in &sheet.units {
                let Some(name) = self.book.units.get(*unit) else { continue };
                for other in &sheets {
                    if other.units.iter().any(|(_, of)| of == unit) {
                        continue;
                    }
                    let strangers = other.units.iter().filter(|(_, of)| !sheet.units.iter().any(|(_, here)| here == of));
                    let names = strangers.filter_map(|(_, of)| self.book.units.get(*of)).map(String::as_str);
                    let Some(near) = nearest(name, names) else { continue };
                    let fault =
                        PublishedFault::LoneUnit { unit: name.clone(), near: near.to_owned(), missing_in: other.table.file.clone() };
                    let column = sheet.column(Kind::Unit).unwrap_or(0);
                    self.findings.push(Finding::new(Place::Cell(sheet.table.cell(*row, column)), Fault::Published(fault)));
                }
            }
        }
    }
}

/// Units compare without the body that stands before the place: "UBND huyện Cư Jút" is "Huyện Cư Jút".
fn unit_key(name: &str) -> String {
    let folded = fold_title(name);
    folded.strip_prefix("ubnd ").unwrap_or(&folded).to_owned()
}

fn is_number(kind: Kind) -> bool {
    match kind {
        Kind::Rank
        | Kind::Score(_)
        | Kind::Count(_)
        | Kind::IndexMean
        | Kind::IndexMaximum
        | Kind::IndexShare
        | Kind::ClassCount(_)
        | Kind::Units => true,
        Kind::Unit | Kind::Group | Kind::Order | Kind::Class | Kind::Index | Kind::Unknown => false,
    }
}
