//! Why the points of a row leave their bounds, where the declarations tell: parts of one whole that are each bounded by all of it, and a
//! difference that stands the wrong way round. Their mend is another than a limit, which would hide the slip.

use super::linear::at_most;
use super::regions::Region;
use crate::diagnostic::Slip;
use crate::formula::written;
use crate::ir::{InputId, Node, NodeId, Program, RowId, inputs_under, walk};
use crate::source::Span;
use crate::syntax::tree::Sign;

/// `(rất + vừa) / phiếu` where each is declared up to `phiếu` and together they may pass it: the last of them ends where the others leave off.
pub(super) fn parts(program: &Program, row: RowId, node: NodeId) -> Option<Slip> {
    let mut found = None;
    walk(program, node, &mut |_, node| {
        let Node::Quotient { over, by } = node else { return };
        let Some(Node::Input(whole)) = program.node(*by) else { return };
        let parts = inputs_under(program, *over);
        let bounded = |id: &InputId| {
            let high = program.input(*id).and_then(|input| input.domain.as_ref()).and_then(|bounds| bounds.high);
            high.is_some_and(|(end, closed)| closed && matches!(program.node(end), Some(Node::Input(end)) if end == whole))
        };
        let name = |id: &InputId| program.input(*id).map(|input| input.name.clone());
        if found.is_none()
            && matches!(program.node(*over), Some(Node::Sum(_)))
            && parts.len() > 1
            && parts.iter().all(bounded)
            && let Some((last, first)) = parts.split_last()
            && let (Some(part), Some(others)) = (name(last), first.iter().map(name).collect::<Option<Vec<_>>>())
        {
            let end = others.iter().fold(written(program, Some(row), *by), |end, other| format!("{end} - {other}"));
            found = Some(Slip::Parts { part, end });
        }
    });
    found
}

/// `không_hài_lòng - phiếu` where the one is never more than the other: where it stands, and how it would be meant.
pub(super) fn turned(program: &Program, row: RowId, node: NodeId) -> Option<(Span, String, String)> {
    let mut found = None;
    walk(program, node, &mut |id, node| {
        let Node::Sum(parts) = node else { return };
        let [(Sign::Plus, first), (Sign::Minus, second)] = parts.as_slice() else { return };
        let figure = |node: NodeId| matches!(program.node(node), Some(Node::Input(_)));
        if found.is_none() && figure(*first) && figure(*second) && at_most(program, &Region::default(), *first, *second) {
            let (first, second) = (written(program, Some(row), *first), written(program, Some(row), *second));
            found = program.node_span(id).map(|span| (span, format!("{first} - {second}"), format!("{second} - {first}")));
        }
    });
    found
}
