//! A year's data.

use crate::diagnostic::{Cell, DataFault, Encoding, EndFigure, OtherFormat, StateName};
use crate::message::words::{all, as_percent, either, number, percentage, points, quotations, quoted, reason, score, ungrouped};
use crate::message::{Lang, Message, state_word};
use crate::quantity::Exact;

pub(super) fn say(fault: &DataFault, cell: Option<&Cell>) -> Message {
    match fault {
        DataFault::OfCommon(fault) => {
            let message = say_of(fault, cell, "the common figure");
            match fault.as_ref() {
                DataFault::OutOfDomain { value, domain, .. } => message.mend(match as_percent(value, domain) {
                    Some(percent) => format!("If {percent} is meant, write {percent}; every unit is scored by this figure."),
                    None => "Compare it with its source; every unit is scored by it.".to_owned(),
                }),
                _ => message,
            }
        }
        // What stands in no cell stands in an example of the rules.
        fault => say_of(fault, cell, if cell.is_some() { "the unit" } else { "the example" }),
    }
}

/// What there is to say of a value of a unit, or of a common figure.
fn say_of(fault: &DataFault, cell: Option<&Cell>, whose: &str) -> Message {
    match fault {
        DataFault::OfCommon(fault) => say(fault, cell),
        DataFault::CommonColumn { header } => {
            Message::new(format!("the column {} is a common figure, and none of each unit.", quoted(header)))
                .why("A common figure has one value for all units; written unit by unit each line could have another.")
                .mend("Remove the column; write the figure into a CSV file of two columns “Số liệu;Giá trị” and add --common FILE.")
        }
        DataFault::CommonTwice { name, first } => {
            Message::new(format!("the common figure {} stands on line {first} already.", quoted(name)))
                .why("With two values nobody knows by which of them the units are scored.")
                .mend("Keep one line, remove the other.")
        }
        DataFault::CommonHeader { name } => {
            Message::new(format!("the first line holds the common figure {}, and no names of columns.", quoted(name)))
                .why("The first line of the file always names the columns, so the value on it is not read.")
                .mend("Put the line “Số liệu;Giá trị” at the top of the file.")
        }
        DataFault::SomethingOverNothing { unit, numerator, common: Some(common) } => Message::new(format!(
            "the unit {} has the numerator {}, but the denominator, the common figure {}, is 0.",
            quoted(unit),
            number(numerator),
            quoted(common)
        ))
        .why("Nothing can be divided by 0; every unit with a numerator above 0 meets this.")
        .mend("Correct the common figure in the file of --common, or declare its range above 0, such as “từ 1 trở lên”."),
        DataFault::Empty => Message::new("the data file has no header or no units.")
            .why("Without units there is nothing to score.")
            .mend("Put the names of the columns in the first line and one unit in each line below."),
        DataFault::NotUtf8 { at, seems } => {
            let message = Message::new(format!("the data file is not UTF-8 text (from byte {}).", at.saturating_add(1)));
            let message = match seems {
                Encoding::Utf16 => message.why("It seems to be UTF-16, which Excel calls “Unicode Text”."),
                Encoding::Windows => message
                    .why("It seems to be in an old encoding of Windows (such as Windows-1258): accented names would not match the rules."),
                Encoding::Unknown => message.why("It does not seem to be text, or it is damaged."),
            };
            message.mend("Open it in Excel, choose Save As, type “CSV UTF-8”; or use the Excel file (.xlsx) itself.")
        }
        DataFault::Workbook(OtherFormat::Workbook) => Message::new("this is an Excel or Word file and no CSV file.")
            .why("Tables beside the rules are read from CSV text only.")
            .mend("In Excel choose Save As, type “CSV UTF-8”, and use that file."),
        DataFault::Workbook(other) => {
            let message = Message::new(match other {
                OtherFormat::OldOrLocked => "this Excel file is of the old kind (.xls), or locked by a password.",
                OtherFormat::OpenDocument => "this is a file of LibreOffice (ODS, ODT) and no Excel file (.xlsx).",
                OtherFormat::Word => "this is a Word file and no table of figures.",
                OtherFormat::Binary => "this Excel file is of the binary kind (.xlsb).",
                OtherFormat::Pdf => "this is a PDF file and no table of figures.",
                OtherFormat::Package | OtherFormat::Workbook => "this is a packed file and no table of figures.",
            });
            message
                .why("Figures are read from Excel (.xlsx), CSV or JSON.")
                .mend(match other {
                    OtherFormat::Pdf | OtherFormat::Word => "Ask for the Excel file that the table was made in; if there is none, copy the table into Excel, compare each number, and save it as “Excel Workbook (.xlsx)”.",
                    OtherFormat::Package | OtherFormat::Workbook => "Unpack it and use the Excel (.xlsx), CSV or JSON file inside.",
                    OtherFormat::OldOrLocked | OtherFormat::OpenDocument | OtherFormat::Binary => "Open it, take off the password if there is one, choose Save As, type “Excel Workbook (.xlsx)”, and use that file.",
                })
        }
        DataFault::TitleRow { text } => {
            Message::new(format!("the first line {} is the title of the table, not the names of its columns.", quoted(text)))
                .why("The names of the columns must stand in the first line, or nobody knows which figure is which.")
                .mend("Declare in the rules “biểu mẫu” with the sentence “tiêu đề cột ở dòng …”, or delete the lines above the names.")
        }
        DataFault::MissingCounted { units, first } => {
            let named: Vec<String> = first.iter().map(|(unit, rows)| format!("{} ({})", quoted(unit), rows.join("; "))).collect();
            let more = if *units > first.len() { " …" } else { "" };
            let verb = if *units == 1 { "unit has" } else { "units have" };
            Message::new(format!("{units} {verb} indicators without figures: {}{more}.", named.join(", ")))
                .why("They are scored by the policy of the set for missing figures, not as figures of 0.")
                .mend("If the figures exist, supply them before publishing.")
        }
        DataFault::NoUnitColumn { headers } => {
            let headers: Vec<String> = headers.iter().filter(|header| !header.trim().is_empty()).cloned().collect();
            Message::new(format!("no column names the units; there are {}.", all(&quotations(&headers), Lang::En)))
                .why("Nobody knows whose figures each line holds.")
                .mend("Call the column of the units “Đơn vị”; if the names of the columns stand on a line below, declare it in the block “biểu mẫu” of the set: “tiêu đề cột ở dòng …”.")
        }
        DataFault::UnknownColumn { header, near } => {
            let message = Message::new(format!("no figure, indicator or property answers to the column {}.", quoted(header)))
                .why("What stands in the column would not be used for scoring.");
            match near {
                Some(near) => message.mend(format!("Rename the column {} if that is what it holds.", quoted(near))),
                None => message.mend("Rename the column after the rules, or remove it."),
            }
        }
        DataFault::DoubleColumn { header, first } => {
            Message::new(format!("the columns {} and {} hold the same figure.", quoted(first), quoted(header)))
                .why("Where they differ, nobody knows which counts.")
                .mend("Keep one column and remove the other.")
        }
        DataFault::MissingColumn { header } => Message::new(format!("the column {} is missing.", quoted(header)))
            .why("Without the column no unit has this figure or property.")
            .mend(format!("Add the column {} and fill it in for each unit.", quoted(header))),
        DataFault::ResultColumn { header } => {
            Message::new(format!("the column {} holds no figures of the set and is not read.", quoted(header)))
                .why("Points, ranks and classes are always computed from the figures; numbering and notes do not matter.")
        }
        DataFault::Ragged { found, due } => Message::new(format!("this line has {found} cells, while the header has {due}."))
            .why("Figures may have slipped into other columns.")
            .mend("Check the marks between columns; a cell with a comma must be in quotation marks."),
        DataFault::NoUnit => {
            Message::new("this line names no unit.").why("Nobody knows whose figures these are.").mend("Name the unit, or remove the line.")
        }
        DataFault::DoubleUnit { unit, first } => Message::new(format!("the unit {} is already in line {first}.", quoted(unit)))
            .why("With two lines for one unit nobody knows which to score.")
            .mend("Keep one line and remove the other."),
        DataFault::SummaryRow { label } => Message::new(format!("the line {} is a summary and not a unit.", quoted(label)))
            .why("If it stays, it is scored and ranked like a unit.")
            .mend("Remove the line from the data file."),
        DataFault::NoteRow { label } => Message::new(format!("the line {} is signed or holds a note; it is no unit.", quoted(label)))
            .why("Left in, it would be scored and ranked like a unit.")
            .mend("Remove it from the data."),
        DataFault::NoFigures { unit } => Message::new(format!("{whose} {} has no figure at all.", quoted(unit)))
            .why("The line is scored, ranked and counted in the mean like any unit.")
            .mend("If it is signed or holds a note, remove the line; if it is a unit that sent nothing, name it in the list given with --units."),
        DataFault::MixedMarks { comma, point } => Message::new(format!(
            "the file uses both decimal marks: {} in line {}, {} in line {}.",
            quoted(&comma.1),
            comma.0,
            quoted(&point.1),
            point.0
        ))
        .why("With the wrong mark a figure can be wrong a thousandfold.")
        .mend("Use the comma before decimals in the whole file."),
        DataFault::AmbiguousMark { text, comma, point } => {
            Message::new(format!("the number {} may be {} or {}.", quoted(text), ungrouped(comma), ungrouped(point)))
                .why("No cell of the file tells which mark stands before decimals; the wrong one is wrong a thousandfold.")
                .mend(format!("Write “{}” or “{}”.", ungrouped(comma), ungrouped(point)))
        }
        DataFault::NotNumber { unit } => Message::new(format!("{} is not a number.", wrote(whose, unit, cell)))
            .why("Only a number can be scored here.")
            .mend("Write a number; leave the cell empty where there is no figure; declare a word that stands for a number, such as “KPS”, in a sentence “ô ghi” of the set."),
        DataFault::TooLong { digits } => Message::new(format!("{} has {digits} digits, more than can be kept exactly.", number_of(cell)))
            .why("If a number is not kept exactly, recomputed points may differ from the published ones.")
            .mend("Write the number with fewer decimals."),
        DataFault::NotWhole { unit, value } => {
            Message::new(format!("{}, while this figure must be a whole number.", gave(whose, unit, cell, &number(value))))
                .why("What is counted has no fractions; perhaps the column or a ratio was mistaken.")
                .mend("Write the actual count.")
        }
        DataFault::OutOfDomain { unit, value, domain, bound } => {
            let gave = gave(whose, unit, cell, &number(value));
            Message::new(format!("{gave}, outside the range {}{}.", quoted(domain), bound.as_deref().map(bounded).unwrap_or_default()))
                .why("A figure outside its range can push points above the maximum or below 0.")
                .mend(match as_percent(value, domain) {
                    _ if cell.is_none() => "Change this number of the example, or the one it is held against; look at its commas and points.".to_owned(),
                    Some(percent) if *value < Exact::from(2) => format!(
                        "Write {percent} if that is meant; if {} is, write {} and widen the range in the set, which does not allow it yet.",
                        percentage(value),
                        percentage(value)
                    ),
                    Some(percent) => format!("Write {percent} if that is meant; otherwise compare it with the evidence of the unit."),
                    None => "Compare it with the evidence of the unit.".to_owned(),
                })
        }
        DataFault::PointsOutOfRange { unit, value, maximum } => {
            Message::new(format!("the unit {} is given {}, outside 0 to {}.", quoted(unit), pts(value), pts(maximum)))
                .why("Points given by people may not be negative or pass the maximum either.")
                .mend(format!("Enter 0 to {}.", pts(maximum)))
        }
        DataFault::OffStep { unit, value, step } => {
            Message::new(format!("the unit {} is given {}, which is no multiple of {}.", quoted(unit), pts(value), pts(step)))
                .why("The rules allow points in this step only.")
                .mend(format!("Enter a multiple of {}.", pts(step)))
        }
        DataFault::NotYesNo { unit } => Message::new(format!("{} is neither “có” nor “không”.", wrote(whose, unit, cell)))
            .why("The cell decides whether the unit gets the points.")
            .mend("Write “có” or “không”; leave the cell empty where there is no figure, but never that of a property of the unit."),
        DataFault::NoSuchOption { unit, options, near } => {
            let message = Message::new(format!("{} is none of the options.", wrote(whose, unit, cell)))
                .why("An option that the rules do not have gets no points.");
            match near {
                Some(near) => message.mend(format!("Probably {} is meant.", quoted(near))),
                None => message.mend(format!("Write {}.", either(&quotations(options), Lang::En))),
            }
        }
        DataFault::NoSuchPart { unit, part, options, near } => {
            let message =
                Message::new(format!("the unit {} names {}, which is no option of the rules{}.", quoted(unit), quoted(part), column(cell)))
                    .why("Each part of the cell, between the marks “;”, must be a declared option; it decides which indicators apply.");
            match near {
                Some(near) => message.mend(format!("Probably {} is meant.", quoted(near))),
                None => {
                    message.mend(format!("Write {}; several are parted by “;”, none is “không”.", either(&quotations(options), Lang::En)))
                }
            }
        }
        DataFault::OptionNamedTwice { unit, option } => {
            Message::new(format!("the unit {} names the option {} twice{}.", quoted(unit), quoted(option), column(cell)))
                .why("Perhaps one of them stands for another option.")
                .mend("Name each option once.")
        }
        DataFault::PropertyMissing { unit, property } => {
            Message::new(format!("the property {} of the unit {} is not given.", quoted(property), quoted(unit)))
                .why("It decides which indicators apply to the unit, and with whom it is ranked.")
                .mend(format!("Fill in the column {}.", quoted(property)))
        }
        DataFault::SomethingOverNothing { unit, numerator, common: None } => {
            Message::new(format!("the unit {} has the numerator {} over a denominator of 0.", quoted(unit), number(numerator)))
                .why("A part cannot exceed its whole; one of the two figures is wrong.")
                .mend("Check both figures; where nothing arises, both are 0.")
        }
        DataFault::StateReported { unit, state } => {
            let check = match state {
                StateName::Missing => "Supply the figure",
                StateName::NothingArising => "Check the figures",
                StateName::NotApplicable => "Check the properties of the unit",
            };
            let (word, rule) = (state_word(*state, Lang::En), state_word(*state, Lang::Vi));
            Message::new(format!("the unit {} is in the state “{word}”, for which the rules say “báo lỗi”.", quoted(unit)))
                .why("This unit has no total yet; the other units are scored.")
                .mend(format!("{check}, or change “{rule}: báo lỗi” in the rules."))
        }
        DataFault::AboveMaximum { unit, value, maximum } => {
            Message::new(format!("the unit {} comes to {}, above the maximum of {}.", quoted(unit), pts(value), pts(maximum)))
                .why("The rules do not say whether the maximum may be passed.")
                .mend("Check the figures, or add “không quá điểm tối đa” to the scoring.")
        }
        DataFault::BelowZero { unit, value } => Message::new(format!("the unit {} comes to {}, below 0.", quoted(unit), pts(value)))
            .why("The rules do not say whether points may be negative.")
            .mend("Check the figures, or add “không dưới 0 điểm” to the scoring."),
        DataFault::NoTier { unit, value } => {
            Message::new(format!("the unit {} is at {}, which no tier takes.", quoted(unit), number(value)))
                .why("Nobody knows how many points the unit gets.")
                .mend(format!("Add a tier to the rules that takes {}.", number(value)))
        }
        DataFault::NoCase { unit } => Message::new(format!("no row of the table holds for the unit {}.", quoted(unit)))
            .why("Nobody knows how many points the unit gets.")
            .mend("Add the missing row to the rules, or a row “còn lại: …”."),
        DataFault::OutsideFunction { unit, function, value } => {
            Message::new(format!("{} has no value at {} for the unit {}.", quoted(function), number(value), quoted(unit)))
                .why("Only numbers above 0 have a logarithm, and none below 0 a root; nobody knows how many points the unit gets.")
                .mend("Mend the figure, or bound it in the rules, such as “từ 1 trở lên”.")
        }
        DataFault::Undecided { unit } => {
            Message::new(format!("the rounded digit of an approximate value cannot be proved for the unit {}.", quoted(unit)))
                .why("The value lies on the very edge of the rounding; thousands of digits do not tell the sides apart.")
                .mend("Write the formula more simply (not a root times a root), or round to more places.")
        }
        DataFault::CommonMissing { names } => {
            let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
            Message::new(format!("common figures are missing: {}.", names.join(", ")))
                .why("They belong to no unit, and every unit is scored by them.")
                .mend("Write a CSV of two columns, “Số liệu;Giá trị”, one line for each, and add --common FILE; in a workbook, fill in a sheet “Thông tin chung”.")
        }
        DataFault::NotCommon { name, known } if known.is_empty() => {
            Message::new(format!("the set has no block “thông tin chung”, so {} is no common figure.", quoted(name)))
                .why("The line is used for scoring no unit.")
                .mend("Leave --common out; if the figure is needed, declare it in the block “thông tin chung” of the set.")
        }
        DataFault::NotCommon { name, known } => {
            let known: Vec<String> = known.iter().map(|name| quoted(name)).collect();
            Message::new(format!("{} is no common figure of the set.", quoted(name)))
                .why("A line that is read for another would score every unit wrongly.")
                .mend(format!("The common figures are: {}.", known.join(", ")))
        }
        DataFault::UnitNotInData { unit, near } => Message::new(format!("the unit {} of the rules is not in the data.", quoted(unit)))
            .why("What the rules say about this unit applies to nobody.")
            .mend(format!("The data have {}; if it is the same, spell it one way.", quoted(near))),
        DataFault::UnitsAbsent { units } => {
            Message::new(format!("the rules name {}, which the data do not have.", all(&quotations(units), Lang::En)))
                .why("The indicators meant for these units are scored for nobody.")
                .mend("If these units should be scored, supply their figures; otherwise nothing needs to be done.")
        }
        DataFault::NoClass { unit, score: value, share } => {
            Message::new(format!("the unit {} is at {}, which no class takes.", quoted(unit), score(value, *share)))
                .why("The unit has a score and gets no class.")
                .mend(format!("Change the classes so that {} falls into one.", score(value, *share)))
        }
        DataFault::TieFigureMissing { unit, figure } => {
            Message::new(format!("the unit {} is equal to another and has no {} to part them.", quoted(unit), quoted(figure)))
                .why("The unit without the figure is ranked behind the equal one that has it.")
                .mend("Supply the figure; if the unit need not have it, reconsider the order of the tie-breaks.")
        }
        DataFault::PreviousTotalMissing => Message::new("last year's results have no column “Tổng điểm”.")
            .why("Without last year's totals there is nothing to compare.")
            .mend("Call the column of totals “Tổng điểm”, that of the units “Đơn vị”, and that of the ranks (if any) “Xếp hạng”."),
        DataFault::NotRank { unit } => Message::new(format!("{} is no rank.", wrote(whose, unit, cell)))
            .why("A rank is a whole number from 1; a wrong one would make the unit rise or fall.")
            .mend("Write the rank, or leave the cell empty if the unit had none."),
        DataFault::UnitsOfOneYear { new, gone } => {
            let part =
                |words: &str, units: &[String]| (!units.is_empty()).then(|| format!("{words} {}", all(&quotations(units), Lang::En)));
            let parts: Vec<String> =
                [part("not there last year:", new), part("not there this year:", gone)].into_iter().flatten().collect();
            Message::new(format!("{}.", parts.join("; ")))
                .why("A unit of one year only cannot be compared; a unit under another name counts as another.")
                .mend("If it is one unit, write its name alike in both files.")
        }
        DataFault::NoClassCondition { unit } => Message::new(format!("the unit {} meets the conditions of no class.", quoted(unit)))
            .why("The table says that each unit has exactly one class, so this one has none yet.")
            .mend("Add the row “còn lại: \"…\"” to the class table, or widen the conditions of a class."),
        DataFault::SeveralClasses { unit, classes } => Message::new(format!(
            "the unit {} meets the conditions of several classes: {}.",
            quoted(unit),
            all(&quotations(classes), Lang::En)
        ))
        .why("The table says that each unit has exactly one class, so this one has none yet.")
        .mend("Part the conditions of the classes, or write “lấy mức cao nhất đạt được”."),
        DataFault::ClassUndecided { unit, sentence, state } => {
            let state = match state {
                StateName::Missing => "is missing",
                StateName::NothingArising => "does not arise",
                StateName::NotApplicable => "does not apply",
            };
            Message::new(format!("the unit {} has no class: {} reads a figure that {state} for it.", quoted(unit), quoted(sentence)))
                .why("The rules do not say which class to give without this figure.")
                .mend("Supply the figure, or let the condition read only what every unit has.")
        }
        DataFault::NothingApplies { unit } => Message::new(format!("no indicator applies to the unit {}.", quoted(unit)))
            .why("The unit has no percentage, class or rank.")
            .mend("Check the properties of the unit, or take it off the list."),
        DataFault::ValueWhereNotApplicable { unit } => {
            Message::new(format!("the unit {} has a figure for an indicator that does not apply to it.", quoted(unit)))
                .why("The figure is not used; perhaps a property of the unit is wrong.")
                .mend("Remove the figure, or correct the property of the unit.")
        }
        DataFault::ValueWhereNotDeployed { year, units, first } => {
            let more = if *units > first.len() { " …" } else { "" };
            let whose = if *units == 1 { "unit" } else { "units" };
            Message::new(format!(
                "this row is not offered in {year}, so the figures of {units} {whose} ({}{more}) are not scored.",
                quotations(first).join(", ")
            ))
            .why("Every unit has 0 points in this row, whatever it submits.")
            .mend(format!("If the province offers it, delete the sentence “chưa triển khai năm {year}”; if not, empty these cells."))
        }
        DataFault::Malformed { reason: cause } => Message::new(format!("this line cannot be read ({}).", reason(cause)))
            .why("Most often a quotation mark is opened and not closed, and cells run together.")
            .mend("Correct the quotation marks of the line, or save the file again from Excel as “CSV UTF-8”."),
    }
}

