//! Tiers over one figure: every value of its domain is taken by exactly one row, or by còn lại where that is meant.

use super::about;
use super::domain::{self, Domain};
use super::pieces::{Piece, Takes, pieces};
use super::probe::{Against, Level, Prober, Seen};
use crate::diagnostic::{Fault, Finding, Findings, Role, Run, Swallowed, TierFault};
use crate::eval::Value;
use crate::ir::{Aggregate, Bounds, FieldKind, InputKind, Node, NodeId, Program, Row, RowId, Score, Test, Tier, is_rate};
use crate::quantity::{Exact, Style, show};
use crate::source::Span;

pub(super) fn prove(prober: &Prober<'_>, findings: &mut Findings) {
    let program = prober.program;
    for (row_id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken) {
        let Score::Value(node) = row.score else { continue };
        crate::ir::walk(program, node, &mut |id, node| {
            if let Node::Tiers { subject, rows, otherwise } = node {
                let at = Place { prober, row_id, row, subject: *subject };
                table(&at, id, rows, *otherwise, findings);
            }
        });
    }
}

/// A table of a row: what it is about, and where it is tried out.
struct Place<'a> {
    prober: &'a Prober<'a>,
    row_id: RowId,
    row: &'a Row,
    subject: NodeId,
}

impl Place<'_> {
    /// The finding with a run in which the subject has one of the values spoken of, the one named if it can be had.
    fn shown(&self, finding: Finding, values: &[(&Exact, &Piece)]) -> Finding {
        let levels = values.iter().map(|(value, _)| Level { left: self.subject, right: Against::Constant((*value).clone()) });
        let Some(probe) = self.prober.row_with(self.row_id, &levels.collect::<Vec<_>>()) else { return finding };
        let is =
            |seen: &Seen<'_>, fits: &dyn Fn(&Exact) -> bool| matches!(seen.value(self.subject), Some(Value::Number(value)) if fits(&value));
        let found = values.iter().map(|(value, piece)| {
            probe.find(|seen| is(seen, &|found| found == *value)).or_else(|| probe.find(|seen| is(seen, &|found| piece.contains(found))))
        });
        finding.shown(found.collect::<Option<Vec<_>>>().unwrap_or_default())
    }
}

impl Place<'_> {
    /// The finding with a unit that no row takes; none where the row scores such units by something else before it comes to the table.
    fn unscored(&self, finding: Finding, piece: &Piece) -> Option<Finding> {
        let level = Level { left: self.subject, right: Against::Constant(piece.witness.clone()) };
        let Some(probe) = self.prober.row_with(self.row_id, &[level]) else { return Some(finding) };
        let (mut exactly, mut inside, mut scored) = (None, None, false);
        probe.each(|seen| {
            let Some(Value::Number(value)) = seen.value(self.subject) else { return true };
            if !piece.contains(&value) {
                return true;
            }
            match (seen.troubles.is_empty(), value == piece.witness) {
                (true, _) => scored = true,
                (false, true) => exactly = Some(seen.written()),
                (false, false) => inside = inside.take().or_else(|| Some(seen.written())),
            }
            exactly.is_none()
        });
        match exactly.or(inside) {
            None if scored => None,
            shown => Some(finding.shown(shown)),
        }
    }
}

fn table(at: &Place<'_>, id: NodeId, rows: &[Tier], otherwise: Option<(NodeId, Span)>, findings: &mut Findings) {
    let Place { row, subject, .. } = *at;
    let program = at.prober.program;
    let numeric = rows.iter().all(|tier| matches!(tier.test, Test::Within(_) | Test::Equals(_)));
    let Some(takes) = rows.iter().map(|tier| takes(program, &tier.test)).collect::<Option<Vec<_>>>() else {
        return by_figures(at, rows, findings);
    };
    // Rows that a ratio upside down does not reach are a consequence of it.
    if !numeric || rows.is_empty() || super::upside_down::is(program, subject) {
        return;
    }
    let percent = is_ratio(program, subject);
    let domain = domain::of(program, subject);
    if percent && lost_percent(row, rows, &takes, &domain, findings) {
        return;
    }
    let found = pieces(&domain, &takes);
    let span = program.node_span(id).unwrap_or(row.span);
    for (place, piece) in found.iter().enumerate() {
        match piece.takers.as_slice() {
            [] if otherwise.is_none() => {
                let outer = place == 0 || place.saturating_add(1) == found.len();
                let fault = |alone| TierFault::Gap { interval: piece.interval(percent), witness: piece.witness.clone(), alone };
                let beside = [place.checked_sub(1), place.checked_add(1)].into_iter().flatten().filter_map(|beside| found.get(beside));
                let beside = beside.filter_map(|piece| rows.get(*piece.takers.first()?));
                let beside: Vec<&Tier> = beside.collect();
                let alone = match beside.as_slice() {
                    [Tier { test: Test::Equals(values), .. }] if outer && values.len() == 1 => values.first().cloned(),
                    _ => None,
                };
                let finding = about(row, span, Fault::Tier(fault(alone)));
                let beside = beside.into_iter();
                findings.extend(at.unscored(beside.fold(finding, |finding, tier| finding.label(tier.span, Role::Other)), piece));
            }
            [first, second, ..] => {
                let (Some(first), Some(second)) = (rows.get(*first), rows.get(*second)) else { continue };
                let values = [first, second].map(|tier| value_text(program, tier.value));
                let fault = TierFault::Overlap { interval: piece.interval(percent), witness: piece.witness.clone(), values };
                let finding = about(row, second.span, Fault::Tier(fault)).label(first.span, Role::First);
                findings.push(at.shown(finding, &[(&piece.witness, piece)]));
            }
            _ => {}
        }
    }
    for (index, tier) in rows.iter().enumerate() {
        if found.iter().all(|piece| !piece.takers.contains(&index)) {
            findings.push(about(row, tier.span, Fault::Tier(TierFault::Unreachable)));
        }
    }
    if let Some((value, place)) = otherwise {
        otherwise_row(at, rows, &found, value, place, findings);
    }
}

