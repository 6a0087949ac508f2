//! Whole units made up from the runs of single rows, for findings that speak of totals and classes.
//!
//! Each row at the bottom is tried out by itself; then units are put together from what was seen: all rows at their best, at their worst, some
//! of each, and as near to a wanted total as a few steps come. The whole unit is scored by the evaluator before anything is said of it.

use std::cell::OnceCell;

use super::probe::{Against, Level, Of, Prober, Set, figures_of, levels_of, may_enter, put, step_of};
use crate::diagnostic::{Gets, Run, StateName};
use crate::eval::{Given, UnitResult, UnitValues};
use crate::ir::{Basis, ClassTake, Extra, Node, NodeId, Program, PropertyId, PropertyKind, Row, RowId, RowLevel, Score, Total};
use crate::quantity::{Exact, Style, show};

/// So many runs of one row are looked at, and so many of them kept.
const RUNS: usize = 160;
const KEPT: usize = 12;
/// In sets of no more rows each sight of each row is put beside the best and the worst of the others.
const EACH: usize = 40;

/// A sight of one row: its points, and the figures that gave them.
struct Fragment {
    points: Exact,
    sets: Vec<(Of, Set)>,
}

/// The sights of each row, and which row they are of; none for what only the classes look at.
type Sights = (Vec<Option<RowId>>, Vec<Vec<Fragment>>);

/// What the rows at the bottom can come to, each by itself; worked out when it is first asked for.
pub(super) struct Assembler<'p, 'q> {
    prober: &'q Prober<'p>,
    rows: OnceCell<Sights>,
}

/// A unit that was put together and scored.
pub(super) struct Assembled {
    pub unit: UnitValues,
    pub result: UnitResult,
}

impl<'p, 'q> Assembler<'p, 'q> {
    pub fn of(prober: &'q Prober<'p>) -> Self {
        Assembler { prober, rows: OnceCell::new() }
    }

    /// The sights of each row, from the fewest points to the most.
    fn rows(&self) -> &[Vec<Fragment>] {
        &self.sights().1
    }

    fn sights(&self) -> &Sights {
        self.rows.get_or_init(|| {
            let program = self.prober.program;
            let conditions = class_conditions(program);
            let levels = levels_of(program, &conditions);
            let leaves = program.rows_with_ids().filter(|(_, row)| row.children.is_empty() && !row.broken);
            let seen = leaves.filter_map(|(id, _)| Some((Some(id), self.fragments(id, &levels)?)));
            let (mut ids, mut rows): Sights = seen.filter(|(_, fragments)| !fragments.is_empty()).unzip();
            // What only the classes look at: a figure of a row without points, a property.
            let figures = figures_of(program, &conditions, None, &levels);
            let known = |of: Of| rows.iter().flatten().any(|fragment| fragment.sets.iter().any(|(set, _)| *set == of));
            let alone = figures.into_iter().filter(|figure| !known(figure.of)).map(|figure| {
                let one = |value: Set| Fragment { points: Exact::zero(), sets: vec![(figure.of, value)] };
                figure.values.into_iter().map(one).collect()
            });
            let alone: Vec<Vec<Fragment>> = alone.collect();
            ids.extend(alone.iter().map(|_| None));
            rows.extend(alone);
            (ids, rows)
        })
    }

    fn fragments(&self, id: RowId, levels: &[Level]) -> Option<Vec<Fragment>> {
        let probe = if levels.is_empty() { self.prober.row(id) } else { self.prober.row_with(id, levels) }?;
        let mut seen: Vec<Fragment> = Vec::new();
        let mut left = RUNS;
        probe.each(|run| {
            if let (Some(points), true) = (&run.outcome.points, run.troubles.is_empty())
                && let Err(place) = seen.binary_search_by(|known| known.points.cmp(points))
            {
                seen.insert(place, Fragment { points: points.clone(), sets: run.sets() });
            }
            left = left.saturating_sub(1);
            left > 0
        });
        // The first, the last, and some between.
        let (count, last) = (seen.len(), seen.len().saturating_sub(1));
        let kept: Vec<usize> = (0..KEPT.min(count))
            .map(|place| place.saturating_mul(last).checked_div(KEPT.min(count).saturating_sub(1)).unwrap_or(0))
            .collect();
        let seen = seen.into_iter().enumerate().filter(|(place, _)| kept.contains(place)).map(|(_, fragment)| fragment);
        let mut fragments: Vec<Fragment> = seen.collect();
        self.bounds(id, levels, &mut fragments);
        Some(fragments)
    }

