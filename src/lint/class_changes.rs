//! Sentences that lower a class lower it for something bad, and not for its absence: `hạ xuống "Yếu" khi không bị_kỷ_luật` lost or won a word.

use super::class_totals::asked;
use super::titles;
use super::words::Words;
use crate::diagnostic::{ContraryFault, Fault, Finding, Findings};
use crate::ir::{Node, Program};

/// What a title begins with that speaks of something in the way.
static CAUGHT: Words = Words::of(&["vướng", "có vướng", "bị vướng"]);

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for change in program.classes.iter().chain(program.row_classes.iter().map(|rows| &rows.table)).flat_map(|table| &table.changes) {
        // What is asked together with something else (`có_sự_cố và không khắc_phục`) may be meant.
        let ways = match program.node(change.when) {
            Some(Node::Or(ways)) => ways.clone(),
            _ => vec![change.when],
        };
        for way in ways {
            let Some(Node::Not(inner)) = program.node(way) else { continue };
            let bad = |title: &String| titles::plainly_bad(title) || CAUGHT.begin(title);
            if let Some(title) = asked(program, *inner).filter(bad) {
                let span = program.node_span(way).unwrap_or(change.span);
                findings.push(Finding::at(span, Fault::Contrary(ContraryFault::BadSpares { title })));
            }
        }
    }
}
