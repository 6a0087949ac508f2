//! Titles, units and column headers.

use unicode_normalization::UnicodeNormalization;

use super::fold_letters;
use crate::letters::{is_quote, plain};

/// A text on one line, with one blank where it had several.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form in which titles, unit names and column headers compare.
///
/// On top of what [`fold`](super::fold) evens out, quotes and apostrophes of any kind are dropped, blanks around punctuation do not count,
/// punctuation at either end is trimmed, and `TP.`, `TP` and `TX.` are the words they stand for. `UBND` and other abbreviations stay as
/// written: reading them is a matter for the table of units, not for spelling.
///
/// Brackets and `%` are never trimmed: `Số hộ (%)` is another column than `Số hộ`.
pub fn fold_title(text: &str) -> String {
    // Folded before and after: an apostrophe ends a syllable, and without it two letters may meet.
    let folded = fold_letters(text.chars().filter_map(plain));
    let letters = folded.chars().nfc().filter(|letter| !is_apostrophe(*letter) && !is_quote(*letter));
    let spelled_out = spell_out(&close_up(&fold_letters(letters)));
    // Closing up may bring a mark to the sign that bears it.
    spelled_out.trim_matches(|c: char| c == ' ' || is_trimmed(c)).nfc().collect()
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '‛' | '`' | '´' | 'ʼ' | 'ʹ' | '′')
}

fn is_trimmed(letter: char) -> bool {
    matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | '-' | '…' | '•' | '·')
}

fn is_punctuation(letter: char) -> bool {
    is_trimmed(letter) || letter.is_ascii_punctuation()
}

/// Drops blanks beside punctuation.
fn close_up(text: &str) -> String {
    let mut closed = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let beside = |other: Option<char>| other.is_some_and(is_punctuation);
        if letter != ' ' || !(beside(closed.chars().next_back()) || beside(letters.peek().copied())) {
            closed.push(letter);
        }
    }
    closed
}

/// Writes the abbreviated kinds of towns in full where they are words of their own.
fn spell_out(text: &str) -> String {
    let mut full = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let at_word_start = !full.chars().next_back().is_some_and(char::is_alphanumeric);
        if at_word_start && let Some((words, after)) = abbreviation(rest) {
            full.push_str(words);
            if after.starts_with(char::is_alphanumeric) {
                full.push(' ');
            }
            rest = after;
            continue;
        }
        let mut letters = rest.chars();
        full.extend(letters.next());
        rest = letters.as_str();
    }
    full
}

/// The words an abbreviation at the head of a text stands for, and the text after it.
fn abbreviation(text: &str) -> Option<(&'static str, &str)> {
    // The dot belongs to the abbreviation, so it is looked for first.
    let (words, after) = [("tp.", "thành phố"), ("tx.", "thị xã"), ("tp", "thành phố")]
        .iter()
        .find_map(|(short, words)| Some((*words, text.strip_prefix(short)?)))?;
    let ends = text.get(..3).is_some_and(|head| head.ends_with('.')) || !after.starts_with(char::is_alphanumeric);
    ends.then_some((words, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_are_the_same_to_a_reader() {
        for (left, right) in [
            ("Ea H'leo", "Ea H’leo"),
            ("Ea Hʼleo", "Ea H`Leo"),
            ("Cư M’gar", "Cư Mgar"),
            ("“Một cửa”", "Một cửa"),
            ("Sở LĐ – TB&XH", "Sở LĐ-TB & XH"),
            ("Dân số (người)", "Dân số(người)"),
            ("1. Tổng số:", "1 . tổng số"),
            ("TP. Buôn Ma Thuột", "Thành phố Buôn Ma Thuột"),
            ("TP.Buôn Ma Thuột", "thành phố Buôn Ma Thuột"),
            ("UBND TP Buôn Ma Thuột", "UBND thành phố Buôn Ma Thuột"),
            ("UBND TX. Buôn Hồ", "UBND thị xã Buôn Hồ"),
            ("TX .Buôn Hồ", "Thị xã Buôn Hồ"),
            ("Công an TP.", "Công an thành phố"),
            ("Tỉ lệ\n(%)", "Tỷ lệ (%)"),
        ] {
            assert_eq!(fold_title(left), fold_title(right), "{left} and {right}");
        }
    }

    #[test]
    fn titles_that_are_not() {
        for (left, right) in [
            ("UBND huyên Cư M’gar", "UBND huyện Cư M'gar"),
            ("Số hộ (%)", "Số hộ"),
            ("UBND huyện", "Ủy ban nhân dân huyện"),
            ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
            ("HTTP", "HT thành phố"),
            ("TPHCM", "thành phố HCM"),
            ("TX Buôn Hồ", "thị xã Buôn Hồ"),
            ("Buôn - Ma", "Buôn Ma"),
        ] {
            assert_ne!(fold_title(left), fold_title(right), "{left} and {right}");
        }
    }
}
