//! How a number leaves the program: its display, and the value itself, which is never only a rounded one.

use serde_json::{Value, json};

use crate::quantity::{DecimalMark, Exact, Style, percent, show};

/// A number in JSON: `display` for people; `value` as a decimal text when it ends, `fraction` when it does not.
pub fn number(value: &Exact) -> Value {
    let display = show(value, Style::people()).text;
    match value.terminates() {
        Some(_) => json!({ "display": display, "value": machine(value) }),
        None => json!({ "display": display, "fraction": value.fraction_text() }),
    }
}

/// A ratio in JSON, displayed as a percentage if the rules show it so.
pub fn ratio(value: &Exact, as_percent: bool) -> Value {
    let mut made = number(value);
    if as_percent && let Some(object) = made.as_object_mut() {
        object.insert("display".to_owned(), Value::String(percent(value, Style::people()).text));
    }
    made
}

/// A number for machines: the point as decimal mark, marked ≈ when the digits are not the whole value.
pub fn machine(value: &Exact) -> String {
    show(value, Style::machine()).text
}

/// A number for CSV with the mark asked for. A value that does not end is cut to six places and marked.
pub fn cell(value: &Exact, mark: DecimalMark) -> String {
    let at_most = if value.terminates().is_some() { 28 } else { 6 };
    show(value, Style { mark, group: false, at_least: 0, at_most }).text
}
