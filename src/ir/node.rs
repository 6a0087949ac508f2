//! The nodes of the program: what a row is worth, as a tree over flat arenas.

use super::{Aggregate, Basis, Bounds, FieldId, InputId, ListId, NodeId, PopulationId, Program, PropertyId, RowId};
use crate::quantity::{Exact, Rounding};
use crate::source::Span;
use crate::syntax::tree::{Compare, Need, Sign};

/// An expression.
#[derive(Clone, Debug)]
pub enum Node {
    /// A number.
    Constant(Exact),
    /// An input.
    Input(InputId),
    /// A property.
    Property(PropertyId),
    /// A field of the record in hand.
    Field(FieldId),
    /// What the records of a list come to together.
    Records {
        /// The list.
        list: ListId,
        /// What is asked.
        what: Aggregate,
        /// Which records count; all of them where nothing is said.
        when: Option<NodeId>,
    },
    /// The points of a row over its applicable maximum.
    ShareOf(RowId),
    /// A figure over all units.
    Population(PopulationId),
    /// The points of a pillar over its applicable maximum, by its place.
    PillarShare(usize),
    /// What the unit came to, as published: only tables of classes and ranks read it.
    Published(Basis),
    /// How many rows or pillars of a list lie in a range.
    Listed {
        /// The rows or pillars.
        of: Vec<Basis>,
        /// How many must.
        need: Need,
        /// The range.
        bounds: Bounds,
        /// Whether the share of the applicable maximum is compared, and not the points.
        share: bool,
    },
    /// A sum.
    Sum(Vec<(Sign, NodeId)>),
    /// A product.
    Product(Vec<NodeId>),
    /// A ratio, with the value of 0/0 if one is said.
    Quotient {
        /// Numerator.
        over: NodeId,
        /// Denominator.
        by: NodeId,
    },
    /// A value, or another when nothing arises in it.
    OrNothing {
        /// The value.
        value: NodeId,
        /// What 0/0 in it is worth.
        nothing: NodeId,
    },
    /// The negative.
    Negative(NodeId),
    /// The smallest.
    Least(Vec<NodeId>),
    /// The largest.
    Greatest(Vec<NodeId>),
    /// The natural logarithm; approximate.
    Ln(NodeId),
    /// The root of a degree (2, 3); approximate.
    Root {
        /// The value.
        value: NodeId,
        /// The degree.
        degree: u32,
    },
    /// How many standard deviations a value lies from the mean; all values alike, it lies at the mean. Approximate.
    Standard {
        /// The value.
        value: NodeId,
        /// The mean of the population.
        mean: NodeId,
        /// Its standard deviation.
        deviation: NodeId,
    },
    /// How far two values lie apart.
    Distance {
        /// The one.
        left: NodeId,
        /// The other.
        right: NodeId,
    },
    /// A value rounded by rule; over an approximate value every digit is proved.
    Rounded {
        /// The value.
        value: NodeId,
        /// How.
        rounding: Rounding,
    },
    /// No more than a limit.
    Cap {
        /// The value.
        value: NodeId,
        /// The limit.
        limit: NodeId,
    },
    /// No less than a limit.
    Floor {
        /// The value.
        value: NodeId,
        /// The limit.
        limit: NodeId,
    },
    /// How many whole steps a value has.
    WholeSteps {
        /// The value.
        value: NodeId,
        /// The step.
        step: Exact,
    },
    /// A comparison of numbers, options or yes/no.
    Compare {
        /// How.
        op: Compare,
        /// Left.
        left: NodeId,
        /// Right.
        right: NodeId,
    },
    /// Whether a choice is an option, by number.
    IsOption {
        /// The choice.
        value: NodeId,
        /// The option.
        option: usize,
    },
    /// Whether an option, by number, is among several.
    Includes {
        /// The several.
        value: NodeId,
        /// The option.
        option: usize,
    },
    /// Whether a value lies in a range.
    Within {
        /// The value.
        value: NodeId,
        /// The range.
        bounds: Bounds,
    },
    /// All of them.
    And(Vec<NodeId>),
    /// At least one.
    Or(Vec<NodeId>),
    /// The contrary.
    Not(NodeId),
    /// Tiers: the row that takes the subject.
    Tiers {
        /// What is tested.
        subject: NodeId,
        /// The rows.
        rows: Vec<Tier>,
        /// The value of còn lại, and where it is written.
        otherwise: Option<(NodeId, Span)>,
    },
    /// The first condition that holds.
    Cases {
        /// The rows.
        rows: Vec<(NodeId, NodeId)>,
        /// The value of còn lại.
        otherwise: Option<NodeId>,
    },
    /// Items that add up, or of which the best counts.
    Items {
        /// The items.
        items: Vec<ItemNode>,
        /// Whether the best counts.
        best: bool,
    },
    /// A value under a precondition.
    Gate {
        /// The precondition.
        when: NodeId,
        /// The value.
        value: NodeId,
        /// What it is worth otherwise.
        otherwise: NodeId,
    },
}

