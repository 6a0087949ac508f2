//! Counts of different things held against each other: `tổ ≥ thôn` says that there are as many of the one as of the other.
//!
//! They are never added up, and no share is taken of them. Time and money are measured, not counted: with another measure they say nothing.

use super::Checker;
use crate::ir::{FieldKind, InputKind, Node, NodeId};
use crate::name::fold_title;

/// What time is measured in, also with words behind it (`ngày làm việc`).
const TIME: [&str; 8] = ["ngày", "tháng", "năm", "quý", "tuần", "giờ", "phút", "giây"];

/// What money and ranks are told in.
const MEASURES: [&str; 11] = ["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng", "điểm", "hạng", "thứ hạng", "bậc", "mức", "cấp", "%"];

impl Checker<'_> {
    /// Whether both are whole numbers of things, whatever the things are.
    pub(super) fn as_many(&self, left: NodeId, right: NodeId) -> bool {
        self.is_counted(left) && self.is_counted(right)
    }

    fn is_counted(&self, node: NodeId) -> bool {
        let unit = match self.program.node(node) {
            Some(Node::Input(id)) => {
                let input = self.program.input(*id).filter(|input| input.kind == InputKind::Whole);
                input.and_then(|input| input.unit.as_deref())
            }
            // `50% × thôn`: half as many.
            Some(Node::Product(parts)) => {
                let mut counted = parts.iter().filter(|part| self.program.constant(**part).is_none());
                return matches!((counted.next(), counted.next()), (Some(only), None) if self.is_counted(*only));
            }
            Some(Node::Field(id)) => {
                let field = self.program.field(*id).filter(|field| matches!(field.kind, FieldKind::Figure(InputKind::Whole)));
                field.and_then(|field| field.unit.as_deref())
            }
            _ => None,
        };
        unit.map(fold_title).is_some_and(|unit| {
            let time = TIME.iter().map(|word| fold_title(word)).any(|word| unit == word || unit.starts_with(&format!("{word} ")));
            !time && !MEASURES.iter().any(|word| fold_title(word) == unit)
        })
    }
}
