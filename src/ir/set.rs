//! What the header of a set says.

use super::{Layout, Policies, Program};
use crate::quantity::Exact;
use crate::source::Span;

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
    /// How many rows it says there are.
    pub counts: Counts,
    /// The scale; `None` is unlimited.
    pub scale: Option<Exact>,
    /// Who is scored (`đối tượng`).
    pub unit_kind: Option<String>,
    /// The rounds, the last of which is official.
    pub rounds: Vec<String>,
    /// Which points count as passed (`đạt khi điểm …`); above 0 where nothing was said.
    pub passed: Passed,
    /// Whether the total may pass the scale; `None` where nothing was said.
    pub over_scale: Option<bool>,
    /// Whether the percentage is taken of the total with điểm cộng and điểm trừ, and not of the total without them.
    pub share_with_extras: bool,
    /// The least total.
    pub least_total: Option<Exact>,
    /// The total when a row has no data (`thiếu một chỉ số thì tổng điểm bằng …`).
    pub short: Option<Exact>,
    /// The policies of the header: the defaults of rows, and what holds for an entered total.
    pub policies: Policies,
    /// How the table stands in the form that agencies fill in.
    pub layout: Layout,
    /// Grounds of what is inferred in the header.
    pub inferred: Vec<Inferred>,
    /// Grounds of what is inferred in `đối tượng`, `thông tin chung`, `biểu mẫu`.
    pub inferred_beside: Vec<Inferred>,
    /// Where the header stands.
    pub span: Option<Span>,
}

/// `gồm 2 nhóm, 8 chỉ số chính, 65 chỉ số thành phần`, as declared; the rows may stand elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Groups.
    pub groups: Option<u64>,
    /// Main indexes.
    pub main_indexes: Option<u64>,
    /// Component indicators.
    pub components: Option<u64>,
}

/// Which points of a row count as passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// The limit.
    pub limit: Exact,
    /// Whether it is a share of the applicable maximum.
    pub of_maximum: bool,
    /// Whether the limit itself passes.
    pub closed: bool,
}

impl Default for Passed {
    fn default() -> Self {
        Passed { limit: Exact::zero(), of_maximum: false, closed: false }
    }
}

impl Passed {
    /// Whether points of an applicable maximum pass.
    pub fn holds(&self, points: &Exact, applicable: &Exact) -> bool {
        let limit = if self.of_maximum { self.limit.times(applicable) } else { self.limit.clone() };
        *points > limit || (self.closed && *points == limit)
    }
}

/// A statement that is inferred and not printed in the decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inferred {
    /// The statement.
    pub of: Span,
    /// The ground.
    pub ground: String,
    /// Where the ground is written.
    pub span: Span,
}

impl Program {
    /// Everything that is inferred in the set; what stands in one block together and in the order of the text.
    pub fn inferred(&self) -> impl Iterator<Item = &Inferred> {
        let classes = self.classes.iter().chain(self.row_classes.iter().map(|rows| &rows.table));
        (self.set.inferred.iter())
            .chain(&self.set.inferred_beside)
            .chain(self.lists.iter().flat_map(|list| &list.inferred))
            .chain(self.rows.iter().flat_map(|row| &row.inferred))
            .chain(self.pillars.iter().flat_map(|pillar| &pillar.inferred))
            .chain(classes.flat_map(|classes| &classes.inferred))
            .chain(self.rankings.iter().flat_map(|ranking| &ranking.inferred))
    }
}
