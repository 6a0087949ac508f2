//! Classes: every score has exactly one, and every class is reachable.

use super::assemble::{Assembled, Assembler};
use super::class_totals;
use super::domain::Domain;
use super::pieces::{Piece, Takes, pieces};
use super::probe::Prober;
use super::together::range;
use super::totals::gathered;
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, Gets, Role, TierFault};
use crate::ir::{Basis, Class, ClassEffect, ClassReads, ClassTake, Classes, Extra, Node, Program};
use crate::quantity::Exact;
use crate::syntax::tree::Gather;

pub(super) fn prove(prober: &Prober<'_>, checked: &Checked, findings: &mut Findings) {
    let program = prober.program;
    if checked.incomplete {
        return;
    }
    let assembler = Assembler::of(prober);
    for classes in program.classes.iter().chain(program.row_classes.iter().map(|rows| &rows.table)) {
        prove_one(program, classes, &assembler, findings);
    }
}

fn prove_one(program: &Program, classes: &Classes, assembler: &Assembler<'_, '_>, findings: &mut Findings) {
    let conditions = classes.basis().is_none();
    if conditions || !classes.changes.is_empty() {
        order(classes, findings);
    }
    match Axis::of(program, classes) {
        Some(axis) => coverage(program, classes, &axis, assembler, findings),
        None if classes.reads == ClassReads::Highest && !has_rest(classes) => {
            findings.at(classes.span, Fault::Tier(TierFault::ClassElseMissing));
        }
        None => super::class_cases::prove(program, classes, assembler, findings),
    }
    class_totals::prove(program, classes, assembler, findings);
    super::conditions::of_classes(program, classes, findings);
    for change in &classes.changes {
        let idle = match change.does {
            ClassEffect::AtMost(class) => class == 0,
            ClassEffect::OneDown => classes.rows.len() == 1,
            ClassEffect::None => false,
        };
        if idle {
            findings.at(change.span, Fault::Tier(TierFault::ClassChangeIdle));
        }
    }
}

fn has_rest(classes: &Classes) -> bool {
    classes.rows.iter().any(|class| matches!(class.take, ClassTake::Else))
}

/// The highest class stands first and còn lại last, where the order of the classes counts.
fn order(classes: &Classes, findings: &mut Findings) {
    let last = classes.rows.len().saturating_sub(1);
    for (index, class) in classes.rows.iter().enumerate() {
        if matches!(class.take, ClassTake::Else) && index < last {
            findings.at(class.span, Fault::Tier(TierFault::ElseNotLast));
        }
    }
    let ranges: Vec<_> = classes.rows.iter().filter_map(|class| Some((class, class.take.range()?.low.as_ref()))).collect();
    for ((class, low), (next, next_low)) in ranges.iter().zip(ranges.iter().skip(1)) {
        if next_low.is_some_and(|(next, _)| low.is_none_or(|(low, _)| low < next)) {
            let fault = TierFault::ClassOrder { class: class.name.clone(), higher: next.name.clone() };
            findings.push(Finding::at(class.span, Fault::Tier(fault)).label(next.span, Role::Other));
        }
    }
}

/// The one number that a whole table reads, and what each of its classes takes.
struct Axis<'a> {
    basis: Basis,
    taken: Vec<(&'a Class, Takes)>,
}

impl<'a> Axis<'a> {
    /// `None` where the conditions read more than one number.
    fn of(program: &Program, classes: &'a Classes) -> Option<Self> {
        let mut axis: Option<Basis> = classes.basis().cloned();
        let mut taken = Vec::new();
        for class in &classes.rows {
            let when = match &class.take {
                ClassTake::Range(range) => {
                    taken.push((class, Takes::Range(range.low.clone(), range.high.clone())));
                    continue;
                }
                ClassTake::Else => continue,
                ClassTake::When(when) => program.node(*when)?,
            };
            let (value, (low, high)) = range(program, when)?;
            let Node::Published(basis) = program.node(value)? else { return None };
            if axis.get_or_insert_with(|| basis.clone()) != basis {
                return None;
            }
            taken.push((class, Takes::Range(low, high)));
        }
        Some(Axis { basis: axis?, taken })
    }
}

