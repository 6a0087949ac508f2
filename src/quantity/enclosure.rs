//! [`Enclosure`]: a real number that no fraction writes, held between two fractions.
//!
//! A root or a logarithm is hardly ever a fraction. It is therefore *enclosed*: two [`Exact`] ends with the number proved to lie between
//! them. Every operation rounds its low end down and its high end up, to a working precision of `bits` binary digits, so that the proof
//! survives it; an operation on numbers that are known exactly stays exact wherever its result is a fraction. [`decide`] works a formula out
//! at growing precision until both ends round alike: then every printed digit is proved, as [`rounded_enclosed`] says.

mod logarithm;
mod root;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::One;

use super::{Exact, Rounding, rounded_enclosed};

/// Two numbers with a real number proved to lie between them, ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    low: Exact,
    high: Exact,
    bits: u32,
}

impl Enclosure {
    /// A number that is known exactly; what is made of it is worked out to `bits` binary digits.
    pub fn exact(value: Exact, bits: u32) -> Self {
        Self { low: value.clone(), high: value, bits }
    }

    /// Two ends, rounded outward unless they are one number.
    fn between(low: Exact, high: Exact, bits: u32) -> Self {
        if low == high {
            return Self::exact(low, bits);
        }
        Self { low: rounded_down(&low, bits), high: rounded_up(&high, bits), bits }
    }

    /// The low end: the number is no less.
    pub fn low(&self) -> &Exact {
        &self.low
    }

    /// The high end: the number is no more.
    pub fn high(&self) -> &Exact {
        &self.high
    }

    /// The number itself, when it is known exactly.
    pub fn point(&self) -> Option<&Exact> {
        (self.low == self.high).then_some(&self.low)
    }

    /// `self + other`.
    pub fn plus(&self, other: &Enclosure) -> Enclosure {
        Self::between(self.low.plus(&other.low), self.high.plus(&other.high), self.finer(other))
    }

    /// `self − other`.
    pub fn minus(&self, other: &Enclosure) -> Enclosure {
        self.plus(&other.negated())
    }

    /// `−self`.
    pub fn negated(&self) -> Enclosure {
        Self { low: self.high.negated(), high: self.low.negated(), bits: self.bits }
    }

    /// `self × other`.
    pub fn times(&self, other: &Enclosure) -> Enclosure {
        let bits = self.finer(other);
        if let (Some(left), Some(right)) = (self.point(), other.point()) {
            return Self::exact(left.times(right), bits);
        }
        // A product takes its extremes where both factors do, whatever their signs.
        let first = self.low.times(&other.low);
        let rest = [self.low.times(&other.high), self.high.times(&other.low), self.high.times(&other.high)];
        let (low, high) = rest.into_iter().fold((first.clone(), first), |(low, high), corner| (low.min(corner.clone()), high.max(corner)));
        Self::between(low, high, bits)
    }

    /// `self ÷ other`; `None` when `other` may be zero.
    pub fn over(&self, other: &Enclosure) -> Option<Enclosure> {
        if !other.low.is_positive() && !other.high.is_negative() {
            return None;
        }
        // Away from zero 1/x falls throughout, so the ends change places; nothing is rounded before the product is.
        let one = Exact::one();
        let inverse = Self { low: one.over(&other.high)?, high: one.over(&other.low)?, bits: other.bits };
        Some(self.times(&inverse))
    }

    /// The smaller of the two numbers.
    pub fn least(&self, other: &Enclosure) -> Enclosure {
        let (low, high) = (self.low.clone().min(other.low.clone()), self.high.clone().min(other.high.clone()));
        Self { low, high, bits: self.finer(other) }
    }

    /// The larger of the two numbers.
    pub fn greatest(&self, other: &Enclosure) -> Enclosure {
        let (low, high) = (self.low.clone().max(other.low.clone()), self.high.clone().max(other.high.clone()));
        Self { low, high, bits: self.finer(other) }
    }

    /// `|self − other|`, which is never below zero.
    pub fn distance(&self, other: &Enclosure) -> Enclosure {
        let apart = self.minus(other);
        if !apart.low.is_negative() {
            return apart;
        }
        let back = apart.negated();
        if !back.low.is_negative() { back } else { Self { low: Exact::zero(), high: apart.high.max(back.high), bits: back.bits } }
    }

