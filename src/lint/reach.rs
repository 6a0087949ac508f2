//! What a row can come to: never more than its maximum, never less than 0, and the maximum itself.
//!
//! First an enclosure over all figures; where it is too wide, one in each part of their space; where that is too wide as well, the figures are
//! made up and scored. So what is said of a fault has happened, and what is neither proved nor seen is said to be open.

use std::cell::Cell;
use std::collections::HashMap;

use super::about;
use super::constants;
use super::domain::{Domain, of_in};
use super::probe::{Prober, Seen};
use super::regions::{Region, axes, regions};
use super::uncapped::{open_figures, passing, slip, uncapped};
use crate::diagnostic::{Fault, Finding, Findings, Level, ReachFault, Role, Run, ScoringFault, Slip, StructureFault};
use crate::eval::TroubleKind;
use crate::ir::{InputId, InputKind, Node, NodeId, Program, Row, RowId, Score};
use crate::quantity::Exact;
use crate::source::Span;

/// Codes that name the same cause more closely: points above the maximum, below zero, or a maximum that nobody reaches. E1541 is a ratio that
/// is written upside down, E1013 a word that adds where points were meant to be taken.
const ABOVE: [&str; 5] = ["E0325", "E1006", "E1013", "E1541", "E1542"];
const BELOW: [&str; 1] = ["E0326"];
const SHORT: [&str; 3] = ["W0327", "E1006", "E1542"];

/// So many parts are looked at, and so many runs made, for all rows together: a set of thousands of rows is to be checked while one waits.
/// Rows beyond are judged by their enclosure alone, and what that leaves open is said to be open.
const MOST_PARTS: usize = 20_000;
const MOST_RUNS: usize = 100_000;

/// What is left of them.
struct Left {
    parts: Cell<usize>,
    runs: Cell<usize>,
}

/// What was said before.
struct Said {
    of_rows: HashMap<String, Vec<&'static str>>,
    /// Whether something could not be read as it was meant: then what is merely not excluded is not worth a word.
    unsettled: bool,
}

impl Said {
    fn of(findings: &Findings) -> Self {
        let mut of_rows: HashMap<String, Vec<&'static str>> = HashMap::new();
        for finding in findings.iter() {
            if let Some(subject) = &finding.subject {
                of_rows.entry(subject.code.to_string()).or_default().push(finding.fault.code());
            }
        }
        Said { of_rows, unsettled: unsettled(findings) }
    }

    fn any(&self, row: &Row, codes: &[&str]) -> bool {
        self.of_rows.get(row.code.as_str()).is_some_and(|said| said.iter().any(|code| codes.contains(code)))
    }
}

/// Whether an error stands that no acceptance can settle.
pub(super) fn unsettled(findings: &Findings) -> bool {
    findings.iter().any(|finding| finding.fault.level() == Level::Error && !finding.fault.acceptable())
}

/// What a row can come to.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends {
    /// The least points.
    pub low: Option<Exact>,
    /// The most points; nothing where the row has no maximum.
    pub high: Option<Exact>,
}

/// Proves every row, and hands on what each can come to, by its id; rows without points of their own have none.
pub(super) fn prove(prober: &Prober<'_>, findings: &mut Findings) -> Vec<Ends> {
    let program = prober.program;
    let said = Said::of(findings);
    let left = Left { parts: Cell::new(MOST_PARTS), runs: Cell::new(MOST_RUNS) };
    let mut out = vec![Ends::default(); program.rows.len()];
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken) {
        let Some(maximum) = row.maximum.points() else { continue };
        let ends = match row.score {
            Score::Entered(input) => entered(program, row, input, &said, findings),
            Score::Value(node) => {
                let place = Place { prober, id, row, node, maximum, said: &said, left: &left };
                place.prove(findings)
            }
            Score::None | Score::Gathered { .. } => continue,
        };
        if let Some(place) = out.get_mut(id.index()) {
            *place = Ends {
                low: Some(ends.low.map_or_else(Exact::zero, |low| low.max(Exact::zero()))),
                high: Some(ends.high.map_or_else(|| maximum.clone(), |high| high.min(maximum.clone()))),
            };
        }
    }
    out
}

