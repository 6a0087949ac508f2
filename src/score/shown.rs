//! Which published numbers the tables of a set show, in which order, and how a share is written: the same on a screen and on paper.

use super::{Mean, Scores};
use crate::ir::{Basis, Program, Row, RowId};
use crate::quantity::{Exact, Style, percent, published};

/// The units as the first ranking table places them, else as the data do.
pub fn order(scores: &Scores) -> Vec<usize> {
    let mut order: Vec<usize> =
        scores.rankings.first().map(|table| table.places.iter().map(|place| place.unit).collect()).unwrap_or_default();
    let placed = |unit: &usize| scores.rankings.first().is_some_and(|table| table.place_of(*unit).is_some());
    order.extend((0..scores.units.len()).filter(|unit| !placed(unit)));
    order
}

/// The columns of rows: the main indexes for which some unit has points, then the điểm cộng and điểm trừ.
pub fn columns<'a>(program: &'a Program, scores: &Scores) -> Vec<(RowId, &'a Row)> {
    let has_points = |id: RowId| (0..scores.units.len()).any(|unit| points(scores, unit, id).is_some());
    let extras = program.top.iter().filter_map(|id| Some((*id, program.row(*id).filter(|row| row.extra.is_some())?)));
    program.main_indexes().chain(extras).filter(|(id, _)| has_points(*id)).collect()
}

/// The published points of a row of a unit.
pub fn points(scores: &Scores, unit: usize, row: RowId) -> Option<&Exact> {
    scores.units.get(unit)?.result.rows.get(row.index())?.points.as_ref()
}

/// Whether the applicable maximum is not the same for all units, so that points alone do not compare them.
pub fn maxima_differ(scores: &Scores) -> bool {
    let mut maxima = scores.units.iter().map(|unit| &unit.result.applicable);
    let first = maxima.next();
    maxima.any(|maximum| Some(maximum) != first)
}

/// Whether the share of the maximum is published: the rules round it, class by it or rank by it.
pub fn shows_share(program: &Program) -> bool {
    let percent = |basis: &Basis| matches!(basis, Basis::Percent);
    program.rounding.percent.is_some()
        || program.classes.as_ref().is_some_and(|classes| classes.basis().is_some_and(percent))
        || program.rankings.first().is_some_and(|ranking| percent(&ranking.basis))
}

/// A share of the maximum as the set shows it: a percentage, or a part of 1 where it rounds parts of 1.
pub fn share(program: &Program, value: &Exact) -> String {
    match program.rounding.percent {
        Some(rounding) if !rounding.percent => published(value, None),
        Some(rounding) => {
            let at_least = rounding.rounding.places.saturating_sub(2);
            percent(value, Style { at_least, at_most: at_least.max(4), ..Style::people() }).text
        }
        None => percent(value, Style { at_most: 4, ..Style::people() }).text,
    }
}

/// A mean as `write` writes its value, marked ≈ where it is not the whole mean.
pub fn mean_text(mean: &Mean, write: impl Fn(&Exact) -> String) -> String {
    let text = write(&mean.value);
    if mean.approximate && !text.starts_with('≈') { format!("≈{text}") } else { text }
}

/// A row or pillar as the headers name it.
pub fn basis_title(program: &Program, basis: &Basis) -> String {
    match basis {
        Basis::Row(id) => program.row(*id).map(|row| format!("{} {}", row.code, row.title)).unwrap_or_default(),
        Basis::Pillar(index) => program.pillars.get(*index).map(|pillar| format!("Trụ cột {}", pillar.title)).unwrap_or_default(),
        Basis::Total | Basis::Percent | Basis::ScaledTo(_) => String::new(),
    }
}

/// The column of the points of a round: `Điểm tự chấm`.
pub fn points_of(round: &str) -> String {
    let mut letters = round.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().collect::<String>()).unwrap_or_default();
    format!("Điểm {first}{}", letters.as_str())
}
