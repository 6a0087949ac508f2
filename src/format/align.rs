//! What stands under each other: the values of rows, the titles of options, the cells of a table of examples, what is written behind the
//! keywords of a header and of the remarks of a row.

use std::ops::Range;

use super::WIDTH;
use super::join::{join, width};
use super::read::{Kind, Sentence, Word};
use super::write::indent;
use crate::syntax::grammar::Rule;

/// The column in which a header says its code, its document and its scale.
const HEADER: usize = 14;
/// The column of evidence, source and clause where two of them stand under each other.
const REMARK: usize = 20;
/// The column of policies, as wide as the longest state.
const POLICY: usize = 18;

/// The sentences that are aligned with their neighbours, as lines; `None` for those that stand alone.
pub(super) fn align(list: &[Sentence]) -> Vec<Option<String>> {
    let mut made = vec![None; list.len()];
    labels(list, &mut made);
    pillars(list, &mut made);
    let mut at = 0_usize;
    while let Some(first) = list.get(at) {
        let rows = list.get(at..).unwrap_or(&[]).iter().take_while(|row| row.table == first.table && row.kind == first.kind).count();
        let range = at..at.saturating_add(rows.max(1));
        match first.kind {
            Kind::Row => table(list, range.clone(), &mut made),
            Kind::Choice => choices(list, range.clone(), &mut made),
            Kind::Cells => cells(list, first.table, range.clone(), &mut made),
            Kind::Head(_) | Kind::Clause(_) => {}
        }
        at = range.end;
    }
    made
}

fn put(made: &mut [Option<String>], at: usize, list: &[Sentence], text: &str) {
    let (Some(place), Some(sentence)) = (made.get_mut(at), list.get(at)) else { return };
    let blanks = indent(sentence, list);
    *place = Some(format!("{:blanks$}{}", "", text.trim_end()));
}

/// A text with blanks behind it up to a column.
fn padded(text: &str, column: usize) -> String {
    let blanks = column.saturating_sub(width(text));
    format!("{text}{:blanks$}", "")
}

/// Whether nothing is remarked inside the sentence, so that it can stand on one line.
fn whole(sentence: &Sentence) -> bool {
    sentence.words.iter().all(|word| word.notes.is_empty())
}

/// Whether nothing stands between a sentence and the one above.
fn next_to(list: &[Sentence], at: usize) -> bool {
    list.get(at).is_some_and(|one| one.above.is_empty() && !one.apart)
}

/// What a clause begins with and the column of what follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Header,
    Remark,
    Policy,
}

fn label(sentence: &Sentence) -> Option<Label> {
    let Kind::Clause(rule) = sentence.kind else { return None };
    match rule {
        Rule::c_code | Rule::c_document | Rule::c_scale => Some(Label::Header),
        Rule::c_evidence | Rule::c_source | Rule::c_appraiser | Rule::c_clause | Rule::c_note => Some(Label::Remark),
        Rule::c_policy => Some(Label::Policy),
        _ => None,
    }
}

fn labels(list: &[Sentence], made: &mut [Option<String>]) {
    let known: Vec<Option<Label>> = list.iter().map(label).collect();
    let of = |at: usize| known.get(at).copied().flatten();
    for (at, sentence) in list.iter().enumerate() {
        let Some(label) = of(at).filter(|_| whole(sentence)) else { continue };
        let in_header = sentence.head == Rule::header_head;
        let pairs = |other: Option<Label>| match (label, other) {
            (Label::Policy, other) => other == Some(Label::Policy),
            (_, other) => matches!(other, Some(Label::Header | Label::Remark)),
        };
        let above = next_to(list, at) && at.checked_sub(1).is_some_and(|before| pairs(of(before)));
        let next = at.saturating_add(1);
        let below = next_to(list, next) && pairs(of(next));
        let column = match label {
            Label::Policy if in_header || above || below => POLICY,
            Label::Header => HEADER,
            Label::Remark if in_header && (above || below) => HEADER,
            Label::Remark if above || below => REMARK,
            Label::Policy | Label::Remark => continue,
        };
        let split = if label == Label::Policy { 2 } else { 1 };
        let (Some(first), Some(rest)) = (sentence.words.get(..split), sentence.words.get(split..)) else { continue };
        // A keyword as long as the column has one blank behind it.
        let first = join(first);
        let first = if width(&first) < column { padded(&first, column) } else { format!("{first} ") };
        put(made, at, list, &format!("{first}{}", join(rest)));
    }
}

/// Pillars under each other: `trụ cột "Kinh tế số"     gồm các chỉ số …`.
fn pillars(list: &[Sentence], made: &mut [Option<String>]) {
    let pillar = |at: usize| list.get(at).is_some_and(|one| one.kind == Kind::Head(Rule::pillar_head) && whole(one));
    let mut at = 0_usize;
    while at < list.len() {
        let mut end = at.saturating_add(1);
        if pillar(at) {
            while pillar(end) && next_to(list, end) {
                end = end.saturating_add(1);
            }
            let parts: Vec<(usize, String, String)> = (at..end)
                .filter_map(|at| {
                    let words = &list.get(at)?.words;
                    let comma = words.get(2).is_some_and(|word| word.rule == Rule::comma);
                    let (title, rest) = words.split_at_checked(if comma { 3 } else { 2 })?;
                    Some((at, join(title), join(rest)))
                })
                .collect();
            let column = parts.iter().map(|(_, title, _)| width(title)).max().unwrap_or(0).saturating_add(1);
            let lines: Vec<(usize, String)> =
                parts.into_iter().map(|(at, title, rest)| (at, format!("{}{rest}", padded(&title, column)))).collect();
            if lines.iter().all(|(_, line)| width(line) <= WIDTH) {
                for (at, line) in lines {
                    put(made, at, list, &line);
                }
            }
        }
        at = end;
    }
}

