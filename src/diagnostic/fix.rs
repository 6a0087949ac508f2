//! Mends that are text.

use super::Finding;
use crate::source::Span;

/// One replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span is a place where something is added.
    pub span: Span,
    /// By what; nothing takes the old text away, and the line with it when nothing else stands there.
    pub text: String,
}

/// A mend that is text: replacements that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The replacements; they do not touch each other.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A mend of one replacement.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Fix { edits: vec![Edit { span, text: text.into() }] }
    }
}

impl Finding {
    /// With a mend. A second one makes both of them choices, of which a person takes one.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fixes.push(Fix::new(span, text));
        self
    }

    /// The mend that may be made without asking: the only one there is.
    pub fn mend(&self) -> Option<&Fix> {
        match self.fixes.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}