/// A row that is worked out.
struct Place<'a> {
    prober: &'a Prober<'a>,
    id: RowId,
    row: &'a Row,
    node: NodeId,
    maximum: &'a Exact,
    said: &'a Said,
    left: &'a Left,
}

impl Place<'_> {
    fn prove(&self, findings: &mut Findings) -> Domain {
        let program = self.prober.program;
        let limit = self.limit(|_| true);
        let mut ends = self.ends(&Region::default(), &limit);
        let told = constants::outside(self.prober, self.id, self.row, self.node, self.maximum, findings);
        let high = |ends: &Domain, limit: &Exact| ends.high.as_ref().is_none_or(|high| high > limit);
        let low = |ends: &Domain| ends.low.as_ref().is_none_or(Exact::is_negative);
        let mut above = high(&ends, &limit);
        if (above || low(&ends) || several_conditions(program, self.node))
            && let Some(parts) = self.in_parts()
        {
            // What leaves the maximum in a part is measured by what is left of it there.
            above = parts.iter().any(|(ends, limit)| high(ends, limit));
            ends = parts.into_iter().map(|(ends, _)| ends).reduce(super::domain::hull).unwrap_or(ends);
        }
        let below = low(&ends);
        let said = |codes: &[&str]| self.said.any(self.row, codes);
        let (above, below) = (above && !told.above && !said(&ABOVE), below && !told.below && !said(&BELOW));
        if above || below {
            self.outside(above, below, findings);
        }
        if !told.above && !said(&SHORT) && self.row.extra.is_none() && self.row.not_deployed.is_none() {
            self.reached(&ends, findings);
        }
        ends
    }

    /// The maximum without what leaves it where conditions may hold.
    fn limit(&self, may_hold: impl Fn(NodeId) -> bool) -> Exact {
        let leaving = self.row.reductions.iter().filter(|reduction| may_hold(reduction.when));
        leaving.fold(self.maximum.clone(), |limit, reduction| limit.minus(&reduction.points))
    }

    /// The same in each part of the space of the figures, and the maximum there; nothing where there are too many parts.
    fn in_parts(&self) -> Option<Vec<(Domain, Exact)>> {
        let program = self.prober.program;
        let conditions = self.row.reductions.iter().map(|reduction| reduction.when);
        let roots: Vec<NodeId> = std::iter::once(self.node).chain(conditions).collect();
        let parts = regions(program, &axes(program, &roots)).filter(|parts| parts.len() > 1 && parts.len() <= self.left.parts.get())?;
        self.left.parts.set(self.left.parts.get().saturating_sub(parts.len()));
        let parts = parts.iter().filter(|part| part.possible(program));
        let ends = parts.map(|part| {
            let limit = self.limit(|when| part.truth(program, when) != Some(false));
            (self.ends(part, &limit), limit)
        });
        Some(ends.collect::<Vec<_>>()).filter(|ends| !ends.is_empty())
    }

    /// What the row comes to in a part of the space of the figures; where that is too wide, it is asked whether parts of one whole keep to the
    /// maximum.
    fn ends(&self, part: &Region, limit: &Exact) -> Domain {
        let program = self.prober.program;
        let mut ends = of_in(program, part, self.node);
        if ends.high.as_ref().is_none_or(|high| high > limit) && super::quotients::whole_at_most(program, part, self.node, limit) {
            ends.high = Some(limit.clone());
        }
        ends
    }

    /// Points beyond an end, seen or not excluded.
    fn outside(&self, above: bool, below: bool, findings: &mut Findings) {
        let (mut high, mut low) = (None, None);
        if let Some(probe) = self.prober.row(self.id) {
            probe.each(|seen| {
                match points_of(seen) {
                    Some(Beyond::Above(points, maximum)) if above && high.is_none() => high = Some((points, maximum, seen.written())),
                    Some(Beyond::Below(points)) if below && low.is_none() => low = Some((points, seen.written())),
                    _ => {}
                }
                self.left.runs.set(self.left.runs.get().saturating_sub(1));
                self.left.runs.get() > 0 && ((above && high.is_none()) || (below && low.is_none()))
            });
        }
        if above && (high.is_some() || !self.said.unsettled) {
            findings.push(self.above(high));
        }
        if below && (low.is_some() || !self.said.unsettled) {
            findings.push(self.below(low));
        }
    }

    fn above(&self, seen: Option<(Exact, Exact, Run)>) -> Finding {
        let (program, maximum) = (self.prober.program, self.maximum.clone());
        // Only where nothing else can have been meant: a cap behind a wrong factor makes the rule look sound.
        let mend = |finding: Finding| match end_of_sentence(program, self.node) {
            Some(end) => finding.fix(end, ", không quá điểm tối đa"),
            None => finding,
        };
        let slip = slip(program, self.node);
        if slip.is_none()
            && let Some((name, place)) = uncapped(program, self.node)
        {
            let span = program.node_span(place).unwrap_or(self.row.span);
            let finding = mend(about(self.row, span, Fault::Scoring(ScoringFault::Uncapped { name, maximum })));
            return match seen {
                Some((.., run)) => finding.shown([run]),
                None => finding,
            };
        }
        let Some((found, applicable, run)) = seen else {
            let open = open_figures(program, self.node, true);
            let certain = slip.is_none() && open.is_empty();
            let items = matches!(program.node(self.node), Some(Node::Items { .. }));
            let finding = self.finding(self.node, ReachFault::MayExceed { maximum, open, items }).shown([]);
            return if certain { mend(finding) } else { finding };
        };
        // A cap, an end for the numerator, other coefficients: which is meant is for a person to say.
        if slip.is_none()
            && let Some((over, by, place)) = passing(program, self.node)
        {
            return self.finding(place, ReachFault::RatioPasses { over, by, maximum }).shown([run]);
        }
        let reduced = applicable < maximum;
        let slip = slip.or_else(|| super::parted::parts(program, self.id, self.node));
        let slip = slip.or_else(|| matches!(program.node(self.node), Some(Node::Items { .. })).then_some(Slip::Items));
        self.finding(self.node, ReachFault::CanExceed { found, maximum: applicable, reduced, slip }).shown([run])
    }

    fn below(&self, seen: Option<(Exact, Run)>) -> Finding {
        let program = self.prober.program;
        let turned = super::parted::turned(program, self.id, self.node);
        if let (Some((span, as_is, meant)), Some((found, run))) = (&turned, &seen) {
            let fault = ReachFault::CanBeNegative { found: found.clone(), parent: false, turned: Some((as_is.clone(), meant.clone())) };
            return about(self.row, *span, Fault::Reach(fault)).shown([run.clone()]).fix(*span, meant.clone());
        }
        let (fault, runs) = match seen {
            Some((found, run)) => (ReachFault::CanBeNegative { found, parent: false, turned: None }, vec![run]),
            None => (ReachFault::MayBeNegative { open: open_figures(program, self.node, false) }, Vec::new()),
        };
        let finding = self.finding(self.node, fault).shown(runs);
        match end_of_sentence(program, self.node) {
            Some(end) => finding.fix(end, ", không dưới 0 điểm"),
            None => finding,
        }
    }

    fn finding(&self, place: NodeId, fault: ReachFault) -> Finding {
        let program = self.prober.program;
        let span = program.node_span(place).unwrap_or(self.row.span);
        let open = matches!(fault, ReachFault::MayExceed { .. } | ReachFault::MayBeNegative { .. });
        let finding = about(self.row, span, Fault::Reach(fault));
        let fields = if open { endless_fields(program, place) } else { Vec::new() };
        fields.into_iter().fold(finding, |finding, field| finding.label(field, Role::Declared))
    }

    /// The best points lie below the maximum.
    fn reached(&self, ends: &Domain, findings: &mut Findings) {
        let program = self.prober.program;
        let known = constants::best(program, self.node);
        let best = ends.high.iter().cloned().chain(known).min().filter(|best| best < self.maximum);
        let Some(best) = best.filter(|best| !best.is_negative()) else { return };
        // Criteria that are missing are told of, and the maximum is reached with them.
        if findings.iter().any(|known| counts_criteria(&known.fault) && super::is_about(known, self.row)) {
            return;
        }
        let run = self.prober.row(self.id).and_then(|probe| probe.find(|seen| points(seen).as_ref() == Some(&best)));
        let fault = StructureFault::MaximumUnreached { best, maximum: self.maximum.clone() };
        let finding = about(self.row, self.row.maximum_span, Fault::Structure(fault));
        // That nothing gives more is proved; a run that gives as much is shown where one is found.
        findings.push(match run {
            Some(run) => finding.shown([run]),
            None => finding,
        });
    }
}

