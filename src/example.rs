//! Examples of a rule file → findings. Each `ví dụ` makes up a unit or several; what is not given is chưa có số liệu, and a property that is
//! not given is không (or the first option, none of several, no text).
//!
//! The units are scored as a year's data are. Data that would be refused make the example fail, unless it expects just that.

mod beside;
mod compare;
mod coverage;
mod looked;
mod mean;
mod records;
mod sentence;
mod suggest;

pub use coverage::{Coverage, Spot, SpotKind, coverage, coverage_of};
pub use suggest::{Asked, Suggested, Suggestions, suggest};

use crate::data::{limit_fault, read_value};
use crate::diagnostic::{Cell, ExampleFault, Fault, Finding, Findings, Got, Place, Role, StateName};
use crate::eval::{Given, UnitValues};
use crate::ir::{Example, Expectation, InputId, InputOrProperty, Program, PropertyKind, RowId};
use crate::score::{Places, Scores, score};
use crate::source::Span;
use looked::Looked;

/// What became of an example.
#[derive(Clone, Debug)]
pub struct Ran {
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub span: Span,
    /// What does not hold; nothing when it holds.
    pub failures: Vec<Finding>,
}

/// Runs the examples whose title passes.
pub fn run(program: &Program, wanted: &dyn Fn(&str) -> bool) -> Vec<Ran> {
    let examples = program.examples.iter().filter(|example| wanted(&example.title));
    let made = |example| failures(program, example).into_iter().map(|failure| failure.finding).collect();
    examples.map(|example| Ran { title: example.title.clone(), span: example.span, failures: made(example) }).collect()
}

/// A failure, and what of the rules it is about beside a row.
struct Failure {
    finding: Finding,
    beside: Vec<Span>,
}

/// What does not hold of all examples, each beside the row of the rules that it is about, or the table, pillar or rounding.
pub fn failing(program: &Program) -> Vec<Finding> {
    let failures = program.examples.iter().flat_map(|example| {
        let failures = failures(program, example);
        let follows: Vec<bool> = failures.iter().map(|failure| follows(&failure.finding, &failures)).collect();
        failures.into_iter().zip(follows).filter(|(_, follows)| !follows).map(|(failure, _)| failure)
    });
    let beside = |Failure { finding, beside }: Failure| {
        let row = finding.subject.as_ref().and_then(|subject| program.row_by_code(&subject.code));
        let row = row.and_then(|row| program.row(row)).map(|row| row.span);
        row.into_iter().chain(beside).fold(finding, |finding, span| finding.label(span, Role::Declared))
    };
    failures.map(beside).collect()
}

/// Whether a total, class or rank is off where the points of a row are: then it may follow, and is told when the row is mended.
fn follows(failure: &Finding, all: &[Failure]) -> bool {
    let differs = |finding: &Finding| match &finding.fault {
        Fault::Example(ExampleFault::Differs { unit, expected, .. }) if !matches!(expected, Got::Findings(_)) => Some(unit.clone()),
        _ => None,
    };
    let Some(unit) = differs(failure).filter(|_| failure.subject.is_none()) else { return false };
    all.iter()
        .map(|other| &other.finding)
        .any(|other| other.subject.is_some() && differs(other).is_some_and(|of| unit.is_none() || of == unit))
}

fn failures(program: &Program, example: &Example) -> Vec<Failure> {
    let alone = |finding| Failure { finding, beside: Vec::new() };
    if example.expected.is_empty() {
        return vec![alone(Finding::at(example.span, Fault::Example(ExampleFault::Idle { example: example.title.clone() })))];
    }
    let units = match units(program, example) {
        Ok(units) => units,
        Err(faults) => return faults.into_iter().map(alone).collect(),
    };
    let made = Made::of(program, example, units);
    let mut out: Vec<Failure> = made.unexpected().into_iter().map(alone).collect();
    // What has no result for the same reason was said with the reason.
    let told = !out.is_empty();
    for expected in &example.expected {
        let compared = made.compare(expected);
        let silent = told && matches!(compared.got, Got::Findings(_) | Got::Nothing);
        if (compared.holds && !expected.blank) || silent {
            continue;
        }
        let unit = example.units.get(expected.unit).filter(|_| example.units.len() > 1 && !expected.what.of_all_units());
        let beside = if expected.blank { Vec::new() } else { beside::places(program, &expected.what, &compared.expected, &compared.got) };
        let (title, unit) = (example.title.clone(), unit.map(|unit| unit.name.clone()));
        let fault = if expected.blank {
            let got = made.for_blank(expected).unwrap_or(compared.got);
            let sentence = sentence::sentence(program, &expected.what, &got, unit.as_deref());
            ExampleFault::Unconfirmed { example: title, unit, got, formula: compared.formula, sentence }
        } else {
            ExampleFault::Differs { example: title, unit, expected: compared.expected, got: compared.got, formula: compared.formula }
        };
        let finding = Finding::at(expected.span, Fault::Example(fault));
        let finding = match row_of(&expected.what).and_then(|row| program.row(row)) {
            Some(row) => finding.about(row.subject()),
            None => finding,
        };
        out.push(Failure { finding, beside });
    }
    out
}

