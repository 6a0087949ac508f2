//! One number printed in several tables, and the limits of every number.

use crate::ir::{Maximum, RowId};
use crate::quantity::Exact;
use crate::reconcile::book::{CellId, Owner};
use crate::reconcile::header::{Kind, Score};
use crate::reconcile::law::Law;

use super::Laws;

impl Laws<'_, '_> {
    /// Of the places where a quantity is printed, the one with most of what it is made of beside it; the others must agree with it.
    pub(super) fn home(&self, owner: Owner, score: Score) -> Option<CellId> {
        let beside = |cell: CellId| {
            let sheet = self.book.cell(cell).and_then(|printed| self.book.sheets.get(printed.sheet));
            sheet.map_or((false, 0), |sheet| {
                let scores = sheet.columns.iter().filter(|column| matches!(column.kind, Kind::Score(Score::Row(_)))).count();
                (!sheet.units.is_empty(), scores)
            })
        };
        let mut home: Option<CellId> = None;
        for cell in self.book.printed(owner, score) {
            if home.is_none_or(|home| beside(*cell) > beside(home)) {
                home = Some(*cell);
            }
        }
        home
    }

    pub(super) fn twice(&mut self) {
        for (owner, score) in self.quantities() {
            let Some(home) = self.home(owner, score) else { continue };
            for cell in self.book.printed(owner, score).iter().filter(|cell| **cell != home) {
                self.require(*cell, Law::Same(home));
            }
        }
    }

    pub(super) fn within(&mut self) {
        for (cell, printed) in self.book.cells.iter().enumerate() {
            let column = self.book.column(cell).map(|column| column.kind);
            let (high, scale) = match (column, printed.owner) {
                (Some(Kind::Score(Score::Row(row))), _) => (self.maximum(row), false),
                (Some(Kind::IndexMean), Owner::Line(line)) => {
                    (self.line_index(printed.sheet, line).and_then(|row| self.maximum(row)), false)
                }
                (Some(Kind::Score(Score::Total | Score::Round(_))), _) => (self.book.program.set.scale.clone(), true),
                (Some(Kind::Score(Score::Pillar(pillar))), _) => (self.pillar_maximum(pillar), false),
                (Some(Kind::Score(Score::Percent)), _) => (self.book.column(cell).map(|column| column.times.clone()), true),
                _ => continue,
            };
            self.require(cell, Law::Within { high, scale });
        }
    }

    pub(super) fn line_index(&self, sheet: usize, line: usize) -> Option<RowId> {
        self.book.sheets.get(sheet)?.lines.iter().find(|(row, _)| *row == line).and_then(|(_, index)| *index)
    }

    /// Every quantity that is printed, in a fixed order.
    pub(super) fn quantities(&self) -> Vec<(Owner, Score)> {
        let mut seen: Vec<(Owner, Score)> = Vec::new();
        for owner in (0..self.book.units.len()).map(Owner::Unit).chain(std::iter::once(Owner::Mean)) {
            let mut scores: Vec<Score> = self.book.scores(owner).collect();
            scores.sort_by_key(|score| self.book.printed(owner, *score).first().copied());
            seen.extend(scores.into_iter().map(|score| (owner, score)));
        }
        seen
    }

    pub(super) fn maximum(&self, row: RowId) -> Option<Exact> {
        match &self.book.program.row(row)?.maximum {
            Maximum::Points(points) => Some(points.clone()),
            Maximum::Unpublished | Maximum::Unlimited | Maximum::Unscored => None,
        }
    }

    fn pillar_maximum(&self, pillar: usize) -> Option<Exact> {
        let members = &self.book.program.pillars.get(pillar)?.members;
        let maxima: Option<Vec<Exact>> = members.iter().map(|row| self.maximum(*row)).collect();
        maxima.map(|maxima| Exact::sum(&maxima))
    }
}
