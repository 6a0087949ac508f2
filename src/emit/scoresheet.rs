//! A score sheet as JSON: the numbers themselves, and the lines as people read them.

use serde_json::{Value, json};

use super::number::{number, ratio};
use crate::ir::{Basis, Program};
use crate::message::{Lang, state_word};
use crate::scoresheet::paper::{Choice, picked, reach_head, why_lines};
use crate::scoresheet::words::{class_lines, line, percent_line, rank_line};
use crate::scoresheet::{Figure, FigureKind, Gain, Line, ScoreSheet, SheetRow, WhyNot};

/// The sheet.
pub fn to_json(program: &Program, sheet: &ScoreSheet, choice: &Choice, lang: Lang) -> Value {
    let said = |lines: &[Line]| lines.iter().map(|made| line(made, lang)).collect::<Vec<_>>();
    let pillars = sheet.pillars.iter().map(|pillar| {
        json!({
            "title": pillar.title,
            "points": pillar.whole.points.as_ref().map(number),
            "maximum": number(&pillar.whole.maximum),
            "lines": said(&pillar.whole.lines),
        })
    });
    let lists = sheet
        .lists
        .iter()
        .map(|list| json!({ "name": list.name, "about": list.about, "fields": list.fields, "records": list.lines, "place": list.place }));
    json!({
        "version": 1,
        "set": sheet.set,
        "document": sheet.document,
        "unit": sheet.unit,
        "round": sheet.round,
        "properties": sheet.properties.iter().map(figure).collect::<Vec<_>>(),
        "rows": picked(sheet, choice.row.as_ref()).into_iter().map(|made| row(made, lang)).collect::<Vec<_>>(),
        "lists": lists.collect::<Vec<_>>(),
        "pillars": pillars.collect::<Vec<_>>(),
        "total": {
            "points": sheet.total.points.as_ref().map(number),
            "maximum": number(&sheet.total.maximum),
            "lines": said(&sheet.total.lines),
        },
        "percent": sheet.percent.as_ref().map(|percent| json!({
            "base": number(&percent.base),
            "maximum": number(&percent.maximum),
            "percent": ratio(&percent.percent, true),
            "line": percent_line(percent, program, lang),
        })),
        "class": sheet.class.as_ref().map(|class| json!({ "name": class.name, "lines": class_lines(class, program, lang), "inferred": class.grounds })),
        "ranks": sheet.ranks.iter().map(|rank| json!({
            "title": rank.title,
            "group": rank.group,
            "rank": rank.rank,
            "among": rank.among,
            "shared": rank.tied,
            "value": rank.value.as_ref().map(|value| ratio(value, rank.basis == Basis::Percent)),
            "line": rank_line(rank, program, lang),
            "inferred": rank.grounds,
        })).collect::<Vec<_>>(),
        "why_not": choice.why_not.as_ref().map(|why| why_not(program, why, lang)),
    })
}

fn row(row: &SheetRow, lang: Lang) -> Value {
    json!({
        "code": row.code.as_str(),
        "title": row.title,
        "depth": row.depth,
        "clause": row.clause,
        "figures": row.figures.iter().map(figure).collect::<Vec<_>>(),
        "lines": row.lines.iter().map(|made| line(made, lang)).collect::<Vec<_>>(),
        "points": row.points.as_ref().map(number),
        "maximum": row.bounded.then(|| number(&row.maximum)),
        "state": row.state.map(|state| state_word(state, lang)),
    })
}

fn figure(figure: &Figure) -> Value {
    let (kind, members) = match figure.kind {
        FigureKind::Given => ("given", None),
        FigureKind::Common => ("common", None),
        FigureKind::Property => ("property", None),
        FigureKind::List => ("list", None),
        FigureKind::Row => ("row", None),
        FigureKind::Population { members, without } => ("population", Some(json!({ "with": members, "without": without }))),
    };
    json!({
        "name": figure.name,
        "about": figure.about,
        "value": figure.value,
        "chosen": figure.chosen,
        "unit": figure.unit,
        "place": figure.place,
        "kind": kind,
        "units": members,
    })
}

fn why_not(program: &Program, why: &WhyNot, lang: Lang) -> Value {
    let gains = |gains: &[Gain]| gains.iter().map(|made| gain(made, &why.reads)).collect::<Vec<_>>();
    json!({
        "wanted": why.wanted,
        "has": why.has,
        "reached": why.reached,
        "lines": why_lines(program, why, lang),
        "missing": why.missing.as_ref().map(|missing| json!({
            "has": ratio(&missing.has, missing.basis == Basis::Percent),
            "needs": ratio(&missing.low, missing.basis == Basis::Percent),
            "closed": missing.closed,
            "short": ratio(&missing.short, missing.basis == Basis::Percent),
        })),
        "reach": why.reach.as_ref().map(|reach| json!({
            "rows": gains(reach),
            "shortest": why.shortest,
            "line": reach_head(why, reach.len(), lang),
        })),
        "open": gains(&why.open),
    })
}

fn gain(gain: &Gain, reads: &Basis) -> Value {
    json!({
        "code": gain.code.as_str(),
        "title": gain.title,
        "points": gain.points.as_ref().map(number),
        "best": number(&gain.best),
        "gain": ratio(&gain.gain, *reads == Basis::Percent),
        "missing": gain.missing,
    })
}
