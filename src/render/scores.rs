//! Results as the decisions print them: ranking table with its mean row, classes, pillar tables, and the marks of what is inferred.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, Width, presets};

/// How wide the column of units is at least.
const UNIT_WIDTH: u16 = 30;

use unicode_width::UnicodeWidthStr;

use super::findings::Look;
use crate::emit::scores::grounds;
use crate::ir::{Basis, Extra, PopulationId, Program, Ranking, Row, RowId};
use crate::message::Lang;
use crate::quantity::{Exact, Rounding, published as people, signed};
use crate::score::{Mean, RankChange, RankTable, Scores, columns, maxima_differ, mean_text, order, points, share, shows_share};

/// Draws all tables.
pub fn draw(program: &Program, scores: &Scores, look: &Look) -> String {
    let words = Words::of(look.lang);
    let marks = Marks { grounds: grounds(program) };
    let mut out = format!("{}\n", program.set.title);
    if !program.set.document.is_empty() {
        out.push_str(&format!("{}\n", program.set.document));
    }
    out.push('\n');
    out.push_str(&main_table(program, scores, look, &words, &marks));
    if let (Some(ranking), Some(table)) = (program.rankings.first(), scores.rankings.first()) {
        out.push_str(&super::notes::equals(ranking, table, scores, look.lang));
    }
    out.push_str(&super::notes::draw(program, scores, look.lang));
    out.push_str(&super::rounds::draw(program, scores, look));
    out.push_str(&super::row_classes::draw(program, scores, look));
    for (ranking, table) in program.rankings.iter().zip(&scores.rankings).skip(1) {
        out.push_str(&other_table(program, scores, ranking, table, look, &words, &marks));
    }
    out.push_str(&populations(program, scores, &words));
    out.push_str(&marks.notes(&words));
    out
}

/// The words of the tables.
struct Words {
    rank: &'static str,
    unit: &'static str,
    total: &'static str,
    applicable: &'static str,
    percent: &'static str,
    class: &'static str,
    mean: &'static str,
    pillar: &'static str,
    inferred: &'static str,
    bonus: &'static str,
    deduction: &'static str,
    scaled: &'static str,
    relative: &'static str,
    compared: &'static str,
    without: &'static str,
    previous: [&'static str; 4],
    new: &'static str,
}

impl Words {
    fn of(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Words {
                rank: "Xếp hạng",
                unit: "Đơn vị",
                total: "Tổng điểm",
                applicable: "Điểm tối đa áp dụng",
                percent: "Tỷ lệ điểm",
                class: "Mức xếp loại",
                mean: "Trung bình",
                pillar: "Trụ cột",
                inferred: "suy luận",
                scaled: "Điểm quy đổi về thang",
                bonus: "Điểm cộng: ",
                deduction: "Điểm trừ: ",
                relative: "Điểm này phụ thuộc các đơn vị khác: số liệu của một đơn vị thay đổi thì điểm của đơn vị khác có thể đổi theo.",
                compared: "đơn vị được so",
                without: "đơn vị không có giá trị hoặc không áp dụng",
                previous: ["Tổng điểm năm trước", "Hạng năm trước", "Tăng giảm điểm", "Tăng giảm hạng"],
                new: "mới",
            },
            Lang::En => Words {
                rank: "Rank",
                unit: "Unit",
                total: "Total",
                applicable: "Applicable maximum",
                percent: "Share of maximum",
                class: "Class",
                mean: "Mean",
                pillar: "Pillar",
                inferred: "inferred",
                scaled: "Points on a scale of",
                bonus: "Bonus: ",
                deduction: "Deduction: ",
                relative: "These points depend on other units: when one unit's figures change, another's points may change with them.",
                compared: "units compared",
                without: "units without a value or to which the row does not apply",
                previous: ["Total last year", "Rank last year", "Change of total", "Change of rank"],
                new: "new",
            },
        }
    }
}

