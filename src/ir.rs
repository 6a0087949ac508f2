//! The typed program: what a set of rules means, ready to be proved and run.
//!
//! Expressions are nodes in one flat arena; rows, inputs and properties are known by number. Caps, policies and roundings are explicit here,
//! so that no consumer chooses its own. `check` makes it; `lint`, `eval` and everything behind them read it.

use crate::code::Code;
use crate::diagnostic::{StateName, Subject};
use crate::quantity::{Exact, Rounding};
use crate::source::Span;
use crate::syntax::tree::{Compare, Gather, RemarkKind, Sign};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The number as an index.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of an index.
            pub fn of(index: usize) -> Self {
                $name(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    };
}

id!(
    /// A row of the annex (nhóm or chỉ số), in the order of the text.
    RowId
);
id!(
    /// An input: a figure that the data give for each unit.
    InputId
);
id!(
    /// A property of units.
    PropertyId
);
id!(
    /// A node of the arena.
    NodeId
);

/// A set of rules.
#[derive(Clone, Debug)]
pub struct Program {
    /// What the header says.
    pub set: SetInfo,
    /// The rows in the order of the text.
    pub rows: Vec<Row>,
    /// The rows without a parent.
    pub top: Vec<RowId>,
    /// The inputs in the order of the text.
    pub inputs: Vec<Input>,
    /// The properties of units.
    pub properties: Vec<Property>,
    /// The arena.
    pub nodes: Vec<Node>,
    /// Where each node is written.
    pub spans: Vec<Span>,
    /// How the total is made.
    pub total: Total,
    /// The pillars.
    pub pillars: Vec<Pillar>,
    /// The class table.
    pub classes: Option<Classes>,
    /// The ranking tables; the first is the official one.
    pub rankings: Vec<Ranking>,
    /// Roundings by place.
    pub rounding: Roundings,
    /// What cells may say instead of a value.
    pub cell_words: Vec<(String, StateName)>,
    /// Examples with expected results.
    pub examples: Vec<Example>,
}

/// What the header says.
#[derive(Clone, Debug, Default)]
pub struct SetInfo {
    /// The title.
    pub title: String,
    /// The code.
    pub code: String,
    /// The decision.
    pub document: String,
    /// First year of validity.
    pub from: Option<u64>,
    /// Last year of validity.
    pub to: Option<u64>,
    /// The period as written (`1/1`, `20/12`).
    pub period: Option<(String, String)>,
    /// The scale; `None` is unlimited.
    pub scale: Option<Exact>,
    /// Who is scored (`đối tượng`).
    pub unit_kind: Option<String>,
    /// The rounds, the last of which is official.
    pub rounds: Vec<String>,
    /// The policies of the header: the defaults of rows, and what holds for an entered total.
    pub policies: Policies,
    /// Grounds of what is inferred in the header.
    pub inferred: Vec<Inferred>,
    /// Where the header stands.
    pub span: Option<Span>,
}

/// A statement that is inferred and not printed in the decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inferred {
    /// The statement.
    pub of: Span,
    /// The ground.
    pub ground: String,
}

/// The level of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowLevel {
    /// nhóm
    Group,
    /// chỉ số chính: a chỉ số at the top or right under a nhóm
    Main,
    /// chỉ số thành phần: a chỉ số under another
    Component,
}

/// The maximum of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Maximum {
    /// So many points.
    Points(Exact),
    /// The decision does not publish it.
    Unpublished,
    /// The row is not scored.
    Unscored,
}

impl Maximum {
    /// The points, if there is a number.
    pub fn points(&self) -> Option<&Exact> {
        match self {
            Maximum::Points(points) => Some(points),
            Maximum::Unpublished | Maximum::Unscored => None,
        }
    }
}

