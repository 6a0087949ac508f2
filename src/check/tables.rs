//! What is made of the rows: pillars and the examples; classes and rankings have files of their own.

use super::expr::literal_value;
use super::names::Found;
use super::{Checker, Outline, inferred};
use crate::diagnostic::{Fault, Finding, NameFault, NameKind, Role, StructureFault};
use crate::ir::{self, Example, Expectation, InputOrProperty, Pillar, RowId};
use crate::name::{fold_title, nearest};
use crate::source::At;
use crate::syntax::tree::{Basis, Block, ClauseKind, Head, PillarHead, Then};

impl Checker<'_> {
    pub(super) fn tables(&mut self, outline: &Outline<'_>) {
        self.definitions = super::score::Definitions::default();
        for block in &outline.pillars {
            if let Some(Head::Pillar(head)) = &block.head {
                self.pillar(block, head);
            }
        }
        self.scored = true;
        for (index, block) in outline.classes.iter().enumerate() {
            let Some(Head::Classes(head)) = &block.head else { continue };
            // One table for units, and one for each kind of rows.
            let of = |block: &&&Block| match &block.head {
                Some(Head::Classes(other)) => other.each.as_ref().map(|each| each.value) == head.each.as_ref().map(|each| each.value),
                _ => false,
            };
            match outline.classes.iter().take(index).find(of) {
                Some(first) => {
                    let fault = NameFault::Doubled { name: "xếp loại".to_owned(), kind: NameKind::ClassTable };
                    let finding = Finding::at(head.span, Fault::Name(fault));
                    self.findings.push(finding.label(super::head_span(first), Role::First));
                }
                None => self.classes(block, head),
            }
        }
        for block in &outline.rankings {
            if let Some(Head::Ranking(head)) = &block.head {
                self.ranking(block, head);
            }
        }
        self.scored = false;
        for block in &outline.examples {
            if let Some(Head::Example(title)) = &block.head {
                self.example(block, title);
            }
        }
    }

    fn pillar(&mut self, block: &Block, head: &PillarHead) {
        let clauses = super::clauses::fitting(block, self.findings);
        let folded = fold_title(&head.title.value);
        if let Some(first) = self.program.pillars.iter().find(|known| fold_title(&known.title) == folded) {
            let fault = NameFault::Doubled { name: head.title.value.clone(), kind: NameKind::Pillar };
            let finding = Finding::at(head.title.span, Fault::Name(fault)).label(first.span, Role::First);
            return self.findings.push(finding);
        }
        let mut members = Vec::new();
        let mut whole = true;
        for code in &head.members {
            let Some(row) = self.row_of(code) else {
                whole = false;
                continue;
            };
            // A row and one above it are the same points twice.
            if members.iter().any(|member| self.within(row, *member) || self.within(*member, row)) {
                let fault = StructureFault::PillarTwice { code: code.value.to_string() };
                self.report(code.span, Fault::Structure(fault));
                continue;
            }
            members.push(row);
        }
        // What an unknown member would add is not known, and its code was reported.
        let declared = head.maximum.as_ref().filter(|_| whole).map(|at| (literal_value(at.value).0, at.span));
        self.declared.pillars.push(declared);
        let inferred = inferred(block, &clauses);
        self.program.pillars.push(Pillar { title: head.title.value.clone(), members, span: head.title.span, inferred });
    }

    /// Whether a row is another or stands under it.
    fn within(&self, row: RowId, above: RowId) -> bool {
        let mut at = Some(row);
        while let Some(id) = at {
            if id == above {
                return true;
            }
            at = self.program.row(id).and_then(|row| row.parent);
        }
        false
    }

    pub(super) fn basis(&mut self, basis: &Basis) -> Option<ir::Basis> {
        Some(match basis {
            Basis::Total => ir::Basis::Total,
            Basis::Percent => ir::Basis::Percent,
            Basis::ScaledTo(literal) => ir::Basis::ScaledTo(literal_value(*literal).0),
            Basis::Index(code) => ir::Basis::Row(self.row_of(code)?),
            Basis::Pillar(title) => ir::Basis::Pillar(self.pillar_of(title)?),
        })
    }

    /// A pillar by its title; an unknown one is reported with the nearest.
    pub(super) fn pillar_of(&mut self, title: &At<String>) -> Option<usize> {
        let folded = fold_title(&title.value);
        let found = self.program.pillars.iter().position(|pillar| fold_title(&pillar.title) == folded);
        if found.is_none() && !self.incomplete {
            let known = self.program.pillars.iter().map(|pillar| pillar.title.as_str());
            let near = nearest(&title.value, known).map(|near| format!("\"{near}\""));
            self.unknown(title.span, &title.value, NameKind::Pillar, near, None);
        }
        found
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
