//! Numbers in writing, and means of many.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use dti::quantity::{DecimalMark, Exact, Mode, Rounding, Style, mean, percent, rounded_enclosed, rounded_mean, rounded_sum, show};

fn ratio(n: i64, d: i64) -> Exact {
    Exact::ratio(n, d).unwrap()
}

#[test]
fn shown() {
    let people = Style::people();
    let machine = Style::machine();
    let two = Style { at_least: 2, at_most: 2, ..people };
    for (value, style, text, whole) in [
        (ratio(0, 1), people, "0", true),
        (ratio(5, 8), people, "0,625", true),
        (ratio(1, 3), people, "≈0,333333", false),
        (ratio(-2, 3), people, "≈-0,666667", false),
        (ratio(12_345, 10), people, "1.234,5", true),
        (ratio(123, 1), people, "123", true),
        (ratio(1_234_567, 1), people, "1.234.567", true),
        (ratio(-1_000, 1), people, "-1.000", true),
        (ratio(1_234_567, 100), machine, "12345.67", true),
        (ratio(-1, 10_000_000), people, "≈0", false),
        (ratio(1, 2), two, "0,50", true),
        (ratio(7, 1), two, "7,00", true),
        (ratio(-1, 1000), two, "≈0,00", false),
        (ratio(999_999, 1000), two, "≈1.000,00", false),
        (ratio(5, 8), Style { at_most: 2, ..people }, "≈0,63", false),
        (ratio(3, 2), Style { at_most: 0, ..people }, "≈2", false),
        (ratio(1, 4), Style { at_least: u32::MAX, at_most: 3, ..people }, "0,250", true),
        (ratio(5, 1), Style { mark: DecimalMark::Point, at_most: u32::MAX, ..people }, "5", true),
    ] {
        let shown = show(&value, style);
        assert_eq!((shown.text.as_str(), shown.whole), (text, whole), "{value:?}");
    }
    assert_eq!(percent(&ratio(5, 8), people).text, "62,5%");
    assert_eq!(percent(&ratio(1, 3), two).text, "≈33,33%");
    assert_eq!(show(&ratio(1, 3), Style { at_most: u32::MAX, ..machine }).text.len(), "≈0.".len() + 100);
    assert_eq!(show(&Exact::from(rust_decimal::Decimal::MAX), machine).text, rust_decimal::Decimal::MAX.to_string());
}

/// A seeded generator (xorshift), so that a failure can be repeated.
fn next(state: &mut u64) -> i64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 1) as i64
}

#[test]
fn enclosures_round_as_exact_means_do() {
    let mut state = 7;
    for case in 0..3_000 {
        let len = 1 + next(&mut state) % 40;
        let mut values: Vec<Exact> = (0..len)
            .map(|_| match next(&mut state) % 4 {
                0 => ratio(next(&mut state) % 2_001 - 1_000, 100),
                1 => ratio(next(&mut state) % 2_000_001 - 1_000_000, 1 + next(&mut state) % 1_000_000),
                2 => ratio(next(&mut state) - (i64::MAX / 2), 1 + next(&mut state)),
                _ => ratio(next(&mut state) % 101, 1 + next(&mut state) % 600).times(&ratio(1, 1 + next(&mut state))),
            })
            .collect();
        if case % 3 == 0 {
            // One value more makes the mean an exact tie, at 0,005 or −0,005.
            let n = Exact::from(len + 1);
            let tie = ratio(if case % 2 == 0 { 5 } else { -5 }, 1000).times(&n);
            values.push(tie.minus(&Exact::sum(&values)));
        }
        let folded = values.iter().fold(Exact::zero(), |sum, value| sum.plus(value));
        assert_eq!(Exact::sum(&values), folded);
        let values: Vec<&Exact> = values.iter().collect();
        let exact = mean(&values).unwrap();
        assert_eq!(exact.times(&Exact::from(values.len() as i64)), folded);
        for places in [0, 2, 5] {
            for mode in [Mode::HalfUp, Mode::Truncate] {
                let r = Rounding { places, mode };
                assert_eq!(rounded_mean(&values, r), Some(exact.rounded(r)));
                assert_eq!(rounded_sum(&values, r), folded.rounded(r));
            }
        }
    }
}

#[test]
fn nothing_has_no_mean() {
    let r = Rounding { places: 2, mode: Mode::HalfUp };
    assert_eq!(mean(&[]), None);
    assert_eq!(rounded_mean(&[], r), None);
    assert_eq!(rounded_sum(&[], r), Exact::zero());
    assert_eq!(Exact::sum([]), Exact::zero());
}

#[test]
fn enclosed() {
    let r = Rounding { places: 2, mode: Mode::HalfUp };
    assert_eq!(rounded_enclosed(&ratio(621, 1000), &ratio(624, 1000), r), Some(ratio(62, 100)));
    assert_eq!(rounded_enclosed(&ratio(624, 1000), &ratio(625, 1000), r), None);
    assert_eq!(rounded_enclosed(&ratio(2, 1), &ratio(1, 1), r), None);
}

/// 100 000 values of unrelated denominators: linear, where the exact mean would
/// have hundreds of thousands of digits.
#[test]
fn a_large_population() {
    let mut state = 11;
    let values: Vec<Exact> =
        (0..100_000).map(|_| ratio(next(&mut state) % 1_000_000_007, 1_000_000_007 + next(&mut state) % 1_000_000_007)).collect();
    let values: Vec<&Exact> = values.iter().collect();
    let began = std::time::Instant::now();
    let r = Rounding { places: 2, mode: Mode::HalfUp };
    let rounded = rounded_mean(&values, r).unwrap();
    println!("rounded mean of 100 000 in {:?}", began.elapsed());
    assert!(rounded.is_positive());
}
