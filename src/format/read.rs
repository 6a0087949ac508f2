//! Text → its sentences, word by word, with the comments and blank lines between them.

use std::ops::Range;

use pest::Parser as _;
use pest::iterators::Pair;

use super::parens::{Allow, kept_by};
use crate::syntax::cut::cut;
use crate::syntax::grammar::{Rule, RuleFile};
use crate::syntax::normalise::{Normalised, normalise};
use crate::syntax::tree::BLANK;

/// A word of the text: a keyword, a name, a number, a mark, a quoted text.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// What it is to the grammar.
    pub rule: Rule,
    /// The rule it stands in.
    pub within: Rule,
    /// As it is written out.
    pub text: String,
    /// As the parser read it.
    pub plain: String,
    /// Where the parser read it.
    at: Range<usize>,
    /// What is remarked behind it and before the next word of the sentence.
    pub notes: Vec<Note>,
}

/// A comment.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// With its `#`.
    pub text: String,
    /// Whether it has a line of its own.
    pub alone: bool,
    /// Whether its line begins with a blank.
    pub indented: bool,
    /// Whether a blank line stands above it.
    pub apart: bool,
}

/// What a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What opens a block.
    Head(Rule),
    /// A clause of a block.
    Clause(Rule),
    /// A row of tiers, of items or of classes.
    Row,
    /// An option of a choice.
    Choice,
    /// A row of a table of examples: every word is a cell.
    Cells,
}

/// A sentence, or a row of a table: what begins on a line of its own.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub kind: Kind,
    /// What opened the block it stands in.
    pub head: Rule,
    /// The head or clause that it is a row of, by number; its own number for heads and clauses.
    pub table: usize,
    pub words: Vec<Word>,
    /// The comments on the lines above it.
    pub above: Vec<Note>,
    /// Whether a blank line stands right above it.
    pub apart: bool,
    /// The comment at the end of its line.
    pub beside: Option<String>,
}

/// A file.
#[derive(Clone, Debug, Default)]
pub(super) struct Sentences {
    pub list: Vec<Sentence>,
    /// The comments behind the last sentence.
    pub below: Vec<Note>,
}

/// Reads a text that parses; `bare` leaves out the parentheses that say nothing.
pub(super) fn read(text: &str, bare: bool) -> Option<Sentences> {
    let normal = normalise(text);
    let mut reader = Reader { text, normal: &normal, bare, base: 0, head: Rule::EOI, table: 0, out: Vec::new() };
    for cut in cut(&normal.text) {
        let piece = normal.text.get(cut.start..cut.end)?;
        reader.base = cut.start;
        for pair in RuleFile::parse(Rule::block, piece).ok()? {
            reader.walk(pair, Rule::block, Allow::Any);
        }
    }
    let mut made = Sentences { list: reader.out, below: Vec::new() };
    remarks(text, &normal, &mut made);
    Some(made)
}

struct Reader<'a> {
    text: &'a str,
    normal: &'a Normalised,
    bare: bool,
    base: usize,
    head: Rule,
    table: usize,
    out: Vec<Sentence>,
}

impl Reader<'_> {
    fn walk(&mut self, pair: Pair<'_, Rule>, within: Rule, allow: Allow) {
        let rule = pair.as_rule();
        match rule {
            Rule::EOI => return,
            Rule::head | Rule::clause => {
                let opened = pair.clone().into_inner().next().map_or(rule, |kid| kid.as_rule());
                self.table = self.out.len();
                if rule == Rule::head {
                    self.head = opened;
                }
                self.begin(if rule == Rule::head { Kind::Head(opened) } else { Kind::Clause(opened) });
            }
            Rule::row | Rule::item | Rule::class_row => self.begin(Kind::Row),
            Rule::option => self.begin(Kind::Choice),
            Rule::table_row => {
                self.begin(Kind::Cells);
                return self.cells(pair);
            }
            Rule::unit_name | Rule::amount => return self.word(&pair, within),
            _ => {}
        }
        if rule == Rule::group_expr {
            return self.group(pair, within, allow);
        }
        let mut kids = pair.clone().into_inner().peekable();
        if kids.peek().is_none() {
            return self.word(&pair, within);
        }
        let left = kept_by(&pair, allow);
        for kid in kids {
            self.walk(kid, rule, left);
        }
    }

    /// An expression in parentheses, or without them where they say nothing.
    fn group(&mut self, pair: Pair<'_, Rule>, within: Rule, allow: Allow) {
        let go = self.bare && allow.admits(&pair);
        for kid in pair.into_inner() {
            let mark = matches!(kid.as_rule(), Rule::open | Rule::close);
            if !(go && mark) {
                let left = match kid.as_rule() {
                    _ if go => allow,
                    Rule::sum => Allow::Sum,
                    _ => Allow::Any,
                };
                self.walk(kid, if go { within } else { Rule::group_expr }, left);
            }
        }
    }

    fn begin(&mut self, kind: Kind) {
        let table = self.table;
        self.out.push(Sentence { kind, head: self.head, table, words: Vec::new(), above: Vec::new(), apart: false, beside: None });
    }

    fn push(&mut self, word: Word) {
        if let Some(last) = self.out.last_mut() {
            last.words.push(word);
        }
    }

    fn word(&mut self, pair: &Pair<'_, Rule>, within: Rule) {
        // A mark that looks ahead takes the blanks before what it looks at along.
        let (rule, written) = (pair.as_rule(), pair.as_str().trim_end());
        let start = self.base.saturating_add(pair.as_span().start());
        let at = start..start.saturating_add(written.len());
        let plain = if rule == Rule::blank { BLANK.to_owned() } else { words(written) };
        let source = self.text.get(self.normal.source_range(at.clone())).unwrap_or(written);
        let text = match rule {
            Rule::text | Rule::ident | Rule::number | Rule::whole | Rule::code | Rule::set_code | Rule::function | Rule::date => {
                source.to_owned()
            }
            // The sign of a formula; a dash that Word made of a hyphen is a hyphen again.
            Rule::minus | Rule::neg_mark if source == "−" => source.to_owned(),
            // Words beside each other with blanks of any kind between them.
            Rule::unit_name => format!("({})", words(source.trim_start_matches('(').trim_end_matches(')'))),
            Rule::amount => amount(pair),
            _ => plain.clone(),
        };
        let plain = if rule == Rule::amount || rule == Rule::unit_name { text.clone() } else { plain };
        self.push(Word { rule, within, text, plain, at, notes: Vec::new() });
    }

    /// The cells of a row; one that begins with `;` has an empty first cell.
    fn cells(&mut self, pair: Pair<'_, Rule>) {
        let start = self.base.saturating_add(pair.as_span().start());
        let kids: Vec<Pair<'_, Rule>> = pair.into_inner().collect();
        if kids.first().is_none_or(|kid| kid.as_rule() != Rule::cell) {
            let (text, plain) = (String::new(), String::new());
            self.push(Word { rule: Rule::cell, within: Rule::table_row, text, plain, at: start..start, notes: Vec::new() });
        }
        for kid in kids {
            let written = kid.as_str();
            let front = written.len().saturating_sub(written.trim_start().len());
            let start = self.base.saturating_add(kid.as_span().start()).saturating_add(front);
            let plain = written.trim().to_owned();
            let at = start..start.saturating_add(plain.len());
            let text = self.text.get(self.normal.source_range(at.clone())).unwrap_or(&plain).to_owned();
            self.push(Word { rule: Rule::cell, within: Rule::table_row, text, plain, at, notes: Vec::new() });
        }
    }
}

