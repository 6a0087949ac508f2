//! A node as text: one arm per kind, so that a new kind does not compile before it has words.

use super::{Worked, number};
use crate::builtin::{BUILTINS, Function};
use crate::check::{range_words, state_words};
use crate::diagnostic::StateName;
use crate::eval::{Given, Way};
use crate::ir::{
    Basis, Bounds, InputId, InputKind, ItemNode, Node, NodeId, PopulationId, Program, PropertyId, RowId, Scope, Statistic, Test, counted,
};
use crate::quantity::{Exact, Style, percent};
use crate::syntax::tree::{Compare, Need, Sign};

/// A node with names only, as the rule file would say it.
pub fn written(program: &Program, row: Option<RowId>, node: NodeId) -> String {
    Writer { program, row, worked: None, figures: false }.text(node)
}

/// How tightly the parts of a text hold together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hold {
    /// A sentence: conditions, limits, rows.
    Loose,
    /// A sum.
    Sum,
    /// A product or a ratio.
    Product,
    /// A name, a number, something in parentheses.
    Single,
}

/// Writes nodes.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub program: &'a Program,
    /// The row in which the text stands: its inputs need no code.
    pub row: Option<RowId>,
    /// The unit whose figures decide which rows are taken; all rows are written without one.
    pub worked: Option<&'a Worked<'a>>,
    /// Whether figures stand in the place of names.
    pub figures: bool,
}

