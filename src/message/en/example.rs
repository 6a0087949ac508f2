//! Examples of a rule file.

use crate::diagnostic::{ExampleFault, Got};
use crate::message::Message;
use crate::message::words::{number, quoted};

pub(super) fn say(fault: &ExampleFault) -> Message {
    match fault {
        ExampleFault::Differs { example, expected, got } => {
            Message::new(format!("the example {} expects {}, the rules give {}.", quoted(example), value(expected), value(got)))
                .why("Where rules and example disagree nobody knows which of them is meant.")
                .mend("Work it out by hand; then mend the example or the way of scoring.")
        }
        ExampleFault::Given { text, name } => {
            Message::new(format!("{} is no value that the figure {} can have.", quoted(text), quoted(name)))
                .why("An example with impossible figures proves nothing.")
                .mend("Write a value of the declared kind, such as 12, 0,5, 80%, có, không, the name of an option, chưa có số liệu.")
        }
        ExampleFault::Idle { example } => Message::new(format!("the example {} expects no result.", quoted(example)))
            .why("An example without an expected result always holds and tests nothing.")
            .mend("Add a line “thì 1.1 được … điểm”, “thì tổng điểm là …” or “thì xếp loại là \"…\"”."),
    }
}

fn value(got: &Got) -> String {
    match got {
        Got::Points(points) => format!("{} points", number(points)),
        Got::Class(class) => format!("the class {}", quoted(class)),
        Got::Nothing => "no result".to_owned(),
    }
}
