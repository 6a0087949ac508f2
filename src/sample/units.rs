//! One unit after another: the cases that the layout puts there, chance for the rest, and a score before it counts.

use std::collections::BTreeSet;

use super::cases::Ground;
use super::clusters::Cluster;
use super::goals::set;
use super::layout::Layout;
use super::random::Random;
use super::{Options, profiles, wide};
use crate::diagnostic::StateName;
use crate::eval::{Given, Records, TroubleKind, UnitResult, UnitValues, evaluate};
use crate::ir::{InputId, ListId, Program, RowId, Score, Total};
use crate::quantity::Exact;
use crate::score::class_of;

/// Redraws of a unit before it is given up.
const REDRAWS: usize = 60;

/// Makes one unit after another.
pub(super) struct Maker<'m, 'p> {
    pub ground: &'m Ground<'p>,
    pub clusters: &'m [Cluster],
    pub layout: &'m Layout,
    pub named: &'m [String],
    pub needed: usize,
    pub options: &'m Options,
}

/// Whether the table of classes, if there is one, has an answer for a unit.
fn classed(program: &Program, unit: &UnitValues, result: &UnitResult) -> bool {
    !matches!(class_of(program, unit, result), Some(Err(_)))
}

impl Maker<'_, '_> {
    /// The unit of a place; rows that stay in trouble are noted.
    pub fn unit(&self, place: usize, failed: &mut BTreeSet<RowId>) -> UnitValues {
        let program = self.ground.program;
        let mut unit = self.layout.context(self.ground, self.named, place);
        if place >= self.needed {
            unit.properties = profiles::any(program, &mut Random::at(self.options.seed, &[2, wide(place)]));
        }
        let placed = |cluster: usize| *self.layout.places.get(cluster)?.get(place)?;
        for (number, cluster) in self.clusters.iter().enumerate() {
            let case = placed(number).and_then(|case| self.layout.cases.get(number)?.get(case));
            match case {
                Some(case) => case.put(self.ground, &mut unit),
                None => self.fill(number, cluster, &mut unit, &mut self.chance(place, number, 0)),
            }
        }
        let mut result = evaluate(program, &self.ground.plan, &unit);
        for turn in 1..=REDRAWS {
            if self.repair(place, wide(turn), &placed, &mut unit, &result) {
                break;
            }
            result = evaluate(program, &self.ground.plan, &unit);
        }
        self.idle_points(&mut unit, &result);
        if self.options.states {
            self.states(place, &placed, &mut unit);
            result = evaluate(program, &self.ground.plan, &unit);
        }
        failed.extend(result.troubles.iter().filter_map(|trouble| trouble.row));
        unit
    }

    fn chance(&self, place: usize, cluster: usize, turn: u64) -> Random {
        Random::at(self.options.seed, &[3, wide(place), wide(cluster), turn])
    }

    /// Figures without trouble for a cluster: at random, or one of its cases when chance finds none.
    fn fill(&self, number: usize, cluster: &Cluster, unit: &mut UnitValues, random: &mut Random) {
        for _ in 0..REDRAWS {
            self.ground.draw(cluster, unit, random);
            if self.ground.sound(cluster, unit) {
                return;
            }
        }
        for case in self.layout.cases.get(number).into_iter().flatten() {
            case.put(self.ground, unit);
            if self.ground.sound(cluster, unit) {
                return;
            }
        }
    }

