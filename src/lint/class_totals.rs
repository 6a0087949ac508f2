//! Tables of classes under conditions, in their one number: no class is reached by a total that is too low for a class below it, and the ends
//! of all are written in one way.

use super::assemble::{Assembled, Assembler};
use super::regions::{axes, regions};
use super::titles;
use super::together::range;
use crate::diagnostic::{ContraryFault, Fault, Finding, Findings, Gets, Role, TierFault};
use crate::eval::decides;
use crate::formula::written;
use crate::ir::{Basis, Class, ClassTake, Classes, Input, InputKind, Node, NodeId, Program, Property, PropertyKind, walk};
use crate::quantity::{self, Exact, Style, show};

pub(super) fn prove(program: &Program, classes: &Classes, assembler: &Assembler<'_, '_>, findings: &mut Findings) {
    // Rows and pillars are classed one by one; there no unit is put together.
    if program.classes.as_ref().is_none_or(|table| table.span != classes.span) {
        return;
    }
    let conditions = classes.rows.iter().filter_map(|class| match class.take {
        ClassTake::When(when) => Some((class, when)),
        ClassTake::Range(_) | ClassTake::Else => None,
    });
    let in_order = classes.reads == crate::ir::ClassReads::Highest;
    let table = Table { program, assembler, conditions: conditions.collect(), in_order };
    let Some((basis, number)) = table.number() else { return };
    table.bad_asked(&basis, findings);
    table.open(&basis, findings);
    // What stands in a wrong order, or is never reached, was said.
    let known = |known: &Finding| {
        matches!(known.fault, Fault::Tier(TierFault::ClassUnreachable { .. } | TierFault::ClassOrder { .. }))
            && known.span().is_some_and(|span| classes.rows.iter().any(|class| class.span == span))
    };
    if !findings.iter().any(known) {
        table.for_less(&basis, number, findings);
    }
}

/// What a yes or no says for people.
pub(super) fn asked(program: &Program, node: NodeId) -> Option<String> {
    match program.node(node)? {
        Node::Input(id) => program.input(*id).filter(|input| input.kind == InputKind::YesNo).map(Input::title),
        Node::Property(id) => {
            let property = program.properties.get(id.index()).filter(|property| property.kind == PropertyKind::YesNo);
            property.map(Property::title)
        }
        _ => None,
    }
}

struct Table<'a, 'p, 'q> {
    program: &'a Program,
    assembler: &'a Assembler<'p, 'q>,
    conditions: Vec<(&'a Class, NodeId)>,
    /// Whether the first class whose condition holds is taken.
    in_order: bool,
}

