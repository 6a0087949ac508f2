//! Totals, counts and the tree of rows.

use crate::diagnostic::{Fits, Made, StructureFault, Together};
use crate::message::words::{apart, header_line, is_written, number, percentage, points, quoted, weights_meant};
use crate::message::{Lang, Message};
use crate::quantity::Exact;

/// A count without a row is one of the whole set.
pub(super) fn say(fault: &StructureFault, of_row: bool) -> Message {
    match fault {
        StructureFault::ChildrenSum { declared, found, uncapped: Some(uncapped), how, .. } => sum(
            format!(
                "{} are stated, but the indicators below {} {} and the cap “không quá” leaves {}",
                pts(declared),
                together(*how),
                pts(uncapped),
                pts(found)
            ),
            declared,
            found,
            format!("Change the maximum to “{}”, or change the cap.", vi(found)),
        ),
        StructureFault::ChildrenSum { declared, found, uncapped: None, how, above } => sum(
            format!("{} are stated, but the indicators below {} {}", pts(declared), together(*how), pts(found)),
            declared,
            found,
            match how {
                Together::Sum if let Fits::Twins(one, other) = above => format!(
                    "{one} and {other} apply when the same condition holds, and each is just what is over: if one was to stand in for the other, mend the condition of one; otherwise make the points come to {}.",
                    pts(declared)
                ),
                Together::Sum if *above == Fits::Declared => format!(
                    "Change the indicators below so that they make {}: the rows above add up with that. If the maximum becomes “{}”, the rows above must change as well.",
                    pts(declared),
                    vi(found)
                ),
                Together::Sum if *above == Fits::Found => format!(
                    "Change the maximum to “{}”: then the rows above add up as well. If {} is right, change the indicators below and the rows above.",
                    vi(found),
                    pts(declared)
                ),
                Together::Sum => {
                    format!("Change the maximum to “{}”, or the indicators below so that they make {}.", vi(found), pts(declared))
                }
                _ if is_written(found) => {
                    format!("Change the maximum to “{}”, or give every indicator below the maximum “{}”.", vi(found), vi(declared))
                }
                _ => format!("Give every indicator below the maximum “{}”; {} has no end in decimals.", vi(declared), pts(found)),
            },
        ),
        StructureFault::ScaleSum { declared, found, how, cause, bonus } => sum(
            format!("the scale is stated as {}, but groups and indicators {} {}", pts(declared), together(*how), pts(found)),
            declared,
            found,
            match (how, cause) {
                (Together::Sum, Some((code, own))) => {
                    format!("Change the maximum of {code} to “{}”, which its own rows make: then the scale adds up as well.", vi(own))
                }
                (Together::Sum, None) if *bonus => {
                    format!("Write “thang điểm {}”: what is missing is the bonus points, which stand outside the scale.", number(found))
                }
                (Together::Sum, None) => format!("Write “thang điểm {}”, or change the groups so that they make {}.", number(found), pts(declared)),
                _ if is_written(found) => {
                    format!("Write “thang điểm {}”, or give every group and indicator the maximum “{}”.", number(found), vi(declared))
                }
                _ => format!("Give every group and indicator the maximum “{}”; {} has no end in decimals.", vi(declared), pts(found)),
            },
        ),
        StructureFault::WeightPercent { value } => Message::new(format!("“trọng số {}” lacks its sign %.", number(value)))
            .why("Without it the row weighs a hundred times the others; with it they come to 100%.")
            .mend(format!("Write “trọng số {}%”.", number(value))),
        StructureFault::WeightSum { found, whole } => {
            Message::new(format!("the weights at this level add up to {}, not to 100%{}.", percentage(found), short_of_all(found)))
                .why("Unless weights make 100% the mean leaves its scale.")
                .mend(match weights_meant(found, whole) {
                    Some((weights, true)) => format!("Write the % sign: {weights}."),
                    Some((weights, false)) => {
                        format!("Where the decision prints coefficients, a weight is its coefficient over the sum of all: write {weights}.")
                    }
                    None => "Compare each weight with the document; they must add up to exactly 100%.".to_owned(),
                })
        }
        StructureFault::MainCount { declared, found } => count("main indicators", "chỉ số chính", *declared, *found, of_row),
        StructureFault::ComponentCount { declared, found } => count("component indicators", "chỉ số thành phần", *declared, *found, of_row),
        StructureFault::GroupCount { declared, found } => count("groups", "nhóm", *declared, *found, of_row),
        StructureFault::SetComponentCount { declared, found, parts } => {
            let sum = parts.iter().map(u64::to_string).collect::<Vec<_>>().join(" + ");
            let sum = if parts.len() > 1 { format!(" ({sum})") } else { String::new() };
            Message::new(format!("the set states {declared} component indicators, but its rows give {found}{sum}."))
                .why(COUNT)
                .mend(format!("Write “gồm {found} chỉ số thành phần”, or add or remove rows until there are {declared}."))
        }
        StructureFault::NoMaximum => Message::new("no maximum is stated.")
            .why("Without a maximum the scale cannot be checked and no percentage computed.")
            .mend("Write the points behind the title, such as “20 điểm”, or write “không tính điểm” or “điểm tối đa không công bố, ngoài thang điểm”."),
        StructureFault::NothingBelow => Message::new("its points come from the rows below, and there are none.")
            .why("With nothing to add or to take the mean of it cannot be scored.")
            .mend("Add the rows, with codes that go on from the code of this row; if it is scored by itself, put a way of scoring in place of the sentence."),
        StructureFault::NoScoring => Message::new("nothing says how it is scored.").why("Every scorer could give other points.").mend(
            "Add a sentence such as “điểm theo tỷ lệ a / b”, “điểm theo x” with its tiers, or “điểm do \"Hội đồng thẩm định\" chấm”.",
        ),
        StructureFault::ScoringOnParent => Message::new("there is a way of scoring here and there are indicators below.")
            .why("It is not clear whether the points come from this sentence or from the sum of the indicators below.")
            .mend("Remove the way of scoring, or move it to an indicator below."),
        StructureFault::TwoScorings => Message::new("there are two ways of scoring.")
            .why("The two may give different points.")
            .mend("Keep one; if both are added, write “điểm bằng tổng các mục” and list them."),
        StructureFault::WeightsPartly => Message::new("some entries of this level have a weight and others have none.")
            .why("It is not clear how much an entry without a weight counts.")
            .mend("Write “trọng số …%” for every entry of the level; where no weighted mean is taken, for none."),
        StructureFault::WeightsIdle { made } => {
            let how = match made {
                Some(Made::Sum | Made::LimitedSum) => "their points are simply added",
                Some(Made::Mean) => "the plain mean of their points is taken",
                Some(Made::Weighted) => "the weighted mean of their points is taken",
                Some(Made::Best) => "only the best of them counts",
                Some(Made::Geometric) => "the geometric mean of their points is taken",
                Some(Made::Harmonic) => "the harmonic mean of their points is taken",
                None => "people enter the total",
            };
            let message =
                Message::new(format!("the indicators below have weights, but {how}.")).why("The weights have no effect on the score.");
            match made {
                Some(Made::Sum | Made::LimitedSum) => {
                    message.mend("Add “điểm bằng bình quân gia quyền các chỉ số thành phần”, or drop the weights.")
                }
                Some(_) => message.mend("Write “bình quân gia quyền” in place of what the parent does, or drop the weights."),
                None => message.mend("Drop the weights, or let the total be worked out by “bình quân gia quyền”."),
            }
        }
        StructureFault::WeightsMissing => Message::new("a weighted mean is taken, but the entries below have no weights.")
            .why("Without weights there is no weighted mean.")
            .mend("Write “trọng số …%” for each entry below, or “bình quân” instead of “bình quân gia quyền”."),
        StructureFault::UnusedInput { name } => Message::new(format!("no sentence uses the figure {}.", quoted(name)))
            .why("Units must report a figure that does not affect their points, or the scoring lacks something.")
            .mend("Use the figure in the scoring, or remove its declaration."),
        StructureFault::PillarTwice { code, other: None } => Message::new(format!("the pillar lists the indicator {code} twice."))
            .why("Its points are counted twice in the pillar.")
            .mend(format!("Remove one mention of {code}.")),
        StructureFault::PillarTwice { code, other: Some((other, under)) } => {
            let (above, below) = if *under { (other, code) } else { (code, other) };
            Message::new(format!("the pillar lists {below}, although {above} holds it."))
                .why(format!("The points of {below} are counted twice in the pillar."))
                .mend(format!("Remove {below} if the pillar holds all of {above}; remove {above} if it holds only {below}."))
        }
        StructureFault::PillarSum { declared, found, meant } => sum(
            format!("the pillar is stated as {}, but its indicators add up to {}", pts(declared), pts(found)),
            declared,
            found,
            match meant {
                Some(meant) => format!(
                    "If the list is wrong, write “gồm các chỉ số {meant}”, which comes to {}; if the points are wrong, write “{}”.",
                    pts(declared),
                    vi(found)
                ),
                None => format!("Write “{}”, or correct the pillar's list of indicators.", vi(found)),
            },
        ),
        StructureFault::DoubleRounding => Message::new("both the entries below and the entry above them are rounded.")
            .why("Rounding twice can shift points: 0,445 becomes 0,45 and then 0,5, while rounding once gives 0,4.")
            .mend("Keep the rounding in one place only."),
        StructureFault::HeaderMissing { clause } => Message::new(format!("the header of the set lacks the line {}.", quoted(clause)))
            .why("Without it the set has no sufficient basis for scoring.")
            .mend(format!("Add a line such as “{}” below the line “bộ chỉ số”.", header_line(clause))),
        StructureFault::ReductionTooLarge { taken, maximum } => {
            Message::new(format!("{} are taken off a maximum of only {}.", pts(taken), pts(maximum)))
                .why("The remaining maximum would be below 0.")
                .mend(format!("Take off at most {}, or write “không áp dụng khi …”.", pts(maximum)))
        }
        StructureFault::IdleAcceptance { code } => Message::new(format!("the line “chấp nhận {code}” answers to nothing that is wrong."))
            .why("Reasons of acceptance are printed with the results, so none should stand for nothing.")
            .mend("Remove the line."),
        StructureFault::DomainMissing { name } => Message::new(format!(
            "the figure {} does not say what values it can have.",
            quoted(name)
        ))
        .why("A number mistyped as negative is taken and scored like any other; nor can it be proved that points stay within the maximum.")
        .mend("Add “từ 0 trở lên”, “từ 0 đến …” or “từ 1 trở lên” after what it counts."),
        StructureFault::StaleAcceptance { code, now } => {
            let now = now.iter().map(number).collect::<Vec<_>>().join(" and ");
            Message::new(format!("the reason for accepting {code} speaks of other figures than those found now ({now})."))
                .why("To accept one published fault is not to accept every later fault of its kind.")
                .mend(format!(
                    "Look at the fault again; if the text stands, mend the figures of the reason, else remove the line “chấp nhận {code}”."
                ))
        }
        StructureFault::RoundingMissing { share, ranks } => {
            let (what, to) = if *share { ("tỷ lệ điểm", "0,01%") } else { ("tổng điểm", "2 chữ số thập phân") };
            let reader = if *ranks { "xếp hạng" } else { "xếp loại" };
            Message::new(format!("“{what}” may be a number that no digits write out (as 1/3), “{reader}” reads it, and no sentence rounds it."))
                .why(match ranks {
                    true => "What is printed and what is compared differ: two units printed as 80 may be 80,0001 and 79,9999, and stand on two ranks.",
                    false => "What is printed and what is compared differ: a unit printed as 80 may be 79,9999 and fall into the class below.",
                })
                .mend(format!("Add to the header “làm tròn {what} đến {to}”."))
        }
        StructureFault::NotAcceptable { code } => Message::new(format!("{code} cannot be accepted and must be mended."))
            .why("It gives points more than one meaning, or stops them from being computed.")
            .mend(format!("Mend what {code} reports and remove the line “chấp nhận {code}”.")),
        StructureFault::Validity { from, to } => Message::new(format!("the last year {to} lies before the first year {from}."))
            .why("Such a set is valid in no year.")
            .mend(format!("Write “áp dụng từ năm {to} đến năm {from}” if the two were swapped.")),
        StructureFault::PeriodBackwards { from, to } => Message::new(format!("the last day {to} lies before the first day {from}."))
            .why("Such a period has no day.")
            .mend(format!("Write “kỳ đánh giá từ ngày {to} đến ngày {from}” if the two were swapped.")),
        StructureFault::PeriodShort { from, to } => {
            Message::new(format!("the period from {from} to {to} goes over New Year and is shorter than a month."))
                .why("Hardly any period is so short; the two days were probably swapped.")
                .mend(format!("Write “kỳ đánh giá từ ngày {to} đến ngày {from}” if they were; if it is meant, leave it."))
        }
        StructureFault::TotalEnteredAndScored => Message::new("the total is both entered by people and computed from the indicators.")
            .why("The two totals may differ, and nothing says which one decides the class.")
            .mend("Remove “tổng điểm do … chấm”, or the ways of scoring of the indicators."),
        StructureFault::UnpublishedInTotal => Message::new("its maximum is not published, yet it counts in the total.")
            .why("Nobody can check whether the maxima add up to the scale.")
            .mend("State the maximum, or add “ngoài thang điểm” or “không tính điểm”."),
        StructureFault::AboveMaximum { value, maximum, raised } => {
            Message::new(format!("a row gives {}, above the maximum of {}.", pts(value), pts(maximum)))
                .why("A unit could get more than the published maximum.")
                .mend(match raised {
                    true => format!(
                        "Change the maximum to “{}”: then the rows above add up. If {} is right, this row must give no more than that.",
                        vi(value),
                        pts(maximum)
                    ),
                    false => format!("Change {} to at most {}, or write “điểm tối đa”.", pts(value), pts(maximum)),
                })
        }
        StructureFault::BelowZero { value } => Message::new(format!("a row gives {}, below 0.", pts(value)))
            .why("Negative points of one indicator eat up those of another.")
            .mend("Write “0 điểm”, or declare an entry “điểm trừ”."),
        StructureFault::MaximumUnreached { best, maximum } => {
            Message::new(format!("even the best unit gets only {}, not the maximum of {}.", pts(best), pts(maximum)))
                .why("No unit can get the rest, so every unit's percentage comes out lower.")
                .mend(format!(
                    "Change the best row, the coefficients or a limit “không quá” so that {} is reached; if {} is right, change the maximum, and the totals above with it.",
                    pts(maximum),
                    pts(best)
                ))
        }
        StructureFault::MaximumApproached { part, range, whole, maximum } => Message::new(format!(
            "the figure {} may be {}, always less than {}, so that no unit comes to 100% and to the maximum of {}.",
            quoted(part),
            quoted(range),
            quoted(whole),
            pts(maximum)
        ))
        .why("A unit that did everything must enter two equal figures; they are refused like a slip, and only 100% gets the maximum.")
        .mend(format!(
            "Write {}. If at least one always stands outside the part, let the target or the best tier lie below 100%.",
            quoted(&range.replace("đến dưới", "đến"))
        )),
    }
}