impl Writer<'_> {
    /// A node as text.
    pub fn text(&self, id: NodeId) -> String {
        self.held(id).0
    }

    /// A node that must hold at least so tightly, in parentheses if it does not.
    fn within(&self, id: NodeId, least: Hold) -> String {
        let (text, hold) = self.held(id);
        if hold < least { format!("({text})") } else { text }
    }

    fn joined(&self, parts: &[NodeId], least: Hold, by: &str) -> String {
        parts.iter().map(|part| self.within(*part, least)).collect::<Vec<_>>().join(by)
    }

    fn held(&self, id: NodeId) -> (String, Hold) {
        let Some(node) = self.program.node(id) else { return (String::new(), Hold::Single) };
        match node {
            Node::Constant(value) if value.is_negative() => (number(value), Hold::Sum),
            Node::Constant(value) => {
                let text = number(value);
                let hold = if text.contains('/') { Hold::Product } else { Hold::Single };
                (text, hold)
            }
            Node::Input(input) => (self.input(*input), Hold::Single),
            Node::Property(property) => (self.property(*property), Hold::Single),
            Node::Field(field) => (self.field(*field), Hold::Single),
            Node::Records { list, what, when } => self.records(id, *list, *what, *when),
            Node::ShareOf(row) => (self.share(id, *row), Hold::Single),
            Node::PillarShare(index) => {
                let title = self.program.pillars.get(*index).map(|pillar| pillar.title.clone()).unwrap_or_default();
                (self.figure(id, format!("tỷ lệ của trụ cột \"{title}\"")), Hold::Single)
            }
            Node::Published(basis) => (self.figure(id, self.basis(basis)), Hold::Single),
            Node::Listed { of, need, bounds, share } => (self.listed(of, *need, bounds, *share), Hold::Loose),
            Node::Population(population) => (self.figure(id, self.population(*population)), Hold::Single),
            Node::Ln(value) => (self.call(Function::Ln, &[*value]), Hold::Single),
            Node::Root { value, degree: 3 } => (self.call(Function::CubeRoot, &[*value]), Hold::Single),
            Node::Root { value, .. } => (self.call(Function::SquareRoot, &[*value]), Hold::Single),
            Node::Standard { value, mean, deviation } => {
                let (value, mean) = (self.within(*value, Hold::Product), self.within(*mean, Hold::Product));
                (format!("({value} - {mean}) / {}", self.within(*deviation, Hold::Single)), Hold::Product)
            }
            Node::Distance { left, right } => (self.call(Function::Distance, &[*left, *right]), Hold::Single),
            Node::Rounded { value, rounding } => {
                (format!("làm_tròn({}; {})", self.within(*value, Hold::Sum), rounding.places), Hold::Single)
            }
            Node::Includes { value, option } => {
                (format!("{} gồm {}", self.within(*value, Hold::Sum), option_name(self.program, *value, *option)), Hold::Loose)
            }
            Node::Sum(parts) => (self.sum(parts), Hold::Sum),
            Node::Product(parts) => (self.product(parts), Hold::Product),
            Node::Quotient { over, by } => {
                let least = if matches!(self.program.node(*over), Some(Node::Quotient { .. })) { Hold::Single } else { Hold::Product };
                let by = self.beside(*by, Hold::Single, is_share(self.program, *over));
                (format!("{} / {by}", self.within(*over, least)), Hold::Product)
            }
            Node::OrNothing { value, nothing } => {
                let nothing = self.within(*nothing, Hold::Sum);
                (format!("({}, {}: {nothing})", self.within(*value, Hold::Sum), state_words(StateName::NothingArising)), Hold::Single)
            }
            Node::Negative(value) => (format!("-{}", self.within(*value, Hold::Product)), Hold::Sum),
            Node::Least(parts) => (self.call(Function::Least, parts), Hold::Single),
            Node::Greatest(parts) => (self.call(Function::Greatest, parts), Hold::Single),
            Node::Cap { value, limit } => {
                (format!("{}, không quá {}", self.within(*value, Hold::Sum), self.within(*limit, Hold::Sum)), Hold::Loose)
            }
            Node::Floor { value, limit } => {
                (format!("{}, không dưới {}", self.within(*value, Hold::Sum), self.within(*limit, Hold::Sum)), Hold::Loose)
            }
            Node::WholeSteps { value, step } => {
                let step = if is_share(self.program, *value) { percent(step, Style::people()).text } else { number(step) };
                (format!("số lần đủ {step} trong {}", self.within(*value, Hold::Single)), Hold::Loose)
            }
            Node::Compare { op, left, right } => {
                let right = self.beside(*right, Hold::Sum, is_share(self.program, *left));
                (format!("{} {} {right}", self.compared(*left), compare(*op)), Hold::Loose)
            }
            Node::IsOption { value, option } => {
                (format!("{} là {}", self.within(*value, Hold::Sum), option_name(self.program, *value, *option)), Hold::Loose)
            }
            Node::Within { value, bounds } => {
                let bounds = self.bounds(bounds, is_share(self.program, *value));
                (format!("{} {bounds}", self.compared(*value)), Hold::Loose)
            }
            Node::And(parts) => (self.conditions(parts, " và "), Hold::Loose),
            Node::Or(parts) => (self.conditions(parts, " hoặc "), Hold::Loose),
            Node::Not(inner) if matches!(self.program.node(*inner), Some(Node::IsOption { .. })) => (self.is_not(*inner), Hold::Loose),
            Node::Not(inner) => (format!("không {}", self.within(*inner, Hold::Single)), Hold::Loose),
            Node::Tiers { .. } | Node::Cases { .. } | Node::Gate { .. } => match self.worked.and_then(|worked| worked.taken(id, node)) {
                Some((_, value)) => self.held(value),
                None => (self.choice(node), Hold::Loose),
            },
            Node::Items { items, best } => self.items(id, items, *best),
        }
    }

    /// All rows of a node that chooses, where no unit says which it takes.
    fn choice(&self, node: &Node) -> String {
        match node {
            Node::Tiers { subject, rows, otherwise } => {
                let tiers = rows.iter().map(|tier| (test_text(self.program, *subject, &tier.test), tier.value));
                let rest = otherwise.map(|(value, _)| ("còn lại".to_owned(), value));
                format!("theo {}: {}", self.within(*subject, Hold::Sum), self.rows(tiers.chain(rest)))
            }
            Node::Cases { rows, otherwise } => {
                let cases = rows.iter().map(|(when, value)| (format!("khi {}", self.text(*when)), *value));
                self.rows(cases.chain(otherwise.map(|value| ("còn lại".to_owned(), value))))
            }
            Node::Gate { when, value, otherwise } => {
                let (value, when) = (self.within(*value, Hold::Sum), self.text(*when));
                format!("{value}, chỉ chấm khi {when}, nếu không thì {}", self.text(*otherwise))
            }
            _ => String::new(),
        }
    }

    fn rows(&self, rows: impl Iterator<Item = (String, NodeId)>) -> String {
        rows.map(|(head, value)| format!("{head}: {}", self.text(value))).collect::<Vec<_>>().join("; ")
    }

    fn given(&self, given: Option<&Given>, of: NodeOf) -> String {
        match given {
            Some(Given::Number(value)) if self.is_ratio(of) => percent(value, Style::people()).text,
            Some(Given::Number(value)) => number(value),
            Some(Given::Truth(truth)) => if *truth { "có" } else { "không" }.to_owned(),
            Some(Given::Option(option)) => self.option_of(of, *option),
            Some(Given::Options(options)) => options.iter().map(|option| self.option_of(of, *option)).collect::<Vec<_>>().join("; "),
            Some(Given::Text(text)) => text.clone(),
            Some(Given::State(state)) => state_words(*state).to_owned(),
            None => String::new(),
        }
    }

    fn is_ratio(&self, of: NodeOf) -> bool {
        matches!(of, NodeOf::Input(id) if self.program.input(id).is_some_and(|input| input.kind == InputKind::Ratio))
    }

    fn option_of(&self, of: NodeOf, option: usize) -> String {
        let options = match of {
            NodeOf::Input(id) => self.program.input(id).and_then(|input| match &input.kind {
                InputKind::Choice(options) => Some(options.as_slice()),
                InputKind::Points { .. } | InputKind::Whole | InputKind::Decimal | InputKind::Ratio | InputKind::YesNo => None,
            }),
            NodeOf::Property(id) => self.program.properties.get(id.index()).map(|property| property.kind.options()),
        };
        options.and_then(|options| options.get(option)).map(|option| option.name.clone()).unwrap_or_default()
    }

    pub(super) fn input(&self, id: InputId) -> String {
        if let (true, Some(worked)) = (self.figures, self.worked) {
            return self.given(worked.unit.inputs.get(id.index()), NodeOf::Input(id));
        }
        let Some(input) = self.program.input(id) else { return String::new() };
        let elsewhere = input.row.filter(|row| Some(*row) != self.row).and_then(|row| self.program.row(row));
        match (elsewhere, &input.kind) {
            (_, InputKind::Points { .. }) => "điểm chấm".to_owned(),
            (Some(row), _) => format!("{} của {}", input.name, row.code),
            (None, _) => input.name.clone(),
        }
    }

    pub(super) fn property(&self, id: PropertyId) -> String {
        if let (true, Some(worked)) = (self.figures, self.worked) {
            return self.given(worked.unit.properties.get(id.index()), NodeOf::Property(id));
        }
        self.program.properties.get(id.index()).map(|property| property.name.clone()).unwrap_or_default()
    }

    /// The points of a row over its applicable maximum.
    fn share(&self, node: NodeId, row: RowId) -> String {
        if let (true, Some(worked)) = (self.figures, self.worked) {
            let outcome = worked.result.rows.get(row.index());
            return match outcome.and_then(|outcome| Some((outcome.points.as_ref()?, &outcome.applicable))) {
                Some((points, applicable)) if applicable.is_positive() => format!("({} / {})", number(points), number(applicable)),
                _ => worked.inside(node),
            };
        }
        self.program.row(row).map(|row| format!("tỷ lệ của {}", row.code)).unwrap_or_default()
    }

    /// Its name, or its figure where a unit is worked out.
    fn figure(&self, node: NodeId, name: String) -> String {
        match self.worked.filter(|_| self.figures) {
            Some(worked) => worked.inside(node),
            None => name,
        }
    }

    fn basis(&self, basis: &Basis) -> String {
        let row = |id: &RowId| self.program.row(*id).map(|row| row.code.to_string()).unwrap_or_default();
        match basis {
            Basis::Total => "tổng điểm".to_owned(),
            Basis::Percent => "tỷ lệ điểm".to_owned(),
            Basis::ScaledTo(scale) => format!("điểm quy đổi về thang {}", number(scale)),
            Basis::Pillar(index) => {
                format!("trụ cột \"{}\"", self.program.pillars.get(*index).map(|pillar| pillar.title.as_str()).unwrap_or_default())
            }
            Basis::Row(id) => format!("điểm của {}", row(id)),
        }
    }

    fn listed(&self, of: &[Basis], need: Need, bounds: &Bounds, share: bool) -> String {
        let one = |basis: &Basis| match basis {
            Basis::Row(id) if share => self.program.row(*id).map(|row| format!("tỷ lệ của {}", row.code)).unwrap_or_default(),
            _ => self.basis(basis),
        };
        let list = of.iter().map(one).collect::<Vec<_>>().join("; ");
        let bounds = self.bounds(bounds, share);
        match need {
            Need::All => format!("mọi ({list}) {bounds}"),
            Need::None => format!("không ({list}) nào {bounds}"),
            Need::AtLeast(least) => format!("ít nhất {least} trong ({list}) {bounds}"),
        }
    }

    fn population(&self, id: PopulationId) -> String {
        let Some(population) = self.program.population(id) else { return String::new() };
        let name = match population.statistic {
            Statistic::Largest => "giá trị lớn nhất",
            Statistic::Smallest => "giá trị nhỏ nhất",
            Statistic::Mean => "giá trị trung bình",
            Statistic::Variance { sample: true } => "phương sai (n - 1)",
            Statistic::Variance { sample: false } => "phương sai (n)",
        };
        let property = |id: &PropertyId| self.program.properties.get(id.index());
        let scope = match &population.scope {
            Scope::All => "trong toàn bộ các đơn vị".to_owned(),
            Scope::Option(id, option) => {
                let options = property(id).map(|property| property.kind.options()).unwrap_or_default();
                let name = options.get(*option).map(|option| option.about.as_ref().unwrap_or(&option.name).as_str());
                format!("trong toàn bộ \"{}\"", name.unwrap_or_default())
            }
            Scope::Each(id) => format!("trong từng {}", property(id).map(|property| property.name.as_str()).unwrap_or_default()),
        };
        format!("{name} của {} {scope}", self.within(population.of, Hold::Single))
    }

    /// `mức không phải là cao`
    fn is_not(&self, id: NodeId) -> String {
        let Some(Node::IsOption { value, option }) = self.program.node(id) else { return String::new() };
        format!("{} không phải là {}", self.within(*value, Hold::Sum), option_name(self.program, *value, *option))
    }

    /// What a comparison is about. Behind `mà` it would be heard to be about the record.
    fn compared(&self, id: NodeId) -> String {
        match self.program.node(id) {
            Some(Node::Records { when: Some(_), .. }) if !self.figures => format!("({})", self.text(id)),
            _ => self.within(id, Hold::Sum),
        }
    }

    fn sum(&self, parts: &[(Sign, NodeId)]) -> String {
        let mut out = String::new();
        for (index, (sign, part)) in parts.iter().enumerate() {
            match (index, sign) {
                (0, Sign::Plus) => {}
                (0, Sign::Minus) => out.push('-'),
                (_, Sign::Plus) => out.push_str(" + "),
                (_, Sign::Minus) => out.push_str(" - "),
            }
            out.push_str(&self.within(*part, Hold::Product));
        }
        out
    }

    fn product(&self, parts: &[NodeId]) -> String {
        let maximum = self.row.and_then(|row| self.program.row(row)?.maximum.points()).filter(|maximum| **maximum != Exact::one());
        let one = |(index, part): (usize, &NodeId)| match self.program.constant(*part) {
            // In names the row's maximum is called so, wherever its number came from.
            Some(value) if !self.figures && Some(value) == maximum => "điểm tối đa".to_owned(),
            _ => self.within(*part, if index == 0 { Hold::Product } else { Hold::Single }),
        };
        parts.iter().enumerate().map(one).collect::<Vec<_>>().join(" × ")
    }

    fn call(&self, function: Function, parts: &[NodeId]) -> String {
        let name = BUILTINS.iter().find(|builtin| builtin.function == function).and_then(|builtin| builtin.names.first());
        format!("{}({})", name.copied().unwrap_or_default(), self.joined(parts, Hold::Sum, "; "))
    }

    /// Conditions joined by one word; a condition that joins others by the other word stands in parentheses.
    fn conditions(&self, parts: &[NodeId], by: &str) -> String {
        let one = |part: &NodeId| match self.program.node(*part) {
            Some(Node::And(_) | Node::Or(_) | Node::Not(_)) => format!("({})", self.text(*part)),
            _ => self.text(*part),
        };
        parts.iter().map(one).collect::<Vec<_>>().join(by)
    }

    /// A node beside a share: a number there was written as a percentage.
    fn beside(&self, id: NodeId, least: Hold, share: bool) -> String {
        match self.program.constant(id) {
            Some(value) if share => percent(value, Style::people()).text,
            _ => self.within(id, least),
        }
    }

    fn bounds(&self, bounds: &Bounds, share: bool) -> String {
        let low = bounds.low.map(|(node, closed)| (self.beside(node, Hold::Sum, share), closed));
        let high = bounds.high.map(|(node, closed)| (self.beside(node, Hold::Sum, share), closed));
        range_words(low, high).unwrap_or_default()
    }

    fn items(&self, id: NodeId, items: &[ItemNode], best: bool) -> (String, Hold) {
        let ways = self.worked.map(|worked| worked.ways(id)).unwrap_or_default();
        let one = |(index, item): (usize, &ItemNode)| match item.when {
            Some(_) if ways.contains(&Way::Skipped(index)) => "0".to_owned(),
            Some(when) if !ways.contains(&Way::Counted(index)) => format!("(khi {}: {})", self.text(when), self.text(item.value)),
            _ => self.within(item.value, Hold::Product),
        };
        let parts: Vec<String> = items.iter().enumerate().map(one).collect();
        if best { (format!("mức cao nhất trong ({})", parts.join("; ")), Hold::Single) } else { (parts.join(" + "), Hold::Sum) }
    }
}

