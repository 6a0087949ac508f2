//! Every ranking ranks other units than the others, or by another number; every tie-break looks at another figure than those before it.

use super::together::same;
use crate::diagnostic::{Fault, Finding, Findings, Role, SlipFault, TierFault};
use crate::ir::{Basis, Maximum, Node, NodeId, Program, Ranking, Score};

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for (place, ranking) in program.rankings.iter().enumerate() {
        if let Some(first) = program.rankings.iter().take(place).find(|first| alike(program, first, ranking)) {
            findings.push(Finding::at(ranking.span, Fault::Slip(SlipFault::RankingTwice)).label(first.span, Role::First));
        }
        ties(program, ranking, findings);
    }
}

/// Units that come to a tie-break are equal in every figure before it, whichever way that one was looked at.
fn ties(program: &Program, ranking: &Ranking, findings: &mut Findings) {
    for (place, tie) in ranking.ties.iter().enumerate() {
        if unscored(program, tie.by) {
            let span = program.node_span(tie.by).unwrap_or(ranking.span);
            findings.push(Finding::at(span, Fault::Tier(TierFault::TieUnscored { figure: tie.text.clone() })));
        }
        let Some(first) = ranking.ties.iter().take(place).find(|first| same(program, first.by, tie.by)) else { continue };
        let Some(span) = program.node_span(tie.by) else { continue };
        let finding = Finding::at(span, Fault::Tier(TierFault::TieTwice { figure: tie.text.clone() }));
        findings.push(match program.node_span(first.by) {
            Some(first) => finding.label(first, Role::First),
            None => finding,
        });
    }
}

/// Whether a tie-break reads the points of a row that has none.
fn unscored(program: &Program, by: NodeId) -> bool {
    let Some(Node::Published(Basis::Row(id))) = program.node(by) else { return false };
    program.row(*id).is_some_and(|row| !row.broken && row.maximum == Maximum::Unscored && matches!(row.score, Score::None))
}

fn alike(program: &Program, one: &Ranking, other: &Ranking) -> bool {
    let units = match (one.filter, other.filter) {
        (None, None) => true,
        (Some(one), Some(other)) => same(program, one, other),
        _ => false,
    };
    let plain = |ranking: &Ranking| ranking.ties.is_empty() && ranking.at_last.is_none();
    units && one.basis == other.basis && one.within == other.within && plain(one) == plain(other)
}
