//! One finding of every slip.

use super::samples::{ex, frac};
use crate::diagnostic::{ExtraSlip, Limited, Sense, SlipFault};

pub(super) fn slips() -> Vec<SlipFault> {
    let above = |what, value, limit| SlipFault::OneAbove { what, value: ex(value), limit: ex(limit) };
    let against = |name: &str, title: &str, sense| SlipFault::AgainstSense { name: name.into(), title: title.into(), sense };
    vec![
        SlipFault::TwoGrounds,
        SlipFault::ExtrasIdle,
        SlipFault::OneClass { class: "Chưa đạt chuẩn".into() },
        SlipFault::ClassMissing { class: "Mức 1".into() },
        SlipFault::CodeHole { code: "55".into(), missing: "5".into() },
        SlipFault::CodeSkipped { code: "5.5".into(), missing: "5.4".into(), before: "5.3".into() },
        SlipFault::RankingTwice,
        SlipFault::PillarsAlike { other: "Kinh tế số".into(), left_out: Vec::new() },
        SlipFault::PillarsAlike { other: "Kinh tế số".into(), left_out: vec!["8".into()] },
        above(Limited::Piece, 10, 5),
        above(Limited::Step, 10, 5),
        above(Limited::Item, 60, 10),
        above(Limited::Award, 100, 15),
        SlipFault::SameNeighbours { points: ex(3) },
        SlipFault::GrowthBase {
            change: "trước - nay".into(), by: "Số vụ năm nay".into(), before: "Số vụ năm trước".into()
        },
        SlipFault::TitleTarget { named: frac(95, 100), target: Some(frac(9, 100)) },
        SlipFault::TitleTarget { named: frac(95, 100), target: None },
        SlipFault::Extra(ExtraSlip::Title { bonus: true }),
        SlipFault::Extra(ExtraSlip::Title { bonus: false }),
        SlipFault::Extra(ExtraSlip::Limit { named: ex(3), limit: ex(4) }),
        SlipFault::TitleLimit { named: ex(2) },
        SlipFault::OpenShare { part: "đúng_hạn".into(), whole: "giải_quyết".into(), unit: "hồ sơ".into() },
        SlipFault::OpenPercentage { name: "r".into() },
        SlipFault::UnitTitle { name: "doanh_nghiệp".into(), unit: "văn bản".into(), counts: "doanh nghiệp".into() },
        against("kế_hoạch", "Có kế hoạch năm", Sense::GoodMissing),
        against("đã_đăng_ký", "Đã đăng ký thi đua", Sense::GoodTaken),
        against("nhiễm", "Số máy tính nhiễm mã độc", Sense::MoreOfBad),
    ]
}
