//! The figures of the period that belong to no unit: a table of two columns, the name and the value.

use super::bind::cell_finding;
use super::cells::{Reader, StateWords};
use super::limits::Limits;
use super::marks::decimal_mark;
use super::table::Table;
use crate::diagnostic::{DataFault, Fault, Finding, Findings, Place, StateName};
use crate::eval::Given;
use crate::ir::Program;
use crate::name::{fold, fold_title};
use crate::quantity::DecimalMark;

/// Reads the common figures of a program: one value per input, by its id; what is no common figure stays chưa có số liệu.
///
/// Without a table every common figure is missing, and that is reported once.
pub fn read_common(program: &Program, table: Option<&Table>, decimal: Option<DecimalMark>, findings: &mut Findings) -> Vec<Given> {
    let mut values = vec![Given::State(StateName::Missing); program.inputs.len()];
    let wanted: Vec<usize> = program.inputs.iter().enumerate().filter(|(_, input)| input.common).map(|(index, _)| index).collect();
    let mut seen = vec![false; program.inputs.len()];
    if let Some(table) = table {
        let mark = decimal_mark(table, &[1], decimal, findings);
        let words = StateWords::of(program);
        let mut places = Vec::new();
        for row in 0..table.rows.len() {
            let name = table.text(row, 0);
            let found = wanted.iter().copied().find(|index| program.inputs.get(*index).is_some_and(|input| is_named(input, name)));
            let Some(index) = found else {
                let known = wanted.iter().filter_map(|index| program.inputs.get(*index)).map(|input| input.name.clone()).collect();
                findings.push(cell_finding(table, row, 0, DataFault::NotCommon { name: name.to_owned(), known }, None));
                continue;
            };
            if let Some(seen) = seen.get_mut(index) {
                *seen = true;
            }
            let (Some(input), Some(value)) = (program.inputs.get(index), values.get_mut(index)) else { continue };
            let text = table.text(row, 1);
            match words.state(text) {
                Some(state) => *value = Given::State(state),
                None => match Reader::of_input(input).read(text, mark, name) {
                    Ok(read) => *value = read.unwrap_or(Given::State(StateName::Missing)),
                    Err(fault) => findings.push(cell_finding(table, row, 1, fault, None)),
                },
            }
            places.push((index, row));
        }
        for (index, row) in places {
            let (Some(input), Some(Given::Number(value))) = (program.inputs.get(index), values.get(index)) else { continue };
            if let Some(fault) = Limits::of(program, input).fault(value, &values, &input.name) {
                findings.push(cell_finding(table, row, 1, fault, None));
            }
        }
    }
    let names: Vec<String> = wanted
        .iter()
        .filter(|index| seen.get(**index) == Some(&false))
        .filter_map(|index| program.inputs.get(*index))
        .map(|input| input.name.clone())
        .collect();
    if !names.is_empty() {
        let place = table.map_or_else(|| Place::File("--common".to_owned()), |table| Place::File(table.file.clone()));
        findings.push(Finding::new(place, Fault::Data(DataFault::CommonMissing { names })));
    }
    values
}

fn is_named(input: &crate::ir::Input, name: &str) -> bool {
    fold(&input.name) == fold(name)
        || fold_title(&input.name) == fold_title(name)
        || input.about.as_ref().is_some_and(|about| fold_title(about) == fold_title(name))
}
