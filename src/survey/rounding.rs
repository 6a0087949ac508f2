//! What another rounding would change: each place is scored again with it, and the results are laid beside each other.
//!
//! Where the rules round, the alternatives are not to round, and the other way of rounding to as many decimals. Where they do not, it is half
//! up to two decimals, which is what people do when they print. A place is told only where something changes: a class, a rank, or a score
//! as it is published. That a number has more decimals when it is not rounded is no change.

use super::{PRINTED, PRINTED_SHARE, endless, shown_as_percent, tell};
use crate::diagnostic::{Fault, Finding, Findings, Moved, RoundedPlace, RoundingChange, SurveyFault};
use crate::eval::UnitValues;
use crate::ir::{Basis, PercentRounding, Program, RowId, RowLevel};
use crate::quantity::{Exact, Mode, Rounding};
use crate::score::{Places, Scores, UnitScore, score};

/// Where a rounding stands or could stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    Components,
    Main,
    Pillars,
    Total,
    Percent,
    Row(RowId),
}

impl Spot {
    /// The places of a program at which a rounding does something.
    fn all(program: &Program) -> Vec<Spot> {
        let level = |level: RowLevel| program.rows.iter().any(|row| row.level == level && row.rounding.is_none());
        let mut spots = Vec::new();
        spots.extend(level(RowLevel::Component).then_some(Spot::Components));
        spots.extend(level(RowLevel::Main).then_some(Spot::Main));
        spots.extend((!program.pillars.is_empty()).then_some(Spot::Pillars));
        spots.extend([Spot::Total, Spot::Percent]);
        spots.extend(program.rows_with_ids().filter(|(_, row)| row.rounding.is_some()).map(|(id, _)| Spot::Row(id)));
        spots
    }

    /// The rounding that the rules state there.
    pub(super) fn now(self, program: &Program) -> Option<Rounding> {
        match self {
            Spot::Components => program.rounding.components,
            Spot::Main => program.rounding.main,
            Spot::Pillars => program.rounding.pillars,
            Spot::Total => program.rounding.total,
            Spot::Percent => program.rounding.percent.map(|percent| percent.rounding),
            Spot::Row(id) => program.row(id)?.rounding,
        }
    }

    /// As the message calls it.
    pub(super) fn place(self, program: &Program) -> RoundedPlace {
        match self {
            Spot::Components => RoundedPlace::Components,
            Spot::Main => RoundedPlace::Main,
            Spot::Pillars => RoundedPlace::Pillars,
            Spot::Total => RoundedPlace::Total,
            Spot::Percent => RoundedPlace::Percent(shown_as_percent(program, &Basis::Percent)),
            Spot::Row(_) => RoundedPlace::Row,
        }
    }

    /// The rules with another rounding there.
    fn with(self, program: &Program, rounding: Option<Rounding>) -> Program {
        let mut changed = program.clone();
        match self {
            Spot::Components => changed.rounding.components = rounding,
            Spot::Main => changed.rounding.main = rounding,
            Spot::Pillars => changed.rounding.pillars = rounding,
            Spot::Total => changed.rounding.total = rounding,
            Spot::Percent => {
                let percent = shown_as_percent(program, &Basis::Percent);
                changed.rounding.percent = rounding.map(|rounding| PercentRounding { rounding, percent });
            }
            Spot::Row(id) => {
                if let Some(row) = changed.rows.get_mut(id.index()) {
                    row.rounding = rounding;
                }
            }
        }
        changed
    }

    /// What else could stand there.
    fn alternatives(self, program: &Program) -> Vec<Option<Rounding>> {
        match self.now(program) {
            Some(Rounding { places, mode: Mode::HalfUp }) => vec![None, Some(Rounding { places, mode: Mode::Truncate })],
            Some(Rounding { places, mode: Mode::Truncate }) => vec![None, Some(Rounding { places, mode: Mode::HalfUp })],
            None => vec![Some(self.printed())],
        }
    }

    /// As people print a number that the rules do not round.
    pub(super) fn printed(self) -> Rounding {
        let places = if self == Spot::Percent { PRINTED_SHARE } else { PRINTED };
        Rounding { places, mode: Mode::HalfUp }
    }
}

/// A published number before and after, and whether it is shown as a percentage.
type Number = (Exact, Exact, bool);

/// What it takes to score once more.
pub(super) struct Again<'a> {
    pub program: &'a Program,
    pub units: &'a [&'a UnitValues],
    pub places: &'a dyn Places,
    pub scores: &'a Scores,
}

