//! The ranking tables: the first with all main indexes and the class, further ones with the number they rank by.

use super::notes::Marks;
use super::words::{NOTHING, basis_name, mean_of, number, value_of};
use super::{Numbers, Section};
use crate::document::{Align, Cell, Column, Document, Table, Text};
use crate::ir::{Basis, Extra, Ranking};
use crate::letters::capitalised;
use crate::score::{RankTable, columns, maxima_differ, order, points, shows_share};

/// The first table.
pub(super) fn main(section: &Section, document: &mut Document, marks: &Marks) {
    let (program, scores) = (section.program, section.scores);
    let rows = columns(program, scores);
    let dependent = program.dependent();
    let star = |depends: bool| if depends { "*" } else { "" };
    let ranked = program.rankings.first();
    let (with_share, with_applicable) = (shows_share(program), maxima_differ(scores));
    let column = |head: &str| Column::new(head, 10, Align::Right);
    let mut heads: Vec<Column> = Vec::new();
    if ranked.is_some() {
        let grounds = ranked.map(|ranking| marks.of(&ranking.inferred)).unwrap_or_default();
        heads.push(Column::new(&format!("Xếp hạng{grounds}"), 7, Align::Centre));
    }
    heads.push(Column::new("Đơn vị", 32, Align::Left));
    heads.push(column(&format!("Tổng điểm{}", star(dependent.contains(&true)))));
    if with_applicable {
        heads.push(column("Điểm tối đa áp dụng"));
    }
    if with_share {
        heads.push(column("Tỷ lệ điểm"));
    }
    for (id, row) in &rows {
        let kind = match row.extra {
            Some(Extra::Bonus) => "Điểm cộng",
            Some(Extra::Deduction) => "Điểm trừ",
            None => "",
        };
        // A row that is called what it is needs no word before.
        let kind = if kind.is_empty() || row.title.starts_with(kind) { String::new() } else { format!("{kind}: ") };
        heads.push(column(&format!("{kind}{}{}", row.title, star(dependent.get(id.index()) == Some(&true)))));
    }
    if let Some(classes) = &program.classes {
        heads.push(Column::new(&format!("Mức xếp loại{}", marks.of(&classes.inferred)), 9, Align::Centre));
    }
    let width = heads.len();
    let mut table = Table::of(heads);
    table.caption = Some(caption(section, ranked, "Xếp hạng"));
    let mut group: Option<String> = None;
    for unit in order(scores) {
        let Some(score) = scores.units.get(unit) else { continue };
        let place = scores.rankings.first().and_then(|table| table.place_of(unit));
        if let Some(name) = place.and_then(|place| place.group.clone()).filter(|name| group.as_ref() != Some(name)) {
            table.head(vec![across(&name, width)]);
            group = Some(name);
        }
        let mut cells: Vec<Cell> = Vec::new();
        if ranked.is_some() {
            cells.push(rank(place.and_then(|place| place.rank)));
        }
        cells.push(score.name.clone().into());
        cells.push(score.result.total.as_ref().map_or_else(|| NOTHING.to_owned(), |value| number(value, program.rounding.total)).into());
        if with_applicable {
            cells.push(number(&score.result.applicable, None).into());
        }
        if with_share {
            cells.push(score.result.percent.as_ref().map(|value| value_of(program, &Basis::Percent, value)).unwrap_or_default().into());
        }
        for (id, row) in &rows {
            let value = points(scores, unit, *id).map(|value| number(value, program.rounding_of(row)));
            cells.push(value.unwrap_or_default().into());
        }
        if let Some(classes) = &program.classes {
            let class = score.class.and_then(|class| classes.rows.get(class)).map(|class| class.printed()).unwrap_or(NOTHING);
            cells.push(if score.lowered.is_some() { format!("{class} ↓") } else { class.to_owned() }.into());
        }
        table.row(cells);
    }
    let mut cells: Vec<Cell> = Vec::new();
    if ranked.is_some() {
        cells.push(Cell::default());
    }
    let mean = |basis: &Basis| scores.means.of(basis).map(|mean| mean_of(program, basis, mean)).unwrap_or_default();
    cells.push("Trung bình".into());
    cells.push(mean(&Basis::Total).into());
    if with_applicable {
        cells.push(Cell::default());
    }
    if with_share {
        cells.push(mean(&Basis::Percent).into());
    }
    cells.extend(rows.iter().map(|(id, _)| Cell::from(mean(&Basis::Row(*id)))));
    cells.resize(width, Cell::default());
    table.total(cells);
    document.table(table);
    if let (Some(ranking), Some(places)) = (ranked, scores.rankings.first()) {
        equals(section, ranking, places, document);
    }
}

