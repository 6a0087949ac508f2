//! What the first page says: how many units, the mean and how it changed, who is highest and lowest, how many are in each class and which.

use super::Section;
use super::notes::Marks;
use super::words::{NOTHING, basis_name, count, mean_number, mean_of, number, part, points, range, value_of};
use crate::diagnostic::{Fault, SubmissionFault};
use crate::document::{Document, Text};
use crate::ir::Basis;
use crate::score::{Extreme, maxima_differ, shows_share};

/// So many names stand in a sentence; more are counted.
pub(super) const MOST_NAMES: usize = 3;

/// One paragraph with all of it, for the summary.
pub(super) fn summary(section: &Section) -> Text {
    let mut sentences: Vec<String> = vec![assessed(section)];
    sentences.extend(extremes(section));
    sentences.extend(mean(section));
    sentences.extend(classes_in_short(section));
    sentences.extend(without_result(section));
    let kind = section.program.set.unit_kind.as_deref().unwrap_or("Các đơn vị");
    Text::strong(format!("{kind}:")).and(format!(" {}", sentences.join(" ")))
}

/// The first chapter of a part.
pub(super) fn write(section: &Section, document: &mut Document, marks: &Marks) {
    let mut lines: Vec<String> = vec![assessed(section)];
    lines.extend(without_result(section));
    lines.extend(mean(section));
    lines.extend(extremes(section));
    lines.extend(movement(section));
    document.list(lines.into_iter().map(Text::from).collect());
    classes(section, document, marks);
}

/// `Có 19/19 Sở, ban, ngành được đánh giá.`
fn assessed(section: &Section) -> String {
    let all = section.scores.units.len();
    if all == 0 {
        return "Số liệu không có đơn vị nào.".to_owned();
    }
    let scored = section.scores.units.iter().filter(|unit| unit.result.total.is_some()).count();
    let mut text = format!("Có {}/{} {} được đánh giá, cho điểm.", count(scored), count(all), section.who);
    if let Some((submitted, due, absent)) = submissions(section) {
        text.push_str(&format!(" {}/{} đơn vị cung cấp số liệu; chưa cung cấp: {}.", count(submitted), count(due), absent.join("; ")));
    }
    text
}

/// Who handed in nothing, where a roster said who is expected.
fn submissions<'s>(section: &'s Section) -> Option<(usize, usize, &'s [String])> {
    section.findings.iter().find_map(|finding| match &finding.fault {
        Fault::Submission(SubmissionFault::UnitsNotSubmitted { submitted, due, units }) => Some((*submitted, *due, units.as_slice())),
        _ => None,
    })
}

/// The units that have no total are named: they stand in no mean and no class.
fn without_result(section: &Section) -> Option<String> {
    let units: Vec<usize> = (0..section.scores.units.len())
        .filter(|unit| section.scores.units.get(*unit).is_some_and(|unit| unit.result.total.is_none()))
        .collect();
    (!units.is_empty()).then(|| {
        format!(
            "Chưa có kết quả vì số liệu còn thiếu hoặc còn lỗi: {} đơn vị ({}); không tính vào trung bình, xếp hạng, xếp loại.",
            count(units.len()),
            section.names(&units)
        )
    })
}

/// `Điểm trung bình 738,08/1.000 điểm, tăng 38,61 điểm so với năm 2022 (699,47 điểm).`
fn mean(section: &Section) -> Option<String> {
    let (program, scores) = (section.program, section.scores);
    let total = scores.means.total.as_ref()?;
    let scale = program.set.scale.as_ref().filter(|_| !maxima_differ(scores));
    let scale = scale.map(|scale| format!("/{}", number(scale, None))).unwrap_or_default();
    let mut text = format!("Điểm trung bình {}{scale} điểm", mean_of(program, &Basis::Total, total));
    if shows_share(program)
        && let Some(share) = &scores.means.percent
    {
        text.push_str(&format!(", tỷ lệ điểm trung bình {}", mean_of(program, &Basis::Percent, share)));
    }
    if let Some(previous) = &scores.previous {
        let before = previous.mean.as_ref().map(|mean| mean_number(program, &Basis::Total, mean));
        if let (Some(change), Some(before)) = (previous.mean_change(scores), before) {
            let size = mean_number(program, &Basis::Total, &change).replacen('-', "", 1);
            let moved = match (change.is_positive(), change.is_negative()) {
                (true, _) => format!("tăng {size} điểm so với"),
                (_, true) => format!("giảm {size} điểm so với"),
                _ => "bằng".to_owned(),
            };
            text.push_str(&format!(", {moved} {} ({before} điểm)", section.last_year()));
        }
    }
    Some(text + ".")
}

