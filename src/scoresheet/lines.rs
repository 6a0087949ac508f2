//! How the points of a row, a pillar and the total came about, line by line.

use super::{ClassLine, Run, SheetRow, figures};
use crate::check::range_words;
use crate::data::{Change, RoundData, Submission};
use crate::diagnostic::{Place, StateName};
use crate::eval::{Given, Step as Came, Whole, holds};
use crate::formula::{Parts, Step, Worked, number, written};
use crate::ir::{Applies, Basis, ClassReads, ClassTake, Inferred, InputKind, Maximum, Policy, Program, Reduction, Row, RowId, Score};
use crate::name::fold_title;
use crate::quantity::{Exact, Rounding, Style, percent};
use crate::score::UnitScore;
use crate::source::Span;
use crate::syntax::tree::Gather;

/// A line of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A sentence of the row, or of the row above named, by which it does not apply.
    NotApplying(Option<String>, String),
    /// The province has not deployed it in this year.
    NotDeployed(u64),
    /// An appraisal set its points.
    Set {
        /// Which round.
        round: String,
        /// The points.
        points: Exact,
        /// Why.
        reason: Option<String>,
        /// Where it is written.
        place: String,
    },
    /// Its state, what the rules make of it, and whether the row itself says so.
    State(StateName, Policy, bool),
    /// What leaves its maximum.
    Reduced(Exact, String),
    /// People entered its points.
    Entered(String, Exact),
    /// A step of its formula.
    Formula(Step),
    /// Put together of the rows below, and rounded in the same step where a rounding is said.
    Gathered(Parts, Exact, Option<Rounding>),
    /// A later step, and the points after it.
    Came(Came, Exact),
    /// The rounding of the points of a row.
    Rounded(Rounding, Exact, Exact),
    /// It cannot be worked out: the finding tells why.
    Trouble,
    /// It is not scored.
    NotScored,
    /// All rows below left.
    Empty,
    /// What is inferred and not printed in the decision.
    Inferred(String),
}

/// Makes the lines.
pub(super) struct Maker<'a> {
    pub program: &'a Program,
    pub worked: Worked<'a>,
    pub run: &'a Run,
    pub rounds: &'a [RoundData],
    /// The last round as handed in.
    pub submission: &'a Submission,
    pub unit: usize,
}

impl<'a> Maker<'a> {
    /// A row with its figures and lines.
    pub fn row(&self, id: RowId, depth: usize) -> Option<SheetRow> {
        let (row, outcome) = (self.program.row(id)?, self.run.result.rows.get(id.index())?);
        let parent = !row.children.is_empty();
        let shown = outcome.state != Some(StateName::NotApplicable) || row.applies.is_empty();
        Some(SheetRow {
            id,
            word: row.word(),
            code: row.code.clone(),
            title: row.title.clone(),
            depth,
            parent,
            clause: row.clause().map(str::to_owned),
            figures: if shown || !parent { figures::of_row(self, id, row) } else { Vec::new() },
            lines: self.lines(id, row),
            points: outcome.points.clone(),
            maximum: outcome.applicable.clone(),
            bounded: matches!(row.maximum, Maximum::Points(_)) && row.extra.is_none(),
            state: outcome.state,
        })
    }

    fn lines(&self, id: RowId, row: &Row) -> Vec<Line> {
        let Some(outcome) = self.run.result.rows.get(id.index()) else { return Vec::new() };
        let mut lines = Vec::new();
        if outcome.state == Some(StateName::NotApplicable) {
            lines.extend(self.why_not_applying(row));
        }
        lines.extend(row.reductions.iter().filter_map(|reduction| self.reduced(id, reduction)));
        if let Some(year) = row.not_deployed.filter(|_| !outcome.left) {
            lines.push(Line::NotDeployed(year));
        } else if outcome.troubled && row.children.is_empty() {
            lines.push(Line::Trouble);
        } else if let Some(set) = self.set(id) {
            lines.push(set);
            lines.extend(self.rounding(id));
        } else if self.run.of(Whole::Row(id)).any(|(step, _)| matches!(step, Came::Emptied | Came::Short)) {
            lines.extend(self.scored(id, row));
        } else if let Some(state) = outcome.state {
            lines.push(Line::State(state, row.policies.of(state).clone(), row.said.iter().any(|(said, _)| *said == state)));
        } else {
            lines.extend(self.scored(id, row));
        }
        lines.extend(grounds(&row.inferred).into_iter().map(Line::Inferred));
        lines
    }

