//! What a cell says, by the kind of what is due in it.

use std::collections::HashMap;

use crate::check::state_words;
use crate::diagnostic::{DataFault, Fault, SheetFault, StateName};
use crate::eval::Given;
use crate::ir::{Choice, Input, InputKind, InputOrProperty, Program, Property, PropertyKind};
use crate::name::{fold, fold_title, nearest};
use crate::quantity::{CellFault, DecimalMark, Exact, read_cell_number, readings};

use super::grid::{CellKind, Entry};

/// What people write for yes, the most usual first.
const YES: [&str; 9] = ["Có", "x", "✓", "✔", "1", "Đạt", "Yes", "True", "TRUE"];

/// What people write for no.
const NO: [&str; 6] = ["Không", "0", "Không đạt", "No", "False", "FALSE"];

/// The words that stand for a state: those the set declares.
pub(super) struct StateWords {
    words: HashMap<String, StateName>,
    /// Whether one of them looks like a number, so that numbers must be looked up too.
    numeric: bool,
}

impl StateWords {
    /// The words of a program.
    pub fn of(program: &Program) -> Self {
        let words: HashMap<String, StateName> = program.cell_words.iter().map(|(word, state)| (fold(word), *state)).collect();
        let numeric = words.keys().any(|word| looks_numeric(word));
        StateWords { words, numeric }
    }

    /// The state a trimmed cell names; an empty cell is chưa có số liệu.
    pub fn state(&self, text: &str) -> Option<StateName> {
        if text.is_empty() {
            return Some(StateName::Missing);
        }
        if self.words.is_empty() || (!self.numeric && looks_numeric(text)) {
            return None;
        }
        self.words.get(&fold(text)).copied()
    }
}

fn looks_numeric(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'%'))
}

/// Reads the cells of one column.
pub(super) enum Reader {
    /// A number.
    Number {
        /// Whether it must be whole.
        whole: bool,
        /// What `%` after it means.
        percent: Percent,
    },
    /// One of some words.
    Words {
        /// The words, as usually written and folded.
        words: HashMap<String, Given>,
        /// The options; `None` is yes/no.
        options: Option<Vec<Choice>>,
    },
    /// Several of some options.
    Several {
        /// The words of the options, as usually written and folded.
        words: HashMap<String, Given>,
        /// The options.
        options: Vec<Choice>,
    },
    /// Free text.
    Text,
}

/// What `%` after a number means.
#[derive(Clone, Copy)]
pub(super) enum Percent {
    /// A hundredth: the cell holds a ratio.
    Hundredth,
    /// The unit that the input counts in.
    Unit,
    /// Nothing: points and counts are no percentages.
    Refused,
}

impl Reader {
    /// The reader of an input.
    pub fn of_input(input: &Input) -> Self {
        let counted = if input.unit.as_deref().is_some_and(|unit| unit.trim() == "%") { Percent::Unit } else { Percent::Refused };
        match &input.kind {
            InputKind::Whole => Reader::Number { whole: true, percent: counted },
            InputKind::Decimal => Reader::Number { whole: false, percent: counted },
            InputKind::Points { .. } => Reader::Number { whole: false, percent: Percent::Refused },
            InputKind::Ratio => Reader::Number { whole: false, percent: Percent::Hundredth },
            InputKind::YesNo => Reader::yes_no(),
            InputKind::Choice(options) => Reader::choice(options),
        }
    }

    /// The reader of a property.
    pub fn of_property(property: &Property) -> Self {
        match &property.kind {
            PropertyKind::YesNo => Reader::yes_no(),
            PropertyKind::Choice(options) => Reader::choice(options),
            PropertyKind::Several(options) => Reader::Several { words: names(options), options: options.clone() },
            PropertyKind::Text => Reader::Text,
        }
    }

    /// Whether it reads numbers.
    pub fn is_number(&self) -> bool {
        matches!(self, Reader::Number { .. })
    }

