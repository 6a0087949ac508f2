//! What is made of the points: pillars, classes, ranks.

use super::figures::Figures;
use super::notes::Notes;
use super::numbers::{number, range, share};
use super::scoring::ended;
use super::words::{Words, quoted};
use crate::diagnostic::Listed;
use crate::document::{Align, Cell, Column, Document, Table, Text};
use crate::ir::{Basis, ClassEffect, ClassRange, ClassReads, ClassTake, Classes, Pillar, Program, Ranking, RowId};
use crate::quantity::Exact;

/// Writes the part; nothing where the set makes nothing of its points.
pub(super) fn write(program: &Program, notes: &mut Notes<'_>, document: &mut Document) {
    // The heading names what the set has.
    let classed = program.classes.is_some() || !program.row_classes.is_empty();
    let has = [(!program.pillars.is_empty(), "TRỤ CỘT"), (classed, "XẾP LOẠI"), (!program.rankings.is_empty(), "XẾP HẠNG")];
    let parts: Vec<&str> = has.into_iter().filter(|(has, _)| *has).map(|(_, part)| part).collect();
    let mut number = 0_usize;
    let mut titled = |document: &mut Document, words: &str, marks: &str| {
        if number == 0 {
            document.heading(2, format!("III. {}", parts.join(", ")));
        }
        number = number.saturating_add(1);
        let marks = if marks.is_empty() { String::new() } else { format!(" {marks}") };
        document.heading(3, format!("{number}. {words}{marks}"));
    };
    if !program.pillars.is_empty() {
        titled(document, "Trụ cột", "");
        document.paragraph(
            "Điểm của trụ cột bằng tổng điểm của các dòng thuộc trụ cột; điểm tối đa áp dụng của trụ cột bằng tổng điểm tối đa áp dụng của chúng. \
             Trụ cột không tính vào tổng điểm.",
        );
        document.table(pillars(program, notes));
    }
    if let Some(classes) = &program.classes {
        let marks = notes.inferred("Xếp loại", &classes.inferred);
        titled(document, "Xếp loại đơn vị", &marks);
        write_classes(program, classes, document);
    }
    if program.classes.is_some() {
        document.paragraph("Đơn vị chưa có tổng điểm hoặc có điểm tối đa áp dụng bằng 0 thì không xếp loại.");
    }
    for classes in &program.row_classes {
        let of = match classes.of {
            Listed::Groups => "từng nhóm",
            Listed::MainIndexes => "từng chỉ số chính",
            Listed::Components => "từng chỉ số thành phần",
            Listed::Pillars => "từng trụ cột",
        };
        let marks = notes.inferred(&format!("Xếp loại {of}"), &classes.table.inferred);
        titled(document, &format!("Xếp loại {of}"), &marks);
        write_classes(program, &classes.table, document);
    }
    if !program.rankings.is_empty() {
        titled(document, "Xếp hạng", "");
        for ranking in &program.rankings {
            write_ranking(program, ranking, notes, document);
        }
        document.paragraph(
            "Đơn vị bằng nhau sau khi đã xét hết thì cùng hạng, hạng liền sau bỏ qua (ví dụ 1, 1, 3). Đơn vị thiếu con số của một mục thì đứng sau \
             đơn vị bằng điểm có con số ấy. Đơn vị không có con số để xếp thì không có hạng.",
        );
    }
}

fn pillars(program: &Program, notes: &mut Notes<'_>) -> Table {
    let mut table = Table::of(vec![
        Column::new("Trụ cột", 50, Align::Left),
        Column::new("Điểm tối đa", 20, Align::Centre),
        Column::new("Gồm các dòng", 90, Align::Left),
    ]);
    for pillar in &program.pillars {
        let marks = notes.inferred(&format!("Trụ cột {}", quoted(&pillar.title)), &pillar.inferred);
        let title = if marks.is_empty() { pillar.title.clone() } else { format!("{} {marks}", pillar.title) };
        table.row(vec![Cell::from(title), Cell::from(maximum(program, pillar)), Cell::from(codes(program, &pillar.members))]);
    }
    table
}

/// The maximum that the text declares for a pillar, else the maxima of its rows together, if all are published.
fn maximum(program: &Program, pillar: &Pillar) -> String {
    let maximum = pillar.maximum.clone().or_else(|| super::rows::sum_of(program, &pillar.members));
    maximum.map_or_else(|| "không công bố".to_owned(), |maximum| number(&maximum))
}

fn codes(program: &Program, rows: &[RowId]) -> String {
    rows.iter().filter_map(|id| program.row(*id)).map(|row| row.code.to_string()).collect::<Vec<_>>().join("; ")
}

