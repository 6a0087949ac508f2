//! Lists of records: what a unit reports line by line (projects, tasks, dossiers), and what is asked of the lines together.

use super::{Bounds, Inferred, InputKind, NodeId};
use crate::source::Span;

id!(
    /// A list.
    ListId
);

/// A field of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldId {
    /// The list.
    pub list: ListId,
    /// Its place among the fields.
    pub place: usize,
}

/// A list that each unit has: a table of its own, one line per record.
#[derive(Clone, Debug)]
pub struct List {
    /// Its name.
    pub name: String,
    /// What it is called in the form.
    pub about: String,
    /// What a line is one of: `dự án`.
    pub counts: String,
    /// The fields of a record, in the order of the form.
    pub fields: Vec<Field>,
    /// Where it is declared.
    pub span: Span,
    /// What is inferred in it.
    pub inferred: Vec<Inferred>,
}

/// A field of a record.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it says in the form.
    pub about: Option<String>,
    /// What it can be.
    pub kind: FieldKind,
    /// What it counts.
    pub unit: Option<String>,
    /// Its domain, in nodes; an end is a number or another field of the record.
    pub domain: Option<Bounds>,
    /// The domain as written.
    pub domain_text: String,
    /// Where it is declared.
    pub span: Span,
}

/// What a field can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Free text, by which people know the record.
    Text,
    /// A figure, as an input is.
    Figure(InputKind),
}

/// What is asked of the records of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aggregate {
    /// How many there are.
    Count,
    /// The sum of a value of each.
    Sum(NodeId),
    /// Its mean.
    Mean(NodeId),
    /// Whether a condition holds for each.
    Every(NodeId),
    /// Whether there is one.
    Any,
}

impl Aggregate {
    /// The node that is worked out for each record, if there is one.
    pub fn inner(self) -> Option<NodeId> {
        match self {
            Aggregate::Count | Aggregate::Any => None,
            Aggregate::Sum(node) | Aggregate::Mean(node) | Aggregate::Every(node) => Some(node),
        }
    }

    /// Whether it has no value where there is no record: nothing arises.
    pub fn needs_records(self) -> bool {
        match self {
            Aggregate::Count | Aggregate::Sum(_) | Aggregate::Any => false,
            Aggregate::Mean(_) | Aggregate::Every(_) => true,
        }
    }
}
