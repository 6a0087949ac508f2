//! The day that a number stands for, only to be shown: no date is ever reckoned with.

/// A date as people here write it, `1/12/2023`, with the time where there is one; `None` for a number that no spreadsheet program shows as a date.
pub(super) fn shown(number: &str, from_1904: bool) -> Option<String> {
    let (days, part) = number.split_once('.').unwrap_or((number, ""));
    let days: i64 = days.parse().ok().filter(|days| (0..=2_958_465).contains(days))?;
    let time = time(part);
    if days == 0 && !from_1904 {
        return Some(time.unwrap_or_else(|| "0:00".to_owned()));
    }
    // The first program counted a 29/2/1900 that never was.
    let since_1900 = match days {
        _ if from_1904 => days.checked_add(1_462)?.checked_sub(1)?,
        60 => return Some("29/2/1900".to_owned()),
        ..60 => days,
        _ => days.checked_sub(1)?,
    };
    let (day, month, year) = civil(since_1900.checked_sub(1)?)?;
    let date = format!("{day}/{month}/{year}");
    Some(match time {
        Some(time) => format!("{date} {time}"),
        None => date,
    })
}

/// The hour and minute of the decimals of a day.
fn time(decimals: &str) -> Option<String> {
    let first: String = decimals.chars().chain(std::iter::repeat('0')).take(9).collect();
    let part: i64 = first.parse().ok().filter(|part| *part > 0)?;
    // In minutes, half up.
    let minutes = part.checked_mul(1_440)?.checked_add(500_000_000)?.checked_div(1_000_000_000)?;
    Some(format!("{}:{:02}", minutes.checked_div(60)?, minutes.checked_rem(60)?))
}

/// Day, month and year of the days since 1/1/1900.
fn civil(days: i64) -> Option<(i64, i64, i64)> {
    let mut left = days;
    let mut year = 1_900_i64;
    // Whole cycles of 400 years, then year by year.
    let cycles = left.checked_div(146_097)?;
    year = year.checked_add(cycles.checked_mul(400)?)?;
    left = left.checked_sub(cycles.checked_mul(146_097)?)?;
    loop {
        let length = if leap(year) { 366 } else { 365 };
        if left < length {
            break;
        }
        left = left.checked_sub(length)?;
        year = year.checked_add(1)?;
    }
    let february = if leap(year) { 29 } else { 28 };
    let mut month = 1_i64;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if left < length {
            break;
        }
        left = left.checked_sub(length)?;
        month = month.checked_add(1)?;
    }
    Some((left.checked_add(1)?, month, year))
}

fn leap(year: i64) -> bool {
    let divides = |by: i64| year.checked_rem(by) == Some(0);
    (divides(4) && !divides(100)) || divides(400)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_a_spreadsheet_program_counts_them() {
        let cases = [
            ("1", "1/1/1900"),
            ("59", "28/2/1900"),
            ("60", "29/2/1900"),
            ("61", "1/3/1900"),
            ("36526", "1/1/2000"),
            ("45261", "1/12/2023"),
            ("45261.75", "1/12/2023 18:00"),
            ("45351", "29/2/2024"),
            ("2958465", "31/12/9999"),
            ("0.5", "12:00"),
            ("0", "0:00"),
        ];
        for (number, text) in cases {
            assert_eq!(shown(number, false).as_deref(), Some(text), "{number}");
        }
        assert_eq!(shown("0", true).as_deref(), Some("1/1/1904"));
        assert_eq!(shown("43799", true).as_deref(), Some("1/12/2023"));
        for number in ["-1", "2958466", "x", ""] {
            assert_eq!(shown(number, false), None, "{number}");
        }
    }
}
