//! What is too long for a line goes on in the next.
//!
//! A line is parted behind `;` and `,`, before `và` and `hoặc`, before a sign of arithmetic, outside parentheses first. It is never parted
//! where the rest would look like a new block, clause or row, to the parser after a mistake or to a person.

use pest::Parser as _;

use super::WIDTH;
use super::join::{close, join, width};
use super::read::Word;
use crate::syntax::grammar::{Rule, RuleFile};
use crate::syntax::normalise::normalise;

/// How far the second line of a sentence stands in from its first.
const ON: usize = 4;
/// So much worse it is to part a sentence inside parentheses.
const INSIDE: u8 = 4;
/// A rest that is longer than this is no row, whatever it looks like.
const ROW: usize = 2_000;

/// The words of a sentence as lines, the first with `indent` blanks before it.
pub(super) fn wrap(words: &[Word], indent: usize) -> Vec<String> {
    lines(words, indent, indent)
}

/// The words of a sentence that begins on a line above.
pub(super) fn wrap_on(words: &[Word], indent: usize) -> Vec<String> {
    lines(words, indent.saturating_add(ON), indent)
}

/// The blanks before what goes on from a line above.
pub(super) fn on(indent: usize) -> usize {
    indent.saturating_add(ON)
}

fn lines(words: &[Word], first: usize, indent: usize) -> Vec<String> {
    let mut out = Vec::new();
    let (mut rest, mut at) = (words, first);
    while !rest.is_empty() {
        let taken = fitting(rest, WIDTH.saturating_sub(at));
        let (line, left) = rest.split_at_checked(taken).unwrap_or((rest, &[]));
        out.push(format!("{:at$}{}", "", join(line)));
        (rest, at) = (left, on(indent));
    }
    out
}

/// How many of the words go on a line of that many columns.
fn fitting(words: &[Word], columns: usize) -> usize {
    if width(&join(words)) <= columns {
        return words.len();
    }
    let mut places = places(words, columns);
    // The best that fits, and of equals the last; if none fits, the first.
    places.sort_by_key(|place| match place.fits {
        true => (false, place.rank, usize::MAX.saturating_sub(place.at)),
        false => (true, 0, place.at),
    });
    places.iter().find(|place| safe(words.get(place.at..).unwrap_or(&[]))).map_or(words.len(), |place| place.at)
}

/// Where a line may be parted.
struct Place {
    /// Before this word.
    at: usize,
    /// The lower, the better.
    rank: u8,
    /// Whether what stands before fits into the line.
    fits: bool,
}

fn places(words: &[Word], columns: usize) -> Vec<Place> {
    let (mut depth, mut taken) = (0_usize, 0_usize);
    let mut out = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0
            && let Some(rank) = rank(words, at, depth > 0)
        {
            out.push(Place { at, rank, fits: taken <= columns });
        }
        let blank = usize::from(at > 0 && !close(words, at));
        taken = taken.saturating_add(blank).saturating_add(width(&word.text));
        match word.rule {
            Rule::open => depth = depth.saturating_add(1),
            Rule::close => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    out
}

/// How good it is to part a sentence before a word; inside parentheses it is worse.
fn rank(words: &[Word], at: usize, inside: bool) -> Option<u8> {
    let (before, now) = (words.get(at.checked_sub(1)?)?, words.get(at)?);
    let rank: u8 = match (before.rule, now.rule) {
        (Rule::semicolon | Rule::comma, _) => 1,
        (Rule::colon, _) if !inside && before.within != Rule::one_unit => 1,
        (_, Rule::kw_and | Rule::kw_or) if matches!(now.within, Rule::expr | Rule::conj | Rule::test_more) => 2,
        (_, Rule::plus | Rule::minus) => 3,
        (_, Rule::times | Rule::divide) if !close(words, at) => 4,
        _ => return None,
    };
    Some(if inside { INSIDE.saturating_add(rank) } else { rank })
}

/// Whether the rest of a sentence may begin a line: nobody takes it for a block, a clause or a row, and its first letter stays as it is.
fn safe(rest: &[Word]) -> bool {
    let text = join(rest);
    let reads = |rule| RuleFile::parse(rule, &text).is_ok();
    let row = || [Rule::only_row, Rule::only_item, Rule::only_class_row, Rule::only_option].into_iter().any(reads);
    let kept = rest.first().is_some_and(|word| normalise(&text).text.starts_with(&word.plain));
    kept && !reads(Rule::opener_line) && !reads(Rule::clause_line) && (text.len() > ROW || !row())
}
