//! The class of a scored unit: what its table gives, then what lowers it or takes it away.

use super::UnitScore;
use super::means::Means;
use super::standing::{self, ShareOfMean};
use crate::diagnostic::{DataFault, StateName};
use crate::eval::{Stop, TroubleKind, UnitResult, UnitValues, decides};
use crate::ir::{Basis, Class, ClassEffect, ClassReads, ClassTake, Classes, NodeId, Program, RowClasses};
use crate::quantity::Exact;

/// The class of a unit. Classes and sentences are known by their places in the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classed {
    /// The class; `None` where a sentence says that the unit gets none.
    pub class: Option<usize>,
    /// The class that the table alone gives.
    pub first: usize,
    /// The sentences that made the difference, in their order.
    pub by: Vec<usize>,
}

impl Classed {
    /// The sentences that made the difference, as written.
    pub fn sentences<'c>(&self, classes: &'c Classes) -> Vec<&'c str> {
        self.by.iter().filter_map(|index| classes.changes.get(*index)).map(|change| change.text.as_str()).collect()
    }
}

/// Why a unit has no class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclassed {
    /// It has no score.
    NoScore,
    /// No range takes its score.
    Hole(Exact),
    /// It meets no condition.
    NoRow,
    /// It meets the conditions of several classes, of which one only may hold.
    Several(Vec<usize>),
    /// A condition reads what the unit does not have: the class or sentence of the condition, and why.
    Undecided(String, StateName),
    /// A condition divides something by nothing.
    Trouble(TroubleKind),
}

impl Unclassed {
    /// What is said of a unit, if anything is.
    pub(super) fn fault(self, classes: &Classes, unit: &str) -> Option<DataFault> {
        let unit = unit.to_owned();
        Some(match self {
            Unclassed::NoScore => return None,
            Unclassed::Hole(score) => DataFault::NoClass { unit, score, share: classes.basis() == Some(&Basis::Percent) },
            Unclassed::NoRow => DataFault::NoClassCondition { unit },
            Unclassed::Several(several) => {
                let names = several.into_iter().filter_map(|class| classes.rows.get(class)).map(|class| class.name.clone());
                DataFault::SeveralClasses { unit, classes: names.collect() }
            }
            Unclassed::Undecided(sentence, state) => DataFault::ClassUndecided { unit, sentence, state },
            Unclassed::Trouble(kind) => crate::eval::Trouble { row: None, input: None, list: None, kind }.fault(&unit),
        })
    }
}

/// The class of a scored unit; `None` where the rules have no table.
pub fn class_of(program: &Program, unit: &UnitValues, result: &UnitResult) -> Option<Result<Classed, Unclassed>> {
    let classes = program.classes.as_ref()?;
    // A unit in trouble has no total, and so no class.
    if result.total.is_none() {
        return Some(Err(Unclassed::NoScore));
    }
    let unit = Unit { program, unit, result };
    Some(unit.first(classes).and_then(|first| unit.changed(classes, first)))
}

/// The classes of rows or pillars, one by one.
#[derive(Clone, Debug, Default)]
pub struct RowClassed {
    /// The classes of each unit, in the order of the list.
    pub units: Vec<Vec<Option<usize>>>,
    /// The means over all units.
    pub means: Vec<Option<MeanClass>>,
}

/// The mean of a row or pillar as it is classed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeanClass {
    /// The mean of the applicable maxima of the units that enter the mean.
    pub applicable: Exact,
    /// The printed mean over it, rounded as shares are.
    pub share: Exact,
    /// The class.
    pub class: Option<usize>,
}

impl RowClassed {
    /// The class of one of the list of a unit, by their places.
    pub fn class<'t>(&self, table: &'t RowClasses, unit: usize, index: usize) -> Option<&'t Class> {
        table.table.rows.get((*self.units.get(unit)?.get(index)?)?)
    }
}

pub(super) fn of_rows(program: &Program, table: &RowClasses, scored: &[UnitScore], means: &Means) -> RowClassed {
    let class = |unit: &UnitScore, basis: &Basis| table.table.of_score(&unit.result.share(program, basis)?);
    let units = scored.iter().map(|unit| table.list.iter().map(|basis| class(unit, basis)).collect()).collect();
    RowClassed { units, means: table.list.iter().map(|basis| of_mean(program, &table.table, basis, scored, means)).collect() }
}

fn of_mean(program: &Program, table: &Classes, basis: &Basis, scored: &[UnitScore], means: &Means) -> Option<MeanClass> {
    let ShareOfMean { applicable, share } = standing::of_mean(program, basis, scored, means)?;
    Some(MeanClass { class: table.of_score(&share), applicable, share })
}

struct Unit<'a> {
    program: &'a Program,
    unit: &'a UnitValues,
    result: &'a UnitResult,
}

impl Unit<'_> {
    /// The class that the table gives.
    fn first(&self, classes: &Classes) -> Result<usize, Unclassed> {
        let rest = || classes.rows.iter().position(|class| matches!(class.take, ClassTake::Else));
        match &classes.reads {
            ClassReads::Score(basis) => {
                let score = self.result.published(basis).ok_or(Unclassed::NoScore)?;
                classes.of_score(&score).ok_or(Unclassed::Hole(score))
            }
            ClassReads::Highest => {
                for (index, class) in classes.rows.iter().enumerate() {
                    if self.meets(&class.take, &class.name)? {
                        return Ok(index);
                    }
                }
                rest().ok_or(Unclassed::NoRow)
            }
            ClassReads::OneOnly => {
                let mut met = Vec::new();
                for (index, class) in classes.rows.iter().enumerate() {
                    if self.meets(&class.take, &class.name)? {
                        met.push(index);
                    }
                }
                match met.as_slice() {
                    [] => rest().ok_or(Unclassed::NoRow),
                    [only] => Ok(*only),
                    _ => Err(Unclassed::Several(met)),
                }
            }
        }
    }

    fn meets(&self, take: &ClassTake, class: &str) -> Result<bool, Unclassed> {
        match take {
            ClassTake::When(when) => self.holds(*when, class),
            ClassTake::Range(_) | ClassTake::Else => Ok(false),
        }
    }

    fn holds(&self, when: NodeId, sentence: &str) -> Result<bool, Unclassed> {
        decides(self.program, self.unit, self.result, when).map_err(|stop| match stop {
            Stop::State(state) => Unclassed::Undecided(sentence.to_owned(), state),
            Stop::Trouble(kind, _) => Unclassed::Trouble(kind),
            Stop::Broken => Unclassed::NoScore,
        })
    }

    /// What the sentences behind the table make of it: whether there is a class at all, then one after the other.
    fn changed(&self, classes: &Classes, first: usize) -> Result<Classed, Unclassed> {
        let mut held = Vec::new();
        for (index, change) in classes.changes.iter().enumerate() {
            if self.holds(change.when, &change.text)? {
                held.push((index, change.does));
            }
        }
        if let Some((none, _)) = held.iter().find(|(_, does)| *does == ClassEffect::None) {
            return Ok(Classed { class: None, first, by: vec![*none] });
        }
        let lowest = classes.rows.len().saturating_sub(1);
        let mut classed = Classed { class: Some(first), first, by: Vec::new() };
        let mut class = first;
        for (index, does) in held {
            // The highest class stands first.
            let next = match does {
                ClassEffect::AtMost(limit) => class.max(limit),
                ClassEffect::OneDown => class.saturating_add(1).min(lowest),
                ClassEffect::None => class,
            };
            if next != class {
                classed.by.push(index);
            }
            class = next;
        }
        classed.class = Some(class);
        Ok(classed)
    }
}
