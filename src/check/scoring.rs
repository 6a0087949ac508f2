//! The sentences of scoring that have parts of their own: spans, awards, roundings.

use super::Checker;
use super::kind::{Dim, Kind};
use crate::diagnostic::{Fault, ScoringFault, StructureFault, SyntaxFault, TypeFault};
use crate::ir::{InputKind, ItemNode, Node, NodeId, Row, RowId, Score, Statistic, approximate, is_rate};
use crate::quantity::Exact;
use crate::source::{At, Span};
use crate::syntax::tree::{Each, Expr, ExprKind, Gather, Limit, Literal, Mark, Sign, SpanEnds, SpanText};

/// One of the sentences of a row that add up.
pub(super) struct Part {
    /// What it gives; `None` where it could not be typed.
    value: Option<NodeId>,
    /// When it counts.
    when: Option<NodeId>,
    /// The least points of the row, said with it.
    floors: Vec<Limit>,
    /// Where it stands.
    pub span: Span,
}

impl Checker<'_> {
    /// A constant that must say `điểm`.
    pub(super) fn points_of(&mut self, points: &At<Literal>) -> Exact {
        self.attribute_points(points.value, points.span, false)
    }

    /// Under a điểm cộng or điểm trừ stand only rows of its kind.
    pub(super) fn extra_place(&mut self, row: &Row, parent: Option<RowId>) {
        let Some(above) = parent.and_then(|id| self.program.row(id)) else { return };
        // Whether an index above has a cap is proved when it is scored.
        if above.extra.is_some() && row.extra != above.extra {
            let fault = ScoringFault::ExtraPlace { above: above.code.to_string(), word: above.word(), under_extra: true };
            let finding = crate::diagnostic::Finding::at(row.span, Fault::Scoring(fault)).about(row.subject());
            self.findings.push(finding);
        }
    }

    /// `được điểm tối đa khi …, nếu không thì 0 điểm`
    pub(super) fn full_when(&mut self, when: &Expr, otherwise: &Expr, span: Span, row: RowId) -> Option<NodeId> {
        let when = self.condition(when, Some(row));
        let otherwise = self.points(otherwise, Some(row));
        let full = self.maximum(span, row)?;
        let (when, otherwise) = (when?, otherwise?);
        Some(self.node(Node::Cases { rows: vec![(when, full)], otherwise: Some(otherwise) }, span))
    }

    /// `cộng 5 điểm khi …`: one part of the row's sum.
    pub(super) fn award(&mut self, points: &At<Literal>, when: &Expr, deduction: bool, row: RowId) -> Part {
        self.verb(deduction, "cộng", points.span, row);
        let points = At::new(self.points_of(points), points.span);
        let value = self.node(Node::Constant(points.value), points.span);
        let when = self.condition(when, Some(row));
        Part { value: when.map(|_| value), when, floors: Vec::new(), span: points.span }
    }

    /// Whether `mỗi …` is one part of several: in a điểm cộng or điểm trừ, and where it takes from the maximum of its row.
    pub(super) fn adds_up(&self, each: &Each, row: RowId) -> bool {
        each.deduction || self.program.row(row).is_some_and(|row| row.extra.is_some())
    }

    /// `mỗi x trừ 1 điểm, không quá 5 điểm, không dưới 0 điểm`: what is taken has the upper limit, the row's points the lower.
    pub(super) fn part(&mut self, each: &Each, limits: &[Limit], row: RowId) -> Part {
        let ordinary = self.program.row(row).is_some_and(|row| row.extra.is_none());
        if !ordinary {
            self.verb(each.deduction, "được", each.span, row);
        }
        let value = self.each(each, row);
        let (uppers, floors): (Vec<Limit>, Vec<Limit>) = limits.iter().cloned().partition(|limit| limit.upper || !ordinary);
        Part { value: self.limited(value, &uppers, row), when: None, floors, span: each.span }
    }

    /// The parts of a row together; in an ordinary row they are taken from its maximum.
    pub(super) fn parts(&mut self, parts: Vec<Part>, span: Span, row: RowId) -> Option<NodeId> {
        let ordinary = self.program.row(row).is_some_and(|row| row.extra.is_none());
        let floors: Vec<Limit> = parts.iter().flat_map(|part| part.floors.clone()).collect();
        let parts: Option<Vec<(NodeId, Option<NodeId>, Span)>> =
            parts.into_iter().map(|part| Some((part.value?, part.when, part.span))).collect();
        let parts = parts?;
        if ordinary {
            let mut terms = vec![(Sign::Plus, self.maximum(span, row)?)];
            terms.extend(parts.into_iter().map(|(value, ..)| (Sign::Minus, value)));
            let node = self.node(Node::Sum(terms), span);
            return self.limited(Some(node), &floors, row);
        }
        let items = parts.into_iter().map(|(value, when, span)| ItemNode { when, label: None, value, span }).collect();
        Some(self.node(Node::Items { items, best: false }, span))
    }

    /// `điểm theo khoảng x, từ 10 đến 60, ngược chiều, quy về từ 1 điểm đến 10 điểm`
    pub(super) fn spread(&mut self, text: &SpanText, span: Span, row: RowId) -> Option<NodeId> {
        let (value, dim) = self.number(&text.value, Some(row))?;
        let (low, high) = match &text.ends {
            SpanEnds::Fixed(low, high) if self.share(value) && self.span_percent_lost(low, high, row) => return None,
            SpanEnds::Fixed(low, high) if self.share(value) && [low, high].into_iter().any(|end| self.percent_lost(end, Some(row))) => {
                return None;
            }
            SpanEnds::Fixed(low, high) => {
                let ends = [self.span_end(low, &dim, row), self.span_end(high, &dim, row)];
                let [Some(from), Some(to)] = ends else { return None };
                if let (Some(from), Some(to)) = (self.program.constant(from), self.program.constant(to))
                    && from >= to
                {
                    let [said, turned] = [(low, high), (high, low)]
                        .map(|(from, to)| format!("từ {} đến {}", super::expr::written(from), super::expr::written(to)));
                    let fault = if from == to || text.reversed {
                        SyntaxFault::EmptyRange { text: said, turned: (from != to).then_some(turned) }
                    } else {
                        SyntaxFault::SpanDownwards { text: said, turned }
                    };
                    self.report_in(Some(row), low.span.to(high.span), Fault::Syntax(fault));
                    return None;
                }
                (from, to)
            }
            SpanEnds::Population(scope) => {
                let low = self.figure(Statistic::Smallest, value, scope, span, row)?;
                let high = self.figure(Statistic::Largest, value, scope, span, row)?;
                (low, high)
            }
        };
        let (from, to) = if text.reversed { (high, value) } else { (value, low) };
        let over = self.node(Node::Sum(vec![(Sign::Plus, from), (Sign::Minus, to)]), span);
        let by = self.node(Node::Sum(vec![(Sign::Plus, high), (Sign::Minus, low)]), span);
        let share = self.node(Node::Quotient { over, by }, span);
        let node = match &text.onto {
            None => {
                let maximum = self.maximum(span, row)?;
                self.node(Node::Product(vec![share, maximum]), span)
            }
            Some((least, most)) => {
                let place = least.span;
                let (least, most) = (self.points_of(least), self.points_of(most));
                self.onto(&least, &most, place, row);
                let start = self.node(Node::Constant(least.clone()), span);
                let length = self.node(Node::Constant(most.minus(&least)), span);
                let part = self.node(Node::Product(vec![share, length]), span);
                self.node(Node::Sum(vec![(Sign::Plus, start), (Sign::Plus, part)]), span)
            }
        };
        self.limited(Some(node), &text.limits, row)
    }

    /// `từ 1 đến 3` of a ratio: both ends lost their sign, or both are so many times the whole.
    fn span_percent_lost(&mut self, low: &Expr, high: &Expr, row: RowId) -> bool {
        let (ExprKind::Number(from), ExprKind::Number(to)) = (&low.kind, &high.kind) else { return false };
        let bare = from.mark == Mark::None && to.mark == Mark::None;
        let lost = bare && Exact::from(from.number) >= Exact::one() && Exact::from(to.number) > Exact::one();
        if lost {
            self.report_percent_lost(low.span.to(high.span), &[*from, *to], Some(row));
        }
        lost
    }

    /// Whether a value is a ratio as figures give it, and no logarithm or other computed number.
    fn share(&self, value: NodeId) -> bool {
        match self.program.node(value) {
            Some(Node::Input(id)) => self.program.input(*id).is_some_and(|input| input.kind == InputKind::Ratio),
            Some(Node::Quotient { over, by }) => {
                !is_rate(&self.program, value)
                    && [over, by].into_iter().all(|part| matches!(self.program.node(*part), Some(Node::Input(_))))
            }
            _ => false,
        }
    }

    /// The points at the ends of a span lie between zero and the maximum of the row, and reach it.
    fn onto(&mut self, least: &Exact, most: &Exact, span: Span, row: RowId) {
        let Some(maximum) = self.program.row(row).and_then(|row| row.maximum.points().cloned()) else { return };
        let best = least.max(most).clone();
        if least.min(most).is_negative() {
            let value = least.min(most).clone();
            self.report_in(Some(row), span, Fault::Structure(StructureFault::BelowZero { value }));
        } else if best > maximum {
            self.report_in(Some(row), span, Fault::Structure(StructureFault::AboveMaximum { value: best, maximum, raised: false }));
        } else if best < maximum {
            self.report_in(Some(row), span, Fault::Structure(StructureFault::MaximumUnreached { best, maximum }));
        }
    }

    fn span_end(&mut self, end: &Expr, of: &Dim, row: RowId) -> Option<NodeId> {
        let (node, dim) = self.number(end, Some(row))?;
        self.agree(&Kind::Number(of.clone()), &Kind::Number(dim), end.span, Some(row))?;
        Some(node)
    }

    /// An approximate value must be rounded by rule before anything compares it.
    pub(super) fn rounded_first(&mut self, node: NodeId, span: Span, row: Option<RowId>) -> Option<()> {
        if !approximate(&self.program, node) {
            return Some(());
        }
        self.report_in(row, span, Fault::Scoring(ScoringFault::Approximate));
        None
    }

    /// A row's approximate points are rounded by the row's rounding, which makes them exact.
    pub(super) fn rounded_row(&mut self, score: Score, row: RowId, span: Span) -> Option<Score> {
        let Score::Value(value) = score else { return Some(score) };
        if !approximate(&self.program, value) {
            return Some(score);
        }
        match self.program.row(row).and_then(|row| self.program.rounding_of(row)) {
            Some(rounding) => Some(Score::Value(self.node(Node::Rounded { value, rounding }, span))),
            None => {
                self.report_in(Some(row), span, Fault::Scoring(ScoringFault::Approximate));
                None
            }
        }
    }

    /// The number of places of `làm_tròn(x; 2)`.
    pub(super) fn places(&mut self, expr: &Expr, row: Option<RowId>) -> Option<u32> {
        if let ExprKind::Number(Literal { number, mark: Mark::None }) = &expr.kind
            && let Some(places) = Exact::from(*number).to_i64().and_then(|places| u32::try_from(places).ok()).filter(|places| *places <= 20)
        {
            return Some(places);
        }
        self.report_in(row, expr.span, Fault::Type(TypeFault::Places));
        None
    }

    /// What a điểm cộng or điểm trừ does to each item, and the word for it.
    pub(super) fn verb(&mut self, deduction: bool, gives: &str, span: Span, row: RowId) {
        let due = self.program.row(row).is_some_and(|row| row.extra == Some(crate::ir::Extra::Deduction));
        if due != deduction {
            let due = if due { "trừ" } else { gives }.to_owned();
            self.report_in(Some(row), span, Fault::Scoring(ScoringFault::Verb { due }));
        }
    }

    /// A geometric mean has a maximum where all its rows have the same.
    pub(super) fn gathers(&mut self, how: Gather, span: Span, row: RowId) -> Option<()> {
        if how != Gather::Geometric {
            return Some(());
        }
        if self.program.row(row).and_then(|row| self.program.rounding_of(row)).is_none() {
            self.report_in(Some(row), span, Fault::Scoring(ScoringFault::Approximate));
            return None;
        }
        Some(())
    }
}
