//! How a number leaves the program: its display, and the value itself, which is never only a rounded one.

use serde_json::{Value, json};

use crate::quantity::{DecimalMark, Exact, Rounding, Style, percent, show};

/// A decimal text of more decimals than these is written as a fraction, which is shorter; the display shows no more than that either.
const MOST_DECIMALS: u32 = 100;

/// A number in JSON: `display` for people; `value` as a decimal text when it ends, `fraction` when it does not.
pub fn number(value: &Exact) -> Value {
    let display = show(value, Style::people()).text;
    match value.terminates().filter(|places| *places <= MOST_DECIMALS) {
        Some(places) => json!({ "display": display, "value": show(value, Style { at_most: places, ..Style::machine() }).text }),
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

/// A number for CSV with the mark asked for. A value that does not end within 28 decimals is rounded to six and marked ≈.
pub fn cell(value: &Exact, mark: DecimalMark) -> String {
    let whole = value.terminates().is_some_and(|places| places <= Rounding::MOST_PLACES);
    let at_most = if whole { Rounding::MOST_PLACES } else { 6 };
    show(value, Style { mark, group: false, at_least: 0, at_most }).text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1/2 to a power ends after as many decimals.
    fn half_to(power: u32) -> Exact {
        (0..power).fold(Exact::one(), |value, _| value.times(&Exact::ratio(1, 2).unwrap_or_else(Exact::zero)))
    }

    #[test]
    fn json_has_the_whole_value() {
        let digits = "0.0000000002328306436538696289062500".trim_end_matches('0');
        assert_eq!(number(&half_to(32)), json!({ "display": "≈0", "value": digits }));
        assert_eq!(number(&half_to(3)), json!({ "display": "0,125", "value": "0.125" }));
        assert_eq!(number(&Exact::from(-20)), json!({ "display": "-20", "value": "-20" }));
        let value = number(&half_to(100));
        assert_eq!(value["value"].as_str().map(str::len), Some(102));
        // Longer than that, the fraction is the whole value.
        let value = number(&half_to(101));
        assert_eq!((value.get("value"), value["fraction"].as_str()), (None, Some("1/2535301200456458802993406410752")));
    }

    #[test]
    fn csv_has_six_digits_where_it_has_not_all() {
        let texts =
            [half_to(28), half_to(29), Exact::ratio(1, 3).unwrap_or_else(Exact::zero)].map(|value| cell(&value, DecimalMark::Comma));
        assert_eq!(texts, ["0,0000000037252902984619140625", "≈0", "≈0,333333"]);
        let value = Exact::from(12).plus(&half_to(40)).plus(&Exact::ratio(1, 8).unwrap_or_else(Exact::zero));
        assert_eq!(cell(&value, DecimalMark::Point), "≈12.125");
    }
}
