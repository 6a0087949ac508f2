//! Sentences → the text: indents, blank lines between blocks, comments on their lines and at the end of others.

use super::WIDTH;
use super::align::align;
use super::join::width;
use super::read::{Kind, Note, Sentence, Sentences};
use super::wrap::{on, wrap, wrap_on};
use crate::syntax::grammar::Rule;

/// The blanks before a clause.
const CLAUSE: usize = 2;

/// A line of the text.
enum Line {
    Blank,
    /// A comment on a line of its own.
    Note(String),
    /// What is said, and the comment behind it.
    Said(String, Option<String>),
}

/// The blanks before a sentence.
pub(super) fn indent(sentence: &Sentence, list: &[Sentence]) -> usize {
    match sentence.kind {
        Kind::Head(_) => 0,
        Kind::Clause(_) => CLAUSE,
        // The rows of a table of classes stand right under its head.
        Kind::Row if matches!(list.get(sentence.table).map(|of| of.kind), Some(Kind::Head(_))) => CLAUSE,
        Kind::Row | Kind::Choice => 4,
        // Under the first column, behind `cho`.
        Kind::Cells => 6,
    }
}

/// Writes the sentences out.
pub(super) fn write(sentences: &Sentences) -> String {
    let list = &sentences.list;
    let mut aligned = align(list);
    let mut out = Vec::new();
    for (at, sentence) in list.iter().enumerate() {
        let blanks = indent(sentence, list);
        if matches!(sentence.kind, Kind::Head(_)) {
            opening(list, at, &mut out);
        } else {
            for note in &sentence.above {
                blank(&mut out, note.apart);
                out.push(Line::Note(format!("{:blanks$}{}", "", note.text)));
            }
            blank(&mut out, sentence.apart);
        }
        match aligned.get_mut(at).and_then(Option::take) {
            Some(line) => out.push(Line::Said(line, sentence.beside.clone())),
            None => said(sentence, blanks, &mut out),
        }
    }
    closing(&sentences.below, !list.is_empty(), &mut out);
    text(&out)
}

fn blank(out: &mut Vec<Line>, wanted: bool) {
    if wanted && !out.is_empty() {
        out.push(Line::Blank);
    }
}

/// The comments above a block. Those that stand in still belong to the block before; the block has a blank line above it, unless it and
/// its neighbour are short and stand together.
fn opening(list: &[Sentence], at: usize, out: &mut Vec<Line>) {
    let Some(head) = list.get(at) else { return };
    let before = list.get(..at).unwrap_or(&[]);
    let own = if before.is_empty() { 0 } else { head.above.iter().take_while(|note| note.indented).count() };
    let (left, own) = head.above.split_at_checked(own).unwrap_or((&[], &[]));
    closing(left, true, out);
    let apart = own.first().map_or(head.apart, |note| note.apart);
    blank(out, apart || !together(list, at));
    for (index, note) in own.iter().enumerate() {
        blank(out, index > 0 && note.apart);
        out.push(Line::Note(note.text.clone()));
    }
    blank(out, !own.is_empty() && head.apart);
}

/// Whether a block may stand right under the one before: examples, pillars and ranks among themselves, and blocks of one line.
fn together(list: &[Sentence], at: usize) -> bool {
    let head = |one: &&Sentence| matches!(one.kind, Kind::Head(_));
    let before = list.get(..at).unwrap_or(&[]);
    let Some((last, now)) = before.iter().rfind(head).zip(list.get(at)) else { return true };
    let one_line = |list: &[Sentence]| list.get(1).is_none_or(|next| matches!(next.kind, Kind::Head(_)));
    let alike = matches!(now.head, Rule::example_head | Rule::pillar_head | Rule::rank_head) && last.head == now.head;
    let short = before.iter().rev().take_while(|one| !head(one)).next().is_none() && list.get(at..).is_some_and(one_line);
    alike || short
}

/// Comments behind a block: standing in, or at the margin where they stood at it.
fn closing(notes: &[Note], behind: bool, out: &mut Vec<Line>) {
    let mut inside = behind;
    for note in notes {
        inside &= note.indented;
        blank(out, note.apart);
        let blanks = if inside { CLAUSE } else { 0 };
        out.push(Line::Note(format!("{:blanks$}{}", "", note.text)));
    }
}

/// A sentence by itself; what is remarked inside it ends its line there.
fn said(sentence: &Sentence, blanks: usize, out: &mut Vec<Line>) {
    let mut rest = sentence.words.as_slice();
    let mut first = true;
    while !rest.is_empty() {
        let count = rest.iter().position(|word| !word.notes.is_empty()).map_or(rest.len(), |at| at.saturating_add(1));
        let (part, left) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        let lines = if first { wrap(part, blanks) } else { wrap_on(part, blanks) };
        out.extend(lines.into_iter().map(|line| Line::Said(line, None)));
        let notes = part.last().map_or(&[] as &[Note], |word| &word.notes);
        let (beside, own) = match notes.split_first() {
            Some((note, own)) if !note.alone => (Some(note.text.clone()), own),
            _ => (None, notes),
        };
        if let Some(Line::Said(_, note)) = out.last_mut() {
            *note = beside;
        }
        out.extend(own.iter().map(|note| Line::Note(format!("{:1$}{2}", "", on(blanks), note.text))));
        (rest, first) = (left, false);
    }
    if let Some(Line::Said(_, note)) = out.last_mut() {
        *note = note.take().or_else(|| sentence.beside.clone());
    }
}

/// The lines as text; comments behind neighbouring lines stand under each other.
fn text(lines: &[Line]) -> String {
    let mut out = String::new();
    let mut column = 0_usize;
    for (at, line) in lines.iter().enumerate() {
        match line {
            Line::Blank => {}
            Line::Note(note) => out.push_str(note),
            Line::Said(said, None) => out.push_str(said),
            Line::Said(said, Some(note)) => {
                let follows = at.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(|line| matches!(line, Line::Said(_, Some(_))));
                if !follows {
                    column = beside(lines.get(at..).unwrap_or(&[]));
                }
                let blanks = column.saturating_sub(width(said)).saturating_add(2);
                out.push_str(&format!("{said}{:blanks$}{note}", ""));
            }
        }
        out.push('\n');
    }
    out
}

/// The column behind the longest of the first lines that have a comment; one that is too long has its comment right behind it.
fn beside(lines: &[Line]) -> usize {
    let said = lines.iter().map_while(|line| match line {
        Line::Said(said, Some(_)) => Some(width(said)),
        _ => None,
    });
    said.filter(|width| *width <= WIDTH).max().unwrap_or(0)
}
