//! The two days of `kỳ đánh giá`, as written: whether the last lies before the first.

/// What is odd about a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turned {
    /// With years, it ends before it begins.
    Backwards,
    /// Without years it goes over New Year, and is shorter than a month.
    Short,
}

/// `None` for a period that can be, and for days that cannot be read, which are named elsewhere.
pub(super) fn turned(from: &str, to: &str) -> Option<Turned> {
    let (first, last) = (Day::of(from)?, Day::of(to)?);
    match (first.year, last.year) {
        (Some(begun), Some(ended)) => ((ended, last.month, last.day) < (begun, first.month, first.day)).then_some(Turned::Backwards),
        // From one of the last days of December into January; 30 days at most.
        (None, None) => {
            let over = first.month == 12 && last.month == 1;
            (over && last.day.checked_add(31)?.checked_sub(first.day)? < 30).then_some(Turned::Short)
        }
        _ => None,
    }
}

struct Day {
    day: u32,
    month: u32,
    year: Option<u32>,
}

impl Day {
    fn of(text: &str) -> Option<Day> {
        let mut parts = text.trim().split(['/', '-', '.']).map(|part| part.trim().parse::<u32>().ok());
        let (day, month) = (parts.next()??, parts.next()??);
        Some(Day { day, month, year: parts.next().flatten() })
    }
}

#[cfg(test)]
mod tests {
    use super::{Turned, turned};

    #[test]
    fn only_days_that_were_surely_swapped_are_named() {
        for (from, to, found) in [
            ("1/1", "20/12", None),
            ("20/12", "1/1", Some(Turned::Short)),
            ("20/12", "19/12", None),
            ("15/12", "15/1", None),
            ("1/11", "31/10", None),
            ("1/1/2024", "31/12/2024", None),
            ("20/12/2024", "1/1/2024", Some(Turned::Backwards)),
            ("20/12/2024", "1/1/2025", None),
            ("15/12/2023", "14/12/2024", None),
        ] {
            assert_eq!(turned(from, to), found, "{from} {to}");
        }
    }
}
