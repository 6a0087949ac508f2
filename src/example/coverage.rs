//! What of a set its examples reach: rows, tiers, options, conditions, limits, policies, classes.
//!
//! The evaluator tells which way it goes; an example reaches what it runs through in a row it looks at ([`super::looked`]).

use std::cell::RefCell;
use std::collections::HashSet;

use super::looked::Looked;
use crate::check::state_words;
use crate::diagnostic::StateName;
use crate::eval::{Given, Observer, Outcome, Plan, Populations, UnitValues, Way, evaluate_observed};
use crate::formula::{test_text, written};
use crate::ir::{
    Applies, Choice, Example, Input, InputId, InputKind, Node, NodeId, Policies, Program, PropertyKind, Row, RowId, Score, Total, walk,
};
use crate::lint::{domain, policies};
use crate::score::class_of;
use crate::source::Span;

/// What the examples of a set reach, and what they do not.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Everything that examples could reach, in the order of the text.
    pub spots: Vec<Spot>,
    /// The rows that are not deployed: they score nobody, so nothing of them counts.
    pub undeployed: Vec<RowId>,
}

impl Coverage {
    /// What no example reached.
    pub fn missed(&self) -> impl Iterator<Item = &Spot> {
        self.spots.iter().filter(|spot| !spot.reached)
    }
}

/// Something that an example can reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What it is.
    pub kind: SpotKind,
    /// In which row.
    pub row: Option<RowId>,
    /// Its words in the rule file.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Whether an example reached it.
    pub reached: bool,
}

/// The kinds of what can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SpotKind {
    /// A row that gets points from figures, and not from a state.
    Row,
    /// A tier of a table, or its còn lại.
    Tier,
    /// A case of conditions, or its còn lại.
    Case,
    /// An item that counts.
    ItemCounted,
    /// An item that does not count.
    ItemSkipped,
    /// A condition that holds.
    ConditionHeld,
    /// A condition that does not.
    ConditionFailed,
    /// A limit that cuts.
    LimitReached,
    /// A limit that leaves the value as it is.
    LimitFree,
    /// An answer: an option, có or không.
    Answer,
    /// The policy of a state.
    Policy,
    /// A class.
    Class,
}

/// What all examples of a set reach.
pub fn coverage(program: &Program) -> Coverage {
    coverage_of(program, &|_| true)
}

/// What the examples whose title passes reach.
pub fn coverage_of(program: &Program, wanted: &dyn Fn(&str) -> bool) -> Coverage {
    let mut list = List::of(program);
    let plan = Plan::of(program);
    for example in program.examples.iter().filter(|example| wanted(&example.title)) {
        let Ok(units) = super::units(program, example) else { continue };
        let populations = Populations::of(program, &plan, &units.iter().collect::<Vec<_>>());
        for (index, unit) in units.iter().enumerate() {
            let looked = Looked::at(program, example, index);
            reach(program, &plan, &populations, unit, &looked, &mut |run| list.reach(run));
        }
    }
    let mut spots: Vec<Spot> = Vec::new();
    for (mut spot, reached) in list.spots.into_iter().zip(list.reached) {
        spot.reached = reached;
        // A `trong đó` that is used twice is written once.
        let same = |other: &&mut Spot| (other.kind, other.row, other.span, &other.text) == (spot.kind, spot.row, spot.span, &spot.text);
        match spots.iter_mut().rev().take(MOST_IN_A_ROW).find(same) {
            Some(other) => other.reached |= reached,
            None => spots.push(spot),
        }
    }
    spots.sort_by_key(|spot| (spot.span.file, spot.span.start, spot.kind));
    let undeployed = program.rows_with_ids().filter(|(_, row)| row.not_deployed.is_some()).map(|(id, _)| id).collect();
    Coverage { spots, undeployed }
}

/// What of a set can be reached, to be asked of one example or unit at a time.
pub(super) struct Reach<'p> {
    program: &'p Program,
    plan: Plan,
    list: List,
}

impl<'p> Reach<'p> {
    /// Everything that can be reached.
    pub fn of(program: &'p Program) -> Self {
        Reach { program, plan: Plan::of(program), list: List::of(program) }
    }

