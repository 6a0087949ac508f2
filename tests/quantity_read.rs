//! What the two readers accept, and what they say of the rest.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

use dti::quantity::{CellFault, DecimalMark, NumberFault, Readings, read_cell_number, read_rule_number, readings};
use rust_decimal::Decimal;

fn decimal(mantissa: i64, scale: u32) -> Decimal {
    Decimal::new(mantissa, scale)
}

#[test]
fn a_number_with_two_readings_is_not_mended_unseen() {
    let only = |text: &str| match read_rule_number(text).unwrap_err().readings(text).as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    };
    assert_eq!(only("12.75").as_deref(), Some("12,75"));
    assert_eq!(only("007").as_deref(), Some("7"));
    // 20,0 from a spreadsheet, or 200; 1.000.000 with a digit lost, or 100.000 with a point too many.
    assert_eq!(only("20.0"), None);
    assert_eq!(only("10.00.000"), None);
}

#[test]
fn rule_numbers() {
    for (text, mantissa, scale) in [
        ("0", 0, 0),
        ("7", 7, 0),
        ("0,5", 5, 1),
        ("12,75", 1275, 2),
        ("1,0000", 1, 0),
        ("0,000", 0, 0),
        ("1.000,000", 1000, 0),
        ("1000", 1000, 0),
        ("1.000", 1000, 0),
        ("1.234.567,5", 12_345_675, 1),
        ("1234567,5", 12_345_675, 1),
        ("100.000", 100_000, 0),
        ("0,0", 0, 0),
        ("0,007", 7, 3),
        ("1.000,10", 10001, 1),
    ] {
        assert_eq!(read_rule_number(text), Ok(decimal(mantissa, scale)), "{text}");
    }
    assert_eq!(read_rule_number("1,50").unwrap().scale(), 2);
    assert_eq!(read_rule_number(&"9".repeat(28)).unwrap().to_string(), "9".repeat(28));
    let tiny = format!("0,{}1", "0".repeat(27));
    assert_eq!(read_rule_number(&tiny).unwrap(), Decimal::new(1, 28));
}

#[test]
fn rule_faults() {
    use NumberFault::*;
    let some = |text: &str| Some(text.to_owned());
    for (text, wanted) in [
        ("0.5", PointAsDecimal { offer: "0,5".into() }),
        (".5", PointAsDecimal { offer: "0,5".into() }),
        ("12.75", PointAsDecimal { offer: "12,75".into() }),
        ("1.5", PointAsDecimal { offer: "1,5".into() }),
        ("12.3456", PointAsDecimal { offer: "12,3456".into() }),
        ("0.500", PointAsDecimal { offer: "0,500".into() }),
        ("00.5", PointAsDecimal { offer: "0,5".into() }),
        ("1234.567", PointAsDecimal { offer: "1234,567".into() }),
        ("1,234.5", PointAsDecimal { offer: "1.234,5".into() }),
        ("1,234,567.5", PointAsDecimal { offer: "1.234.567,5".into() }),
        ("1,2,3", ManyCommas { offer: "1; 2; 3".into() }),
        ("100,200,300", ManyCommas { offer: "100; 200; 300".into() }),
        ("1,0.5,3", ManyCommas { offer: "1; 0,5; 3".into() }),
        ("1,000,000", ManyCommas { offer: "1.000.000".into() }),
        ("1.00", BrokenGroups { offer: "100".into() }),
        ("1.0000", BrokenGroups { offer: "10.000".into() }),
        ("10.00.000", BrokenGroups { offer: "1.000.000".into() }),
        ("1234.567.890", BrokenGroups { offer: "1.234.567.890".into() }),
        ("10.00,5", BrokenGroups { offer: "1.000,5".into() }),
        ("1,000", Thousands { thousands: "1.000".into(), plain: "1".into() }),
        ("950,000", Thousands { thousands: "950.000".into(), plain: "950".into() }),
        ("1e3", Exponent { offer: some("1.000") }),
        ("1.5E+3", Exponent { offer: some("1.500") }),
        ("1e-2", Exponent { offer: some("0,01") }),
        ("0e99", Exponent { offer: some("0") }),
        ("1e28", Exponent { offer: None }),
        ("1e99999999999", Exponent { offer: None }),
        ("1_000", Underscore { offer: some("1.000") }),
        ("1_000.5", Underscore { offer: some("1000,5") }),
        ("0_07", Underscore { offer: some("7") }),
        ("007", LeadingZero { offer: "7".into() }),
        ("00,5", LeadingZero { offer: "0,5".into() }),
        ("000", LeadingZero { offer: "0".into() }),
        ("001.000", LeadingZero { offer: "1.000".into() }),
        ("1,5.2,3", ManyCommas { offer: "1; 5,2; 3".into() }),
        ("1,5.2", NotNumber),
    ] {
        assert_eq!(read_rule_number(text), Err(wanted), "{text}");
    }
    for text in [
        "",
        " ",
        "-1",
        "+1",
        "−1",
        "1 000",
        " 1",
        "1%",
        "abc",
        "e3",
        "1e",
        "1e3e4",
        "1e1.5",
        ".",
        ",",
        "1.",
        "1,",
        ",5",
        "1..000",
        "1,,2",
        "_",
        "٣",
        "1\u{a0}000",
        "∞",
        "NaN",
        "1,5,",
        "0x10",
        "1.e3",
    ] {
        assert_eq!(read_rule_number(text), Err(NotNumber), "{text}");
    }
    assert_eq!(read_rule_number(&"1".repeat(29)), Err(TooLong { digits: 29 }));
    assert_eq!(read_rule_number(&format!("0,{}1", "0".repeat(28))), Err(TooLong { digits: 29 }));
    assert_eq!(read_rule_number(&format!("0.{}1", "0".repeat(28))), Err(TooLong { digits: 29 }));
    assert_eq!(read_rule_number(&format!("1,{}", "0".repeat(28))), Err(TooLong { digits: 29 }));
    assert_eq!(read_rule_number(&"9".repeat(100_000)), Err(TooLong { digits: 100_000 }));
}

