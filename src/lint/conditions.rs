//! Conditions of rows: each can hold and can fail, and each row under conditions is reached by somebody.

use super::domain::Domain;
use super::exclusive::{never_all, never_all_as_declared};
use super::probe::Prober;
use super::regions::{Region, axes, regions};
use super::tiers::is_ratio;
use super::together::{range, same};
use super::{about, domain};
use crate::diagnostic::{Bound, ConditionFault, Fault, Finding, Findings, Interval, Role, TierFault};
use crate::formula::written;
use crate::ir::{Bounds, ClassTake, Classes, ItemNode, Node, NodeId, Program, Row, RowId, Score, walk};
use crate::quantity::Exact;
use crate::syntax::tree::Compare;

pub(super) fn prove(prober: &Prober<'_>, findings: &mut Findings) {
    let program = prober.program;
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken) {
        let place = Place { program, id, row };
        for when in row.conditions() {
            place.can_differ(when, findings);
        }
        let Score::Value(node) = row.score else { continue };
        walk(program, node, &mut |at, node| match node {
            Node::Cases { rows, otherwise } => place.cases(at, rows, *otherwise, findings),
            Node::Items { items, .. } => place.items(items, findings),
            Node::Gate { when, .. } => {
                place.can_differ(*when, findings);
            }
            _ => {}
        });
    }
}

/// A row and its program.
struct Place<'p> {
    program: &'p Program,
    id: RowId,
    row: &'p Row,
}

impl Place<'_> {
    /// A condition that never or always holds is said; whether it can do both.
    fn can_differ(&self, when: NodeId, findings: &mut Findings) -> bool {
        let condition = || written(self.program, Some(self.id), when);
        let fault = match verdict(self.program, when) {
            Some(true) => ConditionFault::Always { condition: condition() },
            Some(false) => ConditionFault::Never { condition: condition(), because: self.because(when) },
            None => return self.parts_differ(when, findings),
        };
        let span = self.program.node_span(when).unwrap_or(self.row.span);
        // What is wrong inside it already, as a mark without its %, is the cause and the better sentence.
        if !findings.iter().any(|known| known.span().is_some_and(|known| span.contains(known))) {
            findings.push(about(self.row, span, Fault::Condition(fault)));
        }
        false
    }

    /// Of a condition that can hold and fail, a half that always or never holds is said: without it the condition is the same.
    fn parts_differ(&self, when: NodeId, findings: &mut Findings) -> bool {
        if let Some(Node::And(parts) | Node::Or(parts)) = self.program.node(when) {
            parts.iter().for_each(|part| {
                self.can_differ(*part, findings);
            });
        }
        true
    }

    /// What the figures come to that the parts of a condition which cannot hold are about.
    fn because(&self, when: NodeId) -> Vec<(String, Interval)> {
        let parts = match self.program.node(when) {
            Some(Node::And(parts)) => parts.clone(),
            _ => vec![when],
        };
        let mut out: Vec<(String, Interval)> = Vec::new();
        for part in parts.into_iter().filter(|part| verdict(self.program, *part) == Some(false)) {
            let Some((value, _)) = self.program.node(part).and_then(|part| range(self.program, part)) else { continue };
            let Domain { low, high, .. } = domain::of(self.program, value);
            let end = |end: Option<Exact>| end.map(|value| Bound { value, closed: true });
            let takes = Interval { low: end(low), high: end(high), percent: is_ratio(self.program, value) };
            let known = (written(self.program, Some(self.id), value), takes);
            if (known.1.low.is_some() || known.1.high.is_some()) && !out.contains(&known) {
                out.push(known);
            }
        }
        out
    }

    /// Rows under conditions: the first that holds is taken.
    fn cases(&self, table: NodeId, rows: &[(NodeId, NodeId)], otherwise: Option<NodeId>, findings: &mut Findings) {
        let span = |node: NodeId| self.program.node_span(node).unwrap_or(self.row.span);
        // One that never or always holds is said by itself: what else it leaves without a case follows from it.
        let mut sound = true;
        for (when, _) in rows {
            sound = self.can_differ(*when, findings) && sound;
        }
        let open = |findings: &mut Findings| {
            if otherwise.is_none() {
                findings.push_once(about(self.row, span(table), Fault::Tier(TierFault::ElseMissing)));
            }
        };
        if !sound {
            return open(findings);
        }
        let all: Vec<NodeId> = rows.iter().map(|(when, _)| *when).collect();
        let axes = axes(self.program, &all);
        let Some(regions) = regions(self.program, &axes) else {
            let fault = ConditionFault::TooManyParts { axes: axes.len() };
            findings.push_once(about(self.row, span(table), Fault::Condition(fault)));
            return open(findings);
        };
        let before =
            |region: &Region, place: usize| all.iter().take(place).position(|when| region.truth(self.program, *when) == Some(true));
        let holds = |region: &&Region, when: NodeId| region.truth(self.program, when) != Some(false);
        // What the same rows hide is one fault.
        let mut hidden: Vec<(Vec<usize>, Vec<NodeId>)> = Vec::new();
        for (place, when) in all.iter().enumerate() {
            let mut takers: Vec<usize> = Vec::new();
            let reached = regions.iter().filter(|region| holds(region, *when)).any(|region| match before(region, place) {
                Some(taker) => {
                    takers.push(taker);
                    false
                }
                None => true,
            });
            if reached {
                continue;
            }
            takers.sort_unstable();
            takers.dedup();
            match hidden.iter_mut().find(|(by, _)| *by == takers) {
                Some((_, rows)) => rows.push(*when),
                None => hidden.push((takers, vec![*when])),
            }
        }
        for (takers, rows) in hidden {
            let Some((first, others)) = rows.split_first() else { continue };
            let fault = ConditionFault::Shadowed { others: others.len() };
            let mut finding = about(self.row, span(*first), Fault::Condition(fault));
            for taker in takers.into_iter().filter_map(|taker| all.get(taker)) {
                finding = finding.label(span(*taker), Role::First);
            }
            for other in others {
                finding = finding.label(span(*other), Role::Other);
            }
            findings.push_once(finding);
        }
        match (regions.iter().all(|region| before(region, all.len()).is_some()), otherwise) {
            (true, Some(otherwise)) => findings.push_once(about(self.row, span(otherwise), Fault::Tier(TierFault::ElseIdle))),
            (false, None) if !covers(self.program, &all) => open(findings),
            (true | false, None) | (false, Some(_)) => {}
        }
    }

    /// Items: each can count and can fail to, and none counts twice.
    fn items(&self, items: &[ItemNode], findings: &mut Findings) {
        for (index, item) in items.iter().enumerate() {
            let Some(when) = item.when else { continue };
            if !self.can_differ(when, findings) {
                continue;
            }
            let twice = items.iter().take(index).find(|other| other.when.is_some_and(|other| same(self.program, other, when)));
            if let Some(other) = twice {
                let fault = ConditionFault::ItemTwice { condition: written(self.program, Some(self.id), when) };
                findings.push_once(about(self.row, item.span, Fault::Condition(fault)).label(other.span, Role::First));
            }
        }
    }
}

