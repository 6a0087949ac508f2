//! The figures of a cluster that reach its goals: drawn, moved to the edge, and kept when scoring agrees.
//!
//! Nothing is believed of how a row is built. A number moves with a figure mostly along a straight line, so two trials tell where it meets
//! its boundary; the trial there, and those of its neighbours, are then scored like any unit, and only what is met and free of trouble stays.

use super::active::{self, Active};
use super::clusters::Cluster;
use super::figures::Figure;
use super::goals::{Goal, inputs_of, set};
use super::random::Random;
use super::records::Lists;
use crate::diagnostic::StateName;
use crate::eval::{Given, Plan, Records, UnitValues, evaluate_row};
use crate::ir::{InputId, ListId, NodeId, Program, RowId, Score};
use crate::quantity::Exact;

/// Draws for one goal in one context.
const DRAWS: usize = 24;

/// Draws for one goal where records must reach it.
const DRAWS_OF_LISTS: usize = 200;

/// What everything about a program's sample is worked out on.
pub(super) struct Ground<'p> {
    pub program: &'p Program,
    pub plan: Plan,
    pub figures: Vec<Figure>,
    pub lists: Lists<'p>,
    /// What is common to all units, by input.
    pub common: Vec<Given>,
}

/// Figures of one cluster that reach some of its goals.
pub(super) struct Case {
    pub values: Vec<(InputId, Given)>,
    /// The records of its lists.
    pub records: Vec<(ListId, Records)>,
    /// The goals it stands for.
    pub goals: Vec<Goal>,
}

impl Case {
    /// Puts the figures into a unit.
    pub fn put(&self, ground: &Ground<'_>, unit: &mut UnitValues) {
        self.values.iter().for_each(|(input, value)| set(unit, *input, value.clone()));
        self.records.iter().for_each(|(list, records)| ground.lists.put(unit, *list, records.clone()));
    }
}

