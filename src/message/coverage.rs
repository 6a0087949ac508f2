//! What examples reach and what they leave out, in words.

use super::Lang;
use super::words::{quoted, titled};
use crate::code::Code;
use crate::example::{Spot, SpotKind};
use crate::source::LineColumn;

/// A place that examples reach, without where it stands: `bậc “từ 4 trở lên”`.
pub fn spot_words(spot: &Spot, lang: Lang) -> String {
    let text = quoted(&spot.text);
    match (lang, spot.kind) {
        (Lang::Vi, SpotKind::Row) => format!("chấm theo số liệu ({text})"),
        (Lang::Vi, SpotKind::Tier) => format!("bậc {text}"),
        (Lang::Vi, SpotKind::Case) => format!("trường hợp {text}"),
        (Lang::Vi, SpotKind::ItemCounted) => format!("mục {text} được tính"),
        (Lang::Vi, SpotKind::ItemSkipped) => format!("mục {text} không được tính"),
        (Lang::Vi, SpotKind::ConditionHeld) => format!("điều kiện {text} đạt"),
        (Lang::Vi, SpotKind::ConditionFailed) => format!("điều kiện {text} không đạt"),
        (Lang::Vi, SpotKind::LimitReached) => format!("giới hạn {text} có tác dụng"),
        (Lang::Vi, SpotKind::LimitFree) => format!("giới hạn {text} không có tác dụng"),
        (Lang::Vi, SpotKind::Answer) => format!("câu trả lời {text}"),
        (Lang::Vi, SpotKind::Policy) => format!("chính sách {text}"),
        (Lang::Vi, SpotKind::Class) => format!("mức xếp loại {text}"),
        (Lang::En, SpotKind::Row) => format!("points from figures ({text})"),
        (Lang::En, SpotKind::Tier) => format!("the tier {text}"),
        (Lang::En, SpotKind::Case) => format!("the case {text}"),
        (Lang::En, SpotKind::ItemCounted) => format!("the item {text}, counted"),
        (Lang::En, SpotKind::ItemSkipped) => format!("the item {text}, not counted"),
        (Lang::En, SpotKind::ConditionHeld) => format!("the condition {text}, met"),
        (Lang::En, SpotKind::ConditionFailed) => format!("the condition {text}, not met"),
        (Lang::En, SpotKind::LimitReached) => format!("the limit {text}, at work"),
        (Lang::En, SpotKind::LimitFree) => format!("the limit {text}, idle"),
        (Lang::En, SpotKind::Answer) => format!("the answer {text}"),
        (Lang::En, SpotKind::Policy) => format!("the policy {text}"),
        (Lang::En, SpotKind::Class) => format!("the class {text}"),
    }
}

/// A place that no example reached: `dòng 12, chỉ số 1.1: bậc “từ 4 trở lên”`.
pub fn missed_line(spot: &Spot, code: Option<&Code>, at: Option<LineColumn>, lang: Lang) -> String {
    let what = spot_words(spot, lang);
    let place = match (lang, at) {
        (Lang::Vi, Some(at)) => format!("dòng {}", at.line),
        (Lang::En, Some(at)) => format!("line {}", at.line),
        (_, None) => String::new(),
    };
    let row = match (lang, code) {
        (Lang::Vi, Some(code)) => format!("mục {}", titled(code.as_str())),
        (Lang::En, Some(code)) => format!("row {}", titled(code.as_str())),
        (_, None) => String::new(),
    };
    let head = [place, row].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    format!("{head}: {what}")
}

/// How much the examples of a file reach.
pub fn coverage_line(file: &str, reached: usize, all: usize, lang: Lang) -> String {
    match (lang, reached == all) {
        (Lang::Vi, true) => format!("{file}: các ví dụ chạm tới cả {all} chỗ."),
        (Lang::Vi, false) => format!("{file}: các ví dụ chạm tới {reached} trong {all} chỗ. Chưa ví dụ nào chạm tới:"),
        (Lang::En, true) => format!("{file}: the examples reach all {all} places."),
        (Lang::En, false) => format!("{file}: the examples reach {reached} of {all} places. None reaches:"),
    }
}

/// The rows that score nobody, so that no example could reach them.
pub fn undeployed_line(rows: &[&Code], lang: Lang) -> String {
    let rows = rows.iter().map(|code| code.as_str()).collect::<Vec<_>>().join("; ");
    match lang {
        Lang::Vi => format!("chưa triển khai nên không kể: mục {rows}"),
        Lang::En => format!("not deployed, so not counted: row {rows}"),
    }
}
