//! All units' values → scores, classes, ranks and means. This stage runs the evaluator over the data and hands on one [`Scores`].
//!
//! A unit whose data are in trouble has no total, class or rank; the others go on.

mod classes;
mod means;
mod previous;
mod ranks;
mod rounds;
mod shown;
mod standing;
mod undeployed;

pub use classes::{Classed, MeanClass, RowClassed, Unclassed, class_of};
pub use means::{Mean, Means, mean_of};
pub use previous::{Compared, Movement, RankChange};
pub use ranks::{RankTable, Ranked};
pub use rounds::{Counts, Made, Round, RoundUnit, RowChange, score_rounds};
pub use shown::{basis_title, columns, maxima_differ, mean_text, order, points, points_of, share, shows_share};
pub use standing::{Extreme, ShareOfMean, Standing};

use std::collections::HashSet;

use crate::data::Dataset;
use crate::diagnostic::{DataFault, Fault, Finding, Findings, Place, StateName};
use crate::eval::{Given, Plan, Populations, Trouble, TroubleKind, UnitResult, UnitValues, evaluate_among};
use crate::ir::{Applies, Basis, InputId, ListId, Node, Program, Ranking, RowId, Score};
use crate::name::{fold_title, nearest};
use crate::quantity::Exact;
use crate::source::Span;

/// The scores of a year.
#[derive(Clone, Debug)]
pub struct Scores {
    /// The units in the order of the data.
    pub units: Vec<UnitScore>,
    /// The ranking tables, in the order of the rules.
    pub rankings: Vec<RankTable>,
    /// Means over all units.
    pub means: Means,
    /// The classes of rows and pillars, by the tables of the rules.
    pub row_classes: Vec<RowClassed>,
    /// Last year's results, where they are put beside.
    pub previous: Option<Compared>,
    /// The rounds side by side, where the data name them; these scores are those of the last.
    pub rounds: Vec<Round>,
    /// How many units are in each class, in the order of the rules.
    pub class_counts: Vec<usize>,
    /// The figures over all units that rules compared with.
    pub populations: Populations,
}

/// The score of a unit.
#[derive(Clone, Debug)]
pub struct UnitScore {
    /// Its name as the data write it.
    pub name: String,
    /// Points of rows, pillars and total.
    pub result: UnitResult,
    /// Its class, by its place in the rules.
    pub class: Option<usize>,
    /// How the class came about, where a sentence behind the table lowered it or took it away.
    pub lowered: Option<Classed>,
}

impl UnitScore {
    /// The value that a class, a rank or a tie-break reads.
    pub fn basis(&self, basis: &Basis) -> Option<Exact> {
        self.result.published(basis)
    }

    /// The value that enters means and standings. A unit in trouble has no total, so its rows enter none either: the means of rows and of
    /// totals speak of the same units.
    pub fn counted(&self, basis: &Basis) -> Option<Exact> {
        self.basis(basis).filter(|_| self.result.troubles.is_empty())
    }
}

/// Where the figures of units stand, so that a finding can point at its cell.
pub trait Places {
    /// The cell of an input of a unit; the unit's line when the input is not known.
    fn place(&self, unit: usize, input: Option<InputId>) -> Place;

    /// Where an appraisal set the points of a row of a unit.
    fn set_at(&self, _unit: usize, _row: RowId) -> Option<Place> {
        None
    }

    /// The first line of a unit in the table of a list; the unit's own line when that is not known.
    fn list_place(&self, unit: usize, list: ListId) -> Place {
        let _ = list;
        self.place(unit, None)
    }
}

impl Places for Dataset {
    fn place(&self, unit: usize, input: Option<InputId>) -> Place {
        match input {
            Some(input) => Dataset::place(self, unit, input),
            None => self.unit_place(unit),
        }
    }
}

/// Scores all units. `progress` is told how many are done.
pub fn score(program: &Program, units: &[&UnitValues], places: &dyn Places, findings: &mut Findings, progress: &dyn Fn(usize)) -> Scores {
    let plan = Plan::of(program);
    let populations = Populations::of(program, &plan, units);
    named_units(program, units, findings);
    let mut scored = Vec::with_capacity(units.len());
    for (index, unit) in units.iter().enumerate() {
        let result = evaluate_among(program, &plan, unit, &populations);
        for trouble in &result.troubles {
            report(program, places, index, unit, trouble, findings);
        }
        idle_points(program, places, index, unit, &result, findings);
        let mut made = UnitScore { name: unit.name.clone(), result, class: None, lowered: None };
        if let Some(classed) = class(program, &made, unit, index, places, findings) {
            made.class = classed.class;
            made.lowered = Some(classed).filter(|classed| !classed.by.is_empty());
        }
        scored.push(made);
        progress(index.saturating_add(1));
    }
    missing_counted(program, &scored, places, findings);
    undeployed::told(program, units, &scored, places, findings);
    let rankings: Vec<RankTable> = program.rankings.iter().map(|ranking| ranks::rank(program, ranking, &scored, units)).collect();
    for (ranking, table) in program.rankings.iter().zip(&rankings) {
        without_tie_figure(program, ranking, table, &scored, places, findings);
    }
    let means = means::means(program, &scored);
    let row_classes = program.row_classes.iter().map(|table| classes::of_rows(program, table, &scored, &means)).collect();
    let count = |class| scored.iter().filter(|unit| unit.class == Some(class)).count();
    let class_counts = (0..program.classes.as_ref().map_or(0, |classes| classes.rows.len())).map(count).collect();
    Scores { units: scored, rankings, means, row_classes, previous: None, rounds: Vec::new(), class_counts, populations }
}

