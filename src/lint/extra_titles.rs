//! A điểm cộng or điểm trừ is what its title calls it, and is limited as its own text says.
//!
//! Only what surely names the entry is read: a title that begins with `Điểm thưởng`, a text with one limit in it, `nhiều nhất 3`, `50 điểm thưởng`.

use super::about;
use super::titled_targets::{number, stands};
use super::words::Words;
use crate::diagnostic::{ExtraSlip, Fault, Findings, SlipFault};
use crate::ir::{Extra, Program};
use crate::quantity::Exact;

/// What the title of something added begins with, and of something taken away.
static ADDED: Words = Words::of(&["điểm cộng", "điểm thưởng", "cộng điểm", "thưởng điểm"]);
static TAKEN: Words = Words::of(&["điểm trừ", "điểm phạt", "trừ điểm", "phạt điểm"]);

/// What turns such a title: a bonus that is taken back, a deduction that is given up.
static TURNED: Words = Words::of(&["không", "hoàn", "hủy", "thu hồi", "giảm", "bớt", "trừ", "cộng", "miễn", "xóa"]);

/// What stands before the most points.
const MOST: [&str; 5] = ["nhiều nhất ", "cao nhất ", "tối đa ", "không quá ", "không vượt quá "];
/// What stands behind them where nothing stands before.
const POINTS: [&str; 3] = [" điểm thưởng", " điểm cộng", " điểm trừ"];
/// With these a limit may be that of one piece, or of several entries together.
static OTHERS: Words = Words::of(&["mỗi", "từng", "tổng", "cả", "một lần", "các mục"]);

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for row in program.rows.iter().filter(|row| !row.broken) {
        let Some(extra) = row.extra else { continue };
        let (own, other) = if extra == Extra::Bonus { (&ADDED, &TAKEN) } else { (&TAKEN, &ADDED) };
        if other.begin(&row.title) && !own.begin(&row.title) && !turned(&row.title, other) {
            findings.push(about(row, row.span, Fault::Slip(SlipFault::Extra(ExtraSlip::Title { bonus: extra == Extra::Bonus }))));
        }
        let texts = [Some(row.title.as_str()), row.clause()];
        if let Some(limit) = row.maximum.points()
            && let Some(named) = texts.into_iter().flatten().find_map(most).filter(|named| named < limit)
            && !stands(program, &row.evaluated().collect::<Vec<_>>(), &named)
            // A limit that its rule lost was said.
            && !findings.iter().any(|known| matches!(known.fault, Fault::Slip(SlipFault::TitleLimit { .. })) && super::is_about(known, row))
        {
            findings.push(about(row, row.maximum_span, Fault::Slip(SlipFault::Extra(ExtraSlip::Limit { named, limit: limit.clone() }))));
        }
    }
}

/// Whether what follows the opening of a title turns it.
fn turned(title: &str, opening: &Words) -> bool {
    let words = super::words::words(title);
    let rest = opening.phrases().iter().find_map(|phrase| words.strip_prefix(phrase.as_slice()));
    rest.is_some_and(|rest| TURNED.stand_in(&rest.join(" ")))
}

/// The only limit that a text names.
fn most(text: &str) -> Option<Exact> {
    if OTHERS.stand_in(text) {
        return None;
    }
    let text = text.to_lowercase();
    let behind = |word: &&str| {
        text.match_indices(*word).filter_map(|(at, word)| ahead(text.get(at.checked_add(word.len())?..)?)).collect::<Vec<_>>()
    };
    let before =
        |word: &&str| text.match_indices(*word).filter_map(|(at, _)| number(text.get(..at)?.rsplit(' ').next()?)).collect::<Vec<_>>();
    let mut found: Vec<Exact> = MOST.iter().flat_map(behind).chain(POINTS.iter().flat_map(before)).collect();
    found.dedup();
    if found.len() == 1 { found.pop() } else { None }
}

/// The points that a text begins with: a number with `điểm` behind it, or with nothing.
fn ahead(text: &str) -> Option<Exact> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(text.len());
    let rest = text.get(end..)?.trim_start();
    let ends = rest.is_empty() || rest.starts_with("điểm") || rest.starts_with([';', ')']);
    number(text.get(..end)?.trim_end_matches([',', '.'])).filter(|_| ends)
}

#[cfg(test)]
mod tests {
    use super::most;
    use crate::quantity::Exact;

    #[test]
    fn one_limit_is_read_and_several_are_not() {
        for (text, points) in [
            ("Cần Thơ 2579/2025: điểm cộng nhiều nhất 3", Some(3)),
            ("Huế 804/2018: 50 điểm thưởng", Some(50)),
            ("Cộng tối đa 5 điểm; sáng kiến được công nhận", Some(5)),
            ("Tối đa 3 lần trong năm", None),
            ("Mỗi sáng kiến nhiều nhất 3 điểm", None),
            ("Sáng kiến nhiều nhất 3 điểm, giải thưởng nhiều nhất 2 điểm", None),
            ("Không quá 5% số đơn vị", None),
            ("Tổng điểm cộng không quá 10 điểm", None),
        ] {
            assert_eq!(most(text), points.map(|points: i64| Exact::from(points)), "{text}");
        }
    }
}
