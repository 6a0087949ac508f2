//! This year beside last year: points, ranks and classes of every unit.

use super::words::{NOTHING, change_of, mean_number, number};
use super::{Numbers, Section};
use crate::document::{Align, Cell, Column, Document, Table, Text};
use crate::quantity::with_sign;
use crate::score::{RankChange, order};

/// The chapter; nothing where no other year is given.
pub(super) fn write(section: &Section, document: &mut Document, numbers: &mut Numbers) {
    let (program, scores) = (section.program, section.scores);
    let Some(previous) = &scores.previous else { return };
    let total = program.rounding.total;
    let (now, before) = (section.this_year(), section.last_year());
    document.heading(3, numbers.chapter(&format!("So với {before}")));
    let classed = program.classes.is_some() && previous.units.iter().flatten().any(|unit| unit.class.is_some());
    let mut heads = vec![
        Column::new("Đơn vị", 34, Align::Left),
        Column::new(&format!("Tổng điểm {now}"), 12, Align::Right),
        Column::new(&format!("Tổng điểm {before}"), 12, Align::Right),
        Column::new("Tăng, giảm điểm", 12, Align::Right),
        Column::new(&format!("Hạng {now}"), 9, Align::Centre),
        Column::new(&format!("Hạng {before}"), 9, Align::Centre),
        Column::new("Tăng, giảm hạng", 9, Align::Centre),
    ];
    if classed {
        heads.push(Column::new(&format!("Mức {now}"), 10, Align::Centre));
        heads.push(Column::new(&format!("Mức {before}"), 10, Align::Centre));
    }
    let width = heads.len();
    let mut table = Table::of(heads);
    table.caption = Some(Text::from(format!("Tổng điểm và xếp hạng so với {before}{}", section.of_whom())));
    let or_nothing = |text: Option<String>| Cell::from(text.unwrap_or_else(|| NOTHING.to_owned()));
    for unit in order(scores) {
        let Some(score) = scores.units.get(unit) else { continue };
        let old = previous.unit(unit);
        let rank = scores.rankings.first().and_then(|table| table.rank_of(unit));
        let mut cells = vec![
            Cell::from(score.name.clone()),
            or_nothing(score.result.total.as_ref().map(|value| number(value, total))),
            or_nothing(old.and_then(|old| old.total.as_ref()).map(|value| number(value, total))),
            or_nothing(previous.points(scores, unit).map(|change| change_of(&change, total))),
            or_nothing(rank.map(|rank| rank.to_string())),
            or_nothing(old.and_then(|old| old.rank).map(|rank| rank.to_string())),
            or_nothing(previous.rank(scores, unit).map(|change| match change {
                RankChange::New => "mới".to_owned(),
                RankChange::By(0) => "=".to_owned(),
                RankChange::By(places) if places > 0 => format!("↑{places}"),
                RankChange::By(places) => format!("↓{}", places.unsigned_abs()),
            })),
        ];
        if classed {
            let class = score.class.and_then(|class| program.classes.as_ref()?.rows.get(class));
            cells.push(or_nothing(class.map(|class| class.printed().to_owned())));
            cells.push(or_nothing(old.and_then(|old| old.class.clone())));
        }
        table.row(cells);
    }
    let mut cells = vec![
        Cell::from("Trung bình"),
        or_nothing(scores.means.total.as_ref().map(|mean| super::words::mean_of(program, &crate::ir::Basis::Total, mean))),
        or_nothing(previous.mean.as_ref().map(|mean| mean_number(program, &crate::ir::Basis::Total, mean))),
        or_nothing(previous.mean_change(scores).map(|change| with_sign(&change, mean_number(program, &crate::ir::Basis::Total, &change)))),
    ];
    cells.resize(width, Cell::default());
    table.total(cells);
    document.table(table);
    if !previous.gone.is_empty() {
        document.paragraph(format!(
            "Có trong kết quả {before} và không có trong {now}: {} (vẫn tính vào trung bình {before}).",
            previous.gone.join("; ")
        ));
    }
}
