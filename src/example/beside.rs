//! Where a failed expectation points to in the rules, where it is about no row: the class that a unit got, the pillar, the ranking, and the
//! rounding where the two numbers are no more than one step of it apart.

use crate::diagnostic::Got;
use crate::ir::{Basis, Expectation, Program};
use crate::quantity::{Exact, Rounding};
use crate::source::Span;
use crate::syntax::tree::RoundPlace;

/// The places, the nearest first.
pub(super) fn places(program: &Program, what: &Expectation, expected: &Got, got: &Got) -> Vec<Span> {
    let rounded = |place: RoundPlace, rounding: Option<Rounding>| {
        let near = rounding.zip(apart(expected, got)).is_some_and(|(rounding, apart)| apart <= rounding.step());
        let said = program.rounding.said.iter().rev().find(|(known, _)| *known == place).map(|(_, span)| *span);
        said.filter(|_| near)
    };
    match what {
        Expectation::Class(_) => {
            let Some(table) = &program.classes else { return Vec::new() };
            let class = match got {
                Got::Class(class) => table.rows.iter().find(|row| row.name == *class).map(|row| row.span),
                _ => None,
            };
            vec![class.unwrap_or(table.span)]
        }
        Expectation::Pillar(index, _) => {
            let pillar = program.pillars.get(*index).map(|pillar| pillar.span);
            pillar.into_iter().chain(rounded(RoundPlace::Pillars, program.rounding.pillars)).collect()
        }
        Expectation::Ranks { table, .. } => program.rankings.get(*table).map(|ranking| ranking.span).into_iter().collect(),
        Expectation::Total(_) => rounded(RoundPlace::Total, program.rounding.total).into_iter().collect(),
        // A mean of percentages is rounded as they are.
        Expectation::Percent(_) | Expectation::Mean(Basis::Percent, _) => {
            rounded(RoundPlace::Percent, program.rounding.percent.map(|percent| percent.rounding)).into_iter().collect()
        }
        Expectation::Mean(..) => rounded(RoundPlace::Means, program.rounding.means).into_iter().collect(),
        Expectation::Points(..) | Expectation::State(..) | Expectation::Left(_) | Expectation::Applicable(..) | Expectation::Finding(_) => {
            Vec::new()
        }
    }
}

/// How far two numbers are apart.
fn apart(expected: &Got, got: &Got) -> Option<Exact> {
    let number = |got: &Got| match got {
        Got::Points(number) | Got::Percent(number) | Got::MeanPoints(number) | Got::MeanPercent(number) => Some(number.clone()),
        _ => None,
    };
    let apart = number(expected)?.minus(&number(got)?);
    Some(if apart.is_negative() { apart.negated() } else { apart })
}
