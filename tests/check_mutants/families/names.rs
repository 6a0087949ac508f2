//! Names with a letter lost or another tone, and letters of another script that look the same.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use super::super::mutant::Mutant;
use super::super::text::{Kind, Line, Site};

/// The names that the file declares.
fn declared(site: &Site) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for line in &site.file.lines {
        let said = line.said();
        for opening in ["số liệu ", "thuộc tính ", "danh sách ", "trong đó "] {
            let name = said.strip_prefix(opening).and_then(|rest| rest.split([' ', ':']).next());
            out.extend(name.map(str::to_owned));
        }
        if line.indent == 4 && line.colon().is_none() {
            out.extend(said.split(' ').next().map(str::to_owned));
        }
    }
    out
}

/// Every place where a declared name stands, in its declaration or in use.
fn places<'a>(site: &Site<'a>) -> Vec<(usize, &'a Line, std::ops::Range<usize>)> {
    if !matches!(site.block.kind, Kind::Row | Kind::Units | Kind::Common | Kind::List | Kind::Classes | Kind::Ranking) {
        return Vec::new();
    }
    let names = declared(site);
    let mut out = Vec::new();
    for (at, line) in site.body() {
        let remark = ["suy luận", "căn cứ", "ghi chú", "nguồn số liệu", "tài liệu"].iter().any(|word| line.said().starts_with(word));
        if !remark {
            let words = line.words(0..line.mask.len()).into_iter();
            // A single word such as `tên` or `khá` also stands in sentences; what can only be a name is taken.
            let plain = |word: &str| !word.contains('_') && word.chars().count() > 1;
            out.extend(
                words
                    .filter(|word| names.contains(&line.mask[word.clone()]) && !plain(&line.mask[word.clone()]))
                    .map(|word| (at, line, word)),
            );
        }
    }
    out
}

pub fn misspelt(site: &Site) -> Vec<Mutant> {
    let mut out = Vec::new();
    for (at, line, range) in places(site) {
        let name = &line.raw[range.clone()];
        if name.chars().count() > 2 {
            let mut letters: Vec<char> = name.chars().collect();
            letters.remove(letters.len() / 2);
            let shorter: String = letters.into_iter().collect();
            out.push(Mutant::part(at, line, range.clone(), shorter.trim_end_matches('_')));
        }
        if let Some(toned) = other_tone(name) {
            out.push(Mutant::part(at, line, range, &toned));
        }
    }
    out
}

/// The first vowel with a tone loses it.
fn other_tone(name: &str) -> Option<String> {
    let tones = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let letters: Vec<char> = name.nfd().collect();
    let tone = letters.iter().position(|letter| tones.contains(letter))?;
    let kept = letters.iter().enumerate().filter(|(at, _)| *at != tone).map(|(_, letter)| *letter);
    Some(kept.nfc().collect())
}

/// A letter of the Cyrillic alphabet in a name.
pub fn foreign_in_name(site: &Site) -> Vec<Mutant> {
    let made = places(site).into_iter();
    made.filter_map(|(at, line, range)| Some(Mutant::part(at, line, range.clone(), &alike(&line.raw[range])?))).collect()
}

/// A name written in letters and marks of their own, as some programs save it.
pub fn taken_apart(site: &Site) -> Vec<Mutant> {
    let mut out = Vec::new();
    for (at, line, range) in places(site) {
        let apart: String = line.raw[range.clone()].nfd().collect();
        if apart != line.raw[range.clone()] {
            out.push(Mutant::part(at, line, range, &apart));
        }
    }
    out
}

/// A letter of the Cyrillic alphabet in the title of a block, as tables taken from PDF have it.
pub fn foreign_in_title(site: &Site) -> Vec<Mutant> {
    let (at, line) = site.head();
    let quotes: Vec<usize> = line.mask.match_indices('"').map(|(at, _)| at).collect();
    let [open, close, ..] = quotes.as_slice() else { return Vec::new() };
    if site.block.kind == Kind::Other {
        return Vec::new();
    }
    let title = open + 1..*close;
    alike(&line.raw[title.clone()]).map(|new| Mutant::part(at, line, title, &new)).into_iter().collect()
}

/// The first letter that has a look-alike, replaced by it.
fn alike(text: &str) -> Option<String> {
    let pairs = [('a', 'а'), ('o', 'о'), ('c', 'с'), ('e', 'е'), ('p', 'р'), ('x', 'х')];
    let (at, letter) = text.char_indices().find(|(_, letter)| pairs.iter().any(|(latin, _)| latin == letter))?;
    let (_, cyrillic) = pairs.iter().find(|(latin, _)| *latin == letter)?;
    Some(format!("{}{cyrillic}{}", &text[..at], &text[at + 1..]))
}
