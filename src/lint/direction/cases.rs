//! Rows under `khi …`: what brings points in one case does not cost points in another.
//!
//! Nothing here asks which way a figure is better. Units that are alike but for one figure are held against each other; where more of it brings
//! points to one pair and takes points from another, one of the two is a slip: points that changed places, or `và` for `hoặc`.

use super::Place;
use super::pairs::alike;
use crate::diagnostic::{ContraryFault, Fault, Findings, Gets, Move, Role, Run};
use crate::eval::{Given, Value};
use crate::ir::{Extra, InputKind, Node, NodeId, Program, PropertyKind, walk};
use crate::lint::probe::{Of, Probe, Seen, Set};
use crate::lint::{about, titles};
use crate::quantity::Exact;
use crate::syntax::tree::Sign;

/// So many groups of alike units are held against each other.
const MOST_LINES: usize = 400;

/// With more figures there are so many sets of answers that hardly two runs differ in one of them only.
const MOST_FIGURES: usize = 8;

pub(super) fn prove(place: &Place<'_>, node: NodeId, findings: &mut Findings) {
    let program = place.program();
    let mut tables = Vec::new();
    walk(program, node, &mut |id, node| {
        if matches!(node, Node::Cases { .. }) {
            tables.push(id);
        }
    });
    let ([table], Some(probe)) = (tables.as_slice(), place.prober.row(place.id)) else { return };
    if probe.figures.len() > MOST_FIGURES {
        return;
    }
    let Some(Node::Cases { rows, otherwise }) = program.node(*table) else { return };
    let cases = Cases { place, node, rows, otherwise: *otherwise };
    let ran = cases.run(&probe);
    for at in 0..probe.figures.len() {
        if let Some(kind) = cases.kind(&probe, at)
            && cases.figure(&probe, &ran, at, kind, findings)
        {
            return;
        }
    }
}

/// What a figure is, for the question whether there is more of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A number that is not what another is held against.
    Number,
    /// Yes or no that is asked for plainly, and never under `không`.
    Yes,
    /// Yes or no that is asked for under `không` only.
    No,
    /// Yes or no, asked for in both ways: a kind of unit, and nothing good or bad.
    BothWays,
}

struct Cases<'a> {
    place: &'a Place<'a>,
    node: NodeId,
    rows: &'a [(NodeId, NodeId)],
    otherwise: Option<NodeId>,
}

/// A run that gave points.
struct Ran {
    /// Its figures as numbers, where they are.
    numbers: Vec<Option<Exact>>,
    points: Exact,
    /// The row that was taken.
    taken: usize,
    run: Run,
}

/// A run, and the figure that is looked at in it.
#[derive(Clone, Copy)]
struct Made<'r> {
    at: &'r Exact,
    ran: &'r Ran,
}

/// Runs that are alike but for one figure, in rising order of it, and what the other figures are.
type Line<'r> = (Vec<&'r str>, Vec<Made<'r>>);

