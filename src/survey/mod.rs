//! A year's scores → what they say about the rules, one question per file. This stage takes what `score` made and hands on findings only.
//!
//! Nothing here stands in the way of a result, and nothing is guessed: each figure is counted or worked out exactly from the scores, and what
//! another rounding would change is found by scoring again with it. Every finding stands in the text of the rules, at the row, the table or
//! the header that it is about.

mod close;
mod endless;
mod rounding;
mod rows;
mod weights;

use crate::diagnostic::{Fault, Finding, Findings, SurveyFault};
use crate::eval::UnitValues;
use crate::ir::{Basis, Program};
use crate::quantity::{Exact, Mode, Rounding};
use crate::score::{Places, Scores};
use crate::source::Span;

/// With fewer units nothing is said about rows and weights: of four units that agree, chance alone is enough of a reason.
pub const FEWEST: usize = 5;

/// What people print where the rules round nothing: two decimals of points, two decimals of a percentage.
const PRINTED: u32 = 2;
const PRINTED_SHARE: u32 = 4;

/// Asks everything of the scores of a year.
pub fn survey(program: &Program, units: &[&UnitValues], places: &dyn Places, scores: &Scores, findings: &mut Findings) {
    let scored = scores.units.iter().filter(|unit| unit.result.total.is_some()).count();
    if scored == 0 {
        return;
    }
    if scored < FEWEST {
        tell(program, SurveyFault::TooFew { units: scored, need: FEWEST }, findings);
    } else {
        rows::ask(program, scores, findings);
        weights::ask(program, scores, findings);
    }
    close::to_classes(program, scores, findings);
    close::in_rank(program, scores, findings);
    let again = rounding::Again { program, units, places, scores };
    rounding::ask(&again, findings);
    endless::ask(&again, findings);
}

/// A finding about the set as a whole stands at its header.
fn tell(program: &Program, fault: SurveyFault, findings: &mut Findings) {
    let first = || program.rows.first().map(|row| row.span);
    if let Some(span) = program.set.span.or_else(first) {
        findings.push(at(span, fault));
    }
}

fn at(span: Span, fault: SurveyFault) -> Finding {
    Finding::at(span, Fault::Survey(fault))
}

/// Whether a number is shown as a percentage.
fn shown_as_percent(program: &Program, basis: &Basis) -> bool {
    *basis == Basis::Percent && program.rounding.percent.is_none_or(|percent| percent.percent)
}

/// How people print a number that the rules do not round.
fn printed(basis: &Basis) -> Rounding {
    let places = if *basis == Basis::Percent { PRINTED_SHARE } else { PRINTED };
    Rounding { places, mode: Mode::HalfUp }
}

/// One step of a number as it is published: 0,01 for two decimals.
fn step(program: &Program, basis: &Basis) -> Exact {
    program.published_rounding(basis).unwrap_or_else(|| printed(basis)).step()
}

/// How far two numbers are apart.
fn apart(a: &Exact, b: &Exact) -> Exact {
    let difference = a.minus(b);
    if difference.is_negative() { difference.negated() } else { difference }
}

/// A count as a number.
fn number(count: usize) -> Exact {
    Exact::from(i64::try_from(count).unwrap_or(i64::MAX))
}