/// The row that an expectation is about.
fn row_of(what: &Expectation) -> Option<RowId> {
    match what {
        Expectation::Points(row, _) | Expectation::State(row, _) | Expectation::Left(row) | Expectation::Applicable(Some(row), _) => {
            Some(*row)
        }
        Expectation::Applicable(None, _)
        | Expectation::Total(_)
        | Expectation::Percent(_)
        | Expectation::Mean(..)
        | Expectation::Pillar(..)
        | Expectation::Class(_)
        | Expectation::Finding(_)
        | Expectation::Ranks { .. } => None,
    }
}

/// The units that an example makes up, or what of the given values does not fit.
fn units(program: &Program, example: &Example) -> Result<Vec<UnitValues>, Vec<Finding>> {
    let mut faults = Vec::new();
    let mut units = Vec::new();
    for unit in &example.units {
        let properties = program.properties.iter().map(|property| match &property.kind {
            PropertyKind::YesNo => Given::Truth(false),
            PropertyKind::Choice(_) => Given::Option(0),
            PropertyKind::Several(_) => Given::Options(Vec::new()),
            PropertyKind::Text => Given::Text(String::new()),
        });
        let mut values = UnitValues {
            name: unit.name.clone(),
            inputs: vec![Given::State(StateName::Missing); program.inputs.len()],
            properties: properties.collect(),
            records: records::records(program, unit, &mut faults),
            ..UnitValues::default()
        };
        for given in &unit.given {
            let slot = match given.of {
                InputOrProperty::Input(id) => values.inputs.get_mut(id.index()),
                InputOrProperty::Property(id) => values.properties.get_mut(id.index()),
            };
            match (slot, read_value(program, given.of, &given.text)) {
                (Some(slot), Some(read)) => *slot = read,
                _ => {
                    let fault = ExampleFault::Given { text: given.text.clone(), name: name_of(program, given.of) };
                    let finding = Finding::at(given.span, Fault::Example(fault));
                    faults.push(match declared(program, given.of) {
                        Some(span) => finding.label(span, Role::Declared),
                        None => finding,
                    });
                }
            }
        }
        units.push(values);
    }
    if faults.is_empty() { Ok(units) } else { Err(faults) }
}

/// Where a figure or a property is declared, with the values that it takes.
fn declared(program: &Program, of: InputOrProperty) -> Option<Span> {
    match of {
        InputOrProperty::Input(id) => program.input(id).map(|input| input.span),
        InputOrProperty::Property(id) => program.properties.get(id.index()).map(|property| property.span),
    }
}

fn name_of(program: &Program, of: InputOrProperty) -> String {
    let name = match of {
        InputOrProperty::Input(id) => program.input(id).map(|input| input.name.clone()),
        InputOrProperty::Property(id) => program.properties.get(id.index()).map(|property| property.name.clone()),
    };
    name.unwrap_or_default()
}

/// An example that was scored, as far as its data allow.
struct Made<'a> {
    program: &'a Program,
    example: &'a Example,
    units: Vec<UnitValues>,
    /// `None` when the data are refused as a whole.
    scores: Option<Scores>,
    found: Vec<Found>,
    looked: Vec<Looked>,
}

/// A finding of an example's data.
struct Found {
    unit: usize,
    row: Option<RowId>,
    /// Whether it is about a value that the example gives, and not about one it leaves out.
    given: bool,
    finding: Finding,
}

