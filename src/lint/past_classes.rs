//! Units whose share of the maximum lies past where the classes end: a limit on an index stays while the maximum falls with what does not apply.
//!
//! `không quá 150 điểm` on an index of 150 points lets a bonus inside it lift nobody above 150; to whom 50 of them do not apply, 110 of 100 is
//! 110 %, and no class takes that. Only what a unit that was put together and scored shows is said.

use super::assemble::{Assembled, Assembler};
use super::kinds::{Kind, Kinds};
use super::probe::Prober;
use crate::diagnostic::{Bound, Fault, Finding, Findings, Gets, Interval, Role, TierFault};
use crate::ir::{Basis, ClassTake, Classes, Program, Row};
use crate::quantity::{Exact, Style, percent, show};

pub(super) fn prove(prober: &Prober<'_>, kinds: &Kinds, classes: &Classes, findings: &mut Findings) {
    let Some(basis) = classes.basis() else { return };
    let Some((end, closed)) = highest(classes) else { return };
    let past = |score: &Exact| *score > end || (!closed && *score == end);
    let gap = |known: &Finding| matches!(known.fault, Fault::Tier(TierFault::ClassGap { .. }));
    if findings.iter().any(gap) {
        return;
    }
    let assembler = Assembler::of(prober);
    let may = kinds.list.iter().filter(|kind| kind.best.published(basis).is_some_and(|score| past(&score)));
    let seen = may.filter_map(|kind| {
        let unit = assembler.best_of(&kind.unit);
        let score = unit.result.published(basis).filter(|score| past(score) && unit.result.total.is_some())?;
        Some((kind, unit, score))
    });
    let Some((kind, unit, score)) = seen.into_iter().next() else { return };
    let interval = Interval { low: Some(Bound { value: end.clone(), closed: !closed }), high: None, percent: *basis == Basis::Percent };
    let row = above_its_own(prober.program, &unit);
    let past = row.map(|row| row.code.to_string());
    let finding = Finding::at(classes.span, Fault::Tier(TierFault::ClassGap { interval, witness: score.clone(), conditions: false, past }));
    let finding = match row {
        Some(row) => finding.label(row.span, Role::Part),
        None => finding,
    };
    findings.push(finding.shown([written(prober.program, basis, kind, &unit, &score)]));
}

/// Where the classes end; nothing where one has no end, or takes the rest.
fn highest(classes: &Classes) -> Option<(Exact, bool)> {
    let end = |take: &ClassTake| match take {
        ClassTake::Range(range) => range.high.clone(),
        ClassTake::When(_) | ClassTake::Else => None,
    };
    classes.rows.iter().map(|class| end(&class.take)).collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// The row at the top that comes to more than the maximum that applies to the unit.
fn above_its_own<'p>(program: &'p Program, unit: &Assembled) -> Option<&'p Row> {
    let above = |id: &&crate::ir::RowId| {
        unit.result.rows.get(id.index()).is_some_and(|made| made.points.as_ref().is_some_and(|points| *points > made.applicable))
    };
    let row = program.top.iter().find(above).and_then(|id| program.row(*id))?;
    row.counts().then_some(row)
}

fn written(program: &Program, basis: &Basis, kind: &Kind, unit: &Assembled, score: &Exact) -> crate::diagnostic::Run {
    let mut run = unit.written(program, Gets::Class(None));
    let known = kind.run(Gets::Class(None), None).given.into_iter();
    let applicable = ("điểm tối đa áp dụng".to_owned(), show(&unit.result.applicable, Style::people()).text);
    let share = (*basis == Basis::Percent).then(|| ("tỷ lệ điểm".to_owned(), percent(score, Style::people()).text));
    run.given = known.chain(run.given).chain([applicable]).chain(share).collect();
    run
}
