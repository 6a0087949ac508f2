//! No row reads its own points, by whatever way round (`tỷ lệ của …`).

use super::about;
use crate::diagnostic::{Fault, Findings, NameFault};
use crate::eval::read_rows;
use crate::ir::{Program, RowId};

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    let mut seen = vec![false; program.rows.len()];
    for (id, row) in program.rows_with_ids() {
        if read_rows(program, row).is_empty() || seen.get(id.index()) == Some(&true) {
            continue;
        }
        let mut path = vec![id];
        if let Some(circle) = walk(program, &mut path) {
            for member in &circle {
                if let Some(seen) = seen.get_mut(member.index()) {
                    *seen = true;
                }
            }
            let path = circle.iter().filter_map(|id| program.row(*id)).map(|row| row.code.to_string()).collect();
            findings.push(about(row, row.span, Fault::Name(NameFault::Circular { path })));
        }
    }
}

/// A way from the last row of the path back to the first.
fn walk(program: &Program, path: &mut Vec<RowId>) -> Option<Vec<RowId>> {
    let (first, last) = (*path.first()?, *path.last()?);
    let row = program.row(last)?;
    for next in read_rows(program, row).into_iter().chain(row.children.iter().copied()) {
        if next == first {
            path.push(next);
            return Some(path.clone());
        }
        if path.contains(&next) {
            continue;
        }
        path.push(next);
        let found = walk(program, path);
        if found.is_some() {
            return found;
        }
        path.pop();
    }
    None
}
