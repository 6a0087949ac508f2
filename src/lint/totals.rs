//! Declared maxima: children give their parent, top rows give the scale, indexes give their pillar.

use super::about;
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, Fits, Role, StructureFault, Together};
use crate::ir::{Extra, Maximum, NodeId, Program, Row, RowId, Score, Total};
use crate::quantity::Exact;
use crate::syntax::tree::Gather;

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    for (_, row) in program.rows_with_ids() {
        if let Maximum::Points(declared) = &row.maximum
            && !row.children.is_empty()
            && !row.broken
            && !checked.unsummed
            && let Score::Gathered { how, cap, .. } = &row.score
            && let Some(found) = together(program, &row.children, *how, counted(row))
        {
            let cut = cap.as_ref().filter(|cap| **cap < found).cloned();
            let uncapped = cut.is_some().then(|| found.clone());
            let found = cut.unwrap_or(found);
            let one = (found != *declared).then(|| for_one_unit(program, &row.children, *how, counted(row))).flatten();
            let found = one.map_or(found, |one| cap.iter().cloned().fold(one, Exact::min));
            if found != *declared {
                let above = if let Some((one, other)) = twins(program, &row.children, &found.minus(declared)) {
                    Fits::Twins(one, other)
                } else if adds_up_above(program, row, declared) {
                    Fits::Declared
                } else if adds_up_above(program, row, &found) {
                    Fits::Found
                } else {
                    Fits::Neither
                };
                let fault = StructureFault::ChildrenSum { declared: declared.clone(), found, uncapped, how: said(*how), above };
                let finding = about(row, row.maximum_span, Fault::Structure(fault));
                findings.push(parts(program, finding, &row.children, counted(row)));
            }
        }
    }
    if !checked.unsummed {
        scale(program, checked, findings);
    }
    if checked.incomplete {
        return;
    }
    for (pillar, declared) in program.pillars.iter().zip(&checked.declared.pillars) {
        let Some((declared, span)) = declared else { continue };
        if let Some(found) = gathered(program, &pillar.members, Gather::Sum)
            && found != *declared
            && let found = for_one_unit(program, &pillar.members, Gather::Sum, Row::counts).unwrap_or(found)
            && found != *declared
        {
            let meant = one_change(program, &pillar.members, declared);
            let fault = StructureFault::PillarSum { declared: declared.clone(), found, meant };
            findings.push(parts(program, Finding::at(*span, Fault::Structure(fault)), &pillar.members, Row::counts));
        }
    }
}

fn scale(program: &Program, checked: &Checked, findings: &mut Findings) {
    let (Some(declared), Some(span)) = (&program.set.scale, checked.declared.scale) else { return };
    let how = match program.total {
        Total::Gathered(how) => how,
        Total::Entered(_) => Gather::Sum,
    };
    let Some(found) = gathered(program, &program.top, how).filter(|found| found != declared) else { return };
    let found = for_one_unit(program, &program.top, how, Row::counts).unwrap_or(found);
    if found != *declared && !program.top.is_empty() {
        let cause = program.top.iter().filter_map(|id| program.row(*id)).find_map(|row| cause(program, row, declared));
        let extra = program.rows.iter().filter(|row| row.extra == Some(Extra::Bonus) && row.parent.is_none());
        let extra = extra.map(|row| row.maximum.points().cloned()).collect::<Option<Vec<_>>>().unwrap_or_default();
        let bonus = !extra.is_empty() && found.plus(&Exact::sum(&extra)) == *declared;
        let fault = StructureFault::ScaleSum { declared: declared.clone(), found, how: said(how), cause, bonus };
        findings.push(parts(program, Finding::at(span, Fault::Structure(fault)), &program.top, Row::counts));
    }
}

/// For a message.
fn said(how: Gather) -> Together {
    match how {
        Gather::Sum => Together::Sum,
        Gather::Weighted => Together::Weighted,
        Gather::Mean => Together::Mean,
        Gather::Best => Together::Best,
        Gather::Geometric => Together::Geometric,
        Gather::Harmonic => Together::Harmonic,
    }
}