/// A row of the annex.
#[derive(Clone, Debug)]
pub struct Row {
    /// The code.
    pub code: Code,
    /// The title.
    pub title: String,
    /// Its head in the text.
    pub span: Span,
    /// Where the maximum is written (the head, if nowhere).
    pub maximum_span: Span,
    /// nhóm, chỉ số chính or chỉ số thành phần.
    pub level: RowLevel,
    /// The row above.
    pub parent: Option<RowId>,
    /// The rows below, in order.
    pub children: Vec<RowId>,
    /// The maximum.
    pub maximum: Maximum,
    /// Whether it stands outside the scale: its points enter neither total nor maximum.
    pub outside: bool,
    /// Its weight among its siblings (1 is 100%).
    pub weight: Option<Exact>,
    /// How it is scored.
    pub score: Score,
    /// When it applies.
    pub applies: Vec<Applies>,
    /// What leaves its maximum, and when.
    pub reductions: Vec<Reduction>,
    /// What its states are worth.
    pub policies: Policies,
    /// Its own rounding.
    pub rounding: Option<Rounding>,
    /// Not offered by the province in this year.
    pub not_deployed: Option<u64>,
    /// Declared number of component indicators, and where.
    pub components: Option<(u64, Span)>,
    /// Declared number of main indexes, and where.
    pub main_indexes: Option<(u64, Span)>,
    /// Whether its component rows are not in this file.
    pub elsewhere: bool,
    /// Evidence, source, clause, notes.
    pub remarks: Vec<(RemarkKind, String)>,
    /// What is inferred in it.
    pub inferred: Vec<Inferred>,
    /// Whether part of it could not be read or typed; proofs about it stay silent.
    pub broken: bool,
}

impl Row {
    /// The clause it cites.
    pub fn clause(&self) -> Option<&str> {
        self.remarks.iter().find(|(kind, _)| *kind == RemarkKind::Clause).map(|(_, text)| text.as_str())
    }

    /// How a message names it.
    pub fn subject(&self) -> Subject {
        Subject { code: self.code.clone(), title: self.title.clone(), clause: self.clause().map(str::to_owned) }
    }

    /// Whether its points and maximum enter its parent.
    pub fn counts(&self) -> bool {
        !self.outside && self.maximum != Maximum::Unscored
    }
}

/// How a row gets its points.
#[derive(Clone, Debug)]
pub enum Score {
    /// It has none: not scored, or the total is entered as a whole.
    None,
    /// People enter them.
    Entered(InputId),
    /// A formula in points.
    Value(NodeId),
    /// From the rows below, with a cap if one is said.
    Gathered {
        /// How.
        how: Gather,
        /// The cap.
        cap: Option<Exact>,
    },
}

/// When a row applies.
#[derive(Clone, Debug)]
pub enum Applies {
    /// `không áp dụng khi …`
    Unless(NodeId),
    /// `chỉ áp dụng khi …`
    When(NodeId),
    /// `chỉ áp dụng cho "…"`, with the place of each name.
    For(Vec<(String, Span)>),
    /// `không áp dụng cho "…"`, likewise.
    Except(Vec<(String, Span)>),
}

/// `trừ 100 điểm khỏi điểm tối đa khi …`
#[derive(Clone, Debug)]
pub struct Reduction {
    /// The points.
    pub points: Exact,
    /// When.
    pub when: NodeId,
    /// Where.
    pub span: Span,
}

/// What a state is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Policy {
    /// So many points; the maximum stays.
    Points(Exact),
    /// The row's maximum.
    Maximum,
    /// The row leaves points and maximum.
    LeftOut,
    /// The row leaves, and the rest of its parent is scaled up to the parent's maximum.
    Rescaled,
    /// The unit has no total.
    Report,
}

/// The policies of a row; `None` where nothing was said and nothing needs to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policies {
    /// chưa có số liệu
    pub missing: Option<Policy>,
    /// không phát sinh
    pub nothing: Option<Policy>,
    /// không áp dụng
    pub not_applicable: Option<Policy>,
}

impl Policies {
    /// The policy of a state; what was not declared is reported.
    pub fn of(&self, state: StateName) -> &Policy {
        let policy = match state {
            StateName::Missing => &self.missing,
            StateName::NothingArising => &self.nothing,
            StateName::NotApplicable => &self.not_applicable,
        };
        policy.as_ref().unwrap_or(&Policy::Report)
    }
}