fn pts(value: &Exact) -> String {
    points(value, Lang::En)
}

/// `the unit “A” has “bốn” in the column “Số cuộc họp”, which`, to be followed by what that is not.
fn wrote(whose: &str, unit: &str, cell: Option<&Cell>) -> String {
    match cell.and_then(|cell| cell.text.as_deref()).map(str::trim) {
        Some("") => format!("the empty cell of {whose} {}{}", quoted(unit), column(cell)),
        Some(text) => format!("{}, which", gave(whose, unit, cell, &quoted(text))),
        None => format!("the figure of {whose} {}{}", quoted(unit), column(cell)),
    }
}

/// The figure that is the end of a range: what it is, and where.
fn bounded(bound: &EndFigure) -> String {
    let address = bound.cell.as_ref().and_then(Cell::address).map(|address| format!(", cell {address}")).unwrap_or_default();
    format!("; {} is {}{}{address}", quoted(&bound.name), number(&bound.value), column(bound.cell.as_ref()))
}

fn gave(whose: &str, unit: &str, cell: Option<&Cell>, what: &str) -> String {
    format!("{whose} {} has {what}{}", quoted(unit), column(cell))
}

fn number_of(cell: Option<&Cell>) -> String {
    let text = cell.and_then(|cell| cell.text.as_deref()).map(|text| format!(" {}", quoted(text))).unwrap_or_default();
    format!("the number{text}{}", column(cell))
}

fn column(cell: Option<&Cell>) -> String {
    match cell {
        Some(Cell { header: Some(header), .. }) => format!(" in the column {}", quoted(header)),
        Some(Cell { column: at, .. }) if *at > 0 => format!(" in column {at}"),
        _ => String::new(),
    }
}
