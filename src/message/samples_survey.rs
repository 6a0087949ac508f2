//! One finding of every kind about what a year's data say, with whether it is about a row.

use super::samples::{ex, frac};
use crate::code::Code;
use crate::diagnostic::{Moved, NearPair, RoundedPlace, RoundingChange, RowWord, SurveyFault, WeightShare};
use crate::quantity::{Mode, Rounding};

pub(super) fn survey() -> Vec<(SurveyFault, bool)> {
    let unit = || "UBND huyện Ea Súp".to_owned();
    let half = |places| Some(Rounding { places, mode: Mode::HalfUp });
    let cut = |places| Some(Rounding { places, mode: Mode::Truncate });
    let change = |scores, classes, ranks, moved, number| RoundingChange { scores, classes, ranks, unit: unit(), moved, number };
    let name = |text: &str| Some(text.to_owned());
    let class = || change(0, 1, 2, Moved::Class(name("Khá"), name("Tốt")), Some((frac(7999, 10_000), frac(4, 5), true)));
    let rank = || change(3, 0, 2, Moved::Rank(Some(3), Some(4)), Some((frac(200, 3), frac(6667, 100), false)));
    let score = || change(12, 0, 0, Moved::Score, Some((frac(8133, 100), frac(8132, 100), false)));
    let none = || change(0, 1, 0, Moved::Class(name("Khá"), None), None);
    let row =
        |word, code: &str, nominal, effective| WeightShare {
            word, code: Code::new(code), title: "Nhân lực số".into(), nominal, effective
        };
    let pair = || NearPair { better: (unit(), frac(8123, 100), 3), worse: ("UBND huyện Lắk".into(), frac(8122, 100), 4) };
    let near = |first, units| SurveyFault::NearClass {
        limit: frac(4, 5),
        class: "Tốt".into(),
        step: frac(1, 10_000),
        percent: true,
        first,
        units,
    };
    vec![
        (SurveyFault::SameEverywhere { points: ex(10), units: 15, missing: 0 }, true),
        (SurveyFault::SameEverywhere { points: ex(0), units: 15, missing: 3 }, true),
        (SurveyFault::SameEverywhere { points: ex(0), units: 15, missing: 15 }, true),
        (SurveyFault::AtMaximum { at: 14, units: 15 }, true),
        (SurveyFault::AtZero { at: 14, units: 15, missing: 0 }, true),
        (SurveyFault::AtZero { at: 14, units: 15, missing: 9 }, true),
        (
            SurveyFault::Weights {
                rows: vec![row(RowWord::Group, "I", frac(3, 10), frac(71, 100)), row(RowWord::Index, "7", frac(1, 10), frac(-1, 300))],
                rest: frac(1, 70),
                percent: false,
                units: 15,
            },
            false,
        ),
        (
            SurveyFault::Weights { rows: vec![row(RowWord::Index, "7", frac(1, 10), frac(1, 3))], rest: ex(0), percent: true, units: 15 },
            false,
        ),
        (near(vec![(unit(), frac(4, 5))], 1), false),
        (near(vec![(unit(), frac(7999, 10_000)), ("UBND huyện Lắk".into(), frac(8001, 10_000))], 7), false),
        (SurveyFault::NearTie { ranking: None, step: frac(1, 100), percent: false, first: vec![pair()], pairs: 1 }, false),
        (
            SurveyFault::NearTie {
                ranking: name("Toàn tỉnh"), step: frac(1, 100), percent: false, first: vec![pair(), pair()], pairs: 3
            },
            false,
        ),
        (SurveyFault::RoundingDecides { place: RoundedPlace::Total, now: half(2), instead: cut(2), change: score() }, false),
        (SurveyFault::RoundingDecides { place: RoundedPlace::Percent(true), now: half(4), instead: None, change: class() }, false),
        (SurveyFault::RoundingDecides { place: RoundedPlace::Main, now: cut(1), instead: half(1), change: rank() }, false),
        (SurveyFault::RoundingDecides { place: RoundedPlace::Components, now: None, instead: half(2), change: rank() }, false),
        (SurveyFault::RoundingDecides { place: RoundedPlace::Pillars, now: half(0), instead: None, change: none() }, false),
        (SurveyFault::RoundingDecides { place: RoundedPlace::Row, now: half(3), instead: cut(3), change: score() }, true),
        (SurveyFault::Endless { place: RoundedPlace::Total, units: 4, unit: unit(), value: frac(200, 3), percent: false }, false),
        (
            SurveyFault::Endless { place: RoundedPlace::Scaled(ex(1000)), units: 1, unit: unit(), value: frac(2000, 3), percent: false },
            false,
        ),
        (
            SurveyFault::EndlessDecides {
                place: RoundedPlace::Percent(true),
                units: 4,
                printed: Rounding { places: 4, mode: Mode::HalfUp },
                change: class(),
            },
            false,
        ),
        (
            SurveyFault::EndlessDecides {
                place: RoundedPlace::Row,
                units: 4,
                printed: Rounding { places: 2, mode: Mode::HalfUp },
                change: rank(),
            },
            true,
        ),
        (SurveyFault::TooFew { units: 3, need: 5 }, false),
    ]
}
