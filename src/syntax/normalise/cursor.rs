//! Walking over a text piece by piece, knowing at every step where in the file one stands.

use std::ops::Range;

/// A stretch of the file as written.
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl Piece<'_> {
    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at.saturating_add(self.text.len())
    }

    /// Every character with its place in the file.
    pub(super) fn letters(&self) -> impl Iterator<Item = (char, Range<usize>)> {
        self.text.char_indices().map(|(offset, letter)| {
            let start = self.at.saturating_add(offset);
            (letter, start..start.saturating_add(letter.len_utf8()))
        })
    }
}

/// The part of the file not walked over yet.
pub(super) struct Cursor<'a> {
    rest: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Cursor { rest: source, at: 0 }
    }

    /// Everything up to the first character that stops, which is left standing.
    pub(super) fn until(&mut self, stops: impl Fn(char) -> bool) -> Piece<'a> {
        self.step(self.rest.find(stops).unwrap_or(self.rest.len()))
    }

    /// The next character, if there is one and it is wanted.
    pub(super) fn take_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<(char, Range<usize>)> {
        let letter = self.rest.chars().next().filter(|letter| wanted(*letter))?;
        Some((letter, self.step(letter.len_utf8()).range()))
    }

    /// What was not walked over yet.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    /// The next so many bytes.
    pub(super) fn next(&mut self, width: usize) -> Piece<'a> {
        self.step(width)
    }

    fn step(&mut self, width: usize) -> Piece<'a> {
        let (text, rest) = self.rest.split_at_checked(width).unwrap_or((self.rest, ""));
        let piece = Piece { text, at: self.at };
        self.rest = rest;
        self.at = piece.range().end;
        piece
    }
}
