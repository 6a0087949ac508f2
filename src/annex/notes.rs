//! Numbered notes at the end: what is inferred and not printed in the decision, and what was accepted with a reason.

use crate::diagnostic::Finding;
use crate::document::Text;
use crate::ir::Inferred;
use crate::message::{Lang, message};

/// The notes so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    lines: Vec<String>,
}

impl Notes {
    /// Notes the grounds of what is inferred somewhere, and returns its marks: `[1] [2]`.
    pub fn inferred(&mut self, place: &str, inferred: &[Inferred]) -> String {
        let marks: Vec<String> =
            inferred.iter().map(|inferred| self.note(format!("{place}: suy luận, không in trong văn bản. {}", inferred.ground))).collect();
        marks.join(" ")
    }

    /// Notes what was found in the rules and accepted with a reason.
    pub fn accepted(&mut self, findings: &[Finding]) {
        for finding in findings {
            if let Some(reason) = &finding.accepted {
                let headline = message(finding, Lang::Vi).headline;
                self.note(format!("{} ({}). Giữ nguyên vì: {reason}", headline.trim_end_matches('.'), finding.fault.code()));
            }
        }
    }

    fn note(&mut self, text: String) -> String {
        let at = self.lines.iter().position(|line| *line == text).unwrap_or_else(|| {
            self.lines.push(text);
            self.lines.len().saturating_sub(1)
        });
        format!("[{}]", at.saturating_add(1))
    }

    /// The notes as they are printed.
    pub fn texts(&self) -> Vec<Text> {
        self.lines.iter().enumerate().map(|(index, line)| Text::from(format!("[{}] {line}", index.saturating_add(1)))).collect()
    }
}
