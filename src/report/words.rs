//! Words and numbers of the report.

use crate::check::range_words;
use crate::ir::{Basis, ClassRange, Program};
use crate::quantity::{Exact, Rounding, Style, percent, published, show, with_sign};
use crate::score::{Mean, mean_text, share};

/// What stands where there is no number.
pub(super) const NOTHING: &str = "–";

/// The text with the year behind it, where it is known.
pub(super) fn of_year(text: &str, year: Option<u64>, word: &str) -> String {
    year.map_or_else(|| text.to_owned(), |year| format!("{text} {word} {year}"))
}

/// All units of a kind: `các Sở, ban, ngành`, and `UBND các huyện, thành phố` as it is.
pub(super) fn all_of(kind: Option<&str>) -> String {
    match kind {
        Some(kind) if kind.split_whitespace().any(|word| word.to_lowercase() == "các") => kind.to_owned(),
        kind => format!("các {}", kind.unwrap_or("đơn vị")),
    }
}

/// A count as official reports write it: `03`, `16`.
pub(super) fn count(count: usize) -> String {
    format!("{count:02}")
}

/// `1,23%` of the units; `≈` where the decimals end before the number does.
pub(super) fn part(value: &Exact) -> String {
    percent(value, Style { at_most: 2, ..Style::people() }).text
}

/// A number that may be unrounded is written whole with so many decimals, and else with the fewer and `≈`.
const DECIMALS: (u32, u32) = (4, 2);

/// A number by the rounding of its place. One that the rules do not round is shortened, so that a printed table stays one: `≈46,30`.
pub(super) fn number(value: &Exact, rounding: Option<Rounding>) -> String {
    match rounding {
        Some(_) => published(value, rounding),
        None => {
            let whole = value.terminates().is_some_and(|places| places <= DECIMALS.0);
            let at_most = if whole { DECIMALS.0 } else { DECIMALS.1 };
            show(value, Style { at_most, ..Style::people() }).text
        }
    }
}

/// A change, with its sign.
pub(super) fn change_of(value: &Exact, rounding: Option<Rounding>) -> String {
    with_sign(value, number(value, rounding))
}

/// A published number by the rounding of its place; a share as the set shows it.
pub(super) fn value_of(program: &Program, basis: &Basis, value: &Exact) -> String {
    match basis {
        Basis::Percent => share(program, value),
        _ => number(value, program.published_rounding(basis)),
    }
}

/// A mean by the rounding of means.
pub(super) fn mean_of(program: &Program, basis: &Basis, mean: &Mean) -> String {
    mean_text(mean, |value| match basis {
        Basis::Percent => share(program, value),
        _ => mean_number(program, basis, value),
    })
}

/// A number that is a mean: by the rounding of means; where the rules say none, with the decimals of the points beside it.
pub(super) fn mean_number(program: &Program, basis: &Basis, value: &Exact) -> String {
    let beside = program.published_rounding(basis).or(program.rounding.total);
    match (program.rounding.means, beside) {
        (None, Some(beside)) => show(value, Style { at_least: beside.places, at_most: beside.places, ..Style::people() }).text,
        (means, _) => number(value, means),
    }
}

/// A share of a mean: as the set rounds shares, else with two decimals.
pub(super) fn share_of_mean(program: &Program, value: &Exact) -> String {
    if program.rounding.percent.is_some() { share(program, value) } else { part(value) }
}

/// ` điểm`, where the number is one of points.
pub(super) fn points(basis: &Basis) -> &'static str {
    if matches!(basis, Basis::Percent) { "" } else { " điểm" }
}

/// What a ranking or a class reads, inside a sentence.
pub(super) fn basis_name(program: &Program, basis: &Basis) -> String {
    match basis {
        Basis::Total => "tổng điểm".to_owned(),
        Basis::Percent => "tỷ lệ điểm".to_owned(),
        Basis::ScaledTo(scale) => format!("điểm quy đổi về thang {}", published(scale, None)),
        Basis::Pillar(index) => program.pillars.get(*index).map(|pillar| format!("trụ cột {}", pillar.title)).unwrap_or_default(),
        Basis::Row(id) => program.row(*id).map(|row| row.title.clone()).unwrap_or_default(),
    }
}

/// The limits of a class as the rules write them: `từ 650 đến dưới 800`.
pub(super) fn range(program: &Program, basis: &Basis, range: &ClassRange) -> String {
    let shown = |value: &Exact| match basis {
        Basis::Percent if program.rounding.percent.is_none_or(|rounding| rounding.percent) => percent(value, Style::people()).text,
        _ => published(value, None),
    };
    let end = |end: &Option<(Exact, bool)>| end.as_ref().map(|(value, closed)| (shown(value), *closed));
    range_words(end(&range.low), end(&range.high)).unwrap_or_default()
}

/// The number of a part.
pub(super) fn roman(number: usize) -> String {
    let mut left = number;
    let mut out = String::new();
    for (value, letters) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while left >= value {
            out.push_str(letters);
            left = left.saturating_sub(value);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_numbered_in_roman() {
        let numbers: Vec<String> = (1..=14).map(roman).collect();
        assert_eq!(numbers.join(" "), "I II III IV V VI VII VIII IX X XI XII XIII XIV");
    }

    #[test]
    fn all_units_of_a_kind() {
        assert_eq!(all_of(Some("Sở, ban, ngành")), "các Sở, ban, ngành");
        assert_eq!(all_of(Some("UBND các huyện, thành phố")), "UBND các huyện, thành phố");
        assert_eq!(all_of(None), "các đơn vị");
    }
}
