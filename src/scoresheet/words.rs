//! The lines of a score sheet in words, in two languages. Wording of the rule language stays Vietnamese in both.
//!
//! A line is a label, a colon and what it says; a chain of a formula is `names = figures = value`, so that a person, or a script, can redo it
//! from the text alone. `≈` stands before what was rounded for printing only; what a rule rounded says so in a line of its own.

use super::figures::{Figure, FigureKind};
use super::{ClassLine, Line, PercentLine, RankLine, SheetRow};
use crate::eval::Step as Came;
use crate::formula::{Parts, Step, joined, number, result};
use crate::ir::{Basis, Policy, Program};
use crate::letters::capitalised;
use crate::message::{Lang, row_word, state_word};
use crate::quantity::{Exact, Mode, Rounding, Style, percent};
use crate::syntax::tree::Gather;

/// One of two texts.
pub fn say(lang: Lang, vi: impl Into<String>, en: impl Into<String>) -> String {
    match lang {
        Lang::Vi => vi.into(),
        Lang::En => en.into(),
    }
}

/// The points of a row over its maximum: `15 / 20 điểm`.
pub fn points_of(points: Option<&Exact>, maximum: Option<&Exact>, lang: Lang) -> String {
    let word = say(lang, "điểm", "points");
    match (points, maximum) {
        (Some(points), Some(maximum)) => format!("{} / {} {word}", result(points), number(maximum)),
        (Some(points), None) => format!("{} {word}", result(points)),
        (None, _) => say(lang, "không có điểm", "no points"),
    }
}

/// What a row is: `Chỉ số 1.2`.
pub fn row_name(row: &SheetRow, lang: Lang) -> String {
    format!("{} {}", capitalised(row_word(row.word, lang)), row.code)
}

/// A figure with its source.
pub fn figure(figure: &Figure, lang: Lang) -> String {
    let label = match figure.kind {
        FigureKind::Given => say(lang, "số liệu", "figure"),
        FigureKind::Common => say(lang, "số liệu chung", "common figure"),
        FigureKind::Property => say(lang, "thuộc tính", "property"),
        FigureKind::Population { .. } => say(lang, "so với các đơn vị", "over the units"),
        FigureKind::List => say(lang, "danh sách", "list"),
        FigureKind::Row => say(lang, "chỉ số khác", "another row"),
    };
    let about = figure.about.as_ref().map(|about| format!(" (“{about}”)")).unwrap_or_default();
    let unit = figure.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let chosen = figure.chosen.as_ref().map(|chosen| format!(" (“{chosen}”)")).unwrap_or_default();
    let place = figure.place.as_ref().map(|place| format!(" [{place}]")).unwrap_or_default();
    let members = match figure.kind {
        FigureKind::Population { members, without } => {
            let vi = format!(" [tính trên {members} đơn vị có số liệu, {without} đơn vị không có]");
            say(lang, vi, format!(" [over {members} units that have a figure; {without} have none]"))
        }
        _ => String::new(),
    };
    format!("{label}: {}{chosen}{unit}{place}{members}", joined(&[&format!("{}{about}", figure.name), &figure.value]))
}

