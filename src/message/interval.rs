//! Intervals in the words of the language: `từ 4 đến dưới 5`, `trên 80%`.

use super::Lang;
use super::words::value;
use crate::check::range_words;
use crate::diagnostic::Interval;
use crate::quantity::{self, Exact, Rounding, Style, show};

/// The values of an interval, for a sentence.
pub(super) fn values(interval: &Interval, lang: Lang) -> String {
    let shown = |at: &Exact| value(at, interval.percent);
    if let Some(only) = single(interval) {
        return shown(only);
    }
    match lang {
        Lang::Vi => words(interval, shown).unwrap_or_else(|| "bất kỳ".to_owned()),
        Lang::En => {
            let low = interval.low.as_ref().map(|low| (shown(&low.value), low.closed));
            let high = interval.high.as_ref().map(|high| (shown(&high.value), high.closed));
            match (low, high) {
                (None, None) => "of any size".to_owned(),
                (Some((low, true)), None) => format!("from {low} upwards"),
                (Some((low, false)), None) => format!("above {low}"),
                (None, Some((high, true))) => format!("from {high} downwards"),
                (None, Some((high, false))) => format!("below {high}"),
                (Some((low, from)), Some((high, to))) => {
                    format!("{} {low} to {}{high}", if from { "from" } else { "above" }, if to { "" } else { "below " })
                }
            }
        }
    }
}

/// The head of a row that takes just this interval, as it is to be written; `None` where it cannot be written.
pub(super) fn head(interval: &Interval) -> Option<String> {
    let style = Style { at_most: Rounding::MOST_PLACES, ..Style::people() };
    let shown = |at: &Exact| if interval.percent { quantity::percent(at, style) } else { show(at, style) };
    let ends = interval.low.iter().chain(&interval.high);
    if !ends.clone().all(|end| shown(&end.value).whole) {
        return None;
    }
    let head = match single(interval) {
        Some(only) => shown(only).text,
        None => words(interval, |at| shown(at).text).unwrap_or_else(|| "còn lại".to_owned()),
    };
    // A negative number just before the colon is not read: `-5:` would look like a subtraction from the row above.
    let negative = head.rsplit(' ').next().is_some_and(|last| last.starts_with('-'));
    (!negative).then_some(head)
}

/// The one value of an interval that has only one.
pub(super) fn single(interval: &Interval) -> Option<&Exact> {
    match (&interval.low, &interval.high) {
        (Some(low), Some(high)) if low.closed && high.closed && low.value == high.value => Some(&low.value),
        _ => None,
    }
}

/// How two neighbours that share this interval are parted: the new end of the lower one, and the new beginning of the upper one.
pub(super) fn parted(interval: &Interval) -> Option<(String, String)> {
    let (low, high) = (interval.low.as_ref()?, interval.high.as_ref()?);
    let shown = |at: &Exact| value(at, interval.percent);
    let lower = format!("… đến {}{}", if low.closed { "dưới " } else { "" }, shown(&low.value));
    let upper = format!("{} {} …", if high.closed { "trên" } else { "từ" }, shown(&high.value));
    Some((lower, upper))
}

/// The end of the lower neighbour of a gap that closes it: `… đến dưới 900`.
pub(super) fn closed_up(interval: &Interval) -> Option<String> {
    let (low, high) = (interval.low.as_ref()?, interval.high.as_ref()?);
    (!low.closed && !high.closed).then(|| format!("… đến dưới {}", value(&high.value, interval.percent)))
}

fn words(interval: &Interval, shown: impl Fn(&Exact) -> String) -> Option<String> {
    let low = interval.low.as_ref().map(|low| (shown(&low.value), low.closed));
    let high = interval.high.as_ref().map(|high| (shown(&high.value), high.closed));
    range_words(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Bound;

    fn interval(low: Option<(i64, bool)>, high: Option<(i64, bool)>) -> Interval {
        let bound = |(value, closed): (i64, bool)| Bound { value: Exact::from(value), closed };
        Interval { low: low.map(bound), high: high.map(bound), percent: false }
    }

    #[test]
    fn each_kind_has_its_words() {
        let cases = [
            (interval(Some((4, true)), None), "từ 4 trở lên", "from 4 upwards"),
            (interval(Some((4, false)), None), "trên 4", "above 4"),
            (interval(None, Some((4, true))), "từ 4 trở xuống", "from 4 downwards"),
            (interval(None, Some((4, false))), "dưới 4", "below 4"),
            (interval(Some((4, true)), Some((5, true))), "từ 4 đến 5", "from 4 to 5"),
            (interval(Some((4, true)), Some((5, false))), "từ 4 đến dưới 5", "from 4 to below 5"),
            (interval(Some((4, false)), Some((5, true))), "trên 4 đến 5", "above 4 to 5"),
            (interval(Some((4, false)), Some((5, false))), "trên 4 đến dưới 5", "above 4 to below 5"),
        ];
        for (interval, vi, en) in cases {
            assert_eq!(values(&interval, Lang::Vi), vi);
            assert_eq!(head(&interval).as_deref(), Some(vi));
            assert_eq!(values(&interval, Lang::En), en);
        }
        assert_eq!(head(&interval(None, None)).as_deref(), Some("còn lại"));
        assert_eq!(head(&interval(Some((1_000, true)), Some((1_000, true)))).as_deref(), Some("1.000"));
        assert_eq!(head(&interval(Some((-2, true)), Some((-2, true)))), None);
        assert_eq!(head(&interval(Some((-5, true)), Some((-2, true)))), None);
        assert_eq!(head(&interval(None, Some((-2, true)))).as_deref(), Some("từ -2 trở xuống"));
    }

    #[test]
    fn neighbours_are_parted_at_either_end() {
        let ends = |low, high| parted(&interval(Some(low), Some(high)));
        assert_eq!(ends((4, true), (5, false)), Some(("… đến dưới 4".to_owned(), "từ 5 …".to_owned())));
        assert_eq!(ends((4, false), (5, true)), Some(("… đến 4".to_owned(), "trên 5 …".to_owned())));
        assert_eq!(parted(&interval(Some((4, true)), None)), None);
    }

    #[test]
    fn percentages_are_written_as_such_and_what_does_not_end_is_not_offered() {
        let at = |n, d| Some(Bound { value: Exact::ratio(n, d).unwrap(), closed: true });
        let half = Interval { low: at(1, 2), high: Some(Bound { value: Exact::ratio(131, 200).unwrap(), closed: false }), percent: true };
        assert_eq!(values(&half, Lang::Vi), "từ 50% đến dưới 65,5%");
        assert_eq!(head(&half).as_deref(), Some("từ 50% đến dưới 65,5%"));
        let third = Interval { low: at(1, 3), high: None, percent: false };
        assert_eq!(values(&third, Lang::Vi), "từ ≈0,333333 trở lên");
        assert_eq!(head(&third), None);
    }
}
