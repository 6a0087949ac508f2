//! How a row comes to its points, in the words of the rule language: with names, and with one unit's figures in their places.
//!
//! `a / b × điểm tối đa = 3 / 4 × 20 = 15`. Values come from the evaluator and nowhere else; this stage only writes.

mod records;
mod step;
mod text;
mod whole;

#[cfg(test)]
mod tests;

use std::cell::RefCell;

pub use step::{Chain, Step, joined};
pub use text::{given_text, is_share, test_text, written};
pub use whole::Parts;

use crate::check::state_words;
use crate::eval::{Observer, Populations, Stop, UnitResult, UnitValues, Value, Way, value_in};
use crate::ir::{Node, NodeId, Program, RowId, Score, Total};
use crate::quantity::{Exact, Style, show};
use crate::syntax::tree::Gather;
use text::Writer;

/// What is written where there is no value.
const NO_VALUE: &str = "không tính được";

/// A fraction with longer numbers than this is written in decimals.
const MOST_DIGITS: usize = 6;

/// Decimals that end within so many places are written out.
const MOST_PLACES: u32 = 15;

/// One unit that has been worked out.
#[derive(Clone, Copy, Debug)]
pub struct Worked<'a> {
    /// The rules.
    pub program: &'a Program,
    /// The unit's figures.
    pub unit: &'a UnitValues,
    /// What they came to.
    pub result: &'a UnitResult,
    /// The figures over all units that it was compared with.
    pub populations: &'a Populations,
}

impl<'a> Worked<'a> {
    /// How a row came to its points; nothing for a row that is not scored.
    pub fn row(&self, id: RowId) -> Option<String> {
        let (row, outcome) = (self.program.row(id)?, self.result.rows.get(id.index())?);
        if let Some(year) = row.not_deployed.filter(|_| outcome.points.is_some() && !outcome.left) {
            return Some(format!("chưa triển khai năm {year}: 0"));
        }
        if let Some(state) = outcome.state {
            let worth = match &outcome.points {
                Some(points) => number(points),
                None if outcome.rescale => "tính lại theo thang của nhóm".to_owned(),
                None if outcome.left => "không tính".to_owned(),
                // No policy answers but that of an error of the data.
                None => "báo lỗi".to_owned(),
            };
            return Some(format!("{}: {worth}", state_words(state)));
        }
        match &row.score {
            Score::None => None,
            Score::Value(node) => {
                let steps = self.node(*node, Some(id));
                let exact = self.value(*node).ok();
                Some(match (&outcome.points, exact) {
                    (Some(points), Some(Value::Number(exact))) if *points != exact => format!("{steps}, làm tròn {}", number(points)),
                    _ => steps,
                })
            }
            Score::Entered(input) => {
                let node = self.program.input(*input)?;
                let crate::ir::InputKind::Points { by, .. } = &node.kind else { return None };
                Some(format!("“{by}” chấm {}", outcome.points.as_ref().map_or_else(|| NO_VALUE.to_owned(), number)))
            }
            Score::Gathered { how, cap, floor } => {
                let mut steps = self.gathered(*how, &row.children, outcome.points.as_ref());
                if let Some(cap) = cap {
                    steps.push_str(&format!(", không quá {}", number(cap)));
                }
                if let Some(floor) = floor {
                    steps.push_str(&format!(", không dưới {}", number(floor)));
                }
                Some(steps)
            }
        }
    }

    /// A figure of the unit.
    pub fn input(&self, id: crate::ir::InputId) -> String {
        Writer { program: self.program, row: None, worked: Some(self), figures: true }.input(id)
    }

    /// A property of the unit.
    pub fn property(&self, id: crate::ir::PropertyId) -> String {
        Writer { program: self.program, row: None, worked: Some(self), figures: true }.property(id)
    }

    /// How the total came about.
    pub fn total(&self) -> Option<String> {
        match &self.program.total {
            Total::Gathered(how) => Some(self.gathered(*how, &self.program.top, self.result.total.as_ref())),
            Total::Entered(_) => None,
        }
    }

