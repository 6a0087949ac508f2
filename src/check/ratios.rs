//! Sentences that score by a ratio: what they reach of their target, and what they must not say twice.

use super::Checker;
use super::expr::written;
use super::kind::Dim;
use crate::diagnostic::{Fault, Finding, Shape, TypeFault};
use crate::ir::{Node, NodeId, RowId};
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

    /// A ratio, or how much of its target it reaches.
    pub(super) fn reached(&mut self, value: &Expr, target: Option<&Expr>, row: RowId) -> Option<NodeId> {
        let over = self.number(value, Some(row));
        let Some(target) = target else { return self.pure(value, over?, row) };
        let by = match self.number(target, Some(row)) {
            Some(by) => by,
            None => return over.and_then(|over| self.pure(value, over, row)).and(None),
        };
        let over = over?;
        // A rate (`thu / dân`) reaches its share of a rate of the same things.
        let rates = !over.1.is_pure() && !over.1.is_count() && !by.1.bare && over.1.agrees(&by.1);
        let (over, by) = if rates {
            (over.0, by.0)
        } else {
            // Under what is no ratio a target has its unit, and lost no sign.
            let over = self.pure(value, over, row)?;
            if self.percent_lost(target, Some(row)) {
                return None;
            }
            (over, self.pure(target, by, row)?)
        };
        if self.program.constant(by).is_some_and(|target| !target.is_positive()) {
            self.report_in(Some(row), target.span, Fault::Type(TypeFault::NotPositive { text: written(target) }));
            return None;
        }
        let reached = self.node(Node::Quotient { over, by }, target.span);
        let one = self.node(Node::Constant(Exact::one()), target.span);
        Some(self.node(Node::Cap { value: reached, limit: one }, target.span))
    }

    /// What must be a ratio.
    fn pure(&mut self, expr: &Expr, (node, dim): (NodeId, Dim), row: RowId) -> Option<NodeId> {
        if dim.is_pure() {
            return Some(node);
        }
        // Two figures that count different things were refused as range of each other already: one mend for both.
        let twice = |finding: &Finding| match (&finding.fault, dim.shape()) {
            (Fault::Type(TypeFault::Mismatch { left: Shape::Count(left), right: Shape::Count(right) }), Shape::Mixed(found)) => {
                finding.subject == self.program.row(row).map(crate::ir::Row::subject)
                    && (found == format!("{left} / {right}") || found == format!("{right} / {left}"))
            }
            _ => false,
        };
        if !self.findings.iter().any(twice) {
            self.report_in(Some(row), expr.span, Fault::Type(TypeFault::NotRatio { found: dim.shape() }));
        }
        None
    }
}
