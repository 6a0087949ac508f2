//! The rounds of an assessment as CSV and JSON: side by side in the columns that provinces publish, and every change with its reason.

use serde_json::{Value, json};

use super::given::given_text;
use super::number::{cell, number};
use super::table::{guarded, sheet};
use crate::ir::{InputKind, Program};
use crate::quantity::{DecimalMark, Exact};
use crate::score::{Made, RowChange, Scores, order, points_of};

/// One line per unit: its points in the first round, how many rows it filled and passed then, its points in each later round.
pub fn rounds_csv(scores: &Scores, mark: DecimalMark) -> String {
    let header = rounds_header(scores);
    let lines = order(scores).into_iter().map(|unit| {
        let rank = scores.rankings.first().and_then(|table| table.rank_of(unit)).map(|rank| rank.to_string());
        let name = scores.units.get(unit).map(|unit| guarded(&unit.name)).unwrap_or_default();
        let mut cells = vec![rank.unwrap_or_default(), name];
        for (index, round) in scores.rounds.iter().enumerate() {
            let Some(made) = round.units.get(unit) else { continue };
            cells.push(made.total.as_ref().map(|total| cell(total, mark)).unwrap_or_default());
            if index == 0 {
                let counts = made.counts;
                cells.extend([counts.all, counts.filled, counts.blank, counts.failed, counts.passed].map(|count| count.to_string()));
            }
        }
        cells
    });
    sheet(std::iter::once(header).chain(lines), mark)
}

/// The columns of the rounds, as the tables of Quảng Ngãi's report of 2022 have them.
pub fn rounds_header(scores: &Scores) -> Vec<String> {
    let mut header: Vec<String> = ["Xếp hạng", "Đơn vị"].map(str::to_owned).to_vec();
    for (index, round) in scores.rounds.iter().enumerate() {
        header.push(points_of(&round.name));
        if index == 0 {
            header.extend(["Tổng tiêu chí", "Đã nhập", "Chưa nhập", "Chưa đạt", "Đạt"].map(str::to_owned));
        }
    }
    header
}

/// One line per correction, and one per row whose points changed without one.
pub fn changes_csv(program: &Program, scores: &Scores, mark: DecimalMark) -> String {
    let header = [
        "Vòng",
        "Đơn vị",
        "Mã chỉ số",
        "Tên chỉ số",
        "Điểm trước",
        "Điểm sau",
        "Số liệu",
        "Giá trị trước",
        "Giá trị sau",
        "Lý do",
        "Ghi tại",
    ];
    let mut lines: Vec<Vec<String>> = vec![header.map(str::to_owned).to_vec()];
    for round in &scores.rounds {
        for (unit, made) in scores.units.iter().zip(&round.units) {
            for change in &made.changes {
                let (code, title) = named(program, change);
                let points = |points: &Option<Exact>| points.as_ref().map(|points| cell(points, mark)).unwrap_or_default();
                let row = [round.name.clone(), guarded(&unit.name), code, title, points(&change.before), points(&change.after)];
                let by: Vec<Option<&Made>> = if change.by.is_empty() { vec![None] } else { change.by.iter().map(Some).collect() };
                for made in by {
                    let texts = made.map(|made| {
                        let text = |given| given_text(program, made.input, given, mark);
                        [
                            what(program, made),
                            made.before.as_ref().map(text).unwrap_or_default(),
                            text(&made.after),
                            made.reason.clone().unwrap_or_default(),
                            made.place.written(),
                        ]
                    });
                    lines.push(row.iter().cloned().chain(texts.unwrap_or_default()).collect());
                }
            }
        }
    }
    sheet(lines.into_iter(), mark)
}

/// The code and the title of the row that changed.
pub fn named(program: &Program, change: &RowChange) -> (String, String) {
    match change.row.and_then(|row| program.row(row)) {
        Some(row) => (row.code.to_string(), row.title.clone()),
        None => (String::new(), "Tổng điểm".to_owned()),
    }
}

/// What was corrected: the name of a figure, the points that people give, or points set where the rules compute them.
pub fn what(program: &Program, made: &Made) -> String {
    match made.input.and_then(|input| program.input(input)) {
        Some(input) if matches!(input.kind, InputKind::Points { .. }) => "điểm chấm".to_owned(),
        Some(input) => input.name.clone(),
        None => "điểm ấn định".to_owned(),
    }
}

/// The rounds in JSON; nothing where the data name none.
pub fn to_json(program: &Program, scores: &Scores) -> Value {
    let last = scores.rounds.len().saturating_sub(1);
    let rounds = scores.rounds.iter().enumerate().map(|(index, round)| {
        let units = scores.units.iter().zip(&round.units).map(|(unit, made)| {
            json!({
                "name": unit.name,
                "total": made.total.as_ref().map(number),
                "percent": made.percent.as_ref().map(number),
                "counts": {
                    "all": made.counts.all,
                    "filled": made.counts.filled,
                    "blank": made.counts.blank,
                    "passed": made.counts.passed,
                    "failed": made.counts.failed,
                },
                "changes": made.changes.iter().map(|change| change_json(program, change)).collect::<Vec<_>>(),
            })
        });
        let official = index == last && program.set.rounds.last().is_none_or(|official| *official == round.name);
        json!({ "name": round.name, "official": official, "units": units.collect::<Vec<_>>() })
    });
    rounds.collect()
}

fn change_json(program: &Program, change: &RowChange) -> Value {
    let by = change.by.iter().map(|made| {
        let text = |given| given_text(program, made.input, given, DecimalMark::Comma);
        json!({
            "input": made.input.and_then(|input| program.input(input)).map(|input| &input.name),
            "before": made.before.as_ref().map(text),
            "after": text(&made.after),
            "reason": made.reason,
            "at": made.place.written(),
        })
    });
    json!({
        "row": change.row.and_then(|row| program.row(row)).map(|row| row.code.as_str()),
        "before": change.before.as_ref().map(number),
        "after": change.after.as_ref().map(number),
        "by": by.collect::<Vec<_>>(),
    })
}
