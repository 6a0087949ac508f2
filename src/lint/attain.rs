//! What each kind of unit can attain: a maximum above 0, all of it, and every class.

use super::about;
use super::kinds::{Kind, Kinds, MOST_KINDS};
use super::probe::Prober;
use super::reach::Ends;
use super::together::range;
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, Gets, ReachFault, Role, StateName, TierFault};
use crate::eval::TroubleKind;
use crate::ir::{Basis, Class, ClassTake, Classes, Extra, Node, NodeId, Program, Row, RowId, Score, Total, walk};
use crate::quantity::{Exact, Style, show};

pub(super) fn prove(prober: &Prober<'_>, ends: &[Ends], checked: &Checked, findings: &mut Findings) {
    let program = prober.program;
    if checked.incomplete || program.rows.iter().any(|row| row.broken) || matches!(program.total, Total::Entered(_)) {
        return;
    }
    let kinds = Kinds::of(prober, ends);
    let at = At { prober, kinds: &kinds, ends };
    at.nothing_applies(findings);
    at.below_zero(findings);
    if !kinds.open {
        let kept = at.keeps_maximum(findings);
        if let Some(classes) = &program.classes {
            at.classes(classes, &kept, findings);
            super::past_classes::prove(prober, &kinds, classes, findings);
        }
    }
    if let (false, Some(span)) = (kinds.all, program.set.span) {
        findings.at(span, Fault::Reach(ReachFault::TooManyKinds { most: kinds.list.len().min(MOST_KINDS) }));
    }
    for (span, fault) in divisors(program) {
        findings.at(span, Fault::Reach(fault));
    }
}

struct At<'a> {
    prober: &'a Prober<'a>,
    kinds: &'a Kinds,
    ends: &'a [Ends],
}

