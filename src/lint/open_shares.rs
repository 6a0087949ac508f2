//! A part is no more than its whole. Where the titles say that one figure is a part of another and the range of the part has no upper end,
//! 120 of 100 hồ sơ are taken in silence, and scored as all of them.
//!
//! Titles are read with care: what is compared with a plan, with a duty or with another year may well pass it. Said only where the title of the
//! whole stands within that of the part, or where every other share of the set is held to its whole.

use std::collections::BTreeSet;

use super::about;
use super::domain::proved_at_most;
use super::words::{Words, words};
use crate::diagnostic::{Fault, Finding, Findings, Level, ReachFault, SlipFault};
use crate::ir::{Input, InputId, InputKind, Node, NodeId, Program, Row, Test, walk};
use crate::name::fold_title;
use crate::quantity::Exact;
use crate::syntax::tree::Compare;

/// So many other shares of a set must be held to their wholes before one that is not stands out.
const HELD: usize = 3;

/// Words of what may be passed, whatever is measured by it: plans and norms, other years, yields.
static PLANNED: Words = Words::of(&[
    "giao",
    "kế hoạch",
    "chỉ tiêu",
    "mục tiêu",
    "dự toán",
    "định mức",
    "tiêu chuẩn",
    "cam kết",
    "đăng ký",
    "hoàn thành",
    "trước",
    "so với",
    "vượt",
    "tăng",
    "giảm",
    "nợ",
    "lợi nhuận",
    "vốn",
    "bình quân",
    "công suất",
    "biến động",
    "trên một",
]);

/// Words of what two figures may be compared by that are no part and whole: duties, years, money that comes and goes.
static COMPARED: Words =
    Words::of(&["yêu cầu", "quy định", "cần", "phải", "nay", "năm", "kỳ", "quý", "trên 1", "vạn", "chi", "thu", "thời gian"]);

/// What the title of a percentage begins with that cannot be more than all: the share of some in all of them. `Tỷ lệ sử dụng giường bệnh`, `Tỷ lệ thu
/// phí` and the like may well be passed.
static PERCENTAGES: Words = Words::of(&[
    "tỷ trọng",
    "tỷ lệ người",
    "tỷ lệ người dân",
    "tỷ lệ dân số",
    "tỷ lệ cán bộ",
    "tỷ lệ công chức",
    "tỷ lệ viên chức",
    "tỷ lệ giáo viên",
    "tỷ lệ học sinh",
    "tỷ lệ hộ",
    "tỷ lệ hồ sơ",
    "tỷ lệ thủ tục",
    "tỷ lệ tthc",
    "tỷ lệ dịch vụ công",
    "tỷ lệ văn bản",
    "tỷ lệ báo cáo",
    "tỷ lệ nhiệm vụ",
    "tỷ lệ doanh nghiệp",
    "tỷ lệ đơn vị",
    "tỷ lệ cơ quan",
    "tỷ lệ cơ sở",
    "tỷ lệ xã",
    "tỷ lệ thôn",
    "tỷ lệ trường",
    "tỷ lệ máy tính",
    "tỷ lệ hệ thống",
    "tỷ lệ phản ánh",
    "tỷ lệ giao dịch",
    "tỷ lệ cuộc họp",
]);

/// A percentage of one thing over another.
static OVER: Words = Words::of(&["trên"]);

/// What is counted by how often it happens.
static TIMES: Words = Words::of(&["lượt"]);

/// What follows `Tổng số hồ sơ` in the title of a whole without making it another thing: all that there are, or all that came in.
static ALL: Words = Words::of(&[
    "tiếp nhận, đã tiếp nhận, tiếp nhận trong năm, phát sinh, phát sinh trong năm, hiện có, trong năm, trên địa bàn, của đơn vị",
]);

/// What is done with what came in before as well: more may be settled in a year than came in.
static SETTLED: Words = Words::of(&["giải quyết, xử lý, trả, trả kết quả, kết thúc, thẩm định, phê duyệt, đóng, tồn, chuyển"]);

/// When it was counted, which compares nothing.
static WHEN: Words = Words::of(&["trong năm", "trong kỳ", "trong quý", "trong tháng", "trong năm đánh giá", "trong kỳ đánh giá"]);

