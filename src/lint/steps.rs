//! In which steps points move: sums of 20, 15 and 5 are multiples of 5, so that no total lies between 84 and 85.

use super::domain;
use super::policies::{may_be_nothing, worded};
use super::totals::gathered;
use crate::diagnostic::StateName;
use crate::ir::{Basis, InputKind, Maximum, Node, NodeId, Policy, Program, Row, RowId, Score, Total};
use crate::quantity::{Exact, Rounding};
use crate::syntax::tree::Gather;

/// The step of a number that is classed, before it is published; `None` where it moves in none, as where an appraisal may set any points.
pub(super) fn of_basis(program: &Program, basis: &Basis) -> Option<Exact> {
    if !program.set.rounds.is_empty() {
        return None;
    }
    match basis {
        Basis::Total => of_total(program),
        Basis::Percent => of_share(program),
        Basis::ScaledTo(scale) => Some(of_share(program)?.times(scale)),
        Basis::Pillar(index) => of_rows(program, &program.pillars.get(*index)?.members, Gather::Sum),
        Basis::Row(id) => of_row(program, program.row(*id)?),
    }
}

/// The step of the points of a row or pillar over its maximum; `None` where not all units have the same maximum.
pub(super) fn of_share_of(program: &Program, basis: &Basis) -> Option<Exact> {
    let (members, most) = match basis {
        Basis::Row(id) => (vec![*id], program.row(*id)?.maximum.points()?.clone()),
        Basis::Pillar(index) => {
            let members = program.pillars.get(*index)?.members.clone();
            let most = gathered(program, &members, Gather::Sum)?;
            (members, most)
        }
        Basis::Total | Basis::Percent | Basis::ScaledTo(_) => return None,
    };
    let own = rounded(of_basis(program, basis), program.published_rounding(basis));
    if any_reduced(program, &members) { None } else { over_number(own?, &most) }
}

/// The step of the total.
fn of_total(program: &Program) -> Option<Exact> {
    let how = match program.total {
        Total::Gathered(how) => how,
        Total::Entered(input) => return of_entered(program, &program.input(input)?.kind),
    };
    let bounds = program.set.short.iter().chain(&program.set.least_total).chain(&program.set.scale);
    bounds.fold(of_rows(program, &program.top, how), |step, bound| common(&step?, bound))
}

/// The step of the total over its maximum.
fn of_share(program: &Program) -> Option<Exact> {
    let scale = program.set.scale.as_ref()?;
    let same = match program.total {
        Total::Gathered(how) => !any_reduced(program, &program.top) && gathered(program, &program.top, how).as_ref() == Some(scale),
        Total::Entered(_) => program.rows.is_empty(),
    };
    // The total is rounded before it is shared out.
    if same { over_number(rounded(of_total(program), program.rounding.total)?, scale) } else { None }
}

/// Whether the maximum of some row, or of a row below it, is another for some units.
fn any_reduced(program: &Program, rows: &[RowId]) -> bool {
    let leaves = |policy: &Option<Policy>| matches!(policy, Some(Policy::LeftOut | Policy::Rescaled));
    rows.iter().filter_map(|id| program.row(*id)).any(|row| {
        let nothing = may_be_nothing(program, row) || worded(program, StateName::NothingArising);
        let by_state = leaves(&row.policies.missing)
            || (leaves(&row.policies.nothing) && nothing)
            || (leaves(&row.policies.not_applicable) && worded(program, StateName::NotApplicable));
        let own = by_state || !row.applies.is_empty() || !row.reductions.is_empty();
        (row.counts() && own) || any_reduced(program, &row.children)
    })
}

/// The step of a total that people enter.
fn of_entered(program: &Program, kind: &InputKind) -> Option<Exact> {
    let InputKind::Points { step, low, .. } = kind else { return None };
    let policies = &program.set.policies;
    let states = [&policies.missing, &policies.nothing, &policies.not_applicable].into_iter().flatten();
    states.fold(common(step.as_ref()?, low), |step, policy| match policy {
        Policy::Points(points) => common(&step?, points),
        Policy::Maximum => common(&step?, program.set.scale.as_ref()?),
        Policy::LeftOut | Policy::Rescaled | Policy::Report => step,
    })
}

/// A step behind a rounding: that of the rounding, unless every value is written out in it already.
pub(super) fn rounded(step: Option<Exact>, rounding: Option<Rounding>) -> Option<Exact> {
    let Some(rounding) = rounding else { return step };
    let kept = step.filter(|step| step.over(&rounding.step()).is_some_and(|steps| steps.is_integer()));
    Some(kept.unwrap_or_else(|| rounding.step()))
}

