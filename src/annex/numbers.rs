//! Numbers and ranges as an annex prints them. A number is written whole: what no decimals hold is a fraction.

use crate::check::{End, range_words};
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

/// `từ 4 cuộc họp trở lên`, `trên 10 đến dưới 20 hồ sơ`, `từ 95% đến dưới 100%`.
pub(super) fn range(low: Option<End>, high: Option<End>, unit: &str) -> String {
    let with_unit = |(end, closed): End| (if unit.is_empty() { end } else { format!("{end} {unit}") }, closed);
    match (low, high) {
        (Some((low, true)), Some((high, true))) if low == high => format!("bằng {}", with_unit((low, true)).0),
        (low, None) => range_words(low.map(with_unit), None).unwrap_or_else(|| "mọi giá trị".to_owned()),
        (low, high) => range_words(low, high.map(with_unit)).unwrap_or_default(),
    }
}

/// With a capital at its head; the letter of a figure stays as it is.
pub(super) fn capitalised(text: &str) -> String {
    let is_word = text.chars().nth(1).is_some_and(char::is_alphabetic);
    if is_word { crate::letters::capitalised(text) } else { text.to_owned() }
}
