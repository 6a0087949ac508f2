//! A part that is declared to stay below its whole, `từ 0 đến dưới tổng_số`: nobody may report that all is done. Where the row gives its maximum
//! for all only, nobody gets it, however near a unit comes.
//!
//! An enclosure has no open ends, so `reach` takes the whole for reached; here the row is asked for its most where the share stops a hair short.

use super::about;
use super::domain::{Domain, of, of_in};
use super::regions::{At, Region, axes, regions};
use super::together::same;
use crate::diagnostic::{Fault, Findings, RangeFault, Role, StructureFault};
use crate::ir::{Bounds, Input, InputId, InputKind, Node, NodeId, Program, Row, Score, walk};
use crate::quantity::Exact;
use crate::source::Span;
use crate::syntax::tree::Compare;

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for (index, input) in program.inputs.iter().enumerate() {
        let Some((whole_id, end)) = below(program, input) else { continue };
        let shares: Vec<Share<'_>> = shares(program, InputId::of(index), whole_id).collect();
        let shares = || shares.iter().filter(|share| !super::refused(findings, share.row));
        let (name, range) = (input.name.clone(), input.domain_text.clone());
        let Some(whole) = program.input(whole_id).map(|whole| whole.name.clone()) else { continue };
        let short = shares().find_map(|share| Some((share, share.maximum_is_for_all(program)?)));
        let finding = match short {
            Some((share, maximum)) => {
                let fault = StructureFault::MaximumApproached { part: name, range, whole, maximum: maximum.clone() };
                about(share.row, end, Fault::Structure(fault)).label(share.row.maximum_span, Role::Other)
            }
            None => {
                let shared = shares().find(|share| !share.less_is_better(program)).map(|share| share.row);
                let asked = || asks_for_all(program, InputId::of(index), whole_id).filter(|row| !super::refused(findings, row));
                let Some(row) = shared.or_else(asked) else { continue };
                about(row, end, Fault::Range(RangeFault::AllRefused { name, range, whole }))
            }
        };
        findings.push(finding);
    }
}

/// The whole that a count or an amount from 0 on stays below, and where it is named.
fn below(program: &Program, input: &Input) -> Option<(InputId, Span)> {
    let Some(Bounds { low: Some((low, true)), high: Some((high, false)) }) = input.domain else { return None };
    let Some(Node::Input(whole)) = program.node(high) else { return None };
    let counted = matches!(input.kind, InputKind::Whole | InputKind::Decimal);
    let alike = program.input(*whole)?.unit == input.unit;
    (counted && alike && program.constant(low)?.is_zero()).then_some((*whole, program.node_span(high).unwrap_or(input.span)))
}

/// A ratio of a part to its whole, or of what is left of the whole, in a row.
struct Share<'a> {
    row: &'a Row,
    root: NodeId,
    ratio: NodeId,
    /// Whether the part itself stands above the line, and not what is left.
    itself: bool,
}

/// The rows in which a part is looked for: its own, or all where it is common.
fn rows_of(program: &Program, part: InputId) -> impl Iterator<Item = &Row> {
    let own = program.input(part).and_then(|input| input.row);
    let rows = own.map_or(program.rows.as_slice(), |row| program.rows.get(row.index()..row.index().saturating_add(1)).unwrap_or_default());
    rows.iter().filter(|row| !row.broken && row.not_deployed.is_none())
}

fn shares(program: &Program, part: InputId, whole: InputId) -> impl Iterator<Item = Share<'_>> {
    rows_of(program, part).flat_map(move |row| {
        let Score::Value(root) = row.score else { return Vec::new() };
        let mut out = Vec::new();
        let is = |node: NodeId, id: InputId| matches!(program.node(node), Some(Node::Input(input)) if *input == id);
        walk(program, root, &mut |ratio, node| {
            let Node::Quotient { over, by } = node else { return };
            let left = matches!(program.node(*over), Some(Node::Sum(parts)) if parts.iter().any(|(_, node)| is(*node, part)));
            // `45 điểm × a / b` is made as (45 × a) / b.
            let times = matches!(program.node(*over), Some(Node::Product(parts)) if parts.iter().any(|node| is(*node, part)));
            let itself = is(*over, part) || times;
            if is(*by, whole) && (itself || left) {
                out.push(Share { row, root, ratio, itself });
            }
        });
        out
    })
}

/// The row that asks whether a part is its whole: `khi đã_ban_hành bằng được_giao`.
fn asks_for_all(program: &Program, part: InputId, whole: InputId) -> Option<&Row> {
    let is = |node: NodeId, id: InputId| matches!(program.node(node), Some(Node::Input(input)) if *input == id);
    rows_of(program, part).find(|row| {
        let mut found = false;
        row.evaluated().for_each(|root| {
            walk(program, root, &mut |_, node| {
                found |= matches!(node, Node::Compare { op: Compare::Equal | Compare::AtLeast, left, right } if is(*left, part) && is(*right, whole));
            });
        });
        found
    })
}

impl Share<'_> {
    /// The most that the row gives where the ratio stays a hair below its own most; nothing where that cannot be said.
    fn most_below(&self, program: &Program, full: &Exact) -> Option<Exact> {
        let near = full.times(&Exact::one().minus(&Exact::ratio(1, 1_000_000_000)?));
        let parts = regions(program, &axes(program, &[self.root]))?;
        let mut most = None;
        for part in parts.iter().filter(|part| part.possible(program)) {
            let at = part.parts().find_map(|(node, at)| match at {
                At::Number(domain, one) if same(program, *node, self.ratio) => Some((domain, one)),
                _ => None,
            });
            let (narrowed, one) = match at {
                Some((domain, _)) if domain.low.as_ref().is_some_and(|low| low >= full) => continue,
                Some((domain, one)) => {
                    (Domain { high: domain.high.clone().map(|high| high.min(near.clone())), ..domain.clone() }, one.clone())
                }
                None => (Domain { low: Some(Exact::zero()), high: Some(near.clone()), step: None }, near.clone()),
            };
            let high = of_in(program, &part.with(program, self.ratio, narrowed, one), self.root).high?;
            most = most.max(Some(high));
        }
        most
    }

    /// The maximum, if it is given for the whole and for nothing below it.
    fn maximum_is_for_all(&self, program: &Program) -> Option<Exact> {
        let maximum = self.row.maximum.points().filter(|_| self.itself && self.row.extra.is_none())?;
        let full = of(program, self.ratio).high?;
        let reached = of(program, self.root).high? >= *maximum;
        (reached && self.most_below(program, &full)? < *maximum).then(|| maximum.clone())
    }

    /// Whether the smaller half of the shares can have all that the row gives, and the larger half cannot: of the people of an office the fewest
    /// are its heads, and that there is one beside them is meant.
    fn less_is_better(&self, program: &Program) -> bool {
        let at = |share: Exact| {
            let point = Domain::point(&share);
            of_in(program, &Region::default().with(program, self.ratio, point, share), self.root).high
        };
        self.itself && at(Exact::zero()) > at(Exact::one())
    }
}
