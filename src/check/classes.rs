//! Class tables: what is read, what each class takes, and what may lower a class afterwards.

use super::expr::{literal_value, written};
use super::{Checker, inferred};
use crate::diagnostic::{Fault, Finding, Listed, NameFault, NameKind, Role, SyntaxFault, TierFault, TypeFault};
use crate::ir::{self, Class, ClassChange, ClassEffect, ClassRange, ClassReads, ClassTake, Classes, RowClasses};
use crate::name::{fold_title, nearest};
use crate::quantity::Exact;
use crate::source::At;
use crate::syntax::tree::{self, Block, ClassChangeText, ClassHead, ClassRow, Clause, ClauseKind, Expr, Range, Take};

impl Checker<'_> {
    pub(super) fn classes(&mut self, block: &Block, head: &ClassHead) {
        let clauses = super::clauses::fitting(block, self.findings);
        let reads = match &head.reads {
            tree::ClassReads::Score(basis) => match self.basis(basis) {
                Some(basis) => ClassReads::Score(basis),
                None => return,
            },
            tree::ClassReads::Highest => ClassReads::Highest,
            tree::ClassReads::OneOnly => ClassReads::OneOnly,
        };
        let mut rows: Vec<Class> = Vec::new();
        let mut whole = !block.broken;
        for row in &head.rows {
            if let Some(first) = rows.iter().find(|known| fold_title(&known.name) == fold_title(&row.name.value)) {
                let fault = NameFault::Doubled { name: row.name.value.clone(), kind: NameKind::Class };
                let finding = Finding::at(row.name.span, Fault::Name(fault)).label(first.span, Role::First);
                self.findings.push(finding);
            }
            match self.class_take(&reads, row) {
                Some(take) => {
                    let short = row.short.as_ref().map(|short| short.value.clone());
                    rows.push(Class { name: row.name.value.clone(), short, take, span: row.span });
                }
                None => whole = false,
            }
        }
        let changes = self.class_changes(&rows, &clauses, whole);
        self.incomplete |= !whole;
        let inferred = inferred(block, &clauses);
        let table = Classes { reads, rows, whole, changes, span: head.span, inferred };
        match &head.each {
            None => self.program.classes = Some(table),
            Some(of) => self.row_classes(of, table),
        }
    }

    /// A table for rows one by one: their maxima differ, so only their shares can be classed alike.
    fn row_classes(&mut self, of: &At<Listed>, mut table: Classes) {
        let by_share = table.basis() == Some(&ir::Basis::Percent);
        if !by_share {
            self.report(table.span, Fault::Tier(TierFault::RowClassesByShare { of: of.value }));
        }
        for change in std::mem::take(&mut table.changes) {
            let clause = change.text.split(" khi ").next().unwrap_or_default().to_owned();
            let fault = SyntaxFault::Misplaced { clause, block: "xếp loại từng …".to_owned() };
            self.findings.at(change.span, Fault::Syntax(fault));
        }
        let list = self.list(of.value);
        if list.is_empty() && !self.incomplete {
            self.report(of.span, Fault::Tier(TierFault::ListShort { of: of.value, found: 0 }));
        }
        if by_share {
            self.program.row_classes.push(RowClasses { of: of.value, list, table });
        }
    }

    /// What a class takes; `None` if that could not be typed, which was reported.
    fn class_take(&mut self, reads: &ClassReads, row: &ClassRow) -> Option<ClassTake> {
        match (&row.take.value, reads) {
            (Take::Else, _) => Some(ClassTake::Else),
            (Take::When(when), ClassReads::Highest | ClassReads::OneOnly) => self.condition(when, None).map(ClassTake::When),
            (Take::Range(range), ClassReads::Score(basis)) => self.class_range(basis, range).map(ClassTake::Range),
            (Take::Values(values), ClassReads::Score(_)) => {
                let [only] = values.as_slice() else { return None };
                let value = literal_value(only.value).0;
                Some(ClassTake::Range(ClassRange { low: Some((value.clone(), true)), high: Some((value, true)) }))
            }
            (_, reads) => {
                let conditions = !matches!(reads, ClassReads::Score(_));
                self.report(row.span, Fault::Tier(TierFault::ClassRowShape { class: row.name.value.clone(), conditions }));
                None
            }
        }
    }

    fn class_range(&mut self, basis: &ir::Basis, range: &Range) -> Option<ClassRange> {
        if self.half_percent(range, None) {
            return None;
        }
        let low = self.class_end(basis, range.low.as_ref());
        let high = self.class_end(basis, range.high.as_ref());
        let (Ok(low), Ok(high)) = (low, high) else { return None };
        if let (Some((low, low_closed)), Some((high, high_closed))) = (&low, &high)
            && (low > high || (low == high && !(*low_closed && *high_closed)))
        {
            let (text, turned) = (self.domain_text(range), (low != high).then(|| self.turned_text(range)));
            self.report(range.span, Fault::Syntax(SyntaxFault::EmptyRange { text, turned }));
            return None;
        }
        Some(ClassRange { low, high })
    }

    /// The sentences that lower a class or take it away.
    fn class_changes(&mut self, rows: &[Class], clauses: &[&Clause], whole: bool) -> Vec<ClassChange> {
        let mut changes = Vec::new();
        for clause in clauses {
            let ClauseKind::ClassChange { change, when, text } = &clause.kind else { continue };
            let when = self.condition(when, None);
            let does = match change {
                ClassChangeText::AtMost { class, .. } => self.class_named(rows, class, whole).map(ClassEffect::AtMost),
                ClassChangeText::Below { class } => {
                    self.class_named(rows, class, whole).map(|class| ClassEffect::AtMost(class.saturating_add(1)))
                }
                ClassChangeText::OneDown => Some(ClassEffect::OneDown),
                ClassChangeText::None => Some(ClassEffect::None),
            };
            if let (Some(does), Some(when)) = (does, when) {
                changes.push(ClassChange { does, when, text: text.clone(), span: clause.span });
            }
        }
        changes
    }

    fn class_named(&mut self, rows: &[Class], class: &At<String>, whole: bool) -> Option<usize> {
        let found = rows.iter().position(|known| fold_title(&known.name) == fold_title(&class.value));
        // A class whose row could not be read is no unknown one.
        if found.is_none() && whole {
            let names = || rows.iter().map(|class| class.name.as_str());
            match (nearest(&class.value, names()), shortened(&class.value, names())) {
                // Half of the name is missing or too much: probable, and not certain.
                (None, Some(near)) => {
                    let near = Some(near.to_owned());
                    let fault = NameFault::Unknown { name: class.value.clone(), kind: NameKind::Class, near };
                    self.report(class.span, Fault::Name(fault));
                }
                (near, _) => {
                    let near = near.map(|near| format!("\"{near}\""));
                    self.unknown(class.span, &class.value, NameKind::Class, near, None);
                }
            }
        }
        found
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
}

/// The longest name that the written one begins with, or the only one that begins with it: `Hoàn thành nhiệm vụ` for `Hoàn thành`.
fn shortened<'n>(written: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let begins = |long: &str, short: &str| fold_title(long).strip_prefix(&fold_title(short)).is_some_and(|rest| rest.starts_with(' '));
    let longest = names.clone().filter(|name| begins(written, name)).max_by_key(|name| name.chars().count());
    longest.or_else(|| {
        let mut longer = names.filter(|name| begins(name, written));
        longer.next().filter(|_| longer.next().is_none())
    })
}
