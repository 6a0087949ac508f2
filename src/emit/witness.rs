//! The made-up units that show a finding, as JSON.

use serde_json::{Value, json};

use super::number::number;
use crate::check::state_words;
use crate::diagnostic::{Finding, Gets, Run, Witness};
use crate::message::{Lang, witness_lines};

/// `null` where a finding speaks of the text alone; else whether a run has shown it, the runs, and what is said of them.
pub fn to_json(finding: &Finding, lang: Lang) -> Value {
    let (confirmed, runs) = match &finding.witness {
        Witness::Text => return Value::Null,
        Witness::Runs(runs) => (true, runs.as_slice()),
        Witness::Unconfirmed => (false, [].as_slice()),
    };
    json!({ "confirmed": confirmed, "runs": runs.iter().map(run).collect::<Vec<_>>(), "text": witness_lines(finding, lang) })
}

fn run(run: &Run) -> Value {
    let given = run.given.iter().map(|(name, value)| json!({ "name": name, "value": value }));
    json!({ "given": given.collect::<Vec<_>>(), "row": run.row, "result": result(&run.gets) })
}

/// What came of it: always the same fields, `null` where they say nothing.
fn result(gets: &Gets) -> Value {
    let (points, total, state, class, code) = match gets {
        Gets::Points(points) => (Some(points), None, None, None, None),
        Gets::Trouble { code, points } => (points.as_ref(), None, None, None, Some(*code)),
        Gets::State(state, points) => (points.as_ref(), None, Some(state_words(*state)), None, None),
        Gets::Total(total) | Gets::Best(total) => (None, Some(total), None, None, None),
        Gets::Class(class) => (None, None, None, class.as_deref(), None),
    };
    json!({ "points": points.map(number), "total": total.map(number), "state": state, "class": class, "code": code })
}
