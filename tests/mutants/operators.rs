//! How a line is changed: dropped, doubled, or altered in one place.

use std::collections::BTreeSet;

/// The phrases that open a block.
const OPENERS: [&str; 8] = ["bộ chỉ số", "đối tượng", "nhóm", "chỉ số", "trụ cột", "xếp loại", "xếp hạng", "ví dụ"];

/// A seeded source of picks (splitmix64), so that every run tries the same mutants.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(seed)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % end.max(1) as u64).expect("a small number")
    }
}

/// What was done to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Dropped,
    Doubled,
    Altered,
}

/// One changed line.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// Which line of the set, from 0.
    pub line: usize,
    pub how: How,
    /// What stands there now: no line, two, or one.
    pub text: Vec<String>,
}

impl Mutant {
    /// Whether this change accounts for these unreadable lines: nothing is unreadable, or just the changed line.
    ///
    /// A line that was dropped is not there to be blamed: what it led (the rows under `điểm theo x`, the options of a choice) is blamed at
    /// its first line.
    pub fn explains(&self, lines: &BTreeSet<usize>) -> bool {
        match self.how {
            How::Dropped => lines.iter().all(|line| *line == self.line + 1 || *line + 1 == self.line) && lines.len() <= 1,
            How::Doubled | How::Altered => lines.iter().all(|line| *line == self.line),
        }
    }

    /// Whether a block begins at another place than before, so that its sentences may now belong to the row above.
    pub fn moves_openers(&self, lines: &[String]) -> bool {
        let is_opener = opens(&lines[self.line]);
        let now = self.text.iter().filter(|line| opens(line)).count();
        now != usize::from(is_opener)
    }

    /// For a person who reads a failure.
    pub fn said(&self, lines: &[String]) -> String {
        let old = lines[self.line].trim_end();
        match self.how {
            How::Dropped => format!("line {} dropped: {old}", self.line + 1),
            How::Doubled => format!("line {} doubled: {old}", self.line + 1),
            How::Altered => format!("line {}: {}", self.line + 1, self.text.concat().trim_end()),
        }
    }
}

/// Whether a line opens a block.
pub fn opens(line: &str) -> bool {
    OPENERS.iter().any(|opener| line.strip_prefix(opener).is_some_and(|rest| rest.starts_with([' ', '\t', '\n'])))
}

/// How often each operator picks a place in a line.
const ROLLS: usize = 3;

/// The mutants of a set: each line dropped and doubled, and altered by every operator that finds a place in it.
pub fn mutants(lines: &[String], dice: &mut Dice) -> Vec<Mutant> {
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        out.push(Mutant { line: index, how: How::Dropped, text: Vec::new() });
        out.push(Mutant { line: index, how: How::Doubled, text: vec![line.clone(), line.clone()] });
        let first = out.len();
        for alter in OPERATORS.iter().cycle().take(OPERATORS.len() * ROLLS) {
            if let Some(new) = alter(line, dice).filter(|new| new != line) {
                let text = vec![new];
                if out[first..].iter().all(|known| known.text != text) {
                    out.push(Mutant { line: index, how: How::Altered, text });
                }
            }
        }
    }
    out
}

type Operator = fn(&str, &mut Dice) -> Option<String>;

const OPERATORS: [Operator; 9] = [
    delete_letter,
    swap_letters,
    replace_letter,
    |line, dice| remove(line, ':', dice),
    |line, dice| remove(line, '"', dice),
    |line, dice| remove(line, ',', dice),
    digit_to_letter,
    insert_word,
    insert_parenthesis,
];

/// The places of letters that are read: not in a comment, not the line end.
fn places(line: &str, wanted: impl Fn(char) -> bool) -> Vec<usize> {
    let mut quoted = false;
    let mut out = Vec::new();
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '#' if !quoted => break,
            _ => {}
        }
        if wanted(c) && c != '\n' {
            out.push(at);
        }
    }
    out
}

fn one_of(places: &[usize], dice: &mut Dice) -> Option<usize> {
    if places.is_empty() { None } else { places.get(dice.below(places.len())).copied() }
}

fn replaced(line: &str, at: usize, by: &str) -> String {
    let old = line[at..].chars().next().map_or(0, char::len_utf8);
    format!("{}{by}{}", &line[..at], &line[at + old..])
}

fn delete_letter(line: &str, dice: &mut Dice) -> Option<String> {
    let at = one_of(&places(line, |c| !c.is_whitespace()), dice)?;
    Some(replaced(line, at, ""))
}

fn swap_letters(line: &str, dice: &mut Dice) -> Option<String> {
    let at = one_of(&places(line, char::is_alphabetic), dice)?;
    let mut rest = line[at..].chars();
    let (first, second) = (rest.next()?, rest.next().filter(|c| *c != '\n' && *c != '"')?);
    Some(format!("{}{second}{first}{}", &line[..at], rest.as_str()))
}

/// Another letter in one of the first words, where keywords stand.
fn replace_letter(line: &str, dice: &mut Dice) -> Option<String> {
    let lead = line.len() - line.trim_start().len();
    let places: Vec<usize> = places(line, char::is_alphabetic).into_iter().filter(|at| *at < lead + 14).collect();
    let at = one_of(&places, dice)?;
    let letters = ["a", "o", "t", "n", "đ", "ê", "ứ", "z"];
    Some(replaced(line, at, letters[dice.below(letters.len())]))
}

fn remove(line: &str, mark: char, dice: &mut Dice) -> Option<String> {
    let at = one_of(&places(line, |c| c == mark), dice)?;
    Some(replaced(line, at, ""))
}

fn digit_to_letter(line: &str, dice: &mut Dice) -> Option<String> {
    let at = one_of(&places(line, |c| c.is_ascii_digit()), dice)?;
    Some(replaced(line, at, ["o", "l", "O", "z"][dice.below(4)]))
}

fn insert_word(line: &str, dice: &mut Dice) -> Option<String> {
    let at = one_of(&places(line, |c| c == ' '), dice)?;
    let words = ["hồ", "và", "điểm", "từ", "khoảng", "các", "12"];
    Some(format!("{} {} {}", &line[..at], words[dice.below(words.len())], &line[at + 1..]))
}

fn insert_parenthesis(line: &str, dice: &mut Dice) -> Option<String> {
    let at = one_of(&places(line, |c| !c.is_whitespace()), dice)?;
    Some(format!("{}{}{}", &line[..at], ["(", ")"][dice.below(2)], &line[at..]))
}