/// One `a / b` of two figures that count the same, or one `a bằng b`.
struct Share<'a> {
    /// The row that asks for it.
    row: &'a Row,
    /// Whether one is divided by the other; otherwise they are compared.
    divided: bool,
    /// Whether the range of the part ends at the whole.
    held: bool,
    part: InputId,
    whole: InputId,
}

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    let shares = shares(program);
    let pair = |share: &Share<'_>| (share.part, share.whole);
    let held: BTreeSet<(InputId, InputId)> = shares.iter().filter(|share| share.held).map(pair).collect();
    let open: Vec<&Share<'_>> = shares.iter().filter(|share| !share.held).collect();
    let doubtful: Vec<bool> = open.iter().map(|share| may_pass_whole(program, share)).collect();
    let plain = || open.iter().zip(&doubtful).filter(|(share, doubtful)| share.divided && !**doubtful).map(|(share, _)| pair(share));
    let alone = plain().collect::<BTreeSet<_>>().len() == 1;
    for (share, doubtful) in open.iter().zip(&doubtful) {
        let (Some(part), Some(whole)) = (program.input(share.part), program.input(share.whole)) else { continue };
        let stands_out = alone && held.len() >= HELD && part.about.is_some() && whole.about.is_some();
        let by_titles = within(part, whole) || of_all(part, whole) || stands_out;
        let sure = opens(part, whole) && !share.row.evaluated().any(|root| asks_above(program, root));
        if open_above(part) && ((share.divided && by_titles && !doubtful) || sure) && !said(findings, share.row) {
            // Of another row a figure is told by its code.
            let code = whole.row.filter(|row| Some(*row) != part.row).and_then(|row| program.row(row)).map(|row| row.code.to_string());
            let whole = code.map_or_else(|| whole.name.clone(), |code| format!("{} của {code}", whole.name));
            let fault = SlipFault::OpenShare { part: part.name.clone(), whole, unit: part.unit.clone().unwrap_or_default() };
            findings.push_once(about(share.row, part.span, Fault::Slip(fault)));
        }
    }
    for input in program.inputs.iter().filter(|input| input.kind == InputKind::Ratio && open_above(input)) {
        let row = input.row.and_then(|row| program.row(row)).filter(|row| !row.broken && !said(findings, row));
        let titled = |title: &str| PERCENTAGES.begin(title);
        let titles = [input.about.as_deref(), row.map(|row| row.title.as_str())];
        if let (Some(row), true) = (row, input.about.as_deref().is_some_and(titled))
            && !titles.into_iter().flatten().any(|title| PLANNED.stand_in(title) || OVER.stand_in(title))
            && !row.evaluated().any(|root| asks_above(program, root))
        {
            let fault = SlipFault::OpenPercentage { name: input.name.clone() };
            findings.push(about(row, input.span, Fault::Slip(fault)));
        }
    }
}

fn shares(program: &Program) -> Vec<Share<'_>> {
    let mut out = Vec::new();
    for row in program.rows.iter().filter(|row| !row.broken) {
        for root in row.evaluated() {
            walk(program, root, &mut |_, node| {
                let (over, by, divided) = match node {
                    Node::Quotient { over, by } => (over, by, true),
                    Node::Compare { op: Compare::Equal | Compare::AtLeast, left, right } => (left, right, false),
                    _ => return,
                };
                let (Some(Node::Input(part)), Some(Node::Input(whole))) = (program.node(*over), program.node(*by)) else { return };
                let (Some(one), Some(other)) = (program.input(*part), program.input(*whole)) else { return };
                if part != whole && one.unit.is_some() && one.unit == other.unit {
                    out.push(Share { row, divided, part: *part, whole: *whole, held: proved_at_most(program, *over, *by) });
                }
            });
        }
    }
    out
}

fn open_above(input: &Input) -> bool {
    input.domain.as_ref().is_some_and(|bounds| bounds.high.is_none())
}

/// Whether what a row can come to was spoken of already, with the figure that takes it past its maximum.
fn said(findings: &Findings, row: &Row) -> bool {
    let far = |fault: &Fault| matches!(fault, Fault::Reach(ReachFault::CanExceed { .. })) || fault.level() == Level::Error;
    findings.iter().any(|known: &Finding| far(&known.fault) && super::is_about(known, row))
}

/// Whether the title of the part is that of the whole with more words: `Số hồ sơ giải quyết đúng hạn` of `Tổng số hồ sơ đã giải quyết`.
fn within(part: &Input, whole: &Input) -> bool {
    let filling: Vec<String> = ["tổng", "đã", "được"].iter().map(|word| fold_title(word)).collect();
    let title = |input: &Input| {
        let words = input.about.as_deref().map(words).unwrap_or_default();
        words.into_iter().filter(|word| !filling.contains(word)).collect::<Vec<_>>()
    };
    let (longer, shorter) = (title(part), title(whole));
    let mut rest = longer.iter();
    // `Nhân khẩu tạm trú và thường trú` are more than those of the one kind.
    let both = fold_title("và");
    let joined = longer.contains(&both) && !shorter.contains(&both);
    !joined && shorter.len() > 1 && longer.len() > shorter.len() && shorter.iter().all(|word| rest.any(|other| other == word))
}

