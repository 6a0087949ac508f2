//! Sums and means of many values, exact and yet linear.
//!
//! A sum over a population has a denominator that may grow with its size: the
//! least common multiple of 100 000 unrelated denominators has hundreds of
//! thousands of digits, and adding one more value costs as much as all of them.
//! A published mean keeps two decimals of that. So a rounded sum is first
//! *enclosed* between two fixed-point numbers, in linear time; when both ends
//! round alike, monotonicity says the exact value rounds there too. Only a value
//! within a hair of a tie needs the exact sum.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Zero};

use super::words::gcd;
use super::{Exact, Mode, Rounding};

/// Binary digits after the point in an enclosure. Each value adds less than
/// 2⁻¹⁹² of doubt: 100 000 values together less than 10⁻⁵².
const ENCLOSURE_BITS: u32 = 192;

impl Exact {
    /// The exact sum; 0 of nothing.
    pub fn sum<'a>(values: impl IntoIterator<Item = &'a Exact>) -> Exact {
        total(partial_sums(values))
    }
}

/// The exact mean; `None` of nothing.
pub fn mean(values: &[&Exact]) -> Option<Exact> {
    Exact::sum(values.iter().copied()).over(&count(values)?)
}

/// `mean(values)` rounded, without the exact mean where it is not needed.
/// `None` of nothing.
pub fn rounded_mean(values: &[&Exact], rounding: Rounding) -> Option<Exact> {
    rounded_over(values, &count(values)?, rounding)
}

/// `Exact::sum(values)` rounded, without the exact sum where it is not needed;
/// 0 of nothing.
pub fn rounded_sum(values: &[&Exact], rounding: Rounding) -> Exact {
    // The divisor is 1, so there is always an answer.
    rounded_over(values, &Exact::one(), rounding).unwrap_or_else(Exact::zero)
}

/// The rounding of every value between `low` and `high`, ends included; `None`
/// when they do not all round alike (or when `low > high`, which encloses
/// nothing). Right because rounding never reverses an order.
pub fn rounded_enclosed(low: &Exact, high: &Exact, rounding: Rounding) -> Option<Exact> {
    if low > high {
        return None;
    }
    let end = low.rounded(rounding);
    (end == high.rounded(rounding)).then_some(end)
}

fn count(values: &[&Exact]) -> Option<Exact> {
    i64::try_from(values.len()).ok().filter(|&n| n > 0).map(Exact::from)
}

fn rounded_over(values: &[&Exact], divisor: &Exact, rounding: Rounding) -> Option<Exact> {
    let partials = partial_sums(values.iter().copied());
    // One partial sum is the sum, in machine words mostly: nothing to enclose.
    if partials.len() > 1 {
        if let Some(quick) = rounded_in_words(&partials, divisor, rounding) {
            return Some(quick);
        }
        let (low, high) = enclosure(&partials);
        if let Some(end) = rounded_enclosed(&low.over(divisor)?, &high.over(divisor)?, rounding) {
            return Some(end);
        }
    }
    Some(total(partials).over(divisor)?.rounded(rounding))
}

/// The same enclosure on a coarse grid of machine words, which decides nearly every published digit. `None` where it does not: a value or
/// divisor that is no machine word, a sum below zero, ends that round apart.
fn rounded_in_words(values: &[Exact], divisor: &Exact, rounding: Rounding) -> Option<Exact> {
    const GRID: i128 = 1 << 60;
    let (mut low, mut doubt) = (0_i128, 0_i128);
    for value in values {
        let (n, d) = value.small()?;
        let wide = i128::from(n).checked_mul(GRID)?;
        low = low.checked_add(wide.checked_div_euclid(i128::from(d))?)?;
        doubt = doubt.checked_add(1)?;
    }
    if low < 0 {
        return None;
    }
    let scale = i64::checked_pow(10, rounding.places)?;
    let by = GRID.checked_mul(i128::from(divisor.to_i64()?))?;
    let rounded = |end: i128| {
        let wide = end.checked_mul(i128::from(scale))?;
        match rounding.mode {
            Mode::Truncate => wide.checked_div(by),
            Mode::HalfUp => wide.checked_mul(2)?.checked_add(by)?.checked_div(by.checked_mul(2)?),
        }
    };
    let end = rounded(low)?;
    (rounded(low.checked_add(doubt)?)? == end).then(|| Exact::ratio(i64::try_from(end).ok()?, scale)).flatten()
}

/// Two numbers with the sum of `values` between them. Each value is floored to
/// the grid, which loses less than one unit, and nothing where it lies on it.
#[allow(clippy::arithmetic_side_effects, reason = "BigInt arithmetic; a denominator is not zero")]
fn enclosure(values: &[Exact]) -> (Exact, Exact) {
    let unit = BigInt::one() << ENCLOSURE_BITS;
    let (mut low, mut doubt) = (BigInt::zero(), 0_u64);
    for value in values {
        let (n, d) = value.parts();
        let (floor, left) = (n << ENCLOSURE_BITS).div_mod_floor(&d);
        low += floor;
        doubt = doubt.saturating_add(u64::from(!left.is_zero()));
    }
    let high = &low + doubt;
    (Exact::from_big(low, unit.clone()), Exact::from_big(high, unit))
}

/// Sums stretches of small values in machine words, over a running common
/// denominator and without reducing at each step. Where a stretch no longer
/// fits, it is set aside and the next begins. Values of one common denominator,
/// however many, make a single stretch.
fn partial_sums<'a>(values: impl IntoIterator<Item = &'a Exact>) -> Vec<Exact> {
    let mut aside = Vec::new();
    let (mut top, mut bottom) = (0_i64, 1_i64);
    for value in values {
        let Some((n, d)) = value.small() else {
            aside.push(value.clone());
            continue;
        };
        match joined(top, bottom, n, d) {
            Some(sum) => (top, bottom) = sum,
            None => {
                aside.push(Exact::from_wide(i128::from(top), i128::from(bottom)));
                (top, bottom) = (n, d);
            }
        }
    }
    if top != 0 || aside.is_empty() {
        aside.push(Exact::from_wide(i128::from(top), i128::from(bottom)));
    }
    aside
}

/// `a/b + c/d` over the least common denominator, not reduced; `None` when that
/// leaves `i64`. Denominators are positive.
#[inline]
#[allow(clippy::arithmetic_side_effects, reason = "divides positive numbers by positive numbers only")]
fn joined(a: i64, b: i64, c: i64, d: i64) -> Option<(i64, i64)> {
    if b == d {
        return Some((a.checked_add(c)?, b));
    }
    if b % d == 0 {
        return Some((a.checked_add(c.checked_mul(b / d)?)?, b));
    }
    let g = gcd(b.unsigned_abs(), d.unsigned_abs()).cast_signed();
    let widen = d / g;
    Some((a.checked_mul(widen)?.checked_add(c.checked_mul(b / g)?)?, b.checked_mul(widen)?))
}

/// Adds up in pairs, then pairs of pairs, so that numbers of like size meet: the
/// long additions are few.
fn total(mut values: Vec<Exact>) -> Exact {
    while values.len() > 1 {
        values = values
            .chunks(2)
            .map(|pair| match pair {
                [a, b] => a.plus(b),
                [a] => a.clone(),
                _ => Exact::zero(),
            })
            .collect();
    }
    values.pop().unwrap_or_else(Exact::zero)
}
