//! Numbers and ranges as an annex prints them. A number is written whole: what no decimals hold is a fraction.

use crate::quantity::{Exact, Rounding, Style, percent, show};

/// `1.234,5`, or `1/3`.
pub(super) fn number(value: &Exact) -> String {
    let shown = show(value, Style::people());
    if shown.whole { shown.text } else { value.fraction_text() }
}

/// `80%`, or the fraction.
pub(super) fn share(value: &Exact) -> String {
    let shown = percent(value, Style::people());
    if shown.whole { shown.text } else { value.fraction_text() }
}

/// `20 điểm`
pub(super) fn points(value: &Exact) -> String {
    format!("{} điểm", number(value))
}

/// `đến 2 chữ số thập phân`, `đến hàng đơn vị`; where nothing more is said, a half goes up.
pub(super) fn rounding(rounding: Rounding) -> String {
    use crate::quantity::Mode;
    let to = match rounding.places {
        0 => "đến hàng đơn vị".to_owned(),
        places => format!("đến {places} chữ số thập phân"),
    };
    match rounding.mode {
        Mode::HalfUp => to,
        Mode::Truncate => format!("{to}, cắt bỏ phần còn lại"),
    }
}

/// An end of a range, in words already, and whether it belongs.
pub(super) type End = (String, bool);

/// `từ 4 cuộc họp trở lên`, `trên 10 đến dưới 20 hồ sơ`, `từ 95% đến dưới 100%`.
pub(super) fn range(low: Option<End>, high: Option<End>, unit: &str) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    match (low, high) {
        (Some((low, true)), Some((high, true))) if low == high => format!("bằng {low}{unit}"),
        (Some((low, true)), None) => format!("từ {low}{unit} trở lên"),
        (Some((low, false)), None) => format!("trên {low}{unit}"),
        (None, Some((high, true))) => format!("từ {high}{unit} trở xuống"),
        (None, Some((high, false))) => format!("dưới {high}{unit}"),
        (Some((low, from)), Some((high, to))) => {
            format!("{} {low} {} {high}{unit}", if from { "từ" } else { "trên" }, if to { "đến" } else { "đến dưới" })
        }
        (None, None) => "mọi giá trị".to_owned(),
    }
}

/// With a capital at its head; the letter of a figure stays as it is.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    if text.chars().nth(1).is_none_or(|second| !second.is_alphabetic()) {
        return text.to_owned();
    }
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
