//! Fixes of findings whose mend is one certain text, worked out from the text as written. Proofs know no text, so they cannot offer them.
//!
//! A fix is offered only where it says what the rule must have meant; where a bound may be moved in two ways, or a row may be wrong rather
//! than needless, the words of the message are all there is.

use super::inside;
use super::words::{figures, head, word_before};
use crate::diagnostic::{Edit, Fault, Finding, Findings, Fix, Interval, Role, ScoringFault, StructureFault, SyntaxFault, TierFault};
use crate::quantity::Exact;
use crate::source::{Sources, Span};

/// Adds fixes to findings that have none.
pub fn offer(sources: &Sources, findings: &mut Findings) {
    for finding in findings.iter_mut() {
        if finding.fixes.is_empty()
            && let Some(fixes) = fixes(finding, sources)
        {
            finding.fixes = fixes;
        }
        finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits).for_each(|edit| quote(edit, sources));
    }
}

/// In a table of examples that is a file of its own, a comma inside a cell would part it: such a cell stands in quotes.
fn quote(edit: &mut Edit, sources: &Sources) {
    let Some(file) = sources.file(edit.span.file) else { return };
    let before = file.text.get(..edit.span.start as usize).unwrap_or("");
    let quoted = before.ends_with('"') || edit.text.starts_with('"');
    let table = [".csv", ".tsv", ".txt"].iter().any(|end| file.name.to_lowercase().ends_with(end));
    if table && edit.text.contains([',', ';']) && !quoted {
        edit.text = format!("\"{}\"", edit.text.replace('"', "\"\""));
    }
}

fn fixes(finding: &Finding, sources: &Sources) -> Option<Vec<Fix>> {
    let span = finding.span()?;
    let text = sources.text(span);
    let only = |fix: Fix| Some(vec![fix]);
    match &finding.fault {
        Fault::Tier(TierFault::PercentMissing { .. }) => only(percent_signs(span, text)?),
        Fault::Tier(TierFault::Overlap { interval, .. } | TierFault::ClassOverlap { interval, .. }) => {
            only(shared_end(finding, span, shared(interval)?, sources)?)
        }
        Fault::Tier(TierFault::ElseIdle) => (text.starts_with("còn lại") && text.contains(':')).then(|| vec![Fix::new(span, "")]),
        Fault::Scoring(ScoringFault::Uncapped { .. }) => only(cap(span, text, sources)?),
        Fault::Structure(StructureFault::IdleAcceptance { .. }) => only(Fix::new(whole_line(span, "chấp nhận", sources)?, "")),
        Fault::Syntax(SyntaxFault::ForeignLetter { letter, looks_like: Some(latin), .. }) => {
            text.chars().eq([*letter]).then(|| vec![Fix::new(span, latin.to_string())])
        }
        Fault::Syntax(SyntaxFault::DoubleBound { text: written, readings }) => {
            (text == written).then(|| readings.iter().map(|reading| Fix::new(span, reading)).collect())
        }
        _ => None,
    }
}

/// `%` behind each bare number above 1. A bare number up to 1 beside it could be meant either way.
fn percent_signs(span: Span, text: &str) -> Option<Fix> {
    let head = head(text)?;
    let bare: Vec<_> = figures(head).into_iter().filter(|figure| !figure.percent && !figure.value.is_zero()).collect();
    if bare.is_empty() || bare.iter().any(|figure| figure.value <= Exact::one()) {
        return None;
    }
    let sign = |range: &std::ops::Range<usize>| {
        let digits = head.get(range.clone()).unwrap_or("");
        Edit { span: inside(span, range.clone()), text: format!("{digits}%") }
    };
    Some(Fix { edits: bare.iter().map(|figure| sign(&figure.range)).collect() })
}

/// The one value of an interval.
fn shared(interval: &Interval) -> Option<&Exact> {
    let (low, high) = (interval.low.as_ref()?, interval.high.as_ref()?);
    (low.value == high.value && low.closed && high.closed).then_some(&low.value)
}

/// `từ 5 đến 10` beside `từ 10 đến 15`: the lower row ends before the end that the upper one begins with.
fn shared_end(finding: &Finding, second: Span, end: &Exact, sources: &Sources) -> Option<Fix> {
    let first = finding.labels.iter().find(|label| label.role == Role::First)?.span;
    // The words of a bound, from `từ` or `đến` to its number.
    let bound = |span: Span, word: &str| {
        let head = head(sources.text(span))?;
        let figure = figures(head).into_iter().find(|figure| figure.value == *end && word_before(head, figure.range.start) == word)?;
        let start = head.get(..figure.range.start)?.rfind(word)?;
        Some(inside(span, start..figure.range.end))
    };
    let upper_begins = |span: Span| bound(span, "từ").is_some() && !head(sources.text(span)).is_some_and(|head| head.contains("trở xuống"));
    let place = match (bound(first, "đến"), bound(second, "đến")) {
        (Some(place), None) if upper_begins(second) => place,
        (None, Some(place)) if upper_begins(first) => place,
        _ => return None,
    };
    let words = sources.text(place).strip_prefix("đến")?.trim_start();
    Some(Fix::new(place, format!("đến dưới {words}")))
}

/// `, không quá điểm tối đa` behind a value that ends its line.
fn cap(span: Span, text: &str, sources: &Sources) -> Option<Fix> {
    let file = sources.file(span.file)?;
    let rest = file.text.get(span.end as usize..)?.lines().next().unwrap_or("").trim();
    let ends = rest.is_empty() || rest.starts_with('#');
    let end = text.trim_end().len();
    (ends && !text.contains('\n')).then(|| Fix::new(inside(span, end..end), ", không quá điểm tối đa"))
}

/// The whole line of a place, when it is one sentence of these opening words.
fn whole_line(span: Span, opening: &str, sources: &Sources) -> Option<Span> {
    let file = sources.file(span.file)?;
    let at = span.start as usize;
    let start = file.text.get(..at)?.rfind('\n').map_or(0, |found| found.saturating_add(1));
    let line = file.text.get(start..)?.lines().next()?;
    let bare = line.trim();
    let lead = line.len().saturating_sub(line.trim_start().len());
    let closed = bare.matches(['"', '“', '”']).count() == 2 && bare.ends_with(['"', '”']);
    let from = start.saturating_add(lead);
    (bare.starts_with(opening) && closed).then(|| Span::new(span.file, from..from.saturating_add(bare.len())))
}
