//! What kind of thing an expression is: points, a count of something, a ratio, yes/no, a choice.

use crate::diagnostic::Shape;
use crate::ir::{FieldId, InputId, PropertyId, Units};

/// The kind of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Yes or no.
    Truth,
    /// A choice among the options of an input or property.
    Choice(ChoiceOf),
    /// Several options of a property.
    Several(PropertyId),
    /// Free text of a property.
    Text(PropertyId),
    /// Free text of a record.
    Label(FieldId),
    /// A number with its dimensions.
    Number(Dim),
}

/// Whose options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ChoiceOf {
    Input(InputId),
    Property(PropertyId),
    Field(FieldId),
}

/// What a number measures: points to a power, and units to powers.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Dim {
    /// The power of points.
    pub points: i32,
    /// What is counted.
    pub units: Units,
    /// Whether it is a bare constant, that takes the unit of what it meets.
    pub bare: bool,
    /// Whether a bare constant is a factor of it: the 12 of `chi_bộ × 12`.
    pub scaled: bool,
    /// What is counted if a bare divisor counts the same thing: `tháng / 12` is a number of months, or a part of 12 months.
    pub or: Option<Units>,
}

impl Dim {
    pub fn points() -> Self {
        Dim { points: 1, ..Dim::default() }
    }

    pub fn ratio() -> Self {
        Dim::default()
    }

    pub fn bare() -> Self {
        Dim { bare: true, ..Dim::default() }
    }

    pub fn count(unit: &str) -> Self {
        Dim { units: Units::one(unit), ..Dim::default() }
    }

    /// The dimensions of a product (`sign` 1) or ratio (`sign` −1).
    pub fn combine(&self, other: &Dim, sign: i32) -> Dim {
        let units = self.units.combine(&other.units, sign);
        let or = match (&self.or, &other.or) {
            // `buổi / (chi_bộ × 12)` says what `(buổi / chi_bộ) / 12` says.
            (None, None) if sign < 0 && (other.bare || other.scaled) && units != Units::default() => Some(Units::default()),
            (None, None) => None,
            (own, or) => Some(own.as_ref().unwrap_or(&self.units).combine(or.as_ref().unwrap_or(&other.units), sign)),
        };
        let bare = self.bare && other.bare;
        let scaled = self.scaled || (sign > 0 && (self.bare || other.bare || other.scaled));
        Dim { points: self.points.saturating_add(other.points.saturating_mul(sign)), units, bare, scaled: scaled && !bare, or }
    }

    /// Whether the two may be added or compared.
    pub fn agrees(&self, other: &Dim) -> bool {
        (self.points == other.points && self.readings().any(|own| other.readings().any(|other| own.same(other))))
            || (self.bare && other.points == 0)
            || (other.bare && self.points == 0)
    }

    /// What it may count.
    fn readings(&self) -> impl Iterator<Item = &Units> {
        std::iter::once(&self.units).chain(&self.or)
    }

    /// What comes of adding the two: the one that measures something, in the way that both can be read.
    pub fn merged(self, other: Dim) -> Dim {
        if self.bare || (self.or.is_some() && other.or.is_none() && !other.bare) { other } else { self }
    }

    pub fn is_points(&self) -> bool {
        self.points == 1 && self.readings().any(Units::cancel)
    }

    pub fn is_pure(&self) -> bool {
        self.points == 0 && self.readings().any(Units::cancel)
    }

    /// Whether it counts one thing, as it is.
    pub fn is_count(&self) -> bool {
        self.points == 0 && matches!(self.units.powers(), [(_, 1)])
    }

    pub fn shape(&self) -> Shape {
        match (self.points, self.units.powers()) {
            (1, []) => Shape::Points,
            (0, []) if self.bare => Shape::Number,
            (0, []) => Shape::Ratio,
            (0, [(unit, 1)]) => Shape::Count(unit.clone()),
            (1, [(unit, 1)]) => Shape::PointsTimes(unit.clone()),
            _ => Shape::Mixed(self.written()),
        }
    }

    fn written(&self) -> String {
        let units = self.units.apart();
        let named = |wanted: bool| {
            let points = (self.points != 0 && (self.points > 0) == wanted).then_some(("điểm", self.points));
            let units = units.powers().iter().filter(move |(_, power)| (*power > 0) == wanted).map(|(name, power)| (name.as_str(), *power));
            points.into_iter().chain(units).flat_map(|(name, power)| std::iter::repeat_n(name, power.unsigned_abs() as usize))
        };
        let over: Vec<&str> = named(true).collect();
        let by: Vec<&str> = named(false).collect();
        let over = if over.is_empty() { "1".to_owned() } else { over.join(" × ") };
        if by.is_empty() { over } else { format!("{over} / {}", by.join(" / ")) }
    }
}

impl Kind {
    pub fn shape(&self) -> Shape {
        match self {
            Kind::Truth => Shape::YesNo,
            Kind::Choice(_) => Shape::Choice(String::new()),
            Kind::Several(_) => Shape::Several(String::new()),
            Kind::Text(_) => Shape::Text(String::new()),
            Kind::Label(_) => Shape::Label(String::new()),
            Kind::Number(dim) => dim.shape(),
        }
    }
}
