//! How each row is scored: one sentence becomes one node, with its caps and policies explicit.

use std::collections::HashMap;

use super::expr::{Typed, literal_text, literal_value, written};
use super::kind::Kind;
use super::{Checker, Outline};
use crate::diagnostic::{Fault, Finding, NameFault, NameKind, Role, ScoringFault, Shape, StructureFault, SyntaxFault, TypeFault};
use crate::ir::{Applies, ItemNode, Node, NodeId, Reduction, RowId, Score, Test, Tier};
use crate::name::fold;
use crate::quantity::Exact;
use crate::source::Span;
use crate::syntax::DEPTH_LIMIT;
use crate::syntax::tree::{
    Asked, Block, Clause, ClauseKind, Each, Expr, ExprKind, Gather, Item, ItemHead, Limit, Mark, Take, TierRow, Value, ValueKind,
};

/// More names in one row no annex has.
const MOST_USES: usize = 5_000;

/// The names that `trong đó` gives in the row in hand.
#[derive(Default)]
pub(super) struct Definitions {
    texts: HashMap<String, (Expr, Span)>,
    open: Vec<String>,
    /// Those that could not be typed: their uses stay silent.
    pub failed: Vec<String>,
    /// How many names were put in the place of others: `s = r + r` twenty times over would be a million.
    uses: usize,
    row: Option<RowId>,
}

impl Definitions {
    /// Whether the row defines a name, be it one that could not be typed.
    pub fn knows(&self, folded: &str) -> bool {
        self.texts.contains_key(folded) || self.failed.iter().any(|failed| failed == folded)
    }
}

