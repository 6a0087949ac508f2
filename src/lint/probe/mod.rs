//! Made-up figures of one row, run through the evaluator. What a proof says of a unit has been seen here first.
//!
//! `levels` reads off what a row compares, `figures` which values of each figure lie on and beside those edges, `walk` puts them together
//! within a budget, `show` writes a run down for a message. Nothing here believes how a row is built: only what the evaluator gave is told.

mod figures;
mod levels;
mod show;
mod walk;

use std::cell::RefCell;

use figures::taken;
pub(crate) use figures::{Figure, Of, Set, may_enter, of_nodes as figures_of, put, step_of};
pub(crate) use levels::{Against, Level, of_nodes as levels_of};
pub(crate) use walk::Walked;

use crate::diagnostic::{Run, StateName};
use crate::eval::{Given, Outcome, Plan, Records, Trouble, UnitResult, UnitValues, Value, evaluate, evaluate_row, value_of};
use crate::ir::{Applies, InputId, Node, NodeId, Program, PropertyKind, Row, RowId, Score, walk as walk_nodes};

/// So many runs a question about one row may cost.
pub(crate) const BUDGET: usize = 2_000;

/// Runs rows of a program over made-up figures.
pub(crate) struct Prober<'p> {
    pub program: &'p Program,
    plan: Plan,
    /// One unit for all rows: of a set of thousands of rows a fresh one for each would cost more than the runs.
    unit: RefCell<UnitValues>,
}

/// The figures and levels of one row.
pub(crate) struct Probe<'p, 'q> {
    prober: &'q Prober<'p>,
    pub row: RowId,
    pub figures: Vec<Figure>,
    pub levels: Vec<Level>,
    name: String,
}

impl<'p> Prober<'p> {
    pub fn of(program: &'p Program) -> Self {
        let unit = UnitValues {
            name: String::new(),
            inputs: vec![Given::State(StateName::Missing); program.inputs.len()],
            properties: program.properties.iter().map(|property| blank_property(&property.kind)).collect(),
            records: vec![Records::State(StateName::Missing); program.lists.len()],
            set_points: Vec::new(),
        };
        Prober { program, plan: Plan::of(program), unit: RefCell::new(unit) }
    }

    /// A unit that gives nothing yet.
    pub fn blank(&self) -> UnitValues {
        UnitValues { name: "Đơn vị thử".to_owned(), ..self.unit.borrow().clone() }
    }

    /// Scores a whole unit.
    pub fn evaluate(&self, unit: &UnitValues) -> UnitResult {
        evaluate(self.program, &self.plan, unit)
    }

    /// The figures of a row that can be made up: `None` where its points depend on other units or on other rows, whose figures are not its own.
    pub fn row(&self, id: RowId) -> Option<Probe<'p, '_>> {
        self.row_with(id, &[])
    }

    /// The same, with more levels that the figures should meet.
    pub fn row_with(&self, id: RowId, more: &[Level]) -> Option<Probe<'p, '_>> {
        let row = self.program.row(id)?;
        let (roots, entered) = nodes(self.program, row);
        let mut elsewhere = false;
        for root in &roots {
            walk_nodes(self.program, *root, &mut |_, node| {
                elsewhere |= matches!(
                    node,
                    Node::Population(_) | Node::ShareOf(_) | Node::PillarShare(_) | Node::Published(_) | Node::Listed { .. }
                );
            });
        }
        if elsewhere || (roots.is_empty() && entered.is_none()) {
            return None;
        }
        let mut levels = levels::of_nodes(self.program, &roots);
        levels.extend(more.iter().cloned());
        let figures = figures::of_nodes(self.program, &roots, entered, &levels);
        let name = self.program.with_above(row).find_map(named).unwrap_or_else(|| "Đơn vị thử".to_owned());
        Some(Probe { prober: self, row: id, figures, levels, name })
    }
}

