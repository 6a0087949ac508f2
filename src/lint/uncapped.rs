//! Why points can pass the maximum of their row: a figure without an upper end, or a ratio that nothing keeps below 100 %.

use super::domain::{Domain, of, proved_at_most};
use crate::diagnostic::Slip;
use crate::ir::{Aggregate, InputKind, Node, NodeId, Program, walk};
use crate::quantity::Exact;
use crate::syntax::tree::Sign;

/// The ratio that passes 100 %: numerator, denominator and place, where both are figures of the data.
pub(super) fn passing(program: &Program, id: NodeId) -> Option<(String, String, NodeId)> {
    match program.node(id)? {
        Node::Product(parts) => parts.iter().find_map(|part| passing(program, *part)),
        Node::OrNothing { value, .. } | Node::Floor { value, .. } | Node::Gate { value, .. } | Node::Rounded { value, .. } => {
            passing(program, *value)
        }
        Node::Quotient { over, by } if !proved_at_most(program, *over, *by) => Some((figure(program, *over)?, figure(program, *by)?, id)),
        _ => None,
    }
}

/// The slip that makes the points of a ratio pass the maximum: a constant factor where the sentence multiplies by the maximum already, or more
/// points than the maximum for a ratio that is at most 100 %.
pub(super) fn slip(program: &Program, id: NodeId) -> Option<Slip> {
    match program.node(id)? {
        Node::OrNothing { value, .. } | Node::Floor { value, .. } | Node::Rounded { value, .. } => slip(program, *value),
        Node::Product(_) => {
            // `điểm theo tỷ lệ …` is a product with the maximum, which stands nowhere in the text: its place is the sentence.
            let sentence = program.node_span(id);
            let said = |part: &NodeId| program.node_span(*part) != sentence;
            let (constants, others): (Vec<NodeId>, Vec<NodeId>) =
                factors(program, id).into_iter().partition(|part| program.constant(*part).is_some());
            let [ratio] = others.as_slice() else { return None };
            let bare = bare_ratio(program, *ratio);
            let written = constants.iter().filter(|part| said(part)).filter_map(|part| program.constant(*part));
            let factor = written.chain(bare.iter().flat_map(|bare| &bare.factors)).fold(Exact::one(), |all, part| all.times(part));
            if constants.iter().all(said) {
                let within = bare.as_ref().map_or_else(|| is_share(program, *ratio), |bare| bare.within);
                return within.then_some(Slip::TooManyPoints);
            }
            (factor > Exact::one()).then(|| Slip::FactorInRatio(bare.and_then(|bare| bare.text)))
        }
        _ => None,
    }
}

/// A quotient without its constant factors.
struct Bare {
    /// Such factors above the line.
    factors: Vec<Exact>,
    /// Whether the numerator is proved to be a part of the denominator.
    within: bool,
    /// `a / b`, where both have names.
    text: Option<String>,
}

fn bare_ratio(program: &Program, id: NodeId) -> Option<Bare> {
    match program.node(id)? {
        Node::OrNothing { value, .. } => bare_ratio(program, *value),
        Node::Quotient { over, by } => {
            let parts = factors(program, *over);
            let figures: Vec<NodeId> = parts.iter().copied().filter(|part| program.constant(*part).is_none()).collect();
            let [over] = figures.as_slice() else { return None };
            Some(Bare {
                factors: parts.iter().filter_map(|part| program.constant(*part)).cloned().collect(),
                within: proved_at_most(program, *over, *by),
                text: figure(program, *over).zip(figure(program, *by)).map(|(over, by)| format!("{over} / {by}")),
            })
        }
        _ => None,
    }
}

/// The factors of a product, those of inner products with them; of anything else itself.
fn factors(program: &Program, id: NodeId) -> Vec<NodeId> {
    match program.node(id) {
        Some(Node::Product(parts)) => parts.iter().flat_map(|part| factors(program, *part)).collect(),
        _ => vec![id],
    }
}