impl Checker<'_> {
    pub(super) fn scores(&mut self, outline: &Outline<'_>) {
        for (block, row) in self.row_blocks(outline) {
            self.score(block, row);
        }
    }

    fn score(&mut self, block: &Block, row: RowId) {
        self.define(block, row);
        let mut ways: Vec<(Span, Option<Score>)> = Vec::new();
        let (mut cap, mut floor): (Option<&Expr>, Option<&Expr>) = (None, None);
        let mut gate = None;
        let mut parts: Vec<super::scoring::Part> = Vec::new();
        let mut astray = false;
        let stepping = self.stepping(block, row);
        for clause in &block.clauses {
            match &clause.kind {
                ClauseKind::Cap(limit) if limit.upper && cap.is_none() => cap = Some(&limit.value),
                ClauseKind::Cap(limit) if !limit.upper && floor.is_none() => floor = Some(&limit.value),
                ClauseKind::Gate { when, otherwise } if gate.is_none() => gate = Some((when, otherwise, clause.span)),
                // Said twice: that was reported, and what it names counts as used.
                ClauseKind::Cap(limit) => _ = self.points(&limit.value, Some(row)),
                ClauseKind::Gate { when, .. } => _ = self.condition(when, Some(row)),
                // Several of these add up; they are one way of scoring.
                ClauseKind::Award { when, .. } if self.program.row(row).is_some_and(|row| row.extra.is_none()) => {
                    // That it stands in the wrong block was said; what it names counts as used.
                    _ = self.condition(when, Some(row));
                    astray = true;
                }
                ClauseKind::Award { points, when, deduction } => parts.push(self.award(points, when, *deduction, row)),
                ClauseKind::Each { each, limits } if self.adds_up(each, row) => parts.push(self.part(each, limits, row)),
                ClauseKind::Graded { rows } => {
                    ways.push((clause.span, self.graded(block, rows, clause.span, row).map(Score::Value)));
                }
                kind => {
                    if let Some(score) = self.way(kind, stepping, clause.span, row) {
                        ways.push((clause.span, score));
                    }
                }
            }
            self.applicability(clause, row);
        }
        if let Some(first) = parts.first() {
            let place = first.span;
            ways.push((place, self.parts(parts, place, row).map(Score::Value)));
        }
        if let (Some((first, _)), Some((second, _))) = (ways.first(), ways.get(1)) {
            let finding = Finding::at(*second, Fault::Structure(StructureFault::TwoScorings)).label(*first, Role::First);
            let subject = self.program.row(row).map(crate::ir::Row::subject);
            self.findings.push(match subject {
                Some(subject) => finding.about(subject),
                None => finding,
            });
        }
        let children = self.program.row(row).is_some_and(|row| !row.children.is_empty());
        let said = !ways.is_empty();
        let (span, mut score) = ways.into_iter().next().unwrap_or((block.span, None));
        if !said && children {
            score = Some(Score::Gathered { how: Gather::Sum, cap: None, floor: None });
        }
        if children && matches!(score, Some(Score::Value(_) | Score::Entered(_))) {
            self.report_in(Some(row), span, Fault::Structure(StructureFault::ScoringOnParent));
        }
        let whole = score.is_some();
        // Entered points with a cap or a precondition are a formula over what was entered.
        if let (true, Some(Score::Entered(input))) = (cap.is_some() || floor.is_some() || gate.is_some(), &score) {
            let node = Node::Input(*input);
            score = Some(Score::Value(self.node(node, span)));
        }
        if let (Some((_, _, place)), Some(Score::Gathered { .. })) = (gate, &score) {
            let (clause, block) = ("chỉ chấm khi".to_owned(), "chỉ số có chỉ số thành phần".to_owned());
            self.report_in(Some(row), place, Fault::Syntax(SyntaxFault::Misplaced { clause, block }));
        }
        if let (Some(limit), Some(made)) = (cap, score.take_if(|_| cap.is_some())) {
            score = self.capped(made, limit, true, row);
        }
        if let (Some(limit), Some(made)) = (floor, score.take_if(|_| floor.is_some())) {
            score = self.capped(made, limit, false, row);
        }
        if let (Some((when, otherwise, place)), Some(Score::Value(value))) = (gate, &score) {
            let value = *value;
            score = self.gated(value, when, otherwise.as_ref().map(|at| literal_value(at.value).0), place, row).map(Score::Value);
        }
        score = score.and_then(|score| self.extra_limit(score, row, span));
        score = score.and_then(|score| self.rounded_row(score, row, span));
        let failed = (said && !whole) || (whole && score.is_none());
        if let Some(row) = self.program.rows.get_mut(row.index()) {
            row.broken |= failed || astray;
            row.score = score.unwrap_or(Score::None);
        }
        self.criteria(block, row);
    }

    /// `điểm cộng … không quá 5 điểm`: the limit of its head is its cap.
    fn extra_limit(&mut self, score: Score, row: RowId, span: Span) -> Option<Score> {
        let found = self.program.row(row)?;
        let (Some(_), Some(limit)) = (found.extra, found.maximum.points().cloned()) else { return Some(score) };
        Some(match score {
            Score::Value(value) => {
                let limit = self.node(Node::Constant(limit), span);
                Score::Value(self.node(Node::Cap { value, limit }, span))
            }
            Score::Gathered { how, cap, floor } => {
                Score::Gathered { how, cap: Some(cap.map_or(limit.clone(), |cap| cap.min(limit))), floor }
            }
            Score::None | Score::Entered(_) => score,
        })
    }

    /// Keeps the `trong đó` sentences of a row, and types each once so that an unused one is still checked.
    fn define(&mut self, block: &Block, row: RowId) {
        self.definitions = Definitions { row: Some(row), ..Definitions::default() };
        let mut spans = Vec::new();
        for clause in &block.clauses {
            let ClauseKind::Let { name, value } = &clause.kind else { continue };
            let folded = fold(&name.value);
            let taken = self.names.input_in(&folded, row).is_some();
            if taken || self.definitions.texts.contains_key(&folded) {
                let fault = NameFault::Doubled { name: name.value.clone(), kind: NameKind::Definition };
                self.report_in(Some(row), name.span, Fault::Name(fault));
                continue;
            }
            self.definitions.texts.insert(folded.clone(), (value.clone(), name.span));
            spans.push(folded);
        }
        for name in spans {
            if self.defined(&name).is_none() {
                self.definitions.texts.remove(&name);
                self.definitions.open.clear();
                self.definitions.failed.push(name);
            }
        }
    }

    /// The node of a defined name; every use gets a node of its own, so that spans stay true.
    pub(super) fn defined(&mut self, folded: &str) -> Typed {
        let (expr, span) = self.definitions.texts.get(folded).cloned()?;
        let row = self.definitions.row;
        if self.definitions.open.iter().any(|open| open == folded) {
            let mut path = self.definitions.open.clone();
            path.push(folded.to_owned());
            self.report_in(row, span, Fault::Name(NameFault::Circular { path }));
            self.definitions.texts.remove(folded);
            self.definitions.failed.push(folded.to_owned());
            return None;
        }
        self.definitions.uses = self.definitions.uses.saturating_add(1);
        if self.definitions.open.len() >= DEPTH_LIMIT || self.definitions.uses > MOST_USES {
            if self.definitions.uses < usize::MAX {
                self.report_in(row, span, Fault::Syntax(SyntaxFault::TooDeep { limit: DEPTH_LIMIT }));
            }
            // Said once for the row; its other names stay silent.
            self.definitions.uses = usize::MAX;
            let names: Vec<String> = self.definitions.texts.drain().map(|(name, _)| name).collect();
            self.definitions.failed.extend(names);
            return None;
        }
        self.definitions.open.push(folded.to_owned());
        // It is about the unit, wherever it is used.
        let record = self.record.take();
        let typed = self.expr(&expr, row);
        self.record = record;
        self.definitions.open.pop();
        if typed.is_none() {
            self.definitions.failed.push(folded.to_owned());
        }
        typed
    }

    /// The score that a sentence gives; the outer `None` is a sentence that gives none, the inner a score that could not be typed.
    #[allow(clippy::option_option, reason = "no way of scoring and a broken way of scoring are told apart")]
    fn way(&mut self, kind: &ClauseKind, stepping: Option<bool>, span: Span, row: RowId) -> Option<Option<Score>> {
        let made = match kind {
            ClauseKind::Ratio { value, target, limits } => self.ratio(value, target.as_ref(), limits, span, row),
            ClauseKind::Tiers { subject, direction, rows } => {
                let made = self.tiers(subject, rows, stepping, span, row);
                self.table_direction(made, direction.as_ref(), row);
                made
            }
            ClauseKind::FullWhen { when, otherwise } => self.full_when(when, otherwise, span, row),
            ClauseKind::Spread(text) => self.spread(text, span, row),
            ClauseKind::Cases { rows } => self.cases(rows, span, row),
            ClauseKind::Items { best, items } => self.items(*best, items, span, row),
            ClauseKind::Formula { value, limits } => {
                let node = self.points(value, Some(row));
                self.limited(node, limits, row)
            }
            ClauseKind::Each { each, limits } => {
                let node = self.each(each, row);
                self.limited(node, limits, row)
            }
            ClauseKind::People(people) => {
                let name = self.program.row(row)?.code.to_string();
                return Some(Some(Score::Entered(self.entered(Some(row), name, people, span))));
            }
            ClauseKind::Parent { mean, .. } => {
                return Some(self.gathers(*mean, span, row).map(|()| Score::Gathered { how: *mean, cap: None, floor: None }));
            }
            _ => return None,
        };
        Some(made.map(Score::Value))
    }

    pub(super) fn maximum(&mut self, span: Span, row: RowId) -> Option<NodeId> {
        let found = self.program.row(row)?;
        match found.maximum.points().cloned() {
            Some(maximum) => Some(self.node(Node::Constant(maximum), span)),
            None => {
                if !found.broken {
                    self.report_in(Some(row), span, Fault::Type(TypeFault::NoMaximumHere));
                }
                None
            }
        }
    }

    /// `điểm theo tỷ lệ a / b, mục tiêu 80%`: the ratio (over its target, at most 1) of the maximum.
    fn ratio(&mut self, value: &Expr, target: Option<&Expr>, limits: &[Limit], span: Span, row: RowId) -> Option<NodeId> {
        if self.times_maximum(value, row) {
            return None;
        }
        let ratio = self.reached(value, target, row)?;
        let maximum = self.maximum(span, row)?;
        let node = self.node(Node::Product(vec![ratio, maximum]), span);
        self.limited(Some(node), limits, row)
    }

    /// `2 điểm theo tỷ lệ A, mục tiêu 80%`: the same of the points of an item.
    fn scaled(&mut self, points: &Expr, ratio: &Expr, target: Option<&Expr>, span: Span, row: RowId) -> Option<NodeId> {
        let points = self.points(points, Some(row));
        let ratio = self.reached(ratio, target, row)?;
        Some(self.node(Node::Product(vec![points?, ratio]), span))
    }

    pub(super) fn tiers(&mut self, subject: &Expr, rows: &[TierRow], stepping: Option<bool>, span: Span, row: RowId) -> Option<NodeId> {
        let typed = self.expr(subject, Some(row)).filter(|(node, _)| self.rounded_first(*node, subject.span, Some(row)).is_some());
        let mut tiers = Vec::new();
        let mut otherwise: Option<(NodeId, Span)> = None;
        let mut whole = typed.is_some();
        for (index, text) in rows.iter().enumerate() {
            let value = match text.value.kind {
                ValueKind::More { .. } => {
                    let made = self.bracket(subject, rows, index, stepping, row);
                    self.limited(made, &text.value.limits, row)
                }
                ValueKind::Plain(_) | ValueKind::Each(_) | ValueKind::Scaled { .. } => self.value(&text.value, String::new(), row),
            };
            if matches!(text.take.value, Take::Else) {
                self.else_last(index, rows.len(), text, row);
                otherwise = value.map(|value| (value, text.span));
                whole &= value.is_some();
                continue;
            }
            let test = match &typed {
                Some((_, kind)) => self.test(text, kind, row),
                None => None,
            };
            match (test, value) {
                (Some(test), Some(value)) => tiers.push(Tier { test, value, span: text.span }),
                _ => whole = false,
            }
        }
        let (subject, _) = typed?;
        whole.then(|| self.node(Node::Tiers { subject, rows: tiers, otherwise }, span))
    }

    fn else_last(&mut self, index: usize, len: usize, text: &TierRow, row: RowId) {
        if index.saturating_add(1) != len {
            self.report_in(Some(row), text.take.span, Fault::Tier(crate::diagnostic::TierFault::ElseNotLast));
        }
    }

    /// The test of a tier, which must be of the subject's kind.
    fn test(&mut self, text: &TierRow, kind: &Kind, row: RowId) -> Option<Test> {
        match (&text.take.value, kind) {
            (Take::Range(range), Kind::Number(_)) => Some(Test::Within(self.bounds(range, kind, Some(row))?)),
            (Take::Values(values), Kind::Number(dim)) => {
                let mut numbers = Vec::new();
                for value in values {
                    let (number, other) = literal_value(value.value);
                    let percent_of_count = value.value.mark == Mark::Percent && !dim.is_pure();
                    if !dim.agrees(&other) || percent_of_count {
                        return self.head_mismatch(text, kind, literal_text(value.value), row);
                    }
                    numbers.push(number);
                }
                Some(Test::Equals(numbers))
            }
            (Take::Options(names), Kind::Choice(of)) => {
                let found: Vec<Option<usize>> = names.iter().map(|name| self.option(*of, name, Some(row))).collect();
                Some(Test::Options(found.into_iter().collect::<Option<Vec<_>>>()?))
            }
            (Take::Yes, Kind::Truth) => Some(Test::Truth(true)),
            (Take::No, Kind::Truth) => Some(Test::Truth(false)),
            (Take::When(_), _) => self.head_mismatch(text, kind, "khi …".to_owned(), row),
            (Take::Yes, _) => self.head_mismatch(text, kind, "có".to_owned(), row),
            (Take::No, _) => self.head_mismatch(text, kind, "không".to_owned(), row),
            (Take::Options(names), _) => {
                let head = names.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("; ");
                self.head_mismatch(text, kind, head, row)
            }
            (Take::Range(range), _) => {
                let head = self.domain_text(range);
                self.head_mismatch(text, kind, head, row)
            }
            (Take::Values(values), _) => {
                let head = values.iter().map(|value| literal_text(value.value)).collect::<Vec<_>>().join("; ");
                self.head_mismatch(text, kind, head, row)
            }
            (Take::Else, _) => None,
        }
    }

    fn head_mismatch(&mut self, text: &TierRow, kind: &Kind, head: String, row: RowId) -> Option<Test> {
        let subject = self.shape_of(kind);
        self.report_in(Some(row), text.take.span, Fault::Type(TypeFault::HeadMismatch { subject, head }));
        None
    }

    fn cases(&mut self, rows: &[TierRow], span: Span, row: RowId) -> Option<NodeId> {
        let mut cases = Vec::new();
        let mut otherwise = None;
        let mut whole = true;
        for (index, text) in rows.iter().enumerate() {
            let value = self.value(&text.value, self.head_text(text), row);
            let when = match &text.take.value {
                Take::When(when) => self.condition(when, Some(row)),
                Take::Else => {
                    self.else_last(index, rows.len(), text, row);
                    otherwise = value;
                    whole &= value.is_some();
                    continue;
                }
                // A condition that lost its `khi` must never give points without it.
                _ => {
                    let head = self.head_text(text);
                    self.report_in(Some(row), text.take.span, Fault::Syntax(SyntaxFault::RowHead { text: head }));
                    None
                }
            };
            match (when, value) {
                (Some(when), Some(value)) => cases.push((when, value)),
                _ => whole = false,
            }
        }
        whole.then(|| self.node(Node::Cases { rows: cases, otherwise }, span))
    }

    pub(super) fn head_text(&self, text: &TierRow) -> String {
        match &text.take.value {
            Take::Options(names) => names.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("; "),
            Take::Values(values) => values.iter().map(|value| literal_text(value.value)).collect::<Vec<_>>().join("; "),
            Take::Range(range) => self.domain_text(range),
            Take::Yes => "có".to_owned(),
            Take::No => "không".to_owned(),
            Take::When(_) => "khi …".to_owned(),
            Take::Else => "còn lại".to_owned(),
        }
    }

    fn items(&mut self, best: bool, items: &[Item], span: Span, row: RowId) -> Option<NodeId> {
        let mut nodes = Vec::new();
        let mut whole = true;
        for item in items {
            let head = match &item.head {
                ItemHead::When(_) => "khi …".to_owned(),
                ItemHead::Label(label) => label.value.clone(),
            };
            let value = match &item.value.kind {
                // One item of a sum may take from the others.
                ValueKind::Each(each) if each.deduction && !best => {
                    let taken = self.each(each, row);
                    self.limited(taken, &item.value.limits, row).map(|taken| self.node(Node::Negative(taken), item.value.span))
                }
                _ => self.value(&item.value, head, row),
            };
            let (when, label) = match &item.head {
                ItemHead::When(when) => {
                    let when = self.condition(when, Some(row));
                    whole &= when.is_some();
                    (when, None)
                }
                ItemHead::Label(label) => (None, Some(label.value.clone())),
            };
            match value {
                Some(value) => nodes.push(ItemNode { when, label, value, span: item.span }),
                None => whole = false,
            }
        }
        whole.then(|| self.node(Node::Items { items: nodes, best }, span))
    }

    /// The value of a row, in points, with its own limits; its head is for messages.
    fn value(&mut self, value: &Value, head: String, row: RowId) -> Option<NodeId> {
        let node = match &value.kind {
            ValueKind::Plain(expr) => self.points(expr, Some(row)),
            ValueKind::Each(each) => {
                self.verb(each.deduction, "được", each.span, row);
                self.each(each, row)
            }
            ValueKind::Scaled { points, ratio, target } => self.scaled(points, ratio, target.as_ref(), value.span, row),
            // Only a table has a row below to go on from.
            ValueKind::More { .. } => {
                self.report_in(Some(row), value.span, Fault::Scoring(ScoringFault::BracketPlace { head, table: false }));
                None
            }
        };
        self.limited(node, &value.limits, row)
    }

    /// `mỗi x được 1 điểm`; `mỗi 1.000 x được …` counts whole thousands.
    pub(super) fn each(&mut self, each: &Each, row: RowId) -> Option<NodeId> {
        let points = self.points(&each.points, Some(row));
        if let Some(Node::Negative(inner)) = points.and_then(|points| self.program.node(points))
            && let Some(points) = self.program.constant(*inner).cloned()
        {
            let due = if each.deduction { "được" } else { "trừ" }.to_owned();
            self.report_in(Some(row), each.points.span, Fault::Scoring(ScoringFault::NegativeEach { points, due }));
            return None;
        }
        let (mut of, dim) = match &each.of.kind {
            // `mỗi dự_án` counts the records.
            ExprKind::Name { name, of: None } if self.names.lists.contains_key(&fold(&name.value)) => {
                match self.records(name, &Asked::Count, None, each.of.span, Some(row))? {
                    (node, Kind::Number(dim)) => (node, dim),
                    _ => return None,
                }
            }
            _ => self.number(&each.of, Some(row))?,
        };
        // A ratio is counted in steps that are said: `mỗi 1% r`.
        let stepped = each.per.is_some() && dim.is_pure() && !dim.bare;
        let countable = stepped || dim.is_count();
        if !countable {
            self.report_in(Some(row), each.of.span, Fault::Type(TypeFault::NotCountable { found: dim.shape() }));
            return None;
        }
        let points = points?;
        if let Some(per) = &each.per {
            let step = self.step(per, &dim, row)?;
            of = self.node(Node::WholeSteps { value: of, step }, each.span);
        }
        Some(self.node(Node::Product(vec![of, points]), each.span))
    }

    pub(super) fn limited(&mut self, node: Option<NodeId>, limits: &[Limit], row: RowId) -> Option<NodeId> {
        let mut node = node;
        for limit in limits {
            let made = self.points(&limit.value, Some(row));
            node = match (node, made) {
                (Some(value), Some(to)) if limit.upper => Some(self.node(Node::Cap { value, limit: to }, limit.value.span)),
                (Some(value), Some(to)) => Some(self.node(Node::Floor { value, limit: to }, limit.value.span)),
                _ => None,
            };
        }
        node
    }

    /// The limit of a row on a line of its own: its cap, or its least points.
    fn capped(&mut self, score: Score, limit: &Expr, upper: bool, row: RowId) -> Option<Score> {
        let to = self.points(limit, Some(row))?;
        match score {
            Score::Value(value) if upper => Some(Score::Value(self.node(Node::Cap { value, limit: to }, limit.span))),
            Score::Value(value) => Some(Score::Value(self.node(Node::Floor { value, limit: to }, limit.span))),
            Score::Gathered { how, cap, floor } => match self.program.constant(to).cloned() {
                Some(to) if upper => Some(Score::Gathered { how, cap: Some(to), floor }),
                Some(to) => Some(Score::Gathered { how, cap, floor: Some(to) }),
                None => {
                    self.report_in(Some(row), limit.span, Fault::Type(TypeFault::NotConstant { text: written(limit) }));
                    None
                }
            },
            other => Some(other),
        }
    }

    fn gated(&mut self, value: NodeId, when: &Expr, otherwise: Option<Exact>, span: Span, row: RowId) -> Option<NodeId> {
        let when = self.condition(when, Some(row))?;
        let otherwise = self.node(Node::Constant(otherwise.unwrap_or_else(Exact::zero)), span);
        Some(self.node(Node::Gate { when, value, otherwise }, span))
    }

    /// When a row applies, and what leaves its maximum.
    fn applicability(&mut self, clause: &Clause, row: RowId) {
        let applies = match &clause.kind {
            ClauseKind::NotApplicableWhen(when) => self.condition(when, Some(row)).map(Applies::Unless),
            ClauseKind::OnlyWhen(when) => self.condition(when, Some(row)).map(Applies::When),
            ClauseKind::OnlyFor(names) => Some(Applies::For(names.iter().map(|name| (name.value.clone(), name.span)).collect())),
            ClauseKind::NotFor(names) => Some(Applies::Except(names.iter().map(|name| (name.value.clone(), name.span)).collect())),
            ClauseKind::Reduce { points, when } => {
                let when = self.condition(when, Some(row));
                if points.value.mark != Mark::Points {
                    let fault =
                        TypeFault::NotPoints { found: if points.value.mark == Mark::Percent { Shape::Ratio } else { Shape::Number } };
                    self.report_in(Some(row), points.span, Fault::Type(fault));
                }
                let made = literal_value(points.value).0;
                match (when, self.program.rows.get_mut(row.index())) {
                    (Some(when), Some(row)) => row.reductions.push(Reduction { points: made, when, span: points.span }),
                    (None, Some(row)) => row.broken = true,
                    _ => {}
                }
                return;
            }
            _ => return,
        };
        if let Some(row) = self.program.rows.get_mut(row.index()) {
            match applies {
                Some(applies) => row.applies.push(applies),
                None => row.broken = true,
            }
        }
    }
}
