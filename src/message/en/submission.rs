//! Several files, several rounds of one assessment.

use crate::diagnostic::{NotSettable, SubmissionFault};
use crate::message::words::{all, either, number, quotations, quoted};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &SubmissionFault) -> Message {
    match fault {
        SubmissionFault::UnknownRound { round, known, near } => {
            let message = Message::new(format!("the set has no round {}.", quoted(round)))
                .why("A later round corrects the figures of the one before, so the place of this file among the rounds must be known.");
            match (near, known.is_empty()) {
                (Some(near), _) => message.mend(format!("Rename the round to {} if that is the one.", quoted(near))),
                (None, false) => message.mend(format!("The rounds of the set: {}.", names(known))),
                (None, true) => {
                    message.mend("Add to the header of the set “các vòng chấm \"Tự chấm\"; \"Thẩm định\"”, or leave the round out.")
                }
            }
        }
        SubmissionFault::FirstRoundMissing { round, first } => {
            Message::new(format!("there are data of the round {} but none of the first round {}.", quoted(round), quoted(first)))
                .why("A later round holds corrections only; a blank cell keeps what the round before had, and there is none.")
                .mend(format!("Add the file of the first round: --data \"{first}=FILE\", or a sheet named “{first}”."))
        }
        SubmissionFault::RoundNotSaid { known } => Message::new("this file does not say which round it is, while another file does.")
            .why("A file of no round can be the original figures or the corrections of a later round.")
            .mend(format!("Name the round in front of the file: --data \"ROUND=FILE\". The rounds of the set: {}.", names(known))),
        SubmissionFault::OfficialRoundMissing { last, official } => Message::new(format!(
            "the results below are those of the round {}, not of the official round {}.",
            quoted(last),
            quoted(official)
        ))
        .why("Only the last round of the set is official; these results may still change.")
        .mend("When there are data of the official round, add their file and score again."),
        SubmissionFault::UnknownSheet { sheet, known, near } => {
            let message = Message::new(format!("the sheet {} is no round, list or table of the set.", quoted(sheet)))
                .why("Its figures would not be used.");
            match near {
                Some(near) => message.mend(format!("Rename the sheet to {} if that is the one.", quoted(near))),
                None => message.mend(format!("Rename the sheet to {}; remove it if it is a draft.", one_of(known))),
            }
        }
        SubmissionFault::NoSuchSheet { sheet, found } => Message::new(format!("the file has no sheet {}.", quoted(sheet)))
            .why("The figures of that sheet cannot be read.")
            .mend(format!("The sheets of the file: {}.", names(found))),
        SubmissionFault::UnknownUnit { unit, near, roster } => {
            let of = if *roster { "in the list of units that are assessed" } else { "among the units of the first round" };
            let message = Message::new(format!("the unit {} is not {of}.", quoted(unit)))
                .why("Under another spelling the figures of the unit would be lost, or one unit would become two.");
            match near {
                Some(near) => message.mend(format!("Write {} if that is the unit.", quoted(near))),
                None => message.mend("Remove the line, or add the unit there."),
            }
        }
        SubmissionFault::UnitInTwoTables { unit, first } => {
            Message::new(format!("the unit {} already has figures at {first}.", quoted(unit)))
                .why("When two tables of one round name a unit, it is not clear whose figures count.")
                .mend("Keep one of them; corrections belong to a later round.")
        }
        SubmissionFault::UnitsNotSubmitted { submitted, due, units } => {
            Message::new(format!("{submitted}/{due} units have handed in; not yet: {}.", names(units)))
                .why("All figures of those units are missing, and are scored by the policies of the set.")
                .mend("Ask the units for their figures, or take them off the list if they are not assessed this year.")
        }
        SubmissionFault::PropertyDiffers { unit, property } => {
            Message::new(format!("the property {} of the unit {} differs from the list of units.", quoted(property), quoted(unit)))
                .why("Properties decide which rows apply to the unit.")
                .mend("Correct one of the two, or leave the column of the property out of the data.")
        }
        SubmissionFault::NoSuchRow { code, near } => {
            let message =
                Message::new(format!("the set has no row {}.", quoted(code))).why("It is not clear which row's figure is corrected.");
            match near {
                Some(near) => message.mend(format!("Write {} if that is the row.", quoted(near))),
                None => message.mend("Write the code of the row as in the annex, such as “1.2”."),
            }
        }
        SubmissionFault::CodeAsNumber { code, other } => {
            Message::new(format!("the code {} is kept as a number and can be that of row {code} or of row {other}.", quoted(code)))
                .why(format!("Excel drops the last zero: {other} typed into a cell for numbers is {code} in the file."))
                .mend("Format the column of codes as text and type the code again.")
        }
        SubmissionFault::FormOfAnotherRound { form, given } => {
            Message::new(format!("the form was made for the round {} and is given for the round {}.", quoted(form), quoted(given)))
                .why("Figures of one round put into another undo what was corrected between.")
                .mend(format!(
                    "Give the file for its own round: --data \"{form}=FILE\"; if it is that of {}, correct the line “Vòng” of the form.",
                    quoted(given)
                ))
        }
        SubmissionFault::TableTwice { first } => Message::new(format!("this table is already given at {first}."))
            .why("The common figures and the list of units are one for all units; of two it is not clear which holds.")
            .mend("Keep one, and remove the other sheet or leave it blank."),
        SubmissionFault::RoundSkipped { round } => Message::new(format!("the round {} has no data.", quoted(round)))
            .why("It is taken to have changed nothing.")
            .mend("If the round corrected something, add its file."),
        SubmissionFault::NoSuchInput { code, name, known } => {
            let message = match name.is_empty() {
                true => Message::new(format!("the line does not say which input of row {code} it corrects.")),
                false => Message::new(format!("row {code} has no input {}.", quoted(name))),
            };
            let message = message.why("The row has several inputs; a correction of the wrong one gives wrong points.");
            match known.is_empty() {
                true => message.mend("This row has no inputs of its own; correct the row that has the figure."),
                false => message.mend(format!("Write {} into the column “Số liệu”.", one_of(known))),
            }
        }
        SubmissionFault::NothingCorrected { unit } => {
            Message::new(format!("the line of the unit {} has neither a value nor points.", quoted(unit)))
                .why("A blank cell of a later round keeps what was there, so the line corrects nothing.")
                .mend("Write the right figure into “Giá trị” or the points into “Điểm”; remove the line if nothing is corrected.")
        }
        SubmissionFault::ValueAndPoints { unit } => {
            Message::new(format!("the line of the unit {} corrects a figure and sets points.", quoted(unit)))
                .why("A corrected figure is scored by the rules; set points are not computed any more. The two give two results.")
                .mend("Fill one of the columns “Giá trị” and “Điểm” only.")
        }
        SubmissionFault::NoReason { unit } => Message::new(format!("the points set for the unit {} have no reason.", quoted(unit)))
            .why("Points that no formula gives must be explained when the unit appeals.")
            .mend("Write the reason into the column “Lý do”, such as “Thiếu tài liệu kiểm chứng”."),
        SubmissionFault::PointsNotHere { code, why } => {
            let message = Message::new(format!("points cannot be set for row {code}."));
            match why {
                NotSettable::Parent => message
                    .why("Its points come from the rows below it; overwritten, the rows would no longer add up.")
                    .mend("Set the points of a component row."),
                NotSettable::NotDeployed => message
                    .why("The row is not deployed this year and scores nothing for anyone.")
                    .mend("Remove the line, or the sentence “chưa triển khai năm …” of the set if the row is deployed."),
                NotSettable::Unscored => message.why("The row is not scored.").mend("Remove the line."),
            }
        }
        SubmissionFault::CorrectedTwice { unit, input, first } => {
            let what = input.as_ref().map_or_else(|| "the points".to_owned(), |input| format!("the figure {}", quoted(input)));
            Message::new(format!("{what} of the unit {} is already corrected at {first} in this round.", quoted(unit)))
                .why("When two corrections differ, it is not clear which one counts.")
                .mend("Keep one line and remove the other.")
        }
        SubmissionFault::BoundCorrected { unit, corrected, input, value, domain } => Message::new(format!(
            "with {} of the unit {} corrected like this, {} ({}) is outside {}.",
            quoted(corrected),
            quoted(unit),
            quoted(input),
            number(value),
            quoted(domain)
        ))
        .why("A figure outside its range can give points above the maximum or below zero.")
        .mend("Correct both figures in this round, or look again at the one just corrected."),
        SubmissionFault::SetPointsLifted { unit, round } => Message::new(format!(
            "the points that the round {} set for the unit {} no longer hold, because this round corrects the row's figures.",
            quoted(round),
            quoted(unit)
        ))
        .why("Corrected figures are scored by the rules.")
        .mend("To keep the points, set them again in this round with the reason, instead of correcting the figures."),
        SubmissionFault::SetWhereNotApplicable { unit } => {
            Message::new(format!("points are set for the unit {} in a row that does not apply to it.", quoted(unit)))
                .why("They are not counted.")
                .mend("Remove the line, or check the properties of the unit.")
        }
    }
}

fn names(names: &[String]) -> String {
    all(&quotations(names), Lang::En)
}

fn one_of(names: &[String]) -> String {
    either(&quotations(names), Lang::En)
}