/// A figure that the data give.
#[derive(Clone, Debug)]
pub struct Input {
    /// The row it stands in; `None` for the entered total.
    pub row: Option<RowId>,
    /// Its name; the row's code for entered points.
    pub name: String,
    /// What it says in the form.
    pub about: Option<String>,
    /// Its type.
    pub kind: InputKind,
    /// What it counts.
    pub unit: Option<String>,
    /// Its domain, in nodes, so that it may name other inputs (`từ 0 đến b`).
    pub domain: Option<Bounds>,
    /// The domain as written.
    pub domain_text: String,
    /// Where it is declared.
    pub span: Span,
}

/// The type of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// Points entered by people, from `low` to `high` (the applicable maximum if `None`), in steps.
    Points {
        /// Who enters them.
        by: String,
        /// The least.
        low: Exact,
        /// The most.
        high: Option<Exact>,
        /// The step.
        step: Option<Exact>,
    },
    /// A whole number.
    Whole,
    /// A number.
    Decimal,
    /// A ratio (`80%` or `0,8`).
    Ratio,
    /// Yes or no.
    YesNo,
    /// One of these.
    Choice(Vec<Choice>),
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// What it says in the form.
    pub about: Option<String>,
}

/// A property of units.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// What it says.
    pub about: Option<String>,
    /// `None` is yes/no.
    pub options: Option<Vec<Choice>>,
    /// Where it is declared.
    pub span: Span,
}

/// A range in nodes; the flag says whether the end belongs.
#[derive(Clone, Debug, Default)]
pub struct Bounds {
    /// Lower end.
    pub low: Option<(NodeId, bool)>,
    /// Upper end.
    pub high: Option<(NodeId, bool)>,
}

/// An expression.
#[derive(Clone, Debug)]
pub enum Node {
    /// A number.
    Constant(Exact),
    /// An input.
    Input(InputId),
    /// A property.
    Property(PropertyId),
    /// The points of a row over its applicable maximum.
    ShareOf(RowId),
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

/// How the total is made.
#[derive(Clone, Debug)]
pub enum Total {
    /// From the top rows.
    Gathered(Gather),
    /// People enter it.
    Entered(InputId),
}

/// A pillar.
#[derive(Clone, Debug)]
pub struct Pillar {
    /// The title.
    pub title: String,
    /// Its indexes.
    pub members: Vec<RowId>,
    /// Where its title stands.
    pub span: Span,
    /// What is inferred in it.
    pub inferred: Vec<Inferred>,
}

/// What classes, ranks and tie-breaks read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The total.
    Total,
    /// Points over the applicable maximum.
    Percent,
    /// That, on another scale.
    ScaledTo(Exact),
    /// A pillar, by its place.
    Pillar(usize),
    /// A row.
    Row(RowId),
}

/// The class table.
#[derive(Clone, Debug)]
pub struct Classes {
    /// What is classed.
    pub basis: Basis,
    /// The classes, in the order of the text.
    pub rows: Vec<Class>,
    /// Where the table stands.
    pub span: Span,
    /// What is inferred in it.
    pub inferred: Vec<Inferred>,
}

/// One class.
#[derive(Clone, Debug)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short: Option<String>,
    /// Its scores; `None` is còn lại.
    pub take: Option<ClassRange>,
    /// The row in the text.
    pub span: Span,
}

impl Class {
    /// How tables print it.
    pub fn printed(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

/// The scores of a class, in constants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassRange {
    /// Lower end and whether it belongs.
    pub low: Option<(Exact, bool)>,
    /// Upper end and whether it belongs.
    pub high: Option<(Exact, bool)>,
}

impl ClassRange {
    /// Whether a score lies in it.
    pub fn takes(&self, score: &Exact) -> bool {
        let above = self.low.as_ref().is_none_or(|(low, closed)| score > low || (*closed && score == low));
        let below = self.high.as_ref().is_none_or(|(high, closed)| score < high || (*closed && score == high));
        above && below
    }
}

/// A ranking table.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// Its title.
    pub title: Option<String>,
    /// By what.
    pub basis: Basis,
    /// Which units.
    pub filter: Option<NodeId>,
    /// Within which property.
    pub within: Option<PropertyId>,
    /// Tie-breaks: by what, and whether the higher wins.
    pub ties: Vec<(Basis, bool)>,
    /// Where it stands.
    pub span: Span,
}

