//! Draws findings for a person: the line, what is underlined in it, why it matters and how to mend it.

use std::fmt::{self, Display, Write as _};
use std::ops::Range;

use anstyle::{AnsiColor, Style};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, Severity, SourceCode, SourceSpan,
    SpanContents,
};
use unicode_width::UnicodeWidthStr;

use super::wrap::hang;
use crate::diagnostic::{Cell, Finding, Level, Place};
use crate::emit::findings::Counts;
use crate::message::{Lang, Message, accepted_line, count_line, fix_line, inferred_line, label_text, level_word, message, witness_lines};
use crate::source::{SourceFile, Sources, Span};

/// How findings are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// With colours: only for a terminal.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// The language of the messages.
    pub lang: Lang,
}

/// Draws findings, and under them how many there are.
pub fn draw(findings: &[Finding], sources: &Sources, look: &Look) -> String {
    let theme = if look.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(look.width)
        .with_urls(false)
        .without_cause_chain()
        .without_syntax_highlighting();
    let mut out = String::new();
    for finding in findings {
        one(&mut out, finding, sources, look, &handler);
        out.push('\n');
    }
    let counts = Counts::of(findings);
    out.push_str(&count_line(counts.error, counts.warning, counts.remark, counts.accepted, look.lang));
    out.push('\n');
    out
}

fn one(out: &mut String, finding: &Finding, sources: &Sources, look: &Look, handler: &GraphicalReportHandler) {
    let said = message(finding, look.lang);
    let view = finding.span().and_then(|span| View::of(span, sources));
    let mut labels = Vec::new();
    let mut elsewhere = Vec::new();
    if let (Some(view), Some(main)) = (&view, finding.span()) {
        let shown = view.visible(main);
        labels.push(LabeledSpan::new_primary_with_span(None, shown.clone()));
        for label in &finding.labels {
            let text = label_text(label.role, &finding.fault, look.lang);
            let place = view.visible(label.span);
            if label.span.file != main.file {
                elsewhere.push((label.span, text));
            } else if !overlaps(&place, &shown) {
                labels.push(LabeledSpan::new_with_span(Some(text.to_owned()), place));
            }
        }
    }
    let unseen = view.is_none();
    let drawn = Drawn { finding, said: &said, lang: look.lang, view, labels };
    // Writing into a `String` fails only when our own source type does, and then the rest is still worth reading.
    if handler.render_report(out, &drawn).is_err() {
        out.push('\n');
    }
    let mut foot = Foot { out, look };
    match &finding.place {
        // A file with no line to draw still has a name.
        Place::Text(span) => match sources.file(span.file) {
            Some(file) if unseen => foot.frame(&file.name, None),
            _ => {}
        },
        Place::Cell(cell) => foot.table(cell),
        Place::File(file) => foot.frame(file, None),
    }
    for (span, text) in elsewhere {
        if let (Some(file), Some(at)) = (sources.file(span.file), sources.start(span)) {
            foot.line("  ", &format!("{}:{}:{}: {text}", file.name, at.line, at.column));
        }
    }
    foot.notes(finding, &said, sources);
}

/// What stands under the drawn line.
struct Foot<'a> {
    out: &'a mut String,
    look: &'a Look,
}

impl Foot<'_> {
    fn notes(&mut self, finding: &Finding, said: &Message, sources: &Sources) {
        let (why, mend, fix) = match self.look.lang {
            Lang::Vi => ("vì sao: ", "cách sửa: ", "sửa thẳng: "),
            Lang::En => ("why: ", "mend: ", "change: "),
        };
        for seen in witness_lines(finding, self.look.lang) {
            self.line("  ", &seen);
        }
        if let Some(text) = &said.why {
            self.named(why, text);
        }
        if let Some(text) = &said.mend {
            self.named(mend, text);
        }
        for change in &finding.fixes {
            self.named(fix, &fix_line(sources.text(change.span), &change.text, sources.start(change.span), self.look.lang));
        }
        for ground in &finding.inferred {
            self.line("  ", &inferred_line(ground, self.look.lang));
        }
        if let Some(reason) = &finding.accepted {
            self.line("  ", &accepted_line(reason, self.look.lang));
        }
        self.line("  ", &format!("dti {}", finding.fault.code()));
    }

    /// A line that begins with a coloured word.
    fn named(&mut self, name: &str, text: &str) {
        let style = if self.look.colour { AnsiColor::Cyan.on_default() } else { Style::new() };
        let lead = format!("  {style}{name}{style:#}");
        let shown = name.width().saturating_add(2);
        self.out.push_str(&hang(&lead, shown, text, self.look.width));
    }

    fn line(&mut self, lead: &str, text: &str) {
        self.out.push_str(&hang(lead, lead.width(), text, self.look.width));
    }

    /// Where a cell of a table is found, and what stands in it.
    fn table(&mut self, cell: &Cell) {
        let Cell { file, line, column, header, text, sheet: _ } = cell;
        // A sheet as a whole has a name and no line.
        if let (0, Some(sheet)) = (line, cell.address()) {
            self.frame(&format!("{file} {sheet}"), None);
            return;
        }
        let mut place = String::new();
        let (line_word, column_word) = match self.look.lang {
            Lang::Vi => ("dòng", "cột"),
            Lang::En => ("line", "column"),
        };
        // Writing into a `String` does not fail.
        let _ = match (header, column) {
            (Some(header), _) => write!(place, "{column_word} “{header}”"),
            (None, 0) => write!(place, "{line_word} {line}"),
            (None, at) => write!(place, "{column_word} {at}"),
        };
        if let Some(text) = text {
            let _ = write!(place, ": “{text}”");
        }
        let name = cell.address().map_or_else(|| format!("{file}:{line}"), |address| format!("{file} {address}"));
        self.frame(&name, Some(&place));
    }

    fn frame(&mut self, name: &str, inside: Option<&str>) {
        self.out.push_str(&format!("   ╭─[{name}]\n"));
        if let Some(inside) = inside {
            self.line("   │ ", inside);
        }
        self.out.push_str("   ╰────\n");
    }
}

