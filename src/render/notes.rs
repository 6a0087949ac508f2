//! What stands under the tables of results: how many units have each class, which were lowered by which sentence, which are still equal, and
//! which rows nobody scored because the province does not offer them.

use crate::ir::{Program, Ranking, Row};
use crate::message::Lang;
use crate::score::{RankTable, Scores};

/// The units that share a rank of a table which says who decides then.
pub(super) fn equals(ranking: &Ranking, table: &RankTable, scores: &Scores, lang: Lang) -> String {
    let Some(at_last) = &ranking.at_last else { return String::new() };
    let (heading, rank_word) = match lang {
        Lang::Vi => ("Còn bằng điểm", "hạng"),
        Lang::En => ("Still equal", "rank"),
    };
    let tied: Vec<_> = table.places.iter().filter(|place| place.tied).collect();
    let mut out = String::new();
    for places in tied.chunk_by(|a, b| a.rank == b.rank && a.group == b.group) {
        let Some(first) = places.first() else { continue };
        if out.is_empty() {
            out.push_str(&format!("\n{heading} ({at_last}):\n"));
        }
        let names: Vec<&str> = places.iter().filter_map(|place| scores.units.get(place.unit)).map(|unit| unit.name.as_str()).collect();
        let group = first.group.as_ref().map(|group| format!("{group}, ")).unwrap_or_default();
        let rank = first.rank.map(|rank| rank.to_string()).unwrap_or_default();
        out.push_str(&format!("  {group}{rank_word} {rank}: {}\n", names.join("; ")));
    }
    out
}

/// Draws the lines about classes and rows that are not deployed; nothing where the rules have neither.
pub(super) fn draw(program: &Program, scores: &Scores, lang: Lang) -> String {
    counts(program, scores, lang) + &lowered(program, scores, lang) + &undeployed(program, lang)
}

/// The rows that nobody scored this year; those below one of them are not named again.
fn undeployed(program: &Program, lang: Lang) -> String {
    let (heading, zero) = match lang {
        Lang::Vi => ("Chưa triển khai năm", "mọi đơn vị 0 điểm, điểm tối đa giữ nguyên"),
        Lang::En => ("Not offered by the province in", "every unit has 0 points, the maximum stays"),
    };
    let above = |row: &Row| row.parent.and_then(|id| program.row(id)).and_then(|above| above.not_deployed);
    let mut out = String::new();
    for row in program.rows.iter().filter(|row| above(row).is_none()) {
        let Some(year) = row.not_deployed else { continue };
        if out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("{heading} {year}: {} {} ({zero})\n", row.code, row.title));
    }
    out
}

fn counts(program: &Program, scores: &Scores, lang: Lang) -> String {
    let Some(classes) = &program.classes else { return String::new() };
    let (by_class, units, none) = match lang {
        Lang::Vi => ("Số đơn vị theo mức", "đơn vị", "chưa xếp loại"),
        Lang::En => ("Units per class", "units", "no class"),
    };
    let mut parts: Vec<String> =
        classes.rows.iter().zip(&scores.class_counts).map(|(class, count)| format!("{} {count}", class.name)).collect();
    let without = scores.units.iter().filter(|unit| unit.class.is_none()).count();
    if without > 0 {
        parts.push(format!("{none} {without}"));
    }
    format!("\n{by_class} ({} {units}): {}\n", scores.units.len(), parts.join(" · "))
}

/// The units whose class a sentence lowered or took away.
fn lowered(program: &Program, scores: &Scores, lang: Lang) -> String {
    let Some(classes) = &program.classes else { return String::new() };
    let (heading, none) = match lang {
        Lang::Vi => ("Hạ mức (↓)", "không xếp loại"),
        Lang::En => ("Lowered (↓)", "no class"),
    };
    let name = |class: Option<usize>| class.and_then(|class| classes.rows.get(class)).map_or(none, |class| class.name.as_str());
    let mut out = String::new();
    for unit in &scores.units {
        let Some(lowered) = &unit.lowered else { continue };
        if out.is_empty() {
            out.push_str(&format!("\n{heading}:\n"));
        }
        let (from, to) = (name(Some(lowered.first)), name(lowered.class));
        out.push_str(&format!("  {}: {from} → {to}, {}\n", unit.name, lowered.sentences(classes).join("; ")));
    }
    out
}
