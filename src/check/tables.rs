//! What is made of the rows: pillars; classes, rankings and examples have files of their own.

use super::expr::literal_value;
use super::{Checker, Outline, inferred};
use crate::diagnostic::{Fault, Finding, NameFault, NameKind, Role, StructureFault};
use crate::ir::{self, Pillar, RowId};
use crate::name::{fold_title, nearest};
use crate::source::At;
use crate::syntax::tree::{Basis, Block, Head, PillarHead};

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
            let twice = members.iter().find(|member| self.within(row, **member) || self.within(**member, row));
            if let Some(member) = twice {
                let other = self.program.row(*member).filter(|_| *member != row).map(|other| other.code.to_string());
                let other = other.map(|other| (other, self.within(row, *member)));
                let fault = StructureFault::PillarTwice { code: code.value.to_string(), other };
                self.report(code.span, Fault::Structure(fault));
                continue;
            }
            members.push(row);
        }
        // What an unknown member would add is not known, and its code was reported.
        let declared = head.maximum.as_ref().filter(|_| whole).map(|at| (literal_value(at.value).0, at.span));
        self.declared.pillars.push(declared.clone());
        let inferred = inferred(block, &clauses);
        let maximum = declared.map(|(maximum, _)| maximum);
        self.program.pillars.push(Pillar { title: head.title.value.clone(), maximum, members, span: head.title.span, inferred });
    }

    /// Whether a row is another or stands under it.
    pub(super) fn within(&self, row: RowId, above: RowId) -> bool {
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
}
