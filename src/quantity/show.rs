//! Numbers as people and machines read them, never passing for more than they are.

use super::{DecimalMark, Exact, Mode, Rounding};

/// Beyond this many decimals nobody reads; a longer request is met with `≈`.
const MOST_SHOWN: u32 = 100;

/// How to write a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style {
    /// The decimal mark.
    pub mark: DecimalMark,
    /// Whether thousands are set off, by the other mark.
    pub group: bool,
    /// Decimals written even when they are zeros (never more than `at_most`).
    pub at_least: u32,
    /// Decimals written at all; what they cannot hold is rounded half up.
    pub at_most: u32,
}

impl Style {
    /// As people in Việt Nam write: `1.234,5`, at most 6 decimals.
    pub fn people() -> Self {
        Self { mark: DecimalMark::Comma, group: true, at_least: 0, at_most: 6 }
    }

    /// As programs read: `1234.5`, as many decimals as a `Decimal` holds.
    pub fn machine() -> Self {
        Self { mark: DecimalMark::Point, group: false, at_least: 0, at_most: Rounding::MOST_PLACES }
    }
}

/// A number in writing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// The digits, with `≈` before them unless they are the whole value.
    pub text: String,
    /// Whether the digits are the whole value.
    pub whole: bool,
}

/// Writes `value` in `style`: `1.234,5`, or `≈0,333333` when the style has no
/// room for all of it. Zero is `0`, with no sign even when a small negative
/// number was rounded to it.
pub fn show(value: &Exact, style: Style) -> Shown {
    let at_most = style.at_most.min(MOST_SHOWN);
    let written = value.rounded(Rounding { places: at_most, mode: Mode::HalfUp });
    let whole = written == *value;
    // A rounded value always ends, within `at_most`.
    let places = written.terminates().unwrap_or(at_most);
    let units = written.in_units_of(places);
    let digits = units.magnitude().to_string();

    let places = places as usize;
    // "5" in hundredths is "0" and "05".
    let digits = format!("{digits:0>width$}", width = places.saturating_add(1));
    let (integer, decimals) = digits.split_at(digits.len().saturating_sub(places));

    let mut text = String::new();
    if !whole {
        text.push('≈');
    }
    if written.is_negative() {
        text.push('-');
    }
    if style.group {
        text.push_str(&grouped(integer, style.mark.other().sign()));
    } else {
        text.push_str(integer);
    }
    let width = places.max(style.at_least.min(at_most) as usize);
    if width > 0 {
        text.push(style.mark.sign());
        text.push_str(&format!("{decimals:0<width$}"));
    }
    Shown { text, whole }
}

/// Writes a share as a percentage, `0,625` as `62,5%`; the decimals of `style`
/// are those of the percentage.
pub fn percent(value: &Exact, style: Style) -> Shown {
    let mut shown = show(&value.times(&Exact::from(100)), style);
    shown.text.push('%');
    shown
}

/// A published number for people, with as many decimals as its rule rounds to, so that a column stands in line.
pub fn published(value: &Exact, rounding: Option<Rounding>) -> String {
    let at_least = rounding.map_or(0, |rounding| rounding.places);
    show(value, Style { at_least, at_most: at_least.max(6), ..Style::people() }).text
}

/// A change with its sign: `+38,61`, `-31,45`, `0,00`.
pub fn signed(change: &Exact, rounding: Option<Rounding>) -> String {
    with_sign(change, published(change, rounding))
}

/// A written number with a plus if it is above zero; `≈` stays in front: `≈+0,333333`.
pub fn with_sign(value: &Exact, written: String) -> String {
    match written.strip_prefix('≈') {
        _ if !value.is_positive() => written,
        Some(digits) => format!("≈+{digits}"),
        None => format!("+{written}"),
    }
}

/// How long the bar of a value is where `full` is a thousand: 0 for nothing and below, 1000 for `full` and above.
pub fn per_mille(value: &Exact, full: &Exact) -> u16 {
    let share = value.over(full).filter(|share| share.is_positive()).unwrap_or_else(Exact::zero);
    let thousandths = share.times(&Exact::from(1000)).rounded(Rounding { places: 0, mode: Mode::HalfUp });
    thousandths.to_i64().and_then(|length| u16::try_from(length).ok()).unwrap_or(1000).min(1000)
}

/// Digits with a separator between groups of three, counted from the right.
pub(super) fn grouped(digits: &str, separator: char) -> String {
    let mut text = String::new();
    let mut left = digits.len();
    for digit in digits.chars() {
        if left.is_multiple_of(3) && !text.is_empty() {
            text.push(separator);
        }
        text.push(digit);
        left = left.saturating_sub(1);
    }
    text
}
