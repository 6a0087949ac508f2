//! The kinds of units that the rules tell apart by which rows apply, and the most that each can come to.
//!
//! Conditions of rows are answered in every way by made-up units; each set of answers is one kind. A unit of each is scored with the most
//! points in every row, so that states, caps, means and what leaves a maximum are the evaluator's and not told a second time here.

use std::collections::HashMap;

use super::probe::{Prober, Walked};
use super::reach::Ends;
use super::together::same;
use crate::diagnostic::{Gets, Run, UnitKind};
use crate::eval::{UnitResult, UnitValues, Value, value_of};
use crate::ir::{Applies, Extra, Node, NodeId, Program, Row, RowId, Score, walk};
use crate::quantity::Exact;

/// So many kinds are tried: ten functions that an office has or has not tell as many apart.
pub(super) const MOST_KINDS: usize = 1_024;

/// So many rows are scored for all kinds together.
const MOST_ROWS: usize = 100_000;

/// More conditions that differ are not told apart.
const MOST_CONDITIONS: usize = 128;

/// A kind of unit.
pub(super) struct Kind {
    /// What one unit of it is given.
    example: Vec<(String, String)>,
    /// What all of its units are given.
    common: Vec<(String, String)>,
    /// Its name, where rows name it.
    named: Option<String>,
    /// A unit of it, without figures for its points.
    pub unit: UnitValues,
    /// What it comes to with the most points in every row.
    pub best: UnitResult,
}

/// All kinds.
pub(super) struct Kinds {
    pub list: Vec<Kind>,
    /// Whether these are all.
    pub all: bool,
    /// Whether some row has no most points, so that totals have none.
    pub open: bool,
}

impl Kinds {
    /// The kinds of a set; conditions on figures of a unit are left out where they make too many.
    pub fn of(prober: &Prober<'_>, ends: &[Ends]) -> Self {
        let with = |reads: Reads| {
            let program = kept(prober.program, reads);
            collect(&Prober::of(&program), ends)
        };
        let rests = |reads: Reads| prober.program.rows.iter().flat_map(Row::conditions).any(|node| reads_of(prober.program, node) > reads);
        let mut kinds = if rests(Reads::Figures) { with(Reads::Figures) } else { collect(prober, ends) };
        if !kinds.all && rests(Reads::Properties) {
            kinds = Kinds { all: false, ..with(Reads::Properties) };
        }
        kinds
    }

    /// How some of the kinds are called: by what they share and no other kind has, or by one of them.
    pub fn called(&self, some: &[&Kind]) -> UnitKind {
        let Some((first, rest)) = some.split_first() else { return UnitKind::default() };
        if some.len() == self.list.len() {
            return UnitKind::default();
        }
        let given: Vec<_> = first.common.iter().filter(|one| rest.iter().all(|kind| kind.common.contains(one))).cloned().collect();
        let named = first.named.clone().filter(|name| rest.iter().all(|kind| kind.named.as_ref() == Some(name)));
        let others = self.list.iter().filter(|kind| !some.iter().any(|one| std::ptr::eq(*one, *kind)));
        let shared = |kind: &Kind| given.iter().all(|one| kind.common.contains(one)) && (named.is_none() || kind.named == named);
        if others.into_iter().any(shared) {
            return UnitKind { named: first.named.clone(), given: first.example.clone() };
        }
        // A name says enough.
        UnitKind { given: if named.is_some() { Vec::new() } else { given }, named }
    }
}

impl Kind {
    /// A run of it, for a message.
    pub fn run(&self, gets: Gets, row: Option<String>) -> Run {
        let named = self.named.iter().map(|name| ("đơn vị".to_owned(), name.clone()));
        Run { given: named.chain(self.example.iter().cloned()).collect(), row, gets }
    }

    /// What it comes to when everything that takes points takes the most, and every other row has the least.
    pub fn worst(&self, prober: &Prober<'_>, ends: &[Ends]) -> UnitResult {
        let mut unit = self.unit.clone();
        unit.set_points = points(prober.program, &unit, ends, false);
        prober.evaluate(&unit)
    }
}

/// What a condition reads.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reads {
    Properties,
    Figures,
    Elsewhere,
}

fn reads_of(program: &Program, node: NodeId) -> Reads {
    let mut reads = Reads::Properties;
    walk(program, node, &mut |_, node| {
        let found = match node {
            Node::Population(_) | Node::ShareOf(_) | Node::PillarShare(_) | Node::Published(_) | Node::Listed { .. } => Reads::Elsewhere,
            Node::Input(_) | Node::Records { .. } => Reads::Figures,
            _ => Reads::Properties,
        };
        reads = reads.max(found);
    });
    reads
}

