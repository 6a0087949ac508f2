//! Letters that look Latin and are not.
//!
//! Text taken out of a PDF may hold a Cyrillic `о` in the middle of a Vietnamese word. Nobody sees it, and the name is not found.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A letter of another script in a word of Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Where it stands, in bytes.
    pub at: usize,
    /// The letter.
    pub letter: char,
    /// The letter of the Vietnamese keyboard it looks like, if it does.
    pub looks_like: Option<char>,
}

/// The letters of other scripts that stand in one word with Latin letters.
///
/// A word that is wholly of another script was meant so and is not reported. The Icelandic `Ð` and its like count as foreign: they are
/// what old fonts make of `Đ`.
pub fn foreign_letters(text: &str) -> Vec<Foreign> {
    let mut found = Vec::new();
    // Nearly every line of a rule file: nothing but the letters of Vietnamese.
    if text.chars().all(is_vietnamese) {
        return found;
    }
    let mut word = Word::default();
    for (at, letter) in text.char_indices() {
        if is_in_word(letter) {
            word.add(at, letter);
        } else {
            found.append(&mut word.end());
        }
    }
    found.append(&mut word.end());
    found
}

#[derive(Default)]
struct Word {
    has_latin: bool,
    foreign: Vec<Foreign>,
}

impl Word {
    fn add(&mut self, at: usize, letter: char) {
        if is_foreign(letter) {
            self.foreign.push(Foreign { at, letter, looks_like: look_alike(letter) });
        } else if is_latin(letter) {
            self.has_latin = true;
        }
    }

    fn end(&mut self) -> Vec<Foreign> {
        let word = std::mem::take(self);
        if word.has_latin { word.foreign } else { Vec::new() }
    }
}

/// Digits and `_` hold a name together, so `số_а1` is one word.
fn is_in_word(letter: char) -> bool {
    letter == '_' || letter.is_alphanumeric() || is_combining_mark(letter)
}

/// Letters and signs that Vietnamese text is written with; none of them is foreign.
fn is_vietnamese(letter: char) -> bool {
    matches!(letter, '\0'..='\u{7f}' | '\u{c0}'..='\u{cf}' | '\u{d1}'..='\u{ef}' | '\u{f1}'..='\u{188}' | '\u{1a0}' | '\u{1a1}' | '\u{1af}' | '\u{1b0}' | '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{331}')
}

fn is_foreign(letter: char) -> bool {
    look_alike(letter).is_some() || (letter.is_alphabetic() && !is_latin(letter) && !is_common(letter) && !is_combining_mark(letter))
}

fn is_latin(letter: char) -> bool {
    letter.is_alphabetic()
        && matches!(letter,
            'A'..='Z' | 'a'..='z' | 'ª' | 'º' | '\u{c0}'..='\u{2af}' | '\u{1d00}'..='\u{1eff}' | '\u{2071}' | '\u{207f}'..='\u{209c}'
            | '\u{212a}'..='\u{212b}' | '\u{2160}'..='\u{2188}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}'
            | '\u{ab30}'..='\u{ab6f}' | '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
}

/// Letters that belong to no script: the micro and ohm signs (also as keyboards give them, the Greek letters), modifier letters such as the
/// apostrophe of `Hʼleo`, circled letters.
fn is_common(letter: char) -> bool {
    matches!(letter, 'µ' | 'μ' | 'Ω' | '\u{2b0}'..='\u{2ff}' | '\u{2100}'..='\u{214f}' | '\u{24b6}'..='\u{24e9}')
}

/// The Latin letter a letter of another script looks like.
pub(super) fn look_alike(letter: char) -> Option<char> {
    let found = FOREIGN.chars().zip(LATIN.chars()).find_map(|(foreign, latin)| (foreign == letter).then_some(latin));
    found.or_else(|| match letter {
        // Letters for formulas, which some PDF writers use for bold and italic text.
        '\u{1d400}'..='\u{1d6a5}' => std::iter::once(letter).nfkc().next().filter(char::is_ascii_alphabetic),
        _ => None,
    })
}

/// Cyrillic capitals, Cyrillic small letters, Greek capitals, Greek small letters, Armenian, and the kin of `Đ`; each above its look-alike.
const FOREIGN: &str = "АВЕЅІЈКМНОРСТУХԚԜаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαινυρϲօսհոÐƉðɖ";
const LATIN: &str = "ABESIJKMHOPCTYXQWaesijopcyxhdqwABEZHIKMNOPTYXoaivupcouhnĐĐđđ";

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, char, Option<char>)> {
        foreign_letters(text).into_iter().map(|foreign| (foreign.at, foreign.letter, foreign.looks_like)).collect()
    }

    #[test]
    fn every_letter_stands_above_its_look_alike() {
        assert_eq!(FOREIGN.chars().count(), LATIN.chars().count());
        assert!(FOREIGN.chars().all(|letter| !letter.is_ascii()));
        assert!(LATIN.chars().all(|letter| letter.is_ascii() || "Đđ".contains(letter)));
        // Foreign and Latin agree in case.
        assert!(FOREIGN.chars().zip(LATIN.chars()).all(|(foreign, latin)| foreign.is_uppercase() == latin.is_uppercase()));
    }

    #[test]
    fn a_cyrillic_letter_in_a_word() {
        assert_eq!(found("x\u{e3} h\u{43e}i"), [(5, '\u{43e}', Some('o'))]);
        assert_eq!(found("\u{421}ao"), [(0, '\u{421}', Some('C'))]);
        assert_eq!(found("số_\u{430}"), [(5, '\u{430}', Some('a'))]);
        // With marks of its own it is still the same letter.
        assert_eq!(found("h\u{43e}\u{300}a"), [(1, '\u{43e}', Some('o'))]);
    }

    #[test]
    fn letters_that_look_like_no_other() {
        assert_eq!(found("kжm"), [(1, 'ж', None)]);
        assert_eq!(found("𝐁áo"), [(0, '𝐁', Some('B'))]);
        assert_eq!(found("\u{d0}iểm"), [(0, '\u{d0}', Some('Đ'))]);
    }

    #[test]
    fn words_of_one_script_are_fine() {
        for text in [
            "Ủy ban nhân dân",
            "Ea Hʼleo Ea H’leo",
            "Москва и Đắk Lắk",
            "µg k\u{2126} 1º Ⅳ",
            "\u{3bc}g/m³ k\u{3a9}",
            "ｘ² ﬁ",
            "đie\u{302}\u{309}m",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
