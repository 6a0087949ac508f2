//! From rows to parents, pillars and the total of one unit.

use super::observe::{Observer, Step, Whole};
use super::row::{Outcome, leaf, reduced, stopped, used_by};
use super::value::{Run, Stop};
use super::{Given, Populations, Trouble, TroubleKind, UnitValues};
use crate::diagnostic::StateName;
use crate::ir::{Basis, Extra, InputId, ListId, Maximum, Policy, Program, Row, RowId, Score, Total};
use crate::quantity::{Enclosure, Exact, Rounding, decide};
use crate::syntax::tree::Gather;

/// What a unit came to.
#[derive(Clone, Debug)]
pub struct UnitResult {
    /// One outcome per row, by id.
    pub rows: Vec<Outcome>,
    /// Points and applicable maximum of each pillar.
    pub pillars: Vec<(Option<Exact>, Exact)>,
    /// The total as published; `None` when a row is in trouble, or when nothing applies and no total is stated for it.
    pub total: Option<Exact>,
    /// The total from which the percentage is taken: without điểm cộng and điểm trừ, unless the rules say otherwise.
    pub base: Option<Exact>,
    /// What was added to it and taken from it.
    pub extras: Extras,
    /// The applicable maximum of the set for this unit.
    pub applicable: Exact,
    /// Points over the applicable maximum, as published.
    pub percent: Option<Exact>,
    /// What stands in the way.
    pub troubles: Vec<Trouble>,
}

/// The điểm cộng and điểm trừ of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extras {
    /// Added.
    pub added: Exact,
    /// Taken.
    pub taken: Exact,
}

impl Default for Extras {
    fn default() -> Self {
        Extras { added: Exact::zero(), taken: Exact::zero() }
    }
}

impl UnitResult {
    /// The published number that a class or a rank reads.
    pub fn published(&self, basis: &Basis) -> Option<Exact> {
        match basis {
            Basis::Total => self.total.clone(),
            Basis::Percent => self.percent.clone(),
            Basis::ScaledTo(scale) => Some(self.base.as_ref()?.over(&self.applicable)?.times(scale)),
            Basis::Pillar(index) => self.pillars.get(*index)?.0.clone(),
            Basis::Row(id) => self.rows.get(id.index())?.points.clone(),
        }
    }

    /// The applicable maximum of what a class or a rank reads.
    pub fn applicable_of(&self, basis: &Basis) -> Option<&Exact> {
        match basis {
            Basis::Row(row) => Some(&self.rows.get(row.index())?.applicable),
            Basis::Pillar(index) => Some(&self.pillars.get(*index)?.1),
            Basis::Total | Basis::Percent | Basis::ScaledTo(_) => Some(&self.applicable),
        }
    }

    /// Points over the applicable maximum, rounded as the rules round shares.
    pub fn share(&self, program: &Program, basis: &Basis) -> Option<Exact> {
        let share = self.published(basis)?.over(self.applicable_of(basis)?)?;
        Some(round(share, program.rounding.percent.map(|percent| percent.rounding)))
    }
}

/// What can be worked out once for all units: the order of rows and the inputs that each uses.
#[derive(Clone, Debug)]
pub struct Plan {
    order: Vec<RowId>,
    used: Vec<Used>,
}

/// The inputs and lists that a row uses.
#[derive(Clone, Debug, Default)]
pub(super) struct Used {
    pub inputs: Vec<InputId>,
    pub lists: Vec<ListId>,
}

impl Plan {
    /// The plan of a program: children before parents, and rows that another row reads before that row.
    pub fn of(program: &Program) -> Self {
        Plan::for_rows(program, &program.rows_with_ids().map(|(id, _)| id).collect::<Vec<_>>())
    }

