//! Results as CSV. Machines get the comma as delimiter and the point as decimal mark; spreadsheets of this country get the semicolon, the
//! decimal comma and a byte order mark, so that a double click opens the table as it is.

use csv::{Terminator, WriterBuilder};

use super::number::cell;
use crate::ir::Program;
use crate::quantity::{DecimalMark, Exact};
use crate::score::{RankChange, Scores, basis_title, order, points};

/// The results of all units, one line per unit, in the order of the first ranking table.
pub fn to_csv(program: &Program, scores: &Scores, mark: DecimalMark) -> String {
    sheet(std::iter::once(header(program, scores)).chain(order(scores).into_iter().map(|unit| line(program, scores, unit, mark))), mark)
}

/// Lines of cells as CSV: with the comma for machines, with semicolon and byte order mark where the decimal mark is the comma.
pub fn sheet(lines: impl Iterator<Item = Vec<String>>, mark: DecimalMark) -> String {
    let (delimiter, start) = match mark {
        DecimalMark::Point => (b',', ""),
        DecimalMark::Comma => (b';', "\u{feff}"),
    };
    let mut writer = WriterBuilder::new().delimiter(delimiter).terminator(Terminator::CRLF).flexible(true).from_writer(Vec::new());
    let written = lines.map(|cells| writer.write_record(cells)).collect::<Result<Vec<()>, _>>();
    // Memory takes every record, and every cell is text: neither step can fail, and if one did an empty table says so.
    let bytes = written.ok().and_then(|_| writer.into_inner().ok()).unwrap_or_default();
    format!("{start}{}", String::from_utf8(bytes).unwrap_or_default())
}

fn header(program: &Program, scores: &Scores) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for (index, ranking) in program.rankings.iter().enumerate() {
        cells.push(match (&ranking.title, index) {
            (_, 0) => "Xếp hạng".to_owned(),
            (Some(title), _) => format!("Xếp hạng {title}"),
            (None, index) => format!("Xếp hạng {}", index.saturating_add(1)),
        });
    }
    cells.extend(program.rankings.iter().filter(|ranking| ranking.within.is_some()).map(group_header));
    cells.extend(program.rankings.iter().filter(|ranking| ranking.at_last.is_some()).map(equal_header));
    cells.extend(["Đơn vị", "Tổng điểm", "Điểm tối đa áp dụng", "Tỷ lệ điểm"].map(str::to_owned));
    cells.extend(program.rows.iter().map(|row| format!("{} {}", row.code, row.title)));
    cells.extend(program.pillars.iter().map(|pillar| format!("Trụ cột {}", pillar.title)));
    if program.classes.is_some() {
        cells.push("Mức xếp loại".to_owned());
    }
    if lowers(program) {
        cells.push("Hạ mức theo".to_owned());
    }
    let classed = program.row_classes.iter().flat_map(|table| &table.list);
    if scores.previous.is_some() {
        cells.extend(["Tổng điểm năm trước", "Xếp hạng năm trước", "Tăng giảm điểm", "Tăng giảm hạng"].map(str::to_owned));
    }
    cells.extend(classed.map(|basis| format!("Xếp loại {}", basis_title(program, basis))));
    cells
}

/// The column of the group that a unit is ranked in.
fn group_header(ranking: &crate::ir::Ranking) -> String {
    match &ranking.title {
        Some(title) => format!("Nhóm xếp hạng {title}"),
        None => "Nhóm xếp hạng".to_owned(),
    }
}

/// The column that says who decides between units that are still equal.
fn equal_header(ranking: &crate::ir::Ranking) -> String {
    match &ranking.title {
        Some(title) => format!("Còn bằng điểm {title}"),
        None => "Còn bằng điểm".to_owned(),
    }
}

fn line(program: &Program, scores: &Scores, unit: usize, mark: DecimalMark) -> Vec<String> {
    let Some(score) = scores.units.get(unit) else { return Vec::new() };
    let value = |value: Option<&Exact>| value.map(|value| cell(value, mark)).unwrap_or_default();
    let mut cells: Vec<String> = Vec::new();
    for table in &scores.rankings {
        cells.push(table.rank_of(unit).map(|rank| rank.to_string()).unwrap_or_default());
    }
    for (_, table) in program.rankings.iter().zip(&scores.rankings).filter(|(ranking, _)| ranking.within.is_some()) {
        cells.push(table.place_of(unit).and_then(|place| place.group.clone()).unwrap_or_default());
    }
    for (ranking, table) in program.rankings.iter().zip(&scores.rankings) {
        if let Some(at_last) = &ranking.at_last {
            let tied = table.place_of(unit).is_some_and(|place| place.tied);
            cells.push(if tied { at_last.clone() } else { String::new() });
        }
    }
    cells.push(guarded(&score.name));
    cells.push(value(score.result.total.as_ref()));
    cells.push(value(Some(&score.result.applicable)));
    cells.push(value(score.result.percent.as_ref()));
    for (id, _) in program.rows_with_ids() {
        cells.push(value(points(scores, unit, id)));
    }
    for (points, _) in &score.result.pillars {
        cells.push(value(points.as_ref()));
    }
    if let Some(classes) = &program.classes {
        cells.push(score.class.and_then(|class| classes.rows.get(class)).map(|class| class.name.clone()).unwrap_or_default());
        if lowers(program) {
            cells.push(score.lowered.as_ref().map(|lowered| lowered.sentences(classes).join("; ")).unwrap_or_default());
        }
    }
    if let Some(previous) = &scores.previous {
        let before = previous.unit(unit);
        cells.push(value(before.and_then(|before| before.total.as_ref())));
        cells.push(before.and_then(|before| before.rank).map(|rank| rank.to_string()).unwrap_or_default());
        cells.push(value(previous.points(scores, unit).as_ref()));
        cells.push(match previous.rank(scores, unit) {
            Some(RankChange::New) => "mới".to_owned(),
            Some(RankChange::By(places)) => places.to_string(),
            None => String::new(),
        });
    }
    for (table, classed) in program.row_classes.iter().zip(&scores.row_classes) {
        let class = |index| classed.class(table, unit, index).map(|class| class.name.clone()).unwrap_or_default();
        cells.extend((0..table.list.len()).map(class));
    }
    cells
}

/// Whether some sentence may lower a class.
fn lowers(program: &Program) -> bool {
    program.classes.as_ref().is_some_and(|classes| !classes.changes.is_empty())
}

/// A name that a spreadsheet would run as a formula gets an apostrophe in front; `eval` takes it off again when it reads such a file.
pub(super) fn guarded(name: &str) -> String {
    if name.starts_with(['=', '+', '-', '@']) { format!("'{name}") } else { name.to_owned() }
}
