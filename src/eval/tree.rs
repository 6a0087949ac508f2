//! From the rows at the bottom to their parents.

use super::gather::{extras, gather, round};
use super::observe::{Observer, Step, Whole};
use super::plan::{Plan, Used};
use super::result::{Extras, UnitResult};
use super::row::{Outcome, above_applies, applicable, leaf, reduced, stopped};
use super::told::{Told, told};
use super::totals::{pillars, total};
use super::value::{Run, Stop};
use super::{Populations, Trouble, TroubleKind, UnitValues};
use crate::diagnostic::StateName;
use crate::ir::{Program, Row, RowId, Score};
use crate::quantity::Exact;
use crate::syntax::tree::Gather;

/// Scores one unit by itself: where a rule looks at all units, this one is all there are.
pub fn evaluate(program: &Program, plan: &Plan, unit: &UnitValues) -> UnitResult {
    evaluate_among(program, plan, unit, &Populations::of(program, plan, &[unit]))
}

/// Scores one unit among others, whose figures are known.
pub fn evaluate_among(program: &Program, plan: &Plan, unit: &UnitValues, populations: &Populations) -> UnitResult {
    run(program, plan, unit, populations, None)
}

/// The same, with somebody who is told which way every expression goes.
pub fn evaluate_observed(
    program: &Program,
    plan: &Plan,
    unit: &UnitValues,
    populations: &Populations,
    observer: &dyn Observer,
) -> UnitResult {
    run(program, plan, unit, populations, Some(observer))
}

fn run(program: &Program, plan: &Plan, unit: &UnitValues, populations: &Populations, observer: Option<&dyn Observer>) -> UnitResult {
    let mut troubles = Vec::new();
    let made = outcomes(program, plan, unit, populations, observer, &mut troubles);
    let rows: Vec<Outcome> = made.into_iter().map(|outcome| outcome.unwrap_or_else(|| Outcome::gone(None))).collect();
    let pillars = pillars(program, &rows, observer);
    let made = total(program, unit, &rows, observer, &mut troubles);
    let base = if program.set.share_with_extras { made.total.clone() } else { made.base };
    let percent = base.as_ref().and_then(|base| base.over(&made.applicable));
    let percent = percent.map(|percent| round(percent, program.rounding.percent.map(|percent| percent.rounding)));
    UnitResult { rows, pillars, total: made.total, base, extras: made.extras, applicable: made.applicable, percent, troubles }
}

/// The outcomes of all rows, in the order of the plan.
pub(super) fn outcomes(
    program: &Program,
    plan: &Plan,
    unit: &UnitValues,
    populations: &Populations,
    observer: Option<&dyn Observer>,
    troubles: &mut Vec<Trouble>,
) -> Vec<Option<Outcome>> {
    let mut outcomes: Vec<Option<Outcome>> = vec![None; program.rows.len()];
    for id in &plan.order {
        let Some(row) = program.row(*id) else { continue };
        let run = Run { outcomes: &outcomes, populations, observer, ..Run::alone(program, unit) };
        let mut made = match &row.score {
            // A row that does not apply takes the rows below it along, for pillars too.
            _ if matches!(above_applies(&run, row), Ok(false)) => Outcome::gone(Some(StateName::NotApplicable)),
            Score::Gathered { how, cap, floor } => gathered(&run, *id, row, *how, (cap.as_ref(), floor.as_ref()), troubles),
            _ => leaf(&run, *id, row, plan.used.get(id.index()).unwrap_or(&Used::default()), troubles),
        };
        if row.extra.is_some() {
            // It stands beside the scale: it can be had, and is no part of what must be reached.
            made.applicable = Exact::zero();
        }
        if let Some(place) = outcomes.get_mut(id.index()) {
            *place = Some(rounded(program, row, made, told(observer, Whole::Row(*id))));
        }
    }
    outcomes
}

/// The outcomes of the rows that something reads; nothing where it reads none.
pub(super) fn read_outcomes(program: &Program, unit: &UnitValues, rows: &[RowId], populations: &Populations) -> Vec<Option<Outcome>> {
    if rows.is_empty() {
        return Vec::new();
    }
    outcomes(program, &Plan::for_rows(program, rows), unit, populations, None, &mut Vec::new())
}

/// Scores one row at the bottom of the tree by itself, with the rows that it reads.
pub fn evaluate_row(program: &Program, plan: &Plan, unit: &UnitValues, id: RowId) -> (Outcome, Vec<Trouble>) {
    let mut troubles = Vec::new();
    let populations = Populations::of(program, plan, &[unit]);
    let Some(row) = program.row(id) else { return (Outcome::gone(None), troubles) };
    let read = read_outcomes(program, unit, &program.read_rows(row), &populations);
    let run = Run { outcomes: &read, populations: &populations, ..Run::alone(program, unit) };
    if matches!(above_applies(&run, row), Ok(false)) {
        return (Outcome::gone(Some(StateName::NotApplicable)), troubles);
    }
    let made = leaf(&run, id, row, plan.used.get(id.index()).unwrap_or(&Used::default()), &mut troubles);
    (rounded(program, row, made, told(None, Whole::Row(id))), troubles)
}