    /// Points that people enter: also those that a class asks for, and those next to them.
    fn bounds(&self, id: RowId, levels: &[Level], fragments: &mut Vec<Fragment>) {
        let program = self.prober.program;
        let Some(row) = program.row(id) else { return };
        let (Score::Entered(input), Some(most), Some(like)) = (&row.score, row.maximum.points(), fragments.last()) else { return };
        let Some(kind) = program.input(*input).map(|input| &input.kind) else { return };
        let (like, step) = (like.sets.clone(), step_of(kind));
        for level in levels {
            let Some(bound) = level.constant(program) else { continue };
            let bound = match program.node(level.left) {
                Some(Node::Published(Basis::Row(of))) if *of == id => bound,
                Some(Node::ShareOf(of)) if *of == id => bound.times(most),
                _ => continue,
            };
            let on_step = bound.over(&step).map_or_else(|| bound.clone(), |steps| steps.floor().times(&step));
            for points in [on_step.minus(&step), on_step.clone(), bound.clone(), on_step.plus(&step)] {
                if !may_enter(program, *input, &points) || points > *most {
                    continue;
                }
                if let Err(place) = fragments.binary_search_by(|known| known.points.cmp(&points)) {
                    let others = like.iter().filter(|(of, _)| *of != Of::Input(*input)).cloned();
                    let sets = others.chain([(Of::Input(*input), Set::Given(Given::Number(points.clone())))]).collect();
                    fragments.insert(place, Fragment { points, sets });
                }
            }
        }
    }

    /// A unit that shows what is sought; `near` is the number that it should come close to.
    pub fn find(&self, near: Option<(&Basis, &Exact)>, sought: &dyn Fn(&Assembled) -> bool) -> Option<Assembled> {
        let rows = self.rows();
        let count = rows.len();
        let worst = |_: usize| 0_usize;
        let best = |_: usize| usize::MAX;
        let mut plans: Vec<Vec<usize>> = vec![(0..count).map(best).collect(), (0..count).map(worst).collect()];
        if let Some((basis, value)) = near {
            if let Some(entered) = self.entered(basis, value).filter(|entered| sought(entered)) {
                return Some(entered);
            }
            // What thirds of points leave open nobody can enter; so then with rows that stand at a tenth, at a whole point.
            for decimals in [u32::MAX, 1, 0] {
                let (plan, left) = self.towards(basis, value, decimals, None);
                if let Some(closed) = self.closed(&plan, &left, None, sought) {
                    return Some(closed);
                }
                plans.push(plan);
            }
            // One of the rows may have to take what no step of the others does.
            for last in self.largest() {
                let (plan, left) = self.towards(basis, value, 1, Some(last));
                if let Some(closed) = self.closed(&plan, &left, Some(last), sought) {
                    return Some(closed);
                }
            }
        }
        let steps = count.min(40);
        for step in 1..steps {
            let cut = step.saturating_mul(count).checked_div(steps).unwrap_or(0);
            plans.push((0..count).map(|row| if row < cut { usize::MAX } else { 0 }).collect());
            plans.push((0..count).map(|row| if row < cut { 0 } else { usize::MAX }).collect());
        }
        for one in (0..count).take(120) {
            plans.push((0..count).map(|row| if row == one { 0 } else { usize::MAX }).collect());
            plans.push((0..count).map(|row| if row == one { usize::MAX } else { 0 }).collect());
        }
        if count <= EACH {
            for (one, fragments) in rows.iter().enumerate() {
                for choice in 0..fragments.len() {
                    plans.push((0..count).map(|row| if row == one { choice } else { usize::MAX }).collect());
                    plans.push((0..count).map(|row| if row == one { choice } else { 0 }).collect());
                }
            }
        }
        let silent = std::iter::once_with(|| self.assembled(self.prober.blank()));
        plans.iter().map(|plan| self.score(plan)).chain(silent).find(|assembled| sought(assembled))
    }

    /// A unit whose total is typed in: then the total is all there is to find.
    fn entered(&self, basis: &Basis, value: &Exact) -> Option<Assembled> {
        let program = self.prober.program;
        let Total::Entered(input) = program.total else { return None };
        let total = value.times(&self.points_in(basis));
        let written = program.rounding.total.map_or_else(|| total.clone(), |rounding| total.rounded(rounding));
        let may = [total, written].into_iter().find(|total| may_enter(program, input, total))?;
        let mut unit = self.prober.blank();
        put(&mut unit, Of::Input(input), &Set::Given(Given::Number(may)));
        Some(self.assembled(unit))
    }

    /// So many points of the total are one of a number.
    fn points_in(&self, basis: &Basis) -> Exact {
        let scale = self.prober.program.set.scale.as_ref();
        let points = match basis {
            Basis::Percent => scale.cloned(),
            Basis::ScaledTo(top) => scale.and_then(|own| own.over(top)),
            Basis::Total | Basis::Pillar(_) | Basis::Row(_) => None,
        };
        points.unwrap_or_else(Exact::one)
    }