/// The marks of inferred statements: a number per ground.
struct Marks {
    grounds: Vec<String>,
}

impl Marks {
    fn of<'a>(&self, inferred: impl IntoIterator<Item = &'a crate::ir::Inferred>) -> String {
        let mut numbers: Vec<usize> =
            inferred.into_iter().filter_map(|inferred| self.grounds.iter().position(|ground| *ground == inferred.ground)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.iter().map(|number| format!("[{}]", number.saturating_add(1))).collect()
    }

    fn notes(&self, words: &Words) -> String {
        let mut out = String::new();
        for (index, ground) in self.grounds.iter().enumerate() {
            if index == 0 {
                out.push('\n');
            }
            out.push_str(&format!("[{}] {}: {ground}\n", index.saturating_add(1), words.inferred));
        }
        out
    }
}

pub(super) fn table(look: &Look) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none())).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
    table
}

/// Aligns every column right but the unit and the class; names of units keep a line of their own as far as the terminal allows.
pub(super) fn align(table: &mut Table, left: &[usize]) {
    if let Some(column) = left.first().and_then(|unit| table.column_mut(*unit)) {
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(UNIT_WIDTH)));
    }
    // A number that is broken over two lines cannot be published: better a line too long for the window.
    let widths: Vec<u16> = (0..table.column_count()).map(|index| widest(table, index)).collect();
    for (index, column) in table.column_iter_mut().enumerate() {
        if left.first() != Some(&index) {
            let width = widths.get(index).copied().unwrap_or_default();
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width.saturating_add(2))));
        }
        column.set_cell_alignment(if left.contains(&index) { CellAlignment::Left } else { CellAlignment::Right });
    }
}

/// The widest cell of a column below the header, or the longest word of the header.
fn widest(table: &Table, column: usize) -> u16 {
    let cells = table.row_iter().filter_map(|row| row.cell_iter().nth(column)).map(|cell| cell.content().width());
    let words = table.header().and_then(|header| header.cell_iter().nth(column)).map(|cell| cell.content()).unwrap_or_default();
    let words = words.split_whitespace().map(UnicodeWidthStr::width);
    u16::try_from(cells.chain(words).max().unwrap_or(0)).unwrap_or(u16::MAX)
}

/// The rounding of a main index.
fn main_rounding(program: &Program, row: &Row) -> Option<Rounding> {
    program.rounding_of(row)
}

