//! A run, written down for a message.

use super::figures::{Figure, Of};
use crate::diagnostic::{Fault, Gets, Run};
use crate::eval::{Given, Outcome, Records, Trouble, TroubleKind, UnitValues};
use crate::ir::{Choice, InputKind, Program, PropertyKind, RowId};
use crate::quantity::{Style, percent, show};

pub(super) fn run(program: &Program, row: RowId, figures: &[Figure], unit: &UnitValues, outcome: &Outcome, troubles: &[Trouble]) -> Run {
    let given = figures.iter().filter_map(|figure| Some((name(program, figure.of)?, value(program, figure.of, unit)?))).collect();
    let gets = match (troubles.first(), outcome.state) {
        (Some(trouble), _) => Gets::Trouble {
            code: Fault::Data(trouble.fault("")).code(),
            points: match &trouble.kind {
                TroubleKind::AboveMaximum(points, _) | TroubleKind::BelowZero(points) => Some(points.clone()),
                _ => None,
            },
        },
        (None, Some(state)) => Gets::State(state, outcome.points.clone()),
        (None, None) => Gets::Points(outcome.points.clone().unwrap_or_else(crate::quantity::Exact::zero)),
    };
    Run { given, row: program.row(row).map(|row| row.code.to_string()), gets }
}

fn name(program: &Program, of: Of) -> Option<String> {
    Some(match of {
        Of::Input(id) => program.input(id)?.name.clone(),
        Of::Property(id) => program.properties.get(id.index())?.name.clone(),
        Of::List(id) => program.list(id)?.name.clone(),
    })
}

fn value(program: &Program, of: Of, unit: &UnitValues) -> Option<String> {
    match of {
        Of::Input(id) => {
            let kind = &program.input(id)?.kind;
            let options: &[Choice] = if let InputKind::Choice(options) = kind { options } else { &[] };
            Some(given(unit.inputs.get(id.index())?, options, *kind == InputKind::Ratio))
        }
        Of::Property(id) => {
            let kind: &PropertyKind = &program.properties.get(id.index())?.kind;
            Some(given(unit.properties.get(id.index())?, kind.options(), false))
        }
        Of::List(id) => {
            let counts = &program.list(id)?.counts;
            Some(match unit.records.get(id.index())? {
                Records::Lines(lines) => format!("{} {counts}", lines.len()),
                Records::State(_) => format!("0 {counts}"),
            })
        }
    }
}

fn given(value: &Given, options: &[Choice], ratio: bool) -> String {
    let name = |option: &usize| options.get(*option).map(|option| option.name.clone()).unwrap_or_default();
    match value {
        Given::Number(number) if ratio => percent(number, Style::people()).text,
        Given::Number(number) => show(number, Style::people()).text,
        Given::Truth(true) => "có".to_owned(),
        Given::Truth(false) => "không".to_owned(),
        Given::Option(option) => name(option),
        Given::Options(options) => options.iter().map(name).collect::<Vec<_>>().join("; "),
        Given::Text(text) => text.clone(),
        Given::State(_) => "chưa có số liệu".to_owned(),
    }
}