    /// The plan for some rows and what they are made of.
    fn for_rows(program: &Program, rows: &[RowId]) -> Self {
        let mut order = Order { program, done: vec![false; program.rows.len()], out: Vec::new(), open: Vec::new() };
        for id in rows {
            order.visit(*id);
        }
        let mut used = vec![Used::default(); program.rows.len()];
        for id in &order.out {
            let (Some(row), Some(used)) = (program.row(*id), used.get_mut(id.index())) else { continue };
            match &row.score {
                Score::Value(node) => used_by(program, *node, used),
                Score::Entered(input) => used.inputs.push(*input),
                Score::None | Score::Gathered { .. } => {}
            }
        }
        Plan { order: order.out, used }
    }
}

struct Order<'a> {
    program: &'a Program,
    done: Vec<bool>,
    out: Vec<RowId>,
    open: Vec<RowId>,
}

impl Order<'_> {
    fn visit(&mut self, id: RowId) {
        let fresh = self.done.get(id.index()) == Some(&false);
        // A circle is refused by `lint`; here it must only end.
        if !fresh || self.open.contains(&id) {
            return;
        }
        let Some(row) = self.program.row(id) else { return };
        self.open.push(id);
        for before in row.children.iter().copied().chain(self.program.read_rows(row)) {
            self.visit(before);
        }
        self.open.pop();
        if let Some(done) = self.done.get_mut(id.index()) {
            *done = true;
            self.out.push(id);
        }
    }
}

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
            _ if matches!(super::row::above_applies(&run, row), Ok(false)) => Outcome::gone(Some(StateName::NotApplicable)),
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

/// Tells the steps of one whole to who looks on.
#[derive(Clone, Copy)]
struct Told<'a> {
    observer: Option<&'a dyn Observer>,
    of: Whole,
}

fn told(observer: Option<&dyn Observer>, of: Whole) -> Told<'_> {
    Told { observer, of }
}

impl Told<'_> {
    fn step(self, step: Step, points: Option<&Exact>) {
        if let (Some(observer), Some(points)) = (self.observer, points) {
            observer.came(self.of, &step, points);
        }
    }

    /// Points that were put together and rounded; who looks on is told what they were before.
    fn gathered(self, made: &Outcome, how: Gather, children: &[(&Row, &Outcome)], counts: fn(&Row) -> bool, rounding: Option<Rounding>) {
        match rounding.filter(|_| self.observer.is_some() && how != Gather::Geometric) {
            Some(rounding) => {
                let exact = gather(how, children, counts, None);
                self.step(Step::Gathered(None), exact.points.as_ref());
                self.rounded(rounding, exact.points.as_ref(), made.points.as_ref());
            }
            None => self.step(Step::Gathered(rounding), made.points.as_ref()),
        }
    }

    fn rounded(self, rounding: Rounding, before: Option<&Exact>, after: Option<&Exact>) {
        if let (Some(before), Some(after)) = (before, after)
            && before != after
        {
            self.step(Step::Rounded(rounding, before.clone()), Some(after));
        }
    }
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
    if matches!(super::row::above_applies(&run, row), Ok(false)) {
        return (Outcome::gone(Some(StateName::NotApplicable)), troubles);
    }
    let made = leaf(&run, id, row, plan.used.get(id.index()).unwrap_or(&Used::default()), &mut troubles);
    (rounded(program, row, made, told(None, Whole::Row(id))), troubles)
}