fn main_table(program: &Program, scores: &Scores, look: &Look, words: &Words, marks: &Marks) -> String {
    let rows = columns(program, scores);
    let dependent = program.dependent();
    let (total, means) = (program.rounding.total, program.rounding.means);
    let ranked = !program.rankings.is_empty();
    let with_share = shows_share(program);
    let with_applicable = maxima_differ(scores);
    let mut table = table(look);
    let mut header: Vec<String> = Vec::new();
    if ranked {
        let grounds = program.rankings.first().map(|ranking| marks.of(&ranking.inferred)).unwrap_or_default();
        header.push(format!("{}{grounds}", words.rank));
    }
    header.push(words.unit.to_owned());
    header.push(format!("{}{}", words.total, if dependent.contains(&true) { "*" } else { "" }));
    if with_applicable {
        header.push(words.applicable.to_owned());
    }
    if with_share {
        header.push(words.percent.to_owned());
    }
    header.extend(rows.iter().map(|(id, row)| {
        let kind = match row.extra {
            Some(Extra::Bonus) => words.bonus,
            Some(Extra::Deduction) => words.deduction,
            None => "",
        };
        let star = if dependent.get(id.index()) == Some(&true) { "*" } else { "" };
        format!("{kind}{}{star}{}", row.title, marks.of(&row.inferred))
    }));
    let class_column = header.len();
    let left = [usize::from(ranked), class_column];
    if let Some(classes) = &program.classes {
        header.push(format!("{}{}", words.class, marks.of(&classes.inferred)));
    }
    if scores.previous.is_some() {
        header.extend(words.previous.map(str::to_owned));
    }
    table.set_header(header);
    let mut group: Option<String> = None;
    for unit in order(scores) {
        let Some(score) = scores.units.get(unit) else { continue };
        let place = scores.rankings.first().and_then(|table| table.place_of(unit));
        let mut cells: Vec<String> = Vec::new();
        if let Some(name) = place.and_then(|place| place.group.clone()).filter(|name| group.as_ref() != Some(name)) {
            table.add_row(vec![String::new(), name.clone()]);
            group = Some(name);
        }
        if ranked {
            cells.push(place.and_then(|place| place.rank).map(|rank| rank.to_string()).unwrap_or_default());
        }
        cells.push(score.name.clone());
        cells.push(score.result.total.as_ref().map(|value| people(value, total)).unwrap_or_default());
        if with_applicable {
            cells.push(people(&score.result.applicable, None));
        }
        if with_share {
            cells.push(score.result.percent.as_ref().map(|value| share(program, value)).unwrap_or_default());
        }
        for (id, row) in &rows {
            let rounding = main_rounding(program, row);
            cells.push(points(scores, unit, *id).map(|value| people(value, rounding)).unwrap_or_default());
        }
        if let Some(classes) = &program.classes {
            let class = score.class.and_then(|class| classes.rows.get(class)).map(|class| class.printed()).unwrap_or_default();
            cells.push(if score.lowered.is_some() { format!("{class} ↓").trim_start().to_owned() } else { class.to_owned() });
        }
        if let Some(previous) = &scores.previous {
            let before = previous.unit(unit);
            cells.push(before.and_then(|before| before.total.as_ref()).map(|value| people(value, total)).unwrap_or_default());
            cells.push(before.and_then(|before| before.rank).map(|rank| rank.to_string()).unwrap_or_default());
            cells.push(previous.points(scores, unit).map(|change| signed(&change, total)).unwrap_or_default());
            cells.push(match previous.rank(scores, unit) {
                Some(RankChange::New) => words.new.to_owned(),
                Some(RankChange::By(0)) => "=".to_owned(),
                Some(RankChange::By(places)) if places > 0 => format!("↑{places}"),
                Some(RankChange::By(places)) => format!("↓{}", places.unsigned_abs()),
                None => String::new(),
            });
        }
        table.add_row(cells);
    }
    let mut cells: Vec<String> = Vec::new();
    if ranked {
        cells.push(String::new());
    }
    cells.push(words.mean.to_owned());
    cells.push(mean(scores.means.total.as_ref(), &|value| people(value, means)));
    if with_applicable {
        cells.push(String::new());
    }
    if with_share {
        cells.push(mean(scores.means.percent.as_ref(), &|value| share(program, value)));
    }
    for (id, _) in &rows {
        cells.push(mean(scores.means.rows.get(id.index()).and_then(Option::as_ref), &|value| people(value, means)));
    }
    if let Some(previous) = &scores.previous {
        cells.resize(class_column.saturating_add(usize::from(program.classes.is_some())), String::new());
        cells.push(previous.mean.as_ref().map(|value| people(value, means)).unwrap_or_default());
        cells.push(String::new());
        cells.push(previous.mean_change(scores).map(|change| signed(&change, means)).unwrap_or_default());
    }
    table.add_row(cells);
    align(&mut table, if program.classes.is_some() { &left } else { left.get(..1).unwrap_or(&[]) });
    let title = program.rankings.first().and_then(|ranking| ranking.title.clone());
    format!("{}{table}\n", title.map(|title| format!("{title}\n")).unwrap_or_default())
}

