//! The strict reader, for numbers of rule files.
//!
//! `rust_decimal` reads `1_000`, `1e3` and `.5`, and takes `1.000` for 1; to a
//! Vietnamese reader that is a thousand. So this reader goes over the digits
//! itself and never guesses: what is not spelled as rules are is refused, with
//! the offer of a spelling that is.

use rust_decimal::Decimal;

use super::show::grouped;
use super::{Exact, Style, show};

/// Significant digits that every `Decimal` can hold, and also its most decimals.
pub(super) const MOST_DIGITS: usize = 28;

/// Why a word of a rule file is not a number. An `offer` is a spelling
/// [`read_rule_number`] accepts (a list of them for [`NumberFault::ManyCommas`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// `0.5`, `1,234.5`: a decimal point. Offers `0,5`, `1.234,5`.
    PointAsDecimal {
        /// The spelling to write.
        offer: String,
    },
    /// `1,2,3`: several commas. Offers the list `1; 2; 3`; but for `1,000,000`,
    /// where no list has an item `000`, the number `1.000.000`.
    ManyCommas {
        /// The spelling to write.
        offer: String,
    },
    /// `1.0000`, `10.00.000`: points that do not cut off full groups of three.
    /// Offers the same digits, grouped: `10.000`, `1.000.000`.
    BrokenGroups {
        /// The spelling to write.
        offer: String,
    },
    /// `1,000`: a thousand as English writes it, or a 1 with three decimals that say nothing. Two readings.
    Thousands {
        /// With the thousands.
        thousands: String,
        /// Without the decimals.
        plain: String,
    },
    /// `1e3`. Offers `1.000`, when there is such a number.
    Exponent {
        /// The spelling to write.
        offer: Option<String>,
    },
    /// `1_000`. Offers `1.000`, when the rest is a number.
    Underscore {
        /// The spelling to write.
        offer: Option<String>,
    },
    /// `007`. Offers `7`.
    LeadingZero {
        /// The spelling to write.
        offer: String,
    },
    /// More than 28 significant digits, or more than 28 decimals.
    TooLong {
        /// How many digits it has.
        digits: usize,
    },
    /// Not a number in any spelling known here.
    NotNumber,
}

impl NumberFault {
    /// The spelling to use instead, where there is one.
    pub fn offer(&self) -> Option<&str> {
        match self {
            Self::PointAsDecimal { offer } | Self::ManyCommas { offer } | Self::BrokenGroups { offer } | Self::LeadingZero { offer } => {
                Some(offer)
            }
            Self::Exponent { offer } | Self::Underscore { offer } => offer.as_deref(),
            Self::Thousands { .. } | Self::TooLong { .. } | Self::NotNumber => None,
        }
    }

    /// What the text may have meant: one reading where it is certain, two where it is not, none where a person must write it anew.
    pub fn readings(&self, text: &str) -> Vec<String> {
        match self {
            // `10.00`: ten, or a thousand with a digit lost.
            Self::BrokenGroups { offer } => match text.split_once('.') {
                Some((whole, rest)) if all_digits(rest) && !whole.is_empty() => vec![written(without_zeros(whole), rest), offer.clone()],
                _ => Vec::new(),
            },
            Self::Thousands { thousands, plain } => vec![thousands.clone(), plain.clone()],
            // `1,234,567`: one number of full groups, or three.
            Self::ManyCommas { offer } if offer.contains(';') => {
                let swapped = swap_marks(text);
                let one = matches!(in_digits_and_marks(&swapped), Some(Ok(_))).then_some(swapped);
                one.into_iter().chain([offer.clone()]).collect()
            }
            _ => self.offer().map(str::to_owned).into_iter().collect(),
        }
    }
}

