//! Which clauses belong to which block, and which may be said once.

use crate::diagnostic::{Fault, Finding, Findings, Role, SyntaxFault};
use crate::source::Span;
use crate::syntax::tree::{Block, ClassChangeText, Clause, ClauseKind, Head, RemarkKind, RoundPlace, TotalLimit};

/// The kinds of blocks, as clauses see them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Home {
    Set,
    UnitKind,
    Common,
    Form,
    Row,
    Extra,
    Pillar,
    Classes,
    Ranking,
    Example,
}

fn home(head: &Head) -> (Home, &'static str) {
    match head {
        Head::Set(_) => (Home::Set, "bộ chỉ số"),
        Head::UnitKind(_) => (Home::UnitKind, "đối tượng"),
        Head::Common(_) => (Home::Common, "thông tin chung"),
        Head::Form(_) => (Home::Form, "biểu mẫu"),
        Head::Extra { deduction: false, .. } => (Home::Extra, "điểm cộng"),
        Head::Extra { deduction: true, .. } => (Home::Extra, "điểm trừ"),
        Head::Group(_) => (Home::Row, "nhóm"),
        Head::Index(_) => (Home::Row, "chỉ số"),
        Head::Pillar(_) => (Home::Pillar, "trụ cột"),
        Head::Classes(_) => (Home::Classes, "xếp loại"),
        Head::Ranking(_) => (Home::Ranking, "xếp hạng"),
        Head::Example(_) => (Home::Example, "ví dụ"),
    }
}

