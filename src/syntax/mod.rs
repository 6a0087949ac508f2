//! Text → tree. This stage takes a file as written and hands on a [`tree::Tree`] and its findings.
//!
//! The text is normalised (`normalise`), cut into blocks at their openers (`cut`), and each block is parsed by the grammar. A block that does
//! not parse is cut again at its clauses and rows (`recover`), so that every broken sentence of a file is reported, each once, and the head of
//! a broken row (code, maximum) still takes part in the totals.

mod build;
mod build_example;
mod build_expr;
mod build_records;
mod build_rows;
mod build_scoring;
pub(crate) mod cut;
pub(crate) mod grammar;
pub mod normalise;
mod offer;
mod offer_rows;
mod offer_said;
mod offer_words;
mod reader;
mod recover;
mod table_file;
pub mod tree;

use crate::diagnostic::{Fault, Finding, Findings, SyntaxFault};
use crate::name::foreign_letters;
use crate::source::{FileId, Span};
use cut::Opener;
use reader::{Piece, Reader};
pub use table_file::example_table;
use tree::Tree;

/// How deep parentheses may nest. Beyond it a person has lost the thread long ago, and a parser would run out of stack.
pub const DEPTH_LIMIT: usize = 100;

/// Parses a file.
pub fn parse(file: FileId, text: &str) -> (Tree, Findings) {
    let normal = normalise::normalise(text);
    let mut reader = Reader::new(file, &normal);
    let mut blocks = Vec::new();
    for cut in cut::cut(&normal.text) {
        let written = normal.text.get(cut.start..cut.end).unwrap_or("");
        let first_line = written.lines().next().unwrap_or("");
        let line = Span::new(file, normal.source_range(cut.start..cut.start.saturating_add(first_line.trim_end().len())));
        let piece = match &cut.opener {
            Opener::Whole => Piece::new(written, cut.start),
            Opener::Damaged { len, offer } => {
                let span = Span::new(file, normal.source_range(cut.start..cut.start.saturating_add(*len)));
                let text = written.get(..*len).unwrap_or("").to_owned();
                let fault = SyntaxFault::DamagedOpener { text, offer: (*offer).to_owned() };
                reader.findings.push(Finding::at(span, Fault::Syntax(fault)).fix(span, *offer));
                Piece::with_opener(written, cut.start, *len, offer)
            }
            Opener::Orphan => {
                reader.fault(line, SyntaxFault::Orphan);
                continue;
            }
        };
        let damaged = cut.opener != Opener::Whole;
        if let Some(mut block) = recover::block(&mut reader, &piece) {
            block.broken |= damaged;
            block.summed &= !damaged;
            blocks.push(block);
        }
    }
    let mut findings = reader.findings;
    for at in &normal.unclosed {
        let end = text.get(*at..).and_then(|rest| rest.find(['\n', '\r'])).map_or(text.len(), |len| at.saturating_add(len));
        drop_line(&mut findings, text, *at);
        let close = closing(text.get(*at..end).unwrap_or("")).map(|len| at.saturating_add(len));
        let last =
            close.and_then(|close| text.get(*at..close)).and_then(|text| text.trim_start_matches(['"', '“', '”']).split(' ').next_back());
        let fault = SyntaxFault::OpenText { last: last.map(str::to_owned) };
        let finding = Finding::at(Span::new(file, *at..end), Fault::Syntax(fault));
        findings.push(match close {
            Some(close) => finding.fix(Span::new(file, close..close), "\""),
            None => finding,
        });
    }
    foreign(file, text, &mut findings);
    foreign_in_text(file, text, &mut findings);
    decomposed(file, text, &mut findings);
    (Tree { file, blocks }, findings)
}

/// An unclosed quote explains whatever else was found on its line.
fn drop_line(findings: &mut Findings, text: &str, at: usize) {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found.saturating_add(1));
    let end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |len| at.saturating_add(len).saturating_add(1));
    let on_line = |span: Span| (span.start as usize) >= start && (span.start as usize) <= end;
    findings.retain(|finding| !finding.span().is_some_and(on_line));
}

