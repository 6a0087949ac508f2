//! What can be wrong with an example of a rule file (`ví dụ`).

use crate::quantity::Exact;

/// What an example expects or got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Got {
    /// Points, of a row or in total.
    Points(Exact),
    /// A class.
    Class(String),
    /// No value: the row left, or the unit's figures are in trouble.
    Nothing,
}

/// E09xx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleFault {
    /// The rules give something else than the example expects.
    Differs {
        /// The example's title.
        example: String,
        /// What is expected.
        expected: Got,
        /// What the rules give.
        got: Got,
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
}

impl ExampleFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            ExampleFault::Differs { .. } => "E0901",
            ExampleFault::Given { .. } => "E0902",
            ExampleFault::Idle { .. } => "E0903",
        }
    }
}
