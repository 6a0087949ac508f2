//! What one column of a form asks, and what its cells may hold.

use super::words;
use crate::data::{Limits, form_headers};
use crate::diagnostic::Guidance;
use crate::eval::Given;
use crate::ir::{Choice, Field, FieldKind, Input, InputId, InputKind, Limit, List, Program, Property, PropertyId, PropertyKind, RowId};
use crate::name::{fold, fold_title, one_line};
use crate::quantity::Exact;
use crate::syntax::tree::RemarkKind;

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// What it holds.
    pub of: ColumnOf,
    /// Its name, by which `eval` finds it.
    pub header: String,
    /// What it says, in the order of [`Guidance::ALL`].
    says: [String; 6],
    /// What its cells may hold.
    pub entry: Entry,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnOf {
    /// A property of the unit.
    Property(PropertyId),
    /// A figure.
    Input(InputId),
    /// A field of the records of a list, by its place in a record, which limits name it by.
    Field(InputId),
}

/// What a cell may hold, besides nothing and the words of the set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A number.
    Number {
        /// Whether it must be whole.
        whole: bool,
        /// Whether it is a ratio, shown as a percentage.
        ratio: bool,
        /// The least.
        low: Option<End>,
        /// The most.
        high: Option<End>,
        /// The step, for points.
        step: Option<Exact>,
        /// Figures of the same unit that may not be larger: those for which this one is the most.
        over: Vec<InputId>,
    },
    /// One of these.
    List(Vec<String>),
    /// Several options in one cell, or free text.
    Text,
    /// Nothing: nobody scores it this year.
    Closed,
}

/// One end of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// Where it is.
    pub limit: Limit,
    /// Whether it belongs.
    pub closed: bool,
}

impl Column {
    /// What a line of guidance says over the column.
    pub fn says(&self, line: Guidance) -> &str {
        let place = Guidance::ALL.iter().position(|known| *known == line).unwrap_or(0);
        self.says.get(place).map_or("", String::as_str)
    }

    /// What people call the column: the figure, or the indicator where the figure has no words of its own.
    pub fn asked(&self) -> &str {
        if self.says(Guidance::Asked).is_empty() { self.says(Guidance::Title) } else { self.says(Guidance::Asked) }
    }
}

/// The columns of a line per unit: properties and figures.
pub(super) fn of_units(program: &Program) -> Vec<Column> {
    let properties = program.properties.iter().enumerate().map(|(index, property)| of_property(program, PropertyId::of(index), property));
    let inputs = program.inputs.iter().enumerate().filter(|(_, input)| !input.common);
    let headers = form_headers(program);
    properties.chain(inputs.map(|(index, input)| of_input(program, &headers, InputId::of(index), input))).collect()
}

/// The figures common to all units.
pub(super) fn of_all(program: &Program) -> Vec<Column> {
    let inputs = program.inputs.iter().enumerate().filter(|(_, input)| input.common);
    inputs.map(|(index, input)| of_input(program, &[], InputId::of(index), input)).collect()
}

/// The fields of a list.
pub(super) fn of_list(program: &Program, list: &List) -> Vec<Column> {
    list.fields.iter().enumerate().map(|(index, field)| of_field(program, list, InputId::of(index), field)).collect()
}

