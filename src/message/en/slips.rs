//! Slips that leave a text readable: something stands twice or alone, a number is left out.

use crate::diagnostic::{ExtraSlip, Limited, Sense, SlipFault};
use crate::message::words::{percentage, points, quoted};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &SlipFault) -> Message {
    match fault {
        SlipFault::TwoGrounds => Message::new("two lines “suy luận” stand behind one sentence.")
            .why("Each gives the ground of the sentence before it; probably a sentence was lost between the two.")
            .mend("Write the lost sentence again, or make the two grounds one line."),
        SlipFault::ExtrasIdle => Message::new("bonuses and deductions change no class and no rank.")
            .why("Classes and ranks read the share of the maximum, which does not count them: who is rewarded or fined keeps class and rank.")
            .mend("Class and rank by the total, or add “tỷ lệ điểm tính cả điểm cộng, điểm trừ” to the header."),
        SlipFault::OneClass { class } => Message::new(format!("every unit is classed {}.", quoted(class)))
            .why("A class table of one class tells no unit from another; probably a row was lost.")
            .mend("Add the classes that are missing, or remove the table."),
        SlipFault::ClassMissing { class } => Message::new(format!("the classes are counted, and {} is not among them.", quoted(class)))
            .why("Readers will look for it; probably a row was lost, or a number is a slip.")
            .mend("Add the missing class, or count the classes anew."),
        SlipFault::CodeHole { code, missing } => {
            Message::new(format!("the code {code} lies far from the others while {missing} is missing; probably {missing} is meant."))
                .why("Data and results are filed by code; with a wrong one the tables do not match.")
                .mend(format!("Write {missing} if that is what is meant."))
        }
        SlipFault::CodeSkipped { code, missing, before } => Message::new(format!(
            "after the code {before} comes {code}, and there is no {missing}."
        ))
        .why("Either this code is a slip, or a whole entry was lost; data and results are filed by code, so the tables would not match.")
        .mend(format!(
            "Make the code {missing}, or add the entry {missing}; if {missing} was repealed, add the line “chấp nhận N1563 vì \"…\"” here."
        )),
        SlipFault::RankingTwice => Message::new("two rankings rank the same units by the same number.")
            .why("The two are alike; probably one is meant for other units, which are ranked nowhere.")
            .mend("Change “đối với đơn vị …” or the number of one of them, or remove one."),
        SlipFault::Extra(ExtraSlip::Title { bonus }) => {
            let (is, called) = if *bonus { ("điểm cộng", "a deduction") } else { ("điểm trừ", "a bonus") };
            Message::new(format!("this entry is a “{is}”, and its title calls it {called}."))
                .why("The points go against what agencies read in the title.")
                .mend(format!("Hold it against the document, and change “{is}” or the title."))
        }
        SlipFault::Extra(ExtraSlip::Limit { named, limit }) => Message::new(format!(
            "the wording says at most {}, and this line says no more than {}.",
            points(named, Lang::En),
            points(limit, Lang::En)
        ))
        .why("Agencies read the wording, and points go by the limit of the line; one of the two is a slip.")
        .mend("Hold it against the document, and change one of the two."),
        SlipFault::PillarsAlike { other, left_out } => {
            let missing = left_out.join("; ");
            let message = Message::new(format!("this pillar has the very indicators of the pillar {}.", quoted(other)));
            let why = "The two always get the same points, so one of them tells nothing.";
            match left_out.is_empty() {
                true => message.why(why).mend("Hold it against the document and change the indicators of one pillar, or remove one."),
                false => message
                    .why(format!("{why} And {missing} stands in no pillar."))
                    .mend(format!("Hold it against the document: one of the two should probably list {missing}.")),
            }
        }
        SlipFault::OneAbove { what, value, limit } => {
            let (value, limit) = (points(value, Lang::En), points(limit, Lang::En));
            let said = match what {
                Limited::Piece => format!("each piece gets {value}, and all together no more than {limit}"),
                Limited::Step => format!("each step adds {value}, and the limit leaves {limit} to add"),
                Limited::Item => format!("this item alone comes to {value}, and the whole row has {limit}"),
                Limited::Award => format!("this row alone gets {value}, and the whole entry no more than {limit}"),
            };
            Message::new(format!("{said}."))
                .why("What is written here is never given in full; probably the points or the limit are a slip.")
                .mend("Change the points, or the limit.")
        }
        SlipFault::SameNeighbours { points: value } => {
            Message::new(format!("two neighbouring tiers both get {}.", points(value, Lang::En)))
                .why("One tier would do if that is meant; mostly the points of one of them are a slip.")
                .mend("Change the points of one tier, or make the two one.")
        }
        SlipFault::UnitTitle { name, unit, counts } => {
            Message::new(format!("the title of the figure {} speaks of {}, and its unit is ({unit}).", quoted(name), quoted(counts)))
                .why("Forms print the unit beside the title; where the two differ nobody knows what to count.")
                .mend("Change the unit in parentheses, or the title.")
        }
        SlipFault::GrowthBase { change, by, before } => {
            Message::new(format!("“{change}” is the change since {}, but is divided by {}.", quoted(before), quoted(by)))
                .why("A change in percent is a part of what there was before; over the later figure a fall by half is 100%, and a fall to nothing is no ratio.")
                .mend(format!("Divide by {}.", quoted(before)))
        }
        SlipFault::TitleTarget { named, target } => {
            let named = percentage(named);
            let (said, mend) = match target {
                Some(target) => (
                    format!("the rule scores against a target of {}", percentage(target)),
                    format!("Make the rule “mục tiêu {named}”, or mend the wording."),
                ),
                None => (format!("there is no {named} in the rule"), format!("Add “mục tiêu {named}” to the rule, or mend the wording.")),
            };
            Message::new(format!("the wording names a target of {named}, but {said}."))
                .why("Agencies work towards what the wording says, and points go by the rule; where the two differ, one is a slip.")
                .mend(mend)
        }
        SlipFault::TitleLimit { named } => {
            let named = points(named, Lang::En);
            Message::new(format!("the wording says at most {named}, and the rule has no such limit."))
                .why("Without its own limit one part takes up the points of the others, and the points are not those of the document.")
                .mend("Add “không quá … điểm” at that place of the rule, or mend the wording.")
        }
        SlipFault::OpenShare { part, whole, unit } => Message::new(format!(
            "{} is a part of {}, but its range has no upper end; a cell of 120 in 100 {unit} is taken.",
            quoted(part),
            quoted(whole)
        ))
        .why("With a digit too many a unit is scored as if it had done everything, and nobody sees it.")
        .mend(format!("Declare {} “từ 0 đến {whole}”; if it may be more than {}, leave it.", quoted(part), quoted(whole))),
        SlipFault::OpenPercentage { name } => {
            Message::new(format!("{} is a percentage, but its range has no upper end; a cell of 120% is taken.", quoted(name)))
                .why("With a slip a unit is scored as if it had done everything, and nobody sees it.")
                .mend("Declare “từ 0% đến 100%”; if the percentage may pass 100%, leave it.")
        }
        SlipFault::AgainstSense { title, sense, .. } => {
            let title = quoted(title);
            let said = match sense {
                Sense::GoodMissing => format!("a unit that answers no to {title} gets points, one that answers yes gets none."),
                Sense::GoodTaken => format!("a unit that answers yes to {title} loses points, one that answers no loses none."),
                Sense::MoreOfBad => format!("the larger {title}, the more points."),
            };
            let mend = match sense {
                Sense::GoodMissing => "Remove “không” behind “khi” if it is a slip; if it is meant, leave it.",
                Sense::GoodTaken => "Add “không” behind “khi” if it was forgotten; if it is meant, leave it.",
                Sense::MoreOfBad => {
                    "Add “ngược chiều”, change the numerator, or write “càng cao càng tốt” behind the figure if it is meant."
                }
            };
            Message::new(said)
                .why("The name says the opposite; one “không” too many or too few changes the points of every unit.")
                .mend(mend)
        }
    }
}