/// One tier.
#[derive(Clone, Debug)]
pub struct Tier {
    /// What it takes.
    pub test: Test,
    /// What it gives.
    pub value: NodeId,
    /// The row in the text.
    pub span: Span,
}

/// What a tier takes.
#[derive(Clone, Debug)]
pub enum Test {
    /// A range.
    Within(Bounds),
    /// One of these numbers.
    Equals(Vec<Exact>),
    /// One of these options.
    Options(Vec<usize>),
    /// Yes, or no.
    Truth(bool),
}

/// One item of a sum.
#[derive(Clone, Debug)]
pub struct ItemNode {
    /// When it counts.
    pub when: Option<NodeId>,
    /// What it is called.
    pub label: Option<String>,
    /// What it gives.
    pub value: NodeId,
    /// The item in the text.
    pub span: Span,
}

/// Visits a node and everything under it, parents first.
pub fn walk(program: &Program, id: NodeId, visit: &mut dyn FnMut(NodeId, &Node)) {
    let Some(node) = program.node(id) else { return };
    visit(id, node);
    for child in children(node) {
        walk(program, child, visit);
    }
}

/// The figures that a node and everything under it reads, each once.
pub fn inputs_under(program: &Program, id: NodeId) -> Vec<InputId> {
    let mut out = Vec::new();
    walk(program, id, &mut |_, node| {
        if let Node::Input(input) = node
            && !out.contains(input)
        {
            out.push(*input);
        }
    });
    out
}

/// The nodes right under a node.
pub fn children(node: &Node) -> Vec<NodeId> {
    let ends = |bounds: &Bounds| bounds.low.iter().chain(&bounds.high).map(|(node, _)| *node).collect::<Vec<_>>();
    match node {
        Node::Constant(_)
        | Node::Input(_)
        | Node::Property(_)
        | Node::Field(_)
        | Node::ShareOf(_)
        | Node::PillarShare(_)
        | Node::Published(_)
        | Node::Population(_) => Vec::new(),
        Node::Records { what, when, .. } => when.iter().copied().chain(what.inner()).collect(),
        Node::Listed { bounds, .. } => ends(bounds),
        Node::Sum(parts) => parts.iter().map(|(_, part)| *part).collect(),
        Node::Product(parts) | Node::Least(parts) | Node::Greatest(parts) | Node::And(parts) | Node::Or(parts) => parts.clone(),
        Node::Quotient { over, by } => vec![*over, *by],
        Node::OrNothing { value, nothing } => vec![*value, *nothing],
        Node::Negative(value)
        | Node::Not(value)
        | Node::Ln(value)
        | Node::Root { value, .. }
        | Node::Rounded { value, .. }
        | Node::WholeSteps { value, .. }
        | Node::Includes { value, .. }
        | Node::IsOption { value, .. } => vec![*value],
        Node::Cap { value, limit } | Node::Floor { value, limit } => vec![*value, *limit],
        Node::Compare { left, right, .. } | Node::Distance { left, right } => vec![*left, *right],
        Node::Standard { value, mean, deviation } => vec![*value, *mean, *deviation],
        Node::Within { value, bounds } => std::iter::once(*value).chain(ends(bounds)).collect(),
        Node::Tiers { subject, rows, otherwise } => {
            let tests = rows.iter().flat_map(|tier| {
                let mut nodes = match &tier.test {
                    Test::Within(bounds) => ends(bounds),
                    Test::Equals(_) | Test::Options(_) | Test::Truth(_) => Vec::new(),
                };
                nodes.push(tier.value);
                nodes
            });
            std::iter::once(*subject).chain(tests).chain(otherwise.iter().map(|(node, _)| *node)).collect()
        }
        Node::Cases { rows, otherwise } => rows.iter().flat_map(|(when, value)| [*when, *value]).chain(*otherwise).collect(),
        Node::Items { items, .. } => items.iter().flat_map(|item| item.when.into_iter().chain([item.value])).collect(),
        Node::Gate { when, value, otherwise } => vec![*when, *value, *otherwise],
    }
}

/// Whether a value is approximate: a logarithm or a root enters it that no rule has rounded.
pub fn approximate(program: &Program, id: NodeId) -> bool {
    match program.node(id) {
        None | Some(Node::Rounded { .. }) => false,
        Some(Node::Ln(_) | Node::Root { .. } | Node::Standard { .. }) => true,
        Some(node) => children(node).into_iter().any(|child| approximate(program, child)),
    }
}
