//! Published tables.

use crate::diagnostic::{Change, Made, PublishedFault, Unverifiable, Values};
use crate::message::words::{all, fixed, number as plain, quoted, score};
use crate::message::{Lang, Message};
use crate::quantity::Mode;

const FOLLOWS: &str = "A reader who adds up sees that the published number does not follow.";
const FOLLOWS_OTHERWISE: &str = "A reader who works it out again sees that the published number does not follow.";
const COMPARE: &str = "Compare with the appraisal files and correct the misprint.";

pub(super) fn say(fault: &PublishedFault) -> Message {
    match fault {
        PublishedFault::Total { unit, column, values, parts, made, change, with_outside } => {
            let outside = with_outside.as_ref().map(|(sum, change)| {
                format!("; with the points outside the scale they make {}{}", fixed(sum, values.places), changed(change))
            });
            let sum = format!("{} {}", made_of(*made, "its", &format!("{parts} indicators")), computed(values));
            let tail = changed(change) + outside.as_deref().unwrap_or_default();
            Message::new(format!("{unit}: {} is printed as {}, but {sum}{tail}.", quoted(column), printed(values)))
                .why("The total decides rank and class.")
                .mend(COMPARE)
        }
        PublishedFault::Row { unit, column, values, parts, made } => {
            let sum = format!("{} {}", made_of(*made, "the", &format!("{parts} indicators below")), computed(values));
            Message::new(format!("{unit}: {} is printed as {}, but {sum}.", quoted(column), printed(values)))
                .why(if *made == Made::Sum { FOLLOWS } else { FOLLOWS_OTHERWISE })
                .mend(COMPARE)
        }
        PublishedFault::Pillar { unit, pillar, values, parts } => {
            let sum = format!("its {parts} indicators add up to {}", computed(values));
            Message::new(format!("{unit}: the pillar {} is printed as {}, but {sum}.", quoted(pillar), printed(values)))
                .why(FOLLOWS)
                .mend(COMPARE)
        }
        PublishedFault::Mean { column, values, units } => {
            let mean = format!("the mean of {units} units is {}", computed(values));
            Message::new(format!("the mean of {} is printed as {}, but {mean}.", quoted(column), printed(values)))
                .why("Neither rounding half up nor truncation gives the printed number.")
                .mend(COMPARE)
        }
        PublishedFault::MeanOfTotals { values, parts, with_outside } => {
            let outside =
                with_outside.as_ref().map(|sum| format!("; with those outside the scale they make {}", fixed(sum, values.places)));
            let sum = format!("the means of {parts} indicators add up to {}{}", computed(values), outside.unwrap_or_default());
            Message::new(format!("the mean of the totals is printed as {}, but {sum}.", printed(values)))
                .why("If every total is the sum of its indicators, the means must add up, too, but for their rounding.")
                .mend("Compare totals and indicators unit by unit, also for the units that the table leaves out.")
        }
        PublishedFault::Rank { unit, printed, computed, score } => {
            let score = plain(score);
            Message::new(format!("{unit}: rank {} is printed, but a score of {score} has rank {}.", plain(printed), plain(computed)))
                .why("A higher score ranks higher; equal scores share a rank and the next one is skipped, unless the set breaks ties.")
                .mend("Rank by the printed scores again, or correct the score.")
        }
        PublishedFault::RankOrder { unit, printed, score, other, other_rank, other_score } => {
            let (here, there) = (plain(score), plain(other_score));
            let (rank, other_rank) = (plain(printed), plain(other_rank));
            Message::new(format!("{unit} has a score of {here} and rank {rank}, against {other} with {there} and rank {other_rank}."))
                .why("A higher score ranks higher, and equal scores share a rank.")
                .mend("Rank by the printed scores again, or correct the score.")
        }
        PublishedFault::Class { unit, printed, computed, score: value, share } => {
            let class = class(format!("a score of {}", score(value, *share)), computed.as_deref());
            Message::new(format!("{unit}: the class is printed as {}, but {class}.", quoted(printed)))
                .why("Classes must follow the class table of the set.")
                .mend("Correct the class, or the score.")
        }
        PublishedFault::Twice { unit, column, values, other } => {
            let there = format!("{} has {} ({} apart)", at(other), fixed(&values.computed, values.places), difference(values));
            Message::new(format!("{}: {} is printed as {}, but {there}.", whose(unit.as_deref()), quoted(column), printed(values)))
                .why("One number published in two places must be the same.")
                .mend(COMPARE)
        }
        PublishedFault::AboveMaximum { unit, column, value, maximum } => {
            let limit = format!("{} above the maximum of {}", plain(&value.minus(maximum)), plain(maximum));
            Message::new(format!("{}: {} is printed as {}, {limit}.", whose(unit.as_deref()), quoted(column), plain(value)))
                .why("No indicator can pass its maximum.")
                .mend(COMPARE)
        }
        PublishedFault::BelowZero { unit, column, value } => {
            Message::new(format!("{}: {} is printed as {}, which is below 0.", whose(unit.as_deref()), quoted(column), plain(value)))
                .why("Points cannot be negative.")
                .mend(COMPARE)
        }
        PublishedFault::AboveScale { unit, column, value, scale } => {
            let limit = format!("{} above the scale of {}", plain(&value.minus(scale)), plain(scale));
            Message::new(format!("{}: {} is printed as {}, {limit}.", whose(unit.as_deref()), quoted(column), plain(value)))
                .why("No total can pass the scale.")
                .mend(COMPARE)
        }
        PublishedFault::Counts { unit, column, parts, values } => {
            let parts: Vec<String> = parts.iter().map(|part| quoted(part)).collect();
            let sum = format!("{} make {}", all(&parts, Lang::En), computed(values));
            Message::new(format!("{unit}: {} is printed as {}, but {sum}.", quoted(column), printed(values)))
                .why("Only if the counts add up is it known how many criteria are left.")
                .mend(COMPARE)
        }
        PublishedFault::ClassCount { class, group, values } => {
            let count = format!("by the printed scores there are {}", computed(values));
            Message::new(format!("{group}: {} units are printed in class {}, but {count}.", printed(values), quoted(class)))
                .why("Numbers of units per class must follow the published scores.")
                .mend("Count again by the class table of the set.")
        }
        PublishedFault::UnitCount { group, values } => {
            Message::new(format!("{group}: {} units are stated, but the tables have {}.", printed(values), computed(values)))
                .why("One unit more or less changes every mean.")
                .mend("Count the units again, or add those that are missing.")
        }
        PublishedFault::ClassSum { group, values } => {
            Message::new(format!("{group}: {} units are stated, but the classes add up to {}.", printed(values), computed(values)))
                .why("Every unit is in exactly one class.")
                .mend("Count the units of each class again.")
        }
        PublishedFault::Percent { of, values, points, maximum } => {
            let ratio = format!("{} of {} is {}%", plain(points), plain(maximum), fixed(&values.computed, values.places));
            let apart = format!("{} percentage points apart", difference(values));
            Message::new(format!("{of}: {}% is printed, but {ratio} ({apart}).", printed(values)))
                .why("Classes may be read from this percentage.")
                .mend("Compute the percentage again, or correct the points.")
        }
        PublishedFault::MeanClass { index, printed, computed, points, maximum } => {
            let class = class(format!("{} of {} points", plain(points), plain(maximum)), computed.as_deref());
            Message::new(format!("{index}: the class is printed as {}, but {class}.", quoted(printed)))
                .why("Classes must follow the class table of the set.")
                .mend("Correct the class, or the mean.")
        }
        PublishedFault::Maximum { index, values } => {
            Message::new(format!("{index}: a maximum of {} is printed, but the set states {}.", printed(values), computed(values)))
                .why("With a wrong maximum the percentage is wrong, too.")
                .mend("Follow the decision that issued the set.")
        }
        PublishedFault::UnknownClass { name, classes } => {
            let known: Vec<String> = classes.iter().map(|class| quoted(class)).collect();
            let known = if known.is_empty() { "has no class table".to_owned() } else { format!("only has {}", all(&known, Lang::En)) };
            Message::new(format!("there is no class {}; the set {known}.", quoted(name)))
                .why("It is not known which scores it stands for, so it cannot be checked.")
                .mend("Write the class as the set does, or give the class a “viết tắt”.")
        }
        PublishedFault::UnknownTable { headers } => {
            let headers: Vec<String> = headers.iter().filter(|header| !header.is_empty()).map(|header| quoted(header)).collect();
            Message::new(format!("what this table shows cannot be told from its columns {}.", all(&headers, Lang::En)))
                .why("Not one of its numbers can be checked.")
                .mend("A column of units such as “Tên địa phương” is needed, or a column “Chỉ số”, or columns that are classes.")
        }
        PublishedFault::LoneUnit { unit, near, missing_in } => {
            Message::new(format!("the file {} has no {}; it has {}.", quoted(missing_in), quoted(unit), quoted(near)))
                .why("With two spellings the numbers of one unit are not brought together.")
                .mend("If they are one unit, write its name alike in all files.")
        }
        PublishedFault::MeansOtherwise { column, values, declared, found } => {
            let how = format!("{} and not {}", mode(*found), mode(*declared));
            let exact = plain(&values.computed);
            Message::new(format!("the mean of {} is printed as {}, {how}: the exact value is {exact}.", quoted(column), printed(values)))
                .why("The set rounds means in another way than the table.")
                .mend("Round the table again, or correct the sentence “làm tròn điểm trung bình”.")
        }
        PublishedFault::Truncated { column, means, values, declared } => {
            let what = if *means { format!("the mean of {}", quoted(column)) } else { format!("the column {}", quoted(column)) };
            let by = if *declared { ", as the set states," } else { "" };
            let exact = plain(&values.computed);
            Message::new(format!("{what} is truncated{by} and not rounded: {} is printed, the exact value is {exact}.", printed(values)))
        }
        PublishedFault::Unverifiable { column, cells, reason } => {
            let cells = if *cells == 1 { "1 number".to_owned() } else { format!("{cells} numbers") };
            Message::new(format!("{cells} at {} cannot be checked: {}.", quoted(column), why_not(reason)))
        }
    }
}

