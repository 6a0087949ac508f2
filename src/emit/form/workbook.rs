//! A form as an Excel workbook.

use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, Formula, Workbook as Book, Worksheet, XlsxError};

use super::known;
use super::look::{self, Look};
use super::sheet_names::SheetNames;
use super::validation::{Places, rule};
use crate::diagnostic::column_letters;
use crate::form::{CHOICES_SHEET, Column, ColumnOf, Entry, Form, FormUnit, Line, ListForm, Role};
use crate::ir::InputId;

/// So many lines are prepared where no roster says how many units there are.
const BLANK_UNITS: u32 = 100;

/// So many of them show their borders.
const BLANK_SHOWN: u32 = 30;

/// So many records of a list are prepared.
const BLANK_RECORDS: u32 = 1_000;

/// So many corrections are prepared.
const BLANK_CORRECTIONS: u32 = 200;

/// Lines that stay in sight may be so many points high, or nothing else would be in sight.
const MOST_FROZEN: u16 = 260;

/// A form of more columns is not squeezed into the width of a page.
const MOST_ON_PAGE: usize = 12;

/// The widths of a form with one figure per line.
const FIGURE_WIDTHS: [u16; 8] = [22, 32, 32, 13, 30, 20, 30, 20];

/// The widths of the common figures.
const COMMON_WIDTHS: [u16; 5] = [44, 18, 16, 34, 30];

/// The widths of corrections.
const CORRECTION_WIDTHS: [u16; 6] = [32, 14, 18, 18, 12, 60];

const SHARED: &str = "Thông tin chung";
const DATA: &str = "Số liệu";
const A4: u8 = 9;

/// What the workbook is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One sheet with a line per unit.
    Lines,
    /// A sheet per unit.
    Sheets,
    /// A sheet of corrections.
    Corrections,
}

/// A form and for whom.
pub struct Workbook<'a> {
    /// The form.
    pub form: &'a Form,
    /// The units; none if nobody said.
    pub units: &'a [FormUnit],
    /// What it is for.
    pub layout: Layout,
}

/// The bytes of the workbook. `Err` says what Excel would not take, such as a text of more than 32.767 letters.
pub fn to_xlsx(workbook: &Workbook<'_>) -> Result<Vec<u8>, String> {
    write(workbook).map_err(|error| error.to_string())
}

