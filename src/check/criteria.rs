//! Criteria under one heading, each by the same grades.

use super::Checker;
use crate::diagnostic::{Fault, NameFault, NameKind, ScoringFault};
use crate::ir::{Choice, Input, InputKind, ItemNode, Node, NodeId, Row, RowId, Score};
use crate::name::fold;
use crate::quantity::Exact;
use crate::source::{At, Span};
use crate::syntax::tree::{Block, ClauseKind, Expr, ExprKind, OptionText, Take, TierRow};

impl Checker<'_> {
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
            direction: None,
            span: name.span,
        });
    }

    /// `điểm từng tiêu chí`: the sum of the criteria, each by the same grades.
    pub(super) fn graded(&mut self, block: &Block, grades: &[TierRow], span: Span, row: RowId) -> Option<NodeId> {
        let criteria = block.clauses.iter().filter_map(|clause| match &clause.kind {
            ClauseKind::Criterion { name, title } => Some((name, title)),
            _ => None,
        });
        self.grade_heads(grades, row)?;
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

    /// Grades are names, or yes and no; the first row that is neither is said, once for all criteria.
    fn grade_heads(&mut self, grades: &[TierRow], row: RowId) -> Option<()> {
        let names = || grades.iter().flat_map(|grade| if let Take::Options(names) = &grade.take.value { names.as_slice() } else { &[] });
        let named = names().next().is_some();
        let stray = grades.iter().find(|grade| match &grade.take.value {
            Take::Options(_) => false,
            Take::Yes | Take::No | Take::Else => named,
            Take::Range(_) | Take::Values(_) | Take::When(_) => true,
        });
        let Some(stray) = stray else { return Some(()) };
        let only = names().map(|name| name.value.as_str()).collect::<Vec<_>>();
        let offer = match (&stray.take.value, only.as_slice()) {
            (Take::Else | Take::No, [only]) => Some(format!("không_{only}")),
            _ => None,
        };
        let fault = ScoringFault::GradeHead { head: self.head_text(stray), offer: offer.clone() };
        let mut finding = crate::diagnostic::Finding::at(stray.take.span, Fault::Scoring(fault));
        finding.subject = self.program.row(row).map(Row::subject);
        self.findings.push(match offer {
            Some(offer) => finding.fix(stray.take.span, offer),
            None => finding,
        });
        None
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
            let fits = self.fitting_count(row, each.map(|(each, _)| each), [found, declared]);
            let maximum = fits.map(|(each, count)| (each, count == found));
            let fault = Fault::Scoring(ScoringFault::CriteriaCount { declared, found, maximum: maximum.clone() });
            let mut finding = crate::diagnostic::Finding::at(place, fault);
            if let Some((_, true)) = maximum {
                finding = finding.fix(place, format!("gồm {found} tiêu chí"));
            }
            finding.subject = self.program.row(row).map(Row::subject);
            self.findings.push(finding);
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

    /// Which of two numbers of criteria makes up the maximum of the row, and what each of them is worth.
    fn fitting_count(&self, row: RowId, each: Option<Exact>, counts: [u64; 2]) -> Option<(Exact, u64)> {
        let each = each.or_else(|| self.best_grade(row))?;
        let maximum = self.program.row(row)?.maximum.points()?;
        let fits = |count: &u64| i64::try_from(*count).is_ok_and(|count| each.times(&Exact::from(count)) == *maximum);
        Some((each.clone(), counts.into_iter().find(fits)?))
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
}