/// Units that stand behind an equal one only because a figure of a tie-break is not there: the place is no one's decision.
fn without_tie_figure(
    program: &Program,
    ranking: &Ranking,
    table: &RankTable,
    scored: &[UnitScore],
    places: &dyn Places,
    findings: &mut Findings,
) {
    for (index, tie) in &table.without {
        let (Some(unit), Some(tie)) = (scored.get(*index), ranking.ties.get(*tie)) else { continue };
        let input = match program.node(tie.by) {
            Some(Node::Input(input)) => Some(*input),
            _ => None,
        };
        let fault = DataFault::TieFigureMissing { unit: unit.name.clone(), figure: tie.text.clone() };
        findings.push(Finding::new(places.place(*index, input), Fault::Data(fault)));
    }
}

/// How many units are named where figures are missing.
const MOST_NAMED: usize = 10;

/// One remark that says for whom the policy of missing figures spoke: nothing is scored silently as zero.
fn missing_counted(program: &Program, scored: &[UnitScore], places: &dyn Places, findings: &mut Findings) {
    let mut first: Vec<(String, Vec<String>)> = Vec::new();
    let (mut units, mut place) = (0_usize, None);
    for (index, unit) in scored.iter().enumerate() {
        let rows = program.rows.iter().zip(&unit.result.rows);
        let missing =
            rows.filter(|(row, outcome)| row.children.is_empty() && outcome.state == Some(StateName::Missing) && !outcome.troubled);
        let missing: Vec<String> = missing.map(|(row, _)| row.code.to_string()).collect();
        if missing.is_empty() {
            continue;
        }
        units = units.saturating_add(1);
        if first.len() < MOST_NAMED {
            first.push((unit.name.clone(), missing));
        }
        place.get_or_insert(index);
    }
    if let Some(index) = place {
        findings.push(Finding::new(places.place(index, None), Fault::Data(DataFault::MissingCounted { units, first })));
    }
}

/// Points entered for a row that does not apply to the unit: they are not counted, and perhaps a property is wrong.
fn idle_points(program: &Program, places: &dyn Places, index: usize, unit: &UnitValues, result: &UnitResult, findings: &mut Findings) {
    for (row, outcome) in program.rows.iter().zip(&result.rows) {
        let (Score::Entered(input), Some(StateName::NotApplicable), false) = (&row.score, outcome.state, row.applies.is_empty()) else {
            continue;
        };
        if matches!(unit.inputs.get(input.index()), Some(Given::Number(points)) if !points.is_zero()) {
            let fault = Fault::Data(DataFault::ValueWhereNotApplicable { unit: unit.name.clone() });
            findings.push(Finding::new(places.place(index, Some(*input)), fault).about(row.subject()));
        }
    }
}

fn report(program: &Program, places: &dyn Places, index: usize, unit: &UnitValues, trouble: &Trouble, findings: &mut Findings) {
    let mut fault = trouble.fault(&unit.name);
    if let DataFault::SomethingOverNothing { common, .. } = &mut fault {
        *common = trouble.input.and_then(|id| program.input(id)).filter(|input| input.common).map(|input| input.name.clone());
    }
    let mut place = match trouble.list {
        Some(list) => places.list_place(index, list),
        None => places.place(index, trouble.input),
    };
    if let (Some(set), TroubleKind::AboveMaximum(value, maximum)) = (trouble.row.and_then(|row| places.set_at(index, row)), &trouble.kind) {
        place = set;
        fault = rounds::above(&unit.name, value, maximum);
    }
    let finding = Finding::new(place, Fault::Data(fault));
    findings.push(match trouble.row.and_then(|row| program.row(row)) {
        Some(row) => finding.about(row.subject()),
        None => finding,
    });
}

/// The class of a scored unit; where it has none, that is said.
fn class(
    program: &Program,
    unit: &UnitScore,
    values: &UnitValues,
    index: usize,
    places: &dyn Places,
    findings: &mut Findings,
) -> Option<Classed> {
    let classes = program.classes.as_ref()?;
    let unclassed = match class_of(program, values, &unit.result)? {
        Ok(classed) => return Some(classed),
        Err(unclassed) => unclassed,
    };
    let nothing = unit.result.troubles.is_empty() && !unit.result.applicable.is_positive();
    let fault = match unclassed.fault(classes, &unit.name) {
        Some(fault) => Some(fault),
        None => nothing.then(|| DataFault::NothingApplies { unit: unit.name.clone() }),
    };
    findings.push(Finding::new(places.place(index, None), Fault::Data(fault?)));
    None
}

/// Units that a row names (`chỉ áp dụng cho "…"`) and the data do not have: a misspelt name is a warning, absent units are one remark.
fn named_units(program: &Program, units: &[&UnitValues], findings: &mut Findings) {
    let known: HashSet<String> = units.iter().map(|unit| fold_title(&unit.name)).collect();
    let mut absent: Vec<(String, Span)> = Vec::new();
    for row in &program.rows {
        for applies in &row.applies {
            let (Applies::For(names) | Applies::Except(names)) = applies else { continue };
            for (name, span) in names.iter().filter(|(name, _)| !known.contains(&fold_title(name))) {
                match nearest(name, units.iter().map(|unit| unit.name.as_str())) {
                    Some(near) => {
                        let fault = DataFault::UnitNotInData { unit: name.clone(), near: near.to_owned() };
                        findings.push(Finding::at(*span, Fault::Data(fault)).about(row.subject()));
                    }
                    None if absent.iter().all(|(known, _)| known != name) => absent.push((name.clone(), *span)),
                    None => {}
                }
            }
        }
    }
    if let Some((_, span)) = absent.first() {
        let units = absent.iter().map(|(name, _)| name.clone()).collect();
        findings.at(*span, Fault::Data(DataFault::UnitsAbsent { units }));
    }
}