    fn assembled(&self, unit: UnitValues) -> Assembled {
        let result = self.prober.evaluate(&unit);
        Assembled { unit, result }
    }

    /// The best of every row, and the least of what takes points, for a unit with the name and properties of another.
    pub fn best_of(&self, like: &UnitValues) -> Assembled {
        let (ids, _) = self.sights();
        let takes =
            |id: &Option<RowId>| id.and_then(|id| self.prober.program.row(id)).is_some_and(|row| row.extra == Some(Extra::Deduction));
        let plan: Vec<usize> = ids.iter().map(|id| if takes(id) { 0 } else { usize::MAX }).collect();
        let made = self.unit(&plan);
        let unit = UnitValues { name: like.name.clone(), properties: like.properties.clone(), ..made };
        self.assembled(unit)
    }

    /// Units with all rows at one place between their worst and their best, so that none is at nothing; then of each kind, for what one row
    /// was seen with may have put the unit into a kind that another is not for.
    pub fn find_between(&self, sought: &dyn Fn(&Assembled) -> bool) -> Option<Assembled> {
        let program = self.prober.program;
        let count = self.rows().len();
        let mut alike = (1..KEPT.saturating_sub(1)).map(|choice| self.score(&vec![choice; count]));
        if let Some(found) = alike.find(|assembled| sought(assembled)) {
            return Some(found);
        }
        for (index, property) in program.properties.iter().enumerate() {
            let values: Vec<Given> = match &property.kind {
                PropertyKind::YesNo => vec![Given::Truth(true), Given::Truth(false)],
                PropertyKind::Choice(options) => (0..options.len().min(KEPT)).map(Given::Option).collect(),
                PropertyKind::Several(_) | PropertyKind::Text => Vec::new(),
            };
            for value in values {
                for choice in 1..KEPT.saturating_sub(1) {
                    let mut unit = self.unit(&vec![choice; count]);
                    put(&mut unit, Of::Property(PropertyId::of(index)), &Set::Given(value.clone()));
                    let assembled = self.assembled(unit);
                    if sought(&assembled) {
                        return Some(assembled);
                    }
                }
            }
        }
        None
    }

    /// A plan with one row moved by exactly what is left: by points that people enter, or by figures that bring its score there.
    fn closed(&self, plan: &[usize], left: &Exact, only: Option<usize>, sought: &dyn Fn(&Assembled) -> bool) -> Option<Assembled> {
        let program = self.prober.program;
        let (ids, rows) = self.sights();
        for (place, ((id, fragments), choice)) in ids.iter().zip(rows).zip(plan).enumerate() {
            if only.is_some_and(|only| only != place) {
                continue;
            }
            let (Some(id), Some(now)) = (id, fragments.get((*choice).min(fragments.len().saturating_sub(1)))) else { continue };
            let (Some(row), wanted) = (program.row(*id), now.points.plus(left)) else { continue };
            let sets = match &row.score {
                Score::Entered(input)
                    if row.maximum.points().is_some_and(|most| wanted <= *most) && may_enter(program, *input, &wanted) =>
                {
                    vec![(Of::Input(*input), Set::Given(Given::Number(wanted)))]
                }
                Score::Value(node) => {
                    let level = Level { left: *node, right: Against::Constant(wanted.clone()) };
                    let Some(probe) = self.prober.row_with(*id, &[level]) else { continue };
                    let mut found = None;
                    probe.each(|run| {
                        found = (run.outcome.points.as_ref() == Some(&wanted) && run.troubles.is_empty()).then(|| run.sets());
                        found.is_none()
                    });
                    let Some(sets) = found else { continue };
                    sets
                }
                _ => continue,
            };
            let mut unit = self.unit(plan);
            sets.iter().for_each(|(of, set)| put(&mut unit, *of, set));
            let assembled = self.assembled(unit);
            if sought(&assembled) {
                return Some(assembled);
            }
        }
        None
    }

