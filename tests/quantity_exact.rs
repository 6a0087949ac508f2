//! Arithmetic of `Exact` against `BigRational`, and rounding against integers.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use dti::quantity::{Exact, Mode, Rounding};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use rust_decimal::Decimal;

/// A seeded generator (splitmix64), so that a failure can be repeated.
pub struct Seeded(pub u64);

impl Seeded {
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Mostly small, sometimes at the edges of `i64`.
    pub fn word(&mut self) -> i64 {
        const EDGES: [i64; 9] = [i64::MIN, i64::MIN + 1, i64::MAX, i64::MAX - 1, 0, 1, -1, 1 << 62, -(1 << 62)];
        match self.draw() % 4 {
            0 => EDGES[(self.draw() % 9) as usize],
            1 => self.draw() as i64,
            2 => (self.draw() % 2_000_001) as i64 - 1_000_000,
            _ => (self.draw() % 201) as i64 - 100,
        }
    }
}

fn pair(rng: &mut Seeded) -> (Exact, BigRational) {
    loop {
        let (n, d) = (rng.word(), rng.word());
        if let Some(x) = Exact::ratio(n, d) {
            return (x, BigRational::new(n.into(), d.into()));
        }
        assert_eq!(d, 0);
    }
}

fn text(r: &BigRational) -> String {
    if r.denom().is_one() { r.numer().to_string() } else { format!("{}/{}", r.numer(), r.denom()) }
}

