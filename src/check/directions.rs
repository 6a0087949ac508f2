//! Which way a figure is better: `càng cao càng tốt`, said of an input or of the subject of a table.

use super::Checker;
use crate::diagnostic::{Direction, DirectionFault, Fault, SyntaxFault};
use crate::ir::{InputKind, Node, NodeId, RowId};
use crate::source::At;
use crate::syntax::tree::{InputText, InputType};

impl Checker<'_> {
    /// The direction of an input: only what is a number, and a unit's own, can be better one way.
    pub(super) fn input_direction(&mut self, text: &InputText, row: Option<RowId>) -> Option<At<Direction>> {
        let direction = text.direction.clone()?;
        if row.is_none() {
            self.no_direction(&direction, "thông tin chung");
            return None;
        }
        if matches!(text.kind, InputType::YesNo | InputType::Choice(_) | InputType::Text) {
            self.not_a_number(&direction, row);
            return None;
        }
        Some(direction)
    }

    /// A direction in a block whose figures have none.
    pub(super) fn no_direction(&mut self, direction: &At<Direction>, block: &str) {
        let clause = direction.value.words().to_owned();
        self.report(direction.span, Fault::Syntax(SyntaxFault::Misplaced { clause, block: block.to_owned() }));
    }

    /// The direction of the subject of a table.
    pub(super) fn table_direction(&mut self, table: Option<NodeId>, direction: Option<&At<Direction>>, row: RowId) {
        let (Some(table), Some(direction)) = (table, direction) else { return };
        let Some(Node::Tiers { subject, .. }) = self.program.node(table) else { return };
        let subject = *subject;
        let input = match self.program.node(subject) {
            Some(Node::Input(id)) => self.program.input(*id),
            Some(Node::Property(_)) => return self.not_a_number(direction, Some(row)),
            _ => None,
        };
        if input.is_some_and(|input| matches!(input.kind, InputKind::YesNo | InputKind::Choice(_))) {
            return self.not_a_number(direction, Some(row));
        }
        let said = input.and_then(|input| input.direction.clone()).filter(|said| said.value != direction.value);
        if let Some(said) = said {
            let fault = Fault::Direction(DirectionFault::TwoWays);
            let subject = self.program.row(row).map(crate::ir::Row::subject);
            let mut finding = crate::diagnostic::Finding::at(direction.span, fault).label(said.span, crate::diagnostic::Role::First);
            finding.subject = subject;
            self.findings.push(finding);
            return;
        }
        if let Some(row) = self.program.rows.get_mut(row.index()) {
            row.direction = Some((subject, direction.clone()));
        }
    }

    fn not_a_number(&mut self, direction: &At<Direction>, row: Option<RowId>) {
        let said = direction.value;
        self.report_in(row, direction.span, Fault::Direction(DirectionFault::NotNumber { said }));
    }
}
