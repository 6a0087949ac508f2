//! Expressions over one unit's values.

use super::given::Given;
use super::observe::{Observer, Way};
use super::row::Outcome;
use super::{Populations, TroubleKind, UnitResult, UnitValues};
use crate::diagnostic::StateName;
use crate::ir::{Basis, Bounds, InputId, Node, NodeId, Program, RowId, Test, approximate};
use crate::quantity::Exact;
use crate::syntax::tree::{Compare, Need, Sign};

/// What an expression came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Exact),
    /// Yes or no.
    Truth(bool),
    /// An option, by its place.
    Option(usize),
    /// Several options, by their places.
    Options(Vec<usize>),
}

/// Why an expression has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A state, for the row's policy to decide.
    State(StateName),
    /// Trouble in the data.
    Trouble(TroubleKind, Option<InputId>),
    /// A shape the checker does not make; the row is treated as broken.
    Broken,
}

/// A run over one unit.
#[derive(Clone, Copy)]
pub(super) struct Run<'a> {
    pub program: &'a Program,
    pub unit: &'a UnitValues,
    /// Outcomes of rows so far, for `tỷ lệ của`.
    pub outcomes: &'a [Option<Outcome>],
    /// Figures over all units.
    pub populations: &'a Populations,
    /// What the unit came to, where that is known: for tables of classes and ranks.
    pub result: Option<&'a UnitResult>,
    /// Who is told which way expressions go.
    pub observer: Option<&'a dyn Observer>,
    /// The record in hand, where an expression is about the records of a list.
    pub record: Option<&'a [Given]>,
}

impl<'a> Run<'a> {
    /// A run in which no row, no other unit and no result is known, and nobody looks on.
    pub fn alone(program: &'a Program, unit: &'a UnitValues) -> Self {
        Run { program, unit, outcomes: &[], populations: Populations::none(), result: None, observer: None, record: None }
    }
}

/// A value, or why there is none.
pub(super) type Made = Result<Value, Stop>;

