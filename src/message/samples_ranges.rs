//! One finding of every kind about what figures are allowed to be.

use super::samples::ex;
use crate::diagnostic::RangeFault;

pub(super) fn ranges() -> Vec<RangeFault> {
    let none = |range: &str, whole: Option<&str>, percent| RangeFault::NoneRefused {
        name: "a".into(),
        range: range.into(),
        whole: whole.map(str::to_owned),
        percent,
    };
    let missed = |range: &str, above| RangeFault::WholeMissed { name: "a".into(), range: range.into(), above };
    vec![
        none("từ 1 đến b", Some("b"), false),
        none("từ 1% đến 100%", None, true),
        none("từ 1 trở lên", None, false),
        missed("từ 0% đến 99%", false),
        missed("từ 0% đến 101%", true),
        RangeFault::AllRefused {
            name: "đúng_hạn".into(), range: "từ 0 đến dưới giải_quyết".into(), whole: "giải_quyết".into()
        },
        RangeFault::OneRefused { name: "tổng_số".into(), range: "từ 2 trở lên".into() },
        RangeFault::NothingRefused { name: "tiếp_nhận".into(), range: "từ 1 trở lên".into() },
        RangeFault::CountInParts { name: "đã_cấp".into(), unit: "người".into(), whole: "tổng_số".into() },
        RangeFault::OutsideFunction { function: "ln", value: ex(0) },
    ]
}
