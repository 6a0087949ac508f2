//! What a sample must reach: the edges of every row, read off its expressions.
//!
//! A new kind of node says here what its edges are, and in `active` which of its parts are looked at.

use super::active::Active;
use super::figures::Figure;
use super::records::Lists;
use crate::diagnostic::StateName;
use crate::eval::{Given, Records, Stop, UnitValues, Value, value_of};
use crate::ir::{Bounds, InputId, Node, NodeId, Program, RowId, Score, Test, children, walk};
use crate::quantity::Exact;

/// Something that one unit at least must show.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Goal {
    /// Two numbers meet, or miss each other by one step of a figure.
    Level {
        /// The node that compares them; `None` is a domain, which is always looked at.
        site: Option<NodeId>,
        /// One number.
        left: Operand,
        /// The other.
        right: Operand,
        /// On which side of the other the first must be.
        side: Side,
        /// Whether one step of a figure must make them meet; else it may also carry them across each other.
        exact: bool,
    },
    /// A figure has this word, in a unit to which its row applies.
    Word(InputId, Given),
    /// A condition has this outcome.
    Truth(NodeId, bool),
    /// A branch is taken: the row of tiers or cases by its place, `còn lại` behind the last.
    Branch(NodeId, usize),
    /// A ratio is 0/0, or no record is left to ask.
    Nothing(NodeId),
    /// The list that a node asks is empty.
    Empty(NodeId),
}

/// A number that is compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    Constant(Exact),
    Node(NodeId),
    Input(InputId),
}

/// Where a number is, seen from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Below,
    At,
    Above,
}

const SIDES: [Side; 3] = [Side::At, Side::Below, Side::Above];

impl Operand {
    fn value(&self, program: &Program, unit: &UnitValues) -> Option<Exact> {
        match self {
            Operand::Constant(value) => Some(value.clone()),
            Operand::Node(node) => match value_of(program, unit, *node) {
                Ok(Value::Number(value)) => Some(value),
                Ok(Value::Truth(_) | Value::Option(_) | Value::Options(_)) | Err(_) => None,
            },
            Operand::Input(input) => match unit.inputs.get(input.index()) {
                Some(Given::Number(value)) => Some(value.clone()),
                _ => None,
            },
        }
    }

    fn inputs(&self, program: &Program, out: &mut Vec<InputId>) {
        match self {
            Operand::Constant(_) => {}
            Operand::Node(node) => inputs_of(program, *node, out),
            Operand::Input(input) => push(out, *input),
        }
    }
}

impl Goal {
    /// The figures that can move it.
    pub fn inputs(&self, program: &Program) -> Vec<InputId> {
        let mut out = Vec::new();
        match self {
            Goal::Level { left, right, .. } => {
                left.inputs(program, &mut out);
                right.inputs(program, &mut out);
            }
            Goal::Word(input, _) => out.push(*input),
            Goal::Truth(node, _) | Goal::Branch(node, _) | Goal::Nothing(node) | Goal::Empty(node) => inputs_of(program, *node, &mut out),
        }
        out
    }

    /// The same goal, when no step of a figure makes the two numbers meet: a third of whole numbers is passed by.
    pub fn loosened(&self) -> Option<Goal> {
        match self {
            Goal::Level { site, left, right, side, exact: true } if *side != Side::At => {
                Some(Goal::Level { site: *site, left: left.clone(), right: right.clone(), side: *side, exact: false })
            }
            Goal::Level { .. } | Goal::Word(..) | Goal::Truth(..) | Goal::Branch(..) | Goal::Nothing(_) | Goal::Empty(_) => None,
        }
    }

    /// Whether there is a way to it: the neighbours of a boundary are one step of a figure away, and no record is one; an empty list needs a
    /// word that says so.
    pub fn can_be_met(&self, program: &Program, lists: &Lists<'_>) -> bool {
        match self {
            Goal::Level { side: Side::Below | Side::Above, .. } => !self.inputs(program).is_empty() || !self.asks_lists(program),
            Goal::Empty(_) => lists.may_be_empty(),
            Goal::Level { .. } | Goal::Word(..) | Goal::Truth(..) | Goal::Branch(..) | Goal::Nothing(_) => true,
        }
    }

    fn asks_lists(&self, program: &Program) -> bool {
        let Goal::Level { left, right, .. } = self else { return false };
        let mut lists = Vec::new();
        for operand in [left, right] {
            if let Operand::Node(node) = operand {
                super::records::lists_of(program, *node, &mut lists);
            }
        }
        !lists.is_empty()
    }

