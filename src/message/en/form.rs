//! Forms for data.

use crate::diagnostic::{Changed, FormFault, FormKind, Guidance};
use crate::message::words::{all, quotations, quoted, quoted_apart};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &FormFault) -> Message {
    match fault {
        FormFault::OtherSet { found, due } => Message::new(format!("this is a form of the set {}, not of {}.", quoted(found), quoted(due)))
            .why("Under one code each set asks for another figure; read by the wrong set the scores are wrong and nobody sees it.")
            .mend("Choose the right file, or score with the right set."),
        FormFault::OtherVersion { found, due } => Message::new(format!(
            "{}, the set is now version {}; the guidance in the file is gone, so that nothing tells the difference.",
            version(found.as_deref()),
            quoted(due)
        ))
        .why("The meaning of a column may have changed between the two versions.")
        .mend("Make the form anew with “dti template” and copy the figures over."),
        FormFault::ColumnChanged { column, changes } => {
            let changes: Vec<String> = changes.iter().map(changed).collect();
            Message::new(format!("the form was made from another version of the set; column {}: {}.", quoted(column), changes.join("; ")))
                .why("The unit filled in what the form asked, not what the set asks now.")
                .mend("Send the new form (“dti template”) and ask the unit for this column again.")
        }
        FormFault::ColumnGone { column, asked } => Message::new(format!(
            "the form was made from another version of the set; column {} ({}) is no longer asked for.",
            quoted(column),
            quoted(asked)
        ))
        .why("The figures of this column are not used any more, or have moved to another code.")
        .mend("Make the form anew with “dti template” and copy the figures over."),
        FormFault::ColumnNew { column, asked } => Message::new(format!(
            "the form was made from another version of the set; column {} ({}) is new.",
            quoted(column),
            quoted(asked)
        ))
        .why("No unit was asked for this figure; every unit would count as having none.")
        .mend("Make the form anew with “dti template” and have the units fill in the rest."),
        FormFault::GuidanceEdited { columns } => {
            Message::new(format!("somebody wrote over the guidance of the form in column {}.", all(&quotations(columns), Lang::En)))
                .why("The figures are read by the set all the same; the unit may have gone by what was written over.")
                .mend("Ask the unit about these columns; the file needs no change.")
        }
        FormFault::StampOnly { found, due } => Message::new(format!(
            "{}, the set is now version {}; every column is still as the set has it, so the figures are read.",
            version(found.as_deref()),
            quoted(due)
        ))
        .why("The line “Mã biểu mẫu” says from which version a form was made; it was removed or changed.")
        .mend("Nothing needs to be changed; keep the first two lines of the form next time."),
        FormFault::EvidenceChanged { columns } => Message::new(format!(
            "the evidence asked for in column {} has changed since this form was sent out.",
            all(&quotations(columns), Lang::En)
        ))
        .why("The figures are read all the same; the unit may have sent what was asked for before.")
        .mend("Check the evidence of these columns."),
        FormFault::HeaderGone => Message::new("this is a form for data, but the line that names its columns is gone.")
            .why("Nothing tells which column holds which figure.")
            .mend("Make the form anew with “dti template” and copy the line of column names, from “Đơn vị” on, right above the figures."),
        FormFault::OtherKind { found, due } => Message::new(format!("this is {}, where {} is due.", kind(found), kind(due)))
            .why("The two kinds of form hold different things.")
            .mend("Choose the right file or the right sheet."),
    }
}

fn version(found: Option<&str>) -> String {
    match found {
        Some(found) => format!("the form names version {}", quoted(found)),
        None => "the form has lost its line “Mã biểu mẫu”".to_owned(),
    }
}

fn changed(change: &Changed) -> String {
    let line = match change.line {
        Guidance::Title => "the indicator",
        Guidance::Asked => "the figure",
        Guidance::Counted => "the unit of count",
        Guidance::Allowed => "the allowed values",
        Guidance::Words => "the accepted words",
        Guidance::Evidence => "the evidence",
    };
    match (change.old.is_empty(), change.new.is_empty()) {
        (true, _) => format!("{line}: nothing before, {} now", quoted(&change.new)),
        (_, true) => format!("{line}: {} before, nothing now", quoted(&change.old)),
        _ => {
            let (old, new) = quoted_apart(&change.old, &change.new);
            format!("{line}: {old} before, {new} now")
        }
    }
}

fn kind(kind: &FormKind) -> String {
    let plain = match kind {
        FormKind::Rows => "a form with one line per unit",
        FormKind::Unit => "the form of a single unit",
        FormKind::Common => "the form of the common figures",
        FormKind::Corrections => "a form of corrections",
        FormKind::List(title) => return format!("the form of the list {}", quoted(title)),
        FormKind::Choices => "the list of choices",
    };
    plain.to_owned()
}