/// Whether a value is a percentage of at most 100 %.
fn is_share(program: &Program, id: NodeId) -> bool {
    let share = matches!(program.node(id), Some(Node::Input(input)) if program.input(*input).is_some_and(|input| matches!(input.kind, InputKind::Ratio)));
    share && of(program, id).high.is_some_and(|high| high <= Exact::one())
}

fn figure(program: &Program, id: NodeId) -> Option<String> {
    match program.node(id)? {
        Node::Input(input) => Some(program.input(*input)?.name.clone()),
        Node::Records { .. } => super::lists::name_of(program, id),
        _ => None,
    }
}

/// The figures of a value that have no upper (or no lower) end.
pub(super) fn open_figures(program: &Program, id: NodeId, upper: bool) -> Vec<String> {
    let mut out = Vec::new();
    walk(program, id, &mut |id, node| {
        let Some(name) = figure(program, id) else { return };
        let Domain { low, high, .. } = of(program, id);
        let open = if upper { high.is_none() } else { low.is_none() };
        if open && matches!(node, Node::Input(_)) && !out.contains(&name) && !is_word(program, node) {
            out.push(name);
        }
    });
    out
}

fn is_word(program: &Program, node: &Node) -> bool {
    matches!(node, Node::Input(input) if program.input(*input).is_some_and(|input| matches!(input.kind, InputKind::YesNo | InputKind::Choice(_))))
}

/// The figure with which a value grows past any bound, and where; only what is sure is said.
pub(super) fn uncapped(program: &Program, id: NodeId) -> Option<(String, NodeId)> {
    let any = |nodes: Vec<NodeId>| nodes.into_iter().find_map(|node| uncapped(program, node));
    match program.node(id)? {
        Node::Input(input) => {
            let input = program.input(*input)?;
            let counted = matches!(input.kind, InputKind::Whole | InputKind::Decimal);
            let open = input.domain.as_ref().is_none_or(|bounds| bounds.high.is_none());
            (counted && open).then(|| (input.name.clone(), id))
        }
        Node::Records { list, what: Aggregate::Count, .. } => Some((program.list(*list)?.name.clone(), id)),
        // A sum of figures that are not proved to be below zero.
        Node::Records { what: Aggregate::Sum(_), .. } => {
            let Domain { low, high, .. } = of(program, id);
            (low.is_some() && high.is_none()).then(|| Some((super::lists::name_of(program, id)?, id)))?
        }
        // So many points for each: one figure, and otherwise constants above zero.
        Node::Product(parts) => {
            let positive = |node: &NodeId| program.constant(*node).is_some_and(Exact::is_positive);
            let mut figures = parts.iter().filter(|part| !positive(part));
            let figure = figures.next()?;
            let found = uncapped(program, *figure)?;
            figures.next().is_none().then_some((found.0, id))
        }
        Node::WholeSteps { value, .. } | Node::Rounded { value, .. } | Node::Floor { value, .. } => uncapped(program, *value),
        // What is taken away may grow as well.
        Node::Sum(parts) => {
            let taken = parts.iter().any(|(sign, part)| *sign == Sign::Minus && program.constant(*part).is_none());
            if taken { None } else { any(parts.iter().filter(|(sign, _)| *sign == Sign::Plus).map(|(_, part)| *part).collect()) }
        }
        Node::Items { items, best } => {
            let takes = items.iter().any(|item| matches!(program.node(item.value), Some(Node::Negative(_))));
            if takes && !*best { None } else { any(items.iter().map(|item| item.value).collect()) }
        }
        Node::Tiers { rows, otherwise, .. } => {
            // A row that ends takes no figure past its end.
            let open = rows.iter().filter(|tier| matches!(&tier.test, crate::ir::Test::Within(bounds) if bounds.high.is_none()));
            any(open.map(|tier| tier.value).chain(otherwise.iter().map(|(value, _)| *value)).collect())
        }
        Node::Cases { rows, otherwise } => any(rows.iter().map(|(_, value)| *value).chain(*otherwise).collect()),
        Node::Gate { value, .. } => uncapped(program, *value),
        _ => None,
    }
}
