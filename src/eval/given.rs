//! What the data give for one unit, in the terms of the program. `data` makes it; `eval` reads it.

use super::records::Records;
use crate::diagnostic::StateName;
use crate::ir::RowId;
use crate::quantity::Exact;

/// The value of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Given {
    /// A number (points, counts, ratios).
    Number(Exact),
    /// Yes or no.
    Truth(bool),
    /// An option, by its place among the declared ones.
    Option(usize),
    /// Several options, by their places among the declared ones.
    Options(Vec<usize>),
    /// Free text.
    Text(String),
    /// No value, and why.
    State(StateName),
}

impl Given {
    /// The number, if it is one.
    pub fn number(&self) -> Option<&Exact> {
        match self {
            Given::Number(number) => Some(number),
            Given::Truth(_) | Given::Option(_) | Given::Options(_) | Given::Text(_) | Given::State(_) => None,
        }
    }
}

/// What is given for one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitValues {
    /// The unit's name as written in the data.
    pub name: String,
    /// One cell per input of the program, by its id.
    pub inputs: Vec<Given>,
    /// One cell per property of the program, by its id; a property is never in a state.
    pub properties: Vec<Given>,
    /// What it gives for each list of the program, by its id; nothing for a list is chưa có số liệu.
    pub records: Vec<Records>,
    /// The points that an appraisal set for rows at the bottom of the tree, whatever the inputs say.
    pub set_points: Vec<(RowId, Exact)>,
}
