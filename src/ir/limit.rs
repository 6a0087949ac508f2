//! An end of a domain as a cell is held against it: a number, another figure of its line, or what a sum or product of such comes to.

use super::{InputId, Node, NodeId, Program};
use crate::quantity::Exact;
use crate::syntax::tree::Sign;

/// Where an end is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A number.
    Constant(Exact),
    /// Another figure of the same unit, or a common one.
    Input(InputId),
    /// `phiếu - rất_hài_lòng`
    Sum(Vec<(Sign, Limit)>),
    /// `2 × hộ`
    Product(Vec<Limit>),
    /// `tổng / 2`
    Quotient(Box<(Limit, Limit)>),
    /// The smallest of some.
    Least(Vec<Limit>),
    /// The largest of some.
    Greatest(Vec<Limit>),
}

impl Limit {
    /// The end that a node is; `None` where it takes more than the figures of the cell's own line. `check` refuses such an end.
    pub fn of(program: &Program, node: NodeId) -> Option<Self> {
        let each = |parts: &[NodeId]| parts.iter().map(|part| Limit::of(program, *part)).collect::<Option<Vec<Limit>>>();
        Some(match program.node(node)? {
            Node::Constant(value) => Limit::Constant(value.clone()),
            Node::Input(other) => Limit::Input(*other),
            // By its place among the values of the record.
            Node::Field(field) => Limit::Input(InputId::of(field.place)),
            Node::Negative(value) => Limit::Sum(vec![(Sign::Minus, Limit::of(program, *value)?)]),
            Node::Sum(parts) => {
                Limit::Sum(parts.iter().map(|(sign, part)| Some((*sign, Limit::of(program, *part)?))).collect::<Option<_>>()?)
            }
            Node::Product(parts) => Limit::Product(each(parts)?),
            Node::Quotient { over, by } => Limit::Quotient(Box::new((Limit::of(program, *over)?, Limit::of(program, *by)?))),
            Node::Least(parts) => Limit::Least(each(parts)?),
            Node::Greatest(parts) => Limit::Greatest(each(parts)?),
            _ => return None,
        })
    }

    /// Where it is for a line whose figures are these; `None` where one of them is no number, and of something over nothing.
    pub fn value(&self, of: &dyn Fn(InputId) -> Option<Exact>) -> Option<Exact> {
        let each = |parts: &[Limit]| parts.iter().map(|part| part.value(of)).collect::<Option<Vec<Exact>>>();
        match self {
            Limit::Constant(value) => Some(value.clone()),
            Limit::Input(other) => of(*other),
            Limit::Sum(parts) => parts.iter().try_fold(Exact::zero(), |sum, (sign, part)| {
                let value = part.value(of)?;
                Some(if *sign == Sign::Plus { sum.plus(&value) } else { sum.minus(&value) })
            }),
            Limit::Product(parts) => Some(each(parts)?.iter().fold(Exact::one(), |product, value| product.times(value))),
            Limit::Quotient(parts) => parts.0.value(of)?.over(&parts.1.value(of)?),
            Limit::Least(parts) => each(parts)?.into_iter().min(),
            Limit::Greatest(parts) => each(parts)?.into_iter().max(),
        }
    }

    /// The figures that it takes.
    pub fn inputs(&self) -> Vec<InputId> {
        let each = |parts: &[Limit]| parts.iter().flat_map(Limit::inputs).collect();
        match self {
            Limit::Constant(_) => Vec::new(),
            Limit::Input(input) => vec![*input],
            Limit::Sum(parts) => parts.iter().flat_map(|(_, part)| part.inputs()).collect(),
            Limit::Product(parts) | Limit::Least(parts) | Limit::Greatest(parts) => each(parts),
            Limit::Quotient(parts) => parts.0.inputs().into_iter().chain(parts.1.inputs()).collect(),
        }
    }
}
