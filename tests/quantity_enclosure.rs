//! Roots and logarithms: proved against whole numbers, known constants, the laws that they keep, and another program.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use std::str::FromStr;

use dti::quantity::{DecimalMark, Enclosure, Exact, Mode, Rounding, Style, Undecided, decide, show};
use num_bigint::BigUint;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use rust_decimal::Decimal;

const HALF_UP_40: Rounding = Rounding { places: 40, mode: Mode::HalfUp };

fn number(text: &str) -> Exact {
    Exact::from(Decimal::from_str(text).unwrap())
}

fn enclosed(value: &Exact, bits: u32) -> Enclosure {
    Enclosure::exact(value.clone(), bits)
}

fn digits(value: &Exact, places: u32) -> String {
    let shown = show(value, Style { mark: DecimalMark::Point, group: false, at_least: places, at_most: places });
    assert!(shown.whole, "{}", shown.text);
    shown.text
}

fn ln(text: &str, rounding: Rounding) -> Exact {
    decide(rounding, |bits| enclosed(&number(text), bits).ln()).unwrap()
}

fn sqrt(text: &str, rounding: Rounding) -> Exact {
    decide(rounding, |bits| enclosed(&number(text), bits).root(2)).unwrap()
}

fn power(base: &Enclosure, exponent: u32) -> Enclosure {
    (1..exponent).fold(base.clone(), |product, _| product.times(base))
}

/// Whether two enclosures of one number meet, as they must.
fn meet(left: &Enclosure, right: &Enclosure) -> bool {
    left.low() <= right.high() && right.low() <= left.high()
}

#[test]
fn logarithms_are_those_of_the_books() {
    // 40 decimals cut off, of constants printed to 50.
    let cut = Rounding { places: 40, mode: Mode::Truncate };
    assert_eq!(digits(&ln("2", cut), 40), "0.69314718055994530941723212145817656807550013436025"[..42]);
    assert_eq!(digits(&ln("10", cut), 40), "2.30258509299404568401799145468436420760110148862877"[..42]);
    assert_eq!(digits(&ln("100", cut), 40), "4.60517018598809136803598290936872841520220297725754"[..42]);
    // ln 75000 = ln 3 + 3·ln 2 + 5·ln 5, by ln 3 = 1.0986…2257 and ln 5 = 1.6094…1876 of the books.
    assert_eq!(digits(&ln("75000", cut), 40), "11.22524339251844749265073826742799360650199773224610"[..43]);
    assert_eq!(digits(&ln("0.5", HALF_UP_40), 40), "-0.6931471805599453094172321214581765680755");
}

#[test]
fn what_is_a_fraction_stays_exact() {
    let exact = |text: &str, degree| enclosed(&number(text), 128).root(degree).unwrap().point().cloned();
    assert_eq!(exact("6.25", 2), Some(number("2.5")));
    assert_eq!(exact("0.0081", 4), Some(number("0.3")));
    assert_eq!(exact("0", 3), Some(Exact::zero()));
    assert_eq!(exact("1", 1000), Some(Exact::one()));
    assert_eq!(exact("7", 1), Some(Exact::from(7)));
    assert_eq!(exact("2", 2), None);
    assert_eq!(enclosed(&Exact::one(), 128).ln().unwrap().point(), Some(&Exact::zero()));
    assert_eq!(enclosed(&Exact::from(8), 128).root(3).unwrap().point(), Some(&Exact::from(2)));
    let third = Exact::ratio(1, 3).unwrap();
    let thirds = enclosed(&third, 128);
    assert_eq!(thirds.plus(&thirds).plus(&thirds).point(), Some(&Exact::one()));
    assert_eq!(thirds.over(&thirds).unwrap().point(), Some(&Exact::one()));
    assert_eq!(thirds.times(&thirds).point(), Some(&Exact::ratio(1, 9).unwrap()));
}

#[test]
fn ties_on_perfect_squares_are_ties() {
    let whole = Rounding { places: 0, mode: Mode::HalfUp };
    assert_eq!(sqrt("6.25", whole), Exact::from(3));
    assert_eq!(sqrt("6.25", Rounding { places: 0, mode: Mode::Truncate }), Exact::from(2));
    assert_eq!(sqrt("6.2499999999999999999999999", whole), Exact::from(2));
    assert_eq!(sqrt("6.2500000000000000000000001", whole), Exact::from(3));
    assert_eq!(sqrt("0.390625", Rounding { places: 2, mode: Mode::HalfUp }), number("0.63"));
}

