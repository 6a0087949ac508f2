//! Findings and the files as written → the files as they would be mended. Nothing is written here and nothing is decided: of a finding with
//! several fixes none is taken.

mod offer;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Edit, Finding, Fix, Level};
use crate::source::{FileId, Sources, Span};
pub use offer::offer;

/// The texts that change, and how many findings were mended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The new text of each file that changes.
    pub texts: BTreeMap<FileId, String>,
    /// How many findings' fixes went into them.
    pub count: usize,
}

/// Applies the fixes of all findings that have exactly one and are not accepted. Of fixes that touch each other the first is taken; the next
/// check finds what is left.
pub fn mend(findings: &[Finding], sources: &Sources) -> Mended {
    let wanted = findings.iter().filter(|finding| finding.accepted.is_none()).filter_map(Finding::mend);
    let mut taken: Vec<Placed> = Vec::new();
    let mut count = 0_usize;
    for fix in wanted {
        let Some(parts) = fix.edits.iter().map(|edit| Placed::of(edit, sources)).collect::<Option<Vec<_>>>() else { continue };
        // The same mend of two findings is made once.
        if parts.iter().all(|part| taken.contains(part)) {
            count = count.saturating_add(1);
        } else if !parts.iter().any(|part| taken.iter().any(|other| part.touches(other))) {
            taken.extend(parts);
            count = count.saturating_add(1);
        }
    }
    Mended { texts: replaced(taken, sources), count }
}

/// The texts after one fix, whichever it is.
pub fn applied(fix: &Fix, sources: &Sources) -> BTreeMap<FileId, String> {
    replaced(fix.edits.iter().filter_map(|edit| Placed::of(edit, sources)).collect(), sources)
}

/// Errors after a change that were not there before: by code and row, because places move and figures in a message may change with the rest.
pub fn worse<'a>(before: &[Finding], after: &'a [Finding]) -> Vec<&'a Finding> {
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for finding in before.iter().filter(|finding| finding.blocks()) {
        let count = known.entry(kind(finding)).or_default();
        *count = count.saturating_add(1);
    }
    let mut new = Vec::new();
    for finding in after.iter().filter(|finding| finding.fault.level() == Level::Error && finding.blocks()) {
        match known.get_mut(&kind(finding)) {
            Some(left) if *left > 0 => *left = left.saturating_sub(1),
            _ => new.push(finding),
        }
    }
    new
}

fn kind(finding: &Finding) -> (&'static str, Option<&str>) {
    (finding.fault.code(), finding.subject.as_ref().map(|subject| subject.code.as_str()))
}

/// A replacement in bytes of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Placed {
    file: FileId,
    range: Range<usize>,
    text: String,
}

impl Placed {
    fn of(edit: &Edit, sources: &Sources) -> Option<Self> {
        let text = &sources.file(edit.span.file)?.text;
        let range = if edit.text.is_empty() { without_line(text, edit.span.range()) } else { edit.span.range() };
        text.get(range.clone())?;
        // Lines end as they do in the file.
        let ends = if text.contains("\r\n") { edit.text.replace('\n', "\r\n") } else { edit.text.clone() };
        Some(Placed { file: edit.span.file, range, text: ends })
    }

    /// Two additions at one place touch as well: which comes first is not said.
    fn touches(&self, other: &Placed) -> bool {
        let (a, b) = (&self.range, &other.range);
        self.file == other.file && (a.start < b.end && b.start < a.end || a.start == b.start || a.is_empty() && a.start == b.end)
    }
}

/// What goes when a text goes: its whole line, if nothing else stands there.
fn without_line(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |found| found.saturating_add(1));
    let rest = text.get(range.end..).unwrap_or("");
    let end = rest.find('\n').map_or(text.len(), |found| range.end.saturating_add(found).saturating_add(1));
    let blank = |part: Option<&str>| part.is_some_and(|part| part.trim().is_empty());
    if !range.is_empty() && blank(text.get(start..range.start)) && blank(text.get(range.end..end)) { start..end } else { range }
}

fn replaced(mut parts: Vec<Placed>, sources: &Sources) -> BTreeMap<FileId, String> {
    parts.sort_by_key(|part| (part.file, part.range.start, part.range.end));
    let mut texts: BTreeMap<FileId, (String, usize)> = BTreeMap::new();
    for part in parts {
        let Some(file) = sources.file(part.file) else { continue };
        let (made, from) = texts.entry(part.file).or_default();
        made.push_str(file.text.get(*from..part.range.start).unwrap_or(""));
        made.push_str(&part.text);
        *from = part.range.end;
    }
    let whole = |(id, (made, from)): (FileId, (String, usize))| {
        let rest = sources.file(id).and_then(|file| file.text.get(from..)).unwrap_or("");
        (id, made + rest)
    };
    texts.into_iter().map(whole).collect()
}

/// A span at a place inside another.
fn inside(span: Span, range: Range<usize>) -> Span {
    let base = span.start as usize;
    Span::new(span.file, base.saturating_add(range.start)..base.saturating_add(range.end))
}

#[cfg(test)]
mod tests;
