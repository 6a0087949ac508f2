//! The examples of a rule file: what each gives and what it expects.

use super::expr::literal_value;
use super::names::Found;
use super::{Checker, Outline};
use crate::diagnostic::NameKind;
use crate::ir::{self, Example, Expectation, InputOrProperty};
use crate::name::{fold_title, nearest};
use crate::source::At;
use crate::syntax::tree::{Block, ClauseKind, Head, Then};

impl Checker<'_> {
    pub(super) fn examples(&mut self, outline: &Outline<'_>) {
        for block in &outline.examples {
            if let Some(Head::Example(title)) = &block.head {
                self.example(block, title);
            }
        }
    }

    fn example(&mut self, block: &Block, title: &At<String>) {
        let mut example = Example { title: title.value.clone(), span: title.span, given: Vec::new(), expected: Vec::new() };
        for clause in super::clauses::fitting(block, self.findings) {
            match &clause.kind {
                ClauseKind::Given(items) => {
                    for item in items {
                        let found = match (&item.name, &item.of) {
                            (Some(name), of) => self.look_up(name, of.as_ref(), None),
                            (None, Some(code)) => self.entered_points(code).map(Found::Input),
                            (None, None) => None,
                        };
                        let id = match found {
                            Some(Found::Input(id)) => InputOrProperty::Input(id),
                            Some(Found::Property(id)) => InputOrProperty::Property(id),
                            None => continue,
                        };
                        example.given.push((id, item.value.value.clone(), item.value.span));
                    }
                }
                ClauseKind::Then(then) => {
                    if let Some(expected) = self.expectation(then) {
                        example.expected.push((expected, clause.span));
                    }
                }
                _ => {}
            }
        }
        self.program.examples.push(example);
    }

    /// The input of the points that people enter for a row.
    fn entered_points(&mut self, code: &At<crate::code::Code>) -> Option<ir::InputId> {
        let row = self.row_of(code)?;
        match self.program.row(row).map(|row| &row.score) {
            Some(ir::Score::Entered(input)) => Some(*input),
            _ => {
                self.unknown(code.span, code.value.as_str(), NameKind::Input, None, Some(row));
                None
            }
        }
    }

    fn expectation(&mut self, then: &Then) -> Option<Expectation> {
        Some(match then {
            Then::Points { row, points } => Expectation::Points(self.row_of(row)?, literal_value(points.value).0),
            Then::Total(points) => Expectation::Total(literal_value(points.value).0),
            Then::Class(class) => {
                let known = self.program.classes.iter().flat_map(|classes| &classes.rows);
                let found = known.clone().find(|known| fold_title(&known.name) == fold_title(&class.value));
                match found {
                    Some(found) => Expectation::Class(found.name.clone()),
                    None => {
                        let near = nearest(&class.value, known.map(|class| class.name.as_str())).map(|near| format!("\"{near}\""));
                        self.unknown(class.span, &class.value, NameKind::Class, near, None);
                        return None;
                    }
                }
            }
        })
    }
}
