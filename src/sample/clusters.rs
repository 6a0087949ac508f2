//! Rows that share figures, together: within a cluster a figure moves several rows, between clusters nothing is shared, so that the edges of
//! one cluster and of another can stand in the same unit.

use std::collections::BTreeMap;

use super::goals::{Goal, inputs_of};
use super::records::lists_of;
use crate::ir::{Applies, InputId, ListId, Node, Program, PropertyId, Row, RowId, Score, walk};
use crate::name::fold_title;
use crate::quantity::Exact;

/// Rows and figures that belong together.
#[derive(Default)]
pub(super) struct Cluster {
    /// The rows.
    pub rows: Vec<RowId>,
    /// The figures; one that the domain of another names comes first.
    pub inputs: Vec<InputId>,
    /// The lists that its rows ask.
    pub lists: Vec<ListId>,
    /// The properties that its rows look at.
    pub properties: Vec<PropertyId>,
    /// The units that its rows name.
    pub names: Vec<String>,
    /// What must be reached.
    pub goals: Vec<Goal>,
    /// A number whose multiples have whole shares at every constant of the rows: 10 for 90% and 50%.
    pub grain: i64,
}

/// No denominator is drawn in larger steps than this.
const MOST_GRAIN: i64 = 1_000_000;

/// The clusters of a program, in the order of their first figure.
pub(super) fn of(program: &Program) -> Vec<Cluster> {
    let before_lists = program.rows.len().saturating_add(program.inputs.len());
    let mut joined = Joined { above: (0..before_lists.saturating_add(program.lists.len())).collect() };
    let of_list = |list: ListId| before_lists.saturating_add(list.index());
    let of_input = |input: InputId| program.rows.len().saturating_add(input.index());
    for (id, row) in program.rows_with_ids() {
        let mut inputs = Vec::new();
        if let Score::Entered(input) = row.score {
            inputs.push(input);
        }
        row.evaluated().for_each(|node| inputs_of(program, node, &mut inputs));
        inputs.into_iter().for_each(|input| joined.join(id.index(), of_input(input)));
        let mut lists = Vec::new();
        row.evaluated().for_each(|node| lists_of(program, node, &mut lists));
        program.with_above(row).skip(1).flat_map(Row::conditions).for_each(|node| lists_of(program, node, &mut lists));
        lists.into_iter().for_each(|list| joined.join(id.index(), of_list(list)));
        program.read_rows(row).into_iter().for_each(|read| joined.join(id.index(), read.index()));
        // What the rows above look at decides whether this one applies.
        for above in program.with_above(row).skip(1) {
            let mut inputs = Vec::new();
            above.conditions().for_each(|node| inputs_of(program, node, &mut inputs));
            inputs.into_iter().for_each(|input| joined.join(id.index(), of_input(input)));
        }
    }
    for (index, input) in program.inputs.iter().enumerate() {
        let own = of_input(InputId::of(index));
        if input.common {
            continue;
        }
        input.row.into_iter().for_each(|row| joined.join(own, row.index()));
        domain_inputs(program, InputId::of(index)).into_iter().for_each(|named| joined.join(own, of_input(named)));
    }
    let mut clusters: BTreeMap<usize, Cluster> = BTreeMap::new();
    for (id, _) in program.rows_with_ids() {
        clusters.entry(joined.root(id.index())).or_default().rows.push(id);
    }
    // What is common to all units is given once, and no unit's own.
    for index in (0..program.inputs.len()).filter(|index| program.inputs.get(*index).is_some_and(|input| !input.common)) {
        let input = InputId::of(index);
        let cluster = clusters.entry(joined.root(of_input(input))).or_default();
        in_order(program, input, &mut cluster.inputs, 0);
    }
    for list in (0..program.lists.len()).map(ListId::of) {
        clusters.entry(joined.root(of_list(list))).or_default().lists.push(list);
    }
    let filled = |cluster: &Cluster| !cluster.inputs.is_empty() || !cluster.lists.is_empty();
    let mut clusters: Vec<Cluster> = clusters.into_values().filter(filled).collect();
    clusters.iter_mut().for_each(|cluster| describe(program, cluster));
    clusters
}

/// The figures that a domain names before the figure itself; a circle ends.
fn in_order(program: &Program, input: InputId, out: &mut Vec<InputId>, depth: usize) {
    if out.contains(&input) || depth > program.inputs.len() {
        return;
    }
    domain_inputs(program, input).into_iter().for_each(|named| in_order(program, named, out, depth.saturating_add(1)));
    if !out.contains(&input) {
        out.push(input);
    }
}

fn domain_inputs(program: &Program, input: InputId) -> Vec<InputId> {
    let mut out = Vec::new();
    let bounds = program.input(input).and_then(|input| input.domain.clone()).unwrap_or_default();
    bounds.low.iter().chain(&bounds.high).for_each(|(node, _)| inputs_of(program, *node, &mut out));
    out
}

fn describe(program: &Program, cluster: &mut Cluster) {
    let mut grain = 1_i64;
    let own: Vec<&Row> = cluster.rows.iter().filter_map(|id| program.row(*id)).collect();
    for row in own.iter().flat_map(|row| program.with_above(row)) {
        for root in row.evaluated() {
            walk(program, root, &mut |_, node| match node {
                Node::Property(property) if !cluster.properties.contains(property) => cluster.properties.push(*property),
                Node::Constant(value) => grain = common(grain, value),
                _ => {}
            });
        }
        for applies in &row.applies {
            let (Applies::For(names) | Applies::Except(names)) = applies else { continue };
            let new = |name: &&String| !cluster.names.iter().any(|known| fold_title(known) == fold_title(name));
            let names: Vec<String> = names.iter().map(|(name, _)| name).filter(new).cloned().collect();
            cluster.names.extend(names);
        }
    }
    cluster.grain = grain;
}

/// The least common multiple of a number and a denominator, unless it grows too large.
fn common(grain: i64, value: &Exact) -> i64 {
    let Ok(bottom) = value.fraction().1.parse::<i64>() else { return grain };
    let multiples = (1..=bottom).filter_map(|times| grain.checked_mul(times));
    let fits = multiples.take_while(|multiple| *multiple <= MOST_GRAIN).find(|multiple| multiple.checked_rem(bottom) == Some(0));
    fits.unwrap_or(grain)
}

/// Sets that are joined step by step.
struct Joined {
    above: Vec<usize>,
}

impl Joined {
    fn root(&mut self, of: usize) -> usize {
        let mut root = of;
        while let Some(above) = self.above.get(root).copied().filter(|above| *above != root) {
            root = above;
        }
        // The next search is short.
        if let Some(place) = self.above.get_mut(of) {
            *place = root;
        }
        root
    }

    fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.root(left), self.root(right));
        // The smaller number stays on top, so that clusters keep the order of the rows.
        if let Some(place) = self.above.get_mut(left.max(right)) {
            *place = left.min(right);
        }
    }
}