impl At<'_> {
    fn program(&self) -> &Program {
        self.prober.program
    }

    /// A kind without any row has no total.
    fn nothing_applies(&self, findings: &mut Findings) {
        let (Some(span), true) = (self.program().set.span, self.program().set.scale.is_some()) else { return };
        let none: Vec<&Kind> = self.kinds.list.iter().filter(|kind| kind.best.applicable.is_zero()).collect();
        let counted = self.program().rows.iter().any(|row| row.counts() && row.maximum.points().is_some_and(Exact::is_positive));
        if let (Some(first), true) = (none.first(), counted) {
            let fault = ReachFault::NothingApplies { kind: self.kinds.called(&none) };
            findings.push(Finding::at(span, Fault::Reach(fault)).shown([first.run(Gets::State(StateName::NotApplicable, None), None)]));
        }
    }

    /// What takes points takes no more than there is.
    fn below_zero(&self, findings: &mut Findings) {
        let program = self.program();
        if !program.rows.iter().any(|row| row.extra == Some(Extra::Deduction) && row.parent.is_some()) {
            return;
        }
        let mut said: Vec<RowId> = Vec::new();
        for kind in &self.kinds.list {
            let worst = kind.worst(self.prober, self.ends);
            for trouble in &worst.troubles {
                let (TroubleKind::BelowZero(points), Some(id)) = (&trouble.kind, trouble.row) else { continue };
                let Some(row) = program.row(id).filter(|row| matches!(row.score, Score::Gathered { .. })) else { continue };
                if said.contains(&id) {
                    continue;
                }
                said.push(id);
                let finding =
                    about(row, row.span, Fault::Reach(ReachFault::CanBeNegative { found: points.clone(), parent: true, turned: None }));
                let gets = Gets::Trouble { code: "E0726", points: Some(points.clone()) };
                let mut run = kind.run(gets, Some(row.code.to_string()));
                run.given.extend(row.children.iter().filter_map(|id| {
                    let points = worst.rows.get(id.index())?.points.as_ref()?;
                    Some((program.row(*id)?.code.to_string(), format!("{} điểm", show(points, Style::people()).text)))
                }));
                findings.push(finding.shown([run]));
            }
        }
    }

    /// Rows that do not apply to a kind and keep their maximum there: what they cost, for each group of them once.
    fn keeps_maximum(&self, findings: &mut Findings) -> Vec<&Kind> {
        let program = self.program();
        let mut groups: Vec<(Vec<RowId>, Vec<&Kind>)> = Vec::new();
        for kind in &self.kinds.list {
            let lost: Vec<RowId> = program.rows_with_ids().filter(|(id, row)| keeps(kind, *id, row)).map(|(id, _)| id).collect();
            let short = kind.best.base.as_ref().is_some_and(|base| *base < kind.best.applicable);
            if lost.is_empty() || !short {
                continue;
            }
            match groups.iter_mut().find(|(rows, _)| *rows == lost) {
                Some((_, kinds)) => kinds.push(kind),
                None => groups.push((lost, vec![kind])),
            }
        }
        groups.sort_by_key(|(rows, _)| rows.len());
        let mut said: Vec<RowId> = Vec::new();
        for (rows, kinds) in &groups {
            // What follows from groups already told is not told again.
            if rows.iter().all(|row| said.contains(row)) {
                continue;
            }
            said.extend(rows.iter().copied());
            let (Some(first), Some(kind)) = (rows.first().and_then(|id| program.row(*id)), kinds.first()) else { continue };
            let Some(most) = kind.best.base.clone() else { continue };
            let fault = ReachFault::KeepsMaximum {
                kind: self.kinds.called(kinds),
                most: most.clone(),
                applicable: kind.best.applicable.clone(),
                rows: rows.iter().filter_map(|id| program.row(*id)).map(|row| row.code.to_string()).collect(),
                class: program.classes.as_ref().and_then(|classes| self.out_of_reach(classes, kind).pop()).map(|class| class.name.clone()),
            };
            let mut finding = about(first, first.span, Fault::Reach(fault)).shown([kind.run(Gets::Best(most), None)]);
            for row in rows.iter().skip(1).filter_map(|id| program.row(*id)) {
                finding = finding.label(row.span, Role::Other);
            }
            findings.push(finding);
        }
        groups.into_iter().flat_map(|(_, kinds)| kinds).collect()
    }

    /// Classes that a kind cannot reach, the highest last.
    fn out_of_reach<'c>(&self, classes: &'c Classes, kind: &Kind) -> Vec<&'c Class> {
        let program = self.program();
        let mut out: Vec<(&Class, Exact)> = Vec::new();
        for class in &classes.rows {
            let beyond = limits(program, classes, class)
                .into_iter()
                .find(|(basis, low, closed)| kind.best.published(basis).is_some_and(|most| most < *low || (!closed && most == *low)));
            out.extend(beyond.map(|(_, low, _)| (class, low)));
        }
        out.sort_by(|(_, a), (_, b)| a.cmp(b));
        out.into_iter().map(|(class, _)| class).collect()
    }

    fn classes(&self, classes: &Classes, kept: &[&Kind], findings: &mut Findings) {
        let scored: Vec<&Kind> = self.kinds.list.iter().filter(|kind| kind.best.total.is_some()).collect();
        let (Some(least), Some(most)) =
            (scored.iter().min_by_key(|kind| &kind.best.applicable), scored.iter().max_by_key(|kind| &kind.best.applicable))
        else {
            return;
        };
        let (least, most) = (least.best.applicable.clone(), most.best.applicable.clone());
        let names = |kind: &Kind| self.out_of_reach(classes, kind).iter().map(|class| class.name.clone()).collect::<Vec<_>>();
        if classes.basis() == Some(&Basis::Total) && least < most {
            let small: Vec<&Kind> = scored.iter().copied().filter(|kind| kind.best.applicable == least).collect();
            let Some(first) = small.first() else { return };
            let fault =
                TierFault::MixedScales { least: least.clone(), most: most.clone(), kind: self.kinds.called(&small), classes: names(first) };
            let total = first.best.total.clone().unwrap_or_else(Exact::zero);
            findings.push(Finding::at(classes.span, Fault::Tier(fault)).shown([first.run(Gets::Best(total), None)]));
        }
        for class in &classes.rows {
            let already = |finding: &Finding| matches!(&finding.fault, Fault::Tier(TierFault::ClassUnreachable { class: name }) if *name == class.name);
            if findings.iter().any(already) {
                continue;
            }
            let without: Vec<&Kind> = scored
                .iter()
                .copied()
                .filter(|kind| self.out_of_reach(classes, kind).iter().any(|other| other.name == class.name))
                .collect();
            let everybody = without.len() == scored.len() && self.kinds.all;
            // Where only some units cannot, the reason was told: rows that keep their maximum, or scales that are not one.
            let told = |kind: &&Kind| kept.iter().any(|other| std::ptr::eq(*other, *kind)) || kind.best.applicable < most;
            if without.is_empty() || (!everybody && without.iter().all(told)) {
                continue;
            }
            let Some(kind) = without.iter().max_by_key(|kind| kind.best.total.clone()) else { continue };
            let Some((basis, ..)) = limits(self.program(), classes, class)
                .into_iter()
                .find(|(basis, low, closed)| kind.best.published(basis).is_some_and(|most| most < *low || (!closed && most == *low)))
            else {
                continue;
            };
            let Some(reached) = kind.best.published(&basis) else { continue };
            let called = if everybody { Default::default() } else { self.kinds.called(&without) };
            let percent = basis == Basis::Percent;
            let fault = ReachFault::ClassBeyond { class: class.name.clone(), kind: called, most: reached, percent };
            let total = kind.best.total.clone().unwrap_or_else(Exact::zero);
            findings.push(Finding::at(class.span, Fault::Reach(fault)).shown([kind.run(Gets::Best(total), None)]));
        }
    }
}