/// A line.
pub fn line(line: &Line, lang: Lang) -> String {
    match line {
        Line::NotApplying(None, sentence) => say(lang, format!("không áp dụng: {sentence}"), format!("not applicable: {sentence}")),
        Line::NotApplying(Some(code), sentence) => {
            say(lang, format!("không áp dụng: {sentence} (câu của {code})"), format!("not applicable: {sentence} (said by {code})"))
        }
        Line::NotDeployed(year) => say(
            lang,
            format!("chưa triển khai năm {year}: 0 điểm, điểm tối đa giữ nguyên"),
            format!("not deployed in {year}: 0 points, the maximum stays"),
        ),
        Line::Set { round, points, reason, place } => {
            let reason = reason.as_ref().map(|reason| format!("; {}: {reason}", say(lang, "lý do", "reason"))).unwrap_or_default();
            let head = say(lang, format!("{round} ấn định"), format!("{round} set"));
            format!("{head}: {} {}{reason} [{place}]", number(points), say(lang, "điểm", "points"))
        }
        Line::State(state, policy, own) => {
            let by = if *own {
                say(lang, "theo câu của dòng này", "by this row")
            } else {
                say(lang, "theo quy định chung của bộ", "by the header of the set")
            };
            format!("{}: {} ({by})", state_word(*state, lang), policy_words(policy, lang))
        }
        Line::Reduced(points, when) => {
            say(lang, format!("điểm tối đa bớt {}: khi {when}", number(points)), format!("maximum less {}: khi {when}", number(points)))
        }
        Line::Entered(by, points) => {
            say(lang, format!("“{by}” chấm: {}", number(points)), format!("entered by “{by}”: {}", number(points)))
        }
        Line::Formula(step) => formula(step, lang),
        Line::Gathered(parts, points, None) => gathered(&[&parts_names(parts, lang), &parts.figures, &result(points)], lang),
        Line::Gathered(parts, points, Some(rounding)) => {
            let places = rounding.places;
            let how = mode(rounding.mode, lang);
            let vi = format!("làm tròn đến {places} chữ số thập phân ngay khi gộp ({how})");
            let label = say(lang, vi, format!("rounded to {places} decimals in the same step ({how})"));
            format!("{}; {label}", gathered(&[&parts_names(parts, lang), &parts.figures, &format!("≈{}", number(points))], lang))
        }
        Line::Came(step, points) => came(step, points, lang),
        Line::Rounded(rounding, before, after) => rounded(*rounding, before, after, lang),
        Line::Trouble => {
            say(lang, "không chấm được: số liệu có lỗi đã báo ở trên", "cannot be scored: its data have an error that was reported")
        }
        Line::NotScored => say(lang, "không tính điểm", "not scored"),
        Line::Empty => say(lang, "không có gì để gộp: mọi dòng bên dưới đều không tính", "nothing to gather: every row below is left out"),
        Line::Inferred(ground) => say(lang, format!("suy luận: {ground}"), format!("inferred: {ground}")),
    }
}

fn gathered(parts: &[&str], lang: Lang) -> String {
    let mut parts = parts.to_vec();
    parts.dedup();
    format!("{}: {}", say(lang, "cách gộp", "gathered"), joined(&parts))
}

/// What is gathered; the English names it, the Vietnamese says it as the rules do.
fn parts_names(parts: &Parts, lang: Lang) -> String {
    let how = match parts.how {
        Gather::Sum => "sum",
        Gather::Mean => "mean",
        Gather::Weighted => "weighted mean",
        Gather::Best => "best",
        Gather::Geometric => "geometric mean",
        Gather::Harmonic => "harmonic mean",
    };
    say(lang, parts.names.as_str(), format!("{how} of {}", parts.codes))
}

fn mode(mode: Mode, lang: Lang) -> String {
    match mode {
        Mode::HalfUp => say(lang, "từ nửa thì lên", "half up"),
        Mode::Truncate => say(lang, "cắt bỏ", "cut off"),
    }
}

fn policy_words(policy: &Policy, lang: Lang) -> String {
    match policy {
        Policy::Points(points) => format!("{} {}", number(points), say(lang, "điểm", "points")),
        Policy::Maximum => say(lang, "điểm tối đa", "the maximum"),
        Policy::LeftOut => say(lang, "không tính, điểm tối đa cũng bỏ ra", "left out, with its maximum"),
        Policy::Rescaled => say(lang, "bỏ ra, phần còn lại tính lại theo thang của nhóm", "left out, the rest is scaled to the group"),
        Policy::Report => say(lang, "báo lỗi", "an error"),
    }
}

