//! What people write from Word or from speech where a sentence has its own words: a cap without `không quá`, a condition without `khi`, a policy
//! in other words, an amount in `tỷ đồng`, a count of a list without `mà`.

use super::grammar::{Rule, is_reserved, words};
use super::offer::{Place, is_word};
use super::reader::Reader;
use crate::diagnostic::{Expected, Finding, SyntaxFault};
use crate::quantity::{Exact, Style, read_rule_number, show};

/// The first of these that fits the place.
pub(super) fn meant(place: &Place<'_>, r: &Reader<'_>, positives: &[Rule]) -> Option<Finding> {
    magnitude(place, r)
        .or_else(|| per_mille(place, r))
        .or_else(|| extra_limit(place, r))
        .or_else(|| condition(place, r, positives))
        .or_else(|| policy(place, r))
        .or_else(|| records(place, r))
        .or_else(|| tie(place, r))
        .or_else(|| outcome(place, r))
        .or_else(|| semicolon(place, r, positives))
}

/// `từ 5 tỷ đồng trở lên`, `từ 5.000 triệu đồng`: a figure is read in the unit that it was declared in, whatever stands behind the number.
fn magnitude(place: &Place<'_>, r: &Reader<'_>) -> Option<Finding> {
    let zeros = zeros(place.word())?;
    let (start, number) = number_before(place)?;
    let behind = place.text.get(place.end..)?.lines().next()?;
    let money = behind.trim_start().starts_with("đồng");
    let end = if money { place.end.saturating_add(behind.find("đồng")?).saturating_add("đồng".len()) } else { place.end };
    let number = number.times(&Exact::ratio(10_i64.checked_pow(zeros)?, 1)?);
    let text = place.text.get(start..end)?.to_owned();
    // What is held against a number stands before it; reserved words are words of the range.
    let line = place.text.get(..start)?.rsplit('\n').next()?;
    let mut names = line.split(|c: char| !is_word(c)).filter(|word| !is_reserved(word) && word.starts_with(char::is_alphabetic));
    let figure = names.next_back().map(str::to_owned);
    Some(place.finding(r, start, end, SyntaxFault::Magnitude { text, number, figure, declared: None }))
}

/// The number that ends right before the place, and where it begins.
fn number_before(place: &Place<'_>) -> Option<(usize, Exact)> {
    let before = place.before().trim_end();
    let digits = before.rsplit(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).next()?;
    let number = Exact::from(read_rule_number(digits).ok()?);
    let line = place.start.saturating_sub(place.before().len());
    Some((line.saturating_add(before.len()).saturating_sub(digits.len()), number))
}

/// `dưới 1‰`: a ratio is written in percent.
fn per_mille(place: &Place<'_>, r: &Reader<'_>) -> Option<Finding> {
    let (start, number) = number_before(place).filter(|_| place.word() == "‰")?;
    let percent = show(&number.over(&Exact::from(10))?, Style::people());
    let (text, offer) = (place.text.get(start..place.end)?.to_owned(), format!("{}%", percent.text));
    let fault = SyntaxFault::AsPrinted { text, offer: offer.clone() };
    Some(place.finding(r, start, place.end, fault).fix(r.range(start, place.end), offer))
}

fn zeros(word: &str) -> Option<u32> {
    Some(match word {
        "tỷ" | "tỉ" => 9,
        "triệu" => 6,
        "vạn" => 4,
        "nghìn" | "ngàn" => 3,
        "trăm" => 2,
        _ => return None,
    })
}

