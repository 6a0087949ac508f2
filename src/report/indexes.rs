//! The groups and main indexes one by one: mean, share of the maximum, class of the mean, who is highest and lowest, who has every point.

use super::general::{MOST_NAMES, counted};
use super::notes::Marks;
use super::words::{NOTHING, count, mean_of, number, share_of_mean, value_of};
use super::{Numbers, Section, charts};
use crate::document::{Align, Cell, Column, Document, Table, Text};
use crate::ir::{Basis, Inferred, Row, RowId, RowLevel};
use crate::score::{Extreme, MeanClass, Standing};

/// The chapter.
pub(super) fn write(section: &Section, document: &mut Document, numbers: &mut Numbers, marks: &Marks) {
    let rows: Vec<(RowId, &Row)> =
        section.program.rows_with_ids().filter(|(_, row)| matches!(row.level, RowLevel::Group | RowLevel::Main) && row.counts()).collect();
    let scored: Vec<(RowId, &Row)> =
        rows.into_iter().filter(|(id, _)| section.scores.standing(section.program, &Basis::Row(*id)).units > 0).collect();
    // A set that takes only totals has nothing to say of indexes.
    if scored.is_empty() {
        return;
    }
    document.heading(3, numbers.chapter("Kết quả theo chỉ số"));
    let bases: Vec<(Basis, bool)> = scored.iter().map(|(id, row)| (Basis::Row(*id), row.level == RowLevel::Group)).collect();
    let caption = format!("Điểm trung bình, cao nhất, thấp nhất theo chỉ số{}", section.of_whom());
    table(section, document, marks, &caption, &bases);
    full(section, document, &scored);
    charts::means(section, document, numbers, &scored);
    further_classes(section, document, marks, &bases);
}

/// The tables of classes of what the table above does not show: component indicators, pillars.
fn further_classes(section: &Section, document: &mut Document, marks: &Marks, shown: &[(Basis, bool)]) {
    for classes in &section.program.row_classes {
        let left: Vec<(Basis, bool)> = classes
            .list
            .iter()
            .filter(|basis| shown.iter().all(|(known, _)| known != *basis))
            .map(|basis| (basis.clone(), false))
            .collect();
        if !left.is_empty() {
            table(section, document, marks, &format!("Mức xếp loại theo điểm trung bình{}", section.of_whom()), &left);
        }
    }
}

fn table(section: &Section, document: &mut Document, marks: &Marks, caption: &str, bases: &[(Basis, bool)]) {
    let (program, scores) = (section.program, section.scores);
    let classed = bases.iter().any(|(basis, _)| class_of(section, basis).is_some());
    let mut heads = vec![
        Column::new("Chỉ số", 26, Align::Left),
        Column::new("Điểm tối đa", 9, Align::Right),
        Column::new("Trung bình", 10, Align::Right),
        Column::new("Tỷ lệ đạt", 10, Align::Right),
    ];
    if classed {
        heads.push(Column::new("Xếp loại", 10, Align::Centre));
        heads.push(Column::new("Số đơn vị theo mức", 14, Align::Left));
    }
    heads.push(Column::new("Cao nhất", 22, Align::Left));
    heads.push(Column::new("Thấp nhất", 22, Align::Left));
    heads.push(Column::new("Đạt điểm tối đa", 9, Align::Centre));
    let mut made = Table::of(heads);
    made.caption = Some(Text::from(caption));
    for (basis, heads_others) in bases {
        let standing = scores.standing(program, basis);
        let share = standing.mean.as_ref();
        let extreme =
            |extreme: Option<&Extreme>| extreme.map_or_else(Cell::default, |extreme| held_by(section, basis, extreme, standing.units));
        let mut cells: Vec<Cell> = vec![
            format!("{}{}", title(section, basis), marks.of(inferred(section, basis))).into(),
            maximum(section, basis, &standing),
            scores.means.of(basis).map_or_else(|| NOTHING.to_owned(), |mean| mean_of(program, basis, mean)).into(),
            share.map_or_else(|| NOTHING.to_owned(), |mean| share_of_mean(program, &mean.share)).into(),
        ];
        if classed {
            let (name, counts) = class_of(section, basis).unwrap_or_default();
            cells.push(name.into());
            cells.push(counts.into());
        }
        cells.push(extreme(standing.highest.as_ref()));
        cells.push(extreme(standing.lowest.as_ref()));
        cells.push(format!("{}/{}", count(standing.full.len()), count(standing.units)).into());
        if *heads_others {
            made.head(cells);
        } else {
            made.row(cells);
        }
    }
    document.table(made);
}