/// Who is highest and lowest by what the first table ranks by.
fn extremes(section: &Section) -> Option<String> {
    let basis = section.program.rankings.first().map_or(Basis::Total, |ranking| ranking.basis.clone());
    let standing = section.scores.standing(section.program, &basis);
    let (highest, lowest) = (standing.highest.as_ref()?, standing.lowest.as_ref()?);
    let by = if basis == Basis::Total { String::new() } else { format!(" theo {}", basis_name(section.program, &basis)) };
    Some(format!("Cao nhất{by}: {}; thấp nhất: {}.", who(section, &basis, highest), who(section, &basis, lowest)))
}

/// `UBND huyện Đắk Song (685,21 điểm)`, `16 đơn vị (100 điểm)`
pub(super) fn who(section: &Section, basis: &Basis, extreme: &Extreme) -> String {
    let value = value_of(section.program, basis, &extreme.value);
    let units =
        if extreme.units.len() > MOST_NAMES { format!("{} đơn vị", count(extreme.units.len())) } else { section.names(&extreme.units) };
    format!("{units} ({value}{})", points(basis))
}

/// `So với năm 2022: 15 đơn vị tăng điểm, 03 giảm, 01 giữ nguyên.`
fn movement(section: &Section) -> Option<String> {
    let movement = section.scores.previous.as_ref()?.movement(section.scores);
    let mut text = format!(
        "So với {}: {} đơn vị tăng điểm, {} đơn vị giảm điểm, {} đơn vị giữ nguyên",
        section.last_year(),
        count(movement.up),
        count(movement.down),
        count(movement.same)
    );
    if movement.apart > 0 {
        text.push_str(&format!(", {} đơn vị không so được vì không có điểm ở một trong hai năm", count(movement.apart)));
    }
    Some(text + ".")
}

/// `Tốt: 00; Khá: 03; Trung bình: 03; Yếu: 02.`
fn classes_in_short(section: &Section) -> Option<String> {
    let classes = section.program.classes.as_ref()?;
    let counts = classes.rows.iter().zip(&section.scores.class_counts);
    let mut parts: Vec<String> = counts.map(|(class, units)| format!("{}: {}", class.name, count(*units))).collect();
    let without = unclassed(section).len();
    if without > 0 {
        parts.push(format!("chưa xếp loại: {}", count(without)));
    }
    Some(format!("Xếp loại: {}.", parts.join("; ")))
}

/// The units with a total and without a class.
fn unclassed(section: &Section) -> Vec<usize> {
    let mut units = crate::score::order(section.scores);
    units.retain(|unit| section.scores.units.get(*unit).is_some_and(|unit| unit.result.total.is_some() && unit.class.is_none()));
    units
}

/// `: 03 đơn vị (37,5%), gồm: …`
pub(super) fn counted(section: &Section, units: &[usize], share: &str) -> String {
    match units.len() {
        0 => ": không có đơn vị nào.".to_owned(),
        1 => format!(": 01 đơn vị{share}, là {}.", section.names(units)),
        all if all == section.scores.units.len() => format!(": tất cả {} đơn vị{share}, gồm: {}.", count(all), section.names(units)),
        many => format!(": {} đơn vị{share}, gồm: {}.", count(many), section.names(units)),
    }
}

/// How many units are in each class and which, with the limits of the class.
fn classes(section: &Section, document: &mut Document, marks: &Marks) {
    let Some(classes) = &section.program.classes else { return };
    let by = classes.basis().map(|basis| format!(", theo {}", basis_name(section.program, basis))).unwrap_or_default();
    document.paragraph(format!("Số đơn vị theo mức xếp loại{by}{}:", marks.of(&classes.inferred)));
    let mut items: Vec<Text> = Vec::new();
    for (index, class) in classes.rows.iter().enumerate() {
        let units = section.scores.of_class(index);
        let limits = classes.basis().zip(class.take.range()).map(|(basis, taken)| range(section.program, basis, taken));
        let limits = limits.filter(|limits| !limits.is_empty()).map(|limits| format!(" ({limits})")).unwrap_or_default();
        let share = section.scores.part(units.len()).map_or_else(|| NOTHING.to_owned(), |share| part(&share));
        let text = Text::strong(class.name.clone()).and(limits);
        items.push(text.and(counted(section, &units, &format!(" ({share})"))));
    }
    let without = unclassed(section);
    if !without.is_empty() {
        items.push(Text::strong("Chưa xếp loại").and(counted(section, &without, "")));
    }
    document.list(items);
}
