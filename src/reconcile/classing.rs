//! Which class a printed score has.

use crate::diagnostic::Listed;
use crate::ir::{Basis, ClassTake, Classes, Program, Row};
use crate::quantity::{Exact, Rounding};

/// A class table made ready for one kind of printed score.
#[derive(Clone, Debug)]
pub(super) struct Classing {
    takes: Vec<ClassTake>,
    /// By what a printed score is multiplied to be read in the table.
    factor: Exact,
    /// How the score is rounded before it is read.
    rounding: Option<Rounding>,
}

impl Classing {
    /// For printed totals; `None` where the rules have no table or it needs more than the total.
    pub fn of_totals(program: &Program) -> Option<Self> {
        let (factor, rounding) = match table(program)?.basis()? {
            Basis::Total => (Exact::one(), None),
            Basis::Percent => (Exact::one().over(&maximum(program)?)?, program.rounding.percent.map(|percent| percent.rounding)),
            Basis::ScaledTo(scale) => (scale.over(&maximum(program)?)?, None),
            Basis::Pillar(_) | Basis::Row(_) => return None,
        };
        Some(Self::with(program, factor, rounding))
    }

    /// For shares of a maximum, of which 1 is the whole, `times` which they are printed.
    pub fn of_shares(program: &Program, times: &Exact) -> Option<Self> {
        let whole = match table(program)?.basis()? {
            Basis::Percent => Exact::one(),
            Basis::ScaledTo(scale) => scale.clone(),
            Basis::Total => program.set.scale.clone()?,
            Basis::Pillar(_) | Basis::Row(_) => return None,
        };
        let percent = table(program)?.basis() == Some(&Basis::Percent);
        let rounding = program.rounding.percent.filter(|_| percent).map(|percent| percent.rounding);
        Some(Self::with(program, whole.over(times)?, rounding))
    }

    /// For means of main indexes: by their own class table if there is one, which must then have the classes of the units' table.
    pub fn of_indexes(program: &Program) -> Option<Self> {
        let Some(rows) = program.row_classes.iter().find(|rows| rows.of == Listed::MainIndexes) else {
            return Self::of_shares(program, &Exact::one());
        };
        let units = program.classes.as_ref()?.rows.iter().map(|class| &class.name);
        let takes = rows.table.rows.iter().map(|class| class.take.clone()).collect();
        let rounding = program.rounding.percent.map(|percent| percent.rounding);
        rows.table.rows.iter().map(|class| &class.name).eq(units).then(|| Classing { takes, factor: Exact::one(), rounding })
    }

    /// For the printed points of a pillar or row that the table reads.
    pub fn of_points(program: &Program) -> Option<Self> {
        Some(Self::with(program, Exact::one(), None)).filter(|_| table(program).is_some())
    }

    fn with(program: &Program, factor: Exact, rounding: Option<Rounding>) -> Self {
        let rows = program.classes.as_ref().map_or(&[][..], |classes| &classes.rows);
        Classing { takes: rows.iter().map(|class| class.take.clone()).collect(), factor, rounding }
    }

    /// The place of the class that takes a printed score; còn lại takes what no other does.
    pub fn class(&self, score: &Exact) -> Option<Exact> {
        let value = self.value(score);
        let taken = self.takes.iter().position(|take| take.range().is_some_and(|range| range.takes(&value)));
        let class = taken.or_else(|| self.takes.iter().position(|take| matches!(take, ClassTake::Else)))?;
        Some(Exact::from(i64::try_from(class).ok()?))
    }

    /// A printed score as the table reads it.
    pub fn value(&self, score: &Exact) -> Exact {
        let value = score.times(&self.factor);
        self.rounding.map_or(value.clone(), |rounding| value.rounded(rounding))
    }
}

/// The class table, if it alone makes a class of one number: no conditions, and nothing that lowers the class afterwards.
pub(super) fn table(program: &Program) -> Option<&Classes> {
    program.classes.as_ref().filter(|classes| classes.basis().is_some() && classes.changes.is_empty())
}

/// The applicable maximum, where it is the same for every unit: no row that counts may leave it.
pub(super) fn maximum(program: &Program) -> Option<Exact> {
    let leaves = |row: &Row| !row.applies.is_empty() || !row.reductions.is_empty();
    let may_leave = program.rows_with_ids().any(|(_, row)| leaves(row) && enters(program, row));
    if may_leave { None } else { program.set.scale.clone() }
}

/// Whether the points of a row reach the total: neither it nor a row above it stands outside.
pub(super) fn enters(program: &Program, row: &Row) -> bool {
    let mut at = Some(row);
    for _ in 0..=program.rows.len() {
        match at {
            Some(row) if !row.counts() => return false,
            Some(row) => at = row.parent.and_then(|parent| program.row(parent)),
            None => return true,
        }
    }
    true
}

/// The name of a class as tables print it.
pub(super) fn class_name(program: &Program, class: &Exact) -> Option<String> {
    let at = usize::try_from(class.to_i64()?).ok()?;
    Some(program.classes.as_ref()?.rows.get(at)?.name.clone())
}
