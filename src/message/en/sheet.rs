//! Workbooks, JSON and the form of a table.

use crate::data::{MOST_CELLS, MOST_COLUMNS, MOST_FILE, MOST_LETTERS, MOST_ROWS, MOST_TEXT};
use crate::diagnostic::{Cell, JsonShape, Much, SheetFault};
use crate::message::words::{all, quotations, quoted, whole};
use crate::message::{Lang, Message};

pub(super) fn say(fault: &SheetFault, cell: Option<&Cell>) -> Message {
    match fault {
        SheetFault::Broken { part } => Message::new(match part {
            Some(part) => format!("the Excel file is damaged in its part {}.", quoted(part)),
            None => "the Excel file is damaged or cut off.".to_owned(),
        })
        .why("Reading on could lose figures without anybody noticing.")
        .mend("Copy the file again from its origin; or open it in Excel, choose Save As, type “Excel Workbook (.xlsx)”."),
        SheetFault::TooMuch(much) => too_much(*much, cell),
        SheetFault::Nowhere { address } => Message::new(format!("the file has a cell at {}, where no sheet has one.", quoted(address)))
            .why("Excel did not write this file, or it is damaged.")
            .mend("Open it in Excel, choose Save As, and use the new file."),
        SheetFault::DateForNumber { unit } => Message::new(format!("{} is the date {} and no number.", place(cell), text(cell)))
            .why(format!("Excel turns words such as “1/12” into dates; the figure of {} is no longer what was typed.", quoted(unit)))
            .mend("Set the format of the cell to Number and type the number again."),
        SheetFault::ErrorValue => Message::new(format!("the formula at {} shows the error {}.", place(cell), text(cell)))
            .why("Such a cell has no value; to take it for 0 or for an empty cell would be wrong.")
            .mend("Correct the formula or type the value; leave the cell empty where there is no figure yet."),
        SheetFault::NumberAsText { unit } => {
            let message = Message::new(format!("{} is the text {} and no number.", place(cell), text(cell)));
            let message = message.why(format!(
                "The figure of {} looks like a number but is kept as text, so nobody knows which mark sets off its decimals.",
                quoted(unit)
            ));
            if cell.is_some_and(|cell| cell.sheet.is_some()) {
                message.mend("In Excel: set the format of the cell to Number, double-click it and press Enter; or click the sign beside it and choose “Convert to Number”.")
            } else {
                message.mend("Take off the quotation marks and write the decimals behind a point.")
            }
        }
        SheetFault::Uncalculated => Message::new(format!("{} is the formula {}, which was not worked out.", place(cell), text(cell)))
            .why("The file holds the formula without its value; to take it for an empty cell would be wrong.")
            .mend("Open the file in Excel, save it again (Ctrl+S), and use that file."),
        SheetFault::SeveralSheets { sheets } => {
            Message::new(format!("the file has {} sheets: {}.", sheets.len(), all(&quotations(sheets), Lang::En)))
                .why("Nobody knows on which of them the table stands.")
                .mend("Choose one with --sheet NAME, or remove the others from the file.")
        }
        SheetFault::HiddenSheets { sheets } => Message::new(format!("hidden sheets are not read: {}.", all(&quotations(sheets), Lang::En)))
            .why("Whoever looks at the file does not see them, so their figures are not used.")
            .mend("If such a sheet has figures to be scored, unhide it and save; otherwise there is nothing to do."),
        SheetFault::NotJson => Message::new("from here on the file is not JSON.")
            .why("With one sign wrong nobody knows which figure belongs to which unit.")
            .mend("Export the file again from the program that made it; mostly a comma or a bracket is missing or too many."),
        SheetFault::JsonShape(shape) => match shape {
            JsonShape::Top => Message::new("the JSON file is not a list of units.")
                .why("Nobody knows where a unit begins.")
                .mend("Export a list in square brackets, one object for each unit, with the key “Đơn vị” and its figures."),
            JsonShape::Unit => Message::new("this item of the list is not a unit.")
                .why("Each item needs the name of the unit and its figures.")
                .mend("A unit is an object that holds, for example, \"Đơn vị\": \"Sở A\" and \"1.1\": 4."),
            JsonShape::Value => Message::new("this value does not fit into a cell.")
                .why("A figure is a number, a text, yes or no, or no value; a list of records is a list of objects.")
                .mend("Correct the value or remove the key."),
            JsonShape::Mixed => Message::new("this list holds records and other things.")
                .why("Nobody knows whether it is a list of records or the options that were chosen.")
                .mend("A list of records holds objects only; a list of options holds texts only."),
        },
        SheetFault::DoubleKey { key } => Message::new(format!("the key {} stands twice in one object.", quoted(key)))
            .why("With two values nobody knows which one counts.")
            .mend("Keep one, remove the other."),
        SheetFault::More { count } => Message::new(format!("{} more faults of this file are not listed.", whole(*count)))
            .why("So many mostly come from shifted columns, or the file belongs to other rules.")
            .mend("Mend those that are listed and run again."),
        SheetFault::NoHeaderRow { row, last } => {
            Message::new(format!("the table ends at row {last}, before row {row} in which the rules say its headers stand."))
                .why("Without the names of the columns nobody knows which figure is which.")
                .mend("Use the right form, or correct the sentence “tiêu đề cột ở dòng …” under “biểu mẫu”.")
        }
        SheetFault::HeaderRows { first, last } => Message::new(format!("rows {first} to {last} are no range of rows of a table."))
            .why("Rows are counted from 1, and the first cannot stand after the last.")
            .mend("Write the numbers that Excel shows on the left, such as “tiêu đề cột ở dòng 4 đến 5”."),
    }
}

fn too_much(much: Much, cell: Option<&Cell>) -> Message {
    let said = match much {
        Much::File => format!("the file is larger than {} MB.", MOST_FILE >> 20),
        Much::Unpacked => "the packed file unpacks to more than any form holds.".to_owned(),
        Much::Columns => format!("the table has more than {} columns, which is more than a sheet of Excel can have.", whole(MOST_COLUMNS)),
        Much::Rows => format!("the table has more than {} rows, which is more than a sheet of Excel can have.", whole(MOST_ROWS)),
        Much::Cells => format!("the file has more than {} cells.", whole(MOST_CELLS)),
        Much::Text => format!("the texts of the cells are longer than {} MB.", MOST_TEXT >> 20),
        Much::Letters => {
            let place = cell.map(|cell| format!(" at {}", place(Some(cell)))).unwrap_or_default();
            format!("a cell{place} is longer than {} letters, which is more than a cell of Excel can hold.", whole(MOST_LETTERS))
        }
        Much::Parts => "the Excel file has too many parts, sheets or styles.".to_owned(),
    };
    Message::new(said)
        .why("Such a file is mostly damaged or no table of figures; reading on could stall the machine.")
        .mend("Look at the file again; copy the table to a new file if need be.")
}

/// The cell as a person finds it.
fn place(cell: Option<&Cell>) -> String {
    match cell {
        Some(cell) => cell.address().unwrap_or_else(|| format!("the cell on line {}", cell.line)),
        None => "this cell".to_owned(),
    }
}

/// What stands in it.
fn text(cell: Option<&Cell>) -> String {
    quoted(cell.and_then(|cell| cell.text.as_deref()).unwrap_or("?"))
}
