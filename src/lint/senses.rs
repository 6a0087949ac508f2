//! Points go with the sense of a name: what is done as it should be gets points, and does not lose them.
//!
//! A finding rests on a title that is read as a whole (`titles`); what may only speak of something bad is told by single words, and keeps others silent.

use super::words::Words;
use super::{about, titles};
use crate::diagnostic::{Fault, Findings, Sense, SlipFault};
use crate::ir::{Extra, InputKind, Node, NodeId, Program, Row, Score, walk};

/// Words of what may be good where it is so.
static GOOD: Words = Words::of(&[
    "kế hoạch",
    "đúng hạn",
    "đúng quy định",
    "đúng quy trình",
    "ban hành",
    "báo cáo",
    "hoàn thành",
    "giải thưởng",
    "khen thưởng",
    "chủ trì",
    "dự đủ",
    "dự họp",
    "tham gia",
    "đăng ký",
    "minh chứng",
    "công khai",
    "triển khai",
    "kịp thời",
    "đầy đủ",
]);

/// Words that turn it.
static BAD: Words = Words::of(&[
    "vi phạm",
    "sự cố",
    "chậm",
    "trễ",
    "quá hạn",
    "khiếu nại",
    "tố cáo",
    "kỷ luật",
    "xử phạt",
    "bị",
    "mất",
    "lộ",
    "nhiễm",
    "lỗi",
    "sai",
    "không",
    "chưa",
    "thiếu",
    "tồn đọng",
    "nợ",
    "từ chối",
    "phê bình",
    "phải",
    "nhắc nhở",
]);

/// Words with which the good comes too late, is badly done, or is undone: nothing is said of such a title.
static SPOILT: Words = Words::of(&[
    "muộn",
    "sơ sài",
    "sau ngày",
    "sau thời hạn",
    "sau khi",
    "hủy",
    "điều chỉnh",
    "ngoài",
    "tự ý",
    "bịa",
    "trùng",
    "sao chép",
    "gia hạn",
    "lùi",
    "đề nghị",
    "hình thức",
]);

/// Things that are bad to have.
static BAD_THINGS: Words = Words::of(&[
    "vi phạm",
    "sự cố",
    "khiếu nại",
    "tố cáo",
    "kỷ luật",
    "xử phạt",
    "rủi ro",
    "lỗi",
    "sai phạm",
    "sai sót",
    "tồn đọng",
    "nợ",
    "phê bình",
    "tai nạn",
    "tiêu cực",
    "tham nhũng",
    "lãng phí",
    "thất thoát",
    "rò rỉ",
    "lộ",
    "mã độc",
    "tấn công",
    "gián đoạn",
    "đơn thư",
    "phản ánh",
    "phát sinh",
    "xảy ra",
    "tranh chấp",
    "kéo dài",
    "cháy",
    "nổ",
    "dịch bệnh",
    "tội phạm",
    "tệ nạn",
    "nghèo",
    "ô nhiễm",
    "thiệt hại",
    "cưỡng chế",
    "thu hồi",
    "đình chỉ",
    "khiển trách",
    "cảnh cáo",
    "cảnh báo",
    "vụ việc",
    "nguy cơ",
    "hồ sơ giấy",
    "bản giấy",
    "văn bản giấy",
    "thủ công",
    "in tài liệu",
    "dồn vào",
    "trình độ thấp",
]);

/// What is the better the less there is of it: a set, or a row, that measures it gives its points for what is bad.
static BAD_MEASURES: Words = Words::of(&["rủi ro", "nguy cơ", "phụ thuộc", "lạc hậu", "dễ bị tổn thương"]);

/// Whether a title measures what is the better the less there is of it.
pub(super) fn measures_bad(title: &str) -> bool {
    BAD_MEASURES.stand_in(title)
}

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    if measures_bad(&program.set.title) {
        return;
    }
    for row in program.rows.iter().filter(|row| !row.broken) {
        let Score::Value(node) = row.score else { continue };
        if super::refused(findings, row) {
            continue;
        }
        let mut asked = Vec::new();
        walk(program, node, &mut |_, node| asked.extend(scored_by(program, node)));
        for when in asked.iter().copied() {
            let Some((name, title, sense)) = against(program, row, when) else { continue };
            // One item that stands against its neighbours: a row that is wholly so was meant so.
            // What is taken for something good needs no neighbour: nobody means that.
            if sense != Sense::GoodTaken && !asked.iter().any(|other| *other != when && awards_good(program, row, *other)) {
                continue;
            }
            let span = program.node_span(when).unwrap_or(row.span);
            findings.push_once(about(row, span, Fault::Slip(SlipFault::AgainstSense { name, title, sense })));
        }
    }
}

/// The conditions under which a sentence gives more than otherwise.
fn scored_by(program: &Program, node: &Node) -> Vec<NodeId> {
    let positive = |value: NodeId| super::domain::of(program, value).low.is_some_and(|low| low.is_positive());
    let zero = |value: NodeId| program.constant(value).is_some_and(crate::quantity::Exact::is_zero);
    match node {
        Node::Items { items, .. } => items.iter().filter(|item| positive(item.value)).filter_map(|item| item.when).collect(),
        Node::Gate { when, otherwise, .. } if zero(*otherwise) => vec![*when],
        _ => Vec::new(),
    }
}

/// Whether a condition that gives points is against the sense of a yes/no figure in it.
fn against(program: &Program, row: &Row, when: NodeId) -> Option<(String, String, Sense)> {
    let parts = match program.node(when)? {
        Node::And(parts) => parts.clone(),
        _ => vec![when],
    };
    parts.into_iter().find_map(|part| {
        let (asked, without) = match program.node(part)? {
            Node::Not(inner) => (*inner, true),
            _ => (part, false),
        };
        let taken = row.extra == Some(Extra::Deduction);
        let Some(Node::Input(id)) = program.node(asked) else { return None };
        let input = program.input(*id).filter(|input| input.kind == InputKind::YesNo)?;
        let title = input.title();
        (without != taken && is_good(&title, &input.name) && titles::good_to_have(&title))
            .then(|| (input.name.clone(), title, if taken { Sense::GoodTaken } else { Sense::GoodMissing }))
    })
}

/// Whether a condition asks plainly for something good, with the sense of its name.
fn awards_good(program: &Program, row: &Row, when: NodeId) -> bool {
    let taken = row.extra == Some(Extra::Deduction);
    let (asked, without) = match program.node(when) {
        Some(Node::Not(inner)) => (*inner, true),
        _ => (when, false),
    };
    let Some(Node::Input(id)) = program.node(asked) else { return false };
    let input = program.input(*id).filter(|input| input.kind == InputKind::YesNo);
    input.is_some_and(|input| without == taken && is_good(input.about.as_deref().unwrap_or(&input.name), &input.name))
}

/// Whether a title speaks of something good, and of nothing bad; no more than its single words tell.
fn is_good(title: &str, name: &str) -> bool {
    let text = format!("{title} {}", name.replace('_', " "));
    GOOD.stand_in(&text) && !BAD.stand_in(&text) && !SPOILT.stand_in(&text)
}

/// Whether a title may speak of something bad: then the answer `không` may be the better one.
pub(super) fn speaks_of_bad(title: &str) -> bool {
    BAD.stand_in(title) || SPOILT.stand_in(title) || speaks_of_bad_thing(title)
}

/// Whether words name a bad thing, and not only that something is missing or late.
pub(super) fn speaks_of_bad_thing(title: &str) -> bool {
    BAD_THINGS.stand_in(title)
}
