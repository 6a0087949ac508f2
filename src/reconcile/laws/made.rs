//! A row or total that is a mean of its parts, the best of them, or their sum within a limit.

use crate::diagnostic::{StateName, Unverifiable};
use crate::ir::{Policy, Row, RowId, Score as Scoring, Total};
use crate::quantity::Exact;
use crate::reconcile::book::Owner;
use crate::reconcile::header::Score;
use crate::reconcile::making::{Making, Part};
use crate::syntax::tree::Gather;

use super::Laws;

impl Laws<'_, '_> {
    /// What makes a quantity, and how, or why that cannot be told from what is printed; `None` where it is a plain sum or not made of rows.
    pub(super) fn made(&self, sheet: usize, owner: Owner, score: Score) -> Option<Result<(Vec<Part>, Making), Unverifiable>> {
        let program = self.book.program;
        let (rows, making, short) = match score {
            Score::Total => match program.total {
                Total::Gathered(Gather::Sum) | Total::Entered(_) => return None,
                Total::Gathered(how) => {
                    let making = Making { how, cap: None, floor: None, rounding: program.rounding.total };
                    (&program.top, making, program.set.short.is_some())
                }
            },
            Score::Row(id) => {
                let row = program.row(id)?;
                match &row.score {
                    Scoring::Gathered { how: Gather::Sum, cap: None, .. } => return None,
                    Scoring::Gathered { how, cap, floor } => {
                        let rounding = program.rounding_of(row);
                        let making = Making { how: *how, cap: cap.clone(), floor: floor.clone(), rounding };
                        (&row.children, making, row.short.is_some() || row.need.is_some() || row.extra.is_some())
                    }
                    Scoring::None | Scoring::Entered(_) | Scoring::Value(_) => return None,
                }
            }
            Score::Pillar(_) | Score::Round(_) | Score::Percent => return None,
        };
        if rows.is_empty() {
            return None;
        }
        let beside = rows.iter().filter_map(|id| program.row(*id)).any(|row| row.extra.is_some());
        // What is added or taken beside the parts, or depends on data that are missing, no table of points shows.
        Some(if beside || short { Err(Unverifiable::NotSum) } else { self.parts(sheet, owner, rows).map(|parts| (parts, making)) })
    }

    fn parts(&self, sheet: usize, owner: Owner, rows: &[RowId]) -> Result<Vec<Part>, Unverifiable> {
        let program = self.book.program;
        let (mut parts, mut missing) = (Vec::new(), Vec::new());
        for id in rows {
            let Some(row) = program.row(*id).filter(|row| row.counts()) else { continue };
            match self.book.near(sheet, owner, Score::Row(*id)) {
                Some(cell) => {
                    let places = self.book.places(cell);
                    let whole = program.rounding_of(row).is_some_and(|rounding| rounding.places <= places);
                    let slack = (!whole).then(|| unit_of(places));
                    parts.push(Part { cell, weight: row.weight.clone().unwrap_or_else(Exact::one), slack });
                }
                None if self.left_blank(row, *id) && !rescales(row) => (),
                None => missing.push(row.title.clone()),
            }
        }
        match (parts.is_empty(), missing.is_empty()) {
            (true, _) => Err(Unverifiable::NoParts),
            (false, false) => Err(Unverifiable::PartsMissing(missing)),
            (false, true) => Ok(parts),
        }
    }
}

/// Whether the rest is scaled up where the row does not apply.
fn rescales(row: &Row) -> bool {
    *row.policies.of(StateName::NotApplicable) == Policy::Rescaled
}

fn unit_of(places: u32) -> Exact {
    Exact::ratio(1, 10_i64.checked_pow(places).unwrap_or(i64::MAX)).unwrap_or_else(Exact::zero)
}
