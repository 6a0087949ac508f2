//! A change since last year is a part of what there was last year: `(trước - nay) / nay` gives a fall by half as 100%, and a fall to nothing as no
//! ratio at all.
//!
//! Said only where the titles tell which of the two figures is the earlier one.

use super::about;
use super::words::Words;
use crate::diagnostic::{Fault, Findings, SlipFault};
use crate::formula::written;
use crate::ir::{Input, InputId, Node, NodeId, Program, walk};
use crate::syntax::tree::Sign;

/// What the title of the earlier figure says.
static EARLIER: Words =
    Words::of(&["năm trước", "kỳ trước", "năm liền trước", "năm ngoái", "cùng kỳ", "quý trước", "tháng trước", "đầu năm", "đầu kỳ"]);

/// What the title of the later one says.
static LATER: Words =
    Words::of(&["năm nay", "kỳ này", "trong năm", "năm đánh giá", "quý này", "tháng này", "cuối năm", "cuối kỳ", "hiện nay"]);

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken) {
        if super::refused(findings, row) {
            continue;
        }
        let mut found = Vec::new();
        for root in row.evaluated() {
            walk(program, root, &mut |_, node| found.extend(over_later(program, node)));
        }
        found.dedup();
        for Growth { change, by, before, after } in found {
            let (Some(before), Some(after)) = (program.input(before), program.input(after)) else { continue };
            let fault = SlipFault::GrowthBase { change: written(program, Some(id), change), by: after.title(), before: before.title() };
            let span = program.node_span(by).unwrap_or(row.span);
            findings.push_once(about(row, span, Fault::Slip(fault)).fix(span, before.name.clone()));
        }
    }
}

/// A difference of an earlier and a later figure over the later one.
#[derive(PartialEq)]
struct Growth {
    change: NodeId,
    by: NodeId,
    before: InputId,
    after: InputId,
}

fn over_later(program: &Program, node: &Node) -> Option<Growth> {
    let Node::Quotient { over, by } = node else { return None };
    let Some(Node::Sum(parts)) = program.node(*over) else { return None };
    let [(Sign::Plus, first), (Sign::Minus, second)] = parts.as_slice() else { return None };
    let figure = |node: NodeId| match program.node(node) {
        Some(Node::Input(id)) => Some(*id),
        _ => None,
    };
    let (first, second, after) = (figure(*first)?, figure(*second)?, figure(*by)?);
    let before = if after == first { second } else { first };
    let says = |id: InputId, words: &Words| program.input(id).is_some_and(|input| words.stand_in(&input.title()));
    let told = says(before, &EARLIER) && !says(before, &LATER) && says(after, &LATER) && !says(after, &EARLIER);
    ([first, second].contains(&after) && told).then_some(Growth { change: *over, by: *by, before, after })
}

/// Whether a figure is that of a year before: that it begins at 1 is meant for what is divided by it.
pub(super) fn is_earlier(input: Option<&Input>) -> bool {
    input.is_some_and(|input| EARLIER.stand_in(&input.title()))
}
