//! The first pass: figures over all units, from what each unit has by itself.
//!
//! A member is a unit to which the row that asks applies and that has a value; the others are counted and shown. The figures are worked out
//! once, before any unit is scored, so that no rule can look at what it makes.

use std::collections::HashMap;

use super::plan::Plan;
use super::row::{above_applies, applicable};
use super::tree::outcomes;
use super::value::{Run, Stop};
use super::{Given, UnitValues};
use crate::diagnostic::StateName;
use crate::ir::{Population, PopulationId, Program, Scope, Statistic};
use crate::quantity::{Exact, mean};

/// The figures of all populations of a program.
#[derive(Clone, Debug, Default)]
pub struct Populations {
    figures: Vec<Figures>,
}

/// One population: a figure per group, and who is in it.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The figure of each group; `None` is the one group of all.
    pub by_group: HashMap<Option<Given>, Exact>,
    /// Units that are members.
    pub members: usize,
    /// Units of the scope that have no value, or to which the row does not apply.
    pub without: usize,
}

impl Populations {
    /// No figures: what asks for one has no value.
    pub fn none() -> &'static Populations {
        static NONE: Populations = Populations { figures: Vec::new() };
        &NONE
    }

    /// The figures among these units.
    pub fn of(program: &Program, plan: &Plan, units: &[&UnitValues]) -> Self {
        if program.populations.is_empty() {
            return Populations::default();
        }
        let mut values: Vec<HashMap<Option<Given>, Vec<Exact>>> = vec![HashMap::new(); program.populations.len()];
        let mut figures = vec![Figures::default(); program.populations.len()];
        let reads_rows = program.populations.iter().any(|population| !program.rows_read_by(population.of).is_empty());
        for unit in units {
            // Who is compared with whom is told by figures, never by points that an appraisal set.
            let figures_only = (!unit.set_points.is_empty()).then(|| UnitValues { set_points: Vec::new(), ..(*unit).clone() });
            let unit = figures_only.as_ref().unwrap_or(unit);
            let made = if reads_rows { outcomes(program, plan, unit, Populations::none(), None, &mut Vec::new()) } else { Vec::new() };
            let run = Run { outcomes: &made, ..Run::alone(program, unit) };
            for ((population, values), figures) in program.populations.iter().zip(&mut values).zip(&mut figures) {
                let Some(group) = group(&population.scope, unit) else { continue };
                match value(&run, population) {
                    Some(value) => {
                        figures.members = figures.members.saturating_add(1);
                        values.entry(group).or_default().push(value);
                    }
                    None => figures.without = figures.without.saturating_add(1),
                }
            }
        }
        for ((population, values), figures) in program.populations.iter().zip(values).zip(&mut figures) {
            let made = values.into_iter().filter_map(|(group, values)| Some((group, statistic(population.statistic, &values)?)));
            figures.by_group = made.collect();
        }
        Populations { figures }
    }

    /// One population's figures.
    pub fn get(&self, id: PopulationId) -> Option<&Figures> {
        self.figures.get(id.index())
    }

    /// The figure that a unit is compared with. Where nobody has a value, nothing arises.
    pub(super) fn figure(&self, program: &Program, id: PopulationId, unit: &UnitValues) -> Result<Exact, Stop> {
        let population = program.population(id).ok_or(Stop::Broken)?;
        let figures = self.get(id).ok_or(Stop::Broken)?;
        let group = match population.scope {
            Scope::Each(property) => Some(unit.properties.get(property.index()).cloned().ok_or(Stop::Broken)?),
            Scope::All | Scope::Option(..) => None,
        };
        figures.by_group.get(&group).cloned().ok_or(Stop::State(StateName::NothingArising))
    }
}

/// The group of a unit in a scope; `None` for a unit outside of it.
fn group(scope: &Scope, unit: &UnitValues) -> Option<Option<Given>> {
    match scope {
        Scope::All => Some(None),
        Scope::Each(property) => Some(unit.properties.get(property.index()).cloned()),
        Scope::Option(property, option) => (unit.properties.get(property.index()) == Some(&Given::Option(*option))).then_some(None),
    }
}

/// The value of a member.
fn value(run: &Run<'_>, population: &Population) -> Option<Exact> {
    let row = run.program.row(population.row)?;
    let applies = matches!(above_applies(run, row), Ok(true)) && matches!(applicable(run, row), Ok(Some(_)));
    applies.then(|| run.number(population.of).ok()).flatten()
}

/// A statistic of some values; `None` where it has no value (a sample of one has no variance).
fn statistic(of: Statistic, values: &[Exact]) -> Option<Exact> {
    match of {
        Statistic::Largest => values.iter().max().cloned(),
        Statistic::Smallest => values.iter().min().cloned(),
        Statistic::Mean => mean(&values.iter().collect::<Vec<_>>()),
        Statistic::Variance { sample } => {
            let middle = mean(&values.iter().collect::<Vec<_>>())?;
            let squares: Vec<Exact> = values.iter().map(|value| value.minus(&middle)).map(|apart| apart.times(&apart)).collect();
            let count = i64::try_from(values.len()).ok()?.checked_sub(i64::from(sample))?;
            Exact::sum(&squares).over(&Exact::from(count))
        }
    }
}