/// `điểm cộng 3 "…" 5 điểm`: how much there is at most must be said as such.
fn extra_limit(place: &Place<'_>, r: &Reader<'_>) -> Option<Finding> {
    let before = place.before().trim();
    let opened = [Rule::kw_bonus, Rule::kw_deduction].into_iter().filter_map(words).any(|phrase| before.starts_with(phrase));
    if !opened || !before.ends_with('"') {
        return None;
    }
    let (at_most, unlimited) = (words(Rule::kw_at_most)?, words(Rule::kw_no_maximum)?);
    let number = place.word().starts_with(|c: char| c.is_ascii_digit());
    let mut expected = vec![Expected::Word(at_most.to_owned())];
    if !number {
        expected = [format!("{at_most} … điểm"), unlimited.to_owned()].map(Expected::Word).to_vec();
    }
    let finding =
        place.finding(r, place.start, place.end, SyntaxFault::Unexpected { found: place.word().to_owned(), expected, near: None });
    // What is put in is said with the word behind it, so that its blank is seen.
    Some(if number { finding.fix(r.range(place.start, place.end), format!("{at_most} {}", place.word())) } else { finding })
}

/// `kế_toán: 5 điểm` among items, where a head is a condition or a text in quotes.
fn condition(place: &Place<'_>, r: &Reader<'_>, positives: &[Rule]) -> Option<Finding> {
    let items = positives.contains(&Rule::item);
    let line = place.rest();
    let (head, _) = line.split_once(':')?;
    let name = head.trim_end();
    let plain = !name.is_empty() && name.chars().all(is_word) && !name.starts_with(|c: char| c.is_ascii_digit()) && !is_reserved(name);
    if !items || !plain || !place.before().trim().is_empty() {
        return None;
    }
    let end = place.start.saturating_add(name.len());
    let fix = format!("{} {name}", words(Rule::kw_when)?);
    Some(place.finding(r, place.start, end, SyntaxFault::RowHead { text: name.to_owned() }).fix(r.range(place.start, end), fix))
}

/// `không áp dụng: bỏ qua`: what is done in a state has five ways to be said.
fn policy(place: &Place<'_>, r: &Reader<'_>) -> Option<Finding> {
    let before = place.before().trim();
    let state = before.strip_suffix(':')?.trim_end();
    let states = [Rule::kw_missing, Rule::kw_nothing, Rule::kw_not_applicable];
    if !states.into_iter().filter_map(words).any(|known| known == state) {
        return None;
    }
    let known = [Rule::kw_left_out, Rule::kw_rescaled, Rule::kw_max_points, Rule::kw_report_error].into_iter().filter_map(words);
    let mut expected: Vec<Expected> = known.map(|policy| Expected::Word(policy.to_owned())).collect();
    expected.insert(0, Expected::Word("0 điểm".to_owned()));
    let written = place.rest().split(" #").next()?.trim_end();
    let end = place.start.saturating_add(written.len());
    let near = matches!(written, "bỏ qua" | "loại trừ" | "loại ra" | "bỏ" | "không chấm").then(|| words(Rule::kw_left_out)).flatten();
    if let Some(near) = near {
        let fault = SyntaxFault::Unexpected { found: written.to_owned(), expected: Vec::new(), near: Some(near.to_owned()) };
        return Some(place.finding(r, place.start, end, fault));
    }
    Some(place.finding(r, place.start, end, SyntaxFault::Unexpected { found: written.to_owned(), expected, near: None }))
}

/// `số lượng dự_án đúng_hạn`: the name of a list, and then what its records must be.
fn records(place: &Place<'_>, r: &Reader<'_>) -> Option<Finding> {
    let before = place.before().trim_end();
    let list = before.rsplit(' ').next()?;
    let lead = before.strip_suffix(list)?.trim_end();
    let name = |word: &str| !word.is_empty() && word.chars().all(is_word) && word.starts_with(char::is_alphabetic) && !is_reserved(word);
    if !lead.ends_with(words(Rule::kw_count_of)?) || !name(list) || !name(place.word()) {
        return None;
    }
    // Two words without a mark may be one name with its blank; a name that is written as such is a name.
    if !list.contains('_') && !place.word().contains('_') {
        return None;
    }
    let whose = words(Rule::kw_whose)?;
    let expected = vec![Expected::Word(format!("{whose} {}", place.word()))];
    let fault = SyntaxFault::Unexpected { found: place.word().to_owned(), expected, near: None };
    Some(place.finding(r, place.start, place.end, fault).fix(r.range(place.start, place.end), format!("{whose} {}", place.word())))
}

