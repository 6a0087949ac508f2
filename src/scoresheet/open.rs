//! Why a unit does not have a class: what is missing, the rows with points still open, and a short list of rows that would reach the class.
//!
//! Nothing is worked out here: the evaluator scores the unit again with rows at the best that they can give it ([`super::best`]), and the class
//! table classes it again.

use super::best::Settled;
use crate::code::Code;
use crate::data::RoundData;
use crate::diagnostic::StateName;
use crate::eval::{Plan, Populations, UnitResult, UnitValues, decides, evaluate_among};
use crate::formula::written;
use crate::ir::{Basis, ClassEffect, ClassReads, ClassTake, Extra, Maximum, Policy, Program, Row, RowId, Score, Total};
use crate::quantity::Exact;
use crate::score::{Scores, class_of};
use crate::syntax::tree::Gather;

/// The answer.
#[derive(Clone, Debug)]
pub struct WhyNot {
    /// The class that was asked for.
    pub wanted: String,
    /// The class that the unit has.
    pub has: Option<String>,
    /// The number that the class reads; the total where it reads conditions.
    pub reads: Basis,
    /// Whether the unit is there already, or higher.
    pub reached: bool,
    /// Whether it has a total at all.
    pub scorable: bool,
    /// What the table reads, the number that the unit has, the least that it needs and what is missing, where the table reads one number.
    pub missing: Option<Missing>,
    /// The sentences that lower the class of the unit or take it away.
    pub changed: Vec<String>,
    /// The condition of the class, where the table has conditions.
    pub condition: Option<String>,
    /// The rows with points still open, the most first.
    pub open: Vec<Gain>,
    /// The rows that together reach the class; none where no list was found.
    pub reach: Option<Vec<Gain>>,
    /// Whether no shorter list can reach it: the most that any so many rows add was tried.
    pub shortest: bool,
}

/// What is missing to the range of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What the table reads.
    pub basis: Basis,
    /// The number that the unit has.
    pub has: Exact,
    /// The lower end of the class.
    pub low: Exact,
    /// Whether the end belongs to it.
    pub closed: bool,
    /// What is missing to the end; nothing where the unit stands on an end that does not belong to the class.
    pub short: Exact,
}

/// What a row has left to gain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    /// The row.
    pub row: RowId,
    /// Its code.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Its points now.
    pub points: Option<Exact>,
    /// The best points that it can give the unit.
    pub best: Exact,
    /// What the number that the class reads gains with them.
    pub gain: Exact,
    /// Whether the unit gave no figures for it.
    pub missing: bool,
}

impl Gain {
    /// What the row itself gains.
    fn more(&self) -> Exact {
        self.points.as_ref().map_or_else(|| self.best.clone(), |points| self.best.minus(points))
    }
}

/// Lists of so many rows are tried one by one before the search goes by the largest gain alone.
const TRIED: usize = 2;
/// Among so many of the rows with the largest gains.
const AMONG: usize = 40;

/// Why a unit does not have a class; `None` where the set has no such class, or no classes.
pub fn why_not(program: &Program, rounds: &[RoundData], scores: &Scores, unit: usize, wanted: usize) -> Option<WhyNot> {
    let values = rounds.last()?.submission.units.get(unit)?;
    let classes = program.classes.as_ref()?;
    let class = classes.rows.get(wanted)?;
    let scored = scores.units.get(unit)?;
    let trial = Trial { program, plan: Plan::of(program), values, populations: &scores.populations, wanted };
    let reached = trial.enough(&scored.result, values);
    // Without a total there is nothing to gain on: the data come first.
    let scorable = scored.result.total.is_some();
    let all = if scorable { trial.open(&scored.result) } else { Vec::new() };
    let (reach, shortest) = if reached { (Some(Vec::new()), true) } else { trial.reach(&all) };
    let open = all.into_iter().filter(|gain| gain.gain.is_positive()).collect();
    let missing = match &classes.reads {
        ClassReads::Score(basis) => {
            let low = class.take.range().and_then(|range| range.low.clone());
            let below = low.zip(scored.result.published(basis)).filter(|((low, closed), has)| has < low || (!closed && has == low));
            below.map(|((low, closed), has)| Missing { basis: basis.clone(), short: low.minus(&has), has, low, closed })
        }
        ClassReads::Highest | ClassReads::OneOnly => None,
    };
    let condition = match class.take {
        ClassTake::When(when) => Some(written(program, None, when)),
        _ => None,
    };
    Some(WhyNot {
        wanted: class.name.clone(),
        reads: trial.reads(),
        has: scored.class.and_then(|class| classes.rows.get(class)).map(|class| class.name.clone()),
        reached,
        scorable,
        missing,
        changed: trial.held_back(&scored.result),
        condition,
        open,
        reach,
        shortest,
    })
}

