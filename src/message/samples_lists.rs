//! One finding of every kind about lists of records.

use crate::diagnostic::ListFault;

pub(super) fn lists() -> Vec<ListFault> {
    let name = || "dự_án".to_owned();
    let unit = || "Sở Y tế".to_owned();
    vec![
        ListFault::Nested,
        ListFault::Bare { name: name() },
        ListFault::TextInput { name: "lý_do".into() },
        ListFault::Compared { left: "số lượng dự_án mà đúng_hạn".into(), right: "từ 3 trở lên".into() },
        ListFault::FieldDomain { name: "kinh_phí".into() },
        ListFault::NoFields { name: name() },
        ListFault::Unused { name: name() },
        ListFault::TooManyLines { most: 1000 },
        ListFault::NoTable { list: name(), about: "Danh mục dự án".into() },
        ListFault::NotList { name: "du_an".into(), known: Vec::new() },
        ListFault::NotList { name: "du_an".into(), known: vec![name(), "hồ_sơ".into()] },
        ListFault::TableTwice { list: name() },
        ListFault::NoUnit,
        ListFault::UnknownUnit { unit: "Sở Ytế".into(), near: Some(unit()) },
        ListFault::UnknownUnit { unit: "Sở X".into(), near: None },
        ListFault::EmptyLine { unit: unit(), words: Vec::new() },
        ListFault::EmptyLine { unit: unit(), words: vec!["KPS".into(), "-".into()] },
        ListFault::NoneAndSome { unit: unit(), word: "KPS".into(), other: 7 },
    ]
}
