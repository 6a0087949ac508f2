//! What is made of the rows: pillars, classes and ranking tables.

use super::expr::{literal_value, written};
use super::names::Found;
use super::{Checker, Outline, inferred};
use crate::diagnostic::{Fault, Finding, NameFault, NameKind, Role, StructureFault, TypeFault};
use crate::ir::{self, Class, ClassRange, Classes, Pillar, Ranking, RowId};
use crate::name::{fold_title, nearest};
use crate::quantity::Exact;
use crate::syntax::tree::{Basis, Block, ClassHead, ClauseKind, Expr, Head, PillarHead, RankHead, Take};

impl Checker<'_> {
    pub(super) fn tables(&mut self, outline: &Outline<'_>) {
        self.definitions = super::score::Definitions::default();
        for block in &outline.pillars {
            if let Some(Head::Pillar(head)) = &block.head {
                self.pillar(block, head);
            }
        }
        for (index, block) in outline.classes.iter().enumerate() {
            if let Some(Head::Classes(head)) = &block.head {
                if index > 0 {
                    let fault = NameFault::Doubled { name: "xếp loại".to_owned(), kind: NameKind::ClassTable };
                    let finding = Finding::at(head.span, Fault::Name(fault));
                    self.findings.push(match outline.classes.first() {
                        Some(first) => finding.label(super::head_span(first), Role::First),
                        None => finding,
                    });
                    continue;
                }
                self.classes(block, head);
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

    fn basis(&mut self, basis: &Basis) -> Option<ir::Basis> {
        Some(match basis {
            Basis::Total => ir::Basis::Total,
            Basis::Percent => ir::Basis::Percent,
            Basis::ScaledTo(literal) => ir::Basis::ScaledTo(literal_value(*literal).0),
            Basis::Index(code) => ir::Basis::Row(self.row_of(code)?),
            Basis::Pillar(title) => {
                let folded = fold_title(&title.value);
                match self.program.pillars.iter().position(|pillar| fold_title(&pillar.title) == folded) {
                    Some(found) => ir::Basis::Pillar(found),
                    None => {
                        if !self.incomplete {
                            let known = self.program.pillars.iter().map(|pillar| pillar.title.as_str());
                            let near = nearest(&title.value, known).map(|near| format!("\"{near}\""));
                            self.unknown(title.span, &title.value, NameKind::Pillar, near, None);
                        }
                        return None;
                    }
                }
            }
        })
    }

    fn classes(&mut self, block: &Block, head: &ClassHead) {
        let clauses = super::clauses::fitting(block, self.findings);
        let Some(basis) = self.basis(&head.basis) else { return };
        let mut rows: Vec<Class> = Vec::new();
        let mut whole = !block.broken;
        for row in &head.rows {
            if let Some(first) = rows.iter().find(|known| fold_title(&known.name) == fold_title(&row.name.value)) {
                let fault = NameFault::Doubled { name: row.name.value.clone(), kind: NameKind::Class };
                let finding = Finding::at(row.name.span, Fault::Name(fault)).label(first.span, Role::First);
                self.findings.push(finding);
            }
            let take = match &row.take.value {
                Take::Else => None,
                Take::Range(range) if self.half_percent(range, None) => {
                    whole = false;
                    continue;
                }
                Take::Range(range) => {
                    let low = self.class_end(&basis, range.low.as_ref());
                    let high = self.class_end(&basis, range.high.as_ref());
                    let (Ok(low), Ok(high)) = (low, high) else {
                        whole = false;
                        continue;
                    };
                    if let (Some((low, low_closed)), Some((high, high_closed))) = (&low, &high)
                        && (low > high || (low == high && !(*low_closed && *high_closed)))
                    {
                        let text = self.domain_text(range);
                        self.report(range.span, Fault::Syntax(crate::diagnostic::SyntaxFault::EmptyRange { text }));
                        whole = false;
                        continue;
                    }
                    Some(ClassRange { low, high })
                }
                Take::Values(values) => match values.as_slice() {
                    [only] => {
                        let value = literal_value(only.value).0;
                        Some(ClassRange { low: Some((value.clone(), true)), high: Some((value, true)) })
                    }
                    _ => {
                        whole = false;
                        continue;
                    }
                },
                _ => {
                    whole = false;
                    continue;
                }
            };
            let short = row.short.as_ref().map(|short| short.value.clone());
            rows.push(Class { name: row.name.value.clone(), short, take, span: row.span });
        }
        self.incomplete |= !whole;
        let inferred = inferred(block, &clauses);
        self.program.classes = Some(Classes { basis, rows, span: head.span, inferred });
    }

    /// The constant at the end of a class.
    #[allow(clippy::type_complexity, reason = "an end that is absent is not an end that failed")]
    fn class_end(&mut self, basis: &ir::Basis, end: Option<&(Expr, bool)>) -> Result<Option<(Exact, bool)>, ()> {
        let Some((expr, closed)) = end else { return Ok(None) };
        let (node, dim) = self.number(expr, None).ok_or(())?;
        // A percentage of a total, or points of a percentage, would class everybody alike.
        let percent = *basis == ir::Basis::Percent;
        let fits = dim.bare || if percent { dim.is_pure() } else { dim.is_points() };
        if !fits {
            let found = dim.shape();
            let fault = if percent { TypeFault::NotRatio { found } } else { TypeFault::NotPoints { found } };
            self.report(expr.span, Fault::Type(fault));
            return Err(());
        }
        match self.program.constant(node) {
            Some(value) => Ok(Some((value.clone(), *closed))),
            None => {
                let fault = TypeFault::NotConstant { text: written(expr) };
                self.report(expr.span, Fault::Type(fault));
                Err(())
            }
        }
    }

    fn ranking(&mut self, block: &Block, head: &RankHead) {
        let clauses = super::clauses::fitting(block, self.findings);
        if let Some(title) = &head.title {
            let same = |known: &&Ranking| known.title.as_ref().is_some_and(|known| fold_title(known) == fold_title(&title.value));
            if let Some(first) = self.program.rankings.iter().find(same) {
                let fault = NameFault::Doubled { name: title.value.clone(), kind: NameKind::Ranking };
                let finding = Finding::at(title.span, Fault::Name(fault)).label(first.span, Role::First);
                return self.findings.push(finding);
            }
        }
        let basis = self.basis(&head.basis);
        let filter = match &head.filter {
            Some(filter) => match self.condition(filter, None) {
                Some(node) => Some(node),
                None => return,
            },
            None => None,
        };
        let within = match &head.within {
            Some(name) => match self.look_up(name, None, None) {
                Some(Found::Property(id)) => Some(id),
                Some(Found::Input(_)) => {
                    self.unknown(name.span, &name.value, NameKind::Property, None, None);
                    return;
                }
                None => return,
            },
            None => None,
        };
        let mut ties = Vec::new();
        for clause in clauses {
            if let ClauseKind::Ties(items) = &clause.kind {
                for item in items {
                    if let Some(basis) = self.basis(&item.basis) {
                        ties.push((basis, item.higher));
                    }
                }
            }
        }
        let Some(basis) = basis else { return };
        let title = head.title.as_ref().map(|title| title.value.clone());
        self.program.rankings.push(Ranking { title, basis, filter, within, ties, span: head.span });
    }
}