    /// The `degree`-th root; `None` when the number may be negative, or `degree` is 0. The root of a fraction whose two parts are perfect
    /// powers is a fraction, and known exactly: √6,25 is 2,5.
    pub fn root(&self, degree: u32) -> Option<Enclosure> {
        if degree == 0 || self.low.is_negative() {
            return None;
        }
        let (low, mut high) = root::ends(&self.low, degree, self.bits);
        if self.low != self.high {
            high = root::ends(&self.high, degree, self.bits).1;
        }
        Some(Self::between(low, high, self.bits))
    }

    /// The natural logarithm; `None` when the number may be zero or negative. ln 1 is exactly 0.
    pub fn ln(&self) -> Option<Enclosure> {
        let (low, mut high) = logarithm::ends(&self.low, self.bits)?;
        if self.low != self.high {
            high = logarithm::ends(&self.high, self.bits)?.1;
        }
        Some(Self::between(low, high, self.bits))
    }

    /// The number rounded; `None` when its two ends do not round alike.
    pub fn rounded(&self, rounding: Rounding) -> Option<Exact> {
        rounded_enclosed(&self.low, &self.high, rounding)
    }

    fn finer(&self, other: &Enclosure) -> u32 {
        self.bits.max(other.bits)
    }
}

/// The precision that [`decide`] begins with: 19 digits, of which a published number keeps a few, so that one more step is rarely needed.
const FIRST_BITS: u32 = 64;

/// The precision at which [`decide`] gives up: 2466 digits. Only a number that stands exactly on an edge of rounding, unknown to the formula
/// (`√2 × √2` cut to whole numbers), comes so far.
const MOST_BITS: u32 = 8192;

/// Why a number could not be rounded with proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undecided {
    /// The formula has no value at any precision: a divisor that may be zero, a root or logarithm of what may be too small.
    NoValue,
    /// The number lies so near an edge of rounding that no precision tells the side; here is what is known of it.
    OnEdge(Enclosure),
}

/// The value of a formula, rounded with proof: `formula` encloses it at 64, 128, 256, … binary digits until both ends round alike.
pub fn decide(rounding: Rounding, mut formula: impl FnMut(u32) -> Option<Enclosure>) -> Result<Exact, Undecided> {
    let mut known = Undecided::NoValue;
    let mut bits = FIRST_BITS;
    while bits <= MOST_BITS {
        // What may be zero at this precision may be clear of it at the next.
        if let Some(enclosure) = formula(bits) {
            if let Some(value) = enclosure.rounded(rounding) {
                return Ok(value);
            }
            known = Undecided::OnEdge(enclosure);
        }
        bits = bits.saturating_mul(2);
    }
    Err(known)
}

/// The greatest number of `bits` significant binary digits that is not above `value`.
#[allow(clippy::arithmetic_side_effects, reason = "BigInt arithmetic; a denominator is not zero, and shifts are not negative where taken")]
fn rounded_down(value: &Exact, bits: u32) -> Exact {
    if value.is_zero() {
        return Exact::zero();
    }
    let (n, d) = value.parts();
    // |value| lies between 2^(size − 1) and 2^(size + 1).
    let size = length(&n).saturating_sub(length(&d));
    let shift = i64::from(bits).saturating_sub(size);
    match u64::try_from(shift) {
        Ok(shift) => fixed((n << shift).div_floor(&d), shift),
        Err(_) => {
            let back = shift.unsigned_abs();
            Exact::from_big(n.div_floor(&(d << back)) << back, BigInt::one())
        }
    }
}

fn rounded_up(value: &Exact, bits: u32) -> Exact {
    rounded_down(&value.negated(), bits).negated()
}

/// `units / 2^places`.
#[allow(clippy::arithmetic_side_effects, reason = "BigInt shifts")]
fn fixed(units: BigInt, places: u64) -> Exact {
    Exact::from_big(units, BigInt::one() << places)
}

/// Binary digits of a whole number.
fn length(n: &BigInt) -> i64 {
    i64::try_from(n.bits()).unwrap_or(i64::MAX)
}
