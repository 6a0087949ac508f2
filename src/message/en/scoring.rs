//! Sentences of scoring: brackets, criteria, bonuses, figures over all units, approximate values.

use crate::diagnostic::ScoringFault;
use crate::message::words::{all, number, quoted};
use crate::message::{Lang, Message, row_word};

pub(super) fn say(fault: &ScoringFault) -> Message {
    match fault {
        ScoringFault::BracketFloating { low, offer } => {
            let mend = match offer {
                Some(offer) => format!(
                    "Write “{offer}: cứ thêm …”, so that it goes on from where the row below ends, or add a row that ends at {}.",
                    number(low)
                ),
                None => format!(
                    "Add a row that ends at {0}, such as “từ {0} trở xuống: 10 điểm”, or mend the lower end of this one.",
                    number(low)
                ),
            };
            Message::new(format!("the bracket “cứ thêm …” begins at {}, where no other row ends.", number(low)))
                .why("It adds to the points of the bracket below it; without one nothing says what it adds to.")
                .mend(mend)
        }
        ScoringFault::BracketPlace { head, table: true } => {
            Message::new(format!("the row {} does not say from where “cứ thêm …” counts.", quoted(head)))
                .why("It counts from the lower end of a range, and adds to the points of the row that ends there.")
                .mend("Give the row a range with a lower end, such as “trên 10: cứ thêm 5 được tính thêm 1 điểm”.")
        }
        ScoringFault::BracketPlace { head, table: false } => {
            Message::new(format!("“cứ thêm …” stands in a table of ranges only, not in the row {}.", quoted(head)))
                .why("The row has no lower end: nobody knows from where it counts, nor to which row's points it adds.")
                .mend("Write “điểm theo …” and ranges, such as “từ 0 đến 10: 5 điểm”, “trên 10: cứ thêm 5 được tính thêm 1 điểm”.")
        }
        ScoringFault::GradeHead { head, offer } => {
            let message = Message::new(format!("the row {} does not name a grade of the criteria.", quoted(head)))
                .why("The cell of a criterion holds the name of a grade; of one without a name nobody knows what to write.");
            match offer {
                Some(offer) => message.mend(format!("Write “{offer}: … điểm”.")),
                None => message.mend("Name every grade, such as “đạt: 10 điểm”, “không_đạt: 0 điểm”, or use only “có:” and “không:”."),
            }
        }
        ScoringFault::ShareWithoutMaximum => {
            Message::new("units are classed or ranked by their share of the maximum, and no indicator has a maximum.")
                .why("The share is the points over the maximum; without one no unit has a share, and none is classed or ranked.")
                .mend("Class or rank “theo tổng điểm”, or give the indicators a maximum.")
        }
        ScoringFault::RoundTwice { name } => Message::new(format!("two rounds are called {}.", quoted(name)))
            .why("The data of a round are told by its name; of two rounds with one name the later never has any.")
            .mend("Give them different names, such as “Thẩm định lần 1” and “Thẩm định lần 2”."),
        ScoringFault::PassedLimit { limit } => Message::new(format!(
            "the sentence “đạt khi điểm …” compares with {}, which is neither points nor a percentage of the maximum.",
            quoted(limit)
        ))
        .why("The rows that each unit passed and did not pass are counted by this limit.")
        .mend(match limit.ends_with('%') {
            true => format!("Write “đạt khi điểm từ {limit} điểm tối đa trở lên”."),
            false => "Write something like “đạt khi điểm từ 50% điểm tối đa trở lên” or “đạt khi điểm trên 0 điểm”.".to_owned(),
        }),
        ScoringFault::NotDeployed { years, rows, short, total } => {
            let named: Vec<String> = years.iter().map(u64::to_string).collect();
            let years = all(&named, Lang::En);
            let mut reached: Vec<String> =
                short.iter().map(|(code, most, maximum)| format!("row {code} at most {} of {}", number(most), number(maximum))).collect();
            reached.extend(total.iter().map(|(most, scale)| format!("the total at most {} of {}", number(most), number(scale))));
            let why = match reached.is_empty() {
                true => "The maximum stays.".to_owned(),
                false => format!("The maximum stays; what can be reached: {}.", reached.join("; ")),
            };
            let word = if rows.len() == 1 { "row" } else { "rows" };
            Message::new(format!(
                "in {years} the province does not offer {word} {}, so every unit has 0 points there.",
                all(rows, Lang::En)
            ))
            .why(why)
            .mend("This is a remark, not a fault. To take this part out of the maximum write “không áp dụng khi …”.")
        }
        ScoringFault::SteppingMissing => Message::new("the brackets “cứ thêm …” do not say whether a part of a step counts.")
            .why("1.500 more with a step of 1.000 is one step or one and a half: two readings, two scores, and a ground for appeal.")
            .mend("Add a line just behind this last row, indented like “điểm theo …”: “tính bước đủ” (whole steps) or “tính theo tỷ lệ” (in proportion)."),
        ScoringFault::Approximate => Message::new("a logarithm, root or geometric mean is approximate, and no rule rounds it.")
            .why("An approximate number cannot be compared, classed or published before it is said how many digits count.")
            .mend("Write “làm tròn đến 2 chữ số thập phân” in this row, or “làm_tròn(…; 2)” around the value before it is compared."),
        ScoringFault::PopulationNested => Message::new("a figure over all units stands inside another figure over all units.")
            .why("Largest, smallest and mean are taken once from each unit's own figures; nested they have no order.")
            .mend("Take them of a value that each unit has by itself (an input or a name of “trong đó”)."),
        ScoringFault::CriteriaCount { declared, found, maximum } => {
            Message::new(format!("“gồm {declared} tiêu chí” is declared, {found} criteria are listed."))
                .why("With one too many or too few the row's maximum is no longer right.")
                .mend(match maximum {
                    Some((each, true)) => format!("Write “gồm {found} tiêu chí”: {found} × {} points are just the maximum.", number(each)),
                    Some((each, false)) => {
                        format!("List all {declared} criteria: {declared} × {} points are just the maximum.", number(each))
                    }
                    None => format!("List all {declared} criteria, or write “gồm {found} tiêu chí” and look at the maximum again."),
                })
        }
        ScoringFault::CriterionMaximum { declared, found } => {
            Message::new(format!("{} points are declared, the grades give {}.", number(declared), number(found)))
                .why("The maximum printed in the annex and the best that can be scored must be one number.")
                .mend(
                    "Mend the best grade under “điểm từng tiêu chí”, the points of “mỗi tiêu chí”, the number of criteria, or the maximum.",
                )
        }
        ScoringFault::CriteriaAlone { missing } => Message::new(format!("the criteria cannot be scored: {} is missing.", quoted(missing)))
            .why("Criteria without grades, or grades without criteria, give no points.")
            .mend("Write both: the lines “tiêu chí a \"…\"”, then “điểm từng tiêu chí” with the grades."),
        ScoringFault::ExtraPlace { above, under_extra: true, .. } => {
            Message::new(format!("under the bonus or deduction {} stand only rows of the same kind.", quoted(above)))
                .why("It stands beside the scale; of an ordinary index under it nobody knows whether it enters the scale.")
                .mend("Open this row with the same words as the one above, or give it another code.")
        }
        ScoringFault::ExtraPlace { above, word, under_extra: false } => {
            let word = row_word(*word, Lang::En);
            Message::new(format!(
                "a bonus stands in the {word} {}, which has no cap, or one above its maximum.",
                quoted(above)
            ))
            .why(format!("With something added the {word} may pass its maximum, and the total with it."))
            .mend(format!("Write “không quá … điểm” in the {word} {above}, or choose a code that stands outside of it."))
        }
        ScoringFault::TotalLimit { offers } => {
            let offers: Vec<String> = offers.iter().map(|offer| quoted(offer)).collect();
            let floor_only = offers.iter().all(|offer| offer.contains("không dưới"));
            let (said, why) = if floor_only {
                (
                    "nothing says whether deductions may bring the total below 0.",
                    "A unit that loses more than it has gets points below 0 or none, as the decision says; the program does not choose.",
                )
            } else {
                (
                    "nothing says how far the total may go with bonuses and deductions.",
                    "97 points and a bonus of 10 are 107 or 100, as the decision says; the program does not choose.",
                )
            };
            Message::new(said).why(why).mend(format!("Write in the header {}.", offers.join(" or ")))
        }
        ScoringFault::NeedTooMany { need, found } => Message::new(format!("rows with data needed: {need}, but there are {found}."))
            .why("The condition never holds, so that no unit has points.")
            .mend(match found {
                0 => "Remove the sentence: nothing stands below that could be counted.".to_owned(),
                1 => "Write “cần ít nhất 1 …”, or remove the sentence.".to_owned(),
                _ => format!("Write a number from 1 to {found}."),
            }),
        ScoringFault::UnlikeMaxima { one, other } => {
            Message::new(format!("a geometric mean of rows with unlike maxima: {} and {} points.", number(one), number(other)))
                .why("A geometric mean has a meaning, and a maximum, only where all rows have the same scale.")
                .mend("Give the rows one maximum (such as 100 điểm), or use “bình quân gia quyền”.")
        }
        ScoringFault::Divisor { text } => Message::new(format!("{} is no divisor.", quoted(text)))
            .why("A standard deviation divides by n (a whole population) or by n − 1 (a sample); the two differ, so one is written.")
            .mend("Write “(n)” or “(n - 1)”."),
        ScoringFault::Verb { due } => {
            let message = Message::new(format!("here the word is {}.", quoted(due)))
                .why("In a deduction each item takes points away, elsewhere it gives them; mixed up nobody knows which is meant.");
            // Who wrote “trừ” mostly means it: the other word would turn the sentence round.
            message.mend(match due.as_str() {
                "trừ" => "Write “trừ” here, or move the sentence to the block where it belongs.".to_owned(),
                _ => format!(
                    "If points are taken, write “mỗi … trừ … điểm” as a sentence of the indicator itself, or a block “điểm trừ”; write “{due}” only if they are given."
                ),
            })
        }
        ScoringFault::NegativeEach { points, due } => Message::new(format!("minus {} points for each.", number(points)))
            .why("To give less than nothing is to take, and to take less than nothing is to give; a reader is easily misled.")
            .mend(format!("Write “mỗi … {due} {} điểm”.", number(points))),
        ScoringFault::Uncapped { name, maximum } => {
            Message::new(format!("the larger {} is the more points there are, without a cap.", quoted(name)))
                .why(format!(
                    "The figure has no upper end, so the points pass the maximum of {} points, and such a unit has no total.",
                    number(maximum)
                ))
                .mend("Add “, không quá điểm tối đa”; declare an upper end of the figure only where it really cannot be greater.")
        }
        ScoringFault::UnlimitedInScale => Message::new("“không giới hạn điểm” in a set that has a scale.")
            .why("A row without a maximum leaves the total without a scale to be compared with.")
            .mend("Give the row a maximum, put it “ngoài thang điểm”, or write “thang điểm không giới hạn”."),
        ScoringFault::ScopeUnknown { name, known } => {
            let known: Vec<String> = known.iter().map(|name| quoted(name)).collect();
            let offer = if known.is_empty() { String::new() } else { format!(" Known: {}.", known.join(", ")) };
            Message::new(format!("there are no units called {}.", quoted(name)))
                .why("Points depend on whom a unit is compared with: the title of “đối tượng”, or an option of a property of units.")
                .mend(format!("Write “trong toàn bộ các đơn vị”, or the name as declared.{offer}"))
        }
        ScoringFault::ScopeAmbiguous { name, properties } => {
            let properties: Vec<String> = properties.iter().map(|property| quoted(property)).collect();
            Message::new(format!("{} is an option of several properties: {}.", quoted(name), all(&properties, Lang::En)))
                .why("Each property parts the units in another way, so it is unknown with whom to compare.")
                .mend("Give these options different titles, and write the title of the group that is meant.")
        }
    }
}