/// Letters of other scripts outside quoted text and comments: they look right and match nothing. They explain what else fails on their line.
fn foreign(file: FileId, text: &str, findings: &mut Findings) {
    let mut at = 0_usize;
    for line in text.split_inclusive('\n') {
        for (offset, part) in spoken(line) {
            for found in foreign_letters(part) {
                let start = at.saturating_add(offset).saturating_add(found.at);
                drop_line(findings, text, start);
                let span = Span::new(file, start..start.saturating_add(found.letter.len_utf8()));
                let fault =
                    SyntaxFault::ForeignLetter { word: word_at(part, found.at), letter: found.letter, looks_like: found.looks_like };
                findings.at(span, Fault::Syntax(fault));
            }
        }
        at = at.saturating_add(line.len());
    }
}

/// The same in quoted text, where it is read by people and matched with the names of units.
fn foreign_in_text(file: FileId, text: &str, findings: &mut Findings) {
    let mut at = 0_usize;
    for line in text.split_inclusive('\n') {
        for (offset, part) in parted(line).1 {
            // A whole word is taken, and its first foreign letter named. One that looks like no other letter was meant: `μg/m³`.
            let mut last = String::new();
            for found in foreign_letters(part).into_iter().filter(|found| found.looks_like.is_some()) {
                let word = word_at(part, found.at);
                if word == last {
                    continue;
                }
                last.clone_from(&word);
                let start = at.saturating_add(offset).saturating_add(found.at);
                let span = Span::new(file, start..start.saturating_add(found.letter.len_utf8()));
                let fault = SyntaxFault::ForeignInText { word, letter: found.letter, looks_like: found.looks_like };
                let finding = Finding::at(span, Fault::Syntax(fault));
                findings.push(match found.looks_like {
                    Some(latin) => finding.fix(span, latin.to_string()),
                    None => finding,
                });
            }
        }
        at = at.saturating_add(line.len());
    }
}

/// Letters whose marks stand apart: one remark for the file, at the first.
fn decomposed(file: FileId, text: &str, findings: &mut Findings) {
    let mark = |c: char| unicode_normalization::char::is_combining_mark(c);
    let Some(first) = text.find(mark) else { return };
    let lines = text.lines().filter(|line| line.contains(mark)).count();
    let start = text.get(..first).and_then(|before| before.rfind(|c: char| !c.is_alphanumeric() && !mark(c) && c != '_'));
    let start =
        start.map_or(0, |found| found.saturating_add(text.get(found..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)));
    let word: String = text.get(start..).unwrap_or("").chars().take_while(|c| c.is_alphanumeric() || mark(*c) || *c == '_').collect();
    let span = Span::new(file, start..start.saturating_add(word.len()));
    let word = unicode_normalization::UnicodeNormalization::nfc(word.as_str()).collect();
    findings.at(span, Fault::Syntax(SyntaxFault::Decomposed { word, lines }));
}

/// The parts of a line that are neither quoted nor a comment, with their offsets.
fn spoken(line: &str) -> Parts<'_> {
    parted(line).0
}

/// Parts of a line with their offsets.
type Parts<'a> = Vec<(usize, &'a str)>;

/// What a line says, and what it quotes; comments are neither.
fn parted(line: &str) -> (Parts<'_>, Parts<'_>) {
    let mut parts = Vec::new();
    let mut texts = Vec::new();
    let mut start = Some(0);
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' | '“' | '”' | '„' | '«' | '»' => {
                if let Some(from) = start {
                    let into = if quoted { &mut texts } else { &mut parts };
                    into.push((from, line.get(from..at).unwrap_or("")));
                }
                quoted = !quoted;
                start = Some(at.saturating_add(c.len_utf8()));
            }
            '#' if !quoted => {
                if let Some(from) = start.take() {
                    parts.push((from, line.get(from..at).unwrap_or("")));
                }
                break;
            }
            _ => {}
        }
    }
    if let (false, Some(from)) = (quoted, start) {
        parts.push((from, line.get(from..).unwrap_or("")));
    }
    (parts, texts)
}

fn word_at(text: &str, at: usize) -> String {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let head: String =
        before.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<Vec<_>>().into_iter().rev().collect();
    let tail: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    head + &tail
}

/// Where the text of a title was to end: before the points that stand last on the line (`… bình quân 15 điểm`).
fn closing(line: &str) -> Option<usize> {
    let line = line.split(" #").next()?.trim_end();
    let before = line.strip_suffix("điểm")?.trim_end();
    let title = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.');
    (title.len() < before.len() && title.ends_with(' ')).then(|| title.trim_end().len()).filter(|len| *len > 1)
}