fn write(workbook: &Workbook<'_>) -> Result<Vec<u8>, XlsxError> {
    let form = workbook.form;
    let mut book = Book::new();
    // The same form is the same file, whenever it is made.
    book.set_properties(&DocProperties::new().set_title(&form.title).set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let mut names = SheetNames::default();
    let choices = Choices::of(form, workbook, &mut names);
    let look = Look::new();
    let shared = (workbook.layout != Layout::Corrections).then(|| form.common_lines()).flatten().map(|lines| (names.take(SHARED), lines));
    let maker = Maker { form, look: &look, choices: &choices };
    match workbook.layout {
        Layout::Lines => {
            let name = names.take(form.round.as_deref().unwrap_or(DATA));
            maker.lines(book.add_worksheet().set_name(name)?, &form.lines(), &form.columns, workbook.units, BLANK_UNITS)?;
        }
        Layout::Corrections => {
            let name = names.take(form.round.as_deref().unwrap_or(DATA));
            maker.corrections(book.add_worksheet().set_name(name)?, workbook.units)?;
        }
        Layout::Sheets => {
            for unit in workbook.units {
                let name = names.take(&unit.name);
                let known: Vec<Option<String>> = form.columns.iter().map(|column| known(column, unit).map(str::to_owned)).collect();
                let lines = form.unit_lines(&unit.name, &known);
                maker.figures(book.add_worksheet().set_name(name)?, &lines, &form.columns, &FIGURE_WIDTHS, 7)?;
            }
        }
    }
    if let Some((name, lines)) = shared {
        maker.figures(book.add_worksheet().set_name(name)?, &lines, &form.common, &COMMON_WIDTHS, 1)?;
    }
    for list in form.lists.iter().filter(|_| workbook.layout != Layout::Corrections) {
        let name = names.take(&list.title);
        maker.list(book.add_worksheet().set_name(name)?, list, workbook.units)?;
    }
    choices.write(&mut book, form, &look)?;
    book.save_to_buffer()
}

/// What lists offer. The words stand on a hidden sheet, because a list inside a rule may be no longer than 255 letters and its words may
/// hold no comma.
struct Choices {
    name: String,
    first: u32,
    lists: Vec<Vec<String>>,
}

impl Choices {
    fn of(form: &Form, workbook: &Workbook<'_>, names: &mut SheetNames) -> Self {
        let mut lists: Vec<Vec<String>> = Vec::new();
        let mut add = |list: Vec<String>| {
            if !list.is_empty() && !lists.contains(&list) {
                lists.push(list);
            }
        };
        if workbook.layout == Layout::Corrections {
            add(units(workbook.units));
            add(codes(form));
        } else {
            let lists = form.lists.iter().flat_map(|list| &list.columns);
            add(if form.lists.is_empty() { Vec::new() } else { units(workbook.units) });
            form.columns.iter().chain(&form.common).chain(lists).filter_map(|column| offered(form, column)).for_each(&mut add);
        }
        Choices { name: names.take(CHOICES_SHEET), first: number(form.choice_lines().len()), lists }
    }

    /// Where the words of a list stand, for a rule.
    fn place(&self, list: &[String]) -> Option<String> {
        let column = self.lists.iter().position(|known| known == list)?;
        let letters = column_letters(column.saturating_add(1));
        let first = self.first.saturating_add(1);
        let last = self.first.saturating_add(number(list.len()));
        Some(format!("='{}'!${letters}${first}:${letters}${last}", self.name))
    }

    fn write(&self, book: &mut Book, form: &Form, look: &Look) -> Result<(), XlsxError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet().set_name(&self.name)?;
        for (row, line) in form.choice_lines().into_iter().enumerate() {
            for (column, text) in line.cells.iter().enumerate() {
                sheet.write_string_with_format(number(row), narrow(column), text, &look.about)?;
            }
        }
        for (column, list) in self.lists.iter().enumerate() {
            for (row, word) in list.iter().enumerate() {
                sheet.write_string(self.first.saturating_add(number(row)), narrow(column), word)?;
            }
        }
        sheet.set_hidden(true);
        Ok(())
    }
}

/// The words that the cells of a column offer: its own and those for states.
fn offered(form: &Form, column: &Column) -> Option<Vec<String>> {
    let Entry::List(words) = &column.entry else { return None };
    let states = if matches!(column.of, ColumnOf::Property(_)) { &[] } else { form.words.as_slice() };
    Some(words.iter().chain(states).cloned().collect())
}

fn units(units: &[FormUnit]) -> Vec<String> {
    units.iter().map(|unit| unit.name.clone()).collect()
}

/// The codes of the rows that have figures, each once.
fn codes(form: &Form) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for column in form.columns.iter().filter(|column| matches!(column.of, ColumnOf::Input(_))) {
        let title = column.says(crate::diagnostic::Guidance::Title);
        let code = title.split(' ').next().unwrap_or_default().to_owned();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// Fills sheets.
struct Maker<'a> {
    form: &'a Form,
    look: &'a Look,
    choices: &'a Choices,
}

