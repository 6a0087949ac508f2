//! Classes: every score has exactly one, every class is reachable, and bare totals are not compared across different scales.

use super::domain::Domain;
use super::pieces::{Takes, pieces};
use super::totals::gathered;
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, Role, TierFault};
use crate::ir::{Basis, Classes, Policy, Program, Row};
use crate::quantity::{Exact, Rounding};
use crate::syntax::tree::Gather;

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    let Some(classes) = &program.classes else { return };
    if checked.incomplete || classes.rows.is_empty() {
        return;
    }
    coverage(program, classes, findings);
    if classes.basis == Basis::Total {
        scales(program, classes, findings);
    }
}

fn coverage(program: &Program, classes: &Classes, findings: &mut Findings) {
    let ranges: Vec<_> = classes.rows.iter().filter_map(|class| Some((class, class.take.as_ref()?))).collect();
    let takes: Vec<Takes> = ranges.iter().map(|(_, range)| Takes::Range(range.low.clone(), range.high.clone())).collect();
    let percent = classes.basis == Basis::Percent;
    let one = Exact::one();
    let lost: Vec<_> = ranges
        .iter()
        .zip(&takes)
        .filter_map(|((class, _), takes)| Some((class.span, takes.ends().into_iter().max().filter(|end| percent && **end > one)?.clone())))
        .collect();
    if !lost.is_empty() {
        for (span, value) in lost {
            findings.at(span, Fault::Tier(TierFault::PercentMissing { value }));
        }
        return;
    }
    let found = pieces(&domain(program, &classes.basis), &takes);
    let rest = ranges.len() < classes.rows.len();
    for piece in &found {
        match piece.takers.as_slice() {
            [] if !rest => {
                let fault = TierFault::ClassGap { interval: piece.interval(percent), witness: piece.witness.clone() };
                findings.at(classes.span, Fault::Tier(fault));
            }
            [first, second, ..] => {
                let (Some((first, _)), Some((second, _))) = (ranges.get(*first), ranges.get(*second)) else { continue };
                let names = [first.name.clone(), second.name.clone()];
                let fault = TierFault::ClassOverlap { interval: piece.interval(percent), witness: piece.witness.clone(), classes: names };
                findings.push(Finding::at(second.span, Fault::Tier(fault)).label(first.span, Role::First));
            }
            _ => {}
        }
    }
    for (index, (class, _)) in ranges.iter().enumerate() {
        if found.iter().all(|piece| !piece.takers.contains(&index)) {
            findings.at(class.span, Fault::Tier(TierFault::ClassUnreachable { class: class.name.clone() }));
        }
    }
}

/// The scores that can occur: from 0 to the maximum of what is classed, in the steps it is published with.
fn domain(program: &Program, basis: &Basis) -> Domain {
    let step = |rounding: Option<Rounding>| {
        let places = i64::from(rounding?.places);
        let ten = Exact::from(10);
        (0..places).try_fold(Exact::one(), |step, _| step.over(&ten))
    };
    let (high, step) = match basis {
        Basis::Total => (program.set.scale.clone(), step(program.rounding.total)),
        Basis::Percent => (Some(Exact::one()), step(program.rounding.percent.map(|percent| percent.rounding))),
        Basis::ScaledTo(scale) => (Some(scale.clone()), None),
        Basis::Pillar(index) => {
            let members = program.pillars.get(*index).map(|pillar| pillar.members.clone()).unwrap_or_default();
            (gathered(program, &members, Gather::Sum), step(program.rounding.pillars))
        }
        Basis::Row(id) => (program.row(*id).and_then(|row| row.maximum.points().cloned()), step(program.rounding.main)),
    };
    Domain { low: Some(Exact::zero()), high, step }
}

/// Whether units can have different applicable maxima.
fn scales(program: &Program, classes: &Classes, findings: &mut Findings) {
    let Some(most) = program.set.scale.clone() else { return };
    let mut leaving = Vec::new();
    for row in program.rows.iter().filter(|row| row.counts()) {
        leaving.extend(row.reductions.iter().map(|reduction| reduction.points.clone()));
        let leaves = !row.applies.is_empty() && row.policies.not_applicable == Some(Policy::LeftOut);
        if let (true, Some(points)) = (leaves && !under_leaving(program, row), row.maximum.points()) {
            leaving.push(points.clone());
        }
    }
    if !leaving.is_empty() {
        let least = most.minus(&Exact::sum(&leaving));
        findings.at(classes.span, Fault::Tier(TierFault::MixedScales { least, most }));
    }
}

/// Whether a row above already takes this one with it.
fn under_leaving(program: &Program, row: &Row) -> bool {
    let mut above = row.parent.and_then(|id| program.row(id));
    while let Some(parent) = above {
        if !parent.applies.is_empty() {
            return true;
        }
        above = parent.parent.and_then(|id| program.row(id));
    }
    false
}
