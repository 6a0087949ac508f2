//! The tree of rows: codes, parents, levels, maxima, weights, policies.

use super::header::policy_of;
use super::{Checker, Outline, RowKind, inferred};
use crate::code::Code;
use crate::diagnostic::{Copied, Fault, Finding, NameFault, PolicyFault, Role, StateName, SyntaxFault, TypeFault, Unfit};
use crate::ir::{Maximum, Policies, Policy, Row, RowId, RowLevel, Score};
use crate::name::fold_title;
use crate::quantity::Exact;
use crate::source::{At, Span};
use crate::syntax::tree::{Attribute, Block, ClauseKind, Counted, Literal, Mark, PolicyText, RoundTo, RowHead};

impl Checker<'_> {
    pub(super) fn rows(&mut self, outline: &Outline<'_>) {
        let mut group: Option<RowId> = None;
        for (block, head, kind) in &outline.rows {
            if let Some(first) = self.names.rows.get(&head.code.value) {
                let first = self.program.row(*first);
                let same_title = first.is_some_and(|first| fold_title(&first.title) == fold_title(&head.title.value));
                let twins = outline.rows.iter().filter(|(other, ..)| other.print == block.print).count();
                let copy = match (twins > 1, same_title) {
                    (true, _) => Copied::Whole,
                    (false, true) => Copied::Title,
                    (false, false) => Copied::No,
                };
                let fault = Fault::Name(NameFault::CodeDoubled { code: head.code.value.to_string(), copy });
                let first = first.map(|row| row.span);
                let finding = Finding::at(head.code.span, fault);
                self.findings.push(match first {
                    Some(first) => finding.label(first, Role::First),
                    None => finding,
                });
                // The second row stays out of the tree, so totals and counts would miss it; those of a copy nobody misses.
                self.misplaced |= copy != Copied::Whole;
                continue;
            }
            let id = RowId::of(self.program.rows.len());
            let parent = self.parent(head, *kind, group);
            let mut row = self.row(block, head, *kind, parent);
            self.extra_place(&row, parent);
            // What is not deployed takes the rows below it along.
            row.not_deployed = row.not_deployed.or_else(|| self.program.row(parent?)?.not_deployed);
            self.program.rows.push(row);
            self.names.rows.insert(head.code.value.clone(), id);
            match parent.and_then(|parent| self.program.rows.get_mut(parent.index())) {
                Some(parent) => parent.children.push(id),
                None => self.program.top.push(id),
            }
            if *kind == RowKind::Group {
                group = Some(id);
            }
            self.order(id, head);
        }
    }

    /// The row above: by the code's prefix if there is one, else the nearest nhóm.
    fn parent(&mut self, head: &RowHead, kind: RowKind, group: Option<RowId>) -> Option<RowId> {
        // What stands beside the scale belongs to no nhóm unless its code says so.
        let group = group.filter(|_| kind == RowKind::Index);
        let Some(prefix) = head.code.value.parent() else { return group };
        if let Some(parent) = self.names.rows.get(&prefix) {
            return Some(*parent);
        }
        if matches!(kind, RowKind::Extra(_)) {
            return None;
        }
        if !self.incomplete {
            let fault = NameFault::ParentMissing { code: head.code.value.to_string(), parent: prefix.to_string() };
            self.report(head.code.span, Fault::Name(fault));
            self.misplaced = true;
        }
        let above = std::iter::successors(prefix.parent(), Code::parent).find_map(|code| self.names.rows.get(&code).copied());
        above.or(group)
    }

    fn row(&mut self, block: &Block, head: &RowHead, kind: RowKind, parent: Option<RowId>) -> Row {
        let under_index = parent.and_then(|id| self.program.row(id)).is_some_and(|row| row.level != RowLevel::Group);
        let level = match (kind, under_index) {
            (RowKind::Group, _) => RowLevel::Group,
            (RowKind::Index, false) => RowLevel::Main,
            (RowKind::Index, true) => RowLevel::Component,
            (RowKind::Extra(_), _) => RowLevel::Extra,
        };
        let clauses = super::clauses::fitting(block, self.findings);
        let mut row = Row {
            code: head.code.value.clone(),
            title: head.title.value.clone(),
            span: head.span,
            maximum_span: head.span,
            level,
            parent,
            children: Vec::new(),
            maximum: Maximum::Unscored,
            outside: false,
            extra: match kind {
                RowKind::Extra(extra) => Some(extra),
                RowKind::Group | RowKind::Index => None,
            },
            weight: None,
            score: Score::None,
            direction: None,
            applies: Vec::new(),
            reductions: Vec::new(),
            need: None,
            short: None,
            criteria: None,
            each_criterion: None,
            policies: self.defaults.clone(),
            said: Vec::new(),
            rounding: None,
            not_deployed: None,
            components: None,
            main_indexes: None,
            elsewhere: false,
            remarks: Vec::new(),
            inferred: inferred(block, &clauses),
            broken: block.broken,
        };
        self.attributes(&mut row, head);
        for clause in clauses {
            match &clause.kind {
                ClauseKind::Policy { state, policy } => self.policy(&mut row, *state, policy),
                ClauseKind::Rounding { place: None, to: RoundTo::Places(rounding) } => row.rounding = Some(*rounding),
                ClauseKind::Rounding { .. } => self.report(clause.span, Fault::Syntax(SyntaxFault::RoundingStep)),
                ClauseKind::Need(need) => row.need = Some((need.value, need.span)),
                ClauseKind::Short { points, .. } => row.short = Some(self.points_of(points)),
                ClauseKind::NotDeployed(year) => row.not_deployed = Some(year.value),
                ClauseKind::Remark { kind, text } => row.remarks.push((*kind, text.value.clone())),
                _ => {}
            }
        }
        row
    }

    fn attributes(&mut self, row: &mut Row, head: &RowHead) {
        let mut maximum: Option<(Maximum, Span)> = None;
        for At { value, span } in &head.attributes {
            let said = match value {
                Attribute::Points(literal) => Some(Maximum::Points(self.attribute_points(*literal, *span, row.broken))),
                Attribute::Unscored => Some(Maximum::Unscored),
                Attribute::Unpublished => Some(Maximum::Unpublished),
                Attribute::Unlimited => Some(Maximum::Unlimited),
                Attribute::EachCriterion(literal) => {
                    row.each_criterion = Some((self.points_behind("mỗi tiêu chí ", *literal, *span, row.broken), *span));
                    None
                }
                Attribute::Outside => {
                    row.outside = true;
                    None
                }
                Attribute::Weight(over, by) => {
                    row.weight = self.weight(*over, by.as_ref(), row.broken);
                    row.broken |= row.weight.is_none();
                    None
                }
                Attribute::Count(count) => {
                    match count.of {
                        Counted::Components => row.components = Some((count.number, *span)),
                        Counted::Criteria => row.criteria = Some((count.number, *span)),
                        Counted::MainIndexes => row.main_indexes = Some((count.number, *span)),
                        Counted::Groups => {
                            let fault = SyntaxFault::Misplaced { clause: "gồm … nhóm".to_owned(), block: "chỉ số".to_owned() };
                            self.report(*span, Fault::Syntax(fault));
                        }
                    }
                    None
                }
                Attribute::Elsewhere => {
                    row.elsewhere = true;
                    None
                }
            };
            let Some(said) = said else { continue };
            match &maximum {
                Some((_, first)) => {
                    let fault = Fault::Syntax(SyntaxFault::Twice { clause: "điểm tối đa".to_owned() });
                    self.findings.push(Finding::at(*span, fault).label(*first, Role::First));
                }
                None => maximum = Some((said, *span)),
            }
        }
        match maximum {
            Some((maximum, span)) => {
                row.maximum_span = span;
                row.maximum = maximum;
            }
            // A parent may leave its maximum to its children; `lint` asks for it where nothing gives it.
            None => row.maximum = Maximum::Unpublished,
        }
        if head.attributes.iter().all(|at| !says_maximum(&at.value)) {
            self.unsaid.push(RowId::of(self.program.rows.len()));
        }
    }

    /// In a broken head the word behind the number may be what could not be read.
    pub(super) fn attribute_points(&mut self, literal: Literal, span: Span, broken: bool) -> Exact {
        self.points_behind("", literal, span, broken)
    }

    /// The mend keeps the words that lead up to the number.
    fn points_behind(&mut self, lead: &str, literal: Literal, span: Span, broken: bool) -> Exact {
        if literal.mark != Mark::Points && !broken {
            let text = super::expr::literal_text(literal);
            let fault = Fault::Type(TypeFault::BareConstant { text: text.clone() });
            let mut finding = Finding::at(span, fault);
            if literal.mark == Mark::None {
                finding = finding.fix(span, format!("{lead}{text} điểm"));
            }
            self.findings.push(finding);
        }
        Exact::from(literal.number)
    }

    /// A weight as it is written, a part of the whole: `30%`, or `1/3` exactly.
    fn weight(&mut self, over: Literal, by: Option<&At<Literal>>, broken: bool) -> Option<Exact> {
        let over = super::expr::literal_value(over).0;
        let Some(by) = by else { return Some(over) };
        let found = over.over(&super::expr::literal_value(by.value).0);
        if found.is_none() && !broken {
            let text = super::expr::literal_text(by.value);
            self.report(by.span, Fault::Type(TypeFault::NotPositive { text }));
        }
        found
    }

    /// A policy that is a number says `điểm`.
    pub(super) fn policy_points(&mut self, policy: &At<PolicyText>) {
        if let PolicyText::Points(literal) = &policy.value {
            self.attribute_points(*literal, policy.span, false);
        }
    }

    fn policy(&mut self, row: &mut Row, state: StateName, policy: &At<PolicyText>) {
        self.policy_points(policy);
        let made = policy_of(&policy.value);
        let unfit = match &made {
            Policy::Points(points) => row.maximum.points().is_some_and(|maximum| points > maximum).then_some(Unfit::TooMuch),
            Policy::Maximum => {
                (matches!(row.maximum, Maximum::Unpublished | Maximum::Unlimited) && !row.broken).then_some(Unfit::NoMaximum)
            }
            Policy::LeftOut | Policy::Rescaled | Policy::Report => None,
        };
        if let Some(because) = unfit {
            let fault = Fault::Policy(PolicyFault::Unfit { policy: policy_words(&policy.value), because });
            self.findings.push(Finding::at(policy.span, fault).about(row.subject()));
        }
        row.said.push((state, policy.span));
        let Policies { missing, nothing, not_applicable } = &mut row.policies;
        match state {
            StateName::Missing => *missing = Some(made),
            StateName::NothingArising => *nothing = Some(made),
            StateName::NotApplicable => *not_applicable = Some(made),
        }
    }

    /// Rows whose codes run backwards among their siblings.
    fn order(&mut self, id: RowId, head: &RowHead) {
        let Some(row) = self.program.row(id) else { return };
        let siblings = match row.parent.and_then(|parent| self.program.row(parent)) {
            Some(parent) => &parent.children,
            None => &self.program.top,
        };
        // What stands beside the scale has an order of its own, wherever an import puts it among the groups; so have the rows of information
        // (A, B) that stand before those that are scored (1, 2).
        let information = |row: &Row| row.level != RowLevel::Group && row.maximum == Maximum::Unscored;
        let lettered = |row: &Row| letter(&row.code).is_some();
        let apart = |sibling: &Row| information(sibling) != information(row) && lettered(sibling) != lettered(row);
        let alike = |sibling: &&Row| sibling.extra == row.extra && !apart(sibling);
        let before = siblings.iter().rev().skip(1).filter_map(|sibling| self.program.row(*sibling)).find(alike);
        let Some(before) = before else { return };
        let backwards = last_number(&before.code) > last_number(&row.code);
        // A, B, C, D: of these only C and D would be Roman numbers.
        let by_letter = matches!((letter(&before.code), letter(&row.code)), (Some(before), Some(row)) if before < row);
        if backwards && !by_letter {
            let fault = NameFault::OutOfOrder { code: row.code.to_string(), after: before.code.to_string() };
            // Either of the two may be the one that is misspelt.
            let finding = Finding::at(head.code.span, Fault::Name(fault)).about(row.subject()).label(before.span, Role::First);
            self.findings.push(finding);
        }
    }
}

