//! The figures of a made-up unit as an example gives them: `a của 1.2 = 5`.

use super::unsaid;
use crate::check::state_words;
use crate::diagnostic::StateName;
use crate::eval::{Given, Records, UnitValues};
use crate::ir::{
    Applies, Choice, Field, FieldKind, GivenRecord, GivenRecords, GivenValue, InputId, InputKind, InputOrProperty, ListId, Program,
    PropertyId, Score, Total,
};
use crate::name::{fold, fold_title};
use crate::quantity::{Exact, Rounding, Style, show};
use crate::source::{FileId, Span};

/// Something that an example gives.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// As it is written.
    pub written: String,
    /// The value of an input or a property.
    pub given: Option<GivenValue>,
    /// The records of a list.
    pub records: Option<GivenRecords>,
}

/// The name of a unit, if the rules name it.
pub(super) fn unit_named(program: &Program, name: &str) -> Option<String> {
    let names = program.rows.iter().flat_map(|row| &row.applies).flat_map(|applies| match applies {
        Applies::For(names) | Applies::Except(names) => names.as_slice(),
        Applies::Unless(_) | Applies::When(_) => &[],
    });
    names.map(|(known, _)| known).find(|known| fold_title(known) == fold_title(name)).cloned()
}

/// What a unit gives for some inputs and lists, and for the properties that say anything; `None` if a value has no spelling.
pub(super) fn items(program: &Program, unit: &UnitValues, inputs: &[InputId], lists: &[usize]) -> Option<Vec<Item>> {
    let mut out = Vec::new();
    for (index, (property, value)) in program.properties.iter().zip(&unit.properties).enumerate() {
        if *value != unsaid(&property.kind) {
            let value = spelled(value, Some(property.kind.options()), false)?;
            out.push(value.of(&property.name, InputOrProperty::Property(PropertyId::of(index))));
        }
    }
    let mut missing = Vec::new();
    for id in inputs {
        let (input, value) = (program.input(*id)?, unit.inputs.get(id.index())?);
        let options = match &input.kind {
            InputKind::Choice(options) => Some(options.as_slice()),
            InputKind::Points { .. } | InputKind::Whole | InputKind::Decimal | InputKind::Ratio | InputKind::YesNo => None,
        };
        let value_of = |value: &Given| {
            Some(spelled(value, options, input.kind == InputKind::Ratio)?.of(&name(program, *id), InputOrProperty::Input(*id)))
        };
        match value {
            Given::State(StateName::Missing) => missing.push(value_of(value)?),
            value => out.push(value_of(value)?),
        }
    }
    for list in lists {
        match unit.records.get(*list)? {
            Records::State(StateName::Missing) => {}
            records => out.push(records_of(program, ListId::of(*list), records)?),
        }
    }
    // What is missing goes without saying, unless nothing else is said.
    if out.iter().all(|item| item.given.as_ref().is_some_and(|given| matches!(given.of, InputOrProperty::Property(_)))) {
        out.extend(missing);
    }
    Some(out)
}

/// What an example calls an input.
fn name(program: &Program, id: InputId) -> String {
    let Some(input) = program.input(id) else { return String::new() };
    if matches!(program.total, Total::Entered(total) if total == id) {
        return "tổng điểm".to_owned();
    }
    let entered = program.rows.iter().find(|row| matches!(row.score, Score::Entered(own) if own == id));
    if let Some(row) = entered {
        return row.code.to_string();
    }
    let own = fold(&input.name);
    let inputs = program.inputs.iter().filter(|other| fold(&other.name) == own).count();
    let alone = inputs == 1 && !program.properties.iter().any(|property| fold(&property.name) == own);
    match input.row.and_then(|row| program.row(row)).filter(|_| !alone) {
        Some(row) => format!("{} của {}", input.name, row.code),
        None => input.name.clone(),
    }
}

/// A value as a cell says it, and as an example does.
struct Spelled {
    cell: String,
    written: String,
}

impl Spelled {
    fn of(self, name: &str, of: InputOrProperty) -> Item {
        let written = format!("{name} = {}", self.written);
        Item { written, given: Some(GivenValue { of, text: self.cell, span: nowhere() }), records: None }
    }
}

fn nowhere() -> Span {
    Span::new(FileId(0), 0..0)
}

fn spelled(value: &Given, options: Option<&[Choice]>, ratio: bool) -> Option<Spelled> {
    let option = |place: &usize| options?.get(*place).map(|option| option.name.clone());
    let bare = |text: String| Some(Spelled { cell: text.clone(), written: text });
    let quoted = |text: String| (!text.contains(['"', '\n'])).then(|| Spelled { written: format!("\"{text}\""), cell: text });
    match value {
        Given::Number(value) if ratio => bare(format!("{}%", number(&value.times(&Exact::from(100)))?)),
        Given::Number(value) => bare(number(value)?),
        Given::Truth(yes) => bare(if *yes { "có" } else { "không" }.to_owned()),
        Given::Option(place) => bare(option(place)?),
        Given::Options(places) => quoted(places.iter().map(option).collect::<Option<Vec<_>>>()?.join("; ")),
        Given::Text(text) => quoted(text.clone()),
        Given::State(state) => bare(state_words(*state).to_owned()),
    }
}

fn number(value: &Exact) -> Option<String> {
    let shown = show(value, Style { at_most: Rounding::MOST_PLACES, ..Style::people() });
    shown.whole.then_some(shown.text)
}

fn records_of(program: &Program, id: ListId, records: &Records) -> Option<Item> {
    let list = program.list(id)?;
    let (written, lines) = match records {
        Records::State(state) => (format!("{} = {}", list.name, state_words(*state)), Err(*state)),
        Records::Lines(lines) if lines.is_empty() => {
            let state = StateName::NothingArising;
            (format!("{} = {}", list.name, state_words(state)), Err(state))
        }
        Records::Lines(lines) => {
            let (mut said, mut made) = (Vec::new(), Vec::new());
            for record in lines {
                let values =
                    list.fields.iter().zip(record).enumerate().filter(|(_, (_, value))| **value != Given::State(StateName::Missing));
                let values: Vec<(usize, &Field, Spelled)> =
                    values.map(|(place, (field, value))| Some((place, field, field_value(field, value)?))).collect::<Option<_>>()?;
                let text = values.iter().map(|(_, field, value)| format!("{} = {}", field.name, value.written)).collect::<Vec<_>>();
                said.push(format!("({})", text.join("; ")));
                made.push(GivenRecord {
                    times: 1,
                    values: values.into_iter().map(|(place, _, value)| (place, value.cell, nowhere())).collect(),
                });
            }
            (format!("{} gồm {}", list.name, said.join("; ")), Ok(made))
        }
    };
    Some(Item { written, given: None, records: Some(GivenRecords { list: id, lines, span: nowhere() }) })
}

fn field_value(field: &Field, value: &Given) -> Option<Spelled> {
    match &field.kind {
        FieldKind::Figure(InputKind::Choice(options)) => spelled(value, Some(options), false),
        FieldKind::Figure(kind) => spelled(value, None, *kind == InputKind::Ratio),
        FieldKind::Text => spelled(value, None, false),
    }
}
