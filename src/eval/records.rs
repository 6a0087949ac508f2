//! What the records of a list come to together.
//!
//! A unit without a line in the list's table has no figures for it, and one that says so has none arising; neither is an empty list by
//! silence. Of an empty list, or where no record meets the condition, the count and the sum are 0; the mean and `mọi …` have nothing to
//! speak of.

use super::value::{Made, Run, Stop, Value, stronger};
use crate::diagnostic::StateName;
use crate::eval::Given;
use crate::ir::{Aggregate, ListId, NodeId};
use crate::quantity::{Exact, mean};

/// The values of a record, by the places of its fields.
pub type Record = Vec<Given>;

/// What a unit gives for a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Records {
    /// No records, and why; không phát sinh is an empty list.
    State(StateName),
    /// Its records.
    Lines(Vec<Record>),
}

impl Run<'_> {
    /// The records of the unit, or the state of the whole list.
    fn lines(&self, list: ListId) -> Result<&[Record], Stop> {
        match self.unit.records.get(list.index()) {
            None => Err(Stop::State(StateName::Missing)),
            Some(Records::State(StateName::NothingArising)) => Ok(&[]),
            Some(Records::State(state)) => Err(Stop::State(*state)),
            Some(Records::Lines(lines)) => Ok(lines),
        }
    }

    /// What is asked of the records. Every record is looked at, so that the strongest state wins and not the first.
    pub(super) fn records(&self, list: ListId, what: Aggregate, when: Option<NodeId>) -> Made {
        let mut kept = Vec::new();
        let mut count = 0_i64;
        let mut stop = None;
        for line in self.lines(list)? {
            let run = Run { record: Some(line), ..*self };
            let one = when.map_or(Ok(true), |when| run.truth(when)).and_then(|counts| match (counts, what.inner()) {
                (false, _) => Ok(None),
                (true, None) => Ok(Some(Value::Truth(true))),
                (true, Some(inner)) => run.value(inner).map(Some),
            });
            match one {
                Ok(None) => {}
                Ok(Some(value)) => {
                    count = count.saturating_add(1);
                    kept.push(value);
                }
                Err(found) => stop = Some(stronger(stop, found)),
            }
        }
        if let Some(stop) = stop {
            return Err(stop);
        }
        if kept.is_empty() && what.needs_records() {
            return Err(Stop::State(StateName::NothingArising));
        }
        let numbers = || kept.iter().map(|value| if let Value::Number(value) = value { Ok(value) } else { Err(Stop::Broken) });
        Ok(match what {
            Aggregate::Count => Value::Number(Exact::from(count)),
            Aggregate::Any => Value::Truth(!kept.is_empty()),
            Aggregate::Every(_) => Value::Truth(kept.iter().all(|value| *value == Value::Truth(true))),
            Aggregate::Sum(_) => Value::Number(Exact::sum(numbers().collect::<Result<Vec<_>, _>>()?)),
            Aggregate::Mean(_) => Value::Number(mean(&numbers().collect::<Result<Vec<_>, _>>()?).ok_or(Stop::Broken)?),
        })
    }
}
