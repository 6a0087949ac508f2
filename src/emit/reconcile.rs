//! A comparison with published tables as JSON.

use serde_json::{Value, json};

use super::{findings, number::number};
use crate::diagnostic::Cell;
use crate::message::Lang;
use crate::quantity::Exact;
use crate::reconcile::{Candidate, Report};
use crate::source::Sources;

/// The report as one JSON value: the findings as every command gives them, and under `equations`, `repairs`, `suspects` and `classCounts`
/// what the comparison adds.
pub fn to_json(report: &Report, sources: &Sources, lang: Lang) -> Value {
    let mut made = findings::to_json(&report.findings, sources, lang);
    let Some(object) = made.as_object_mut() else { return made };
    let equations = json!({ "checked": report.equations_checked, "failed": report.failed, "notCheckable": report.unverifiable });
    object.insert("equations".to_owned(), equations);
    let repairs = report.repairs.iter().map(|repair| {
        let mut made = candidate(&repair.candidate);
        if let Some(object) = made.as_object_mut() {
            object.insert("mends".to_owned(), repair.mends.iter().map(cell).collect());
        }
        made
    });
    object.insert("repairs".to_owned(), repairs.collect());
    let suspects = report.suspects.iter().map(|suspects| {
        json!({
            "failing": cell(&suspects.failing),
            "unit": suspects.unit,
            "column": suspects.column,
            "candidates": suspects.candidates.iter().map(candidate).collect::<Vec<_>>(),
        })
    });
    object.insert("suspects".to_owned(), suspects.collect());
    let counts = report.class_counts.iter().map(|table| {
        let counts = table.counts.iter().map(|(class, count)| json!({ "class": class, "count": count })).collect::<Vec<_>>();
        json!({ "file": table.file, "counts": counts, "unclassed": table.unclassed })
    });
    object.insert("classCounts".to_owned(), counts.collect());
    made
}

fn candidate(candidate: &Candidate) -> Value {
    let (from, to): (Value, Vec<Value>) = match &candidate.classes {
        Some((from, to)) => (json!(from), to.iter().map(|class| json!(class)).collect()),
        None => (number(&candidate.from), candidate.to.iter().map(|value: &Exact| number(value)).collect()),
    };
    json!({ "cell": cell(&candidate.cell), "unit": candidate.unit, "column": candidate.column, "from": from, "to": to })
}

fn cell(cell: &Cell) -> Value {
    json!({ "file": cell.file, "line": cell.line, "column": cell.column, "header": cell.header, "text": cell.text })
}
