//! One unit's values → points. Pure and exact: no IO, no rounding but where the program says so.
//!
//! `value` runs expressions, `row` gives a row its outcome by its states and policies, `plan` says in which order, `tree` takes rows to their
//! parents, `totals` to pillars and the total, both by `gather`; `told` tells each step to who looks on. What a unit's data make impossible
//! (something over nothing, points above the maximum) is returned as a [`Trouble`], never guessed.

mod gather;
mod given;
mod near;
mod observe;
mod plan;
mod population;
mod records;
mod result;
mod row;
mod told;
mod totals;
mod tree;
mod value;

pub use given::{Given, UnitValues};
pub use observe::{Observer, Step, Way, Whole};
pub use plan::Plan;
pub use population::{Figures, Populations};
pub use records::{Record, Records};
pub use result::{Extras, UnitResult};
pub use row::Outcome;
pub use tree::{evaluate, evaluate_among, evaluate_observed, evaluate_row};
pub use value::{Stop, Value};

use crate::diagnostic::{DataFault, StateName};
use crate::ir::{InputId, ListId, NodeId, Program, RowId};
use crate::quantity::Exact;

/// Whether a condition holds for a unit; a condition that has no value does not.
pub fn holds(program: &Program, unit: &UnitValues, condition: NodeId) -> bool {
    value::Run::alone(program, unit).truth(condition).unwrap_or(false)
}

/// What an expression comes to for a unit by itself; the rows that it reads are worked out for it.
pub fn value_of(program: &Program, unit: &UnitValues, node: NodeId) -> Result<Value, Stop> {
    let outcomes = tree::read_outcomes(program, unit, &program.rows_read_by(node), Populations::none());
    value::Run { outcomes: &outcomes, ..value::Run::alone(program, unit) }.value(node)
}

/// Whether a condition over a scored unit holds. One part that settles it is enough: the others may be without a value.
pub fn decides(program: &Program, unit: &UnitValues, result: &UnitResult, condition: NodeId) -> Result<bool, Stop> {
    value::Run { result: Some(result), ..value::Run::alone(program, unit) }.decided(condition)
}

/// A figure of a scored unit, if it has one.
pub fn figure(program: &Program, unit: &UnitValues, result: &UnitResult, node: NodeId) -> Option<Exact> {
    value::Run { result: Some(result), ..value::Run::alone(program, unit) }.number(node).ok()
}

/// The value of a node of a row, for a unit whose rows are worked out: what the row made of it. The observer, if there is one, is told the
/// ways taken.
pub fn value_in(
    program: &Program,
    unit: &UnitValues,
    result: &UnitResult,
    populations: &Populations,
    node: NodeId,
    observer: Option<&dyn Observer>,
) -> Result<Value, Stop> {
    let outcomes: Vec<Option<Outcome>> = result.rows.iter().cloned().map(Some).collect();
    value::Run { outcomes: &outcomes, populations, observer, ..value::Run::alone(program, unit) }.value(node)
}

/// Something in a unit's data that leaves a row without points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The row; `None` is the total.
    pub row: Option<RowId>,
    /// The input whose cell shows it, if it is one.
    pub input: Option<InputId>,
    /// The list whose lines show it, if it is one.
    pub list: Option<ListId>,
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
    /// A logarithm or root of what has none.
    OutsideFunction {
        /// The function.
        function: &'static str,
        /// The value.
        value: Exact,
    },
    /// An approximate value that stands exactly on the edge of its rounding.
    Undecided,
}

impl Trouble {
    /// The finding's fault for a unit.
    pub fn fault(&self, unit: &str) -> DataFault {
        let unit = unit.to_owned();
        match &self.kind {
            TroubleKind::SomethingOverNothing(numerator) => {
                DataFault::SomethingOverNothing { unit, numerator: numerator.clone(), common: None }
            }
            TroubleKind::Reported(state) => DataFault::StateReported { unit, state: *state },
            TroubleKind::AboveMaximum(value, maximum) => DataFault::AboveMaximum { unit, value: value.clone(), maximum: maximum.clone() },
            TroubleKind::BelowZero(value) => DataFault::BelowZero { unit, value: value.clone() },
            TroubleKind::NoTier(value) => DataFault::NoTier { unit, value: value.clone() },
            TroubleKind::NoCase => DataFault::NoCase { unit },
            TroubleKind::OutsideFunction { function, value } => {
                DataFault::OutsideFunction { unit, function: (*function).to_owned(), value: value.clone() }
            }
            TroubleKind::Undecided => DataFault::Undecided { unit },
        }
    }
}
