//! Every sentence that `dti` says about a finding, in two languages.
//!
//! A message has three parts: what is wrong, with a witness taken from the fault's own data; why it matters to the regulation; the wording
//! that mends it. The matches over the faults are exhaustive in both languages, so a missing translation does not compile. Wording of the
//! rule language itself stays Vietnamese in both.

mod coverage;
mod en;
mod interval;
mod vi;
mod witness;
mod words;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod samples_conditions;
#[cfg(test)]
mod samples_contrary;
#[cfg(test)]
mod samples_data;
#[cfg(test)]
mod samples_direction;
#[cfg(test)]
mod samples_example;
#[cfg(test)]
mod samples_form;
#[cfg(test)]
mod samples_lists;
#[cfg(test)]
mod samples_published;
#[cfg(test)]
mod samples_ranges;
#[cfg(test)]
mod samples_reach;
#[cfg(test)]
mod samples_scoring;
#[cfg(test)]
mod samples_sheet;
#[cfg(test)]
mod samples_slips;
#[cfg(test)]
mod samples_submission;
#[cfg(test)]
mod samples_survey;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests count")]
mod tests;

use crate::diagnostic::{Fault, Finding, Level, Role, RowWord, StateName, Subject};
use crate::letters::capitalised;
use crate::source::LineColumn;
pub use coverage::{coverage_line, missed_line, spot_words, undeployed_line};
pub use witness::witness_lines;
use words::{quoted, titled};

/// The language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// What is said about one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, in one sentence that names the row.
    pub headline: String,
    /// Why it matters to the regulation.
    pub why: Option<String>,
    /// The wording that mends it.
    pub mend: Option<String>,
}

impl Message {
    fn new(headline: impl Into<String>) -> Self {
        Message { headline: headline.into(), why: None, mend: None }
    }

    fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }

    fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }
}

/// What there is to say about a finding.
pub fn message(finding: &Finding, lang: Lang) -> Message {
    let mut message = match lang {
        Lang::Vi => vi::say(finding),
        Lang::En => en::say(finding),
    };
    message.headline = match &finding.subject {
        Some(subject) => format!("{}: {}", row_name(subject, lang), message.headline),
        None => capitalised(&message.headline),
    };
    if finding.accepted.is_none() && finding.fault.acceptable() && finding.fault.level() != Level::Remark {
        let code = finding.fault.code();
        let offer = match lang {
            Lang::Vi => vi::acceptance(code),
            Lang::En => en::acceptance(code),
        };
        message.mend = Some(message.mend.map_or(offer.clone(), |mend| format!("{mend} {offer}")));
    }
    message
}

/// A row as messages name it: `Chỉ số 1.2 “…” (Phụ lục II, mục 1.1)`.
pub fn row_name(subject: &Subject, lang: Lang) -> String {
    let code = subject.code.as_str();
    let kind = capitalised(row_word(subject.kind, lang));
    let clause = subject.clause.as_ref().map(|clause| format!(" ({})", titled(clause))).unwrap_or_default();
    format!("{kind} {code} “{}”{clause}", titled(&subject.title))
}

/// What a row opens with, in words.
pub fn row_word(kind: RowWord, lang: Lang) -> &'static str {
    match (lang, kind) {
        (Lang::Vi, RowWord::Group) => "nhóm",
        (Lang::Vi, RowWord::Index) => "chỉ số",
        (Lang::Vi, RowWord::Bonus) => "điểm cộng",
        (Lang::Vi, RowWord::Deduction) => "điểm trừ",
        (Lang::En, RowWord::Group) => "group",
        (Lang::En, RowWord::Index) => "indicator",
        (Lang::En, RowWord::Bonus) => "bonus",
        (Lang::En, RowWord::Deduction) => "deduction",
    }
}

/// What a secondary underline shows.
pub fn label_text(role: Role, fault: &Fault, lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => vi::label(role, fault),
        Lang::En => en::label(role, fault),
    }
}

/// The level in a word.
pub fn level_word(level: Level, lang: Lang) -> &'static str {
    match (lang, level) {
        (Lang::Vi, Level::Error) => "lỗi",
        (Lang::Vi, Level::Warning) => "cảnh báo",
        (Lang::Vi, Level::Remark) => "ghi chú",
        (Lang::En, Level::Error) => "error",
        (Lang::En, Level::Warning) => "warning",
        (Lang::En, Level::Remark) => "remark",
    }
}

/// The state of a cell or a row, in words.
pub fn state_word(state: StateName, lang: Lang) -> &'static str {
    match (lang, state) {
        (Lang::Vi, StateName::Missing) => "chưa có số liệu",
        (Lang::Vi, StateName::NothingArising) => "không phát sinh",
        (Lang::Vi, StateName::NotApplicable) => "không áp dụng",
        (Lang::En, StateName::Missing) => "no figure",
        (Lang::En, StateName::NothingArising) => "nothing arising",
        (Lang::En, StateName::NotApplicable) => "not applicable",
    }
}

/// The line that prints why a finding is accepted.
pub fn accepted_line(reason: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("được chấp nhận: {reason}"),
        Lang::En => format!("accepted: {reason}"),
    }
}

/// The line that prints on what ground a statement is inferred.
pub fn inferred_line(ground: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("suy luận: {ground}"),
        Lang::En => format!("inferred: {ground}"),
    }
}

/// The line that offers a change of text: what stands there, what is to stand there, and where.
pub fn fix_line(old: &str, new: &str, at: Option<LineColumn>, lang: Lang) -> String {
    let place = match (lang, at) {
        (Lang::Vi, Some(at)) => format!(" (dòng {}, cột {})", at.line, at.column),
        (Lang::En, Some(at)) => format!(" (line {}, column {})", at.line, at.column),
        (_, None) => String::new(),
    };
    let sentence = match (lang, old.trim().is_empty(), new.trim().is_empty()) {
        (Lang::Vi, true, _) => format!("thêm {}", quoted(new)),
        (Lang::Vi, false, true) => format!("bỏ {}", quoted(old)),
        (Lang::Vi, false, false) => format!("thay {} bằng {}", quoted(old), quoted(new)),
        (Lang::En, true, _) => format!("add {}", quoted(new)),
        (Lang::En, false, true) => format!("remove {}", quoted(old)),
        (Lang::En, false, false) => format!("replace {} by {}", quoted(old), quoted(new)),
    };
    sentence + &place
}

/// How many findings of each level, and how many were accepted: `2 lỗi, 1 cảnh báo, 1 trường hợp được chấp nhận`.
pub fn count_line(errors: usize, warnings: usize, remarks: usize, accepted: usize, lang: Lang) -> String {
    let word = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    };
    let (first, rest) = match lang {
        Lang::Vi => (
            word(errors, "lỗi", "lỗi").unwrap_or_else(|| "không có lỗi".to_owned()),
            [
                word(warnings, "cảnh báo", "cảnh báo"),
                word(remarks, "ghi chú", "ghi chú"),
                word(accepted, "trường hợp được chấp nhận", "trường hợp được chấp nhận"),
            ],
        ),
        Lang::En => (
            word(errors, "error", "errors").unwrap_or_else(|| "no errors".to_owned()),
            [word(warnings, "warning", "warnings"), word(remarks, "remark", "remarks"), word(accepted, "accepted", "accepted")],
        ),
    };
    std::iter::once(first).chain(rest.into_iter().flatten()).collect::<Vec<_>>().join(", ")
}
