//! What stands under the table of results about classes: how many units have each, and which were lowered by which sentence.

use crate::ir::Program;
use crate::message::Lang;
use crate::score::Scores;

/// Draws the lines; nothing where the rules have no class table.
pub(super) fn draw(program: &Program, scores: &Scores, lang: Lang) -> String {
    counts(program, scores, lang) + &lowered(program, scores, lang)
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
