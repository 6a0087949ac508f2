//! [`Exact`]: an exact rational number, quick while it is small.
//!
//! Nearly every value of an index fits a fraction of two `i64`. Those are added
//! and multiplied in machine words, with `i128` for what lies between; only a
//! result that does not fit spills into a boxed `BigRational`, and one that fits
//! again comes back. The form is therefore *canonical*: reduced, denominator
//! positive, small whenever it fits. Equality and hashing may then compare the
//! parts without any arithmetic.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::num::NonZeroU64;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive};
use rust_decimal::Decimal;

use super::words;

/// An exact rational number. No operation on it rounds, overflows or panics;
/// `Debug` prints the fraction, `5/96`.
#[derive(Clone)]
pub struct Exact(Form);

#[derive(Clone)]
enum Form {
    /// `n/d`, reduced, `1 ≤ d ≤ i64::MAX`. A denominator that is never zero
    /// leaves room for the tag: an `Exact` takes 16 bytes.
    Small { n: i64, d: NonZeroU64 },
    /// Reduced, denominator positive, and at least one part outside `i64`.
    Big(Box<BigRational>),
}

impl Exact {
    /// The number 0.
    pub fn zero() -> Self {
        Self::from(0)
    }

    /// The number 1.
    pub fn one() -> Self {
        Self::from(1)
    }

    /// `n/d`; `None` when `d` is zero.
    pub fn ratio(n: i64, d: i64) -> Option<Self> {
        (d != 0).then(|| Self::from_wide(i128::from(n), i128::from(d)))
    }

    /// `self + other`.
    #[allow(clippy::arithmetic_side_effects, reason = "BigInt arithmetic cannot overflow")]
    #[inline]
    pub fn plus(&self, other: &Exact) -> Exact {
        match (self.small(), other.small()) {
            (Some((a, b)), Some((c, d))) => {
                // Integers are the common case, and need no second thought.
                if let (1, 1, Some(n)) = (b, d, a.checked_add(c)) {
                    return Self::kept(n, 1);
                }
                let (n, d) = words::sum(a, b, c, d);
                Self::settled(n, d)
            }
            _ => Self::from_ratio(&*self.big() + &*other.big()),
        }
    }

    /// `self − other`.
    pub fn minus(&self, other: &Exact) -> Exact {
        self.plus(&other.negated())
    }

    /// `self × other`.
    #[allow(clippy::arithmetic_side_effects, reason = "BigInt arithmetic cannot overflow")]
    #[inline]
    pub fn times(&self, other: &Exact) -> Exact {
        match (self.small(), other.small()) {
            (Some((a, b)), Some((c, d))) => {
                if let (1, 1, Some(n)) = (b, d, a.checked_mul(c)) {
                    return Self::kept(n, 1);
                }
                let (n, d) = words::product(a, b, c, d);
                Self::settled(n, d)
            }
            _ => Self::from_ratio(&*self.big() * &*other.big()),
        }
    }

    /// `self ÷ other`; `None` when `other` is zero.
    pub fn over(&self, other: &Exact) -> Option<Exact> {
        if other.is_zero() {
            return None;
        }
        let upside_down = match &other.0 {
            // Both parts change sign with n, which keeps the denominator positive.
            Form::Small { n, d } => {
                let top = i128::from(d.get()).wrapping_mul(i128::from(n.signum()));
                Self::settled(top, i128::from(n.unsigned_abs()))
            }
            Form::Big(r) => Self::from_ratio(r.recip()),
        };
        Some(self.times(&upside_down))
    }

    /// `−self`.
    #[allow(clippy::arithmetic_side_effects, reason = "BigInt arithmetic cannot overflow")]
    pub fn negated(&self) -> Exact {
        match &self.0 {
            // −(−2⁶³) leaves i64; widened, it spills.
            Form::Small { n, d } => Self::settled(i128::from(*n).wrapping_neg(), i128::from(d.get())),
            Form::Big(r) => Self::from_ratio(-&**r),
        }
    }

    /// Whether the value is 0.
    pub fn is_zero(&self) -> bool {
        self.sign() == Ordering::Equal
    }

    /// Whether the value is below 0.
    pub fn is_negative(&self) -> bool {
        self.sign() == Ordering::Less
    }

    /// Whether the value is above 0.
    pub fn is_positive(&self) -> bool {
        self.sign() == Ordering::Greater
    }

