//! The place of a unit in the ranking tables, and who stands beside it.

use crate::data::Submission;
use crate::eval::{UnitValues, figure};
use crate::ir::{Basis, Program, Ranking};
use crate::quantity::Exact;
use crate::score::{RankTable, Scores, UnitScore};

/// A place in a ranking table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankLine {
    /// The title of the table.
    pub title: Option<String>,
    /// The group within which units are ranked.
    pub group: Option<String>,
    /// What is ranked.
    pub basis: Basis,
    /// The number.
    pub value: Option<Exact>,
    /// The rank.
    pub rank: Option<usize>,
    /// Among so many units.
    pub among: usize,
    /// Whether another unit shares it.
    pub tied: bool,
    /// Those that share it.
    pub tied_with: Vec<String>,
    /// What decides outside where it is shared (`biểu quyết`).
    pub decided: Option<String>,
    /// The tie-break that parted the unit from one with an equal number: the figure, its value, the other unit and its value.
    pub parted: Option<(String, Option<Exact>, String, Option<Exact>)>,
    /// On what the table rests that is not printed in the decision.
    pub grounds: Vec<String>,
}

/// The places of a unit.
pub(super) fn lines(program: &Program, scores: &Scores, submission: &Submission, unit: usize) -> Vec<RankLine> {
    let tables = program.rankings.iter().zip(&scores.rankings);
    tables.filter_map(|(ranking, table)| line(program, ranking, table, scores, &submission.units, unit)).collect()
}

fn line(program: &Program, ranking: &Ranking, table: &RankTable, scores: &Scores, units: &[UnitValues], unit: usize) -> Option<RankLine> {
    let place = table.place_of(unit)?;
    let scored = scores.units.get(unit)?;
    let others = table.places.iter().filter(|other| other.group == place.group && other.rank.is_some());
    Some(RankLine {
        title: ranking.title.clone(),
        group: place.group.clone(),
        basis: ranking.basis.clone(),
        value: scored.basis(&ranking.basis),
        rank: place.rank,
        among: others.clone().count(),
        tied: place.tied,
        tied_with: others
            .clone()
            .filter(|other| place.rank.is_some() && other.rank == place.rank && other.unit != unit)
            .filter_map(|other| Some(scores.units.get(other.unit)?.name.clone()))
            .collect(),
        decided: ranking.at_last.clone(),
        grounds: super::lines::grounds(&ranking.inferred),
        parted: others.filter(|other| other.unit != unit && other.rank != place.rank).find_map(|other| {
            parted(program, ranking, (scored, units.get(unit)?), (scores.units.get(other.unit)?, units.get(other.unit)?))
        }),
    })
}

/// The first tie-break in which two units with an equal number differ.
fn parted(
    program: &Program,
    ranking: &Ranking,
    (own, values): (&UnitScore, &UnitValues),
    (other, others): (&UnitScore, &UnitValues),
) -> Option<(String, Option<Exact>, String, Option<Exact>)> {
    let number = own.basis(&ranking.basis)?;
    if other.basis(&ranking.basis)? != number {
        return None;
    }
    ranking.ties.iter().find_map(|tie| {
        let here = figure(program, values, &own.result, tie.by);
        let there = figure(program, others, &other.result, tie.by);
        (here != there).then(|| (tie.text.clone(), here, other.name.clone(), there))
    })
}
