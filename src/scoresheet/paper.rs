//! The score sheet as a document: what stands on top, then a table of all rows, then how the total, the class and the rank came about.

use super::open::{Gain, WhyNot};
use super::words::{
    basis_name, basis_value, class_lines, figure, ground_lines, line, percent_line, points_of, rank_line, rank_place, row_name, say,
};
use super::{RankLine, ScoreSheet, SheetRow};
use crate::code::Code;
use crate::document::{Align, Cell, Column, Document, Look, Table, Text};
use crate::formula::{number, result};
use crate::ir::Program;
use crate::message::Lang;

/// What of a sheet is written.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Only this row, with the rows below it.
    pub row: Option<Code>,
    /// The answer to why a unit does not have a class.
    pub why_not: Option<WhyNot>,
}

/// The sheet.
pub fn write(program: &Program, sheet: &ScoreSheet, choice: &Choice, lang: Lang) -> Document {
    let title = say(lang, format!("Phiếu điểm: {}", sheet.unit), format!("Score sheet: {}", sheet.unit));
    let language = match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    };
    let mut paper = Document { title: title.clone(), language, ..Document::default() };
    paper.centred(1, title);
    for text in top(sheet, lang) {
        paper.paragraph(text);
    }
    if choice.row.is_none() {
        paper.table(summary(program, sheet, lang));
    }
    if let Some(why) = &choice.why_not {
        why_not(program, &mut paper, why, lang);
        return paper;
    }
    paper.heading(2, say(lang, "Từng chỉ số", "Row by row"));
    paper.paragraph(Text::emphasis(say(
        lang,
        "≈ đứng trước số chỉ làm tròn khi in; số nào được làm tròn theo quy định thì có dòng “làm tròn” riêng.",
        "≈ stands before a number that was rounded for printing only; what a rule rounds has a line “rounded” of its own.",
    )));
    paper.table(rows(sheet, choice.row.as_ref(), lang));
    if choice.row.is_some() {
        return paper;
    }
    for list in &sheet.lists {
        paper
            .heading(3, say(lang, format!("Danh sách “{}” ({})", list.about, list.name), format!("List “{}” ({})", list.about, list.name)));
        if let Some(place) = &list.place {
            paper.paragraph(say(lang, format!("Bắt đầu ở [{place}]"), format!("Begins at [{place}]")));
        }
        let mut table = Table::of(list.fields.iter().map(|field| Column::new(field, 1, Align::Left)).collect());
        for record in &list.lines {
            table.row(record.iter().map(|cell| Cell::from(cell.as_str())).collect());
        }
        paper.table(table);
    }
    ends(program, sheet, &mut paper, lang);
    paper
}

fn top(sheet: &ScoreSheet, lang: Lang) -> Vec<Text> {
    let mut out = vec![Text::from(format!("{}. {}", sheet.set, sheet.document))];
    if let Some(round) = &sheet.round {
        out.push(say(lang, format!("Vòng: {round}"), format!("Round: {round}")).into());
    }
    out.extend(sheet.properties.iter().map(|property| figure(property, lang).into()));
    out
}

/// Total, percentage, class and ranks at a look.
fn summary(program: &Program, sheet: &ScoreSheet, lang: Lang) -> Table {
    let mut table = Table::of(vec![Column::new("", 3, Align::Left), Column::new("", 7, Align::Left)]);
    let mut add = |head: String, lines: Vec<String>| {
        table.row(vec![Text::strong(head).into(), Cell::lines(lines.into_iter().map(Text::from).collect())]);
    };
    add(say(lang, "Tổng điểm", "Total"), vec![points_of(sheet.total.points.as_ref(), Some(&sheet.total.maximum), lang)]);
    if let Some(percent) = &sheet.percent {
        add(say(lang, "Tỷ lệ điểm", "Share"), vec![percent_line(percent, program, lang)]);
    }
    if let Some(class) = &sheet.class {
        let name = class.name.clone().unwrap_or_else(|| say(lang, "không xếp loại", "not classed"));
        add(say(lang, "Xếp loại", "Class"), vec![name]);
    }
    for rank in &sheet.ranks {
        add(say(lang, "Xếp hạng", "Rank"), vec![named_place(rank, program, lang)]);
    }
    table
}

/// A place under a heading that says “Xếp hạng”: a table without a title is not called so once more.
fn named_place(rank: &RankLine, program: &Program, lang: Lang) -> String {
    match (&rank.title, &rank.group) {
        (None, None) => rank_place(rank, program, lang),
        (None, Some(group)) => format!("{group}: {}", rank_place(rank, program, lang)),
        (Some(_), _) => rank_line(rank, program, lang),
    }
}

