//! What stands against the rest of its own text.

use crate::diagnostic::{ContraryFault, Move};
use crate::message::words::{points, quoted, value, whole};
use crate::message::{Lang, Message};
use crate::quantity::Exact;

pub(super) fn say(fault: &ContraryFault) -> Message {
    match fault {
        ContraryFault::Torn { name, brings, costs } => Message::new(if (&brings.from, &brings.to) == (&costs.from, &costs.to) {
            format!(
                "all other figures alike, {} from {} brings one unit points ({}) and costs another unit points ({}).",
                quoted(name),
                step(brings),
                change(brings),
                change(costs)
            )
        } else {
            format!(
                "all other figures alike, {} from {} brings points ({}), and from {} costs points ({}).",
                quoted(name),
                step(brings),
                change(brings),
                step(costs),
                change(costs)
            )
        })
        .why("One thing cannot both bring and cost points; mostly the points of two rows “khi …” changed places, or “và” was meant for “hoặc”.")
        .mend("Look at the points and conditions of the rows “khi …”: who does better must not get less."),
        ContraryFault::GoodLess { title, with, without } => Message::new(format!(
            "a unit that answers yes to {} gets {}, less than one that answers no: {}.",
            quoted(title),
            points(with, Lang::En),
            points(without, Lang::En)
        ))
        .why("The name says that it should be done; the points of the two rows probably changed places.")
        .mend("Change the points of the two rows if it is a slip; if it is meant, leave it."),
        ContraryFault::OptionOrder { better, worse, less, more } => Message::new(format!(
            "the option {} gets {}, less than the option {}: {}.",
            quoted(better),
            points(less, Lang::En),
            quoted(worse),
            points(more, Lang::En)
        ))
        .why("By its words the former is better than the latter; the points of the two rows probably changed places.")
        .mend("Change the points of the two options if it is a slip; if it is meant, leave it."),
        ContraryFault::ClassForLess { class, total, below, asks, percent } => Message::new(format!(
            "a unit that comes to {} is already classed {}, while {} below it asks for {} at least.",
            at(total, *percent),
            quoted(class),
            quoted(below),
            at(asks, *percent)
        ))
        .why("A unit with a low total is classed above one with a high total; mostly “hoặc” was written for “và”.")
        .mend("Write “và” for “hoặc” in the condition of the upper class if both are asked for; otherwise change the bound."),
        ContraryFault::OpenClass { class, bound, percent } => Message::new(format!(
            "all other classes say “từ … trở lên”, and {0} says “trên {1}”: a unit at {1} is not classed so.",
            quoted(class),
            at(bound, *percent)
        ))
        .why("A unit right on the bound falls a class here and nowhere else; probably two ways to write one thing.")
        .mend(format!("Write “từ {} trở lên” as in the other classes; if it is meant, leave it.", at(bound, *percent))),
        ContraryFault::BadAsked { class, title } => {
            Message::new(format!("to be classed {} a unit must answer yes to {}.", quoted(class), quoted(title)))
                .why("The name says that it is something bad; a unit without it does not get this class.")
                .mend("Add “không” before that condition if it was forgotten; if it is meant, leave it.")
        }
        ContraryFault::BadSpares { title } => {
            Message::new(format!("this sentence lowers units that answer no to {}.", quoted(title)))
                .why("By its name that is something bad; units without it are lowered, and units with it are not.")
                .mend("Take out “không” behind “khi” if it is one too many; if it is meant, leave it.")
        }
        ContraryFault::LeavesItsOwn { condition, title } => Message::new(format!(
            "this row does not apply when {}, and the title {} says that it scores that very thing.",
            quoted(condition),
            quoted(title)
        ))
        .why("Units that have it are not scored, and units without it are; mostly “không” was lost.")
        .mend("Add “không” behind “khi” if it was forgotten; if it is meant, leave it."),
        ContraryFault::LeavesAlone { condition, others } => Message::new(format!(
            "this row does not apply when {}, while {} other rows with the same condition do not apply when the contrary holds.",
            quoted(condition),
            whole(*others)
        ))
        .why("One “không” too many or too few leaves out just the units that are to be scored.")
        .mend("Add or remove “không” behind “khi” if it is a slip; if it is meant, leave it."),
    }
}

/// A bound as the class table writes it.
fn at(bound: &Exact, percent: bool) -> String {
    if percent { value(bound, true) } else { points(bound, Lang::En) }
}

fn step(moved: &Move) -> String {
    format!("{} to {}", quoted(&moved.from), quoted(&moved.to))
}

fn change(moved: &Move) -> String {
    format!("from {} to {}", points(&moved.less, Lang::En), points(&moved.more, Lang::En))
}
