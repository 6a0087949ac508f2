//! Every state that can occur has a policy: a missing figure, a ratio of nothing, a row that does not apply.

use super::probe::{Prober, Seen, Walked};
use super::{about, domain, senses};
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, PolicyFault, StateName, Unfit};
use crate::eval::{TroubleKind, Value};
use crate::ir::{Extra, Node, NodeId, Policies, Policy, Program, Row, RowId, Scope, Score, Statistic, Total};
use crate::quantity::{Style, show};

pub(super) fn prove(prober: &Prober<'_>, checked: &Checked, findings: &mut Findings) {
    let program = prober.program;
    missing(program, checked, findings);
    rescaled(program, findings);
    silence(program, checked, findings);
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken) {
        too_many_points(program, row, findings);
        if row.policies.nothing.is_none()
            && checked.header_read
            && let Some((place, denominator)) = row.evaluated().find_map(|node| zero_division(program, Some(id), node))
        {
            let span = program.node_span(place).unwrap_or(row.span);
            let fault = match program.node(place) {
                Some(Node::Records { .. }) => PolicyFault::NoRecords { what: denominator },
                _ if spans_all_units(program, place) => PolicyFault::UnitsEqual,
                _ => PolicyFault::NothingArising { denominator },
            };
            findings.extend(nothing_arises(prober, id, place, about(row, span, Fault::Policy(fault))));
        }
        // The header's `báo lỗi` is a reminder that each row says it; where one does not, a unit loses its whole total.
        let said = row.said.iter().any(|(state, _)| *state == StateName::NothingArising);
        if row.policies.nothing == Some(Policy::Report)
            && !said
            && let Some((place, denominator)) = row.evaluated().find_map(|node| zero_division(program, Some(id), node))
            // A group that no unit is in is nobody's figure to report.
            && !matches!(program.node(place), Some(Node::Population(_)))
            // That all units are alike is no matter of one of them, and the header was written with it in sight.
            && !spans_all_units(program, place)
        {
            let span = program.node_span(place).unwrap_or(row.span);
            let fault = Fault::Policy(PolicyFault::LosesTotal { what: denominator });
            findings.extend(nothing_arises(prober, id, place, about(row, span, fault)));
        }
        if !row.applies.is_empty() && row.policies.not_applicable.is_none() && checked.header_read {
            findings.push(about(row, row.span, Fault::Policy(PolicyFault::NotApplicable)));
        }
    }
}

/// The finding with a unit in which nothing arises. None where units were seen with nothing below the line and the row scored each of them by
/// something else (`không áp dụng khi b bằng 0`); where no such unit was met, nothing is excluded.
fn nothing_arises(prober: &Prober<'_>, id: RowId, place: NodeId, finding: Finding) -> Option<Finding> {
    let Some(probe) = prober.row(id) else { return Some(finding) };
    let denominator = match prober.program.node(place) {
        Some(Node::Quotient { by, .. }) => Some(*by),
        _ => None,
    };
    let arises = |seen: &Seen<'_>| {
        let reported = |trouble: &crate::eval::Trouble| trouble.kind == TroubleKind::Reported(StateName::NothingArising);
        seen.outcome.state == Some(StateName::NothingArising) || seen.troubles.iter().any(reported)
    };
    let zero = |value: Option<Value>| matches!(value, Some(Value::Number(value)) if value.is_zero());
    let (mut shown, mut met) = (None, false);
    let walked = probe.each(|seen| {
        met |= denominator.is_some_and(|by| zero(seen.value(by)));
        shown = arises(seen).then(|| seen.written());
        shown.is_none()
    });
    match (shown, walked) {
        (None, Walked::All) => None,
        (None, Walked::Edges) if met => None,
        (shown, _) => Some(finding.shown(shown)),
    }
}

/// Whether a cell may name a state in words.
pub(crate) fn worded(program: &Program, state: StateName) -> bool {
    program.cell_words.iter().any(|(_, known)| *known == state)
}

