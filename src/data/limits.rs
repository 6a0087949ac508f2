//! What the values of a unit must keep to: domains, points people may give, steps.

use std::cmp::Ordering;

use crate::diagnostic::{DataFault, EndFigure};
use crate::eval::Given;
use crate::formula::written;
use crate::ir::{Bounds, Field, Input, InputId, InputKind, Limit, Node, NodeId, Program, RowId};
use crate::quantity::Exact;

/// What is wrong with a unit's value of an input, by its domain and the points that people may give.
pub fn limit_fault(program: &Program, input: &Input, value: &Exact, values: &[Given], unit: &str) -> Option<DataFault> {
    Limits::of(program, input).fault(value, values, unit)
}

/// One end of a domain, and whether it belongs.
struct End {
    limit: Limit,
    closed: bool,
    /// The name of the figure that it is, or the sum as the set writes it; empty for a number.
    name: String,
}

/// What one input must keep to.
pub(crate) struct Limits {
    low: Option<End>,
    high: Option<End>,
    points: Option<Points>,
    domain: String,
}

struct Points {
    low: Exact,
    maximum: Option<Exact>,
    step: Option<Exact>,
}

impl Limits {
    /// The limits of an input.
    pub fn of(program: &Program, input: &Input) -> Self {
        let bounds = input.domain.clone().unwrap_or_default();
        let Bounds { low, high } = bounds;
        let points = match &input.kind {
            InputKind::Points { low, high, step, .. } => {
                let row = input.row.and_then(|row| program.row(row));
                let own = row.map_or(program.set.scale.as_ref(), |row| row.maximum.points());
                Some(Points { low: low.clone(), maximum: high.as_ref().or(own).cloned(), step: step.clone() })
            }
            _ => None,
        };
        Limits { low: end(program, low, input.row), high: end(program, high, input.row), points, domain: input.domain_text.clone() }
    }

    /// The least and the most, and whether they belong.
    pub fn ends(&self) -> [Option<(Limit, bool)>; 2] {
        let own = |end: &Option<End>| end.as_ref().map(|end| (end.limit.clone(), end.closed));
        match &self.points {
            None => [own(&self.low), own(&self.high)],
            Some(points) => {
                let constant = |value: &Exact| Some((Limit::Constant(value.clone()), true));
                [constant(&points.low), points.maximum.as_ref().and_then(constant)]
            }
        }
    }

    /// The other inputs that bound the domain.
    pub fn bounded_by(&self) -> Vec<InputId> {
        [&self.low, &self.high].into_iter().flatten().flat_map(|end| end.limit.inputs()).collect()
    }

    /// The limits of a field of a list; the other values are then those of its record.
    pub fn of_field(program: &Program, field: &Field) -> Self {
        let Bounds { low, high } = field.domain.clone().unwrap_or_default();
        Limits { low: end(program, low, None), high: end(program, high, None), points: None, domain: field.domain_text.clone() }
    }

    /// What is wrong with a value, given the unit's other values.
    pub fn fault(&self, value: &Exact, values: &[Given], unit: &str) -> Option<DataFault> {
        if let Some(points) = &self.points
            && let Some(fault) = points.fault(value, &self.domain, unit)
        {
            return Some(fault);
        }
        let (end, passed) = self.passed(value, values)?;
        let bound = (!end.name.is_empty()).then(|| Box::new(EndFigure { name: end.name.clone(), value: passed, cell: None }));
        Some(outside(value, &self.domain, unit, bound))
    }

    /// The input that is the end which a value passes.
    pub fn passed_input(&self, value: &Exact, values: &[Given]) -> Option<InputId> {
        match self.passed(value, values)?.0.limit {
            Limit::Input(input) => Some(input),
            _ => None,
        }
    }

    /// The end that a value passes, and its value.
    fn passed(&self, value: &Exact, values: &[Given]) -> Option<(&End, Exact)> {
        let passed = |end: &'_ Option<End>, side| end.as_ref().and_then(|end| end.passed_by(value, values, side));
        let low = passed(&self.low, Ordering::Less).zip(self.low.as_ref());
        let high = || passed(&self.high, Ordering::Greater).zip(self.high.as_ref());
        low.or_else(high).map(|(limit, end)| (end, limit))
    }
}

impl End {
    /// Where it is, if a value lies beyond it on that side or at it where it does not belong.
    fn passed_by(&self, value: &Exact, values: &[Given], side: Ordering) -> Option<Exact> {
        let limit = self.limit.value(&|id| values.get(id.index()).and_then(Given::number).cloned())?;
        let found = value.cmp(&limit);
        (found == side || (found == Ordering::Equal && !self.closed)).then_some(limit)
    }
}

impl Points {
    fn fault(&self, value: &Exact, domain: &str, unit: &str) -> Option<DataFault> {
        let too_low = value < &self.low;
        let too_high = self.maximum.as_ref().is_some_and(|maximum| value > maximum);
        if too_low || too_high {
            return Some(match &self.maximum {
                Some(maximum) if too_high || self.low.is_zero() => {
                    DataFault::PointsOutOfRange { unit: unit.to_owned(), value: value.clone(), maximum: maximum.clone() }
                }
                _ => outside(value, domain, unit, None),
            });
        }
        let step = self.step.as_ref()?;
        let on_step = value.over(step).is_none_or(|steps| steps.is_integer());
        (!on_step).then(|| DataFault::OffStep { unit: unit.to_owned(), value: value.clone(), step: step.clone() })
    }
}

fn end(program: &Program, end: Option<(NodeId, bool)>, row: Option<RowId>) -> Option<End> {
    let (node, closed) = end?;
    let limit = Limit::of(program, node)?;
    let name = match &limit {
        Limit::Constant(_) => String::new(),
        Limit::Input(other) if matches!(program.node(node), Some(Node::Input(_))) => program.input(*other)?.name.clone(),
        _ => written(program, row, node),
    };
    Some(End { limit, closed, name })
}

fn outside(value: &Exact, domain: &str, unit: &str, bound: Option<Box<EndFigure>>) -> DataFault {
    DataFault::OutOfDomain { unit: unit.to_owned(), value: value.clone(), domain: domain.to_owned(), bound }
}
