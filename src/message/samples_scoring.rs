//! One finding of every kind about the sentences that score.

use super::samples::ex;
use crate::diagnostic::{RowWord, ScoringFault};

pub(super) fn scoring() -> Vec<ScoringFault> {
    vec![
        ScoringFault::BracketFloating { low: ex(10_000), offer: None },
        ScoringFault::BracketFloating { low: ex(11), offer: Some("trên 10".into()) },
        ScoringFault::BracketPlace { head: "còn lại".into(), table: true },
        ScoringFault::BracketPlace { head: "khi …".into(), table: false },
        ScoringFault::GradeHead { head: "còn lại".into(), offer: Some("không_đạt".into()) },
        ScoringFault::GradeHead { head: "từ 1 đến 5".into(), offer: None },
        ScoringFault::RoundTwice { name: "Thẩm định".into() },
        ScoringFault::PassedLimit { limit: "50%".into() },
        ScoringFault::ShareWithoutMaximum,
        ScoringFault::NotDeployed {
            years: vec![2023],
            rows: vec!["2.1".into(), "3".into()],
            short: vec![("2".into(), ex(30), ex(40))],
            total: Some((ex(890), ex(1000))),
        },
        ScoringFault::NotDeployed { years: vec![2022, 2023], rows: vec!["5".into()], short: Vec::new(), total: None },
        ScoringFault::SteppingMissing,
        ScoringFault::Approximate,
        ScoringFault::PopulationNested,
        ScoringFault::CriteriaCount { declared: 5, found: 4, maximum: None },
        ScoringFault::CriteriaCount { declared: 4, found: 3, maximum: Some((ex(5), true)) },
        ScoringFault::CriteriaCount { declared: 4, found: 3, maximum: Some((ex(5), false)) },
        ScoringFault::CriterionMaximum { declared: ex(10), found: ex(8) },
        ScoringFault::CriteriaAlone { missing: "điểm từng tiêu chí".into() },
        ScoringFault::ExtraPlace { above: "1".into(), word: RowWord::Index, under_extra: false },
        ScoringFault::ExtraPlace { above: "2".into(), word: RowWord::Bonus, under_extra: true },
        ScoringFault::TotalLimit {
            offers: vec!["tổng điểm được vượt thang điểm".into(), "tổng điểm không vượt thang điểm".into()]
        },
        ScoringFault::ExtraPlace { above: "I".into(), word: RowWord::Group, under_extra: false },
        ScoringFault::NeedTooMany { need: 4, found: 3 },
        ScoringFault::NeedTooMany { need: 1, found: 0 },
        ScoringFault::UnlikeMaxima { one: ex(100), other: ex(50) },
        ScoringFault::Divisor { text: "(n - 2)".into() },
        ScoringFault::Verb { due: "trừ".into() },
        ScoringFault::NegativeEach { points: ex(2), due: "trừ".into() },
        ScoringFault::Uncapped { name: "văn_bản".into(), maximum: ex(3) },
        ScoringFault::UnlimitedInScale,
        ScoringFault::ScopeUnknown { name: "Sở".into(), known: vec!["UBND cấp huyện".into()] },
        ScoringFault::ScopeUnknown { name: "Sở".into(), known: Vec::new() },
        ScoringFault::ScopeAmbiguous { name: "Giữ".into(), properties: vec!["w_a".into(), "w_b".into()] },
    ]
}
