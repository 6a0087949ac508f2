//! Lists of records: their declarations, what is asked of them, their tables.

use crate::diagnostic::ListFault;
use crate::message::words::{either, quotations, quoted, whole};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &ListFault) -> Message {
    match fault {
        ListFault::Nested => Message::new("the condition behind “mà” asks for a list again.")
            .why("Each line of a list is looked at by itself; nobody could check by hand a list asked for at every line of one.")
            .mend("Declare that number as a figure of the unit and compare with it."),
        ListFault::Bare { name } => Message::new(format!("{} is a list and no number.", quoted(name)))
            .why("A list gives a count, sums and means; the rules must say which.")
            .mend(format!("Write “số lượng {name}”, or “tổng … của {name}”, “bình quân … của {name}”.")),
        ListFault::TextInput { name } => Message::new(format!("the figure {} is text and stands in no list.", quoted(name)))
            .why("Text cannot be scored; only the lines of a list need a name to be known by.")
            .mend("Move it to a “danh sách”, or declare another type: số nguyên, số thập phân, tỷ lệ, có/không, lựa chọn."),
        ListFault::Compared { left, right } => {
            Message::new(format!("{} is read as a condition on each line, where it cannot be compared with a number.", quoted(right)))
                .why("“mà” ties the condition right behind it to the lines of the list, and not to the number of the whole list.")
                .mend(format!("To compare the number of the whole list, write “({left}) {right}”."))
        }
        ListFault::FieldDomain { name } => {
            Message::new(format!("the range of {} names something that is neither a number nor a figure of the line.", quoted(name)))
                .why("A cell of a line can be checked by that line alone.")
                .mend("Give the range in numbers, or by another figure of the list.")
        }
        ListFault::NoFields { name } => Message::new(format!("the list {} has no figure.", quoted(name)))
            .why("A line must say one thing at least, or nobody knows what it is.")
            .mend("Add “số liệu tên \"…\": văn bản” and the other figures of a line."),
        ListFault::Unused { name } => Message::new(format!("no sentence uses the list {}.", quoted(name)))
            .why("Units must keep a list that does not affect their points, or the scoring lacks something.")
            .mend(format!("Use the list in the scoring, as in “số lượng {name}”, or remove it.")),
        ListFault::TooManyLines { most } => Message::new(format!("an example gives a list of more than {} lines.", whole(usize::try_from(*most).unwrap_or(usize::MAX))))
            .why("Nobody checks an example of that length by hand.")
            .mend("Give fewer lines; what the example needs is how many there are of each kind."),
        ListFault::NoTable { list, about } => Message::new(format!("there is no table for the list {} ({list}).", quoted(about)))
            .why("Without it nobody knows how many lines each unit has, and they must not be taken for none.")
            .mend(format!("Add “--list {list}=FILE.csv”; each line names the unit and the figures of one record.")),
        ListFault::NotList { name, known } if known.is_empty() => {
            Message::new(format!("the set has no lists, so there is no list {}.", quoted(name)))
                .why("The table would not be used for scoring.")
                .mend("Remove this “--list”, or use the right set.")
        }
        ListFault::NotList { name, known } => Message::new(format!("the set has no list {}.", quoted(name)))
            .why("The table would not be used for scoring.")
            .mend(format!("Name one of {}.", either(&quotations(known), Lang::En))),
        ListFault::TableTwice { list } => Message::new(format!("two tables are given for the list {}.", quoted(list)))
            .why("It is not clear which of them is to be scored.")
            .mend("Put them into one file, or remove one."),
        ListFault::NoUnit => Message::new("this line names no unit.")
            .why("Nobody knows whose record it is.")
            .mend("Name the unit on every line (a merged cell keeps the name on its first line only: unmerge and copy down), or remove the line."),
        ListFault::UnknownUnit { unit, near } => {
            let message = Message::new(format!("the unit {} is not in the data of the units.", quoted(unit)))
                .why("The line would be counted for nobody.");
            match near {
                Some(near) => message.mend(format!("Correct it to {} if that unit is meant.", quoted(near))),
                None => message.mend("Correct the name, add the unit to the data, or remove the line."),
            }
        }
        ListFault::EmptyLine { unit, words } if words.is_empty() => {
            Message::new(format!("the line of the unit {} says nothing.", quoted(unit)))
                .why("It is not clear whether the unit has no records or has not reported.")
                .mend("Declare a word in the set, as in “ô ghi \"KPS\" là không phát sinh”, and write it in the first column of figures; if it has not reported, remove the line.")
        }
        ListFault::EmptyLine { unit, words } => Message::new(format!("the line of the unit {} says nothing.", quoted(unit)))
            .why("It is not clear whether the unit has no records or has not reported.")
            .mend(format!(
                "If it has none, write {} in the first column of figures; if it has not reported, remove the line.",
                either(&quotations(words), Lang::En)
            )),
        ListFault::NoneAndSome { unit, word, other } => {
            Message::new(format!("the unit {} says {} for the whole list, and there is also line {other}.", quoted(unit), quoted(word)))
                .why("A unit has no records, or it has its lines; it cannot be both.")
                .mend("Remove this line, or the others.")
        }
    }
}
