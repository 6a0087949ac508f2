//! The rounds of an assessment side by side: what each unit came to, how many rows it filled and passed, and what changed and why.
//!
//! Each round is a full evaluation. The last one is official.

use super::{Mean, Places, Scores, score};
use crate::data::{Change, Correction, RoundData, Submission};
use crate::diagnostic::{DataFault, Fault, Finding, Findings, Place, StateName, SubmissionFault};
use crate::eval::{Given, Outcome, UnitResult, UnitValues};
use crate::ir::{InputId, ListId, Program, Row, RowId, Score};
use crate::quantity::Exact;

/// A round, scored.
#[derive(Clone, Debug)]
pub struct Round {
    /// Its name.
    pub name: String,
    /// The units, in the order of the data.
    pub units: Vec<RoundUnit>,
    /// The mean of their totals, rounded as means are.
    pub mean: Option<Mean>,
}

/// What a unit came to in a round.
#[derive(Clone, Debug)]
pub struct RoundUnit {
    /// The total as published.
    pub total: Option<Exact>,
    /// The percentage as published.
    pub percent: Option<Exact>,
    /// How many rows it filled and passed.
    pub counts: Counts,
    /// What is different from the round before.
    pub changes: Vec<RowChange>,
}

/// How many rows at the bottom of the tree a unit filled and passed. The rows that do not apply to it, that left by a policy and that the
/// province has not deployed are in none of the counts, nor are điểm cộng and điểm trừ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them: those filled and those not.
    pub all: usize,
    /// Đã nhập: no figure of the row is missing, or its points were set.
    pub filled: usize,
    /// Chưa nhập.
    pub blank: usize,
    /// Đạt, of those filled.
    pub passed: usize,
    /// Chưa đạt, of those filled.
    pub failed: usize,
}

/// A row whose points, or whose figures, are different from the round before.
#[derive(Clone, Debug)]
pub struct RowChange {
    /// The row; `None` is the total entered as a whole.
    pub row: Option<RowId>,
    /// The points before.
    pub before: Option<Exact>,
    /// The points now.
    pub after: Option<Exact>,
    /// The corrections that made it, in the order of the inputs. None where a figure of another row or unit did.
    pub by: Vec<Made>,
}

/// One correction, with what it replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The figure; `None` where the points were set.
    pub input: Option<InputId>,
    /// What it was.
    pub before: Option<Given>,
    /// What it is.
    pub after: Given,
    /// The reason.
    pub reason: Option<String>,
    /// Where it is written.
    pub place: Place,
}

impl Places for Submission {
    fn place(&self, unit: usize, input: Option<InputId>) -> Place {
        Submission::place(self, unit, input)
    }

    fn list_place(&self, unit: usize, list: ListId) -> Place {
        Submission::list_place(self, unit, list)
    }

    fn set_at(&self, unit: usize, row: RowId) -> Option<Place> {
        Submission::set_at(self, unit, row).map(|(cell, _)| Place::Cell(cell.clone()))
    }
}

/// Scores every round; the scores are those of the last, with all rounds beside. What is found in the last round is said; an earlier
/// round's trouble leaves the unit without a total there, and if nobody mended it, it is found again in the last.
pub fn score_rounds(program: &Program, rounds: &[RoundData], findings: &mut Findings, progress: &dyn Fn(usize)) -> Option<Scores> {
    let mut made: Vec<Round> = Vec::with_capacity(rounds.len());
    let mut last: Option<(Scores, &RoundData)> = None;
    for (index, round) in rounds.iter().enumerate() {
        let units: Vec<&UnitValues> = round.submission.units.iter().collect();
        let mut aside = Findings::default();
        let official = index.saturating_add(1) == rounds.len();
        let sink = if official { &mut *findings } else { &mut aside };
        let scores = score(program, &units, &round.submission, sink, progress);
        if official {
            set_where_not_applicable(program, &round.submission, &scores, findings);
        }
        let before = last.as_ref().map(|(scores, data)| (scores, &data.submission));
        let mut own: Vec<Vec<&Correction>> = vec![Vec::new(); scores.units.len()];
        for correction in &round.corrections {
            if let Some(unit) = own.get_mut(correction.unit) {
                unit.push(correction);
            }
        }
        let units = scores.units.iter().enumerate().map(|(unit, scored)| RoundUnit {
            total: scored.result.total.clone(),
            percent: scored.result.percent.clone(),
            counts: round.submission.units.get(unit).map(|values| counts(program, values, &scored.result)).unwrap_or_default(),
            changes: before.zip(own.get(unit)).map(|(before, own)| changes(program, unit, before, &scores, own)).unwrap_or_default(),
        });
        let units = units.collect();
        made.push(Round { name: round.name.clone(), units, mean: scores.means.total.clone() });
        last = Some((scores, round));
    }
    let (mut scores, _) = last?;
    // One round without a name is a year without rounds.
    scores.rounds = if made.iter().all(|round| round.name.is_empty()) { Vec::new() } else { made };
    Some(scores)
}