/// Marks the unit and input of a finding in a cell, from which they are read back.
struct Marks;

impl Places for Marks {
    fn place(&self, unit: usize, input: Option<InputId>) -> Place {
        let column = input.map_or(0, |input| input.index().saturating_add(1));
        Place::Cell(Cell { sheet: None, file: String::new(), line: unit, column, header: None, text: None })
    }
}

impl<'a> Made<'a> {
    fn of(program: &'a Program, example: &'a Example, units: Vec<UnitValues>) -> Self {
        let looked = (0..units.len()).map(|unit| Looked::at(program, example, unit)).collect();
        let mut made = Made { program, example, units, scores: None, found: Vec::new(), looked };
        made.found = made.outside();
        // As in a year's data: a cell that cannot be leaves everything unscored.
        if made.found.is_empty() {
            let values: Vec<&UnitValues> = made.units.iter().collect();
            let mut findings = Findings::default();
            made.scores = Some(score(program, &values, &Marks, &mut findings, &|_| ()));
            made.found = findings.sorted().into_iter().map(|finding| made.placed(finding)).collect();
        }
        made
    }

    /// Given numbers outside their domains.
    fn outside(&self) -> Vec<Found> {
        let mut out = Vec::new();
        for (index, unit) in self.units.iter().enumerate() {
            for (input, value) in self.program.inputs.iter().zip(&unit.inputs) {
                let Given::Number(value) = value else { continue };
                if let Some(fault) = limit_fault(self.program, input, value, &unit.inputs, &unit.name) {
                    let id = self.program.inputs.iter().position(|other| std::ptr::eq(other, input)).map(InputId::of);
                    let finding = Finding::at(self.span(index, id), Fault::Data(fault));
                    let finding = match input.row.and_then(|row| self.program.row(row)) {
                        Some(row) => finding.about(row.subject()),
                        None => finding,
                    };
                    out.push(Found { unit: index, row: input.row, given: true, finding });
                }
            }
        }
        out
    }

    /// A finding of the scoring, at the value it is about.
    fn placed(&self, finding: Finding) -> Found {
        let (unit, input) = match &finding.place {
            Place::Cell(cell) => (cell.line, cell.column.checked_sub(1).map(InputId::of)),
            Place::Text(_) | Place::File(_) => (0, None),
        };
        let row = finding.subject.as_ref().and_then(|subject| self.program.row_by_code(&subject.code));
        let of_row = |id: InputId| row.is_some() && self.program.input(id).and_then(|input| input.row) == row;
        let given = self.example.units.get(unit).is_some_and(|unit| {
            unit.given.iter().any(|given| matches!(given.of, InputOrProperty::Input(id) if Some(id) == input || of_row(id)))
        });
        let place = Place::Text(self.span(unit, input));
        Found { unit, row, given, finding: Finding { place, ..finding } }
    }

    /// Where an input of a unit is given, or else the example.
    fn span(&self, unit: usize, input: Option<InputId>) -> Span {
        let given = self.example.units.get(unit).into_iter().flat_map(|unit| &unit.given);
        let mut given = given.filter(|given| input.is_some_and(|input| given.of == InputOrProperty::Input(input)));
        given.next_back().map_or(self.example.span, |given| given.span)
    }

    /// Findings for which data would be refused, and which the example neither expects nor leaves aside.
    fn unexpected(&self) -> Vec<Finding> {
        let expects = |found: &Found| {
            let code = found.finding.fault.code();
            let mut expected = self.example.expected.iter().filter(|expected| expected.unit == found.unit);
            expected.any(|expected| matches!(&expected.what, Expectation::Finding(wanted) if wanted == code || expected.blank))
        };
        let concerns = |found: &Found| {
            found.given || self.looked.get(found.unit).is_some_and(|looked| looked.all || found.row.is_some_and(|row| looked.row(row)))
        };
        let mut out = Vec::new();
        for found in self.found.iter().filter(|found| found.finding.blocks() && concerns(found) && !expects(found)) {
            let Fault::Data(fault) = &found.finding.fault else { continue };
            let fault = ExampleFault::Unexpected { example: self.example.title.clone(), fault: Box::new(fault.clone()) };
            out.push(Finding { fault: Fault::Example(fault), ..found.finding.clone() });
        }
        out
    }
}
