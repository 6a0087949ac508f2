//! A figure over another that may be 0 while the one is not: `không phát sinh` speaks of 0/0, and nothing of 5/0.
//!
//! Only where the two count different things: what is a part of what it is divided by has nothing where that has nothing, declared or not. Nor do
//! days or hours go by where there is nothing that takes them: `số ngày chậm / số hồ sơ chậm`. A row that says itself what is done without the
//! things below the line thought of a unit that has none: `số học viên / số lớp` with its own `không phát sinh`.

use super::probe::Prober;
use super::words::Words;
use super::{about, domain};
use crate::diagnostic::{Fault, Findings, Gets, PolicyFault, Run};
use crate::eval::{Stop, TroubleKind, value_of};
use crate::formula::written;
use crate::ir::{Node, NodeId, Program, Row, RowId, walk};

pub(super) fn prove(prober: &Prober<'_>, findings: &mut Findings) {
    let program = prober.program;
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken && row.not_deployed.is_none()) {
        if super::refused(findings, row) {
            continue;
        }
        let thought_of = row.policies.nothing != program.set.policies.nothing;
        for quotient in quotients(program, row) {
            let Some(Node::Quotient { over, by }) = program.node(quotient) else { continue };
            let (over, by) = (*over, *by);
            if thought_of && domain::may_be_zero(program, over) {
                continue;
            }
            if let Some(run) = shown(prober, id, row, quotient) {
                let name = |node| written(program, Some(id), node);
                let fault = PolicyFault::OverNothing { over: name(over), by: name(by) };
                let span = program.node_span(quotient).unwrap_or(row.span);
                findings.push_once(about(row, span, Fault::Policy(fault)).shown([run]));
                break;
            }
        }
    }
}

/// The ratios of a row that may be something over nothing.
fn quotients(program: &Program, row: &Row) -> Vec<NodeId> {
    let mut out = Vec::new();
    for root in row.evaluated() {
        walk(program, root, &mut |id, node| {
            let Node::Quotient { over, by } = node else { return };
            let more = domain::of(program, *over).high.is_none_or(|high| high.is_positive());
            let apart = more && !domain::proved_at_most(program, *over, *by) && unlike(program, *over, *by);
            if apart && domain::may_be_zero(program, *by) && own(program, id) && !out.contains(&id) {
                out.push(id);
            }
        });
    }
    out
}

/// Whether the unit's own figures make a value, and neither other units nor other rows nor records.
fn own(program: &Program, node: NodeId) -> bool {
    let mut own = true;
    walk(program, node, &mut |_, node| {
        own &= !matches!(
            node,
            Node::Population(_) | Node::ShareOf(_) | Node::PillarShare(_) | Node::Published(_) | Node::Records { .. } | Node::Field(_)
        );
    });
    own
}

/// Whether no figure above the line counts what one below it counts.
fn unlike(program: &Program, over: NodeId, by: NodeId) -> bool {
    let counted = |node: NodeId| {
        let mut out = Vec::new();
        walk(program, node, &mut |_, node| {
            if let Node::Input(id) = node {
                out.push(program.input(*id).and_then(|input| input.unit.as_deref()));
            }
        });
        out
    };
    let (above, below) = (counted(over), counted(by));
    let known = above.iter().chain(&below).all(Option::is_some);
    known && !above.is_empty() && !below.is_empty() && above.iter().all(|unit| !below.contains(unit) && !is_time(*unit))
}

/// What is taken by the things below the line.
static TIMES: Words = Words::of(&["ngày", "ngày làm việc", "giờ", "phút", "giây", "tuần", "tháng"]);

fn is_time(unit: Option<&str>) -> bool {
    unit.is_some_and(|unit| TIMES.hold(unit))
}

/// A unit to which the row applies and whose ratio is something over nothing.
fn shown(prober: &Prober<'_>, id: RowId, row: &Row, quotient: NodeId) -> Option<Run> {
    let over_nothing = |kind: &TroubleKind| matches!(kind, TroubleKind::SomethingOverNothing(_));
    if let Some(probe) = prober.row(id) {
        return probe.find(|seen| seen.troubles.iter().any(|trouble| over_nothing(&trouble.kind)));
    }
    // Beside other units the ratio itself is run, for a unit to which the row applies.
    let program = prober.program;
    let mut nodes = vec![quotient];
    nodes.extend(program.with_above(row).flat_map(Row::conditions));
    let mut found = None;
    prober.kinds(&nodes, |unit, given| {
        if let Err(Stop::Trouble(kind, input)) = value_of(program, unit, quotient)
            && over_nothing(&kind)
            && super::applies::to(program, row, unit)
        {
            let trouble = crate::eval::Trouble { row: Some(id), input, list: None, kind };
            let code = Fault::Data(trouble.fault("")).code();
            found = Some(Run { given: given.to_vec(), row: Some(row.code.to_string()), gets: Gets::Trouble { code, points: None } });
        }
        found.is_none()
    });
    found
}