impl Cases<'_> {
    fn kind(&self, probe: &Probe<'_, '_>, at: usize) -> Option<Kind> {
        let program = self.place.program();
        let figure = probe.figures.get(at)?;
        let yes_no = match figure.of {
            Of::Input(id) => match program.input(id)?.kind {
                InputKind::YesNo => true,
                InputKind::Choice(_) => return None,
                InputKind::Whole | InputKind::Decimal | InputKind::Ratio | InputKind::Points { .. } => false,
            },
            Of::Property(id) => match program.properties.get(id.index())?.kind {
                PropertyKind::YesNo => true,
                PropertyKind::Choice(_) | PropertyKind::Several(_) | PropertyKind::Text => return None,
            },
            Of::List(_) => return None,
        };
        if !yes_no {
            return (!held_against(program, self.node, figure.of)).then_some(Kind::Number);
        }
        let mut asked = (false, false);
        for (when, _) in self.rows {
            polarity(program, *when, false, figure.of, &mut asked);
        }
        Some(match asked {
            (true, true) => Kind::BothWays,
            (false, true) => Kind::No,
            (_, false) => Kind::Yes,
        })
    }

    /// Holds the units against each other in one figure; whether something was said.
    fn figure(&self, probe: &Probe<'_, '_>, ran: &[Ran], at: usize, kind: Kind, findings: &mut Findings) -> bool {
        let lines = lines(ran, at);
        let torn = match kind {
            Kind::BothWays => None,
            Kind::Number => lines.iter().find_map(|(_, line)| self.dip(probe, at, line)).or_else(|| self.torn(probe, at, &lines, kind)),
            Kind::Yes | Kind::No => self.torn(probe, at, &lines, kind),
        };
        if let Some([from, to, more, less]) = torn {
            let moved = |from: &Made, to: &Made| Move {
                from: value(&from.ran.run, at),
                to: value(&to.ran.run, at),
                less: from.ran.points.clone(),
                more: to.ran.points.clone(),
            };
            let name = less.ran.run.given.get(at).map(|(name, _)| name.clone()).unwrap_or_default();
            let fault = ContraryFault::Torn { name, brings: moved(&from, &to), costs: moved(&more, &less) };
            self.push(fault, [&more, &less], [from, to, more, less].map(|made| made.ran.run.clone()), findings);
            return true;
        }
        if kind != Kind::Yes || self.place.row.extra == Some(Extra::Deduction) {
            return false;
        }
        let pairs =
            || lines.iter().filter_map(|(_, line)| if let [without, with] = line.as_slice() { Some((without, with)) } else { None });
        let Some((title, true)) = self.title(probe, at) else { return false };
        if pairs().any(|(without, with)| with.ran.points > without.ran.points) {
            return false;
        }
        let Some((without, with)) = pairs().find(|(without, with)| with.ran.points < without.ran.points) else { return false };
        let fault = ContraryFault::GoodLess { title, with: with.ran.points.clone(), without: without.ran.points.clone() };
        self.push(fault, [without, with], [with.ran.run.clone(), without.ran.run.clone()], findings);
        true
    }

    /// What a figure says for people, and whether everybody reads it as something good.
    fn title(&self, probe: &Probe<'_, '_>, at: usize) -> Option<(String, bool)> {
        let Of::Input(id) = probe.figures.get(at)?.of else { return None };
        let input = self.place.program().input(id)?;
        let title = input.title();
        let good = titles::good_to_have(&title);
        Some((title, good))
    }

    /// At the row that gives too little; beside it the row of the other unit.
    fn push<const RUNS: usize>(&self, fault: ContraryFault, rows: [&Made; 2], runs: [Run; RUNS], findings: &mut Findings) {
        let span = |made: &Made| {
            let node = self.rows.get(made.ran.taken).map(|(when, _)| *when).or(self.otherwise)?;
            self.place.program().node_span(node)
        };
        let [other, at] = rows;
        let row = self.place.row;
        let finding = about(row, span(at).unwrap_or(row.span), Fault::Contrary(fault));
        let finding = match span(other) {
            Some(other) if Some(other) != span(at) => finding.label(other, Role::Other),
            Some(_) | None => finding,
        };
        let mut shown: Vec<Run> = Vec::new();
        runs.into_iter().for_each(|run| {
            if !shown.contains(&run) {
                shown.push(run);
            }
        });
        findings.push(finding.shown(shown));
    }

    /// All runs of the row, made once for all figures.
    fn run(&self, probe: &Probe<'_, '_>) -> Vec<Ran> {
        let mut all = Vec::new();
        probe.each(|seen| {
            let run = seen.written();
            if let (Gets::Points(points), Some(taken)) = (&run.gets, self.taken(seen)) {
                let numbers = probe.figures.iter().map(|figure| number(seen, figure.of)).collect();
                all.push(Ran { numbers, points: points.clone(), taken, run });
            }
            true
        });
        all
    }

    /// The row that a run took.
    fn taken(&self, seen: &Seen<'_>) -> Option<usize> {
        let holds = |when: NodeId| matches!(seen.value(when), Some(Value::Truth(true)));
        Some(self.rows.iter().position(|(when, _)| holds(*when)).unwrap_or(self.rows.len()))
    }

    /// A value with fewer points than a lower and a higher one.
    fn dip<'r>(&self, probe: &Probe<'_, '_>, at: usize, line: &[Made<'r>]) -> Option<[Made<'r>; 4]> {
        for (place, low) in line.iter().enumerate() {
            let more = line.iter().take(place).rev().find(|other| other.ran.points > low.ran.points);
            let after = line.iter().skip(place).find(|other| other.ran.points > low.ran.points);
            if let (Some(more), Some(after)) = (more, after)
                && !self.begins(probe, at, Kind::Number, after, more)
            {
                return Some([*low, *after, *more, *low]);
            }
        }
        None
    }

    /// Whether points are lost only on the first step away from nothing, while a row of its own gives more: a unit in which nothing arises is
    /// often scored for itself (`khi được_giao bằng 0: điểm tối đa`). Of what is bad where it grows, nothing is the best.
    fn begins(&self, probe: &Probe<'_, '_>, at: usize, kind: Kind, to: &Made, more: &Made) -> bool {
        let bad = || self.title(probe, at).is_some_and(|(title, _)| titles::bad_to_grow(&title));
        kind == Kind::Number && more.at.is_zero() && to.ran.taken < self.rows.len() && !bad()
    }

    /// A pair that more of the figure brings points, and a pair that it costs points; between the pairs one other figure differs.
    fn torn<'r>(&self, probe: &Probe<'_, '_>, at: usize, lines: &[Line<'r>], kind: Kind) -> Option<[Made<'r>; 4]> {
        for (context, line) in lines {
            let (up, down) = (rise(line), fall(line));
            // The one goes one way all along, the other the other way somewhere.
            if up.is_some() == down.is_some() {
                continue;
            }
            for (other, beside) in lines {
                let pairs = (up.or_else(|| rise(beside)), down.or_else(|| fall(beside)));
                let (Some((from, to)), Some((more, less))) = pairs else { continue };
                let apart: Vec<usize> = (0..context.len()).filter(|place| context.get(*place) != other.get(*place)).collect();
                let [apart] = apart.as_slice() else { continue };
                let figure = if *apart < at { *apart } else { apart.saturating_add(1) };
                if self.tells(probe, figure, kind) && !self.begins(probe, at, kind, to, more) {
                    return Some([*from, *to, *more, *less]);
                }
            }
        }
        None
    }

    /// Whether the figure that tells the two pairs apart leaves the sense of the one that moves: what a number is held against turns it.
    fn tells(&self, probe: &Probe<'_, '_>, figure: usize, moving: Kind) -> bool {
        match (self.kind(probe, figure), moving) {
            (Some(Kind::Yes | Kind::No), _) | (Some(Kind::Number), Kind::Yes | Kind::No) => true,
            (Some(Kind::BothWays), _) => false,
            (Some(Kind::Number), _) => false,
            (None, moving) => moving == Kind::Number && probe.figures.get(figure).is_some_and(|figure| figure.step.is_none() && figure.all),
        }
    }
}