/// What the starred columns mean, and how many units were compared.
fn populations(program: &Program, scores: &Scores, words: &Words) -> String {
    if program.populations.is_empty() {
        return String::new();
    }
    let mut out = format!("\n* {}\n", words.relative);
    let mut said: Vec<(RowId, usize, usize)> = Vec::new();
    for (index, population) in program.populations.iter().enumerate() {
        let Some(figures) = scores.populations.get(PopulationId::of(index)) else { continue };
        let line = (population.row, figures.members, figures.without);
        if said.contains(&line) {
            continue;
        }
        said.push(line);
        let Some(row) = program.row(population.row) else { continue };
        out.push_str(&format!("  {} {}: {} {}", row.code, row.title, figures.members, words.compared));
        if figures.without > 0 {
            out.push_str(&format!(", {} {}", figures.without, words.without));
        }
        out.push('\n');
    }
    out
}

fn mean(mean: Option<&Mean>, write: &dyn Fn(&Exact) -> String) -> String {
    mean.map(|mean| mean_text(mean, write)).unwrap_or_default()
}

/// A further ranking table: rank, unit and the value it ranks by.
fn other_table(
    program: &Program,
    scores: &Scores,
    ranking: &Ranking,
    places: &RankTable,
    look: &Look,
    words: &Words,
    marks: &Marks,
) -> String {
    let (heading, mean_value) = match &ranking.basis {
        Basis::Pillar(index) => {
            let title = program.pillars.get(*index).map(|pillar| pillar.title.clone()).unwrap_or_default();
            let grounds = program.pillars.get(*index).map(|pillar| marks.of(&pillar.inferred)).unwrap_or_default();
            (format!("{} {title}{grounds}", words.pillar), scores.means.pillars.get(*index).and_then(Option::as_ref))
        }
        Basis::Row(id) => {
            let title = program.row(*id).map(|row| row.title.clone()).unwrap_or_default();
            (title, scores.means.rows.get(id.index()).and_then(Option::as_ref))
        }
        Basis::Percent => (words.percent.to_owned(), scores.means.percent.as_ref()),
        Basis::Total => (words.total.to_owned(), scores.means.total.as_ref()),
        Basis::ScaledTo(scale) => (format!("{} {}", words.scaled, people(scale, None)), None),
    };
    let rounding = match &ranking.basis {
        Basis::Pillar(_) => program.rounding.pillars,
        Basis::Row(id) => program.row(*id).and_then(|row| main_rounding(program, row)),
        Basis::Total => program.rounding.total,
        Basis::Percent | Basis::ScaledTo(_) => None,
    };
    let write_with =
        |value: &Exact, rounding| if ranking.basis == Basis::Percent { share(program, value) } else { people(value, rounding) };
    let write = |value: &Exact| write_with(value, rounding);
    let write_mean = |value: &Exact| write_with(value, program.rounding.means);
    let mut table = table(look);
    let rank = format!("{}{}", words.rank, marks.of(&ranking.inferred));
    table.set_header(vec![rank, words.unit.to_owned(), heading]);
    let mut group: Option<&String> = None;
    for place in &places.places {
        let Some(score) = scores.units.get(place.unit) else { continue };
        // Ranks begin anew in each group, so the group is named.
        if let Some(name) = place.group.as_ref().filter(|name| group != Some(*name)) {
            table.add_row(vec![String::new(), name.clone()]);
            group = Some(name);
        }
        let rank = place.rank.map(|rank| rank.to_string()).unwrap_or_default();
        table.add_row(vec![rank, score.name.clone(), score.basis(&ranking.basis).as_ref().map(write).unwrap_or_default()]);
    }
    if ranking.filter.is_none() {
        table.add_row(vec![String::new(), words.mean.to_owned(), mean(mean_value, &write_mean)]);
    }
    align(&mut table, &[1]);
    let equals = super::notes::equals(ranking, places, scores, look.lang);
    format!("\n{}{table}\n{equals}", ranking.title.as_ref().map(|title| format!("{title}\n")).unwrap_or_default())
}
