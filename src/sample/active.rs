//! Which parts of a row's expressions a unit's scoring looks at: a tier inside a case counts as reached only when the case is taken.

use std::collections::HashSet;

use super::goals::taken;
use crate::eval::{UnitValues, Value, value_of};
use crate::ir::{InputId, Node, NodeId, Program, children};

/// What the scoring of a unit looks at.
#[derive(Default)]
pub(super) struct Active {
    /// The nodes.
    pub nodes: HashSet<NodeId>,
    /// The figures of rows that apply to the unit.
    pub inputs: HashSet<InputId>,
}

/// Adds the nodes that are looked at when a node is worked out for a unit.
pub(super) fn add(program: &Program, unit: &UnitValues, id: NodeId, out: &mut HashSet<NodeId>) {
    let Some(node) = program.node(id) else { return };
    out.insert(id);
    let holds = |when: NodeId| value_of(program, unit, when) == Ok(Value::Truth(true));
    let mut looked: Vec<NodeId> = Vec::new();
    match node {
        // What is asked of a record is looked at record by record, and not of the unit.
        Node::Records { .. } => {}
        Node::Tiers { subject, rows, otherwise } => {
            looked.push(*subject);
            let taken = taken(program, unit, id);
            let value = taken.and_then(|place| rows.get(place).map(|tier| tier.value).or(otherwise.as_ref().map(|(value, _)| *value)));
            looked.extend(value);
        }
        Node::Cases { rows, otherwise } => {
            let taken = taken(program, unit, id);
            // Conditions behind the one that holds are not looked at.
            looked.extend(rows.iter().take(taken.map_or(rows.len(), |place| place.saturating_add(1))).map(|(when, _)| *when));
            looked.extend(taken.and_then(|place| rows.get(place).map(|(_, value)| *value).or(*otherwise)));
        }
        Node::Items { items, best: _ } => {
            for item in items {
                looked.extend(item.when);
                looked.extend(item.when.is_none_or(holds).then_some(item.value));
            }
        }
        Node::Gate { when, value, otherwise } => looked.extend([*when, if holds(*when) { *value } else { *otherwise }]),
        Node::OrNothing { value, nothing } => {
            looked.push(*value);
            looked.extend(value_of(program, unit, *value).is_err().then_some(*nothing));
        }
        Node::Constant(_)
        | Node::Input(_)
        | Node::Property(_)
        | Node::Field(_)
        | Node::ShareOf(_)
        | Node::Population(_)
        | Node::PillarShare(_)
        | Node::Published(_)
        | Node::Listed { .. }
        | Node::Includes { .. }
        | Node::Ln(_)
        | Node::Root { .. }
        | Node::Standard { .. }
        | Node::Distance { .. }
        | Node::Rounded { .. }
        | Node::Sum(_)
        | Node::Product(_)
        | Node::Quotient { .. }
        | Node::Negative(_)
        | Node::Least(_)
        | Node::Greatest(_)
        | Node::Cap { .. }
        | Node::Floor { .. }
        | Node::WholeSteps { .. }
        | Node::Compare { .. }
        | Node::IsOption { .. }
        | Node::Within { .. }
        | Node::And(_)
        | Node::Or(_)
        | Node::Not(_) => looked.extend(children(node)),
    }
    for node in looked {
        add(program, unit, node, out);
    }
}
