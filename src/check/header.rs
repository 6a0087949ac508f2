//! The header: what holds for the whole set.

use super::expr::literal_value;
use super::period::{self, Turned};
use super::{Checker, inferred};
use crate::diagnostic::{Fault, Finding, ScoringFault, StateName, StructureFault, SyntaxFault, TypeFault};
use crate::ir::{Input, InputKind, Passed, Policy, Total};
use crate::name::fold_title;
use crate::quantity::{Exact, Style, percent, show};
use crate::source::{At, Span};
use crate::syntax::tree::{
    Block, ClauseKind, Counted, Head, Literal, Mark, PassedText, People, PolicyText, RoundPlace, RoundTo, TotalLimit,
};

impl Checker<'_> {
    pub(super) fn header(&mut self, block: &Block) {
        if let Some(Head::Set(title)) = &block.head {
            self.program.set.title = title.value.clone();
        }
        self.program.set.span = Some(super::head_span(block));
        let clauses = super::clauses::fitting(block, self.findings);
        self.program.set.inferred = inferred(block, &clauses);
        for clause in &clauses {
            self.statement(&clause.kind, clause.span);
        }
        if !block.broken {
            let said = |wanted: fn(&ClauseKind) -> bool| clauses.iter().any(|clause| wanted(&clause.kind));
            let needed: [(&str, bool); 3] = [
                ("mã", said(|kind| matches!(kind, ClauseKind::Code(_)))),
                ("văn bản", said(|kind| matches!(kind, ClauseKind::Document(_)))),
                ("thang điểm", said(|kind| matches!(kind, ClauseKind::Scale(_)))),
            ];
            for (clause, _) in needed.into_iter().filter(|(_, said)| !said) {
                let fault = StructureFault::HeaderMissing { clause: clause.to_owned() };
                self.report(super::head_span(block), Fault::Structure(fault));
            }
        }
    }

    fn statement(&mut self, kind: &ClauseKind, span: Span) {
        match kind {
            ClauseKind::Code(code) => self.program.set.code = code.value.clone(),
            ClauseKind::Document(text) => self.program.set.document = text.value.clone(),
            ClauseKind::Validity { from, to } => {
                if let Some(to) = to.as_ref().filter(|to| to.value < from.value) {
                    let fault = StructureFault::Validity { from: from.value.to_string(), to: to.value.to_string() };
                    self.report(to.span, Fault::Structure(fault));
                }
                self.program.set.from = Some(from.value);
                self.program.set.to = to.as_ref().map(|to| to.value);
            }
            ClauseKind::Period { from, to } => {
                let said = || (from.value.clone(), to.value.clone());
                match period::turned(&from.value, &to.value) {
                    Some(Turned::Backwards) => {
                        let (from, to) = said();
                        self.report(span, Fault::Structure(StructureFault::PeriodBackwards { from, to }));
                    }
                    Some(Turned::Short) => {
                        let (from, to) = said();
                        self.report(span, Fault::Structure(StructureFault::PeriodShort { from, to }));
                    }
                    None => {}
                }
                self.program.set.period = Some(said());
            }
            ClauseKind::Scale(scale) => {
                if let Some(scale) = scale.as_ref().filter(|scale| scale.value.mark == Mark::Percent) {
                    self.report(scale.span, Fault::Type(TypeFault::NotPoints { found: crate::diagnostic::Shape::Ratio }));
                }
                self.program.set.scale = scale.as_ref().map(|scale| Exact::from(scale.value.number));
                self.declared.scale = Some(scale.as_ref().map_or(span, |scale| scale.span));
            }
            ClauseKind::Counts(counts) => {
                for At { value, span } in counts {
                    let place = match value.of {
                        Counted::Groups => &mut self.declared.groups,
                        Counted::MainIndexes => &mut self.declared.main_indexes,
                        Counted::Components => &mut self.declared.components,
                        Counted::Criteria => {
                            let fault =
                                SyntaxFault::Misplaced { clause: "gồm … tiêu chí".to_owned(), block: "bộ chỉ số".to_owned() };
                            self.report(*span, Fault::Syntax(fault));
                            continue;
                        }
                    };
                    *place = Some((value.number, *span));
                }
                let declared = &self.declared;
                let number = |of: Option<(u64, Span)>| of.map(|(number, _)| number);
                self.program.set.counts = crate::ir::Counts {
                    groups: number(declared.groups),
                    main_indexes: number(declared.main_indexes),
                    components: number(declared.components),
                };
            }
            ClauseKind::Rounds(rounds) => {
                for (index, round) in rounds.iter().enumerate() {
                    let same = |before: &At<String>| fold_title(&before.value) == fold_title(&round.value);
                    if rounds.iter().take(index).any(same) {
                        self.report(round.span, Fault::Scoring(ScoringFault::RoundTwice { name: round.value.clone() }));
                    }
                }
                self.program.set.rounds = rounds.iter().map(|round| round.value.clone()).collect();
            }
            ClauseKind::Passed(passed) => self.passed(passed),
            ClauseKind::CellWords { words, state } => {
                self.program.cell_words.extend(words.iter().map(|word| (word.value.clone(), *state)));
            }
            ClauseKind::Policy { state, policy } => {
                self.policy_points(policy);
                let policy = policy_of(&policy.value);
                match state {
                    StateName::Missing => {
                        self.defaults.missing = Some(policy);
                        self.declared.missing = Some(span);
                    }
                    StateName::NothingArising => self.defaults.nothing = Some(policy),
                    StateName::NotApplicable => self.defaults.not_applicable = Some(policy),
                }
            }
            ClauseKind::Rounding { place: Some(place), to } => self.rounding(*place, to, span),
            ClauseKind::TotalByPeople(people) => {
                let input = self.entered(None, "Tổng điểm".to_owned(), people, span);
                self.program.total = Total::Entered(input);
            }
            ClauseKind::Parent { mean, .. } => self.program.total = Total::Gathered(*mean),
            ClauseKind::ShareWithExtras => self.program.set.share_with_extras = true,
            ClauseKind::TotalLimit(TotalLimit::MayPass) => self.program.set.over_scale = Some(true),
            ClauseKind::TotalLimit(TotalLimit::MayNotPass) => self.program.set.over_scale = Some(false),
            ClauseKind::TotalLimit(TotalLimit::Least(points)) => self.program.set.least_total = Some(self.points_of(points)),
            ClauseKind::Short { points, .. } => self.program.set.short = Some(self.points_of(points)),
            _ => {}
        }
    }

    /// A share needs `điểm tối đa` behind it and points do not take it.
    fn passed(&mut self, passed: &PassedText) {
        let (limit, mark) = (literal_value(passed.limit.value).0, passed.limit.value.mark);
        let due = if passed.of_maximum { Mark::Percent } else { Mark::Points };
        if mark != due {
            let shown = match mark {
                Mark::Percent => percent(&limit, Style::people()).text,
                Mark::Points => format!("{} điểm", show(&limit, Style::people()).text),
                Mark::None => show(&limit, Style::people()).text,
            };
            let limit = if passed.of_maximum { format!("{shown} điểm tối đa") } else { shown };
            self.report(passed.limit.span, Fault::Scoring(ScoringFault::PassedLimit { limit }));
        }
        self.program.set.passed = Passed { limit, of_maximum: passed.of_maximum, closed: passed.closed };
    }

    fn rounding(&mut self, place: RoundPlace, to: &RoundTo, span: Span) {
        let (rounding, percent) = match to {
            RoundTo::Places(rounding) => (*rounding, false),
            RoundTo::Percent(rounding) => (*rounding, true),
        };
        if percent && place != RoundPlace::Percent {
            return self.report(span, Fault::Syntax(SyntaxFault::RoundingStep));
        }
        let roundings = &mut self.program.rounding;
        roundings.said.push((place, span));
        match place {
            RoundPlace::Components => roundings.components = Some(rounding),
            RoundPlace::MainIndexes => roundings.main = Some(rounding),
            RoundPlace::Pillars => roundings.pillars = Some(rounding),
            RoundPlace::Total => roundings.total = Some(rounding),
            RoundPlace::Percent => roundings.percent = Some(crate::ir::PercentRounding { rounding, percent }),
            RoundPlace::Means => roundings.means = Some(rounding),
        }
    }

    /// An input for points that people enter.
    pub(super) fn entered(&mut self, row: Option<crate::ir::RowId>, name: String, people: &People, span: Span) -> crate::ir::InputId {
        let mut points = |literal: &At<Literal>| {
            if literal.value.mark == Mark::Percent {
                let fault = TypeFault::NotPoints { found: crate::diagnostic::Shape::Ratio };
                self.findings.push(Finding::at(literal.span, Fault::Type(fault)));
            }
            literal_value(literal.value).0
        };
        let low = people.low.as_ref().map_or_else(Exact::zero, &mut points);
        let high = people.high.as_ref().map(&mut points);
        let step = people.step.as_ref().map(&mut points).filter(Exact::is_positive);
        self.add_input(Input {
            row,
            common: false,
            name,
            about: None,
            kind: InputKind::Points { by: people.by.value.clone(), low, high, step },
            unit: None,
            domain: None,
            domain_text: String::new(),
            direction: None,
            span,
        })
    }
}

/// A policy as the program keeps it.
pub(super) fn policy_of(text: &PolicyText) -> Policy {
    match text {
        PolicyText::Points(literal) => Policy::Points(literal_value(*literal).0),
        PolicyText::Maximum => Policy::Maximum,
        PolicyText::LeftOut => Policy::LeftOut,
        PolicyText::Report => Policy::Report,
        PolicyText::Rescaled => Policy::Rescaled,
    }
}
