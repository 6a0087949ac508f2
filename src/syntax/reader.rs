//! A piece of a file under the parser: where it stands, and what is found in it.

use std::borrow::Cow;

use pest::Parser as _;
use rust_decimal::Decimal;

use super::build::P;
use super::grammar::{Rule, RuleFile};
use super::normalise::Normalised;
use crate::diagnostic::{Fault, Finding, Findings, SyntaxFault};
use crate::quantity::read_rule_number;
use crate::source::{FileId, Span};

/// A piece of the normalised text. A damaged opener is parsed as the opener that was meant, so its first bytes may differ from the text.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub text: Cow<'a, str>,
    pub base: usize,
    /// How many bytes the piece begins with, and how many they were in the file.
    pub swapped: Option<(usize, usize)>,
}

impl<'a> Piece<'a> {
    pub fn new(text: &'a str, base: usize) -> Self {
        Piece { text: Cow::Borrowed(text), base, swapped: None }
    }

    /// The piece with its first `old` bytes read as `opener`.
    pub fn with_opener(text: &'a str, base: usize, old: usize, opener: &str) -> Self {
        let rest = text.get(old..).unwrap_or("");
        Piece { text: Cow::Owned(format!("{opener}{rest}")), base, swapped: Some((opener.len(), old)) }
    }

    /// A byte of the piece as a byte of the normalised text.
    pub fn at(&self, offset: usize) -> usize {
        let offset = match self.swapped {
            Some((new, old)) if offset >= new => offset.saturating_sub(new).saturating_add(old),
            Some((_, old)) => offset.min(old),
            None => offset,
        };
        self.base.saturating_add(offset)
    }

    /// A part of the piece; the swapped opener stays with the first part.
    pub fn part(&self, range: std::ops::Range<usize>) -> Piece<'_> {
        let swapped = if range.start == 0 { self.swapped } else { None };
        let base = if range.start == 0 { self.base } else { self.at(range.start) };
        Piece { text: Cow::Borrowed(self.text.get(range).unwrap_or("")), base, swapped }
    }
}

/// Reads pieces of one file.
pub(super) struct Reader<'a> {
    pub file: FileId,
    pub normal: &'a Normalised,
    pub findings: Findings,
    /// The piece that the pairs in hand come from.
    pub piece: Piece<'a>,
    /// Whether a part of the block in hand was left out.
    pub broken: bool,
}

impl<'a> Reader<'a> {
    pub fn new(file: FileId, normal: &'a Normalised) -> Self {
        Reader { file, normal, findings: Findings::default(), piece: Piece::new("", 0), broken: false }
    }

    /// Parses the piece by a rule and hands the pairs to `build`.
    pub fn parse<T>(&mut self, piece: &Piece<'_>, rule: Rule, build: impl FnOnce(&mut Self, P<'_>) -> Option<T>) -> Outcome<T> {
        self.piece = Piece { text: Cow::Borrowed(""), base: piece.base, swapped: piece.swapped };
        match RuleFile::parse(rule, &piece.text) {
            Err(error) => Outcome::Unread(Box::new(error)),
            Ok(mut pairs) => match pairs.next().and_then(|pair| build(self, pair)) {
                Some(made) => Outcome::Made(made),
                None => Outcome::Refused,
            },
        }
    }

    /// Whether the piece is a sentence of that rule; nothing is reported.
    pub fn fits(&self, text: &str, rule: Rule) -> bool {
        RuleFile::parse(rule, text).is_ok()
    }

    /// The place of a pair in the file as written, without the blanks around it.
    pub fn span(&self, pair: &P<'_>) -> Span {
        let span = pair.as_span();
        let written = span.as_str();
        let front = written.len().saturating_sub(written.trim_start().len());
        let start = span.start().saturating_add(front);
        self.range(start, start.saturating_add(visible_len(written.trim())))
    }

    /// The place of a range of the piece.
    pub fn range(&self, start: usize, end: usize) -> Span {
        let range = self.piece.at(start)..self.piece.at(end.max(start));
        Span::new(self.file, self.normal.source_range(range))
    }

    /// Builds every pair, so that each faulty one is reported; those that could not be built are left out and the block is broken.
    pub fn keep<T>(&mut self, pairs: Vec<P<'_>>, build: impl Fn(&mut Self, P<'_>) -> Option<T>) -> Vec<T> {
        let mut made = Vec::new();
        for pair in pairs {
            match build(self, pair) {
                Some(one) => made.push(one),
                None => self.broken = true,
            }
        }
        made
    }

    /// Reports a fault.
    pub fn fault(&mut self, span: Span, fault: SyntaxFault) {
        self.findings.at(span, Fault::Syntax(fault));
    }

    /// A number in the spelling of the decision.
    pub fn number(&mut self, pair: &P<'_>) -> Option<Decimal> {
        match read_rule_number(pair.as_str()) {
            Ok(number) => Some(number),
            Err(fault) => {
                let span = self.span(pair);
                let offers = fault.readings(pair.as_str());
                let finding = Finding::at(span, Fault::Syntax(SyntaxFault::Number { text: pair.as_str().to_owned(), fault }));
                self.findings.push(offers.into_iter().fold(finding, |finding, offer| finding.fix(span, offer)));
                None
            }
        }
    }
}

/// The length without what trails behind the last word: blanks and comment lines that pest's implicit rules let a pair run over.
fn visible_len(written: &str) -> usize {
    let mut end = 0_usize;
    let mut at = 0_usize;
    for line in written.split_inclusive('\n') {
        let mut quoted = false;
        let mut kept = 0_usize;
        for (offset, c) in line.char_indices() {
            match c {
                '"' => quoted = !quoted,
                '#' if !quoted => break,
                _ => {}
            }
            if !c.is_whitespace() {
                kept = offset.saturating_add(c.len_utf8());
            }
        }
        if kept > 0 {
            end = at.saturating_add(kept);
        }
        at = at.saturating_add(line.len());
    }
    end
}

/// What came of parsing a piece.
pub(super) enum Outcome<T> {
    /// The tree.
    Made(T),
    /// A sentence of the grammar that the builder refused, with its finding.
    Refused,
    /// Not a sentence.
    Unread(Box<pest::error::Error<Rule>>),
}
