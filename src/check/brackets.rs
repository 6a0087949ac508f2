//! Tables whose rows go on from the one below: `trên 10.000 đến 20.000: cứ thêm 1.000 được tính thêm 2 điểm`.

use super::Checker;
use super::expr::{literal_text, literal_value};
use super::kind::Dim;
use crate::diagnostic::{Fault, ScoringFault, SyntaxFault, TypeFault};
use crate::ir::{Node, NodeId, Row, RowId};
use crate::quantity::Exact;
use crate::source::At;
use crate::syntax::tree::{Block, ClauseKind, Expr, ExprKind, Literal, Mark, Range, Sign, Take, TierRow, ValueKind};

impl Checker<'_> {
    /// The rows of a table that go on from the one below: `trên 10.000 đến 20.000: cứ thêm 1.000 được tính thêm 2 điểm`.
    ///
    /// `rows` are the rows as written; the answer is the value of the row at `index`, whose lower end is `low`.
    pub(super) fn bracket(&mut self, subject: &Expr, rows: &[TierRow], index: usize, stepping: Option<bool>, row: RowId) -> Option<NodeId> {
        let text = rows.get(index)?;
        let ValueKind::More { per, points } = &text.value.kind else { return None };
        let low = self.lower_end(text, row)?;
        let Some(base) = self.value_at(rows, &low, stepping, row, 0) else {
            if stepping.is_some() {
                self.floating(text, rows, low, row);
            }
            return None;
        };
        let whole = stepping?;
        let points = self.points(points, Some(row))?;
        let (value, dim) = self.number(subject, Some(row))?;
        let step = self.step(per, &dim, row)?;
        let start = self.node(Node::Constant(low), text.take.span);
        let beyond = self.node(Node::Sum(vec![(Sign::Plus, value), (Sign::Minus, start)]), text.span);
        let steps = if whole {
            self.node(Node::WholeSteps { value: beyond, step }, text.span)
        } else {
            let by = self.node(Node::Constant(step), per.span);
            self.node(Node::Quotient { over: beyond, by }, text.span)
        };
        let more = self.node(Node::Product(vec![steps, points]), text.span);
        let base = self.node(Node::Constant(base), text.span);
        Some(self.node(Node::Sum(vec![(Sign::Plus, base), (Sign::Plus, more)]), text.span))
    }

    /// A step that fits what it is counted in.
    pub(super) fn step(&mut self, per: &At<Literal>, of: &Dim, row: RowId) -> Option<Exact> {
        let (step, dim) = literal_value(per.value);
        let literal = Expr { span: per.span, kind: ExprKind::Number(per.value) };
        if of.is_pure() && !of.bare && self.percent_lost(&literal, Some(row)) {
            return None;
        }
        let text = literal_text(per.value);
        if !of.agrees(&dim) || (per.value.mark == Mark::Percent && !of.is_pure()) {
            let fault = TypeFault::StepKind { subject: of.shape(), step: text };
            self.report_in(Some(row), per.span, Fault::Type(fault));
            return None;
        }
        if !step.is_positive() {
            self.report_in(Some(row), per.span, Fault::Type(TypeFault::NotPositive { text }));
            return None;
        }
        Some(step)
    }

    /// A bracket that goes on from nothing; where a row ends a little lower (`từ 1 đến 10`, then `từ 11`), it was meant to go on from there.
    fn floating(&mut self, text: &TierRow, rows: &[TierRow], low: Exact, row: RowId) {
        let ends = rows.iter().filter_map(|other| match &other.take.value {
            Take::Range(range) => range.high.as_ref().map(|(high, _)| high),
            _ => None,
        });
        let below = ends.filter_map(|high| Some((constant_of(high)?, high))).filter(|(end, _)| *end < low).max_by(|a, b| a.0.cmp(&b.0));
        let (offer, next) = match (&text.take.value, below) {
            (Take::Range(range), Some((value, end))) => {
                let from = Range { span: range.span, low: Some((end.clone(), false)), high: range.high.clone() };
                let next = range.low.as_ref().is_some_and(|(_, closed)| *closed) && low.minus(&value) == Exact::one();
                (Some(self.domain_text(&from)), next)
            }
            _ => (None, false),
        };
        let fault = Fault::Scoring(ScoringFault::BracketFloating { low, offer: offer.clone() });
        let mut finding = crate::diagnostic::Finding::at(text.take.span, fault);
        finding.subject = self.program.row(row).map(Row::subject);
        // Where values lie between the two ends, a row may be missing as well.
        self.findings.push(match offer {
            Some(offer) if next => finding.fix(text.take.span, offer),
            _ => finding,
        });
    }

    /// The points of the row that ends at a value, there.
    fn value_at(&mut self, rows: &[TierRow], end: &Exact, stepping: Option<bool>, row: RowId, depth: usize) -> Option<Exact> {
        // A chain of brackets is no longer than the table.
        if depth > rows.len() {
            return None;
        }
        let before = rows.iter().find(|text| match &text.take.value {
            Take::Range(range) => range.high.as_ref().is_some_and(|(high, _)| constant_of(high).as_ref() == Some(end)),
            Take::Values(values) => values.iter().any(|value| literal_value(value.value).0 == *end),
            _ => false,
        })?;
        let value = match &before.value.kind {
            ValueKind::Plain(expr) => {
                let node = self.points(expr, Some(row))?;
                self.program.constant(node).cloned()
            }
            ValueKind::More { per, points } => {
                let low = self.lower_end(before, row)?;
                let base = self.value_at(rows, &low, stepping, row, depth.saturating_add(1))?;
                let steps = end.minus(&low).over(&literal_value(per.value).0)?;
                let steps = if stepping? { steps.floor() } else { steps };
                let node = self.points(points, Some(row))?;
                Some(base.plus(&steps.times(self.program.constant(node)?)))
            }
            ValueKind::Each(_) | ValueKind::Scaled { .. } => None,
        };
        // What the row below may not pass, its neighbour does not begin above.
        let mut value = value?;
        for limit in &before.value.limits {
            let node = self.points(&limit.value, Some(row))?;
            let to = self.program.constant(node)?;
            value = if limit.upper { value.min(to.clone()) } else { value.max(to.clone()) };
        }
        Some(value)
    }

    fn lower_end(&mut self, text: &TierRow, row: RowId) -> Option<Exact> {
        let low = match &text.take.value {
            Take::Range(range) => range.low.as_ref(),
            _ => None,
        };
        let Some((low, _)) = low else {
            let fault = ScoringFault::BracketPlace { head: self.head_text(text), table: true };
            self.report_in(Some(row), text.take.span, Fault::Scoring(fault));
            return None;
        };
        let found = constant_of(low);
        if found.is_none() {
            let text = super::expr::written(low);
            self.report_in(Some(row), low.span, Fault::Type(TypeFault::NotConstant { text }));
        }
        found
    }

    /// Brackets say once for the row whether a part of a step counts; other tables do not say it.
    pub(super) fn stepping(&mut self, block: &Block, row: RowId) -> Option<bool> {
        let rows = |clause: &crate::syntax::tree::Clause| match &clause.kind {
            // The line that is wanted goes behind the last row.
            ClauseKind::Tiers { rows, .. } if rows.iter().any(|row| matches!(row.value.kind, ValueKind::More { .. })) => {
                rows.last().map(|row| row.span)
            }
            _ => None,
        };
        let bracket = block.clauses.iter().find_map(rows);
        let said = block.clauses.iter().find_map(|clause| match clause.kind {
            ClauseKind::Stepping { whole } => Some((whole, clause.span)),
            _ => None,
        });
        match (bracket, said) {
            (Some(place), None) if !block.broken => self.report_in(Some(row), place, Fault::Scoring(ScoringFault::SteppingMissing)),
            (None, Some((_, place))) if !block.broken => {
                let fault = SyntaxFault::Misplaced {
                    clause: "tính bước đủ".to_owned(), block: "chỉ số không có bậc “cứ thêm”".to_owned()
                };
                self.report_in(Some(row), place, Fault::Syntax(fault));
            }
            _ => {}
        }
        said.map(|(whole, _)| whole)
    }
}

/// The constant that an end is written as.
fn constant_of(expr: &Expr) -> Option<Exact> {
    match &expr.kind {
        ExprKind::Number(literal) => Some(literal_value(*literal).0),
        _ => None,
    }
}
