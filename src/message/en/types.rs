//! Points, ratios, counts and yes/no; states without a policy.

use crate::diagnostic::{PolicyFault, Shape, TypeFault, Unfit};
use crate::message::Message;
use crate::message::words::{number, quoted};

pub(super) fn say(fault: &TypeFault) -> Message {
    match fault {
        TypeFault::Mismatch { left, right } => {
            Message::new(format!("{} and {} cannot be added, subtracted or compared.", shape(left), shape(right)))
                .why("Between two different things the result means nothing.")
                .mend(match (left, right) {
                    (Shape::Count(_), Shape::Count(_)) => {
                        "If they count the same thing, declare one unit of count for both in parentheses; otherwise score each by itself."
                    }
                    (Shape::Points, Shape::PointsTimes(_)) | (Shape::PointsTimes(_), Shape::Points) => {
                        "For points per thing write “mỗi … được … điểm, không quá … điểm”; for the part that is reached divide the count by one in the same unit before it is multiplied by points."
                    }
                    (Shape::Mixed(_), Shape::Ratio) | (Shape::Ratio, Shape::Mixed(_)) => {
                        "Counts of two things over each other are no percentage: hold them against a fraction, such as “từ 1/1.000 trở lên”, or write “1.000 × a / b” and “từ 1 trở lên”."
                    }
                    _ => "Bring both sides to one kind; write “điểm” behind points and % behind ratios.",
                })
        }
        TypeFault::NotPoints { found } => Message::new(format!("points are due here, but there is {}.", shape(found)))
            .why("Nobody knows how many points a unit gets.")
            .mend(match found {
                Shape::Number | Shape::Points => "Write “điểm” behind the number, such as “5 điểm”.",
                Shape::Ratio => "Multiply by the maximum, such as “a / b × điểm tối đa”; in a class table write the bound in points, or class by “tỷ lệ điểm”.",
                Shape::Count(_) => "Write “mỗi … được … điểm”, or divide by the whole and multiply by the maximum.",
                Shape::PointsTimes(_) => {
                    "For points per thing write “mỗi … được … điểm”; for the part that is reached divide the count by one in the same unit before it is multiplied by points."
                }
                Shape::Mixed(_) => {
                    "Two counts of two things make no share: choose a numerator and a denominator in one unit; if an average is meant, write “điểm theo khoảng …, từ 0 đến …, không quá điểm tối đa” with what must be reached as the upper end."
                }
                Shape::YesNo | Shape::Choice(_) | Shape::Several(_) | Shape::Text(_) | Shape::Label(_) => {
                    "Give points case by case, such as “khi …: 5 điểm”."
                }
            }),
        TypeFault::NotCondition { found } => Message::new(format!("a condition is due here, but there is {}.", shape(found)))
            .why("Nobody knows when it applies.")
            .mend(match found {
                Shape::Text(_) | Shape::Label(_) => {
                    "Free text makes no condition; declare a “lựa chọn” or “có/không” and write it as “khối là kinh_tế”."
                }
                _ => "Write a condition, such as “số_cuộc_họp từ 4 trở lên” or “trưởng_ban là cấp_trưởng”.",
            }),
        TypeFault::NotRatio { found } => Message::new(format!("a ratio is due here, but there is {}.", shape(found)))
            .why("Only two counts of the same thing make a ratio.")
            .mend(match found {
                Shape::Points => "Write a percentage, such as “từ 75% trở lên”; if points are meant, class by “tổng điểm”.",
                Shape::Mixed(_) => {
                    "Choose a numerator and a denominator in one unit of count, or correct the units in parentheses; if an average is meant, write “điểm theo …” with tiers, or “điểm theo khoảng …, từ 0 đến …, không quá điểm tối đa” with the target as its upper end."
                }
                _ => "Choose a numerator and a denominator in one unit of count, or correct the units in parentheses.",
            }),
        TypeFault::TimesMaximum { factor } => {
            Message::new(format!("“điểm theo tỷ lệ” multiplies by the maximum already, and “× {factor}” multiplies once more."))
                .why("Multiplied twice the points are no part of the maximum.")
                .mend(format!("Drop “× {factor}” and keep the ratio."))
        }
        TypeFault::BareConstant { text } => Message::new(format!("the number {} may be points or a count.", quoted(text)))
            .why("Unless it is said, the reader cannot tell how many points are meant.")
            .mend(format!("Write “{text} điểm” if it is points.")),
        TypeFault::NotNumber { found } => Message::new(format!("{} cannot be computed with or compared in size.", shape(found)))
            .why("Only numbers can be added, multiplied or ranked.")
            .mend("Give points case by case, such as “khi …: 5 điểm”; break a tie by a number."),
        TypeFault::Domain { text } => {
            Message::new(format!("the range {} does not fit its kind of figure, or holds no value.", quoted(text)))
                .why("Units cannot tell which figures are taken; where the range holds none, every figure sent in is refused.")
                .mend("Write the range again, such as “từ 0 trở lên”; whole numbers have whole bounds.")
        }
        TypeFault::Arity { name, wants, most, found } => {
            let due = match (wants == most, found < wants) {
                (true, _) => format!("exactly {wants}"),
                (false, true) => format!("at least {wants}"),
                (false, false) => format!("at most {most}"),
            };
            Message::new(format!("{} takes {due} in parentheses, and has {found} here.", quoted(name)))
                .why("With values missing or too many it cannot be computed.")
                .mend(format!("Write {due} in the parentheses; several are parted by semicolons."))
        }
        TypeFault::StepKind { subject, step } => {
            Message::new(format!("the step {} is of another kind than what is counted: {}.", quoted(step), shape(subject)))
                .why("Unless both are of one kind nobody knows how many steps, and so how many times the points, a figure holds.")
                .mend(match subject {
                    Shape::Ratio => "Write the step as a percentage, such as “mỗi 1% …” or “cứ thêm 10% …”.",
                    Shape::Points => "Write the step in points, such as “cứ thêm 10 điểm …”.",
                    _ => "Write the step as a number without % or “điểm”, such as “mỗi 1.000 …”.",
                })
        }
        TypeFault::Places => Message::new("the places of “làm_tròn(…; …)” must be a whole number from 0 to 20.")
            .why("Unless it is known how many digits are kept, two people may get two results.")
            .mend("Write the number of places behind the semicolon, such as “làm_tròn(a / b; 2)”."),
        TypeFault::HeadMismatch { subject, head } => {
            Message::new(format!("the row head {} does not fit {}.", quoted(head), shape(subject)))
                .why("No unit falls into this row.")
                .mend(match subject {
                    Shape::YesNo => "Use “có:” and “không:”.",
                    Shape::Several(_) | Shape::Text(_) | Shape::Label(_) => "Write case by case, such as “khi … gồm …: 5 điểm”.",
                    Shape::Choice(_) => "Use the names of the declared options.",
                    Shape::Ratio => "Use a range of percentages, such as “từ 80% trở lên:”.",
                    Shape::Points | Shape::Number | Shape::Count(_) | Shape::PointsTimes(_) | Shape::Mixed(_) => {
                        "Use a number or a range, such as “từ 4 trở lên:”."
                    }
                })
        }
        TypeFault::NotConstant { text } => Message::new(match text.as_str() {
            "…" => "a fixed number is needed here.".to_owned(),
            text => format!("{} must be a fixed number.", quoted(text)),
        })
        .why("A bound that varies from unit to unit cannot be checked before signing.")
        .mend("Write the number itself."),
        TypeFault::NoMaximumHere => Message::new("“điểm tối đa” is used in a row that has no maximum.")
            .why("Nobody knows how much “điểm tối đa” is.")
            .mend("State a maximum for the row, or write the points instead of “điểm tối đa”."),
        TypeFault::NotPositive { text } => Message::new(format!("{} must be above 0.", quoted(text)))
            .why("Dividing by 0 gives no result.")
            .mend("Write a number above 0, such as “mục tiêu 80%” or “mỗi 1.000 người”."),
        TypeFault::PercentLost { text, percent, times } => {
            let message = Message::new(format!("{} lacks the sign %.", quoted(text)));
            match times {
                Some(times) => message
                    .why(format!("Ratios are written as percentages; without the sign, {text} is {text} times the whole, that is {times}."))
                    .mend(format!("Write “{percent}”; if {text} times is meant, write “{times}”.")),
                None => message
                    .why(format!("Without the sign, {text} is {text} times the whole (100%), which no unit reaches."))
                    .mend(format!("Write “{percent}”.")),
            }
        }
        TypeFault::SeveralCompared { name, with } => {
            Message::new(format!("the property {} has several values and cannot be compared by “là”.", quoted(name)))
                .why("A unit may have several at once: “là” does not tell whether it has this one, or this one alone.")
                .mend(format!("Write “{name} gồm {with}”."))
        }
        TypeFault::NotSeveral { found } => Message::new(format!("“gồm” asks for a many-valued property, but this is {}.", shape(found)))
            .why("Only a many-valued property can include a value.")
            .mend("For a property of one choice write “là”, as in “khối là kinh_tế”."),
        TypeFault::RankedWithinSeveral { name } => {
            Message::new(format!("units cannot be ranked within {}, since a unit may have several of its values.", quoted(name)))
                .why("A unit would stand in several groups at once.")
                .mend(format!("Rank each group in a table of its own: “xếp hạng \"…\" theo …, đối với đơn vị {name} gồm …”."))
        }
        TypeFault::ScoreInRow => Message::new("points already scored can be read by tables of classes and ranks only.")
            .why("The total is added up from the indicators, so no indicator can be scored by the total or by the points of another row.")
            .mend("In an indicator use figures, properties or “tỷ lệ của …”; move the sentence to the class table if it is about classes."),
        TypeFault::ListUnit { text } => Message::new(format!("{} says neither percent nor points.", quoted(text)))
            .why(format!("Each row has a maximum of its own: {text}% and {text} points are two different bounds."))
            .mend(format!("Write “{text}%” (of the applicable maximum of each row) or “{text} điểm”.")),
        TypeFault::RatioDomain { name } => Message::new(format!("the figure {} is a ratio without an allowed range.", quoted(name)))
            .why("A cell 79,9 without its sign % would be read as 7.990%, unseen.")
            .mend("Add the range, mostly “tỷ lệ, từ 0% đến 100%”."),
        TypeFault::DomainEnd { name } => {
            Message::new(format!("an end of the range of the figure {} is not worked out from other figures.", quoted(name)))
                .why("A cell can be held against the other cells of its unit only; a range that cannot be checked lets wrong figures into the points.")
                .mend("Write the end as a number, a figure, or what figures come to, such as “từ 0 đến tổng - đã_hủy”.")
        }
        TypeFault::NotCountable { found } => Message::new(format!("“mỗi …” needs a count, but there is {}.", shape(found)))
            .why("Only what can be counted is scored piece by piece.")
            .mend("Use a figure with a unit of count, such as “số nguyên (ứng dụng)”; for a ratio write a step, such as “mỗi 1% …”, or “điểm theo tỷ lệ”."),
    }
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Points => "points".to_owned(),
        Shape::Number => "a number without a unit".to_owned(),
        Shape::Ratio => "a ratio".to_owned(),
        Shape::Count(what) => format!("a count ({})", what.trim()),
        Shape::YesNo => "a yes/no answer".to_owned(),
        Shape::Choice(name) => format!("the choice {}", quoted(name)),
        Shape::Several(name) => format!("the many-valued property {}", quoted(name)),
        Shape::Text(name) => format!("the text property {}", quoted(name)),
        Shape::Label(name) => format!("the text {}", quoted(name)),
        Shape::PointsTimes(unit) => format!("points times a count ({})", unit.trim()),
        Shape::Mixed(units) => format!("a quantity in {}", quoted(units)),
    }
}

