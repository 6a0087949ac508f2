//! Figures over all units: what they are taken of, among whom, and whose points depend on them.

use super::{Node, NodeId, Program, PropertyId, Row, RowId, Score, walk};
use crate::source::Span;

/// A figure over all units, asked for in a row.
#[derive(Clone, Debug)]
pub struct Population {
    /// What is asked.
    pub statistic: Statistic,
    /// Of what: a value that each unit has by itself.
    pub of: NodeId,
    /// Among whom.
    pub scope: Scope,
    /// The row that asks; a unit to which it does not apply is no member.
    pub row: RowId,
    /// Where it is written.
    pub span: Span,
}

/// What is asked of the values. A standard deviation is the root of the variance, so that all of these are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Statistic {
    /// The largest.
    Largest,
    /// The smallest.
    Smallest,
    /// The mean.
    Mean,
    /// The mean square distance from the mean, over n − 1 for a sample and over n otherwise.
    Variance {
        /// Whether over n − 1.
        sample: bool,
    },
}

/// The units that are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All units of the data.
    All,
    /// Those whose property is this option.
    Option(PropertyId, usize),
    /// Those that share the property with the unit that is scored.
    Each(PropertyId),
}

impl Program {
    /// Whether a row's points depend on other units.
    pub fn relative(&self, row: &Row) -> bool {
        let Score::Value(node) = row.score else { return false };
        let mut found = false;
        walk(self, node, &mut |_, node| found |= matches!(node, Node::Population(_)));
        found
    }

    /// The rows whose points depend on other units: by a rule of their own, of a row below them, or of a row they read.
    pub fn dependent(&self) -> Vec<bool> {
        let mut marked: Vec<bool> = self.rows.iter().map(|row| self.relative(row)).collect();
        let is = |marked: &[bool], id: RowId| marked.get(id.index()) == Some(&true);
        // A mark moves up one level or over one reference at a time; circles are refused elsewhere, and here add nothing.
        loop {
            let fresh: Vec<RowId> = self
                .rows_with_ids()
                .filter(|(id, _)| !is(&marked, *id))
                .filter(|(_, row)| row.children.iter().copied().chain(self.read_rows(row)).any(|other| is(&marked, other)))
                .map(|(id, _)| id)
                .collect();
            if fresh.is_empty() {
                return marked;
            }
            for id in fresh {
                if let Some(mark) = marked.get_mut(id.index()) {
                    *mark = true;
                }
            }
        }
    }
}
