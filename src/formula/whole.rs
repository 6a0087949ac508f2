//! Points from the rows below: with codes, then with their points.

use super::{NO_VALUE, Worked, number, result, step::Chain};
use crate::eval::Outcome;
use crate::ir::{Extra, Row, RowId, RowLevel};
use crate::quantity::{Exact, Style, percent};
use crate::syntax::tree::Gather;

/// What is put together of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// How.
    pub how: Gather,
    /// The codes.
    pub codes: String,
    /// The codes: `tổng các chỉ số 1.1; 1.2`.
    pub names: String,
    /// The points: `20 + 15`.
    pub figures: String,
    /// The codes of what stands beside the scale: ` + điểm cộng 9`.
    pub beside_names: String,
    /// The points of that.
    pub beside_figures: String,
}

impl Worked<'_> {
    /// Points from the rows below, in one line.
    pub(super) fn gathered(&self, how: Gather, rows: &[RowId], points: Option<&Exact>) -> String {
        let value = points.map_or_else(|| NO_VALUE.to_owned(), result);
        let Some(parts) = self.parts(how, rows) else { return value };
        Chain { names: parts.names + &parts.beside_names, figures: parts.figures + &parts.beside_figures, value }.text()
    }

    /// What is put together of some rows; nothing where none of them counts for the unit.
    pub fn parts(&self, how: Gather, rows: &[RowId]) -> Option<Parts> {
        let rows = rows.iter().filter_map(|id| Some((self.program.row(*id)?, self.result.rows.get(id.index())?)));
        let rows: Vec<(&Row, &Outcome)> = rows.filter(|(_, outcome)| !outcome.left).collect();
        // Under a điểm cộng stand only rows of its kind; elsewhere they are told behind the rows of the scale.
        let extras_only = rows.iter().all(|(row, _)| row.extra.is_some());
        let counted: Vec<(&Row, &Outcome)> = rows.iter().copied().filter(|(row, _)| row.counts() || extras_only).collect();
        let extras: Vec<(&Row, &Outcome)> = rows.into_iter().filter(|(row, _)| row.extra.is_some() && !extras_only).collect();
        if counted.is_empty() {
            return None;
        }
        let groups = counted.iter().all(|(row, _)| row.level == RowLevel::Group);
        let codes = counted.iter().map(|(row, _)| row.code.as_str()).collect::<Vec<_>>().join("; ");
        let mut parts = Parts {
            how,
            names: format!("{} các {} {codes}", word(how), if groups { "nhóm" } else { "chỉ số" }),
            figures: figures(how, &counted),
            codes,
            beside_names: String::new(),
            beside_figures: String::new(),
        };
        for (row, outcome) in extras {
            let (sign, word) = if row.extra == Some(Extra::Deduction) { ("-", "điểm trừ") } else { ("+", "điểm cộng") };
            parts.beside_names.push_str(&format!(" {sign} {word} {}", row.code));
            parts.beside_figures.push_str(&format!(" {sign} {}", points(outcome)));
        }
        Some(parts)
    }
}

fn word(how: Gather) -> &'static str {
    match how {
        Gather::Sum => "tổng",
        Gather::Mean => "bình quân",
        Gather::Weighted => "bình quân gia quyền",
        Gather::Best => "mức cao nhất trong",
        Gather::Geometric => "trung bình nhân",
        Gather::Harmonic => "trung bình điều hòa",
    }
}

fn figures(how: Gather, counted: &[(&Row, &Outcome)]) -> String {
    let values: Vec<String> = counted.iter().map(|(_, outcome)| points(outcome)).collect();
    match how {
        Gather::Sum => values.join(" + "),
        Gather::Weighted => {
            let weights = counted.iter().map(|(row, _)| percent(&row.weight.clone().unwrap_or_else(Exact::one), Style::people()).text);
            let weights: Vec<String> = weights.collect();
            let products: Vec<String> = values.iter().zip(&weights).map(|(value, weight)| format!("{value} × {weight}")).collect();
            format!("({}) / ({})", products.join(" + "), weights.join(" + "))
        }
        Gather::Mean | Gather::Best | Gather::Geometric | Gather::Harmonic => format!("{} ({})", word(how), values.join("; ")),
    }
}

fn points(outcome: &Outcome) -> String {
    outcome.points.as_ref().map_or_else(|| NO_VALUE.to_owned(), number)
}