    /// Whether the value is an integer.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Form::Small { d, .. } => d.get() == 1,
            Form::Big(r) => r.is_integer(),
        }
    }

    /// The value as an `i64`; `None` when it is no integer or does not fit.
    pub fn to_i64(&self) -> Option<i64> {
        self.small().and_then(|(n, d)| (d == 1).then_some(n))
    }

    /// Numerator and denominator in digits, reduced, the sign on the numerator.
    pub fn fraction(&self) -> (String, String) {
        match &self.0 {
            Form::Small { n, d } => (n.to_string(), d.to_string()),
            Form::Big(r) => (r.numer().to_string(), r.denom().to_string()),
        }
    }

    /// `5/96`, or `20` when the denominator is 1.
    pub fn fraction_text(&self) -> String {
        let (top, bottom) = self.fraction();
        if self.is_integer() { top } else { format!("{top}/{bottom}") }
    }

    fn sign(&self) -> Ordering {
        match &self.0 {
            Form::Small { n, .. } => n.cmp(&0),
            Form::Big(r) => match r.numer().sign() {
                Sign::Minus => Ordering::Less,
                Sign::NoSign => Ordering::Equal,
                Sign::Plus => Ordering::Greater,
            },
        }
    }

    /// The parts, when they are machine words: `(n, d)` with `d ≥ 1`.
    #[inline]
    pub(super) fn small(&self) -> Option<(i64, i64)> {
        match &self.0 {
            Form::Small { n, d } => Some((*n, d.get().cast_signed())),
            Form::Big(_) => None,
        }
    }

    /// The parts as big integers.
    pub(super) fn parts(&self) -> (BigInt, BigInt) {
        match &self.0 {
            Form::Small { n, d } => (BigInt::from(*n), BigInt::from(d.get())),
            Form::Big(r) => (r.numer().clone(), r.denom().clone()),
        }
    }

    fn big(&self) -> Cow<'_, BigRational> {
        match &self.0 {
            Form::Small { .. } => {
                let (n, d) = self.parts();
                Cow::Owned(BigRational::new_raw(n, d))
            }
            Form::Big(r) => Cow::Borrowed(r),
        }
    }

    /// `n/d` reduced. `d` is not zero and neither part is `i128::MIN`.
    #[allow(clippy::arithmetic_side_effects, reason = "the divisor is a gcd, at least 1")]
    pub(super) fn from_wide(n: i128, d: i128) -> Self {
        let g = match (u64::try_from(n.unsigned_abs()), u64::try_from(d.unsigned_abs())) {
            (Ok(n), Ok(d)) => i128::from(words::gcd(n, d)),
            _ => n.gcd(&d),
        };
        let g = if d < 0 { g.wrapping_neg() } else { g };
        if g == 1 { Self::settled(n, d) } else { Self::settled(n / g, d / g) }
    }

    /// `n/d` reduced. `d` is positive.
    pub(super) fn from_big(n: BigInt, d: BigInt) -> Self {
        if d.is_one() { Self::from_ratio(BigRational::from_integer(n)) } else { Self::from_ratio(BigRational::new(n, d)) }
    }

    /// Takes a reduced fraction with a positive denominator; the one place that
    /// decides between the two forms for machine words.
    #[inline]
    fn settled(n: i128, d: i128) -> Self {
        match (i64::try_from(n), i64::try_from(d)) {
            (Ok(n), Ok(d)) => Self::kept(n, d),
            _ => Self(Form::Big(Box::new(BigRational::new_raw(BigInt::from(n), BigInt::from(d))))),
        }
    }

    #[inline]
    fn kept(n: i64, d: i64) -> Self {
        // MIN is 1; no caller passes a zero.
        Self(Form::Small { n, d: NonZeroU64::new(d.cast_unsigned()).unwrap_or(NonZeroU64::MIN) })
    }

    /// Brings back a reduced big fraction that fits machine words.
    fn from_ratio(r: BigRational) -> Self {
        match (r.numer().to_i64(), r.denom().to_i64()) {
            (Some(n), Some(d)) => Self::kept(n, d),
            _ => Self(Form::Big(Box::new(r))),
        }
    }
}

impl From<i64> for Exact {
    fn from(n: i64) -> Self {
        Self::kept(n, 1)
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        Self::from(&value)
    }
}

impl From<&Decimal> for Exact {
    fn from(value: &Decimal) -> Self {
        // A decimal is m / 10^scale with |m| < 2⁹⁶ and scale ≤ 28; 10²⁸ fits i128.
        Self::from_wide(value.mantissa(), 10_i128.saturating_pow(value.scale()))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Form::Small { n: a, d: b }, Form::Small { n: c, d }) => a == c && b == d,
            // Part by part: `BigRational` would divide its way through both.
            (Form::Big(a), Form::Big(b)) => a.numer() == b.numer() && a.denom() == b.denom(),
            _ => false,
        }
    }
}

impl Eq for Exact {}

impl Hash for Exact {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Form::Small { n, d } => (n, d).hash(state),
            Form::Big(r) => (r.numer(), r.denom()).hash(state),
        }
    }
}

impl Ord for Exact {
    #[allow(clippy::arithmetic_side_effects, reason = "products below 2¹²⁶; BigInt cannot overflow")]
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.small(), other.small()) {
            (Some((a, b)), Some((c, d))) if b == d => a.cmp(&c),
            (Some((a, b)), Some((c, d))) => (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b))),
            // Cross products, since `BigRational::cmp` recurses as deep as the number is long.
            _ => {
                let (x, y) = (self.big(), other.big());
                (x.numer() * y.denom()).cmp(&(y.numer() * x.denom()))
            }
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fraction_text())
    }
}
