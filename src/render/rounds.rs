//! The rounds of an assessment, drawn: side by side as provinces publish them, then what the last rounds changed and why.

use super::findings::Look;
use super::scores::{align, table};
use crate::emit::given::given_text;
use crate::emit::rounds::{named, what};
use crate::ir::Program;
use crate::message::Lang;
use crate::quantity::{DecimalMark, Exact, published as people, signed};
use crate::score::{RowChange, Scores, mean_text, order, points_of};

/// So many changed rows are drawn; all of them are in the CSV.
const MOST_CHANGES: usize = 60;

/// Draws the rounds; nothing where the data name none.
pub(super) fn draw(program: &Program, scores: &Scores, look: &Look) -> String {
    if scores.rounds.is_empty() {
        return String::new();
    }
    side_by_side(program, scores, look) + &changes(program, scores, look, MOST_CHANGES)
}

/// The table that provinces publish: the points of every round, and how many rows each unit filled and passed in the first.
pub fn side_by_side(program: &Program, scores: &Scores, look: &Look) -> String {
    let (heading, rank, unit, counts, points, mean) = match look.lang {
        Lang::Vi => (
            "Kết quả qua các vòng chấm",
            "Xếp hạng",
            "Đơn vị",
            ["Tổng tiêu chí", "Đã nhập", "Chưa nhập", "Chưa đạt", "Đạt"],
            None,
            "Trung bình",
        ),
        Lang::En => {
            ("Results of the rounds", "Rank", "Unit", ["Rows", "Filled", "Blank", "Not passed", "Passed"], Some("Points: "), "Mean")
        }
    };
    let ranked = scores.rankings.first();
    let total = program.rounding.total;
    let mut drawn = table(look);
    let mut header: Vec<String> = ranked.map(|_| rank.to_owned()).into_iter().chain([unit.to_owned()]).collect();
    for (index, round) in scores.rounds.iter().enumerate() {
        header.push(points.map_or_else(|| points_of(&round.name), |points| format!("{points}{}", round.name)));
        if index == 0 {
            header.extend(counts.map(str::to_owned));
        }
    }
    drawn.set_header(header);
    for unit in order(scores) {
        let mut cells: Vec<String> = Vec::new();
        if let Some(ranked) = ranked {
            cells.push(ranked.rank_of(unit).map(|rank| rank.to_string()).unwrap_or_default());
        }
        cells.push(scores.units.get(unit).map(|unit| unit.name.clone()).unwrap_or_default());
        for (index, round) in scores.rounds.iter().enumerate() {
            let Some(made) = round.units.get(unit) else { continue };
            cells.push(made.total.as_ref().map_or_else(|| "–".to_owned(), |value| people(value, total)));
            if index == 0 {
                let counts = made.counts;
                cells.extend([counts.all, counts.filled, counts.blank, counts.failed, counts.passed].map(|count| count.to_string()));
            }
        }
        drawn.add_row(cells);
    }
    let mut cells: Vec<String> = ranked.map(|_| String::new()).into_iter().chain([mean.to_owned()]).collect();
    for (index, round) in scores.rounds.iter().enumerate() {
        cells.push(round.mean.as_ref().map(|mean| mean_text(mean, |value| people(value, program.rounding.means))).unwrap_or_default());
        if index == 0 {
            cells.extend(counts.map(|_| String::new()));
        }
    }
    drawn.add_row(cells);
    align(&mut drawn, &[usize::from(ranked.is_some())]);
    let first = scores.rounds.first().map(|round| round.name.as_str()).unwrap_or_default();
    let note = match look.lang {
        Lang::Vi => format!("Số tiêu chí đếm ở vòng “{first}”."),
        Lang::En => format!("The rows are counted in the round “{first}”."),
    };
    format!("\n{heading}\n{drawn}\n{note}\n")
}

/// What each later round changed, so many rows at most.
pub fn changes(program: &Program, scores: &Scores, look: &Look, most: usize) -> String {
    let (heading, none, more) = match look.lang {
        Lang::Vi => ("Thay đổi ở vòng", "không có thay đổi", "thay đổi nữa; xem đủ: --format csv --table changes"),
        Lang::En => ("Changes in the round", "no changes", "more changes; all of them: --format csv --table changes"),
    };
    let mut out = String::new();
    let mut left = most;
    let mut hidden = 0_usize;
    for round in scores.rounds.iter().skip(1) {
        out.push_str(&format!("\n{heading} “{}”\n", round.name));
        let mut some = false;
        for unit in order(scores) {
            let (Some(scored), Some(made)) = (scores.units.get(unit), round.units.get(unit)) else { continue };
            for (index, change) in made.changes.iter().enumerate() {
                some = true;
                if left == 0 {
                    hidden = hidden.saturating_add(1);
                    continue;
                }
                left = left.saturating_sub(1);
                if index == 0 {
                    out.push_str(&format!("  {}\n", scored.name));
                }
                out.push_str(&format!("    {}\n", line(program, change, look.lang)));
            }
        }
        if !some {
            out.push_str(&format!("  {none}\n"));
        }
    }
    if hidden > 0 {
        out.push_str(&format!("\n… {hidden} {more}\n"));
    }
    out
}

/// `1.2 Họp định kỳ: 15 → 10 (-5); số_cuộc_họp: 4 → 3; lý do: …`
fn line(program: &Program, change: &RowChange, lang: Lang) -> String {
    let (reason, others) = match lang {
        Lang::Vi => ("lý do", "do số liệu của chỉ số hoặc đơn vị khác"),
        Lang::En => ("reason", "because of another row's or unit's figures"),
    };
    let (code, title) = named(program, change);
    let rounding = change.row.and_then(|row| program.row(row)).and_then(|row| program.rounding_of(row));
    let shown = |points: &Option<Exact>| points.as_ref().map_or_else(|| "–".to_owned(), |value| people(value, rounding));
    let moved = match (&change.before, &change.after) {
        (Some(before), Some(after)) if before != after => format!(" ({})", signed(&after.minus(before), rounding)),
        _ => String::new(),
    };
    let mut parts = vec![format!("{} {title}: {} → {}{moved}", code, shown(&change.before), shown(&change.after)).trim_start().to_owned()];
    if change.by.is_empty() {
        parts.push(others.to_owned());
    }
    for made in &change.by {
        let text = |given| given_text(program, made.input, given, DecimalMark::Comma);
        let before = made.before.as_ref().map(|before| format!("{} → ", text(before))).unwrap_or_default();
        let why = made.reason.as_ref().map(|why| format!(", {reason}: {why}")).unwrap_or_default();
        parts.push(format!("{}: {before}{}{why} [{}]", what(program, made), text(&made.after), made.place.written()));
    }
    parts.join("; ")
}
