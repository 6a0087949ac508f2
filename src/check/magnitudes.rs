//! `5 tỷ đồng` beside a figure in `triệu đồng`: the parser cannot know the unit, so the finding is finished here, where the declarations are at hand.

use super::Outline;
use crate::diagnostic::{Fault, Findings, SyntaxFault};
use crate::name::fold;
use crate::syntax::tree::{ClauseKind, InputType};

pub(super) fn settle(outline: &Outline<'_>, findings: &mut Findings) {
    for finding in findings.iter_mut() {
        let Some(span) = finding.span() else { continue };
        let Fault::Syntax(SyntaxFault::Magnitude { number, millions, figure: Some((name, unit)), .. }) = &mut finding.fault else {
            continue;
        };
        *unit = unit_of(outline, name);
        let written = match unit.as_deref().map(fold).as_deref() {
            Some("đồng") => Some(&*number),
            Some("triệu đồng") => millions.as_ref(),
            Some(_) if millions.is_none() => Some(&*number),
            _ => None,
        };
        if let Some(written) = written.cloned() {
            let mended = std::mem::replace(finding, crate::diagnostic::Finding::at(span, finding.fault.clone())).fix(span, written);
            *finding = mended;
        }
    }
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
