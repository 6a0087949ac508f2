//! One fault of every kind of a published table.

use super::samples::{ex, frac};
use crate::diagnostic::{Cell, Change, Made, PublishedFault, Unverifiable, Values};
use crate::quantity::Mode;

/// The faults; some twice, where the data choose the words.
pub(super) fn published() -> Vec<PublishedFault> {
    let unit = || "UBND huyện Cư Jút".to_owned();
    let group = || "Huyện, thị xã, thành phố".to_owned();
    let values = || Values { printed: frac(9699, 25), computed: frac(38_787, 100), places: 2 };
    let whole = |printed, computed| Values { printed: ex(printed), computed: ex(computed), places: 0 };
    let other = Cell { sheet: None, file: "bang-5.csv".into(), line: 8, column: 3, header: None, text: None };
    let change = || Change { class: Some(("Khá".into(), "Trung bình".into())), rank: Some((ex(17), ex(19))) };
    let column = || "Hoạt động chính quyền số".to_owned();
    let total = || "Tổng điểm".to_owned();
    let mut all = vec![
        PublishedFault::Total {
            unit: unit(),
            column: total(),
            values: values(),
            parts: 8,
            made: Made::Sum,
            change: Change::default(),
            with_outside: None,
        },
        PublishedFault::Total {
            unit: unit(),
            column: total(),
            values: values(),
            parts: 6,
            made: Made::Sum,
            change: change(),
            with_outside: Some((ex(390), change())),
        },
        PublishedFault::Row { unit: unit(), column: "Nền tảng chung".into(), values: values(), parts: 5, made: Made::Sum },
        PublishedFault::Pillar { unit: unit(), pillar: "Chính quyền số".into(), values: values(), parts: 6 },
        PublishedFault::Mean { column: column(), values: values(), units: 8 },
        PublishedFault::MeanOfTotals { values: values(), parts: 6, with_outside: None },
        PublishedFault::MeanOfTotals { values: values(), parts: 6, with_outside: Some(ex(390)) },
        PublishedFault::Rank { unit: unit(), printed: ex(8), computed: ex(7), score: ex(390) },
        PublishedFault::RankOrder {
            unit: unit(),
            printed: ex(9),
            score: ex(18),
            other: "UBND huyện Tuy Đức".into(),
            other_rank: ex(8),
            other_score: ex(17),
        },
        PublishedFault::Class { unit: unit(), printed: "Khá".into(), computed: Some("Yếu".into()), score: ex(390), share: false },
        PublishedFault::Class { unit: unit(), printed: "Khá".into(), computed: None, score: frac(3, 5), share: true },
        PublishedFault::Twice { unit: Some(unit()), column: column(), values: values(), other: other.clone() },
        PublishedFault::Twice { unit: None, column: column(), values: values(), other },
        PublishedFault::AboveMaximum { unit: Some(unit()), column: column(), value: ex(201), maximum: ex(200) },
        PublishedFault::BelowZero { unit: None, column: column(), value: ex(-1) },
        PublishedFault::AboveScale { unit: Some(unit()), column: "Rà soát".into(), value: frac(84_992, 100), scale: ex(485) },
        PublishedFault::Counts {
            unit: unit(),
            column: "Đã nhập".into(),
            parts: vec!["Đạt".into(), "Chưa đạt".into()],
            values: whole(45, 44),
        },
        PublishedFault::ClassCount { class: "Khá".into(), group: group(), values: whole(2, 3) },
        PublishedFault::UnitCount { group: group(), values: whole(5, 4) },
        PublishedFault::ClassSum { group: group(), values: whole(5, 3) },
        PublishedFault::Percent { of: column(), values: values(), points: frac(6769, 100), maximum: ex(100) },
        PublishedFault::MeanClass {
            index: column(),
            printed: "Khá".into(),
            computed: Some("Yếu".into()),
            points: frac(21, 4),
            maximum: ex(10),
        },
        PublishedFault::Maximum { index: column(), values: whole(9, 10) },
        PublishedFault::UnknownClass { name: "Giỏi".into(), classes: vec!["Tốt".into(), "Khá".into()] },
        PublishedFault::UnknownClass { name: "Giỏi".into(), classes: Vec::new() },
        PublishedFault::UnknownTable { headers: vec!["Màu".into(), String::new(), "Giá".into()] },
        PublishedFault::LoneUnit { unit: "UBND huyên Cư Jút".into(), near: unit(), missing_in: "bang-5.csv".into() },
        PublishedFault::MeansOtherwise { column: column(), values: values(), declared: Mode::Truncate, found: Mode::HalfUp },
        PublishedFault::MeansOtherwise { column: column(), values: values(), declared: Mode::HalfUp, found: Mode::Truncate },
        PublishedFault::Truncated { column: column(), means: true, values: values(), declared: true },
        PublishedFault::Truncated { column: total(), means: false, values: values(), declared: false },
    ];
    for made in [Made::LimitedSum, Made::Mean, Made::Weighted, Made::Best, Made::Geometric, Made::Harmonic] {
        let (change, with_outside) = (Change::default(), None);
        all.push(PublishedFault::Total { unit: unit(), column: total(), values: values(), parts: 8, made, change, with_outside });
        all.push(PublishedFault::Row { unit: unit(), column: "Nền tảng chung".into(), values: values(), parts: 5, made });
    }
    let reasons = [
        Unverifiable::NoParts,
        Unverifiable::PartsMissing(vec!["Thể chế số".into(), "Hạ tầng số".into()]),
        Unverifiable::UnitsMissing,
        Unverifiable::NotSum,
        Unverifiable::NoClasses,
        Unverifiable::ByConditions,
        Unverifiable::ApplicabilityUnknown,
        Unverifiable::NoScore,
        Unverifiable::RankedWithin,
        Unverifiable::NotNumber,
        Unverifiable::OtherGroup,
        Unverifiable::UnknownColumn,
        Unverifiable::NoMaximum,
    ];
    all.extend(reasons.into_iter().map(|reason| PublishedFault::Unverifiable { column: total(), cells: 1, reason }));
    all.push(PublishedFault::Unverifiable { column: total(), cells: 18, reason: Unverifiable::NoParts });
    all
}
