//! Rows that the province does not offer this year (`chưa triển khai năm …`): what they keep out of the scale, and what is asked of units in vain.

use super::{InputId, Node, Program, Row, RowId, Score, walk};

impl Program {
    /// Whether a row can earn points of the scale: neither it nor a row above stands outside, is not scored or is not deployed this year.
    pub fn enters(&self, id: RowId) -> bool {
        let mut at = self.row(id);
        while let Some(row) = at {
            if !row.counts() || row.not_deployed.is_some() {
                return false;
            }
            at = row.parent.and_then(|parent| self.row(parent));
        }
        true
    }

    /// The inputs of a row that nobody scores because it is not deployed, but for those that a scored row reads too (`a của 1.2`).
    pub fn undeployed_inputs(&self, id: RowId) -> Vec<InputId> {
        if self.row(id).is_none_or(|row| row.not_deployed.is_none()) {
            return Vec::new();
        }
        let read = |row: &Row, input: InputId| {
            let Score::Value(node) = row.score else { return false };
            let mut found = false;
            walk(self, node, &mut |_, node| found |= matches!(node, Node::Input(read) if *read == input));
            found
        };
        let own = self.inputs.iter().enumerate().filter(|(_, input)| input.row == Some(id) && !input.common);
        own.map(|(index, _)| InputId::of(index))
            .filter(|input| !self.rows.iter().any(|row| row.not_deployed.is_none() && read(row, *input)))
            .collect()
    }
}