    /// Choices that bring a number close to a value, the largest rows first, each as far as the way left allows and in points of so many
    /// decimals at most; and what is still left. A row that is to take what the others leave comes last.
    fn towards(&self, basis: &Basis, value: &Exact, decimals: u32, last: Option<usize>) -> (Vec<usize>, Exact) {
        let rows = self.rows();
        let scale = self.points_in(basis);
        let least = |fragments: &Vec<Fragment>| fragments.first().map_or_else(Exact::zero, |fragment| fragment.points.clone());
        let gain = |row: usize, choice: usize| {
            let fragments = rows.get(row)?;
            Some(fragments.get(choice)?.points.minus(&least(fragments)))
        };
        let mut order: Vec<usize> = (0..rows.len()).filter(|row| self.enters(basis, *row)).collect();
        let mut left =
            value.times(&scale).minus(&Exact::sum(&order.iter().filter_map(|row| rows.get(*row)).map(least).collect::<Vec<_>>()));
        let most = |row: &usize| gain(*row, rows.get(*row).map_or(0, Vec::len).saturating_sub(1)).unwrap_or_else(Exact::zero);
        // Points that people enter go anywhere, so they take what the others leave.
        let ids = &self.sights().0;
        let row_at = |row: &usize| ids.get(*row).copied().flatten().and_then(|id| self.prober.program.row(id));
        let entered = |row: &usize| row_at(row).is_some_and(|row| matches!(row.score, Score::Entered(_)));
        // What is taken off a total does not bring it nearer.
        order.retain(|row| row_at(row).is_none_or(|row| row.extra != Some(Extra::Deduction)));
        order.sort_by_key(|row| (last == Some(*row), entered(row), std::cmp::Reverse(most(row))));
        let mut plan = vec![0_usize; rows.len()];
        for row in order {
            let choices = rows.get(row).map_or(0, Vec::len);
            let short = |gain: &Exact| decimals == u32::MAX || gain.terminates().is_some_and(|written| written <= decimals);
            let fits = (0..choices).rev().find(|choice| gain(row, *choice).is_some_and(|gain| gain <= left && short(&gain)));
            if let (Some(choice), Some(place)) = (fits, plan.get_mut(row)) {
                *place = choice;
                left = left.minus(&gain(row, choice).unwrap_or_else(Exact::zero));
            }
        }
        (plan, left)
    }

    /// The rows with the most points.
    fn largest(&self) -> Vec<usize> {
        let rows = self.rows();
        let mut largest: Vec<usize> = (0..rows.len()).collect();
        largest.sort_by_key(|row| std::cmp::Reverse(rows.get(*row).and_then(|fragments| fragments.last()).map(|best| &best.points)));
        largest.truncate(KEPT);
        largest
    }

    /// Whether the points of a row enter a number.
    fn enters(&self, basis: &Basis, row: usize) -> bool {
        let program = self.prober.program;
        let Some(row) = self.sights().0.get(row).copied().flatten().and_then(|id| program.row(id)) else { return false };
        let among = |ids: &[RowId]| {
            ids.iter().filter_map(|id| program.row(*id)).any(|part| program.with_above(row).any(|one| std::ptr::eq(one, part)))
        };
        match basis {
            Basis::Total | Basis::Percent | Basis::ScaledTo(_) => true,
            Basis::Row(id) => among(&[*id]),
            Basis::Pillar(index) => program.pillars.get(*index).is_some_and(|pillar| among(&pillar.members)),
        }
    }

    fn score(&self, plan: &[usize]) -> Assembled {
        self.assembled(self.unit(plan))
    }

    fn unit(&self, plan: &[usize]) -> UnitValues {
        let mut unit = self.prober.blank();
        for (fragments, choice) in self.rows().iter().zip(plan) {
            let Some(fragment) = fragments.get((*choice).min(fragments.len().saturating_sub(1))) else { continue };
            fragment.sets.iter().for_each(|(of, set)| put(&mut unit, *of, set));
        }
        unit
    }
}

fn class_conditions(program: &Program) -> Vec<NodeId> {
    let rows = program.classes.iter().flat_map(|classes| &classes.rows);
    rows.filter_map(|class| match class.take {
        ClassTake::When(when) => Some(when),
        ClassTake::Range(_) | ClassTake::Else => None,
    })
    .collect()
}

impl Assembled {
    /// The run, for a message: the points of the main indexes, the total, and the class.
    pub fn written(&self, program: &Program, gets: Gets) -> Run {
        let number = |value: &Exact| show(value, Style::people()).text;
        let main =
            program.rows_with_ids().filter(|(_, row)| row.level == RowLevel::Main || (row.parent.is_none() && row.children.is_empty()));
        let points = main.filter_map(|(id, row)| {
            Some((format!("{} {}", word(row), row.code), number(self.result.rows.get(id.index())?.points.as_ref()?)))
        });
        // Who reports nothing at all has other points than any figures give.
        let silent = !self.unit.inputs.is_empty() && self.unit.inputs.iter().all(|given| *given == Given::State(StateName::Missing));
        let silent = silent.then(|| ("số liệu".to_owned(), "chưa có".to_owned()));
        let mut given: Vec<(String, String)> = silent.into_iter().chain(points.take(12)).collect();
        given.extend(self.result.total.as_ref().map(|total| ("tổng điểm".to_owned(), number(total))));
        Run { given, row: None, gets }
    }
}

fn word(row: &Row) -> &'static str {
    match row.extra {
        None => "chỉ số",
        Some(Extra::Bonus) => "điểm cộng",
        Some(Extra::Deduction) => "điểm trừ",
    }
}
