//! The capital letter with which Word begins every line.

use unicode_normalization::char::is_combining_mark;

/// Lower-cases the first letter of the first word of a line, if only its place made it a capital.
///
/// `Chỉ số` is the keyword `chỉ số`; `UBND` and the roman numeral `I` are no words that begin a sentence and stay.
pub(super) fn lower(line: &mut [char]) {
    let Some(start) = line.iter().position(|letter| *letter != ' ') else { return };
    let Some([first, rest @ ..]) = line.get_mut(start..) else { return };
    let begins_sentence = match rest.first() {
        Some(' ') => !first.is_ascii(),
        Some(next) => next.is_lowercase() && !is_combining_mark(*next),
        None => false,
    };
    if first.is_uppercase() && begins_sentence {
        let mut small = first.to_lowercase();
        // A capital that falls apart when lower-cased is no Vietnamese letter.
        if let (Some(letter), None) = (small.next(), small.next()) {
            *first = letter;
        }
    }
}
