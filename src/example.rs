//! Examples of a rule file → findings. Each `ví dụ` is one made-up unit; what is not given is chưa có số liệu, and a property that is not
//! given is không (or the first option, none of several, no text).

use crate::data::read_value;
use crate::diagnostic::{ExampleFault, Fault, Finding, Findings, Got, StateName};
use crate::eval::{Given, Plan, UnitResult, UnitValues, evaluate};
use crate::ir::{Example, Expectation, InputOrProperty, Program, PropertyKind};
use crate::score::class_of;

/// What became of the examples.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Examples that hold.
    pub held: usize,
    /// Examples that do not.
    pub failed: usize,
}

/// Runs the examples whose title passes.
pub fn run(program: &Program, wanted: &dyn Fn(&str) -> bool, findings: &mut Findings) -> Tally {
    let plan = Plan::of(program);
    let mut tally = Tally::default();
    for example in program.examples.iter().filter(|example| wanted(&example.title)) {
        let before = findings.len();
        one(program, &plan, example, findings);
        if findings.len() == before {
            tally.held = tally.held.saturating_add(1);
        } else {
            tally.failed = tally.failed.saturating_add(1);
        }
    }
    tally
}

fn one(program: &Program, plan: &Plan, example: &Example, findings: &mut Findings) {
    if example.expected.is_empty() {
        findings.at(example.span, Fault::Example(ExampleFault::Idle { example: example.title.clone() }));
        return;
    }
    let Some(unit) = unit(program, example, findings) else { return };
    let result = evaluate(program, plan, &unit);
    for (expectation, span) in &example.expected {
        let (expected, got) = compare(program, &unit, &result, expectation);
        if expected != got {
            let fault = ExampleFault::Differs { example: example.title.clone(), expected, got };
            let finding = Finding::at(*span, Fault::Example(fault));
            findings.push(match expectation {
                Expectation::Points(row, _) => match program.row(*row) {
                    Some(row) => finding.about(row.subject()),
                    None => finding,
                },
                Expectation::Total(_) | Expectation::Class(_) => finding,
            });
        }
    }
}

/// The unit that an example makes up; `None` when a given value does not fit.
fn unit(program: &Program, example: &Example, findings: &mut Findings) -> Option<UnitValues> {
    let properties = program.properties.iter().map(|property| match &property.kind {
        PropertyKind::YesNo => Given::Truth(false),
        PropertyKind::Choice(_) => Given::Option(0),
        PropertyKind::Several(_) => Given::Options(Vec::new()),
        PropertyKind::Text => Given::Text(String::new()),
    });
    let mut unit = UnitValues {
        name: example.title.clone(),
        inputs: vec![Given::State(StateName::Missing); program.inputs.len()],
        properties: properties.collect(),
    };
    let mut whole = true;
    for (what, text, span) in &example.given {
        let (slot, name) = match what {
            InputOrProperty::Input(id) => (unit.inputs.get_mut(id.index()), program.input(*id).map(|input| input.name.clone())),
            InputOrProperty::Property(id) => {
                (unit.properties.get_mut(id.index()), program.properties.get(id.index()).map(|property| property.name.clone()))
            }
        };
        match (slot, read_value(program, *what, text)) {
            (Some(slot), Some(given)) => *slot = given,
            _ => {
                whole = false;
                let fault = ExampleFault::Given { text: text.clone(), name: name.unwrap_or_default() };
                findings.at(*span, Fault::Example(fault));
            }
        }
    }
    whole.then_some(unit)
}

fn compare(program: &Program, unit: &UnitValues, result: &UnitResult, expectation: &Expectation) -> (Got, Got) {
    let points = |points: Option<&crate::quantity::Exact>| points.map_or(Got::Nothing, |points| Got::Points(points.clone()));
    match expectation {
        Expectation::Points(row, expected) => {
            (Got::Points(expected.clone()), points(result.rows.get(row.index()).and_then(|outcome| outcome.points.as_ref())))
        }
        Expectation::Total(expected) => (Got::Points(expected.clone()), points(result.total.as_ref())),
        Expectation::Class(expected) => {
            let class = class_of(program, unit, result).and_then(Result::ok).and_then(|classed| classed.class);
            let class = class.and_then(|class| program.classes.as_ref()?.rows.get(class));
            (Got::Class(expected.clone()), class.map_or(Got::Nothing, |class| Got::Class(class.name.clone())))
        }
    }
}
