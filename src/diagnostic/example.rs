//! What can be wrong with an example of a rule file (`ví dụ`).

use super::{DataFault, StateName};
use crate::quantity::Exact;

/// What an example expects or got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Got {
    /// Points, of a row, a pillar or in total.
    Points(Exact),
    /// An applicable maximum.
    Applicable(Exact),
    /// Points over the applicable maximum.
    Percent(Exact),
    /// Mean points over all units.
    MeanPoints(Exact),
    /// The mean of the percentages of all units.
    MeanPercent(Exact),
    /// A row in a state.
    State(StateName),
    /// A row that left points and maximum.
    Left,
    /// A class.
    Class(String),
    /// No class.
    Unclassed,
    /// No total.
    NoTotal,
    /// Findings of the data, by their codes; none of them where there are none.
    Findings(Vec<String>),
    /// Units by their ranks, best first; those of one place share it.
    Ranks(Vec<Vec<String>>),
    /// No value.
    Nothing,
}

/// E09xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleFault {
    /// The rules give something else than the example expects.
    Differs {
        /// The example's title.
        example: String,
        /// The unit, where the example has several.
        unit: Option<String>,
        /// What is expected.
        expected: Got,
        /// What the rules give.
        got: Got,
        /// How they come to it, in numbers.
        formula: Option<String>,
    },
    /// A result that is left blank: `thì 1.1 được … điểm`.
    Unconfirmed {
        /// The example's title.
        example: String,
        /// The unit, where the example has several.
        unit: Option<String>,
        /// What the rules give.
        got: Got,
        /// How they come to it, in numbers.
        formula: Option<String>,
        /// The sentence that says it, from its `thì`; `None` where the result itself stands in place of the blank.
        sentence: Option<String>,
    },
    /// A given value that the input cannot have.
    Given {
        /// The value as written.
        text: String,
        /// The input.
        name: String,
    },
    /// An example that expects nothing.
    Idle {
        /// The example's title.
        example: String,
    },
    /// Data that are refused, which the example does not expect.
    Unexpected {
        /// The example's title.
        example: String,
        /// What is found in them.
        fault: Box<DataFault>,
    },
    /// A line of a table with another number of cells than there are columns.
    Cells {
        /// Cells found.
        found: usize,
        /// Columns.
        due: usize,
    },
    /// An expected result that its sentence or column cannot have.
    Value {
        /// As written.
        text: String,
        /// What is due there.
        due: Due,
    },
    /// A table file that cannot be read.
    File {
        /// The path as written.
        path: String,
        /// Why.
        reason: String,
    },
    /// An example `theo bảng` without lines.
    NoLines {
        /// The example's title.
        example: String,
    },
    /// A heading of a table that names nothing given and nothing expected.
    Heading {
        /// As written.
        text: String,
    },
    /// Ranks or classes are expected of a set that has no such table.
    NoTable {
        /// Ranks; else classes.
        ranks: bool,
    },
    /// A unit that the example does not have, or none said where it has several.
    Unit {
        /// The unit, if one is said.
        unit: Option<String>,
        /// The units that the example has.
        known: Vec<String>,
    },
}

/// What an expected result must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Points.
    Points,
    /// Points, or the state of a row.
    Row,
    /// A percentage.
    Percent,
    /// The code of a finding.
    Finding,
}

impl ExampleFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            ExampleFault::Differs { .. } => "E0901",
            ExampleFault::Given { .. } => "E0902",
            ExampleFault::Idle { .. } => "E0903",
            ExampleFault::Unexpected { .. } => "E0904",
            ExampleFault::Cells { .. } => "E0905",
            ExampleFault::Value { .. } => "E0906",
            ExampleFault::File { .. } => "E0907",
            ExampleFault::NoLines { .. } => "E0908",
            ExampleFault::Heading { .. } => "E0909",
            ExampleFault::Unit { .. } => "E0910",
            ExampleFault::NoTable { .. } => "E0911",
            ExampleFault::Unconfirmed { .. } => "W0912",
        }
    }
}