/// The step of what rows come to together.
pub(super) fn of_rows(program: &Program, rows: &[RowId], how: Gather) -> Option<Exact> {
    let counted: Vec<&Row> = rows.iter().filter_map(|id| program.row(*id)).filter(|row| row.counts() || row.extra.is_some()).collect();
    let each: Option<Vec<Exact>> = counted.iter().map(|row| of_row(program, row)).collect();
    let all = |steps: Vec<Exact>| steps.into_iter().map(Some).reduce(|left, right| common(&left?, &right?)).flatten();
    match how {
        Gather::Sum | Gather::Best => all(each?),
        // Of as many as there are, or as are left where some can leave.
        Gather::Mean => {
            let (most, step) = (counted.len(), all(each?)?);
            let least = if counted.iter().any(|row| may_leave(program, row)) { 1 } else { most };
            let parts = (least..=most).map(|count| over_number(step.clone(), &Exact::from(i64::try_from(count).ok()?)));
            all(parts.collect::<Option<Vec<_>>>()?)
        }
        Gather::Weighted => {
            if counted.iter().any(|row| may_leave(program, row)) {
                return None;
            }
            let weights: Vec<Exact> = counted.iter().map(|row| row.weight.clone()).collect::<Option<_>>()?;
            let weighed = each?.iter().zip(&weights).map(|(step, weight)| step.times(weight)).collect();
            over_number(all(weighed)?, &Exact::sum(&weights))
        }
        Gather::Geometric | Gather::Harmonic => None,
    }
}

/// Whether a row can leave a mean.
fn may_leave(program: &Program, row: &Row) -> bool {
    let left = |policy: &Option<Policy>| *policy == Some(Policy::LeftOut);
    let below = row.children.iter().filter_map(|id| program.row(*id)).any(|row| may_leave(program, row));
    let states = [&row.policies.missing, &row.policies.nothing, &row.policies.not_applicable];
    below || !row.applies.is_empty() || states.into_iter().any(left)
}

/// The step of a row's points; 0 for one that is always 0.
pub(super) fn of_row(program: &Program, row: &Row) -> Option<Exact> {
    if row.maximum == Maximum::Unscored {
        return Some(Exact::zero());
    }
    // What could not be read may come to anything.
    if row.broken {
        return None;
    }
    let made = match &row.score {
        Score::None => Some(Exact::zero()),
        Score::Entered(input) => match &program.input(*input)?.kind {
            InputKind::Points { step, low, .. } => common(step.as_ref()?, low),
            InputKind::Whole => Some(Exact::one()),
            InputKind::Decimal | InputKind::Ratio | InputKind::YesNo | InputKind::Choice(_) => None,
        },
        Score::Value(node) => of_value(program, *node),
        Score::Gathered { how, cap, floor } => {
            let limits = cap.iter().chain(floor).chain(&row.short);
            limits.fold(of_rows(program, &row.children, *how), |step, limit| common(&step?, limit))
        }
    };
    // What a state is worth is no less a score; it is rounded like any other.
    let states = [&row.policies.missing, &row.policies.nothing, &row.policies.not_applicable].into_iter().flatten();
    let with_states = states.fold(made, |step, policy| match policy {
        Policy::Points(points) => common(&step?, points),
        Policy::Maximum => common(&step?, row.maximum.points()?),
        Policy::Rescaled => None,
        Policy::LeftOut | Policy::Report => step,
    });
    rounded(with_states, program.rounding_of(row))
}

/// The step of a value.
pub(super) fn of_value(program: &Program, id: NodeId) -> Option<Exact> {
    let all =
        |nodes: Vec<NodeId>| nodes.into_iter().map(|node| of_value(program, node)).reduce(|left, right| common(&left?, &right?)).flatten();
    match program.node(id)? {
        Node::Constant(value) => Some(value.clone()),
        Node::Tiers { rows, otherwise, .. } => {
            all(rows.iter().map(|tier| tier.value).chain(otherwise.iter().map(|(value, _)| *value)).collect())
        }
        Node::Cases { rows, otherwise } => all(rows.iter().map(|(_, value)| *value).chain(*otherwise).collect()),
        Node::Items { items, .. } => all(items.iter().map(|item| item.value).collect()),
        Node::Gate { value, otherwise, .. } => all(vec![*value, *otherwise]),
        Node::Sum(parts) => all(parts.iter().map(|(_, part)| *part).collect()),
        Node::Least(parts) | Node::Greatest(parts) => all(parts.clone()),
        Node::Cap { value, limit } | Node::Floor { value, limit } => all(vec![*value, *limit]),
        Node::Distance { left, right } => all(vec![*left, *right]),
        Node::OrNothing { value, nothing } => all(vec![*value, *nothing]),
        Node::Negative(value) => of_value(program, *value),
        Node::Product(parts) => {
            let steps: Vec<Exact> = parts.iter().map(|part| of_value(program, *part)).collect::<Option<_>>()?;
            Some(steps.iter().fold(Exact::one(), |product, step| product.times(step)))
        }
        // Divided by a constant, whole points come in equal parts of a point.
        Node::Quotient { over, by } => over_number(of_value(program, *over)?, &domain::fixed(program, *by)?),
        _ => domain::of(program, id).step,
    }
}

fn over_number(step: Exact, number: &Exact) -> Option<Exact> {
    let step = step.over(number)?;
    Some(if step.is_negative() { step.negated() } else { step })
}

/// The largest number of which both are multiples (Euclid); 0 is a multiple of everything.
fn common(left: &Exact, right: &Exact) -> Option<Exact> {
    let (mut large, mut small) = (left.clone(), right.clone());
    // A step so small that this does not end soon parts no scores.
    for _ in 0..64 {
        if small.is_zero() {
            return Some(if large.is_negative() { large.negated() } else { large });
        }
        let whole = large.over(&small)?.floor();
        (large, small) = (small.clone(), large.minus(&whole.times(&small)));
    }
    None
}
