//! Numbers that classes and ranks read are written out in full, or rounded by a sentence: what is printed is what is compared.

use super::domain;
use super::kinds::Kinds;
use super::probe::Prober;
use super::reach::Ends;
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, Role, StructureFault};
use crate::ir::{Basis, Maximum, Node, NodeId, Policy, Program, Row, RowId, Score, Total, walk};
use crate::quantity::Exact;
use crate::source::Span;
use crate::syntax::tree::Gather;

/// Of a divisor with more values than this it is not asked whether each divides into a decimal.
const MOST_DIVISORS: usize = 64;

/// `ends`: what each row can come to.
pub(super) fn prove(prober: &Prober<'_>, ends: &[Ends], checked: &Checked, findings: &mut Findings) {
    let program = prober.program;
    if checked.incomplete || program.rows.iter().any(|row| row.broken) {
        return;
    }
    let mut told: Vec<Basis> = Vec::new();
    for (basis, ranks, span) in readers(program) {
        if endless(prober, ends, &basis) && !told.contains(&basis) {
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
fn endless(prober: &Prober<'_>, ends: &[Ends], basis: &Basis) -> bool {
    let program = prober.program;
    program.published_rounding(basis).is_none()
        && match basis {
            Basis::Total => total_endless(program),
            Basis::Percent => total_endless(program) || share_endless(prober, ends),
            Basis::ScaledTo(_) | Basis::Pillar(_) | Basis::Row(_) => false,
        }
}

fn total_endless(program: &Program) -> bool {
    let Total::Gathered(how) = program.total else { return false };
    program.rounding.total.is_none() && gathered_endless(program, &program.top, how)
}

/// Whether points over the applicable maximum need not end though the points do.
fn share_endless(prober: &Prober<'_>, ends: &[Ends]) -> bool {
    let program = prober.program;
    let left_out = |policy: &Option<Policy>| *policy == Some(Policy::LeftOut);
    // What leaves the maximum for want of figures may be any of the rows.
    let by_figures = program
        .rows
        .iter()
        .any(|row| left_out(&row.policies.missing) || (left_out(&row.policies.nothing) && super::policies::may_be_nothing(program, row)));
    let by_kind = |row: &Row| !row.reductions.is_empty() || (left_out(&row.policies.not_applicable) && !row.applies.is_empty());
    by_figures
        || (program.rows.iter().any(by_kind) && kinds_endless(prober, ends))
        || program.set.scale.as_ref().is_some_and(|scale| !ends_under(scale))
}

/// Whether some kind of unit is scored out of a number under which points need not end: 50 and 80 do no harm, 90 does.
fn kinds_endless(prober: &Prober<'_>, ends: &[Ends]) -> bool {
    let kinds = Kinds::of(prober, ends);
    !kinds.all || kinds.list.iter().map(|kind| &kind.best.applicable).any(|applicable| !applicable.is_zero() && !ends_under(applicable))
}

/// Whether what moves in a step is written out in full, as the step is.
fn ends(step: Option<Exact>) -> bool {
    step.is_some_and(|step| step.terminates().is_some())
}

/// Whether every decimal over a number is a decimal again.
fn ends_under(divisor: &Exact) -> bool {
    Exact::one().over(divisor).is_some_and(|part| part.terminates().is_some())
}

/// Whether every number that a divisor can be divides into a decimal; under zero there is no value.
fn always_ends_under(program: &Program, by: NodeId) -> bool {
    values(program, by).is_some_and(|values| values.iter().all(|value| value.is_zero() || ends_under(value)))
}

/// All values that an expression can take, where they are few; `None` where they are many, or endless.
fn values(program: &Program, id: NodeId) -> Option<Vec<Exact>> {
    let domain::Domain { low, high, step } = domain::of(program, id);
    let (low, high) = (low?, high?);
    if low == high {
        return Some(vec![low]);
    }
    let step = step.filter(Exact::is_positive)?;
    let mut at = low.over(&step)?.floor().times(&step);
    let mut out = Vec::new();
    while at <= high {
        if out.len() == MOST_DIVISORS {
            return None;
        }
        let next = at.plus(&step);
        if at >= low {
            out.push(at);
        }
        at = next;
    }
    Some(out)
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
        Some(Node::Quotient { over, by }) => !always_ends_under(program, *by) || value_endless(program, *over),
        Some(Node::ShareOf(row)) => program.row(*row).is_none_or(|row| row_share_endless(program, row)),
        Some(Node::PillarShare(_)) => true,
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

/// Whether the points of a row over its maximum need not end. Only of a row that is scored by itself, out of one maximum, and reads no share in
/// its turn, so that no circle is followed.
fn row_share_endless(program: &Program, row: &Row) -> bool {
    let one = row.maximum.points().is_some_and(ends_under) && row.reductions.is_empty();
    let itself = matches!(row.score, Score::Value(_) | Score::Entered(_));
    let mut shares = false;
    for node in row.evaluated() {
        walk(program, node, &mut |_, node| shares |= matches!(node, Node::ShareOf(_) | Node::PillarShare(_)));
    }
    !one || !itself || shares || row_endless(program, row)
}
