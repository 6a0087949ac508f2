//! Two ways to spell the same Vietnamese syllable, brought to one.
//!
//! Where the tone mark goes in `oa`, `oe` and `uy` was never settled: schools write `hoà`, offices write `hòa`, and keyboards have a switch
//! for it. The same holds for `tỉ` and `tỷ`. A name typed both ways in one file is one name.

use unicode_normalization::char::{compose, decompose_canonical, is_combining_mark};

/// Puts tone marks in their old place and writes `tỷ` for `tỉ`. The text must be composed (NFC).
///
/// `moved` hears of every pair of letters between which a mark moved, by the place of the first.
pub(crate) fn settle(letters: &mut [char], mut moved: impl FnMut(usize)) {
    let mut before = None;
    for at in 0..letters.len() {
        if let Some([first, second, rest @ ..]) = letters.get_mut(at..)
            && !rest.first().copied().is_some_and(belongs_to_word)
        {
            if let Some((glide, vowel)) = old_style(before, *first, *second) {
                *first = glide;
                *second = vowel;
                moved(at);
            } else if matches!(first, 't' | 'T') && !before.is_some_and(belongs_to_word) {
                *second = with_y(*second);
            }
        }
        before = letters.get(at).copied();
    }
}

/// `oà` as `òa`; `None` if the pair has no mark to move.
fn old_style(before: Option<char>, glide: char, vowel: char) -> Option<(char, char)> {
    // Plain `o` and `u` only: in `ô`, `ơ` and `ư` the letter itself bears the tone.
    let vowels: &[char] = match glide {
        'o' | 'O' => &['a', 'A', 'e', 'E'],
        // In `qu` the `u` is part of the consonant, and `quý` has one spelling.
        'u' | 'U' if !matches!(before, Some('q' | 'Q')) => &['y', 'Y'],
        _ => return None,
    };
    let (bare, tone) = apart(vowel)?;
    vowels.contains(&bare).then_some(())?;
    Some((compose(glide, tone)?, bare))
}

/// A vowel and its tone mark, if the tone is the only mark it has.
fn apart(vowel: char) -> Option<(char, char)> {
    let mut parts = [None; 3];
    let mut slots = parts.iter_mut();
    decompose_canonical(vowel, |part| {
        if let Some(slot) = slots.next() {
            *slot = Some(part);
        }
    });
    match parts {
        [Some(bare), Some(tone @ ('\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')), None] => Some((bare, tone)),
        _ => None,
    }
}

fn with_y(vowel: char) -> char {
    match vowel {
        'ỉ' => 'ỷ',
        'Ỉ' => 'Ỷ',
        other => other,
    }
}

/// Whether a syllable goes on with this character. Digits and `_` end one: `tỉ_lệ` holds the syllable `tỉ`.
fn belongs_to_word(letter: char) -> bool {
    letter.is_alphabetic() || is_combining_mark(letter)
}