    /// How a pillar came to its points.
    pub fn pillar(&self, index: usize) -> Option<String> {
        let (pillar, (points, _)) = (self.program.pillars.get(index)?, self.result.pillars.get(index)?);
        Some(self.gathered(Gather::Sum, &pillar.members, points.as_ref()))
    }

    /// How the percentage came about.
    pub fn percent(&self) -> Option<String> {
        let (total, applicable) = (self.result.base.as_ref()?, &self.result.applicable);
        let share = total.over(applicable)?;
        let shown = crate::quantity::percent(&share, Style::people()).text;
        // What counts is the rounded share, where the set rounds it.
        let rounded = self.result.percent.as_ref().filter(|percent| **percent != share);
        let rounded = rounded.map(|percent| format!(", làm tròn {}", crate::quantity::percent(percent, Style::people()).text));
        let name = if self.result.base == self.result.total {
            "tổng điểm"
        } else {
            "tổng điểm chưa kể điểm cộng, điểm trừ"
        };
        let rounded = rounded.unwrap_or_default();
        let figures = format!("{} / {}", number(total), number(applicable));
        Some(format!("{}{rounded}", joined(&[&format!("{name} / điểm tối đa áp dụng"), &figures, &shown])))
    }

    /// How a node came to its value: the rows taken on the way, then the formula with names, with figures, and what it gives.
    pub fn node(&self, id: NodeId, row: Option<RowId>) -> String {
        self.steps(id, row).iter().map(|step| step.text()).collect()
    }

    /// The same, step by step.
    pub fn steps(&self, id: NodeId, row: Option<RowId>) -> Vec<Step> {
        let mut steps = Vec::new();
        self.chosen(id, row, &mut steps);
        steps.push(Step::Value(self.chain(id, row)));
        steps
    }

    /// What was chosen under a node, on the way that the unit takes.
    fn chosen(&self, id: NodeId, row: Option<RowId>, steps: &mut Vec<Step>) {
        let Some(node) = self.program.node(id) else { return };
        let names = Writer { program: self.program, row, worked: Some(self), figures: false };
        if let Node::Items { items, best } = node {
            let ways = self.ways(id);
            for (index, item) in items.iter().enumerate() {
                let counted = ways.contains(&Way::Counted(index));
                let head = match (&item.label, item.when) {
                    (Some(label), None) => format!("“{label}”"),
                    (Some(label), Some(when)) => format!("“{label}”, khi {}", names.text(when)),
                    (None, Some(when)) => format!("khi {}", names.text(when)),
                    (None, None) => format!("mục {}", index.saturating_add(1)),
                };
                if counted {
                    self.chosen(item.value, row, steps);
                }
                let value = counted.then(|| self.chain(item.value, row));
                steps.push(Step::Item { head, value, best: *best });
            }
            return;
        }
        let Some((way, value)) = self.taken(id, node) else {
            for child in crate::ir::children(node) {
                self.chosen(child, row, steps);
            }
            return;
        };
        match node {
            Node::Tiers { subject, rows, .. } => {
                let head = match way {
                    Way::Row(index) => rows.get(index).map(|tier| test_text(self.program, *subject, &tier.test)).unwrap_or_default(),
                    _ => "còn lại".to_owned(),
                };
                self.chosen(*subject, row, steps);
                steps.push(Step::Tier { subject: self.chain(*subject, row), head });
            }
            Node::Cases { rows, .. } => {
                let when = match way {
                    Way::Row(index) => rows.get(index).map(|(when, _)| names.text(*when)),
                    _ => None,
                };
                steps.push(Step::Case { when });
            }
            Node::Gate { when, .. } => steps.push(Step::Gate { when: names.text(*when), held: way == Way::Held }),
            _ => {}
        }
        self.chosen(value, row, steps);
    }

