//! Every ranking ranks other units than the others, or by another number.

use super::together::same;
use crate::diagnostic::{Fault, Finding, Findings, Role, SlipFault};
use crate::ir::{Program, Ranking};

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for (place, ranking) in program.rankings.iter().enumerate() {
        if let Some(first) = program.rankings.iter().take(place).find(|first| alike(program, first, ranking)) {
            findings.push(Finding::at(ranking.span, Fault::Slip(SlipFault::RankingTwice)).label(first.span, Role::First));
        }
    }
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
