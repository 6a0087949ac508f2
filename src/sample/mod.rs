//! The typed program → made-up units that score without trouble and reach every edge of its rules.
//!
//! `clusters` puts rows together that share figures, `goals` reads off what each must reach, `cases` finds figures that reach it, `layout`
//! lays the cases of all clusters side by side, and `units` fills the rest at random and scores each unit before it is handed on; `table`
//! writes it. So many units are needed as the cluster with most cases has, not as many as all of them have together.

mod active;
mod cases;
mod clusters;
mod figures;
mod goals;
mod layout;
mod profiles;
mod random;
mod records;
mod table;
mod units;

pub use table::{common_csv, list_csv, to_csv};

use std::collections::BTreeSet;

use cases::{Ground, meeting};
use clusters::Cluster;
use figures::Figure;
use goals::Goal;
use layout::Layout;
use random::Random;
use records::Lists;
use units::Maker;

use crate::diagnostic::StateName;
use crate::eval::{Given, Plan, UnitValues};
use crate::ir::{Node, Program, RowId, walk};
use crate::quantity::Exact;

/// What to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many units.
    pub units: usize,
    /// Where chance begins: the same seed makes the same units, and more units of one seed begin with the same ones.
    pub seed: u64,
    /// Whether some cells stay without a value where the policies allow it.
    pub states: bool,
}

/// Made-up units.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The units.
    pub units: Vec<UnitValues>,
    /// One value per input: the figures that are common to all units; the others are chưa có số liệu.
    pub common: Vec<Given>,
    /// How many units show every edge that was found reachable.
    pub needed: usize,
    /// How many edges no number of units shows, because the rows apply to too few named units.
    pub beyond: usize,
    /// The rows for which no figures without trouble were found, in some unit.
    pub failed: Vec<RowId>,
}

/// Makes units for a program that has no errors. `progress` is told how many are done.
pub fn sample(program: &Program, options: &Options, progress: &dyn Fn(usize)) -> Sample {
    let mut clusters = clusters::of(program);
    let ground = ground(program, &mut clusters, options.seed);
    let named = profiles::named(program);
    let layout = Layout::of(&ground, &clusters, &named, options.seed);
    let needed = layout.places.iter().map(Vec::len).max().unwrap_or(0).max(layout.profiles.len()).max(named.len());
    let maker = Maker { ground: &ground, clusters: &clusters, layout: &layout, named: &named, needed, options };
    let mut failed = BTreeSet::new();
    let mut units = Vec::with_capacity(options.units);
    for place in 0..options.units {
        units.push(maker.unit(place, &mut failed));
        progress(place.saturating_add(1));
    }
    Sample { units, common: ground.common.clone(), needed, beyond: layout.beyond, failed: failed.into_iter().collect() }
}

/// Figures and goals; how far a figure is drawn depends on what it is compared with.
fn ground<'p>(program: &'p Program, clusters: &mut [Cluster], seed: u64) -> Ground<'p> {
    let mut reach: Vec<Option<Exact>> = vec![None; program.inputs.len()];
    let ones = UnitValues {
        inputs: vec![Given::Number(Exact::one()); program.inputs.len()],
        properties: profiles::every_option(program).into_iter().next().unwrap_or_default(),
        ..UnitValues::default()
    };
    for cluster in clusters.iter_mut() {
        cluster.goals = cluster.rows.iter().flat_map(|row| goals::of_row(program, *row)).collect();
        for goal in &cluster.goals {
            compared(program, goal, &ones, &mut reach);
        }
    }
    let lists = Lists::of(program);
    for cluster in clusters.iter_mut() {
        cluster.goals.retain(|goal| goal.can_be_met(program, &lists));
    }
    let figures: Vec<Figure> = program.inputs.iter().zip(&reach).map(|(input, reach)| Figure::of(program, input, reach.as_ref())).collect();
    for cluster in clusters.iter_mut() {
        let own = cluster.inputs.iter().filter_map(|input| Some(goals::of_input(program, *input, figures.get(input.index())?)));
        cluster.goals.extend(own.flatten().collect::<Vec<_>>());
    }
    let common = common(program, &figures, seed);
    Ground { program, plan: Plan::of(program), figures, lists, common }
}

/// The figures that are common to all units, drawn once; the others wait.
fn common(program: &Program, figures: &[Figure], seed: u64) -> Vec<Given> {
    let mut unit = UnitValues { inputs: vec![Given::State(StateName::Missing); program.inputs.len()], ..UnitValues::default() };
    let mut random = Random::at(seed, &[4]);
    for (index, (_, figure)) in program.inputs.iter().zip(figures).enumerate().filter(|(_, (input, _))| input.common) {
        let drawn = figure.draw(&unit, &Exact::one(), &mut random);
        if let Some(place) = unit.inputs.get_mut(index) {
            *place = drawn;
        }
    }
    unit.inputs
}

/// Notes the largest number that figures are compared with. A share says nothing of how large its parts are.
fn compared(program: &Program, goal: &Goal, ones: &UnitValues, reach: &mut [Option<Exact>]) {
    let Goal::Level { left, right, .. } = goal else { return };
    let mut shares = false;
    for operand in [left, right] {
        if let goals::Operand::Node(node) = operand {
            walk(program, *node, &mut |_, node| shares |= matches!(node, Node::Quotient { .. } | Node::ShareOf(_)));
        }
    }
    for input in goal.inputs(program).into_iter().filter(|_| !shares) {
        let found = meeting(program, goal, ones, input, &Exact::one());
        if let (Some(found), Some(most)) = (found, reach.get_mut(input.index()))
            && most.as_ref().is_none_or(|most| *most < found)
        {
            *most = Some(found);
        }
    }
}

/// A place as a part of a stream's name.
fn wide(place: usize) -> u64 {
    u64::try_from(place).unwrap_or(u64::MAX)
}
