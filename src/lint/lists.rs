//! Lists of records: what their figures can be, what is proved of them, and that nothing of them is asked in vain.

use super::domain::{self, Domain, of};
use super::exclusive::never_all;
use super::together::same;
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, ListFault, StructureFault};
use crate::ir::{Aggregate, Bounds, Field, FieldId, FieldKind, InputKind, ListId, Node, NodeId, Program};
use crate::quantity::Exact;

/// Every list is asked for, and every field but the texts is read.
pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    // What a broken sentence would ask is not known.
    if checked.incomplete || program.rows.iter().any(|row| row.broken) {
        return;
    }
    for (index, list) in program.lists.iter().enumerate() {
        let id = ListId::of(index);
        if !checked.declared.used_lists.contains(&id) {
            findings.push(Finding::at(list.span, Fault::List(ListFault::Unused { name: list.name.clone() })));
            continue;
        }
        for (place, field) in list.fields.iter().enumerate().filter(|(_, field)| field.kind != FieldKind::Text) {
            if !checked.declared.used_fields.contains(&FieldId { list: id, place }) {
                let fault = StructureFault::UnusedInput { name: field.name.clone() };
                findings.push(Finding::at(field.span, Fault::Structure(fault)));
            }
        }
    }
}

/// The domain of a field as declared.
pub(super) fn of_field(program: &Program, id: FieldId) -> Domain {
    let Some(Field { kind: FieldKind::Figure(kind), domain, .. }) = program.field(id) else { return Domain::default() };
    let bounds = domain.clone().unwrap_or_default();
    let end = |end: Option<(NodeId, bool)>, high: bool| {
        let (node, _) = end?;
        match program.node(node) {
            Some(Node::Constant(value)) => Some(value.clone()),
            // `từ 0 đến kinh_phí`, one step as for inputs.
            Some(Node::Field(other)) => {
                let other = program.field(*other)?.domain.as_ref()?;
                program.constant(if high { other.high? } else { other.low? }.0).cloned()
            }
            _ => None,
        }
    };
    let step = (*kind == InputKind::Whole).then(Exact::one);
    match kind {
        InputKind::Whole | InputKind::Decimal | InputKind::Ratio => {
            Domain { low: end(bounds.low, false), high: end(bounds.high, true), step }
        }
        InputKind::Points { .. } | InputKind::YesNo | InputKind::Choice(_) => Domain::default(),
    }
}

/// The domain of what the records of a list come to.
pub(super) fn of_records(program: &Program, what: Aggregate) -> Domain {
    let zero = Exact::zero();
    match what {
        Aggregate::Count => Domain { low: Some(zero), high: None, step: Some(Exact::one()) },
        // Of as many records as there may be; of none it is 0.
        Aggregate::Sum(value) => {
            let value = of(program, value);
            let low = value.low.filter(|low| !low.is_negative()).map(|_| zero.clone());
            let high = value.high.filter(|high| !high.is_positive()).map(|_| zero);
            Domain { low, high, step: value.step.filter(|step| *step == Exact::one()) }
        }
        Aggregate::Mean(value) => Domain { step: None, ..of(program, value) },
        Aggregate::Every(_) | Aggregate::Any => Domain::default(),
    }
}

/// Whether it is proved that one figure of a list is no more than another: those that meet a condition are no more than all, and a sum of
/// parts (`từ 0 đến kinh_phí`) is no more than the sum of the wholes.
pub(super) fn proved_at_most(program: &Program, smaller: &Node, larger: &Node) -> bool {
    let (Node::Records { list, what, when }, Node::Records { list: other, what: whole, when: among }) = (smaller, larger) else {
        return false;
    };
    if list != other {
        return false;
    }
    let narrower = match (when, among) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(when), Some(among)) => narrows(program, *when, *among),
    };
    let wider = match (when, among) {
        (None, None) => true,
        (Some(when), Some(among)) => same(program, *when, *among),
        _ => false,
    };
    match (what, whole) {
        (Aggregate::Count, Aggregate::Count) => narrower,
        (Aggregate::Sum(part), Aggregate::Sum(whole)) => {
            // What the larger sum has besides must not take anything away.
            let no_loss = wider || domain::of(program, *whole).low.is_some_and(|low| !low.is_negative());
            narrower && no_loss && part_of(program, *part, *whole)
        }
        _ => false,
    }
}

/// Whether every record that meets the first condition meets the second: `a` meets `a hoặc b`, and 0 days are no more than 3.
fn narrows(program: &Program, when: NodeId, among: NodeId) -> bool {
    let parts = |id: NodeId| match program.node(id) {
        Some(Node::And(parts)) => parts.clone(),
        _ => vec![id],
    };
    let held = parts(when);
    let named = parts(among).into_iter().all(|wanted| held.iter().any(|part| same(program, *part, wanted)));
    named || never_all(program, &[(when, true), (among, false)])
}

/// Whether a value of a record is no more than another of the same record.
fn part_of(program: &Program, part: NodeId, whole: NodeId) -> bool {
    let (Some(Node::Field(small)), Some(Node::Field(large))) = (program.node(part), program.node(whole)) else { return false };
    if small == large {
        return true;
    }
    let Some(Bounds { high: Some((high, _)), .. }) = program.field(*small).and_then(|field| field.domain.clone()) else { return false };
    matches!(program.node(high), Some(Node::Field(named)) if named == large)
}

/// How messages name a figure of a list.
pub(super) fn name_of(program: &Program, node: NodeId) -> Option<String> {
    match program.node(node)? {
        Node::Records { .. } | Node::Field(_) => Some(crate::formula::written(program, None, node)),
        _ => None,
    }
}