struct Trial<'a> {
    program: &'a Program,
    plan: Plan,
    values: &'a UnitValues,
    populations: &'a Populations,
    wanted: usize,
}

impl Trial<'_> {
    /// Whether a result has the class, or one above it.
    fn enough(&self, result: &UnitResult, values: &UnitValues) -> bool {
        match class_of(self.program, values, result) {
            Some(Ok(classed)) => classed.class.is_some_and(|class| self.as_high(class)),
            _ => false,
        }
    }

    /// Whether a class is the wanted one or stands above it. Tables of ranges may stand in either order.
    fn as_high(&self, class: usize) -> bool {
        let low = |class: usize| {
            let range = self.program.classes.as_ref()?.rows.get(class)?.take.range()?;
            Some(range.low.as_ref().map(|(low, _)| low.clone()))
        };
        match (low(class), low(self.wanted)) {
            (Some(class), Some(wanted)) => class >= wanted,
            _ => class <= self.wanted,
        }
    }

    /// The unit scored again, with some rows at their best. A row that reads others can give no more than these allow.
    fn with(&self, rows: &[&Gain]) -> (UnitResult, UnitValues) {
        let mut best: Vec<(RowId, Exact)> = rows.iter().map(|gain| (gain.row, gain.best.clone())).collect();
        loop {
            let mut values = self.values.clone();
            for (row, points) in &best {
                values.set_points.retain(|(known, _)| known != row);
                values.set_points.push((*row, points.clone()));
            }
            let result = evaluate_among(self.program, &self.plan, &values, self.populations);
            let settled =
                Settled { program: self.program, values: self.values, populations: self.populations, result: &result, shares: true };
            let mut lowered = false;
            for (id, points) in &mut best {
                let Some(row) = self.program.row(*id).filter(|row| !self.program.read_rows(row).is_empty()) else { continue };
                if let Some(most) = settled.best(row).filter(|most| most < points) {
                    *points = most;
                    lowered = true;
                }
            }
            // Each turn lowers some points to one of few values, so it ends.
            if !lowered {
                return (result, values);
            }
        }
    }

    /// The sentences that hold the class of the unit below the wanted one, or take it away.
    fn held_back(&self, result: &UnitResult) -> Vec<String> {
        let Some(classes) = &self.program.classes else { return Vec::new() };
        let bites = |does: ClassEffect| match does {
            ClassEffect::AtMost(limit) => !self.as_high(limit),
            ClassEffect::OneDown | ClassEffect::None => true,
        };
        let held = classes
            .changes
            .iter()
            .filter(|change| bites(change.does) && decides(self.program, self.values, result, change.when) == Ok(true));
        held.map(|change| change.text.clone()).collect()
    }

    /// The number that the class reads.
    fn reads(&self) -> Basis {
        self.program.classes.as_ref().and_then(|classes| classes.basis()).cloned().unwrap_or(Basis::Total)
    }

    /// The rows at the bottom whose points are not yet the best, by what the number that the class reads gains with them.
    fn open(&self, result: &UnitResult) -> Vec<Gain> {
        let zero = Exact::zero();
        let reads = self.reads();
        let now = result.published(&reads).unwrap_or_else(Exact::zero);
        let settled = Settled { program: self.program, values: self.values, populations: self.populations, result, shares: false };
        let mut open = Vec::new();
        for ((id, row), outcome) in self.program.rows_with_ids().zip(&result.rows) {
            let scored = matches!(row.score, Score::Value(_) | Score::Entered(_));
            // What does not apply cannot be had, and what did not arise and left is no fault of the unit.
            let gone = outcome.left && outcome.state == Some(StateName::NothingArising);
            let applies = outcome.state != Some(StateName::NotApplicable) && !gone;
            if !scored || !applies || row.not_deployed.is_some() || self.beside(row) {
                continue;
            }
            let best = match row.extra {
                Some(Extra::Deduction) => zero.clone(),
                Some(Extra::Bonus) => row.maximum.points().cloned().unwrap_or_else(Exact::zero),
                None if outcome.left => row.maximum.points().cloned().unwrap_or_else(Exact::zero),
                None => outcome.applicable.clone(),
            };
            let best = match settled.best(row) {
                Some(most) if row.extra != Some(Extra::Deduction) && !most.is_negative() => best.min(most),
                _ => best,
            };
            // Who has more by an appraisal keeps it.
            if outcome
                .points
                .as_ref()
                .is_some_and(|points| if row.extra == Some(Extra::Deduction) { *points <= best } else { *points >= best })
            {
                continue;
            }
            let mut gain = Gain {
                row: id,
                code: row.code.clone(),
                title: row.title.clone(),
                points: outcome.points.clone(),
                best,
                gain: Exact::zero(),
                missing: outcome.state == Some(StateName::Missing),
            };
            let (with, _) = self.with(&[&gain]);
            gain.gain = with.published(&reads).unwrap_or_else(Exact::zero).minus(&now);
            open.push(gain);
        }
        // A rounding may hide the difference between two gains; the points of the rows have it still.
        open.sort_by_key(|gain| std::cmp::Reverse((gain.gain.clone(), gain.more())));
        open
    }

    /// Whether a row, or one above it, stands outside the scale.
    fn beside(&self, row: &Row) -> bool {
        self.program.with_above(row).any(|row| row.outside || row.maximum == Maximum::Unscored)
    }

    /// The shortest list that was found, and whether no shorter one can be.
    fn reach(&self, open: &[Gain]) -> (Option<Vec<Gain>>, bool) {
        let reaches = |rows: &[&Gain]| {
            let (result, values) = self.with(rows);
            self.enough(&result, &values)
        };
        let near: Vec<&Gain> = open.iter().take(AMONG).collect();
        let all_near = open.len() <= AMONG;
        // One row, or two: each is tried.
        if let Some(one) = near.iter().find(|one| reaches(&[one])) {
            return (Some(vec![(*one).clone()]), true);
        }
        for (index, one) in near.iter().enumerate() {
            for other in near.iter().skip(index.saturating_add(1)) {
                if reaches(&[one, other]) {
                    return (Some(vec![(*one).clone(), (*other).clone()]), all_near || self.sums());
                }
            }
        }
        // More: those with the largest gains. Where the table reads one number that is a plain sum, no other list of so many does more.
        let mut chosen: Vec<&Gain> = Vec::new();
        for gain in open {
            chosen.push(gain);
            if chosen.len() > TRIED && reaches(&chosen) {
                break;
            }
        }
        if !reaches(&chosen) {
            return (None, false);
        }
        // What is not needed is left out, the smallest first.
        let mut index = chosen.len();
        while let Some(at) = index.checked_sub(1) {
            index = at;
            let without: Vec<&Gain> = chosen.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, gain)| *gain).collect();
            if reaches(&without) {
                chosen = without;
            }
        }
        (Some(chosen.into_iter().cloned().collect()), self.sums())
    }

    /// Whether the class reads one number that is a plain sum of rows, so that the largest gains reach furthest.
    fn sums(&self) -> bool {
        let plain = |row: &Row| match &row.score {
            Score::Gathered { how, cap, floor } => {
                let sum = *how == Gather::Sum && cap.is_none() && floor.is_none();
                sum && row.need.is_none() && row.short.is_none() && self.program.rounding_of(row).is_none()
            }
            _ => row.extra.is_none(),
        };
        let one = self.program.classes.as_ref().is_some_and(|classes| {
            matches!(classes.reads, ClassReads::Score(Basis::Total | Basis::Percent | Basis::ScaledTo(_))) && classes.changes.is_empty()
        });
        let total = matches!(self.program.total, Total::Gathered(Gather::Sum));
        let states = [StateName::Missing, StateName::NothingArising];
        let leaves = |row: &Row| states.iter().any(|state| matches!(row.policies.of(*state), Policy::LeftOut | Policy::Rescaled));
        let reads = |row: &Row| !self.program.read_rows(row).is_empty();
        one && total && self.program.set.short.is_none() && self.program.rows.iter().all(|row| plain(row) && !leaves(row) && !reads(row))
    }
}
