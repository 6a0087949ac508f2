//! Numbered notes at the end: what is inferred and not printed in the decision, and what was accepted with a reason.

use crate::diagnostic::Finding;
use crate::document::Text;
use crate::ir::Inferred;
use crate::message::{Lang, message};
use crate::source::{Sources, Span};

/// A statement is quoted up to so many characters.
const QUOTED: usize = 90;

/// The marks one behind the other, each once: statements that share a ground share a mark.
pub(super) fn once<'m>(marks: impl Iterator<Item = &'m str>) -> String {
    let mut out: Vec<&str> = Vec::new();
    for mark in marks {
        if !out.contains(&mark) {
            out.push(mark);
        }
    }
    out.join(" ")
}

/// The notes so far.
#[derive(Clone, Debug)]
pub(super) struct Notes<'a> {
    sources: &'a Sources,
    /// The places of each ground, then the ground.
    grounds: Vec<(Vec<String>, String)>,
    accepted: Vec<String>,
}

impl<'a> Notes<'a> {
    /// No notes yet, on rules from these files.
    pub fn of(sources: &'a Sources) -> Self {
        Notes { sources, grounds: Vec::new(), accepted: Vec::new() }
    }

    /// Notes the grounds of what is inferred somewhere, and returns its marks: `[1] [2]`. What shares a ground shares a note.
    pub fn inferred(&mut self, place: &str, inferred: &[Inferred]) -> String {
        let marks: Vec<String> = inferred
            .iter()
            .map(|inferred| {
                let place = match self.statement(inferred.of) {
                    Some(statement) => format!("{place}, câu “{statement}”"),
                    None => place.to_owned(),
                };
                let at = self.grounds.iter().position(|(_, ground)| *ground == inferred.ground).unwrap_or_else(|| {
                    self.grounds.push((Vec::new(), inferred.ground.clone()));
                    self.grounds.len().saturating_sub(1)
                });
                if let Some((places, _)) = self.grounds.get_mut(at).filter(|(places, _)| !places.contains(&place)) {
                    places.push(place);
                }
                format!("[{}]", at.saturating_add(1))
            })
            .collect();
        once(marks.iter().map(String::as_str))
    }

    /// The statement that is inferred, up to the end of its line; nothing for the head of a block, which is the place itself.
    fn statement(&self, span: Span) -> Option<String> {
        let text = self.sources.text(span);
        let start = self.sources.start(span)?;
        let line = self.sources.file(span.file)?.line(start.line);
        if !line.starts_with(char::is_whitespace) {
            return None;
        }
        let first = text.lines().next().unwrap_or_default();
        let words = first.split_whitespace().collect::<Vec<_>>().join(" ").replace('_', " ");
        let mut cut: String = words.chars().take(QUOTED).collect();
        if cut.len() < words.len() || text.lines().nth(1).is_some() {
            cut.push_str(" …");
        }
        (!cut.is_empty()).then_some(cut)
    }

    /// Notes what was found in the rules and accepted with a reason.
    pub fn accepted(&mut self, findings: &[Finding]) {
        for finding in findings {
            if let Some(reason) = &finding.accepted {
                let headline = message(finding, Lang::Vi).headline;
                self.accepted.push(format!("{} ({}). Giữ nguyên vì: {reason}", headline.trim_end_matches('.'), finding.fault.code()));
            }
        }
    }

    /// The notes as they are printed.
    pub fn texts(&self) -> Vec<Text> {
        let grounds =
            self.grounds.iter().map(|(places, ground)| format!("{}: suy luận, không in trong văn bản. {ground}", places.join("; ")));
        let lines = grounds.chain(self.accepted.iter().cloned());
        lines.enumerate().map(|(index, line)| Text::from(format!("[{}] {line}", index.saturating_add(1)))).collect()
    }
}