impl Maker<'_> {
    /// A line per unit, or so many blank ones.
    fn lines(&self, sheet: &mut Worksheet, lines: &[Line], columns: &[Column], units: &[FormUnit], blank: u32) -> Result<(), XlsxError> {
        let widths: Vec<u16> = std::iter::once(look::LABEL_WIDTH).chain(columns.iter().map(look::width)).collect();
        for (column, width) in widths.iter().enumerate() {
            sheet.set_column_width(narrow(column), *width)?;
        }
        let above = self.above(sheet, lines, &widths)?;
        let first = number(lines.len());
        let (shown, ruled) = match number(units.len()) {
            0 => (BLANK_SHOWN, blank),
            units => (units, units),
        };
        for row in 0..shown {
            let unit = units.get(row as usize);
            let row = first.saturating_add(row);
            write_or_blank(sheet, row, 0, unit.map(|unit| unit.name.as_str()), &self.look.unit)?;
            for (at, column) in columns.iter().enumerate() {
                let text = unit.and_then(|unit| known(column, unit));
                write_or_blank(sheet, row, narrow(at.saturating_add(1)), text, &self.look.entry(column))?;
            }
        }
        let bottom = first.saturating_add(ruled).saturating_sub(1);
        // A relative address is meant from the first cell of the range on.
        let address = |at: usize| format!("{}{}", column_letters(at.saturating_add(2)), first.saturating_add(1));
        for (at, column) in columns.iter().enumerate() {
            let place = |id| position(columns, id).map(address);
            if let Some(rule) = rule(self.form, column, &self.places(column, address(at), &place)) {
                let at = narrow(at.saturating_add(1));
                sheet.add_data_validation(first, at, bottom, at, &rule)?;
            }
        }
        sheet.set_freeze_panes(if above <= MOST_FROZEN { first } else { 0 }, 1)?;
        page(sheet, columns.len() <= MOST_ON_PAGE)?;
        sheet.set_repeat_rows(first.saturating_sub(1), first.saturating_sub(1))?;
        sheet.set_repeat_columns(0, 0)?;
        Ok(())
    }

    /// A list: a line per record, whose unit is chosen where the units are known.
    fn list(&self, sheet: &mut Worksheet, list: &ListForm, known: &[FormUnit]) -> Result<(), XlsxError> {
        let lines = list.lines(self.form);
        self.lines(sheet, &lines, &list.columns, &[], BLANK_RECORDS)?;
        let first = number(lines.len());
        self.offer(sheet, first, first.saturating_add(BLANK_RECORDS).saturating_sub(1), 0, &units(known))
    }

    /// Lets people choose among words in the cells of a column.
    fn offer(&self, sheet: &mut Worksheet, first: u32, last: u32, column: u16, words: &[String]) -> Result<(), XlsxError> {
        if let Some(place) = self.choices.place(words).filter(|_| !words.is_empty()) {
            let offer = DataValidation::new().allow_list_formula(Formula::new(place));
            sheet.add_data_validation(first, column, last, column, &offer)?;
        }
        Ok(())
    }

    /// A figure per line; the values stand in a column of their own.
    fn figures(&self, sheet: &mut Worksheet, lines: &[Line], columns: &[Column], widths: &[u16], value: u16) -> Result<(), XlsxError> {
        for (column, width) in widths.iter().enumerate() {
            sheet.set_column_width(narrow(column), *width)?;
        }
        let figures = lines.iter().take_while(|line| !matches!(line.role, Role::Figure(_))).count();
        self.above(sheet, lines, widths)?;
        let address = |at: usize| {
            let row = figures.saturating_add(at).saturating_add(1);
            format!("{}{row}", column_letters(usize::from(value).saturating_add(1)))
        };
        for (at, column) in columns.iter().enumerate() {
            let row = number(figures.saturating_add(at));
            let line = lines.get(figures.saturating_add(at));
            let text = line.and_then(|line| line.cells.get(usize::from(value))).map(String::as_str).filter(|text| !text.is_empty());
            write_or_blank(sheet, row, value, text, &self.look.entry(column))?;
            let place = |id| position(columns, id).map(address);
            if let Some(rule) = rule(self.form, column, &self.places(column, address(at), &place)) {
                sheet.add_data_validation(row, value, row, value, &rule)?;
            }
        }
        sheet.set_freeze_panes(number(figures), 0)?;
        page(sheet, true)?;
        let header = number(figures).saturating_sub(1);
        sheet.set_repeat_rows(header, header)?;
        Ok(())
    }

    /// Corrections of a later round.
    fn corrections(&self, sheet: &mut Worksheet, units_known: &[FormUnit]) -> Result<(), XlsxError> {
        let lines = self.form.correction_lines();
        for (column, width) in CORRECTION_WIDTHS.iter().enumerate() {
            sheet.set_column_width(narrow(column), *width)?;
        }
        self.above(sheet, &lines, &CORRECTION_WIDTHS)?;
        let first = number(lines.len());
        let last = first.saturating_add(BLANK_CORRECTIONS).saturating_sub(1);
        for row in first..first.saturating_add(BLANK_SHOWN) {
            for column in 0..narrow(CORRECTION_WIDTHS.len()) {
                sheet.write_blank(row, column, &self.look.unit)?;
            }
        }
        for (column, list) in [units(units_known), codes(self.form)].iter().enumerate() {
            self.offer(sheet, first, last, narrow(column), list)?;
        }
        sheet.set_freeze_panes(first, 0)?;
        page(sheet, true)?;
        sheet.set_repeat_rows(first.saturating_sub(1), first.saturating_sub(1))?;
        Ok(())
    }

    /// Writes the lines, and gives how high those above the data are.
    fn above(&self, sheet: &mut Worksheet, lines: &[Line], widths: &[u16]) -> Result<u16, XlsxError> {
        let width = |column: usize| widths.get(column).copied().unwrap_or(look::UNSET_WIDTH);
        let (last, wide) = look::about(width);
        let mut total = 0_u16;
        for (row, line) in lines.iter().enumerate() {
            let row = number(row);
            for (column, text) in line.cells.iter().enumerate() {
                let format = self.format(line.role, column);
                if column > 0 && matches!(line.role, Role::Stamp | Role::About | Role::Unit) {
                    sheet.merge_range(row, narrow(column), row, last, text, format)?;
                } else {
                    sheet.write_string_with_format(row, narrow(column), text, format)?;
                }
            }
            let height = match line.role {
                Role::Title => 22,
                // Its cell reaches over as many columns as a page shows.
                Role::Stamp | Role::About | Role::Unit => look::height(line.cells.iter().skip(1).map(|text| (text.as_str(), wide))),
                Role::Guidance(_) | Role::Header | Role::Figure(_) => {
                    look::height(line.cells.iter().enumerate().map(|(column, text)| (text.as_str(), width(column))))
                }
            };
            sheet.set_row_height(row, height)?;
            total = total.saturating_add(height);
        }
        Ok(total)
    }

    fn format(&self, role: Role, column: usize) -> &Format {
        match (role, column) {
            (Role::Title, _) => &self.look.title,
            (Role::Stamp | Role::About | Role::Unit | Role::Guidance(_), 0) => &self.look.label,
            (Role::Stamp | Role::About | Role::Unit, _) => &self.look.about,
            (Role::Header, _) => &self.look.header,
            (Role::Guidance(_) | Role::Figure(_), _) => &self.look.guidance,
        }
    }

    fn places<'p>(&self, column: &Column, own: String, of: &'p dyn Fn(InputId) -> Option<String>) -> Places<'p> {
        Places { own, of, list: offered(self.form, column).and_then(|words| self.choices.place(&words)) }
    }
}

fn position(columns: &[Column], id: InputId) -> Option<usize> {
    columns.iter().position(|column| matches!(column.of, ColumnOf::Input(own) | ColumnOf::Field(own) if own == id))
}

fn write_or_blank(sheet: &mut Worksheet, row: u32, column: u16, text: Option<&str>, format: &Format) -> Result<(), XlsxError> {
    match text {
        Some(text) => sheet.write_string_with_format(row, column, text, format)?,
        None => sheet.write_blank(row, column, format)?,
    };
    Ok(())
}

fn page(sheet: &mut Worksheet, fit: bool) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4).set_landscape().set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3).set_footer("&RTrang &P/&N");
    if fit {
        sheet.set_print_fit_to_pages(1, 0);
    }
    Ok(())
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn narrow(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