/// Whether a row can be in the state không phát sinh by its figures alone.
pub(crate) fn may_be_nothing(program: &Program, row: &Row) -> bool {
    row.evaluated().any(|node| nothing_in(program, node))
}

/// Whether the figures of a value alone can make it 0/0.
pub(super) fn nothing_in(program: &Program, node: NodeId) -> bool {
    let mut found = false;
    crate::ir::walk(program, node, &mut |_, node| {
        found |= match node {
            Node::Quotient { by, .. } => domain::may_be_zero(program, *by),
            Node::Records { .. } | Node::Population(_) | Node::ShareOf(_) | Node::Standard { .. } => true,
            _ => false,
        };
    });
    found
}

/// Points that the header gives for a state and that are more than the row has; what the row itself says was looked at where it is said.
fn too_many_points(program: &Program, row: &Row, findings: &mut Findings) {
    let (Some(maximum), Score::Value(_) | Score::Entered(_)) = (row.maximum.points(), &row.score) else { return };
    let (said, header) = (&row.policies, &program.set.policies);
    let states = [
        (&said.missing, &header.missing, true),
        (&said.nothing, &header.nothing, row.evaluated().any(|node| zero_division(program, None, node).is_some())),
        (&said.not_applicable, &header.not_applicable, !row.applies.is_empty()),
    ];
    for (own, header, occurs) in states {
        if let (Some(Policy::Points(points)), true) = (own, occurs && own == header)
            && points > maximum
        {
            let policy = format!("{} điểm", show(points, Style::people()).text);
            let fault = PolicyFault::Unfit { policy, because: Unfit::TooMuch };
            findings.push(about(row, row.maximum_span, Fault::Policy(fault)));
        }
    }
}

/// `tính lại theo thang của nhóm` needs a row above with a maximum to scale to.
fn rescaled(program: &Program, findings: &mut Findings) {
    for row in program.rows.iter().filter(|row| !row.broken && row.children.is_empty() && row.counts()) {
        let Policies { missing, nothing, not_applicable } = &row.policies;
        // What is said of a state that the row cannot be in scales nothing up.
        let states = [
            (missing, row.evaluated().any(|node| reads_data(program, node)) || matches!(row.score, Score::Entered(_))),
            (nothing, may_be_nothing(program, row) || worded(program, StateName::NothingArising)),
            (not_applicable, !row.applies.is_empty() || worded(program, StateName::NotApplicable)),
        ];
        let asked = states.into_iter().any(|(policy, occurs)| occurs && *policy == Some(Policy::Rescaled));
        let because = match row.parent.and_then(|parent| program.row(parent)) {
            Some(parent) if parent.maximum.points().is_some() => continue,
            Some(_) => Unfit::NoMaximumAbove,
            None => Unfit::AtTop(program.set.scale.clone()),
        };
        if asked {
            let fault = PolicyFault::Unfit { policy: "tính lại theo thang của nhóm".to_owned(), because };
            findings.push(about(row, row.span, Fault::Policy(fault)));
        }
    }
}

/// A missing figure that gets the maximum, in the header or in a row. What is taken away or counts something bad is the worse for it.
fn silence(program: &Program, checked: &Checked, findings: &mut Findings) {
    if senses::measures_bad(&program.set.title) {
        return;
    }
    let pays = |row: &Row| {
        let full = match &row.policies.missing {
            Some(Policy::Maximum) => row.maximum.points().is_some(),
            Some(Policy::Points(points)) => points.is_positive() && row.maximum.points() == Some(points),
            _ => false,
        };
        let reported = match row.score {
            Score::Value(node) => reads_data(program, node),
            Score::Entered(_) => true,
            Score::None | Score::Gathered { .. } => false,
        };
        full && reported && !row.broken && row.extra != Some(Extra::Deduction) && !senses::speaks_of_bad(&row.title)
    };
    let said = |row: &Row| row.said.iter().find(|(state, _)| *state == StateName::Missing).map(|(_, span)| *span);
    for row in program.rows.iter().filter(|row| pays(row)) {
        if let Some(span) = said(row) {
            findings.push(about(row, span, Fault::Policy(PolicyFault::SilencePays)));
        }
    }
    let total = matches!(program.total, Total::Entered(_)) && program.set.policies.missing == Some(Policy::Maximum);
    if let Some(span) = checked.declared.missing
        && (total || program.rows.iter().any(|row| said(row).is_none() && pays(row)))
    {
        findings.push(Finding::at(span, Fault::Policy(PolicyFault::SilencePays)));
    }
}

