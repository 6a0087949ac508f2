//! One row of one unit: does it apply, what state is it in, what is it worth.

use super::plan::Used;
use super::value::{Run, Stop};
use super::{Given, Records, Trouble, TroubleKind};
use crate::diagnostic::StateName;
use crate::ir::{Applies, InputId, ListId, Maximum, NodeId, Policy, Row, RowId, Score};
use crate::name::fold_title;
use crate::quantity::Exact;

/// What a row came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The state, if it is not simply a value; the policy of the state gave the points.
    pub state: Option<StateName>,
    /// The points as published (rounded where the rules say so); `None` when the row left, is not scored, or is in trouble.
    pub points: Option<Exact>,
    /// The applicable maximum.
    pub applicable: Exact,
    /// Whether the row left points and maximum.
    pub left: bool,
    /// Whether the rest of the parent is scaled up for it.
    pub rescale: bool,
    /// Whether trouble leaves it without points.
    pub troubled: bool,
    /// Whether it, or some row below it, has data.
    pub valued: bool,
    /// Whether neither it nor any row below it lacks data.
    pub complete: bool,
}

impl Outcome {
    /// Whether the row applies to the unit and enters its score.
    pub(super) fn applies(&self) -> bool {
        !self.left && self.state != Some(StateName::NotApplicable)
    }

    /// Points of an applicable maximum.
    pub(super) fn scored(points: Exact, applicable: Exact) -> Self {
        Outcome {
            state: None,
            points: Some(points),
            applicable,
            left: false,
            rescale: false,
            troubled: false,
            valued: true,
            complete: true,
        }
    }

    /// A row that left.
    pub(super) fn gone(state: Option<StateName>) -> Self {
        let complete = state != Some(StateName::Missing);
        Outcome { points: None, left: true, state, valued: false, complete, ..Outcome::scored(Exact::zero(), Exact::zero()) }
    }

    /// A row without points because of trouble.
    pub(super) fn troubled(applicable: Exact) -> Self {
        Outcome { points: None, troubled: true, ..Outcome::scored(Exact::zero(), applicable) }
    }
}

/// The outcome of a row at the bottom of the tree.
pub(super) fn leaf(run: &Run<'_>, id: RowId, row: &Row, used: &Used, troubles: &mut Vec<Trouble>) -> Outcome {
    // What no cell of the unit shows may stand in a list that the row reads.
    let list = run.stopping_list(&used.lists);
    let mut trouble = |kind: TroubleKind, input: Option<InputId>| {
        troubles.push(Trouble { row: Some(id), input, list: list.filter(|_| input.is_none()), kind });
    };
    let maximum = match applicable(run, row) {
        Ok(maximum) => maximum,
        Err(Stop::Trouble(kind, input)) => {
            trouble(kind, input);
            return Outcome::troubled(Exact::zero());
        }
        Err(Stop::State(state)) => return stopped(row, state, row.maximum.points().cloned().unwrap_or_else(Exact::zero), &mut trouble),
        Err(Stop::Broken) => return Outcome::troubled(Exact::zero()),
    };
    let Some(maximum) = maximum else { return stopped(row, StateName::NotApplicable, Exact::zero(), &mut trouble) };
    // Not offered by the province this year: nobody scores it, and the maximum stays.
    if row.not_deployed.is_some() {
        return Outcome::scored(Exact::zero(), maximum);
    }
    if let Some((_, points)) = run.unit.set_points.iter().find(|(row, _)| *row == id) {
        return within(row, points.clone(), maximum, None, &mut trouble);
    }
    // A missing figure of either side gives the row its state, never 0 in the formula.
    let in_state = |state| used.inputs.iter().copied().find(|input| run.unit.inputs.get(input.index()) == Some(&Given::State(state)));
    for state in [StateName::NotApplicable, StateName::Missing] {
        if let Some(input) = in_state(state) {
            return stopped(row, state, maximum, &mut |kind, _| trouble(kind, Some(input)));
        }
        if used.lists.iter().any(|list| run.list_state(*list) == Some(state)) {
            return stopped(row, state, maximum, &mut |kind, _| trouble(kind, None));
        }
    }
    let made = match &row.score {
        Score::Value(node) => run.number(*node),
        Score::Entered(input) => match run.unit.inputs.get(input.index()) {
            Some(Given::Number(points)) => Ok(points.clone()),
            Some(Given::State(state)) => Err(Stop::State(*state)),
            _ => Err(Stop::Broken),
        },
        Score::None | Score::Gathered { .. } => return Outcome { points: None, ..Outcome::scored(Exact::zero(), maximum) },
    };
    match made {
        Ok(points) => {
            let input = match row.score {
                Score::Entered(input) => Some(input),
                _ => None,
            };
            within(row, points, maximum, input, &mut trouble)
        }
        Err(Stop::State(state)) => {
            let input = in_state(state).or_else(|| used.inputs.last().copied().filter(|_| list.is_none()));
            stopped(row, state, maximum, &mut |kind, _| trouble(kind, input))
        }
        Err(Stop::Trouble(kind, input)) => {
            trouble(kind, input);
            Outcome::troubled(maximum)
        }
        Err(Stop::Broken) => Outcome::troubled(maximum),
    }
}