/// A row's points as published: by its own rounding, or the one of its level.
fn rounded(program: &Program, row: &Row, mut outcome: Outcome, told: Told<'_>) -> Outcome {
    if let Some(rounding) = program.rounding_of(row) {
        let points = outcome.points.as_ref().map(|points| points.rounded(rounding));
        told.rounded(rounding, outcome.points.as_ref(), points.as_ref());
        outcome.points = points;
    }
    outcome
}

/// A parent from its children.
fn gathered(
    run: &Run<'_>,
    id: RowId,
    row: &Row,
    how: Gather,
    (cap, floor): (Option<&Exact>, Option<&Exact>),
    troubles: &mut Vec<Trouble>,
) -> Outcome {
    let mut trouble = |kind: TroubleKind, input| troubles.push(Trouble { row: Some(id), input, list: None, kind });
    let full = || row.maximum.points().cloned().unwrap_or_else(Exact::zero);
    let own = match applicable(run, row) {
        Ok(Some(own)) => own,
        Ok(None) => return stopped(row, StateName::NotApplicable, Exact::zero(), &mut trouble),
        // As for a row at the bottom: a condition that has no value gives the row its state.
        Err(Stop::State(state)) => return stopped(row, state, full(), &mut trouble),
        Err(Stop::Trouble(kind, input)) => {
            trouble(kind, input);
            return Outcome::troubled(Exact::zero());
        }
        Err(Stop::Broken) => return Outcome::troubled(Exact::zero()),
    };
    let children: Vec<(&Row, &Outcome)> =
        row.children.iter().filter_map(|child| Some((run.program.row(*child)?, run.outcomes.get(child.index())?.as_ref()?))).collect();
    let all = |row: &Row| row.counts() || row.extra.is_some();
    let counted: fn(&Row) -> bool = if row.extra.is_some() { |row| row.extra.is_some() } else { Row::counts };
    let rounding = run.program.rounding_of(row).filter(|_| how == Gather::Geometric);
    let told = told(run.observer, Whole::Row(id));
    let mut made = gather(how, &children, counted, rounding);
    told.gathered(&made, how, &children, counted, rounding);
    if let Some((need, _)) = row.need
        && u64::try_from(children.iter().filter(|(row, outcome)| counted(row) && !outcome.left && outcome.valued).count())
            .is_ok_and(|found| found < need)
    {
        return stopped(row, StateName::Missing, full(), &mut trouble);
    }
    if !children.is_empty() && children.iter().all(|(row, outcome)| !all(row) || outcome.left) && children.iter().any(|(row, _)| all(row)) {
        // Who lacks every row is not better off than who lacks one.
        let short = row.short.as_ref().filter(|_| !made.complete);
        told.step(if short.is_some() { Step::Short } else { Step::Emptied }, Some(short.unwrap_or(&Exact::zero())));
        return match short {
            Some(short) => Outcome { valued: false, complete: false, ..Outcome::scored(short.clone(), own) },
            // What was to be made up for inside the row is now to be made up for by the rows beside it.
            None => Outcome { rescale: children.iter().any(|(_, outcome)| outcome.rescale), ..Outcome::gone(common_state(&children)) },
        };
    }
    match reduced(run, row, made.applicable.clone()) {
        Ok(applicable) => made.applicable = applicable,
        Err(Stop::State(_) | Stop::Trouble(..) | Stop::Broken) => return Outcome::troubled(made.applicable),
    }
    if let Some(short) = row.short.as_ref().filter(|_| !made.complete) {
        made.points = made.points.map(|_| short.clone());
        told.step(Step::Short, made.points.as_ref());
    }
    if row.extra.is_none() {
        made.points = match (made.points.take(), extras(&children)) {
            (Some(points), Some(extras)) if extras == Extras::default() => Some(points),
            (Some(points), Some(extras)) => {
                let points = points.plus(&extras.added).minus(&extras.taken);
                told.step(Step::Extras(extras), Some(&points));
                Some(points)
            }
            _ => None,
        };
        if let Some(floor) = floor {
            made.points = made.points.map(|points| points.max(floor.clone()));
            told.step(Step::AtLeast(floor.clone()), made.points.as_ref());
        }
        if let Some(points) = made.points.take_if(|points| points.is_negative()) {
            trouble(TroubleKind::BelowZero(points), None);
            return Outcome::troubled(made.applicable);
        }
    }
    if let Some(cap) = cap {
        made.points = made.points.map(|points| points.min(cap.clone()));
        made.applicable = made.applicable.min(cap.clone());
        told.step(Step::AtMost(cap.clone()), made.points.as_ref());
    }
    // The rest of the group is scaled to the maximum of the group.
    if children.iter().any(|(_, outcome)| outcome.rescale)
        && let Some(full) = row.maximum.points()
    {
        made.points = made.points.and_then(|points| points.over(&made.applicable)).map(|share| share.times(full));
        told.step(Step::Rescaled { from: made.applicable.clone(), to: full.clone() }, made.points.as_ref());
        made.applicable = full.clone();
    }
    made
}

/// The state of a parent that all its rows left: theirs if they share one, else không áp dụng.
fn common_state(children: &[(&Row, &Outcome)]) -> Option<StateName> {
    let mut states = children.iter().filter(|(row, _)| row.counts() || row.extra.is_some()).filter_map(|(_, outcome)| outcome.state);
    let first = states.next()?;
    Some(if states.all(|state| state == first) { first } else { StateName::NotApplicable })
}
