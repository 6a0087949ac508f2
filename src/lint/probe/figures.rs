//! The figures that a row is scored from, and the values of each that are worth a try: the ends of its domain, what it is compared with, and
//! the values next to those.

use super::levels::{Against, Level};
use crate::diagnostic::StateName;
use crate::eval::{Given, Records, UnitValues, Value, value_of};
use crate::ir::{Field, FieldKind, InputId, InputKind, ListId, Node, NodeId, Program, PropertyId, PropertyKind, walk};
use crate::quantity::Exact;

/// Something that the data give for a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Input(InputId),
    Property(PropertyId),
    List(ListId),
}

/// A value of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    Given(Given),
    Records(Records),
}

/// The most records of a made-up list.
const MANY_RECORDS: usize = 100;

/// A figure with its values.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub of: Of,
    /// The values worth a try whatever the other figures are.
    pub values: Vec<Set>,
    /// Neighbouring numbers are so far apart; nothing for what is no number.
    pub step: Option<Exact>,
    /// Whether these are all the values there are.
    pub all: bool,
}

/// The figures of some nodes, those first that the domain of another names.
pub(crate) fn of_nodes(program: &Program, roots: &[NodeId], entered: Option<InputId>, levels: &[Level]) -> Vec<Figure> {
    let mut inputs: Vec<InputId> = entered.into_iter().collect();
    let mut out = Vec::new();
    for root in roots {
        walk(program, *root, &mut |_, node| match node {
            Node::Input(input) => before(program, *input, &mut inputs, 0),
            Node::Property(property) => push(&mut out, Of::Property(*property)),
            Node::Records { list, .. } => push(&mut out, Of::List(*list)),
            _ => {}
        });
    }
    inputs.into_iter().for_each(|input| push(&mut out, Of::Input(input)));
    out.into_iter().filter_map(|of| figure(program, of, levels)).collect()
}

fn push(out: &mut Vec<Of>, of: Of) {
    if !out.contains(&of) {
        out.push(of);
    }
}

/// What the domain of an input names comes before it; circles end at a depth no annex reaches.
fn before(program: &Program, id: InputId, out: &mut Vec<InputId>, depth: usize) {
    let Some(input) = program.input(id) else { return };
    if out.contains(&id) || depth > 8 {
        return;
    }
    for end in input.domain.iter().flat_map(|bounds| bounds.low.iter().chain(&bounds.high)) {
        walk(program, end.0, &mut |_, node| {
            if let Node::Input(named) = node {
                before(program, *named, out, depth.saturating_add(1));
            }
        });
    }
    if !out.contains(&id) {
        out.push(id);
    }
}

fn figure(program: &Program, of: Of, levels: &[Level]) -> Option<Figure> {
    match of {
        Of::Input(id) => input(program, id, levels),
        Of::Property(id) => {
            let given = |values: Vec<Given>| values.into_iter().map(Set::Given).collect::<Vec<_>>();
            let (values, all) = match &program.properties.get(id.index())?.kind {
                PropertyKind::YesNo => (given(vec![Given::Truth(true), Given::Truth(false)]), true),
                PropertyKind::Choice(options) => (given((0..options.len()).map(Given::Option).collect()), true),
                PropertyKind::Several(options) => {
                    let each = (0..options.len()).map(|option| Given::Options(vec![option]));
                    let every = Given::Options((0..options.len()).collect());
                    (given(std::iter::once(Given::Options(Vec::new())).chain(each).chain([every]).collect()), options.len() < 2)
                }
                PropertyKind::Text => (given(vec![Given::Text("Một".to_owned())]), true),
            };
            Some(Figure { of, values, step: None, all })
        }
        Of::List(id) => Some(Figure { of, values: records(program, id, levels)?, step: None, all: false }),
    }
}