/// The rows below a row that make its maximum: those on the scale, or all below a điểm cộng or điểm trừ (one of another kind is refused).
fn counted(row: &Row) -> fn(&Row) -> bool {
    if row.extra.is_some() { |below| below.maximum != Maximum::Unscored } else { Row::counts }
}

fn parts(program: &Program, mut finding: Finding, rows: &[RowId], counts: fn(&Row) -> bool) -> Finding {
    for row in rows.iter().filter_map(|id| program.row(*id)).filter(|row| counts(row)) {
        finding = finding.label(row.maximum_span, Role::Part);
    }
    finding
}

/// Two rows that apply when one and the same condition holds, each worth what is over: perhaps they were to stand in for each other.
fn twins(program: &Program, rows: &[RowId], over: &Exact) -> Option<(String, String)> {
    let worth =
        rows.iter().filter_map(|id| program.row(*id)).filter(|row| row.maximum.points() == Some(over) && row.conditions().count() > 0);
    let worth: Vec<&Row> = worth.collect();
    let alike = |one: &Row, other: &Row| {
        let (one, other): (Vec<NodeId>, Vec<NodeId>) = (one.conditions().collect(), other.conditions().collect());
        one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| super::together::same(program, *one, *other))
    };
    let pair = worth.iter().enumerate().find_map(|(place, one)| {
        let other = worth.iter().skip(place.saturating_add(1)).find(|other| alike(one, other))?;
        Some((*one, *other))
    });
    pair.map(|(one, other)| (one.code.to_string(), other.code.to_string()))
}

/// So many rows are tried in the place of others; of more nobody can say which was meant.
const MOST_TRIED: usize = 60;

/// The one list of members that comes to a sum by adding one row to these, leaving one out, or putting one in the place of another. A row that
/// stands in no pillar comes before one that has its own, and one that stands in two goes before one that does not.
fn one_change(program: &Program, members: &[RowId], sum: &Exact) -> Option<String> {
    let level = members.first().and_then(|id| program.row(*id))?.level;
    let others = program.rows_with_ids().filter(|(id, row)| row.level == level && row.counts() && !members.contains(id));
    let others: Vec<RowId> = others.map(|(id, _)| id).take(MOST_TRIED.saturating_add(1)).collect();
    if members.len().saturating_add(others.len()) > MOST_TRIED {
        return None;
    }
    let changes = std::iter::once(None).chain(members.iter().map(Some));
    let changes = changes.flat_map(|out| std::iter::once(None).chain(others.iter().map(Some)).map(move |into| (out, into)));
    let list = |(out, into): (Option<&RowId>, Option<&RowId>)| {
        members.iter().filter(|row| Some(*row) != out).chain(into).copied().collect::<Vec<RowId>>()
    };
    let pillars = |row: &RowId| program.pillars.iter().filter(|pillar| pillar.members.contains(row)).count();
    let odd = |(out, into): (Option<&RowId>, Option<&RowId>)| {
        usize::from(into.is_some_and(|row| pillars(row) > 0)).saturating_add(usize::from(out.is_some_and(|row| pillars(row) < 2)))
    };
    let mut fitting: Vec<_> = changes.filter(|change| gathered(program, &list(*change), Gather::Sum).as_ref() == Some(sum)).collect();
    let least = fitting.iter().map(|change| odd(*change)).min()?;
    fitting.retain(|change| odd(*change) == least);
    let [change] = fitting.as_slice() else { return None };
    let mut list = list(*change);
    list.sort();
    let codes: Option<Vec<String>> = list.iter().map(|id| program.row(*id).map(|row| row.code.to_string())).collect();
    codes.map(|codes| codes.join("; "))
}

/// What the maxima of rows give together; `None` where one of them is not known.
pub(super) fn gathered(program: &Program, rows: &[RowId], how: Gather) -> Option<Exact> {
    together(program, rows, how, Row::counts)
}

