//! Ranks follow the scores: equal scores share a rank and the next is skipped.

use crate::diagnostic::Unverifiable;
use crate::ir::Basis;
use crate::reconcile::book::{CellId, Owner};
use crate::reconcile::classing::maximum;
use crate::reconcile::header::{Kind, Score};
use crate::reconcile::law::Law;

use super::Laws;

impl Laws<'_, '_> {
    pub(super) fn ranks(&mut self) {
        for sheet in 0..self.book.sheets.len() {
            self.ranks_of(sheet);
        }
    }

    fn ranks_of(&mut self, sheet: usize) {
        let book = self.book;
        let Some(of) = book.sheets.get(sheet) else { return };
        let Some(column) = of.column(Kind::Rank) else { return };
        let ranks: Vec<(usize, CellId)> = of.units.iter().filter_map(|(row, unit)| Some((*unit, of.at(*row, column)?))).collect();
        let score = match self.ranked_by(sheet) {
            Ok(score) => score,
            Err(reason) => {
                ranks.iter().for_each(|(_, rank)| self.cannot(*rank, reason.clone()));
                return;
            }
        };
        let own = |unit: usize| book.near(sheet, Owner::Unit(unit), score);
        let scored: Vec<(CellId, CellId)> = ranks.iter().filter_map(|(unit, rank)| Some((*rank, own(*unit)?))).collect();
        for (_, rank) in ranks.iter().filter(|(unit, _)| own(*unit).is_none()) {
            self.cannot(*rank, Unverifiable::NoScore);
        }
        let ties_broken = book.program.rankings.first().is_some_and(|ranking| !ranking.ties.is_empty());
        if let Some(field) = self.field(sheet, score) {
            for (rank, own) in scored {
                self.require(rank, Law::Rank { own, field: field.clone(), ties_broken });
            }
            return;
        }
        for (rank, own) in &scored {
            self.cannot(*rank, Unverifiable::UnitsMissing);
            if !ties_broken {
                let others = scored.iter().filter(|(other, _)| other != rank).copied().collect();
                self.require(*rank, Law::RankOrder { own: *own, others });
            }
        }
    }

    /// What the ranks of a table are made of: its only pillar, or what the rules rank by.
    fn ranked_by(&self, sheet: usize) -> Result<Score, Unverifiable> {
        let book = self.book;
        let has = |score: Score| book.sheets.get(sheet).is_some_and(|sheet| sheet.column(Kind::Score(score)).is_some());
        let pillars: Vec<Score> = (0..book.program.pillars.len()).map(Score::Pillar).filter(|pillar| has(*pillar)).collect();
        if let ([pillar], false, false) = (pillars.as_slice(), has(Score::Total), has(Score::Percent)) {
            return Ok(*pillar);
        }
        let ranking = book.program.rankings.first();
        if ranking.is_some_and(|ranking| ranking.within.is_some() || ranking.filter.is_some()) {
            return Err(Unverifiable::RankedWithin);
        }
        let known = maximum(book.program).is_some();
        match ranking.map_or(&Basis::Total, |ranking| &ranking.basis) {
            Basis::Pillar(pillar) => Ok(Score::Pillar(*pillar)),
            Basis::Row(row) => Ok(Score::Row(*row)),
            // Where all units have one maximum, points and shares rank alike; points do not lose digits.
            Basis::Total if has(Score::Total) || !has(Score::Percent) => Ok(Score::Total),
            Basis::Total if known => Ok(Score::Percent),
            Basis::Percent | Basis::ScaledTo(_) if has(Score::Percent) && !(known && has(Score::Total)) => Ok(Score::Percent),
            Basis::Percent | Basis::ScaledTo(_) if known => Ok(Score::Total),
            Basis::Percent | Basis::ScaledTo(_) if !has(Score::Total) => Ok(Score::Percent),
            Basis::Total | Basis::Percent | Basis::ScaledTo(_) => Err(Unverifiable::ApplicabilityUnknown),
        }
    }
}