fn why_not(reason: &Unverifiable) -> String {
    let fixed = match reason {
        Unverifiable::NoParts => "the parts are not there",
        Unverifiable::PartsMissing(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| quoted(part)).collect();
            return format!("the tables lack {}", all(&parts, Lang::En));
        }
        Unverifiable::UnitsMissing => "the numbers of some units are not there",
        Unverifiable::NotSum => "by the rules the printed numbers alone do not give it",
        Unverifiable::ByConditions => "the class also depends on conditions that the table does not print",
        Unverifiable::NoClasses => "the set has no class table that reads it",
        Unverifiable::ApplicabilityUnknown => "the applicable maximum of each unit is not known",
        Unverifiable::NoScore => "the score is not there",
        Unverifiable::RankedWithin => "ranks are made within groups that the table does not name",
        Unverifiable::NotNumber => "it is a word, not a number",
        Unverifiable::OtherGroup => "it is not clear whether this set scores it",
        Unverifiable::UnknownColumn => "the set has nothing of this name",
        Unverifiable::NoMaximum => "the set publishes no maximum",
    };
    fixed.to_owned()
}

fn changed(change: &Change) -> String {
    let class = change.class.as_ref().map(|(from, to)| format!(", the class would change from {} to {}", quoted(from), quoted(to)));
    let rank = change.rank.as_ref().map(|(from, to)| format!(", the rank would change from {} to {}", plain(from), plain(to)));
    class.unwrap_or_default() + rank.as_deref().unwrap_or_default()
}