fn hash(x: &Exact) -> u64 {
    let mut hasher = DefaultHasher::new();
    x.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn agrees_with_big_rationals() {
    let mut rng = Seeded(1);
    for _ in 0..60_000 {
        let ((x, a), (y, b)) = (pair(&mut rng), pair(&mut rng));
        assert_eq!(x.fraction_text(), text(&a));
        assert_eq!(x.plus(&y).fraction_text(), text(&(&a + &b)), "{x:?} + {y:?}");
        assert_eq!(x.minus(&y).fraction_text(), text(&(&a - &b)), "{x:?} - {y:?}");
        assert_eq!(x.times(&y).fraction_text(), text(&(&a * &b)), "{x:?} × {y:?}");
        assert_eq!(x.over(&y).map(|z| z.fraction_text()), (!b.is_zero()).then(|| text(&(&a / &b))));
        assert_eq!(x.negated().fraction_text(), text(&-&a));
        assert_eq!(x.floor().fraction_text(), text(&a.floor()));
        assert_eq!(x.cmp(&y), a.cmp(&b), "{x:?} <=> {y:?}");
        assert_eq!(x.is_negative(), a < BigRational::zero());
        assert_eq!(x.is_positive(), a > BigRational::zero());
        assert_eq!(x.is_integer(), a.is_integer());

        // There and back: the same value is the same form, whatever the way.
        let back = x.plus(&y).minus(&y);
        assert_eq!((&back, hash(&back)), (&x, hash(&x)));
        if let Some(z) = x.over(&y) {
            let back = z.times(&y);
            assert_eq!((&back, hash(&back)), (&x, hash(&x)));
        }

        // Big operands, too.
        let (p, q) = (x.times(&y).times(&x), &a * &b * &a);
        assert_eq!(p.plus(&x).fraction_text(), text(&(&q + &a)));
        assert_eq!(p.cmp(&y), q.cmp(&b));
        assert_eq!(p.floor().fraction_text(), text(&q.floor()));
    }
}

#[test]
fn rounds_as_integers_do() {
    let mut rng = Seeded(2);
    for _ in 0..40_000 {
        let ((x, a), (y, b)) = (pair(&mut rng), pair(&mut rng));
        let places = (rng.draw() % 24) as u32;
        for (value, model) in [(x.clone(), a.clone()), (x.times(&y), a * b)] {
            let scale = BigInt::from(10).pow(places);
            let (n, d) = (model.numer() * &scale, model.denom().clone());
            let size = BigInt::from(n.magnitude().clone());
            for (mode, whole) in [(Mode::HalfUp, (&size * 2 + &d) / (&d * 2)), (Mode::Truncate, &size / &d)] {
                let signed = if n < BigInt::zero() { -whole } else { whole };
                let wanted = text(&BigRational::new(signed, scale.clone()));
                assert_eq!(value.rounded(Rounding { places, mode }).fraction_text(), wanted, "{value:?} {places} {mode:?}");
            }
        }
    }
}

#[test]
fn terminates_as_the_decimals_do() {
    let mut rng = Seeded(3);
    for _ in 0..1_000 {
        let (x, _) = pair(&mut rng);
        let y = Exact::ratio((rng.draw() % 1000) as i64, 10_i64.pow((rng.draw() % 12) as u32)).unwrap();
        for x in [x, y.clone(), y.times(&y)] {
            let mut shifted = x.clone();
            let by_hand = (0..80).find(|_| {
                let done = shifted.is_integer();
                shifted = shifted.times(&Exact::from(10));
                done
            });
            assert_eq!(x.terminates(), by_hand, "{x:?}");
            match (x.to_decimal(), by_hand) {
                (Some(d), Some(places)) => assert_eq!((Exact::from(d), d.scale()), (x, places)),
                (Some(_), None) => panic!("{x:?}"),
                (None, places) => {
                    assert!(places.is_none_or(|p| p > 28) || x.fraction().0.len() > 19)
                }
            }
        }
    }
}

#[test]
fn decimals_are_taken_exactly() {
    for (m, scale) in [(0, 0), (0, 28), (-5, 1), (1, 28), ((1_i128 << 96) - 1, 28), (1 - (1_i128 << 96), 0), (123_450, 4)] {
        let d = Decimal::from_i128_with_scale(m, scale);
        let x = Exact::from(d);
        assert_eq!(x.fraction_text(), text(&BigRational::new(m.into(), BigInt::from(10).pow(scale))));
        assert_eq!(x.to_decimal(), Some(d));
        assert_eq!(Exact::from(&d), x);
    }
    assert_eq!(Exact::ratio(1, 3).unwrap().to_decimal(), None);
    let two_to_96 = Exact::from(1 << 48).times(&Exact::from(1 << 48));
    assert_eq!(two_to_96.to_decimal(), None);
    assert_eq!(two_to_96.minus(&Exact::one()).to_decimal(), Some(Decimal::MAX));
}

#[test]
fn edges() {
    let (min, max) = (Exact::from(i64::MIN), Exact::from(i64::MAX));
    assert_eq!(min.negated().fraction_text(), "9223372036854775808");
    assert_eq!(min.negated().negated(), min);
    assert_eq!(min.negated().to_i64(), None);
    assert_eq!(min.to_i64(), Some(i64::MIN));
    assert_eq!(Exact::one().over(&min).unwrap().fraction_text(), "-1/9223372036854775808");
    assert_eq!(Exact::ratio(i64::MIN, i64::MIN), Some(Exact::one()));
    assert_eq!(Exact::ratio(0, i64::MIN), Some(Exact::zero()));
    assert_eq!(Exact::ratio(1, i64::MIN).unwrap().times(&min), Exact::one());
    assert_eq!(max.plus(&Exact::one()).minus(&Exact::one()), max);
    assert_eq!(min.times(&Exact::from(-1)), max.plus(&Exact::one()));
    assert_eq!(Exact::ratio(1, 0), None);
    assert_eq!(max.over(&Exact::zero()), None);
    assert!(Exact::zero().over(&Exact::zero()).is_none());
    assert_eq!(size_of::<Exact>(), 16);
}

#[test]
fn fractions_in_writing() {
    assert_eq!(format!("{:?}", Exact::ratio(10, 192).unwrap()), "5/96");
    assert_eq!(Exact::ratio(40, -2).unwrap().fraction_text(), "-20");
    assert_eq!(Exact::from(20).fraction(), ("20".into(), "1".into()));
}

#[test]
fn a_tie_that_decimals_miss() {
    let score = Exact::ratio(5, 96).unwrap().times(&Exact::from(12));
    let two = Rounding { places: 2, mode: Mode::HalfUp };
    assert_eq!(score.rounded(two).to_decimal(), Some(Decimal::new(63, 2)));
    let by_decimals = Decimal::from(5) / Decimal::from(96) * Decimal::from(12);
    assert_eq!(Exact::from(by_decimals).rounded(two).to_decimal(), Some(Decimal::new(62, 2)));

    assert_eq!(Exact::ratio(1, 3).unwrap().times(&Exact::from(3)), Exact::one());
    let cut = Rounding { places: 2, mode: Mode::Truncate };
    assert_eq!(Exact::ratio(-629, 1000).unwrap().rounded(cut), Exact::ratio(-62, 100).unwrap());
    assert_eq!(Exact::ratio(-5, 1000).unwrap().rounded(two), Exact::ratio(-1, 100).unwrap());
}

/// Every share `a/t` of every weight `w`, in three orders of the same formula.
#[test]
fn shares_of_weights() {
    const WEIGHTS: [i64; 15] = [3, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 35, 40, 50];
    let two = Rounding { places: 2, mode: Mode::HalfUp };
    let (mut cases, began) = (0, std::time::Instant::now());
    for w in WEIGHTS.map(|w| (w, Exact::from(w))) {
        for t in 1..=600_i64 {
            let whole = Exact::from(t);
            for a in 0..=t {
                let part = Exact::from(a);
                let wanted = Exact::ratio((2 * a * w.0 * 100 + t) / (2 * t), 100).unwrap();
                let share = part.over(&whole).unwrap();
                assert_eq!(share.times(&w.1).rounded(two), wanted, "{a}/{t} × {}", w.0);
                assert_eq!(part.times(&w.1).over(&whole).unwrap().rounded(two), wanted);
                assert_eq!(w.1.times(&share).rounded(two), wanted);
                cases += 1;
            }
        }
    }
    println!("{cases} cases in {:?}", began.elapsed());
    assert_eq!(cases, 2_713_500);
}
