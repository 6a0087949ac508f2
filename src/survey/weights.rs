//! What rows weigh in fact: how much of the differences between units each of them makes, beside its share of the maximum.
//!
//! A row that makes up a tenth of the maximum and on which units hardly differ decides hardly anything; one on which they differ widely decides
//! more than its maximum says. The part of a row is the covariance of its points with the total over the variance of the total. Covariance
//! adds up, so the parts of the rows of a level, and of what stands beside them, are exactly 100% together. Where ranks read the percentage,
//! points and total are taken over the unit's applicable maximum.
//!
//! That nominal weights hardly ever are the importance that a row has in the data is shown by Paruolo, Saisana and Saltelli, “Ratings and
//! rankings: voodoo or science?”, Journal of the Royal Statistical Society A 176 (2013), 609–634.

use super::{apart, number, tell};
use crate::diagnostic::{Findings, SurveyFault, WeightShare};
use crate::eval::UnitResult;
use crate::ir::{Basis, ClassReads, Program, Row, RowId, RowLevel, Score, Total};
use crate::quantity::{Exact, Mode, Rounding};
use crate::score::Scores;
use crate::syntax::tree::Gather;

/// Past so many units the points are taken to six decimals: sums of ever more unlike fractions grow with the population, and a share of the
/// differences is printed with one decimal.
const EXACT_POPULATION: usize = 2_000;

pub(super) fn ask(program: &Program, scores: &Scores, findings: &mut Findings) {
    let percent = by_percent(program);
    let mut told: Vec<(RowId, WeightShare)> = Vec::new();
    let (mut rest, mut counted) = (Exact::zero(), 0);
    for level in levels(program) {
        let Some(parts) = parts(program, scores, &level, percent) else { continue };
        (rest, counted) = (parts.rest, parts.units);
        for ((id, nominal), effective) in level.iter().zip(parts.nominal).zip(parts.effective) {
            let Some(row) = program.row(*id).filter(|_| differ(&nominal, &effective)) else { continue };
            let share = WeightShare { word: row.word(), code: row.code.clone(), title: row.title.clone(), nominal, effective };
            told.push((*id, share));
        }
    }
    if told.is_empty() {
        return;
    }
    told.sort_by_key(|(id, _)| id.index());
    let rows = told.into_iter().map(|(_, share)| share).collect();
    tell(program, SurveyFault::Weights { rows, rest, percent, units: counted }, findings);
}

/// Much apart: by a factor of two, and by five points of a hundred.
fn differ(nominal: &Exact, effective: &Exact) -> bool {
    let two = Exact::from(2);
    let far = Exact::ratio(1, 20).is_some_and(|least| apart(nominal, effective) >= least);
    far && (*effective >= nominal.times(&two) || effective.times(&two) <= *nominal)
}

/// Whether results are read as shares of what applies to a unit.
fn by_percent(program: &Program) -> bool {
    let ranked = program.rankings.first().map(|ranking| &ranking.basis);
    let classed = program.classes.as_ref().and_then(|classes| match &classes.reads {
        ClassReads::Score(basis) => Some(basis),
        ClassReads::Highest | ClassReads::OneOnly => None,
    });
    matches!(ranked.or(classed), Some(Basis::Percent | Basis::ScaledTo(_)))
}

/// The levels that are looked at: groups, and main indexes. A level of one row has nothing to be weighed against.
fn levels(program: &Program) -> Vec<Vec<RowId>> {
    let of = |level: RowLevel| -> Vec<RowId> {
        let rows = program.rows_with_ids().filter(|(id, row)| row.level == level && program.enters(*id));
        rows.filter(|(_, row)| level != RowLevel::Group || row.parent.is_none()).map(|(id, _)| id).collect()
    };
    [of(RowLevel::Group), of(RowLevel::Main)].into_iter().filter(|rows| rows.len() > 1).collect()
}

struct Parts {
    nominal: Vec<Exact>,
    effective: Vec<Exact>,
    rest: Exact,
    units: usize,
}

