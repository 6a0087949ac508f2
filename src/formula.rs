//! How a row comes to its points, in the words of the rule language: with names, and with one unit's figures in their places.
//!
//! `a / b × điểm tối đa = 3 / 4 × 20 = 15`. Values come from the evaluator and nowhere else; this stage only writes.

mod records;
mod text;

#[cfg(test)]
mod tests;

use std::cell::RefCell;

pub use text::{is_share, test_text, written};

use crate::check::state_words;
use crate::eval::{Observer, Outcome, Populations, Stop, UnitResult, UnitValues, Value, Way, value_in};
use crate::ir::{Extra, Node, NodeId, Program, Row, RowId, RowLevel, Score, Total};
use crate::quantity::{Exact, Style, show};
use crate::syntax::tree::Gather;
use text::Writer;

/// What is written where there is no value.
const NO_VALUE: &str = "không tính được";

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
            let worth = outcome.points.as_ref().map_or_else(|| "không tính".to_owned(), number);
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
        let shown = crate::quantity::percent(&total.over(applicable)?, Style::people()).text;
        let name = if self.result.base == self.result.total {
            "tổng điểm"
        } else {
            "tổng điểm chưa kể điểm cộng, điểm trừ"
        };
        Some(format!("{name} / điểm tối đa áp dụng = {} / {} = {shown}", number(total), number(applicable)))
    }

    /// Points from the rows below: with codes, then with their points.
    fn gathered(&self, how: Gather, rows: &[RowId], points: Option<&Exact>) -> String {
        let counted = rows.iter().filter_map(|id| Some((self.program.row(*id)?, self.result.rows.get(id.index())?)));
        let rows: Vec<(&Row, &Outcome)> = counted.filter(|(_, outcome)| !outcome.left).collect();
        // Under a điểm cộng stand only rows of its kind; elsewhere they are told behind the rows of the scale.
        let extras_only = rows.iter().all(|(row, _)| row.extra.is_some());
        let counted: Vec<(&Row, &Outcome)> = rows.iter().copied().filter(|(row, _)| row.counts() || extras_only).collect();
        let extras: Vec<(&Row, &Outcome)> = rows.into_iter().filter(|(row, _)| row.extra.is_some() && !extras_only).collect();
        let result = points.map_or_else(|| NO_VALUE.to_owned(), number);
        if counted.is_empty() {
            return result;
        }
        let groups = counted.iter().all(|(row, _)| row.level == RowLevel::Group);
        let codes = counted.iter().map(|(row, _)| row.code.as_str()).collect::<Vec<_>>().join("; ");
        let values = counted.iter().map(|(_, outcome)| outcome.points.as_ref().map_or_else(|| NO_VALUE.to_owned(), number));
        let values: Vec<String> = values.collect();
        let how_word = match how {
            Gather::Sum => "tổng",
            Gather::Mean => "bình quân",
            Gather::Weighted => "bình quân gia quyền",
            Gather::Best => "mức cao nhất trong",
            Gather::Geometric => "trung bình nhân",
            Gather::Harmonic => "trung bình điều hòa",
        };
        let mut figures = if how == Gather::Sum { values.join(" + ") } else { format!("{how_word} ({})", values.join("; ")) };
        let mut names = format!("{how_word} các {} {codes}", if groups { "nhóm" } else { "chỉ số" });
        for (row, outcome) in extras {
            let (sign, word) = if row.extra == Some(Extra::Deduction) { ("-", "điểm trừ") } else { ("+", "điểm cộng") };
            names.push_str(&format!(" {sign} {word} {}", row.code));
            figures.push_str(&format!(" {sign} {}", outcome.points.as_ref().map_or_else(|| NO_VALUE.to_owned(), number)));
        }
        chained(vec![names, figures, result])
    }

    /// How a node came to its value: the rows taken on the way, then the formula with names, with figures, and what it gives.
    pub fn node(&self, id: NodeId, row: Option<RowId>) -> String {
        let names = Writer { program: self.program, row, worked: Some(self), figures: false };
        let taken = self.program.node(id).and_then(|node| Some((node, self.taken(id, node)?)));
        match taken {
            Some((Node::Tiers { subject, rows, .. }, (way, value))) => {
                let head = match way {
                    Way::Row(index) => rows.get(index).map(|tier| test_text(self.program, *subject, &tier.test)).unwrap_or_default(),
                    _ => "còn lại".to_owned(),
                };
                format!("{}, thuộc “{head}”: {}", self.plain(*subject, row), self.node(value, row))
            }
            Some((Node::Cases { rows, .. }, (way, value))) => match way {
                Way::Row(index) => {
                    let when = rows.get(index).map(|(when, _)| names.text(*when)).unwrap_or_default();
                    format!("khi {when}: {}", self.node(value, row))
                }
                _ => format!("còn lại: {}", self.node(value, row)),
            },
            Some((Node::Gate { when, .. }, (Way::Failed, value))) => {
                format!("không đạt “{}”: {}", names.text(*when), self.node(value, row))
            }
            Some((Node::Gate { .. }, (_, value))) => self.node(value, row),
            _ => self.plain(id, row),
        }
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

    /// With names, with figures, and the value; what says the same twice is said once.
    fn plain(&self, id: NodeId, row: Option<RowId>) -> String {
        let writer = |figures| Writer { program: self.program, row, worked: Some(self), figures };
        chained(vec![writer(false).text(id), writer(true).text(id), self.shown(id)])
    }

    /// The value of a node as people read it.
    fn shown(&self, id: NodeId) -> String {
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

fn chained(parts: Vec<String>) -> String {
    let mut parts = parts;
    parts.retain(|part| !part.is_empty());
    parts.dedup();
    parts.join(" = ")
}

/// A number as people read it.
fn number(value: &Exact) -> String {
    show(value, Style::people()).text
}
