//! The typed program: what a set of rules means, ready to be proved and run.
//!
//! Expressions are nodes in one flat arena; rows, inputs and properties are known by number. Caps, policies and roundings are explicit here,
//! so that no consumer chooses its own. `check` makes it; `lint`, `eval` and everything behind them read it.

#[macro_use]
mod ids;

mod example;
mod layout;
mod limit;
mod list;
mod node;
mod population;
mod set;
mod tables;
mod undeployed;
mod units;

pub use example::{Example, ExampleUnit, Expectation, Expected, GivenRecord, GivenRecords, GivenValue, InputOrProperty};
pub use layout::Layout;
pub use limit::Limit;
pub use list::{Aggregate, Field, FieldId, FieldKind, List, ListId};
pub use node::{ItemNode, Node, Test, Tier, approximate, children, inputs_under, walk};
pub use population::{Population, Scope, Statistic};
pub use set::{Counts, Inferred, Passed, SetInfo};
pub use tables::{
    Basis, Class, ClassChange, ClassEffect, ClassRange, ClassReads, ClassTake, Classes, PercentRounding, Pillar, Ranking, Roundings,
    RowClasses, TieBreak, Total,
};
pub use units::{Units, counted, is_rate};

use crate::code::Code;
use crate::diagnostic::{Direction, RowWord, StateName, Subject};
use crate::quantity::{Exact, Rounding};
use crate::source::{At, Span};
use crate::syntax::tree::{Gather, RemarkKind};

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
id!(
    /// A figure over all units.
    PopulationId
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
    /// The lists of records.
    pub lists: Vec<List>,
    /// The figures over all units.
    pub populations: Vec<Population>,
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
    /// The class tables of rows and pillars, of each kind at most one.
    pub row_classes: Vec<RowClasses>,
    /// The ranking tables; the first is the official one.
    pub rankings: Vec<Ranking>,
    /// Roundings by place.
    pub rounding: Roundings,
    /// What cells may say instead of a value.
    pub cell_words: Vec<(String, StateName)>,
    /// Examples with expected results.
    pub examples: Vec<Example>,
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
    /// điểm cộng, điểm trừ: beside the scale
    Extra,
}

/// The maximum of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Maximum {
    /// So many points.
    Points(Exact),
    /// The decision does not publish it.
    Unpublished,
    /// There is none: every item counts (`không giới hạn điểm`).
    Unlimited,
    /// The row is not scored.
    Unscored,
}

impl Maximum {
    /// The points, if there is a number.
    pub fn points(&self) -> Option<&Exact> {
        match self {
            Maximum::Points(points) => Some(points),
            Maximum::Unpublished | Maximum::Unlimited | Maximum::Unscored => None,
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
    /// Whether it adds to the points above it or takes from them (điểm cộng, điểm trừ).
    pub extra: Option<Extra>,
    /// Its weight among its siblings (1 is 100%).
    pub weight: Option<Exact>,
    /// How it is scored.
    pub score: Score,
    /// Which way the subject of its table is better, where the table says so.
    pub direction: Option<(NodeId, At<Direction>)>,
    /// When it applies.
    pub applies: Vec<Applies>,
    /// What leaves its maximum, and when.
    pub reductions: Vec<Reduction>,
    /// How many of its rows must have data (`cần ít nhất 2 chỉ số có số liệu`), and where.
    pub need: Option<(u64, Span)>,
    /// Its points when one of its rows has no data (`thiếu một chỉ số thì điểm bằng …`).
    pub short: Option<Exact>,
    /// Declared number of criteria, and where.
    pub criteria: Option<(u64, Span)>,
    /// Declared points of each criterion, and where.
    pub each_criterion: Option<(Exact, Span)>,
    /// What its states are worth.
    pub policies: Policies,
    /// Of which states it says so itself, and where; the others follow the header.
    pub said: Vec<(StateName, Span)>,
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

    /// The conditions it states: when it applies, what leaves its maximum.
    pub fn conditions(&self) -> impl Iterator<Item = NodeId> + '_ {
        let applies = self.applies.iter().filter_map(|applies| match applies {
            Applies::Unless(when) | Applies::When(when) => Some(*when),
            Applies::For(_) | Applies::Except(_) => None,
        });
        applies.chain(self.reductions.iter().map(|reduction| reduction.when))
    }

    /// What it evaluates: the formula of its points, and its conditions.
    pub fn evaluated(&self) -> impl Iterator<Item = NodeId> + '_ {
        let score = match self.score {
            Score::Value(node) => Some(node),
            Score::None | Score::Entered(_) | Score::Gathered { .. } => None,
        };
        score.into_iter().chain(self.conditions())
    }

    /// How a message names it.
    pub fn subject(&self) -> Subject {
        Subject { kind: self.word(), code: self.code.clone(), title: self.title.clone(), clause: self.clause().map(str::to_owned) }
    }

