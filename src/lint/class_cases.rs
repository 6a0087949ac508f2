//! Class tables whose conditions read several numbers: where each unit must have exactly one class, no case is left out and none taken twice.

use super::assemble::{Assembled, Assembler};
use super::regions::{Region, axes, regions};
use crate::diagnostic::{ConditionFault, Fault, Finding, Findings, Gets, Role, TierFault};
use crate::eval::{decides, figure};
use crate::formula::written;
use crate::ir::{ClassReads, ClassTake, Classes, NodeId, Program};
use crate::quantity::{Style, percent, show};

pub(super) fn prove(program: &Program, classes: &Classes, assembler: &Assembler<'_, '_>, findings: &mut Findings) {
    let conditions: Vec<(usize, NodeId)> = classes
        .rows
        .iter()
        .enumerate()
        .filter_map(|(place, class)| match class.take {
            ClassTake::When(when) => Some((place, when)),
            ClassTake::Range(_) | ClassTake::Else => None,
        })
        .collect();
    let nodes: Vec<NodeId> = conditions.iter().map(|(_, when)| *when).collect();
    let axes = axes(program, &nodes);
    let Some(regions) = regions(program, &axes) else {
        return findings.at(classes.span, Fault::Condition(ConditionFault::TooManyParts { axes: axes.len() }));
    };
    let may = |region: &Region, when: NodeId| region.truth(program, when) != Some(false);
    for (place, when) in &conditions {
        let Some(class) = classes.rows.get(*place) else { continue };
        if !regions.iter().any(|region| may(region, *when)) {
            findings.at(class.span, Fault::Tier(TierFault::ClassUnreachable { class: class.name.clone() }));
        }
    }
    let table = Table { program, classes, conditions: &conditions, axes: axes.iter().map(|axis| axis.node).collect() };
    match classes.reads {
        ClassReads::OneOnly => {}
        // The first that holds is taken: one behind a wider one is never reached.
        ClassReads::Highest => return table.shadowed(&regions, findings),
        ClassReads::Score(_) => return,
    }
    let rest = classes.rows.iter().any(|class| matches!(class.take, ClassTake::Else));
    let none = |region: &Region| conditions.iter().all(|(_, when)| region.truth(program, *when) != Some(true));
    if !rest && regions.iter().any(none) {
        table.hole(assembler, findings);
    }
    for (index, (first, one)) in conditions.iter().enumerate() {
        for (second, other) in conditions.iter().skip(index.saturating_add(1)) {
            if regions.iter().any(|region| may(region, *one) && may(region, *other)) {
                table.twice(assembler, (*first, *one), (*second, *other), findings);
            }
        }
    }
}

struct Table<'a> {
    program: &'a Program,
    classes: &'a Classes,
    conditions: &'a [(usize, NodeId)],
    axes: Vec<NodeId>,
}

impl Table<'_> {
    fn shadowed(&self, regions: &[Region], findings: &mut Findings) {
        for (index, (place, when)) in self.conditions.iter().enumerate() {
            let before = self.conditions.get(..index).unwrap_or_default();
            let mut possible = regions.iter().filter(|region| region.truth(self.program, *when) != Some(false)).peekable();
            let none_holds = possible.peek().is_none();
            let taken = |region: &Region| before.iter().any(|(_, earlier)| region.truth(self.program, *earlier) == Some(true));
            if let (false, true, Some(class)) = (none_holds, possible.all(taken), self.classes.rows.get(*place)) {
                findings.at(class.span, Fault::Tier(TierFault::ClassUnreachable { class: class.name.clone() }));
            }
        }
    }

    fn holds(&self, unit: &Assembled, when: NodeId) -> bool {
        unit.result.total.is_some() && decides(self.program, &unit.unit, &unit.result, when) == Ok(true)
    }

    /// Only what a whole unit shows is said: the parts of the space may hold nobody.
    fn hole(&self, assembler: &Assembler<'_, '_>, findings: &mut Findings) {
        let decided = |unit: &Assembled| {
            unit.result.total.is_some()
                && self.conditions.iter().all(|(_, when)| decides(self.program, &unit.unit, &unit.result, *when) == Ok(false))
        };
        if let Some(unit) = assembler.find(None, &decided) {
            let fault = ConditionFault::ClassHole { case: self.case(&unit) };
            let run = unit.written(self.program, Gets::Class(None));
            findings.push(Finding::at(self.classes.span, Fault::Condition(fault)).shown([run]));
        }
    }

    fn twice(&self, assembler: &Assembler<'_, '_>, first: (usize, NodeId), second: (usize, NodeId), findings: &mut Findings) {
        let (Some(one), Some(other)) = (self.classes.rows.get(first.0), self.classes.rows.get(second.0)) else { return };
        if let Some(unit) = assembler.find(None, &|unit| self.holds(unit, first.1) && self.holds(unit, second.1)) {
            let fault = ConditionFault::ClassTwice { case: self.case(&unit), classes: [one.name.clone(), other.name.clone()] };
            let run = unit.written(self.program, Gets::Class(None));
            let finding = Finding::at(other.span, Fault::Condition(fault)).label(one.span, Role::Other);
            findings.push(finding.shown([run]));
        }
    }

    /// What a unit has of everything that the table looks at.
    fn case(&self, unit: &Assembled) -> Vec<String> {
        let one = |node: &NodeId| {
            let name = written(self.program, None, *node);
            if let Some(value) = figure(self.program, &unit.unit, &unit.result, *node) {
                let ratio = crate::lint::tiers::is_ratio(self.program, *node);
                let value = if ratio { percent(&value, Style::people()) } else { show(&value, Style::people()) };
                return Some(format!("{name} = {}", value.text));
            }
            let holds = decides(self.program, &unit.unit, &unit.result, *node).ok()?;
            Some(if holds { name } else { format!("không phải “{name}”") })
        };
        self.axes.iter().filter_map(one).collect()
    }
}
