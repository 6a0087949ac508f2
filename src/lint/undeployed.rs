//! Rows that the province does not offer this year: nobody scores them, so nobody reaches the maximum. That is said once, with what can be reached.

use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, ScoringFault};
use crate::ir::{Maximum, Program, Row, RowId, Score, Total};
use crate::quantity::{Exact, mean};
use crate::syntax::tree::Gather;

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    // A row below one that is not deployed is not deployed with it.
    let above = |row: &Row| row.parent.and_then(|id| program.row(id));
    let rows: Vec<&Row> = program
        .rows
        .iter()
        .filter(|row| row.not_deployed.is_some() && above(row).is_none_or(|above| above.not_deployed.is_none()))
        .collect();
    let (Some(first), false) = (rows.first(), checked.incomplete || program.rows.iter().any(|row| row.broken)) else { return };
    let mut years: Vec<u64> = rows.iter().filter_map(|row| row.not_deployed).collect();
    years.sort_unstable();
    years.dedup();
    let fault = ScoringFault::NotDeployed {
        years,
        rows: rows.iter().map(|row| row.code.to_string()).collect(),
        short: short(program, &rows),
        total: total(program),
    };
    findings.push(Finding::at(first.maximum_span, Fault::Scoring(fault)));
}

/// The rows above that cannot reach their maxima: code, what can be reached, maximum.
fn short(program: &Program, rows: &[&Row]) -> Vec<(String, Exact, Exact)> {
    let mut above: Vec<RowId> = Vec::new();
    for row in rows {
        let mut at = row.parent;
        while let Some(id) = at {
            if !above.contains(&id) {
                above.push(id);
            }
            at = program.row(id).and_then(|row| row.parent);
        }
    }
    above.sort_unstable_by_key(|id| id.index());
    let made = |id: RowId| {
        let row = program.row(id)?;
        let (reached, maximum) = (reached(program, row)?, row.maximum.points()?.clone());
        (reached < maximum).then(|| (row.code.to_string(), reached, maximum))
    };
    above.into_iter().filter_map(made).collect()
}

/// The most that the total can come to, and the scale; nothing where a row has no maximum, or where people enter the total.
fn total(program: &Program) -> Option<(Exact, Exact)> {
    let Total::Gathered(how) = program.total else { return None };
    Some((gathered(program, &program.top, how)?, program.set.scale.clone()?))
}

/// The most that a row can come to when every deployed row below it has its maximum.
fn reached(program: &Program, row: &Row) -> Option<Exact> {
    if row.not_deployed.is_some() {
        return Some(Exact::zero());
    }
    match (&row.score, &row.maximum) {
        (Score::Gathered { how, cap, .. }, _) => {
            let found = gathered(program, &row.children, *how)?;
            Some(cap.as_ref().map_or(found.clone(), |cap| found.min(cap.clone())))
        }
        (_, Maximum::Points(points)) => Some(points.clone()),
        (_, Maximum::Unpublished | Maximum::Unlimited | Maximum::Unscored) => None,
    }
}

fn gathered(program: &Program, rows: &[RowId], how: Gather) -> Option<Exact> {
    let rows: Vec<&Row> = rows.iter().filter_map(|id| program.row(*id)).filter(|row| row.counts()).collect();
    let points: Vec<Exact> = rows.iter().map(|row| reached(program, row)).collect::<Option<_>>()?;
    match how {
        Gather::Sum => Some(Exact::sum(&points)),
        Gather::Best => points.into_iter().max(),
        Gather::Mean => mean(&points.iter().collect::<Vec<_>>()),
        Gather::Weighted => {
            let weights: Vec<Exact> = rows.iter().map(|row| row.weight.clone()).collect::<Option<_>>()?;
            let products: Vec<Exact> = points.iter().zip(&weights).map(|(points, weight)| points.times(weight)).collect();
            Exact::sum(&products).over(&Exact::sum(&weights))
        }
        // With a zero among them both are zero; what a geometric mean of unlike points gives has no exact figure.
        Gather::Geometric | Gather::Harmonic if points.iter().any(Exact::is_zero) => Some(Exact::zero()),
        Gather::Geometric => points.iter().max().filter(|most| points.iter().all(|points| points == *most)).cloned(),
        Gather::Harmonic => {
            let parts: Vec<Exact> = points.iter().map(|points| Exact::one().over(points)).collect::<Option<_>>()?;
            i64::try_from(points.len()).ok().and_then(|count| Exact::from(count).over(&Exact::sum(&parts)))
        }
    }
}