    /// Whether this is the boundary itself, of which the other is a neighbour.
    pub fn is_boundary_of(&self, other: &Goal) -> bool {
        let (Goal::Level { site, left, right, side: Side::At, .. }, Goal::Level { site: at, left: of, right: to, side, .. }) =
            (self, other)
        else {
            return false;
        };
        *side != Side::At && (site, left, right) == (at, of, to)
    }

    /// How far the two numbers of a level are apart.
    pub fn apart(&self, program: &Program, unit: &UnitValues) -> Option<Exact> {
        let Goal::Level { left, right, .. } = self else { return None };
        Some(left.value(program, unit)?.minus(&right.value(program, unit)?))
    }

    /// Whether a unit shows it; `active` is what its scoring looks at.
    pub fn met(&self, program: &Program, figures: &[Figure], unit: &mut UnitValues, active: &Active) -> bool {
        match self {
            Goal::Word(input, wanted) => active.inputs.contains(input) && unit.inputs.get(input.index()) == Some(wanted),
            Goal::Truth(node, wanted) => active.nodes.contains(node) && value_of(program, unit, *node) == Ok(Value::Truth(*wanted)),
            Goal::Branch(node, place) => active.nodes.contains(node) && taken(program, unit, *node) == Some(*place),
            Goal::Nothing(node) => {
                let zero = |id: NodeId| matches!(value_of(program, unit, id), Ok(Value::Number(value)) if value.is_zero());
                match program.node(*node) {
                    Some(Node::Quotient { over, by }) => active.nodes.contains(node) && zero(*over) && zero(*by),
                    Some(Node::Records { .. }) => {
                        active.nodes.contains(node) && value_of(program, unit, *node) == Err(Stop::State(StateName::NothingArising))
                    }
                    _ => false,
                }
            }
            Goal::Empty(node) => match program.node(*node) {
                Some(Node::Records { list, .. }) => {
                    let empty = unit.records.get(list.index()) == Some(&Records::State(StateName::NothingArising));
                    active.nodes.contains(node) && empty
                }
                _ => false,
            },
            Goal::Level { site, left, side, exact, .. } => {
                let looked_at = match (site, left) {
                    (Some(site), _) => active.nodes.contains(site),
                    (None, Operand::Input(input)) => active.inputs.contains(input),
                    (None, Operand::Constant(_) | Operand::Node(_)) => true,
                };
                if !looked_at {
                    return false;
                }
                let Some(apart) = self.apart(program, unit) else { return false };
                match side {
                    Side::At => apart.is_zero(),
                    Side::Below => {
                        apart.is_negative()
                            && self.one_step_off(program, figures, unit, &|moved| moved.is_zero() || (!exact && moved.is_positive()))
                    }
                    Side::Above => {
                        apart.is_positive()
                            && self.one_step_off(program, figures, unit, &|moved| moved.is_zero() || (!exact && moved.is_negative()))
                    }
                }
            }
        }
    }

    /// Whether one step of one figure brings the two numbers together, or across each other.
    fn one_step_off(&self, program: &Program, figures: &[Figure], unit: &mut UnitValues, across: &dyn Fn(&Exact) -> bool) -> bool {
        for input in self.inputs(program) {
            let (Some(figure), Some(Given::Number(now))) = (figures.get(input.index()), unit.inputs.get(input.index()).cloned()) else {
                continue;
            };
            for moved in [now.plus(&figure.step), now.minus(&figure.step)] {
                set(unit, input, Given::Number(moved));
                let apart = self.apart(program, unit);
                set(unit, input, Given::Number(now.clone()));
                if apart.is_some_and(|apart| across(&apart)) {
                    return true;
                }
            }
        }
        false
    }
}

/// Puts a value into a unit.
pub(super) fn set(unit: &mut UnitValues, input: InputId, value: Given) {
    if let Some(place) = unit.inputs.get_mut(input.index()) {
        *place = value;
    }
}