/// One finding for the set: the mend is one line in the header.
fn missing(program: &Program, checked: &Checked, findings: &mut Findings) {
    let asked = |row: &&Row| {
        let inputs = match &row.score {
            Score::Entered(_) => true,
            Score::Value(node) => reads_data(program, *node),
            Score::None | Score::Gathered { .. } => false,
        };
        inputs && !row.broken && row.policies.missing.is_none()
    };
    let rows = program.rows.iter().find(asked);
    let total = matches!(program.total, Total::Entered(_)) && program.set.policies.missing.is_none();
    if let (Some(span), true, false) = (program.set.span, rows.is_some() || total, checked.incomplete) {
        let finding = Finding::at(span, Fault::Policy(PolicyFault::Missing));
        findings.push(match rows {
            Some(row) => finding.about(row.subject()),
            None => finding,
        });
    }
}

fn reads_data(program: &Program, node: NodeId) -> bool {
    let mut found = false;
    crate::ir::walk(program, node, &mut |_, node| found |= matches!(node, Node::Input(_) | Node::Records { .. }));
    found
}

/// A division whose denominator can be zero and whose result then nobody said.
fn zero_division(program: &Program, row: Option<RowId>, node: NodeId) -> Option<(NodeId, String)> {
    match program.node(node)? {
        // Inside, the value of 0/0 is said; what it is worth may itself divide.
        Node::OrNothing { nothing, .. } => zero_division(program, row, *nothing),
        // Of no record there is no mean, and nothing to say of every one.
        Node::Records { what, .. } if what.needs_records() => Some((node, name_of(program, row, node))),
        Node::Population(id) => {
            let population = program.population(*id)?;
            // Of a group that the unit is not in, and in a sample of one, there may be no figure.
            let empty = matches!(population.scope, Scope::Option(..)) || population.statistic == Statistic::Variance { sample: true };
            empty.then(|| (node, name_of(program, row, population.of)))
        }
        Node::Quotient { by, .. } if domain::may_be_zero(program, *by) => Some((node, name_of(program, row, *by))),
        other => crate::ir::children(other).into_iter().find_map(|child| zero_division(program, row, child)),
    }
}

/// Whether a quotient divides by the way from the smallest to the largest of all units.
pub(super) fn spans_all_units(program: &Program, quotient: NodeId) -> bool {
    let of = |node: NodeId| match program.node(node) {
        Some(Node::Population(id)) => program.population(*id).map(|population| population.statistic),
        _ => None,
    };
    let Some(Node::Quotient { by, .. }) = program.node(quotient) else { return false };
    match program.node(*by) {
        Some(Node::Sum(parts)) => {
            matches!(parts.as_slice(), [(_, high), (_, low)] if of(*high) == Some(Statistic::Largest) && of(*low) == Some(Statistic::Smallest))
        }
        _ => false,
    }
}

fn name_of(program: &Program, row: Option<RowId>, node: NodeId) -> String {
    match program.node(node) {
        Some(Node::Input(input)) => program.input(*input).map(|input| input.name.clone()).unwrap_or_default(),
        // What has no name of its own is said as the sentence says it.
        _ => crate::formula::written(program, row, node),
    }
}
