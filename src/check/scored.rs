//! What only tables of classes and ranks may read: totals, points and lists of rows of a unit that is already scored.

use super::Checker;
use super::expr::{Typed, written};
use super::kind::{Dim, Kind};
use crate::code::Code;
use crate::diagnostic::{Fault, Listed, TierFault, TypeFault};
use crate::ir::{self, Node, RowId, RowLevel};
use crate::name::fold;
use crate::source::{At, Span};
use crate::syntax::tree::{Need, Range};

impl Checker<'_> {
    /// What a unit came to is known to tables only: a row that read it would read itself.
    pub(super) fn of_scored(&mut self, node: Node, dim: Dim, span: Span, row: Option<RowId>) -> Typed {
        if !self.scored {
            self.report_in(row, span, Fault::Type(TypeFault::ScoreInRow));
            return None;
        }
        Some((self.node(node, span), Kind::Number(dim)))
    }

    /// `điểm của 1.2` in a row is a figure called “điểm”, if there is one.
    pub(super) fn points_named(&mut self, code: &At<Code>, span: Span, row: Option<RowId>) -> Typed {
        let target = self.row_of(code)?;
        if self.names.input_in(&fold("điểm"), target).is_none() {
            self.report_in(row, span, Fault::Type(TypeFault::ScoreInRow));
            return None;
        }
        self.name(&At::new("điểm".to_owned(), span), Some(code), row)
    }

    /// `mọi nhóm từ 50% trở lên`: a percentage compares the share of each one's applicable maximum, points compare points.
    pub(super) fn listed(
        &mut self,
        need: Need,
        of: &At<Listed>,
        under: Option<&At<Code>>,
        range: &Range,
        span: Span,
        row: Option<RowId>,
    ) -> Typed {
        if !self.scored {
            self.report_in(row, span, Fault::Type(TypeFault::ScoreInRow));
            return None;
        }
        let end = range.low.as_ref().or(range.high.as_ref()).map(|(end, _)| end)?;
        let (_, dim) = self.number(end, row)?;
        let share = match dim {
            _ if dim.is_points() => false,
            _ if dim.is_pure() && !dim.bare => true,
            _ => {
                self.report_in(row, end.span, Fault::Type(TypeFault::ListUnit { text: written(end) }));
                return None;
            }
        };
        let bounds = self.bounds(range, &Kind::Number(if share { Dim::ratio() } else { Dim::points() }), row)?;
        let mut list = self.list(of.value);
        if let Some(code) = under {
            let above = self.row_of(code)?;
            list.retain(|basis| matches!(basis, ir::Basis::Row(id) if *id != above && self.within(*id, above)));
        }
        let short = match need {
            Need::AtLeast(least) => u64::try_from(list.len()).is_ok_and(|found| found < least),
            Need::All | Need::None => list.is_empty(),
        };
        if short && !self.incomplete {
            let fault = TierFault::ListShort { of: of.value, found: list.len() };
            self.report_in(row, of.span, Fault::Tier(fault));
            return None;
        }
        Some((self.node(Node::Listed { of: list, need, bounds, share }, span), Kind::Truth))
    }

    /// The rows of a level that can earn points of the scale this year, or the pillars.
    pub(super) fn list(&self, of: Listed) -> Vec<ir::Basis> {
        let level = match of {
            Listed::Pillars => return (0..self.program.pillars.len()).map(ir::Basis::Pillar).collect(),
            Listed::Groups => RowLevel::Group,
            Listed::MainIndexes => RowLevel::Main,
            Listed::Components => RowLevel::Component,
        };
        let of_level = self.program.rows_with_ids().filter(|(_, row)| row.level == level);
        of_level.filter(|(id, _)| self.program.enters(*id)).map(|(id, _)| ir::Basis::Row(id)).collect()
    }
}