    /// The places; one that is written once may stand here twice.
    pub fn spots(&self) -> &[Spot] {
        &self.list.spots
    }

    /// What an example reaches, by the places.
    pub fn of_example(&self, example: &Example) -> Vec<bool> {
        let mut out = vec![false; self.list.spots.len()];
        let Ok(units) = super::units(self.program, example) else { return out };
        let populations = Populations::of(self.program, &self.plan, &units.iter().collect::<Vec<_>>());
        for (index, unit) in units.iter().enumerate() {
            let looked = Looked::at(self.program, example, index);
            reach(self.program, &self.plan, &populations, unit, &looked, &mut |run| self.list.show(run, &mut out));
        }
        out
    }

    /// What a unit by itself shows to one who looks.
    pub fn of_unit(&self, unit: &UnitValues, looked: &Looked) -> Vec<bool> {
        let mut out = vec![false; self.list.spots.len()];
        let populations = Populations::of(self.program, &self.plan, &[unit]);
        reach(self.program, &self.plan, &populations, unit, looked, &mut |run| self.list.show(run, &mut out));
        out
    }
}

/// Runs one unit and hands on what it went through.
fn reach(program: &Program, plan: &Plan, populations: &Populations, unit: &UnitValues, looked: &Looked, shown: &mut dyn FnMut(&Run<'_>)) {
    let ways = Ways::default();
    let result = evaluate_observed(program, plan, unit, populations, &ways);
    let class = class_of(program, unit, &result).filter(|_| looked.class);
    let class = class.and_then(Result::ok).and_then(|classed| classed.class);
    let (outcomes, total) = (&result.rows, result.total.is_some());
    shown(&Run { program, unit, looked, outcomes, total, ways: &ways.0.into_inner(), class });
}

/// How far back the same place may stand: no row has more.
const MOST_IN_A_ROW: usize = 200;

#[derive(Default)]
struct Ways(RefCell<HashSet<(NodeId, Way)>>);

impl Observer for Ways {
    fn took(&self, node: NodeId, way: Way) {
        self.0.borrow_mut().insert((node, way));
    }
}

/// One unit of one example, run.
struct Run<'a> {
    program: &'a Program,
    unit: &'a UnitValues,
    looked: &'a Looked,
    outcomes: &'a [Outcome],
    total: bool,
    ways: &'a HashSet<(NodeId, Way)>,
    class: Option<usize>,
}

/// How it shows that a spot was reached.
enum Sign {
    /// The row has points of its own.
    Scored,
    /// The total is an entered number.
    Total(InputId),
    /// The row is in a state; of no row in particular, any row that keeps the policy of the header.
    State(StateName),
    /// The row applies, or does not.
    Applies(bool),
    /// The row came to its cap, or stayed below it.
    Capped(bool),
    /// A node took a way.
    Took(NodeId, Way),
    /// A cell holds a value.
    Input(usize, Given),
    /// A property holds a value.
    Property(usize, Given),
    /// The unit is in a class.
    Class(usize),
}

#[derive(Default)]
struct List {
    spots: Vec<Spot>,
    signs: Vec<Sign>,
    reached: Vec<bool>,
}

impl List {
    fn of(program: &Program) -> Self {
        let mut list = List::default();
        for (index, property) in program.properties.iter().enumerate() {
            let answers = match &property.kind {
                PropertyKind::YesNo => answers(None),
                PropertyKind::Choice(options) => answers(Some(options)),
                PropertyKind::Several(options) => answers(Some(options)),
                // A free text only groups units.
                PropertyKind::Text => Vec::new(),
            };
            for (text, given) in answers {
                let text = format!("{} = {text}", property.name);
                list.add(SpotKind::Answer, None, text, property.span, Sign::Property(index, given));
            }
        }
        if let Some(span) = program.set.span {
            list.policies(program, None, &program.set.policies, &Policies::default(), span);
        }
        if let Some((id, input)) = entered_total(program) {
            list.add(SpotKind::Row, None, input.name.clone(), input.span, Sign::Total(id));
        }
        for (id, row) in program.rows_with_ids().filter(|(_, row)| row.not_deployed.is_none()) {
            list.row(program, id, row);
        }
        for (index, class) in program.classes.iter().flat_map(|classes| &classes.rows).enumerate() {
            list.add(SpotKind::Class, None, class.name.clone(), class.span, Sign::Class(index));
        }
        list.reached = vec![false; list.spots.len()];
        list
    }