/// The opening words of a clause, where it belongs, and whether it is said once.
fn rule(kind: &ClauseKind) -> (String, &'static [Home], bool) {
    use Home::{Classes, Common, Example, Extra, Form, Pillar, Ranking, Row, Set, UnitKind};
    const EVERYWHERE: &[Home] = &[Set, UnitKind, Common, Form, Row, Extra, Pillar, Classes, Ranking, Example];
    let (words, homes, once): (&str, &'static [Home], bool) = match kind {
        ClauseKind::Code(_) => ("mã", &[Set], true),
        ClauseKind::Document(_) => ("văn bản", &[Set], true),
        ClauseKind::Validity { .. } => ("áp dụng từ năm", &[Set], true),
        ClauseKind::Period { .. } => ("kỳ đánh giá", &[Set], true),
        ClauseKind::Scale(_) => ("thang điểm", &[Set], true),
        ClauseKind::Counts(_) => ("gồm", &[Set], true),
        ClauseKind::Import(_) => ("kèm theo", &[Set], false),
        ClauseKind::Rounds(_) => ("các vòng chấm", &[Set], true),
        ClauseKind::Passed(_) => ("đạt khi điểm", &[Set], true),
        ClauseKind::FormHeader { .. } => ("tiêu đề cột ở dòng", &[Form], true),
        ClauseKind::FormEnd(_) => ("bảng kết thúc trước dòng", &[Form], true),
        ClauseKind::FormSkip(_) => ("bỏ qua cột", &[Form], true),
        ClauseKind::CellWords { .. } => ("ô ghi", &[Set], false),
        ClauseKind::Policy { state, .. } => return (format!("{}:", super::state_words(*state)), &[Set, Row, Extra], true),
        ClauseKind::Rounding { place, .. } => {
            let (words, homes): (&str, &'static [Home]) = match place {
                None => ("làm tròn đến", &[Row, Extra]),
                Some(RoundPlace::Components) => ("làm tròn điểm chỉ số thành phần", &[Set]),
                Some(RoundPlace::MainIndexes) => ("làm tròn điểm chỉ số chính", &[Set]),
                Some(RoundPlace::Pillars) => ("làm tròn điểm trụ cột", &[Set]),
                Some(RoundPlace::Total) => ("làm tròn tổng điểm", &[Set]),
                Some(RoundPlace::Percent) => ("làm tròn tỷ lệ điểm", &[Set]),
                Some(RoundPlace::Means) => ("làm tròn điểm trung bình", &[Set]),
            };
            return (words.to_owned(), homes, true);
        }
        ClauseKind::TotalByPeople(_) => ("tổng điểm do", &[Set], true),
        ClauseKind::Parent { total: true, .. } => ("tổng điểm bằng", &[Set], true),
        ClauseKind::Parent { total: false, .. } => ("điểm bằng", &[Row, Extra], false),
        ClauseKind::Property { .. } => ("thuộc tính", &[UnitKind], false),
        ClauseKind::Input(_) => ("số liệu", &[Row, Extra, Common], false),
        ClauseKind::Ratio { .. } => ("điểm theo tỷ lệ", &[Row, Extra], false),
        ClauseKind::Tiers { .. } => ("điểm theo", &[Row, Extra], false),
        ClauseKind::Cases { .. } => ("điểm", &[Row, Extra], false),
        ClauseKind::Items { .. } => ("điểm bằng", &[Row, Extra], false),
        ClauseKind::Formula { .. } => ("điểm =", &[Row, Extra], false),
        ClauseKind::People(_) => ("điểm do", &[Row, Extra], false),
        ClauseKind::Each { .. } => ("mỗi", &[Row, Extra], false),
        ClauseKind::TotalLimit(TotalLimit::Least(_)) => ("tổng điểm không dưới", &[Set], true),
        ClauseKind::TotalLimit(_) => ("tổng điểm được vượt hay không vượt thang điểm", &[Set], true),
        ClauseKind::ShareWithExtras => ("tỷ lệ điểm tính cả điểm cộng, điểm trừ", &[Set], true),
        ClauseKind::Criterion { .. } => ("tiêu chí", &[Row, Extra], false),
        ClauseKind::Graded { .. } => ("điểm từng tiêu chí", &[Row, Extra], false),
        ClauseKind::Award { deduction: false, .. } => ("cộng", &[Extra], false),
        ClauseKind::Award { deduction: true, .. } => ("trừ", &[Extra], false),
        ClauseKind::FullWhen { .. } => ("được điểm tối đa khi", &[Row, Extra], false),
        ClauseKind::Spread(_) => ("điểm theo khoảng", &[Row, Extra], false),
        ClauseKind::Stepping { .. } => ("tính bước đủ, tính theo tỷ lệ", &[Row, Extra], true),
        ClauseKind::Need(_) => ("cần ít nhất", &[Row], true),
        ClauseKind::Short { total: true, .. } => ("thiếu một chỉ số thì tổng điểm bằng", &[Set], true),
        ClauseKind::Short { total: false, .. } => ("thiếu một chỉ số thì điểm bằng", &[Row], true),
        ClauseKind::Let { .. } => ("trong đó", &[Row, Extra], false),
        ClauseKind::NotApplicableWhen(_) => ("không áp dụng khi", &[Row, Extra], false),
        ClauseKind::OnlyWhen(_) => ("chỉ áp dụng khi", &[Row, Extra], false),
        ClauseKind::OnlyFor(_) => ("chỉ áp dụng cho", &[Row, Extra], true),
        ClauseKind::NotFor(_) => ("không áp dụng cho", &[Row, Extra], true),
        ClauseKind::Reduce { .. } => ("trừ", &[Row], false),
        ClauseKind::Gate { .. } => ("chỉ chấm khi", &[Row, Extra], true),
        ClauseKind::NotDeployed(_) => ("chưa triển khai năm", &[Row, Extra], false),
        ClauseKind::Cap(limit) if limit.upper => ("không quá", &[Row], true),
        ClauseKind::Cap(_) => ("không dưới", &[Row], true),
        ClauseKind::Remark { kind, .. } => match kind {
            RemarkKind::Evidence => ("tài liệu kiểm chứng", &[Row, Extra], false),
            RemarkKind::Source => ("nguồn số liệu", &[Row, Extra], true),
            RemarkKind::Appraiser => ("đơn vị thẩm định", &[Row, Extra], true),
            RemarkKind::Clause => ("căn cứ", EVERYWHERE, true),
            RemarkKind::Note => ("ghi chú", EVERYWHERE, false),
        },
        ClauseKind::Inferred(_) => ("suy luận", EVERYWHERE, false),
        ClauseKind::Accept { .. } => ("chấp nhận", EVERYWHERE, false),
        ClauseKind::Ties { .. } => ("bằng điểm thì xét", &[Ranking], true),
        ClauseKind::ClassChange { change, .. } => match change {
            ClassChangeText::AtMost { opener, .. } => (opener, &[Classes], false),
            ClassChangeText::OneDown => ("hạ một mức", &[Classes], false),
            ClassChangeText::Below { .. } | ClassChangeText::None => ("không xếp loại", &[Classes], false),
        },
        ClauseKind::Given { .. } | ClauseKind::Table(_) => ("cho", &[Example], false),
        ClauseKind::Then { .. } => ("thì", &[Example], false),
    };
    (words.to_owned(), homes, once)
}

/// The clauses of a block that belong there; the others are reported.
pub(super) fn fitting<'a>(block: &'a Block, findings: &mut Findings) -> Vec<&'a Clause> {
    let Some(head) = &block.head else { return block.clauses.iter().collect() };
    let (home, opener) = home(head);
    let mut seen: Vec<(String, Span)> = Vec::new();
    let mut kept = Vec::new();
    for clause in &block.clauses {
        let (words, homes, once) = rule(&clause.kind);
        if !homes.contains(&home) {
            let block = opener.to_owned();
            let fault = match clause.kind {
                ClauseKind::Award { deduction, .. } => SyntaxFault::AwardMisplaced { deduction, block },
                _ => SyntaxFault::Misplaced { clause: words, block },
            };
            findings.at(clause.span, Fault::Syntax(fault));
            continue;
        }
        match seen.iter().find(|(known, _)| once && *known == words) {
            Some((_, first)) => {
                let fault = Fault::Syntax(SyntaxFault::Twice { clause: words });
                findings.push(Finding::at(clause.span, fault).label(*first, Role::First));
            }
            None => {
                seen.push((words, clause.span));
                kept.push(clause);
            }
        }
    }
    kept
}