/// A figure of a kind as a formula has it.
pub fn given_text(kind: &InputKind, given: &Given) -> String {
    let option = |option: &usize| match kind {
        InputKind::Choice(options) => options.get(*option).map(|option| option.name.clone()).unwrap_or_default(),
        _ => String::new(),
    };
    match given {
        Given::Number(value) if *kind == InputKind::Ratio => percent(value, Style::people()).text,
        Given::Number(value) => number(value),
        Given::Truth(truth) => if *truth { "có" } else { "không" }.to_owned(),
        Given::Option(index) => option(index),
        Given::Options(options) => options.iter().map(option).collect::<Vec<_>>().join("; "),
        Given::Text(text) => text.clone(),
        Given::State(state) => state_words(*state).to_owned(),
    }
}

/// What a figure is given for.
#[derive(Clone, Copy)]
enum NodeOf {
    Input(InputId),
    Property(PropertyId),
}

fn compare(op: Compare) -> &'static str {
    match op {
        Compare::Equal => "bằng",
        Compare::NotEqual => "không phải là",
        Compare::AtLeast => "≥",
        Compare::AtMost => "≤",
        Compare::Above => ">",
        Compare::Below => "<",
    }
}

/// The head of a tier, as the rule file would say it.
pub fn test_text(program: &Program, subject: NodeId, test: &Test) -> String {
    match test {
        Test::Within(bounds) => Writer { program, row: None, worked: None, figures: false }.bounds(bounds, is_share(program, subject)),
        Test::Equals(values) if is_share(program, subject) => {
            values.iter().map(|value| percent(value, Style::people()).text).collect::<Vec<_>>().join("; ")
        }
        Test::Equals(values) => values.iter().map(number).collect::<Vec<_>>().join("; "),
        Test::Options(options) => options.iter().map(|option| option_name(program, subject, *option)).collect::<Vec<_>>().join("; "),
        Test::Truth(truth) => if *truth { "có" } else { "không" }.to_owned(),
    }
}