    fn add(&mut self, kind: SpotKind, row: Option<RowId>, text: String, span: Span, sign: Sign) {
        self.spots.push(Spot { kind, row, text, span, reached: false });
        self.signs.push(sign);
    }

    /// The policies that differ from those already known, and that some data can call for.
    fn policies(&mut self, program: &Program, row: Option<RowId>, own: &Policies, known: &Policies, span: Span) {
        let of = |policies: &Policies| {
            [
                (StateName::Missing, policies.missing.clone()),
                (StateName::NothingArising, policies.nothing.clone()),
                (StateName::NotApplicable, policies.not_applicable.clone()),
            ]
        };
        for ((state, policy), (_, before)) in of(own).into_iter().zip(of(known)) {
            if policy.is_some() && policy != before && can_be(program, row, state) {
                self.add(SpotKind::Policy, row, state_words(state).to_owned(), span, Sign::State(state));
            }
        }
    }

    fn row(&mut self, program: &Program, id: RowId, row: &Row) {
        let own = Some(id);
        self.applies(program, id, row);
        self.policies(program, own, &row.policies, &program.set.policies, row.span);
        for (index, input) in program.inputs.iter().enumerate().filter(|(_, input)| input.row == own) {
            let options = match &input.kind {
                InputKind::Choice(options) => Some(options.as_slice()),
                InputKind::YesNo => None,
                InputKind::Points { .. } | InputKind::Whole | InputKind::Decimal | InputKind::Ratio => continue,
            };
            for (text, given) in answers(options) {
                self.add(SpotKind::Answer, own, format!("{} = {text}", input.name), input.span, Sign::Input(index, given));
            }
        }
        match &row.score {
            Score::None => {}
            Score::Entered(_) => self.add(SpotKind::Row, own, row.title.clone(), row.span, Sign::Scored),
            Score::Value(node) => {
                self.add(SpotKind::Row, own, row.title.clone(), row.span, Sign::Scored);
                walk(program, *node, &mut |node, kind| self.node(program, id, node, kind));
            }
            Score::Gathered { cap: None, .. } => {}
            Score::Gathered { cap: Some(_), .. } => {
                self.add(SpotKind::LimitReached, own, row.title.clone(), row.span, Sign::Capped(true));
                self.add(SpotKind::LimitFree, own, row.title.clone(), row.span, Sign::Capped(false));
            }
        }
    }

    fn applies(&mut self, program: &Program, id: RowId, row: &Row) {
        for applies in &row.applies {
            match applies {
                Applies::Unless(when) | Applies::When(when) => self.condition(program, id, *when, *when),
                Applies::For(names) | Applies::Except(names) => {
                    let text = names.iter().map(|(name, _)| format!("“{name}”")).collect::<Vec<_>>().join("; ");
                    let span = names.first().map_or(row.span, |(_, span)| *span);
                    self.add(SpotKind::ConditionHeld, Some(id), text.clone(), span, Sign::Applies(true));
                    self.add(SpotKind::ConditionFailed, Some(id), text, span, Sign::Applies(false));
                }
            }
        }
        for reduction in &row.reductions {
            self.condition(program, id, reduction.when, reduction.when);
        }
    }

    /// A condition that decides by itself: `told` is the node that says which way it went.
    fn condition(&mut self, program: &Program, id: RowId, when: NodeId, told: NodeId) {
        let (text, span) = (written(program, Some(id), when), program.node_span(when));
        let Some(span) = span else { return };
        self.add(SpotKind::ConditionHeld, Some(id), text.clone(), span, Sign::Took(told, Way::Held));
        self.add(SpotKind::ConditionFailed, Some(id), text, span, Sign::Took(told, Way::Failed));
    }