    fn scored(&self, id: RowId, row: &Row) -> Vec<Line> {
        match &row.score {
            Score::None => vec![Line::NotScored],
            Score::Value(node) => {
                let steps = self.worked.steps(*node, Some(id)).into_iter().map(Line::Formula);
                steps.chain(self.rounding(id)).collect()
            }
            Score::Entered(input) => {
                let by = self.program.input(*input).and_then(|input| match &input.kind {
                    InputKind::Points { by, .. } => Some(by.clone()),
                    _ => None,
                });
                let given = match self.worked.unit.inputs.get(input.index()) {
                    Some(Given::Number(points)) => Some(points.clone()),
                    _ => None,
                };
                let entered = by.zip(given).map(|(by, points)| Line::Entered(by, points));
                entered.into_iter().chain(self.rounding(id)).collect()
            }
            Score::Gathered { how, .. } => self.whole(Whole::Row(id), Some(*how), &row.children),
        }
    }

    /// The rounding that the evaluator told of a row at the bottom.
    fn rounding(&self, id: RowId) -> Vec<Line> {
        let rounded = |(step, after): (&Came, &Exact)| match step {
            Came::Rounded(rounding, before) => Some(Line::Rounded(*rounding, before.clone(), after.clone())),
            _ => None,
        };
        self.run.of(Whole::Row(id)).filter_map(rounded).collect()
    }

    /// How something was put together of rows, as the evaluator told it.
    pub fn whole(&self, whole: Whole, how: Option<Gather>, rows: &[RowId]) -> Vec<Line> {
        let mut lines = Vec::new();
        let parts = how.and_then(|how| self.worked.parts(how, rows));
        let mut last: Option<&Exact> = None;
        for (step, points) in self.run.of(whole) {
            match step {
                Came::Gathered(rounding) => lines.extend(parts.clone().map(|parts| Line::Gathered(parts, points.clone(), *rounding))),
                Came::Emptied => lines.push(Line::Empty),
                Came::Rounded(rounding, before) => lines.push(Line::Rounded(*rounding, before.clone(), points.clone())),
                // A limit that changes nothing is said where a person would look for it: it is short.
                Came::Extras(_) | Came::Short | Came::Rescaled { .. } => lines.push(Line::Came(step.clone(), points.clone())),
                Came::AtLeast(_) | Came::AtMost(_) if last != Some(points) => lines.push(Line::Came(step.clone(), points.clone())),
                Came::AtLeast(_) | Came::AtMost(_) => {}
            }
            last = Some(points);
        }
        if lines.is_empty() {
            let troubled = self.troubled(whole);
            lines.push(if troubled { Line::Trouble } else { Line::Empty });
        }
        lines
    }

    fn troubled(&self, whole: Whole) -> bool {
        match whole {
            Whole::Row(id) => self.run.result.rows.get(id.index()).is_some_and(|row| row.troubled),
            Whole::Pillar(_) | Whole::Total => self.run.result.rows.iter().any(|row| row.troubled),
        }
    }

