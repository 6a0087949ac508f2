//! What a cell may hold, as the rules that Excel itself applies while people type.

use std::fmt::Write as _;

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula};

use crate::diagnostic::Guidance;
use crate::form::{Column, ColumnOf, End, Entry, Form, Limit};
use crate::ir::InputId;
use crate::letters::capitalised;
use crate::quantity::{DecimalMark, Exact, Rounding, Style, show};
use crate::syntax::tree::Sign;

/// What Excel takes of a title and of a text.
const MOST_TITLE: usize = 32;
const MOST_TEXT: usize = 255;

/// Points are on a step up to this much, because a spreadsheet counts in binary fractions.
const NEAR: &str = "0.000000001";

/// Where things stand that a rule refers to.
pub(super) struct Places<'a> {
    /// The cell that the rule is for; of a range its first.
    pub own: String,
    /// The cell of another figure of the same unit.
    pub of: &'a dyn Fn(InputId) -> Option<String>,
    /// Where the words of a list stand.
    pub list: Option<String>,
}

/// Said where a rule is more than Excel takes, so that nobody relies on it.
const UNCHECKED: &str = "Excel không tự kiểm tra ô này.\n";

/// The rule for the cells of a column. A rule that Excel would not take is left out, and the prompt says so; `eval` judges every cell in any
/// case.
pub(super) fn rule(form: &Form, column: &Column, places: &Places<'_>) -> Option<DataValidation> {
    let words: &[String] = if matches!(column.of, ColumnOf::Property(_)) { &[] } else { &form.words };
    let checked = match &column.entry {
        Entry::List(_) => places.list.as_ref().map(|list| DataValidation::new().allow_list_formula(Formula::new(list))),
        Entry::Number { whole, low, high, step, over, .. } => {
            let number = Number { whole: *whole, low: low.as_ref(), high: high.as_ref(), step: step.as_ref(), over };
            match number.plain().filter(|_| words.is_empty()) {
                Some(rule) if *whole => Some(DataValidation::new().allow_whole_number_formula(rule)),
                Some(rule) => Some(DataValidation::new().allow_decimal_number_formula(rule)),
                None => number.formula(words, places).map(|formula| DataValidation::new().allow_custom(Formula::new(formula))),
            }
        }
        Entry::Text => Some(DataValidation::new().allow_any_value()),
        // Only blank is right, and blank is always taken.
        Entry::Closed => Some(DataValidation::new().allow_custom(Formula::new("FALSE"))),
    };
    let unchecked = if checked.is_some() { "" } else { UNCHECKED };
    let rule = checked.unwrap_or_else(|| DataValidation::new().allow_any_value());
    let title = cut(&column.header, MOST_TITLE);
    let said = format!("{unchecked}{}", said(column));
    let rule = rule.set_input_title(&title).and_then(|rule| rule.set_input_message(cut(&said, MOST_TEXT))).ok()?;
    let refused = cut(&format!("Không ghi được giá trị này. {}", allowed(column)), MOST_TEXT);
    rule.set_error_title(title).and_then(|rule| rule.set_error_message(refused)).ok()
}

/// What a person reads who selects a cell.
fn said(column: &Column) -> String {
    let counted = column.says(Guidance::Counted);
    let unit = if counted.is_empty() { String::new() } else { format!(" ({counted})") };
    format!("{}{unit}\n{}", column.asked(), allowed(column))
}

fn allowed(column: &Column) -> String {
    let words = column.says(Guidance::Words);
    let words = if words.is_empty() { String::new() } else { format!("\n{}.", capitalised(words)) };
    format!("{}.{words}", column.says(Guidance::Allowed))
}

/// What a number must keep to.
struct Number<'a> {
    whole: bool,
    low: Option<&'a End>,
    high: Option<&'a End>,
    step: Option<&'a Exact>,
    over: &'a [InputId],
}

