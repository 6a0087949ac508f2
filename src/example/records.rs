//! The records that an example gives, as a unit's lists.

use crate::data::{Limits, read_field};
use crate::diagnostic::{ExampleFault, Fault, Finding, Role, StateName};
use crate::eval::{Given, Record, Records};
use crate::ir::{ExampleUnit, GivenRecord, List, Program};

/// One entry per list of the program; a list that is not given is chưa có số liệu.
pub(super) fn records(program: &Program, unit: &ExampleUnit, faults: &mut Vec<Finding>) -> Vec<Records> {
    let mut out = vec![Records::State(StateName::Missing); program.lists.len()];
    for given in &unit.records {
        let (Some(list), Some(slot)) = (program.list(given.list), out.get_mut(given.list.index())) else { continue };
        *slot = match &given.lines {
            Err(state) => Records::State(*state),
            Ok(lines) => Records::Lines(lines.iter().flat_map(|line| record(program, list, line, &unit.name, faults)).collect()),
        };
    }
    out
}

/// A record, as often as the example says; a field that is not given is chưa có số liệu.
fn record(program: &Program, list: &List, given: &GivenRecord, unit: &str, faults: &mut Vec<Finding>) -> Vec<Record> {
    let mut record: Record = vec![Given::State(StateName::Missing); list.fields.len()];
    for (place, text, span) in &given.values {
        let (Some(field), Some(slot)) = (list.fields.get(*place), record.get_mut(*place)) else { continue };
        match read_field(field, text) {
            Some(value) => *slot = value,
            None => {
                let fault = ExampleFault::Given { text: text.clone(), name: field.name.clone() };
                faults.push(Finding::at(*span, Fault::Example(fault)).label(field.span, Role::Declared));
            }
        }
    }
    // Only now, because a domain may name another field.
    for (place, _, span) in &given.values {
        if let (Some(field), Some(Given::Number(number))) = (list.fields.get(*place), record.get(*place))
            && let Some(fault) = Limits::of_field(program, field).fault(number, &record, unit)
        {
            faults.push(Finding::at(*span, Fault::Data(fault)).label(field.span, Role::Declared));
        }
    }
    vec![record; given.times]
}
