//! What the values of a unit must keep to: domains, points people may give, steps.

use crate::diagnostic::{DataFault, EndFigure};
use crate::eval::Given;
use crate::ir::{Bounds, Field, Input, InputId, InputKind, Node, NodeId, Program};
use crate::quantity::Exact;

/// What is wrong with a unit's value of an input, by its domain and the points that people may give.
pub fn limit_fault(program: &Program, input: &Input, value: &Exact, values: &[Given], unit: &str) -> Option<DataFault> {
    Limits::of(program, input).fault(value, values, unit)
}

/// One end of a domain, and whether it belongs.
struct End {
    limit: Limit,
    closed: bool,
    /// The name of the figure that it is; empty for a number.
    name: String,
}

/// Where an end is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A number.
    Constant(Exact),
    /// Another figure of the same unit, or a common one.
    Input(InputId),
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
    /// The limits of an input, as far as constants and other inputs say them; the rest is for `eval`.
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
        Limits { low: end(program, low), high: end(program, high), points, domain: input.domain_text.clone() }
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
        let ends = [&self.low, &self.high].into_iter().flatten();
        ends.filter_map(|end| match end.limit {
            Limit::Input(input) => Some(input),
            Limit::Constant(_) => None,
        })
        .collect()
    }

    /// The limits of a field of a list; the other values are then those of its record.
    pub fn of_field(program: &Program, field: &Field) -> Self {
        let Bounds { low, high } = field.domain.clone().unwrap_or_default();
        Limits { low: end(program, low), high: end(program, high), points: None, domain: field.domain_text.clone() }
    }

    /// What is wrong with a value, given the unit's other values.
    pub fn fault(&self, value: &Exact, values: &[Given], unit: &str) -> Option<DataFault> {
        if let Some(points) = &self.points
            && let Some(fault) = points.fault(value, &self.domain, unit)
        {
            return Some(fault);
        }
        let (end, passed) = self.passed(value, values)?;
        let bound =
            matches!(end.limit, Limit::Input(_)).then(|| Box::new(EndFigure { name: end.name.clone(), value: passed.clone(), cell: None }));
        Some(outside(value, &self.domain, unit, bound))
    }

    /// The input that is the end which a value passes.
    pub fn passed_input(&self, value: &Exact, values: &[Given]) -> Option<InputId> {
        match self.passed(value, values)?.0.limit {
            Limit::Input(input) => Some(input),
            Limit::Constant(_) => None,
        }
    }

    /// The end that a value passes, and its value.
    fn passed<'v>(&'v self, value: &Exact, values: &'v [Given]) -> Option<(&'v End, &'v Exact)> {
        let end = |end: &'v Option<End>| end.as_ref().and_then(|end| Some((end, end.limit.value(values)?)));
        let below = |(end, limit): &(&End, &Exact)| value < *limit || (!end.closed && value == *limit);
        let above = |(end, limit): &(&End, &Exact)| value > *limit || (!end.closed && value == *limit);
        end(&self.low).filter(below).or_else(|| end(&self.high).filter(above))
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

impl Limit {
    fn value<'v>(&'v self, values: &'v [Given]) -> Option<&'v Exact> {
        match self {
            Limit::Constant(value) => Some(value),
            Limit::Input(other) => match values.get(other.index())? {
                Given::Number(value) => Some(value),
                Given::Truth(_) | Given::Option(_) | Given::Options(_) | Given::Text(_) | Given::State(_) => None,
            },
        }
    }
}

fn end(program: &Program, end: Option<(NodeId, bool)>) -> Option<End> {
    let (node, closed) = end?;
    let (limit, name) = match program.node(node)? {
        Node::Constant(value) => (Limit::Constant(value.clone()), String::new()),
        Node::Input(other) => (Limit::Input(*other), program.input(*other)?.name.clone()),
        // By its place among the values of the record.
        Node::Field(field) => (Limit::Input(InputId::of(field.place)), program.field(*field)?.name.clone()),
        _ => return None,
    };
    Some(End { limit, closed, name })
}

fn outside(value: &Exact, domain: &str, unit: &str, bound: Option<Box<EndFigure>>) -> DataFault {
    DataFault::OutOfDomain { unit: unit.to_owned(), value: value.clone(), domain: domain.to_owned(), bound }
}
