//! Records of lists: what rows ask of them, and lines drawn at random.

use super::figures::Figure;
use super::goals::Goal;
use super::random::Random;
use crate::diagnostic::StateName;
use crate::eval::{Given, Record, Records, UnitValues};
use crate::ir::{Aggregate, Field, FieldId, FieldKind, Input, List, ListId, Node, NodeId, Program, walk};
use crate::quantity::Exact;

/// So many lines a unit has at most.
const MOST_LINES: u64 = 12;

/// What a question about a list must show: an empty list, both outcomes of a condition, and that there is nothing to ask.
pub(super) fn of_records(id: NodeId, what: Aggregate, goals: &mut Vec<Goal>) {
    goals.push(Goal::Empty(id));
    if what.needs_records() {
        goals.push(Goal::Nothing(id));
    }
    match what {
        Aggregate::Every(_) | Aggregate::Any => goals.extend([true, false].map(|wanted| Goal::Truth(id, wanted))),
        Aggregate::Count | Aggregate::Sum(_) | Aggregate::Mean(_) => {}
    }
}

/// The lists under a node, each once.
pub(super) fn lists_of(program: &Program, node: NodeId, out: &mut Vec<ListId>) {
    walk(program, node, &mut |_, node| {
        if let Node::Records { list, .. } = node
            && !out.contains(list)
        {
            out.push(*list);
        }
    });
}

/// The lists of a program, ready to be drawn.
pub(super) struct Lists<'p> {
    program: &'p Program,
    /// The figures of the fields, by list; a text has none.
    figures: Vec<Vec<Option<Figure>>>,
}

impl<'p> Lists<'p> {
    pub fn of(program: &'p Program) -> Self {
        let of_list = |(index, list): (usize, &List)| {
            let one = |(place, field)| figure(program, FieldId { list: ListId::of(index), place }, field);
            list.fields.iter().enumerate().map(one).collect()
        };
        Lists { program, figures: program.lists.iter().enumerate().map(of_list).collect() }
    }

    /// Whether a table can say that a unit has no records.
    pub fn may_be_empty(&self) -> bool {
        self.program.cell_words.iter().any(|(_, state)| *state == StateName::NothingArising)
    }

    /// Puts the records of a list into a unit.
    pub fn put(&self, unit: &mut UnitValues, id: ListId, records: Records) {
        unit.records.resize(self.program.lists.len(), Records::State(StateName::Missing));
        if let Some(slot) = unit.records.get_mut(id.index()) {
            *slot = records;
        }
    }

    /// The records of a list, drawn: now and then none, or all alike in their words.
    pub fn draw(&self, id: ListId, random: &mut Random) -> Records {
        let Some(list) = self.program.list(id) else { return Records::State(StateName::Missing) };
        if self.may_be_empty() && random.once_in(8) {
            return Records::State(StateName::NothingArising);
        }
        // One kind of lines is not rarer than all kinds mixed: `mọi …` holds where no line differs.
        let alike = random.once_in(3).then(|| self.record(list, id, 0, random));
        let count = random.below(MOST_LINES).saturating_add(1);
        let line = |number: u64, random: &mut Random| {
            let mut record = self.record(list, id, number, random);
            for (value, same) in record.iter_mut().zip(alike.iter().flatten()) {
                if matches!(same, Given::Truth(_) | Given::Option(_)) {
                    *value = same.clone();
                }
            }
            record
        };
        Records::Lines((0..count).map(|number| line(number, random)).collect())
    }

    fn record(&self, list: &List, id: ListId, number: u64, random: &mut Random) -> Record {
        let figures = self.figures.get(id.index()).map(Vec::as_slice).unwrap_or_default();
        // The figures of a record are drawn as a unit's are; a domain names another field by its place.
        let mut record = UnitValues { inputs: vec![Given::Number(Exact::zero()); list.fields.len()], ..UnitValues::default() };
        for _ in 0..4 {
            for (place, figure) in figures.iter().enumerate() {
                let value = match figure {
                    Some(figure) => figure.draw(&record, &Exact::from(10), random),
                    None => Given::Text(format!("{} {}", list.counts, number.saturating_add(1))),
                };
                if let Some(slot) = record.inputs.get_mut(place) {
                    *slot = value;
                }
            }
            let fits = |(figure, value): (&Option<Figure>, &Given)| figure.as_ref().is_none_or(|figure| figure.allows(value, &record));
            if figures.iter().zip(&record.inputs).all(fits) {
                break;
            }
        }
        record.inputs
    }
}

/// The largest number that a field is compared with, if it is compared with any.
fn reach(program: &Program, id: FieldId) -> Option<Exact> {
    let is = |node: NodeId| matches!(program.node(node), Some(Node::Field(field)) if *field == id);
    let mut most: Option<Exact> = None;
    let mut note = |end: NodeId| {
        if let Some(value) = program.constant(end) {
            most = Some(most.take().map_or_else(|| value.clone(), |known| known.max(value.clone())));
        }
    };
    for node in &program.nodes {
        match node {
            Node::Compare { left, right, .. } if is(*left) => note(*right),
            Node::Within { value, bounds } if is(*value) => bounds.low.iter().chain(&bounds.high).for_each(|(end, _)| note(*end)),
            _ => {}
        }
    }
    most
}

fn figure(program: &Program, id: FieldId, field: &Field) -> Option<Figure> {
    let FieldKind::Figure(kind) = &field.kind else { return None };
    let input = Input {
        row: None,
        common: false,
        name: field.name.clone(),
        about: None,
        kind: kind.clone(),
        unit: field.unit.clone(),
        domain: field.domain.clone(),
        domain_text: field.domain_text.clone(),
        direction: None,
        span: field.span,
    };
    Some(Figure::of(program, &input, reach(program, id).as_ref()))
}