/// A finding as miette takes it.
struct Drawn<'a> {
    finding: &'a Finding,
    said: &'a Message,
    lang: Lang,
    view: Option<View<'a>>,
    labels: Vec<LabeledSpan>,
}

impl fmt::Debug for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said.headline)
    }
}

impl Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said.headline)
    }
}

impl std::error::Error for Drawn<'_> {}

impl Diagnostic for Drawn<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn Display + 'b>> {
        let fault = &self.finding.fault;
        Some(Box::new(format!("{}[{}]", level_word(fault.level(), self.lang), fault.code())))
    }

    fn severity(&self) -> Option<Severity> {
        Some(match self.finding.fault.level() {
            _ if self.finding.accepted.is_some() => Severity::Advice,
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Remark => Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.view.as_ref().map(|view| view as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.view.as_ref()?;
        Some(Box::new(self.labels.iter().cloned()))
    }
}

/// A file for miette. Its own types count columns in bytes; this one counts characters, as editors do, and gives whole lines without
/// reading the file from its beginning each time.
struct View<'a> {
    file: &'a SourceFile,
}

impl<'a> View<'a> {
    /// The file of a span, unless there is nothing in it to show.
    fn of(span: Span, sources: &'a Sources) -> Option<Self> {
        let file = sources.file(span.file)?;
        (!file.text.trim().is_empty()).then_some(View { file })
    }

    /// The part of a span that is drawn: what stands on its first line that says anything, and always at least one character.
    fn visible(&self, span: Span) -> Range<usize> {
        let text = self.file.text.as_str();
        let start = floor(text, span.start as usize);
        let end = floor(text, span.end as usize).max(start);
        let inside = text.get(start..end).unwrap_or("");
        let blank = inside.len().saturating_sub(inside.trim_start().len());
        let line = inside.trim_start().lines().next().unwrap_or("").trim_end();
        if !line.is_empty() {
            let start = start.saturating_add(blank);
            return start..start.saturating_add(line.len());
        }
        // Nothing to see: the place itself, or behind the last letter when the file ends here.
        let rest = text.get(start..).unwrap_or("");
        let kept = text.trim_end();
        if rest.trim().is_empty() {
            let last = kept.chars().next_back().map_or(0, char::len_utf8);
            return kept.len().saturating_sub(last)..kept.len();
        }
        start..start
    }
}

impl SourceCode for View<'_> {
    fn read_span<'b>(&'b self, span: &SourceSpan, before: usize, after: usize) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let text = self.file.text.as_str();
        let last = span.offset().saturating_add(span.len().saturating_sub(1));
        let range = lines_back(text, span.offset(), before)..lines_on(text, last, after);
        let data = text.get(range.clone()).ok_or(MietteError::OutOfBounds)?;
        let first = self.file.line_column(range.start).line;
        Ok(Box::new(MietteSpanContents::new_named(
            self.file.name.clone(),
            data.as_bytes(),
            (range.start, range.len()).into(),
            first.saturating_sub(1),
            self.file.line_column(span.offset()).column.saturating_sub(1),
            data.lines().count(),
        )))
    }
}

/// Where the line of `at` begins, or one so many lines above it.
fn lines_back(text: &str, at: usize, lines: usize) -> usize {
    let begin = |at: usize| text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found.saturating_add(1));
    (0..lines).fold(begin(at), |start, _| begin(start.saturating_sub(1)))
}

/// Where the line of `at` ends, or one so many lines below it.
fn lines_on(text: &str, at: usize, lines: usize) -> usize {
    let end =
        |at: usize| text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |found| at.saturating_add(found).saturating_add(1));
    (0..lines).fold(end(floor(text, at)), |stop, _| end(stop))
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end.max(b.start.saturating_add(1)) && b.start < a.end.max(a.start.saturating_add(1))
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests count columns")]
mod tests;
