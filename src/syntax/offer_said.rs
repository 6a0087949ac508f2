//! Words that annexes use for a sentence that the language says otherwise: `tất cả` for `mọi`, `giá trị cao nhất`, `mỗi … cộng`, a limit without its
//! comma, `ngược chiều` at the end, a table that is indented.

use super::grammar::{Rule, is_reserved, words};
use super::offer::{Place, is_word};
use super::reader::Reader;
use crate::diagnostic::{Finding, SyntaxFault};

/// As annexes say it, and as the language does.
const SAID: [(&str, &str); 6] = [
    ("tất cả", "mọi"),
    ("giá trị cao nhất", "giá trị lớn nhất"),
    ("giá trị thấp nhất", "giá trị nhỏ nhất"),
    ("giá trị bình quân", "giá trị trung bình"),
    ("đối với các đơn vị", "khi"),
    ("đối với đơn vị", "khi"),
];

/// What opens a block of its own.
const OPENERS: [Rule; 6] = [Rule::kw_classing, Rule::kw_ranking, Rule::kw_index, Rule::kw_group, Rule::kw_pillar, Rule::kw_example];

/// The first of these that fits the place.
pub(super) fn said(place: &Place<'_>, r: &Reader<'_>, positives: &[Rule]) -> Option<Finding> {
    indented(place, r)
        .or_else(|| phrase(place, r))
        .or_else(|| for_each(place, r))
        .or_else(|| reversed(place, r))
        .or_else(|| limit(place, r, positives))
}

/// What stands in a range of the text, with what is meant.
fn meant(place: &Place<'_>, r: &Reader<'_>, from: usize, to: usize, meant: &str) -> Option<Finding> {
    let found = place.text.get(from..to)?.to_owned();
    let fault = SyntaxFault::Unexpected { found, expected: Vec::new(), near: Some(meant.to_owned()) };
    Some(place.finding(r, from, to, fault).fix(r.range(from, to), meant))
}

fn line_start(place: &Place<'_>) -> usize {
    place.start.saturating_sub(place.before().len())
}

/// `  xếp loại theo tổng điểm`: read as a sentence of the block above.
fn indented(place: &Place<'_>, r: &Reader<'_>) -> Option<Finding> {
    let (before, rest) = (place.before(), place.rest());
    if before.is_empty() || !before.trim().is_empty() {
        return None;
    }
    let word =
        OPENERS.into_iter().filter_map(words).find(|word| rest.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', ','])))?;
    let end = place.start.saturating_add(word.len());
    let fault = SyntaxFault::Indented { word: word.to_owned() };
    Some(place.finding(r, place.start, end, fault))
}

/// A phrase that the parse broke in.
fn phrase(place: &Place<'_>, r: &Reader<'_>) -> Option<Finding> {
    let start = line_start(place);
    let line = place.text.get(start..)?.lines().next()?;
    for (said, due) in SAID {
        for (at, _) in line.match_indices(said) {
            let from = start.saturating_add(at);
            let to = from.saturating_add(said.len());
            let whole = |c: Option<char>| !c.is_some_and(is_word);
            let apart = whole(line.get(..at).and_then(|before| before.chars().next_back()))
                && whole(line.get(at.saturating_add(said.len())..).and_then(|rest| rest.chars().next()));
            if apart && (from..=to).contains(&place.start) {
                // Units that are named stand behind `cho`.
                let named =
                    due == "khi" && line.get(at.saturating_add(said.len())..).is_some_and(|rest| rest.trim_start().starts_with('"'));
                return meant(place, r, from, to, if named { "cho" } else { due });
            }
        }
    }
    None
}

/// `mỗi mô_hình cộng 2 điểm`, `số máy_chủ mà …`.
fn for_each(place: &Place<'_>, r: &Reader<'_>) -> Option<Finding> {
    let (before, word) = (place.before(), place.word());
    let each = before.trim_start().starts_with(words(Rule::kw_each)?) || before.contains(&format!(": {} ", words(Rule::kw_each)?));
    if each && matches!(word, "cộng" | "tính" | "cho") {
        return meant(place, r, place.start, place.end, words(Rule::kw_gets)?);
    }
    let trimmed = before.trim_end();
    let name = word.contains('_') && !is_reserved(word);
    let counted = name && trimmed.rsplit(|c: char| !is_word(c)).next() == Some("số");
    let from = line_start(place).saturating_add(trimmed.len()).checked_sub("số".len())?;
    if counted { meant(place, r, from, from.saturating_add("số".len()), words(Rule::kw_count_of)?) } else { None }
}

/// `…, quy về từ 2 điểm đến 10 điểm, ngược chiều`: the way goes before the span of points.
fn reversed(place: &Place<'_>, r: &Reader<'_>) -> Option<Finding> {
    let (way, onto) = (words(Rule::kw_reversed)?, words(Rule::kw_onto)?);
    let at = place.before().rfind(onto).filter(|_| place.rest().starts_with(way))?;
    let span = place.before().get(at..)?.trim_end().trim_end_matches(',').trim_end();
    let from = line_start(place).saturating_add(at);
    meant(place, r, from, place.start.saturating_add(way.len()), &format!("{way}, {span}"))
}

/// `mỗi n được 1 điểm không quá 4 điểm`: a limit stands behind a comma.
fn limit(place: &Place<'_>, r: &Reader<'_>, positives: &[Rule]) -> Option<Finding> {
    let word = [Rule::kw_at_most, Rule::kw_at_least].into_iter().filter_map(words).find(|word| place.rest().starts_with(word))?;
    let before = place.before().trim_end();
    if !positives.contains(&Rule::comma) || before.is_empty() || before.ends_with(',') {
        return None;
    }
    let from = line_start(place).saturating_add(before.len());
    let to = place.start.saturating_add(word.len());
    let fault = SyntaxFault::Unexpected { found: word.to_owned(), expected: Vec::new(), near: Some(format!(", {word}")) };
    Some(place.finding(r, place.start, to, fault).fix(r.range(from, to), format!(", {word}")))
}