impl Ground<'_> {
    /// A unit with nothing in it yet.
    pub fn blank(&self) -> UnitValues {
        let inputs = self.common.clone();
        UnitValues { inputs, ..UnitValues::default() }
    }

    /// Draws the figures of a cluster.
    pub fn draw(&self, cluster: &Cluster, unit: &mut UnitValues, random: &mut Random) {
        for list in &cluster.lists {
            let records = self.lists.draw(*list, random);
            self.lists.put(unit, *list, records);
        }
        let grain = Exact::from(cluster.grain);
        for input in &cluster.inputs {
            if let Some(figure) = self.figures.get(input.index()) {
                let value = figure.draw(unit, &grain, random);
                set(unit, *input, value);
            }
        }
    }

    /// Whether the figures of a cluster may stand in the data, and leave no row of it in trouble. A state in a cell is no figure.
    pub fn sound(&self, cluster: &Cluster, unit: &UnitValues) -> bool {
        let allowed = cluster.inputs.iter().all(|input| {
            let value = unit.inputs.get(input.index());
            let figure = self.figures.get(input.index());
            value.zip(figure).is_some_and(|(value, figure)| matches!(value, Given::State(_)) || figure.allows(value, unit))
        });
        allowed
            && cluster.rows.iter().all(|row| self.leaf(*row).is_none() || evaluate_row(self.program, &self.plan, unit, *row).1.is_empty())
    }

    /// The goals of a list that a unit shows.
    pub fn met(&self, cluster: &Cluster, unit: &mut UnitValues, goals: &[Goal]) -> Vec<usize> {
        let active = self.active(cluster, unit);
        let met = goals.iter().enumerate().filter(|(_, goal)| goal.met(self.program, &self.figures, unit, &active));
        met.map(|(place, _)| place).collect()
    }

    /// Whether a case does in this unit what it stands for; leaves its figures there.
    pub fn fits(&self, cluster: &Cluster, unit: &mut UnitValues, case: &Case) -> bool {
        case.put(self, unit);
        self.sound(cluster, unit) && self.met(cluster, unit, &case.goals).len() == case.goals.len()
    }

    fn leaf(&self, row: RowId) -> Option<Option<NodeId>> {
        match &self.program.row(row)?.score {
            Score::Value(node) => Some(Some(*node)),
            Score::Entered(_) => Some(None),
            Score::None | Score::Gathered { .. } => None,
        }
    }

    fn row_of(&self, input: InputId) -> Option<RowId> {
        self.program.input(input)?.row
    }

    /// Whether a figure stands in no row, or in one that is scored from the rows below it.
    fn free(&self, input: InputId) -> bool {
        self.row_of(input).is_none_or(|row| self.leaf(row).is_none())
    }

    /// What the scoring of a unit looks at, in the rows of a cluster.
    fn active(&self, cluster: &Cluster, unit: &UnitValues) -> Active {
        let mut out = Active::default();
        // What belongs to no row that can fail to apply is always looked at.
        out.inputs.extend(cluster.inputs.iter().filter(|input| self.free(**input)));
        for id in &cluster.rows {
            let Some(row) = self.program.row(*id) else { continue };
            let mut used = Vec::new();
            for node in row.conditions() {
                active::add(self.program, unit, node, &mut out.nodes);
                inputs_of(self.program, node, &mut used);
            }
            out.inputs.extend(used.drain(..));
            let Some(score) = self.leaf(*id) else { continue };
            if evaluate_row(self.program, &self.plan, unit, *id).0.state == Some(StateName::NotApplicable) {
                continue;
            }
            out.inputs.extend(cluster.inputs.iter().filter(|input| self.row_of(**input) == Some(*id)));
            if let Some(node) = score {
                active::add(self.program, unit, node, &mut out.nodes);
                inputs_of(self.program, node, &mut used);
                out.inputs.extend(used);
            }
        }
        out
    }

    /// Cases for the goals of a cluster, in a few units that differ by name and properties; what is reached is taken off the goals. Each case
    /// says in which of the units it was found.
    pub fn cases(&self, cluster: &Cluster, open: &mut Vec<Goal>, contexts: &[UnitValues], random: &mut Random) -> Vec<(Case, usize)> {
        let mut cases: Vec<(Case, usize)> = Vec::new();
        let mut wanted = open.clone();
        wanted.reverse();
        while let Some(goal) = wanted.pop() {
            if !open.contains(&goal) {
                continue;
            }
            let found = contexts.iter().enumerate().find_map(|(place, context)| {
                let mut unit = context.clone();
                self.reach(cluster, &goal, &mut unit, &cases, random).then_some((unit, place))
            });
            let Some((mut unit, place)) = found else { continue };
            let met = self.met(cluster, &mut unit, open);
            let goals = met.iter().filter_map(|place| open.get(*place).cloned()).collect::<Vec<_>>();
            open.retain(|goal| !goals.contains(goal));
            let values = cluster.inputs.iter().filter_map(|input| Some((*input, unit.inputs.get(input.index())?.clone()))).collect();
            let records = cluster.lists.iter().filter_map(|list| Some((*list, unit.records.get(list.index())?.clone()))).collect();
            cases.push((Case { values, records, goals }, place));
        }
        cases
    }

    /// Tries to reach a goal; leaves the figures in the unit when it did.
    fn reach(&self, cluster: &Cluster, goal: &Goal, unit: &mut UnitValues, cases: &[(Case, usize)], random: &mut Random) -> bool {
        // The neighbours of a boundary are those of the case that stands on it, if one does.
        let boundary = cases.iter().find(|(case, _)| case.goals.iter().any(|other| other.is_boundary_of(goal)));
        // No trial moves a record: lists are drawn more often instead.
        let draws = if cluster.lists.is_empty() { DRAWS } else { DRAWS_OF_LISTS };
        for turn in 0..draws {
            self.draw(cluster, unit, random);
            // What already stands on one edge may lead to the next.
            let near = match boundary {
                Some(case) if turn == 0 => Some(case),
                _ if random.once_in(2) => cases.get(random.place(cases.len())),
                _ => None,
            };
            near.into_iter().for_each(|(case, _)| case.put(self, unit));
            let base = unit.clone();
            let mut trials = self.trials(goal, &base);
            trials.extend((!cluster.lists.is_empty()).then(Vec::new));
            for trial in trials {
                unit.inputs.clone_from(&base.inputs);
                trial.into_iter().for_each(|(input, value)| set(unit, input, value));
                if !self.met(cluster, unit, std::slice::from_ref(goal)).is_empty() && self.sound(cluster, unit) {
                    return true;
                }
            }
        }
        false
    }

    /// Changes of figures that may reach a goal from where a unit stands.
    fn trials(&self, goal: &Goal, base: &UnitValues) -> Vec<Vec<(InputId, Given)>> {
        let zero = |input: &InputId| (*input, Given::Number(Exact::zero()));
        match goal {
            Goal::Word(input, word) => vec![vec![(*input, word.clone())]],
            Goal::Truth(..) | Goal::Branch(..) | Goal::Empty(_) => vec![Vec::new()],
            Goal::Nothing(_) => {
                let inputs: Vec<InputId> = goal.inputs(self.program).into_iter().filter(|input| self.number(*input)).collect();
                let mut trials: Vec<Vec<(InputId, Given)>> = vec![inputs.iter().map(zero).collect()];
                trials.extend(inputs.iter().map(|input| vec![zero(input)]));
                trials
            }
            Goal::Level { .. } => {
                let inputs = goal.inputs(self.program).into_iter().filter(|input| self.number(*input));
                inputs.flat_map(|input| self.near(goal, base, input)).map(|change| vec![change]).collect()
            }
        }
    }

    fn number(&self, input: InputId) -> bool {
        self.figures.get(input.index()).is_some_and(Figure::is_number)
    }

    /// The value of a figure at which two numbers meet if it moves them along a straight line, and its neighbours.
    fn near(&self, goal: &Goal, base: &UnitValues, input: InputId) -> Vec<(InputId, Given)> {
        let Some(step) = self.figures.get(input.index()).map(|figure| figure.step.clone()) else { return Vec::new() };
        let Some(meeting) = meeting(self.program, goal, base, input, &step) else { return Vec::new() };
        let on_grid = meeting.over(&step).map(|steps| steps.floor().times(&step)).unwrap_or_else(|| meeting.clone());
        let mut values = vec![meeting.clone(), meeting.minus(&step), meeting.plus(&step)];
        // Between two steps: the neighbours are the steps on either side.
        if on_grid != meeting {
            values.extend([on_grid.clone(), on_grid.plus(&step)]);
        }
        values.into_iter().map(|value| (input, Given::Number(value))).collect()
    }
}

/// Where two numbers meet when one figure moves along a straight line from where the unit stands.
pub(super) fn meeting(program: &Program, goal: &Goal, base: &UnitValues, input: InputId, step: &Exact) -> Option<Exact> {
    let Some(Given::Number(here)) = base.inputs.get(input.index()) else { return None };
    let mut moved = base.clone();
    let there = here.plus(step);
    set(&mut moved, input, Given::Number(there.clone()));
    let (at_here, at_there) = (goal.apart(program, base)?, goal.apart(program, &moved)?);
    let slope = at_there.minus(&at_here).over(step)?;
    Some(here.minus(&at_here.over(&slope)?))
}
