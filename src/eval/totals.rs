//! Pillars and the total, from the rows.

use super::gather::{extras, gather, round};
use super::observe::{Observer, Step, Whole};
use super::result::Extras;
use super::row::Outcome;
use super::told::{Told, told};
use super::{Given, Trouble, TroubleKind, UnitValues};
use crate::ir::{InputId, Maximum, Policy, Program, Row, RowId, Total};
use crate::quantity::Exact;
use crate::syntax::tree::Gather;

/// Points and applicable maximum of each pillar.
pub(super) fn pillars(program: &Program, rows: &[Outcome], observer: Option<&dyn Observer>) -> Vec<(Option<Exact>, Exact)> {
    let one = |index: usize, members: &[RowId]| {
        let members: Vec<(&Row, &Outcome)> = members.iter().filter_map(|id| Some((program.row(*id)?, rows.get(id.index())?))).collect();
        let made = gather(Gather::Sum, &members, Row::counts, program.rounding.pillars);
        told(observer, Whole::Pillar(index)).gathered(&made, Gather::Sum, &members, Row::counts, program.rounding.pillars);
        // A pillar that all its members left has no points: a zero would be a score.
        let applies = members.iter().any(|(row, outcome)| row.counts() && !outcome.left);
        (made.points.filter(|_| applies), made.applicable)
    };
    program.pillars.iter().enumerate().map(|(index, pillar)| one(index, &pillar.members)).collect()
}

/// The total with what it is made of.
pub(super) struct Made {
    pub total: Option<Exact>,
    pub base: Option<Exact>,
    pub extras: Extras,
    pub applicable: Exact,
}

/// The total as the rules make it.
pub(super) fn total(
    program: &Program,
    unit: &UnitValues,
    rows: &[Outcome],
    observer: Option<&dyn Observer>,
    troubles: &mut Vec<Trouble>,
) -> Made {
    let told = told(observer, Whole::Total);
    let top: Vec<(&Row, &Outcome)> = program.top.iter().filter_map(|id| Some((program.row(*id)?, rows.get(id.index())?))).collect();
    match program.total {
        Total::Gathered(how) => summed(program, how, &top, told, troubles),
        Total::Entered(input) => {
            let made = gather(Gather::Sum, &top, Row::counts, program.rounding.total);
            let (total, applicable) = entered(program, unit, input, made.applicable, troubles);
            Made { base: total.clone(), total, extras: Extras::default(), applicable }
        }
    }
}

/// The total from the top rows, with what stands beside the scale.
fn summed(program: &Program, how: Gather, top: &[(&Row, &Outcome)], told: Told<'_>, troubles: &mut Vec<Trouble>) -> Made {
    let made = gather(how, top, Row::counts, program.rounding.total);
    let (applicable, points) = (made.applicable.clone(), made.points.clone());
    let applies = applicable.is_positive() || program.set.scale.is_none();
    // Who lacks every row is not better off than who lacks one.
    if let (Some(short), Some(_), Some(extras)) = (program.set.short.as_ref().filter(|_| !made.complete), &points, extras(top)) {
        told.step(Step::Short, Some(short));
        return Made { total: Some(short.clone()), base: Some(short.clone()), extras, applicable };
    }
    let (Some(base), Some(extras)) = (points.filter(|_| applies), extras(top)) else {
        return Made { total: None, base: None, extras: Extras::default(), applicable };
    };
    if extras == Extras::default() {
        told.gathered(&made, how, top, Row::counts, program.rounding.total);
        return Made { total: Some(base.clone()), base: Some(base), extras, applicable };
    }
    // Added before the rounding, so that the total is rounded once.
    let exact =
        if how == Gather::Geometric { base.clone() } else { gather(how, top, Row::counts, None).points.unwrap_or_else(|| base.clone()) };
    told.step(Step::Gathered(program.rounding.total.filter(|_| how == Gather::Geometric)), Some(&exact));
    let mut total = exact.plus(&extras.added).minus(&extras.taken);
    told.step(Step::Extras(extras.clone()), Some(&total));
    if let (Some(false), Some(scale)) = (program.set.over_scale, &program.set.scale) {
        total = total.min(scale.clone());
        told.step(Step::AtMost(scale.clone()), Some(&total));
    }
    if let Some(least) = &program.set.least_total {
        total = total.max(least.clone());
        told.step(Step::AtLeast(least.clone()), Some(&total));
    }
    if total.is_negative() {
        troubles.push(Trouble { row: None, input: None, list: None, kind: TroubleKind::BelowZero(total) });
        return Made { total: None, base: Some(base), extras, applicable };
    }
    if let Some(rounding) = program.rounding.total {
        let rounded = total.rounded(rounding);
        told.rounded(rounding, Some(&total), Some(&rounded));
        total = rounded;
    }
    Made { total: Some(total), base: Some(base), extras, applicable }
}

/// A total that people enter, and its maximum.
fn entered(program: &Program, unit: &UnitValues, input: InputId, applicable: Exact, troubles: &mut Vec<Trouble>) -> (Option<Exact>, Exact) {
    let bounded = program.rows.iter().any(|row| matches!(row.maximum, Maximum::Points(_)));
    let applicable = if bounded { applicable } else { program.set.scale.clone().unwrap_or(applicable) };
    let mut trouble = |kind| troubles.push(Trouble { row: None, input: Some(input), list: None, kind });
    match unit.inputs.get(input.index()) {
        Some(Given::Number(points)) if *points > applicable => {
            trouble(TroubleKind::AboveMaximum(points.clone(), applicable.clone()));
            (None, applicable)
        }
        Some(Given::Number(points)) => (Some(round(points.clone(), program.rounding.total)), applicable),
        Some(Given::State(state)) => match program.set.policies.of(*state) {
            Policy::Points(points) => (Some(points.clone()), applicable),
            Policy::Maximum => (Some(applicable.clone()), applicable),
            Policy::LeftOut | Policy::Rescaled | Policy::Report => {
                trouble(TroubleKind::Reported(*state));
                (None, applicable)
            }
        },
        _ => (None, applicable),
    }
}
