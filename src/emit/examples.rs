//! What became of the examples of a file, as JSON.

use serde_json::{Value, json};

use super::findings;
use crate::diagnostic::{ExampleFault, Fault, Finding};
use crate::example::{Coverage, Ran, Spot, SpotKind};
use crate::ir::Program;
use crate::message::Lang;
use crate::source::{Sources, Span};

/// What became of a file's examples.
#[derive(Clone, Copy, Debug)]
pub struct Tested<'a> {
    /// The file as named.
    pub file: &'a str,
    /// Its text and that of its tables.
    pub sources: &'a Sources,
    /// What was found in the rules.
    pub findings: &'a [Finding],
    /// What became of the examples; `None` when the rules cannot be run.
    pub ran: Option<&'a [Ran]>,
    /// What they reach, where that was asked, and in which program.
    pub coverage: Option<(&'a Program, &'a Coverage)>,
}

/// The examples as one JSON value.
pub fn to_json(tested: &Tested<'_>, lang: Lang) -> Value {
    let failed = |ran: &[Ran]| ran.iter().filter(|ran| !ran.failures.is_empty()).count();
    json!({
        "version": 1,
        "file": tested.file,
        "held": tested.ran.map(|ran| ran.len().saturating_sub(failed(ran))),
        "failed": tested.ran.map(failed),
        "examples": tested.ran.map(|ran| ran.iter().map(|ran| example(ran, tested.sources, lang)).collect::<Vec<_>>()),
        "findings": findings::to_json(tested.findings, tested.sources, lang),
        "coverage": tested.coverage.map(|(program, coverage)| reached(program, coverage, tested.sources)),
    })
}

fn example(ran: &Ran, sources: &Sources, lang: Lang) -> Value {
    let mut failures = findings::to_json(&ran.failures, sources, lang);
    let mut failures = failures.get_mut("findings").map(Value::take).unwrap_or_default();
    for (failure, finding) in failures.as_array_mut().into_iter().flatten().zip(&ran.failures) {
        if let Some(failure) = failure.as_object_mut() {
            failure.insert("formula".to_owned(), json!(formula(finding)));
        }
    }
    let (file, line) = place(ran.span, sources);
    json!({ "title": ran.title, "file": file, "line": line, "held": ran.failures.is_empty(), "failures": failures })
}

fn formula(finding: &Finding) -> Option<&str> {
    match &finding.fault {
        Fault::Example(ExampleFault::Differs { formula, .. } | ExampleFault::Unconfirmed { formula, .. }) => formula.as_deref(),
        _ => None,
    }
}

fn reached(program: &Program, coverage: &Coverage, sources: &Sources) -> Value {
    let missed: Vec<Value> = coverage.missed().map(|spot| missed(program, spot, sources)).collect();
    let undeployed: Vec<String> = coverage.undeployed.iter().filter_map(|row| program.row(*row)).map(|row| row.code.to_string()).collect();
    let all = coverage.spots.len();
    json!({ "all": all, "reached": all.saturating_sub(missed.len()), "missed": missed, "undeployed": undeployed })
}

fn missed(program: &Program, spot: &Spot, sources: &Sources) -> Value {
    let row = spot.row.and_then(|row| program.row(row)).map(|row| row.code.to_string());
    let (file, line) = place(spot.span, sources);
    json!({ "kind": kind(spot.kind), "row": row, "text": spot.text, "file": file, "line": line })
}

fn place(span: Span, sources: &Sources) -> (Option<&str>, Option<usize>) {
    (sources.file(span.file).map(|file| file.name.as_str()), sources.start(span).map(|at| at.line))
}

/// The name of a kind.
fn kind(kind: SpotKind) -> &'static str {
    match kind {
        SpotKind::Row => "row",
        SpotKind::Tier => "tier",
        SpotKind::Case => "case",
        SpotKind::ItemCounted => "itemCounted",
        SpotKind::ItemSkipped => "itemSkipped",
        SpotKind::ConditionHeld => "conditionHeld",
        SpotKind::ConditionFailed => "conditionFailed",
        SpotKind::LimitReached => "limitReached",
        SpotKind::LimitFree => "limitFree",
        SpotKind::Answer => "answer",
        SpotKind::Policy => "policy",
        SpotKind::Class => "class",
    }
}
