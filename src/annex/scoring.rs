//! How a row comes to its points, in the lines that the annex prints under “Cách xác định và tính điểm”.
//!
//! The shapes that annexes know (a ratio, tiers, cases, items, so many points each, what is taken off) have sentences of their own; any other
//! formula is written out.

use super::numbers::{capitalised, number, points, share};
use super::words::Words;
use crate::formula::is_share;
use crate::ir::{Aggregate, Extra, InputKind, ItemNode, Node, NodeId, Row, Test, Tier};
use crate::quantity::Exact;
use crate::syntax::tree::Sign;

/// The heads of the last line of a table.
const REST: &str = "Còn lại";

impl Words<'_> {
    /// The lines of a formula in points.
    pub(super) fn scoring(&self, row: &Row, id: NodeId) -> Vec<String> {
        let mut limits = Vec::new();
        // The rounding of the row is said in a line of its own.
        let mut at = match self.program.node(id) {
            Some(Node::Rounded { value, rounding }) if row.rounding == Some(*rounding) => *value,
            _ => id,
        };
        // The outer limit is applied last, so it is said last.
        while let Some((value, limit)) = self.limit(at) {
            limits.insert(0, limit);
            at = value;
        }
        let whole = |limits: &[String]| format!("Điểm của dòng này {}.", limits.join(", "));
        match self.program.node(at) {
            Some(Node::Gate { when, value, otherwise }) => {
                let mut lines = vec![format!("Chỉ chấm khi {}; nếu không thì {}.", self.text(*when), self.worth(*otherwise))];
                lines.extend(self.scoring(row, *value));
                lines.extend((!limits.is_empty()).then(|| whole(&limits)));
                lines
            }
            Some(Node::Tiers { subject, rows, otherwise }) => {
                let mut lines = self.tiers(row, *subject, rows, otherwise.map(|(value, _)| value));
                lines.extend((!limits.is_empty()).then(|| whole(&limits)));
                lines
            }
            Some(Node::Cases { rows, otherwise }) => {
                let mut lines = self.cases(rows, *otherwise);
                lines.extend((!limits.is_empty()).then(|| whole(&limits)));
                lines
            }
            Some(Node::Items { items, .. }) if matches!(items.as_slice(), [ItemNode { when: None, label: None, .. }]) => {
                // One item alone is the points.
                let Some(item) = items.first() else { return Vec::new() };
                let wrapped = self.scoring(row, item.value);
                match (wrapped.as_slice(), limits.is_empty()) {
                    ([only], false) => vec![format!("{}, {}.", only.trim_end_matches('.'), limits.join(", "))],
                    (_, true) => wrapped,
                    (_, false) => wrapped.into_iter().chain([whole(&limits)]).collect(),
                }
            }
            Some(Node::Items { items, best }) => {
                let mut lines = self.graded(items).unwrap_or_else(|| self.listed_items(row, items, *best));
                lines.extend((!limits.is_empty()).then(|| whole(&limits)));
                lines
            }
            Some(Node::Input(input)) => {
                let mut lines: Vec<String> =
                    self.program.input(*input).and_then(|input| self.entered(row, &input.kind)).into_iter().collect();
                if lines.is_empty() {
                    lines.push(format!("Điểm = {}.", self.text(at)));
                }
                lines.extend((!limits.is_empty()).then(|| whole(&limits)));
                lines
            }
            Some(Node::Sum(parts)) => match self.taken_off(parts) {
                Some(mut lines) => {
                    lines.extend((!limits.is_empty()).then(|| whole(&limits)));
                    lines
                }
                None => vec![self.formula(at, &limits)],
            },
            Some(Node::Constant(value)) if limits.is_empty() => vec![format!("{}.", capitalised(&points(value)))],
            _ => vec![self.formula(at, &limits)],
        }
    }

    /// Points that people give.
    pub(super) fn entered(&self, row: &Row, kind: &InputKind) -> Option<String> {
        let InputKind::Points { by, low, high, step } = kind else { return None };
        let to = match (high, row.maximum.points()) {
            (Some(high), _) => format!(" đến {}", points(high)),
            (None, Some(maximum)) => format!(" đến điểm tối đa áp dụng ({})", points(maximum)),
            (None, None) => " điểm trở lên".to_owned(),
        };
        let step = step.as_ref().map(|step| format!(", bước {}", points(step))).unwrap_or_default();
        Some(format!("{} chấm, từ {}{to}{step}.", capitalised(by), number(low)))
    }

    /// A condition at the head of a line: what is asked alone needs no quotes.
    fn line_head(&self, id: NodeId) -> String {
        let text = self.text(id);
        let alone = matches!(self.program.node(id), Some(Node::Input(_) | Node::Property(_)));
        let bare = text.strip_prefix('“').and_then(|text| text.strip_suffix('”')).filter(|_| alone);
        capitalised(bare.unwrap_or(&text))
    }

    /// A limit around a value, and the value.
    fn limit(&self, id: NodeId) -> Option<(NodeId, String)> {
        match self.program.node(id)? {
            Node::Cap { value, limit } => Some((*value, format!("không quá {}", self.worth(*limit)))),
            Node::Floor { value, limit } => Some((*value, format!("không dưới {}", self.worth(*limit)))),
            _ => None,
        }
    }

    /// `Điểm = a/b × 20.` A ratio to a target says from where on all points are given.
    fn formula(&self, id: NodeId, limits: &[String]) -> String {
        let limited = |text: String| std::iter::once(text).chain(limits.iter().cloned()).collect::<Vec<_>>().join(", ");
        if let Some(each) = self.each(id) {
            return format!("{}.", limited(capitalised(&each)));
        }
        if let Some((text, from, full)) = self.against_target(id) {
            let whole = self.row.and_then(|row| self.program.row(row)).and_then(|row| row.maximum.points()) == Some(&full);
            let full = if whole { format!("điểm tối đa ({})", points(&full)) } else { points(&full) };
            return format!("Điểm = {}; {from} được {full}.", limited(text));
        }
        format!("Điểm = {}.", limited(self.text(id)))
    }

    /// A ratio to a target, at most 1, times points: the formula, what reaches the target, and what that is worth.
    fn against_target(&self, id: NodeId) -> Option<(String, String, Exact)> {
        let Some(Node::Product(parts)) = self.program.node(id) else { return None };
        let [one, other] = parts.as_slice() else { return None };
        for (reached, full) in [(one, other), (other, one)] {
            let Some(Node::Cap { value, limit }) = self.program.node(*reached) else { continue };
            let Some(Node::Quotient { over, by }) = self.program.node(*value) else { continue };
            let (Some(limit), Some(full)) = (self.program.constant(*limit), self.program.constant(*full)) else { continue };
            if *limit != Exact::one() {
                continue;
            }
            let target = self.beside(*by, is_share(self.program, *over));
            let text = format!("{} × {}", self.text(*value), number(full));
            return Some((text, format!("{} từ {target} trở lên", self.text(*over)), full.clone()));
        }
        None
    }

    /// What a row of a table, an item or a rest is worth.
    fn worth(&self, id: NodeId) -> String {
        if let Some((value, limit)) = self.limit(id) {
            return format!("{}, {limit}", self.worth(value));
        }
        if let Some(text) = self.fraction_of_maximum(id).or_else(|| self.each(id)).or_else(|| self.further(id)) {
            return text;
        }
        match self.program.node(id) {
            Some(Node::Constant(value)) => points(value),
            Some(Node::Negative(value)) => format!("trừ {}", self.worth(*value)),
            _ => match self.against_target(id) {
                Some((text, from, full)) => format!("{text} điểm ({from} được {})", points(&full)),
                None => format!("{} điểm", self.text(id)),
            },
        }
    }

    /// `1/2 điểm tối đa (5 điểm)`
    fn fraction_of_maximum(&self, id: NodeId) -> Option<String> {
        let maximum = self.row.and_then(|row| self.program.row(row))?.maximum.points()?;
        let Some(Node::Product(parts)) = self.program.node(id) else { return None };
        let [part, of] = parts.as_slice() else { return None };
        if self.program.constant(*of) != Some(maximum) {
            return None;
        }
        let value = self.constant(id)?;
        let part = match self.program.node(*part) {
            Some(Node::Constant(part)) => share(part),
            _ => self.text(*part),
        };
        Some(format!("{part} điểm tối đa ({})", points(&value)))
    }

    /// What a node of constants comes to.
    fn constant(&self, id: NodeId) -> Option<Exact> {
        match self.program.node(id)? {
            Node::Constant(value) => Some(value.clone()),
            Node::Product(parts) => parts.iter().try_fold(Exact::one(), |product, part| Some(product.times(&self.constant(*part)?))),
            Node::Quotient { over, by } => self.constant(*over)?.over(&self.constant(*by)?),
            _ => None,
        }
    }

    /// `mỗi người (a) được 0,4 điểm`, `cứ đủ 1.000 người (a) được 0,5 điểm, phần lẻ không tính`
    fn each(&self, id: NodeId) -> Option<String> {
        let (what, value) = self.counted(id)?;
        let deducts = self.row.and_then(|row| self.program.row(row)).is_some_and(|row| row.extra == Some(Extra::Deduction));
        let verb = if deducts { "trừ" } else { "được" };
        Some(format!("{what} {verb} {}{}", points(value), self.rest_of(id)))
    }

    /// What is counted, and the points for each.
    fn counted(&self, id: NodeId) -> Option<(String, &Exact)> {
        let Some(Node::Product(parts)) = self.program.node(id) else { return None };
        let [of, each] = parts.as_slice() else { return None };
        let value = self.program.constant(*each)?;
        let what = match self.program.node(*of)? {
            Node::WholeSteps { value, step } => {
                let step = if is_share(self.program, *value) { share(step) } else { number(step) };
                match self.unit(*value) {
                    Some(unit) => format!("cứ đủ {step} {unit} ({})", self.text(*value)),
                    None => format!("cứ đủ {step} của {}", self.inside(*value)),
                }
            }
            Node::Input(_) | Node::Records { .. } if !is_share(self.program, *of) => {
                format!("mỗi {} ({})", self.unit(*of)?, self.text(*of))
            }
            _ => return None,
        };
        Some((what, value))
    }

    fn rest_of(&self, id: NodeId) -> &'static str {
        let Some(Node::Product(parts)) = self.program.node(id) else { return "" };
        match parts.first().and_then(|of| self.program.node(*of)) {
            Some(Node::WholeSteps { .. }) => ", phần lẻ không tính",
            _ => "",
        }
    }

    /// `10 điểm; cứ thêm đủ 1.000 hồ sơ kể từ 10.000 được thêm 1 điểm`: points that grow from the end of the tier below.
    fn further(&self, id: NodeId) -> Option<String> {
        let Some(Node::Sum(parts)) = self.program.node(id) else { return None };
        let [(Sign::Plus, base), (Sign::Plus, more)] = parts.as_slice() else { return None };
        let base = self.program.constant(*base)?;
        let Some(Node::Product(factors)) = self.program.node(*more) else { return None };
        let [steps, each] = factors.as_slice() else { return None };
        let each = self.literal(*each)?;
        let (beyond, step, whole) = match self.program.node(*steps)? {
            Node::WholeSteps { value, step } => (*value, step, true),
            Node::Quotient { over, by } => (*over, self.program.constant(*by)?, false),
            _ => return None,
        };
        let Some(Node::Sum(ends)) = self.program.node(beyond) else { return None };
        let [(Sign::Plus, subject), (Sign::Minus, start)] = ends.as_slice() else { return None };
        let start = self.program.constant(*start)?;
        let of_share = is_share(self.program, *subject);
        let one = |value: &Exact| if of_share { share(value) } else { number(value) };
        let unit = self.unit(*subject).map(|unit| format!(" {unit}")).unwrap_or_default();
        let (enough, rest) = if whole { ("đủ ", "phần lẻ không tính") } else { ("", "phần lẻ tính theo tỷ lệ") };
        let (word, each) = if each.is_negative() { ("bớt", each.negated()) } else { ("thêm", each) };
        Some(format!("{}, cứ thêm {enough}{}{unit} kể từ {} thì {word} {}, {rest}", points(base), one(step), one(start), points(&each)))
    }

    /// What a figure counts.
    fn unit(&self, id: NodeId) -> Option<String> {
        match self.program.node(id)? {
            Node::Input(input) => self.program.input(*input)?.unit.clone(),
            Node::Field(field) => self.program.field(*field)?.unit.clone(),
            Node::Records { list, what: Aggregate::Count, .. } => Some(self.program.list(*list)?.counts.clone()),
            Node::Records { what: Aggregate::Sum(of) | Aggregate::Mean(of), .. } => match self.program.node(*of)? {
                Node::Field(field) => self.program.field(*field)?.unit.clone(),
                _ => None,
            },
            _ => None,
        }
    }

    /// A table: what it is about, and a line for each tier.
    fn tiers(&self, row: &Row, subject: NodeId, rows: &[Tier], otherwise: Option<NodeId>) -> Vec<String> {
        let direction = row.direction.as_ref().filter(|(of, _)| *of == subject);
        let direction = direction.map(|(_, at)| format!(" ({})", super::figures::direction_words(at.value))).unwrap_or_default();
        let of_share = is_share(self.program, subject);
        let lead = match self.program.node(subject) {
            Some(Node::Input(id)) if self.figures.bare == Some(*id) => self.described(*id),
            Some(Node::Input(id)) => self.asked_for(*id).unwrap_or_else(|| format!("Theo {}", self.text(subject))),
            Some(Node::Property(_)) => format!("Theo {}", self.text(subject)),
            _ if of_share => format!("Theo tỷ lệ {}", self.text(subject)),
            _ => format!("Theo {}", self.text(subject)),
        };
        let unit = if of_share { String::new() } else { self.unit(subject).unwrap_or_default() };
        let tiers = rows.iter().map(|tier| (self.head(subject, &tier.test, of_share, &unit), self.worth(tier.value)));
        let rest = otherwise.map(|value| (REST.to_owned(), self.worth(value)));
        let lines = tiers.chain(rest).map(|(head, worth)| format!("- {head}: {worth}"));
        std::iter::once(format!("{lead}{direction}:")).chain(ended(lines.collect())).collect()
    }

    fn head(&self, subject: NodeId, test: &Test, of_share: bool, unit: &str) -> String {
        capitalised(&self.test(subject, test, of_share, unit))
    }

    /// What the form asks, where a table is about a choice or yes and no.
    fn asked_for(&self, id: crate::ir::InputId) -> Option<String> {
        let input = self.program.input(id)?;
        match input.kind {
            InputKind::YesNo | InputKind::Choice(_) if input.row == self.row => {
                Some(super::figures::title_of(&input.name, input.about.as_deref()))
            }
            _ => None,
        }
    }

    /// Cases, from the top: the first that holds counts.
    fn cases(&self, rows: &[(NodeId, NodeId)], otherwise: Option<NodeId>) -> Vec<String> {
        let lines = rows.iter().map(|(when, value)| (self.line_head(*when), self.worth(*value)));
        let rest = otherwise.map(|value| (REST.to_owned(), self.worth(value)));
        let lines: Vec<String> = lines.chain(rest).map(|(head, worth)| format!("- {head}: {worth}")).collect();
        let lead =
            if rows.len() > 1 { "Xét lần lượt từ trên xuống, lấy trường hợp đúng đầu tiên:" } else { "Điểm:" };
        std::iter::once(lead.to_owned()).chain(ended(lines)).collect()
    }

    /// Items that add up, or of which the best counts.
    fn listed_items(&self, row: &Row, items: &[ItemNode], best: bool) -> Vec<String> {
        if let [ItemNode { when: Some(when), label: None, value, .. }] = items {
            let lead = if row.extra == Some(Extra::Deduction) { "Số điểm trừ:" } else { "Điểm:" };
            let lines =
                vec![format!("- {}: {}", self.line_head(*when), self.worth(*value)), format!("- {REST}: {}", points(&Exact::zero()))];
            return std::iter::once(lead.to_owned()).chain(ended(lines)).collect();
        }
        let lead = if best {
            "Điểm bằng mục cao nhất trong các mục sau:"
        } else {
            match row.extra {
                Some(Extra::Deduction) => "Số điểm trừ bằng tổng các mục sau:",
                _ => "Điểm bằng tổng các mục sau:",
            }
        };
        let lines: Vec<String> = items
            .iter()
            .map(|item| {
                let worth = match self.program.node(item.value) {
                    Some(Node::Tiers { .. } | Node::Cases { .. } | Node::Gate { .. } | Node::Items { .. }) => {
                        format!("điểm lấy {}", self.text(item.value))
                    }
                    _ => self.worth(item.value),
                };
                match (&item.label, item.when) {
                    (Some(label), Some(when)) => format!("- {}, khi {}: {worth}", capitalised(label), self.text(when)),
                    (Some(label), None) => format!("- {}: {worth}", capitalised(label)),
                    (None, Some(when)) => format!("- {}: {worth}", self.line_head(when)),
                    (None, None) => format!("- {}", capitalised(&worth)),
                }
            })
            .collect();
        std::iter::once(lead.to_owned()).chain(ended(lines)).collect()
    }

    /// Criteria that are all graded alike: the grades are said once.
    fn graded(&self, items: &[ItemNode]) -> Option<Vec<String>> {
        let grades: Option<Vec<Vec<String>>> = items
            .iter()
            .map(|item| match (item.when, &item.label, self.program.node(item.value)) {
                (None, Some(_), Some(Node::Tiers { subject, rows, otherwise: None })) => Some(
                    rows.iter().map(|tier| format!("{} {}", self.test(*subject, &tier.test, false, ""), self.worth(tier.value))).collect(),
                ),
                _ => None,
            })
            .collect();
        let grades = grades?;
        let first = grades.first()?;
        if items.len() < 2 || grades.iter().any(|other| other != first) {
            return None;
        }
        let lead = format!("Tổng điểm của {} tiêu chí, mỗi tiêu chí: {}:", items.len(), first.join("; ").to_lowercase());
        let lines = items.iter().filter_map(|item| item.label.as_ref()).map(|label| format!("- {label}")).collect();
        Some(std::iter::once(lead).chain(ended(lines)).collect())
    }

    /// What is taken from the maximum, a line each.
    fn taken_off(&self, parts: &[(Sign, NodeId)]) -> Option<Vec<String>> {
        let ((Sign::Plus, full), rest) = parts.split_first()? else { return None };
        let full = self.program.constant(*full)?;
        if rest.is_empty() || rest.iter().any(|(sign, _)| *sign == Sign::Plus) {
            return None;
        }
        let lines: Option<Vec<String>> = rest
            .iter()
            .map(|(_, part)| {
                let (mut inner, mut limits) = (*part, Vec::new());
                while let Some((value, limit)) = self.limit(inner) {
                    limits.insert(0, format!(", tổng số bị trừ {limit}"));
                    inner = value;
                }
                let (what, value) = self.counted(inner)?;
                Some(format!("- {} trừ {}{}{}", capitalised(&what), points(value), self.rest_of(inner), limits.concat()))
            })
            .collect();
        let lines = ended(lines?);
        Some(std::iter::once(format!("Bắt đầu từ {}:", points(full))).chain(lines).collect())
    }
}

/// Lines of a list: a semicolon behind each, a full stop behind the last.
pub(super) fn ended(lines: Vec<String>) -> Vec<String> {
    let last = lines.len().saturating_sub(1);
    lines.into_iter().enumerate().map(|(index, line)| format!("{line}{}", if index == last { "." } else { ";" })).collect()
}