fn rows(sheet: &ScoreSheet, only: Option<&Code>, lang: Lang) -> Table {
    let mut table = Table::of(vec![
        Column::new(&say(lang, "Mã", "Code"), 8, Align::Left),
        Column::new(&say(lang, "Chỉ số và cách ra điểm", "Row and how its points came about"), 68, Align::Left),
        Column::new(&say(lang, "Điểm", "Points"), 13, Align::Right),
        Column::new(&say(lang, "Tối đa", "Maximum"), 11, Align::Right),
    ]);
    for row in picked(sheet, only) {
        let title = Text::strong(row.title.as_str());
        let mut lines = if row.parent { Vec::new() } else { vec![title.clone()] };
        lines.extend(row.clause.iter().map(|clause| Text::emphasis(say(lang, format!("căn cứ: {clause}"), format!("clause: {clause}")))));
        lines.extend(row.figures.iter().map(|made| Text::from(figure(made, lang))));
        lines.extend(row.lines.iter().map(|made| Text::from(line(made, lang))));
        let maximum = if row.bounded { number(&row.maximum) } else { String::new() };
        let points = row.points.as_ref().map_or_else(|| "–".to_owned(), result);
        if row.parent {
            table.head(vec![row.code.as_str().into(), title.into(), points.into(), maximum.into()]);
            table.row(vec!["".into(), Cell::lines(lines), "".into(), "".into()]);
        } else {
            table.row(vec![row.code.as_str().into(), Cell::lines(lines), points.into(), maximum.into()]);
        }
    }
    table
}

/// The rows that are written: all, or one with those below it.
pub fn picked<'s>(sheet: &'s ScoreSheet, only: Option<&Code>) -> Vec<&'s SheetRow> {
    let Some(code) = only else { return sheet.rows.iter().collect() };
    let Some(at) = sheet.rows.iter().position(|row| row.code == *code) else { return Vec::new() };
    let depth = sheet.rows.get(at).map_or(0, |row| row.depth);
    let mut rows = sheet.rows.iter().skip(at);
    let first = rows.next();
    first.into_iter().chain(rows.take_while(|row| row.depth > depth)).collect()
}

/// How the total, the pillars, the class and the ranks came about.
fn ends(program: &Program, sheet: &ScoreSheet, paper: &mut Document, lang: Lang) {
    paper.heading(2, say(lang, "Tổng điểm", "Total"));
    paper.list(sheet.total.lines.iter().map(|made| Text::from(line(made, lang))).collect());
    if let Some(percent) = &sheet.percent {
        paper.list(vec![percent_line(percent, program, lang).into()]);
    }
    if !sheet.pillars.is_empty() {
        paper.heading(2, say(lang, "Trụ cột", "Pillars"));
        for pillar in &sheet.pillars {
            let points = points_of(pillar.whole.points.as_ref(), Some(&pillar.whole.maximum), lang);
            paper.paragraph(Text::strong(format!("{}: ", pillar.title)).and(points));
            paper.list(pillar.whole.lines.iter().map(|made| Text::from(line(made, lang))).collect());
        }
    }
    if let Some(class) = &sheet.class {
        paper.heading(2, say(lang, "Xếp loại", "Class"));
        let name = class.name.clone().unwrap_or_else(|| say(lang, "không xếp loại", "not classed"));
        paper.paragraph(Text::strong(name));
        paper.list(class_lines(class, program, lang).into_iter().map(Text::from).collect());
    }
    if !sheet.ranks.is_empty() {
        paper.heading(2, say(lang, "Xếp hạng", "Rank"));
        for rank in &sheet.ranks {
            let lines = std::iter::once(named_place(rank, program, lang)).chain(ground_lines(&rank.grounds, lang));
            paper.list(lines.map(Text::from).collect());
        }
    }
}

/// The answer to why a unit does not have a class.
fn why_not(program: &Program, paper: &mut Document, why: &WhyNot, lang: Lang) {
    paper.heading(2, say(lang, format!("Vì sao chưa xếp loại “{}”", why.wanted), format!("Why not “{}”", why.wanted)));
    for text in why_lines(program, why, lang) {
        paper.paragraph(text);
    }
    let table = |gains: &[Gain]| {
        let mut table = Table::of(vec![
            Column::new(&say(lang, "Mã", "Code"), 8, Align::Left),
            Column::new(&say(lang, "Chỉ số", "Row"), 50, Align::Left),
            Column::new(&say(lang, "Điểm", "Points"), 14, Align::Right),
            Column::new(&say(lang, "Cao nhất", "Best"), 12, Align::Right),
            Column::new(&say(lang, "Tăng thêm", "Gains"), 16, Align::Right),
        ]);
        for gain in gains {
            let points = gain_points(gain, lang);
            table.row(vec![
                gain.code.as_str().into(),
                gain.title.as_str().into(),
                points.into(),
                number(&gain.best).into(),
                basis_value(&why.reads, &gain.gain).into(),
            ]);
        }
        table
    };
    if let Some(reach) = why.reach.as_ref().filter(|reach| !reach.is_empty()) {
        paper.heading(3, reach_head(why, reach.len(), lang));
        paper.table(table(reach));
    }
    if !why.open.is_empty() {
        paper.heading(3, say(lang, "Các chỉ số còn điểm để đạt, nhiều nhất trước", "Rows with points still open, the most first"));
        paper.table(table(&why.open));
    }
}