fn says_maximum(attribute: &Attribute) -> bool {
    matches!(attribute, Attribute::Points(_) | Attribute::Unscored | Attribute::Unpublished | Attribute::Unlimited)
}

/// A code that is a single capital letter.
fn letter(code: &Code) -> Option<char> {
    let mut chars = code.as_str().chars();
    let first = chars.next().filter(|first| first.is_ascii_uppercase())?;
    chars.next().is_none().then_some(first)
}

/// The last part of a code as a number, letters in the order of annexes (a b c d đ e g h).
fn last_number(code: &Code) -> u64 {
    const LETTERS: [&str; 12] = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m"];
    let last = code.as_str().rsplit('.').next().unwrap_or("");
    if let Ok(number) = last.parse::<u64>() {
        return number;
    }
    if let Some(place) = LETTERS.iter().position(|letter| *letter == last) {
        return u64::try_from(place).unwrap_or(0);
    }
    roman(last)
}

/// A Roman number; a single letter that is none counts by the alphabet.
fn roman(text: &str) -> u64 {
    let value = |c: char| match c {
        'I' => Some(1_u64),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let values: Option<Vec<u64>> = text.chars().map(value).collect();
    let Some(values) = values else { return text.chars().next().map_or(0, |c| u64::from(u32::from(c))) };
    let next = values.iter().skip(1).chain(std::iter::once(&0));
    let (mut plus, mut minus) = (0_u64, 0_u64);
    for (value, next) in values.iter().zip(next) {
        if value < next { minus = minus.saturating_add(*value) } else { plus = plus.saturating_add(*value) }
    }
    plus.saturating_sub(minus)
}

/// A policy in the words of the language.
fn policy_words(policy: &PolicyText) -> String {
    match policy {
        PolicyText::Points(literal) => super::expr::literal_text(*literal),
        PolicyText::Maximum => "điểm tối đa".to_owned(),
        PolicyText::LeftOut => "không tính".to_owned(),
        PolicyText::Report => "báo lỗi".to_owned(),
        PolicyText::Rescaled => "tính lại theo thang của nhóm".to_owned(),
    }
}