/// `chỉ số 4 có tỷ lệ cao hơn`: by its share, not by its points.
fn tie(place: &Place<'_>, r: &Reader<'_>) -> Option<Finding> {
    let rest = place.rest();
    let said = ["có tỷ lệ", "đạt tỷ lệ"].into_iter().find(|said| rest.starts_with(said))?;
    let before = place.before().trim_end();
    let code = before.rsplit(' ').next()?;
    let index = words(Rule::kw_index)?;
    let lead = before.strip_suffix(code)?.trim_end();
    let from = place.start.saturating_sub(place.before().len()).saturating_add(lead.strip_suffix(index)?.len());
    let end = place.start.saturating_add(said.len());
    let meant = format!("tỷ lệ của {code}");
    let fault = SyntaxFault::Unexpected { found: place.text.get(from..end)?.to_owned(), expected: Vec::new(), near: Some(meant.clone()) };
    Some(place.finding(r, from, end, fault).fix(r.range(from, end), meant))
}

/// `thì trung bình của 1 là …`, `thì tổng là …`: a result has words of its own.
fn outcome(place: &Place<'_>, r: &Reader<'_>) -> Option<Finding> {
    let before = place.before().trim();
    let then = words(Rule::kw_then)?;
    if before.split_whitespace().next() != Some(then) {
        return None;
    }
    let (total, percent, mean) = (words(Rule::kw_total)?, words(Rule::kw_percent)?, words(Rule::kw_averaged)?);
    let (of, points) = (words(Rule::kw_of)?, words(Rule::kw_mean_points)?);
    let near = |from: usize, found: &str, meant: String| {
        let fault = SyntaxFault::Unexpected { found: found.to_owned(), expected: Vec::new(), near: Some(meant.clone()) };
        let end = from.saturating_add(found.len());
        Some(place.finding(r, from, end, fault).fix(r.range(from, end), meant))
    };
    // Of what the mean is may only be the total where nothing is said.
    if before.ends_with(points) && Some(place.word()) == words(Rule::kw_is) {
        let trailing = place.before().len().saturating_sub(place.before().trim_end().len());
        return near(place.start.saturating_sub(trailing).saturating_sub(points.len()), points, format!("{total} {mean}"));
    }
    if before != then && !before.ends_with(':') {
        return None;
    }
    for (found, meant) in [
        (format!("{mean} {total}"), format!("{total} {mean}")),
        (format!("{mean} {percent}"), format!("{percent} {mean}")),
        (format!("{mean} {of}"), format!("{points} {of}")),
        ("tổng số điểm".to_owned(), total.to_owned()),
    ] {
        if place.rest().starts_with(&found) {
            return near(place.start, &found, meant);
        }
    }
    let samples = ["1.1 được … điểm", "tổng điểm là … điểm", "tỷ lệ điểm là …%", "xếp loại là \"…\"", "điểm trung bình của 1 là … điểm"];
    let expected = samples.map(|sample| Expected::Word(sample.to_owned())).to_vec();
    let fault = SyntaxFault::Unexpected { found: place.word().to_owned(), expected, near: None };
    Some(place.finding(r, place.start, place.end, fault))
}

/// `"Tự chấm", "Thẩm định"`: what a list is parted by.
fn semicolon(place: &Place<'_>, r: &Reader<'_>, positives: &[Rule]) -> Option<Finding> {
    if place.word() != "," || !positives.contains(&Rule::semicolon) || positives.contains(&Rule::comma) {
        return None;
    }
    let fault = SyntaxFault::Unexpected { found: ",".to_owned(), expected: Vec::new(), near: Some(";".to_owned()) };
    Some(place.finding(r, place.start, place.end, fault).fix(r.range(place.start, place.end), ";"))
}
