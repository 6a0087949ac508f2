//! The name somebody probably meant.

use strsim::damerau_levenshtein;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::foreign::look_alike;
use super::title::fold_title;

/// Longer texts are no names, and comparing them takes time that grows with the square.
const LONGEST: usize = 200;

/// The candidate nearest to `wanted`, if one is near enough to be meant; of equally near ones the first.
///
/// Letters are compared before marks, because the commonest slips of Vietnamese typing are in the marks. A candidate
/// that folds to the same title as `wanted` is no suggestion; a text of more than 200 characters gets none and is none.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    all_nearest(wanted, candidates).into_iter().next()
}

/// All candidates that are as near as the nearest: of several nobody can know which was meant.
pub fn all_nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let Some(wanted) = Folded::new(wanted) else { return Vec::new() };
    let mut best: Option<(usize, usize)> = None;
    let mut found: Vec<&'a str> = Vec::new();
    for candidate in candidates {
        let Some(distance) = Folded::new(candidate).and_then(|folded| wanted.distance(&folded)) else { continue };
        if best.is_none_or(|least| distance < least) {
            best = Some(distance);
            found = vec![candidate];
        } else if best == Some(distance) && !found.contains(&candidate) {
            found.push(candidate);
        }
    }
    found
}

struct Folded {
    title: String,
    /// The title without marks, in Latin letters as far as they look like any.
    bare: String,
    length: usize,
}

impl Folded {
    fn new(text: &str) -> Option<Self> {
        // Cut off before folding, which is not free either.
        if text.chars().nth(LONGEST).is_some() {
            return None;
        }
        let title = fold_title(text);
        let bare: String = title.nfd().filter(|letter| !is_combining_mark(*letter)).map(bare_letter).collect();
        let length = bare.chars().count();
        (length > 0).then_some(Folded { title, bare, length })
    }

    /// How far the other is in letters, then in letters and marks; `None` if it is too far or the same.
    fn distance(&self, other: &Folded) -> Option<(usize, usize)> {
        let allowed = self.allowed();
        if self.title == other.title || self.length.abs_diff(other.length) > allowed {
            return None;
        }
        let letters = damerau_levenshtein(&self.bare, &other.bare);
        (letters <= allowed).then(|| (letters, damerau_levenshtein(&self.title, &other.title)))
    }

    /// How many letters may be wrong: in a short name every one makes another name.
    fn allowed(&self) -> usize {
        match self.length {
            0..=2 => 0,
            3..=5 => 1,
            6..=9 => 2,
            _ => 3,
        }
    }
}

fn bare_letter(letter: char) -> char {
    match look_alike(letter).unwrap_or(letter) {
        'đ' => 'd',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_found() {
        let units = ["UBND huyện Ea H'leo", "UBND huyện Cư M'gar", "UBND huyện Cư Kuin"];
        assert_eq!(nearest("UBND huyên Cư M’gar", units), Some("UBND huyện Cư M'gar"));
        assert_eq!(nearest("ubnd huyen ea hleo", units), Some("UBND huyện Ea H'leo"));
        assert_eq!(nearest("Sở Tài chính", units), None);
        assert_eq!(nearest("so_ho", ["số_hộ_nghèo", "số_hộ", "số_hồ"]), Some("số_hộ"));
        assert_eq!(nearest("diem", ["tỷ_lệ", "điểm"]), Some("điểm"));
        assert_eq!(nearest("điẻm", ["đếm", "điểm"]), Some("điểm"));
    }

    #[test]
    fn marks_weigh_less_than_letters() {
        assert_eq!(nearest("so ho ngheo", ["so he ngheo", "số hộ nghèo"]), Some("số hộ nghèo"));
    }

    #[test]
    fn a_letter_of_another_script_is_a_slip() {
        assert_eq!(nearest("dân\u{a0}s\u{43e}\u{302}\u{301}", ["dân số", "dân tộc"]), Some("dân số"));
    }

    #[test]
    fn of_equals_the_first() {
        assert_eq!(nearest("mục 4", ["mục 3", "mục 5"]), Some("mục 3"));
        assert_eq!(all_nearest("mục 4", ["mục 3", "mục 35", "mục 5", "mục 5"]), ["mục 3", "mục 5"]);
    }

    #[test]
    fn nothing_near_and_nothing_identical() {
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("", ["b", ""]), None);
        assert_eq!(nearest("x", []), None);
        assert_eq!(nearest("Số Hộ", ["số_hộ"]), None);
        assert_eq!(nearest("Ea H'leo", ["Ea H’leo"]), None);
        assert_eq!(nearest(&"a".repeat(100_000), [&*"a".repeat(99_999)]), None);
    }
}
