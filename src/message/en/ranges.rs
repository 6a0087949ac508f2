//! Ranges that refuse what units can have.

use crate::diagnostic::RangeFault;
use crate::message::Message;
use crate::message::words::{number, quoted};

pub(super) fn say(fault: &RangeFault) -> Message {
    match fault {
        RangeFault::NoneRefused { name, range, whole, percent } => {
            let zero = if *percent { "0%" } else { "0" };
            let what = match whole {
                Some(whole) => format!("is a part of {} and may be", quoted(whole)),
                None => "may only be".to_owned(),
            };
            Message::new(format!("the figure {} {what} {}, so that {zero} is refused.", quoted(name), quoted(range)))
                .why(format!("A unit that has nothing must enter {zero}; it is refused like a slip, or the unit enters what is not so."))
                .mend(format!("Let the range begin at {zero}."))
        }
        RangeFault::WholeMissed { name, range, above: false } => {
            Message::new(format!("the share {} may only be {}, so that 100% is refused.", quoted(name), quoted(range)))
                .why("A unit that did everything must enter 100%; it is refused like a slip.")
                .mend("Let the range end at 100%.")
        }
        RangeFault::WholeMissed { name, range, above: true } => {
            Message::new(format!("the share {} may be {}, a little more than 100%.", quoted(name), quoted(range)))
                .why("A share of a whole is never above 100%; a slip is taken and scored.")
                .mend("Let the range end at 100%.")
        }
        RangeFault::AllRefused { name, range, whole } => Message::new(format!(
            "the figure {} is a part of {} and may be {}, so that one equal to {} is refused.",
            quoted(name),
            quoted(whole),
            quoted(range),
            quoted(whole)
        ))
        .why("A unit of which all are so must enter two equal figures; they are refused like a slip.")
        .mend(format!("Write {}. If at least one always stands outside the part, leave it.", quoted(&range.replace("đến dưới", "đến")))),
        RangeFault::OneRefused { name, range } => {
            Message::new(format!("the figure {} may only be {}, so that 1 is refused.", quoted(name), quoted(range)))
                .why("A unit that has one only has its figure refused like a slip.")
                .mend("Write “từ 1 trở lên” or “từ 0 trở lên”.")
        }
        RangeFault::NothingRefused { name, range } => Message::new(format!(
            "this row says how “không phát sinh” is scored, and its denominator {} is declared {}, which refuses 0.",
            quoted(name),
            quoted(range)
        ))
        .why("A unit with nothing to count that enters 0 is told that its figure is wrong; only the very words of “ô ghi …” say it.")
        .mend("Declare “từ 0 trở lên” if some units have none; if it is meant, leave it."),
        RangeFault::CountInParts { name, unit, whole } => Message::new(format!(
            "the figure {} counts {unit} and is declared “số thập phân”, while {} counts {unit} as “số nguyên”.",
            quoted(name),
            quoted(whole)
        ))
        .why(format!("A cell of 12,5 {unit} is taken, and nobody sees a slip of the decimal mark."))
        .mend("Declare “số nguyên”; if the figure has parts indeed (a mean, full-time equivalents), leave it."),
        RangeFault::OutsideFunction { function, value } => {
            Message::new(format!("the declared ranges allow {} of {}, which does not exist.", quoted(function), number(value)))
                .why("A unit with such figures cannot be scored, and has no total.")
                .mend("Let the range of the figure begin higher, for example “từ 1 trở lên”.")
        }
    }
}
