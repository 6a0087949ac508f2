//! One fault of every kind between the files of an assessment.

use super::samples::ex;
use crate::diagnostic::{NotSettable, SubmissionFault};

pub(super) fn submissions() -> Vec<SubmissionFault> {
    let unit = || "UBND huyện Krông Ana".to_owned();
    let rounds = || vec!["Tự chấm".to_owned(), "Thẩm định".to_owned()];
    vec![
        SubmissionFault::UnknownRound { round: "Tự trấm".into(), known: rounds(), near: Some("Tự chấm".into()) },
        SubmissionFault::UnknownRound { round: "Khác".into(), known: rounds(), near: None },
        SubmissionFault::UnknownRound { round: "Tự chấm".into(), known: Vec::new(), near: None },
        SubmissionFault::FirstRoundMissing { round: "Thẩm định".into(), first: "Tự chấm".into() },
        SubmissionFault::RoundNotSaid { known: rounds() },
        SubmissionFault::OfficialRoundMissing { last: "Tự chấm".into(), official: "Thẩm định".into() },
        SubmissionFault::UnknownSheet { sheet: "Tự trấm".into(), known: rounds(), near: Some("Tự chấm".into()) },
        SubmissionFault::UnknownSheet { sheet: "Sheet2".into(), known: rounds(), near: None },
        SubmissionFault::NoSuchSheet { sheet: "Sheet2".into(), found: vec!["Sheet1".into()] },
        SubmissionFault::UnknownUnit { unit: "UBND huyện Krông A Na".into(), near: Some(unit()), roster: true },
        SubmissionFault::UnknownUnit { unit: "Sở X".into(), near: None, roster: false },
        SubmissionFault::UnitInTwoTables { unit: unit(), first: "so-1.xlsx Sheet1!A7".into() },
        SubmissionFault::UnitsNotSubmitted { submitted: 18, due: 19, units: vec![unit()] },
        SubmissionFault::PropertyDiffers { unit: unit(), property: "có_dịch_vụ_công".into() },
        SubmissionFault::NoSuchRow { code: "1.22".into(), near: Some("1.2".into()) },
        SubmissionFault::NoSuchRow { code: "họp".into(), near: None },
        SubmissionFault::CodeAsNumber { code: "1.1".into(), other: "1.10".into() },
        SubmissionFault::FormOfAnotherRound { form: "Tự chấm".into(), given: "Thẩm định".into() },
        SubmissionFault::TableTwice { first: "so-1.xlsx 'Thông tin chung'".into() },
        SubmissionFault::RoundSkipped { round: "Thẩm định lần 1".into() },
        SubmissionFault::NoSuchInput { code: "1.2".into(), name: String::new(), known: vec!["a".into(), "b".into()] },
        SubmissionFault::NoSuchInput { code: "1.2".into(), name: "c".into(), known: vec!["a".into(), "b".into()] },
        SubmissionFault::NoSuchInput { code: "1".into(), name: "c".into(), known: Vec::new() },
        SubmissionFault::NothingCorrected { unit: unit() },
        SubmissionFault::ValueAndPoints { unit: unit() },
        SubmissionFault::NoReason { unit: unit() },
        SubmissionFault::PointsNotHere { code: "1".into(), why: NotSettable::Parent },
        SubmissionFault::PointsNotHere { code: "3.10".into(), why: NotSettable::NotDeployed },
        SubmissionFault::PointsNotHere { code: "6".into(), why: NotSettable::Unscored },
        SubmissionFault::CorrectedTwice { unit: unit(), input: Some("a".into()), first: "tham-dinh.csv, dòng 4".into() },
        SubmissionFault::CorrectedTwice { unit: unit(), input: None, first: "tham-dinh.xlsx Sheet1!E4".into() },
        SubmissionFault::BoundCorrected {
            unit: unit(),
            corrected: "tổng_số".into(),
            input: "trực_tuyến".into(),
            value: ex(8),
            domain: "từ 0 đến tổng_số".into(),
        },
        SubmissionFault::SetPointsLifted { unit: unit(), round: "Thẩm định".into() },
        SubmissionFault::SetWhereNotApplicable { unit: unit() },
    ]
}
