//! Numbers as programs store them: digits with a point and maybe an exponent, as in workbooks and JSON.
//!
//! They are taken apart and put together again as text, digit by digit: a binary float never holds them, so `0.29` stays `0.29`.

/// Beyond this power of ten, either way, nobody counts anything; it is also where a binary double ends.
const MOST_EXPONENT: i64 = 400;

/// Beyond this many digits a text is no number that somebody stored.
const MOST_STORED: usize = 1_000;

/// A decimal number taken apart: `digits × 10^exponent`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    negative: bool,
    /// Without zeros in front; empty for zero.
    digits: String,
    exponent: i64,
}

impl Stored {
    /// Reads `-12.5`, `.5`, `1.25E-3`; `None` for anything else, and for what is too far from one to be written out.
    pub fn read(text: &str) -> Option<Self> {
        let (text, negative) = match text.strip_prefix('-') {
            Some(rest) => (rest, true),
            None => (text.strip_prefix('+').unwrap_or(text), false),
        };
        let (mantissa, power) = match text.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power.parse::<i64>().ok().filter(|power| power.abs() <= MOST_EXPONENT)?),
            None => (text, 0),
        };
        let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = whole.bytes().chain(decimals.bytes());
        let length = whole.len().checked_add(decimals.len())?;
        if length == 0 || length > MOST_STORED || !all.clone().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits: String = all.map(char::from).skip_while(|digit| *digit == '0').collect();
        let exponent = power.checked_sub(i64::try_from(decimals.len()).ok()?)?;
        Some(Stored { negative: negative && !digits.is_empty(), digits, exponent })
    }

    /// With at most so many significant digits, half up: Excel shows and compares 15.
    #[must_use]
    pub fn significant(mut self, most: usize) -> Self {
        let Some(dropped) = self.digits.len().checked_sub(most).filter(|dropped| *dropped > 0) else { return self };
        let up = self.digits.as_bytes().get(most).is_some_and(|digit| *digit >= b'5');
        self.digits.truncate(most);
        self.exponent = self.exponent.saturating_add(i64::try_from(dropped).unwrap_or(i64::MAX));
        if up {
            let nines = self.digits.bytes().rev().take_while(|digit| *digit == b'9').count();
            self.digits.truncate(most.saturating_sub(nines));
            self.exponent = self.exponent.saturating_add(i64::try_from(nines).unwrap_or(i64::MAX));
            match self.digits.pop() {
                // Not a 9, so one more is still a digit.
                Some(last) => self.digits.push(char::from_digit(last.to_digit(10).unwrap_or(0).saturating_add(1), 10).unwrap_or('0')),
                None => self.digits.push('1'),
            }
        }
        self
    }

    /// A hundred times as much: a share as a percentage.
    #[must_use]
    pub fn hundredfold(mut self) -> Self {
        self.exponent = self.exponent.saturating_add(2);
        self
    }

    /// The days before the point, if it is a whole number of them or not: what dates are counted in.
    pub fn whole(&self) -> Option<i64> {
        let text = self.plain();
        text.split('.').next()?.parse().ok()
    }

    /// Written out with a point and no exponent, without zeros that say nothing: `0.0000125`, `1200`.
    pub fn plain(&self) -> String {
        let digits = self.digits.trim_end_matches('0');
        if digits.is_empty() {
            return "0".to_owned();
        }
        let ended = i64::try_from(self.digits.len().saturating_sub(digits.len())).unwrap_or(0);
        let exponent = self.exponent.saturating_add(ended);
        let mut text = String::from(if self.negative { "-" } else { "" });
        let places = usize::try_from(exponent.saturating_neg()).unwrap_or(0);
        if places == 0 {
            text.push_str(digits);
            text.extend(std::iter::repeat_n('0', usize::try_from(exponent).unwrap_or(0)));
            return text;
        }
        let padded = format!("{digits:0>width$}", width = places.saturating_add(1));
        let (whole, decimals) = padded.split_at(padded.len().saturating_sub(places));
        text.push_str(whole);
        text.push('.');
        text.push_str(decimals);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Option<String> {
        Stored::read(text).map(|stored| stored.plain())
    }

    fn shown(text: &str) -> String {
        Stored::read(text).unwrap().significant(15).plain()
    }

    #[test]
    fn exponents_are_written_out() {
        let cases = [
            ("0", "0"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("12", "12"),
            ("1200", "1200"),
            ("12.50", "12.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1.2345E-5", "0.000012345"),
            ("-1.5e+3", "-1500"),
            ("1e0", "1"),
            ("00012", "12"),
            ("100e-2", "1"),
        ];
        for (text, written) in cases {
            assert_eq!(plain(text).as_deref(), Some(written), "{text}");
        }
        assert_eq!(plain("1E-400").map(|text| text.len()), Some(402));
        for text in ["", ".", "-", "1e", "e5", "1e401", "1e-99999999999999999999", "1,5", "0x10", "1.2.3", "NaN", "INF", "1 2", "--1"] {
            assert_eq!(Stored::read(text), None, "{text}");
        }
        assert_eq!(Stored::read(&"1".repeat(1_001)), None);
    }

    #[test]
    fn fifteen_digits_as_a_spreadsheet_shows_them() {
        let cases = [
            // What a double nearest to 0,29 and 0,8 is stored as.
            ("0.28999999999999998", "0.29"),
            ("0.80000000000000004", "0.8"),
            ("79.500000000000014", "79.5"),
            ("1234567.8900000001", "1234567.89"),
            ("123456789012345678", "123456789012346000"),
            ("0.33333333333333331", "0.333333333333333"),
            ("0.99999999999999989", "1"),
            ("999999999999999.9", "1000000000000000"),
            ("9.9999999999999995E-7", "0.000001"),
            ("-0.28999999999999998", "-0.29"),
            ("0.1234567890123445", "0.123456789012345"),
        ];
        for (text, written) in cases {
            assert_eq!(shown(text), written, "{text}");
        }
    }

    #[test]
    fn a_share_is_a_percentage() {
        for (text, written) in [("0.795", "79.5"), ("1", "100"), ("0", "0"), ("0.00125", "0.125"), ("-0.5", "-50")] {
            assert_eq!(Stored::read(text).unwrap().hundredfold().plain(), written);
        }
        assert_eq!(Stored::read("45261.75").unwrap().whole(), Some(45_261));
    }
}
