//! One finding of everything that stands against the rest of its own text.

use super::samples::{ex, frac};
use crate::diagnostic::{ContraryFault, Move};

pub(super) fn contrary() -> Vec<ContraryFault> {
    let moved = |from: &str, to: &str, less, more| Move { from: from.into(), to: to.into(), less: ex(less), more: ex(more) };
    vec![
        ContraryFault::Torn {
            name: "có_kế_hoạch".into(), brings: moved("không", "có", 0, 10), costs: moved("không", "có", 10, 5)
        },
        ContraryFault::Torn { name: "sự_cố".into(), brings: moved("2", "3", 0, 30), costs: moved("0", "2", 100, 0) },
        ContraryFault::GoodLess { title: "Có báo cáo".into(), with: ex(5), without: ex(10) },
        ContraryFault::OptionOrder { better: "khá".into(), worse: "chưa_đạt".into(), less: ex(0), more: ex(1) },
        ContraryFault::ClassForLess { class: "Mức 1".into(), total: ex(12), below: "Mức 2".into(), asks: ex(70), percent: false },
        ContraryFault::OpenClass { class: "Mức 3".into(), bound: frac(3, 4), percent: true },
        ContraryFault::BadSpares { title: "Có cán bộ bị kỷ luật".into() },
        ContraryFault::BadAsked { class: "Đạt chuẩn".into(), title: "Có cán bộ bị kỷ luật".into() },
        ContraryFault::LeavesItsOwn {
            condition: "có_đơn_vị_trực_thuộc".into(), title: "Đơn vị trực thuộc kết nối".into()
        },
        ContraryFault::LeavesAlone { condition: "có_dịch_vụ_công".into(), others: 3 },
    ]
}
