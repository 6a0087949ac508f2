//! Examples: what each gives and what it expects.

use super::{Basis, InputId, ListId, PropertyId, RowId};
use crate::diagnostic::StateName;
use crate::quantity::Exact;
use crate::source::Span;

/// An example with what it expects. A table is one example per line.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub span: Span,
    /// Its units, at least one.
    pub units: Vec<ExampleUnit>,
    /// What is expected.
    pub expected: Vec<Expected>,
}

/// A unit that an example makes up.
#[derive(Clone, Debug)]
pub struct ExampleUnit {
    /// Its name; the example's title where it is not said.
    pub name: String,
    /// What is given.
    pub given: Vec<GivenValue>,
    /// The lists that are given.
    pub records: Vec<GivenRecords>,
}

/// The records that an example gives for a list.
#[derive(Clone, Debug)]
pub struct GivenRecords {
    /// The list.
    pub list: ListId,
    /// The records, or a state of the whole list.
    pub lines: Result<Vec<GivenRecord>, StateName>,
    /// Where it stands.
    pub span: Span,
}

/// A record that an example gives, so many times.
#[derive(Clone, Debug)]
pub struct GivenRecord {
    /// How many records are like it.
    pub times: usize,
    /// The fields that are given, by their places: the value as a cell would say it, and where it stands.
    pub values: Vec<(usize, String, Span)>,
}

/// A value that an example gives.
#[derive(Clone, Debug)]
pub struct GivenValue {
    /// Of what.
    pub of: InputOrProperty,
    /// The value, as a cell would say it.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What an example gives a value of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputOrProperty {
    /// An input.
    Input(InputId),
    /// A property.
    Property(PropertyId),
}

/// What is expected, and of which unit.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The unit, by its place in the example.
    pub unit: usize,
    /// What.
    pub what: Expectation,
    /// Where it stands.
    pub span: Span,
    /// Whether the result is left blank: what the rules come to is told, and the example fails until somebody writes it down.
    pub blank: bool,
}

/// What an example expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// Points of a row.
    Points(RowId, Exact),
    /// A row in a state.
    State(RowId, StateName),
    /// A row that left.
    Left(RowId),
    /// The applicable maximum of a row, or of the unit.
    Applicable(Option<RowId>, Exact),
    /// The total, or that there is none.
    Total(Option<Exact>),
    /// The percentage, as a share.
    Percent(Exact),
    /// The published mean, over the units of the example, of what the basis names: points, or the percentage as a share.
    Mean(Basis, Exact),
    /// Points of a pillar, by its place.
    Pillar(usize, Exact),
    /// The class, or that there is none.
    Class(Option<String>),
    /// A finding of the data, by its code.
    Finding(String),
    /// The order of the units in a ranking table; units of one place share a rank.
    Ranks {
        /// The table, by its place.
        table: usize,
        /// The units, by their places in the example.
        places: Vec<Vec<usize>>,
    },
}

impl Expectation {
    /// Whether it is about all units of the example together, and not about one of them.
    pub fn of_all_units(&self) -> bool {
        matches!(self, Expectation::Ranks { .. } | Expectation::Mean(..))
    }
}