/// Tiers whose bounds are figures: two that take one value are said where a unit shows it. The same points from both do no harm.
fn by_figures(at: &Place<'_>, rows: &[Tier], findings: &mut Findings) {
    let program = at.prober.program;
    let Some(probe) = at.prober.row(at.row_id) else { return };
    let same_points =
        |one: &Tier, other: &Tier| constant(program, one.value).is_some_and(|one| Some(one) == constant(program, other.value));
    let mut found: Vec<(usize, usize, Exact, Run)> = Vec::new();
    probe.each(|seen| {
        let Some(Value::Number(value)) = seen.value(at.subject).filter(|_| seen.troubles.is_empty()) else { return true };
        let mut takers = rows.iter().enumerate().filter(|(_, tier)| taken(seen, &value, &tier.test));
        let (Some((first, one)), Some((second, other))) = (takers.next(), takers.next()) else { return true };
        if same_points(one, other) {
            return true;
        }
        // Of a unit that has something more is seen than of one at nothing.
        match found.iter_mut().find(|(_, known, ..)| *known == second) {
            None => found.push((first, second, value, seen.written())),
            Some(known) if known.2.is_zero() && value.is_positive() => *known = (first, second, value, seen.written()),
            Some(_) => {}
        }
        true
    });
    for (first, second, witness, run) in found {
        let (Some(first), Some(second)) = (rows.get(first), rows.get(second)) else { continue };
        let values = [first, second].map(|tier| value_text(program, tier.value));
        let fault = TierFault::FiguresOverlap { witness, percent: is_ratio(program, at.subject), values };
        findings.push(about(at.row, second.span, Fault::Tier(fault)).label(first.span, Role::First).shown([run]));
    }
}

/// Whether a tier takes a value in a run.
fn taken(seen: &Seen<'_>, value: &Exact, test: &Test) -> bool {
    let within = |end: &Option<(NodeId, bool)>, beyond: fn(&Exact, &Exact) -> bool| match end {
        None => true,
        Some((end, closed)) => {
            matches!(seen.value(*end), Some(Value::Number(end)) if beyond(value, &end) || (*closed && *value == end))
        }
    };
    match test {
        Test::Equals(values) => values.contains(value),
        Test::Within(Bounds { low, high }) => within(low, |value, end| value > end) && within(high, |value, end| value < end),
        Test::Options(_) | Test::Truth(_) => false,
    }
}

/// Bounds above 100% over a ratio that never passes it: the sign % is missing, and nothing else about the table is worth saying.
fn lost_percent(row: &Row, rows: &[Tier], takes: &[Takes], domain: &Domain, findings: &mut Findings) -> bool {
    let one = Exact::one();
    if domain.high.as_ref().is_none_or(|high| *high > one) {
        return false;
    }
    let lost = |takes: &Takes| takes.ends().into_iter().max().filter(|end| **end > one).cloned();
    let mut any = false;
    for (tier, value) in rows.iter().zip(takes).filter_map(|(tier, takes)| Some((tier, lost(takes)?))) {
        findings.push(about(row, tier.span, Fault::Tier(TierFault::PercentMissing { value })));
        any = true;
    }
    any
}

