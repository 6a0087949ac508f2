//! More of a good thing never scores less.
//!
//! Which way a figure is better is said (`càng cao càng tốt`), or follows from the sentences that count it (`mỗi …`, a ratio, a span), or from
//! the rows of its table where all but one go one way. `trend` proves it from how the points are made; what it cannot prove is tried out on
//! units that differ in one figure (`pairs`), and where that shows nothing, proved part by part (`parts`). A table of constants needs no
//! trying: its rows are looked at in order (`order`).

mod cases;
mod options;
mod order;
mod pairs;
mod parts;
mod senses;
mod table;
mod trend;

use super::about;
use super::probe::{Of, Prober, Walked};
use super::tiers::takes;
use crate::diagnostic::{Direction, DirectionFault, Fault, Finding, Findings, Level, Reached, Role};
use crate::eval::Given;
use crate::ir::{Input, InputId, Node, NodeId, Program, Row, RowId, Score, inputs_under, walk};
use crate::quantity::Exact;
use crate::source::Span;
use pairs::{Made, Runs};
use trend::{Ask, Trend};

/// Not twice about one table: what `tiers` said of it is taken from the findings.
pub(super) fn prove(prober: &Prober<'_>, findings: &mut Findings) {
    let program = prober.program;
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken && row.not_deployed.is_none()) {
        let Score::Value(node) = row.score else { continue };
        let place = Place { prober, id, row };
        let before = findings.len();
        table::prove(&place, node, findings);
        // What a table of the row does wrong shows in its points as well.
        let said = findings.iter().skip(before).any(|finding| finding.fault.level() != Level::Remark);
        if !said {
            figures(&place, node, findings);
            senses::prove(&place, node, findings);
        }
    }
}

/// Options and cases held against each other, where nothing else was said of the row: what is never reached shows in its points as well.
pub(super) fn compare(prober: &Prober<'_>, findings: &mut Findings) {
    let program = prober.program;
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken && row.not_deployed.is_none()) {
        let Score::Value(node) = row.score else { continue };
        let graver = |known: &Finding| known.fault.level() != Level::Remark && crate::lint::is_about(known, row);
        if findings.iter().any(graver) {
            continue;
        }
        let place = Place { prober, id, row };
        options::prove(&place, node, findings);
        cases::prove(&place, node, findings);
    }
}

/// The row in hand.
struct Place<'a> {
    prober: &'a Prober<'a>,
    id: RowId,
    row: &'a Row,
}

impl<'a> Place<'a> {
    fn program(&self) -> &'a Program {
        self.prober.program
    }
}

/// The figures of the row itself: in another row the same figure may well be the denominator.
fn own_inputs(place: &Place<'_>, node: NodeId) -> Vec<InputId> {
    let program = place.program();
    let own = |id: &InputId| program.input(*id).is_some_and(|input| input.row == Some(place.id));
    inputs_under(program, node).into_iter().filter(own).collect()
}

/// Every figure by itself, through the whole formula.
fn figures(place: &Place<'_>, node: NodeId, findings: &mut Findings) {
    let program = place.program();
    for id in own_inputs(place, node) {
        let Some(input) = program.input(id) else { continue };
        let ask = Ask { program, input: id, counting: false };
        let declared = input.direction.as_ref().map(|at| at.value);
        let Some(direction) = declared.or_else(|| Ask { counting: true, ..ask }.of(node).direction()) else { continue };
        let trend = ask.of(node);
        if trend == Trend::Flat || trend.direction() == Some(direction) {
            continue;
        }
        let finding = match against(place, node, id, direction, declared.is_some()) {
            Tried::Shown(finding) => Some(*finding),
            Tried::All => None,
            // What nobody said need not be proved.
            Tried::Some => declared.filter(|_| !parts::keep(ask, node, direction)).map(|_| {
                let fault = DirectionFault::NotExcluded { name: input.name.clone(), direction };
                about(place.row, said_at(input), Fault::Direction(fault)).shown([])
            }),
        };
        // What the words of a row (E1013) or the gaps of its table (E0412) do wrong is no second fault.
        let cause = |other: &Finding| {
            matches!(other.fault, Fault::Scoring(_) | Fault::Tier(_))
                && other.fault.level() == Level::Error
                && other.subject.as_ref().is_some_and(|subject| subject.code == place.row.code)
        };
        if let Some(finding) = finding.filter(|_| !findings.iter().any(cause)) {
            findings.push(finding);
        }
    }
}

fn said_at(input: &Input) -> Span {
    input.direction.as_ref().map_or(input.span, |at| at.span)
}

/// What came of trying a direction out.
enum Tried {
    Shown(Box<Finding>),
    /// Every unit there can be keeps to it.
    All,
    /// No unit was found that does not.
    Some,
}

/// Two units that differ in one figure, of which the better scores less.
fn against(place: &Place<'_>, node: NodeId, id: InputId, direction: Direction, declared: bool) -> Tried {
    let (Some(probe), Some(input)) = (place.prober.row(place.id), place.program().input(id)) else { return Tried::Some };
    let figure = probe.figures.iter().position(|figure| figure.of == Of::Input(id));
    let runs = Runs::of(&probe, |seen| match seen.unit.inputs.get(id.index()) {
        Some(Given::Number(number)) => Some(number.clone()),
        _ => None,
    });
    let found = runs.lines(figure, |line| {
        line.windows(2).find_map(|pair| {
            let [low, high] = pair else { return None };
            let (better, worse) = by(direction, *low, *high);
            (better.points < worse.points && low.at < high.at).then(|| (better.clone(), worse.clone()))
        })
    });
    let Some((better, worse)) = found else {
        return if runs.walked == Walked::All { Tried::All } else { Tried::Some };
    };
    let percent = input.kind == crate::ir::InputKind::Ratio;
    let reached = |made: &Made| Reached { value: made.at.clone(), points: made.points.clone(), percent };
    let fault =
        DirectionFault::Backwards { name: Some(input.name.clone()), direction, declared, better: reached(&better), worse: reached(&worse) };
    // On the row of a table that gives less, where there is one.
    let span = tier_of(place.program(), node, id, &better.at).unwrap_or_else(|| said_at(input));
    let finding = about(place.row, span, Fault::Direction(fault)).shown([better.run, worse.run]);
    let said = said_at(input);
    Tried::Shown(Box::new(if declared && said != span { finding.label(said, Role::Declared) } else { finding }))
}

/// The row of a table over a figure that takes a value.
fn tier_of(program: &Program, node: NodeId, id: InputId, value: &Exact) -> Option<Span> {
    let mut found = None;
    walk(program, node, &mut |_, node| {
        if let Node::Tiers { subject, rows, otherwise } = node
            && matches!(program.node(*subject), Some(Node::Input(input)) if *input == id)
        {
            let taker = rows.iter().find(|tier| takes(program, &tier.test).is_some_and(|takes| takes.takes(value)));
            found = taker.map(|tier| tier.span).or(otherwise.map(|(_, span)| span));
        }
    });
    found
}

/// Of two in rising order the better and the worse.
fn by<T>(direction: Direction, low: T, high: T) -> (T, T) {
    match direction {
        Direction::Higher => (high, low),
        Direction::Lower => (low, high),
    }
}
