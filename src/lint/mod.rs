//! Proofs over the program, one small file each. This stage takes what `check` made and hands on findings only.
//!
//! No proof speaks about a row that is broken, and none about the whole set when something of it could not be read.

mod accept;
mod choices;
mod circles;
mod classes;
mod counts;
pub(crate) mod domain;
mod extras;
mod lists;
mod percents;
mod pieces;
mod policies;
pub(crate) mod probe;
mod reach;
pub(crate) mod regions;
mod rows;
mod tiers;
mod together;
mod totals;
mod uncapped;
mod undeployed;
mod used;

use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings};
use crate::ir::{Program, Row};

/// Runs every proof, then writes the acceptances into the findings.
pub fn lint(checked: &Checked, findings: &mut Findings) {
    if let Some(program) = &checked.program {
        let prober = probe::Prober::of(program);
        rows::prove(program, checked, findings);
        totals::prove(program, checked, findings);
        counts::prove(program, checked, findings);
        tiers::prove(&prober, findings);
        percents::prove(program, findings);
        choices::prove(program, findings);
        classes::prove(program, checked, findings);
        policies::prove(program, checked, findings);
        extras::prove(program, checked, findings);
        uncapped::prove(program, findings);
        reach::prove(program, findings);
        circles::prove(program, findings);
        used::prove(program, checked, findings);
        lists::prove(program, checked, findings);
        undeployed::prove(program, checked, findings);
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

/// A finding at a statement that is inferred, or over the whole row or table it stands in, shows the ground.
fn mark_inferred(program: &Program, findings: &mut Findings) {
    let grounds: Vec<_> = program
        .rows
        .iter()
        .flat_map(|row| &row.inferred)
        .chain(program.pillars.iter().flat_map(|pillar| &pillar.inferred))
        .chain(program.classes.iter().flat_map(|classes| &classes.inferred))
        .chain(program.row_classes.iter().flat_map(|rows| &rows.table.inferred))
        .chain(program.lists.iter().flat_map(|list| &list.inferred))
        .chain(&program.set.inferred)
        .collect();
    for finding in findings.iter_mut() {
        let Some(span) = finding.span() else { continue };
        for inferred in &grounds {
            if (inferred.of.contains(span) || span.contains(inferred.of)) && !finding.inferred.contains(&inferred.ground) {
                finding.inferred.push(inferred.ground.clone());
            }
        }
    }
}
