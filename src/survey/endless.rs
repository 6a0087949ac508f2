//! Numbers that no decimals can write, which the rules do not round and classes or ranks read: what is printed is then never what decides.

use super::rounding::{Again, Spot};
use super::{at, shown_as_percent};
use crate::diagnostic::{Fault, Finding, Findings, RoundedPlace, SurveyFault};
use crate::ir::{Basis, Program, RowLevel};
use crate::quantity::Exact;
use crate::score::Scores;
use crate::source::Span;

pub(super) fn ask(again: &Again<'_>, findings: &mut Findings) {
    let program = again.program;
    let mut told: Vec<Option<Spot>> = Vec::new();
    for (basis, span) in read(program) {
        let Some(first) = first_endless(program, again.scores, &basis) else { continue };
        let spot = spot(program, &basis);
        // Pillars share one rounding, and so do the rows of a level.
        if told.contains(&spot) {
            continue;
        }
        told.push(spot);
        let place = match (&basis, spot) {
            (Basis::ScaledTo(scale), _) => RoundedPlace::Scaled(scale.clone()),
            (_, Some(spot)) => spot.place(program),
            (_, None) => continue,
        };
        // What is printed tells another class or rank: that is the fault; without it the finding is for information.
        let decided = spot.and_then(|spot| Some((spot.printed(), again.change(spot, Some(spot.printed()))?)));
        let fault = match decided.filter(|(_, change)| change.classes > 0 || change.ranks > 0) {
            Some((printed, change)) => SurveyFault::EndlessDecides { place, units: first.units, printed, change },
            None => {
                let percent = shown_as_percent(program, &basis);
                SurveyFault::Endless { place, units: first.units, unit: first.unit, value: first.value, percent }
            }
        };
        findings.push(match (&basis, &fault) {
            (
                Basis::Row(id),
                SurveyFault::Endless { place: RoundedPlace::Row, .. } | SurveyFault::EndlessDecides { place: RoundedPlace::Row, .. },
            ) => match program.row(*id) {
                Some(row) => Finding::at(row.span, Fault::Survey(fault)).about(row.subject()),
                None => at(span, fault),
            },
            _ => at(span, fault),
        });
    }
}

/// Whether anything is told here.
pub(super) fn tells(again: &Again<'_>) -> bool {
    read(again.program).iter().any(|(basis, _)| first_endless(again.program, again.scores, basis).is_some())
}

/// What class tables and rankings read, with the place of the first table that does.
fn read(program: &Program) -> Vec<(Basis, Span)> {
    let classes = program.classes.iter().filter_map(|classes| Some((classes.basis()?.clone(), classes.span)));
    let mut out: Vec<(Basis, Span)> = Vec::new();
    for (basis, span) in classes.chain(program.rankings.iter().map(|ranking| (ranking.basis.clone(), ranking.span))) {
        if out.iter().all(|(known, _)| *known != basis) {
            out.push((basis, span));
        }
    }
    out
}

/// The place whose rounding makes a number; a number on another scale has none.
fn spot(program: &Program, basis: &Basis) -> Option<Spot> {
    match basis {
        Basis::Total => Some(Spot::Total),
        Basis::Percent => Some(Spot::Percent),
        Basis::Pillar(_) => Some(Spot::Pillars),
        Basis::ScaledTo(_) => None,
        Basis::Row(id) => Some(match program.row(*id)?.level {
            RowLevel::Main => Spot::Main,
            RowLevel::Component => Spot::Components,
            RowLevel::Group | RowLevel::Extra => Spot::Row(*id),
        }),
    }
}

struct First {
    units: usize,
    unit: String,
    value: Exact,
}

/// The units whose unrounded number does not end, and the first of them.
fn first_endless(program: &Program, scores: &Scores, basis: &Basis) -> Option<First> {
    if program.published_rounding(basis).is_some() {
        return None;
    }
    let endless = || {
        let values = scores.units.iter().filter_map(|unit| Some((unit, unit.basis(basis)?)));
        values.filter(|(_, value)| value.terminates().is_none())
    };
    let (unit, value) = endless().next()?;
    Some(First { units: endless().count(), unit: unit.name.clone(), value })
}