/// The row of tiers or cases that a unit takes; `còn lại` is behind the last.
pub(super) fn taken(program: &Program, unit: &UnitValues, node: NodeId) -> Option<usize> {
    match program.node(node)? {
        Node::Tiers { subject, rows, otherwise } => {
            let subject = value_of(program, unit, *subject).ok()?;
            let found = rows.iter().position(|tier| takes(program, unit, &subject, &tier.test));
            found.or(otherwise.is_some().then_some(rows.len()))
        }
        Node::Cases { rows, otherwise } => {
            for (place, (when, _)) in rows.iter().enumerate() {
                if value_of(program, unit, *when).ok()? == Value::Truth(true) {
                    return Some(place);
                }
            }
            otherwise.is_some().then_some(rows.len())
        }
        _ => None,
    }
}

fn takes(program: &Program, unit: &UnitValues, subject: &Value, test: &Test) -> bool {
    let end = |node: NodeId| Operand::Node(node).value(program, unit);
    match (subject, test) {
        (Value::Number(value), Test::Within(bounds)) => {
            let above = bounds.low.is_none_or(|(node, closed)| end(node).is_some_and(|low| *value > low || (closed && *value == low)));
            let below = bounds.high.is_none_or(|(node, closed)| end(node).is_some_and(|high| *value < high || (closed && *value == high)));
            above && below
        }
        (Value::Number(value), Test::Equals(values)) => values.contains(value),
        (Value::Option(option), Test::Options(options)) => options.contains(option),
        (Value::Truth(value), Test::Truth(wanted)) => value == wanted,
        (_, Test::Within(_) | Test::Equals(_) | Test::Options(_) | Test::Truth(_)) => false,
    }
}

/// The goals of a row.
pub(super) fn of_row(program: &Program, row: RowId) -> Vec<Goal> {
    let mut goals = Vec::new();
    let Some(row) = program.row(row) else { return goals };
    for root in row.evaluated() {
        let mut inside = Vec::new();
        walk(program, root, &mut |id, node| {
            // What is asked of a record is no goal of the unit's.
            if let Node::Records { .. } = node {
                children(node).into_iter().for_each(|child| walk(program, child, &mut |id, _| inside.push(id)));
            }
            if !inside.contains(&id) {
                of_node(program, id, node, &mut goals);
            }
        });
    }
    // Entered points can reach what is left of the maximum, too.
    if let (Score::Entered(input), Some(maximum)) = (&row.score, row.maximum.points()) {
        for reduction in &row.reductions {
            level(&mut goals, None, Operand::Input(*input), Operand::Constant(maximum.minus(&reduction.points)), &[Side::At, Side::Below]);
        }
    }
    goals
}

/// The goals of a figure by itself: each word, and both ends of its domain from within.
pub(super) fn of_input(program: &Program, id: InputId, figure: &Figure) -> Vec<Goal> {
    let mut goals: Vec<Goal> = figure.words().into_iter().map(|word| Goal::Word(id, word)).collect();
    let Some(input) = program.input(id) else { return goals };
    let bounds = input.domain.clone().unwrap_or_default();
    let (mut low, mut high) = (bounds.low.map(|(node, _)| Operand::Node(node)), bounds.high.map(|(node, _)| Operand::Node(node)));
    if let crate::ir::InputKind::Points { low: least, high: most, .. } = &input.kind {
        let row = input.row.and_then(|row| program.row(row));
        let own = row.map_or(program.set.scale.as_ref(), |row| row.maximum.points());
        low = Some(Operand::Constant(least.clone()));
        high = most.as_ref().or(own).cloned().map(Operand::Constant);
    }
    if figure.is_number() {
        low.into_iter().for_each(|low| level(&mut goals, None, Operand::Input(id), low, &[Side::At, Side::Above]));
        high.into_iter().for_each(|high| level(&mut goals, None, Operand::Input(id), high, &[Side::At, Side::Below]));
    }
    goals
}

fn level(goals: &mut Vec<Goal>, site: Option<NodeId>, left: Operand, right: Operand, sides: &[Side]) {
    for side in sides {
        let goal = Goal::Level { site, left: left.clone(), right: right.clone(), side: *side, exact: true };
        if !goals.contains(&goal) {
            goals.push(goal);
        }
    }
}

/// A node that compares a number with another.
fn meet(goals: &mut Vec<Goal>, site: NodeId, left: NodeId, right: Operand) {
    level(goals, Some(site), Operand::Node(left), right, &SIDES);
}

fn ends(goals: &mut Vec<Goal>, site: NodeId, value: NodeId, bounds: &Bounds) {
    bounds.low.iter().chain(&bounds.high).for_each(|(end, _)| meet(goals, site, value, Operand::Node(*end)));
}

