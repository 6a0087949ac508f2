//! Tables of examples: one example per line, whose cells are read by their columns.

use super::{Checker, state_words};
use crate::diagnostic::{Due, ExampleFault, Fault, Finding, Role, StateName, SyntaxFault};
use crate::ir::{Example, Expected, GivenValue, InputOrProperty};
use crate::name::fold;
use crate::quantity::{Exact, read_rule_number};
use crate::source::At;
use crate::syntax::tree::{Amount, BLANK, Column, ColumnKind, ExampleTable, Mark, TableLine, Then, is_blank};

/// A column with what its heading stands for.
enum Heading<'a> {
    Given(InputOrProperty),
    Name,
    Then(&'a ColumnKind),
    /// What could not be read or found; that was reported.
    Silent,
}

impl Checker<'_> {
    /// The examples of a table; each has what its block says besides.
    pub(super) fn example_table(&mut self, frame: &Example, table: &ExampleTable) {
        let headings: Vec<Heading<'_>> = table.columns.iter().map(|column| self.heading(column)).collect();
        self.columns_twice(&headings, table);
        for (index, line) in table.lines.iter().enumerate() {
            // An empty cell behind the last column says nothing and is in nobody's way.
            let filled = line.cells.iter().rposition(|cell| !cell.value.is_empty()).map_or(0, |last| last.saturating_add(1));
            let found = filled.max(line.cells.len().min(headings.len()));
            if found != headings.len() {
                let fault = ExampleFault::Cells { found, due: headings.len() };
                self.report(line.span, Fault::Example(fault));
                continue;
            }
            let example = self.line(frame, &headings, line, index.saturating_add(1));
            self.program.examples.push(example);
        }
    }

    fn heading<'a>(&mut self, column: &'a Column) -> Heading<'a> {
        match &column.kind {
            ColumnKind::Given { name, of } => {
                self.given_of(name.as_ref(), of.as_ref(), column.span).map_or(Heading::Silent, Heading::Given)
            }
            ColumnKind::Name => Heading::Name,
            ColumnKind::Unread => Heading::Silent,
            // Codes and titles are looked up here once, and not again for every line.
            ColumnKind::Row(code) | ColumnKind::Applicable(Some(code)) if self.row_of(code).is_none() => Heading::Silent,
            ColumnKind::Pillar(title) if self.pillar_of(title).is_none() => Heading::Silent,
            kind => Heading::Then(kind),
        }
    }

    fn columns_twice(&mut self, headings: &[Heading<'_>], table: &ExampleTable) {
        let mut seen = Vec::new();
        for (heading, column) in headings.iter().zip(&table.columns) {
            let Heading::Given(of) = heading else { continue };
            match seen.iter().find(|(known, _)| known == of) {
                Some((_, first)) => {
                    let fault = Fault::Syntax(SyntaxFault::Twice { clause: format!("cho {}", self.name_of(*of)) });
                    self.findings.push(Finding::at(column.span, fault).label(*first, Role::First));
                }
                None => seen.push((*of, column.span)),
            }
        }
    }

    fn name_of(&self, of: InputOrProperty) -> String {
        let name = match of {
            InputOrProperty::Input(id) => self.program.input(id).map(|input| input.name.clone()),
            InputOrProperty::Property(id) => self.program.properties.get(id.index()).map(|property| property.name.clone()),
        };
        name.unwrap_or_default()
    }

    fn line(&mut self, frame: &Example, headings: &[Heading<'_>], line: &TableLine, number: usize) -> Example {
        let mut example =
            Example {
                title: format!("{}, hàng {number}", frame.title), span: line.span, units: frame.units.clone(), expected: Vec::new()
            };
        for expected in &frame.expected {
            example.expected.push(Expected { span: line.span, ..expected.clone() });
        }
        for (heading, cell) in headings.iter().zip(&line.cells) {
            if cell.value.is_empty() {
                continue;
            }
            match heading {
                Heading::Given(of) => {
                    for unit in &mut example.units {
                        unit.given.retain(|given| given.of != *of);
                        unit.given.push(GivenValue { of: *of, text: folded_state(&cell.value), span: cell.span });
                    }
                }
                Heading::Name => example.title = format!("{}: {}", frame.title, cell.value),
                Heading::Then(kind) => {
                    if let Some(then) = self.cell(kind, cell)
                        && let Some(what) = self.expectation(&then, &frame.units, cell.span)
                    {
                        example.expected.push(Expected { unit: 0, what, span: cell.span, blank: then.is_blank() });
                    }
                }
                Heading::Silent => {}
            }
        }
        // A table is about one unit; what it gives to several it expects of each.
        let several: Vec<Expected> = example.expected.clone();
        for unit in 1..example.units.len() {
            example.expected.extend(several.iter().skip(frame.expected.len()).map(|expected| Expected { unit, ..expected.clone() }));
        }
        example
    }

    /// What a cell expects, by its column.
    fn cell(&mut self, kind: &ColumnKind, cell: &At<String>) -> Option<Then> {
        let words = fold(&cell.value);
        Some(match kind {
            ColumnKind::Row(row) => {
                let row = row.clone();
                match state(&words) {
                    Some(state) => Then::State { row, state },
                    None if words == fold("không tính") => Then::Left { row },
                    None => Then::Points { row, amount: self.amount(cell, Due::Row)? },
                }
            }
            ColumnKind::Applicable(row) => Then::Applicable { row: row.clone(), amount: self.amount(cell, Due::Points)? },
            ColumnKind::Total if words == fold("không có tổng điểm") => Then::Total(None),
            ColumnKind::Total => Then::Total(Some(self.amount(cell, Due::Points)?)),
            ColumnKind::Percent => Then::Percent(self.amount(cell, Due::Percent)?),
            ColumnKind::Pillar(title) => Then::Pillar { title: title.clone(), amount: self.amount(cell, Due::Points)? },
            ColumnKind::Class if words == fold("không xếp loại") => Then::Class(None),
            ColumnKind::Class if is_blank(&cell.value) => Then::Class(Some(At::new(BLANK.to_owned(), cell.span))),
            ColumnKind::Class => Then::Class(Some(cell.clone())),
            ColumnKind::Finding if is_blank(&cell.value) => Then::Finding(At::new(BLANK.to_owned(), cell.span)),
            ColumnKind::Finding if is_code(&cell.value) => Then::Finding(cell.clone()),
            ColumnKind::Finding => {
                let fault = ExampleFault::Value { text: cell.value.clone(), due: Due::Finding };
                self.report(cell.span, Fault::Example(fault));
                return None;
            }
            ColumnKind::Given { .. } | ColumnKind::Name | ColumnKind::Unread => return None,
        })
    }

    /// A number of a cell in the spelling of the decision, with its mark.
    fn amount(&mut self, cell: &At<String>, due: Due) -> Option<At<Amount>> {
        let text = cell.value.trim();
        let (bare, mark) = match (text.strip_suffix("điểm"), text.strip_suffix('%')) {
            (Some(bare), _) => (bare, Mark::Points),
            (None, Some(bare)) => (bare, Mark::Percent),
            (None, None) => (text, Mark::None),
        };
        if is_blank(bare) {
            return Some(At::new(Amount { number: Exact::zero(), mark, blank: true }, cell.span));
        }
        let mut number: Option<Exact> = None;
        let mut whole = bare.split('/').count() <= 2;
        for part in bare.split('/').map(str::trim) {
            match (read_rule_number(part), number.take()) {
                (Ok(read), None) => number = Some(Exact::from(read)),
                (Ok(read), Some(over)) => number = over.over(&Exact::from(read)),
                (Err(fault), _) if fault.offer().is_some() => {
                    let offers = fault.readings(part).into_iter().map(|offer| text.replacen(part, &offer, 1));
                    let finding = Finding::at(cell.span, Fault::Syntax(SyntaxFault::Number { text: part.to_owned(), fault }));
                    self.findings.push(offers.fold(finding, |finding, offer| finding.fix(cell.span, offer)));
                    return None;
                }
                (Err(_), _) => whole = false,
            }
        }
        match number.filter(|_| whole) {
            Some(number) => Some(At::new(Amount { number, mark, blank: false }, cell.span)),
            None => {
                self.report(cell.span, Fault::Example(ExampleFault::Value { text: text.to_owned(), due }));
                None
            }
        }
    }
}

fn state(folded: &str) -> Option<StateName> {
    let states = [StateName::Missing, StateName::NothingArising, StateName::NotApplicable];
    states.into_iter().find(|state| fold(state_words(*state)) == folded)
}

/// A state in its one spelling; anything else as written.
fn folded_state(text: &str) -> String {
    state(&fold(text)).map_or_else(|| text.to_owned(), |state| state_words(state).to_owned())
}

/// `E0725`
fn is_code(text: &str) -> bool {
    let (letter, digits) = text.split_at_checked(1).unwrap_or((text, ""));
    letter.bytes().all(|byte| byte.is_ascii_uppercase()) && digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}