fn input(program: &Program, id: InputId, levels: &[Level]) -> Option<Figure> {
    let input = program.input(id)?;
    let of = Of::Input(id);
    let words = |values: Vec<Given>| Figure { of, values: values.into_iter().map(Set::Given).collect(), step: None, all: true };
    match &input.kind {
        InputKind::YesNo => return Some(words(vec![Given::Truth(true), Given::Truth(false)])),
        InputKind::Choice(options) => return Some(words((0..options.len()).map(Given::Option).collect())),
        InputKind::Whole | InputKind::Decimal | InputKind::Ratio | InputKind::Points { .. } => {}
    }
    let step = step_of(&input.kind);
    let constant = |end: Option<(NodeId, bool)>| end.and_then(|(node, _)| program.constant(node).cloned());
    let bounds = input.domain.clone().unwrap_or_default();
    let (low, high) = match &input.kind {
        InputKind::Points { low, high, .. } => {
            let own = input.row.and_then(|row| program.row(row)?.maximum.points().cloned()).or_else(|| program.set.scale.clone());
            (Some(low.clone()), high.clone().or(own))
        }
        _ => (constant(bounds.low), constant(bounds.high)),
    };
    let mut numbers: Vec<Exact> = Vec::new();
    let around = |value: &Exact, numbers: &mut Vec<Exact>| {
        let on_step = value.over(&step).map(|steps| steps.floor().times(&step)).unwrap_or_else(|| value.clone());
        numbers.extend([on_step.clone(), on_step.plus(&step), on_step.minus(&step)]);
        numbers.push(value.clone());
    };
    low.iter().chain(&high).for_each(|end| around(end, &mut numbers));
    let mut greatest = low.clone().unwrap_or_else(Exact::zero);
    for (level, direct) in levels.iter().filter_map(|level| touches(program, level, id)) {
        match direct {
            true => around(&level, &mut numbers),
            // A share: whole parts of its denominator hit it exactly.
            false => numbers.extend(level.fraction().1.parse::<i64>().ok().filter(|part| *part <= 1000).map(Exact::from)),
        }
        if level > greatest && direct {
            greatest = level;
        }
    }
    if high.is_none() {
        // Without an end: well beyond everything it is compared with, and a hundred, of which every percentage is whole.
        let far = greatest.times(&Exact::from(10)).plus(&Exact::from(100));
        numbers.extend([far, Exact::from(100).times(&step.clone().max(Exact::one()))]);
        if low.is_none() {
            numbers.extend([Exact::zero(), Exact::from(-1)]);
        }
        numbers.push(low.clone().unwrap_or_else(Exact::zero).plus(&Exact::one()));
    } else if let (Some(low), Some(high)) = (&low, &high)
        && let Some(middle) = low.plus(high).over(&Exact::from(2))
    {
        around(&middle, &mut numbers);
    }
    numbers.sort();
    numbers.dedup();
    let inside = |number: &Exact| low.as_ref().is_none_or(|low| low <= number) && high.as_ref().is_none_or(|high| number <= high);
    numbers.retain(|number| inside(number) && may_write(&input.kind, number));
    let whole_range = match (&low, &high) {
        (Some(low), Some(high)) if input.kind == InputKind::Whole => high.minus(low).to_i64().is_some_and(|wide| wide <= 12),
        _ => false,
    };
    if whole_range
        && let (Some(low), Some(high)) = (&low, &high)
        && let Some(wide) = high.minus(low).to_i64()
    {
        numbers = (0..=wide).map(|offset| low.plus(&Exact::from(offset))).collect();
    }
    let values = numbers.into_iter().map(|number| Set::Given(Given::Number(number))).collect();
    Some(Figure { of, values, step: Some(step), all: whole_range })
}

/// Neighbouring values of a kind are so far apart; of decimals, so far as people write them.
pub(crate) fn step_of(kind: &InputKind) -> Exact {
    let part = |of: i64| Exact::ratio(1, of).unwrap_or_else(Exact::one);
    match kind {
        InputKind::Points { step: Some(step), .. } => step.clone(),
        InputKind::Ratio => part(1000),
        InputKind::Decimal | InputKind::Points { step: None, .. } => part(100),
        InputKind::Whole | InputKind::YesNo | InputKind::Choice(_) => Exact::one(),
    }
}

/// The constant of a level that an input moves, and whether the input itself is what is compared.
fn touches(program: &Program, level: &Level, id: InputId) -> Option<(Exact, bool)> {
    let constant = level.constant(program)?;
    if matches!(program.node(level.left), Some(Node::Input(input)) if *input == id) {
        return Some((constant, true));
    }
    let mut found = false;
    walk(program, level.left, &mut |_, node| found |= matches!(node, Node::Input(input) if *input == id));
    found.then_some((constant, false))
}

