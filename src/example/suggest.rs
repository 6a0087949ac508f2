//! What no example reaches → examples that would reach it, their results left blank.
//!
//! Made-up units that reach every edge of the rules ([`crate::sample`]) are tried in turn, and units without figures or with nothing arising for
//! the policies. Of the first that reaches an open place no more figures are kept than are needed to reach it. A suggestion never says what must
//! come out: that is for a person to work out.

mod items;

use items::{Item, items, unit_named};

use super::coverage::Reach;
use super::looked::Looked;
use super::{Spot, SpotKind, failures};
use crate::diagnostic::{ExampleFault, Fault, Got, StateName};
use crate::eval::{Given, Plan, Records, UnitResult, UnitValues, evaluate};
use crate::ir::{Example, ExampleUnit, Expectation, Expected, InputId, InputKind, Node, Program, PropertyKind, RowId, Score, Total, walk};
use crate::lint::policies::worded;
use crate::quantity::{Exact, Style, show};
use crate::sample::{Options, sample};
use crate::source::{FileId, Span};
use crate::syntax::tree::BLANK;

/// No more made-up units than this are looked through.
const MOST_UNITS: usize = 200;
/// Beside the units on the edges of the rules so many by chance, for points that are neither none nor all.
const BY_CHANCE: usize = 30;
/// So many times units are made up, each time by other chance.
const SEEDS: u64 = 2;
/// With so many sets of properties a policy is tried.
const MOST_PROFILES: usize = 8;

/// Suggested examples, and what none was found for.
#[derive(Clone, Debug, Default)]
pub struct Suggestions {
    /// The examples, in the order of the places that they reach.
    pub list: Vec<Suggested>,
    /// What no suggestion reaches.
    pub left: Vec<Spot>,
}

/// An example whose results are left blank.
#[derive(Clone, Debug)]
pub struct Suggested {
    /// What it reaches that no example reached before.
    pub spots: Vec<Spot>,
    /// The unit, where the rules name it.
    pub unit: Option<String>,
    /// What is given, as it is written behind `cho`.
    pub given: Vec<String>,
    /// What is asked.
    pub asked: Asked,
}

/// A result that a suggested example leaves blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The points of a row.
    Row(RowId),
    /// What a row comes to instead of points.
    State(RowId),
    /// The total.
    Total,
    /// The class.
    Class,
    /// What is found in the data.
    Finding,
}

impl Asked {
    /// What is asked where a place of a row is to be reached.
    fn of(spot: &Spot) -> Self {
        spot.row.map_or(Asked::Total, Asked::Row)
    }
}

/// Suggests examples for what no example of the set reaches; one that is written and waits for its results reaches its places.
pub fn suggest(program: &Program) -> Suggestions {
    let reach = Reach::of(program);
    let mut open: Vec<bool> = vec![true; reach.spots().len()];
    for example in &program.examples {
        let mut example = example.clone();
        example.expected.iter_mut().for_each(|expected| expected.blank = false);
        close(&mut open, &reach.of_example(&example));
    }
    let mut units = made_up(program);
    units.extend(mixed(program, &units));
    let everything = Looked::everything(program);
    let shown = units.iter().map(|unit| reach.of_unit(unit, &everything)).collect();
    let plan = Plan::of(program);
    let points = units.iter().map(|unit| evaluate(program, &plan, unit).rows.into_iter().map(|row| row.points).collect()).collect();
    let maker = Maker { program, reach, units, shown, points };
    let mut out = Suggestions::default();
    // What comes of figures first: answers and states are shown along the way.
    let mut order: Vec<usize> = (0..open.len()).collect();
    order.sort_by_key(|at| {
        maker.reach.spots().get(*at).map(|spot| matches!(spot.kind, SpotKind::Answer | SpotKind::Policy | SpotKind::Row))
    });
    let mut found_at: Vec<(usize, Suggested)> = Vec::new();
    for at in order {
        if open.get(at) == Some(&true)
            && let Some((mut found, reached)) = maker.find(at)
        {
            found.spots = maker.told(&open, &reached);
            close(&mut open, &reached);
            found_at.push((at, found));
        }
    }
    found_at.sort_by_key(|(at, _)| *at);
    out.list = found_at.into_iter().map(|(_, found)| found).collect();
    out.left = maker.reach.spots().iter().zip(&open).filter(|(_, open)| **open).map(|(spot, _)| spot.clone()).collect();
    out.left.dedup_by(|one, other| (one.kind, one.row, one.span, &one.text) == (other.kind, other.row, other.span, &other.text));
    out
}

fn close(open: &mut [bool], reached: &[bool]) {
    open.iter_mut().zip(reached).for_each(|(open, reached)| *open &= !reached);
}

