//! Small pieces of sentences: quotations, lists, numbers.

use super::Lang;
use crate::diagnostic::RoundedPlace;
use crate::quantity::{self, Exact, Mode, Rounding, Style, show};

/// Longer quotations are cut: the place shows the rest.
const LONGEST: usize = 80;

/// More unlike weights of one level are not told.
const MOST_WEIGHTS: usize = 6;

/// What somebody wrote, in quotation marks, on one line.
pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", titled(text))
}

/// What somebody wrote, on one line, cut where it would drown the sentence.
pub(super) fn titled(text: &str) -> String {
    let line = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if line.chars().nth(LONGEST).is_none() {
        return line;
    }
    let cut: String = line.chars().take(LONGEST).collect();
    // At a blank where there is one, so that no word is halved.
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{cut}…")
}

/// Two texts that differ, in quotation marks; of long ones what stands from the first different word on.
pub(super) fn quoted_apart(old: &str, new: &str) -> (String, String) {
    if old.chars().nth(LONGEST).is_none() && new.chars().nth(LONGEST).is_none() {
        return (quoted(old), quoted(new));
    }
    let same = old.split_inclusive(' ').zip(new.split_inclusive(' ')).take_while(|(old, new)| old == new).map(|(old, _)| old.len()).sum();
    let rest = |text: &str| match text.get(same..) {
        Some(rest) if same > 0 => quoted(&format!("…{rest}")),
        _ => quoted(text),
    };
    (rest(old), rest(new))
}

/// A score as its class table writes it: a share of the maximum as a percentage.
pub(super) fn score(value: &Exact, share: bool) -> String {
    if share { quantity::percent(value, Style::people()).text } else { number(value) }
}

/// What the system says, so that it fits into a sentence.
pub(super) fn reason(text: &str) -> String {
    titled(text).trim_end_matches('.').to_owned()
}

/// `a, b hoặc c`; of more than six the first six.
pub(super) fn either(items: &[String], lang: Lang) -> String {
    joined(items, if lang == Lang::Vi { " hoặc " } else { " or " })
}

/// `a, b và c`; of more than six the first six.
pub(super) fn all(items: &[String], lang: Lang) -> String {
    joined(items, if lang == Lang::Vi { " và " } else { " and " })
}

fn joined(items: &[String], word: &str) -> String {
    const MOST: usize = 6;
    if items.len() > MOST {
        return format!("{}, …", items.iter().take(MOST).cloned().collect::<Vec<_>>().join(", "));
    }
    match items.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{}{word}{last}", before.join(", ")),
    }
}

/// Quotations of all.
pub(super) fn quotations(items: &[String]) -> Vec<String> {
    items.iter().map(|item| quoted(item)).collect()
}

/// A number as people write it.
pub(super) fn number(value: &Exact) -> String {
    show(value, Style::people()).text
}

/// A count as people write it.
pub(super) fn whole(count: usize) -> String {
    number(&Exact::from(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// Whether a number can be written to its last decimal.
pub(super) fn is_written(value: &Exact) -> bool {
    show(value, Style::people()).whole
}

/// A printed number with the decimals of its column.
pub(super) fn fixed(value: &Exact, places: u32) -> String {
    let people = Style::people();
    show(value, Style { at_least: places, at_most: people.at_most.max(places), ..people }).text
}

/// A number without marks between thousands, so that it can be read in one way only.
pub(super) fn ungrouped(value: &Exact) -> String {
    show(value, Style { group: false, ..Style::people() }).text
}

/// Weights that are whole numbers, as they are to be written: with the sign they lost, or as parts of their sum; and whether it was the sign.
pub(super) fn weights_meant(sum: &Exact, whole: &[Exact]) -> Option<(String, bool)> {
    let percent = *sum == Exact::from(100);
    let mut said: Vec<String> = Vec::new();
    for weight in whole {
        let weight = ungrouped(weight);
        let weight =
            if percent { format!("“trọng số {weight}%”") } else { format!("“trọng số {weight}/{}”", ungrouped(sum)) };
        if !said.contains(&weight) {
            said.push(weight);
        }
    }
    if said.len() > MOST_WEIGHTS {
        said.truncate(MOST_WEIGHTS);
        said.push("…".to_owned());
    }
    (!said.is_empty()).then(|| (said.join(", "), percent))
}

/// A ratio as a percentage.
pub(super) fn percentage(value: &Exact) -> String {
    quantity::percent(value, Style::people()).text
}

/// A share as a percentage of one decimal, for shares that nobody recomputes by hand.
pub(super) fn rough_percent(value: &Exact) -> String {
    quantity::percent(value, Style { at_most: 1, ..Style::people() }).text
}

/// Whether a share would be printed as 0%.
pub(super) fn negligible(value: &Exact) -> bool {
    value.rounded(Rounding { places: 3, mode: Mode::HalfUp }).is_zero()
}

/// One step of so many decimals at a place: `0,01`, or `0,01%` where percentages are shown.
pub(super) fn step_of(places: u32, place: &RoundedPlace) -> String {
    let step = Rounding { places, mode: Mode::HalfUp }.step();
    let fine = Style { at_most: Rounding::MOST_PLACES, ..Style::people() };
    match place {
        RoundedPlace::Percent(true) => quantity::percent(&step, fine).text,
        _ => show(&step, fine).text,
    }
}

/// The sentence of the rule language that rounds at a place.
pub(super) fn rounding_sentence(place: &RoundedPlace, rounding: Rounding) -> String {
    let of = match place {
        RoundedPlace::Components => " điểm chỉ số thành phần",
        RoundedPlace::Main => " điểm chỉ số chính",
        RoundedPlace::Pillars => " điểm trụ cột",
        RoundedPlace::Total => " tổng điểm",
        RoundedPlace::Percent(_) | RoundedPlace::Scaled(_) => " tỷ lệ điểm",
        RoundedPlace::Row => "",
    };
    let step = match place {
        RoundedPlace::Percent(true) => step_of(rounding.places, place),
        _ => format!("{} chữ số thập phân", rounding.places),
    };
    let cut = if rounding.mode == Mode::Truncate { ", cắt bỏ" } else { "" };
    format!("làm tròn{of} đến {step}{cut}")
}

/// A line of the header as it would be written, for one that is missing.
pub(super) fn header_line(clause: &str) -> String {
    match clause {
        "mã" => "mã Tinh.Huyen".to_owned(),
        "văn bản" => "văn bản \"Quyết định số …\"".to_owned(),
        "thang điểm" => "thang điểm 100".to_owned(),
        _ => format!("{clause} …"),
    }
}

/// A number, or a percentage where values are shown as such.
pub(super) fn value(value: &Exact, percent: bool) -> String {
    if percent { percentage(value) } else { number(value) }
}

/// Points with their word.
pub(super) fn points(value: &Exact, lang: Lang) -> String {
    let shown = number(value);
    match lang {
        Lang::Vi => format!("{shown} điểm"),
        Lang::En if *value == Exact::one() => format!("{shown} point"),
        Lang::En => format!("{shown} points"),
    }
}

/// How far two numbers are apart.
pub(super) fn apart(a: &Exact, b: &Exact) -> Exact {
    let difference = a.minus(b);
    if difference.is_negative() { difference.negated() } else { difference }
}

/// `85%` for 85 where a ratio of at most 100% is due: the sign was probably forgotten.
pub(super) fn as_percent(value: &Exact, domain: &str) -> Option<String> {
    let forgotten = domain.contains('%') && *value > Exact::one() && *value <= Exact::from(100);
    forgotten.then(|| format!("{}%", number(value)))
}
