//! Examples of a rule file.

use crate::diagnostic::{Due, ExampleFault, Got};
use crate::message::words::{all, number, percentage, quotations, quoted, reason};
use crate::message::{Lang, Message, state_word};

pub(super) fn say(fault: &ExampleFault) -> Message {
    match fault {
        ExampleFault::Differs { example, unit, expected, got, formula } => {
            let unit = unit.as_ref().map(|unit| format!(", unit {},", quoted(unit))).unwrap_or_default();
            let worked = formula.as_ref().map(|formula| format!("The rules work out: {formula}. ")).unwrap_or_default();
            Message::new(format!("the example {}{unit} expects {}, the rules give {}.", quoted(example), value(expected), value(got)))
                .why(format!("{worked}Where rules and example disagree nobody knows which of them is meant."))
                .mend("Work it out by hand; then mend the example or the way of scoring.")
        }
        ExampleFault::Unconfirmed { example, unit, got, formula, sentence } => {
            let confirm = match sentence {
                Some(sentence) => format!("write {} in place of the sentence that is left blank", quoted(sentence)),
                None => "write the result in place of “…”".to_owned(),
            };
            let unit = unit.as_ref().map(|unit| format!(", unit {},", quoted(unit))).unwrap_or_default();
            let worked = formula.as_ref().map(|formula| format!("The rules work out: {formula}. ")).unwrap_or_default();
            Message::new(format!("a result of the example {}{unit} is left blank; the rules give {}.", quoted(example), value(got)))
                .why(format!("{worked}An example tests the rules only when its result was worked out and written down by a person."))
                .mend(format!("Work it out by hand; if it is right, {confirm}, or else mend the rules."))
        }
        ExampleFault::Given { text, name } => {
            Message::new(format!("{} is no value that the figure {} can have.", quoted(text), quoted(name)))
                .why("An example with impossible figures proves nothing.")
                .mend("Write a value of the declared kind, such as 12; 0,5; 80%; có; không; the name of an option; chưa có số liệu.")
        }
        ExampleFault::Idle { example } => Message::new(format!("the example {} expects no result.", quoted(example)))
            .why("An example without an expected result always holds and tests nothing.")
            .mend("Add a line “thì 1.1 được … điểm”, “thì tổng điểm là …” or “thì xếp loại là \"…\"”."),
        ExampleFault::Unexpected { example, fault } => {
            let found = super::data::say(fault, None).headline;
            let code = fault.code();
            Message::new(format!("the figures of the example {} are refused ({code}): {found}", quoted(example)))
                .why("With such figures a unit is not scored, so the example proves nothing.")
                .mend(format!("Mend the figures of the example; if they must be refused, add the line “thì có phát hiện {code}”."))
        }
        ExampleFault::Cells { found, due } => Message::new(format!("this line has {found} cells, the table has {due} columns."))
            .why("A cell may have slipped under another heading, and the example would test the wrong number.")
            .mend("Write one cell per column, parted by semicolons; leave a cell blank between two of them where it says nothing."),
        ExampleFault::Value { text, due } => Message::new(format!("{} is no {}.", quoted(text), due_word(*due)))
            .why("An expected result that cannot be read cannot be compared.")
            .mend(format!("Write it like {}.", due_sample(*due))),
        ExampleFault::File { path, reason: cause } => {
            Message::new(format!("the table of examples {} cannot be read ({}).", quoted(path), reason(cause)))
                .why("Its examples are not tried.")
                .mend("Check the name and the folder; the path counts from the folder of this file.")
        }
        ExampleFault::NoLines { example } => Message::new(format!("the table of the example {} has no lines.", quoted(example)))
            .why("An empty table tests nothing.")
            .mend("Name the columns in a first line “cho … ; thì …”; each line after it is one example."),
        ExampleFault::Heading { text } => {
            Message::new(format!("the heading {} names neither a given figure nor an expected result.", quoted(text)))
                .why("Nobody knows what the cells under it say.")
                .mend(
                    "Write the name of a figure (“a của 1.2”), or “thì” and what is expected (“thì 1.2”, “thì tổng điểm”, “thì xếp loại”).",
                )
        }
        ExampleFault::NoTable { ranks } => {
            let (word, opener) =
                if *ranks { ("ranking", "xếp hạng theo tổng điểm") } else { ("class", "xếp loại theo tổng điểm") };
            Message::new(format!("the set has no {word} table."))
                .why("What is expected of a table that is not there cannot be compared.")
                .mend(format!("Remove the sentence, or add “{opener}”."))
        }
        ExampleFault::Unit { unit: Some(unit), known } => {
            Message::new(format!("the example has no unit {}; it has {}.", quoted(unit), all(&quotations(known), Lang::En)))
                .why("What is expected of a unit that is not there cannot be compared.")
                .mend(format!("Mend the name, or add a line “cho đơn vị \"{unit}\": …”."))
        }
        ExampleFault::Unit { unit: None, known } => {
            let first = known.first().cloned().unwrap_or_default();
            Message::new(format!("the example has {} units and this sentence does not say which it is about.", known.len()))
                .why("Each unit has its own results.")
                .mend(format!("Write “thì đơn vị \"{first}\": …”."))
        }
    }
}

fn value(got: &Got) -> String {
    match got {
        Got::Points(points) => format!("{} points", number(points)),
        Got::Applicable(points) => format!("an applicable maximum of {} points", number(points)),
        Got::Percent(share) => format!("{} of the maximum", percentage(share)),
        Got::MeanPoints(points) => format!("a mean of {} points", number(points)),
        Got::MeanPercent(share) => format!("a mean of {} of the maximum", percentage(share)),
        Got::State(state) => format!("the state “{}”", state_word(*state, Lang::En)),
        Got::Left => "a row that is left out".to_owned(),
        Got::Class(class) => format!("the class {}", quoted(class)),
        Got::Unclassed => "no class".to_owned(),
        Got::NoTotal => "no total".to_owned(),
        Got::Findings(codes) if codes.is_empty() => "no finding".to_owned(),
        Got::Findings(codes) => format!("the finding {}", all(codes, Lang::En)),
        Got::Ranks(places) if places.is_empty() => "no ranks".to_owned(),
        Got::Ranks(places) => {
            let place = |units: &Vec<String>| match units.as_slice() {
                [one] => quoted(one),
                several => format!("{} sharing a rank", quotations(several).join(" and ")),
            };
            format!("the order {}", places.iter().map(place).collect::<Vec<_>>().join("; "))
        }
        Got::Nothing => "no result".to_owned(),
    }
}

fn due_word(due: Due) -> &'static str {
    match due {
        Due::Points => "number of points",
        Due::Row => "number of points and no state of a row",
        Due::Percent => "percentage",
        Due::Finding => "code of a finding",
    }
}

fn due_sample(due: Due) -> &'static str {
    match due {
        Due::Points => "“20 điểm”, “12,5 điểm” or “40/3 điểm”",
        Due::Row => "“20 điểm”, “40/3 điểm”, “không áp dụng”, “không phát sinh”, “chưa có số liệu” or “không tính”",
        Due::Percent => "“58,1%”",
        Due::Finding => "“E0725”",
    }
}