    fn node(&mut self, program: &Program, id: RowId, node: NodeId, kind: &Node) {
        let own = Some(id);
        let span = |node: NodeId| program.node_span(node);
        match kind {
            Node::Tiers { subject, rows, otherwise } => {
                for (index, tier) in rows.iter().enumerate() {
                    let text = test_text(program, *subject, &tier.test);
                    self.add(SpotKind::Tier, own, text, tier.span, Sign::Took(node, Way::Row(index)));
                }
                if let Some((_, span)) = otherwise {
                    self.add(SpotKind::Tier, own, "còn lại".to_owned(), *span, Sign::Took(node, Way::Otherwise));
                }
            }
            Node::Cases { rows, otherwise } => {
                for (index, (when, _)) in rows.iter().enumerate() {
                    if let Some(span) = span(*when) {
                        let text = format!("khi {}", written(program, own, *when));
                        self.add(SpotKind::Case, own, text, span, Sign::Took(node, Way::Row(index)));
                    }
                }
                if let Some(span) = otherwise.and_then(span) {
                    self.add(SpotKind::Case, own, "còn lại".to_owned(), span, Sign::Took(node, Way::Otherwise));
                }
            }
            Node::Items { items, .. } => {
                for (index, item) in items.iter().enumerate() {
                    let Some(when) = item.when else { continue };
                    let text = format!("khi {}", written(program, own, when));
                    self.add(SpotKind::ItemCounted, own, text.clone(), item.span, Sign::Took(node, Way::Counted(index)));
                    self.add(SpotKind::ItemSkipped, own, text, item.span, Sign::Took(node, Way::Skipped(index)));
                }
            }
            Node::Gate { when, .. } => self.condition(program, id, *when, node),
            Node::Cap { limit, .. } | Node::Floor { limit, .. } => {
                let Some(span) = span(node) else { return };
                let word = if matches!(kind, Node::Cap { .. }) { "không quá" } else { "không dưới" };
                let text = format!("{word} {}", written(program, own, *limit));
                if !idle(program, kind) {
                    self.add(SpotKind::LimitReached, own, text.clone(), span, Sign::Took(node, Way::Limited));
                }
                self.add(SpotKind::LimitFree, own, text, span, Sign::Took(node, Way::Free));
            }
            Node::Constant(_)
            | Node::Input(_)
            | Node::Property(_)
            | Node::Field(_)
            | Node::Records { .. }
            | Node::ShareOf(_)
            | Node::PillarShare(_)
            | Node::Published(_)
            | Node::Listed { .. }
            | Node::Population(_)
            | Node::Ln(_)
            | Node::Root { .. }
            | Node::Standard { .. }
            | Node::Distance { .. }
            | Node::Rounded { .. }
            | Node::Includes { .. }
            | Node::Sum(_)
            | Node::Product(_)
            | Node::Quotient { .. }
            | Node::OrNothing { .. }
            | Node::Negative(_)
            | Node::Least(_)
            | Node::Greatest(_)
            | Node::WholeSteps { .. }
            | Node::Compare { .. }
            | Node::IsOption { .. }
            | Node::Within { .. }
            | Node::And(_)
            | Node::Or(_)
            | Node::Not(_) => {}
        }
    }

    fn reach(&mut self, run: &Run<'_>) {
        let mut reached = std::mem::take(&mut self.reached);
        self.show(run, &mut reached);
        self.reached = reached;
    }

    fn show(&self, run: &Run<'_>, reached: &mut [bool]) {
        for ((spot, sign), reached) in self.spots.iter().zip(&self.signs).zip(reached) {
            *reached |= run.shows(spot.row, sign);
        }
    }
}

