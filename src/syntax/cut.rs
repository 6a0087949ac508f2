//! Where blocks begin: the lines at column 0 that open one.
//!
//! A line that looks like a damaged opener (`chỉ sô 1.2 "…"`) is cut there too, so that one wrong letter does not swallow a row of the annex.

use pest::Parser as _;

use super::grammar::{Rule, RuleFile, words};

/// The openers, from the longest phrase.
pub(super) const OPENERS: [Rule; 13] = [
    Rule::kw_set,
    Rule::kw_unit,
    Rule::kw_common,
    Rule::kw_form,
    Rule::kw_list,
    Rule::kw_group,
    Rule::kw_index,
    Rule::kw_bonus,
    Rule::kw_deduction,
    Rule::kw_pillar,
    Rule::kw_classes,
    Rule::kw_ranking,
    Rule::kw_example,
];

/// A block of the normalised text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How it begins.
    pub opener: Opener,
}

/// How a block begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Opener {
    /// With an opener phrase.
    Whole,
    /// With something that was probably meant as one: the bytes it takes and the phrase.
    Damaged { len: usize, offer: &'static str },
    /// With text that belongs to no block.
    Orphan,
}

/// Cuts a text into blocks; text before the first opener becomes an orphan unless it is blank.
pub(crate) fn cut(text: &str) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let mut at = 0_usize;
    for line in text.split_inclusive('\n') {
        let opener = opener(line);
        let opener = match opener {
            None if cuts.is_empty() && !is_blank(line) => Some(Opener::Orphan),
            other => other,
        };
        if let Some(opener) = opener {
            cuts.push(Cut { start: at, end: at, opener });
        }
        at = at.saturating_add(line.len());
        if let Some(last) = cuts.last_mut() {
            last.end = at;
        }
    }
    cuts
}

/// Whether a line has nothing but blanks and a comment.
pub(super) fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

fn opener(line: &str) -> Option<Opener> {
    if line.starts_with([' ', '\t', '#', '\n', '-', '+', '×', '•']) || line.is_empty() {
        return indented(line);
    }
    if RuleFile::parse(Rule::opener_line, line).is_ok() {
        return Some(Opener::Whole);
    }
    if RuleFile::parse(Rule::clause_line, line).is_ok() {
        return None;
    }
    damaged(line)
}

/// An indented row with its code and title is a row all the same: no clause looks like one. With a bullet before it, it is a damaged one.
fn indented(line: &str) -> Option<Opener> {
    let bare = line.trim_start_matches([' ', '\t', '-', '+', '×', '•']);
    let bullet = line.get(..line.len().saturating_sub(bare.len())).is_some_and(|lead| lead.contains(['-', '+', '×', '•']));
    let rule = [Rule::kw_group, Rule::kw_index, Rule::kw_bonus, Rule::kw_deduction].into_iter().find(|rule| {
        words(*rule).and_then(|phrase| bare.strip_prefix(phrase)).is_some_and(|rest| rest.starts_with(' ') && is_titled(rest))
    })?;
    let offer = words(rule)?;
    let len = line.len().saturating_sub(bare.len()).saturating_add(offer.len());
    Some(if bullet { Opener::Damaged { len, offer } } else { Opener::Whole })
}

/// Whether a code and the quote of a title follow.
fn is_titled(rest: &str) -> bool {
    let mut parts = rest.split_whitespace();
    let code = parts.next().is_some_and(|code| code.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()));
    code && parts.next().is_some_and(|title| title.starts_with('"'))
}

/// The opener whose words are nearest to the first words of the line, if what follows has the shape of that opener.
fn damaged(line: &str) -> Option<Opener> {
    let mut best: Option<(f64, usize, &'static str)> = None;
    for rule in OPENERS {
        let Some(phrase) = words(rule) else { continue };
        let count = phrase.split(' ').count();
        let Some(len) = first_words(line, count) else { continue };
        let (written, rest) = line.split_at_checked(len)?;
        if !fits_behind(rule, rest) {
            continue;
        }
        let written: Vec<&str> = written.split_whitespace().collect();
        let near = strsim::normalized_damerau_levenshtein(&written.join(" ").to_lowercase(), phrase);
        if near >= 0.6 && best.is_none_or(|(other, ..)| near > other) {
            best = Some((near, len, phrase));
        }
    }
    best.map(|(_, len, offer)| Opener::Damaged { len, offer })
}

/// The length of the first `count` words of a line.
fn first_words(line: &str, count: usize) -> Option<usize> {
    let mut seen = 0_usize;
    let mut inside = false;
    for (at, c) in line.char_indices() {
        let letter = c.is_alphabetic();
        if inside && !letter {
            seen = seen.saturating_add(1);
            if seen == count {
                return Some(at);
            }
        }
        if !letter && c != ' ' && c != '\t' {
            return None;
        }
        inside = letter;
    }
    None
}

/// Whether what follows the words could follow the opener.
fn fits_behind(rule: Rule, rest: &str) -> bool {
    let rest = rest.trim_start();
    match rule {
        Rule::kw_classes | Rule::kw_ranking => rest.starts_with("theo") || rest.starts_with("từng") || rest.starts_with('"'),
        Rule::kw_common | Rule::kw_form => rest.is_empty(),
        // A name stands before the title.
        Rule::kw_list => rest.contains('"'),
        Rule::kw_group | Rule::kw_index | Rule::kw_bonus | Rule::kw_deduction => {
            rest.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()) && rest.contains('"')
        }
        _ => rest.starts_with('"'),
    }
}

#[cfg(test)]
mod tests {
    use super::{Opener, cut};

    #[test]
    fn blocks_begin_at_openers_only() {
        let text = "bộ chỉ số \"A\"\n  mã A\nnhóm I \"B\"\nxếp hạng theo tổng điểm\n  bằng điểm thì xét:\n    chỉ số 6 cao hơn\n";
        let cuts = cut(text);
        assert_eq!(cuts.len(), 3);
        assert!(cuts.iter().all(|cut| cut.opener == Opener::Whole));
    }

    #[test]
    fn a_damaged_opener_is_cut_and_named() {
        let cuts = cut("nhóm I \"B\"\nchỉ sô 1 \"C\" 10 điểm\nxép loại theo tổng điểm\n");
        assert_eq!(cuts.len(), 3);
        assert!(matches!(cuts[1].opener, Opener::Damaged { offer: "chỉ số", .. }));
        assert!(matches!(cuts[2].opener, Opener::Damaged { offer: "xếp loại", .. }));
    }
}
