//! The figures of a unit with the cells in which they stand.

use super::lines::Maker;
use crate::eval::{Given, Records};
use crate::formula::{given_text, joined, number, written};
use crate::ir::{FieldKind, InputId, InputKind, List, ListId, Node, NodeId, PopulationId, PropertyId, Row, RowId, Score, walk};

/// A figure that a row reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name in the rules: `a`, `a của 1.2`.
    pub name: String,
    /// What it says in the form.
    pub about: Option<String>,
    /// Its value, as the formula has it.
    pub value: String,
    /// What it counts.
    pub unit: Option<String>,
    /// What the form says of the option that was chosen.
    pub chosen: Option<String>,
    /// Where it stands.
    pub place: Option<String>,
    /// What it is.
    pub kind: FigureKind,
}

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// The unit gave it.
    Given,
    /// It is common to all units.
    Common,
    /// A property of the unit.
    Property,
    /// It is worked out over all units: so many that have a value, and so many that have none.
    Population {
        /// With a value.
        members: usize,
        /// Without.
        without: usize,
    },
    /// The records of a list together.
    List,
    /// The points of another row over its maximum.
    Row,
}

/// The records of a list that a unit gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListLines {
    /// The name of the list in the rules.
    pub name: String,
    /// What it is called in the form.
    pub about: String,
    /// The names of the fields.
    pub fields: Vec<String>,
    /// The records, field by field.
    pub lines: Vec<Vec<String>>,
    /// Where the first of them stands.
    pub place: Option<String>,
}

/// The figures that a row reads, in the order in which it reads them.
pub(super) fn of_row(maker: &Maker<'_>, id: RowId, row: &Row) -> Vec<Figure> {
    let mut read = Read::default();
    if let Score::Entered(input) = row.score {
        read.inputs.push(input);
    }
    for node in row.evaluated() {
        read.node(maker, node);
    }
    let mut out: Vec<Figure> = read.inputs.iter().filter_map(|input| maker.input(*input, id)).collect();
    out.extend(read.properties.iter().filter_map(|property| maker.property(*property)));
    for list in read.lists.iter().map(|node| maker.records(*node, id)) {
        if !out.contains(&list) {
            out.push(list);
        }
    }
    out.extend(read.shares.iter().filter_map(|(node, of)| maker.share(*node, *of)));
    out.extend(read.populations.iter().filter_map(|(node, population)| maker.population(*node, *population, id)));
    out
}

/// All properties of the unit.
pub(super) fn properties(maker: &Maker<'_>) -> Vec<Figure> {
    (0..maker.program.properties.len()).filter_map(|index| maker.property(PropertyId::of(index))).collect()
}

/// The lists in which the unit has records.
pub(super) fn lists(maker: &Maker<'_>) -> Vec<ListLines> {
    let lists = maker.program.lists.iter().enumerate().zip(&maker.worked.unit.records);
    let one = |((index, list), records): ((usize, &List), &Records)| {
        let Records::Lines(lines) = records else { return None };
        let cell = |place: usize, given: &Given| match list.fields.get(place).map(|field| &field.kind) {
            Some(FieldKind::Figure(kind)) => given_text(kind, given),
            _ => given_text(&InputKind::Whole, given),
        };
        Some(ListLines {
            name: list.name.clone(),
            about: list.about.clone(),
            fields: list.fields.iter().map(|field| field.name.clone()).collect(),
            lines: lines.iter().map(|line| line.iter().enumerate().map(|(place, given)| cell(place, given)).collect()).collect(),
            place: Some(maker.submission.list_place(maker.unit, ListId::of(index)).written()).filter(|place| !place.is_empty()),
        })
    };
    lists.filter_map(one).collect()
}

/// What nodes read.
#[derive(Default)]
struct Read {
    inputs: Vec<InputId>,
    properties: Vec<PropertyId>,
    lists: Vec<NodeId>,
    populations: Vec<(NodeId, PopulationId)>,
    shares: Vec<(NodeId, RowId)>,
}

impl Read {
    fn node(&mut self, maker: &Maker<'_>, node: NodeId) {
        walk(maker.program, node, &mut |id, node| match node {
            Node::Input(input) if !self.inputs.contains(input) => self.inputs.push(*input),
            Node::Property(property) if !self.properties.contains(property) => self.properties.push(*property),
            Node::Records { .. } => self.lists.push(id),
            Node::ShareOf(row) if self.shares.iter().all(|(_, known)| known != row) => self.shares.push((id, *row)),
            Node::Population(population) if self.populations.iter().all(|(_, known)| known != population) => {
                self.populations.push((id, *population));
            }
            _ => {}
        });
    }
}

impl Maker<'_> {
    fn input(&self, id: InputId, row: RowId) -> Option<Figure> {
        let input = self.program.input(id)?;
        let of = input.row.filter(|of| *of != row).and_then(|of| self.program.row(of));
        let name = match (&input.kind, of) {
            (InputKind::Points { .. }, _) => "điểm chấm".to_owned(),
            (_, Some(of)) => format!("{} của {}", input.name, of.code),
            (_, None) => input.name.clone(),
        };
        let place = self.submission.place(self.unit, Some(id)).written();
        let given = self.worked.unit.inputs.get(id.index());
        Some(Figure {
            name,
            about: input.about.clone(),
            value: self.worked.input(id),
            unit: input.unit.clone().filter(|_| matches!(given, Some(Given::Number(_)))),
            chosen: match (&input.kind, given) {
                (InputKind::Choice(options), Some(Given::Option(index))) => options.get(*index).and_then(|option| option.about.clone()),
                _ => None,
            },
            place: Some(place).filter(|place| !place.is_empty() && !input.common),
            kind: if input.common { FigureKind::Common } else { FigureKind::Given },
        })
    }

    fn property(&self, id: PropertyId) -> Option<Figure> {
        let property = self.program.properties.get(id.index())?;
        Some(Figure {
            name: property.name.clone(),
            about: property.about.clone(),
            value: self.worked.property(id),
            unit: None,
            chosen: match self.worked.unit.properties.get(id.index()) {
                Some(Given::Option(index)) => property.kind.options().get(*index).and_then(|option| option.about.clone()),
                _ => None,
            },
            place: None,
            kind: FigureKind::Property,
        })
    }

    /// What the records of a list come to.
    fn records(&self, node: NodeId, row: RowId) -> Figure {
        let name = written(self.program, Some(row), node);
        Figure { name, about: None, value: self.worked.value_text(node), unit: None, chosen: None, place: None, kind: FigureKind::List }
    }

    /// The share of another row, with what it is made of.
    fn share(&self, node: NodeId, of: RowId) -> Option<Figure> {
        let (row, outcome) = (self.program.row(of)?, self.worked.result.rows.get(of.index())?);
        let over = outcome.points.as_ref().map(|points| format!("{} / {}", number(points), number(&outcome.applicable)));
        let value = self.worked.value_text(node);
        Some(Figure {
            name: format!("tỷ lệ của {}", row.code),
            about: Some(row.title.clone()),
            value: over.map_or(value.clone(), |over| joined(&[&over, &value])),
            unit: None,
            chosen: None,
            place: None,
            kind: FigureKind::Row,
        })
    }

    fn population(&self, node: NodeId, id: PopulationId, row: RowId) -> Option<Figure> {
        let figures = self.worked.populations.get(id)?;
        Some(Figure {
            name: written(self.program, Some(row), node),
            about: None,
            value: self.worked.value_text(node),
            unit: None,
            chosen: None,
            place: None,
            kind: FigureKind::Population { members: figures.members, without: figures.without },
        })
    }
}
