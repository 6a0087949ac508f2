//! One finding of every kind about the sentences that score.

use super::samples::ex;
use crate::diagnostic::ScoringFault;

pub(super) fn scoring() -> Vec<ScoringFault> {
    vec![
        ScoringFault::BracketFloating { low: ex(10_000) },
        ScoringFault::SteppingMissing,
        ScoringFault::Approximate,
        ScoringFault::PopulationNested,
        ScoringFault::CriteriaCount { declared: 5, found: 4 },
        ScoringFault::CriterionMaximum { declared: ex(10), found: ex(8) },
        ScoringFault::CriteriaAlone { missing: "điểm từng tiêu chí".into() },
        ScoringFault::ExtraPlace { above: "1".into(), under_extra: false },
        ScoringFault::ExtraPlace { above: "2".into(), under_extra: true },
        ScoringFault::TotalLimit {
            offers: vec!["tổng điểm được vượt thang điểm".into(), "tổng điểm không vượt thang điểm".into()]
        },
        ScoringFault::NeedTooMany { need: 4, found: 3 },
        ScoringFault::UnlikeMaxima { one: ex(100), other: ex(50) },
        ScoringFault::Divisor { text: "(n - 2)".into() },
        ScoringFault::Verb { due: "trừ".into() },
        ScoringFault::UnlimitedInScale,
        ScoringFault::ScopeUnknown { name: "Sở".into(), known: vec!["UBND cấp huyện".into()] },
        ScoringFault::ScopeUnknown { name: "Sở".into(), known: Vec::new() },
        ScoringFault::ScopeAmbiguous { name: "Giữ".into(), properties: vec!["w_a".into(), "w_b".into()] },
    ]
}