/// Whether the title of the part opens with that of the whole and goes on to say which of them: `Số văn bản được giao đã ban hành` of `Số văn bản
/// được giao`. What the whole itself says compares nothing then, nor does the title of the row.
fn opens(part: &Input, whole: &Input) -> bool {
    let title = |input: &Input| {
        let mut words = input.about.as_deref().map(words).unwrap_or_default();
        words.retain(|word| *word != fold_title("tổng"));
        words
    };
    let (longer, shorter) = (title(part), title(whole));
    // `được giao đã ban hành` of what was `được giao ban hành`.
    let done = fold_title("đã");
    if shorter.len() > 2 && !shorter.contains(&done) && longer.contains(&done) {
        let plain: Vec<&String> = longer.iter().filter(|word| **word != done).collect();
        if plain == shorter.iter().collect::<Vec<_>>() {
            return true;
        }
    }
    let Some(rest) = longer.strip_prefix(shorter.as_slice()) else { return false };
    let rest = timeless(&rest.join(" "));
    let compared = PLANNED.stand_in(&rest) || COMPARED.stand_in(&rest) || TIMES.stand_in(&rest);
    shorter.len() > 2 && !rest.is_empty() && !rest.starts_with(&fold_title("và")) && !compared
}

/// Whether the whole is all that there are of what both count, or all that came in: `Số hồ sơ nộp trực tuyến` of `Tổng số hồ sơ tiếp nhận`.
fn of_all(part: &Input, whole: &Input) -> bool {
    let (Some(some), Some(all), Some(unit)) = (&part.about, &whole.about, &part.unit) else { return false };
    let behind = |title: &str, opening: &str| {
        let opening = words(&format!("{opening} {unit}"));
        words(title).strip_prefix(opening.as_slice()).map(|rest| rest.join(" "))
    };
    let all = behind(all, "tổng số").is_some_and(|rest| rest.is_empty() || ALL.hold(&rest));
    let some = behind(some, "số").is_some_and(|rest| !rest.is_empty() && !SETTLED.stand_in(&rest));
    some && all && !part.about.as_deref().is_some_and(|title| SETTLED.stand_in(title))
}

/// A text without the words that tell when.
fn timeless(text: &str) -> String {
    let mut said = words(text);
    for phrase in WHEN.phrases() {
        while let Some(at) = said.windows(phrase.len().max(1)).position(|some| some == phrase) {
            said.drain(at..at.saturating_add(phrase.len()));
        }
    }
    said.join(" ")
}

/// Whether the part may be more than the whole for all that is said of them.
fn may_pass_whole(program: &Program, share: &Share<'_>) -> bool {
    let (Some(part), Some(whole)) = (program.input(share.part), program.input(share.whole)) else { return true };
    let titles = [
        part.about.as_deref(),
        whole.about.as_deref(),
        Some(part.name.as_str()),
        Some(whole.name.as_str()),
        Some(share.row.title.as_str()),
    ];
    // One person may be counted again and again.
    let again = |input: &Input| input.about.as_deref().is_some_and(|title| TIMES.stand_in(title));
    titles.into_iter().flatten().map(timeless).any(|title| PLANNED.stand_in(&title) || COMPARED.stand_in(&title))
        || (again(part) && !again(whole))
        || share.row.evaluated().any(|root| asks_above(program, root))
}

/// Whether a rule asks for more than 100 %: then it is meant to be passed.
fn asks_above(program: &Program, root: NodeId) -> bool {
    let one = Exact::one();
    let above = |end: Option<(NodeId, bool)>| {
        end.and_then(|(node, closed)| Some((program.constant(node)?, closed)))
            .is_some_and(|(end, closed)| *end > one || (*end == one && !closed))
    };
    let shares = |node: NodeId| matches!(program.node(node), Some(Node::Quotient { .. } | Node::Input(_)));
    let mut found = false;
    walk(program, root, &mut |_, node| {
        found |= match node {
            Node::Tiers { subject, rows, .. } => {
                shares(*subject) && rows.iter().any(|tier| matches!(&tier.test, Test::Within(bounds) if above(bounds.low)))
            }
            Node::Within { value, bounds } => shares(*value) && above(bounds.low),
            Node::Compare { left, right, .. } => shares(*left) && program.constant(*right).is_some_and(|constant| *constant > one),
            _ => false,
        };
    });
    found
}
