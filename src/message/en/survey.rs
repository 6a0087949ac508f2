//! What a year's data say about the rules: rows that tell nobody apart, weights in fact, results within a hair, roundings that decide.

use crate::diagnostic::{Moved, NearPair, RoundedPlace, RoundingChange, SurveyFault, WeightShare};
use crate::message::words::{
    all, apart, negligible, number, points, quoted, rough_percent, rounding_sentence, step_of, titled, value, whole,
};
use crate::message::{Lang, Message, row_word};
use crate::quantity::{Exact, Mode, Rounding};

pub(super) fn say(fault: &SurveyFault) -> Message {
    match fault {
        SurveyFault::SameEverywhere { points: same, units, missing } => {
            let same = points(same, Lang::En);
            let head = if missing == units {
                format!("no unit has data, all {} scored units get {same}", whole(*units))
            } else {
                format!("all {} scored units get {same}{}", whole(*units), without_data(*missing))
            };
            Message::new(format!("{head}."))
                .why("With these data the row tells none of the units it scores from another: its points put nobody ahead of anybody.")
                .mend("No fault of the scoring. When the set is revised, look again at the tiers, the target or the maximum of this row.")
        }
        SurveyFault::AtMaximum { at, units } => {
            Message::new(format!("{} of {} scored units have the maximum.", whole(*at), whole(*units)))
                .why("The row hardly tells units apart any more: nearly all of them meet what it asks.")
                .mend("No fault of the scoring. When the set is revised, consider asking for more, or a lower maximum.")
        }
        SurveyFault::AtZero { at, units, missing } => {
            let head = format!("{} of {} scored units get 0 points", whole(*at), whole(*units));
            Message::new(format!("{head}{}.", without_data(*missing)))
                .why("The row hardly tells units apart: it asks for too much, or the figures were not collected.")
                .mend("No fault of the scoring. Check how the figures are collected; when the set is revised, look again at what the row asks.")
        }
        SurveyFault::Weights { rows, rest, percent, units } => {
            let of = if *percent { "percentage" } else { "total" };
            let lines: Vec<String> = rows.iter().map(weight).collect();
            Message::new(format!(
                "what {} in fact is far from what the document says (data of {} units).",
                counted(rows.len(), "group or main index weighs", "groups or main indexes weigh"),
                whole(*units)
            ))
            .why(format!(
                "Ranks come from the differences between units and not from maxima; the part of each row in the maximum, and in the differences of the {of}:\n{}.{}",
                lines.join(";\n"),
                if negligible(rest) {
                    String::new()
                } else {
                    format!("\nThe rest (bonuses, deductions, limits, rounding): {} of the differences.", rough_percent(rest))
                }
            ))
            .mend("No fault of the scoring. If the weights in fact are not what is meant, look again at the tiers, targets or maxima of these rows.")
        }
        SurveyFault::NearClass { limit, class, step, percent, first, units } => {
            let named = first.iter().map(|(unit, got)| format!("{} ({})", quoted(unit), distance(got, limit, *percent))).collect::<Vec<_>>();
            Message::new(format!(
                "{} within one rounding step ({}) of the limit {} of the class {}: {}{}.",
                counted(*units, "unit is", "units are"),
                value(step, *percent),
                value(limit, *percent),
                quoted(class),
                named.join(", "),
                more(first.len(), *units, "unit", "units")
            ))
            .why("The smallest correction of a figure may change the class of these units.")
            .mend("Check the figures and the evidence of these units again before the results are signed.")
        }
        SurveyFault::NearTie { ranking, step, percent, first, pairs } => {
            let table = ranking.as_ref().map(|title| format!(" of the table {}", quoted(title))).unwrap_or_default();
            let named: Vec<String> = first.iter().map(|one| pair(one, *percent)).collect();
            Message::new(format!(
                "{} of neighbours{table} {} no more than one rounding step ({}) apart: {}{}.",
                counted(*pairs, "pair", "pairs"),
                if *pairs == 1 { "is" } else { "are" },
                value(step, *percent),
                named.join("; "),
                more(first.len(), *pairs, "pair", "pairs")
            ))
            .why("The smallest correction of a figure may make two units share a rank, or change places.")
            .mend("Check the figures and the evidence of these units again before the results are signed.")
        }
        SurveyFault::RoundingDecides { place, now, instead, change } => {
            let message = Message::new(format!(
                "with {} {} (now: {}), {}.",
                place_words(place),
                way(*instead, place),
                way(*now, place),
                changed(change)
            ));
            let why = "The rounding decides the results of these units; when the document states it, everybody who recomputes gets one number.";
            match now {
                Some(_) => message.why(why).mend("The scores are rounded as the set says; make sure that the document says so."),
                None => message.why(why).mend(format!(
                    "Nothing is rounded here, because the set does not say so; if the document rounds, add the sentence “{}”.",
                    sentence(place, *instead)
                )),
            }
        }
        SurveyFault::Endless { place, units, unit, value: got, percent } => Message::new(format!(
            "{} not rounded, and {} a number that no decimals can write, as {}: {}.",
            place_are(place),
            counted(*units, "unit has", "units have"),
            quoted(unit),
            value(got, *percent)
        ))
        .why(match place {
            RoundedPlace::Scaled(_) => "Classes and ranks read the exact number, and tables can print only one near it.",
            _ => "Classes and ranks read the exact number, and tables can print only one near it. With these data, reading the printed number changes nobody's class or rank.",
        })
        .mend(match place {
            RoundedPlace::Scaled(_) => "With ranks and classes by a rounded percentage, the printed number is the one that counts.".to_owned(),
            _ => format!("If the document rounds, add the sentence “{}”.", sentence(place, None)),
        }),
        SurveyFault::EndlessDecides { place, units, printed, change } => Message::new(format!(
            "{} not rounded, and {} a number that no decimals can write; by the printed number ({}), {}.",
            place_are(place),
            counted(*units, "unit has", "units have"),
            way(Some(*printed), place),
            changed(change)
        ))
        .why("Classes and ranks read the exact number, so nobody can tell the results of these units from the printed table.")
        .mend(format!("Add the sentence “{}” if the document rounds like that.", sentence(place, Some(*printed)))),
        SurveyFault::TooFew { units, need } => Message::new(format!(
            "only {} a total, so nothing is said about rows that tell units apart no more, nor about weights.",
            counted(*units, "unit has", "units have")
        ))
        .why(format!("With fewer than {} units, equal points may be mere chance.", whole(*need))),
    }
}