/// Points from 0 to the maximum; others are trouble.
fn within(
    row: &Row,
    points: Exact,
    maximum: Exact,
    input: Option<InputId>,
    trouble: &mut dyn FnMut(TroubleKind, Option<InputId>),
) -> Outcome {
    let bounded = !matches!(row.maximum, Maximum::Unpublished | Maximum::Unlimited);
    if points.is_negative() {
        trouble(TroubleKind::BelowZero(points), input);
        Outcome::troubled(maximum)
    } else if bounded && points > maximum {
        trouble(TroubleKind::AboveMaximum(points, maximum.clone()), input);
        Outcome::troubled(maximum)
    } else {
        Outcome::scored(points, maximum)
    }
}

/// What a state is worth by the row's policy.
pub(super) fn stopped(row: &Row, state: StateName, maximum: Exact, trouble: &mut dyn FnMut(TroubleKind, Option<InputId>)) -> Outcome {
    let full = row.maximum.points().cloned().unwrap_or_else(Exact::zero);
    // A row that does not apply and is still given points keeps its maximum.
    let maximum = if state == StateName::NotApplicable { full } else { maximum };
    let has = state != StateName::Missing;
    let scored = |points: Exact| Outcome { state: Some(state), valued: has, complete: has, ..Outcome::scored(points, maximum.clone()) };
    match row.policies.of(state) {
        // Nobody scores a row that the province does not offer, not even by a policy.
        Policy::Points(_) | Policy::Maximum if row.not_deployed.is_some() => scored(Exact::zero()),
        Policy::Points(points) => scored(points.clone()),
        Policy::Maximum => scored(maximum.clone()),
        Policy::LeftOut => Outcome::gone(Some(state)),
        Policy::Rescaled => Outcome { rescale: true, ..Outcome::gone(Some(state)) },
        Policy::Report => {
            trouble(TroubleKind::Reported(state), None);
            Outcome { state: Some(state), ..Outcome::troubled(maximum) }
        }
    }
}

/// Whether all the rows above a row apply to the unit.
pub(super) fn above_applies(run: &Run<'_>, row: &Row) -> Result<bool, Stop> {
    let mut above = row.parent.and_then(|id| run.program.row(id));
    while let Some(row) = above {
        if !applies(run, row)? {
            return Ok(false);
        }
        above = row.parent.and_then(|id| run.program.row(id));
    }
    Ok(true)
}

/// The applicable maximum of a row by itself, or `None` when the row does not apply to the unit.
pub(super) fn applicable(run: &Run<'_>, row: &Row) -> Result<Option<Exact>, Stop> {
    if !applies(run, row)? {
        return Ok(None);
    }
    let maximum = row.maximum.points().cloned().unwrap_or_else(Exact::zero);
    Ok(Some(reduced(run, row, maximum)?))
}

/// Whether every sentence of a row lets it apply to the unit.
fn applies(run: &Run<'_>, row: &Row) -> Result<bool, Stop> {
    for applies in &row.applies {
        let holds = match applies {
            Applies::Unless(when) => !run.decides(*when)?,
            Applies::When(when) => run.decides(*when)?,
            Applies::For(names) => names_unit(names, &run.unit.name),
            Applies::Except(names) => !names_unit(names, &run.unit.name),
        };
        if !holds {
            return Ok(false);
        }
    }
    Ok(true)
}

fn names_unit(names: &[(String, crate::source::Span)], unit: &str) -> bool {
    let unit = fold_title(unit);
    names.iter().any(|(name, _)| fold_title(name) == unit)
}

/// The maximum without what leaves it.
pub(super) fn reduced(run: &Run<'_>, row: &Row, maximum: Exact) -> Result<Exact, Stop> {
    let mut maximum = maximum;
    for reduction in &row.reductions {
        if run.decides(reduction.when)? {
            maximum = maximum.minus(&reduction.points);
        }
    }
    Ok(maximum)
}

impl Run<'_> {
    /// The state of a whole list; nothing where it has records or says that it has none.
    fn list_state(&self, list: ListId) -> Option<StateName> {
        match self.unit.records.get(list.index()) {
            None => Some(StateName::Missing),
            Some(Records::State(StateName::NothingArising) | Records::Lines(_)) => None,
            Some(Records::State(state)) => Some(*state),
        }
    }

    /// Of some lists the first that is in a state, or else the first.
    fn stopping_list(&self, lists: &[ListId]) -> Option<ListId> {
        lists.iter().copied().find(|list| self.list_state(*list).is_some()).or(lists.first().copied())
    }
}

/// The inputs and lists that a node uses.
pub(super) fn used_by(program: &crate::ir::Program, node: NodeId, out: &mut Used) {
    crate::ir::walk(program, node, &mut |_, node| match node {
        crate::ir::Node::Input(input) if !out.inputs.contains(input) => out.inputs.push(*input),
        crate::ir::Node::Records { list, .. } if !out.lists.contains(list) => out.lists.push(*list),
        _ => {}
    });
}