/// Whether some condition always holds, as the figures are declared: `a bằng b` and `a dưới b` leave out nobody under `a từ 0 đến b`.
fn covers(program: &Program, conditions: &[NodeId]) -> bool {
    never_all_as_declared(program, &conditions.iter().map(|when| (*when, false)).collect::<Vec<_>>())
}

/// Halves of the conditions of classes that always or never hold, and sentences over all classes whose condition does.
pub(super) fn of_classes(program: &Program, classes: &Classes, findings: &mut Findings) {
    let mut asked = Vec::new();
    for class in &classes.rows {
        if let ClassTake::When(when) = class.take
            && let Some(Node::And(parts) | Node::Or(parts)) = program.node(when)
            && verdict(program, when).is_none()
        {
            asked.extend(parts.iter().copied());
        }
    }
    asked.extend(classes.changes.iter().map(|change| change.when));
    for when in asked {
        let condition = written(program, None, when);
        let fault = match verdict(program, when) {
            Some(true) => ConditionFault::Always { condition },
            Some(false) => ConditionFault::Never { condition, because: Vec::new() },
            None => continue,
        };
        findings.push_once(Finding::at(program.node_span(when).unwrap_or(classes.span), Fault::Condition(fault)));
    }
}

/// What a condition always comes to, if it is always the same.
pub(super) fn verdict(program: &Program, when: NodeId) -> Option<bool> {
    if let Some(known) = declared(program, when) {
        return Some(known);
    }
    // Its own parts exclude each other, or leave nothing beside them.
    if let Some(never) = [true, false].into_iter().find(|answer| never_all(program, &[(when, *answer)])) {
        return Some(!never);
    }
    let regions = regions(program, &axes(program, &[when]))?;
    let first = regions.first()?.truth(program, when)?;
    regions.iter().all(|region| region.truth(program, when) == Some(first)).then_some(first)
}

/// What the declared order of two figures says of a comparison: `từ 0 đến b` leaves no `a trên b`.
fn declared(program: &Program, when: NodeId) -> Option<bool> {
    let (op, left, right) = match program.node(when)? {
        Node::Compare { op, left, right } => (*op, left, right),
        Node::Within { value, bounds: Bounds { low: Some((low, closed)), high: None } } => {
            (if *closed { Compare::AtLeast } else { Compare::Above }, value, low)
        }
        Node::Within { value, bounds: Bounds { low: None, high: Some((high, closed)) } } => {
            (if *closed { Compare::AtMost } else { Compare::Below }, value, high)
        }
        _ => return None,
    };
    let at_most = |small: NodeId, large: NodeId| domain::proved_at_most(program, small, large);
    match op {
        Compare::Above if at_most(*left, *right) => Some(false),
        Compare::Below if at_most(*right, *left) => Some(false),
        Compare::AtMost if at_most(*left, *right) => Some(true),
        Compare::AtLeast if at_most(*right, *left) => Some(true),
        _ => None,
    }
}