/// Whether a row does not apply to a kind and still stands in its maximum with fewer points.
fn keeps(kind: &Kind, id: RowId, row: &Row) -> bool {
    let Some(outcome) = kind.best.rows.get(id.index()) else { return false };
    let applies = outcome.state != Some(StateName::NotApplicable);
    // Where nobody scores a row, that it does not apply takes nothing away.
    row.counts()
        && row.not_deployed.is_none()
        && !applies
        && !outcome.left
        && outcome.points.as_ref().is_some_and(|points| *points < outcome.applicable)
}

/// The lower ends that a class demands, of what, and whether the end belongs.
fn limits(program: &Program, classes: &Classes, class: &Class) -> Vec<(Basis, Exact, bool)> {
    match &class.take {
        ClassTake::Range(range) => {
            let (Some(basis), Some((low, closed))) = (classes.basis(), &range.low) else { return Vec::new() };
            vec![(basis.clone(), low.clone(), *closed)]
        }
        ClassTake::When(when) => demanded(program, *when),
        ClassTake::Else => Vec::new(),
    }
}

/// The same of a condition: what every unit that meets it has.
fn demanded(program: &Program, when: NodeId) -> Vec<(Basis, Exact, bool)> {
    match program.node(when) {
        Some(Node::And(parts)) => parts.iter().flat_map(|part| demanded(program, *part)).collect(),
        Some(node) => {
            let Some((value, (Some((low, closed)), _))) = range(program, node) else { return Vec::new() };
            match program.node(value) {
                Some(Node::Published(basis)) => vec![(basis.clone(), low, closed)],
                _ => Vec::new(),
            }
        }
        None => Vec::new(),
    }
}

/// Totals and points of rows that conditions of classes and ranks divide by a constant other than their maximum.
fn divisors(program: &Program) -> Vec<(crate::source::Span, ReachFault)> {
    let mut roots: Vec<NodeId> = program.rankings.iter().flat_map(|ranking| ranking.ties.iter().map(|tie| tie.by)).collect();
    for classes in program.classes.iter() {
        roots.extend(classes.changes.iter().map(|change| change.when));
        roots.extend(classes.rows.iter().filter_map(|class| match class.take {
            ClassTake::When(when) => Some(when),
            ClassTake::Range(_) | ClassTake::Else => None,
        }));
    }
    let mut out = Vec::new();
    for root in roots {
        walk(program, root, &mut |id, node| {
            let Node::Quotient { over, by } = node else { return };
            let (Some(Node::Published(basis)), Some(divisor)) = (program.node(*over), program.constant(*by)) else { return };
            let maximum = match basis {
                Basis::Total => program.set.scale.clone(),
                Basis::Row(row) => program.row(*row).and_then(|row| row.maximum.points().cloned()),
                Basis::Percent | Basis::ScaledTo(_) | Basis::Pillar(_) => None,
            };
            if let (Some(maximum), Some(span)) = (maximum.filter(|maximum| maximum != divisor), program.node_span(id)) {
                out.push((span, ReachFault::OtherMaximum { divisor: divisor.clone(), maximum }));
            }
        });
    }
    out
}
