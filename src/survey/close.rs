//! Units within a hair of another result: one step of the published number from the limit of a class, or from sharing a rank.
//!
//! These are the units that a single correction moves, so their figures deserve a second look before the results are signed.

use super::{apart, at, shown_as_percent, step};
use crate::diagnostic::{Findings, NearPair, SurveyFault};
use crate::ir::{Classes, Program};
use crate::quantity::Exact;
use crate::score::{RankTable, Ranked, Scores};

/// How many units are named.
const MOST_NAMED: usize = 5;
/// How many pairs are named.
const MOST_PAIRS: usize = 3;

/// Every limit of the class table, with the units next to it. Tables of conditions have no limits of their own.
pub(super) fn to_classes(program: &Program, scores: &Scores, findings: &mut Findings) {
    let Some((classes, basis)) = program.classes.as_ref().and_then(|classes| Some((classes, classes.basis()?))) else { return };
    let step = step(program, basis);
    let published: Vec<(&str, Exact)> = scores.units.iter().filter_map(|unit| Some((unit.name.as_str(), unit.basis(basis)?))).collect();
    for (limit, index) in limits(classes, &step) {
        if !parts_classes(classes, &limit, &step) {
            continue;
        }
        let mut near: Vec<(String, Exact)> = published
            .iter()
            .filter(|(_, value)| apart(value, &limit) <= step)
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect();
        near.sort_by_key(|(_, value)| apart(value, &limit));
        let units = near.len();
        near.truncate(MOST_NAMED);
        if let Some(class) = classes.rows.get(index).filter(|_| units > 0) {
            let percent = shown_as_percent(program, basis);
            let fault = SurveyFault::NearClass { limit, class: class.name.clone(), step: step.clone(), percent, first: near, units };
            findings.push(at(class.span, fault));
        }
    }
}

/// The ends of all classes, with the class that begins there; where none does, the one that ends there. Of `70 đến 84` and `từ 85` over whole
/// numbers, 84 and 85 are one limit.
fn limits(classes: &Classes, step: &Exact) -> Vec<(Exact, usize)> {
    let mut out: Vec<(Exact, usize)> = Vec::new();
    let ranges = || classes.rows.iter().enumerate().filter_map(|(index, class)| Some((index, class.take.range()?)));
    let begins = ranges().filter_map(|(index, range)| Some((range.low.as_ref()?.0.clone(), index)));
    let ends = ranges().filter_map(|(index, range)| Some((range.high.as_ref()?.0.clone(), index)));
    for (limit, index) in begins.chain(ends) {
        if out.iter().all(|(known, _)| apart(known, &limit) > *step) {
            out.push((limit, index));
        }
    }
    out
}

/// Whether the class is another one on the two sides: the ends of the scale are limits of nothing.
fn parts_classes(classes: &Classes, limit: &Exact, step: &Exact) -> bool {
    let around = [limit.minus(step), limit.clone(), limit.plus(step)];
    let mut found: Vec<usize> = around.iter().filter(|value| !value.is_negative()).filter_map(|value| classes.of_score(value)).collect();
    found.dedup();
    found.len() > 1
}

/// Every ranking, with the neighbours that one step would make equal.
pub(super) fn in_rank(program: &Program, scores: &Scores, findings: &mut Findings) {
    for (ranking, table) in program.rankings.iter().zip(&scores.rankings) {
        let step = step(program, &ranking.basis);
        let placed = |place: &Ranked| {
            let unit = scores.units.get(place.unit)?;
            Some((unit.name.clone(), unit.basis(&ranking.basis)?, place.rank?))
        };
        let near = |(better, worse): (&Ranked, &Ranked)| {
            let pair = NearPair { better: placed(better)?, worse: placed(worse)? };
            let distance = apart(&pair.better.1, &pair.worse.1);
            (better.group == worse.group && !distance.is_zero() && distance <= step).then_some(pair)
        };
        let mut first: Vec<NearPair> = neighbours(table).filter_map(near).collect();
        let pairs = first.len();
        first.truncate(MOST_PAIRS);
        if pairs > 0 {
            let percent = shown_as_percent(program, &ranking.basis);
            findings.push(at(ranking.span, SurveyFault::NearTie { ranking: ranking.title.clone(), step, percent, first, pairs }));
        }
    }
}

fn neighbours(table: &RankTable) -> impl Iterator<Item = (&Ranked, &Ranked)> {
    table.places.iter().zip(table.places.iter().skip(1))
}
