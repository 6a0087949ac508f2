//! Expressions as written.

use rust_decimal::Decimal;

use super::{Basis, Range};
use crate::code::Code;
use crate::diagnostic::Listed;
use crate::source::{At, Span};

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Literal {
    /// The number before its mark (`80` for `80%`).
    pub number: Decimal,
    /// Its mark.
    pub mark: Mark,
}

/// What stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    None,
    /// điểm
    Points,
    /// %
    Percent,
}

/// An expression and its place.
#[derive(Clone, Debug)]
pub struct Expr {
    /// The whole expression.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

/// The expressions. Sums and products are flat, so that a long one does not nest.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A number.
    Number(Literal),
    /// `điểm tối đa`
    MaxPoints,
    /// `tỷ lệ của 2`
    ShareOf(At<Code>),
    /// `tỷ lệ của trụ cột "…"`
    PillarShare(At<String>),
    /// `tổng điểm`, `tỷ lệ điểm`, `trụ cột "…"`, `điểm của 2`
    Score(Basis),
    /// `mọi nhóm từ 50% trở lên`
    Listed { need: Need, of: At<Listed>, under: Option<At<Code>>, range: Box<Range> },
    /// `a`, `a của 1.2`
    Name { name: At<String>, of: Option<At<Code>> },
    /// `giá trị lớn nhất của x trong toàn bộ các đơn vị`
    Population { measure: Measure, of: Box<Expr>, scope: Scope },
    /// `số lượng dự_án mà đúng_hạn`
    Records { list: At<String>, asked: Box<Asked>, whose: Option<Box<Expr>> },
    /// `min(a; b)`
    Call { name: At<String>, arguments: Vec<Expr> },
    /// `a + b − c`
    Sum(Vec<(Sign, Expr)>),
    /// `a × b ÷ c`
    Product(Vec<(Factor, Expr)>),
    /// `−a`
    Negative(Box<Expr>),
    /// `(…)`, with the value of 0/0 inside if it says one
    Group { inner: Box<Expr>, nothing: Option<Box<Expr>> },
    /// `a ≥ b`
    Compare { op: Compare, left: Box<Expr>, right: Box<Expr> },
    /// `a từ 1 đến 3`
    Within { value: Box<Expr>, range: Box<Range> },
    /// `ngành gồm du_lịch`
    Includes { value: Box<Expr>, option: At<String> },
    /// `a và b`
    And(Vec<Expr>),
    /// `a hoặc b`
    Or(Vec<Expr>),
    /// `không a`
    Not(Box<Expr>),
}

/// What is asked of the records of a list.
#[derive(Clone, Debug)]
pub enum Asked {
    /// `số lượng dự_án`
    Count,
    /// `tổng kinh_phí của dự_án`
    Sum(Expr),
    /// `bình quân kinh_phí của dự_án`
    Mean(Expr),
    /// `mọi dự_án đều đúng_hạn`
    Every(Expr),
    /// `có dự_án`
    Any,
}

/// What is asked of a population.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// giá trị lớn nhất
    Largest,
    /// giá trị nhỏ nhất
    Smallest,
    /// giá trị trung bình
    Mean,
    /// độ lệch chuẩn; over n − 1 (a sample) or over n.
    Deviation { sample: bool },
    /// giá trị chuẩn hóa z: distance from the mean in standard deviations.
    Standard { sample: bool },
}

/// Which units are looked at.
#[derive(Clone, Debug)]
pub enum Scope {
    /// `trong toàn bộ các đơn vị`
    All,
    /// `trong toàn bộ "Sở, ban, ngành"`
    Named(At<String>),
    /// `trong từng huyện_mẹ`
    Each(At<String>),
}

/// The sign of a summand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// +
    Plus,
    /// −
    Minus,
}

/// How a factor enters a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// ×
    Times,
    /// ÷
    Over,
}

/// Comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// bằng, là
    Equal,
    /// không phải là
    NotEqual,
    /// ≥
    AtLeast,
    /// ≤
    AtMost,
    /// >
    Above,
    /// <
    Below,
}

impl Compare {
    /// Whether two numbers stand so to each other.
    pub fn holds<T: PartialOrd>(self, left: &T, right: &T) -> bool {
        match self {
            Compare::Equal => left == right,
            Compare::NotEqual => left != right,
            Compare::AtLeast => left >= right,
            Compare::AtMost => left <= right,
            Compare::Above => left > right,
            Compare::Below => left < right,
        }
    }
}

/// How many of a list must lie in the range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// mọi
    All,
    /// không … nào
    None,
    /// ít nhất 3
    AtLeast(u64),
}
