//! Values given to rows that the province does not offer this year: nobody scores them, and that is not kept from who sent them.

use super::{Places, UnitScore};
use crate::diagnostic::{DataFault, Fault, Finding, Findings};
use crate::eval::{Given, UnitValues};
use crate::ir::{InputId, Program, RowId};

/// How many units are named.
const MOST_NAMED: usize = 10;

/// One remark per row, at the first value.
pub(super) fn told(program: &Program, units: &[&UnitValues], scored: &[UnitScore], places: &dyn Places, findings: &mut Findings) {
    for (id, row) in program.rows_with_ids() {
        let Some(year) = row.not_deployed else { continue };
        let inputs = program.undeployed_inputs(id);
        let given: Vec<(usize, InputId)> = (0..units.len())
            .filter(|unit| reaches(scored, *unit, id))
            .filter_map(|unit| Some((unit, first_value(units.get(unit)?, &inputs)?)))
            .collect();
        let Some((unit, input)) = given.first() else { continue };
        let names = given.iter().take(MOST_NAMED).filter_map(|(unit, _)| scored.get(*unit)).map(|unit| unit.name.clone());
        let fault = DataFault::ValueWhereNotDeployed { year, units: given.len(), first: names.collect() };
        findings.push(Finding::new(places.place(*unit, Some(*input)), Fault::Data(fault)).about(row.subject()));
    }
}

/// Whether a row applies to a unit, so that it would be scored if it were deployed.
fn reaches(scored: &[UnitScore], unit: usize, row: RowId) -> bool {
    scored.get(unit).and_then(|unit| unit.result.rows.get(row.index())).is_some_and(|outcome| outcome.state.is_none() && !outcome.left)
}

fn first_value(unit: &UnitValues, inputs: &[InputId]) -> Option<InputId> {
    inputs.iter().copied().find(|input| unit.inputs.get(input.index()).is_some_and(|given| !matches!(given, Given::State(_))))
}