    fn yes_no() -> Self {
        let words = YES.iter().map(|word| (*word, true)).chain(NO.iter().map(|word| (*word, false)));
        Reader::Words { words: spoken(words.map(|(word, truth)| (word, Given::Truth(truth)))), options: None }
    }

    fn choice(options: &[Choice]) -> Self {
        Reader::Words { words: names(options), options: Some(options.to_vec()) }
    }

    /// What a cell says: a value, or a state by a word that the set declares for it. What the file knows about the cell is honoured: a number
    /// needs no decimal mark, a date is no number, and a number kept as text is one that somebody has to look at.
    pub fn given(&self, entry: Entry<'_>, words: &StateWords, mark: Option<DecimalMark>, unit: &str) -> Result<Given, Fault> {
        if let Some(state) = words.state(entry.text) {
            return Ok(Given::State(state));
        }
        sound(entry)?;
        let read = match entry.kind {
            CellKind::Number => self.read(entry.text, Some(DecimalMark::Point), unit),
            CellKind::Date if self.is_number() => return Err(SheetFault::DateForNumber { unit: unit.to_owned() }.into()),
            CellKind::Text if self.is_number() && is_number(entry.text) => {
                return Err(SheetFault::NumberAsText { unit: unit.to_owned() }.into());
            }
            _ => self.read(entry.text, mark, unit),
        };
        Ok(read?.unwrap_or(Given::State(StateName::Missing)))
    }

