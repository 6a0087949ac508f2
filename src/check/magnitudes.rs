//! `5 tỷ đồng` beside a figure in `triệu đồng`: the parser cannot know the unit, so the finding is finished here, where the declarations are at hand.

use super::Outline;
use crate::diagnostic::{Fault, Findings, SyntaxFault};
use crate::name::fold;
use crate::quantity::{Exact, Style, show};
use crate::source::Span;
use crate::syntax::tree::{ClauseKind, ExprKind, InputType};

/// Units that are so many of another: their words, and the zeros that they stand for.
const UNITS: [(&str, u32); 4] = [("đồng", 0), ("nghìn đồng", 3), ("triệu đồng", 6), ("tỷ đồng", 9)];

pub(super) fn settle(outline: &Outline<'_>, findings: &mut Findings) {
    for finding in findings.iter_mut() {
        let Some(span) = finding.span() else { continue };
        let Fault::Syntax(SyntaxFault::Magnitude { number, figure, declared, .. }) = &mut finding.fault else { continue };
        let Some(name) = figure.clone().or_else(|| subject(outline, span)) else { continue };
        let Some(unit) = unit_of(outline, &name) else { continue };
        let zeros = UNITS.iter().find(|(words, _)| fold(words) == fold(&unit)).map_or(0, |(_, zeros)| *zeros);
        let times = 10_i64.checked_pow(zeros).and_then(|times| Exact::ratio(times, 1));
        let Some(written) = times.and_then(|times| number.over(&times)) else { continue };
        let text = show(&written, Style::people()).text;
        *declared = Some((name, unit, written));
        *finding = finding.clone().fix(span, text);
    }
}

/// What the table is about in which a row stands.
fn subject(outline: &Outline<'_>, row: Span) -> Option<String> {
    let block = outline.all.iter().find(|block| block.span.contains(row))?;
    let above = block.clauses.iter().rev().filter(|clause| clause.span.start <= row.start);
    above.into_iter().find_map(|clause| match &clause.kind {
        ClauseKind::Tiers { subject, .. } => match &subject.kind {
            ExprKind::Name { name, .. } => Some(name.value.clone()),
            _ => None,
        },
        _ => None,
    })
}

/// The unit that a figure of this name is declared in; none where several are.
fn unit_of(outline: &Outline<'_>, name: &str) -> Option<String> {
    let clauses = outline.all.iter().flat_map(|block| &block.clauses);
    let mut units = clauses.filter_map(|clause| match &clause.kind {
        ClauseKind::Input(input) if fold(&input.name.value) == fold(name) => match &input.kind {
            InputType::Whole(unit) | InputType::Decimal(unit) => unit.as_ref().map(|unit| unit.value.clone()),
            _ => None,
        },
        _ => None,
    });
    let first = units.next()?;
    units.all(|unit| fold(&unit) == fold(&first)).then_some(first)
}
