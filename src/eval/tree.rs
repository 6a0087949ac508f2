//! From rows to parents, pillars and the total of one unit.

use super::row::{Outcome, inputs_of, leaf, reduced, stopped};
use super::value::{Run, Stop};
use super::{Given, Trouble, TroubleKind, UnitValues};
use crate::diagnostic::StateName;
use crate::ir::{Basis, InputId, Maximum, Node, Policy, Program, Row, RowId, RowLevel, Score, Total};
use crate::quantity::{Exact, Rounding};
use crate::syntax::tree::Gather;

/// What a unit came to.
#[derive(Clone, Debug)]
pub struct UnitResult {
    /// One outcome per row, by id.
    pub rows: Vec<Outcome>,
    /// Points and applicable maximum of each pillar.
    pub pillars: Vec<(Option<Exact>, Exact)>,
    /// The total as published; `None` when a row is in trouble or nothing applies.
    pub total: Option<Exact>,
    /// The applicable maximum of the set for this unit.
    pub applicable: Exact,
    /// Points over the applicable maximum, as published.
    pub percent: Option<Exact>,
    /// What stands in the way.
    pub troubles: Vec<Trouble>,
}

impl UnitResult {
    /// The published number that a class or a rank reads.
    pub fn published(&self, basis: &Basis) -> Option<Exact> {
        match basis {
            Basis::Total => self.total.clone(),
            Basis::Percent => self.percent.clone(),
            Basis::ScaledTo(scale) => Some(self.total.as_ref()?.over(&self.applicable)?.times(scale)),
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
    used: Vec<Vec<InputId>>,
}

impl Plan {
    /// The plan of a program: children before parents, and rows that another row reads before that row.
    pub fn of(program: &Program) -> Self {
        let mut used = Vec::new();
        for row in &program.rows {
            let mut inputs = Vec::new();
            match &row.score {
                Score::Value(node) => inputs_of(program, *node, &mut inputs),
                Score::Entered(input) => inputs.push(*input),
                Score::None | Score::Gathered { .. } => {}
            }
            used.push(inputs);
        }
        let mut order = Order { program, done: vec![false; program.rows.len()], out: Vec::new(), open: Vec::new() };
        for (id, _) in program.rows_with_ids() {
            order.visit(id);
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
        for before in row.children.iter().copied().chain(read_rows(self.program, row)) {
            self.visit(before);
        }
        self.open.pop();
        if let Some(done) = self.done.get_mut(id.index()) {
            *done = true;
            self.out.push(id);
        }
    }
}

/// The rows whose share a row reads.
pub(crate) fn read_rows(program: &Program, row: &Row) -> Vec<RowId> {
    let mut out = Vec::new();
    if let Score::Value(node) = &row.score {
        crate::ir::walk(program, *node, &mut |_, node| {
            if let Node::ShareOf(row) = node {
                out.push(*row);
            }
        });
    }
    out
}

/// Scores one unit.
pub fn evaluate(program: &Program, plan: &Plan, unit: &UnitValues) -> UnitResult {
    let mut outcomes: Vec<Option<Outcome>> = vec![None; program.rows.len()];
    let mut troubles = Vec::new();
    for id in &plan.order {
        let Some(row) = program.row(*id) else { continue };
        let run = Run { program, unit, outcomes: &outcomes, result: None };
        let made = match &row.score {
            // A row that does not apply takes the rows below it along, for pillars too.
            _ if matches!(super::row::above_applies(&run, row), Ok(false)) => Outcome::gone(Some(StateName::NotApplicable)),
            Score::Gathered { how, cap } => gathered(&run, *id, row, *how, cap.as_ref(), &mut troubles),
            _ => leaf(&run, *id, row, plan.used.get(id.index()).map_or(&[], Vec::as_slice), &mut troubles),
        };
        if let Some(place) = outcomes.get_mut(id.index()) {
            *place = Some(rounded(program, row, made));
        }
    }
    let rows: Vec<Outcome> = outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(|| Outcome::gone(None))).collect();
    let pillars = pillars(program, &rows);
    let (total, applicable) = total(program, unit, &rows, &mut troubles);
    let percent = total.as_ref().and_then(|total| total.over(&applicable));
    let percent = percent.map(|percent| round(percent, program.rounding.percent.map(|percent| percent.rounding)));
    UnitResult { rows, pillars, total, applicable, percent, troubles }
}

fn round(value: Exact, rounding: Option<Rounding>) -> Exact {
    match rounding {
        Some(rounding) => value.rounded(rounding),
        None => value,
    }
}

/// A row's points as published: by its own rounding, or the one of its level.
fn rounded(program: &Program, row: &Row, mut outcome: Outcome) -> Outcome {
    let level = match row.level {
        RowLevel::Group => None,
        RowLevel::Main => program.rounding.main,
        RowLevel::Component => program.rounding.components,
    };
    outcome.points = outcome.points.map(|points| round(points, row.rounding.or(level)));
    outcome
}

/// A parent from its children.
fn gathered(run: &Run<'_>, id: RowId, row: &Row, how: Gather, cap: Option<&Exact>, troubles: &mut Vec<Trouble>) -> Outcome {
    let mut trouble = |kind: TroubleKind, input| troubles.push(Trouble { row: Some(id), input, kind });
    let full = || row.maximum.points().cloned().unwrap_or_else(Exact::zero);
    match super::row::applicable(run, row) {
        Ok(Some(_)) => {}
        Ok(None) => return stopped(row, StateName::NotApplicable, Exact::zero(), &mut trouble),
        // As for a row at the bottom: a condition that has no value gives the row its state.
        Err(Stop::State(state)) => return stopped(row, state, full(), &mut trouble),
        Err(Stop::Trouble(kind, input)) => {
            trouble(kind, input);
            return Outcome::troubled(Exact::zero());
        }
        Err(Stop::Broken) => return Outcome::troubled(Exact::zero()),
    }
    let children: Vec<(&Row, &Outcome)> =
        row.children.iter().filter_map(|child| Some((run.program.row(*child)?, run.outcomes.get(child.index())?.as_ref()?))).collect();
    let mut made = gather(how, &children, None);
    if !children.is_empty()
        && children.iter().all(|(row, outcome)| !row.counts() || outcome.left)
        && children.iter().any(|(row, _)| row.counts())
    {
        return Outcome::gone(common_state(&children));
    }
    match reduced(run, row, made.applicable.clone()) {
        Ok(applicable) => made.applicable = applicable,
        Err(Stop::State(_) | Stop::Trouble(..) | Stop::Broken) => return Outcome::troubled(made.applicable),
    }
    if let Some(cap) = cap {
        made.points = made.points.map(|points| points.min(cap.clone()));
        made.applicable = made.applicable.min(cap.clone());
    }
    // The rest of the group is scaled to the maximum of the group.
    if children.iter().any(|(_, outcome)| outcome.rescale)
        && let Some(full) = row.maximum.points()
        && let Some(points) = made.points.take()
    {
        made.points = points.over(&made.applicable).map(|share| share.times(full));
        made.applicable = full.clone();
    }
    made
}

/// The state of a parent that all its rows left: theirs if they share one, else không áp dụng.
fn common_state(children: &[(&Row, &Outcome)]) -> Option<StateName> {
    let mut states = children.iter().filter(|(row, _)| row.counts()).filter_map(|(_, outcome)| outcome.state);
    let first = states.next()?;
    Some(if states.all(|state| state == first) { first } else { StateName::NotApplicable })
}

/// Points (rounded, if asked) and applicable maximum of several rows together. A row in trouble leaves the whole without points.
fn gather(how: Gather, children: &[(&Row, &Outcome)], rounding: Option<Rounding>) -> Outcome {
    let counted: Vec<(&Row, &Outcome)> = children.iter().copied().filter(|(row, outcome)| row.counts() && !outcome.left).collect();
    let troubled = counted.iter().any(|(_, outcome)| outcome.points.is_none());
    let maxima: Vec<Exact> = counted.iter().map(|(_, outcome)| outcome.applicable.clone()).collect();
    let points: Vec<Exact> = counted.iter().filter_map(|(_, outcome)| outcome.points.clone()).collect();
    let weights: Vec<Exact> = counted.iter().map(|(row, _)| row.weight.clone().unwrap_or_else(Exact::one)).collect();
    let combine = |values: &[Exact]| -> Exact {
        match how {
            Gather::Sum => Exact::sum(values),
            Gather::Best => values.iter().max().cloned().unwrap_or_else(Exact::zero),
            Gather::Mean => crate::quantity::mean(&values.iter().collect::<Vec<_>>()).unwrap_or_else(Exact::zero),
            Gather::Weighted => {
                let products: Vec<Exact> = values.iter().zip(&weights).map(|(value, weight)| value.times(weight)).collect();
                Exact::sum(&products).over(&Exact::sum(&weights)).unwrap_or_else(Exact::zero)
            }
        }
    };
    let applicable = combine(&maxima);
    if troubled {
        return Outcome::troubled(applicable);
    }
    let points = match (how, rounding) {
        // The rounding of a sum is decided by an enclosure: the exact sum of many unlike fractions is far larger than its published digits.
        (Gather::Sum, Some(rounding)) => crate::quantity::rounded_sum(&points.iter().collect::<Vec<_>>(), rounding),
        _ => round(combine(&points), rounding),
    };
    Outcome::scored(points, applicable)
}

fn pillars(program: &Program, rows: &[Outcome]) -> Vec<(Option<Exact>, Exact)> {
    let one = |members: &[RowId]| {
        let members: Vec<(&Row, &Outcome)> = members.iter().filter_map(|id| Some((program.row(*id)?, rows.get(id.index())?))).collect();
        let made = gather(Gather::Sum, &members, program.rounding.pillars);
        (made.points, made.applicable)
    };
    program.pillars.iter().map(|pillar| one(&pillar.members)).collect()
}

fn total(program: &Program, unit: &UnitValues, rows: &[Outcome], troubles: &mut Vec<Trouble>) -> (Option<Exact>, Exact) {
    let top: Vec<(&Row, &Outcome)> = program.top.iter().filter_map(|id| Some((program.row(*id)?, rows.get(id.index())?))).collect();
    let how = match program.total {
        Total::Gathered(how) => how,
        Total::Entered(_) => Gather::Sum,
    };
    let made = gather(how, &top, program.rounding.total);
    let Total::Entered(input) = program.total else {
        let applies = made.applicable.is_positive() || program.set.scale.is_none();
        return (made.points.filter(|_| applies), made.applicable);
    };
    let applicable = if program.rows.iter().any(|row| matches!(row.maximum, Maximum::Points(_))) {
        made.applicable
    } else {
        program.set.scale.clone().unwrap_or(made.applicable)
    };
    let mut trouble = |kind| troubles.push(Trouble { row: None, input: Some(input), kind });
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
