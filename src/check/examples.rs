//! The examples of a rule file: what each gives and what it expects.

use super::names::Found;
use super::{Checker, Outline};
use crate::code::Code;
use crate::diagnostic::{Due, ExampleFault, Fault, Finding, ListFault, NameKind, Role, StateName, SyntaxFault};
use crate::ir::{self, Example, ExampleUnit, Expectation, Expected, GivenRecord, GivenRecords, GivenValue, InputOrProperty};
use crate::name::{fold, fold_title, nearest};
use crate::quantity::Exact;
use crate::source::{At, Span};
use crate::syntax::tree::{
    Amount, BLANK, Block, Clause, ClauseKind, ExampleHead, ExampleTable, Given, GivenList, Head, Mark, TableFile, Then,
};

/// An example of more lines nobody checks by hand.
const MOST_LINES: u64 = 1000;

impl Checker<'_> {
    pub(super) fn examples(&mut self, outline: &Outline<'_>) {
        for block in &outline.examples {
            if let Some(Head::Example(head)) = &block.head {
                self.example(block, head);
            }
        }
    }

    /// What an example gives or expects does not use a figure: it must still enter some score.
    fn example(&mut self, block: &Block, head: &ExampleHead) {
        self.names.counting = false;
        self.example_of(block, head);
        self.names.counting = true;
    }

    fn example_of(&mut self, block: &Block, head: &ExampleHead) {
        let clauses = super::clauses::fitting(block, self.findings);
        let units = self.units(&head.title.value, &clauses);
        let mut example = Example { title: head.title.value.clone(), span: head.title.span, units, expected: Vec::new() };
        for clause in &clauses {
            if let ClauseKind::Then { unit, then } = &clause.kind
                && let Some(unit) = self.unit_of(&example.units, unit.as_ref(), then, clause.span)
                && let Some(what) = self.expectation(then, &example.units, clause.span)
            {
                example.expected.push(Expected { unit, what, span: clause.span, blank: then.is_blank() });
            }
        }
        let tables: Vec<&ExampleTable> = clauses.iter().filter_map(|clause| table(clause)).collect();
        let missing = tables.is_empty() && matches!(head.table, TableFile::Here) && !block.broken;
        if missing || tables.iter().any(|table| table.lines.is_empty()) {
            let fault = ExampleFault::NoLines { example: example.title.clone() };
            self.report(head.title.span, Fault::Example(fault));
        } else if tables.is_empty() && matches!(head.table, TableFile::None) {
            self.program.examples.push(example);
        } else {
            for table in tables {
                self.example_table(&example, table);
            }
        }
    }

    /// The units of an example in the order in which they are named, each with what is given for it; one under the example's title where
    /// none is named. What is given without a unit holds for all of them.
    fn units(&mut self, title: &str, clauses: &[&Clause]) -> Vec<ExampleUnit> {
        let mut shared = ExampleUnit { name: String::new(), given: Vec::new(), records: Vec::new() };
        let mut units: Vec<ExampleUnit> = Vec::new();
        for clause in clauses {
            let ClauseKind::Given { unit, items, lists } = &clause.kind else { continue };
            let given = match unit {
                None => &mut shared,
                Some(name) => {
                    let known = units.iter().position(|unit| fold_title(&unit.name) == fold_title(&name.value));
                    let place = known.unwrap_or_else(|| {
                        units.push(ExampleUnit { name: name.value.clone(), given: Vec::new(), records: Vec::new() });
                        units.len().saturating_sub(1)
                    });
                    let Some(unit) = units.get_mut(place) else { continue };
                    unit
                }
            };
            for item in items {
                self.give(item, given);
            }
            for list in lists {
                self.give_records(list, given);
            }
        }
        if units.is_empty() {
            units.push(ExampleUnit { name: title.to_owned(), given: Vec::new(), records: Vec::new() });
        }
        for unit in &mut units {
            let own = std::mem::replace(&mut unit.given, shared.given.clone());
            unit.given.extend(own);
            let own = std::mem::replace(&mut unit.records, shared.records.clone());
            unit.records.extend(own);
        }
        units
    }

    fn give(&mut self, item: &Given, unit: &mut ExampleUnit) {
        // `cho dự_án = không phát sinh`: a state of the whole list.
        if let (Some(name), None) = (&item.name, &item.of)
            && let Some(list) = self.names.lists.get(&fold(&name.value)).copied()
        {
            let states = [StateName::Missing, StateName::NothingArising, StateName::NotApplicable];
            match states.into_iter().find(|state| super::state_words(*state) == item.value.value) {
                Some(state) => self.give_list(GivenRecords { list, lines: Err(state), span: item.span }, &name.value, unit),
                None => _ = self.bare_list(name, None),
            }
            return;
        }
        let given = &mut unit.given;
        let Some(of) = self.given_of(item.name.as_ref(), item.of.as_ref(), item.span) else { return };
        if let Some(first) = given.iter().find(|known| known.of == of) {
            let said = match (&item.name, &item.of) {
                (Some(name), _) => name.value.clone(),
                (None, Some(code)) => code.value.to_string(),
                (None, None) => "tổng điểm".to_owned(),
            };
            let fault = Fault::Syntax(SyntaxFault::Twice { clause: format!("cho {} =", said) });
            return self.findings.push(Finding::at(item.span, fault).label(first.span, Role::First));
        }
        given.push(GivenValue { of, text: item.value.value.clone(), span: item.value.span });
    }

    /// `dự_án gồm 2 dòng (kinh_phí = 5; đúng_hạn = có); (…)`
    fn give_records(&mut self, text: &GivenList, unit: &mut ExampleUnit) {
        let Some(list) = self.list_of(&text.list, None) else { return };
        let mut lines = Vec::new();
        let mut total = 0_u64;
        for record in &text.records {
            let times = record.times.as_ref().map_or(1, |times| times.value);
            total = total.saturating_add(times);
            if total > MOST_LINES {
                return self.report(text.span, Fault::List(ListFault::TooManyLines { most: MOST_LINES }));
            }
            let mut values: Vec<(usize, String, Span)> = Vec::new();
            for (name, value) in &record.values {
                let Some(field) = self.field_in(list, &name.value) else {
                    let fields = self.program.list(list).map(|list| list.fields.as_slice()).unwrap_or_default();
                    let near = nearest(&name.value, fields.iter().map(|field| field.name.as_str())).map(str::to_owned);
                    self.unknown(name.span, &name.value, NameKind::Field, near, None);
                    continue;
                };
                if let Some((.., first)) = values.iter().find(|(place, ..)| *place == field.place) {
                    let fault = Fault::Syntax(SyntaxFault::Twice { clause: format!("{} =", name.value) });
                    self.findings.push(Finding::at(name.span, fault).label(*first, Role::First));
                    continue;
                }
                values.push((field.place, value.value.clone(), value.span));
            }
            lines.push(GivenRecord { times: usize::try_from(times).unwrap_or(usize::MAX), values });
        }
        self.give_list(GivenRecords { list, lines: Ok(lines), span: text.span }, &text.list.value, unit);
    }

    fn give_list(&mut self, records: GivenRecords, name: &str, unit: &mut ExampleUnit) {
        if let Some(first) = unit.records.iter().find(|known| known.list == records.list) {
            let fault = Fault::Syntax(SyntaxFault::Twice { clause: format!("cho {name}") });
            return self.findings.push(Finding::at(records.span, fault).label(first.span, Role::First));
        }
        unit.records.push(records);
    }

    /// What a name or a code stands for where a value is given.
    pub(super) fn given_of(&mut self, name: Option<&At<String>>, of: Option<&At<Code>>, span: Span) -> Option<InputOrProperty> {
        let found = match (name, of) {
            (Some(name), of) => self.look_up(name, of, None)?,
            (None, Some(code)) => Found::Input(self.entered_points(code)?),
            (None, None) => Found::Input(self.entered_total(span)?),
        };
        Some(match found {
            Found::Input(id) => InputOrProperty::Input(id),
            Found::Property(id) => InputOrProperty::Property(id),
        })
    }

    /// The input of the total, where people enter it.
    fn entered_total(&mut self, span: Span) -> Option<ir::InputId> {
        match self.program.total {
            ir::Total::Entered(input) => Some(input),
            ir::Total::Gathered(_) => {
                self.unknown(span, "tổng điểm", NameKind::Input, None, None);
                None
            }
        }
    }

    /// The input of the points that people enter for a row.
    fn entered_points(&mut self, code: &At<Code>) -> Option<ir::InputId> {
        let row = self.row_of(code)?;
        match self.program.row(row).map(|row| &row.score) {
            Some(ir::Score::Entered(input)) => Some(*input),
            _ => {
                self.unknown(code.span, code.value.as_str(), NameKind::Input, None, Some(row));
                None
            }
        }
    }

    /// The unit that an expectation is about. Where an example has several, it must be said, but for their order.
    fn unit_of(&mut self, units: &[ExampleUnit], unit: Option<&At<String>>, then: &Then, span: Span) -> Option<usize> {
        let known = |name: &str| units.iter().position(|unit| fold_title(&unit.name) == fold_title(name));
        match unit {
            // An order and a mean are of all units together.
            None if units.len() == 1 || matches!(then, Then::Ranks { .. } | Then::Mean { .. }) => Some(0),
            None => {
                self.no_unit(units, None, span);
                None
            }
            Some(name) => known(&name.value).or_else(|| {
                self.no_unit(units, Some(name.value.clone()), name.span);
                None
            }),
        }
    }

    fn no_unit(&mut self, units: &[ExampleUnit], unit: Option<String>, span: Span) {
        let known = units.iter().map(|unit| unit.name.clone()).collect();
        self.report(span, Fault::Example(ExampleFault::Unit { unit, known }));
    }

    /// What a sentence or cell at a place expects.
    pub(super) fn expectation(&mut self, then: &Then, units: &[ExampleUnit], place: Span) -> Option<Expectation> {
        Some(match then {
            Then::Points { row, amount } => {
                let row = self.row_of(row);
                let points = self.amount_points(amount);
                Expectation::Points(row?, points?)
            }
            Then::State { row, state } => Expectation::State(self.row_of(row)?, *state),
            // Compared with nothing: what the row comes to is told, points or not.
            Then::Blank { row } => Expectation::Points(self.row_of(row)?, Exact::zero()),
            Then::Left { row } => Expectation::Left(self.row_of(row)?),
            Then::Applicable { row, amount } => {
                let row = match row {
                    Some(code) => Some(self.row_of(code)?),
                    None => None,
                };
                Expectation::Applicable(row, self.amount_points(amount)?)
            }
            Then::Total(None) => Expectation::Total(None),
            Then::Total(Some(amount)) => Expectation::Total(Some(self.amount_points(amount)?)),
            Then::Percent(amount) => Expectation::Percent(self.amount_share(amount)?),
            Then::Mean { of, amount } => {
                let of = self.basis(of);
                let mean = if of == Some(ir::Basis::Percent) { self.amount_share(amount) } else { self.amount_points(amount) };
                Expectation::Mean(of?, mean?)
            }
            Then::Pillar { title, amount } => {
                let pillar = self.pillar_of(title);
                let points = self.amount_points(amount);
                Expectation::Pillar(pillar?, points?)
            }
            Then::Class(_) if self.program.classes.is_none() => return self.no_table(false, place),
            Then::Class(None) => Expectation::Class(None),
            Then::Class(Some(class)) if class.value == BLANK => Expectation::Class(Some(BLANK.to_owned())),
            Then::Class(Some(class)) => Expectation::Class(Some(self.class_of(class)?)),
            Then::Finding(code) => Expectation::Finding(code.value.clone()),
            Then::Ranks { table, places } => {
                let table = self.ranking_of(table.as_ref(), place)?;
                let mut out = Vec::new();
                for units_there in places {
                    let mut shared = Vec::new();
                    for name in units_there {
                        match units.iter().position(|unit| fold_title(&unit.name) == fold_title(&name.value)) {
                            Some(unit) => shared.push(unit),
                            None => {
                                self.no_unit(units, Some(name.value.clone()), name.span);
                                return None;
                            }
                        }
                    }
                    out.push(shared);
                }
                Expectation::Ranks { table, places: out }
            }
        })
    }

    /// An amount where points are due.
    fn amount_points(&mut self, amount: &At<Amount>) -> Option<Exact> {
        match amount.value.mark {
            Mark::Points | Mark::None => Some(amount.value.number.clone()),
            Mark::Percent => self.undue(amount, Due::Points),
        }
    }

    /// An amount where a percentage is due, as a share.
    fn amount_share(&mut self, amount: &At<Amount>) -> Option<Exact> {
        match amount.value.mark {
            Mark::Percent => amount.value.number.over(&Exact::from(100)),
            Mark::None => Some(amount.value.number.clone()),
            Mark::Points => self.undue(amount, Due::Percent),
        }
    }

    fn undue<T>(&mut self, amount: &At<Amount>, due: Due) -> Option<T> {
        let number = crate::quantity::show(&amount.value.number, crate::quantity::Style::people()).text;
        let text = match amount.value.mark {
            Mark::Points => format!("{number} điểm"),
            Mark::Percent => format!("{number}%"),
            Mark::None => number,
        };
        self.report(amount.span, Fault::Example(ExampleFault::Value { text, due }));
        None
    }

    fn class_of(&mut self, class: &At<String>) -> Option<String> {
        let known: Vec<String> = self.program.classes.iter().flat_map(|classes| &classes.rows).map(|class| class.name.clone()).collect();
        let found = self.titled(class, NameKind::Class, known.clone())?;
        known.into_iter().nth(found)
    }

    /// A ranking table by its title, or the first where none is said.
    fn ranking_of(&mut self, title: Option<&At<String>>, place: Span) -> Option<usize> {
        if self.program.rankings.is_empty() {
            return self.no_table(true, place);
        }
        let Some(title) = title else { return Some(0) };
        let known = self.program.rankings.iter().map(|ranking| ranking.title.clone().unwrap_or_default()).collect();
        self.titled(title, NameKind::Ranking, known)
    }

    fn no_table<T>(&mut self, ranks: bool, place: Span) -> Option<T> {
        if !self.incomplete {
            self.report(place, Fault::Example(ExampleFault::NoTable { ranks }));
        }
        None
    }

    /// The place of a title among those that the set has; an unknown one is reported with the nearest.
    fn titled(&mut self, title: &At<String>, kind: NameKind, known: Vec<String>) -> Option<usize> {
        let found = known.iter().position(|known| fold_title(known) == fold_title(&title.value));
        if found.is_none() && !self.incomplete {
            let near = nearest(&title.value, known.iter().map(String::as_str)).map(|near| format!("\"{near}\""));
            self.unknown(title.span, &title.value, kind, near, None);
        }
        found
    }
}

fn table<'a>(clause: &&'a Clause) -> Option<&'a ExampleTable> {
    match &clause.kind {
        ClauseKind::Table(table) => Some(table),
        _ => None,
    }
}
