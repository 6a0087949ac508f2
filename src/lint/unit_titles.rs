//! A figure counts what its title says: `Số doanh nghiệp …` is no number of văn bản.
//!
//! Only where both the title and the unit are words that everybody counts in, and of different kinds, is something said.

use super::words::{Words, words};
use crate::diagnostic::{Fault, Finding, Findings, SlipFault};
use crate::ir::{FieldKind, InputKind, Program, Row};
use crate::source::Span;

/// Words for what is counted; those of one line may stand for each other, and a word may stand in several: a trạm y tế is a cơ sở, a cơ sở sản xuất
/// may be a hộ. Wide kinds on purpose: a general noun for a special one is no contradiction.
static KINDS: [Words; 9] = [
    Words::of(&["người", "cán bộ", "công chức", "viên chức", "giáo viên", "học sinh", "người dân", "công dân", "nhân viên"]),
    Words::of(&["hộ", "hộ gia đình", "hộ dân", "hộ kinh doanh", "cơ sở", "doanh nghiệp", "đơn vị"]),
    Words::of(&["hồ sơ", "thủ tục", "thủ tục hành chính", "dịch vụ công", "dịch vụ", "văn bản", "báo cáo", "kế hoạch"]),
    Words::of(&["doanh nghiệp", "đơn vị", "cơ quan", "cơ sở", "trường", "trạm", "hộ kinh doanh"]),
    Words::of(&["cuộc họp", "cuộc", "hội nghị", "buổi", "lớp", "lớp tập huấn"]),
    Words::of(&["thôn", "tổ dân phố", "xã", "phường", "huyện", "đơn vị", "cơ quan", "cơ sở", "trường", "trạm", "khu", "địa điểm"]),
    Words::of(&[
        "hệ thống",
        "hệ thống thông tin",
        "phần mềm",
        "ứng dụng",
        "nền tảng",
        "cơ sở dữ liệu",
        "bộ dữ liệu",
        "dịch vụ",
        "máy tính",
        "máy",
        "thiết bị",
        "máy chủ",
        "trạm",
    ]),
    Words::of(&["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"]),
    Words::of(&["mbps", "gbps", "kbps"]),
];

/// What begins with a known word and is another thing.
static OTHERS: Words = Words::of(&[
    "người nộp thuế",
    "người khai hải quan",
    "người sử dụng lao động",
    "trường hợp",
    "trường thông tin",
    "trường dữ liệu",
    "xã hội",
    "xã viên",
    "đồng hồ",
    "đồng bào",
    "đồng chí",
    "hộ chiếu",
    "hộ tịch",
    "hộ khẩu",
    "cơ sở vật chất",
    "cơ sở hạ tầng",
    "cơ sở pháp lý",
    "đơn vị máu",
    "đơn vị sản phẩm",
    "đơn vị tính",
    "máy bay",
    "máy móc",
    "khu vực",
    "người máy",
    "cuộc gọi",
    "dịch vụ truyền hình",
]);

/// Before what is counted, the longer ones first.
static OPENINGS: Words = Words::of(&["tổng số lượng", "tổng số", "số lượng", "số"]);

/// Titles that name a kind without `số`.
const TITLED: [(&str, usize); 6] = [("băng thông", 8), ("kinh phí", 7), ("doanh thu", 7), ("vốn", 7), ("dân số", 0), ("ngân sách", 7)];

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for input in program.inputs.iter().filter(|input| matches!(input.kind, InputKind::Whole | InputKind::Decimal)) {
        let row = input.row.and_then(|row| program.row(row)).filter(|row| !row.broken);
        look(&input.name, input.about.as_deref(), input.unit.as_deref(), row, input.span, findings);
    }
    for field in program.lists.iter().flat_map(|list| &list.fields) {
        if matches!(field.kind, FieldKind::Figure(InputKind::Whole | InputKind::Decimal)) {
            look(&field.name, field.about.as_deref(), field.unit.as_deref(), None, field.span, findings);
        }
    }
}

fn look(name: &str, title: Option<&str>, unit: Option<&str>, row: Option<&Row>, span: Span, findings: &mut Findings) {
    let (Some(title), Some(unit)) = (title, unit) else { return };
    let Some((counts, titled)) = counted(title) else { return };
    let own = kinds(unit);
    if !own.is_empty() && !titled.iter().any(|kind| own.contains(kind)) {
        let fault = SlipFault::UnitTitle { name: name.to_owned(), unit: unit.to_owned(), counts };
        let finding = Finding::at(span, Fault::Slip(fault));
        findings.push(match row {
            Some(row) => finding.about(row.subject()),
            None => finding,
        });
    }
}

/// The kinds that a word belongs to.
fn kinds(word: &str) -> Vec<usize> {
    KINDS.iter().enumerate().filter(|(_, words)| words.hold(word)).map(|(kind, _)| kind).collect()
}

/// What a title counts, and of which kinds that is; the longest word that it begins with.
fn counted(title: &str) -> Option<(String, Vec<usize>)> {
    let title = words(title);
    if let Some((word, kind)) = TITLED.iter().find(|(word, _)| title.starts_with(&words(word))) {
        return Some(((*word).to_owned(), vec![*kind]));
    }
    let rest = OPENINGS.phrases().iter().find_map(|opening| title.strip_prefix(opening.as_slice()))?;
    if OTHERS.phrases().iter().any(|other| rest.starts_with(other)) {
        return None;
    }
    let begun = KINDS.iter().flat_map(Words::phrases).filter(|phrase| rest.starts_with(phrase));
    let found = begun.map(|phrase| phrase.join(" ")).max_by_key(String::len)?;
    let kinds = kinds(&found);
    Some((found, kinds))
}
