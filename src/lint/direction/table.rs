//! Tables of constants over one number: their rows in order.

use super::order::{Disorder, Kept, disorder, kept, uneven};
use super::pairs::{Made, Runs};
use super::trend::{Ask, Trend};
use super::{Place, by, own_inputs};
use crate::diagnostic::{Direction, DirectionFault, Fault, Findings, Reached, Role, Run, SlipFault, TierFault};
use crate::eval::Value;
use crate::ir::{Node, NodeId, Test, Tier};
use crate::lint::about;
use crate::lint::domain;
use crate::lint::pieces::{Piece, pieces};
use crate::lint::probe::{Against, Level};
use crate::lint::tiers::{constant, is_ratio, takes};
use crate::lint::year;
use crate::quantity::{Exact, Style, show};
use crate::source::Span;

/// The tables of a row.
pub(super) fn prove(place: &Place<'_>, node: NodeId, findings: &mut Findings) {
    let mut tables = Vec::new();
    crate::ir::walk(place.program(), node, &mut |id, node| {
        if matches!(node, Node::Tiers { .. }) {
            tables.push(id);
        }
    });
    for id in tables {
        let Some(Node::Tiers { subject, rows, otherwise }) = place.program().node(id) else { continue };
        if let Some(table) = Table::of(place, *subject, rows, *otherwise, findings) {
            table.prove(findings);
        }
    }
}

/// A run of values that one row takes, with its points.
struct Step<'a> {
    piece: Piece,
    /// What the row says that it takes; nothing for còn lại.
    test: Option<&'a Test>,
    points: Exact,
    span: Span,
    /// Whether còn lại takes it.
    idle: bool,
}

struct Table<'a> {
    place: &'a Place<'a>,
    subject: NodeId,
    /// In rising order.
    steps: Vec<Step<'a>>,
    /// The direction, if the rules say one, and where.
    said: Option<(Direction, Span)>,
    /// Whether its rows go round the year, one way.
    round: bool,
}