const COUNT: &str = "When the text and its table disagree, nobody knows whether a row is missing or the number is wrong.";

fn together(how: Together) -> &'static str {
    match how {
        Together::Sum => "add up to",
        Together::Weighted => "have a weighted mean of",
        Together::Mean => "have a mean of",
        Together::Best => "have a best of",
        Together::Geometric => "have a geometric mean of",
        Together::Harmonic => "have a harmonic mean of",
    }
}

fn pts(value: &Exact) -> String {
    points(value, Lang::En)
}

/// Points as a rule file writes them.
fn vi(value: &Exact) -> String {
    points(value, Lang::Vi)
}

fn sum(what: String, declared: &Exact, found: &Exact, mend: String) -> Message {
    let difference = number(&apart(declared, found));
    let message = if found < declared {
        Message::new(format!("{what}, {difference} too few.")).why("No unit can get the missing points, however well it does.")
    } else {
        Message::new(format!("{what}, {difference} too many.")).why("A unit could get more points than were published.")
    };
    message.mend(mend)
}

fn count(what: &str, words: &str, declared: u64, found: u64, of_row: bool) -> Message {
    let lead = if of_row { "" } else { "in the set " };
    Message::new(format!("{lead}{declared} {what} are stated, but there are {found}."))
        .why(COUNT)
        .mend(format!("Write “gồm {found} {words}”, or add or remove rows until there are {declared}."))
}

/// How much is missing or too much.
fn short_of_all(found: &Exact) -> String {
    let (one, text) = (Exact::one(), |much: &Exact| percentage(much));
    if *found < one { format!(", short by {}", text(&one.minus(found))) } else { format!(", too much by {}", text(&found.minus(&one))) }
}
