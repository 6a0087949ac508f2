//! The examples of a rule file: what each gives and what it expects.

use super::names::Found;
use super::{Checker, Outline};
use crate::code::Code;
use crate::diagnostic::{Due, ExampleFault, Fault, Finding, NameKind, Role, SyntaxFault};
use crate::ir::{self, Example, ExampleUnit, Expectation, Expected, GivenValue, InputOrProperty};
use crate::name::{fold_title, nearest};
use crate::quantity::Exact;
use crate::source::{At, Span};
use crate::syntax::tree::{Amount, Block, Clause, ClauseKind, ExampleHead, ExampleTable, Given, Head, Mark, TableFile, Then};

impl Checker<'_> {
    pub(super) fn examples(&mut self, outline: &Outline<'_>) {
        for block in &outline.examples {
            if let Some(Head::Example(head)) = &block.head {
                self.example(block, head);
            }
        }
    }

    fn example(&mut self, block: &Block, head: &ExampleHead) {
        let clauses = super::clauses::fitting(block, self.findings);
        let units = self.units(&head.title.value, &clauses);
        let mut example = Example { title: head.title.value.clone(), span: head.title.span, units, expected: Vec::new() };
        for clause in &clauses {
            if let ClauseKind::Then { unit, then } = &clause.kind
                && let Some(unit) = self.unit_of(&example.units, unit.as_ref(), then, clause.span)
                && let Some(what) = self.expectation(then, &example.units, clause.span)
            {
                example.expected.push(Expected { unit, what, span: clause.span });
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
        let mut shared = Vec::new();
        let mut units: Vec<ExampleUnit> = Vec::new();
        for clause in clauses {
            let ClauseKind::Given { unit, items } = &clause.kind else { continue };
            let given = match unit {
                None => &mut shared,
                Some(name) => {
                    let known = units.iter().position(|unit| fold_title(&unit.name) == fold_title(&name.value));
                    let place = known.unwrap_or_else(|| {
                        units.push(ExampleUnit { name: name.value.clone(), given: Vec::new() });
                        units.len().saturating_sub(1)
                    });
                    let Some(unit) = units.get_mut(place) else { continue };
                    &mut unit.given
                }
            };
            for item in items {
                self.give(item, given);
            }
        }
        if units.is_empty() {
            units.push(ExampleUnit { name: title.to_owned(), given: Vec::new() });
        }
        for unit in &mut units {
            let own = std::mem::replace(&mut unit.given, shared.clone());
            unit.given.extend(own);
        }
        units
    }

    fn give(&mut self, item: &Given, given: &mut Vec<GivenValue>) {
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
            None if units.len() == 1 || matches!(then, Then::Ranks { .. }) => Some(0),
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
            Then::Percent(amount) => match amount.value.mark {
                Mark::Percent => Expectation::Percent(amount.value.number.over(&Exact::from(100))?),
                Mark::None => Expectation::Percent(amount.value.number.clone()),
                Mark::Points => return self.undue(amount, Due::Percent),
            },
            Then::Pillar { title, amount } => {
                let pillar = self.pillar_of(title);
                let points = self.amount_points(amount);
                Expectation::Pillar(pillar?, points?)
            }
            Then::Class(_) if self.program.classes.is_none() => return self.no_table(false, place),
            Then::Class(None) => Expectation::Class(None),
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
