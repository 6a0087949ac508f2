//! Numbers that classes and ranks read are written out in full, or rounded by a sentence: what is printed is what is compared.

use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, Role, StructureFault};
use crate::ir::{Basis, Maximum, Node, NodeId, Policy, Program, Row, RowId, Score, Total, walk};
use crate::quantity::Exact;
use crate::source::Span;
use crate::syntax::tree::Gather;

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    if checked.incomplete || program.rows.iter().any(|row| row.broken) {
        return;
    }
    let mut told: Vec<Basis> = Vec::new();
    for (basis, ranks, span) in readers(program) {
        if endless(program, &basis) && !told.contains(&basis) {
            let fault = StructureFault::RoundingMissing { share: basis == Basis::Percent, ranks };
            told.push(basis);
            let finding = Finding::at(span, Fault::Structure(fault));
            // The sentence that is wanted stands in the header.
            findings.push(match program.set.span {
                Some(header) => finding.label(header, Role::Declared),
                None => finding,
            });
        }
    }
}

/// What classes and ranks read; whether it is a ranking that does.
fn readers(program: &Program) -> Vec<(Basis, bool, Span)> {
    let mut out = Vec::new();
    if let Some(classes) = &program.classes {
        out.extend(classes.basis().map(|basis| (basis.clone(), false, classes.span)));
        for class in &classes.rows {
            let crate::ir::ClassTake::When(when) = class.take else { continue };
            walk(program, when, &mut |_, node| {
                if let Node::Published(basis) = node {
                    out.push((basis.clone(), false, class.span));
                }
            });
        }
    }
    out.extend(program.rankings.iter().map(|ranking| (ranking.basis.clone(), true, ranking.span)));
    out
}

/// Whether a number need not end and no sentence rounds it.
fn endless(program: &Program, basis: &Basis) -> bool {
    program.published_rounding(basis).is_none()
        && match basis {
            Basis::Total => total_endless(program),
            Basis::Percent => total_endless(program) || share_endless(program),
            Basis::ScaledTo(_) | Basis::Pillar(_) | Basis::Row(_) => false,
        }
}

fn total_endless(program: &Program) -> bool {
    let Total::Gathered(how) = program.total else { return false };
    program.rounding.total.is_none() && gathered_endless(program, &program.top, how)
}

/// Whether points over the applicable maximum need not end though the points do.
fn share_endless(program: &Program) -> bool {
    let leaves = program.rows.iter().any(|row| {
        let left_out = |policy: &Option<Policy>| *policy == Some(Policy::LeftOut);
        !row.reductions.is_empty()
            || left_out(&row.policies.missing)
            || (left_out(&row.policies.nothing) && super::policies::may_be_nothing(program, row))
            || (left_out(&row.policies.not_applicable) && !row.applies.is_empty())
    });
    leaves || program.set.scale.as_ref().is_some_and(|scale| !ends_under(scale))
}

/// Whether what moves in a step is written out in full, as the step is.
fn ends(step: Option<Exact>) -> bool {
    step.is_some_and(|step| step.terminates().is_some())
}

/// Whether every decimal over a number is a decimal again.
fn ends_under(divisor: &Exact) -> bool {
    Exact::one().over(divisor).is_some_and(|part| part.terminates().is_some())
}

fn gathered_endless(program: &Program, rows: &[RowId], how: Gather) -> bool {
    if ends(super::steps::of_rows(program, rows, how)) {
        return false;
    }
    let counted: Vec<&Row> = rows.iter().filter_map(|id| program.row(*id)).filter(|row| row.counts()).collect();
    let mean = match how {
        Gather::Sum | Gather::Best => false,
        Gather::Mean => i64::try_from(counted.len()).is_ok_and(|count| !ends_under(&Exact::from(count.max(1)))),
        // Weights of rows that leave are shared out among the rest.
        Gather::Weighted => {
            counted.iter().any(|row| row.policies.missing == Some(Policy::LeftOut) || row.policies.nothing == Some(Policy::LeftOut))
        }
        Gather::Harmonic => true,
        Gather::Geometric => false,
    };
    mean || counted.iter().any(|row| row_endless(program, row))
}

fn row_endless(program: &Program, row: &Row) -> bool {
    if program.rounding_of(row).is_some() || row.maximum == Maximum::Unscored {
        return false;
    }
    if ends(super::steps::of_row(program, row)) {
        return false;
    }
    match &row.score {
        Score::None | Score::Entered(_) => false,
        Score::Value(node) => value_endless(program, *node),
        Score::Gathered { how, .. } => gathered_endless(program, &row.children, *how),
    }
}

fn value_endless(program: &Program, id: NodeId) -> bool {
    if ends(super::steps::of_value(program, id)) {
        return false;
    }
    match program.node(id) {
        Some(Node::Rounded { .. }) => false,
        Some(Node::Quotient { over, by }) => {
            program.constant(*by).is_none_or(|divisor| !ends_under(divisor)) || value_endless(program, *over)
        }
        Some(Node::ShareOf(_) | Node::PillarShare(_)) => true,
        Some(Node::Records { what: crate::ir::Aggregate::Mean(_), .. }) => true,
        Some(Node::Population(population)) => {
            program.population(*population).is_some_and(|population| matches!(population.statistic, crate::ir::Statistic::Mean))
        }
        // What is only tested enters no number.
        Some(Node::Tiers { rows, otherwise, .. }) => {
            rows.iter().map(|tier| tier.value).chain(otherwise.iter().map(|(value, _)| *value)).any(|value| value_endless(program, value))
        }
        Some(Node::Cases { rows, otherwise }) => {
            rows.iter().map(|(_, value)| *value).chain(*otherwise).any(|value| value_endless(program, value))
        }
        Some(Node::Items { items, .. }) => items.iter().any(|item| value_endless(program, item.value)),
        Some(Node::Gate { value, otherwise, .. }) => value_endless(program, *value) || value_endless(program, *otherwise),
        Some(Node::WholeSteps { .. }) | None => false,
        Some(node) => crate::ir::children(node).into_iter().any(|child| value_endless(program, child)),
    }
}