#[test]
fn roots_are_those_of_whole_numbers() {
    // At 50 decimals: m² ≤ q·10¹⁰⁰ < (m+1)².
    let cut = Rounding { places: 50, mode: Mode::Truncate };
    for q in (0..3000_u32).step_by(7) {
        for degree in [2, 3, 7] {
            let root = decide(cut, |bits| enclosed(&Exact::from(i64::from(q)), bits).root(degree)).unwrap();
            let m = BigUint::from_str(&digits(&root, 50).replace('.', "")).unwrap();
            let scaled = BigUint::from(q) * BigUint::from(10_u32).pow(50 * degree);
            assert!(m.pow(degree) <= scaled && scaled < (m + 1_u32).pow(degree), "{q} {degree}");
        }
    }
}

#[test]
fn every_digit_is_that_of_another_program() {
    let expected = std::fs::read_to_string("tests/oracle/can-va-logarit.expected.csv").unwrap();
    let rounding = Rounding { places: 60, mode: Mode::HalfUp };
    let mut seen = 0;
    for line in expected.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let value = number(cells[1]);
        let made = decide(rounding, |bits| match cells[0] {
            "ln" => enclosed(&value, bits).ln(),
            degree => enclosed(&value, bits).root(degree.parse().unwrap()),
        });
        // Nothing is printed as −0.
        let expected = if cells[2].bytes().any(|b| (b'1'..=b'9').contains(&b)) { cells[2] } else { cells[2].trim_start_matches('-') };
        assert_eq!(digits(&made.unwrap(), 60), expected, "{line}");
        seen += 1;
    }
    assert!(seen > 500, "only {seen} values were compared");
}

#[test]
fn what_has_no_value_has_none() {
    let point = |n: i64| enclosed(&Exact::from(n), 128);
    assert_eq!(point(0).ln(), None);
    assert_eq!(point(-3).ln(), None);
    assert_eq!(point(-4).root(2), None);
    assert_eq!(point(4).root(0), None);
    assert_eq!(point(1).over(&point(0)), None);
    let root = point(2).root(2).unwrap();
    // A number that may be zero may not divide.
    let nothing = root.minus(&root);
    assert!(nothing.low().is_negative() && nothing.high().is_positive());
    assert_eq!(point(1).over(&nothing), None);
    assert_eq!(decide(HALF_UP_40, |bits| enclosed(&Exact::zero(), bits).ln()), Err(Undecided::NoValue));
    // √2·√2 is 2, which no enclosure can know: cut off, it stays undecided; to the nearest, it is decided.
    let square = |bits| enclosed(&Exact::from(2), bits).root(2).map(|root| root.times(&root));
    assert!(matches!(decide(Rounding { places: 0, mode: Mode::Truncate }, square), Err(Undecided::OnEdge(_))));
    assert_eq!(decide(HALF_UP_40, square), Ok(Exact::from(2)));
}

#[test]
fn precision_grows_until_the_digits_are_proved() {
    // ln(1 + 10⁻²⁷) = 10⁻²⁷ − 5·10⁻⁵⁵ + …: at 80 decimals the second term shows, and half the third.
    let mut asked = Vec::new();
    let almost = number("1.000000000000000000000000001");
    let value = decide(Rounding { places: 80, mode: Mode::HalfUp }, |bits| {
        asked.push(bits);
        enclosed(&almost, bits).ln()
    });
    assert_eq!(&digits(&value.unwrap(), 80)[..60], "0.0000000000000000000000000009999999999999999999999999995000");
    assert_eq!(asked, [64, 128, 256]);
    // (10²⁸ − 1)^(1/2) lies 5·10⁻¹⁵ under 10¹⁴.
    assert_eq!(digits(&sqrt("9999999999999999999999999999", HALF_UP_40), 40), "99999999999999.9999999999999950000000000000000000000000");
}

#[test]
fn least_greatest_and_distance() {
    let (two, three) = (enclosed(&Exact::from(2), 128).root(2).unwrap(), enclosed(&Exact::from(3), 128).root(2).unwrap());
    assert_eq!(two.least(&three), two);
    assert_eq!(two.greatest(&three), three);
    let apart = two.distance(&three);
    assert_eq!(apart, three.distance(&two));
    assert_eq!(apart, three.minus(&two));
    assert_eq!(two.distance(&two).low(), &Exact::zero());
    assert!(meet(&two.minus(&three).negated(), &apart));
}