    /// The points that an appraisal set.
    fn set(&self, id: RowId) -> Option<Line> {
        let points = self.worked.unit.set_points.iter().find(|(row, _)| *row == id).map(|(_, points)| points.clone())?;
        let (cell, round) = self.submission.set_at(self.unit, id)?;
        let made = self.rounds.get(*round)?;
        let correction = made
            .corrections
            .iter()
            .find(|correction| matches!(correction.what, Change::Points(row, _) if row == id && correction.unit == self.unit));
        Some(Line::Set {
            round: made.name.clone(),
            points,
            reason: correction.and_then(|correction| correction.reason.clone()),
            place: Place::Cell(cell.clone()).written(),
        })
    }

    /// The sentence that keeps a row from applying: its own, or that of a row above.
    fn why_not_applying(&self, row: &Row) -> Option<Line> {
        for (index, above) in self.program.with_above(row).enumerate() {
            for applies in &above.applies {
                let holds = |node| holds(self.program, self.worked.unit, node);
                let named = |names: &[(String, Span)]| {
                    let unit = fold_title(&self.worked.unit.name);
                    names.iter().any(|(name, _)| fold_title(name) == unit)
                };
                let list = |names: &[(String, Span)]| names.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join("; ");
                let id = self.program.row_by_code(&above.code);
                let sentence = match applies {
                    Applies::Unless(when) if holds(*when) => format!("không áp dụng khi {}", written(self.program, id, *when)),
                    Applies::When(when) if !holds(*when) => format!("chỉ áp dụng khi {}", written(self.program, id, *when)),
                    Applies::For(names) if !named(names) => format!("chỉ áp dụng cho {}", list(names)),
                    Applies::Except(names) if named(names) => format!("không áp dụng cho {}", list(names)),
                    _ => continue,
                };
                return Some(Line::NotApplying((index > 0).then(|| above.code.to_string()), sentence));
            }
        }
        None
    }

    fn reduced(&self, id: RowId, reduction: &Reduction) -> Option<Line> {
        holds(self.program, self.worked.unit, reduction.when)
            .then(|| Line::Reduced(reduction.points.clone(), written(self.program, Some(id), reduction.when)))
    }
}

/// The grounds of what is inferred, each once.
pub(super) fn grounds<'p>(inferred: impl IntoIterator<Item = &'p Inferred>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for inferred in inferred {
        if !out.contains(&inferred.ground) {
            out.push(inferred.ground.clone());
        }
    }
    out
}

/// How the class came about.
pub(super) fn class(program: &Program, scored: &UnitScore) -> Option<ClassLine> {
    let classes = program.classes.as_ref()?;
    let name = scored.class.and_then(|class| classes.rows.get(class)).map(|class| class.name.clone());
    let first = scored.lowered.as_ref().map_or(scored.class, |lowered| Some(lowered.first));
    let row = first.and_then(|class| classes.rows.get(class));
    let read = match (&classes.reads, row) {
        (ClassReads::Score(basis), Some(class)) => {
            let share = *basis == Basis::Percent;
            scored.result.published(basis).map(|score| (basis.clone(), score, range(&class.take, share)))
        }
        _ => None,
    };
    let when = row.and_then(|class| match class.take {
        ClassTake::When(when) => Some(written(program, None, when)),
        ClassTake::Range(_) | ClassTake::Else => None,
    });
    let changed = scored.lowered.as_ref().map(|lowered| {
        let by = lowered.sentences(classes).into_iter().map(str::to_owned).collect();
        (row.map(|class| class.name.clone()).unwrap_or_default(), by)
    });
    let rest = row.is_some_and(|class| matches!(class.take, ClassTake::Else)) && read.is_none();
    Some(ClassLine { name, read, when, rest, changed, grounds: grounds(&classes.inferred) })
}

/// The range of a class in the words of the rules.
fn range(take: &ClassTake, share: bool) -> String {
    let end = |value: &Exact| if share { percent(value, Style::people()).text } else { number(value) };
    let Some(range) = take.range() else { return "còn lại".to_owned() };
    let ends = |at: &Option<(Exact, bool)>| at.as_ref().map(|(value, closed)| (end(value), *closed));
    range_words(ends(&range.low), ends(&range.high)).unwrap_or_default()
}
