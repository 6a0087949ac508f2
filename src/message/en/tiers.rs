//! Tiers, classes and choices.

use crate::diagnostic::{Interval, Listed, Swallowed, TierFault};
use crate::message::interval::{closed_up, head, parted, single, values};
use crate::message::words::{either, number, percentage, points, quotations, quoted, value};
use crate::message::{Lang, Message};
use crate::quantity::Exact;

/// What a condition lists.
fn listed(of: Listed) -> &'static str {
    match of {
        Listed::Groups => "groups",
        Listed::MainIndexes => "main indexes",
        Listed::Components => "component indicators",
        Listed::Pillars => "pillars",
    }
}

pub(super) fn say(fault: &TierFault) -> Message {
    match fault {
        TierFault::Gap { interval, witness, alone } => {
            let up = interval.low.is_some();
            let mend = match (head(interval), alone) {
                (Some(head), Some(alone)) => format!(
                    "Write the neighbouring tier as “từ {} {}”, or add the row “{head}: … điểm”.",
                    value(alone, interval.percent),
                    if up { "trở lên" } else { "trở xuống" }
                ),
                (Some(head), None) => match closed_up(interval) {
                    Some(end) => format!("If a tier was lost add the row “{head}: … điểm”; if only a bound is off let the lower tier end with “{end}”, where the upper one begins."),
                    None => format!("If a tier was lost add the row “{head}: … điểm”; if only a bound is off widen a neighbouring tier."),
                },
                (None, _) => "Widen a neighbouring tier, or add the row “còn lại: … điểm” at the end.".to_owned(),
            };
            Message::new(format!("no tier takes {}{}.", taken(interval, "value"), example(interval, witness)))
                .why("Nobody knows how many points a unit in this hole gets.")
                .mend(mend)
        }
        TierFault::Overlap { interval, witness, values: [first, second] } => Message::new(format!(
            "two tiers take {}: a unit at {} gets both {} and {}.",
            taken(interval, "value"),
            value(witness, interval.percent),
            quoted(first),
            quoted(second)
        ))
        .why("Two scorers may give different points for one result.")
        .mend(apart(interval, "tier")),
        TierFault::FiguresOverlap { witness, percent, values: [first, second] } => Message::new(format!(
            "the bounds of two tiers are figures, so that the tiers may overlap: a unit at {} gets both {} and {}.",
            value(witness, *percent),
            quoted(first),
            quoted(second)
        ))
        .why("Which of these figures is the larger is not declared, so that the tiers may lie over each other.")
        .mend("Declare that the lower bound does not pass the upper, as “số liệu sàn: số nguyên, từ 0 đến trần”, or part the bounds."),
        TierFault::Unreachable => Message::new("no value falls into this tier.")
            .why("A tier that is never used is often a mistyped bound.")
            .mend("Correct the bounds of the tier, or remove the row; over a ratio, see whether its two sides have changed places."),
        TierFault::TieIdle { figure } => {
            Message::new(format!("{} is the very number that ranks the units, so it decides between none.", quoted(figure)))
                .why("Only units that are equal in this number are compared further; in the same number they are equal again.")
                .mend("Take it out of “bằng điểm thì xét”, or name another figure.")
        }
        TierFault::TieUnscored { figure } => {
            Message::new(format!("{} is not scored, so it decides between none.", quoted(figure)))
                .why("In a row of information no unit has points to compare; another indicator was probably meant.")
                .mend("Name an indicator that is scored, or take it out of “bằng điểm thì xét”.")
        }
        TierFault::TieTwice { figure } => {
            Message::new(format!("{} was looked at before, so here it decides between none.", quoted(figure)))
                .why("Units that are still tied here are equal in this figure; another one was probably meant.")
                .mend("Name the figure that the decision means, or drop what is said twice.")
        }
        TierFault::ClassGap { interval, witness, conditions, past } => {
            let mend = match head(interval) {
                _ if past.is_some() => "If units may pass it, write the highest class as “từ … trở lên”; if not, choose a code that puts the bonus outside of this row: the share then leaves it out.".to_owned(),
                _ if *conditions => "Widen the condition of a class, or add the row “còn lại: \"…\"” at the end.".to_owned(),
                head => {
                    let close = match closed_up(interval) {
                        Some(end) => format!("Let the lower class end with “{end}”, where the upper one begins"),
                        None => "Widen a neighbouring class".to_owned(),
                    };
                    head.map_or(format!("{close}."), |head| format!("{close}, or add the row “{head}: \"…\"”."))
                }
            };
            Message::new(format!("no class takes {}{}.", taken(interval, "result"), example(interval, witness)))
                .why(match past {
                    Some(row) => format!("The cap “không quá …” of row {row} does not fall with what does not apply, so that a bonus lifts the points above the maximum that applies to the unit. Such a unit gets no class."),
                    None => "A unit in this hole gets no class.".to_owned(),
                })
                .mend(mend)
        }
        TierFault::ClassOverlap { interval, witness, classes: [first, second] } => Message::new(format!(
            "two classes take {}: a unit at {} is both {} and {}.",
            taken(interval, "result"),
            value(witness, interval.percent),
            quoted(first),
            quoted(second)
        ))
        .why("A unit may appeal when one result has two classes.")
        .mend(apart(interval, "class")),
        TierFault::ClassUnreachable { class } => Message::new(format!("no result reaches the class {}.", quoted(class)))
            .why("A class that no unit can reach is often a mistyped bound.")
            .mend("Correct the bounds of the class, or remove the row; where the highest class met counts, put it before the wider one."),
        TierFault::OptionMissing { option } => Message::new(format!("the option {} has no points.", quoted(option)))
            .why("Nobody knows how many points a unit with this option gets.")
            .mend(format!("Add the row “{option}: … điểm”.")),
        TierFault::OptionTwice { option } => Message::new(format!("two rows give points for the option {}.", quoted(option)))
            .why("Two scorers may give different points for one option.")
            .mend("Keep one row and remove the other."),
        TierFault::ElseNotLast => Message::new("“còn lại” is not the last row.")
            .why("Rows behind “còn lại” are never looked at.")
            .mend("Move “còn lại” to the end."),
        TierFault::ElseMissing => Message::new("the rows “khi …” lack a row “còn lại”.")
            .why("Nobody knows how many points a unit gets that meets none of the conditions.")
            .mend("Add “còn lại: … điểm” at the end."),
        TierFault::ElseIdle => Message::new("no case is left for the row “còn lại”.")
            .why("The rows above cover everything, and this one makes the reader look for more.")
            .mend("Remove the row “còn lại”."),
        TierFault::ElseSwallows { swallowed, witness, gets, neighbour, neighbour_gets, side: place } => {
            let side = if witness > neighbour { "trở lên" } else { "trở xuống" };
            let (one, other) = (value(witness, swallowed.percent), value(neighbour, swallowed.percent));
            let said = format!(
                "a unit at {one} falls under “còn lại” and gets {}, while a unit at {other} gets {}.",
                points(gets, Lang::En),
                points(neighbour_gets, Lang::En)
            );
            let (gets, other_gets) = (points(gets, Lang::Vi), points(neighbour_gets, Lang::Vi));
            let beyond = head(swallowed).filter(|_| *place != Swallowed::Between);
            match beyond {
                Some(beyond) if *place == Swallowed::OutsideBest => Message::new(said)
                    .why("The best tier has two ends, so the best probably lies in the middle; but “còn lại” does not say that this side is bad too.")
                    .mend(format!(
                        "If the best lies in the middle, nothing need be changed; with a tier “{beyond}: {gets}” before “còn lại” nobody takes it for an \
                         oversight. Otherwise write “từ {other} {side}: {other_gets}”."
                    )),
                Some(beyond) => Message::new(said)
                    .why("“còn lại” is read as what is worse than every tier above it; unwritten, nobody can tell this from an oversight.")
                    .mend(format!("Write “từ {other} {side}: {other_gets}”, or, if it is meant, a tier before “còn lại”: “{beyond}: {gets}”.")),
                None => Message::new(said)
                    .why("“còn lại” should take only what is worse than every tier above it.")
                    .mend(format!("Add a tier that takes {one}, or let its neighbours meet.")),
            }
        }
        TierFault::PercentMissing { value } => {
            Message::new(format!("the bound {} lacks its sign %: the ratio is 100% at most, so no unit reaches it.", number(value)))
                .why(format!("Without the sign %, {} is {}: every unit falls below it unseen.", number(value), percentage(value)))
                .mend(format!("Write “{}%” if a percentage is meant.", number(value)))
        }
        TierFault::ClassRowShape { class, conditions } => {
            let (table, mend) = if *conditions {
                ("of conditions", format!("Write “\"{class}\": khi …”."))
            } else {
                (
                    "over one number",
                    format!(
                        "Write the range and then the class, as in “từ 80 điểm trở lên: \"{class}\"”; for conditions write “xếp loại theo bảng điều kiện, lấy mức cao nhất đạt được”."
                    ),
                )
            };
            Message::new(format!("the row {} does not fit a class table {table}.", quoted(class)))
                .why("A table classes in one way only, so that two readers find the same class.")
                .mend(mend)
        }
        TierFault::ListShort { of, found } => Message::new(match found {
            0 => format!("the set scores no {}, so this condition has nothing to judge.", listed(*of)),
            _ => format!("the set scores {found} {} only, fewer than this condition needs.", listed(*of)),
        })
        .why("Such a condition cannot be judged, or no unit can meet it.")
        .mend("Correct the level of the rows (nhóm, chỉ số chính, chỉ số thành phần, trụ cột), or the number."),
        TierFault::RowClassesByShare { of } => {
            Message::new(format!("classes of {} one by one must follow their share of the maximum.", listed(*of)))
                .why("Each has a maximum of its own, so the same points do not mean the same class.")
                .mend("Write “xếp loại từng … theo tỷ lệ điểm” with classes in percent.")
        }
        TierFault::ClassElseMissing => Message::new("the table of conditions lacks a row “còn lại”.")
            .why("Nobody knows the class of a unit that meets none of the conditions.")
            .mend("Add the row “còn lại: \"…\"” with a new class, lower than those above, right below the classes and above sentences such as “hạ một mức khi …”."),
        TierFault::ClassOrder { class, higher } => {
            Message::new(format!("the class {} stands before the higher class {}.", quoted(class), quoted(higher)))
                .why("Sentences that lower a class count from the highest at the top of the table, and would raise it here.")
                .mend("Put the rows in order from the highest class to the lowest.")
        }
        TierFault::ClassNames { above, below } => {
            Message::new(format!("the class {} takes higher results than {}.", quoted(above), quoted(below)))
                .why("By their common names it is the other way round; probably the names or the bounds of two rows are mixed up.")
                .mend("Exchange the names or the bounds of the two classes.")
        }
        TierFault::ClassesReversed { names } => Message::new("the classes are upside down: the higher the result, the lower the name.")
            .why("By their common names the best unit gets the lowest class.")
            .mend(format!("Name the classes from the top: {}.", quotations(names).join(", "))),
        TierFault::ClassChangeIdle => Message::new("this sentence lowers the class of no unit.")
            .why("The class it names is the highest already, or the table has one class only.")
            .mend("Correct the name of the class, or remove the sentence."),
        TierFault::MixedScales { least, most, kind, classes } => {
            let message = Message::new(format!(
                "classes follow the total, while the applicable maximum is not the same for all: {} have {} out of {}.",
                super::reach::some_units(kind),
                number(least),
                points(most, Lang::En)
            ));
            let message = match classes.is_empty() {
                true => message.why("A unit to which some indicators do not apply can hardly reach a high class, however well it does."),
                false => {
                    message.why(format!("However well they do, they cannot reach the class {}.", either(&quotations(classes), Lang::En)))
                }
            };
            message.mend(format!("Write “xếp loại theo tỷ lệ điểm”, or “xếp loại theo điểm quy đổi về thang {}”.", number(most)))
        }
    }
}

/// `the value 75`, `the values from 4 to 5`.
fn taken(interval: &Interval, what: &str) -> String {
    let many = if single(interval).is_some() { "" } else { "s" };
    format!("the {what}{many} {}", values(interval, Lang::En))
}

/// `, for example 4,5`, unless the interval is that one value.
fn example(interval: &Interval, witness: &Exact) -> String {
    if single(interval).is_some() { String::new() } else { format!(", for example a unit at {}", value(witness, interval.percent)) }
}

/// How two neighbours are parted.
fn apart(interval: &Interval, what: &str) -> String {
    if let Some(only) = single(interval) {
        let only = value(only, interval.percent);
        return format!(
            "Leave {only} to one {what}; if it is the bound between two, the upper says “từ {only}”, the lower “đến dưới {only}”."
        );
    }
    match parted(interval) {
        Some((lower, upper)) => format!("Change the lower {what} to “{lower}”, or the upper {what} to “{upper}”."),
        None => format!("Let the lower {what} end “đến dưới …” where the upper {what} begins “từ …”."),
    }
}