/// The program with the conditions only that read no more than is said.
fn kept(program: &Program, most: Reads) -> Program {
    let mut out = program.clone();
    for row in &mut out.rows {
        row.applies.retain(|applies| match applies {
            Applies::Unless(when) | Applies::When(when) => reads_of(program, *when) <= most,
            Applies::For(_) | Applies::Except(_) => true,
        });
        row.reductions.retain(|reduction| reads_of(program, reduction.when) <= most);
    }
    out
}

fn collect(prober: &Prober<'_>, ends: &[Ends]) -> Kinds {
    let program = prober.program;
    let mut asked: Vec<NodeId> = Vec::new();
    for node in program.rows.iter().flat_map(Row::conditions) {
        if asked.len() < MOST_CONDITIONS && !asked.iter().any(|known| *known == node || same(program, *known, node)) {
            asked.push(node);
        }
    }
    let names = names(program);
    let most = MOST_KINDS.min(MOST_ROWS.checked_div(program.rows.len()).unwrap_or(MOST_KINDS)).max(2);
    let mut found: HashMap<(Vec<bool>, usize), usize> = HashMap::new();
    let mut list: Vec<Kind> = Vec::new();
    let mut full = asked.len() == MOST_CONDITIONS;
    let walked = prober.kinds(&asked, |unit, given| {
        let answer = |node: &NodeId| match value_of(program, unit, *node) {
            Ok(Value::Truth(holds)) => Some(holds),
            _ => None,
        };
        // A condition without an answer gives its row a state: that is no kind of unit.
        let Some(answers) = asked.iter().map(answer).collect::<Option<Vec<_>>>() else { return true };
        for (place, name) in std::iter::once(None).chain(names.iter().map(Some)).enumerate() {
            if let Some(known) = found.get(&(answers.clone(), place)).and_then(|index| list.get_mut(*index)) {
                known.common.retain(|one| given.contains(one));
                continue;
            }
            if list.len() == most {
                full = true;
                return false;
            }
            found.insert((answers.clone(), place), list.len());
            let mut unit = unit.clone();
            unit.name = name.cloned().unwrap_or_else(|| "Đơn vị thử".to_owned());
            unit.set_points = points(program, &unit, ends, true);
            let best = prober.evaluate(&unit);
            list.push(Kind { example: given.to_vec(), common: given.to_vec(), named: name.cloned(), unit, best });
        }
        true
    });
    let open = program.rows_with_ids().any(|(id, row)| {
        is_scored(row) && row.maximum.points().is_none() && {
            let high = ends.get(id.index()).and_then(|ends| ends.high.as_ref());
            high.is_none() && (row.counts() || row.extra.is_some())
        }
    });
    Kinds { list, all: !full && walked != Walked::Part, open }
}

/// The units that rows name.
fn names(program: &Program) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for applies in program.rows.iter().flat_map(|row| &row.applies) {
        if let Applies::For(names) | Applies::Except(names) = applies {
            for (name, _) in names {
                if !out.contains(name) {
                    out.push(name.clone());
                }
            }
        }
    }
    out
}

fn is_scored(row: &Row) -> bool {
    matches!(row.score, Score::Value(_) | Score::Entered(_))
}

/// The most points of every row that a unit can have, or the least; what takes points takes the least, or the most.
fn points(program: &Program, unit: &UnitValues, ends: &[Ends], best: bool) -> Vec<(RowId, Exact)> {
    let of = |(id, row): (RowId, &Row)| {
        let ends = ends.get(id.index())?;
        let high = match row.extra {
            Some(Extra::Deduction) => !best,
            Some(Extra::Bonus) | None => best,
        };
        let end = if high { &ends.high } else { &ends.low };
        let held = row.reductions.iter().filter(|reduction| matches!(value_of(program, unit, reduction.when), Ok(Value::Truth(true))));
        let limit = row.maximum.points().map(|maximum| held.fold(maximum.clone(), |limit, reduction| limit.minus(&reduction.points)));
        let points = end.clone().unwrap_or_else(Exact::zero);
        Some((id, limit.map_or(points.clone(), |limit| points.min(limit))))
    };
    program.rows_with_ids().filter(|(_, row)| is_scored(row)).filter_map(of).collect()
}