impl Table<'_, '_, '_> {
    /// The number of a unit that the conditions read; nothing where they read several.
    fn number(&self) -> Option<(Basis, NodeId)> {
        let mut found: Vec<(Basis, NodeId)> = Vec::new();
        for (_, when) in &self.conditions {
            walk(self.program, *when, &mut |id, node| {
                if let Node::Published(basis @ (Basis::Total | Basis::Percent | Basis::ScaledTo(_))) = node
                    && found.iter().all(|(known, _)| known != basis)
                {
                    found.push((basis.clone(), id));
                }
            });
        }
        if found.len() == 1 { found.pop() } else { None }
    }

    /// The lower end that a class asks of the number by itself, and where.
    fn end(&self, basis: &Basis, when: NodeId) -> Option<(Exact, bool, NodeId)> {
        let parts = match self.program.node(when)? {
            Node::And(parts) => parts.clone(),
            _ => vec![when],
        };
        parts.into_iter().find_map(|part| {
            let (value, (low, high)) = range(self.program, self.program.node(part)?)?;
            let own = matches!(self.program.node(value), Some(Node::Published(known)) if known == basis);
            let (low, closed) = low.filter(|_| own && high.is_none())?;
            Some((low, closed, part))
        })
    }

    /// A bound of points and something bad, asked for together.
    fn bad_asked(&self, basis: &Basis, findings: &mut Findings) {
        for (place, (class, when)) in self.conditions.iter().enumerate() {
            let (Some(Node::And(parts)), Some((bound, ..))) = (self.program.node(*when), self.end(basis, *when)) else { continue };
            for part in parts {
                if self.lowered(basis, &bound, *part, place) {
                    continue;
                }
                let Some(title) = asked(self.program, *part).filter(|title| titles::plainly_bad(title)) else { continue };
                let fault = ContraryFault::BadAsked { class: class.name.clone(), title };
                let finding = Finding::at(self.program.node_span(*part).unwrap_or(class.span), Fault::Contrary(fault));
                let reached = |unit: &Assembled| self.holds(unit, *when);
                let run = self.assembler.find(None, &reached).map(|unit| unit.written(self.program, Gets::Class(self.class(&unit))));
                findings.push(match run {
                    Some(run) => finding.shown([run]),
                    None => finding,
                });
            }
        }
    }

    /// Whether units with so many points and without the bad thing have a class of their own above: `Khá: từ 80 điểm và có vi phạm` under
    /// `Tốt: từ 80 điểm và không có vi phạm` takes what the bad thing costs.
    fn lowered(&self, basis: &Basis, bound: &Exact, bad: NodeId, place: usize) -> bool {
        let same = |node: NodeId| match (self.program.node(node), self.program.node(bad)) {
            (Some(Node::Input(one)), Some(Node::Input(other))) => one == other,
            (Some(Node::Property(one)), Some(Node::Property(other))) => one == other,
            _ => false,
        };
        let without = |when: NodeId| {
            let parts = match self.program.node(when) {
                Some(Node::And(parts)) => parts.clone(),
                _ => vec![when],
            };
            parts.iter().any(|part| matches!(self.program.node(*part), Some(Node::Not(inner)) if same(*inner)))
        };
        // Where each unit meets one condition only, their order says nothing.
        let others = if self.in_order { self.conditions.get(..place) } else { Some(self.conditions.as_slice()) };
        let own = |when: NodeId| self.end(basis, when).is_some_and(|(end, ..)| end <= *bound);
        others.is_some_and(|others| others.iter().any(|(_, when)| without(*when) && own(*when)))
    }

    /// One that is open where all the others, two at least, are closed.
    fn open(&self, basis: &Basis, findings: &mut Findings) {
        let ends: Option<Vec<_>> = self.conditions.iter().map(|(class, when)| Some((*class, self.end(basis, *when)?))).collect();
        let Some(ends) = ends.filter(|ends| ends.len() > 2) else { return };
        // `Trên 0 điểm` leaves out who has nothing, and no other writing says so.
        let mut open = ends.iter().filter(|(_, (bound, closed, _))| !closed && !bound.is_zero());
        let (Some((class, (bound, _, part))), None) = (open.next(), open.next()) else { return };
        let percent = *basis == Basis::Percent;
        let fault = ContraryFault::OpenClass { class: class.name.clone(), bound: bound.clone(), percent };
        let span = self.program.node_span(*part).unwrap_or(class.span);
        let mut finding = Finding::at(span, Fault::Contrary(fault));
        let shown = if percent { quantity::percent(bound, Style::people()) } else { show(bound, Style::people()) };
        let unit = if percent { "" } else { " điểm" };
        if let (Some((before, _)), true) = (written(self.program, None, *part).split_once(" trên "), shown.whole) {
            finding = finding.fix(span, format!("{before} từ {}{unit} trở lên", shown.text));
        }
        let right_on = |unit: &Assembled| unit.result.published(basis).as_ref() == Some(bound);
        let unit = self.assembler.find(Some((basis, bound)), &right_on);
        findings.push(match unit {
            Some(unit) => finding.shown([unit.written(self.program, Gets::Class(self.class(&unit)))]),
            None => finding,
        });
    }

    fn holds(&self, unit: &Assembled, when: NodeId) -> bool {
        unit.result.total.is_some() && decides(self.program, &unit.unit, &unit.result, when) == Ok(true)
    }

    /// The first class whose condition a unit meets.
    fn class(&self, unit: &Assembled) -> Option<String> {
        self.conditions.iter().find(|(_, when)| self.holds(unit, *when)).map(|(class, _)| class.name.clone())
    }

    /// A class whose condition speaks of the number and that less of it reaches than any class below asks for.
    fn for_less(&self, basis: &Basis, number: NodeId, findings: &mut Findings) {
        let program = self.program;
        let nodes: Vec<NodeId> = self.conditions.iter().map(|(_, when)| *when).collect();
        let Some(regions) = regions(program, &axes(program, &nodes)) else { return };
        let asks = |when: NodeId| {
            let possible = regions.iter().filter(|region| region.truth(program, when) != Some(false) && region.possible(program));
            let lows: Vec<Exact> = possible
                .map(|region| region.number(program, number).and_then(|domain| domain.low.clone()).unwrap_or_else(Exact::zero))
                .collect();
            lows.into_iter().min()
        };
        let lows: Vec<Option<Exact>> = nodes.iter().map(|when| asks(*when)).collect();
        for (place, (class, when)) in self.conditions.iter().enumerate() {
            if !self.speaks(*when, basis) || self.eased(*when, basis) {
                continue;
            }
            let Some(Some(low)) = lows.get(place) else { continue };
            let below = self.conditions.iter().zip(&lows).skip(place.saturating_add(1));
            let more = below.filter_map(|((other, when), asks)| Some((other, *when, asks.as_ref()?))).find(|(.., asks)| low < asks);
            let Some((other, _, asks)) = more else { continue };
            let less = |unit: &Assembled| {
                unit.result.published(basis).is_some_and(|number| number < *asks) && self.class(unit).as_ref() == Some(&class.name)
            };
            let Some(unit) = self.assembler.find(None, &less).or_else(|| self.assembler.find_between(&less)) else { continue };
            let Some(total) = unit.result.published(basis) else { continue };
            let percent = *basis == Basis::Percent;
            let fault = ContraryFault::ClassForLess {
                class: class.name.clone(),
                total: total.clone(),
                below: other.name.clone(),
                asks: asks.clone(),
                percent,
            };
            let mut runs = vec![unit.written(program, Gets::Class(Some(class.name.clone())))];
            // Beside it one that comes to more and is classed below.
            let more = |unit: &Assembled| {
                unit.result.published(basis).is_some_and(|number| number > total) && self.class(unit).as_ref() == Some(&other.name)
            };
            let beside = self.assembler.find(None, &more).or_else(|| self.assembler.find_between(&more));
            runs.extend(beside.map(|unit| unit.written(program, Gets::Class(Some(other.name.clone())))));
            let span = program.node_span(*when).unwrap_or(class.span);
            findings.push(Finding::at(span, Fault::Contrary(fault)).label(other.span, Role::Other).shown(runs));
            return;
        }
    }

    /// Whether every way to meet a condition asks for points, and the lesser ones only of a kind of unit: a lower bound for poor communes is meant.
    fn eased(&self, when: NodeId, basis: &Basis) -> bool {
        let ways = match self.program.node(when) {
            Some(Node::Or(ways)) => ways.clone(),
            _ => vec![when],
        };
        let mut ends: Vec<(Option<Exact>, bool)> = Vec::new();
        for way in &ways {
            let mut of_kind = false;
            walk(self.program, *way, &mut |_, node| of_kind |= matches!(node, Node::Property(_)));
            ends.push((self.end(basis, *way).map(|(end, ..)| end), of_kind));
        }
        let most = ends.iter().filter_map(|(end, _)| end.clone()).max();
        most.is_some() && ends.iter().all(|(end, of_kind)| end.is_some() && (*of_kind || (*end == most && ends.len() > 1)))
    }

    fn speaks(&self, when: NodeId, basis: &Basis) -> bool {
        let mut found = false;
        walk(self.program, when, &mut |_, node| found |= matches!(node, Node::Published(known) if known == basis));
        found
    }
}