/// A row and what its own rows add up to, if the scale is reached with that.
fn cause(program: &Program, row: &Row, scale: &Exact) -> Option<(String, Exact)> {
    let (Score::Gathered { how: Gather::Sum, cap: None, .. }, Some(declared)) = (&row.score, row.maximum.points()) else { return None };
    let found = together(program, &row.children, Gather::Sum, counted(row)).filter(|found| found != declared)?;
    (program.set.scale.as_ref() == Some(scale) && adds_up_above(program, row, &found)).then(|| (row.code.to_string(), found))
}

/// Whether what stands above a row adds up when the row has this maximum.
pub(super) fn adds_up_above(program: &Program, row: &Row, maximum: &Exact) -> bool {
    let (how, rows, declared, counts): (_, _, _, fn(&Row) -> bool) = match row.parent.and_then(|parent| program.row(parent)) {
        None => match program.total {
            Total::Gathered(how) => (how, &program.top, program.set.scale.as_ref(), Row::counts),
            Total::Entered(_) => return false,
        },
        Some(parent) => match &parent.score {
            Score::Gathered { how, cap: None, .. } => (*how, &parent.children, parent.maximum.points(), counted(parent)),
            _ => return false,
        },
    };
    let Some(own) = row.maximum.points().filter(|_| counts(row) && matches!(how, Gather::Sum)) else { return false };
    let sum = together(program, rows, how, counts).map(|sum| sum.minus(own).plus(maximum));
    declared.is_some() && sum.as_ref() == declared
}

/// What the maxima of rows that are added come to for the unit that has the most of them, where some stand in for others.
fn for_one_unit(program: &Program, rows: &[RowId], how: Gather, counts: fn(&Row) -> bool) -> Option<Exact> {
    if how != Gather::Sum {
        return None;
    }
    let rows = rows.iter().filter_map(|id| program.row(*id)).filter(|row| counts(row));
    let rows: Vec<(&Row, Exact)> = rows.map(|row| Some((row, maximum_of(program, row)?))).collect::<Option<_>>()?;
    super::alternatives::most(program, &rows)
}

fn together(program: &Program, rows: &[RowId], how: Gather, counts: fn(&Row) -> bool) -> Option<Exact> {
    let rows: Vec<&Row> = rows.iter().filter_map(|id| program.row(*id)).filter(|row| counts(row)).collect();
    let maxima: Vec<Exact> = rows.iter().map(|row| maximum_of(program, row)).collect::<Option<_>>()?;
    match how {
        Gather::Sum => Some(Exact::sum(&maxima)),
        Gather::Best => maxima.iter().max().cloned(),
        // Of unlike maxima it has none; that is said of the mean itself.
        Gather::Geometric => maxima.iter().max().filter(|most| maxima.iter().all(|maximum| maximum == *most)).cloned(),
        Gather::Harmonic => {
            let parts: Vec<Exact> = maxima.iter().map(|maximum| Exact::one().over(maximum)).collect::<Option<_>>()?;
            i64::try_from(maxima.len()).ok().and_then(|count| Exact::from(count).over(&Exact::sum(&parts)))
        }
        Gather::Mean => crate::quantity::mean(&maxima.iter().collect::<Vec<_>>()),
        Gather::Weighted => {
            let weights: Vec<Exact> = rows.iter().map(|row| row.weight.clone()).collect::<Option<_>>()?;
            let products: Vec<Exact> = maxima.iter().zip(&weights).map(|(maximum, weight)| maximum.times(weight)).collect();
            Exact::sum(&products).over(&Exact::sum(&weights))
        }
    }
}

/// A row's declared maximum, or what its children give when it declares none (a nhóm without points).
fn maximum_of(program: &Program, row: &Row) -> Option<Exact> {
    match &row.maximum {
        Maximum::Points(points) => Some(points.clone()),
        Maximum::Unscored => Some(Exact::zero()),
        Maximum::Unlimited => None,
        Maximum::Unpublished if row.children.is_empty() => None,
        Maximum::Unpublished => match &row.score {
            Score::Gathered { how, .. } => gathered(program, &row.children, *how),
            Score::None | Score::Entered(_) | Score::Value(_) => None,
        },
    }
}
