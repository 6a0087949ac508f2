//! No row reads its own points, by whatever way round (`tỷ lệ của …`).

use super::about;
use crate::diagnostic::{Fault, Findings, NameFault, ScoringFault};
use crate::ir::{Program, RowId};

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    populations(program, findings);
    let mut seen = vec![false; program.rows.len()];
    for (id, row) in program.rows_with_ids() {
        if program.read_rows(row).is_empty() || seen.get(id.index()) == Some(&true) {
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

/// A figure over all units is taken before any unit is scored: it reads no row that waits for such a figure.
fn populations(program: &Program, findings: &mut Findings) {
    let dependent = program.dependent();
    for population in &program.populations {
        let Some(row) = program.row(population.row).filter(|row| !row.broken) else { continue };
        let read = program.rows_read_by(population.of).into_iter().find(|id| dependent.get(id.index()) == Some(&true));
        if read.is_some() {
            findings.push(about(row, population.span, Fault::Scoring(ScoringFault::PopulationNested)));
        }
    }
}

/// A way from the last row of the path back to the first.
fn walk(program: &Program, path: &mut Vec<RowId>) -> Option<Vec<RowId>> {
    let (first, last) = (*path.first()?, *path.last()?);
    let row = program.row(last)?;
    for next in program.read_rows(row).into_iter().chain(row.children.iter().copied()) {
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
