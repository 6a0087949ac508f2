//! Last year's results: a table of units with their totals and ranks, as `dti eval` writes it or as a province prints it.

use std::collections::HashMap;

use super::bind::{is_summary, unit_name};
use super::cells::{number_of, sound};
use super::columns::names_units;
use super::grid::Entry;
use super::marks::decimal_mark;
use super::table::Table;
use crate::diagnostic::{DataFault, Fault, Finding, Findings, Place};
use crate::ir::Program;
use crate::name::fold_title;
use crate::quantity::{DecimalMark, Exact};

/// Headers of the columns that are read; all others are left alone.
const TOTALS: [&str; 3] = ["Tổng điểm", "Tổng", "Tổng cộng"];
const RANKS: [&str; 3] = ["Xếp hạng", "Hạng", "Thứ hạng"];
const CLASSES: [&str; 2] = ["Mức xếp loại", "Xếp loại"];

/// The results of the year before.
#[derive(Clone, Debug, Default)]
pub struct Previous {
    /// The file's name as given.
    pub file: String,
    /// The units in the order of the file.
    pub units: Vec<PreviousUnit>,
}

/// What a unit had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviousUnit {
    /// Its name.
    pub name: String,
    /// Its total, if it had one.
    pub total: Option<Exact>,
    /// Its rank, if it had one.
    pub rank: Option<u64>,
    /// Its class as printed.
    pub class: Option<String>,
}

/// Reads last year's results. Rows of means and sums are left out; everything that cannot be read is a finding at its cell.
pub fn previous(program: &Program, table: &Table, findings: &mut Findings) -> Previous {
    let column = |names: &[&str]| {
        let wanted: Vec<String> = names.iter().map(|name| fold_title(name)).collect();
        wanted.iter().find_map(|name| table.headers.iter().position(|header| fold_title(header) == *name))
    };
    let unit = table.headers.iter().position(|header| names_units(program, header));
    let (total, rank, class) = (column(&TOTALS), column(&RANKS), column(&CLASSES));
    let mut read = Previous { file: table.file.clone(), units: Vec::new() };
    let mut header = |fault| findings.push(Finding::new(Place::Cell(table.whole_header()), Fault::Data(fault)));
    if unit.is_none() {
        header(DataFault::NoUnitColumn { headers: table.headers.clone() });
    }
    if total.is_none() {
        header(DataFault::PreviousTotalMissing);
    }
    let (Some(unit), Some(total)) = (unit, total) else { return read };
    let mark = decimal_mark(table, &[total], None, findings);
    let mut lines: HashMap<String, usize> = HashMap::new();
    for row in 0..table.rows.len() {
        let entry = table.entry(row, unit);
        let name = unit_name(entry.text);
        if is_summary(&name) {
            continue;
        }
        let mut say = |column, fault: Fault| findings.push(Finding::new(Place::Cell(table.cell(row, column)), fault));
        if let Err(fault) = sound(entry) {
            say(unit, fault.into());
            continue;
        }
        if name.is_empty() {
            say(unit, DataFault::NoUnit.into());
            continue;
        }
        if let Some(first) = lines.get(&fold_title(&name)) {
            say(unit, DataFault::DoubleUnit { unit: name, first: *first }.into());
            continue;
        }
        lines.insert(fold_title(&name), table.rows.get(row).map_or(0, |row| row.line));
        let total = number(table.entry(row, total), mark, &name).unwrap_or_else(|fault| {
            say(total, fault);
            None
        });
        let rank = rank.and_then(|column| {
            place(table.entry(row, column), &name).unwrap_or_else(|fault| {
                say(column, fault);
                None
            })
        });
        let class = class.map(|column| table.text(row, column)).filter(|class| !class.is_empty()).map(str::to_owned);
        read.units.push(PreviousUnit { name, total, rank, class });
    }
    read
}

/// A total; an empty cell is none.
fn number(entry: Entry<'_>, mark: Option<DecimalMark>, unit: &str) -> Result<Option<Exact>, Fault> {
    number_of(entry, mark, unit).map_err(|fault| match fault {
        Fault::Sheet(fault) => fault.into(),
        _ => DataFault::NotNumber { unit: unit.to_owned() }.into(),
    })
}

/// A rank; an empty cell is none.
fn place(entry: Entry<'_>, unit: &str) -> Result<Option<u64>, Fault> {
    sound(entry)?;
    match entry.text.parse::<u64>() {
        _ if entry.text.is_empty() => Ok(None),
        Ok(rank) if rank > 0 => Ok(Some(rank)),
        _ => Err(DataFault::NotRank { unit: unit.to_owned() }.into()),
    }
}
