//! Slips that leave a text readable: something stands twice or alone, a number is missing from a row of numbers, a title says another thing.

use crate::quantity::Exact;

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// One piece of `mỗi … được … điểm`.
    Piece,
    /// One step of `cứ thêm … được tính thêm … điểm`.
    Step,
    /// One item under the maximum of its row.
    Item,
    /// One award under the limit of its điểm cộng or điểm trừ.
    Award,
}

/// How points go against the sense of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Something good gets points where it was not done.
    GoodMissing,
    /// Something good loses points where it was done.
    GoodTaken,
    /// More of something bad gets more points.
    MoreOfBad,
}

/// How the text of a điểm cộng or điểm trừ goes against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExtraSlip {
    /// A điểm cộng that is called a điểm trừ, or the other way round.
    Title {
        /// Whether it is a điểm cộng.
        bonus: bool,
    },
    /// The title or quotation names a smaller limit.
    Limit {
        /// The points that the text names.
        named: Exact,
        /// The limit that is declared.
        limit: Exact,
    },
}

/// E156x.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlipFault {
    /// Two `suy luận` behind one sentence: one of them speaks of another.
    TwoGrounds,
    /// Bonuses and deductions that no class and no rank reads.
    ExtrasIdle,
    /// A class table that gives every unit the same class.
    OneClass {
        /// The class.
        class: String,
    },
    /// Classes that are counted, with a number left out: `Mức 2`, `Mức 3`.
    ClassMissing {
        /// The class that is not there.
        class: String,
    },
    /// A code far off from the others, where one of their numbers is missing: 55 where 5 is missing.
    CodeHole {
        /// The code.
        code: String,
        /// The code that is missing.
        missing: String,
    },
    /// A code that skips the one before it.
    CodeSkipped {
        /// The code.
        code: String,
        /// The code that is missing.
        missing: String,
        /// The code before that.
        before: String,
    },
    /// Two rankings of the same units by the same number.
    RankingTwice,
    /// Two pillars of the same indicators.
    PillarsAlike {
        /// The other pillar.
        other: String,
        /// Indicators beside theirs that stand in no pillar.
        left_out: Vec<String>,
    },
    /// One piece, step, item or award alone is worth more than the limit over it leaves.
    OneAbove {
        /// What is limited.
        what: Limited,
        /// What it is worth.
        value: Exact,
        /// What the limit leaves.
        limit: Exact,
    },
    /// Two neighbouring rows of a table that give the same.
    SameNeighbours {
        /// What they give.
        points: Exact,
    },
    /// The title of a figure counts another thing than its unit.
    UnitTitle {
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// What the title counts.
        counts: String,
    },
    /// A change since last year, divided by this year's figure.
    GrowthBase {
        /// The difference.
        change: String,
        /// The later figure, by its title.
        by: String,
        /// The earlier figure, by its title.
        before: String,
    },
    /// A title, an item or a quotation that names another target than the rule under it.
    TitleTarget {
        /// What the text names.
        named: Exact,
        /// The target of the rule, if it has one.
        target: Option<Exact>,
    },
    /// A title, an item or a quotation that names a limit which the rule under it does not have.
    TitleLimit {
        /// The points that the text names.
        named: Exact,
    },
    /// The text of a điểm cộng or điểm trừ goes against it.
    Extra(ExtraSlip),
    /// A part whose range does not end at its whole.
    OpenShare {
        /// The part.
        part: String,
        /// The whole.
        whole: String,
        /// What both count.
        unit: String,
    },
    /// A percentage of something whose range has no upper end.
    OpenPercentage {
        /// Its name.
        name: String,
    },
    /// Points against the sense of a name.
    AgainstSense {
        /// The figure or property.
        name: String,
        /// What it says, for people.
        title: String,
        /// How the points go against it.
        sense: Sense,
    },
}

impl SlipFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            SlipFault::TwoGrounds => "W1560",
            SlipFault::ExtrasIdle => "W1568",
            SlipFault::OneClass { .. } => "W1561",
            SlipFault::ClassMissing { .. } => "N1562",
            SlipFault::CodeHole { .. } | SlipFault::CodeSkipped { .. } => "N1563",
            SlipFault::RankingTwice | SlipFault::PillarsAlike { .. } => "W1564",
            SlipFault::OneAbove { .. } => "W1565",
            SlipFault::SameNeighbours { .. } => "N1566",
            SlipFault::UnitTitle { .. } => "W1567",
            SlipFault::GrowthBase { .. } | SlipFault::TitleTarget { .. } | SlipFault::TitleLimit { .. } | SlipFault::Extra(_) => "W1578",
            SlipFault::OpenShare { .. } | SlipFault::OpenPercentage { .. } => "N1577",
            SlipFault::AgainstSense { .. } => "N1569",
        }
    }
}