fn coverage(program: &Program, classes: &Classes, axis: &Axis<'_>, assembler: &Assembler<'_, '_>, findings: &mut Findings) {
    let takes: Vec<Takes> = axis.taken.iter().map(|(_, takes)| takes.clone()).collect();
    let percent = axis.basis == Basis::Percent;
    let one = Exact::one();
    let lost: Vec<_> = axis
        .taken
        .iter()
        .filter_map(|(class, takes)| Some((class.span, takes.ends().into_iter().max().filter(|end| percent && **end > one)?.clone())))
        .collect();
    if !lost.is_empty() {
        for (span, value) in lost {
            findings.at(span, Fault::Tier(TierFault::PercentMissing { value }));
        }
        return;
    }
    let mut found: Vec<Vec<Piece>> = domains(program, classes, &axis.basis).iter().map(|domain| pieces(domain, &takes)).collect();
    if classes.reads == ClassReads::Highest {
        found.iter_mut().flatten().for_each(|piece| piece.takers.truncate(1));
    }
    // Rows and pillars are classed one by one; there the number itself is the unit.
    let units = program.classes.as_ref().is_some_and(|table| table.span == classes.span);
    let shown = |finding: Finding, piece: &Piece| {
        let inside = |unit: &Assembled| unit.result.published(&axis.basis).is_some_and(|score| piece.contains(&score));
        if !units {
            return finding;
        }
        let found = assembler.find(Some((&axis.basis, &piece.witness)), &inside);
        finding.shown(found.map(|unit| {
            let score = unit.result.published(&axis.basis);
            let class = score.and_then(|score| classes.of_score(&score)).and_then(|class| classes.rows.get(class));
            unit.written(program, Gets::Class(class.map(|class| class.name.clone())))
        }))
    };
    // What rows share, as a hole between the same classes, is said once.
    let mut said: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (found, place, piece) in found.iter().flat_map(|found| found.iter().enumerate().map(move |(place, piece)| (found, place, piece))) {
        let beside = [place.checked_sub(1), place.checked_add(1)].into_iter().flatten().filter_map(|beside| found.get(beside));
        let beside: Vec<usize> = beside.filter_map(|piece| piece.takers.first().copied()).collect();
        let known = (piece.takers.clone(), if piece.takers.is_empty() { beside.clone() } else { Vec::new() });
        if said.contains(&known) {
            continue;
        }
        said.push(known);
        match piece.takers.as_slice() {
            [] if !has_rest(classes) => {
                let beside = beside.into_iter().filter_map(|class| axis.taken.get(class));
                let fault = TierFault::ClassGap {
                    interval: piece.interval(percent),
                    witness: piece.witness.clone(),
                    conditions: classes.basis().is_none(),
                    past: None,
                };
                let finding = Finding::at(classes.span, Fault::Tier(fault));
                let finding = beside.fold(finding, |finding, (class, _)| finding.label(class.span, Role::Other));
                findings.push(shown(finding, piece));
            }
            [first, second, ..] => {
                let (Some((first, _)), Some((second, _))) = (axis.taken.get(*first), axis.taken.get(*second)) else { continue };
                let names = [first.name.clone(), second.name.clone()];
                let fault = TierFault::ClassOverlap { interval: piece.interval(percent), witness: piece.witness.clone(), classes: names };
                findings.push(shown(Finding::at(second.span, Fault::Tier(fault)).label(first.span, Role::First), piece));
            }
            _ => {}
        }
    }
    for (index, (class, _)) in axis.taken.iter().enumerate() {
        if found.iter().flatten().all(|piece| !piece.takers.contains(&index)) {
            findings.at(class.span, Fault::Tier(TierFault::ClassUnreachable { class: class.name.clone() }));
        }
    }
}

/// What the scores of a table can be: of a unit, or of each of the rows or pillars that it classes one by one.
fn domains(program: &Program, classes: &Classes, basis: &Basis) -> Vec<Domain> {
    let Some(rows) = program.row_classes.iter().find(|rows| rows.table.span == classes.span) else { return vec![domain(program, basis)] };
    let of = |row: &Basis| {
        let step = super::steps::rounded(super::steps::of_share_of(program, row), program.published_rounding(&Basis::Percent));
        Domain { step: step.filter(Exact::is_positive), ..domain(program, basis) }
    };
    let mut out: Vec<Domain> = Vec::new();
    for one in rows.list.iter().map(of) {
        if !out.contains(&one) {
            out.push(one);
        }
    }
    out
}

/// The scores that can occur: from 0 to the maximum of what is classed, in the steps it moves and is published in.
pub(super) fn domain(program: &Program, basis: &Basis) -> Domain {
    let share = |most: Exact| match program.set.share_with_extras {
        true => Some(highest_total(program)?.over(program.set.scale.as_ref()?)?.times(&most)),
        false => Some(most),
    };
    let high = match basis {
        Basis::Total => highest_total(program),
        Basis::Percent => share(Exact::one()),
        Basis::ScaledTo(scale) => share(scale.clone()),
        Basis::Pillar(index) => {
            let members = program.pillars.get(*index).map(|pillar| pillar.members.clone()).unwrap_or_default();
            gathered(program, &members, Gather::Sum)
        }
        Basis::Row(id) => program.row(*id).and_then(|row| row.maximum.points().cloned()),
    };
    let step = super::steps::rounded(super::steps::of_basis(program, basis), program.published_rounding(basis)).filter(Exact::is_positive);
    Domain { low: Some(Exact::zero()), high, step }
}

/// The scale, with every bonus where the total may pass it; `None` where nothing ends it.
fn highest_total(program: &Program) -> Option<Exact> {
    let scale = program.set.scale.clone()?;
    if program.set.over_scale != Some(true) {
        return Some(scale);
    }
    let mut bonuses = program.rows.iter().filter(|row| row.extra == Some(Extra::Bonus) && row.parent.is_none());
    bonuses.try_fold(scale, |sum, row| Some(sum.plus(row.maximum.points()?)))
}