fn formula(step: &Step, lang: Lang) -> String {
    match step {
        Step::Tier { subject, head } => format!("{}: {}, {} “{head}”", say(lang, "bậc", "tier"), subject.text(), say(lang, "thuộc", "in")),
        Step::Case { when: Some(when) } => format!("{}: khi {when}", say(lang, "trường hợp", "case")),
        Step::Case { when: None } => format!("{}: còn lại", say(lang, "trường hợp", "case")),
        Step::Gate { when, held } => {
            let met = if *held { say(lang, "đạt", "met") } else { say(lang, "không đạt", "not met") };
            format!("{}: {when} ({met})", say(lang, "điều kiện", "condition"))
        }
        Step::Item { head, value: Some(chain), .. } => format!("{}: {head}: {}", say(lang, "mục", "item"), chain.text()),
        Step::Item { head, value: None, .. } => {
            format!("{}: {head}: {}", say(lang, "mục", "item"), say(lang, "không đạt, 0 điểm", "not met, 0 points"))
        }
        Step::Value(chain) => format!("{}: {}", say(lang, "điểm", "points"), chain.text()),
    }
}

fn came(step: &Came, points: &Exact, lang: Lang) -> String {
    let after = result(points);
    let equal = joined(&["", &after]);
    match step {
        Came::Gathered(_) | Came::Emptied => after,
        Came::Short => {
            say(lang, format!("có chỉ số chưa có số liệu nên được: {after}"), format!("an indicator has no figure, so it is: {after}"))
        }
        Came::Extras(extras) => {
            let label = say(lang, "cộng điểm cộng, trừ điểm trừ", "with bonus and deduction");
            format!("{label}: + {} - {}{equal}", number(&extras.added), number(&extras.taken))
        }
        Came::AtLeast(limit) => say(lang, format!("không dưới {}: {after}", number(limit)), format!("at least {}: {after}", number(limit))),
        Came::AtMost(limit) => say(lang, format!("không quá {}: {after}", number(limit)), format!("at most {}: {after}", number(limit))),
        Came::Rescaled { from, to } => {
            let label = say(lang, "tính lại theo thang của nhóm", "scaled to the group");
            format!("{label}: / {} × {}{equal}", number(from), number(to))
        }
        Came::Rounded(rounding, before) => rounded(*rounding, before, points, lang),
    }
}

fn rounded(rounding: Rounding, before: &Exact, after: &Exact, lang: Lang) -> String {
    let places = rounding.places;
    let how = mode(rounding.mode, lang);
    let label = say(lang, format!("làm tròn đến {places} chữ số thập phân ({how})"), format!("rounded to {places} decimals ({how})"));
    format!("{label}: {} → {}", result(before), number(after))
}

/// The percentage.
pub fn percent_line(line: &PercentLine, program: &Program, lang: Lang) -> String {
    let base = if line.without_extras {
        say(lang, "tổng điểm chưa kể điểm cộng, điểm trừ / điểm tối đa áp dụng", "total without bonus and deduction / applicable maximum")
    } else {
        say(lang, "tổng điểm / điểm tối đa áp dụng", "total / applicable maximum")
    };
    let shown = percent(&line.percent, Style::people()).text;
    let how = program.rounding.percent.map(|made| {
        let step = percent(&made.rounding.step(), Style::people()).text;
        let mode = mode(made.rounding.mode, lang);
        say(lang, format!(" (làm tròn đến {step}, {mode})"), format!(" (rounded to {step}, {mode})"))
    });
    let over = format!("{} / {}", number(&line.base), number(&line.maximum));
    format!("{}{}", joined(&[&base, &over, &shown]), how.unwrap_or_default())
}

