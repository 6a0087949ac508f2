//! Conditions, and text that does nothing.

use crate::diagnostic::ConditionFault;
use crate::message::interval::values;
use crate::message::words::{points, quoted};
use crate::message::{Lang, Message, state_word};

pub(super) fn say(fault: &ConditionFault) -> Message {
    match fault {
        ConditionFault::Shadowed { others } => Message::new(match others {
            0 => "no case reaches this row: the rows above it take them all.".to_owned(),
            others => format!("no case reaches this row and {others} more: the rows above take them all."),
        })
            .why("Rows “khi …” are looked at from the top and the first that holds is taken; a unit that deserves the points of this row gets those of a row above.")
            .mend("Move the row that takes them first below those it hides, or narrow its condition. Remove only a row that is surely superfluous."),
        ConditionFault::Never { condition, because } if because.is_empty() => {
            Message::new(format!("the condition {} never holds within the declared ranges of the figures.", quoted(condition)))
                .why("The points or the rule behind it apply to no unit.")
                .mend("Mend the bound or the name in the condition, or remove the sentence.")
        }
        ConditionFault::Never { condition, because } => Message::new(format!(
            "the condition {} never holds: as declared, {}.",
            quoted(condition),
            because.iter().map(|(figure, takes)| format!("{} is only {}", quoted(figure), values(takes, Lang::En))).collect::<Vec<_>>().join(", ")
        ))
            .why("The points or the rule behind it apply to no unit.")
            .mend("Mend the bound or the name in the condition, or the declared range of the figure; if the sentence is superfluous remove it."),
        ConditionFault::Always { condition } => Message::new(format!("the condition {} always holds.", quoted(condition)))
            .why("A condition that excludes nobody is mostly a wrong bound, and makes readers think that some unit fails it.")
            .mend("Mend the bound in the condition, or remove the condition."),
        ConditionFault::ItemTwice { condition } => {
            Message::new(format!("two items stand under one condition, {}, so that their points are added twice.", quoted(condition)))
                .why("One thing scored twice is mostly a row copied too often, or a copy whose condition was not changed.")
                .mend("Change the condition of one item, or make the two one.")
        }
        ConditionFault::TooManyParts { axes } => {
            Message::new(format!("{axes} figures and conditions are interwoven, more than can be looked at in full."))
                .why("It is not excluded that some case is taken by no row, or that a row is never reached.")
                .mend("Split it into smaller indicators, or name common parts by “trong đó”; add examples for the single cases.")
        }
        ConditionFault::ClassHole { case } => Message::new(format!("some units belong to no class: {}.", case.join("; ")))
            .why("Such a unit is not classed although it is scored.")
            .mend("Widen the condition of a class, or end with “còn lại: \"…\"”."),
        ConditionFault::ClassTwice { case, classes: [first, second] } => {
            Message::new(format!("some units belong both to {} and to {}: {}.", quoted(first), quoted(second), case.join("; ")))
                .why("The table says “mỗi đơn vị đúng một mức”, so that such a unit is not classed.")
                .mend("Narrow the condition of one of the two, or write “lấy mức cao nhất đạt được”.")
        }
        ConditionFault::UnusedProperty { name } => Message::new(format!("the property {} is used by no sentence.", quoted(name)))
            .why("Units must state something that changes no points, class or rank; mostly a sentence “không áp dụng khi …” was forgotten.")
            .mend("Add the sentence that uses it, or remove the line."),
        ConditionFault::IdlePolicy { state } => {
            let word = state_word(*state, Lang::Vi);
            Message::new(format!("the line “{word}: …” is never used, as this indicator cannot be in that state."))
                .why("Readers think that the case occurs; mostly a denominator or a condition was changed and this line forgotten.")
                .mend("Remove the line, or look again at the division or at when the indicator applies.")
        }
        ConditionFault::IdleGuard => Message::new("“không phát sinh: …” in parentheses does nothing: the ratio before it cannot be 0/0.")
            .why("Readers will think that it can; mostly the denominator was declared from 1 while some units have none.")
            .mend("Declare the denominator from 0 if some units have none; otherwise remove “không phát sinh: …” from the parentheses."),
        ConditionFault::NeverTogether { read } => {
            Message::new(format!("this row is made from the share of {read}, and no unit is scored in both rows."))
                .why("A unit that is scored here is not scored there, so that there is nothing to make it from.")
                .mend("Change “áp dụng khi …” of one of the two rows: probably one “không” is too many or too few.")
        }
        ConditionFault::Constant { points: value } => {
            Message::new(format!("every unit gets {}, whatever its figures are.", points(value, Lang::En)))
                .why("The indicator tells no unit from another; mostly a row of points was forgotten or a limit written wrongly.")
                .mend("Look again at the points of the rows and at the limits “không quá” and “không dưới”.")
        }
    }
}
