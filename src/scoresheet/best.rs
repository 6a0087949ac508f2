//! The best points that a row can give one unit: its properties are what they are, its figures may be any that their ranges allow, and the
//! other rows have what they have. Where this cannot be told, the maximum of the row stands for it, so that nothing that can be had is left out.

use crate::eval::{Populations, UnitResult, UnitValues, Value, value_in};
use crate::ir::{Bounds, InputId, InputKind, Node, NodeId, Program, Row, Score, Test, children};
use crate::quantity::Exact;
use crate::syntax::tree::Sign;

/// One unit, as far as it is settled.
#[derive(Clone, Copy)]
pub(super) struct Settled<'a> {
    pub program: &'a Program,
    pub values: &'a UnitValues,
    pub populations: &'a Populations,
    /// What the rows came to; the shares of rows are settled by it where `shares` says so.
    pub result: &'a UnitResult,
    /// Whether the shares of other rows are what they came to; else they may be any.
    pub shares: bool,
}

impl Settled<'_> {
    /// The best that a row can give, if it is less than its maximum as far as this is known.
    pub fn best(&self, row: &Row) -> Option<Exact> {
        match row.score {
            Score::Value(node) => self.most(node),
            Score::Entered(_) | Score::None | Score::Gathered { .. } => None,
        }
    }

    /// Whether nothing under a node can be another than it is.
    fn settled(&self, id: NodeId) -> bool {
        match self.program.node(id) {
            None | Some(Node::Input(_) | Node::Field(_) | Node::Records { .. } | Node::Population(_)) => false,
            Some(Node::ShareOf(_)) => self.shares,
            Some(node) => children(node).into_iter().all(|child| self.settled(child)),
        }
    }

    fn value(&self, id: NodeId) -> Option<Value> {
        let value = || value_in(self.program, self.values, self.result, self.populations, id, None).ok();
        self.settled(id).then(value).flatten()
    }

    /// Whether a condition holds, where it is settled.
    fn truth(&self, id: NodeId) -> Option<bool> {
        match self.program.node(id)? {
            Node::And(parts) if parts.iter().any(|part| self.truth(*part) == Some(false)) => Some(false),
            Node::Or(parts) if parts.iter().any(|part| self.truth(*part) == Some(true)) => Some(true),
            Node::And(parts) if parts.iter().all(|part| self.truth(*part) == Some(true)) => Some(true),
            Node::Or(parts) if parts.iter().all(|part| self.truth(*part) == Some(false)) => Some(false),
            Node::Not(inner) => self.truth(*inner).map(|truth| !truth),
            _ => match self.value(id)? {
                Value::Truth(truth) => Some(truth),
                _ => None,
            },
        }
    }

    /// The most that a number can be; nothing where it is not bounded, or not known.
    fn most(&self, id: NodeId) -> Option<Exact> {
        if let Some(Value::Number(value)) = self.value(id) {
            return Some(value);
        }
        let all = |nodes: &mut dyn Iterator<Item = NodeId>| nodes.map(|node| self.most(node)).collect::<Option<Vec<Exact>>>();
        match self.program.node(id)? {
            Node::Input(input) => self.high(*input),
            Node::OrNothing { value, nothing } => all(&mut [*value, *nothing].into_iter())?.into_iter().max(),
            Node::Cap { value, limit } => match (self.most(*value), self.most(*limit)) {
                (Some(value), Some(limit)) => Some(value.min(limit)),
                (value, limit) => value.or(limit),
            },
            Node::Floor { value, limit } => all(&mut [*value, *limit].into_iter())?.into_iter().max(),
            Node::Least(parts) => parts.iter().filter_map(|part| self.most(*part)).min(),
            Node::Greatest(parts) => all(&mut parts.iter().copied())?.into_iter().max(),
            Node::Sum(parts) if parts.iter().all(|(sign, _)| *sign == Sign::Plus) => {
                Some(Exact::sum(&all(&mut parts.iter().map(|(_, part)| *part))?))
            }
            Node::Product(parts) => self.product(parts),
            Node::Rounded { value, rounding } => Some(self.most(*value)?.rounded(*rounding)),
            Node::Tiers { subject, rows, otherwise } => {
                let open = rows.iter().filter(|row| self.open(*subject, &row.test)).map(|row| row.value);
                all(&mut open.chain(otherwise.map(|(value, _)| value)))?.into_iter().max()
            }
            Node::Cases { rows, otherwise } => {
                let mut best = Vec::new();
                for (when, value) in rows {
                    match self.truth(*when) {
                        Some(false) => {}
                        Some(true) => {
                            best.push(self.most(*value)?);
                            return best.into_iter().max();
                        }
                        None => best.push(self.most(*value)?),
                    }
                }
                best.extend(otherwise.map(|value| self.most(value)).unwrap_or_else(|| Some(Exact::zero())));
                best.into_iter().max()
            }
            Node::Gate { when, value, otherwise } => match self.truth(*when) {
                Some(true) => self.most(*value),
                Some(false) => self.most(*otherwise),
                None => all(&mut [*value, *otherwise].into_iter())?.into_iter().max(),
            },
            Node::Items { items, best } => {
                let open = items.iter().filter(|item| item.when.is_none_or(|when| self.truth(when) != Some(false)));
                let values = all(&mut open.map(|item| item.value))?;
                if *best { Some(values.into_iter().max().unwrap_or_else(Exact::zero)) } else { Some(sum_of_gains(&values)) }
            }
            _ => None,
        }
    }

    /// A constant that is not negative, times one number.
    fn product(&self, parts: &[NodeId]) -> Option<Exact> {
        let mut made = Exact::one();
        let mut free = 0_usize;
        for part in parts {
            let value = self.most(*part)?;
            if value.is_negative() {
                return None;
            }
            if !self.settled(*part) {
                free = free.saturating_add(1);
            }
            made = made.times(&value);
        }
        (free <= 1).then_some(made)
    }

    /// The upper end of a figure's range, where it is a number.
    fn high(&self, id: InputId) -> Option<Exact> {
        let input = self.program.input(id)?;
        match input.kind {
            InputKind::Whole | InputKind::Decimal | InputKind::Ratio => self.program.constant(input.domain.as_ref()?.high?.0).cloned(),
            InputKind::Points { .. } | InputKind::YesNo | InputKind::Choice(_) => None,
        }
    }

    /// Whether a row of a table can take the subject.
    fn open(&self, subject: NodeId, test: &Test) -> bool {
        let (low, high) = match self.program.node(subject) {
            Some(Node::Input(id)) => {
                let input = self.program.input(*id);
                let domain = input.and_then(|input| input.domain.as_ref());
                let low = domain.and_then(|domain| domain.low).and_then(|(low, _)| self.program.constant(low));
                (low.cloned(), self.high(*id))
            }
            _ => (None, None),
        };
        let reaches = |value: &Exact| low.as_ref().is_none_or(|low| value >= low) && high.as_ref().is_none_or(|high| value <= high);
        match test {
            Test::Equals(values) => values.iter().any(reaches),
            Test::Within(Bounds { low: from, high: to }) => {
                let end =
                    |end: &Option<(NodeId, bool)>| end.and_then(|(node, closed)| Some((self.program.constant(node)?.clone(), closed)));
                let above = end(from).zip(high.clone()).is_none_or(|((from, closed), high)| high > from || (closed && high == from));
                let below = end(to).zip(low.clone()).is_none_or(|((to, closed), low)| low < to || (closed && low == to));
                above && below
            }
            Test::Options(_) | Test::Truth(_) => true,
        }
    }
}

/// Items that take away may be left undone.
fn sum_of_gains(values: &[Exact]) -> Exact {
    let gains: Vec<Exact> = values.iter().filter(|value| value.is_positive()).cloned().collect();
    Exact::sum(&gains)
}
