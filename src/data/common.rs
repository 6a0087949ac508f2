//! The figures of the period that belong to no unit: a table of two columns, the name and the value.

use super::bind::cell_finding;
use super::cells::{Reader, StateWords};
use super::grid::Grid;
use super::limits::Limits;
use super::marks::decimal_mark;
use super::table::{Table, read_table};
use crate::diagnostic::{DataFault, Fault, Finding, Findings, Place, StateName};
use crate::eval::Given;
use crate::ir::{Layout, Program};
use crate::name::{fold, fold_title};
use crate::quantity::DecimalMark;

/// Reads the table of the common figures; what is not there is missed by name later, so that an empty one is no fault of its own.
pub fn read_common_table(file_name: &str, bytes: &[u8], findings: &mut Findings) -> Option<Table> {
    quietly(findings, |found| read_table(file_name, bytes, found))
}

/// The same from a sheet of a workbook.
pub(super) fn common_table(grid: Grid, findings: &mut Findings) -> Option<Table> {
    quietly(findings, |found| grid.into_table(&Layout::default(), found))
}

fn quietly(findings: &mut Findings, read: impl FnOnce(&mut Findings) -> Option<Table>) -> Option<Table> {
    let mut found = Findings::default();
    let table = read(&mut found);
    found.retain(|finding| finding.fault != Fault::Data(DataFault::Empty));
    findings.absorb(found);
    table
}

/// Reads the common figures of a program: one value per input, by its id; what is no common figure stays chưa có số liệu.
///
/// Without a table every common figure is missing, and that is reported once.
pub fn read_common(program: &Program, table: Option<&Table>, decimal: Option<DecimalMark>, findings: &mut Findings) -> Vec<Given> {
    let mut values = vec![Given::State(StateName::Missing); program.inputs.len()];
    let wanted: Vec<usize> = program.inputs.iter().enumerate().filter(|(_, input)| input.common).map(|(index, _)| index).collect();
    let mut seen: Vec<Option<usize>> = vec![None; program.inputs.len()];
    if let Some(table) = table {
        let mark = decimal_mark(table, &[1], decimal, findings);
        let words = StateWords::of(program);
        let mut places = Vec::new();
        let named = |name: &str| wanted.iter().copied().find(|index| program.inputs.get(*index).is_some_and(|input| is_named(input, name)));
        if let Some(name) = table.headers.first().filter(|header| named(header).is_some()) {
            let fault = Fault::Data(DataFault::CommonHeader { name: name.clone() });
            findings.push(Finding::new(Place::Cell(table.header_cell(0)), fault));
            seen.iter_mut()
                .zip(&program.inputs)
                .filter(|(_, input)| is_named(input, name))
                .for_each(|(seen, _)| *seen = Some(table.header_line));
        }
        for row in 0..table.rows.len() {
            let name = table.text(row, 0);
            let Some(index) = named(name) else {
                let known = wanted.iter().filter_map(|index| program.inputs.get(*index)).map(|input| input.name.clone()).collect();
                findings.push(cell_finding(table, row, 0, DataFault::NotCommon { name: name.to_owned(), known }, None));
                continue;
            };
            let line = table.whole_row(row).line;
            if let Some(first) = seen.get(index).copied().flatten() {
                findings.push(cell_finding(table, row, 0, DataFault::CommonTwice { name: name.to_owned(), first }, None));
                continue;
            }
            if let Some(seen) = seen.get_mut(index) {
                *seen = Some(line);
            }
            let (Some(input), Some(value)) = (program.inputs.get(index), values.get_mut(index)) else { continue };
            match Reader::of_input(input).given(table.entry(row, 1), &words, mark, name) {
                Ok(read) => *value = read,
                Err(Fault::Data(fault)) => findings.push(cell_finding(table, row, 1, DataFault::OfCommon(Box::new(fault)), None)),
                Err(fault) => findings.push(cell_finding(table, row, 1, fault, None)),
            }
            places.push((index, row));
        }
        for (index, row) in places {
            let (Some(input), Some(Given::Number(value))) = (program.inputs.get(index), values.get(index)) else { continue };
            if let Some(fault) = Limits::of(program, input).fault(value, &values, &input.name) {
                findings.push(cell_finding(table, row, 1, DataFault::OfCommon(Box::new(fault)), None));
            }
        }
    }
    let names: Vec<String> = wanted
        .iter()
        .filter(|index| seen.get(**index) == Some(&None))
        .filter_map(|index| program.inputs.get(*index))
        .map(|input| input.name.clone())
        .collect();
    if !names.is_empty() {
        let place = table.map_or_else(|| Place::File("--common".to_owned()), |table| Place::File(table.file.clone()));
        findings.push(Finding::new(place, Fault::Data(DataFault::CommonMissing { names })));
    }
    values
}

/// Whether a header or the first cell of a line names a common figure: by its name or its title.
pub(super) fn is_named(input: &crate::ir::Input, name: &str) -> bool {
    fold(&input.name) == fold(name)
        || fold_title(&input.name) == fold_title(name)
        || input.about.as_ref().is_some_and(|about| fold_title(about) == fold_title(name))
}