    /// Mends what only the whole unit shows; true when there is nothing to mend.
    fn repair(&self, place: usize, turn: u64, placed: &dyn Fn(usize) -> Option<usize>, unit: &mut UnitValues, result: &UnitResult) -> bool {
        let program = self.ground.program;
        if result.troubles.is_empty() && classed(program, unit, result) {
            return true;
        }
        // A total outside every class: some figures that no edge needs are drawn again.
        let loose: Vec<usize> = (0..self.clusters.len()).filter(|cluster| placed(*cluster).is_none()).collect();
        let mut again: BTreeSet<usize> = BTreeSet::new();
        for trouble in &result.troubles {
            match (&trouble.kind, &program.total, trouble.row) {
                // The applicable maximum of this unit is less than that of the set.
                (TroubleKind::AboveMaximum(_, most), Total::Entered(input), None) => self.entered_total(unit, *input, most),
                (_, _, Some(row)) => again.extend(self.clusters.iter().position(|cluster| cluster.rows.contains(&row))),
                (_, Total::Gathered(_) | Total::Entered(_), None) => {}
            }
        }
        if result.troubles.is_empty() {
            let mut random = self.chance(place, self.clusters.len(), turn);
            again.extend(loose.get(random.place(loose.len())));
            // A profile under which nothing applies has no class whatever the figures are.
            if loose.is_empty() || !result.applicable.is_positive() {
                unit.properties = profiles::any(program, &mut random);
            }
        }
        for number in again {
            if let Some(cluster) = self.clusters.get(number) {
                self.fill(number, cluster, unit, &mut self.chance(place, number, turn));
            }
        }
        false
    }

    fn entered_total(&self, unit: &mut UnitValues, input: InputId, most: &Exact) {
        let Some(step) = self.ground.figures.get(input.index()).map(|figure| &figure.step) else { return };
        let most = most.over(step).map(|steps| steps.floor().times(step));
        set(unit, input, most.map_or(Given::State(StateName::Missing), Given::Number));
    }

    /// Nobody enters points for a row that does not apply, or any figure for one that is not deployed.
    fn idle_points(&self, unit: &mut UnitValues, result: &UnitResult) {
        for input in self.ground.program.rows_with_ids().flat_map(|(id, _)| self.ground.program.undeployed_inputs(id)) {
            set(unit, input, Given::State(StateName::Missing));
        }
        for (row, outcome) in self.ground.program.rows.iter().zip(&result.rows) {
            let (Score::Entered(input), Some(StateName::NotApplicable)) = (&row.score, outcome.state) else { continue };
            let zero = Given::Number(Exact::zero());
            let allowed = self.ground.figures.get(input.index()).is_some_and(|figure| figure.allows(&zero, unit));
            set(unit, *input, if allowed { zero } else { Given::State(StateName::Missing) });
        }
    }

    /// Takes the lines of a list away, where the policies have an answer.
    fn silent(&self, list: ListId, unit: &mut UnitValues) {
        let Some(before) = unit.records.get(list.index()).cloned() else { return };
        self.ground.lists.put(unit, list, Records::State(StateName::Missing));
        let result = evaluate(self.ground.program, &self.ground.plan, unit);
        if !result.troubles.is_empty() || !classed(self.ground.program, unit, &result) {
            self.ground.lists.put(unit, list, before);
        }
    }

    /// Takes the value out of some cells that no edge needs, where the policies have an answer.
    fn states(&self, place: usize, placed: &dyn Fn(usize) -> Option<usize>, unit: &mut UnitValues) {
        let program = self.ground.program;
        let mut words = vec![StateName::Missing];
        words.extend(program.cell_words.iter().map(|(_, state)| *state).filter(|state| *state == StateName::NothingArising).take(1));
        for (number, cluster) in self.clusters.iter().enumerate().filter(|(number, _)| placed(*number).is_none()) {
            let mut random = self.chance(place, number, u64::MAX);
            if !random.once_in(6) {
                continue;
            }
            if let Some(list) =
                cluster.lists.get(random.place(cluster.lists.len())).filter(|_| cluster.inputs.is_empty() || random.once_in(2))
            {
                self.silent(*list, unit);
                continue;
            }
            let input = cluster.inputs.get(random.place(cluster.inputs.len()));
            let state = words.get(random.place(words.len()));
            let (Some(input), Some(state)) = (input, state) else { continue };
            let Some(before) = unit.inputs.get(input.index()).cloned() else { continue };
            set(unit, *input, Given::State(*state));
            let result = evaluate(program, &self.ground.plan, unit);
            if !result.troubles.is_empty() || !classed(program, unit, &result) {
                set(unit, *input, before);
            }
        }
    }
}
