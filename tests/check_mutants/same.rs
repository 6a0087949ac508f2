//! Whether two programs score alike: on made-up units of the one and of the other, row by row, with classes, ranks and what is refused.

use dti::data::limit_fault;
use dti::diagnostic::{Findings, Place, StateName};
use dti::eval::{Given, Records, UnitValues};
use dti::ir::{Choice, Field, FieldKind, Input, InputId, InputKind, Program, PropertyKind, RowClasses};
use dti::quantity::Exact;
use dti::sample::{Options, sample};
use dti::score::{Means, Places, RowClassed, score};

/// No more units than this are made, for time; the edges come first.
const MOST: usize = 300;
const SEED: u64 = 104;

/// Findings of scoring are not looked at, so no place is needed.
struct Nowhere;

impl Places for Nowhere {
    fn place(&self, _unit: usize, _input: Option<InputId>) -> Place {
        Place::File(String::new())
    }
}

/// Points and maximum of a row of a unit.
type RowSeen = (String, Option<Exact>, Exact);

/// What can be seen of a year: every unit's score, and the means.
#[derive(PartialEq, Eq)]
struct Year {
    units: Vec<Seen>,
    means: Vec<Option<Exact>>,
}

/// What can be seen of a unit's score.
#[derive(PartialEq, Eq)]
struct Seen {
    rows: Vec<RowSeen>,
    pillars: Vec<(String, Option<Exact>, Exact)>,
    total: Option<Exact>,
    percent: Option<Exact>,
    class: Option<String>,
    /// The classes of its rows and pillars, table by table.
    row_classes: Vec<Vec<Option<String>>>,
    ranks: Vec<Option<usize>>,
    /// The figures that would be refused.
    refused: Vec<String>,
}

/// The sample of a program with its scores.
pub struct Observed {
    units: Vec<UnitValues>,
    seen: Year,
}

impl Observed {
    pub fn of(program: &Program) -> Self {
        let units = units(program);
        let seen = seen(program, &units);
        Observed { units, seen }
    }
}

/// Whether the mutant scores as the original does, on the sample of the original and on its own.
pub fn same(original: &Program, observed: &Observed, mutant: &Program) -> bool {
    let moved: Vec<UnitValues> = observed.units.iter().map(|unit| carried(original, mutant, unit)).collect();
    if seen(mutant, &moved) != observed.seen {
        return false;
    }
    let own = units(mutant);
    let back: Vec<UnitValues> = own.iter().map(|unit| carried(mutant, original, unit)).collect();
    seen(mutant, &own) == seen(original, &back)
}

fn units(program: &Program) -> Vec<UnitValues> {
    let made = |units, states| sample(program, &Options { units, seed: SEED, states }, &|_| {});
    let needed = made(1, false).needed.clamp(40, MOST);
    let mut units = made(needed, false).units;
    // Policies speak of cells without a value only.
    units.extend(made(needed.min(80), true).units);
    for (place, unit) in units.iter_mut().enumerate().skip(needed) {
        unit.name = format!("{} ({place})", unit.name);
    }
    units
}

fn seen(program: &Program, units: &[UnitValues]) -> Year {
    let mut findings = Findings::default();
    let borrowed: Vec<&UnitValues> = units.iter().collect();
    let scores = score(program, &borrowed, &Nowhere, &mut findings, &|_| {});
    let of_unit = |(at, unit): (usize, &UnitValues)| {
        let scored = &scores.units[at];
        let result = &scored.result;
        let mut rows: Vec<RowSeen> = program
            .rows
            .iter()
            .zip(&result.rows)
            .map(|(row, outcome)| (row.code.to_string(), outcome.points.clone(), outcome.applicable.clone()))
            .collect();
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        let pillars = program.pillars.iter().zip(&result.pillars);
        Seen {
            rows,
            pillars: pillars.map(|(pillar, (points, applicable))| (pillar.title.clone(), points.clone(), applicable.clone())).collect(),
            total: result.total.clone(),
            percent: result.percent.clone(),
            class: scored.class.and_then(|class| Some(program.classes.as_ref()?.rows.get(class)?.name.clone())),
            row_classes: program.row_classes.iter().zip(&scores.row_classes).map(|(table, classed)| names(table, classed, at)).collect(),
            ranks: scores.rankings.iter().map(|table| table.rank_of(at)).collect(),
            refused: refused(program, unit),
        }
    };
    let Means { total, percent, rows, pillars } = &scores.means;
    let means = [total, percent].into_iter().chain(rows).chain(pillars).map(|mean| mean.as_ref().map(|mean| mean.value.clone()));
    Year { units: units.iter().enumerate().map(of_unit).collect(), means: means.collect() }
}