pub(super) fn ask(again: &Again<'_>, findings: &mut Findings) {
    let program = again.program;
    // That classes or ranks read what nobody rounds is told once, by `endless`; where else one could round then adds nothing.
    let endless = endless::tells(again);
    for spot in Spot::all(program) {
        let now = spot.now(program);
        if now.is_none() && endless {
            continue;
        }
        for instead in spot.alternatives(program) {
            let Some(change) = again.change(spot, instead) else { continue };
            // Where nothing is rounded, that printing cuts decimals off is no news.
            if now.is_none() && change.classes == 0 && change.ranks == 0 {
                continue;
            }
            let fault = SurveyFault::RoundingDecides { place: spot.place(program), now, instead, change };
            match spot {
                Spot::Row(id) => {
                    if let Some(row) = program.row(id) {
                        findings.push(Finding::at(row.span, Fault::Survey(fault)).about(row.subject()));
                    }
                }
                _ => tell(program, fault, findings),
            }
        }
    }
}

impl Again<'_> {
    /// What changes under another rounding at a place; nothing where it does not, or where the rules cannot do without that rounding (a root
    /// has no last digit).
    pub(super) fn change(&self, spot: Spot, instead: Option<Rounding>) -> Option<RoundingChange> {
        let changed = spot.with(self.program, instead);
        let new = score(&changed, self.units, self.places, &mut Findings::default(), &|_| ());
        let pairs = || self.scores.units.iter().zip(&new.units);
        if pairs().any(|(old, new)| old.result.total.is_some() && new.result.total.is_none()) {
            return None;
        }
        let (mut scores, mut classes, mut ranks) = (0_usize, 0_usize, 0_usize);
        let mut best: Option<(u8, RoundingChange)> = None;
        for (index, (old, new_unit)) in pairs().enumerate() {
            let scored = self.scored(old, new_unit);
            let classed = (old.class != new_unit.class).then(|| self.classed(old, new_unit));
            let ranked = self.ranked(index, &new);
            scores = scores.saturating_add(usize::from(scored.is_some()));
            classes = classes.saturating_add(usize::from(classed.is_some()));
            ranks = ranks.saturating_add(usize::from(ranked.is_some()));
            // The gravest change is the witness: a class before a rank before a score, and a rank rather of a unit whose own number moves.
            let passive = ranked.as_ref().is_some_and(|(_, number)| number.as_ref().is_some_and(|(before, after, _)| before == after));
            let kinds = [classed, ranked, scored.map(|number| (Moved::Score, Some(number)))];
            let found = [0_u8, if passive { 2 } else { 1 }, 3].into_iter().zip(kinds).find_map(|(kind, moved)| Some((kind, moved?)));
            if let Some((kind, (moved, number))) = found
                && best.as_ref().is_none_or(|(known, _)| kind < *known)
            {
                let unit = old.name.clone();
                best = Some((kind, RoundingChange { scores: 0, classes: 0, ranks: 0, unit, moved, number }));
            }
        }
        best.map(|(_, change)| RoundingChange { scores, classes, ranks, ..change })
    }

    /// The first published number of a unit that changes.
    fn scored(&self, old: &UnitScore, new: &UnitScore) -> Option<Number> {
        let rounding = &self.program.rounding;
        // A percentage that no rule rounds is no number that anybody publishes as it is.
        let percent = rounding.percent.map(|percent| (Basis::Percent, Some(percent.rounding)));
        let pillars = (0..self.program.pillars.len()).map(|index| (Basis::Pillar(index), rounding.pillars));
        std::iter::once((Basis::Total, rounding.total)).chain(percent).chain(pillars).find_map(|(basis, rounding)| {
            let as_published = |value: Exact| rounding.map_or(value.clone(), |rounding| value.rounded(rounding));
            let (before, after) = (old.basis(&basis)?, as_published(new.basis(&basis)?));
            (before != after).then(|| (before, after, shown_as_percent(self.program, &basis)))
        })
    }

    fn classed(&self, old: &UnitScore, new: &UnitScore) -> (Moved, Option<Number>) {
        let classes = self.program.classes.as_ref();
        let name = |class: Option<usize>| Some(classes?.rows.get(class?)?.name.clone());
        let number = classes.and_then(|classes| self.read(classes.basis()?, old, new));
        (Moved::Class(name(old.class), name(new.class)), number)
    }

    /// The first table in which the rank of a unit changes.
    fn ranked(&self, unit: usize, new: &Scores) -> Option<(Moved, Option<Number>)> {
        let tables = self.scores.rankings.iter().zip(&new.rankings).zip(&self.program.rankings);
        let (before, after, ranking) = tables
            .map(|((old, new), ranking)| (old.rank_of(unit), new.rank_of(unit), ranking))
            .find(|(before, after, _)| before != after)?;
        let number = self.scores.units.get(unit).zip(new.units.get(unit)).and_then(|(old, new)| self.read(&ranking.basis, old, new));
        Some((Moved::Rank(before, after), number))
    }

    /// The number that a class or a rank reads, before and after.
    fn read(&self, basis: &Basis, old: &UnitScore, new: &UnitScore) -> Option<Number> {
        Some((old.basis(basis)?, new.basis(basis)?, shown_as_percent(self.program, basis)))
    }
}
