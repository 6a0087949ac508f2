//! Every row says what it needs: a maximum, a way of scoring, weights that belong together, one rounding.

use super::about;
use crate::check::Checked;
use crate::diagnostic::{Fault, Findings, Made, Role, StructureFault};
use crate::ir::{Maximum, Node, Program, Row, RowId, Score, Total};
use crate::quantity::Exact;
use crate::syntax::tree::Gather;

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    let entered_total = matches!(program.total, Total::Entered(_));
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken) {
        let mut fault = |span, fault| findings.push(about(row, span, Fault::Structure(fault)));
        let leaf = row.children.is_empty();
        if leaf && checked.declared.no_maximum.contains(&id) && !is_empty_group(program, id) {
            fault(row.span, StructureFault::NoMaximum);
        }
        let scored = row.maximum != Maximum::Unscored;
        match (&row.score, leaf) {
            (Score::None, true) if scored && !entered_total && !checked.headless && !is_empty_group(program, id) => {
                fault(row.span, StructureFault::NoScoring)
            }
            (Score::Entered(_) | Score::Value(_) | Score::Gathered { .. }, true) if entered_total && row.counts() => {
                fault(row.span, StructureFault::TotalEnteredAndScored);
            }
            // A sentence over rows below that are not there; what could not be read may be they.
            (Score::Gathered { .. }, true) if !checked.headless => fault(row.span, StructureFault::NothingBelow),
            _ => {}
        }
        if leaf && row.maximum == Maximum::Unpublished && !row.outside && !checked.declared.no_maximum.contains(&id) && !entered_total {
            fault(row.maximum_span, StructureFault::UnpublishedInTotal);
        }
        if let (Maximum::Points(maximum), Some(largest)) = (&row.maximum, row.reductions.iter().max_by_key(|reduction| &reduction.points))
            && largest.points > *maximum
        {
            let (taken, maximum) = (largest.points.clone(), maximum.clone());
            fault(largest.span, StructureFault::ReductionTooLarge { taken, maximum });
        }
        double_rounding(program, row, findings);
        weights(program, row, findings);
    }
    top_weights(program, checked, findings);
}

/// A nhóm without rows is a heading whose rows could be elsewhere; the totals say so.
fn is_empty_group(program: &Program, id: RowId) -> bool {
    program.row(id).is_some_and(|row| row.level == crate::ir::RowLevel::Group)
}

fn double_rounding(program: &Program, row: &Row, findings: &mut Findings) {
    // What no fraction writes must be rounded where it stands; there is no choice of place.
    let forced = |row: &Row| match row.score {
        Score::Gathered { how: Gather::Geometric, .. } => true,
        Score::Value(node) => matches!(program.node(node), Some(Node::Rounded { .. })),
        _ => false,
    };
    if forced(row) {
        return;
    }
    let Some(own) = program.rounding_of(row) else { return };
    let child = row.children.iter().filter_map(|child| program.row(*child)).filter(|child| !forced(child));
    let finer = child.into_iter().find(|child| program.rounding_of(child).is_some_and(|other| other != own));
    if let Some(child) = finer {
        let finding = about(row, row.span, Fault::Structure(StructureFault::DoubleRounding));
        findings.push(finding.label(child.span, Role::Part));
    }
}

/// The weights under one parent: all or none, and 100% together for a unit.
fn weights(program: &Program, row: &Row, findings: &mut Findings) {
    let made = match &row.score {
        Score::Gathered { how, cap, .. } => Some(made(*how, cap.is_some())),
        Score::None | Score::Entered(_) | Score::Value(_) => None,
    };
    let children: Vec<&Row> = row.children.iter().filter_map(|child| program.row(*child)).filter(|row| row.counts()).collect();
    if let Some(fault) = weight_fault(program, &children, made) {
        if let Some(child) = unmarked(&children, &fault) {
            return findings.push(about(child, child.span, Fault::Structure(fault)));
        }
        let mut finding = about(row, row.span, Fault::Structure(fault));
        for child in children {
            finding = finding.label(child.span, Role::Part);
        }
        findings.push(finding);
    }
}

/// The row whose weight lacks its %.
fn unmarked<'a>(rows: &[&'a Row], fault: &StructureFault) -> Option<&'a Row> {
    let StructureFault::WeightPercent { value } = fault else { return None };
    rows.iter().copied().find(|row| row.weight.as_ref() == Some(value))
}

fn made(how: Gather, limited: bool) -> Made {
    match how {
        Gather::Sum if limited => Made::LimitedSum,
        Gather::Sum => Made::Sum,
        Gather::Weighted => Made::Weighted,
        Gather::Mean => Made::Mean,
        Gather::Best => Made::Best,
        Gather::Geometric => Made::Geometric,
        Gather::Harmonic => Made::Harmonic,
    }
}

fn weight_fault(program: &Program, children: &[&Row], made: Option<Made>) -> Option<StructureFault> {
    let weighted = made == Some(Made::Weighted);
    if children.iter().any(|child| child.broken) {
        return None;
    }
    let weights: Vec<_> = children.iter().filter_map(|child| child.weight.clone()).collect();
    if weights.is_empty() {
        return (weighted && !children.is_empty()).then_some(StructureFault::WeightsMissing);
    }
    if weights.len() < children.len() {
        return Some(StructureFault::WeightsPartly);
    }
    if !weighted {
        return Some(StructureFault::WeightsIdle { made });
    }
    let (all, one) = (Exact::sum(&weights), Exact::one());
    if all == one {
        return None;
    }
    // Of rows that stand in for each other a unit has the weight of one.
    let weighed: Vec<(&Row, Exact)> = children.iter().copied().zip(weights.iter().cloned()).collect();
    let found = super::alternatives::most(program, &weighed).unwrap_or(all);
    let bare: Vec<&Exact> = weights.iter().filter(|weight| **weight > one).collect();
    if let [value] = bare.as_slice() {
        let percent = value.over(&Exact::from(100))?;
        if bare.len() < weights.len() && found.minus(value).plus(&percent) == one {
            return Some(StructureFault::WeightPercent { value: (*value).clone() });
        }
    }
    let whole = weights.iter().all(|weight| weight.is_positive() && weight.floor() == *weight);
    (found != one).then(|| StructureFault::WeightSum { found, whole: if whole { weights } else { Vec::new() } })
}

fn top_weights(program: &Program, checked: &Checked, findings: &mut Findings) {
    if checked.incomplete {
        return;
    }
    let made = match program.total {
        Total::Gathered(how) => Some(made(how, false)),
        Total::Entered(_) => None,
    };
    let top: Vec<&Row> = program.top.iter().filter_map(|id| program.row(*id)).filter(|row| row.counts()).collect();
    if let (Some(fault), Some(span)) = (weight_fault(program, &top, made), program.set.span) {
        if let Some(row) = unmarked(&top, &fault) {
            return findings.push(about(row, row.span, Fault::Structure(fault)));
        }
        let mut finding = crate::diagnostic::Finding::at(span, Fault::Structure(fault));
        for row in top {
            finding = finding.label(row.span, Role::Part);
        }
        findings.push(finding);
    }
}