impl Run<'_> {
    /// The value of a node.
    pub fn value(&self, id: NodeId) -> Made {
        match self.program.node(id).ok_or(Stop::Broken)? {
            Node::Constant(value) => Ok(Value::Number(value.clone())),
            Node::Input(input) => self.given(self.unit.inputs.get(input.index())),
            Node::Property(property) => self.given(self.unit.properties.get(property.index())),
            Node::Field(field) => self.given(self.record.ok_or(Stop::Broken)?.get(field.place)),
            Node::Records { list, what, when } => self.records(*list, *what, *when),
            Node::ShareOf(row) => self.share(*row),
            Node::Population(id) => self.populations.figure(self.program, *id, self.unit).map(Value::Number),
            Node::PillarShare(index) => Ok(Value::Number(self.published_share(&Basis::Pillar(*index))?)),
            Node::Published(basis) => Ok(Value::Number(self.published(basis)?)),
            Node::Listed { of, need, bounds, share } => self.listed(of, *need, bounds, *share),
            Node::Sum(parts) => self.sum(parts),
            Node::Product(parts) => {
                let mut product = Exact::one();
                for factor in self.numbers(parts)? {
                    product = product.times(&factor);
                }
                Ok(Value::Number(product))
            }
            Node::Quotient { over, by } => self.quotient(*over, *by),
            Node::OrNothing { value, nothing } => match self.value(*value) {
                Err(Stop::State(StateName::NothingArising)) => self.value(*nothing),
                other => other,
            },
            Node::Negative(value) => Ok(Value::Number(self.number(*value)?.negated())),
            Node::Least(parts) => Ok(Value::Number(self.numbers(parts)?.into_iter().min().ok_or(Stop::Broken)?)),
            Node::Greatest(parts) => Ok(Value::Number(self.numbers(parts)?.into_iter().max().ok_or(Stop::Broken)?)),
            Node::Cap { value, limit } => {
                let (value, limit) = (self.number(*value)?, self.number(*limit)?);
                self.tell(id, if value > limit { Way::Limited } else { Way::Free });
                Ok(Value::Number(value.min(limit)))
            }
            Node::Floor { value, limit } => {
                let (value, limit) = (self.number(*value)?, self.number(*limit)?);
                self.tell(id, if value < limit { Way::Limited } else { Way::Free });
                Ok(Value::Number(value.max(limit)))
            }
            Node::Distance { left, right } => {
                let parts = self.numbers(&[*left, *right])?;
                let [left, right] = parts.as_slice() else { return Err(Stop::Broken) };
                let apart = left.minus(right);
                Ok(Value::Number(if apart.is_negative() { apart.negated() } else { apart }))
            }
            Node::Rounded { value, rounding } if approximate(self.program, *value) => Ok(Value::Number(self.proved(*value, *rounding)?)),
            Node::Rounded { value, rounding } => Ok(Value::Number(self.number(*value)?.rounded(*rounding))),
            // No fraction writes them; the checker puts a rounding around them.
            Node::Ln(_) | Node::Root { .. } | Node::Standard { .. } => Err(Stop::Broken),
            Node::WholeSteps { value, step } => {
                let steps = self.number(*value)?.over(step).ok_or(Stop::Broken)?;
                Ok(Value::Number(steps.floor()))
            }
            Node::Compare { op, left, right } => self.compare(*op, *left, *right),
            Node::IsOption { value, option } => Ok(Value::Truth(self.value(*value)? == Value::Option(*option))),
            Node::Includes { value, option } => match self.value(*value)? {
                Value::Options(options) => Ok(Value::Truth(options.contains(option))),
                _ => Err(Stop::Broken),
            },
            Node::Within { value, bounds } => {
                let value = self.number(*value)?;
                Ok(Value::Truth(self.within(&value, bounds)?))
            }
            Node::And(parts) => Ok(Value::Truth(self.truths(parts)?.into_iter().all(|part| part))),
            Node::Or(parts) => Ok(Value::Truth(self.truths(parts)?.into_iter().any(|part| part))),
            Node::Not(inner) => Ok(Value::Truth(!self.truth(*inner)?)),
            Node::Tiers { .. } | Node::Cases { .. } => match self.chosen(id)? {
                Some(value) => self.value(value),
                None => Err(Stop::Trouble(TroubleKind::NoCase, None)),
            },
            Node::Items { items, best } => {
                let mut values = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let counts = item.when.map_or(Ok(true), |when| self.truth(when))?;
                    self.tell(id, if counts { Way::Counted(index) } else { Way::Skipped(index) });
                    values.push(if counts { self.number(item.value)? } else { Exact::zero() });
                }
                let total = if *best { values.into_iter().max().unwrap_or_else(Exact::zero) } else { Exact::sum(&values) };
                Ok(Value::Number(total))
            }
            Node::Gate { when, value, otherwise } => {
                let holds = self.truth(*when)?;
                self.tell(id, if holds { Way::Held } else { Way::Failed });
                self.value(if holds { *value } else { *otherwise })
            }
        }
    }

    /// The value that a table or a list of conditions chooses.
    pub(super) fn chosen(&self, id: NodeId) -> Result<Option<NodeId>, Stop> {
        match self.program.node(id).ok_or(Stop::Broken)? {
            Node::Tiers { subject, rows, otherwise } => {
                let subject = self.value(*subject)?;
                for (index, tier) in rows.iter().enumerate() {
                    if self.takes(&subject, &tier.test)? {
                        self.tell(id, Way::Row(index));
                        return Ok(Some(tier.value));
                    }
                }
                match (otherwise, subject) {
                    (Some((value, _)), _) => {
                        self.tell(id, Way::Otherwise);
                        Ok(Some(*value))
                    }
                    (None, Value::Number(value)) => Err(Stop::Trouble(TroubleKind::NoTier(value), None)),
                    (None, _) => Ok(None),
                }
            }
            Node::Cases { rows, otherwise } => {
                for (index, (when, value)) in rows.iter().enumerate() {
                    if self.truth(*when)? {
                        self.tell(id, Way::Row(index));
                        return Ok(Some(*value));
                    }
                }
                if otherwise.is_some() {
                    self.tell(id, Way::Otherwise);
                }
                Ok(*otherwise)
            }
            _ => Err(Stop::Broken),
        }
    }

    /// A condition of a table: one part that settles it is enough, whatever the others lack.
    pub fn decided(&self, id: NodeId) -> Result<bool, Stop> {
        match self.program.node(id).ok_or(Stop::Broken)? {
            Node::And(parts) => self.settled(parts, false),
            Node::Or(parts) => self.settled(parts, true),
            Node::Not(inner) => Ok(!self.decided(*inner)?),
            _ => self.truth(id),
        }
    }

    /// Parts of which one that is `wanted` settles the whole.
    fn settled(&self, parts: &[NodeId], wanted: bool) -> Result<bool, Stop> {
        let parts: Vec<Result<bool, Stop>> = parts.iter().map(|part| self.decided(*part)).collect();
        if parts.contains(&Ok(wanted)) {
            return Ok(wanted);
        }
        self.all(parts.into_iter()).map(|_| !wanted)
    }

    /// A number as the results print it.
    fn published(&self, basis: &Basis) -> Result<Exact, Stop> {
        let result = self.result.ok_or(Stop::Broken)?;
        let state = match basis {
            Basis::Row(row) => result.rows.get(row.index()).and_then(|outcome| outcome.state),
            Basis::Pillar(_) | Basis::Total | Basis::Percent | Basis::ScaledTo(_) => None,
        };
        result.published(basis).ok_or(Stop::State(state.unwrap_or(StateName::NotApplicable)))
    }

    /// The points of a row or pillar over its applicable maximum, as the results print it.
    fn published_share(&self, basis: &Basis) -> Result<Exact, Stop> {
        let result = self.result.ok_or(Stop::Broken)?;
        self.published(basis)?;
        result.share(self.program, basis).ok_or(Stop::State(StateName::NotApplicable))
    }

    /// How many of a list lie in a range. What does not apply to the unit is not in the list; an empty list is không phát sinh.
    fn listed(&self, of: &[Basis], need: Need, bounds: &Bounds, share: bool) -> Made {
        let result = self.result.ok_or(Stop::Broken)?;
        let applies = |basis: &&Basis| match basis {
            Basis::Row(row) => result.rows.get(row.index()).is_some_and(|row| row.applies() && (!share || row.applicable.is_positive())),
            Basis::Pillar(index) => result.pillars.get(*index).is_some_and(|(_, applicable)| applicable.is_positive()),
            Basis::Total | Basis::Percent | Basis::ScaledTo(_) => true,
        };
        let listed: Vec<&Basis> = of.iter().filter(applies).collect();
        if listed.is_empty() {
            return Err(Stop::State(StateName::NothingArising));
        }
        let value = |basis: &Basis| if share { self.published_share(basis) } else { self.published(basis) };
        let inside = self.all(listed.iter().map(|basis| self.within(&value(basis)?, bounds)))?;
        let count = inside.iter().filter(|inside| **inside).count();
        Ok(Value::Truth(match need {
            Need::All => count == inside.len(),
            Need::None => count == 0,
            Need::AtLeast(least) => u64::try_from(count).is_ok_and(|count| count >= least),
        }))
    }

    /// Tells which way a node went, if anybody wants to know.
    pub(super) fn tell(&self, node: NodeId, way: Way) {
        if let Some(observer) = self.observer {
            observer.took(node, way);
        }
    }

    /// A condition that stands on its own, and not inside an expression.
    pub fn decides(&self, id: NodeId) -> Result<bool, Stop> {
        let holds = self.truth(id)?;
        self.tell(id, if holds { Way::Held } else { Way::Failed });
        Ok(holds)
    }

    /// A node that is a number.
    pub fn number(&self, id: NodeId) -> Result<Exact, Stop> {
        match self.value(id)? {
            Value::Number(value) => Ok(value),
            Value::Truth(_) | Value::Option(_) | Value::Options(_) => Err(Stop::Broken),
        }
    }

    /// A node that is a condition.
    pub fn truth(&self, id: NodeId) -> Result<bool, Stop> {
        match self.value(id)? {
            Value::Truth(value) => Ok(value),
            Value::Number(_) | Value::Option(_) | Value::Options(_) => Err(Stop::Broken),
        }
    }

    fn given(&self, given: Option<&Given>) -> Made {
        match given.ok_or(Stop::Broken)? {
            Given::Number(value) => Ok(Value::Number(value.clone())),
            Given::Truth(value) => Ok(Value::Truth(*value)),
            Given::Option(option) => Ok(Value::Option(*option)),
            Given::Options(options) => Ok(Value::Options(options.clone())),
            // Text groups units and enters no expression.
            Given::Text(_) => Err(Stop::Broken),
            Given::State(state) => Err(Stop::State(*state)),
        }
    }

    /// All parts are looked at, so that the strongest state wins and not the first: chưa có số liệu before không phát sinh.
    fn all<T>(&self, parts: impl Iterator<Item = Result<T, Stop>>) -> Result<Vec<T>, Stop> {
        let mut values = Vec::new();
        let mut stop: Option<Stop> = None;
        for part in parts {
            match part {
                Ok(value) => values.push(value),
                Err(found) => stop = Some(stronger(stop, found)),
            }
        }
        stop.map_or(Ok(values), Err)
    }

    fn numbers(&self, parts: &[NodeId]) -> Result<Vec<Exact>, Stop> {
        self.all(parts.iter().map(|part| self.number(*part)))
    }

    fn truths(&self, parts: &[NodeId]) -> Result<Vec<bool>, Stop> {
        self.all(parts.iter().map(|part| self.truth(*part)))
    }

    fn sum(&self, parts: &[(Sign, NodeId)]) -> Made {
        let values = self.all(parts.iter().map(|(_, part)| self.number(*part)))?;
        let signed: Vec<Exact> = parts
            .iter()
            .zip(values)
            .map(|((sign, _), value)| match sign {
                Sign::Plus => value,
                Sign::Minus => value.negated(),
            })
            .collect();
        Ok(Value::Number(Exact::sum(&signed)))
    }

    /// A ratio whose denominator is zero is `không phát sinh`; something over nothing is trouble.
    fn quotient(&self, over: NodeId, by: NodeId) -> Made {
        let parts = self.numbers(&[over, by])?;
        let [over_value, by_value] = parts.as_slice() else { return Err(Stop::Broken) };
        match over_value.over(by_value) {
            Some(value) => Ok(Value::Number(value)),
            None if over_value.is_zero() => Err(Stop::State(StateName::NothingArising)),
            None => Err(Stop::Trouble(TroubleKind::SomethingOverNothing(over_value.clone()), self.input_of(by))),
        }
    }

    /// The input that a node is, so that a message can point at its cell.
    fn input_of(&self, id: NodeId) -> Option<InputId> {
        match self.program.node(id)? {
            Node::Input(input) => Some(*input),
            _ => None,
        }
    }

    fn share(&self, row: RowId) -> Made {
        if self.result.is_some() {
            return Ok(Value::Number(self.published_share(&Basis::Row(row))?));
        }
        let outcome = self.outcomes.get(row.index()).and_then(Option::as_ref).ok_or(Stop::Broken)?;
        let Some(points) = &outcome.points else {
            return Err(outcome.state.map_or(Stop::Broken, Stop::State));
        };
        points.over(&outcome.applicable).map(Value::Number).ok_or(Stop::State(StateName::NotApplicable))
    }

    fn compare(&self, op: Compare, left: NodeId, right: NodeId) -> Made {
        let mut both = self.all([left, right].into_iter().map(|part| self.value(part)))?.into_iter();
        let (Some(left), Some(right)) = (both.next(), both.next()) else { return Err(Stop::Broken) };
        Ok(Value::Truth(match (left, right) {
            (Value::Number(left), Value::Number(right)) => op.holds(&left, &right),
            (left, right) => match op {
                Compare::Equal => left == right,
                Compare::NotEqual => left != right,
                _ => return Err(Stop::Broken),
            },
        }))
    }

    fn within(&self, value: &Exact, bounds: &Bounds) -> Result<bool, Stop> {
        if let Some((low, closed)) = bounds.low {
            let low = self.number(low)?;
            if *value < low || (!closed && *value == low) {
                return Ok(false);
            }
        }
        if let Some((high, closed)) = bounds.high {
            let high = self.number(high)?;
            if *value > high || (!closed && *value == high) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn takes(&self, subject: &Value, test: &Test) -> Result<bool, Stop> {
        Ok(match (subject, test) {
            (Value::Number(value), Test::Within(bounds)) => self.within(value, bounds)?,
            (Value::Number(value), Test::Equals(values)) => values.contains(value),
            (Value::Option(option), Test::Options(options)) => options.contains(option),
            (Value::Truth(value), Test::Truth(wanted)) => value == wanted,
            _ => return Err(Stop::Broken),
        })
    }
}

/// The order of states: không áp dụng before chưa có số liệu before không phát sinh; trouble before all of them.
pub(super) fn stronger(known: Option<Stop>, found: Stop) -> Stop {
    let weight = |stop: &Stop| match stop {
        Stop::Broken => 5,
        Stop::Trouble(..) => 1,
        Stop::State(StateName::NotApplicable) => 4,
        Stop::State(StateName::Missing) => 3,
        Stop::State(StateName::NothingArising) => 2,
    };
    match known {
        Some(known) if weight(&known) >= weight(&found) => known,
        _ => found,
    }
}
