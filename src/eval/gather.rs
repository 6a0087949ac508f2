//! Points and maxima of several rows together: by sum, mean, root, the best of them.

use super::result::Extras;
use super::row::Outcome;
use crate::ir::{Extra, Row};
use crate::quantity::{Enclosure, Exact, Rounding, decide};
use crate::syntax::tree::Gather;

/// Points (rounded, if asked) and applicable maximum of several rows together. A row in trouble leaves the whole without points.
pub(super) fn gather(how: Gather, children: &[(&Row, &Outcome)], counts: fn(&Row) -> bool, rounding: Option<Rounding>) -> Outcome {
    let complete = children.iter().filter(|(row, _)| counts(row)).all(|(_, outcome)| outcome.complete);
    let counted: Vec<(&Row, &Outcome)> = children.iter().copied().filter(|(row, outcome)| counts(row) && !outcome.left).collect();
    let valued = counted.iter().any(|(_, outcome)| outcome.valued);
    let troubled = counted.iter().any(|(_, outcome)| outcome.points.is_none());
    let maxima: Vec<Exact> = counted.iter().map(|(_, outcome)| outcome.applicable.clone()).collect();
    let points: Vec<Exact> = counted.iter().filter_map(|(_, outcome)| outcome.points.clone()).collect();
    let weights: Vec<Exact> = counted.iter().map(|(row, _)| row.weight.clone().unwrap_or_else(Exact::one)).collect();
    let combine = |values: &[Exact]| -> Exact {
        match how {
            Gather::Sum => Exact::sum(values),
            // The rows of a geometric mean have one maximum; `lint` holds that.
            Gather::Best | Gather::Geometric => values.iter().max().cloned().unwrap_or_else(Exact::zero),
            Gather::Harmonic => harmonic(values),
            Gather::Mean => crate::quantity::mean(&values.iter().collect::<Vec<_>>()).unwrap_or_else(Exact::zero),
            Gather::Weighted => {
                let products: Vec<Exact> = values.iter().zip(&weights).map(|(value, weight)| value.times(weight)).collect();
                Exact::sum(&products).over(&Exact::sum(&weights)).unwrap_or_else(Exact::zero)
            }
        }
    };
    let applicable = combine(&maxima);
    if troubled {
        return Outcome { valued, complete, ..Outcome::troubled(applicable) };
    }
    let points = match (how, rounding) {
        (Gather::Geometric, rounding) => match geometric(&points, rounding) {
            Some(points) => points,
            None => return Outcome::troubled(applicable),
        },
        // The rounding of a sum is decided by an enclosure: the exact sum of many unlike fractions is far larger than its published digits.
        (Gather::Sum, Some(rounding)) => crate::quantity::rounded_sum(&points.iter().collect::<Vec<_>>(), rounding),
        _ => round(combine(&points), rounding),
    };
    Outcome { valued, complete, ..Outcome::scored(points, applicable) }
}

/// n ÷ Σ 1/x; with a zero among the values it is zero, as the limit is.
fn harmonic(values: &[Exact]) -> Exact {
    let parts: Option<Vec<Exact>> = values.iter().map(|value| Exact::one().over(value)).collect();
    let count = i64::try_from(values.len()).map(Exact::from).unwrap_or_else(|_| Exact::zero());
    parts.and_then(|parts| count.over(&Exact::sum(&parts))).unwrap_or_else(Exact::zero)
}

/// The root of the product, rounded with proof: it is hardly ever a fraction. Of nothing it is zero.
fn geometric(values: &[Exact], rounding: Option<Rounding>) -> Option<Exact> {
    let degree = u32::try_from(values.len()).ok()?;
    if degree == 0 {
        return Some(Exact::zero());
    }
    let product = values.iter().fold(Exact::one(), |product, value| product.times(value));
    decide(rounding?, |bits| Enclosure::exact(product.clone(), bits).root(degree)).ok()
}

/// What stands beside the scale, among some rows; `None` when one of them is in trouble.
pub(super) fn extras(rows: &[(&Row, &Outcome)]) -> Option<Extras> {
    let mut made = Extras::default();
    for (row, outcome) in rows.iter().filter(|(_, outcome)| !outcome.left) {
        let place = match row.extra {
            Some(Extra::Bonus) => &mut made.added,
            Some(Extra::Deduction) => &mut made.taken,
            None => continue,
        };
        *place = place.plus(outcome.points.as_ref()?);
    }
    Some(made)
}

/// A number by a rounding, where there is one.
pub(super) fn round(value: Exact, rounding: Option<Rounding>) -> Exact {
    match rounding {
        Some(rounding) => value.rounded(rounding),
        None => value,
    }
}