/// `Nhóm I. Nền tảng chung`, `1. Nhận thức số`, `Trụ cột Kinh tế số`
fn title(section: &Section, basis: &Basis) -> String {
    match basis {
        Basis::Row(id) => section.program.row(*id).map(|row| {
            let kind = if row.level == RowLevel::Group { "Nhóm " } else { "" };
            format!("{kind}{}. {}", row.code, row.title)
        }),
        Basis::Pillar(index) => section.program.pillars.get(*index).map(|pillar| format!("Trụ cột {}", pillar.title)),
        Basis::Total | Basis::Percent | Basis::ScaledTo(_) => None,
    }
    .unwrap_or_default()
}

fn inferred<'s>(section: &'s Section, basis: &Basis) -> &'s [Inferred] {
    match basis {
        Basis::Row(id) => section.program.row(*id).map(|row| row.inferred.as_slice()),
        Basis::Pillar(index) => section.program.pillars.get(*index).map(|pillar| pillar.inferred.as_slice()),
        Basis::Total | Basis::Percent | Basis::ScaledTo(_) => None,
    }
    .unwrap_or_default()
}

/// The maximum as the set states it, or the mean of the maxima where it is not the same for all units.
fn maximum(section: &Section, basis: &Basis, standing: &Standing) -> Cell {
    let own = match basis {
        Basis::Row(id) => section.program.row(*id).and_then(|row| row.maximum.points()),
        _ => None,
    };
    let mean = standing.mean.as_ref().map(|mean| &mean.applicable);
    let shown = match (own, mean) {
        // Parts that do not apply to some units leave their maxima.
        (Some(own), Some(mean)) if own != mean => {
            return Cell::lines(vec![number(own, None).into(), format!("(áp dụng {})", number(mean, None)).into()]);
        }
        (Some(own), _) => Some(own),
        (None, mean) => mean,
    };
    shown.map_or_else(|| NOTHING.to_owned(), |shown| number(shown, None)).into()
}

/// The value, then who has it.
fn held_by(section: &Section, basis: &Basis, extreme: &Extreme, all: usize) -> Cell {
    let who = match extreme.units.len() {
        same if same == all && all > 1 => "tất cả đơn vị".to_owned(),
        many if many > MOST_NAMES => format!("{} đơn vị", count(many)),
        _ => section.names(&extreme.units),
    };
    Text::strong(value_of(section.program, basis, &extreme.value)).and(format!(": {who}")).into()
}

/// The class of the mean, and how many units have each class.
fn class_of(section: &Section, basis: &Basis) -> Option<(String, String)> {
    let tables = section.program.row_classes.iter().zip(&section.scores.row_classes);
    for (table, classed) in tables {
        let Some(index) = table.list.iter().position(|known| known == basis) else { continue };
        let mean: Option<&MeanClass> = classed.means.get(index).and_then(Option::as_ref);
        let name = mean.and_then(|mean| mean.class).and_then(|class| table.table.rows.get(class)).map(|class| class.name.clone());
        let counts = table.table.rows.iter().enumerate().map(|(class, known)| {
            let units = classed.units.iter().filter(|unit| unit.get(index) == Some(&Some(class))).count();
            format!("{}: {units}", known.printed())
        });
        return Some((name.unwrap_or_else(|| NOTHING.to_owned()), counts.collect::<Vec<_>>().join("; ")));
    }
    None
}

/// The units that have every point of an index, as the reports of provinces name them.
fn full(section: &Section, document: &mut Document, rows: &[(RowId, &Row)]) {
    let mut items: Vec<Text> = Vec::new();
    let mut nobody: Vec<&str> = Vec::new();
    let order = crate::score::order(section.scores);
    for (id, row) in rows.iter().filter(|(_, row)| row.level == RowLevel::Main) {
        let basis = Basis::Row(*id);
        let standing = section.scores.standing(section.program, &basis);
        let units: Vec<usize> = order.iter().copied().filter(|unit| standing.full.contains(unit)).collect();
        let most = row.maximum.points().map(|most| format!(" ({} điểm)", value_of(section.program, &basis, most))).unwrap_or_default();
        let head = Text::strong(row.title.clone()).and(most);
        match units.len() {
            0 => nobody.push(&row.title),
            all if all == section.scores.units.len() => items.push(head.and(format!(": tất cả {} đơn vị.", count(all)))),
            _ => items.push(head.and(counted(section, &units, ""))),
        }
    }
    if !items.is_empty() {
        document.paragraph("Đơn vị đạt điểm tối đa của từng chỉ số chính:");
        document.list(items);
    }
    if !nobody.is_empty() {
        document.paragraph(format!("Chỉ số chính không có đơn vị nào đạt điểm tối đa: {}.", nobody.join("; ")));
    }
}
