//! One fault of every kind of a year's data.

use super::samples::{ex, frac};
use crate::diagnostic::{Cell, DataFault, Encoding, EndFigure, OtherFormat, StateName};

/// A fault, its cell, and whether it belongs to a row.
pub(super) fn data() -> Vec<(DataFault, Option<Cell>, bool)> {
    let cell = |text: &str| {
        Some(Cell {
            sheet: None,
            file: "so-lieu.csv".into(),
            line: 12,
            column: 3,
            header: Some("Số cuộc họp trong năm".into()),
            text: Some(text.to_owned()),
        })
    };
    let bare = |text: Option<&str>| {
        Some(Cell { sheet: None, file: "so-lieu.csv".into(), line: 12, column: 3, header: None, text: text.map(str::to_owned) })
    };
    let unit = || "UBND huyện Krông Ana".to_owned();
    vec![
        (DataFault::Empty, None, false),
        (DataFault::NotUtf8 { at: 41, seems: Encoding::Windows }, None, false),
        (DataFault::NotUtf8 { at: 41, seems: Encoding::Utf16 }, None, false),
        (DataFault::NotUtf8 { at: 41, seems: Encoding::Unknown }, None, false),
        (DataFault::Workbook(OtherFormat::Workbook), None, false),
        (DataFault::Workbook(OtherFormat::OldOrLocked), None, false),
        (DataFault::Workbook(OtherFormat::OpenDocument), None, false),
        (DataFault::Workbook(OtherFormat::Word), None, false),
        (DataFault::Workbook(OtherFormat::Binary), None, false),
        (DataFault::Workbook(OtherFormat::Pdf), None, false),
        (DataFault::Workbook(OtherFormat::Package), None, false),
        (DataFault::TitleRow { text: "BẢNG SỐ LIỆU NĂM 2025".into() }, None, false),
        (DataFault::MissingCounted { units: 1, first: vec![(unit(), vec!["1.1".into(), "2.3".into()])] }, None, false),
        (DataFault::MissingCounted { units: 12, first: vec![(unit(), vec!["4.2".into()])] }, None, false),
        (DataFault::NoUnitColumn { headers: vec!["STT".into(), "Tên".into(), "1.1".into()] }, None, false),
        (DataFault::UnknownColumn { header: "Số cuộc hop".into(), near: Some("Số cuộc họp trong năm".into()) }, cell("Số cuộc hop"), false),
        (DataFault::UnknownColumn { header: "Ghi thêm".into(), near: None }, cell("Ghi thêm"), false),
        (DataFault::DoubleColumn { header: "1.1".into(), first: "Số cuộc họp trong năm".into() }, cell("1.1"), false),
        (DataFault::MissingColumn { header: "Số cuộc họp trong năm".into() }, None, false),
        (DataFault::ResultColumn { header: "Xếp hạng".into() }, cell("Xếp hạng"), false),
        (DataFault::Ragged { found: 5, due: 7 }, bare(None), false),
        (DataFault::NoUnit, bare(Some("")), false),
        (DataFault::DoubleUnit { unit: unit(), first: 4 }, bare(Some("UBND huyện Krông Ana")), false),
        (DataFault::SummaryRow { label: "Trung bình".into() }, bare(Some("Trung bình")), false),
        (DataFault::NoteRow { label: "Người lập biểu".into() }, bare(Some("Người lập biểu")), false),
        (DataFault::NoFigures { unit: unit() }, bare(Some("Sở A")), false),
        (DataFault::MixedMarks { comma: (4, "3,5".into()), point: (9, "3.5".into()) }, None, false),
        (DataFault::AmbiguousMark { text: "1.250".into(), comma: ex(1250), point: frac(5, 4) }, cell("1.250"), false),
        (DataFault::NotNumber { unit: unit() }, cell("bốn"), true),
        (DataFault::NotNumber { unit: unit() }, bare(Some("bốn")), true),
        (DataFault::NotNumber { unit: unit() }, bare(None), true),
        (DataFault::TooLong { digits: 40 }, cell("1,000000000000000000000000000000000000001"), true),
        (DataFault::NotWhole { unit: unit(), value: frac(7, 2) }, cell("3,5"), true),
        (
            DataFault::OutOfDomain { unit: unit(), value: frac(84_992, 100), domain: "từ 0 đến 485".into(), bound: None },
            cell("849,92"),
            true,
        ),
        (
            DataFault::OutOfDomain {
                unit: unit(),
                value: ex(120),
                domain: "từ 0 đến b".into(),
                bound: Some(Box::new(EndFigure { name: "b".into(), value: ex(100), cell: cell("100") })),
            },
            cell("120"),
            true,
        ),
        (DataFault::OutOfDomain { unit: unit(), value: frac(6, 5), domain: "từ 0% đến 100%".into(), bound: None }, cell("1,2"), true),
        (DataFault::PointsOutOfRange { unit: unit(), value: ex(25), maximum: ex(20) }, cell("25"), true),
        (DataFault::OffStep { unit: unit(), value: frac(73, 10), step: frac(1, 2) }, cell("7,3"), true),
        (DataFault::NotYesNo { unit: unit() }, cell("rồi"), true),
        (DataFault::NotYesNo { unit: unit() }, cell(""), true),
        (
            DataFault::NoSuchOption {
                unit: unit(), options: vec!["cấp_trưởng".into(), "cấp_phó".into()], near: Some("cấp_phó".into())
            },
            cell("cấp phố"),
            true,
        ),
        (
            DataFault::NoSuchOption { unit: unit(), options: vec!["cấp_trưởng".into(), "cấp_phó".into()], near: None },
            cell("không rõ"),
            true,
        ),
        (
            DataFault::NoSuchPart {
                unit: unit(),
                part: "du_lich".into(),
                options: vec!["du_lịch".into(), "y_tế".into()],
                near: Some("du_lịch".into()),
            },
            cell("du_lich; y_tế"),
            false,
        ),
        (
            DataFault::NoSuchPart { unit: unit(), part: "khác".into(), options: vec!["du_lịch".into(), "y_tế".into()], near: None },
            cell("khác"),
            false,
        ),
        (DataFault::OptionNamedTwice { unit: unit(), option: "y_tế".into() }, cell("y_tế; du_lịch; y_tế"), false),
        (DataFault::PropertyMissing { unit: unit(), property: "Có cung cấp dịch vụ công trực tuyến".into() }, bare(Some("")), false),
        (DataFault::SomethingOverNothing { unit: unit(), numerator: ex(5), common: None }, cell("5"), true),
        (DataFault::SomethingOverNothing { unit: unit(), numerator: ex(5), common: Some("mục_tiêu".into()) }, cell("5"), true),
        (DataFault::StateReported { unit: unit(), state: StateName::Missing }, bare(Some("")), true),
        (DataFault::StateReported { unit: unit(), state: StateName::NothingArising }, bare(Some("KPS")), true),
        (DataFault::StateReported { unit: unit(), state: StateName::NotApplicable }, bare(None), true),
        (DataFault::AboveMaximum { unit: unit(), value: ex(25), maximum: ex(20) }, None, true),
        (DataFault::BelowZero { unit: unit(), value: ex(-2) }, None, true),
        (DataFault::NoTier { unit: unit(), value: frac(9, 2) }, cell("4,5"), true),
        (DataFault::NoCase { unit: unit() }, None, true),
        (DataFault::OutsideFunction { unit: unit(), function: "ln".into(), value: ex(0) }, None, true),
        (DataFault::Undecided { unit: unit() }, None, true),
        (DataFault::CommonMissing { names: vec!["dân_số_tỉnh".into(), "gdp".into()] }, None, false),
        (DataFault::NotCommon { name: "dân số".into(), known: vec!["dân_số_tỉnh".into()] }, cell("dân số"), false),
        (DataFault::NotCommon { name: "dân số".into(), known: Vec::new() }, cell("dân số"), false),
        (DataFault::CommonColumn { header: "dân_số_tỉnh".into() }, cell("dân_số_tỉnh"), false),
        (DataFault::CommonTwice { name: "gdp".into(), first: 2 }, cell("gdp"), false),
        (DataFault::CommonHeader { name: "gdp".into() }, cell("gdp"), false),
        (DataFault::OfCommon(Box::new(DataFault::NotNumber { unit: "gdp".into() })), cell("bốn"), false),
        (
            DataFault::OfCommon(Box::new(DataFault::OutOfDomain {
                unit: "gdp".into(),
                value: ex(80),
                domain: "từ 0 đến 1".into(),
                bound: None,
            })),
            cell("80"),
            false,
        ),
        (DataFault::UnitNotInData { unit: "UBND huyện Krông Na".into(), near: unit() }, None, false),
        (DataFault::UnitsAbsent { units: vec!["Sở Y tế".into(), "Sở Công Thương".into()] }, None, false),
        (DataFault::NoClass { unit: unit(), score: frac(169, 2), share: false }, None, false),
        (DataFault::NoClass { unit: unit(), score: frac(169, 200), share: true }, None, false),
        (DataFault::TieFigureMissing { unit: unit(), figure: "số_tài_khoản_mới của 2".into() }, cell(""), false),
        (DataFault::PreviousTotalMissing, None, false),
        (DataFault::NotRank { unit: unit() }, cell("nhất"), false),
        (DataFault::UnitsOfOneYear { new: vec!["Xã A".into()], gone: vec!["Xã B".into(), "Xã C".into()] }, None, false),
        (DataFault::UnitsOfOneYear { new: Vec::new(), gone: vec!["Xã B".into()] }, None, false),
        (DataFault::NoClassCondition { unit: unit() }, None, false),
        (DataFault::SeveralClasses { unit: unit(), classes: vec!["Tốt".into(), "Khá".into()] }, None, false),
        (DataFault::ClassUndecided { unit: unit(), sentence: "Tốt".into(), state: StateName::Missing }, None, false),
        (DataFault::ClassUndecided { unit: unit(), sentence: "Tốt".into(), state: StateName::NothingArising }, None, false),
        (
            DataFault::ClassUndecided {
                unit: unit(),
                sentence: "tối đa là \"Khá\" khi tỷ lệ của 2 dưới 50%".into(),
                state: StateName::NotApplicable,
            },
            None,
            false,
        ),
        (DataFault::NothingApplies { unit: unit() }, None, false),
        (DataFault::ValueWhereNotApplicable { unit: unit() }, cell("12"), true),
        (DataFault::ValueWhereNotDeployed { year: 2023, units: 1, first: vec![unit()] }, cell("12"), true),
        (DataFault::ValueWhereNotDeployed { year: 2023, units: 12, first: vec![unit()] }, cell("12"), true),
        (DataFault::Malformed { reason: "unclosed quote.".into() }, bare(None), false),
    ]
}