impl Scores {
    /// By how many points the last round changed the total of the round before; nothing where there is no such round or total.
    pub fn last_step(&self, unit: usize) -> Option<Exact> {
        let (last, before) = self.rounds.split_last()?;
        let total = |round: &Round| round.units.get(unit)?.total.clone();
        Some(total(last)?.minus(&total(before.last()?)?))
    }
}

/// Whether a row is one of those that are counted.
fn counted(program: &Program, row: &Row) -> bool {
    let scored = matches!(row.score, Score::Value(_) | Score::Entered(_));
    let mut above = Some(row);
    while let Some(row) = above {
        if row.extra.is_some() || row.not_deployed.is_some() || row.maximum == crate::ir::Maximum::Unscored {
            return false;
        }
        above = row.parent.and_then(|parent| program.row(parent));
    }
    scored
}

fn counts(program: &Program, values: &UnitValues, result: &UnitResult) -> Counts {
    let mut counts = Counts::default();
    for ((id, _), outcome) in program.rows_with_ids().zip(&result.rows).filter(|((_, row), _)| counted(program, row)) {
        let set = values.set_points.iter().any(|(known, _)| *known == id);
        if outcome.state == Some(StateName::NotApplicable) {
            continue;
        }
        if outcome.state == Some(StateName::Missing) && !set {
            counts.all = counts.all.saturating_add(1);
            counts.blank = counts.blank.saturating_add(1);
            continue;
        }
        if outcome.left {
            continue;
        }
        counts.all = counts.all.saturating_add(1);
        counts.filled = counts.filled.saturating_add(1);
        let slot = if passes(program, outcome) { &mut counts.passed } else { &mut counts.failed };
        *slot = slot.saturating_add(1);
    }
    counts
}

fn passes(program: &Program, outcome: &Outcome) -> bool {
    outcome.points.as_ref().is_some_and(|points| program.set.passed.holds(points, &outcome.applicable))
}

/// The rows at the bottom whose points or figures are not those of the round before; `own` are the unit's corrections.
fn changes(
    program: &Program,
    unit: usize,
    (before, submission): (&Scores, &Submission),
    after: &Scores,
    own: &[&Correction],
) -> Vec<RowChange> {
    let (Some(old), Some(new)) = (before.units.get(unit), after.units.get(unit)) else { return Vec::new() };
    let made = |row: Option<RowId>| own.iter().filter(|one| row_of(program, &one.what) == row).map(|one| was(submission, one)).collect();
    let mut out: Vec<RowChange> = Vec::new();
    let entered: Vec<Made> = made(None);
    if !entered.is_empty() {
        let (before, after) = (old.result.total.clone(), new.result.total.clone());
        out.push(RowChange { row: None, before, after, by: entered });
    }
    for ((id, row), (old, new)) in program.rows_with_ids().zip(old.result.rows.iter().zip(&new.result.rows)) {
        let by: Vec<Made> = made(Some(id));
        if row.children.is_empty() && (old.points != new.points || !by.is_empty()) {
            out.push(RowChange { row: Some(id), before: old.points.clone(), after: new.points.clone(), by });
        }
    }
    out
}

fn row_of(program: &Program, what: &Change) -> Option<RowId> {
    match what {
        Change::Input(input, _) => program.input(*input)?.row,
        Change::Points(row, _) => Some(*row),
    }
}

/// A correction with what stood there before.
fn was(before: &Submission, correction: &Correction) -> Made {
    let values = before.units.get(correction.unit);
    let (input, old, after) = match &correction.what {
        Change::Input(input, given) => (Some(*input), values.and_then(|values| values.inputs.get(input.index())).cloned(), given.clone()),
        Change::Points(row, points) => {
            let set = values.and_then(|values| values.set_points.iter().find(|(known, _)| known == row));
            (None, set.map(|(_, points)| Given::Number(points.clone())), Given::Number(points.clone()))
        }
    };
    Made { input, before: old, after, reason: correction.reason.clone(), place: Place::Cell(correction.cell.clone()) }
}

/// Points that are set and not counted, because the row does not apply to the unit.
fn set_where_not_applicable(program: &Program, submission: &Submission, scores: &Scores, findings: &mut Findings) {
    for (unit, (values, scored)) in submission.units.iter().zip(&scores.units).enumerate() {
        for (row, _) in &values.set_points {
            let outcome = scored.result.rows.get(row.index());
            if outcome.is_some_and(|outcome| outcome.state == Some(StateName::NotApplicable)) {
                let fault = Fault::Submission(SubmissionFault::SetWhereNotApplicable { unit: values.name.clone() });
                let place = Places::set_at(submission, unit, *row).unwrap_or_else(|| submission.place(unit, None));
                let finding = Finding::new(place, fault);
                findings.push(match program.row(*row) {
                    Some(row) => finding.about(row.subject()),
                    None => finding,
                });
            }
        }
    }
}

/// The fault of points that were set above the unit's applicable maximum.
pub(super) fn above(unit: &str, value: &Exact, maximum: &Exact) -> DataFault {
    DataFault::PointsOutOfRange { unit: unit.to_owned(), value: value.clone(), maximum: maximum.clone() }
}