/// A few tables of records: none, one of each kind, and two kinds together.
fn records(program: &Program, id: ListId, levels: &[Level]) -> Option<Vec<Set>> {
    let list = program.list(id)?;
    let mut lines: Vec<Vec<Given>> = vec![Vec::new()];
    for (place, field) in list.fields.iter().enumerate() {
        let values = field_values(program, id, place, field, levels);
        let mut longer = Vec::new();
        for line in &lines {
            for value in &values {
                let mut next = line.clone();
                next.push(value.clone());
                longer.push(next);
            }
        }
        // The first kinds of line stand for the rest.
        longer.truncate(12);
        lines = longer;
    }
    let table = |lines: Vec<Vec<Given>>| Set::Records(Records::Lines(lines));
    let mut out = vec![Set::Records(Records::State(StateName::NothingArising))];
    out.extend(lines.iter().map(|line| table(vec![line.clone()])));
    out.extend(lines.windows(2).map(|pair| table(pair.to_vec())));
    // So many that what grows with their number passes any maximum; never more than people report.
    let many: Vec<Vec<Given>> = lines.iter().cycle().take(MANY_RECORDS).cloned().collect();
    out.extend([table(lines), table(many)]);
    Some(out)
}

fn field_values(program: &Program, list: ListId, place: usize, field: &Field, levels: &[Level]) -> Vec<Given> {
    let FieldKind::Figure(kind) = &field.kind else { return vec![Given::Text("Mục".to_owned())] };
    match kind {
        InputKind::YesNo => vec![Given::Truth(true), Given::Truth(false)],
        InputKind::Choice(options) => (0..options.len()).map(Given::Option).collect(),
        InputKind::Whole | InputKind::Decimal | InputKind::Ratio | InputKind::Points { .. } => {
            let of_field = |node| matches!(program.node(node), Some(Node::Field(field)) if field.list == list && field.place == place);
            // What a sum or mean of the field is compared with is one record's value as well.
            let own = |level: &&Level| match program.node(level.left) {
                Some(Node::Records { what, .. }) => what.inner().is_some_and(of_field),
                _ => of_field(level.left),
            };
            let mut out: Vec<Exact> = levels.iter().filter(own).filter_map(|level| level.constant(program)).collect();
            out.extend([Exact::one(), Exact::zero()]);
            out.into_iter().map(Given::Number).collect()
        }
    }
}

impl Figure {
    /// The values of this figure for a unit whose earlier figures are set: those of any unit, and those that bring a level it moves to its edge.
    pub fn values_in(&self, program: &Program, levels: &[Level], unit: &mut UnitValues) -> Vec<Set> {
        let mut out = self.values.clone();
        let (Of::Input(id), Some(step)) = (self.of, &self.step) else { return out };
        let mut numbers: Vec<Exact> = out
            .iter()
            .filter_map(|set| match set {
                Set::Given(Given::Number(number)) => Some(number.clone()),
                _ => None,
            })
            .collect();
        let known = numbers.len();
        if let Some(bounds) = program.input(id).and_then(|input| input.domain.clone()) {
            for (end, _) in bounds.low.iter().chain(&bounds.high) {
                if let Ok(Value::Number(end)) = value_of(program, unit, *end) {
                    numbers.extend([end.clone(), end.minus(step), end.plus(step)]);
                }
            }
        }
        for level in levels {
            numbers.extend(meetings(program, level, id, step, unit));
        }
        numbers.sort();
        numbers.dedup();
        if numbers.len() > known {
            out = numbers.into_iter().map(|number| Set::Given(Given::Number(number))).collect();
        }
        out.retain(|set| allowed(program, id, set, unit));
        out
    }
}

