//! Arithmetic of reduced fractions of machine words, with `i128` in between.
//!
//! Denominators are positive. A numerator is at most 2⁶³ in size and a
//! denominator below 2⁶³, so a cross product is below 2¹²⁶ and the sum of two
//! below 2¹²⁷: nothing here overflows. A gcd is the slow part, hence each one
//! that is known to be 1 is left out.

/// `a/b + c/d`, reduced when both are.
#[inline]
#[allow(clippy::arithmetic_side_effects, reason = "bounds in the module's introduction; divisors are gcds, at least 1")]
pub(super) fn sum(a: i64, b: i64, c: i64, d: i64) -> (i128, i128) {
    if b == d {
        let Some(n) = a.checked_add(c) else {
            return reduced_by_word(i128::from(a) + i128::from(c), b);
        };
        let g = gcd(n.unsigned_abs(), b.unsigned_abs()).cast_signed();
        return (i128::from(n / g), i128::from(b / g));
    }
    let (wa, wb, wc, wd) = (i128::from(a), i128::from(b), i128::from(c), i128::from(d));
    // An integer added to a reduced fraction leaves it reduced: gcd(a + c·b, b) = gcd(a, b).
    if d == 1 {
        return (wa + wc * wb, wb);
    }
    if b == 1 {
        return (wa * wd + wc, wd);
    }
    let g = gcd(b.unsigned_abs(), d.unsigned_abs()).cast_signed();
    if g == 1 {
        return (wa * wd + wc * wb, wb * wd);
    }
    // What can still cancel against the new denominator divides g.
    let top = wa * i128::from(d / g) + wc * i128::from(b / g);
    let left = (top.unsigned_abs() % u128::from(g.unsigned_abs())) as u64;
    let r = gcd(left, g.unsigned_abs()).cast_signed();
    let bottom = i128::from(b / g) * i128::from(d / r);
    if r == 1 { (top, bottom) } else { (top / i128::from(r), bottom) }
}

/// `a/b × c/d`, reduced when both are: what can cancel, cancels crosswise.
#[inline]
#[allow(clippy::arithmetic_side_effects, reason = "bounds in the module's introduction; divisors are gcds, at least 1")]
pub(super) fn product(a: i64, b: i64, c: i64, d: i64) -> (i128, i128) {
    let g = gcd(a.unsigned_abs(), d.unsigned_abs()).cast_signed();
    let h = gcd(c.unsigned_abs(), b.unsigned_abs()).cast_signed();
    // Dividing by 1 costs as much as dividing by anything, and 1 is usual.
    let (a, d) = if g == 1 { (a, d) } else { (a / g, d / g) };
    let (c, b) = if h == 1 { (c, b) } else { (c / h, b / h) };
    (i128::from(a) * i128::from(c), i128::from(b) * i128::from(d))
}

/// `n/b` for a sum one bit longer than a word.
#[cold]
#[allow(clippy::arithmetic_side_effects, reason = "b and the gcd are at least 1")]
fn reduced_by_word(n: i128, b: i64) -> (i128, i128) {
    let left = (n.unsigned_abs() % u128::from(b.unsigned_abs())) as u64;
    let g = i128::from(gcd(left, b.unsigned_abs()));
    (n / g, i128::from(b) / g)
}

/// Greatest common divisor by halving; `gcd(0, x) = x`.
#[inline]
pub(super) fn gcd(mut a: u64, mut b: u64) -> u64 {
    if a == 1 || b == 1 {
        return 1;
    }
    if a == 0 || b == 0 {
        return a | b;
    }
    let twos = (a | b).trailing_zeros();
    a = a.wrapping_shr(a.trailing_zeros());
    loop {
        b = b.wrapping_shr(b.trailing_zeros());
        // Both are odd here: the difference is even and keeps every common divisor.
        (a, b) = (a.min(b), a.abs_diff(b));
        if b == 0 {
            return a.wrapping_shl(twos);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::gcd;

    #[test]
    fn gcd_is_euclids() {
        fn euclid(a: u64, b: u64) -> u64 {
            if b == 0 { a } else { euclid(b, a % b) }
        }
        for a in 0..200 {
            for b in 0..200 {
                assert_eq!(gcd(a, b), euclid(a, b), "{a} {b}");
            }
        }
        assert_eq!(gcd(1 << 63, 1 << 63), 1 << 63);
        assert_eq!(gcd(u64::MAX, 3), 3);
        assert_eq!(gcd(0, u64::MAX), u64::MAX);
    }
}
