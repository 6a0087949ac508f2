//! Rounding, where a rule asks for it, and what decimals can say exactly.

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};
use rust_decimal::Decimal;

use super::Exact;

/// What a rule means by "round to 2 decimals".
///
/// `places` counts decimals; the cost of rounding grows with it, so whoever
/// reads a rule refuses more than [`Rounding::MOST_PLACES`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Rounding {
    /// Number of decimals kept.
    pub places: u32,
    /// What becomes of the rest.
    pub mode: Mode,
}

/// What becomes of the decimals that are not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Mode {
    /// *nửa lên*: to the nearest, a half away from zero, as `ROUND` of a
    /// spreadsheet does: 0,625 → 0,63 and −0,625 → −0,63.
    HalfUp,
    /// *cắt bỏ*: dropped, toward zero: 0,629 → 0,62 and −0,629 → −0,62.
    Truncate,
}

impl Rounding {
    /// The most decimals a published score (a [`Decimal`]) can have.
    pub const MOST_PLACES: u32 = 28;

    /// One unit of the last decimal kept: 0,01 for two places.
    pub fn step(self) -> Exact {
        let ten = Exact::from(10);
        (0..self.places).fold(Exact::one(), |step, _| step.over(&ten).unwrap_or(step))
    }
}

impl Exact {
    /// The greatest integer not above the value: 7/2 → 3, −7/2 → −4.
    #[allow(clippy::arithmetic_side_effects, reason = "BigInt division by a denominator, which is positive")]
    pub fn floor(&self) -> Exact {
        match self.small() {
            Some((n, d)) => Exact::from(n.div_euclid(d)),
            None => {
                let (n, d) = self.parts();
                Exact::from_big(n.div_floor(&d), BigInt::one())
            }
        }
    }

    /// How many decimals write the value in full; `None` when no number does.
    /// 5/96 → `None`, 1/8 → 3, 20 → 0.
    ///
    /// A reduced fraction ends exactly when its denominator is 2^a × 5^b, and
    /// then after max(a, b) decimals.
    #[allow(clippy::arithmetic_side_effects, reason = "BigInt arithmetic by constants")]
    pub fn terminates(&self) -> Option<u32> {
        if let Some((_, d)) = self.small() {
            let twos = d.trailing_zeros();
            let mut rest = d.wrapping_shr(twos);
            let mut fives = 0_u32;
            while rest % 5 == 0 {
                rest /= 5;
                fives = fives.saturating_add(1);
            }
            return (rest == 1).then(|| twos.max(fives));
        }
        let (_, d) = self.parts();
        let twos = d.trailing_zeros().unwrap_or(0);
        let mut rest = d >> twos;
        let mut fives = 0_u64;
        let five = BigInt::from(5);
        loop {
            let (quotient, left) = rest.div_rem(&five);
            if !left.is_zero() {
                break;
            }
            rest = quotient;
            fives = fives.saturating_add(1);
        }
        if rest.is_one() { u32::try_from(twos.max(fives)).ok() } else { None }
    }

    /// The value rounded once, from its exact self.
    pub fn rounded(&self, rounding: Rounding) -> Exact {
        match self.small() {
            Some((_, 1)) => self.clone(),
            Some((n, d)) => self.rounded_small(n, d, rounding).unwrap_or_else(|| self.rounded_big(rounding)),
            None => self.rounded_big(rounding),
        }
    }

    /// In machine words; `None` when `10^places` is not one. The numerator is at
    /// most 2⁶³ in size and the scale below 2⁶⁰, so their product is below 2¹²⁷.
    #[allow(clippy::arithmetic_side_effects, reason = "bounds above; a denominator is not zero")]
    fn rounded_small(&self, n: i64, d: i64, rounding: Rounding) -> Option<Exact> {
        let scale = 10_i64.checked_pow(rounding.places)?;
        let (size, by) = (n.unsigned_abs(), d.unsigned_abs());
        let (whole, left) = match size.checked_mul(scale.unsigned_abs()) {
            Some(shifted) => (u128::from(shifted / by), shifted % by),
            None => {
                let shifted = u128::from(size) * u128::from(scale.unsigned_abs());
                (shifted / u128::from(by), (shifted % u128::from(by)) as u64)
            }
        };
        if left == 0 {
            return Some(self.clone());
        }
        // left ≥ d/2, without doubling.
        let up = rounding.mode == Mode::HalfUp && left >= by - left;
        let whole = i128::try_from(whole).ok()? + i128::from(up);
        let signed = if n < 0 { -whole } else { whole };
        Some(Exact::from_wide(signed, i128::from(scale)))
    }

    #[allow(clippy::arithmetic_side_effects, reason = "BigInt arithmetic; a denominator is not zero")]
    fn rounded_big(&self, rounding: Rounding) -> Exact {
        let (n, d) = self.parts();
        let scale = BigInt::from(10).pow(rounding.places);
        let (whole, left) = (BigInt::from(n.magnitude().clone()) * &scale).div_rem(&d);
        if left.is_zero() {
            return self.clone();
        }
        let up = rounding.mode == Mode::HalfUp && left * 2 >= d;
        let whole = whole + BigInt::from(up);
        Exact::from_big(if n.sign() == Sign::Minus { -whole } else { whole }, scale)
    }

    /// The value as a decimal, exactly and with no decimals to spare; `None`
    /// when it does not end or does not fit 28 decimals and 96 bits.
    pub fn to_decimal(&self) -> Option<Decimal> {
        let places = self.terminates().filter(|&places| places <= Rounding::MOST_PLACES)?;
        Decimal::try_from_i128_with_scale(self.in_units_of(places).to_i128()?, places).ok()
    }

    /// `floor(self × 10^places)`: the value itself, counted in units of the last
    /// decimal, when it ends within `places`.
    #[allow(clippy::arithmetic_side_effects, reason = "BigInt arithmetic; a denominator is not zero")]
    pub(super) fn in_units_of(&self, places: u32) -> BigInt {
        let (n, d) = self.parts();
        (n * BigInt::from(10).pow(places)).div_floor(&d)
    }
}
