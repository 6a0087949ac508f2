//! A figure of a unit as a person reads it.

use super::number::cell;
use crate::check::state_words;
use crate::eval::Given;
use crate::ir::{InputId, InputKind, Program};
use crate::quantity::{DecimalMark, Exact};

/// The text of a figure: a number with the mark asked for, a ratio as a percentage, an option by what the form says, a state by its words.
pub fn given_text(program: &Program, input: Option<InputId>, given: &Given, mark: DecimalMark) -> String {
    let kind = input.and_then(|input| program.input(input)).map(|input| &input.kind);
    let option = |index: &usize| match kind {
        Some(InputKind::Choice(options)) => {
            options.get(*index).map(|option| option.about.clone().unwrap_or_else(|| option.name.clone())).unwrap_or_default()
        }
        _ => String::new(),
    };
    match given {
        Given::Number(value) if kind == Some(&InputKind::Ratio) => format!("{}%", cell(&value.times(&Exact::from(100)), mark)),
        Given::Number(value) => cell(value, mark),
        Given::Truth(truth) => if *truth { "Có" } else { "Không" }.to_owned(),
        Given::Option(index) => option(index),
        Given::Options(indexes) => indexes.iter().map(option).collect::<Vec<_>>().join("; "),
        Given::Text(text) => text.clone(),
        Given::State(state) => state_words(*state).to_owned(),
    }
}