/// The names of a unit's classes in a table of rows or pillars.
fn names(table: &RowClasses, classed: &RowClassed, unit: usize) -> Vec<Option<String>> {
    let places = classed.units.get(unit).map_or(0, Vec::len);
    (0..places).map(|place| classed.class(table, unit, place).map(|class| class.name.clone())).collect()
}

fn refused(program: &Program, unit: &UnitValues) -> Vec<String> {
    let mut out = Vec::new();
    for (input, given) in program.inputs.iter().zip(&unit.inputs) {
        if let Given::Number(value) = given
            && limit_fault(program, input, value, &unit.inputs, &unit.name).is_some()
        {
            out.push(called(program, input));
        }
    }
    out.sort();
    out
}

/// The name of an input with its row.
fn called(program: &Program, input: &Input) -> String {
    let row = input.row.and_then(|row| program.row(row)).map(|row| row.code.to_string());
    format!("{} của {}", input.name, row.unwrap_or_default())
}

/// The same unit in terms of another program: figures, properties, options and lists by their names.
fn carried(from: &Program, to: &Program, unit: &UnitValues) -> UnitValues {
    let names: Vec<String> = from.inputs.iter().map(|input| called(from, input)).collect();
    let inputs = to.inputs.iter().map(|input| {
        let name = called(to, input);
        let Some(at) = names.iter().position(|known| *known == name) else { return Given::State(StateName::Missing) };
        translated(&unit.inputs[at], options(&from.inputs[at].kind), options(&input.kind))
    });
    let properties = to.properties.iter().map(|property| {
        let nothing = match &property.kind {
            PropertyKind::YesNo => Given::Truth(false),
            PropertyKind::Choice(_) => Given::Option(0),
            PropertyKind::Several(_) => Given::Options(Vec::new()),
            PropertyKind::Text => Given::Text(String::new()),
        };
        let Some(at) = from.properties.iter().position(|known| known.name == property.name) else { return nothing };
        translated(&unit.properties[at], from.properties[at].kind.options(), property.kind.options())
    });
    let records = to.lists.iter().map(|list| {
        let Some(at) = from.lists.iter().position(|known| known.name == list.name) else { return Records::State(StateName::Missing) };
        match unit.records.get(at) {
            None => Records::State(StateName::Missing),
            Some(Records::State(state)) => Records::State(*state),
            Some(Records::Lines(lines)) => {
                Records::Lines(lines.iter().map(|line| record(&from.lists[at].fields, &list.fields, line)).collect())
            }
        }
    });
    UnitValues {
        name: unit.name.clone(),
        inputs: inputs.collect(),
        properties: properties.collect(),
        records: records.collect(),
        ..UnitValues::default()
    }
}

fn record(from: &[Field], to: &[Field], line: &[Given]) -> Vec<Given> {
    let field_options = |field: &Field| match &field.kind {
        FieldKind::Figure(kind) => options(kind).to_vec(),
        FieldKind::Text => Vec::new(),
    };
    let value = |field: &Field| {
        let Some(at) = from.iter().position(|known| known.name == field.name) else { return Given::State(StateName::Missing) };
        translated(&line[at], &field_options(&from[at]), &field_options(field))
    };
    to.iter().map(value).collect()
}

fn options(kind: &InputKind) -> &[Choice] {
    match kind {
        InputKind::Choice(options) => options,
        _ => &[],
    }
}

/// An option of one program as the option of the same name of another; a state where there is none.
fn translated(given: &Given, from: &[Choice], to: &[Choice]) -> Given {
    let place = |at: &usize| to.iter().position(|option| from.get(*at).is_some_and(|known| known.name == option.name));
    match given {
        Given::Option(at) => place(at).map_or(Given::State(StateName::Missing), Given::Option),
        Given::Options(all) => Given::Options(all.iter().filter_map(place).collect()),
        other => other.clone(),
    }
}
