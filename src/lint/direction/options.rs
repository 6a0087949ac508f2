//! Options of one list: the better one by its words gets no less than the worse one; `có` gets no less than `không`.
//!
//! A row that speaks of something bad is left alone: there the worse answer is the better one.

use super::Place;
use super::pairs::{Made, Runs};
use crate::diagnostic::{ContraryFault, Fault, Finding, Findings, Role};
use crate::eval::Given;
use crate::ir::{Choice, Extra, InputId, InputKind, Node, NodeId, Test, Tier, walk};
use crate::lint::tiers::constant;
use crate::lint::{about, scales, senses, titles};
use crate::quantity::Exact;
use crate::source::Span;

pub(super) fn prove(place: &Place<'_>, node: NodeId, findings: &mut Findings) {
    let program = place.program();
    // What a điểm trừ gives is taken away.
    if place.row.extra == Some(Extra::Deduction) || senses::speaks_of_bad(&place.row.title) || senses::measures_bad(&program.set.title) {
        return;
    }
    let mut tables = Vec::new();
    walk(program, node, &mut |id, node| {
        if matches!(node, Node::Tiers { .. }) {
            tables.push(id);
        }
    });
    for table in tables {
        let Some(Node::Tiers { subject, rows, otherwise }) = program.node(table) else { continue };
        let Some(Node::Input(id)) = program.node(*subject) else { continue };
        let Some(input) = program.input(*id) else { continue };
        let title = input.title();
        if senses::speaks_of_bad(&title) {
            continue;
        }
        let table = Table { place, id: *id, rows, otherwise: *otherwise };
        match &input.kind {
            InputKind::Choice(options) => table.options(options, &title, findings),
            InputKind::YesNo => table.yes_no(title, findings),
            InputKind::Whole | InputKind::Decimal | InputKind::Ratio | InputKind::Points { .. } => {}
        }
    }
}

struct Table<'a> {
    place: &'a Place<'a>,
    id: InputId,
    rows: &'a [Tier],
    otherwise: Option<(NodeId, Span)>,
}

impl Table<'_> {
    /// The points of an answer, and the row that gives them.
    fn gives(&self, takes: impl Fn(&Test) -> bool) -> Option<(Exact, Span)> {
        let row = self.rows.iter().find(|tier| takes(&tier.test)).map(|tier| (tier.value, tier.span));
        let (value, span) = row.or(self.otherwise)?;
        Some((constant(self.place.program(), value)?, span))
    }

    fn options(&self, options: &[Choice], title: &str, findings: &mut Findings) {
        let said = |option: &Choice| option.about.as_deref().is_some_and(senses::speaks_of_bad_thing);
        if options.iter().any(said) {
            return;
        }
        let names: Vec<String> = options.iter().map(|option| option.name.clone()).collect();
        let of = |option: usize| self.gives(|test| matches!(test, Test::Options(options) if options.contains(&option)));
        let falling = scales::levels(&names).filter(|places| {
            let points: Option<Vec<Exact>> = places.iter().map(|place| Some(of(*place)?.0)).collect();
            points.is_some_and(|points| points.windows(2).all(|pair| matches!(pair, [higher, lower] if higher < lower)))
        });
        let best = (0..names.len()).filter_map(|option| Some(of(option)?.0)).max();
        for (better, worse) in scales::pairs(&names) {
            if falling.is_some_and(|places| places.contains(&better) && places.contains(&worse)) {
                continue;
            }
            let (Some((less, at)), Some((more, beside)), Some(good), Some(bad)) =
                (of(better), of(worse), names.get(better), names.get(worse))
            else {
                continue;
            };
            // Of what nobody wants none is the best.
            let wanted = titles::good_to_have(title) || titles::good_to_have(&good.replace('_', " "));
            if scales::of_none(good, bad) && best.as_ref() == Some(&more) && !wanted {
                return;
            }
            if less < more {
                let fault = ContraryFault::OptionOrder { better: good.clone(), worse: bad.clone(), less, more };
                return self.push(fault, (at, beside), [Given::Option(better), Given::Option(worse)], findings);
            }
        }
    }

    fn yes_no(&self, title: String, findings: &mut Findings) {
        let of = |wanted: bool| self.gives(|test| matches!(test, Test::Truth(truth) if *truth == wanted));
        let (Some((with, at)), Some((without, beside))) = (of(true), of(false)) else { return };
        // A criterion is there to be met.
        let meant = self.place.row.each_criterion.is_some() || titles::good_to_have(&title);
        if with < without && meant {
            let fault = ContraryFault::GoodLess { title, with, without };
            self.push(fault, (at, beside), [Given::Truth(true), Given::Truth(false)], findings);
        }
    }

    fn push(&self, fault: ContraryFault, (at, beside): (Span, Span), answers: [Given; 2], findings: &mut Findings) {
        let finding = about(self.place.row, at, Fault::Contrary(fault)).label(beside, Role::Other);
        if let Some(finding) = self.shown(finding, &answers) {
            findings.push_once(finding);
        }
    }

    /// With two units that are alike but for the answer; nothing where the row can be run and none shows it.
    fn shown(&self, finding: Finding, [better, worse]: &[Given; 2]) -> Option<Finding> {
        let Some(probe) = self.place.prober.row(self.place.id) else { return Some(finding) };
        let figure = probe.figures.iter().position(|figure| figure.of == crate::lint::probe::Of::Input(self.id))?;
        let runs = Runs::of(&probe, |seen| match seen.unit.inputs.get(self.id.index()) {
            Some(given) if given == better => Some(Exact::one()),
            Some(given) if given == worse => Some(Exact::zero()),
            _ => None,
        });
        let pair = runs.lines(Some(figure), |line| match line {
            [low, high] if high.points < low.points => Some([(*high).clone(), (*low).clone()]),
            _ => None,
        });
        pair.map(|pair: [Made; 2]| finding.shown(pair.map(|made| made.run)))
    }
}
