//! The steps by which a formula comes to its value, each a line of a score sheet.

/// A formula with names, with one unit's figures in their places, and its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// With names: `a / b × điểm tối đa`.
    pub names: String,
    /// With figures: `3 / 4 × 20`.
    pub figures: String,
    /// The value: `15`.
    pub value: String,
}

impl Chain {
    /// In one line; what says the same twice is said once.
    pub fn text(&self) -> String {
        let mut parts = vec![self.names.as_str(), self.figures.as_str(), self.value.as_str()];
        parts.retain(|part| !part.is_empty());
        parts.dedup();
        joined(&parts)
    }
}

/// Parts of a chain; a value that is only near what stands before it has `≈` there.
pub fn joined(parts: &[&str]) -> String {
    match parts.split_last() {
        Some((last, before)) if !before.is_empty() => {
            let before = before.join(" = ");
            match last.strip_prefix('≈') {
                Some(near) => format!("{before} ≈ {near}"),
                None => format!("{before} = {last}"),
            }
        }
        _ => parts.concat(),
    }
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// What a table looks at, and the row it fell into.
    Tier {
        /// What it looks at.
        subject: Chain,
        /// The row.
        head: String,
    },
    /// The first case that holds; none, where the rest is taken.
    Case {
        /// Its condition.
        when: Option<String>,
    },
    /// A precondition.
    Gate {
        /// The condition.
        when: String,
        /// Whether it holds.
        held: bool,
    },
    /// An item of a sum, or of which the best counts.
    Item {
        /// Its name or condition.
        head: String,
        /// What it gives, if it counts.
        value: Option<Chain>,
        /// Whether only the best item counts.
        best: bool,
    },
    /// What all of it comes to.
    Value(Chain),
}

impl Step {
    /// The step as a part of one line. Items stand in the formula of the whole, and a precondition that holds changes nothing.
    pub fn text(&self) -> String {
        match self {
            Step::Tier { subject, head } => format!("{}, thuộc “{head}”: ", subject.text()),
            Step::Case { when: Some(when) } => format!("khi {when}: "),
            Step::Case { when: None } => "còn lại: ".to_owned(),
            Step::Gate { when, held: false } => format!("không đạt “{when}”: "),
            Step::Gate { held: true, .. } | Step::Item { .. } => String::new(),
            Step::Value(chain) => chain.text(),
        }
    }
}