    /// What the row opens with.
    pub fn word(&self) -> RowWord {
        match (self.extra, self.level) {
            (Some(Extra::Bonus), _) => RowWord::Bonus,
            (Some(Extra::Deduction), _) => RowWord::Deduction,
            (None, RowLevel::Group) => RowWord::Group,
            (None, RowLevel::Main | RowLevel::Component | RowLevel::Extra) => RowWord::Index,
        }
    }

    /// Whether its points and maximum enter its parent.
    pub fn counts(&self) -> bool {
        !self.outside && self.extra.is_none() && self.maximum != Maximum::Unscored
    }
}

/// What a row beside the scale does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// điểm cộng
    Bonus,
    /// điểm trừ
    Deduction,
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
        /// The least points, where something below may take points away.
        floor: Option<Exact>,
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
    /// The row it stands in; `None` for the entered total and for what is common to all units.
    pub row: Option<RowId>,
    /// Whether it is a figure of the period that is the same for all units (`thông tin chung`).
    pub common: bool,
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
    /// Which way it is better, where the row says so, and where that is written.
    pub direction: Option<At<Direction>>,
    /// Where it is declared.
    pub span: Span,
}

impl Input {
    /// What it is called for people: its words in the form, or else its name with blanks.
    pub fn title(&self) -> String {
        self.about.clone().unwrap_or_else(|| self.name.replace('_', " "))
    }
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
    /// What it can be.
    pub kind: PropertyKind,
    /// Where it is declared.
    pub span: Span,
}

impl Property {
    /// What it is called for people: its words in the form, or else its name with blanks.
    pub fn title(&self) -> String {
        self.about.clone().unwrap_or_else(|| self.name.replace('_', " "))
    }
}

/// What a property of units can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PropertyKind {
    /// Yes or no.
    YesNo,
    /// One of these.
    Choice(Vec<Choice>),
    /// Any number of these.
    Several(Vec<Choice>),
    /// Free text, to group units by.
    Text,
}

impl PropertyKind {
    /// The options, if it has some.
    pub fn options(&self) -> &[Choice] {
        match self {
            PropertyKind::Choice(options) | PropertyKind::Several(options) => options,
            PropertyKind::YesNo | PropertyKind::Text => &[],
        }
    }
}

/// A range in nodes; the flag says whether the end belongs.
#[derive(Clone, Debug, Default)]
pub struct Bounds {
    /// Lower end.
    pub low: Option<(NodeId, bool)>,
    /// Upper end.
    pub high: Option<(NodeId, bool)>,
}

impl Program {
    /// A row by its id.
    pub fn row(&self, id: RowId) -> Option<&Row> {
        self.rows.get(id.index())
    }

    /// A row, then the rows above it.
    pub fn with_above<'p>(&'p self, row: &'p Row) -> impl Iterator<Item = &'p Row> {
        std::iter::successors(Some(row), move |row| self.row(row.parent?))
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

    /// A list by its id.
    pub fn list(&self, id: ListId) -> Option<&List> {
        self.lists.get(id.index())
    }

    /// A field of a list by its id.
    pub fn field(&self, id: FieldId) -> Option<&Field> {
        self.list(id.list)?.fields.get(id.place)
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

    /// A figure over all units by its id.
    pub fn population(&self, id: PopulationId) -> Option<&Population> {
        self.populations.get(id.index())
    }

    /// The rows whose share a row reads.
    pub fn read_rows(&self, row: &Row) -> Vec<RowId> {
        match row.score {
            Score::Value(node) => self.rows_read_by(node),
            Score::None | Score::Entered(_) | Score::Gathered { .. } => Vec::new(),
        }
    }

    /// The rows whose share a value reads.
    pub fn rows_read_by(&self, node: NodeId) -> Vec<RowId> {
        let mut out = Vec::new();
        walk(self, node, &mut |_, node| {
            if let Node::ShareOf(row) = node {
                out.push(*row);
            }
        });
        out
    }

    /// The rounding that holds for a row's points: its own, or that of its level.
    pub fn rounding_of(&self, row: &Row) -> Option<Rounding> {
        let level = match row.level {
            RowLevel::Group | RowLevel::Extra => None,
            RowLevel::Main => self.rounding.main,
            RowLevel::Component => self.rounding.components,
        };
        row.rounding.or(level)
    }

    /// The rounding by which a number that classes and ranks read is published.
    pub fn published_rounding(&self, basis: &Basis) -> Option<Rounding> {
        match basis {
            Basis::Total => self.rounding.total,
            Basis::Percent => self.rounding.percent.map(|percent| percent.rounding),
            Basis::ScaledTo(_) => None,
            Basis::Pillar(_) => self.rounding.pillars,
            Basis::Row(id) => self.row(*id).and_then(|row| self.rounding_of(row)),
        }
    }

    /// The main indexes in order.
    pub fn main_indexes(&self) -> impl Iterator<Item = (RowId, &Row)> {
        self.rows_with_ids().filter(|(_, row)| row.level == RowLevel::Main)
    }
}