impl<'a> Table<'a> {
    /// `None` where it is no table of constants, or where something graver was said of it.
    fn of(
        place: &'a Place<'a>,
        subject: NodeId,
        rows: &'a [Tier],
        otherwise: Option<(NodeId, Span)>,
        findings: &Findings,
    ) -> Option<Table<'a>> {
        let program = place.program();
        if rows.is_empty() || !rows.iter().all(|tier| matches!(tier.test, Test::Within(_) | Test::Equals(_))) {
            return None;
        }
        let found = |of: &dyn Fn(&TierFault) -> bool, spans: &[Span]| {
            findings.iter().any(|finding| {
                matches!(&finding.fault, Fault::Tier(fault) if of(fault)) && finding.span().is_some_and(|span| spans.contains(&span))
            })
        };
        let spans: Vec<Span> = rows.iter().map(|tier| tier.span).collect();
        if found(
            &|fault| matches!(fault, TierFault::Overlap { .. } | TierFault::FiguresOverlap { .. } | TierFault::PercentMissing { .. }),
            &spans,
        ) {
            return None;
        }
        // What còn lại swallows was said: the other rows are looked at without it.
        let swallowed = otherwise.is_some_and(|(_, span)| found(&|fault| matches!(fault, TierFault::ElseSwallows { .. }), &[span]));
        let takes = rows.iter().map(|tier| takes(program, &tier.test)).collect::<Option<Vec<_>>>()?;
        let mut steps: Vec<Step<'a>> = Vec::new();
        for piece in pieces(&domain::of(program, subject), &takes) {
            let taker = piece.takers.first().and_then(|row| rows.get(*row));
            let written = taker.map(|tier| (tier.value, tier.span));
            let Some((value, span)) = written.or(otherwise.filter(|_| !swallowed)) else { continue };
            let points = constant(program, value)?;
            // Points beyond the maximum are a slip in the number, and not in the order.
            if place.row.maximum.points().is_some_and(|maximum| points > *maximum) {
                return None;
            }
            steps.push(Step { piece, test: taker.map(|tier| &tier.test), points, span, idle: taker.is_none() });
        }
        let said = said(place, subject, &own_inputs(place, subject));
        let round = year::in_order(program, subject, rows, otherwise.map(|(value, _)| value));
        (steps.len() > 1).then_some(Table { place, subject, steps, said, round })
    }

    fn prove(&self, findings: &mut Findings) {
        self.even(findings);
        self.alike(findings);
        let points: Vec<&Exact> = self.steps.iter().map(|step| &step.points).collect();
        if let Some((direction, said)) = self.said {
            return self.held(&points, direction, said, findings);
        }
        if self.round {
            return;
        }
        let idle: Vec<bool> = self.steps.iter().map(|step| step.idle).collect();
        match disorder(&points, &idle) {
            None => {}
            Some(Disorder::Dip { at, below, above, out }) => {
                // In the order of the values, so that the runs read as the table does.
                let wanted = [below, at, above];
                let Some((shown, runs)) = self.shown(&wanted, |points| matches!(points, [below, at, above] if at < below && at < above))
                else {
                    return;
                };
                let [below_at, at_at, above_at] = shown.as_slice() else { return };
                let fault = DirectionFault::Dip { at: at_at.clone(), below: below_at.clone(), above: above_at.clone() };
                self.push(fault, out.unwrap_or(at), if out.is_some_and(|out| out != at) { at } else { below }, runs, findings);
            }
            Some(Disorder::End { neighbour, .. }) if self.centred(neighbour) || self.best_first() => {}
            Some(Disorder::End { direction, at, neighbour }) => {
                let Some((shown, runs)) = self.shown(&[neighbour, at], |points| matches!(points, [more, less] if less < more)) else {
                    return;
                };
                let [neighbour_at, at_at] = shown.as_slice() else { return };
                let fault = DirectionFault::RowAgainst { direction, at: at_at.clone(), neighbour: neighbour_at.clone() };
                self.push(fault, at, neighbour, runs, findings);
            }
        }
    }

    /// Whether the rows are written from the best to the worst though their ranges do not follow each other so: `từ 3 đến 7: 10`, `trên 7: 8`,
    /// `từ 1 đến 2: 6`. Who lost the order of the points would have kept that of the ranges.
    fn best_first(&self) -> bool {
        let mut written: Vec<(usize, &Step<'_>)> = self.steps.iter().enumerate().filter(|(_, step)| !step.idle).collect();
        written.sort_by_key(|(_, step)| step.span.start);
        let falling = written.windows(2).all(|pair| matches!(pair, [(_, above), (_, below)] if above.points > below.points));
        let up = written.windows(2).all(|pair| matches!(pair, [(above, _), (below, _)] if above < below));
        let down = written.windows(2).all(|pair| matches!(pair, [(above, _), (below, _)] if above > below));
        written.len() > 2 && falling && !up && !down
    }

    /// Whether a row takes both ends of its range from its neighbours, `dưới 100%`, `từ 100% đến 110%`, `trên 110%`: so a best range in the
    /// middle is written. Where the last of two rows that changed places is meant as the best, its range is open towards one side like the rest.
    ///
    /// Of three rows it is enough that the best says where it ends on both sides, `từ 18 đến 24`, or names several values.
    fn centred(&self, place: usize) -> bool {
        let program = self.place.program();
        let end = |end: Option<(NodeId, bool)>| end.and_then(|(node, closed)| Some((program.constant(node)?.clone(), closed)));
        let ends = |place: Option<usize>| match self.steps.get(place?)?.test? {
            Test::Within(bounds) => Some((end(bounds.low), end(bounds.high))),
            Test::Equals(values) => match values.as_slice() {
                [value] => Some((Some((value.clone(), true)), Some((value.clone(), true)))),
                _ => None,
            },
            Test::Options(_) | Test::Truth(_) => None,
        };
        if self.steps.len() == 3 {
            let several = match self.steps.get(place).and_then(|step| step.test) {
                Some(Test::Within(bounds)) => {
                    matches!((end(bounds.low), end(bounds.high)), (Some((low, true)), Some((high, true))) if low < high)
                }
                Some(Test::Equals(values)) => values.len() > 1,
                _ => false,
            };
            if several {
                return true;
            }
        }
        let around = (ends(place.checked_sub(1)), ends(Some(place)), ends(place.checked_add(1)));
        let (Some((_, Some(below))), Some((Some(low), Some(high))), Some((Some(above), _))) = around else { return false };
        below == (low.0.clone(), false) && above == (high.0.clone(), false) && low.1 && high.1
    }

    /// Whether a table counts on from a row to the most that the row of the annex can give, so that the rows beyond it have nothing to add:
    /// 0: 0 điểm, 1: 50 điểm, 2: 100 điểm, từ 3 trở lên: 100 điểm.
    fn counted_up_to(&self, place: usize) -> bool {
        let (Some(counted), Some(maximum)) = (self.steps.get(..=place), self.place.row.maximum.points()) else { return false };
        let values: Option<Vec<&Exact>> =
            counted.iter().map(|step| matches!(step.test, Some(Test::Equals(_))).then_some(&step.piece.witness)).collect();
        let Some(values) = values else { return false };
        let points: Vec<&Exact> = counted.iter().map(|step| &step.points).collect();
        points.len() > 2 && points.last() == Some(&maximum) && even_steps(&values) && even_steps(&points)
    }

    /// Two neighbouring rows that give the same: one of them would do, or one of the two was meant to give something else.
    fn alike(&self, findings: &mut Findings) {
        // A table that gives everybody the same is said as a whole.
        if self.steps.windows(2).all(|pair| matches!(pair, [low, high] if low.points == high.points)) {
            return;
        }
        for (place, pair) in self.steps.windows(2).enumerate() {
            let [low, high] = pair else { continue };
            if self.counted_up_to(place) {
                continue;
            }
            if low.points == high.points && low.span != high.span && !low.idle && !high.idle {
                let fault = SlipFault::SameNeighbours { points: low.points.clone() };
                findings.push_once(about(self.place.row, high.span, Fault::Slip(fault)).label(low.span, Role::Other));
            }
        }
    }

    /// One bound that is off the even steps of the others by the least that can be written.
    fn even(&self, findings: &mut Findings) {
        let percent = is_ratio(self.place.program(), self.subject);
        let whole = !percent && domain::of(self.place.program(), self.subject).step.is_some();
        // Of whole numbers the first that a row takes: `trên 80` begins at 81.
        let low =
            |step: &Step<'_>| if whole { Some(step.piece.witness.clone()) } else { step.piece.interval(percent).low.map(|low| low.value) };
        let Some(bounds) = self.steps.iter().skip(1).map(low).collect::<Option<Vec<Exact>>>() else { return };
        let unit = if percent { Exact::ratio(1, 100) } else { Some(Exact::one()) };
        // Quá bán is written `từ 51%` and stands for 50% among even steps.
        let (half, more) = (Exact::ratio(1, 2), Exact::ratio(51, 100).filter(|_| percent));
        let halved =
            |bound: &Exact| if Some(bound) == more.as_ref() { half.clone().unwrap_or_else(|| bound.clone()) } else { bound.clone() };
        let meant: Vec<Exact> = bounds.iter().map(halved).collect();
        let written = |found: &(usize, Exact)| bounds.get(found.0) == meant.get(found.0);
        let found = unit.and_then(|unit| uneven(&bounds, &unit).or_else(|| uneven(&meant, &unit)).filter(written));
        let Some((place, expected)) = found else { return };
        let (Some(bound), Some(step)) = (bounds.get(place).cloned(), self.steps.get(place.saturating_add(1))) else { return };
        let fault = DirectionFault::Uneven { bound, expected, bounds, percent };
        findings.push(about(self.place.row, step.span, Fault::Direction(fault)));
    }

    /// The rows under a direction that was said.
    fn held(&self, points: &[&Exact], direction: Direction, said: Span, findings: &mut Findings) {
        match kept(points, direction) {
            Kept::Yes => {}
            Kept::Turned => {
                let last = self.steps.len().saturating_sub(1);
                let less = |points: &[&Exact]| matches!(points, [low, high] if by(direction, low, high).0 < by(direction, low, high).1);
                let Some((shown, runs)) = self.shown(&[0, last], less) else { return };
                let [low, high] = shown.as_slice() else { return };
                let fault = DirectionFault::TableAgainst { direction, low: low.clone(), high: high.clone() };
                let finding = about(self.place.row, said, Fault::Direction(fault));
                findings.push(runs.attach(finding));
            }
            Kept::Not { better, worse, out } => {
                let Some((shown, runs)) = self.shown(&[better, worse], |points| matches!(points, [better, worse] if better < worse)) else {
                    return;
                };
                let [better_at, worse_at] = shown.as_slice() else { return };
                let fault =
                    DirectionFault::Backwards { name: None, direction, declared: true, better: better_at.clone(), worse: worse_at.clone() };
                let before = findings.len();
                self.push(fault, out, if out == better { worse } else { better }, runs, findings);
                if let Some(finding) = findings.iter_mut().nth(before) {
                    *finding = finding.clone().label(said, Role::Declared);
                }
            }
        }
    }

    fn push(&self, fault: DirectionFault, at: usize, other: usize, runs: Shown, findings: &mut Findings) {
        let (Some(at), Some(other)) = (self.steps.get(at), self.steps.get(other)) else { return };
        let finding = about(self.place.row, at.span, Fault::Direction(fault)).label(other.span, Role::Other);
        findings.push(runs.attach(finding));
    }

    /// The steps with values that were run, where the row can be run; `None` where it can and no run shows it: something above the table
    /// keeps it from showing.
    fn shown(&self, wanted: &[usize], holds: impl Fn(&[&Exact]) -> bool) -> Option<(Vec<Reached>, Shown)> {
        let program = self.place.program();
        let percent = is_ratio(program, self.subject);
        let steps: Vec<&Step<'_>> = wanted.iter().filter_map(|place| self.steps.get(*place)).collect();
        let named = |step: &&Step<'_>| Reached { value: step.piece.witness.clone(), points: step.points.clone(), percent };
        let levels: Vec<Level> =
            steps.iter().map(|step| Level { left: self.subject, right: Against::Constant(step.piece.witness.clone()) }).collect();
        let Some(probe) = self.place.prober.row_with(self.place.id, &levels) else {
            return Some((steps.iter().map(named).collect(), Shown::Text));
        };
        let runs = Runs::of(&probe, |seen| match seen.value(self.subject) {
            Some(Value::Number(value)) => Some(value),
            _ => None,
        });
        let among = |line: &[&Made]| {
            let mut chosen = Vec::new();
            for step in &steps {
                let inside = || line.iter().copied().filter(|made| step.piece.contains(&made.at));
                let short = |made: &&Made| value_length(&made.at);
                chosen.push(inside().find(|made| made.at == step.piece.witness).or_else(|| inside().min_by_key(short))?);
            }
            let points: Vec<&Exact> = chosen.iter().map(|made| &made.points).collect();
            holds(&points).then(|| {
                let reached = chosen.iter().zip(&steps).map(|(made, step)| Reached { value: made.at.clone(), ..named(step) }).collect();
                (reached, Shown::Runs(chosen.iter().map(|made| made.run.clone()).collect()))
            })
        };
        if let Some(found) = runs.lines(None, among) {
            return Some(found);
        }
        // Values that no made-up unit came to are told, and told to be unconfirmed.
        let all: Vec<&Made> = runs.made.iter().collect();
        let unreached = steps.iter().any(|step| all.iter().all(|made| !step.piece.contains(&made.at)));
        if unreached { Some((steps.iter().map(named).collect(), Shown::Runs(Vec::new()))) } else { among(&all) }
    }
}