/// Where the two numbers of a level meet when the input moves, along a line or as a denominator; with the steps around.
fn meetings(program: &Program, level: &Level, id: InputId, step: &Exact, unit: &mut UnitValues) -> Vec<Exact> {
    let mut moves = false;
    walk(program, level.left, &mut |_, node| moves |= matches!(node, Node::Input(input) if *input == id));
    if let Against::Node(right) = level.right {
        walk(program, right, &mut |_, node| moves |= matches!(node, Node::Input(input) if *input == id));
    }
    if !moves {
        return Vec::new();
    }
    let kept = unit.inputs.get(id.index()).cloned();
    let mut apart = |at: &Exact| {
        put(unit, Of::Input(id), &Set::Given(Given::Number(at.clone())));
        let Ok(Value::Number(left)) = value_of(program, unit, level.left) else { return None };
        let right = match &level.right {
            Against::Constant(value) => value.clone(),
            Against::Node(node) => match value_of(program, unit, *node) {
                Ok(Value::Number(value)) => value,
                _ => return None,
            },
        };
        Some((left.minus(&right), left))
    };
    let (one, two) = (Exact::from(10), Exact::from(20));
    let mut found = Vec::new();
    if let (Some((first, left)), Some((second, _))) = (apart(&one), apart(&two)) {
        let slope = second.minus(&first).over(&two.minus(&one));
        let line = slope.and_then(|slope| first.over(&slope)).map(|way| one.minus(&way));
        // k / x meets c at k / c.
        let below = level.constant(program).and_then(|constant| left.times(&one).over(&constant));
        for at in line.into_iter().chain(below) {
            if let Some(steps) = at.over(step) {
                let on = steps.floor().times(step);
                found.extend([on.clone(), on.plus(step), on.minus(step)]);
            }
        }
    }
    if let (Some(kept), Some(place)) = (kept, unit.inputs.get_mut(id.index())) {
        *place = kept;
    }
    found
}

/// Whether a number lies in the domain of its input for this unit.
fn allowed(program: &Program, id: InputId, set: &Set, unit: &UnitValues) -> bool {
    let (Set::Given(Given::Number(number)), Some(input)) = (set, program.input(id)) else { return true };
    if !may_write(&input.kind, number) {
        return false;
    }
    let bounds = input.domain.clone().unwrap_or_default();
    let end = |end: Option<(NodeId, bool)>, low: bool| {
        let Some((node, closed)) = end else { return true };
        match value_of(program, unit, node) {
            Ok(Value::Number(end)) => (closed && *number == end) || if low { *number > end } else { *number < end },
            _ => true,
        }
    };
    let points = match &input.kind {
        InputKind::Points { low, high, .. } => number >= low && high.as_ref().is_none_or(|high| number <= high),
        _ => true,
    };
    points && end(bounds.low, true) && end(bounds.high, false)
}

/// Whether people may enter these points: in the steps of their scale, within its own ends, and with decimals that end. Who appraises in a
/// later round is held to no steps.
pub(crate) fn may_enter(program: &Program, id: InputId, points: &Exact) -> bool {
    let Some(input) = program.input(id) else { return false };
    let inside = match &input.kind {
        InputKind::Points { low, high, .. } => points >= low && high.as_ref().is_none_or(|high| points <= high),
        _ => !points.is_negative(),
    };
    let appraised = !program.set.rounds.is_empty() && points.terminates().is_some();
    inside && (appraised || may_write(&input.kind, points))
}

/// Whether a cell may hold a number: nobody types ⅔ in, and between two steps no points are given.
fn may_write(kind: &InputKind, number: &Exact) -> bool {
    match kind {
        InputKind::Whole => number.is_integer(),
        InputKind::Points { step: Some(step), .. } => number.over(step).is_none_or(|steps| steps.is_integer()),
        InputKind::Points { step: None, .. } | InputKind::Decimal | InputKind::Ratio => number.terminates().is_some(),
        InputKind::YesNo | InputKind::Choice(_) => true,
    }
}

/// Puts a value into a unit.
pub(crate) fn put(unit: &mut UnitValues, of: Of, set: &Set) {
    match (of, set) {
        (Of::Input(id), Set::Given(value)) => {
            if let Some(place) = unit.inputs.get_mut(id.index()) {
                place.clone_from(value);
            }
        }
        (Of::Property(id), Set::Given(value)) => {
            if let Some(place) = unit.properties.get_mut(id.index()) {
                place.clone_from(value);
            }
        }
        (Of::List(id), Set::Records(value)) => {
            if let Some(place) = unit.records.get_mut(id.index()) {
                place.clone_from(value);
            }
        }
        _ => {}
    }
}

/// What a unit gives for a figure.
pub(super) fn taken(unit: &UnitValues, of: Of) -> Option<Set> {
    match of {
        Of::Input(id) => unit.inputs.get(id.index()).cloned().map(Set::Given),
        Of::Property(id) => unit.properties.get(id.index()).cloned().map(Set::Given),
        Of::List(id) => unit.records.get(id.index()).cloned().map(Set::Records),
    }
}
