//! What can be worked out once for all units: the order of rows and the inputs that each uses.

use super::row::used_by;
use crate::ir::{InputId, ListId, Program, RowId, Score};

/// What can be worked out once for all units: the order of rows and the inputs that each uses.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(super) order: Vec<RowId>,
    pub(super) used: Vec<Used>,
}

/// The inputs and lists that a row uses.
#[derive(Clone, Debug, Default)]
pub(super) struct Used {
    pub inputs: Vec<InputId>,
    pub lists: Vec<ListId>,
}

impl Plan {
    /// The plan of a program: children before parents, and rows that another row reads before that row.
    pub fn of(program: &Program) -> Self {
        Plan::for_rows(program, &program.rows_with_ids().map(|(id, _)| id).collect::<Vec<_>>())
    }

    /// The plan for some rows and what they are made of.
    pub(super) fn for_rows(program: &Program, rows: &[RowId]) -> Self {
        let mut order = Order { program, done: vec![false; program.rows.len()], out: Vec::new(), open: Vec::new() };
        for id in rows {
            order.visit(*id);
        }
        let mut used = vec![Used::default(); program.rows.len()];
        for id in &order.out {
            let (Some(row), Some(used)) = (program.row(*id), used.get_mut(id.index())) else { continue };
            match &row.score {
                Score::Value(node) => used_by(program, *node, used),
                Score::Entered(input) => used.inputs.push(*input),
                Score::None | Score::Gathered { .. } => {}
            }
        }
        Plan { order: order.out, used }
    }
}

struct Order<'a> {
    program: &'a Program,
    done: Vec<bool>,
    out: Vec<RowId>,
    open: Vec<RowId>,
}

impl Order<'_> {
    fn visit(&mut self, id: RowId) {
        let fresh = self.done.get(id.index()) == Some(&false);
        // A circle is refused by `lint`; here it must only end.
        if !fresh || self.open.contains(&id) {
            return;
        }
        let Some(row) = self.program.row(id) else { return };
        self.open.push(id);
        for before in row.children.iter().copied().chain(self.program.read_rows(row)) {
            self.visit(before);
        }
        self.open.pop();
        if let Some(done) = self.done.get_mut(id.index()) {
            *done = true;
            self.out.push(id);
        }
    }
}