fn write_classes(program: &Program, classes: &Classes, document: &mut Document) {
    let figures = Figures::default();
    let words = Words { program, row: None, figures: &figures };
    let (lead, head) = match &classes.reads {
        ClassReads::Score(basis) => (format!("Xếp loại theo {}.", words.basis(basis)), "Khoảng điểm"),
        ClassReads::Highest => {
            ("Xét lần lượt từ mức cao nhất xuống; mức đầu tiên mà đơn vị đạt là mức của đơn vị.".to_owned(), "Điều kiện")
        }
        ClassReads::OneOnly => {
            ("Mỗi đơn vị đúng một mức: đơn vị đạt hai mức hoặc không đạt mức nào thì chưa được xếp loại.".to_owned(), "Điều kiện")
        }
    };
    let short = classes.rows.iter().any(|class| class.short.is_some());
    let mut columns = vec![Column::new("Mức xếp loại", 40, Align::Left)];
    columns.extend(short.then(|| Column::new("Viết tắt", 20, Align::Centre)));
    columns.push(Column::new(head, 100, Align::Left));
    let mut table = Table::of(columns);
    document.paragraph(lead);
    for class in &classes.rows {
        let take = match (&class.take, &classes.reads) {
            (ClassTake::Range(taken), ClassReads::Score(basis)) => class_range(taken, basis),
            (ClassTake::Range(taken), _) => class_range(taken, &Basis::Total),
            (ClassTake::When(when), _) => words.text(*when),
            (ClassTake::Else, _) => "các trường hợp còn lại".to_owned(),
        };
        let mut cells = vec![Cell::from(class.name.as_str())];
        cells.extend(short.then(|| Cell::from(class.short.as_deref().unwrap_or_default())));
        cells.push(Cell::from(super::numbers::capitalised(&take)));
        table.row(cells);
    }
    document.table(table);
    if !classes.changes.is_empty() {
        document.paragraph("Sau khi có mức theo bảng, xét lần lượt; câu không xếp loại được xét trước hết:");
        let changes = classes.changes.iter().map(|change| {
            let when = words.text(change.when);
            match change.does {
                ClassEffect::AtMost(place) => {
                    let name = classes.rows.get(place).map(|class| class.name.as_str()).unwrap_or_default();
                    format!("Nhiều nhất là {} khi {when}", quoted(name))
                }
                ClassEffect::OneDown => format!("Hạ một mức (mức thấp nhất thì giữ nguyên) khi {when}"),
                ClassEffect::None => format!("Không xếp loại khi {when}"),
            }
        });
        document.list(ended(changes.collect()).into_iter().map(Text::from).collect());
    }
    if !classes.changes.is_empty() || classes.rows.iter().any(|class| matches!(class.take, ClassTake::When(_))) {
        document.paragraph(
            "Điều kiện dùng con số mà đơn vị không có thì chưa xét được; khi phần còn lại chưa đủ kết luận thì đơn vị chưa được xếp loại.",
        );
    }
}

/// The range of a class: percentages where a percentage is read.
fn class_range(taken: &ClassRange, basis: &Basis) -> String {
    let of_share = matches!(basis, Basis::Percent);
    let end =
        |end: &Option<(Exact, bool)>| end.as_ref().map(|(value, closed)| (if of_share { share(value) } else { number(value) }, *closed));
    range(end(&taken.low), end(&taken.high), if of_share { "" } else { "điểm" })
}

fn write_ranking(program: &Program, ranking: &Ranking, notes: &mut Notes<'_>, document: &mut Document) {
    let figures = Figures::default();
    let words = Words { program, row: None, figures: &figures };
    let mut text = Text::new();
    if let Some(title) = &ranking.title {
        text = text.then(format!("{title}: "), crate::document::Look::Strong);
    }
    let mut line = format!("xếp theo {} từ cao xuống thấp", words.basis(&ranking.basis));
    if let Some(filter) = ranking.filter {
        line.push_str(&format!(", chỉ xếp đơn vị {}", words.about_unit(filter)));
    }
    if let Some(property) = ranking.within.and_then(|id| program.properties.get(id.index())) {
        let name = super::figures::title_of(&property.name, property.about.as_deref());
        line.push_str(&format!(", riêng trong các đơn vị có cùng {}", quoted(&name)));
    }
    let mut ties: Vec<String> =
        ranking.ties.iter().map(|tie| format!("{} {}", words.text(tie.by), if tie.higher { "cao hơn" } else { "thấp hơn" })).collect();
    ties.extend(ranking.at_last.as_ref().map(|last| format!("sau cùng là {last}")));
    let ties = if ties.is_empty() { String::new() } else { format!(" Bằng điểm thì xét lần lượt: {}.", ties.join("; ")) };
    let line = if ranking.title.is_some() { line } else { super::numbers::capitalised(&line) };
    let place = ranking.title.as_ref().map_or_else(|| "Xếp hạng".to_owned(), |title| format!("Xếp hạng {}", quoted(title)));
    let marks = notes.inferred(&place, &ranking.inferred);
    let marks = if marks.is_empty() { marks } else { format!(" {marks}") };
    document.paragraph(text.and(format!("{line}.{ties}{marks}")));
}
