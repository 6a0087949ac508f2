//! Which clauses belong to which block, and which may be said once.

use crate::diagnostic::{Fault, Finding, Findings, Role, SyntaxFault};
use crate::source::Span;
use crate::syntax::tree::{Block, Clause, ClauseKind, Head, RemarkKind, RoundPlace};

/// The kinds of blocks, as clauses see them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Home {
    Set,
    UnitKind,
    Row,
    Pillar,
    Classes,
    Ranking,
    Example,
}

fn home(head: &Head) -> (Home, &'static str) {
    match head {
        Head::Set(_) => (Home::Set, "bộ chỉ số"),
        Head::UnitKind(_) => (Home::UnitKind, "đối tượng"),
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
    use Home::{Classes, Example, Pillar, Ranking, Row, Set, UnitKind};
    const EVERYWHERE: &[Home] = &[Set, UnitKind, Row, Pillar, Classes, Ranking, Example];
    let (words, homes, once): (&str, &'static [Home], bool) = match kind {
        ClauseKind::Code(_) => ("mã", &[Set], true),
        ClauseKind::Document(_) => ("văn bản", &[Set], true),
        ClauseKind::Validity { .. } => ("áp dụng từ năm", &[Set], true),
        ClauseKind::Period { .. } => ("kỳ đánh giá", &[Set], true),
        ClauseKind::Scale(_) => ("thang điểm", &[Set], true),
        ClauseKind::Counts(_) => ("gồm", &[Set], true),
        ClauseKind::Import(_) => ("kèm theo", &[Set], false),
        ClauseKind::Rounds(_) => ("các vòng chấm", &[Set], true),
        ClauseKind::CellWords { .. } => ("ô ghi", &[Set], false),
        ClauseKind::Policy { state, .. } => return (format!("{}:", super::state_words(*state)), &[Set, Row], true),
        ClauseKind::Rounding { place, .. } => {
            let (words, homes): (&str, &'static [Home]) = match place {
                None => ("làm tròn đến", &[Row]),
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
        ClauseKind::Parent { total: false, .. } => ("điểm bằng", &[Row], false),
        ClauseKind::Property { .. } => ("thuộc tính", &[UnitKind], false),
        ClauseKind::Input(_) => ("số liệu", &[Row], false),
        ClauseKind::Ratio { .. } => ("điểm theo tỷ lệ", &[Row], false),
        ClauseKind::Tiers { .. } => ("điểm theo", &[Row], false),
        ClauseKind::Cases { .. } => ("điểm", &[Row], false),
        ClauseKind::Items { .. } => ("điểm bằng", &[Row], false),
        ClauseKind::Formula { .. } => ("điểm =", &[Row], false),
        ClauseKind::People(_) => ("điểm do", &[Row], false),
        ClauseKind::Each { .. } => ("mỗi", &[Row], false),
        ClauseKind::Let { .. } => ("trong đó", &[Row], false),
        ClauseKind::NotApplicableWhen(_) => ("không áp dụng khi", &[Row], false),
        ClauseKind::OnlyWhen(_) => ("chỉ áp dụng khi", &[Row], false),
        ClauseKind::OnlyFor(_) => ("chỉ áp dụng cho", &[Row], true),
        ClauseKind::NotFor(_) => ("không áp dụng cho", &[Row], true),
        ClauseKind::Reduce { .. } => ("trừ", &[Row], false),
        ClauseKind::Gate { .. } => ("chỉ chấm khi", &[Row], true),
        ClauseKind::NotDeployed(_) => ("chưa triển khai năm", &[Row], false),
        ClauseKind::Cap(_) => ("không quá", &[Row], true),
        ClauseKind::Remark { kind, .. } => match kind {
            RemarkKind::Evidence => ("tài liệu kiểm chứng", &[Row], false),
            RemarkKind::Source => ("nguồn số liệu", &[Row], true),
            RemarkKind::Appraiser => ("đơn vị thẩm định", &[Row], true),
            RemarkKind::Clause => ("căn cứ", EVERYWHERE, true),
            RemarkKind::Note => ("ghi chú", EVERYWHERE, false),
        },
        ClauseKind::Inferred(_) => ("suy luận", EVERYWHERE, false),
        ClauseKind::Accept { .. } => ("chấp nhận", EVERYWHERE, false),
        ClauseKind::Ties(_) => ("bằng điểm thì xét", &[Ranking], true),
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
            let fault = SyntaxFault::Misplaced { clause: words, block: opener.to_owned() };
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