/// Points that `dti eval` refuses.
enum Beyond {
    Above(Exact, Exact),
    Below(Exact),
}

fn points_of(seen: &Seen<'_>) -> Option<Beyond> {
    seen.troubles.iter().find_map(|trouble| match &trouble.kind {
        TroubleKind::AboveMaximum(points, maximum) => Some(Beyond::Above(points.clone(), maximum.clone())),
        TroubleKind::BelowZero(points) => Some(Beyond::Below(points.clone())),
        _ => None,
    })
}

/// The points of a run in which the row had its figures.
fn points(seen: &Seen<'_>) -> Option<Exact> {
    seen.outcome.points.clone().filter(|_| seen.outcome.state.is_none())
}

/// Whether several choices are made in a node: then not every choice goes with every other.
fn several_conditions(program: &Program, node: NodeId) -> bool {
    let mut choices = 0_usize;
    crate::ir::walk(program, node, &mut |_, node| {
        choices = choices.saturating_add(match node {
            Node::Tiers { .. } | Node::Cases { .. } | Node::Gate { .. } => 1,
            Node::Items { items, .. } => items.iter().filter(|item| item.when.is_some()).count(),
            _ => 0,
        });
    });
    choices > 1
}

/// Where the fields of lists are declared that a value reads and that say neither how small nor how large they can be.
fn endless_fields(program: &Program, node: NodeId) -> Vec<Span> {
    let mut out = Vec::new();
    crate::ir::walk(program, node, &mut |_, node| {
        let Node::Field(id) = node else { return };
        if let Some(field) = program.field(*id).filter(|field| field.domain_text.is_empty())
            && !out.contains(&field.span)
        {
            out.push(field.span);
        }
    });
    out
}