fn of_field(program: &Program, list: &List, id: InputId, field: &Field) -> Column {
    let same = |text: &str| {
        let named = |other: &&Field| fold_title(field_title(other)) == fold_title(text) || fold_title(&other.name) == fold_title(text);
        list.fields.iter().filter(named).count()
    };
    let title = one_line(field_title(field));
    // A title that two fields share tells neither of them.
    let header = if same(&title) == 1 { title } else { field.name.clone() };
    let limits = Limits::of_field(program, field);
    let bounded = |(index, other): (usize, &Field)| {
        let [_, high] = Limits::of_field(program, other).ends();
        high.is_some_and(|(limit, _)| limit == Limit::Input(id)).then(|| InputId::of(index))
    };
    let over = || list.fields.iter().enumerate().filter_map(bounded).collect();
    let number = |whole, ratio, step| {
        let [low, high] = limits.ends().map(|end| end.map(|(limit, closed)| End { limit, closed }));
        Entry::Number { whole, ratio, low, high, step, over: over() }
    };
    let (entry, counted) = match &field.kind {
        FieldKind::Text => (Entry::Text, ""),
        FieldKind::Figure(kind) => (entry_of(program, kind, number), words::counted(kind)),
    };
    let says = [
        String::new(),
        field.about.clone().unwrap_or_else(|| spaced(&field.name)),
        field.unit.clone().unwrap_or_else(|| counted.to_owned()),
        words::of_field(program, list, field),
        words::states(program),
        String::new(),
    ];
    Column { of: ColumnOf::Field(id), header, says: says.map(|text| one_line(&text)), entry }
}

fn field_title(field: &Field) -> &str {
    field.about.as_deref().unwrap_or(&field.name)
}

fn of_property(program: &Program, id: PropertyId, property: &Property) -> Column {
    let entry = match &property.kind {
        PropertyKind::YesNo => Entry::List(yes_no(program)),
        PropertyKind::Choice(options) => Entry::List(options_shown(program, options)),
        PropertyKind::Several(_) | PropertyKind::Text => Entry::Text,
    };
    let asked = property.about.clone().unwrap_or_else(|| spaced(&property.name));
    let says = [
        "Thuộc tính của đơn vị".to_owned(),
        asked,
        String::new(),
        words::of_property(program, property),
        "Không được để trống".to_owned(),
        String::new(),
    ];
    Column { of: ColumnOf::Property(id), header: property.name.clone(), says, entry }
}

fn of_input(program: &Program, headers: &[String], id: InputId, input: &Input) -> Column {
    let row = input.row.and_then(|row| program.row(row));
    let closed = input.row.and_then(|row| not_deployed(program, row));
    let name = match (&input.kind, row) {
        (InputKind::Points { by, .. }, _) => format!("Điểm do {by} chấm"),
        _ => input.about.clone().unwrap_or_else(|| spaced(&input.name)),
    };
    let evidence = row.map(|row| row.remarks.iter().filter(|(kind, _)| *kind == RemarkKind::Evidence).map(|(_, text)| text.as_str()));
    let says = [
        row.map_or_else(
            || if input.common { "Thông tin chung" } else { "Tổng điểm" }.to_owned(),
            |row| format!("{} {}", row.code, row.title),
        ),
        name,
        input.unit.clone().unwrap_or_else(|| words::counted(&input.kind).to_owned()),
        closed.map_or_else(|| words::of_input(program, headers, input), words::closed),
        if closed.is_some() { String::new() } else { words::states(program) },
        evidence.map(|texts| texts.collect::<Vec<_>>().join("; ")).unwrap_or_default(),
    ];
    let entry = if closed.is_some() { Entry::Closed } else { entry(program, id, input) };
    let own = headers.get(id.index()).map(|header| one_line(header)).unwrap_or_default();
    let header = if input.common { common_name(program, input) } else { own };
    Column { of: ColumnOf::Input(id), header, says: says.map(|text| one_line(&text)), entry }
}

/// The year in which nobody scores the row, if it or a row above says so.
fn not_deployed(program: &Program, row: RowId) -> Option<u64> {
    let mut at = program.row(row);
    while let Some(row) = at {
        if row.not_deployed.is_some() {
            return row.not_deployed;
        }
        at = row.parent.and_then(|parent| program.row(parent));
    }
    None
}