fn class(score: String, computed: Option<&str>) -> String {
    match computed {
        Some(class) => format!("{score} is in class {}", quoted(class)),
        None => format!("{score} is in no class"),
    }
}

fn whose(unit: Option<&str>) -> &str {
    unit.unwrap_or("mean")
}

fn at(cell: &crate::diagnostic::Cell) -> String {
    format!("line {}, column {} of {}", cell.line, cell.column, quoted(&cell.file))
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::HalfUp => "rounded half up",
        Mode::Truncate => "truncated",
    }
}

fn printed(values: &Values) -> String {
    fixed(&values.printed, values.places)
}

/// What is made of the parts, up to its value.
fn made_of(made: Made, the: &str, parts: &str) -> String {
    match made {
        Made::Sum => format!("{the} {parts} add up to"),
        Made::LimitedSum => format!("{the} {parts}, added up and kept within the limit, make"),
        Made::Mean => format!("the mean of {the} {parts} is"),
        Made::Weighted => format!("the weighted mean of {the} {parts} is"),
        Made::Best => format!("the best of {the} {parts} is"),
        Made::Geometric => format!("the geometric mean of {the} {parts} is"),
        Made::Harmonic => format!("the harmonic mean of {the} {parts} is"),
    }
}

/// The computed value and the difference.
fn computed(values: &Values) -> String {
    format!("{} ({} apart)", fixed(&values.computed, values.places), difference(values))
}

fn difference(values: &Values) -> String {
    fixed(&values.difference(), values.places)
}