/// Where `, không quá …` goes: behind a sentence of one line that has no limit of its own.
fn end_of_sentence(program: &Program, node: NodeId) -> Option<Span> {
    match program.node(node)? {
        Node::Tiers { .. } | Node::Cases { .. } | Node::Items { .. } | Node::Gate { .. } | Node::Cap { .. } | Node::Rounded { .. } => None,
        // Where people enter the points, the limit is theirs.
        Node::Input(input) if matches!(program.input(*input)?.kind, InputKind::Points { .. }) => None,
        _ => {
            let span = program.node_span(node)?;
            Some(Span { start: span.end, ..span })
        }
    }
}

fn counts_criteria(fault: &Fault) -> bool {
    matches!(fault, Fault::Scoring(ScoringFault::CriteriaCount { .. }))
}

/// Points that people may enter do not pass the maximum, and reach it.
fn entered(program: &Program, row: &Row, input: InputId, said: &Said, findings: &mut Findings) -> Domain {
    let (Some(input), Some(maximum)) = (program.input(input), row.maximum.points()) else { return Domain::default() };
    let InputKind::Points { low, high, .. } = &input.kind else { return Domain::default() };
    let fault = match high {
        Some(high) if high > maximum => {
            let raised = super::totals::adds_up_above(program, row, high);
            Some(StructureFault::AboveMaximum { value: high.clone(), maximum: maximum.clone(), raised })
        }
        Some(high) if high < maximum && row.extra.is_none() && !said.unsettled => {
            Some(StructureFault::MaximumUnreached { best: high.clone(), maximum: maximum.clone() })
        }
        _ => None,
    };
    if let Some(fault) = fault {
        findings.push(about(row, input.span, Fault::Structure(fault)));
    }
    Domain { low: Some(low.clone()), high: high.clone(), step: None }
}
