//! What an example expects beside what the rules give.

use super::Made;
use crate::diagnostic::Got;
use crate::eval::{Outcome, UnitResult};
use crate::formula::Worked;
use crate::ir::{Basis, Expectation, Expected, RowId};
use crate::quantity::Exact;
use crate::score::mean_of;

/// An expectation and what came of it.
pub(super) struct Compared {
    pub expected: Got,
    pub got: Got,
    pub holds: bool,
    /// How the rules come to it.
    pub formula: Option<String>,
}

impl Made<'_> {
    pub(super) fn compare(&self, expected: &Expected) -> Compared {
        let unit = expected.unit;
        let wanted = self.wanted(&expected.what);
        let Some(result) = self.result(unit) else {
            let got = Got::Findings(self.codes(unit));
            let holds =
                matches!((&wanted, &got), (Got::Findings(wanted), Got::Findings(codes)) if wanted.iter().all(|code| codes.contains(code)));
            return Compared { expected: wanted, got, holds, formula: None };
        };
        let got = self.got(&expected.what, unit, result);
        let holds = match (&expected.what, &got) {
            (Expectation::Finding(code), Got::Findings(codes)) => codes.contains(code),
            // Whatever the reason.
            (Expectation::Total(None) | Expectation::Class(None), got) => !matches!(got, Got::Points(_) | Got::Class(_)),
            _ => wanted == got,
        };
        let formula = self.units.get(unit).and_then(|values| {
            let populations = &self.scores.as_ref()?.populations;
            let worked = Worked { program: self.program, unit: values, result, populations };
            self.formula(&expected.what, &worked)
        });
        Compared { expected: wanted, got, holds, formula }
    }

    /// What a blank may be filled with, where it is more than what an expectation is compared with: the state of a row that has no points and
    /// is in no trouble, and the findings for which the data are refused, of the row that is asked only.
    pub(super) fn for_blank(&self, expected: &Expected) -> Option<Got> {
        match &expected.what {
            Expectation::Points(row, _) => {
                let outcome = self.result(expected.unit)?.rows.get(row.index())?;
                if outcome.points.is_some() {
                    return None;
                }
                if outcome.left {
                    return outcome.state.map(Got::State);
                }
                let found =
                    self.found.iter().filter(|found| found.unit == expected.unit && found.row == Some(*row) && found.finding.blocks());
                let codes: Vec<String> = found.map(|found| found.finding.fault.code().to_owned()).collect();
                (!codes.is_empty()).then_some(Got::Findings(codes))
            }
            Expectation::Finding(_) => {
                let found = self.found.iter().filter(|found| found.unit == expected.unit && found.finding.blocks());
                let codes: Vec<String> = found.map(|found| found.finding.fault.code().to_owned()).collect();
                (!codes.is_empty()).then_some(Got::Findings(codes))
            }
            _ => None,
        }
    }

    fn result(&self, unit: usize) -> Option<&UnitResult> {
        self.scores.as_ref()?.units.get(unit).map(|unit| &unit.result)
    }

    fn codes(&self, unit: usize) -> Vec<String> {
        let found = self.found.iter().filter(|found| found.unit == unit);
        found.map(|found| found.finding.fault.code().to_owned()).collect()
    }

    fn wanted(&self, what: &Expectation) -> Got {
        match what {
            Expectation::Points(_, points) | Expectation::Pillar(_, points) | Expectation::Total(Some(points)) => {
                Got::Points(points.clone())
            }
            Expectation::State(_, state) => Got::State(*state),
            Expectation::Left(_) => Got::Left,
            Expectation::Applicable(_, points) => Got::Applicable(points.clone()),
            Expectation::Percent(percent) => Got::Percent(percent.clone()),
            Expectation::Mean(of, mean) => got_mean(of, mean.clone()),
            Expectation::Total(None) => Got::NoTotal,
            Expectation::Class(None) => Got::Unclassed,
            Expectation::Class(Some(class)) => Got::Class(class.clone()),
            Expectation::Finding(code) => Got::Findings(vec![code.clone()]),
            Expectation::Ranks { places, .. } => Got::Ranks(places.iter().map(|place| self.names(place)).collect()),
        }
    }

    fn names(&self, units: &[usize]) -> Vec<String> {
        let mut names: Vec<String> = units.iter().filter_map(|unit| self.units.get(*unit)).map(|unit| unit.name.clone()).collect();
        // Who shares a place has no order in it.
        names.sort();
        names
    }

    fn got(&self, what: &Expectation, unit: usize, result: &UnitResult) -> Got {
        let row = |id: &RowId| result.rows.get(id.index());
        // Without a value there is a reason, if it was found.
        let nothing = || match self.codes(unit) {
            codes if codes.is_empty() => Got::Nothing,
            codes => Got::Findings(codes),
        };
        let points = |points: Option<&Exact>| points.map_or_else(nothing, |points| Got::Points(points.clone()));
        match what {
            Expectation::Points(id, _) => row(id).map_or(Got::Nothing, |outcome| of_row(outcome).unwrap_or_else(nothing)),
            Expectation::State(id, _) => row(id).map_or(Got::Nothing, |outcome| match outcome.state {
                Some(state) => Got::State(state),
                None => of_row(outcome).unwrap_or_else(nothing),
            }),
            Expectation::Left(id) => match row(id) {
                Some(outcome) if outcome.left => Got::Left,
                outcome => outcome.and_then(of_row).unwrap_or_else(nothing),
            },
            Expectation::Applicable(None, _) => Got::Applicable(result.applicable.clone()),
            Expectation::Applicable(Some(id), _) => row(id).map_or(Got::Nothing, |outcome| Got::Applicable(outcome.applicable.clone())),
            Expectation::Total(_) => points(result.total.as_ref()),
            Expectation::Mean(of, _) => {
                let mean = self.scores.as_ref().and_then(|scores| mean_of(self.program, &scores.units, of));
                mean.map_or(Got::Nothing, |mean| got_mean(of, mean.value))
            }
            Expectation::Percent(_) => result.percent.clone().map_or_else(nothing, Got::Percent),
            Expectation::Pillar(index, _) => points(result.pillars.get(*index).and_then(|(points, _)| points.as_ref())),
            Expectation::Class(_) => {
                let class = self.scores.as_ref().and_then(|scores| scores.units.get(unit)?.class);
                let class = class.and_then(|class| self.program.classes.as_ref()?.rows.get(class));
                class.map_or_else(nothing, |class| Got::Class(class.name.clone()))
            }
            Expectation::Finding(_) => Got::Findings(self.codes(unit)),
            Expectation::Ranks { table, .. } => self.ranks(*table),
        }
    }

    /// The units of a ranking table, best first; those of one rank in one group share a place.
    fn ranks(&self, table: usize) -> Got {
        let Some(table) = self.scores.as_ref().and_then(|scores| scores.rankings.get(table)) else { return Got::Nothing };
        let mut places: Vec<(usize, Option<&str>, Vec<usize>)> = Vec::new();
        for place in &table.places {
            let Some(rank) = place.rank else { continue };
            let group = place.group.as_deref();
            match places.last_mut() {
                Some((last, known, units)) if *last == rank && *known == group => units.push(place.unit),
                _ => places.push((rank, group, vec![place.unit])),
            }
        }
        Got::Ranks(places.iter().map(|(.., units)| self.names(units)).collect())
    }

    fn formula(&self, what: &Expectation, worked: &Worked<'_>) -> Option<String> {
        match what {
            Expectation::Points(row, _) | Expectation::State(row, _) | Expectation::Left(row) => worked.row(*row),
            Expectation::Total(_) => worked.total(),
            Expectation::Percent(_) => worked.percent(),
            Expectation::Pillar(index, _) => worked.pillar(*index),
            Expectation::Class(_) => match *self.program.classes.as_ref()?.basis()? {
                Basis::Total => worked.total(),
                Basis::Percent | Basis::ScaledTo(_) => worked.percent(),
                Basis::Pillar(index) => worked.pillar(index),
                Basis::Row(row) => worked.row(row),
            },
            Expectation::Mean(of, _) => super::mean::in_figures(self.program, &self.scores.as_ref()?.units, of),
            Expectation::Applicable(..) | Expectation::Finding(_) | Expectation::Ranks { .. } => None,
        }
    }
}

fn got_mean(of: &Basis, mean: Exact) -> Got {
    if *of == Basis::Percent { Got::MeanPercent(mean) } else { Got::MeanPoints(mean) }
}

/// What a row came to: points, or why it has none; nothing when its data are in trouble.
fn of_row(outcome: &Outcome) -> Option<Got> {
    match (&outcome.points, outcome.state) {
        (Some(points), _) => Some(Got::Points(points.clone())),
        (None, Some(state)) if outcome.left => Some(Got::State(state)),
        (None, _) if outcome.left => Some(Got::Left),
        (None, _) => None,
    }
}