/// The heading over the rows that reach the class.
pub fn reach_head(why: &WhyNot, rows: usize, lang: Lang) -> String {
    let wanted = &why.wanted;
    if why.shortest {
        say(
            lang,
            match rows {
                1 => format!("Chỉ cần thêm một chỉ số đạt điểm cao nhất, ví dụ chỉ số sau, thì đạt “{wanted}”"),
                _ => format!("Ít nhất phải thêm {rows} chỉ số đạt điểm cao nhất, ví dụ các chỉ số sau, thì đạt “{wanted}”"),
            },
            match rows {
                1 => format!("One more row at its best is enough for “{wanted}”, such as this"),
                _ => format!("At least {rows} more rows at their best are needed for “{wanted}”, such as these"),
            },
        )
    } else {
        say(
            lang,
            format!("{rows} chỉ số sau đạt điểm cao nhất thì đạt “{wanted}” (có thể còn cách khác ngắn hơn)"),
            format!("With these {rows} rows at their best the unit reaches “{wanted}” (there may be a shorter list)"),
        )
    }
}

/// The points of a row that is still open, with why they are what they are.
pub fn gain_points(gain: &Gain, lang: Lang) -> String {
    let points = gain.points.as_ref().map_or_else(|| "–".to_owned(), result);
    if gain.missing { format!("{points} ({})", crate::message::state_word(crate::diagnostic::StateName::Missing, lang)) } else { points }
}

/// What is missing, in sentences.
pub fn why_lines(program: &Program, why: &WhyNot, lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    let has = why.has.clone().unwrap_or_else(|| say(lang, "không xếp loại", "not classed"));
    if why.reached {
        out.push(say(
            lang,
            format!("Đơn vị được xếp loại “{has}”, đã đạt “{}”.", why.wanted),
            format!("The unit is classed “{has}”; it has reached “{}”.", why.wanted),
        ));
        return out;
    }
    out.push(say(lang, format!("Đơn vị được xếp loại: {has}."), format!("The unit is classed: {has}.")));
    if !why.scorable {
        out.push(say(
            lang,
            "Đơn vị chưa có tổng điểm vì số liệu còn lỗi; sửa số liệu trước.",
            "The unit has no total, because its data have errors; mend the data first.",
        ));
        return out;
    }
    if let Some(missing) = &why.missing {
        let name = basis_name(&missing.basis, program, lang);
        let show = |value| basis_value(&missing.basis, value);
        let (has, low, mut short) = (show(&missing.has), show(&missing.low), show(&missing.short));
        if let Some(points) = short.strip_suffix('%') {
            short = say(lang, format!("{points} điểm phần trăm"), format!("{points} percentage points"));
        }
        let wanted = &why.wanted;
        let needs = if missing.closed {
            say(lang, format!("“{wanted}” cần {name} từ {low} trở lên"), format!("“{wanted}” needs {name} from {low}"))
        } else {
            say(lang, format!("“{wanted}” cần {name} trên {low}"), format!("“{wanted}” needs {name} above {low}"))
        };
        let lacks = match (missing.short.is_zero(), missing.closed) {
            (true, _) => say(lang, format!("đơn vị có đúng {has}, phải cao hơn"), format!("the unit has exactly {has} and must have more")),
            (false, true) => say(lang, format!("đơn vị có {has}, còn thiếu {short}"), format!("the unit has {has}, so {short} is missing")),
            (false, false) => {
                say(lang, format!("đơn vị có {has}, phải tăng hơn {short}"), format!("the unit has {has}, so more than {short} is missing"))
            }
        };
        out.push(format!("{needs}; {lacks}."));
    }
    if let Some(condition) = &why.condition {
        out.push(say(lang, format!("“{}” cần: {condition}.", why.wanted), format!("“{}” needs: {condition}.", why.wanted)));
    }
    for sentence in &why.changed {
        out.push(say(lang, format!("Đang bị chặn bởi câu: {sentence}."), format!("The class is lowered or taken away by: {sentence}.")));
    }
    if why.reach.is_none() {
        out.push(say(
            lang,
            "Dù mọi chỉ số đạt điểm cao nhất mà đơn vị có thể đạt, đơn vị vẫn không đạt mức này.",
            "Even with every row at the best that it can give the unit, the unit does not reach this class.",
        ));
    }
    out
}

/// The head of a row on a terminal.
pub fn head(row: &SheetRow, lang: Lang) -> Text {
    Text::strong(row_name(row, lang)).then(format!(" “{}”", row.title), Look::Plain)
}
