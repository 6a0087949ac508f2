//! Natural logarithms between two fractions, by a series whose rest is bounded.
//!
//! `x ≥ 1` is taken as `2^k · m` with `1 ≤ m < 2`, so that `ln x = k·ln 2 + ln m`, and with `t = (m−1)/(m+1) < 1/3`
//!
//! ```text
//! ln m = 2·(t + t³/3 + t⁵/5 + …),   ln 2 = the same with t = 1/3
//! ```
//!
//! All terms are positive: cut down at every step they add up to a low end, cut up to a high end. What follows the last term taken, of index
//! i, is less than `t^(2i+3) · (1 + t² + t⁴ + …) < t^(2i+3) · 9/8`, hence less than twice the next power. For `x < 1`, `ln x = −ln(1/x)`.

use std::collections::BTreeMap;
use std::sync::Mutex;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Zero};

use super::{fixed, length};
use crate::quantity::Exact;

/// Digits beyond the working precision, for what is cut off from a few thousand terms.
const SPARE_BITS: u64 = 32;

/// Two numbers with ln `value` between them, equal only for ln 1 = 0; `None` unless `value` is positive.
pub(super) fn ends(value: &Exact, bits: u32) -> Option<(Exact, Exact)> {
    if !value.is_positive() {
        return None;
    }
    let one = Exact::one();
    if *value == one {
        return Some((Exact::zero(), Exact::zero()));
    }
    if *value < one {
        let (low, high) = of_more_than_one(&one.over(value)?, bits);
        return Some((high.negated(), low.negated()));
    }
    Some(of_more_than_one(value, bits))
}

#[allow(clippy::arithmetic_side_effects, reason = "BigInt arithmetic; divisors are positive")]
fn of_more_than_one(value: &Exact, bits: u32) -> (Exact, Exact) {
    let (n, d) = value.parts();
    // value lies between 2^(size − 1) and 2^(size + 1); k is the one of size − 1 and size that leaves 1 ≤ m < 2.
    let size = u64::try_from(length(&n).saturating_sub(length(&d))).unwrap_or(0);
    let k = if n < (&d << size) { size.saturating_sub(1) } else { size };
    let bottom = &d << k;
    let (top, bottom) = (&n - &bottom, &n + &bottom);
    // Near 1 the logarithm is as small as t, and needs as many more places to keep its digits; beyond 2 it is no smaller than ln 2.
    let small = if k == 0 { u64::try_from(length(&bottom).saturating_sub(length(&top))).unwrap_or(0) } else { 0 };
    let places = u64::from(bits).saturating_add(SPARE_BITS).saturating_add(small);
    let (mut low, mut high) = twice_series(&top, &bottom, places);
    if k > 0 {
        let (two_low, two_high) = two(places);
        low += two_low * k;
        high += two_high * k;
    }
    (fixed(low, places), fixed(high, places))
}

/// Two whole numbers of units `2^−places` with ln 2 between them. Every unit of a population asks for it at the same few precisions, so it is
/// worked out once for each.
fn two(places: u64) -> (BigInt, BigInt) {
    static KNOWN: Mutex<BTreeMap<u64, (BigInt, BigInt)>> = Mutex::new(BTreeMap::new());
    let work_out = || twice_series(&BigInt::one(), &BigInt::from(3), places);
    match KNOWN.lock() {
        Ok(mut known) => known.entry(places).or_insert_with(work_out).clone(),
        // Another thread broke off while it held the table: nothing is lost but the time.
        Err(_) => work_out(),
    }
}

/// Two whole numbers of units `2^−places` with `2·(t + t³/3 + …)` between them, for `0 ≤ t = top/bottom ≤ 1/3`.
#[allow(clippy::arithmetic_side_effects, reason = "BigInt arithmetic; divisors are positive")]
fn twice_series(top: &BigInt, bottom: &BigInt, places: u64) -> (BigInt, BigInt) {
    let (mut low, mut high) = cut(top << places, bottom);
    let unit = BigInt::one() << places;
    let square = (cut(&low * &low, &unit).0, cut(&high * &high, &unit).1);
    let (mut sum_low, mut sum_high) = (BigInt::zero(), BigInt::zero());
    let mut divisor = BigInt::one();
    // The high power falls to 1 unit (cut up it is never 0), and the rest is then less than 2 units.
    loop {
        sum_low += low.div_floor(&divisor);
        sum_high += high.div_ceil(&divisor);
        low = (low * &square.0) >> places;
        high = cut(high * &square.1, &unit).1;
        if high <= BigInt::one() {
            break;
        }
        divisor += 2;
    }
    sum_high += high * 2;
    (sum_low * 2, sum_high * 2)
}

/// `n/d` cut down and cut up to whole numbers.
fn cut(n: BigInt, d: &BigInt) -> (BigInt, BigInt) {
    (n.div_floor(d), n.div_ceil(d))
}
