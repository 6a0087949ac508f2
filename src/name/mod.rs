//! Names, as people compare them.
//!
//! A rule file, an Excel sheet and a PDF annex write one name in several ways and mean the same thing. Two forms settle when: [`fold`] for
//! names written in a rule file, [`fold_title`] for titles, units and column headers that come from elsewhere. Folded text is for
//! comparing and never for showing.

mod foreign;
mod near;
mod title;

use unicode_normalization::UnicodeNormalization;

use crate::letters::{plain, settle};

pub use foreign::{Foreign, foreign_letters};
pub use near::{all_nearest, nearest};
pub use title::{fold_title, one_line};

/// The form in which names of inputs and options compare.
///
/// Capitals, the place of the tone mark, `tỉ` or `tỷ`, letters composed or not, `_` or blanks and how many make no difference. Folding what
/// is folded, or what was normalised before, changes nothing.
pub fn fold(text: &str) -> String {
    fold_letters(text.chars().filter_map(plain))
}

fn fold_letters(letters: impl Iterator<Item = char>) -> String {
    let mut letters: Vec<char> = letters.nfc().flat_map(char::to_lowercase).nfc().collect();
    settle(&mut letters, |_| ());
    let mut folded = String::with_capacity(letters.len());
    for word in letters.split(|letter| is_blank(*letter)).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word);
    }
    folded
}

fn is_blank(letter: char) -> bool {
    letter == '_' || letter.is_whitespace()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::syntax::normalise::normalise;

    #[test]
    fn one_name_written_in_many_ways() {
        for (left, right) in [
            ("Số hộ", "số_hộ"),
            ("số  hộ ", "số\u{a0}hộ"),
            ("ti\u{309} lệ", "Tỷ_lệ"),
            ("TỈ LỆ", "tỷ lệ"),
            ("hoà giải", "HÒA GIẢI"),
            ("thuỷ_lợi", "thủy lợi"),
            ("Đie\u{302}\u{309}m", "điểm"),
            ("chuyển–đổi", "chuyển-đổi"),
            ("xã\nphường", "xã phường"),
            ("mục\u{200b}tiêu", "mụctiêu"),
        ] {
            assert_eq!(fold(left), fold(right), "{left} and {right}");
        }
        assert_eq!(fold("Quý_I"), "quý i");
    }

    #[test]
    fn names_that_differ_stay_apart() {
        for (left, right) in [("hòa", "hoa"), ("tỷ", "tỳ"), ("sốhộ", "số hộ"), ("tỉnh", "tỷnh"), ("quý", "qúy"), ("a-b", "a b")]
        {
            assert_ne!(fold(left), fold(right), "{left} and {right}");
        }
    }

    /// Letters, marks and signs that meet in real files, and some that meet nowhere.
    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[oOuUaAyYqQtTỉỈàạýộ_ \t\r\n\"“»#＃＂.,'’´`TPXtpx\u{300}\u{309}\u{323}\u{302}\u{338}\u{345}<=-–\u{200b}İΣ]{0,12}"
        ]
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in text()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn normalising_first_makes_no_difference(text in text()) {
            prop_assert_eq!(fold(&normalise(&text).text), fold(&text));
        }

        #[test]
        fn titles_fold_once_and_names_that_agree_have_titles_that_agree(text in text()) {
            let once = fold_title(&text);
            prop_assert_eq!(fold_title(&once), once.clone());
            prop_assert_eq!(fold_title(&fold(&text)), once);
        }

        #[test]
        fn an_apostrophe_ends_a_syllable(text in "[oOàÀaA’']{1,6}") {
            let once = fold_title(&text);
            prop_assert_eq!(fold_title(&once), once.clone());
            prop_assert_eq!(fold_title(&fold(&text)), once);
        }

        #[test]
        fn any_text_may_be_asked_about(text in text(), other in text()) {
            let near = nearest(&text, [other.as_str()]);
            prop_assert!(near.is_none_or(|near| near == other && fold_title(near) != fold_title(&text)));
            for found in foreign_letters(&text) {
                prop_assert!(text.get(found.at..).is_some_and(|rest| rest.starts_with(found.letter)));
            }
        }
    }
}
