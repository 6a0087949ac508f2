//! The sentences that score, as written: rows of tables, items, spans, limits.

use super::{Expr, Literal, Scope};
use crate::source::{At, Span};

/// `đạt khi điểm từ 50% điểm tối đa trở lên`, `đạt khi điểm trên 0 điểm`
#[derive(Clone, Debug)]
pub struct PassedText {
    /// The least points.
    pub limit: At<Literal>,
    /// Whether the limit is a share of the maximum.
    pub of_maximum: bool,
    /// Whether the limit itself passes.
    pub closed: bool,
}

/// What the total may be.
#[derive(Clone, Debug)]
pub enum TotalLimit {
    /// `được vượt thang điểm`
    MayPass,
    /// `không vượt thang điểm`
    MayNotPass,
    /// `không dưới 0 điểm`
    Least(At<Literal>),
}

/// `điểm theo khoảng x, từ 10 đến 60, ngược chiều, quy về từ 1 điểm đến 10 điểm`
#[derive(Clone, Debug)]
pub struct SpanText {
    /// What is placed on the span.
    pub value: Expr,
    /// The span.
    pub ends: SpanEnds,
    /// Whether the least value is the best.
    pub reversed: bool,
    /// The points at the two ends; 0 and the maximum if not said.
    pub onto: Option<(At<Literal>, At<Literal>)>,
    /// The limits of the points.
    pub limits: Vec<Limit>,
}

/// The ends of a span.
#[derive(Clone, Debug)]
pub enum SpanEnds {
    /// `từ 10 đến 60`
    Fixed(Expr, Expr),
    /// `từ giá trị nhỏ nhất đến giá trị lớn nhất trong …`
    Population(Scope),
}

/// `điểm do "…" chấm, từ 0 đến tối đa, bước 0,5`
#[derive(Clone, Debug)]
pub struct People {
    /// Who.
    pub by: At<String>,
    /// From what.
    pub low: Option<At<Literal>>,
    /// To what; `None` is the maximum.
    pub high: Option<At<Literal>>,
    /// In steps of.
    pub step: Option<At<Literal>>,
}

/// A row of tiers or conditions.
#[derive(Clone, Debug)]
pub struct TierRow {
    /// The whole row.
    pub span: Span,
    /// What it takes.
    pub take: At<Take>,
    /// What it gives.
    pub value: Value,
}

/// What a row takes.
#[derive(Clone, Debug)]
pub enum Take {
    /// A range.
    Range(Box<Range>),
    /// A list of values.
    Values(Vec<At<Literal>>),
    /// Options of a choice.
    Options(Vec<At<String>>),
    /// có
    Yes,
    /// không
    No,
    /// `khi …`
    When(Box<Expr>),
    /// còn lại
    Else,
}

/// The value of a row: an expression or points per item, with its own limits.
#[derive(Clone, Debug)]
pub struct Value {
    /// The whole value.
    pub span: Span,
    /// What it is.
    pub kind: ValueKind,
    /// Its limits, in order.
    pub limits: Vec<Limit>,
}

/// What a row's value is.
#[derive(Clone, Debug)]
pub enum ValueKind {
    /// An expression.
    Plain(Expr),
    /// `mỗi x được 1 điểm`
    Each(Box<Each>),
    /// `2 điểm theo tỷ lệ A, mục tiêu 80%`
    Scaled { points: Expr, ratio: Expr, target: Option<Expr> },
    /// `cứ thêm 1.000 được tính thêm 2 điểm`
    More { per: At<Literal>, points: Expr },
}

/// `mỗi 1.000 x được 0,5 điểm`
#[derive(Clone, Debug)]
pub struct Each {
    /// The whole sentence.
    pub span: Span,
    /// Per how many; one if not said.
    pub per: Option<At<Literal>>,
    /// Of what.
    pub of: Expr,
    /// The points.
    pub points: Expr,
    /// Whether it says `trừ` and not `được`.
    pub deduction: bool,
}

/// A limit of a value.
#[derive(Clone, Debug)]
pub struct Limit {
    /// `không quá` or `không dưới`.
    pub upper: bool,
    /// The limit.
    pub value: Expr,
}

/// An item of a sum.
#[derive(Clone, Debug)]
pub struct Item {
    /// The whole item.
    pub span: Span,
    /// When it counts, or what it is called.
    pub head: ItemHead,
    /// What it gives.
    pub value: Value,
}

/// The head of an item.
#[derive(Clone, Debug)]
pub enum ItemHead {
    /// `khi …`
    When(Expr),
    /// A label in quotes.
    Label(At<String>),
}

/// A range as written.
#[derive(Clone, Debug)]
pub struct Range {
    /// The whole range.
    pub span: Span,
    /// The lower end and whether it belongs.
    pub low: Option<(Expr, bool)>,
    /// The upper end and whether it belongs.
    pub high: Option<(Expr, bool)>,
}