/// Roundings by place; `None` is not rounded.
#[derive(Clone, Debug, Default)]
pub struct Roundings {
    /// Points of component indicators.
    pub components: Option<Rounding>,
    /// Points of main indexes.
    pub main: Option<Rounding>,
    /// Points of pillars.
    pub pillars: Option<Rounding>,
    /// The total.
    pub total: Option<Rounding>,
    /// Points over the applicable maximum.
    pub percent: Option<PercentRounding>,
    /// Printed means.
    pub means: Option<Rounding>,
}

/// How the ratio of points is rounded and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PercentRounding {
    /// The rounding of the ratio itself.
    pub rounding: Rounding,
    /// Whether it is shown as a percentage.
    pub percent: bool,
}

/// An example with what it expects.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub span: Span,
    /// What is given, as cells would say it.
    pub given: Vec<(InputOrProperty, String, Span)>,
    /// What is expected.
    pub expected: Vec<(Expectation, Span)>,
}

/// What an example gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputOrProperty {
    /// An input.
    Input(InputId),
    /// A property.
    Property(PropertyId),
}

/// What an example expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// Points of a row.
    Points(RowId, Exact),
    /// The total.
    Total(Exact),
    /// The class.
    Class(String),
}

impl Program {
    /// A row by its id.
    pub fn row(&self, id: RowId) -> Option<&Row> {
        self.rows.get(id.index())
    }

    /// A row by its code.
    pub fn row_by_code(&self, code: &Code) -> Option<RowId> {
        self.rows.iter().position(|row| row.code == *code).map(RowId::of)
    }

    /// A node by its id.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    /// An input by its id.
    pub fn input(&self, id: InputId) -> Option<&Input> {
        self.inputs.get(id.index())
    }

    /// Where a node is written.
    pub fn node_span(&self, id: NodeId) -> Option<Span> {
        self.spans.get(id.index()).copied()
    }

    /// The rows with their ids.
    pub fn rows_with_ids(&self) -> impl Iterator<Item = (RowId, &Row)> {
        self.rows.iter().enumerate().map(|(index, row)| (RowId::of(index), row))
    }

    /// The constant that a node is, if it is one.
    pub fn constant(&self, id: NodeId) -> Option<&Exact> {
        match self.node(id)? {
            Node::Constant(value) => Some(value),
            _ => None,
        }
    }

    /// The main indexes in order.
    pub fn main_indexes(&self) -> impl Iterator<Item = (RowId, &Row)> {
        self.rows_with_ids().filter(|(_, row)| row.level == RowLevel::Main)
    }
}

/// Visits a node and everything under it, parents first.
pub fn walk(program: &Program, id: NodeId, visit: &mut dyn FnMut(NodeId, &Node)) {
    let Some(node) = program.node(id) else { return };
    visit(id, node);
    for child in children(node) {
        walk(program, child, visit);
    }
}

/// The nodes right under a node.
pub fn children(node: &Node) -> Vec<NodeId> {
    let ends = |bounds: &Bounds| bounds.low.iter().chain(&bounds.high).map(|(node, _)| *node).collect::<Vec<_>>();
    match node {
        Node::Constant(_) | Node::Input(_) | Node::Property(_) | Node::ShareOf(_) => Vec::new(),
        Node::Sum(parts) => parts.iter().map(|(_, part)| *part).collect(),
        Node::Product(parts) | Node::Least(parts) | Node::Greatest(parts) | Node::And(parts) | Node::Or(parts) => parts.clone(),
        Node::Quotient { over, by } => vec![*over, *by],
        Node::OrNothing { value, nothing } => vec![*value, *nothing],
        Node::Negative(value) | Node::Not(value) | Node::WholeSteps { value, .. } | Node::IsOption { value, .. } => vec![*value],
        Node::Cap { value, limit } | Node::Floor { value, limit } => vec![*value, *limit],
        Node::Compare { left, right, .. } => vec![*left, *right],
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
