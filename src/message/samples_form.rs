//! Everything that can be wrong with a form.

use crate::diagnostic::{Changed, FormFault, FormKind, Guidance};

pub(super) fn forms() -> Vec<FormFault> {
    let changed = |line, old: &str, new: &str| Changed { line, old: old.to_owned(), new: new.to_owned() };
    let column = |column: &str, changes| FormFault::ColumnChanged { column: column.to_owned(), changes };
    let (found, due) = (|| Some("3f2a9c1b".to_owned()), || "77d0e12c".to_owned());
    let columns = || vec!["1.1".to_owned(), "1.2.a".to_owned()];
    let asked = || "Số cuộc họp trong năm".to_owned();
    let long = "Một trong: Có chuyên mục, mỗi tháng có tin, bài mới / Có chuyên mục, có tháng không có tin, bài mới /";
    let mut all = vec![
        FormFault::OtherSet { found: "Mau.CapXa".into(), due: "Mau.CapHuyen".into() },
        FormFault::OtherVersion { found: found(), due: due() },
        FormFault::OtherVersion { found: None, due: due() },
        column("1.2.a", vec![changed(Guidance::Allowed, "Số nguyên, từ 0 trở lên", "Số nguyên, từ 0 đến 100")]),
        column("1.1", vec![changed(Guidance::Title, "1.1 Họp", "1.1 Kế hoạch"), changed(Guidance::Asked, "Số cuộc họp", "Số kế hoạch")]),
        column("1.1", vec![changed(Guidance::Counted, "", "cuộc họp"), changed(Guidance::Words, "KPS là không phát sinh", "")]),
        column("1.4", vec![changed(Guidance::Allowed, &format!("{long} Chưa có"), &format!("{long} Không có"))]),
        column("1.1", vec![changed(Guidance::Evidence, "Báo cáo", "Biên bản")]),
        FormFault::ColumnGone { column: "1.3".into(), asked: asked() },
        FormFault::ColumnNew { column: "1.4".into(), asked: asked() },
        FormFault::GuidanceEdited { columns: columns() },
        FormFault::StampOnly { found: found(), due: due() },
        FormFault::StampOnly { found: None, due: due() },
        FormFault::EvidenceChanged { columns: columns() },
        FormFault::HeaderGone,
    ];
    let list = || FormKind::List("Danh mục dự án".into());
    let kinds = [FormKind::Rows, list(), FormKind::Unit, FormKind::Common, FormKind::Corrections, FormKind::Choices, FormKind::Rows];
    all.extend(kinds.windows(2).filter_map(|pair| Some(FormFault::OtherKind { found: pair.first()?.clone(), due: pair.last()?.clone() })));
    all
}