/// Reads a number as rule files write it: `0,5`, `1000`, `1.234.567,5`. A comma
/// before the decimals, points only between full groups of three, no sign, no
/// leading zero, no exponent, at most 28 significant digits.
pub fn read_rule_number(text: &str) -> Result<Decimal, NumberFault> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Err(NumberFault::NotNumber);
    }
    if text.contains('_') {
        let rest: String = text.chars().filter(|&c| c != '_').collect();
        return match read_rule_number(&rest) {
            Ok(value) => Err(NumberFault::Underscore { offer: Some(spelled(value)) }),
            Err(NumberFault::NotNumber) => Err(NumberFault::NotNumber),
            Err(fault) => Err(NumberFault::Underscore { offer: fault.offer().map(str::to_owned) }),
        };
    }
    if let Some((mantissa, power)) = text.split_once(['e', 'E']) {
        return Err(exponent(mantissa, power));
    }
    if !text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
        return Err(NumberFault::NotNumber);
    }
    in_digits_and_marks(text).unwrap_or_else(|| Err(many_commas(text)))
}

/// `None` when the commas are not those of one number.
fn in_digits_and_marks(text: &str) -> Option<Result<Decimal, NumberFault>> {
    match text.split_once(',') {
        None => Some(comma_number(text, "")),
        Some((whole, decimals)) => all_digits(decimals).then(|| comma_number(whole, decimals)),
    }
}

/// A number with at most one comma, between `whole` and `decimals` (digits or
/// nothing).
fn comma_number(whole: &str, decimals: &str) -> Result<Decimal, NumberFault> {
    if decimals.is_empty()
        && let Some((before, after)) = decimal_point(whole)
    {
        // Too long is too long with a comma as well.
        return Err(match comma_number(before, after) {
            Err(fault) => fault,
            Ok(_) => NumberFault::PointAsDecimal { offer: written(before, after) },
        });
    }
    let groups: Vec<&str> = whole.split('.').collect();
    if !groups.iter().all(|group| all_digits(group)) {
        return Err(NumberFault::NotNumber);
    }
    let digits = groups.concat();
    let stripped = without_zeros(&digits);
    let length = significant(stripped, decimals);
    if length > MOST_DIGITS {
        return Err(NumberFault::TooLong { digits: length });
    }
    // Nobody writes three decimals that are all 0, and everybody who is used to English writes a thousand so.
    if decimals == "000" && (1..=3).contains(&stripped.len()) && stripped != "0" {
        return Err(NumberFault::Thousands { thousands: format!("{stripped}.000"), plain: stripped.to_owned() });
    }
    if groups.len() > 1 && !full_groups(&groups) {
        return Err(NumberFault::BrokenGroups { offer: written(&grouped(stripped, '.'), decimals) });
    }
    if stripped != digits {
        let plain = if groups.len() > 1 { grouped(stripped, '.') } else { stripped.to_owned() };
        return Err(NumberFault::LeadingZero { offer: written(&plain, decimals) });
    }
    assembled(false, &digits, decimals, 0).ok_or(NumberFault::TooLong { digits: length })
}

/// What stands before and after a lone point that can only be meant for
/// decimals: it cuts off no group of three (`1.5`) or stands after a zero
/// (`0.500`). With nothing but zeros after it, `1.00`, it may as well be a group
/// gone wrong, and is taken for one.
fn decimal_point(text: &str) -> Option<(&str, &str)> {
    let (before, after) = text.split_once('.')?;
    let before_is_fine = before.is_empty() || all_digits(before);
    if !before_is_fine || !all_digits(after) {
        return None;
    }
    let before = if before.is_empty() { "0" } else { without_zeros(before) };
    let a_group = after.len() == 3 && before.len() <= 3;
    let zeros = after.bytes().all(|b| b == b'0');
    (before == "0" || !(a_group || zeros)).then_some((before, after))
}