/// A row of a table: what stands up to its colon, its value, and whether that is so many points.
struct Parts {
    at: usize,
    head: String,
    value: String,
    /// The width of the whole part of the points.
    points: Option<usize>,
}

fn parts(at: usize, words: &[Word]) -> Option<Parts> {
    let mut depth = 0_usize;
    let colon = words.iter().position(|word| {
        match word.rule {
            Rule::open => depth = depth.saturating_add(1),
            Rule::close => depth = depth.saturating_sub(1),
            _ => {}
        }
        word.rule == Rule::colon && depth == 0
    })?;
    let (head, value) = words.split_at_checked(colon.saturating_add(1))?;
    let points = match value {
        [number, mark, ..] if number.rule == Rule::number && mark.rule == Rule::points_mark => {
            Some(width(number.text.split(',').next().unwrap_or("")))
        }
        _ => None,
    };
    Some(Parts { at, head: join(head), value: join(value), points })
}

/// Rows: the values under each other, points by their last whole digit. If that takes too much room, each stands by its head.
fn table(list: &[Sentence], range: Range<usize>, made: &mut [Option<String>]) {
    let rows = list.get(range.clone()).unwrap_or(&[]).iter().zip(range.clone());
    let parts: Vec<Parts> = rows.filter(|(row, _)| whole(row)).filter_map(|(row, at)| parts(at, &row.words)).collect();
    if parts.len() < 2 || parts.len() < range.len() {
        return;
    }
    let digits = parts.iter().filter_map(|row| row.points).max().unwrap_or(0);
    // The blanks before fewer digits are room for a longer head.
    let blanks = |row: &Parts| row.points.map_or(0, |own| digits.saturating_sub(own));
    let column = parts.iter().map(|row| width(&row.head).saturating_add(2).saturating_sub(blanks(row))).max().unwrap_or(0);
    let line = |row: &Parts| format!("{}{}", padded(&row.head, column.saturating_add(blanks(row))), row.value);
    let room = list.get(range.start).map_or(WIDTH, |row| WIDTH.saturating_sub(indent(row, list)));
    if parts.iter().all(|row| width(&line(row)) <= room) {
        for row in &parts {
            put(made, row.at, list, &line(row));
        }
    }
}

/// Options: their titles under each other.
fn choices(list: &[Sentence], range: Range<usize>, made: &mut [Option<String>]) {
    let first = |row: &Sentence| row.words.first().map_or(0, |word| width(&word.text));
    let rows = list.get(range.clone()).unwrap_or(&[]);
    let column = rows.iter().filter(|row| whole(row)).map(first).max().unwrap_or(0).saturating_add(1);
    for (row, at) in rows.iter().zip(range).filter(|(row, _)| whole(row)) {
        let Some((name, rest)) = row.words.split_first() else { continue };
        put(made, at, list, &format!("{}{}", padded(&name.text, column), join(rest)));
    }
}

/// A table of examples: its cells under those of its first line.
fn cells(list: &[Sentence], head: usize, range: Range<usize>, made: &mut [Option<String>]) {
    let (lead, columns) = match list.get(head).filter(|head| whole(head)).and_then(|head| head.words.split_first()) {
        Some((lead, rest)) => {
            let columns = rest.split(|word| word.rule == Rule::semicolon).map(join).collect();
            (format!("{} ", lead.text), columns)
        }
        None => (String::new(), Vec::new()),
    };
    let mut lines: Vec<(usize, Vec<String>)> = vec![(head, columns)];
    let rows = list.get(range.clone()).unwrap_or(&[]).iter().zip(range);
    lines.extend(rows.map(|(row, at)| (at, row.words.iter().map(|cell| cell.text.clone()).collect())));
    let mut widths: Vec<usize> = Vec::new();
    for (_, cells) in &lines {
        for (index, cell) in cells.iter().enumerate() {
            // The last cell needs no room behind it.
            let taken = if index.saturating_add(1) < cells.len() { width(cell).saturating_add(2) } else { 0 };
            match widths.get_mut(index) {
                Some(most) => *most = taken.max(*most),
                None => widths.push(taken),
            }
        }
    }
    for (at, cells) in lines {
        let last = cells.len().saturating_sub(1);
        let line: String = cells
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(index, (cell, column))| if index < last { padded(&format!("{cell};"), *column) } else { cell.clone() })
            .collect();
        if at != head {
            put(made, at, list, &line);
        } else if !lead.is_empty() {
            put(made, at, list, &format!("{lead}{line}"));
        }
    }
}