    /// What a trimmed cell that is not empty and names no state says; `None` where the marks of the file leave two readings open.
    pub fn read(&self, text: &str, mark: Option<DecimalMark>, unit: &str) -> Result<Option<Given>, DataFault> {
        match self {
            Reader::Number { whole, percent } => match read_number(text, mark, *percent) {
                Ok(Some(value)) if *whole && !value.is_integer() => Err(DataFault::NotWhole { unit: unit.to_owned(), value }),
                Ok(value) => Ok(value.map(Given::Number)),
                Err(CellFault::TooLong { digits }) => Err(DataFault::TooLong { digits }),
                Err(CellFault::NotNumber | CellFault::BrokenGroups | CellFault::OtherMark) => {
                    Err(DataFault::NotNumber { unit: unit.to_owned() })
                }
            },
            Reader::Words { words, options } => match words.get(text).or_else(|| words.get(&fold_title(text))) {
                Some(given) => Ok(Some(given.clone())),
                None => Err(no_such_word(text, options.as_deref(), unit)),
            },
            Reader::Several { words, options } => several(text, words, options, unit).map(|options| Some(Given::Options(options))),
            Reader::Text => Ok(Some(Given::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")))),
        }
    }
}

/// Whether a text is a number under one decimal mark or the other.
fn is_number(text: &str) -> bool {
    let read = readings(text);
    read.comma.is_some() || read.point.is_some()
}

/// Refuses what is no value of any kind.
pub(super) fn sound(entry: Entry<'_>) -> Result<(), SheetFault> {
    match entry.kind {
        CellKind::Error => Err(SheetFault::ErrorValue),
        CellKind::Uncalculated => Err(SheetFault::Uncalculated),
        CellKind::Typed | CellKind::Text | CellKind::Number | CellKind::Date | CellKind::Truth => Ok(()),
    }
}

/// The number of a cell where numbers are due and no state is known; `None` where the marks of the file leave two readings open.
pub(super) fn number_of(entry: Entry<'_>, mark: Option<DecimalMark>, unit: &str) -> Result<Option<Exact>, Fault> {
    let reader = Reader::Number { whole: false, percent: Percent::Refused };
    let words = StateWords { words: HashMap::new(), numeric: false };
    match reader.given(entry, &words, mark, unit)? {
        Given::Number(value) => Ok(Some(value)),
        _ => Ok(None),
    }
}

/// What stands between the options of a cell.
const BETWEEN: [char; 2] = [';', '\n'];

/// The options that a cell names, in the order of the rules; the word không alone names none.
fn several(text: &str, words: &HashMap<String, Given>, options: &[Choice], unit: &str) -> Result<Vec<usize>, DataFault> {
    if fold_title(text) == fold_title("không") {
        return Ok(Vec::new());
    }
    let mut found: Vec<usize> = Vec::new();
    for part in text.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty()) {
        let unit = || unit.to_owned();
        match words.get(part).or_else(|| words.get(&fold_title(part))) {
            Some(Given::Option(option)) if found.contains(option) => {
                return Err(DataFault::OptionNamedTwice { unit: unit(), option: part.to_owned() });
            }
            Some(Given::Option(option)) => found.push(*option),
            _ => {
                let all = || options.iter().map(|option| option.name.as_str());
                let near = nearest(part, all().chain(options.iter().filter_map(|option| option.about.as_deref())));
                let options = all().map(str::to_owned).collect();
                return Err(DataFault::NoSuchPart { unit: unit(), part: part.to_owned(), options, near: near.map(str::to_owned) });
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// The words of options: their names and their titles.
fn names(options: &[Choice]) -> HashMap<String, Given> {
    let numbered = || options.iter().enumerate();
    let names = numbered().map(|(index, option)| (option.name.as_str(), Given::Option(index)));
    let abouts = numbered().filter_map(|(index, option)| Some((option.about.as_deref()?, Given::Option(index))));
    spoken(names.chain(abouts))
}

/// The words as written, which saves folding most cells, and folded. Of two that read the same the first counts.
fn spoken<'a>(words: impl Iterator<Item = (&'a str, Given)>) -> HashMap<String, Given> {
    let mut known = HashMap::new();
    for (word, given) in words {
        known.entry(fold_title(word)).or_insert_with(|| given.clone());
        known.entry(word.to_owned()).or_insert(given);
    }
    known
}

fn no_such_word(text: &str, options: Option<&[Choice]>, unit: &str) -> DataFault {
    let unit = unit.to_owned();
    let Some(options) = options else { return DataFault::NotYesNo { unit } };
    let names = || options.iter().map(|option| option.name.as_str());
    let near = nearest(text, names().chain(options.iter().filter_map(|option| option.about.as_deref())));
    DataFault::NoSuchOption { unit, options: names().map(str::to_owned).collect(), near: near.map(str::to_owned) }
}

pub(super) fn read_number(text: &str, mark: Option<DecimalMark>, percent: Percent) -> Result<Option<Exact>, CellFault> {
    let text = match (percent, text.strip_suffix('%')) {
        (Percent::Refused, Some(_)) => return Err(CellFault::NotNumber),
        (Percent::Unit, Some(bare)) => bare,
        _ => text,
    };
    if let Some(mark) = mark {
        return read_cell_number(text, mark).map(|value| Some(value.into()));
    }
    let read = readings(text);
    match read.comma.or(read.point) {
        Some(_) if read.ambiguous() => Ok(None),
        Some(value) => Ok(Some(value.into())),
        None => read_cell_number(text, DecimalMark::Comma).map(|value| Some(value.into())),
    }
}

/// A value as an example of a rule file writes it: a number in the spelling of the decision, a word, or a state. `None` if it does not fit.
pub fn read_value(program: &Program, what: InputOrProperty, text: &str) -> Option<Given> {
    let state =
        [StateName::Missing, StateName::NothingArising, StateName::NotApplicable].into_iter().find(|state| state_words(*state) == text);
    if let Some(state) = state {
        return matches!(what, InputOrProperty::Input(_)).then_some(Given::State(state));
    }
    let reader = match what {
        InputOrProperty::Input(id) => Reader::of_input(program.input(id)?),
        InputOrProperty::Property(id) => Reader::of_property(program.properties.get(id.index())?),
    };
    let number = text.trim_end_matches("điểm").trim_end();
    reader.read(number, Some(DecimalMark::Comma), "").ok().flatten()
}