/// `40/3 điểm`, `80%`: the number as written, its mark as spoken.
fn amount(pair: &Pair<'_, Rule>) -> String {
    let mut out = String::new();
    for kid in pair.clone().into_inner() {
        match kid.as_rule() {
            Rule::blank => out.push_str(BLANK),
            Rule::unit_mark if kid.as_str().trim() == "%" => out.push('%'),
            Rule::unit_mark => {
                out.push(' ');
                out.push_str(kid.as_str().trim());
            }
            _ => {
                if !out.is_empty() {
                    out.push('/');
                }
                out.push_str(kid.as_str());
            }
        }
    }
    out
}

/// Words with one blank between them; quoted text has no other blanks than its own.
fn words(text: &str) -> String {
    if text.contains('"') {
        return text.to_owned();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts the comments and blank lines between the words where they belong.
fn remarks(text: &str, normal: &Normalised, made: &mut Sentences) {
    let mut from = 0_usize;
    let mut last: Option<(usize, usize)> = None;
    let places: Vec<(usize, usize, Range<usize>)> = made
        .list
        .iter()
        .enumerate()
        .flat_map(|(sentence, one)| one.words.iter().enumerate().map(move |(word, one)| (sentence, word, one.at.clone())))
        .collect();
    for (sentence, word, at) in places {
        let gap = between(text, normal, from..at.start);
        from = from.max(at.end);
        match last {
            Some((before, index)) if before == sentence => {
                if let Some(word) = made.list.get_mut(before).and_then(|one| one.words.get_mut(index)) {
                    word.notes = gap.notes;
                }
            }
            _ => {
                let (beside, above) = gap.parted(last.is_some());
                if let Some(before) = last.and_then(|(before, _)| made.list.get_mut(before)) {
                    before.beside = beside;
                }
                if let Some(one) = made.list.get_mut(sentence) {
                    (one.above, one.apart) = (above, gap.apart);
                }
            }
        }
        last = Some((sentence, word));
    }
    let gap = between(text, normal, from..normal.text.len());
    let (beside, below) = gap.parted(last.is_some());
    if let Some(last) = made.list.last_mut() {
        last.beside = beside;
    }
    made.below = below;
}

/// What stands between two words.
struct Gap {
    notes: Vec<Note>,
    /// Whether a blank line stands right above the next word.
    apart: bool,
}

impl Gap {
    /// The comment on the line of the word before, and the others.
    fn parted(&self, behind: bool) -> (Option<String>, Vec<Note>) {
        match self.notes.split_first() {
            Some((first, rest)) if behind && !first.alone => (Some(first.text.clone()), rest.to_vec()),
            _ => (None, self.notes.clone()),
        }
    }
}

fn between(text: &str, normal: &Normalised, range: Range<usize>) -> Gap {
    let mut notes: Vec<Note> = Vec::new();
    let base = range.start;
    let gap = normal.text.get(range).unwrap_or("");
    let (mut at, mut lines) = (base, 0_usize);
    for (index, line) in gap.split('\n').enumerate() {
        let alone = index > 0 || base == 0;
        if index > 0 {
            lines = lines.saturating_add(1);
        }
        if let Some(sign) = line.find('#') {
            let start = at.saturating_add(sign);
            let source = normal.source_range(start..at.saturating_add(line.len()));
            let written = text.get(source).unwrap_or("").trim_end().to_owned();
            let indented = line.starts_with(' ');
            notes.push(Note { text: written, alone, indented, apart: lines > 1 && at > base });
            lines = 0;
        }
        at = at.saturating_add(line.len()).saturating_add(1);
    }
    Gap { notes, apart: lines > 1 }
}
