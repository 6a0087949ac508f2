//! Lists of records as text: `số lượng dự_án mà đúng_hạn`, and its figure where a unit is worked out.

use super::text::{Hold, Writer};
use crate::ir::{Aggregate, Choice, FieldId, FieldKind, InputKind, ListId, Node, NodeId, Program};

impl Writer<'_> {
    /// What the records of a list come to.
    pub(super) fn records(&self, id: NodeId, list: ListId, what: Aggregate, when: Option<NodeId>) -> (String, Hold) {
        if let Some(worked) = self.worked.filter(|_| self.figures) {
            return (worked.inside(id), Hold::Single);
        }
        let list = self.program.list(list).map(|list| list.name.as_str()).unwrap_or_default();
        let of = when.map_or_else(|| list.to_owned(), |when| format!("{list} mà {}", self.of_record(when)));
        match what {
            // A condition behind them would be heard to belong to the record.
            Aggregate::Count => (format!("số lượng {of}"), if when.is_some() { Hold::Product } else { Hold::Single }),
            Aggregate::Sum(field) => (format!("tổng {} của {of}", self.text(field)), Hold::Product),
            Aggregate::Mean(field) => (format!("bình quân {} của {of}", self.text(field)), Hold::Product),
            Aggregate::Every(every) => (format!("mọi {of} đều {}", self.of_record(every)), Hold::Loose),
            Aggregate::Any => (format!("có {of}"), Hold::Loose),
        }
    }

    /// A condition on a record: one test bare, several in parentheses.
    fn of_record(&self, id: NodeId) -> String {
        let single = |id: NodeId| matches!(self.program.node(id), Some(Node::Field(_)));
        let ends = |id: &NodeId| matches!(self.program.node(*id), Some(Node::Constant(_) | Node::Field(_) | Node::Input(_)));
        let bare = match self.program.node(id) {
            Some(Node::Field(_)) => true,
            Some(Node::IsOption { value, .. }) => single(*value),
            Some(Node::Compare { left, right, .. }) => single(*left) && ends(right),
            Some(Node::Within { value, bounds }) => single(*value) && bounds.low.iter().chain(&bounds.high).all(|(end, _)| ends(end)),
            Some(Node::Not(inner)) => match self.program.node(*inner) {
                Some(Node::IsOption { value, .. }) => single(*value),
                _ => single(*inner),
            },
            _ => false,
        };
        // The condition is about any record, so it keeps its names.
        let text = Writer { figures: false, worked: None, ..*self }.text(id);
        if bare { text } else { format!("({text})") }
    }

    /// The name of a field.
    pub(super) fn field(&self, id: FieldId) -> String {
        self.program.field(id).map(|field| field.name.clone()).unwrap_or_default()
    }
}

/// The options of a field.
pub(super) fn field_options(program: &Program, id: FieldId) -> &[Choice] {
    match program.field(id).map(|field| &field.kind) {
        Some(FieldKind::Figure(InputKind::Choice(options))) => options,
        _ => &[],
    }
}

/// Whether a figure of a list is a ratio that its lines give.
pub(super) fn is_ratio(program: &Program, node: NodeId) -> bool {
    match program.node(node) {
        Some(Node::Records { what: Aggregate::Mean(of), .. }) => is_ratio(program, *of),
        Some(Node::Field(id)) => program.field(*id).is_some_and(|field| field.kind == FieldKind::Figure(InputKind::Ratio)),
        _ => false,
    }
}
