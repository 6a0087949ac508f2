//! The keywords of the grammar in all their spellings, and the order of the Vietnamese alphabet.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::str::Chars;

use unicode_normalization::UnicodeNormalization as _;

/// Every spelling of every keyword rule of a grammar: `kw_groups = @{ ("nhóm" | "các" ~ hs ~ "nhóm") ~ end }` gives `nhóm` and `các nhóm`.
pub fn spellings(grammar: &str) -> BTreeSet<String> {
    let bodies = grammar.lines().filter(|line| line.starts_with("kw_")).filter_map(|line| line.split_once('{')?.1.rsplit_once('}'));
    bodies.flat_map(|(body, _)| alternatives(&mut body.chars().peekable())).collect()
}

/// What an expression can spell, up to the bracket that closes it. Look-aheads spell nothing.
fn alternatives(body: &mut Peekable<Chars>) -> Vec<String> {
    let (mut all, mut here) = (Vec::new(), vec![String::new()]);
    while let Some(sign) = body.next() {
        match sign {
            ')' => break,
            '|' => all.append(&mut std::mem::replace(&mut here, vec![String::new()])),
            '"' => {
                let text: String = body.by_ref().take_while(|&sign| sign != '"').collect();
                here.iter_mut().for_each(|spelling| spelling.push_str(&text));
            }
            '(' => {
                let mut inner = alternatives(body);
                if body.next_if_eq(&'?').is_some() {
                    inner.push(String::new());
                }
                here = here.iter().flat_map(|before| inner.iter().map(move |after| format!("{before}{after}"))).collect();
            }
            '!' | '&' => {
                if body.next_if_eq(&'(').is_some() {
                    skip(body);
                } else {
                    word(body, String::new());
                }
            }
            'a'..='z' => match word(body, sign.to_string()).as_str() {
                "hs" => here.iter_mut().for_each(|spelling| spelling.push(' ')),
                "comma" => here.iter_mut().for_each(|spelling| spelling.push(',')),
                "end" => {}
                other => panic!("a keyword of {other}"),
            },
            _ => {}
        }
    }
    all.append(&mut here);
    all
}

/// Goes behind the bracket that closes what has been opened.
fn skip(body: &mut Peekable<Chars>) {
    let mut open = 1;
    while open > 0 {
        match body.next() {
            Some('(') => open += 1,
            Some(')') => open -= 1,
            Some(_) => {}
            None => return,
        }
    }
}

fn word(body: &mut Peekable<Chars>, mut text: String) -> String {
    while let Some(sign) = body.next_if(|sign| sign.is_alphanumeric() || *sign == '_') {
        text.push(sign);
    }
    text
}

/// Whether a text has these words, as whole words.
pub fn holds(text: &str, words: &str) -> bool {
    let inside = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
    text.match_indices(words).any(|(at, _)| !inside(text[..at].chars().next_back()) && !inside(text[at + words.len()..].chars().next()))
}

const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// Level, then huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// By what a keyword stands in its place: its letters, word by word, and only then its tones.
pub fn place(keyword: &str) -> (Vec<usize>, Vec<usize>) {
    let (mut letters, mut tones) = (Vec::new(), Vec::new());
    for sign in keyword.to_lowercase().nfc() {
        let (tone, base): (Vec<char>, Vec<char>) = std::iter::once(sign).nfd().partition(|part| TONES.contains(part));
        let base = base.into_iter().nfc().next();
        let letter = base.and_then(|base| LETTERS.chars().position(|letter| letter == base));
        if let Some(letter) = letter {
            letters.push(letter + 1);
            tones.push(tone.first().and_then(|tone| TONES.iter().position(|known| known == tone)).map_or(0, |tone| tone + 1));
        } else if [' ', '_'].contains(&sign) && letters.last() != Some(&0) {
            letters.push(0);
            tones.push(0);
        }
    }
    while letters.last() == Some(&0) {
        letters.pop();
        tones.pop();
    }
    (letters, tones)
}
