//! Roots between two fractions, by whole numbers: `m^k ≤ x·2^(ks) < (m+1)^k` puts the k-th root of x between m/2^s and (m+1)/2^s.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::One;

use super::{fixed, length};
use crate::quantity::Exact;

/// Two numbers with the `degree`-th root of `value` between them, equal when the root is a fraction. `value` is not negative, `degree` not 0.
#[allow(clippy::arithmetic_side_effects, reason = "BigInt arithmetic; a denominator is not zero")]
pub(super) fn ends(value: &Exact, degree: u32, bits: u32) -> (Exact, Exact) {
    if degree == 1 {
        return (value.clone(), value.clone());
    }
    let (n, d) = value.parts();
    // Reduced, a fraction is a perfect power when both its parts are.
    if let (Some(top), Some(bottom)) = (perfect(&n, degree), perfect(&d, degree)) {
        let root = Exact::from_big(top, bottom);
        return (root.clone(), root);
    }
    // The root is near 2^(size / degree); so many places after the point leave it `bits` significant digits.
    let size = length(&n).saturating_sub(length(&d)).div_euclid(i64::from(degree));
    let places = u64::try_from(i64::from(bits).saturating_sub(size)).unwrap_or(0);
    let units = (n << places.saturating_mul(u64::from(degree))).div_floor(&d).nth_root(degree);
    let next = &units + BigInt::one();
    (fixed(units, places), fixed(next, places))
}

fn perfect(n: &BigInt, degree: u32) -> Option<BigInt> {
    let root = n.nth_root(degree);
    (root.pow(degree) == *n).then_some(root)
}
