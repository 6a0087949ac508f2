//! One finding of every kind about what rows, classes and the set can come to.

use super::samples::{ex, subject};
use crate::diagnostic::{Fault, Finding, ReachFault, Slip, UnitKind};
use crate::quantity::Exact;
use crate::source::{FileId, Span};

pub(super) fn reach() -> Vec<Finding> {
    let finding = |fault| Finding::at(Span::new(FileId(0), 0..1), Fault::Reach(fault));
    rows().into_iter().map(|fault| finding(fault).about(subject())).chain(sets().into_iter().map(finding)).collect()
}

fn rows() -> Vec<ReachFault> {
    vec![
        ReachFault::CanExceed { found: ex(12), maximum: ex(10), reduced: false, slip: None },
        ReachFault::CanExceed { found: ex(100), maximum: ex(10), reduced: false, slip: Some(Slip::FactorInRatio(Some("a / b".into()))) },
        ReachFault::CanExceed { found: ex(100), maximum: ex(10), reduced: false, slip: Some(Slip::FactorInRatio(None)) },
        ReachFault::CanExceed { found: ex(20), maximum: ex(10), reduced: false, slip: Some(Slip::TooManyPoints) },
        ReachFault::CanExceed { found: ex(10), maximum: ex(8), reduced: true, slip: None },
        ReachFault::CanBeNegative { found: ex(-5), parent: false, turned: None },
        ReachFault::CanBeNegative { found: ex(-5), parent: true, turned: None },
        ReachFault::RatioPasses { over: "văn_bản_số".into(), by: "văn_bản_yêu_cầu".into(), maximum: ex(20) },
        ReachFault::MayExceed { maximum: ex(10), open: vec!["a".into(), "b".into()], items: false },
        ReachFault::MayExceed { maximum: ex(10), open: Vec::new(), items: false },
        ReachFault::MayExceed { maximum: ex(10), open: Vec::new(), items: true },
        ReachFault::CanExceed { found: ex(20), maximum: ex(10), reduced: false, slip: Some(Slip::Items) },
        ReachFault::CanExceed {
            found: ex(20),
            maximum: ex(10),
            reduced: false,
            slip: Some(Slip::Parts { part: "vừa".into(), end: "phiếu - rất".into() }),
        },
        ReachFault::CanBeNegative { found: ex(-6), parent: false, turned: Some(("b - a".into(), "a - b".into())) },
        ReachFault::MayBeNegative { open: vec!["a".into()] },
        ReachFault::MayBeNegative { open: Vec::new() },
    ]
}

fn sets() -> Vec<ReachFault> {
    let without = || UnitKind { named: None, given: vec![("có_dịch_vụ_công".into(), "không".into())] };
    let named = || UnitKind { named: Some("Thanh tra tỉnh".into()), given: Vec::new() };
    let both = || UnitKind { named: Some("Ban Dân tộc".into()), given: vec![("quy_mô".into(), "nhỏ".into())] };
    vec![
        ReachFault::NothingApplies { kind: without() },
        ReachFault::NothingApplies { kind: both() },
        ReachFault::KeepsMaximum {
            kind: without(),
            most: ex(970),
            applicable: ex(1000),
            rows: vec!["2.1".into(), "3".into()],
            class: Some("Xuất sắc".into()),
        },
        ReachFault::KeepsMaximum { kind: named(), most: ex(970), applicable: ex(1000), rows: vec!["2.1".into()], class: None },
        ReachFault::ClassBeyond { class: "Xuất sắc".into(), kind: UnitKind::default(), most: ex(900), percent: false },
        ReachFault::ClassBeyond {
            class: "Tốt".into(),
            kind: without(),
            most: Exact::ratio(9, 10).unwrap_or_else(Exact::one),
            percent: true,
        },
        ReachFault::TooManyKinds { most: 64 },
        ReachFault::OtherMaximum { divisor: ex(800), maximum: ex(1000) },
    ]
}
