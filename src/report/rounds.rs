//! The rounds of the assessment side by side, in the columns that provinces publish, and who did not fill in everything.

use super::words::{NOTHING, change_of, mean_of, number};
use super::{Numbers, Section};
use crate::document::{Align, Cell, Column, Document, Table, Text};
use crate::ir::Basis;
use crate::score::{Round, order, points_of};

/// The chapter; nothing where the data name no rounds.
pub(super) fn write(section: &Section, document: &mut Document, numbers: &mut Numbers) {
    let (program, scores) = (section.program, section.scores);
    let Some(first) = scores.rounds.first() else { return };
    let total = program.rounding.total;
    document.heading(3, numbers.chapter("Kết quả qua các vòng chấm"));
    let ranked = scores.rankings.first();
    let several = scores.rounds.len() > 1;
    let mut heads: Vec<Column> = Vec::new();
    if ranked.is_some() {
        heads.push(Column::new("Xếp hạng", 7, Align::Centre));
    }
    heads.push(Column::new("Đơn vị", 30, Align::Left));
    for (index, round) in scores.rounds.iter().enumerate() {
        heads.push(Column::new(&points_of(&round.name), 11, Align::Right));
        if index == 0 {
            heads.extend(["Tổng tiêu chí", "Đã nhập", "Chưa nhập", "Chưa đạt", "Đạt"].map(|head| Column::new(head, 8, Align::Right)));
        }
    }
    if several {
        heads.push(Column::new("Vòng cuối so với vòng trước", 11, Align::Right));
    }
    let width = heads.len();
    let mut table = Table::of(heads);
    table.caption = Some(Text::from(format!("Điểm qua các vòng chấm{}", section.of_whom())));
    for unit in order(scores) {
        let mut cells: Vec<Cell> = Vec::new();
        if let Some(ranked) = ranked {
            cells.push(ranked.rank_of(unit).map_or_else(|| NOTHING.to_owned(), |rank| rank.to_string()).into());
        }
        cells.push(section.name(unit).into());
        for (index, round) in scores.rounds.iter().enumerate() {
            let Some(made) = round.units.get(unit) else { continue };
            cells.push(made.total.as_ref().map_or_else(|| NOTHING.to_owned(), |value| number(value, total)).into());
            if index == 0 {
                let counts = made.counts;
                cells.extend(
                    [counts.all, counts.filled, counts.blank, counts.failed, counts.passed].map(|count| Cell::from(count.to_string())),
                );
            }
        }
        if several {
            cells.push(scores.last_step(unit).map_or_else(|| NOTHING.to_owned(), |change| change_of(&change, total)).into());
        }
        table.row(cells);
    }
    table.total(means(section, width, ranked.is_some()));
    document.table(table);
    document.paragraph(format!("Số tiêu chí đếm ở vòng “{}”.", first.name));
    blank(section, first, document);
}

fn means(section: &Section, width: usize, ranked: bool) -> Vec<Cell> {
    let mut cells: Vec<Cell> = if ranked { vec![Cell::default()] } else { Vec::new() };
    cells.push("Trung bình".into());
    for (index, round) in section.scores.rounds.iter().enumerate() {
        cells.push(round.mean.as_ref().map_or_else(|| NOTHING.to_owned(), |mean| mean_of(section.program, &Basis::Total, mean)).into());
        if index == 0 {
            cells.resize(cells.len().saturating_add(5), Cell::default());
        }
    }
    cells.resize(width, Cell::default());
    cells
}

/// `Huyện Bình Sơn chưa nhập 60/87 tiêu chí`, the worst first.
fn blank(section: &Section, first: &Round, document: &mut Document) {
    let mut units: Vec<usize> = order(section.scores);
    let blank = |unit: &usize| first.units.get(*unit).map_or(0, |unit| unit.counts.blank);
    units.retain(|unit| blank(unit) > 0);
    units.sort_by_key(|unit| std::cmp::Reverse(blank(unit)));
    if units.is_empty() {
        return;
    }
    document.paragraph(format!("Đơn vị chưa nhập đủ số liệu ở vòng “{}”:", first.name));
    let all = |unit: &usize| first.units.get(*unit).map_or(0, |unit| unit.counts.all);
    document.list(
        units
            .iter()
            .map(|unit| Text::from(format!("{}: chưa nhập {}/{} tiêu chí.", section.name(*unit), blank(unit), all(unit))))
            .collect(),
    );
}