fn entry(program: &Program, id: InputId, input: &Input) -> Entry {
    let number = |whole, ratio, step| {
        let limits = Limits::of(program, input);
        let own = |limit: Option<(Limit, bool)>| limit.map(|(limit, closed)| End { limit, closed });
        let [low, high] = limits.ends();
        // A common figure stands on no line of a unit.
        let beside = |other: &InputId| program.input(*other).is_some_and(|other| other.common) == input.common;
        let here = |end: &End| end.limit.inputs().iter().all(beside);
        let (low, high) = (own(low).filter(here), own(high).filter(here));
        Entry::Number { whole, ratio, low, high, step, over: bounded_by(program, id, input.common) }
    };
    entry_of(program, &input.kind, number)
}

fn entry_of(program: &Program, kind: &InputKind, number: impl Fn(bool, bool, Option<Exact>) -> Entry) -> Entry {
    match kind {
        InputKind::Points { step, .. } => number(false, false, step.clone()),
        InputKind::Whole => number(true, false, None),
        InputKind::Decimal => number(false, false, None),
        InputKind::Ratio => number(false, true, None),
        InputKind::YesNo => Entry::List(yes_no(program)),
        InputKind::Choice(options) => Entry::List(options_shown(program, options)),
    }
}

/// The figures whose most is this one.
fn bounded_by(program: &Program, id: InputId, common: bool) -> Vec<InputId> {
    let others = program.inputs.iter().enumerate().filter(|(_, other)| other.common == common);
    let bounded = others.filter(|(_, other)| {
        let [_, high] = Limits::of(program, other).ends();
        high.is_some_and(|(limit, _)| limit == Limit::Input(id))
    });
    bounded.map(|(index, _)| InputId::of(index)).collect()
}

fn yes_no(program: &Program) -> Vec<String> {
    ["Có", "Không"].iter().filter(|word| !is_state(program, word)).map(|word| (*word).to_owned()).collect()
}

/// The options by their titles, or by their names where a title could be taken for something else.
pub(super) fn options_shown(program: &Program, options: &[Choice]) -> Vec<String> {
    let shown = |(at, option): (usize, &Choice)| {
        let about = option.about.as_deref().map(one_line).filter(|about| {
            let folded = fold_title(about);
            let same = |text: &str| fold_title(text) == folded;
            let others = options.iter().enumerate().filter(|(other, _)| *other != at);
            let taken = others.map(|(_, other)| other).any(|other| same(&other.name) || other.about.as_deref().is_some_and(same));
            !folded.is_empty() && !taken && !is_state(program, about)
        });
        about.unwrap_or_else(|| option.name.clone())
    };
    options.iter().enumerate().map(shown).collect()
}

/// A property in the words of its column; nothing where it is not known.
pub(super) fn property_shown(program: &Program, property: &Property, given: &Given) -> Option<String> {
    match (&property.kind, given) {
        (_, Given::Text(text)) => Some(text.clone()),
        (PropertyKind::YesNo, Given::Truth(truth)) => Some(if *truth { "Có" } else { "Không" }.to_owned()),
        (PropertyKind::Choice(options), Given::Option(at)) => options_shown(program, options).into_iter().nth(*at),
        (PropertyKind::Several(_), Given::Options(places)) if places.is_empty() => Some("không".to_owned()),
        (PropertyKind::Several(options), Given::Options(places)) => {
            let names: Vec<&str> = places.iter().filter_map(|at| options.get(*at)).map(|option| option.name.as_str()).collect();
            Some(names.join("; "))
        }
        _ => None,
    }
}

fn is_state(program: &Program, text: &str) -> bool {
    program.cell_words.iter().any(|(word, _)| fold(word) == fold(text))
}

/// A common figure by its title, if no other has the same.
fn common_name(program: &Program, input: &Input) -> String {
    let same = |text: &str| {
        let named = |other: &&Input| {
            [Some(&other.name), other.about.as_ref()].into_iter().flatten().any(|name| fold_title(name) == fold_title(text))
        };
        program.inputs.iter().filter(|other| other.common).filter(named).count()
    };
    input.about.as_deref().map(one_line).filter(|about| same(about) == 1).unwrap_or_else(|| input.name.clone())
}

fn spaced(name: &str) -> String {
    name.replace('_', " ")
}
