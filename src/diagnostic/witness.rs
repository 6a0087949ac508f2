//! A made-up unit that shows a finding. The evaluator ran on it before the finding was written: what is printed here has happened.

use super::StateName;
use crate::quantity::Exact;

/// How a finding is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Witness {
    /// The finding speaks of the text and needs no unit to be seen.
    #[default]
    Text,
    /// Runs of the evaluator that show it.
    Runs(Vec<Run>),
    /// It could not be shown by a run: it is not excluded, and not confirmed either.
    Unconfirmed,
}

/// A run of the evaluator over made-up figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The figures: name, and value as a cell would say it.
    pub given: Vec<(String, String)>,
    /// The code of the row that was scored; `None` is the whole set.
    pub row: Option<String>,
    /// What came of it.
    pub gets: Gets,
}

/// What came of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gets {
    /// Points.
    Points(Exact),
    /// No points, because of trouble that the data would be told of: more than the maximum, less than 0, in no tier, something over nothing.
    Trouble {
        /// The code of the finding that `dti eval` makes of it.
        code: &'static str,
        /// The points that came out, where some did.
        points: Option<Exact>,
    },
    /// Points by the policy of a state.
    State(StateName, Option<Exact>),
    /// A total.
    Total(Exact),
    /// A class, or none.
    Class(Option<String>),
}