    /// Which of its rows or values a node took for the unit, and that value; nothing for a node that does not choose.
    fn taken(&self, id: NodeId, node: &Node) -> Option<(Way, NodeId)> {
        let way = if chooses(node) { self.ways(id).first().copied()? } else { return None };
        let value = match (node, way) {
            (Node::Tiers { rows, .. }, Way::Row(index)) => rows.get(index)?.value,
            (Node::Tiers { otherwise, .. }, Way::Otherwise) => (*otherwise)?.0,
            (Node::Cases { rows, .. }, Way::Row(index)) => rows.get(index)?.1,
            (Node::Cases { otherwise, .. }, Way::Otherwise) => (*otherwise)?,
            (Node::Gate { value, .. }, Way::Held) => *value,
            (Node::Gate { otherwise, .. }, Way::Failed) => *otherwise,
            _ => return None,
        };
        Some((way, value))
    }

    /// The ways that a node takes for the unit, as the evaluator tells them.
    fn ways(&self, id: NodeId) -> Vec<Way> {
        let ways = Ways { of: id, seen: RefCell::default() };
        let _ = value_in(self.program, self.unit, self.result, self.populations, id, Some(&ways));
        ways.seen.into_inner()
    }

    /// With names, with figures, and the value.
    fn chain(&self, id: NodeId, row: Option<RowId>) -> Chain {
        let writer = |figures| Writer { program: self.program, row, worked: Some(self), figures };
        Chain { names: writer(false).text(id), figures: writer(true).text(id), value: self.value_text(id) }
    }

    /// The value of a node as people read it at the end of a formula.
    pub fn value_text(&self, id: NodeId) -> String {
        self.shown_as(id, result)
    }

    /// The value of a node as it stands among others.
    fn inside(&self, id: NodeId) -> String {
        let text = self.shown_as(id, number);
        if text.contains('/') { format!("({text})") } else { text }
    }

    fn shown_as(&self, id: NodeId, number: fn(&Exact) -> String) -> String {
        match self.value(id) {
            Ok(Value::Number(value)) if text::is_share(self.program, id) => crate::quantity::percent(&value, Style::people()).text,
            Ok(Value::Number(value)) => number(&value),
            Ok(Value::Truth(truth)) => if truth { "có" } else { "không" }.to_owned(),
            Ok(Value::Option(option)) => text::option_name(self.program, id, option),
            Ok(Value::Options(options)) => {
                options.iter().map(|option| text::option_name(self.program, id, *option)).collect::<Vec<_>>().join("; ")
            }
            Err(Stop::State(state)) => state_words(state).to_owned(),
            Err(Stop::Trouble(..) | Stop::Broken) => NO_VALUE.to_owned(),
        }
    }

    /// The value of a node, from the evaluator.
    fn value(&self, id: NodeId) -> Result<Value, Stop> {
        value_in(self.program, self.unit, self.result, self.populations, id, None)
    }
}

/// Whether a node takes one of its values and leaves the others.
fn chooses(node: &Node) -> bool {
    matches!(node, Node::Tiers { .. } | Node::Cases { .. } | Node::Gate { .. })
}

/// Keeps the ways of one node.
struct Ways {
    of: NodeId,
    seen: RefCell<Vec<Way>>,
}

impl Observer for Ways {
    fn took(&self, node: NodeId, way: Way) {
        if node == self.of {
            self.seen.borrow_mut().push(way);
        }
    }
}

/// A number as people read it: all of it, as a fraction where its decimals do not end.
pub fn number(value: &Exact) -> String {
    let shown = show(value, Style::people());
    if shown.whole {
        return shown.text;
    }
    match value.terminates().filter(|places| *places <= MOST_PLACES) {
        Some(_) => show(value, Style { at_most: MOST_PLACES, ..Style::people() }).text,
        None => short_fraction(value).unwrap_or(shown.text),
    }
}

/// A fraction that a person can still copy.
fn short_fraction(value: &Exact) -> Option<String> {
    let (over, by) = value.fraction();
    (over.len() <= MOST_DIGITS && by.len() <= MOST_DIGITS).then(|| format!("{over}/{by}"))
}

/// A number at the end of a chain: a fraction with its decimals behind it.
pub fn result(value: &Exact) -> String {
    let text = number(value);
    if text.contains('/') { format!("{text} {}", show(value, Style::people()).text.replacen('≈', "≈ ", 1)) } else { text }
}