fn without_data(missing: usize) -> String {
    if missing == 0 { String::new() } else { format!(", {} of them without data", whole(missing)) }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", whole(count), if count == 1 { one } else { many })
}

/// `and 4 other units`
fn more(named: usize, of: usize, one: &str, many: &str) -> String {
    match of.saturating_sub(named) {
        0 => String::new(),
        1 => format!(" and 1 other {one}"),
        rest => format!(" and {} other {many}", whole(rest)),
    }
}

fn weight(row: &WeightShare) -> String {
    let against = if row.effective.is_negative() { " (against them: who has more here mostly has less in total)" } else { "" };
    format!(
        "{} {} “{}”: {} of the maximum, {} of the differences{against}",
        row_word(row.word, Lang::En),
        row.code,
        titled(&row.title),
        rough_percent(&row.nominal),
        rough_percent(&row.effective)
    )
}

fn distance(got: &Exact, limit: &Exact, percent: bool) -> String {
    let off = apart(got, limit);
    match got.cmp(limit) {
        std::cmp::Ordering::Equal => format!("{}, on the limit", value(got, percent)),
        std::cmp::Ordering::Less => format!("{}, {} short", value(got, percent), value(&off, percent)),
        std::cmp::Ordering::Greater => format!("{}, {} above", value(got, percent), value(&off, percent)),
    }
}

fn pair(pair: &NearPair, percent: bool) -> String {
    let one = |(unit, got, rank): &(String, Exact, usize)| format!("{} (rank {}, {})", quoted(unit), whole(*rank), value(got, percent));
    format!("{} and {}", one(&pair.better), one(&pair.worse))
}

fn place_words(place: &RoundedPlace) -> String {
    match place {
        RoundedPlace::Components => "the points of component indicators".to_owned(),
        RoundedPlace::Main => "the points of main indexes".to_owned(),
        RoundedPlace::Pillars => "the points of pillars".to_owned(),
        RoundedPlace::Total => "the total".to_owned(),
        RoundedPlace::Percent(_) => "the percentage".to_owned(),
        RoundedPlace::Row => "the points of this row".to_owned(),
        RoundedPlace::Scaled(scale) => format!("the total on a scale of {}", number(scale)),
    }
}

fn place_are(place: &RoundedPlace) -> String {
    let plural = matches!(place, RoundedPlace::Components | RoundedPlace::Main | RoundedPlace::Pillars | RoundedPlace::Row);
    format!("{} {}", place_words(place), if plural { "are" } else { "is" })
}

/// `rounded half up to 0,01`
fn way(rounding: Option<Rounding>, place: &RoundedPlace) -> String {
    match rounding {
        None => "not rounded".to_owned(),
        Some(Rounding { mode: Mode::HalfUp, places }) => format!("rounded half up to {}", step_of(places, place)),
        Some(Rounding { mode: Mode::Truncate, places }) => format!("cut off below {}", step_of(places, place)),
    }
}

/// The sentence of the rules that rounds there.
fn sentence(place: &RoundedPlace, rounding: Option<Rounding>) -> String {
    let two = Rounding { places: if matches!(place, RoundedPlace::Percent(_)) { 4 } else { 2 }, mode: Mode::HalfUp };
    rounding_sentence(place, rounding.unwrap_or(two))
}

fn changed(change: &RoundingChange) -> String {
    let count = |count: usize, what: &str| (count > 0).then(|| format!("{} another {what}", counted(count, "unit gets", "units get")));
    let counts: Vec<String> =
        [count(change.scores, "score"), count(change.classes, "class"), count(change.ranks, "rank")].into_iter().flatten().collect();
    let number = change.number.as_ref().map(|(old, new, percent)| match old == new {
        true => value(old, *percent),
        false => format!("{} → {}", value(old, *percent), value(new, *percent)),
    });
    let class = |class: &Option<String>| class.as_ref().map_or_else(|| "none".to_owned(), |class| quoted(class));
    let rank = |rank: &Option<usize>| rank.map_or_else(|| "none".to_owned(), whole);
    let what = match &change.moved {
        Moved::Class(old, new) => format!("class {} → {}", class(old), class(new)),
        Moved::Rank(old, new) => format!("rank {} → {}", rank(old), rank(new)),
        Moved::Score => number.clone().unwrap_or_default(),
    };
    let behind = match (&change.moved, number) {
        (Moved::Class(..) | Moved::Rank(..), Some(number)) => format!(" ({number})"),
        _ => String::new(),
    };
    format!("{}, as {}: {what}{behind}", all(&counts, Lang::En), quoted(&change.unit))
}