/// Whether numbers rise by one and the same step.
fn even_steps(numbers: &[&Exact]) -> bool {
    let mut steps = numbers.windows(2).map(|pair| match pair {
        [one, next] => next.minus(one),
        _ => Exact::zero(),
    });
    steps.next().is_some_and(|first| first.is_positive() && steps.all(|step| step == first))
}

/// The direction that the rules say of the subject of a table: said at the table, or of figures that move it.
fn said(place: &Place<'_>, subject: NodeId, inputs: &[crate::ir::InputId]) -> Option<(Direction, Span)> {
    let program = place.program();
    if let Some((_, said)) = place.row.direction.as_ref().filter(|(of, _)| *of == subject) {
        return Some((said.value, said.span));
    }
    let mut found: Option<(Direction, Span)> = None;
    for id in inputs {
        let Some(said) = program.input(*id).and_then(|input| input.direction.as_ref()) else { continue };
        let direction = match (Ask { program, input: *id, counting: false }).of(subject) {
            Trend::Up => said.value,
            Trend::Down => said.value.turned(),
            Trend::Flat | Trend::Mixed => continue,
        };
        if found.is_some_and(|(known, _)| known != direction) {
            return None;
        }
        found = found.or(Some((direction, said.span)));
    }
    found
}

/// How long a number is in print: of several that show the same, people take the shortest.
fn value_length(value: &Exact) -> usize {
    show(&value.times(&Exact::from(100)), Style::people()).text.len()
}

/// How a finding of a table is shown.
enum Shown {
    /// By runs.
    Runs(Vec<Run>),
    /// By its text: the row reads other units or other rows.
    Text,
}

impl Shown {
    fn attach(self, finding: crate::diagnostic::Finding) -> crate::diagnostic::Finding {
        match self {
            Shown::Runs(runs) => finding.shown(runs),
            Shown::Text => finding,
        }
    }
}
