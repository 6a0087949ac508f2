//! `biểu mẫu`: where the table stands in the form that agencies fill in.

use super::{Checker, Outline, head_span};
use crate::diagnostic::{Fault, Finding, Role, SheetFault, SyntaxFault};
use crate::ir::Layout;
use crate::source::{At, Span};
use crate::syntax::tree::ClauseKind;

/// The last row of a sheet.
const LAST_ROW: u64 = 1_048_576;

impl Checker<'_> {
    pub(super) fn forms(&mut self, outline: &Outline<'_>) {
        let Some((form, more)) = outline.forms.split_first() else { return };
        for other in more {
            let fault = Fault::Syntax(SyntaxFault::Twice { clause: "biểu mẫu".to_owned() });
            self.findings.push(Finding::at(head_span(other), fault).label(head_span(form), Role::First));
        }
        let mut layout = Layout::default();
        let clauses = super::clauses::fitting(form, self.findings);
        self.program.set.inferred_beside.extend(super::inferred(form, &clauses));
        for clause in clauses {
            match &clause.kind {
                ClauseKind::FormHeader { first, last } => layout.header = self.header_rows(first, last.as_ref(), clause.span),
                ClauseKind::FormEnd(texts) => layout.ends = self.once_each(texts),
                ClauseKind::FormSkip(texts) => layout.ignored = self.once_each(texts),
                _ => {}
            }
        }
        self.program.set.layout = layout;
    }

    fn header_rows(&mut self, first: &At<u64>, last: Option<&At<u64>>, span: Span) -> Option<(usize, usize)> {
        let (from, to) = (first.value, last.map_or(first.value, |last| last.value));
        let in_words = |row: u64| usize::try_from(row).unwrap_or(usize::MAX);
        if from == 0 || to < from || to > LAST_ROW {
            let fault = SheetFault::HeaderRows { first: in_words(from), last: in_words(to) };
            self.report(span, Fault::Sheet(fault));
            return None;
        }
        Some((in_words(from), in_words(to)))
    }

    /// The texts of a list, of which none may stand twice or say nothing.
    fn once_each(&mut self, texts: &[At<String>]) -> Vec<String> {
        let mut known: Vec<&At<String>> = Vec::new();
        for text in texts {
            let folded = crate::name::fold_title(&text.value);
            match known.iter().find(|other| crate::name::fold_title(&other.value) == folded) {
                Some(first) => {
                    let fault = Fault::Syntax(SyntaxFault::Twice { clause: text.value.clone() });
                    self.findings.push(Finding::at(text.span, fault).label(first.span, Role::First));
                }
                None => known.push(text),
            }
        }
        known.into_iter().map(|text| text.value.clone()).filter(|text| !text.trim().is_empty()).collect()
    }
}
