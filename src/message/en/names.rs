//! Names, codes and files.

use crate::diagnostic::{Copied, NameFault, NameKind};
use crate::message::words::{all, either, quoted, reason};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &NameFault) -> Message {
    match fault {
        NameFault::NotInRow { name, code, rows } => {
            let meant: Vec<String> = rows.iter().map(|row| quoted(&format!("{name} của {row}"))).collect();
            Message::new(format!("row {code} has no figure named {}; it is declared in {}.", quoted(name), all(rows, Lang::En)))
                .why("A sentence that refers to a missing figure cannot be scored.")
                .mend(format!("Write {}, or mend the name of the figure.", meant.join(" or ")))
        }
        NameFault::Unknown { name, kind, near } => {
            let message = Message::new(match kind {
                NameKind::Definition => format!("no sentence “trong đó” defines the name {}.", quoted(name)),
                _ => format!("there is no {} named {}.", kind_word(*kind), quoted(name)),
            })
            .why("A sentence that refers to a missing name cannot be scored.");
            match near {
                Some(near) => message.mend(format!("Probably {} is meant; otherwise declare the name.", quoted(near))),
                None => message.mend("Correct the name, or declare it."),
            }
        }
        NameFault::Doubled { name, kind } => Message::new(format!("the {} {} is declared twice.", kind_word(*kind), quoted(name)))
            .why(match kind {
                NameKind::ClassTable => "A unit has one class; two tables may give it two.",
                NameKind::Class => "In the results two classes of one name cannot be told apart.",
                _ => "Where another sentence uses the name, it is not clear which declaration is meant.",
            })
            .mend(match kind {
                NameKind::ClassTable => "Keep one table; to class each group or indicator write “xếp loại từng nhóm …”.",
                NameKind::Class => "Rename one class, or join the two ranges.",
                _ => "Rename one of the two, or remove the one too many.",
            }),
        NameFault::CodeDoubled { code, copy: Copied::Whole } => Message::new(format!("{code} stands twice, word for word the same."))
            .why("A row that was pasted twice is counted twice.")
            .mend("Remove one of the two."),
        NameFault::CodeDoubled { code, copy: Copied::Title } => {
            Message::new(format!("the code {code} stands twice with the same title, and what stands below it differs."))
                .why("Nobody knows by which of the two a unit is scored.")
                .mend("Compare both with the document and remove the wrong one. If they are two things, change the title and the code, and the sentences that refer to it.")
        }
        NameFault::CodeDoubled { code, copy: Copied::No } => Message::new(format!("the code {code} is used for two entries."))
            .why("Figures and points filed under the code could belong to either.")
            .mend("Give one of the two entries another code, and change the sentences that refer to it."),
        NameFault::CodeUnknown { code, near, known } => {
            let message = Message::new(format!("no indicator or group has the code {code}."))
                .why("A sentence that refers to a missing code cannot be scored.");
            match near {
                Some(near) => message.mend(format!("Probably {near} is meant; otherwise add the entry {code}.")),
                None if known.is_empty() => message.mend(format!("Correct the code, or add the entry {code}.")),
                None => message.mend(format!("Correct the code: at its level there are {}. Add {code} only if it is really missing.", all(known, Lang::En))),
            }
        }
        NameFault::Ambiguous { name, rows } => {
            let message = Message::new(format!("the name {} stands in several indicators: {}.", quoted(name), all(rows, Lang::En)))
                .why("It is not clear whose figure is meant.");
            let said: Vec<String> = rows.iter().map(|row| format!("“{name} của {row}”")).collect();
            message.mend(format!("Say of which indicator: {}.", either(&said, Lang::En)))
        }
        NameFault::OtherRow { name, row, near } => {
            let message = Message::new(format!("the figure {} is not declared here, but in row {row}.", quoted(name))).why(format!(
                "The line that declares {} in this row may have been lost; with the figure of {row} the points would be wrong and nobody would see it.",
                quoted(name)
            ));
            match near {
                Some(near) => {
                    message.mend(format!("Probably {} is meant; if it is the figure of {row}, write “{name} của {row}”.", quoted(near)))
                }
                None => message
                    .mend(format!("Declare “số liệu {name}” here as well; if the figure of {row} is meant, write “{name} của {row}”.")),
            }
        }
        NameFault::Circular { path } => {
            let mut round = path.clone();
            if let (Some(first), true) = (path.first(), path.first() != path.last() || path.len() == 1) {
                round.push(first.clone());
            }
            Message::new(format!("the computation goes round without a beginning: {}.", round.join(" → ")))
                .why("The result would have to be known before it can be computed.")
                .mend("Remove one reference of this circle.")
        }
        NameFault::ParentMissing { code, parent } => {
            Message::new(format!("there is an indicator {code} but no indicator {parent} above it."))
                .why("Nothing says where the points of this indicator are added.")
                .mend(format!("Add “chỉ số {parent} \"…\"” above, or correct the code {code}."))
        }
        NameFault::ImportUnreadable { path, reason: cause } => {
            Message::new(format!("the attached file {} cannot be read ({}).", quoted(path), reason(cause)))
                .why("Without the attached file the set of indicators is incomplete.")
                .mend("Check the name of the file and its folder; paths start from the folder of this file.")
        }
        NameFault::ImportCircle { path } => Message::new(format!("the file {} and this one attach each other in a circle.", quoted(path)))
            .why("It is not clear which file comes first.")
            .mend("Remove one of the “kèm theo” lines."),
        NameFault::NoSet => Message::new("the file has no header “bộ chỉ số”.")
            .why("Without it nobody knows the decision, the scale and the years of validity.")
            .mend("Add “bộ chỉ số \"…\"” at the top, followed by its code, decision and scale."),
        NameFault::Fragment => Message::new("this file holds shared parts and is no set of indicators.")
            .why("Its names, entries and points can only be proved together with the set that uses it.")
            .mend("Check the file of the set that takes it in by “kèm theo \"…\"”."),
        NameFault::SecondSet => Message::new("there are two headers “bộ chỉ số”.")
            .why("Each scoring follows one set of indicators only.")
            .mend("Keep one; move the other set to a file of its own."),
        NameFault::OutOfOrder { code, after } => Message::new(format!("the entry {code} stands behind the entry {after}."))
            .why("A wrong order often comes from a lost row or a mistyped code.")
            .mend(format!("Move {code} before {after}, or correct the code.")),
        NameFault::Spellings { here, first } => {
            Message::new(format!("one name has two spellings: {} and {}.", quoted(first), quoted(here)))
                .why("Both are taken for one name, but a decision should spell it one way.")
                .mend(format!("Write {} everywhere.", quoted(first)))
        }
    }
}

fn kind_word(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Input => "figure",
        NameKind::Property => "property",
        NameKind::Option => "option",
        NameKind::Pillar => "pillar",
        NameKind::Class => "class",
        NameKind::ClassTable => "table",
        NameKind::Ranking => "ranking",
        NameKind::Function => "function",
        NameKind::Definition => "name",
        NameKind::UnitKind => "kind of unit",
        NameKind::List => "list",
        NameKind::Field => "figure of the list",
    }
}
