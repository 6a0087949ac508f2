//! Sentences that score by a ratio: what they must not say twice.

use super::Checker;
use super::expr::written;
use crate::diagnostic::{Fault, Finding, TypeFault};
use crate::ir::RowId;
use crate::quantity::Exact;
use crate::source::Span;
use crate::syntax::tree::{Expr, ExprKind, Factor, Mark};

impl Checker<'_> {
    /// `a / b × điểm tối đa`, the wording of most annexes: a ratio that is multiplied by the maximum once more. Reported here.
    pub(super) fn times_maximum(&mut self, value: &Expr, row: RowId) -> bool {
        let ExprKind::Product(parts) = &value.kind else { return false };
        let maximum = self.program.row(row).and_then(|row| row.maximum.points());
        let said = |factor: &Expr| match &factor.kind {
            ExprKind::MaxPoints => true,
            ExprKind::Number(literal) => literal.mark == Mark::Points && maximum == Some(&Exact::from(literal.number)),
            _ => false,
        };
        // With the sign that stands between it and the ratio.
        let (factor, place) = match parts.as_slice() {
            [.., (_, before), (Factor::Times, last)] if said(last) => (last, Span { start: before.span.end, ..last.span }),
            [(_, first), (Factor::Times, second), ..] if said(first) => (first, Span { end: second.span.start, ..first.span }),
            _ => return false,
        };
        let fault = TypeFault::TimesMaximum { factor: written(factor) };
        let finding = Finding::at(factor.span, Fault::Type(fault)).fix(place, "");
        self.findings.push(match self.program.row(row) {
            Some(row) => finding.about(row.subject()),
            None => finding,
        });
        true
    }
}
