//! Rows that tell units apart no more: every unit has the same points, or nearly all have the maximum, or nearly all have nothing.

use super::FEWEST;
use crate::diagnostic::{Fault, Finding, Findings, SurveyFault};
use crate::eval::Outcome;
use crate::ir::{Program, RowId};
use crate::score::Scores;

/// Nearly all: nine of ten.
const OF_TEN: usize = 9;

/// What a row does to the units that it scores.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Same,
    Full,
    Empty,
}

pub(super) fn ask(program: &Program, scores: &Scores, findings: &mut Findings) {
    let mut verdicts: Vec<Option<Verdict>> = Vec::with_capacity(program.rows.len());
    let mut faults: Vec<Option<SurveyFault>> = Vec::with_capacity(program.rows.len());
    for (id, _) in program.rows_with_ids() {
        let told = if told_apart(program, id) { one(&outcomes(scores, id)) } else { None };
        let (verdict, fault) = told.unzip();
        verdicts.push(verdict);
        faults.push(fault);
    }
    for ((id, row), fault) in program.rows_with_ids().zip(faults) {
        if let Some(fault) = fault.filter(|_| !said_above(program, &verdicts, id)) {
            findings.push(Finding::at(row.span, Fault::Survey(fault)).about(row.subject()));
        }
    }
}

/// Whether a row is one that is meant to tell units apart: it enters the scale and is offered this year. Of điểm cộng and điểm trừ nobody
/// expects that every unit has some.
fn told_apart(program: &Program, id: RowId) -> bool {
    program.enters(id)
}

/// The outcomes of the units that a row gives points.
fn outcomes(scores: &Scores, id: RowId) -> Vec<&Outcome> {
    let all = scores.units.iter().filter_map(|unit| unit.result.rows.get(id.index()));
    all.filter(|outcome| !outcome.left && outcome.points.is_some()).collect()
}

fn one(outcomes: &[&Outcome]) -> Option<(Verdict, SurveyFault)> {
    let units = outcomes.len();
    let first = outcomes.first().filter(|_| units >= FEWEST)?;
    let points = first.points.clone()?;
    if outcomes.iter().all(|outcome| outcome.points == first.points && outcome.applicable == first.applicable) {
        let missing = outcomes.iter().filter(|outcome| !outcome.valued).count();
        return Some((Verdict::Same, SurveyFault::SameEverywhere { points, units, missing }));
    }
    let full = outcomes.iter().filter(|outcome| outcome.applicable.is_positive() && outcome.points.as_ref() == Some(&outcome.applicable));
    let full = full.count();
    if nearly_all(full, units) {
        return Some((Verdict::Full, SurveyFault::AtMaximum { at: full, units }));
    }
    let empty: Vec<&&Outcome> = outcomes.iter().filter(|outcome| outcome.points.as_ref().is_some_and(|points| points.is_zero())).collect();
    if nearly_all(empty.len(), units) {
        let missing = empty.iter().filter(|outcome| !outcome.valued).count();
        return Some((Verdict::Empty, SurveyFault::AtZero { at: empty.len(), units, missing }));
    }
    None
}

fn nearly_all(some: usize, all: usize) -> bool {
    some.saturating_mul(10) >= all.saturating_mul(OF_TEN)
}

/// Whether a row above says the same already: where a whole group is at its maximum, each of its rows is. A row above at which all are equal
/// says it only when all the rows below are equal too, and not when their differences cancel out.
fn said_above(program: &Program, verdicts: &[Option<Verdict>], id: RowId) -> bool {
    let of = |id: RowId| verdicts.get(id.index()).copied().flatten();
    let Some(own) = of(id) else { return false };
    let mut at = program.row(id).and_then(|row| row.parent);
    while let Some(above) = at {
        if of(above) == Some(own) {
            return true;
        }
        at = program.row(above).and_then(|row| row.parent);
    }
    false
}