impl Run<'_> {
    fn shows(&self, row: Option<RowId>, sign: &Sign) -> bool {
        let refused = |row: RowId| matches!(sign, Sign::State(_)) && self.refused(row);
        if row.is_some_and(|row| !self.looked.row(row) && !refused(row)) {
            return false;
        }
        let outcome = row.and_then(|row| self.outcomes.get(row.index()));
        match sign {
            Sign::Scored => outcome.is_some_and(|outcome| outcome.state.is_none() && outcome.points.is_some()),
            Sign::Total(input) => self.total && self.looked.total && matches!(self.unit.inputs.get(input.index()), Some(Given::Number(_))),
            Sign::State(state) => match outcome {
                Some(outcome) => outcome.state == Some(*state),
                None => self.header_spoke(*state),
            },
            Sign::Applies(applies) => outcome.is_some_and(|outcome| (outcome.state != Some(StateName::NotApplicable)) == *applies),
            Sign::Capped(reached) => {
                let cap = row.and_then(|row| match &self.program.row(row)?.score {
                    Score::Gathered { cap, .. } => cap.as_ref(),
                    Score::None | Score::Entered(_) | Score::Value(_) => None,
                });
                let points = outcome.and_then(|outcome| outcome.points.as_ref());
                cap.zip(points).is_some_and(|(cap, points)| (points == cap) == *reached)
            }
            Sign::Took(node, way) => self.ways.contains(&(*node, *way)),
            Sign::Input(index, given) => self.unit.inputs.get(*index) == Some(given),
            Sign::Property(index, given) => self.looked.anything() && says(self.unit.properties.get(*index), given),
            Sign::Class(class) => self.class == Some(*class),
        }
    }

    /// Whether the example expects that a row in a state is refused: `báo lỗi` is a policy, too.
    fn refused(&self, row: RowId) -> bool {
        let outcome = self.outcomes.get(row.index());
        outcome.is_some_and(|outcome| outcome.state.is_some() && outcome.points.is_none() && !outcome.left) && self.looked.trouble_of(row)
    }

    /// Whether a row at which the example looks is in a state for which the header speaks.
    fn header_spoke(&self, state: StateName) -> bool {
        let policy = self.program.set.policies.of(state);
        let total = entered_total(self.program).and_then(|(id, _)| self.unit.inputs.get(id.index()));
        if self.looked.total && total == Some(&Given::State(state)) {
            return true;
        }
        self.program
            .rows_with_ids()
            .zip(self.outcomes)
            .filter(|((_, row), outcome)| outcome.state == Some(state) && row.policies.of(state) == policy)
            .any(|((id, _), _)| self.looked.row(id) || self.refused(id))
    }
}

/// The input of the total, where people enter it.
fn entered_total(program: &Program) -> Option<(InputId, &Input)> {
    let Total::Entered(id) = program.total else { return None };
    Some((id, program.input(id)?))
}

/// Whether data can bring a row, or of no row in particular any, into a state. What no cell can say and no figures come to is nobody's to try.
fn can_be(program: &Program, row: Option<RowId>, state: StateName) -> bool {
    if state == StateName::Missing || policies::worded(program, state) {
        return true;
    }
    let own = |row: &Row| match state {
        StateName::Missing => true,
        StateName::NothingArising => policies::may_be_nothing(program, row),
        StateName::NotApplicable => program.with_above(row).any(|row| !row.applies.is_empty()),
    };
    // A row takes the state of those below it and of those that it reads.
    let looked = row.map(|row| Looked::row_only(program, row));
    let concerned = |id: RowId| looked.as_ref().is_none_or(|looked| looked.row(id));
    program.rows_with_ids().any(|(id, row)| row.not_deployed.is_none() && concerned(id) && own(row))
}

/// Whether the declarations prove that a limit never cuts.
fn idle(program: &Program, limit: &Node) -> bool {
    let no_more = |small: NodeId, large: NodeId| {
        let ends = (domain::of(program, small).high, domain::of(program, large).low);
        matches!(ends, (Some(high), Some(low)) if high <= low)
    };
    match limit {
        Node::Cap { value, limit } => no_more(*value, *limit),
        Node::Floor { value, limit } => no_more(*limit, *value),
        _ => false,
    }
}

/// Whether a property says an answer, alone or among several.
fn says(value: Option<&Given>, answer: &Given) -> bool {
    match (value, answer) {
        (Some(Given::Options(several)), Given::Option(option)) => several.contains(option),
        (value, answer) => value == Some(answer),
    }
}

/// What a choice or a yes/no can be answered.
fn answers(options: Option<&[Choice]>) -> Vec<(String, Given)> {
    match options {
        Some(options) => options.iter().enumerate().map(|(index, option)| (option.name.clone(), Given::Option(index))).collect(),
        None => vec![("có".to_owned(), Given::Truth(true)), ("không".to_owned(), Given::Truth(false))],
    }
}
