//! One fault of every kind of a workbook, of JSON and of the form of a table.

use crate::diagnostic::{Cell, JsonShape, Much, SheetFault};

/// A fault and its cell.
pub(super) fn sheet() -> Vec<(SheetFault, Option<Cell>)> {
    let cell = |text: &str| {
        Some(Cell {
            sheet: Some("Sheet1".into()),
            file: "so-lieu.xlsx".into(),
            line: 27,
            column: 6,
            header: Some("Tỷ lệ hồ sơ".into()),
            text: Some(text.to_owned()),
        })
    };
    let line = |text: &str| Some(Cell { file: "so-lieu.json".into(), line: 9, column: 12, text: Some(text.to_owned()), ..Cell::default() });
    let unit = || "UBND huyện Krông Ana".to_owned();
    let mut all = vec![
        (SheetFault::Broken { part: None }, None),
        (SheetFault::Broken { part: Some("xl/worksheets/sheet1.xml".into()) }, None),
        (SheetFault::TooMuch(Much::Letters), cell("dài")),
        (SheetFault::Nowhere { address: "XFE1".into() }, None),
        (SheetFault::DateForNumber { unit: unit() }, cell("1/12/2023")),
        (SheetFault::ErrorValue, cell("#N/A")),
        (SheetFault::NumberAsText { unit: unit() }, cell("12,5")),
        (SheetFault::NumberAsText { unit: unit() }, line("12,5")),
        (SheetFault::Uncalculated, cell("=F25/F26")),
        (SheetFault::SeveralSheets { sheets: vec!["Tự chấm".into(), "Thẩm định".into()] }, None),
        (SheetFault::HiddenSheets { sheets: vec!["Danh mục".into()] }, None),
        (SheetFault::NotJson, line("}")),
        (SheetFault::DoubleKey { key: "1.1".into() }, line("1.1")),
        (SheetFault::More { count: 12_345 }, None),
        (SheetFault::NoHeaderRow { row: 5, last: 3 }, None),
        (SheetFault::HeaderRows { first: 5, last: 4 }, None),
    ];
    let much = [Much::File, Much::Unpacked, Much::Columns, Much::Cells, Much::Text, Much::Letters, Much::Parts];
    all.extend(much.map(|much| (SheetFault::TooMuch(much), None)));
    let shapes = [JsonShape::Top, JsonShape::Unit, JsonShape::Value, JsonShape::Mixed];
    all.extend(shapes.map(|shape| (SheetFault::JsonShape(shape), line("["))));
    all
}
