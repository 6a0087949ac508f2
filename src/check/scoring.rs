//! The sentences of scoring that have parts of their own: brackets, spans, criteria, awards, figures over all units.

use super::Checker;
use super::expr::{Typed, literal_text, literal_value};
use super::kind::{Dim, Kind};
use super::names::Found;
use crate::diagnostic::{Fault, NameFault, NameKind, ScoringFault, StructureFault, SyntaxFault, TypeFault};
use crate::ir::{
    Choice, Input, InputKind, ItemNode, Node, NodeId, Population, PopulationId, PropertyId, Row, RowId, Score, Statistic, approximate,
};
use crate::name::{fold, fold_title};
use crate::quantity::Exact;
use crate::source::{At, Span};
use crate::syntax::tree::{
    Block, ClauseKind, Each, Expr, ExprKind, Gather, Limit, Literal, Mark, Measure, OptionText, Scope, Sign, SpanEnds, SpanText, Take,
    TierRow, ValueKind,
};

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
            let fault = ScoringFault::ExtraPlace { above: above.code.to_string(), under_extra: true };
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
            SpanEnds::Fixed(low, high) if self.share(value) && [low, high].into_iter().any(|end| self.percent_lost(end, Some(row))) => {
                return None;
            }
            SpanEnds::Fixed(low, high) => {
                let ends = [self.span_end(low, &dim, row), self.span_end(high, &dim, row)];
                let [Some(from), Some(to)] = ends else { return None };
                if let (Some(from), Some(to)) = (self.program.constant(from), self.program.constant(to))
                    && from >= to
                {
                    let said = format!("từ {} đến {}", super::expr::written(low), super::expr::written(high));
                    self.report_in(Some(row), low.span, Fault::Syntax(SyntaxFault::EmptyRange { text: said }));
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

    /// Whether a value is a ratio as figures give it, and no logarithm or other computed number.
    fn share(&self, value: NodeId) -> bool {
        match self.program.node(value) {
            Some(Node::Input(id)) => self.program.input(*id).is_some_and(|input| input.kind == InputKind::Ratio),
            Some(Node::Quotient { over, by }) => {
                [over, by].into_iter().all(|part| matches!(self.program.node(*part), Some(Node::Input(_))))
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
            self.report_in(Some(row), span, Fault::Structure(StructureFault::AboveMaximum { value: best, maximum }));
        } else if best < maximum {
            self.report_in(Some(row), span, Fault::Structure(StructureFault::MaximumUnreached { best, maximum }));
        }
    }

    fn span_end(&mut self, end: &Expr, of: &Dim, row: RowId) -> Option<NodeId> {
        let (node, dim) = self.number(end, Some(row))?;
        self.agree(&Kind::Number(of.clone()), &Kind::Number(dim), end.span, Some(row))?;
        Some(node)
    }

    /// The rows of a table that go on from the one below: `trên 10.000 đến 20.000: cứ thêm 1.000 được tính thêm 2 điểm`.
    ///
    /// `rows` are the rows as written; the answer is the value of the row at `index`, whose lower end is `low`.
    pub(super) fn bracket(&mut self, subject: &Expr, rows: &[TierRow], index: usize, stepping: Option<bool>, row: RowId) -> Option<NodeId> {
        let text = rows.get(index)?;
        let ValueKind::More { per, points } = &text.value.kind else { return None };
        let low = self.lower_end(text, row)?;
        let Some(base) = self.value_at(rows, &low, stepping, row, 0) else {
            if stepping.is_some() {
                self.report_in(Some(row), text.take.span, Fault::Scoring(ScoringFault::BracketFloating { low }));
            }
            return None;
        };
        let whole = stepping?;
        let step = literal_value(per.value).0;
        if !step.is_positive() {
            self.report_in(Some(row), per.span, Fault::Type(TypeFault::NotPositive { text: literal_text(per.value) }));
            return None;
        }
        let points = self.points(points, Some(row))?;
        let (value, _) = self.number(subject, Some(row))?;
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

    /// The points of the row that ends at a value, there.
    fn value_at(&mut self, rows: &[TierRow], end: &Exact, stepping: Option<bool>, row: RowId, depth: usize) -> Option<Exact> {
        // A chain of brackets is no longer than the table.
        if depth > rows.len() {
            return None;
        }
        let before = rows.iter().find(|text| {
            let Take::Range(range) = &text.take.value else { return false };
            range.high.as_ref().is_some_and(|(high, _)| constant_of(high).as_ref() == Some(end))
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
        let Take::Range(range) = &text.take.value else {
            let head = self.head_text(text);
            self.report_in(Some(row), text.take.span, Fault::Syntax(SyntaxFault::RowHead { text: head }));
            return None;
        };
        let (low, _) = range.low.as_ref()?;
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
            ClauseKind::Tiers { rows, .. } => rows.iter().find(|row| matches!(row.value.kind, ValueKind::More { .. })).map(|row| row.span),
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

    /// A criterion of a row: an input that takes one of the grades.
    pub(super) fn criterion(&mut self, block: &Block, name: &At<String>, title: &At<String>, row: Option<RowId>) {
        let Some(row) = row else { return };
        let folded = fold(&name.value);
        if self.taken(&folded, Some(row)) {
            let fault = NameFault::Doubled { name: name.value.clone(), kind: NameKind::Input };
            return self.report_in(Some(row), name.span, Fault::Name(fault));
        }
        let grades = block.clauses.iter().find_map(|clause| match &clause.kind {
            ClauseKind::Graded { rows } => Some(rows),
            _ => None,
        });
        let Some(grades) = grades else { return };
        let options: Vec<OptionText> = grades
            .iter()
            .flat_map(|grade| match &grade.take.value {
                Take::Options(names) => names.clone(),
                _ => Vec::new(),
            })
            .map(|name| OptionText { name, about: None })
            .collect();
        // The names of the grades are said once for all criteria.
        let mut choices: Vec<Choice> = Vec::new();
        for option in &options {
            if choices.iter().all(|known| fold(&known.name) != fold(&option.name.value)) {
                choices.push(Choice { name: option.name.value.clone(), about: None });
            }
        }
        let kind = if choices.is_empty() { InputKind::YesNo } else { InputKind::Choice(choices) };
        self.add_input(Input {
            row: Some(row),
            common: false,
            name: name.value.clone(),
            about: Some(title.value.clone()),
            kind,
            unit: None,
            domain: None,
            domain_text: String::new(),
            span: name.span,
        });
    }

    /// `điểm từng tiêu chí`: the sum of the criteria, each by the same grades.
    pub(super) fn graded(&mut self, block: &Block, grades: &[TierRow], span: Span, row: RowId) -> Option<NodeId> {
        let criteria = block.clauses.iter().filter_map(|clause| match &clause.kind {
            ClauseKind::Criterion { name, title } => Some((name, title)),
            _ => None,
        });
        let mut items = Vec::new();
        let mut whole = true;
        for (name, title) in criteria {
            let subject = Expr { span: name.span, kind: ExprKind::Name { name: name.clone(), of: None } };
            match self.tiers(&subject, grades, None, span, row) {
                Some(value) => items.push(ItemNode { when: None, label: Some(title.value.clone()), value, span: name.span }),
                // What is wrong with the grades was said at the first criterion.
                None => {
                    whole = false;
                    break;
                }
            }
        }
        if items.is_empty() && whole && !block.broken {
            self.report_in(Some(row), span, Fault::Scoring(ScoringFault::CriteriaAlone { missing: "tiêu chí a \"…\"".to_owned() }));
            return None;
        }
        whole.then(|| self.node(Node::Items { items, best: false }, span))
    }

    /// Criteria without grades, their declared number and their declared points.
    pub(super) fn criteria(&mut self, block: &Block, row: RowId) {
        let listed = block.clauses.iter().filter(|clause| matches!(clause.kind, ClauseKind::Criterion { .. }));
        let graded = block.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Graded { .. }));
        let mut places = listed.map(|clause| clause.span);
        let (first, found) = (places.next(), u64::try_from(places.count()).unwrap_or(u64::MAX));
        let found = found.saturating_add(u64::from(first.is_some()));
        let Some(made) = self.program.row(row).filter(|_| !block.broken) else { return };
        let (declared, each) = (made.criteria, made.each_criterion.clone());
        if let (Some(place), false) = (first, graded) {
            let fault = ScoringFault::CriteriaAlone { missing: "điểm từng tiêu chí".to_owned() };
            self.report_in(Some(row), place, Fault::Scoring(fault));
        }
        if let Some((declared, place)) = declared.filter(|(declared, _)| *declared != found) {
            self.report_in(Some(row), place, Fault::Scoring(ScoringFault::CriteriaCount { declared, found }));
            return;
        }
        let Some(best) = self.best_grade(row) else { return };
        if let Some((declared, place)) = each.filter(|(declared, _)| *declared != best) {
            self.report_in(Some(row), place, Fault::Scoring(ScoringFault::CriterionMaximum { declared, found: best.clone() }));
        }
        let together = i64::try_from(found).map(|found| best.times(&Exact::from(found))).ok();
        let made = self.program.row(row).and_then(|row| Some((row.maximum.points()?.clone(), row.maximum_span)));
        if let (Some(together), Some((maximum, place))) = (together, made)
            && together != maximum
        {
            self.report_in(Some(row), place, Fault::Scoring(ScoringFault::CriterionMaximum { declared: maximum, found: together }));
        }
    }

    /// The best grade of the criteria of a row.
    fn best_grade(&self, row: RowId) -> Option<Exact> {
        let Score::Value(node) = self.program.row(row)?.score else { return None };
        let Some(Node::Items { items, best: false }) = self.program.node(node) else { return None };
        let Some(Node::Tiers { subject, rows, otherwise }) = self.program.node(items.first()?.value) else { return None };
        // Only what criteria make: a table over an input of the row's own, with the criterion's title as its label.
        let Some(Node::Input(_)) = self.program.node(*subject) else { return None };
        let values = rows.iter().map(|grade| grade.value).chain(otherwise.iter().map(|(value, _)| *value));
        values.map(|value| self.program.constant(value).cloned()).collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    /// `giá trị lớn nhất của x trong …` and the like, as an expression.
    pub(super) fn population(&mut self, measure: Measure, of: &Expr, scope: &Scope, span: Span, row: Option<RowId>) -> Typed {
        let Some(row) = row else {
            let fault = SyntaxFault::Misplaced {
                clause: "giá trị … của mọi đơn vị".to_owned(), block: "xếp loại, xếp hạng".to_owned()
            };
            self.report(span, Fault::Syntax(fault));
            return None;
        };
        let (value, dim) = self.number(of, Some(row))?;
        match measure {
            Measure::Largest => Some((self.figure(Statistic::Largest, value, scope, span, row)?, Kind::Number(dim))),
            Measure::Smallest => Some((self.figure(Statistic::Smallest, value, scope, span, row)?, Kind::Number(dim))),
            Measure::Mean => Some((self.figure(Statistic::Mean, value, scope, span, row)?, Kind::Number(dim))),
            Measure::Deviation { sample } => {
                let variance = self.figure(Statistic::Variance { sample }, value, scope, span, row)?;
                Some((self.node(Node::Root { value: variance, degree: 2 }, span), Kind::Number(dim)))
            }
            Measure::Standard { sample } => {
                let mean = self.figure(Statistic::Mean, value, scope, span, row)?;
                let variance = self.figure(Statistic::Variance { sample }, value, scope, span, row)?;
                let deviation = self.node(Node::Root { value: variance, degree: 2 }, span);
                Some((self.node(Node::Standard { value, mean, deviation }, span), Kind::Number(Dim::ratio())))
            }
        }
    }

    /// A figure over all units; one asked for twice is one.
    fn figure(&mut self, statistic: Statistic, of: NodeId, scope: &Scope, span: Span, row: RowId) -> Option<NodeId> {
        let mut nested = false;
        crate::ir::walk(&self.program, of, &mut |_, node| nested |= matches!(node, Node::Population(_)));
        if nested {
            self.report_in(Some(row), span, Fault::Scoring(ScoringFault::PopulationNested));
            return None;
        }
        if approximate(&self.program, of) {
            self.report_in(Some(row), span, Fault::Scoring(ScoringFault::Approximate));
            return None;
        }
        let scope = self.scope(scope, row)?;
        let id = PopulationId::of(self.program.populations.len());
        self.program.populations.push(Population { statistic, of, scope, row, span });
        Some(self.node(Node::Population(id), span))
    }

    fn scope(&mut self, scope: &Scope, row: RowId) -> Option<crate::ir::Scope> {
        match scope {
            Scope::All => Some(crate::ir::Scope::All),
            Scope::Each(name) => match self.look_up(name, None, None)? {
                Found::Property(id) => Some(crate::ir::Scope::Each(id)),
                Found::Input(_) => {
                    self.unknown(name.span, &name.value, NameKind::Property, None, Some(row));
                    None
                }
            },
            Scope::Named(name) => {
                let folded = fold_title(&name.value);
                let mut known: Vec<String> = self.program.set.unit_kind.iter().cloned().collect();
                if known.iter().any(|kind| fold_title(kind) == folded) {
                    return Some(crate::ir::Scope::All);
                }
                let mut found = Vec::new();
                for (index, property) in self.program.properties.iter().enumerate() {
                    for (option, choice) in property.kind.options().iter().enumerate() {
                        let title = choice.about.as_ref().unwrap_or(&choice.name);
                        if fold_title(title) == folded || fold_title(&choice.name) == folded {
                            found.push((PropertyId::of(index), option, property.name.clone()));
                        }
                        known.push(title.clone());
                    }
                }
                let mut properties: Vec<String> = found.iter().map(|(_, _, property)| property.clone()).collect();
                properties.dedup();
                let fault = match found.first() {
                    Some((property, option, _)) if properties.len() == 1 => return Some(crate::ir::Scope::Option(*property, *option)),
                    Some(_) => ScoringFault::ScopeAmbiguous { name: name.value.clone(), properties },
                    None => ScoringFault::ScopeUnknown { name: name.value.clone(), known },
                };
                self.report_in(Some(row), name.span, Fault::Scoring(fault));
                None
            }
        }
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
        self.report_in(row, expr.span, Fault::Syntax(SyntaxFault::RoundingStep));
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

/// The constant that an end is written as.
fn constant_of(expr: &Expr) -> Option<Exact> {
    match &expr.kind {
        ExprKind::Number(literal) => Some(literal_value(*literal).0),
        _ => None,
    }
}