fn round(value: Exact, rounding: Option<Rounding>) -> Exact {
    match rounding {
        Some(rounding) => value.rounded(rounding),
        None => value,
    }
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
    let own = match super::row::applicable(run, row) {
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

/// Points (rounded, if asked) and applicable maximum of several rows together. A row in trouble leaves the whole without points.
fn gather(how: Gather, children: &[(&Row, &Outcome)], counts: fn(&Row) -> bool, rounding: Option<Rounding>) -> Outcome {
    let complete = children.iter().filter(|(row, _)| counts(row)).all(|(_, outcome)| outcome.complete);
    let counted: Vec<(&Row, &Outcome)> = children.iter().copied().filter(|(row, outcome)| counts(row) && !outcome.left).collect();
    let valued = counted.iter().any(|(_, outcome)| outcome.valued);
    let troubled = counted.iter().any(|(_, outcome)| outcome.points.is_none());
    let maxima: Vec<Exact> = counted.iter().map(|(_, outcome)| outcome.applicable.clone()).collect();
    let points: Vec<Exact> = counted.iter().filter_map(|(_, outcome)| outcome.points.clone()).collect();
    let weights: Vec<Exact> = counted.iter().map(|(row, _)| row.weight.clone().unwrap_or_else(Exact::one)).collect();
    let combine = |values: &[Exact]| -> Exact {
        match how {
            Gather::Sum => Exact::sum(values),
            // The rows of a geometric mean have one maximum; `lint` holds that.
            Gather::Best | Gather::Geometric => values.iter().max().cloned().unwrap_or_else(Exact::zero),
            Gather::Harmonic => harmonic(values),
            Gather::Mean => crate::quantity::mean(&values.iter().collect::<Vec<_>>()).unwrap_or_else(Exact::zero),
            Gather::Weighted => {
                let products: Vec<Exact> = values.iter().zip(&weights).map(|(value, weight)| value.times(weight)).collect();
                Exact::sum(&products).over(&Exact::sum(&weights)).unwrap_or_else(Exact::zero)
            }
        }
    };
    let applicable = combine(&maxima);
    if troubled {
        return Outcome { valued, complete, ..Outcome::troubled(applicable) };
    }
    let points = match (how, rounding) {
        (Gather::Geometric, rounding) => match geometric(&points, rounding) {
            Some(points) => points,
            None => return Outcome::troubled(applicable),
        },
        // The rounding of a sum is decided by an enclosure: the exact sum of many unlike fractions is far larger than its published digits.
        (Gather::Sum, Some(rounding)) => crate::quantity::rounded_sum(&points.iter().collect::<Vec<_>>(), rounding),
        _ => round(combine(&points), rounding),
    };
    Outcome { valued, complete, ..Outcome::scored(points, applicable) }
}

/// n ÷ Σ 1/x; with a zero among the values it is zero, as the limit is.
fn harmonic(values: &[Exact]) -> Exact {
    let parts: Option<Vec<Exact>> = values.iter().map(|value| Exact::one().over(value)).collect();
    let count = i64::try_from(values.len()).map(Exact::from).unwrap_or_else(|_| Exact::zero());
    parts.and_then(|parts| count.over(&Exact::sum(&parts))).unwrap_or_else(Exact::zero)
}

/// The root of the product, rounded with proof: it is hardly ever a fraction. Of nothing it is zero.
fn geometric(values: &[Exact], rounding: Option<Rounding>) -> Option<Exact> {
    let degree = u32::try_from(values.len()).ok()?;
    if degree == 0 {
        return Some(Exact::zero());
    }
    let product = values.iter().fold(Exact::one(), |product, value| product.times(value));
    decide(rounding?, |bits| Enclosure::exact(product.clone(), bits).root(degree)).ok()
}

/// What stands beside the scale, among some rows; `None` when one of them is in trouble.
fn extras(rows: &[(&Row, &Outcome)]) -> Option<Extras> {
    let mut made = Extras::default();
    for (row, outcome) in rows.iter().filter(|(_, outcome)| !outcome.left) {
        let place = match row.extra {
            Some(Extra::Bonus) => &mut made.added,
            Some(Extra::Deduction) => &mut made.taken,
            None => continue,
        };
        *place = place.plus(outcome.points.as_ref()?);
    }
    Some(made)
}

fn pillars(program: &Program, rows: &[Outcome], observer: Option<&dyn Observer>) -> Vec<(Option<Exact>, Exact)> {
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
struct Made {
    total: Option<Exact>,
    base: Option<Exact>,
    extras: Extras,
    applicable: Exact,
}

fn total(program: &Program, unit: &UnitValues, rows: &[Outcome], observer: Option<&dyn Observer>, troubles: &mut Vec<Trouble>) -> Made {
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
