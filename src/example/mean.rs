//! A mean over the units of an example, in figures: the sum, by how many units, and what is published of it.

use crate::formula::joined;
use crate::ir::{Basis, Program};
use crate::quantity::{Exact, Style, mean, percent, show};
use crate::score::{UnitScore, mean_of};

/// `tổng của 8 đơn vị / 8 = 545 / 8 = 68,125, làm tròn 68,12`; nothing where no unit has the number.
pub(super) fn in_figures(program: &Program, units: &[UnitScore], basis: &Basis) -> Option<String> {
    let values: Vec<Exact> = units.iter().filter_map(|unit| unit.counted(basis)).collect();
    let borrowed: Vec<&Exact> = values.iter().collect();
    let (exact, published, count) = (mean(&borrowed)?, mean_of(program, units, basis)?.value, values.len());
    let write = |value: &Exact| if *basis == Basis::Percent { percent(value, Style::people()) } else { show(value, Style::people()) }.text;
    // A sum whose decimals do not end is not written out.
    let sum = Some(write(&Exact::sum(borrowed))).filter(|sum| !sum.starts_with('≈')).map(|sum| format!("{sum} / {count}"));
    let steps = [Some(format!("tổng của {count} đơn vị / {count}")), sum, Some(write(&exact))];
    let steps: Vec<&str> = steps.iter().flatten().map(String::as_str).collect();
    let rounded = if published == exact { String::new() } else { format!(", làm tròn {}", write(&published)) };
    Some(format!("{}{rounded}", joined(&steps)))
}