/// Whether a node is a part of a whole, which rules write as a percentage: a ratio that is entered, one of two counts of the same, a row's.
pub fn is_share(program: &Program, node: NodeId) -> bool {
    match program.node(node) {
        Some(Node::Input(id)) => program.input(*id).is_some_and(|input| input.kind == InputKind::Ratio),
        Some(Node::ShareOf(_) | Node::PillarShare(_) | Node::Published(Basis::Percent)) => true,
        Some(Node::Records { .. } | Node::Field(_)) => super::records::is_ratio(program, node),
        // What lies beyond the end of the row below: `r - 50%`.
        Some(Node::Sum(parts)) => match parts.as_slice() {
            [(_, first), (_, second)] if program.constant(*second).is_some() => is_share(program, *first),
            _ => false,
        },
        Some(Node::Quotient { .. }) => counted(program, node).is_some_and(|units| units.cancel()),
        _ => false,
    }
}

/// The name of an option of the choice that a node is.
pub(super) fn option_name(program: &Program, node: NodeId, option: usize) -> String {
    let writer = Writer { program, row: None, worked: None, figures: false };
    match program.node(node) {
        Some(Node::Input(id)) => writer.option_of(NodeOf::Input(*id), option),
        Some(Node::Property(id)) => writer.option_of(NodeOf::Property(*id), option),
        Some(Node::Field(id)) => {
            super::records::field_options(program, *id).get(option).map(|option| option.name.clone()).unwrap_or_default()
        }
        _ => String::new(),
    }
}
