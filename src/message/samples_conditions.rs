//! One finding of every kind about conditions and about text that does nothing.

use crate::diagnostic::{Bound, ConditionFault, Interval, StateName};
use crate::quantity::Exact;

pub(super) fn conditions() -> Vec<ConditionFault> {
    let condition = || "a từ 4 trở lên và không có_kế_hoạch".to_owned();
    let case = || vec!["tổng điểm = 86".to_owned(), "không phải “không chỉ số nào bằng 0 điểm”".to_owned()];
    let end = |value: i64| Some(Bound { value: Exact::from(value), closed: true });
    let twelve = Interval { low: end(0), high: end(3), percent: false };
    let mut all = vec![
        ConditionFault::Shadowed { others: 0 },
        ConditionFault::Shadowed { others: 2 },
        ConditionFault::Never { condition: condition(), because: Vec::new() },
        ConditionFault::Never { condition: condition(), because: vec![("a".to_owned(), twelve)] },
        ConditionFault::Always { condition: condition() },
        ConditionFault::ItemTwice { condition: condition() },
        ConditionFault::TooManyParts { axes: 14 },
        ConditionFault::ClassHole { case: case() },
        ConditionFault::ClassTwice { case: case(), classes: ["Tốt".into(), "Khá".into()] },
        ConditionFault::UnusedProperty { name: "có_dịch_vụ_công".into() },
        ConditionFault::IdleGuard,
        ConditionFault::NeverTogether { read: "6.1".into() },
        ConditionFault::Constant { points: Exact::from(5) },
    ];
    let states = [StateName::NothingArising, StateName::NotApplicable];
    all.extend(states.map(|state| ConditionFault::IdlePolicy { state }));
    all
}