/// Made-up units with the figures that are common to all.
fn made_up(program: &Program) -> Vec<UnitValues> {
    let made = |units, seed| sample(program, &Options { units, seed, states: false }, &|_| ());
    let units = made(1, 1).needed.clamp(1, MOST_UNITS).saturating_add(BY_CHANCE);
    let mut out = Vec::new();
    for seed in 1..=SEEDS {
        let mut sample = made(units, seed);
        for unit in &mut sample.units {
            for (own, common) in unit.inputs.iter_mut().zip(&sample.common) {
                if let (Given::State(StateName::Missing), Given::Number(_) | Given::Truth(_) | Given::Option(_)) = (&*own, common) {
                    *own = common.clone();
                }
            }
        }
        out.append(&mut sample.units);
    }
    out
}

/// Units that do their best in more and more rows and give nothing for the others, so that every class comes up.
fn mixed(program: &Program, units: &[UnitValues]) -> Vec<UnitValues> {
    if program.classes.is_none() {
        return Vec::new();
    }
    let plan = Plan::of(program);
    let scored: Vec<_> = units.iter().map(|unit| (unit, evaluate(program, &plan, unit))).collect();
    let Some((first, _)) = scored.first() else { return Vec::new() };
    let mut unit = UnitValues { inputs: vec![Given::State(StateName::Missing); program.inputs.len()], ..(*first).clone() };
    for (own, (common, input)) in unit.inputs.iter_mut().zip(first.inputs.iter().zip(&program.inputs)) {
        if input.common {
            own.clone_from(common);
        }
    }
    let mut out = vec![unit.clone()];
    for (id, row) in program.rows_with_ids() {
        let points = |result: &UnitResult| result.rows.get(id.index()).and_then(|outcome| outcome.points.clone());
        let best = scored.iter().filter_map(|(unit, result)| Some((points(result)?, unit))).max_by(|(one, _), (other, _)| one.cmp(other));
        let Some((_, best)) = best else { continue };
        for (index, input) in program.inputs.iter().enumerate() {
            let own = input.row == Some(id) || matches!(row.score, Score::Entered(entered) if entered.index() == index);
            if let (true, Some(slot), Some(value)) = (own, unit.inputs.get_mut(index), best.inputs.get(index)) {
                slot.clone_from(value);
            }
        }
        out.push(unit.clone());
    }
    out
}

struct Maker<'p> {
    program: &'p Program,
    reach: Reach<'p>,
    units: Vec<UnitValues>,
    /// What each unit shows, by the places.
    shown: Vec<Vec<bool>>,
    /// The points of each unit, by the rows.
    points: Vec<Vec<Option<Exact>>>,
}