/// What classes and ranks read.
pub fn basis_name(basis: &Basis, program: &Program, lang: Lang) -> String {
    match basis {
        Basis::Total => say(lang, "tổng điểm", "total"),
        Basis::Percent => say(lang, "tỷ lệ điểm", "share of points"),
        Basis::ScaledTo(scale) => {
            let scale = number(scale);
            say(lang, format!("điểm quy đổi về thang {scale}"), format!("points on the scale of {scale}"))
        }
        Basis::Pillar(index) => {
            let title = program.pillars.get(*index).map(|pillar| pillar.title.as_str()).unwrap_or_default();
            say(lang, format!("trụ cột “{title}”"), format!("pillar “{title}”"))
        }
        Basis::Row(id) => {
            let code = program.row(*id).map(|row| row.code.to_string()).unwrap_or_default();
            say(lang, format!("điểm của {code}"), format!("points of {code}"))
        }
    }
}

/// A number that classes and ranks read.
pub fn basis_value(basis: &Basis, value: &Exact) -> String {
    if *basis == Basis::Percent { percent(value, Style::people()).text } else { result(value) }
}

/// How the class came about.
pub fn class_lines(class: &ClassLine, program: &Program, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((basis, value, range)) = &class.read {
        let within = say(lang, "thuộc", "in");
        lines.push(format!("{} = {}, {within} “{range}”", basis_name(basis, program, lang), basis_value(basis, value)));
    }
    lines.extend(class.when.iter().map(|when| say(lang, format!("đạt điều kiện: {when}"), format!("meets: {when}"))));
    if class.rest {
        lines.push(say(lang, "còn lại: không đạt điều kiện của mức nào ở trên", "the rest: it meets the conditions of no class above"));
    }
    if let Some((first, by)) = &class.changed {
        let by = by.join("; ");
        lines.push(say(lang, format!("theo bảng là “{first}”, thay đổi vì: {by}"), format!("“{first}” by the table, changed by: {by}")));
    }
    lines.extend(ground_lines(&class.grounds, lang));
    lines
}

/// On what something rests that is not printed in the decision, a line each.
pub fn ground_lines(grounds: &[String], lang: Lang) -> Vec<String> {
    grounds.iter().map(|ground| line(&Line::Inferred(ground.clone()), lang)).collect()
}

/// What a place in a ranking table is called.
pub fn rank_head(line: &RankLine, lang: Lang) -> String {
    let title = line.title.clone().unwrap_or_else(|| say(lang, "Xếp hạng", "Ranking"));
    let group = line.group.as_ref().map(|group| format!(" ({group})")).unwrap_or_default();
    format!("{title}{group}")
}

/// A place in a ranking table with what it is called.
pub fn rank_line(line: &RankLine, program: &Program, lang: Lang) -> String {
    format!("{}: {}", rank_head(line, lang), rank_place(line, program, lang))
}

/// A place in a ranking table.
pub fn rank_place(line: &RankLine, program: &Program, lang: Lang) -> String {
    let by = line.value.as_ref().map(|value| format!("{} = {}", basis_name(&line.basis, program, lang), basis_value(&line.basis, value)));
    let place = match line.rank {
        Some(rank) => say(lang, format!("hạng {rank} trong {} đơn vị", line.among), format!("rank {rank} of {} units", line.among)),
        None => say(lang, "không xếp hạng", "not ranked"),
    };
    let with = line.tied_with.join("; ");
    let tied = if line.tied { say(lang, format!("; đồng hạng với {with}"), format!("; shared with {with}")) } else { String::new() };
    let decided = line.decided.as_ref().filter(|_| line.tied);
    let decided = decided.map(|by| say(lang, format!(", quyết định bằng {by}"), format!(", decided by {by}")));
    let tied = tied + &decided.unwrap_or_default();
    let parted = line.parted.as_ref().map(|(figure, own, other, theirs)| {
        let value = |value: &Option<Exact>| value.as_ref().map_or_else(|| say(lang, "không có", "none"), number);
        let vi = format!("; bằng điểm với {other}, xét “{figure}”: {} so với {}", value(own), value(theirs));
        say(lang, vi, format!("; equal to {other}, parted by “{figure}”: {} against {}", value(own), value(theirs)))
    });
    let by = by.map(|by| format!(", {by}")).unwrap_or_default();
    format!("{place}{by}{tied}{}", parted.unwrap_or_default())
}