impl Number<'_> {
    /// The rule in Excel's own terms, where constants say it all.
    fn plain(&self) -> Option<DataValidationRule<Formula>> {
        if self.step.is_some() || !self.over.is_empty() {
            return None;
        }
        let constant = |end: Option<&End>| match end {
            Some(End { limit: Limit::Constant(value), closed }) => Some((Formula::new(written(value)?), *closed)),
            Some(_) | None => None,
        };
        let (low, high) = (constant(self.low), constant(self.high));
        if low.is_some() != self.low.is_some() || high.is_some() != self.high.is_some() {
            return None;
        }
        Some(match (low, high) {
            (Some((low, true)), Some((high, true))) => DataValidationRule::Between(low, high),
            (Some((low, true)), None) => DataValidationRule::GreaterThanOrEqualTo(low),
            (Some((low, false)), None) => DataValidationRule::GreaterThan(low),
            (None, Some((high, true))) => DataValidationRule::LessThanOrEqualTo(high),
            (None, Some((high, false))) => DataValidationRule::LessThan(high),
            _ => return None,
        })
    }

    /// The rule as a formula that also takes the words of the set. `IF` first, because a comparison of text with a number is no error in a
    /// spreadsheet, while arithmetic with it is one.
    fn formula(&self, words: &[String], places: &Places<'_>) -> Option<String> {
        let own = &places.own;
        let mut parts: Vec<String> = Vec::new();
        if self.whole {
            parts.push(format!("{own}=INT({own})"));
        }
        for (end, sign) in [(self.low, ">"), (self.high, "<")] {
            let Some(End { limit, closed }) = end else { continue };
            let equal = if *closed { "=" } else { "" };
            match limit {
                Limit::Constant(value) => parts.extend(written(value).map(|value| format!("{own}{sign}{equal}{value}"))),
                Limit::Input(other) => parts.extend((places.of)(*other).map(|other| beside(own, sign, equal, &other))),
                _ => parts.extend(worked(limit, places).and_then(|end| {
                    let cells: Option<Vec<String>> = limit.inputs().into_iter().map(places.of).collect();
                    let known: Vec<String> = cells?.iter().map(|cell| format!("ISNUMBER({cell})")).collect();
                    // Of whole numbers a spreadsheet makes whole numbers; of others something next to what they come to.
                    let near = match (self.whole, *closed, sign) {
                        (true, ..) | (_, false, _) => String::new(),
                        (false, true, ">") => format!("-{NEAR}"),
                        (false, true, _) => format!("+{NEAR}"),
                    };
                    Some(format!("IF(AND({}),IFERROR({own}{sign}{equal}{end}{near},TRUE),TRUE)", known.join(",")))
                })),
            }
        }
        parts.extend(self.over.iter().filter_map(|other| Some(beside(own, ">", "=", &(places.of)(*other)?))));
        if let Some(step) = self.step.and_then(written) {
            parts.push(format!("ABS({own}/{step}-ROUND({own}/{step},0))<{NEAR}"));
        }
        let number = if parts.is_empty() { "TRUE".to_owned() } else { format!("AND({})", parts.join(",")) };
        let mut text = String::new();
        for word in words {
            let comma = if text.is_empty() { "" } else { "," };
            // Writing to a string does not fail.
            let _ = write!(text, "{comma}{own}=\"{}\"", word.replace('"', "\"\""));
        }
        let text = if text.is_empty() { "FALSE".to_owned() } else { format!("OR({text})") };
        let formula = format!("IF(ISNUMBER({own}),{number},{text})");
        (formula.chars().count() <= MOST_TEXT).then_some(formula)
    }
}

/// A comparison with a cell that may be empty, or hold a word: then there is nothing to compare with.
fn beside(own: &str, sign: &str, equal: &str, other: &str) -> String {
    format!("IF(ISNUMBER({other}),{own}{sign}{equal}{other},TRUE)")
}

/// An end that is worked out from cells, as formulas write it.
fn worked(limit: &Limit, places: &Places<'_>) -> Option<String> {
    let each = |parts: &[Limit]| parts.iter().map(|part| worked(part, places)).collect::<Option<Vec<String>>>();
    Some(match limit {
        Limit::Constant(value) => written(value)?,
        Limit::Input(other) => (places.of)(*other)?,
        Limit::Sum(parts) => {
            let signed =
                |(sign, part): &(Sign, Limit)| Some(format!("{}{}", if *sign == Sign::Plus { "+" } else { "-" }, worked(part, places)?));
            format!("(0{})", parts.iter().map(signed).collect::<Option<String>>()?)
        }
        Limit::Product(parts) => format!("({})", each(parts)?.join("*")),
        Limit::Quotient(parts) => format!("({}/{})", worked(&parts.0, places)?, worked(&parts.1, places)?),
        Limit::Least(parts) => format!("MIN({})", each(parts)?.join(",")),
        Limit::Greatest(parts) => format!("MAX({})", each(parts)?.join(",")),
    })
}

/// A number as formulas write it; `None` if its decimals do not end.
fn written(value: &Exact) -> Option<String> {
    let style = Style { mark: DecimalMark::Point, group: false, at_least: 0, at_most: Rounding::MOST_PLACES };
    Some(show(value, style)).filter(|shown| shown.whole).map(|shown| shown.text)
}

/// The first so many letters, with … where some are cut off.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}
