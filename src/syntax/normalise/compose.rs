//! Letters and their marks become one character.
//!
//! A file from a Mac, or a text copied out of a PDF, writes `ệ` as `e` with two marks after it. They are composed here cluster by cluster,
//! and not over the whole text, so that every character keeps the range it came from.

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::cursor::Piece;
use crate::letters::plain;

/// The characters of a piece in plain form and composed, and where each came from.
pub(super) fn compose(piece: &Piece<'_>) -> (Vec<char>, Vec<Range<usize>>) {
    let mut out = Composed::default();
    for (letter, span) in piece.letters() {
        let Some(letter) = plain(letter) else { continue };
        if begins_cluster(letter) {
            out.close_cluster();
        }
        out.cluster.push((letter, span));
    }
    out.close_cluster();
    (out.letters, out.spans)
}

#[derive(Default)]
struct Composed {
    letters: Vec<char>,
    spans: Vec<Range<usize>>,
    cluster: Vec<(char, Range<usize>)>,
}

impl Composed {
    fn close_cluster(&mut self) {
        let letters = || self.cluster.iter().map(|(letter, _)| *letter);
        let composed = match self.cluster.as_slice() {
            // Most clusters are one letter that is composed already.
            [(letter, _)] if is_nfc_quick(std::iter::once(*letter)) == IsNormalized::Yes => None,
            _ => Some(letters().nfc().collect::<Vec<_>>()).filter(|composed| !letters().eq(composed.iter().copied())),
        };
        match (composed, self.cluster.first(), self.cluster.last()) {
            // What became of which is not worth asking: a reader sees the cluster as one letter.
            (Some(composed), Some((_, first)), Some((_, last))) => {
                let whole = first.start..last.end;
                self.spans.extend(composed.iter().map(|_| whole.clone()));
                self.letters.extend(composed);
                self.cluster.clear();
            }
            _ => {
                for (letter, span) in self.cluster.drain(..) {
                    self.letters.push(letter);
                    self.spans.push(span);
                }
            }
        }
    }
}

/// Whether no composition reaches back over this character.
fn begins_cluster(letter: char) -> bool {
    if letter.is_ascii() {
        return true;
    }
    let mut first = None;
    decompose_canonical(letter, |part| {
        first.get_or_insert(part);
    });
    first.is_none_or(|first| canonical_combining_class(first) == 0 && is_nfc_quick(std::iter::once(first)) == IsNormalized::Yes)
}
