//! The pillars: a table and a sentence for each that is ranked, one table for those that are not, and all of them in one chart.

use super::notes::Marks;
use super::ranking::one;
use super::words::{NOTHING, mean_of, number, value_of};
use super::{Numbers, Section, charts};
use crate::document::{Align, Cell, Column, Document, Table, Text};
use crate::ir::Basis;
use crate::score::order;

/// The chapter; nothing where the set has no pillars.
pub(super) fn write(section: &Section, document: &mut Document, numbers: &mut Numbers, marks: &Marks) {
    let (program, scores) = (section.program, section.scores);
    if program.pillars.is_empty() {
        return;
    }
    document.heading(3, numbers.chapter("Kết quả theo trụ cột"));
    let mut ranked: Vec<usize> = Vec::new();
    // The first table may rank by a pillar too; then it shows the total beside, and the pillar has its own table here.
    for (ranking, places) in program.rankings.iter().zip(&scores.rankings) {
        let Basis::Pillar(index) = &ranking.basis else { continue };
        one(section, ranking, places, document, marks);
        document.paragraph(sentence(section, *index, marks));
        ranked.push(*index);
    }
    let left: Vec<usize> = (0..program.pillars.len()).filter(|index| !ranked.contains(index)).collect();
    if !left.is_empty() {
        table(section, document, &left);
        for index in left {
            document.paragraph(sentence(section, index, marks));
        }
    }
    charts::pillars(section, document, numbers);
}

/// `Giá trị trung bình của trụ cột Chính quyền số là 407,82 điểm. Cao nhất là …; thấp nhất là ….`
fn sentence(section: &Section, index: usize, marks: &Marks) -> String {
    let (program, scores) = (section.program, section.scores);
    let basis = Basis::Pillar(index);
    let pillar = program.pillars.get(index);
    let title = pillar.map(|pillar| format!("{}{}", pillar.title, marks.of(&pillar.inferred))).unwrap_or_default();
    let mean = scores.means.of(&basis).map_or_else(|| NOTHING.to_owned(), |mean| mean_of(program, &basis, mean));
    let standing = scores.standing(program, &basis);
    let mut text = format!("Giá trị trung bình của trụ cột {title} là {mean} điểm.");
    if let (Some(highest), Some(lowest)) = (&standing.highest, &standing.lowest) {
        let (high, low) = (super::general::who(section, &basis, highest), super::general::who(section, &basis, lowest));
        text.push_str(&format!(" Cao nhất là {high}, thấp nhất là {low}."));
    }
    text
}

/// Whether a pillar's applicable maximum is not the same for all units.
pub(super) fn maxima_differ(section: &Section, basis: &Basis) -> bool {
    let mut maxima = section.scores.units.iter().filter_map(|unit| unit.result.applicable_of(basis));
    maxima.next().is_some_and(|first| maxima.any(|other| other != first))
}

/// The pillars that are not ranked, side by side in the order of the first ranking table.
fn table(section: &Section, document: &mut Document, pillars: &[usize]) {
    let (program, scores) = (section.program, section.scores);
    let mut heads = vec![Column::new("Đơn vị", 40, Align::Left)];
    heads.extend(
        pillars
            .iter()
            .filter_map(|index| program.pillars.get(*index))
            .map(|pillar| Column::new(&format!("Trụ cột {}", pillar.title), 20, Align::Right)),
    );
    let mut table = Table::of(heads);
    table.caption = Some(Text::from(format!("Điểm trụ cột{}", section.of_whom())));
    for unit in order(scores) {
        let Some(score) = scores.units.get(unit) else { continue };
        let mut cells: Vec<Cell> = vec![score.name.clone().into()];
        for index in pillars {
            let basis = Basis::Pillar(*index);
            let most = score.result.applicable_of(&basis).filter(|_| maxima_differ(section, &basis));
            let most = most.map(|most| format!("/{}", number(most, None))).unwrap_or_default();
            let value = score.basis(&basis).map(|value| format!("{}{most}", value_of(program, &basis, &value)));
            cells.push(value.unwrap_or_else(|| NOTHING.to_owned()).into());
        }
        table.row(cells);
    }
    let mut cells: Vec<Cell> = vec!["Trung bình".into()];
    for index in pillars {
        let basis = Basis::Pillar(*index);
        cells.push(scores.means.of(&basis).map_or_else(|| NOTHING.to_owned(), |mean| mean_of(program, &basis, mean)).into());
    }
    table.total(cells);
    document.table(table);
}