impl Maker<'_> {
    /// A suggestion for a place, and everything that it reaches.
    fn find(&self, at: usize) -> Option<(Suggested, Vec<bool>)> {
        let spot = self.reach.spots().get(at)?;
        for asked in self.targets(spot) {
            for unit in self.candidates(spot, asked, at) {
                if let Some(found) = self.tried(at, asked, &unit) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// Of what an example that reaches the place may ask the result.
    fn targets(&self, spot: &Spot) -> Vec<Asked> {
        match (spot.row, spot.kind) {
            (Some(row), _) => vec![Asked::Row(row)],
            (None, SpotKind::Class) => vec![Asked::Class],
            (None, SpotKind::Row) => vec![Asked::Total],
            (None, _) => {
                // A row that looks at the property first, and then any that is scored.
                let property = self.program.properties.iter().position(|property| property.span == spot.span);
                let (mut first, mut others) = (Vec::new(), Vec::new());
                for (id, row) in self.program.rows_with_ids().filter(|(_, row)| row.not_deployed.is_none()) {
                    let mut asks = false;
                    row.evaluated().for_each(|node| {
                        walk(self.program, node, &mut |_, node| {
                            asks |= matches!(node, Node::Property(asked) if Some(asked.index()) == property);
                        });
                    });
                    if asks {
                        first.push(Asked::Row(id));
                    } else if !matches!(row.score, Score::None | Score::Gathered { .. }) {
                        others.push(Asked::Row(id));
                    }
                }
                let total = matches!(self.program.total, Total::Entered(_)).then_some(Asked::Total);
                first.into_iter().chain(others).chain(total).collect()
            }
        }
    }

    /// The units that may show the place.
    fn candidates(&self, spot: &Spot, asked: Asked, at: usize) -> Vec<UnitValues> {
        let shows = |shown: &&Vec<bool>| shown.get(at).copied().unwrap_or(false);
        let mut out = Vec::new();
        if spot.kind == SpotKind::Policy {
            let (inputs, lists) = self.figures(asked);
            for profile in self.units.iter().take(MOST_PROFILES) {
                // What no cell can say no example should.
                let states = [StateName::Missing, StateName::NothingArising];
                for state in states.into_iter().filter(|state| *state == StateName::Missing || worded(self.program, *state)) {
                    let mut unit = UnitValues { name: profile.name.clone(), properties: profile.properties.clone(), ..self.blank() };
                    for input in &inputs {
                        if let Some(slot) = unit.inputs.get_mut(input.index()) {
                            *slot = Given::State(state);
                        }
                    }
                    for list in &lists {
                        if let Some(slot) = unit.records.get_mut(*list) {
                            *slot = Records::State(state);
                        }
                    }
                    out.push(unit);
                }
                // Nothing over nothing, which made-up units leave out where it is an error of the data.
                let mut unit = UnitValues { name: profile.name.clone(), properties: profile.properties.clone(), ..self.blank() };
                for input in &inputs {
                    let number =
                        self.program.input(*input).is_some_and(|input| !matches!(input.kind, InputKind::YesNo | InputKind::Choice(_)));
                    if let (true, Some(slot)) = (number, unit.inputs.get_mut(input.index())) {
                        *slot = Given::Number(Exact::zero());
                    }
                }
                out.push(unit);
            }
        }
        let showing = self.units.iter().zip(&self.shown).zip(&self.points).filter(|((_, shown), _)| shows(shown));
        let mut showing: Vec<_> = showing.map(|((unit, _), points)| (unit, points)).collect();
        if let (Asked::Row(row), false) = (asked, spot.kind == SpotKind::Policy) {
            showing.sort_by_key(|(_, points)| std::cmp::Reverse(self.telling(row, points.get(row.index()).and_then(Option::as_ref))));
        }
        let showing = showing.into_iter().map(|(unit, _)| unit.clone());
        // A ratio of nothing over nothing says more than the bare word for it.
        if out.is_empty() { showing.collect() } else { showing.chain(out).collect() }
    }

    /// How much points tell of a formula: neither none nor all of them tell most, and best those that end in decimals.
    fn telling(&self, row: RowId, points: Option<&Exact>) -> u8 {
        let most = self.program.row(row).and_then(|row| row.maximum.points());
        match points {
            Some(points) if points.is_positive() && most.is_none_or(|most| points < most) => {
                1_u8.saturating_add(u8::from(show(points, Style::people()).whole))
            }
            _ => 0,
        }
    }

    fn blank(&self) -> UnitValues {
        UnitValues {
            inputs: vec![Given::State(StateName::Missing); self.program.inputs.len()],
            records: vec![Records::State(StateName::Missing); self.program.lists.len()],
            ..UnitValues::default()
        }
    }

    /// The figures and lists on which a result depends.
    fn figures(&self, asked: Asked) -> (Vec<InputId>, Vec<usize>) {
        let all = || ((0..self.program.inputs.len()).map(InputId::of).collect(), (0..self.program.lists.len()).collect());
        let Asked::Row(row) = asked else { return all() };
        let looked = Looked::row_only(self.program, row);
        let (mut inputs, mut lists) = (Vec::new(), Vec::new());
        for (id, _) in self.program.rows_with_ids().filter(|(id, _)| looked.row(*id)) {
            let own = self.program.inputs.iter().enumerate().filter(|(_, input)| input.row == Some(id));
            inputs.extend(own.map(|(index, _)| InputId::of(index)));
            let Some(row) = self.program.row(id) else { continue };
            if let Score::Entered(input) = row.score {
                inputs.push(input);
            }
            for node in self.program.with_above(row).flat_map(|row| row.evaluated()) {
                walk(self.program, node, &mut |_, node| match node {
                    Node::Input(input) => inputs.push(*input),
                    Node::Records { list, .. } => lists.push(list.index()),
                    _ => {}
                });
            }
        }
        inputs.sort_by_key(|input| input.index());
        inputs.dedup();
        lists.sort_unstable();
        lists.dedup();
        (inputs, lists)
    }

    /// The example of a unit, with no more figures than are needed; `None` if it does not reach the place or its data are refused.
    fn tried(&self, at: usize, asked: Asked, unit: &UnitValues) -> Option<(Suggested, Vec<bool>)> {
        let (inputs, lists) = self.figures(asked);
        let named = unit_named(self.program, &unit.name);
        let mut kept = items(self.program, unit, &inputs, &lists)?;
        let instead = match asked {
            Asked::Row(row) => Some(Asked::State(row)),
            _ => None,
        };
        let mut asked_of = [Some(asked), instead, Some(Asked::Finding)].into_iter().flatten();
        let asks = asked_of.find(|asks| self.works(at, *asks, named.as_deref(), &kept))?;
        let telling = self.comes_to(asks, named.as_deref(), &kept);
        // A row that is scored by its figures stays so, though fewer would reach the place as well.
        let first = self.reached(&self.example(asks, named.as_deref(), &kept));
        let scored = self.reach.spots().iter().position(|spot| spot.kind == SpotKind::Row && Asked::of(spot) == asked);
        let scored = scored.filter(|at| first.get(*at) == Some(&true)).unwrap_or(at);
        let mut place = kept.len();
        while let Some(before) = place.checked_sub(1) {
            place = before;
            let mut fewer = kept.clone();
            fewer.remove(place);
            let works = |at| self.works(at, asks, named.as_deref(), &fewer);
            let tells = || telling == 0 || self.comes_to(asks, named.as_deref(), &fewer) >= telling;
            if !fewer.is_empty() && works(at) && (scored == at || works(scored)) && tells() {
                kept = fewer;
            }
        }
        let reached = self.reached(&self.example(asks, named.as_deref(), &kept));
        let given = kept.into_iter().map(|item| item.written).collect();
        Some((Suggested { spots: Vec::new(), unit: named, given, asked: asks }, reached))
    }

    fn works(&self, at: usize, asks: Asked, unit: Option<&str>, kept: &[Item]) -> bool {
        let example = self.example(asks, unit, kept);
        // What is asked has an answer of its kind, and nothing else is wrong.
        let answered = match (asks, self.got(&example)) {
            (Asked::Row(_), Some(got)) => matches!(got, Got::Points(_)),
            (Asked::State(_), Some(got)) => matches!(got, Got::State(_) | Got::Left),
            (Asked::Finding, Some(got)) => matches!(got, Got::Findings(codes) if !codes.is_empty()),
            (Asked::Total | Asked::Class, Some(got)) => !matches!(got, Got::Nothing | Got::Findings(_)),
            (_, None) => false,
        };
        answered && self.reached(&example).get(at) == Some(&true)
    }

    /// What an example with one blank result comes to; `None` where anything else is wrong with it.
    fn got(&self, example: &Example) -> Option<Got> {
        match failures(self.program, example).as_slice() {
            [finding] => match &finding.finding.fault {
                Fault::Example(ExampleFault::Unconfirmed { got, .. }) => Some(got.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// How much the points that are asked tell of the formula.
    fn comes_to(&self, asks: Asked, unit: Option<&str>, kept: &[Item]) -> u8 {
        match (asks, self.got(&self.example(asks, unit, kept))) {
            (Asked::Row(row), Some(Got::Points(points))) => self.telling(row, Some(&points)),
            _ => 0,
        }
    }

    fn reached(&self, example: &Example) -> Vec<bool> {
        let confirmed = Example {
            expected: example.expected.iter().map(|expected| Expected { blank: false, ..expected.clone() }).collect(),
            ..example.clone()
        };
        self.reach.of_example(&confirmed)
    }

    fn example(&self, asks: Asked, unit: Option<&str>, kept: &[Item]) -> Example {
        let span = Span::new(FileId(0), 0..0);
        let what = match asks {
            Asked::Row(row) | Asked::State(row) => Expectation::Points(row, Exact::zero()),
            Asked::Total => Expectation::Total(Some(Exact::zero())),
            Asked::Class => Expectation::Class(Some(BLANK.to_owned())),
            Asked::Finding => Expectation::Finding(BLANK.to_owned()),
        };
        let title = BLANK.to_owned();
        let given = kept.iter().filter_map(|item| item.given.clone()).collect();
        let records = kept.iter().filter_map(|item| item.records.clone()).collect();
        let unit = ExampleUnit { name: unit.unwrap_or(&title).to_owned(), given, records };
        let expected = vec![Expected { unit: 0, what, span, blank: true }];
        Example { title, span, units: vec![unit], expected }
    }

    /// The open places that are reached, each once; that a row is scored at all goes without saying where more is reached.
    fn told(&self, open: &[bool], reached: &[bool]) -> Vec<Spot> {
        let new = self.reach.spots().iter().zip(open.iter().zip(reached)).filter(|(_, (open, reached))| **open && **reached);
        let mut out: Vec<Spot> = Vec::new();
        for (spot, _) in new {
            if !out.iter().any(|known| (known.kind, known.row, &known.text) == (spot.kind, spot.row, &spot.text)) {
                out.push(spot.clone());
            }
        }
        if out.iter().any(|spot| spot.kind != SpotKind::Row) {
            out.retain(|spot| spot.kind != SpotKind::Row);
        }
        out
    }
}

/// A property that is not given says this.
fn unsaid(kind: &PropertyKind) -> Given {
    match kind {
        PropertyKind::YesNo => Given::Truth(false),
        PropertyKind::Choice(_) => Given::Option(0),
        PropertyKind::Several(_) => Given::Options(Vec::new()),
        PropertyKind::Text => Given::Text(String::new()),
    }
}
