//! The words of a rule as written: where its numbers stand, and what stands before them.

use std::ops::Range;

use crate::quantity::{Exact, read_rule_number};

/// A number of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// Its digits.
    pub range: Range<usize>,
    /// Its value; of a percentage the share.
    pub value: Exact,
    /// Whether it is followed by `%`.
    pub percent: bool,
}

/// The numbers of a text, in order; digits of names and codes are none.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let start = at.saturating_add(found);
        let rest = text.get(start..).unwrap_or("");
        let len = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(rest.len());
        let digits = rest.get(..len).unwrap_or("").trim_end_matches(['.', ',']);
        let end = start.saturating_add(digits.len());
        let after = text.get(end..).unwrap_or("");
        let named = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let of_name = named(text.get(..start).unwrap_or("").chars().next_back()) || named(after.chars().next());
        let percent = after.trim_start_matches([' ', '\u{a0}']).starts_with('%');
        if let (false, Ok(number)) = (of_name, read_rule_number(digits)) {
            let value = Exact::from(number);
            let value = if percent { value.over(&Exact::from(100)).unwrap_or(value) } else { value };
            out.push(Figure { range: start..end, value, percent });
        }
        at = start.saturating_add(len);
    }
    out
}

/// The head of a row: what stands before its colon; nothing when a text in quotes stands there.
pub(super) fn head(text: &str) -> Option<&str> {
    let line = text.lines().next()?;
    let head = line.split_once(':').map_or(line, |(head, _)| head);
    (!head.contains(['"', '“', '”', '#'])).then_some(head)
}

/// The word that stands before a place.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or("").split_whitespace().next_back().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::{figures, head};
    use crate::quantity::Exact;

    #[test]
    fn numbers_are_read_as_the_decision_writes_them() {
        let found = figures("từ 1.000,5 đến dưới 90 % của x2, mục_3; 7.");
        let values: Vec<Exact> = found.iter().map(|figure| figure.value.clone()).collect();
        assert_eq!(values, [Exact::ratio(2001, 2).unwrap(), Exact::ratio(9, 10).unwrap(), Exact::from(7)]);
        assert_eq!(found.iter().map(|figure| figure.percent).collect::<Vec<_>>(), [false, true, false]);
    }

    #[test]
    fn a_head_ends_at_its_colon() {
        assert_eq!(head("từ 80 trở lên: \"Tốt\""), Some("từ 80 trở lên"));
        assert_eq!(head("\"Tốt\": khi x"), None);
    }
}
