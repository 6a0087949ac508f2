//! One unit's values → points. Pure and exact: no IO, no rounding but where the program says so.
//!
//! `value` runs expressions, `row` gives a row its outcome by its states and policies, `tree` gathers rows into parents, pillars and the
//! total. What a unit's data make impossible (something over nothing, points above the maximum) is returned as a [`Trouble`], never guessed.

mod given;
mod observe;
mod row;
mod tree;
mod value;

pub use given::{Given, UnitValues};
pub use observe::{Observer, Way};
pub use row::Outcome;
pub(crate) use tree::read_rows;
pub use tree::{Plan, UnitResult, evaluate, evaluate_observed};
pub use value::{Stop, Value};

use crate::diagnostic::{DataFault, StateName};
use crate::ir::{InputId, NodeId, Program, RowId};
use crate::quantity::Exact;

/// Whether a condition holds for a unit; a condition that has no value does not.
pub fn holds(program: &Program, unit: &UnitValues, condition: NodeId) -> bool {
    value::Run { program, unit, outcomes: &[], observer: None }.truth(condition).unwrap_or(false)
}

/// The value of any node for a unit whose rows are worked out. The observer, if there is one, is told the ways taken.
pub fn value_of(
    program: &Program,
    unit: &UnitValues,
    rows: &[Outcome],
    node: NodeId,
    observer: Option<&dyn Observer>,
) -> Result<Value, Stop> {
    let outcomes: Vec<Option<Outcome>> = rows.iter().cloned().map(Some).collect();
    value::Run { program, unit, outcomes: &outcomes, observer }.value(node)
}

/// Something in a unit's data that leaves a row without points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The row; `None` is the total.
    pub row: Option<RowId>,
    /// The input whose cell shows it, if it is one.
    pub input: Option<InputId>,
    /// What it is.
    pub kind: TroubleKind,
}

/// The kinds of trouble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TroubleKind {
    /// A positive number over zero.
    SomethingOverNothing(Exact),
    /// A state for which the policy is `báo lỗi`.
    Reported(StateName),
    /// Points above the maximum.
    AboveMaximum(Exact, Exact),
    /// Points below zero.
    BelowZero(Exact),
    /// A value that no tier takes.
    NoTier(Exact),
    /// A condition row that nothing matched.
    NoCase,
}

impl Trouble {
    /// The finding's fault for a unit.
    pub fn fault(&self, unit: &str) -> DataFault {
        let unit = unit.to_owned();
        match &self.kind {
            TroubleKind::SomethingOverNothing(numerator) => DataFault::SomethingOverNothing { unit, numerator: numerator.clone() },
            TroubleKind::Reported(state) => DataFault::StateReported { unit, state: *state },
            TroubleKind::AboveMaximum(value, maximum) => DataFault::AboveMaximum { unit, value: value.clone(), maximum: maximum.clone() },
            TroubleKind::BelowZero(value) => DataFault::BelowZero { unit, value: value.clone() },
            TroubleKind::NoTier(value) => DataFault::NoTier { unit, value: value.clone() },
            TroubleKind::NoCase => DataFault::NoCase { unit },
        }
    }
}