fn lines(ran: &[Ran], at: usize) -> Vec<Line<'_>> {
    let told = |ran: &Ran| ran.numbers.get(at).is_some_and(Option::is_some);
    let alike = alike(ran.iter().filter(|ran| told(ran)), at, |ran| &ran.run);
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (others, runs) in alike.into_iter().filter(|(_, runs)| runs.len() > 1).take(MOST_LINES) {
        let mut line: Vec<Made<'_>> = runs.into_iter().filter_map(|ran| Some(Made { at: ran.numbers.get(at)?.as_ref()?, ran })).collect();
        line.sort_by(|a, b| a.at.cmp(b.at));
        lines.push((others, line));
    }
    lines
}

fn rise<'l, 'r>(line: &'l [Made<'r>]) -> Option<(&'l Made<'r>, &'l Made<'r>)> {
    steps(line).find(|(low, high)| low.ran.points < high.ran.points)
}

fn fall<'l, 'r>(line: &'l [Made<'r>]) -> Option<(&'l Made<'r>, &'l Made<'r>)> {
    steps(line).find(|(low, high)| low.ran.points > high.ran.points)
}

fn steps<'l, 'r>(line: &'l [Made<'r>]) -> impl Iterator<Item = (&'l Made<'r>, &'l Made<'r>)> {
    line.iter().zip(line.iter().skip(1))
}

fn value(run: &Run, at: usize) -> String {
    run.given.get(at).map(|(_, value)| value.clone()).unwrap_or_default()
}

fn number(seen: &Seen<'_>, of: Of) -> Option<Exact> {
    seen.sets().into_iter().find(|(figure, _)| *figure == of).and_then(|(_, set)| match set {
        Set::Given(Given::Number(number)) => Some(number),
        Set::Given(Given::Truth(truth)) => Some(if truth { Exact::one() } else { Exact::zero() }),
        _ => None,
    })
}

/// In which ways a yes or no is asked for: plainly, and under `không`.
fn polarity(program: &Program, node: NodeId, turned: bool, of: Of, asked: &mut (bool, bool)) {
    let Some(inner) = program.node(node) else { return };
    match inner {
        Node::Input(id) if of == Of::Input(*id) => mark(turned, asked),
        Node::Property(id) if of == Of::Property(*id) => mark(turned, asked),
        Node::Not(inner) => polarity(program, *inner, !turned, of, asked),
        Node::And(_) | Node::Or(_) => {
            crate::ir::children(inner).into_iter().for_each(|child| polarity(program, child, turned, of, asked));
        }
        other => crate::ir::children(other).into_iter().for_each(|child| {
            // Inside a comparison either way may be meant.
            polarity(program, child, false, of, asked);
            polarity(program, child, true, of, asked);
        }),
    }
}

fn mark(turned: bool, asked: &mut (bool, bool)) {
    if turned { asked.1 = true } else { asked.0 = true }
}

/// Whether others are held against a figure: it divides, it is what they are compared with, it is taken away, or it ends their domain.
fn held_against(program: &Program, root: NodeId, of: Of) -> bool {
    let Of::Input(id) = of else { return true };
    let reads = |node: NodeId| {
        let mut found = false;
        walk(program, node, &mut |_, node| found |= matches!(node, Node::Input(input) if *input == id));
        found
    };
    let ends = |bounds: &crate::ir::Bounds| bounds.low.iter().chain(&bounds.high).any(|(end, _)| reads(*end));
    let mut held = program.inputs.iter().any(|input| input.domain.as_ref().is_some_and(ends));
    walk(program, root, &mut |_, node| {
        held |= match node {
            Node::Quotient { by, .. } => reads(*by),
            Node::Compare { right, .. } => reads(*right),
            Node::Within { bounds, .. } => ends(bounds),
            Node::Sum(parts) => parts.iter().any(|(sign, part)| *sign == Sign::Minus && reads(*part)),
            Node::Negative(value) => reads(*value),
            Node::Distance { left, right } => reads(*left) || reads(*right),
            _ => false,
        };
    });
    held
}
