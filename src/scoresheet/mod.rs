//! The score sheet of one unit: how each of its points came about, so that a person can redo it with a pencil.
//!
//! It is the recorded run of the evaluator: the figures with the cells they stand in, the formula with names and with figures, each step from
//! the rows below to the points above, each rounding, the state or policy that applied, up to the total, the class and the rank. This stage
//! hands on a [`ScoreSheet`] of data; [`words`] says its lines in two languages, [`paper`] writes it as a document.

mod best;
mod figures;
mod lines;
mod open;
pub mod paper;
mod ranks;
pub mod words;

use std::cell::RefCell;

pub use figures::{Figure, FigureKind, ListLines};
pub use lines::Line;
pub use open::{Gain, Missing, WhyNot, why_not};
pub use ranks::RankLine;

use crate::code::Code;
use crate::data::RoundData;
use crate::diagnostic::{RowWord, StateName};
use crate::eval::{Observer, Plan, Step, UnitResult, UnitValues, Way, Whole, evaluate_observed};
use crate::formula::Worked;
use crate::ir::{Basis, NodeId, Program, RowId, Total};
use crate::quantity::Exact;
use crate::score::Scores;
use crate::syntax::tree::Gather;

/// The score sheet of a unit.
#[derive(Clone, Debug)]
pub struct ScoreSheet {
    /// The title of the set.
    pub set: String,
    /// Its decision.
    pub document: String,
    /// The unit as the data name it.
    pub unit: String,
    /// The round that the points are of, where the data name rounds.
    pub round: Option<String>,
    /// Its properties.
    pub properties: Vec<Figure>,
    /// The rows, each before those below it.
    pub rows: Vec<SheetRow>,
    /// The lists whose records were counted.
    pub lists: Vec<ListLines>,
    /// The pillars.
    pub pillars: Vec<PillarLine>,
    /// The total.
    pub total: WholeLine,
    /// The percentage, and what it is made of.
    pub percent: Option<PercentLine>,
    /// The class.
    pub class: Option<ClassLine>,
    /// The places in the ranking tables.
    pub ranks: Vec<RankLine>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct SheetRow {
    /// Which.
    pub id: RowId,
    /// nhóm, chỉ số, điểm cộng, điểm trừ.
    pub word: RowWord,
    /// Its code.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// How far it stands below the top.
    pub depth: usize,
    /// Whether rows stand below it.
    pub parent: bool,
    /// The clause it cites.
    pub clause: Option<String>,
    /// The figures that it reads.
    pub figures: Vec<Figure>,
    /// How its points came about.
    pub lines: Vec<Line>,
    /// The points; none where it left, is not scored or is in trouble.
    pub points: Option<Exact>,
    /// The applicable maximum.
    pub maximum: Exact,
    /// Whether it has a maximum at all.
    pub bounded: bool,
    /// Its state.
    pub state: Option<StateName>,
}

/// Something put together of rows.
#[derive(Clone, Debug)]
pub struct WholeLine {
    /// How.
    pub lines: Vec<Line>,
    /// The points.
    pub points: Option<Exact>,
    /// The applicable maximum.
    pub maximum: Exact,
}

/// A pillar.
#[derive(Clone, Debug)]
pub struct PillarLine {
    /// Its title.
    pub title: String,
    /// What it came to.
    pub whole: WholeLine,
}

/// The percentage.
#[derive(Clone, Debug)]
pub struct PercentLine {
    /// The points it is taken of.
    pub base: Exact,
    /// Over this maximum.
    pub maximum: Exact,
    /// What comes out, as published.
    pub percent: Exact,
    /// Whether điểm cộng and điểm trừ stay out.
    pub without_extras: bool,
}

/// The class.
#[derive(Clone, Debug)]
pub struct ClassLine {
    /// Its name; none where the unit has none.
    pub name: Option<String>,
    /// What the table read, where it reads one number: what, the number, and the range of the class.
    pub read: Option<(Basis, Exact, String)>,
    /// The condition that held, where the table has conditions.
    pub when: Option<String>,
    /// Whether no condition held and the rest was taken.
    pub rest: bool,
    /// The class by the table alone and the sentences that changed it.
    pub changed: Option<(String, Vec<String>)>,
    /// On what the table rests that is not printed in the decision.
    pub grounds: Vec<String>,
}

/// The sheet of a unit, by its place among the units of the last round.
pub fn sheet(program: &Program, rounds: &[RoundData], scores: &Scores, unit: usize) -> Option<ScoreSheet> {
    let submission = &rounds.last()?.submission;
    let (values, scored) = (submission.units.get(unit)?, scores.units.get(unit)?);
    let run = Run::record(program, values, scores);
    let worked = run.worked(program, values, scores);
    let maker = lines::Maker { program, worked, run: &run, rounds, submission, unit };
    let mut rows = Vec::new();
    let mut open: Vec<(RowId, usize)> = program.top.iter().rev().map(|id| (*id, 0)).collect();
    while let Some((id, depth)) = open.pop() {
        let Some(row) = program.row(id) else { continue };
        open.extend(row.children.iter().rev().map(|child| (*child, depth.saturating_add(1))));
        rows.extend(maker.row(id, depth));
    }
    let how = match program.total {
        Total::Gathered(how) => Some(how),
        Total::Entered(_) => None,
    };
    // What is inferred for the whole set stands where everything comes together.
    let lists = program.lists.iter().flat_map(|list| &list.inferred);
    let general = lines::grounds(program.set.inferred.iter().chain(&program.set.inferred_beside).chain(lists));
    let total = WholeLine {
        lines: maker.whole(Whole::Total, how, &program.top).into_iter().chain(general.into_iter().map(Line::Inferred)).collect(),
        points: run.result.total.clone(),
        maximum: run.result.applicable.clone(),
    };
    let pillars = program.pillars.iter().enumerate().zip(&run.result.pillars).map(|((index, pillar), (points, maximum))| PillarLine {
        title: pillar.title.clone(),
        whole: WholeLine {
            lines: {
                let made = maker.whole(Whole::Pillar(index), Some(Gather::Sum), &pillar.members);
                made.into_iter().chain(lines::grounds(&pillar.inferred).into_iter().map(Line::Inferred)).collect()
            },
            points: points.clone(),
            maximum: maximum.clone(),
        },
    });
    let percent = run.result.base.as_ref().zip(run.result.percent.as_ref()).map(|(base, percent)| PercentLine {
        base: base.clone(),
        maximum: run.result.applicable.clone(),
        percent: percent.clone(),
        without_extras: run.result.base != run.result.total,
    });
    Some(ScoreSheet {
        set: program.set.title.clone(),
        document: program.set.document.clone(),
        unit: values.name.clone(),
        round: rounds.last().map(|round| round.name.clone()).filter(|name| !name.is_empty()),
        properties: figures::properties(&maker),
        lists: figures::lists(&maker),
        pillars: pillars.collect(),
        class: lines::class(program, scored),
        ranks: ranks::lines(program, scores, submission, unit),
        rows,
        total,
        percent,
    })
}

/// The evaluation of one unit, with every step that it told.
struct Run {
    result: UnitResult,
    steps: Vec<(Whole, Step, Exact)>,
}

/// Keeps what is told.
#[derive(Default)]
struct Recorder(RefCell<Vec<(Whole, Step, Exact)>>);

impl Observer for Recorder {
    fn took(&self, _node: NodeId, _way: Way) {}

    fn came(&self, of: Whole, step: &Step, points: &Exact) {
        self.0.borrow_mut().push((of, step.clone(), points.clone()));
    }
}

impl Run {
    fn record(program: &Program, values: &UnitValues, scores: &Scores) -> Self {
        let recorder = Recorder::default();
        let result = evaluate_observed(program, &Plan::of(program), values, &scores.populations, &recorder);
        Run { result, steps: recorder.0.into_inner() }
    }

    fn worked<'a>(&'a self, program: &'a Program, unit: &'a UnitValues, scores: &'a Scores) -> Worked<'a> {
        Worked { program, unit, result: &self.result, populations: &scores.populations }
    }

    /// The steps of one whole.
    fn of(&self, whole: Whole) -> impl Iterator<Item = (&Step, &Exact)> {
        self.steps.iter().filter(move |(of, ..)| *of == whole).map(|(_, step, points)| (step, points))
    }
}