fn of_node(program: &Program, id: NodeId, node: &Node, goals: &mut Vec<Goal>) {
    match node {
        Node::Constant(_)
        | Node::Input(_)
        | Node::Property(_)
        | Node::Field(_)
        | Node::ShareOf(_)
        // What other units have is not this unit's to reach.
        | Node::Population(_)
        // What a unit came to is read by classes and ranks, not by rows.
        | Node::PillarShare(_)
        | Node::Published(_)
        | Node::Listed { .. }
        | Node::Ln(_)
        | Node::Root { .. }
        | Node::Standard { .. }
        | Node::Rounded { .. }
        | Node::Sum(_)
        | Node::Product(_)
        | Node::Negative(_)
        | Node::OrNothing { .. }
        // The conditions of items and gates are nodes themselves, and bring their outcomes.
        | Node::Items { .. }
        | Node::Gate { .. } => {}
        Node::Records { what, .. } => super::records::of_records(id, *what, goals),
        Node::Quotient { by, .. } => {
            if varies(program, *by) {
                goals.push(Goal::Nothing(id));
            }
        }
        Node::Least(parts) | Node::Greatest(parts) => {
            for (place, left) in parts.iter().enumerate() {
                for right in parts.iter().skip(place.saturating_add(1)) {
                    meet(goals, id, *left, Operand::Node(*right));
                }
            }
        }
        Node::Distance { left, right } => meet(goals, id, *left, Operand::Node(*right)),
        Node::Cap { value, limit } | Node::Floor { value, limit } => meet(goals, id, *value, Operand::Node(*limit)),
        Node::WholeSteps { value, step } => meet(goals, id, *value, Operand::Constant(step.clone())),
        Node::Compare { left, right, .. } => {
            meet(goals, id, *left, Operand::Node(*right));
            goals.extend([true, false].map(|wanted| Goal::Truth(id, wanted)));
        }
        Node::Within { value, bounds } => {
            ends(goals, id, *value, bounds);
            goals.extend([true, false].map(|wanted| Goal::Truth(id, wanted)));
        }
        Node::IsOption { .. } | Node::Includes { .. } | Node::And(_) | Node::Or(_) | Node::Not(_) => {
            goals.extend([true, false].map(|wanted| Goal::Truth(id, wanted)));
        }
        Node::Tiers { subject, rows, otherwise } => {
            for tier in rows {
                match &tier.test {
                    Test::Within(bounds) => ends(goals, id, *subject, bounds),
                    Test::Equals(values) => {
                        values.iter().for_each(|value| meet(goals, id, *subject, Operand::Constant(value.clone())));
                    }
                    // Every word of a figure, and of a property, is a goal already.
                    Test::Options(_) | Test::Truth(_) => {}
                }
            }
            branches(id, rows.len(), otherwise.is_some(), goals);
        }
        Node::Cases { rows, otherwise } => branches(id, rows.len(), otherwise.is_some(), goals),
    }
}

fn branches(id: NodeId, rows: usize, otherwise: bool, goals: &mut Vec<Goal>) {
    goals.extend((0..rows.saturating_add(usize::from(otherwise))).map(|place| Goal::Branch(id, place)));
}

/// Whether a node depends on a figure.
fn varies(program: &Program, node: NodeId) -> bool {
    let mut inputs = Vec::new();
    inputs_of(program, node, &mut inputs);
    let mut lists = Vec::new();
    super::records::lists_of(program, node, &mut lists);
    !inputs.is_empty() || !lists.is_empty()
}

/// The inputs under a node that are a unit's own, each once; those of the rows that it reads too.
pub(super) fn inputs_of(program: &Program, node: NodeId, out: &mut Vec<InputId>) {
    walk(program, node, &mut |_, node| {
        if let Node::Input(input) = node
            && program.input(*input).is_some_and(|input| !input.common)
        {
            push(out, *input);
        }
    });
    for row in program.rows_read_by(node) {
        inputs_of_row(program, row, out);
    }
}

fn inputs_of_row(program: &Program, id: RowId, out: &mut Vec<InputId>) {
    let Some(row) = program.row(id) else { return };
    match &row.score {
        Score::Value(node) => inputs_of(program, *node, out),
        Score::Entered(input) => push(out, *input),
        Score::Gathered { .. } => row.children.iter().for_each(|child| inputs_of_row(program, *child, out)),
        Score::None => {}
    }
}

fn push(out: &mut Vec<InputId>, input: InputId) {
    if !out.contains(&input) {
        out.push(input);
    }
}