impl Prober<'_> {
    /// Makes up units that answer some conditions in every way that the budget allows; the visitor is given the figures that tell them apart,
    /// as the data would say them.
    pub fn kinds(&self, conditions: &[NodeId], mut visit: impl FnMut(&UnitValues, &[(String, String)]) -> bool) -> Walked {
        let levels = levels::of_nodes(self.program, conditions);
        let figures = figures::of_nodes(self.program, conditions, None, &levels);
        let mut unit = self.unit.borrow_mut();
        let walked =
            walk::walk(self.program, &figures, &levels, &mut unit, &mut |unit| visit(unit, &show::given(self.program, &figures, unit)));
        blank(self.program, &figures, &mut unit);
        walked
    }
}

impl<'p> Probe<'p, '_> {
    /// Looks at runs until one is what is sought; that one is returned, written down.
    pub fn find(&self, mut sought: impl FnMut(&Seen<'_>) -> bool) -> Option<Run> {
        let mut found = None;
        self.each(|seen| {
            if sought(seen) {
                found = Some(seen.written());
            }
            found.is_none()
        });
        found
    }

    /// Looks at every run within the budget; the visitor says whether to go on.
    pub fn each(&self, mut visit: impl FnMut(&Seen<'_>) -> bool) -> Walked {
        let mut unit = self.prober.unit.borrow_mut();
        unit.name.clone_from(&self.name);
        let walked = walk::walk(self.prober.program, &self.figures, &self.levels, &mut unit, &mut |unit| {
            let (outcome, troubles) = evaluate_row(self.prober.program, &self.prober.plan, unit, self.row);
            visit(&Seen { probe: self, unit, outcome, troubles })
        });
        blank(self.prober.program, &self.figures, &mut unit);
        walked
    }
}

/// The next question begins with nothing of this one.
fn blank(program: &Program, figures: &[Figure], unit: &mut UnitValues) {
    for figure in figures {
        let blank = match figure.of {
            Of::Input(_) => Set::Given(Given::State(StateName::Missing)),
            Of::Property(id) => {
                let property = program.properties.get(id.index());
                Set::Given(property.map_or(Given::Truth(false), |property| blank_property(&property.kind)))
            }
            Of::List(_) => Set::Records(Records::State(StateName::Missing)),
        };
        put(unit, figure.of, &blank);
    }
}

/// A run that was made.
pub(crate) struct Seen<'a> {
    probe: &'a Probe<'a, 'a>,
    pub unit: &'a UnitValues,
    pub outcome: Outcome,
    pub troubles: Vec<Trouble>,
}

impl Seen<'_> {
    /// The value of a node in this run.
    pub fn value(&self, node: NodeId) -> Option<Value> {
        value_of(self.probe.prober.program, self.unit, node).ok()
    }

    /// The figures of this run.
    pub fn sets(&self) -> Vec<(Of, Set)> {
        self.probe.figures.iter().filter_map(|figure| Some((figure.of, taken(self.unit, figure.of)?))).collect()
    }

    /// The run, for a message.
    pub fn written(&self) -> Run {
        show::run(self.probe.prober.program, self.probe.row, &self.probe.figures, self.unit, &self.outcome, &self.troubles)
    }
}

/// A property before anything is tried: one is always given.
fn blank_property(kind: &PropertyKind) -> Given {
    match kind {
        PropertyKind::YesNo => Given::Truth(true),
        PropertyKind::Choice(_) => Given::Option(0),
        PropertyKind::Several(options) => Given::Options((0..options.len()).collect()),
        PropertyKind::Text => Given::Text("Một".to_owned()),
    }
}

/// What a row evaluates, with the conditions under which the rows above it apply; and the input of points that people enter.
fn nodes(program: &Program, row: &Row) -> (Vec<NodeId>, Option<InputId>) {
    let entered = match row.score {
        Score::Entered(input) => Some(input),
        Score::None | Score::Value(_) | Score::Gathered { .. } => None,
    };
    let above = program.with_above(row).skip(1).flat_map(Row::conditions);
    (row.evaluated().chain(above).collect(), entered)
}

/// A unit that a row is for.
fn named(row: &Row) -> Option<String> {
    row.applies.iter().find_map(|applies| match applies {
        Applies::For(names) => names.first().map(|(name, _)| name.clone()),
        Applies::Unless(_) | Applies::When(_) | Applies::Except(_) => None,
    })
}
