//! Made-up units → the CSV that `dti eval` reads back, figure for figure.

use csv::{Terminator, WriterBuilder};

use crate::data::column_name;
use crate::diagnostic::StateName;
use crate::eval::{Given, Records, UnitValues};
use crate::ir::{Choice, FieldKind, Input, InputId, InputKind, ListId, Program};
use crate::name::fold;
use crate::quantity::{DecimalMark, Exact, Rounding, Style, readings, show};

/// The units as CSV, one line each: `,` and the decimal point, or `;`, the decimal comma and a byte order mark for spreadsheets.
pub fn to_csv(program: &Program, units: &[UnitValues], mark: DecimalMark) -> String {
    let lines = std::iter::once(header(program))
        .chain(units.iter().enumerate().map(|(place, unit)| line(program, unit, mark, place.is_multiple_of(2))));
    written(lines, mark)
}

/// The records of a list as CSV, one line each; an empty list is a line with a word for it, and a unit without figures has no line.
pub fn list_csv(program: &Program, id: ListId, units: &[UnitValues], mark: DecimalMark) -> String {
    let Some(list) = program.list(id) else { return String::new() };
    let header = std::iter::once("Đơn vị".to_owned()).chain(list.fields.iter().map(|field| field.name.clone())).collect();
    let mut lines: Vec<Vec<String>> = vec![header];
    let word = |state: StateName| program.cell_words.iter().find(|(_, known)| *known == state).map(|(word, _)| word.clone());
    for unit in units {
        let state = |state: StateName| {
            let mut cells = vec![String::new(); list.fields.len().saturating_add(1)];
            for (slot, text) in cells.iter_mut().zip([guarded(&unit.name), word(state).unwrap_or_default()]) {
                *slot = text;
            }
            cells
        };
        match unit.records.get(id.index()) {
            None | Some(Records::State(StateName::Missing)) => {}
            Some(Records::State(other)) => lines.push(state(*other)),
            Some(Records::Lines(records)) if records.is_empty() => lines.push(state(StateName::NothingArising)),
            Some(Records::Lines(records)) => lines.extend(records.iter().map(|record| {
                let cells = list.fields.iter().zip(record).map(|(field, value)| {
                    let options = match &field.kind {
                        FieldKind::Figure(InputKind::Choice(options)) => Some(options.as_slice()),
                        FieldKind::Figure(_) | FieldKind::Text => None,
                    };
                    cell(program, value, options, mark, true)
                });
                std::iter::once(guarded(&unit.name)).chain(cells).collect()
            })),
        }
    }
    written(lines.into_iter(), mark)
}

fn written(lines: impl Iterator<Item = Vec<String>>, mark: DecimalMark) -> String {
    let (delimiter, start) = match mark {
        DecimalMark::Point => (b',', ""),
        DecimalMark::Comma => (b';', "\u{feff}"),
    };
    let mut writer = WriterBuilder::new().delimiter(delimiter).terminator(Terminator::CRLF).from_writer(Vec::new());
    let written = lines.map(|cells| writer.write_record(cells)).collect::<Result<Vec<()>, _>>();
    // Memory takes every record, all are of one length, and every cell is text: neither step can fail.
    let bytes = written.ok().and_then(|_| writer.into_inner().ok()).unwrap_or_default();
    format!("{start}{}", String::from_utf8(bytes).unwrap_or_default())
}

/// The common figures as the table of two columns that `dti eval --common` reads; `None` if the set asks for none.
pub fn common_csv(program: &Program, common: &[Given], mark: DecimalMark) -> Option<String> {
    let (delimiter, start) = match mark {
        DecimalMark::Point => (',', ""),
        DecimalMark::Comma => (';', "\u{feff}"),
    };
    let asked = program.inputs.iter().zip(common).filter(|(input, _)| input.common);
    let lines: Vec<String> =
        asked.map(|(input, value)| format!("{}{delimiter}{}\r\n", input.name, cell(program, value, choices(input), mark, true))).collect();
    (!lines.is_empty()).then(|| format!("{start}Số liệu{delimiter}Giá trị\r\n{}", lines.concat()))
}

fn choices(input: &Input) -> Option<&[Choice]> {
    match &input.kind {
        InputKind::Choice(options) => Some(options.as_slice()),
        InputKind::Points { .. } | InputKind::Whole | InputKind::Decimal | InputKind::Ratio | InputKind::YesNo => None,
    }
}

fn header(program: &Program) -> Vec<String> {
    let mut cells = vec!["Đơn vị".to_owned()];
    cells.extend(program.properties.iter().map(|property| property.name.clone()));
    let own = program.inputs.iter().enumerate().filter(|(_, input)| !input.common);
    cells.extend(own.map(|(input, _)| column_name(program, &InputId::of(input))));
    cells
}

fn line(program: &Program, unit: &UnitValues, mark: DecimalMark, even: bool) -> Vec<String> {
    let mut cells = vec![guarded(&unit.name)];
    for (property, value) in program.properties.iter().zip(&unit.properties) {
        cells.push(cell(program, value, Some(property.kind.options()), mark, even));
    }
    for (input, value) in program.inputs.iter().zip(&unit.inputs).filter(|(input, _)| !input.common) {
        cells.push(cell(program, value, choices(input), mark, even));
    }
    cells
}

/// A name that a spreadsheet does not take for a formula.
fn guarded(name: &str) -> String {
    let guard = if name.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("{guard}{name}")
}

fn cell(program: &Program, value: &Given, options: Option<&[Choice]>, mark: DecimalMark, even: bool) -> String {
    // A word that the set keeps for a state is not written for a value.
    let free = |word: &&str| !program.cell_words.iter().any(|(kept, _)| fold(kept) == fold(word));
    let first = |words: &[&str]| words.iter().find(|word| free(word)).copied().unwrap_or_default().to_owned();
    match value {
        Given::Truth(true) => first(&["có", "x", "đạt", "yes", "1"]),
        Given::Truth(false) => first(&["không", "không đạt", "no", "0"]),
        Given::Option(place) => {
            let option = options.and_then(|options| options.get(*place));
            option.map(|option| first(&[option.name.as_str(), option.about.as_deref().unwrap_or_default()])).unwrap_or_default()
        }
        Given::Options(several) => {
            let named = several.iter().filter_map(|place| options.and_then(|options| options.get(*place)));
            named.map(|option| option.name.clone()).collect::<Vec<_>>().join("; ")
        }
        Given::Text(text) => text.clone(),
        // An empty cell is chưa có số liệu as much as a word for it; both come up.
        Given::State(StateName::Missing) if even => String::new(),
        Given::State(state) => {
            program.cell_words.iter().find(|(_, known)| known == state).map(|(word, _)| word.clone()).unwrap_or_default()
        }
        Given::Number(value) => number(value, mark, &free),
    }
}

/// A number that has one reading: `1,234` may be a thousand, `1,2340` may not.
fn number(value: &Exact, mark: DecimalMark, free: &dyn Fn(&&str) -> bool) -> String {
    let written = |at_least: u32| show(value, Style { mark, group: false, at_least, at_most: Rounding::MOST_PLACES }).text;
    let places = value.terminates().unwrap_or(0);
    let text = written(0);
    if readings(&text).ambiguous() || !free(&text.as_str()) { written(places.saturating_add(1)) } else { text }
}