/// Several commas, or a point after the comma.
fn many_commas(text: &str) -> NumberFault {
    // The other convention, where the two marks have only changed places: full
    // groups by comma and then decimals by point, or a group that begins with a
    // zero as no item of a list does.
    let swapped = swap_marks(text);
    if let Some(Ok(_)) = in_digits_and_marks(&swapped) {
        if text.contains('.') {
            return NumberFault::PointAsDecimal { offer: swapped };
        }
        if text.contains(",0") {
            return NumberFault::ManyCommas { offer: swapped };
        }
    }
    let items: Option<Vec<String>> = text
        .split(',')
        .map(|item| match comma_number(item, "") {
            Ok(_) => Some(item.to_owned()),
            Err(fault) => fault.offer().map(str::to_owned),
        })
        .collect();
    match items {
        Some(items) if items.len() > 2 => NumberFault::ManyCommas { offer: items.join("; ") },
        _ => NumberFault::NotNumber,
    }
}

/// A word with an `e` in it, if both sides of it are numbers.
fn exponent(mantissa: &str, power: &str) -> NumberFault {
    let digits = power.strip_prefix(['+', '-']).unwrap_or(power);
    let value = match read_rule_number(mantissa) {
        Ok(value) => Some(value),
        // `1.5e3` is no rule number; its offer, `1,5`, is.
        Err(fault) => fault.offer().and_then(|offer| read_rule_number(offer).ok()),
    };
    let Some(value) = value.filter(|_| all_digits(digits)) else {
        return NumberFault::NotNumber;
    };
    let offer = power.parse().ok().and_then(|power| shifted(value, power)).map(spelled);
    NumberFault::Exponent { offer: offer.filter(|offer| read_rule_number(offer).is_ok()) }
}

/// `value × 10^power`, when a `Decimal` holds it.
fn shifted(value: Decimal, power: i32) -> Option<Decimal> {
    let value = value.normalize();
    let scale = i32::try_from(value.scale()).ok()?.checked_sub(power)?;
    let zeros = u32::try_from(scale.min(0).checked_neg()?).ok()?;
    let mantissa = match value.mantissa() {
        0 => return Some(Decimal::ZERO),
        mantissa => mantissa.checked_mul(10_i128.checked_pow(zeros)?)?,
    };
    Decimal::try_from_i128_with_scale(mantissa, u32::try_from(scale.max(0)).ok()?).ok()
}

/// The plain spelling of a number in a rule file.
fn spelled(value: Decimal) -> String {
    show(&Exact::from(value), Style { at_most: 28, ..Style::people() }).text
}

pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// One to three digits first, exactly three in every group after.
pub(super) fn full_groups(groups: &[&str]) -> bool {
    match groups.split_first() {
        Some((first, rest)) => first.len() <= 3 && rest.iter().all(|group| group.len() == 3),
        None => false,
    }
}

/// Leading zeros away, but one digit kept.
pub(super) fn without_zeros(digits: &str) -> &str {
    let rest = digits.trim_start_matches('0');
    if rest.is_empty() && !digits.is_empty() { "0" } else { rest }
}

/// Digits that count against 28: those after the leading zeros, or the decimals
/// when they alone are too many.
pub(super) fn significant(whole: &str, decimals: &str) -> usize {
    let both = match whole {
        "0" => decimals.trim_start_matches('0').len(),
        _ => whole.len().saturating_add(decimals.len()),
    };
    if decimals.len() > MOST_DIGITS { both.max(decimals.len()) } else { both }
}

fn written(whole: &str, decimals: &str) -> String {
    if decimals.is_empty() { whole.to_owned() } else { format!("{whole},{decimals}") }
}

fn swap_marks(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            ',' => '.',
            '.' => ',',
            other => other,
        })
        .collect()
}

/// Digits to a decimal, `hundredths` further places to the right.
pub(super) fn assembled(negative: bool, whole: &str, decimals: &str, hundredths: usize) -> Option<Decimal> {
    let mut mantissa = 0_i128;
    for digit in whole.bytes().chain(decimals.bytes()) {
        let digit = i128::from(digit.checked_sub(b'0')?);
        mantissa = mantissa.checked_mul(10)?.checked_add(digit)?;
    }
    let signed = if negative { mantissa.checked_neg()? } else { mantissa };
    let scale = u32::try_from(decimals.len().checked_add(hundredths)?).ok()?;
    Decimal::try_from_i128_with_scale(signed, scale).ok()
}
