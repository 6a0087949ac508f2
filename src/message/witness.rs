//! What was seen on made-up units, in a line each.

use super::words::points;
use super::{Lang, state_word};
use crate::diagnostic::{Finding, Gets, Run, Witness};

/// The lines that show a finding: the units that were scored, or that none was found.
pub fn witness_lines(finding: &Finding, lang: Lang) -> Vec<String> {
    match &finding.witness {
        Witness::Text => Vec::new(),
        Witness::Runs(runs) => runs.iter().map(|run| ran(run, finding.subject.is_none(), lang)).collect(),
        Witness::Unconfirmed => vec![
            match lang {
                Lang::Vi => {
                    "chưa chấm thử được: chưa tìm ra số liệu nào rơi đúng vào đây, nên chưa chắc có đơn vị như vậy, cũng chưa loại trừ được. Nếu số liệu thật hẹp hơn khoảng đã khai thì khai cho sát để kết luận"
                }
                Lang::En => {
                    "not tried: no figures were found that fall into this very case, so it is neither certain that there is such a unit nor excluded. If the figures are truly narrower than declared, declare that to settle it"
                }
            }
            .to_owned(),
        ],
    }
}

/// `đã chấm thử: số_cuộc_họp = 5 → được 0 điểm`; the row is named where the finding does not name it.
fn ran(run: &Run, named: bool, lang: Lang) -> String {
    let given = run.given.iter().map(|(name, value)| format!("{name} = {value}")).collect::<Vec<_>>().join("; ");
    let given = if given.is_empty() { String::new() } else { format!("{given} → ") };
    let row = run.row.as_ref().filter(|_| named).map(|row| format!("{row} ")).unwrap_or_default();
    match lang {
        Lang::Vi => format!("đã chấm thử: {given}{row}{}", got_vi(&run.gets)),
        Lang::En => format!("scored: {given}{row}{}", got_en(&run.gets)),
    }
}

fn got_vi(gets: &Gets) -> String {
    let lang = Lang::Vi;
    match gets {
        Gets::Points(value) => format!("được {}", points(value, lang)),
        Gets::Trouble { code, points: Some(value) } => format!("tính ra {}, chấm thì báo lỗi {code}", points(value, lang)),
        Gets::Trouble { code, points: None } => format!("không có điểm, chấm thì báo lỗi {code}"),
        Gets::State(state, Some(value)) => format!("{}, được {}", state_word(*state, lang), points(value, lang)),
        Gets::State(state, None) => format!("{}, không tính", state_word(*state, lang)),
        Gets::Total(value) => format!("tổng điểm {}", points(value, lang)),
        Gets::Best(value) => format!("mọi dòng áp dụng đều đạt mức cao nhất, tổng điểm {}", points(value, lang)),
        Gets::Class(Some(class)) => format!("xếp loại “{class}”"),
        Gets::Class(None) => "không được xếp loại".to_owned(),
    }
}

fn got_en(gets: &Gets) -> String {
    let lang = Lang::En;
    match gets {
        Gets::Points(value) => format!("gets {}", points(value, lang)),
        Gets::Trouble { code, points: Some(value) } => format!("comes to {}, scoring reports {code}", points(value, lang)),
        Gets::Trouble { code, points: None } => format!("gets no points, scoring reports {code}"),
        Gets::State(state, Some(value)) => format!("is {} and gets {}", state_word(*state, lang), points(value, lang)),
        Gets::State(state, None) => format!("is {} and leaves", state_word(*state, lang)),
        Gets::Total(value) => format!("totals {}", points(value, lang)),
        Gets::Best(value) => format!("with the most points in every row that applies totals {}", points(value, lang)),
        Gets::Class(Some(class)) => format!("is classed “{class}”"),
        Gets::Class(None) => "is not classed".to_owned(),
    }
}
