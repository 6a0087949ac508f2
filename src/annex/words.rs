//! A node in the words of an annex: one arm per kind, so that a new kind does not compile before it has words.
//!
//! Numbers stand under letters (`a/b × 20`), yes and no under what the form asks, in quotes. No word of the rule language is left, and nothing is
//! left out: who reads the sentence can score by it.

use super::figures::{Figures, title_of};
use super::numbers::{number, range, rounding, share};
use crate::formula::is_share;
use crate::ir::{
    Aggregate, Basis, Bounds, Choice, FieldId, FieldKind, InputId, InputKind, ItemNode, ListId, Node, NodeId, Program, PropertyId, RowId,
    RowLevel, Test,
};
use crate::quantity::Exact;
use crate::syntax::tree::{Compare, Need, Sign};

/// How tightly the parts of a text hold together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    /// A sentence: conditions, limits, rows.
    Loose,
    /// A sum.
    Sum,
    /// A product.
    Product,
    /// A ratio: its parts stand close together.
    Ratio,
    /// A letter, a number, something in parentheses or in quotes.
    Single,
}

/// Writes nodes.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub program: &'a Program,
    /// The row in which the words stand.
    pub row: Option<RowId>,
    /// The letters of its figures.
    pub figures: &'a Figures,
}

impl Words<'_> {
    /// A number, or what it is worked out by.
    pub fn text(&self, id: NodeId) -> String {
        self.held(id).0
    }

    /// The same, in parentheses unless it is one thing.
    pub fn inside(&self, id: NodeId) -> String {
        self.within(id, Hold::Ratio)
    }

    fn within(&self, id: NodeId, least: Hold) -> String {
        let (text, hold) = self.held(id);
        if hold < least { format!("({text})") } else { text }
    }

    /// A number beside a share is a percentage.
    pub fn beside(&self, id: NodeId, of_share: bool) -> String {
        match self.literal(id) {
            Some(value) if of_share => share(&value),
            Some(value) => number(&value),
            None => self.within(id, Hold::Sum),
        }
    }

    /// The number that a node is, with its sign.
    pub fn literal(&self, id: NodeId) -> Option<Exact> {
        match self.program.node(id)? {
            Node::Constant(value) => Some(value.clone()),
            Node::Negative(inner) => self.program.constant(*inner).map(Exact::negated),
            _ => None,
        }
    }

    fn listed_parts(&self, parts: &[NodeId]) -> String {
        parts.iter().map(|part| self.within(*part, Hold::Sum)).collect::<Vec<_>>().join("; ")
    }

    fn held(&self, id: NodeId) -> (String, Hold) {
        let Some(node) = self.program.node(id) else { return (String::new(), Hold::Single) };
        if let Some(said) = self.over_all(id) {
            return match self.figures.said(&said) {
                Some(letter) => (letter.to_owned(), Hold::Single),
                None => (format!("({said})"), Hold::Single),
            };
        }
        match node {
            Node::Constant(value) => (number(value), if value.is_negative() { Hold::Sum } else { Hold::Single }),
            Node::Input(input) => (self.input(*input), Hold::Single),
            Node::Property(property) => (quoted(&self.property(*property)), Hold::Single),
            Node::Field(field) => (quoted(&self.field(*field)), Hold::Single),
            Node::Records { list, what, when } => (self.asked(*list, *what, *when), Hold::Loose),
            Node::ShareOf(row) => (format!("tỷ lệ điểm của {}", self.row_name(*row)), Hold::Single),
            Node::PillarShare(index) => (format!("tỷ lệ điểm của {}", self.basis(&Basis::Pillar(*index))), Hold::Single),
            Node::Published(basis) => (self.basis(basis), Hold::Single),
            Node::Listed { of, need, bounds, share } => (self.listed(of, *need, bounds, *share), Hold::Loose),
            Node::Population(_) => (String::new(), Hold::Single),
            Node::Sum(parts) => (self.sum(parts, self.of_shares(id)), Hold::Sum),
            Node::Product(parts) => (self.product(parts), Hold::Product),
            Node::Quotient { over, by } => {
                let by = match self.program.constant(*by) {
                    Some(value) if is_share(self.program, *over) => share(value),
                    _ => match self.program.node(*by) {
                        Some(Node::Sum(parts)) if self.of_shares(*over) => format!("({})", self.sum(parts, true)),
                        _ => self.within(*by, Hold::Single),
                    },
                };
                (format!("{}/{by}", self.within(*over, Hold::Single)), Hold::Ratio)
            }
            Node::OrNothing { value, nothing } => {
                (format!("({}; không phát sinh thì lấy {})", self.text(*value), self.within(*nothing, Hold::Sum)), Hold::Single)
            }
            Node::Negative(value) => (format!("-{}", self.within(*value, Hold::Product)), Hold::Sum),
            Node::Least(parts) => (format!("số nhỏ nhất trong ({})", self.listed_parts(parts)), Hold::Single),
            Node::Greatest(parts) => (format!("số lớn nhất trong ({})", self.listed_parts(parts)), Hold::Single),
            Node::Ln(value) => (format!("ln({})", self.text(*value)), Hold::Single),
            Node::Root { value, degree: 2 } => (format!("căn bậc hai của ({})", self.text(*value)), Hold::Single),
            Node::Root { value, degree: 3 } => (format!("căn bậc ba của ({})", self.text(*value)), Hold::Single),
            Node::Root { value, degree } => (format!("căn bậc {degree} của ({})", self.text(*value)), Hold::Single),
            Node::Standard { value, mean, deviation } => {
                let (value, mean, deviation) =
                    (self.within(*value, Hold::Product), self.within(*mean, Hold::Product), self.within(*deviation, Hold::Single));
                (format!("(({value} - {mean})/{deviation}; {deviation} bằng 0 thì lấy 0)"), Hold::Single)
            }
            Node::Distance { left, right } => (
                format!("giá trị tuyệt đối của ({} - {})", self.within(*left, Hold::Product), self.within(*right, Hold::Product)),
                Hold::Single,
            ),
            Node::Rounded { value, rounding: how } => {
                (format!("({} làm tròn {})", self.within(*value, Hold::Sum), rounding(*how)), Hold::Single)
            }
            Node::Cap { value, limit } => {
                (format!("{}, nhiều nhất là {}", self.within(*value, Hold::Sum), self.within(*limit, Hold::Sum)), Hold::Loose)
            }
            Node::Floor { value, limit } => {
                (format!("{}, ít nhất là {}", self.within(*value, Hold::Sum), self.within(*limit, Hold::Sum)), Hold::Loose)
            }
            Node::WholeSteps { value, step } => {
                let step = if is_share(self.program, *value) { share(step) } else { number(step) };
                (format!("số lần đủ {step} của {}", self.inside(*value)), Hold::Loose)
            }
            Node::Compare { op, left, right } => (self.compare(*op, *left, *right), Hold::Loose),
            Node::IsOption { value, option } => {
                (format!("{} là {}", self.text(*value), quoted(&self.option(*value, *option))), Hold::Loose)
            }
            Node::Includes { value, option } => {
                (format!("{} gồm {}", self.text(*value), quoted(&self.option(*value, *option))), Hold::Loose)
            }
            Node::Within { value, bounds } => {
                let bounds = self.bounds(bounds, is_share(self.program, *value), self.points_of(*value));
                (format!("{} {bounds}", self.within(*value, Hold::Sum)), Hold::Loose)
            }
            Node::And(parts) => (self.conditions(parts, " và "), Hold::Loose),
            Node::Or(parts) => (self.conditions(parts, " hoặc "), Hold::Loose),
            Node::Not(inner) => (self.not(*inner), Hold::Loose),
            Node::Tiers { subject, rows, otherwise } => {
                let share = is_share(self.program, *subject);
                let tiers = rows.iter().map(|tier| (self.test(*subject, &tier.test, share, ""), tier.value));
                let rest = otherwise.map(|(value, _)| ("còn lại".to_owned(), value));
                (format!("theo {}: {}", self.within(*subject, Hold::Sum), self.rows(tiers.chain(rest))), Hold::Loose)
            }
            Node::Cases { rows, otherwise } => {
                let cases = rows.iter().map(|(when, value)| (self.text(*when), *value));
                let rest = otherwise.map(|value| ("còn lại".to_owned(), value));
                (format!("lấy trường hợp đúng đầu tiên: {}", self.rows(cases.chain(rest))), Hold::Loose)
            }
            Node::Items { items, best } => (self.items(items, *best), Hold::Loose),
            Node::Gate { when, value, otherwise } => {
                let (value, otherwise) = (self.within(*value, Hold::Sum), self.within(*otherwise, Hold::Sum));
                (format!("{value} khi {}, nếu không thì {otherwise}", self.text(*when)), Hold::Loose)
            }
        }
    }

    fn rows(&self, rows: impl Iterator<Item = (String, NodeId)>) -> String {
        rows.map(|(head, value)| format!("{head} thì {}", self.within(value, Hold::Sum))).collect::<Vec<_>>().join("; ")
    }

    fn items(&self, items: &[ItemNode], best: bool) -> String {
        let one = |item: &ItemNode| {
            let value = self.within(item.value, Hold::Product);
            item.when.map_or_else(|| value.clone(), |when| format!("({value} khi {})", self.text(when)))
        };
        let parts: Vec<String> = items.iter().map(one).collect();
        if best { format!("mức cao nhất trong ({})", parts.join("; ")) } else { parts.join(" + ") }
    }

    /// The letter of a number; what is asked, in quotes, for yes, no and a choice.
    fn input(&self, id: InputId) -> String {
        if let Some(letter) = self.figures.input(id) {
            return letter.to_owned();
        }
        let Some(input) = self.program.input(id) else { return String::new() };
        if let InputKind::Points { .. } = input.kind {
            return "điểm chấm".to_owned();
        }
        let name = quoted(&title_of(&input.name, input.about.as_deref()));
        match input.row.filter(|row| Some(*row) != self.row).and_then(|row| self.program.row(row)) {
            Some(row) => format!("{name} của chỉ số {}", row.code),
            None => name,
        }
    }

    fn property(&self, id: PropertyId) -> String {
        let property = self.program.properties.get(id.index());
        property.map(|property| title_of(&property.name, property.about.as_deref())).unwrap_or_default()
    }

    fn field(&self, id: FieldId) -> String {
        self.program.field(id).map(|field| title_of(&field.name, field.about.as_deref())).unwrap_or_default()
    }

    /// `chỉ số 6.1`, `nhóm I`
    pub fn row_name(&self, id: RowId) -> String {
        let Some(row) = self.program.row(id) else { return String::new() };
        let word = match (row.extra, row.level) {
            (Some(crate::ir::Extra::Bonus), _) => "điểm cộng",
            (Some(crate::ir::Extra::Deduction), _) => "điểm trừ",
            (None, RowLevel::Group) => "nhóm",
            (None, RowLevel::Main | RowLevel::Component | RowLevel::Extra) => "chỉ số",
        };
        format!("{word} {}", row.code)
    }

    /// What is compared among units.
    pub fn basis(&self, basis: &Basis) -> String {
        match basis {
            Basis::Total => "tổng điểm".to_owned(),
            Basis::Percent => "tỷ lệ điểm".to_owned(),
            Basis::ScaledTo(scale) => format!("điểm quy đổi về thang {}", number(scale)),
            Basis::Pillar(index) => {
                let title = self.program.pillars.get(*index).map(|pillar| pillar.title.as_str()).unwrap_or_default();
                format!("trụ cột {}", quoted(title))
            }
            Basis::Row(id) => format!("điểm của {}", self.row_name(*id)),
        }
    }

    /// The words of an option of a choice.
    pub fn option(&self, value: NodeId, option: usize) -> String {
        let options: &[Choice] = match self.program.node(value) {
            Some(Node::Input(id)) => match self.program.input(*id).map(|input| &input.kind) {
                Some(InputKind::Choice(options)) => options,
                _ => &[],
            },
            Some(Node::Property(id)) => self.program.properties.get(id.index()).map(|property| property.kind.options()).unwrap_or_default(),
            Some(Node::Field(id)) => match self.program.field(*id).map(|field| &field.kind) {
                Some(FieldKind::Figure(InputKind::Choice(options))) => options,
                _ => &[],
            },
            _ => &[],
        };
        options.get(option).map(|option| title_of(&option.name, option.about.as_deref())).unwrap_or_default()
    }

    /// Whether a share stands in a sum: its numbers are percentages then.
    fn of_shares(&self, id: NodeId) -> bool {
        match self.program.node(id) {
            Some(Node::Sum(parts)) => parts.iter().any(|(_, part)| self.of_shares(*part)),
            _ => is_share(self.program, id),
        }
    }

    fn sum(&self, parts: &[(Sign, NodeId)], of_shares: bool) -> String {
        let mut out = String::new();
        for (index, (sign, part)) in parts.iter().enumerate() {
            match (index, sign) {
                (0, Sign::Plus) => {}
                (0, Sign::Minus) => out.push('-'),
                (_, Sign::Plus) => out.push_str(" + "),
                (_, Sign::Minus) => out.push_str(" - "),
            }
            match self.program.constant(*part) {
                Some(value) if of_shares && !value.is_negative() => out.push_str(&share(value)),
                _ => out.push_str(&self.within(*part, Hold::Product)),
            }
        }
        out
    }

    fn product(&self, parts: &[NodeId]) -> String {
        parts.iter().map(|part| self.within(*part, Hold::Ratio)).collect::<Vec<_>>().join(" × ")
    }

    fn compare(&self, op: Compare, left: NodeId, right: NodeId) -> String {
        let of_share = is_share(self.program, left);
        let mut end = self.beside(right, of_share);
        if self.literal(right).is_some() && !self.points_of(left).is_empty() {
            end = format!("{end} {}", self.points_of(left));
        }
        let (left, right) = (self.within(left, Hold::Sum), end);
        match op {
            Compare::Equal => format!("{left} bằng {right}"),
            Compare::NotEqual => format!("{left} khác {right}"),
            Compare::AtLeast => format!("{left} từ {right} trở lên"),
            Compare::AtMost => format!("{left} từ {right} trở xuống"),
            Compare::Above => format!("{left} trên {right}"),
            Compare::Below => format!("{left} dưới {right}"),
        }
    }

    /// What a number is counted in, where a number beside it says so: points, and the unit of a field.
    fn points_of(&self, id: NodeId) -> &str {
        match self.program.node(id) {
            Some(Node::Published(Basis::Total | Basis::ScaledTo(_) | Basis::Pillar(_) | Basis::Row(_))) => "điểm",
            Some(Node::Field(field)) if !is_share(self.program, id) => {
                self.program.field(*field).and_then(|field| field.unit.as_deref()).unwrap_or_default()
            }
            _ => "",
        }
    }

    /// Conditions joined by one word; a condition that joins others stands in parentheses.
    fn conditions(&self, parts: &[NodeId], by: &str) -> String {
        let one = |part: &NodeId| match self.program.node(*part) {
            // A condition on records would be heard to go on.
            Some(Node::And(_) | Node::Or(_) | Node::Records { .. }) => format!("({})", self.text(*part)),
            _ => self.text(*part),
        };
        parts.iter().map(one).collect::<Vec<_>>().join(by)
    }

    /// A condition on a unit, behind “đơn vị”.
    pub fn about_unit(&self, id: NodeId) -> String {
        let text = self.text(id);
        match self.program.node(id) {
            Some(Node::IsOption { .. } | Node::Includes { .. }) => format!("có {text}"),
            Some(Node::Input(_) | Node::Property(_)) => format!("thuộc trường hợp {text}"),
            Some(Node::Not(inner)) => match self.program.node(*inner) {
                Some(Node::IsOption { .. } | Node::Includes { .. }) => format!("có {text}"),
                _ => text,
            },
            _ => format!("thuộc trường hợp: {text}"),
        }
    }

    fn not(&self, inner: NodeId) -> String {
        match self.program.node(inner) {
            Some(Node::IsOption { value, option }) => {
                format!("{} không phải là {}", self.text(*value), quoted(&self.option(*value, *option)))
            }
            Some(Node::Includes { value, option }) => {
                format!("{} không gồm {}", self.text(*value), quoted(&self.option(*value, *option)))
            }
            Some(Node::Input(_) | Node::Property(_) | Node::Field(_)) => format!("không thuộc trường hợp {}", self.text(inner)),
            _ => format!("không thuộc trường hợp ({})", self.text(inner)),
        }
    }

    /// The head of a tier.
    pub fn test(&self, subject: NodeId, test: &Test, of_share: bool, unit: &str) -> String {
        match test {
            Test::Within(bounds) => self.bounds(bounds, of_share, unit),
            Test::Equals(values) => {
                let one = |value: &Exact| if of_share { share(value) } else { number(value) };
                let values = values.iter().map(one).collect::<Vec<_>>().join(" hoặc ");
                if unit.is_empty() { values } else { format!("{values} {unit}") }
            }
            Test::Options(options) => options.iter().map(|option| self.option(subject, *option)).collect::<Vec<_>>().join("; hoặc "),
            Test::Truth(truth) => if *truth { "có" } else { "không" }.to_owned(),
        }
    }

    /// A range in words.
    pub fn bounds(&self, bounds: &Bounds, of_share: bool, unit: &str) -> String {
        let end = |end: Option<(NodeId, bool)>| end.map(|(node, closed)| (self.beside(node, of_share), closed));
        range(end(bounds.low), end(bounds.high), unit)
    }

    fn listed(&self, of: &[Basis], need: Need, bounds: &Bounds, share: bool) -> String {
        let codes: Vec<String> = of
            .iter()
            .map(|basis| match basis {
                Basis::Row(id) => self.program.row(*id).map(|row| row.code.to_string()).unwrap_or_default(),
                other => self.basis(other),
            })
            .collect();
        let level = of.iter().find_map(|basis| match basis {
            Basis::Row(id) => self.program.row(*id).map(|row| row.level),
            _ => None,
        });
        let name = match level {
            Some(RowLevel::Group) => "nhóm",
            Some(RowLevel::Main) => "chỉ số chính",
            Some(RowLevel::Component | RowLevel::Extra) => "chỉ số thành phần",
            None => "trụ cột",
        };
        let bounds = if share { self.bounds(bounds, true, "điểm tối đa áp dụng") } else { self.bounds(bounds, false, "điểm") };
        let codes = codes.join("; ");
        match need {
            Need::All => format!("mọi {name} ({codes}) đều đạt {bounds}"),
            Need::None => format!("không {name} nào ({codes}) {bounds}"),
            Need::AtLeast(least) => format!("ít nhất {least} {name} (trong {codes}) đạt {bounds}"),
        }
    }

    /// A list, with which of its records count.
    fn of_list(&self, list: ListId, when: Option<NodeId>) -> String {
        let Some(list) = self.program.list(list) else { return String::new() };
        match when {
            Some(when) => format!("{} thuộc danh sách {} mà {}", list.counts, quoted(&list.about), self.of_record(when)),
            None => format!("{} thuộc danh sách {}", list.counts, quoted(&list.about)),
        }
    }

    /// A condition on a record: several tests stand in parentheses.
    fn of_record(&self, id: NodeId) -> String {
        match self.program.node(id) {
            Some(Node::And(_) | Node::Or(_)) => format!("({})", self.text(id)),
            _ => self.text(id),
        }
    }

    /// A number that the records of a list come to.
    pub fn records(&self, list: ListId, what: Aggregate, when: Option<NodeId>) -> Option<String> {
        let of = self.of_list(list, when);
        match what {
            Aggregate::Count => Some(format!("số {of}")),
            Aggregate::Sum(node) => Some(format!("tổng {} của các {of}", self.text(node))),
            Aggregate::Mean(node) => Some(format!("bình quân {} của các {of}", self.text(node))),
            Aggregate::Every(_) | Aggregate::Any => None,
        }
    }

    /// A condition on the records of a list.
    fn asked(&self, list: ListId, what: Aggregate, when: Option<NodeId>) -> String {
        let of = self.of_list(list, when);
        match what {
            Aggregate::Every(node) => format!("mọi {of} đều {}", self.of_record(node)),
            Aggregate::Any => format!("có ít nhất một {of}"),
            Aggregate::Count | Aggregate::Sum(_) | Aggregate::Mean(_) => self.records(list, what, when).unwrap_or_default(),
        }
    }
}

/// In the quotes of an official text.
pub(super) fn quoted(text: &str) -> String {
    format!("“{text}”")
}
