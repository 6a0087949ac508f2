//! Proofs over the program, one small file each. This stage takes what `check` made and hands on findings only.
//!
//! No proof speaks about a row that is broken, and none about the whole set when something of it could not be read.

mod accept;
mod alternatives;
mod applies;
mod assemble;
mod attain;
mod choices;
mod circles;
mod class_cases;
mod class_changes;
mod class_names;
mod class_totals;
mod classes;
mod codes;
mod conditions;
mod constants;
mod corners;
mod counts;
mod direction;
pub(crate) mod domain;
mod exclusive;
mod extra_titles;
mod extras;
mod extras_idle;
mod grounds;
mod growth;
mod halves;
mod idle;
mod inputs;
mod intervals;
mod kinds;
mod limits;
mod linear;
mod listed;
mod lists;
mod numbers;
mod one_above;
mod open_shares;
mod order;
mod over_nothing;
mod parted;
mod past_classes;
mod percents;
mod pieces;
mod pillars;
pub(crate) mod policies;
pub(crate) mod probe;
mod quotients;
mod ranges;
mod rankings;
mod reach;
pub(crate) mod regions;
mod rounding;
mod rows;
mod scales;
mod senses;
mod steps;
mod stops;
mod strict_ends;
mod tiers;
mod titled_targets;
mod titles;
mod together;
mod totals;
mod uncapped;
mod undeployed;
mod unit_titles;
mod upside_down;
mod used;
mod words;
mod year;

use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, Level};
use crate::ir::{Program, Row};

/// Runs every proof, then writes the acceptances into the findings.
pub fn lint(checked: &Checked, findings: &mut Findings) {
    if let Some(program) = &checked.program {
        let prober = probe::Prober::of(program);
        rows::prove(program, checked, findings);
        totals::prove(program, checked, findings);
        counts::prove(program, checked, findings);
        tiers::prove(&prober, findings);
        direction::prove(&prober, findings);
        upside_down::prove(&prober, findings);
        limits::prove(&prober, findings);
        percents::prove(program, findings);
        choices::prove(program, findings);
        classes::prove(&prober, checked, findings);
        policies::prove(&prober, checked, findings);
        over_nothing::prove(&prober, findings);
        extras::prove(program, checked, findings);
        extras_idle::prove(program, checked, findings);
        circles::prove(program, findings);
        used::prove(program, checked, findings);
        lists::prove(program, checked, findings);
        conditions::prove(&prober, findings);
        direction::compare(&prober, findings);
        applies::prove(&prober, findings);
        idle::prove(program, checked, findings);
        inputs::prove(program, checked, findings);
        ranges::prove(program, findings);
        stops::prove(&prober, findings);
        grounds::prove(program, findings);
        codes::prove(program, checked, findings);
        numbers::prove(program, findings);
        rankings::prove(program, findings);
        pillars::prove(program, findings);
        one_above::prove(program, findings);
        unit_titles::prove(program, findings);
        halves::prove(program, findings);
        titled_targets::prove(program, findings);
        growth::prove(program, findings);
        extra_titles::prove(program, findings);
        senses::prove(program, findings);
        class_names::prove(program, findings);
        class_changes::prove(program, findings);
        undeployed::prove(program, checked, findings);
        // An error elsewhere may be the reason of what would be said of the whole.
        let unsettled = reach::unsettled(findings);
        let ends = reach::prove(&prober, findings);
        strict_ends::prove(program, findings);
        rounding::prove(&prober, &ends, checked, findings);
        open_shares::prove(program, findings);
        if !unsettled {
            attain::prove(&prober, &ends, checked, findings);
        }
    }
    accept::apply(&checked.acceptances, checked.incomplete, findings);
    if let Some(program) = &checked.program {
        mark_inferred(program, findings);
    }
}

/// A finding about a row, at a place, with the row's name and clause.
fn about(row: &Row, span: crate::source::Span, fault: Fault) -> Finding {
    Finding::at(span, fault).about(row.subject())
}

/// Whether something of a row was refused already: what follows from that is not said again.
fn refused(findings: &Findings, row: &Row) -> bool {
    findings.iter().any(|known| known.fault.level() == Level::Error && is_about(known, row))
}

/// Whether a finding is about a row; its code and kind tell, and asked so often that no subject is made for it.
fn is_about(known: &Finding, row: &Row) -> bool {
    known.subject.as_ref().is_some_and(|subject| subject.code == row.code && subject.kind == row.word())
}

/// A finding at a statement that is inferred, or over the whole row or table it stands in, shows the ground.
fn mark_inferred(program: &Program, findings: &mut Findings) {
    let grounds: Vec<_> = program.inferred().collect();
    for finding in findings.iter_mut() {
        let Some(span) = finding.span() else { continue };
        for inferred in &grounds {
            if (inferred.of.contains(span) || span.contains(inferred.of)) && !finding.inferred.contains(&inferred.ground) {
                finding.inferred.push(inferred.ground.clone());
            }
        }
    }
}