pub(super) fn policy(fault: &PolicyFault) -> Message {
    match fault {
        PolicyFault::Missing => Message::new("nothing says how to score when there is no figure.")
            .why("A unit that reports nothing might get 0 or be left out, as the scorer likes.")
            .mend("Add “chưa có số liệu: 0 điểm” or “chưa có số liệu: báo lỗi” here or in the header."),
        PolicyFault::NothingArising { denominator } => {
            Message::new(format!("{} can be 0, and nothing says how to score when nothing arises.", quoted(denominator)))
                .why("A unit where nothing arose might get 0 or the maximum, as the scorer likes.")
                .mend("Add “không phát sinh: 0 điểm”, “không phát sinh: điểm tối đa” or “không phát sinh: không tính” to this indicator, or once to the header for all; if it is always above 0 declare “từ 1 trở lên”.")
        }
        PolicyFault::LosesTotal { what } => Message::new(format!(
            "{} can be 0, and this indicator says nothing, so that the header's “không phát sinh: báo lỗi” holds.",
            quoted(what)
        ))
        .why("A unit with nothing arising in this one indicator has no total, no class and no rank.")
        .mend("Add “không phát sinh: không tính” (the row and its maximum leave for that unit), “không phát sinh: điểm tối đa” or “không phát sinh: 0 điểm”; if an error is meant, say “không phát sinh: báo lỗi” in the indicator itself."),
        PolicyFault::SilencePays => Message::new("a unit that leaves the figure empty gets the maximum.")
            .why("Who reports nothing gets as much as who did best; a unit that did badly does better to leave the cell empty.")
            .mend("Write “chưa có số liệu: 0 điểm”. If nothing to count is meant, write “không phát sinh: điểm tối đa”."),
        PolicyFault::OverNothing { over, by } => Message::new(format!(
            "{} can be 0 where {} is above 0: there is no ratio to score, and “không phát sinh” speaks only of both being 0.",
            quoted(by),
            quoted(over)
        ))
        .why("A unit with such figures cannot be scored: it has no total, no class and no rank.")
        .mend("If the denominator is always above 0 declare “từ 1 trở lên”; if the numerator is a part of it declare “từ 0 đến …”; otherwise score only where there is one, such as “chỉ chấm khi số_lớp từ 1 trở lên, nếu không thì 0 điểm”."),
        PolicyFault::NoRecords { what } => {
            Message::new(format!("{} needs one record at least, and nothing says how to score where nothing arises.", quoted(what)))
                .why("A unit without such a record might get 0 or the maximum, as the scorer likes.")
                .mend("Add “không phát sinh: 0 điểm”, “không phát sinh: điểm tối đa” or “không phát sinh: không tính”.")
        }
        PolicyFault::UnitsEqual => {
            Message::new("all units may have the same figure, the span from smallest to largest is then 0, and nothing says how to score.")
                .why("Equal units might all get 0 or all get the maximum, as the scorer likes.")
                .mend("Add “không phát sinh: 0 điểm” or “không phát sinh: điểm tối đa” for the case that all units are equal.")
        }
        PolicyFault::NotApplicable => Message::new("it may not apply to some units, and nothing says how to score them.")
            .why("It is not clear whether the maximum of those units shrinks.")
            .mend("Add “không áp dụng: không tính” (the maximum of such a unit shrinks) or “không áp dụng: tính lại theo thang của nhóm”: on a line of its own right below “không áp dụng khi …”, or in “bộ chỉ số” if all rows are alike."),
        PolicyFault::Unfit { policy, because: Unfit::TooMuch } => {
            Message::new(format!("{} in this case is more than the maximum of the row.", quoted(policy)))
                .why("A unit in this case would get more than one that did everything.")
                .mend("Write “điểm tối đa”, or points within the maximum; where the header says it, say it anew in this row.")
        }
        PolicyFault::Unfit { policy, because: Unfit::NoMaximum } => {
            Message::new(format!("{} cannot be used, as the row has no maximum.", quoted(policy)))
                .why("Nobody knows how many points it is, and each scorer might take another number.")
                .mend("Write the points, or choose “0 điểm”, “không tính” or “báo lỗi”.")
        }
        PolicyFault::Unfit { policy, because: Unfit::AtTop(scale) } => {
            let message = Message::new(format!("{} cannot be used, as the row stands at the top, in no group.", quoted(policy)))
                .why("It scales the rest of a group up to the maximum of the group. The total is not scaled: the decision prints it as added up, and a conversion is said where classes and ranks read it.");
            match scale {
                Some(scale) => message.mend(format!(
                    "Write “không tính”, and class and rank by “điểm quy đổi về thang {}” or “tỷ lệ điểm”; or put the row into a group that states its maximum.",
                    number(scale)
                )),
                None => message.mend("Write “không tính”, or put the row into a group that states its maximum."),
            }
        }
        PolicyFault::Unfit { policy, because: Unfit::NoMaximumAbove } => {
            Message::new(format!("{} cannot be used, as no row above has a maximum.", quoted(policy)))
                .why("The rest is scaled up to the maximum of the row above; without it nobody knows how far.")
                .mend("Write “không tính”, or put the row into a group or an indicator that states its maximum.")
        }
    }
}