/// Every word of up to seven of these characters: no reader panics, and every
/// offer is itself accepted.
#[test]
fn offers_are_accepted() {
    const LETTERS: [char; 6] = ['0', '1', '.', ',', 'e', '_'];
    let mut words = vec![String::new()];
    for _ in 0..7 {
        words = words.iter().flat_map(|w| LETTERS.map(|c| format!("{w}{c}"))).collect();
        for word in &words {
            if let Err(fault) = read_rule_number(word)
                && let Some(offer) = fault.offer()
            {
                for item in offer.split("; ") {
                    assert!(read_rule_number(item).is_ok(), "{word} {fault:?}");
                }
            }
            let both = readings(word);
            assert_eq!(both.comma, read_cell_number(word, DecimalMark::Comma).ok());
            assert_eq!(both.point, read_cell_number(word, DecimalMark::Point).ok());
            // What a rule file takes, a cell takes for the same number.
            if let Ok(value) = read_rule_number(word) {
                assert_eq!(both.comma, Some(value), "{word}");
            }
        }
    }
}

#[test]
fn cells() {
    use DecimalMark::{Comma, Point};
    for (text, mark, mantissa, scale) in [
        ("12", Comma, 12, 0),
        ("12", Point, 12, 0),
        (" 12,5\t", Comma, 125, 1),
        ("12.5", Point, 125, 1),
        ("\u{a0}12,5\u{a0}", Comma, 125, 1),
        ("1.234.567,5", Comma, 12_345_675, 1),
        ("1,234,567.5", Point, 12_345_675, 1),
        ("1 234,5", Comma, 12_345, 1),
        ("1\u{a0}234", Point, 1234, 0),
        ("1\u{2009}234\u{2009}567", Point, 1_234_567, 0),
        ("-3", Comma, -3, 0),
        ("+3", Comma, 3, 0),
        ("\u{2212}3,5", Comma, -35, 1),
        ("007", Comma, 7, 0),
        ("-0", Point, 0, 0),
        ("62,5%", Comma, 625, 3),
        ("12 %", Point, 12, 2),
        ("100%", Point, 1, 0),
        ("1.234", Comma, 1234, 0),
        ("1.234", Point, 1234, 3),
        ("007,50", Comma, 75, 1),
    ] {
        assert_eq!(read_cell_number(text, mark), Ok(decimal(mantissa, scale)), "{text}");
    }
    use CellFault::*;
    for (text, mark, fault) in [
        ("", Comma, NotNumber),
        ("-", Comma, NotNumber),
        ("%", Comma, NotNumber),
        ("n/a", Point, NotNumber),
        (".5", Point, NotNumber),
        ("5.", Point, NotNumber),
        (",5", Comma, NotNumber),
        ("5,", Comma, NotNumber),
        ("1e3", Point, NotNumber),
        ("--1", Point, NotNumber),
        ("5%%", Point, NotNumber),
        ("1_000", Point, NotNumber),
        ("٣", Point, NotNumber),
        ("1  234", Point, NotNumber),
        ("1.5", Comma, OtherMark),
        ("1,5", Point, OtherMark),
        ("0.500", Comma, OtherMark),
        ("1,234.5", Comma, OtherMark),
        ("1 23", Comma, BrokenGroups),
        ("10.00.000", Comma, BrokenGroups),
        ("1.234 567", Comma, BrokenGroups),
        ("1 2345", Point, BrokenGroups),
        ("0 500", Point, BrokenGroups),
    ] {
        assert_eq!(read_cell_number(text, mark), Err(fault), "{text}");
    }
    assert_eq!(read_cell_number(&"1".repeat(29), Comma), Err(TooLong { digits: 29 }));
    assert_eq!(read_cell_number(&format!("0,{}1%", "0".repeat(26)), Comma), Err(TooLong { digits: 29 }));
    assert_eq!(read_cell_number(&format!("{}1", "0".repeat(40)), Comma), Ok(Decimal::ONE));
}

#[test]
fn conventions() {
    for (text, ambiguous, neutral, only) in [
        ("1.234", true, false, None),
        ("1,234", true, false, None),
        ("12", false, true, None),
        ("1 234", false, true, None),
        ("0.500", false, false, Some(DecimalMark::Point)),
        ("0,5", false, false, Some(DecimalMark::Comma)),
        ("1.234,5", false, false, Some(DecimalMark::Comma)),
        ("1,234,567", false, false, Some(DecimalMark::Point)),
        ("x", false, false, None),
    ] {
        let both = readings(text);
        assert_eq!((both.ambiguous(), both.neutral(), both.only()), (ambiguous, neutral, only), "{text}");
    }
    assert_eq!(readings("1,234"), Readings { comma: Some(decimal(1234, 3)), point: Some(decimal(1234, 0)) });
}