/// Every row's part of the maximum and of the differences; `None` where the total is no sum of the rows' points, or never differs.
fn parts(program: &Program, scores: &Scores, level: &[RowId], percent: bool) -> Option<Parts> {
    let maxima: Vec<Exact> = level.iter().map(|id| from_top(program, *id, None)).collect::<Option<_>>()?;
    let all = Exact::sum(&maxima);
    let nominal: Vec<Exact> = maxima.iter().map(|maximum| maximum.over(&all)).collect::<Option<_>>()?;
    let mut totals: Vec<Exact> = Vec::new();
    let mut columns: Vec<Vec<Exact>> = vec![Vec::new(); level.len()];
    let rough = scores.units.len() > EXACT_POPULATION;
    for unit in &scores.units {
        let result = &unit.result;
        let Some(total) = (if percent { &result.base } else { &result.total }) else { continue };
        let scale = |value: Exact| {
            let value = if percent { value.over(&result.applicable) } else { Some(value) };
            value.map(|value| if rough { value.rounded(Rounding { places: 6, mode: Mode::HalfUp }) } else { value })
        };
        let Some(total) = scale(total.clone()) else { continue };
        let points: Option<Vec<Exact>> = level.iter().map(|id| scale(from_top(program, *id, Some(result))?)).collect();
        totals.push(total);
        for (column, points) in columns.iter_mut().zip(points?) {
            column.push(points);
        }
    }
    let variance = together(&totals, &totals);
    let share = |column: &Vec<Exact>| together(column, &totals).over(&variance);
    let effective: Vec<Exact> = columns.iter().map(share).collect::<Option<_>>()?;
    let rest = Exact::one().minus(&Exact::sum(&effective));
    Some(Parts { nominal, effective, rest, units: totals.len() })
}

/// n Σ xy − Σx Σy: the covariance but for a factor that falls out of a share.
fn together(x: &[Exact], y: &[Exact]) -> Exact {
    let products: Vec<Exact> = x.iter().zip(y).map(|(x, y)| x.times(y)).collect();
    number(x.len()).times(&Exact::sum(&products)).minus(&Exact::sum(x).times(&Exact::sum(y)))
}

/// What a row brings into the total: its points, or without a result its maximum, by the weights of the rows above. `None` where the total
/// is no sum of such parts, or where there is no maximum.
fn from_top(program: &Program, id: RowId, result: Option<&UnitResult>) -> Option<Exact> {
    let row = program.row(id)?;
    let mut value = match result {
        Some(result) => result.rows.get(id.index())?.points.clone().unwrap_or_else(Exact::zero),
        None => row.maximum.points()?.clone(),
    };
    let mut at = row;
    let mut own = id;
    loop {
        let parent = at.parent.and_then(|id| Some((id, program.row(id)?)));
        let (how, siblings) = match (parent, &program.total) {
            (Some((_, above)), _) => match &above.score {
                Score::Gathered { how, .. } => (*how, &above.children),
                Score::None | Score::Entered(_) | Score::Value(_) => return None,
            },
            (None, Total::Gathered(how)) => (*how, &program.top),
            (None, Total::Entered(_)) => return None,
        };
        value = value.times(&weight(program, own, how, siblings, result)?);
        let Some((id, above)) = parent else { return Some(value) };
        (own, at) = (id, above);
    }
}

/// What a point of a row is worth in what its siblings come to together.
fn weight(program: &Program, id: RowId, how: Gather, siblings: &[RowId], result: Option<&UnitResult>) -> Option<Exact> {
    let stays = |id: RowId| result.is_none_or(|result| result.rows.get(id.index()).is_some_and(|outcome| !outcome.left));
    let entering: Vec<(RowId, &Row)> =
        siblings.iter().filter(|id| stays(**id)).filter_map(|id| Some((*id, program.row(*id)?))).filter(|(_, row)| row.counts()).collect();
    if !entering.iter().any(|(known, _)| *known == id) {
        return Some(Exact::zero());
    }
    let of = |row: &Row| row.weight.clone().unwrap_or_else(Exact::one);
    match how {
        Gather::Sum => Some(Exact::one()),
        Gather::Mean => Exact::one().over(&number(entering.len())),
        Gather::Weighted => {
            let weights: Vec<Exact> = entering.iter().map(|(_, row)| of(row)).collect();
            of(program.row(id)?).over(&Exact::sum(&weights))
        }
        Gather::Best | Gather::Geometric | Gather::Harmonic => None,
    }
}
