//! A figure counts what its title says: `Số doanh nghiệp …` is no number of văn bản.
//!
//! Only where both the title and the unit are words that everybody counts in, and of different kinds, is something said.

use crate::diagnostic::{Fault, Finding, Findings, SlipFault};
use crate::ir::{FieldKind, InputKind, Program, Row};
use crate::name::fold_title;
use crate::source::Span;

/// Words for what is counted; those of one line may stand for each other, and a word may stand in several: a trạm y tế is a cơ sở, a cơ sở sản xuất
/// may be a hộ. Wide kinds on purpose: a general noun for a special one is no contradiction.
const KINDS: [&[&str]; 9] = [
    &["người", "cán bộ", "công chức", "viên chức", "giáo viên", "học sinh", "người dân", "công dân", "nhân viên"],
    &["hộ", "hộ gia đình", "hộ dân", "hộ kinh doanh", "cơ sở", "doanh nghiệp", "đơn vị"],
    &["hồ sơ", "thủ tục", "thủ tục hành chính", "dịch vụ công", "dịch vụ", "văn bản", "báo cáo", "kế hoạch"],
    &["doanh nghiệp", "đơn vị", "cơ quan", "cơ sở", "trường", "trạm", "hộ kinh doanh"],
    &["cuộc họp", "cuộc", "hội nghị", "buổi", "lớp", "lớp tập huấn"],
    &["thôn", "tổ dân phố", "xã", "phường", "huyện", "đơn vị", "cơ quan", "cơ sở", "trường", "trạm", "khu", "địa điểm"],
    &[
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
    ],
    &["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"],
    &["mbps", "gbps", "kbps"],
];

/// What begins with a known word and is another thing.
const OTHERS: [&str; 26] = [
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
];

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
    let Some((counts, titled)) = counted(&fold_title(title)) else { return };
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
    let folded = fold_title(word);
    let belongs = |words: &&[&str]| words.iter().any(|known| fold_title(known) == folded);
    KINDS.iter().enumerate().filter(|(_, words)| belongs(words)).map(|(kind, _)| kind).collect()
}

/// What a title counts, and of which kinds that is; the longest word that it begins with.
fn counted(title: &str) -> Option<(String, Vec<usize>)> {
    let begins = |text: &str, word: &str| text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if let Some((word, kind)) = TITLED.iter().find(|(word, _)| begins(title, &fold_title(word))) {
        return Some(((*word).to_owned(), vec![*kind]));
    }
    let openings = ["tổng số lượng", "tổng số", "số lượng", "số"];
    let rest = openings.iter().find_map(|opening| title.strip_prefix(&fold_title(opening))?.strip_prefix(' '))?;
    if OTHERS.iter().any(|other| begins(rest, &fold_title(other))) {
        return None;
    }
    let found = KINDS.iter().copied().flatten().filter(|word| begins(rest, &fold_title(word))).max_by_key(|word| word.len())?;
    Some(((*found).to_owned(), kinds(found)))
}