fn positive() -> impl Strategy<Value = Exact> {
    (1..1_000_000_000_i64, 1..1_000_000_000_i64).prop_map(|(n, d)| Exact::ratio(n, d).unwrap())
}

fn any_number() -> impl Strategy<Value = Exact> {
    (any::<i32>(), 1..1_000_000_i64).prop_map(|(n, d)| Exact::ratio(i64::from(n), d).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_logarithm_of_a_product_is_the_sum(a in positive(), b in positive(), bits in 8_u32..300) {
        let sum = enclosed(&a, bits).ln().unwrap().plus(&enclosed(&b, bits).ln().unwrap());
        prop_assert!(meet(&enclosed(&a.times(&b), bits).ln().unwrap(), &sum));
        let apart = enclosed(&a, bits).ln().unwrap().minus(&enclosed(&b, bits).ln().unwrap());
        prop_assert!(meet(&enclosed(&a.over(&b).unwrap(), bits).ln().unwrap(), &apart));
    }

    #[test]
    fn a_root_to_its_power_is_the_number(x in positive(), degree in 1_u32..12, bits in 8_u32..300) {
        let root = enclosed(&x, bits).root(degree).unwrap();
        let back = power(&root, degree);
        prop_assert!(back.low() <= &x && &x <= back.high());
        // The ends are neighbours on the grid: 2^(2 − bits) of the number apart at most.
        let width = root.high().minus(root.low());
        let allowed = (0..bits - 2).fold(root.high().clone(), |width, _| width.over(&Exact::from(2)).unwrap());
        prop_assert!(width <= allowed);
    }

    #[test]
    fn more_digits_lie_within_fewer(x in positive(), bits in 16_u32..128) {
        let (rough, fine) = (enclosed(&x, bits), enclosed(&x, bits * 3));
        let (rough, fine) = (rough.ln().unwrap(), fine.ln().unwrap());
        prop_assert!(meet(&rough, &fine));
        prop_assert!(fine.high().minus(fine.low()) <= rough.high().minus(rough.low()));
    }

    #[test]
    fn a_larger_number_has_the_larger_root_and_logarithm(a in positive(), b in positive()) {
        let (small, large) = (a.clone().min(b.clone()), a.max(b));
        let order = |of: &dyn Fn(&Enclosure) -> Enclosure| {
            let (small, large) = (of(&enclosed(&small, 96)), of(&enclosed(&large, 96)));
            small.low() <= large.low() && small.high() <= large.high()
        };
        prop_assert!(order(&|x| x.ln().unwrap()));
        prop_assert!(order(&|x| x.root(2).unwrap()));
        prop_assert!(order(&|x| x.root(5).unwrap()));
    }

    #[test]
    fn operations_enclose_what_fractions_say(a in any_number(), b in any_number(), bits in 8_u32..80) {
        // Numbers known only roughly: each is blurred by a root of 2 taken away again.
        let blur = enclosed(&Exact::from(2), bits).root(2).unwrap();
        let rough = |x: &Exact| enclosed(x, bits).plus(&blur).minus(&blur);
        let (x, y) = (rough(&a), rough(&b));
        let holds = |made: &Enclosure, exact: &Exact| made.low() <= exact && exact <= made.high();
        prop_assert!(holds(&x.plus(&y), &a.plus(&b)));
        prop_assert!(holds(&x.minus(&y), &a.minus(&b)));
        prop_assert!(holds(&x.times(&y), &a.times(&b)));
        prop_assert!(holds(&x.least(&y), &a.clone().min(b.clone())));
        prop_assert!(holds(&x.greatest(&y), &a.clone().max(b.clone())));
        let apart = a.minus(&b);
        let apart = if apart.is_negative() { apart.negated() } else { apart };
        prop_assert!(holds(&x.distance(&y), &apart));
        match x.over(&y) {
            Some(quotient) => prop_assert!(holds(&quotient, &a.over(&b).unwrap())),
            None => prop_assert!(y.low() <= &Exact::zero() && &Exact::zero() <= y.high()),
        }
        let rounding = Rounding { places: 1, mode: Mode::HalfUp };
        if let Some(rounded) = x.rounded(rounding) {
            prop_assert_eq!(rounded, a.rounded(rounding));
        }
    }
}