/// The further tables that are not of pillars.
pub(super) fn others(section: &Section, document: &mut Document, numbers: &mut Numbers, marks: &Marks) {
    let rankings = section.program.rankings.iter().zip(&section.scores.rankings).skip(1);
    let others: Vec<_> = rankings.filter(|(ranking, _)| !matches!(ranking.basis, Basis::Pillar(_))).collect();
    if others.is_empty() {
        return;
    }
    document.heading(3, numbers.chapter("Các bảng xếp hạng khác"));
    for (ranking, places) in others {
        one(section, ranking, places, document, marks);
    }
}

/// A table of rank, unit and the number it ranks by.
pub(super) fn one(section: &Section, ranking: &Ranking, places: &RankTable, document: &mut Document, marks: &Marks) {
    let (program, scores) = (section.program, section.scores);
    let name = basis_name(program, &ranking.basis);
    let mut table = Table::of(vec![
        Column::new(&format!("Xếp hạng{}", marks.of(&ranking.inferred)), 14, Align::Centre),
        Column::new("Đơn vị", 56, Align::Left),
        Column::new(&capitalised(&name), 30, Align::Right),
    ]);
    // Points of one number are not worth the same where the maxima differ.
    let differ = matches!(ranking.basis, Basis::Pillar(_)) && super::pillars::maxima_differ(section, &ranking.basis);
    if differ {
        table.columns.push(Column::new("Điểm tối đa áp dụng", 20, Align::Right));
    }
    let width = table.columns.len();
    table.caption = Some(caption(section, Some(ranking), &format!("Xếp hạng theo {name}")));
    let mut group: Option<&String> = None;
    for place in &places.places {
        let Some(score) = scores.units.get(place.unit) else { continue };
        // Ranks begin anew in each group, so the group is named.
        if let Some(name) = place.group.as_ref().filter(|name| group != Some(*name)) {
            table.head(vec![across(name, width)]);
            group = Some(name);
        }
        let value = score.basis(&ranking.basis).map_or_else(|| NOTHING.to_owned(), |value| value_of(program, &ranking.basis, &value));
        let mut cells: Vec<Cell> = vec![rank(place.rank), score.name.clone().into(), value.into()];
        if differ {
            cells.push(score.result.applicable_of(&ranking.basis).map(|most| number(most, None)).unwrap_or_default().into());
        }
        table.row(cells);
    }
    // The mean is over all units, so it says nothing of a table that leaves some out.
    let mean = Some(&ranking.basis).filter(|basis| ranking.filter.is_none() && !matches!(basis, Basis::ScaledTo(_)));
    if let Some(mean) = mean.and_then(|basis| scores.means.of(basis)) {
        let mut cells = vec![Cell::default(), "Trung bình".into(), mean_of(program, &ranking.basis, mean).into()];
        cells.resize(width, Cell::default());
        table.total(cells);
    }
    document.table(table);
    equals(section, ranking, places, document);
}

/// The units that share a rank, where the rules say who decides then.
fn equals(section: &Section, ranking: &Ranking, table: &RankTable, document: &mut Document) {
    let Some(at_last) = &ranking.at_last else { return };
    let tied: Vec<_> = table.places.iter().filter(|place| place.tied).collect();
    let mut items: Vec<Text> = Vec::new();
    for places in tied.chunk_by(|a, b| a.rank == b.rank && a.group == b.group) {
        let Some(first) = places.first() else { continue };
        let units: Vec<usize> = places.iter().map(|place| place.unit).collect();
        let group = first.group.as_ref().map(|group| format!("{group}, ")).unwrap_or_default();
        let rank = first.rank.map(|rank| rank.to_string()).unwrap_or_default();
        items.push(format!("{group}hạng {rank}: {}.", section.names(&units)).into());
    }
    if !items.is_empty() {
        document.paragraph(format!("Còn bằng điểm ({at_last}):"));
        document.list(items);
    }
}

/// `Bảng 3: Xếp hạng của UBND các huyện, thành phố năm 2023`
fn caption(section: &Section, ranking: Option<&Ranking>, what: &str) -> Text {
    let what = format!("{}{}", if ranking.is_some() { what } else { "Kết quả" }, section.of_whom());
    match ranking.and_then(|ranking| ranking.title.as_ref()) {
        Some(title) => Text::from(format!("{title}: {what}")),
        None => Text::from(what),
    }
}

/// A cell over the whole row.
fn across(text: &str, width: usize) -> Cell {
    Cell::from(text).over(u16::try_from(width).unwrap_or(u16::MAX))
}

fn rank(rank: Option<usize>) -> Cell {
    rank.map_or_else(|| NOTHING.to_owned(), |rank| rank.to_string()).into()
}
