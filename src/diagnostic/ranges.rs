//! What figures are allowed to be, against what units can have.

use crate::quantity::Exact;

/// E155x.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RangeFault {
    /// A figure of which a unit may have nothing, and that is not allowed to be 0.
    NoneRefused {
        /// Its name.
        name: String,
        /// What it may be, as written.
        range: String,
        /// The figure that it is a part of (`từ 1 đến b`), if it is one.
        whole: Option<String>,
        /// Whether people read it as a percentage.
        percent: bool,
    },
    /// A share that ends one percent beside 100%.
    WholeMissed {
        /// Its name.
        name: String,
        /// What it may be, as written.
        range: String,
        /// Whether it may be above 100%.
        above: bool,
    },
    /// A part that stays below its whole: `từ 0 đến dưới tổng_số`.
    AllRefused {
        /// Its name.
        name: String,
        /// What it may be, as written.
        range: String,
        /// The figure that it is a part of.
        whole: String,
    },
    /// A count that begins at 2: a unit that has one is refused.
    OneRefused {
        /// Its name.
        name: String,
        /// What it may be, as written.
        range: String,
    },
    /// A denominator that is not allowed to be 0 in a row that says what nothing is worth: only a word in the cell can say so.
    NothingRefused {
        /// Its name.
        name: String,
        /// What it may be, as written.
        range: String,
    },
    /// What is counted one by one, declared with decimals beside whole numbers of the same.
    CountInParts {
        /// Its name.
        name: String,
        /// What it counts.
        unit: String,
        /// A figure that counts the same in whole numbers.
        whole: String,
    },
    /// Figures that are allowed and of which a function has no value: `ln(0)`.
    OutsideFunction {
        /// The function.
        function: &'static str,
        /// The value that it is given.
        value: Exact,
    },
}

impl RangeFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            RangeFault::NoneRefused { .. } => "W1550",
            RangeFault::WholeMissed { .. } | RangeFault::AllRefused { .. } => "N1551",
            RangeFault::OneRefused { .. } => "N1552",
            RangeFault::OutsideFunction { .. } => "W1553",
            RangeFault::NothingRefused { .. } => "N1554",
            RangeFault::CountInParts { .. } => "N1555",
        }
    }
}