/// `còn lại` takes what is left; a fault only when that lies between two rows or beyond the best one.
fn otherwise_row(at: &Place<'_>, rows: &[Tier], found: &[Piece], value: NodeId, place: Span, findings: &mut Findings) {
    let (program, row) = (at.prober.program, at.row);
    if found.iter().all(|piece| !piece.takers.is_empty()) {
        findings.push(about(row, place, Fault::Tier(TierFault::ElseIdle)));
        return;
    }
    let Some(gets) = constant(program, value) else { return };
    if super::year::in_order(program, at.subject, rows, Some(value)) {
        return;
    }
    let worth = |piece: &Piece| rows.get(*piece.takers.first()?).and_then(|tier| constant(program, tier.value));
    let values: Vec<Exact> = found.iter().filter_map(worth).collect();
    let best = values.iter().max().cloned();
    let rising = values.windows(2).all(|pair| matches!(pair, [a, b] if a <= b));
    let falling = values.windows(2).all(|pair| matches!(pair, [a, b] if a >= b));
    let several = values.len() > 1 && rising != falling;
    for (index, piece) in found.iter().enumerate().filter(|(_, piece)| piece.takers.is_empty()) {
        let below = found.iter().take(index).rev().find_map(|piece| Some((piece, worth(piece)?)));
        let above = found.iter().skip(index).find_map(|piece| Some((piece, worth(piece)?)));
        let between = below.is_some() && above.is_some();
        let neighbour = match (below, above) {
            (Some(below), Some(above)) => (gets < below.1 && gets < above.1).then_some(below),
            // Beyond the best row: more of a good thing (or less of a bad one) would fall back to còn lại.
            (Some(below), None) => (several && rising && Some(&below.1) == best.as_ref() && gets < below.1).then_some(below),
            (None, Some(above)) => (several && falling && Some(&above.1) == best.as_ref() && gets < above.1).then_some(above),
            (None, None) => None,
        };
        if let Some((neighbour, neighbour_gets)) = neighbour {
            let tier = neighbour.takers.first().and_then(|tier| rows.get(*tier));
            let side = match (between, tier) {
                (true, _) => Swallowed::Between,
                (false, Some(tier)) if in_the_middle(at, tier, &neighbour_gets, piece.witness > neighbour.witness) => {
                    Swallowed::OutsideBest
                }
                (false, _) => Swallowed::Beyond,
            };
            let fault = TierFault::ElseSwallows {
                swallowed: piece.interval(is_ratio(program, at.subject)),
                witness: piece.witness.clone(),
                gets: gets.clone(),
                neighbour: neighbour.witness.clone(),
                neighbour_gets,
                side,
            };
            let shown = [(&piece.witness, piece), (&neighbour.witness, neighbour)];
            findings.push(at.shown(about(row, place, Fault::Tier(fault)), &shown));
        }
    }
}

/// Whether the best row says by its own two ends that the best lies in the middle: `từ 18 đến 24` for all of the points. A ratio that ends at
/// 100% says no more than that it is a part, and a row that stops short of the maximum may have lost the one above it.
fn in_the_middle(at: &Place<'_>, tier: &Tier, gets: &Exact, above: bool) -> bool {
    let program = at.prober.program;
    let Test::Within(Bounds { low: Some((low, low_closed)), high: Some((high, high_closed)) }) = &tier.test else { return false };
    let (Some(low), Some(high)) = (program.constant(*low), program.constant(*high)) else { return false };
    let whole = above && is_ratio(program, at.subject) && *high == Exact::one();
    low < high && *low_closed && *high_closed && !whole && at.row.maximum.points() == Some(gets)
}

/// The constant that an expression always is.
pub(super) fn constant(program: &Program, node: NodeId) -> Option<Exact> {
    match domain::of(program, node) {
        Domain { low: Some(low), high: Some(high), .. } if low == high => Some(low),
        _ => None,
    }
}

/// What a tier takes, if its bounds are constants.
pub(super) fn takes(program: &Program, test: &Test) -> Option<Takes> {
    match test {
        Test::Equals(values) => Some(Takes::Values(values.clone())),
        Test::Within(Bounds { low, high }) => {
            let end = |end: &Option<(NodeId, bool)>| match end {
                None => Some(None),
                Some((node, closed)) => constant(program, *node).map(|value| Some((value, *closed))),
            };
            Some(Takes::Range(end(low)?, end(high)?))
        }
        Test::Options(_) | Test::Truth(_) => Some(Takes::Values(Vec::new())),
    }
}

/// Whether people read the subject as a percentage.
pub(super) fn is_ratio(program: &Program, node: NodeId) -> bool {
    match program.node(node) {
        // A count over one of something else is no share, unless the one never passes the other.
        Some(Node::Quotient { .. }) => !is_rate(program, node) || domain::of(program, node).high.is_some_and(|high| high <= Exact::one()),
        Some(Node::ShareOf(_)) => true,
        Some(Node::Input(input)) => program.input(*input).is_some_and(|input| input.kind == InputKind::Ratio),
        Some(Node::Field(field)) => program.field(*field).is_some_and(|field| field.kind == FieldKind::Figure(InputKind::Ratio)),
        Some(Node::Records { what: Aggregate::Mean(value), .. }) => is_ratio(program, *value),
        Some(Node::OrNothing { value, .. } | Node::Cap { value, .. }) => is_ratio(program, *value),
        _ => false,
    }
}

/// What a tier gives, for a message.
fn value_text(program: &Program, node: NodeId) -> String {
    constant(program, node).map_or_else(|| "…".to_owned(), |value| format!("{} điểm", show(&value, Style::people()).text))
}
