//! What is declared under which name. Names compare folded, so `Hồ_sơ` and `hồ_sơ` are one.

use std::collections::{HashMap, HashSet};

use super::expr::literal_text;
use super::{Checker, Outline};
use crate::code::Code;
use crate::diagnostic::{Fault, ListFault, NameFault, NameKind, Role, TypeFault};
use crate::ir::{Bounds, Choice, FieldId, Input, InputId, InputKind, Limit, ListId, NodeId, Property, PropertyId, PropertyKind, RowId};
use crate::name::{all_nearest, fold};
use crate::quantity::{self, Exact, Style};
use crate::source::{At, Span};
use crate::syntax::tree::{Block, ClauseKind, Expr, ExprKind, Head, InputText, InputType, Literal, Mark, OptionText, PropertyType, Range};

/// A ratio up to this may be meant as so many times the whole.
const MOST_TIMES: i64 = 5;

/// Names and what they stand for.
#[derive(Default)]
pub(super) struct Names {
    /// Rows by code.
    pub rows: HashMap<Code, RowId>,
    /// Inputs by folded name; several rows may use one name.
    pub inputs: HashMap<String, Vec<InputId>>,
    /// Inputs by row and folded name.
    pub own: HashMap<(RowId, String), InputId>,
    /// Properties by folded name.
    pub properties: HashMap<String, PropertyId>,
    /// The other spellings of inputs that were said.
    pub spellings: HashSet<(InputId, String)>,
    /// Which inputs some sentence uses.
    pub used: Vec<bool>,
    /// Lists by folded name.
    pub lists: HashMap<String, ListId>,
    /// Lists of which some sentence asks.
    pub used_lists: HashSet<ListId>,
    /// Fields that some sentence reads.
    pub used_fields: HashSet<FieldId>,
    /// Whether a name that is looked up now counts as used.
    pub counting: bool,
}

impl Names {
    /// The input of a row under a folded name.
    pub fn input_in(&self, folded: &str, row: RowId) -> Option<InputId> {
        self.own.get(&(row, folded.to_owned())).copied()
    }
}

/// An input, its domain as written, and its row.
pub(super) type InputDomain<'o> = (InputId, &'o At<Range>, Option<RowId>);

impl Checker<'_> {
    /// The unit kind and the properties of units.
    pub(super) fn properties(&mut self, outline: &Outline<'_>) {
        for block in &outline.unit_kinds {
            if let (Some(Head::UnitKind(title)), None) = (&block.head, &self.program.set.unit_kind) {
                self.program.set.unit_kind = Some(title.value.clone());
            }
            let clauses = super::clauses::fitting(block, self.findings);
            self.program.set.inferred_beside.extend(super::inferred(block, &clauses));
            for clause in clauses {
                if let ClauseKind::Property { name, about, kind } = &clause.kind {
                    self.property(name, about.as_ref(), kind);
                }
            }
        }
    }

    fn property(&mut self, name: &At<String>, about: Option<&At<String>>, kind: &PropertyType) {
        let folded = fold(&name.value);
        if self.names.properties.contains_key(&folded) {
            let fault = NameFault::Doubled { name: name.value.clone(), kind: NameKind::Property };
            return self.report(name.span, Fault::Name(fault));
        }
        let kind = match kind {
            PropertyType::YesNo => PropertyKind::YesNo,
            PropertyType::Choice(options) => PropertyKind::Choice(self.options(options)),
            PropertyType::Several(options) => PropertyKind::Several(self.options(options)),
            PropertyType::Text => PropertyKind::Text,
        };
        let id = PropertyId::of(self.program.properties.len());
        let about = about.map(|about| about.value.clone());
        self.program.properties.push(Property { name: name.value.clone(), about, kind, span: name.span });
        self.names.properties.insert(folded, id);
    }

    pub(super) fn options(&mut self, options: &[OptionText]) -> Vec<Choice> {
        let mut out: Vec<Choice> = Vec::new();
        for option in options {
            if out.iter().any(|known| fold(&known.name) == fold(&option.name.value)) {
                let fault = NameFault::Doubled { name: option.name.value.clone(), kind: NameKind::Option };
                self.report(option.name.span, Fault::Name(fault));
                continue;
            }
            out.push(Choice { name: option.name.value.clone(), about: option.about.as_ref().map(|about| about.value.clone()) });
        }
        out
    }

    /// The inputs of all rows, and the domains that are read once every name is known: they may name each other.
    pub(super) fn inputs<'o>(&mut self, outline: &Outline<'o>) -> Vec<InputDomain<'o>> {
        let mut domains = Vec::new();
        let mut blocks: Vec<(&Block, Option<RowId>)> = outline.commons.iter().map(|block| (*block, None)).collect();
        blocks.extend(self.row_blocks(outline).into_iter().map(|(block, row)| (block, Some(row))));
        for (block, row) in blocks {
            let own = if row.is_none() { super::clauses::fitting(block, self.findings) } else { block.clauses.iter().collect() };
            if row.is_none() {
                self.program.set.inferred_beside.extend(super::inferred(block, &own));
            }
            for clause in own {
                match &clause.kind {
                    ClauseKind::Input(text) => {
                        if let (Some(id), Some(domain)) = (self.input(text, row), &text.domain) {
                            domains.push((id, domain, row));
                        }
                    }
                    ClauseKind::Criterion { name, title } => self.criterion(block, name, title, row),
                    _ => {}
                }
            }
        }
        domains
    }

    /// The domains of the inputs. Of a row with one that cannot be read nothing is proved: its figures could be anything.
    pub(super) fn domains(&mut self, domains: Vec<InputDomain<'_>>) {
        for (id, range, row) in domains {
            let bounds = self.domain(id, range, row);
            if let Some(row) = row.filter(|_| bounds.is_none()).and_then(|row| self.program.rows.get_mut(row.index())) {
                row.broken = true;
            }
            if let Some(input) = self.program.inputs.get_mut(id.index()) {
                input.domain = bounds;
            }
        }
    }

    /// The blocks of rows that have an id.
    pub(super) fn row_blocks<'a>(&self, outline: &Outline<'a>) -> Vec<(&'a Block, RowId)> {
        let mut out = Vec::new();
        for (block, head, _) in &outline.rows {
            if let Some(row) = self.names.rows.get(&head.code.value)
                && self.program.row(*row).is_some_and(|row| row.span == head.span)
            {
                out.push((*block, *row));
            }
        }
        out
    }

    /// A ratio needs a range in percent, or a cell that lost its sign passes for eighty times the whole.
    pub(super) fn ratio_range(&mut self, text: &InputText, row: Option<RowId>) {
        if !matches!(text.kind, InputType::Ratio) {
            return;
        }
        let Some(domain) = &text.domain else {
            let fault = TypeFault::RatioDomain { name: text.name.value.clone() };
            return self.report_in(row, text.name.span, Fault::Type(fault));
        };
        if let Some((high, _)) = &domain.value.high {
            self.percent_lost(high, row);
        }
    }

    /// `từ 70 đến dưới 90%`: one end has its sign and the other lost it.
    pub(super) fn half_percent(&mut self, range: &Range, row: Option<RowId>) -> bool {
        let (Some((low, _)), Some((high, _))) = (&range.low, &range.high) else { return false };
        let marked = |end: &Expr| matches!(&end.kind, ExprKind::Number(literal) if literal.mark == Mark::Percent);
        match (marked(low), marked(high)) {
            (true, false) => self.percent_lost(high, row),
            (false, true) => self.percent_lost(low, row),
            _ => false,
        }
    }

    /// A bare number above 1 where a ratio is due.
    pub(super) fn percent_lost(&mut self, expr: &Expr, row: Option<RowId>) -> bool {
        let ExprKind::Number(literal) = &expr.kind else { return false };
        if literal.mark != Mark::None || Exact::from(literal.number) <= Exact::one() {
            return false;
        }
        self.report_percent_lost(expr.span, &[*literal], row);
        true
    }

    /// Bare numbers that were meant as percentages, or a few of them as so many times the whole.
    pub(super) fn report_percent_lost(&mut self, span: Span, literals: &[Literal], row: Option<RowId>) {
        let joined = |say: &dyn Fn(&Literal) -> String| literals.iter().map(say).collect::<Vec<_>>().join(" đến ");
        let text = joined(&|literal| literal_text(*literal));
        let percent = joined(&|literal| format!("{}%", literal_text(*literal)));
        let few = literals.iter().all(|literal| Exact::from(literal.number) <= Exact::from(MOST_TIMES));
        let times = few.then(|| joined(&|literal| quantity::percent(&Exact::from(literal.number), Style::people()).text));
        let fault = Fault::Type(TypeFault::PercentLost { text, percent: percent.clone(), times: times.clone() });
        let finding = crate::diagnostic::Finding::at(span, fault).fix(span, percent);
        let finding = times.into_iter().fold(finding, |finding, times| finding.fix(span, times));
        let subject = row.and_then(|row| self.program.row(row)).map(crate::ir::Row::subject);
        self.findings.push(match subject {
            Some(subject) => finding.about(subject),
            None => finding,
        });
    }

    fn input(&mut self, text: &InputText, row: Option<RowId>) -> Option<InputId> {
        self.ratio_range(text, row);
        let folded = fold(&text.name.value);
        if self.taken(&folded, row) {
            let fault = NameFault::Doubled { name: text.name.value.clone(), kind: NameKind::Input };
            self.report_in(row, text.name.span, Fault::Name(fault));
            return None;
        }
        let (kind, unit) = match &text.kind {
            InputType::Whole(unit) => (InputKind::Whole, unit.as_ref()),
            InputType::Decimal(unit) => (InputKind::Decimal, unit.as_ref()),
            InputType::Ratio => (InputKind::Ratio, None),
            InputType::YesNo => (InputKind::YesNo, None),
            InputType::Choice(options) => (InputKind::Choice(self.options(options)), None),
            InputType::Text => {
                self.report_in(row, text.name.span, Fault::List(ListFault::TextInput { name: text.name.value.clone() }));
                return None;
            }
        };
        let direction = self.input_direction(text, row);
        Some(self.add_input(Input {
            row,
            common: row.is_none(),
            name: text.name.value.clone(),
            about: text.about.as_ref().map(|about| about.value.clone()),
            kind,
            unit: unit.map(|unit| unit.value.clone()),
            domain: None,
            domain_text: String::new(),
            direction,
            span: text.name.span,
        }))
    }

    /// Whether a row, or what is common to all units, has an input of a name.
    pub(super) fn taken(&self, folded: &str, row: Option<RowId>) -> bool {
        match row {
            Some(row) => self.names.input_in(folded, row).is_some(),
            None => self.names.inputs.get(folded).is_some_and(|known| !known.is_empty()),
        }
    }

    /// Adds an input under its name.
    pub(super) fn add_input(&mut self, input: Input) -> InputId {
        let id = InputId::of(self.program.inputs.len());
        if !matches!(input.kind, InputKind::Points { .. }) {
            let folded = fold(&input.name);
            if let Some(row) = input.row {
                self.names.own.insert((row, folded.clone()), id);
            }
            self.names.inputs.entry(folded).or_default().push(id);
        }
        self.names.used.push(false);
        self.program.inputs.push(input);
        id
    }

    /// A name that is looked up in another spelling than it is declared in.
    fn spelt(&mut self, id: InputId, name: &At<String>, row: Option<RowId>) {
        let Some(first) = self.program.input(id).map(|input| input.name.clone()).filter(|first| *first != name.value) else { return };
        let here = name.value.clone();
        if self.names.spellings.insert((id, here.clone())) {
            self.report_in(row, name.span, Fault::Name(NameFault::Spellings { here, first }));
        }
    }

    fn domain(&mut self, id: InputId, range: &At<Range>, row: Option<RowId>) -> Option<Bounds> {
        let input = self.program.input(id)?;
        let (whole, span, name) = (input.kind == InputKind::Whole, range.span, input.name.clone());
        let numeric = matches!(input.kind, InputKind::Whole | InputKind::Decimal | InputKind::Ratio);
        let own = self.input_kind(id);
        // A domain that names another input of a row does not use it: what an agency reports must still enter some score. A figure common to
        // all units that only bounds what they report has done its work.
        self.names.counting = false;
        let bounds = self.bounds(&range.value, &own, row);
        self.names.counting = true;
        let bounds = bounds?;
        if bounds.low.iter().chain(&bounds.high).any(|(node, _)| Limit::of(&self.program, *node).is_none()) {
            self.report_in(row, span, Fault::Type(TypeFault::DomainEnd { name }));
            return None;
        }
        let constant = |end: &Option<(NodeId, bool)>| end.and_then(|(node, _)| self.program.constant(node).cloned());
        let (low, high) = (constant(&bounds.low), constant(&bounds.high));
        let fractional = whole && [&low, &high].into_iter().flatten().any(|end: &Exact| !end.is_integer());
        let empty = matches!((&low, &high), (Some(low), Some(high)) if low > high);
        let text = self.domain_text(&range.value);
        if !numeric || fractional || empty {
            self.report_in(row, span, Fault::Type(TypeFault::Domain { text }));
            return None;
        }
        if let Some(input) = self.program.inputs.get_mut(id.index()) {
            input.domain_text = text;
        }
        Some(bounds)
    }

    /// Looks a name up: names of the row, then properties, then what is common to all units or stands in a row above. A figure of any other
    /// row must be said with its code: a declaration that was lost would be read from elsewhere in silence. Outside of rows a name that only
    /// one row has will do.
    pub(super) fn look_up(&mut self, name: &At<String>, of: Option<&At<Code>>, row: Option<RowId>) -> Option<Found> {
        let folded = fold(&name.value);
        let asking = row;
        let row = match of {
            Some(code) => Some(self.row_of(code)?),
            None => row,
        };
        if let Some(id) = row.and_then(|row| self.names.input_in(&folded, row)) {
            self.spelt(id, name, row);
            return Some(self.use_input(id));
        }
        if of.is_none() {
            if let Some(id) = self.names.properties.get(&folded) {
                return Some(Found::Property(*id));
            }
            match self.names.inputs.get(&folded).map(Vec::as_slice) {
                Some([only]) => {
                    let id = *only;
                    if let Some((from, code)) = self.beyond(id, row) {
                        self.other_row(id, name, code, row, from);
                        return None;
                    }
                    self.spelt(id, name, row);
                    return Some(self.use_input(id));
                }
                Some(several) => {
                    let rows = several.iter().filter_map(|id| self.program.input(*id)?.row);
                    let rows = rows.filter_map(|id| self.program.row(id)).map(|row| row.code.to_string()).collect();
                    let fault = NameFault::Ambiguous { name: name.value.clone(), rows };
                    self.report_in(row, name.span, Fault::Name(fault));
                    return None;
                }
                None => {}
            }
            if self.bare_list(name, row) {
                return None;
            }
        }
        // The name is right, and the code is that of another row.
        if let Some(code) = of
            && let Some(known) = self.names.inputs.get(&folded)
        {
            let rows = known.iter().filter_map(|id| self.program.input(*id)?.row).filter_map(|id| self.program.row(id));
            let rows: Vec<String> = rows.map(|row| row.code.to_string()).collect();
            if !rows.is_empty() {
                let fault = NameFault::NotInRow { name: name.value.clone(), code: code.value.to_string(), rows: rows.clone() };
                self.report_in(asking, code.span, Fault::Name(fault));
                if let ([only], Some(finding)) = (rows.as_slice(), self.findings.iter_mut().last()) {
                    *finding = finding.clone().fix(code.span, only.clone());
                }
                return None;
            }
        }
        if !self.incomplete {
            let near = self.near_names(&name.value, row);
            let declared = self.use_near(&near, row);
            self.unknown(name.span, &name.value, NameKind::Input, near, row);
            if let Some(finding) = self.findings.iter_mut().last() {
                *finding = declared.into_iter().fold(finding.clone(), |finding, place| finding.label(place, Role::Declared));
            }
        }
        None
    }

    /// The row that an input belongs to, where that is neither the row in hand nor one above it.
    fn beyond(&self, id: InputId, row: Option<RowId>) -> Option<(Span, Code)> {
        let (own, input) = (row?, self.program.input(id)?);
        let from = input.row?;
        let above = std::iter::successors(Some(own), |row| self.program.row(*row)?.parent).any(|row| row == from);
        if above { None } else { Some((input.span, self.program.row(from)?.code.clone())) }
    }

    /// A bare name that only another row declares. There is no mend to be put in by itself: the line that is missing here only a person can write.
    fn other_row(&mut self, id: InputId, name: &At<String>, code: Code, row: Option<RowId>, declared: Span) {
        // Neither figure is said to be unused as well.
        self.use_input(id);
        let near = all_nearest(&name.value, self.program.inputs.iter().filter(|input| input.row == row).map(|input| input.name.as_str()));
        let near: Vec<String> = near.into_iter().map(str::to_owned).collect();
        self.use_near(&near, row);
        let fault = NameFault::OtherRow { name: name.value.clone(), row: code.to_string(), near: near.into_iter().next() };
        let finding = crate::diagnostic::Finding::at(name.span, Fault::Name(fault)).label(declared, Role::Declared);
        self.findings.push(match row.and_then(|row| self.program.row(row)) {
            Some(row) => finding.about(row.subject()),
            None => finding,
        });
    }

    fn use_input(&mut self, id: InputId) -> Found {
        let common = self.program.input(id).is_some_and(|input| input.common);
        if let Some(used) = self.names.used.get_mut(id.index()).filter(|_| common || self.names.counting) {
            *used = true;
        }
        Found::Input(id)
    }

    fn near_names(&self, name: &str, row: Option<RowId>) -> Vec<String> {
        let fields = self.record.and_then(|list| self.program.list(list)).map(|list| list.fields.as_slice()).unwrap_or_default();
        let own = self.program.inputs.iter().filter(|input| input.row == row).map(|input| input.name.as_str());
        let properties = self.program.properties.iter().map(|property| property.name.as_str());
        let others = self.program.inputs.iter().map(|input| input.name.as_str());
        let mut found = all_nearest(name, fields.iter().map(|field| field.name.as_str()));
        for more in [all_nearest(name, own), all_nearest(name, properties), all_nearest(name, others)] {
            if found.is_empty() {
                found = more;
            }
        }
        if found.is_empty() {
            found = longer_names(name, self.program.inputs.iter().map(|input| input.name.as_str()));
        }
        found.into_iter().map(str::to_owned).collect()
    }

    /// A figure that was probably meant is not said to be unused as well: the wrong name is the cause, at either of the two places.
    fn use_near(&mut self, near: &[String], row: Option<RowId>) -> Vec<Span> {
        let mut places = Vec::new();
        for (input, used) in self.program.inputs.iter().zip(&mut self.names.used) {
            if (input.common || input.row == row) && near.contains(&input.name) && !*used {
                *used = true;
                places.push(input.span);
            }
        }
        places
    }

    /// Reports an unknown name, with the mend if there is a near one; of several equally near ones a person chooses.
    pub(super) fn unknown(&mut self, span: Span, name: &str, kind: NameKind, near: impl IntoIterator<Item = String>, row: Option<RowId>) {
        let near: Vec<String> = near.into_iter().collect();
        // The mend of a title is written with its quotes, and said without.
        let said = near.first().map(|near| near.trim_matches('"').to_owned());
        let fault = Fault::Name(NameFault::Unknown { name: name.to_owned(), kind, near: said });
        let mut finding = crate::diagnostic::Finding::at(span, fault);
        for near in near {
            finding = finding.fix(span, near);
        }
        if let Some(row) = row.and_then(|row| self.program.row(row)) {
            finding = finding.about(row.subject());
        }
        self.findings.push(finding);
    }
}

/// The names that begin or end with all the words of the one written, or that it begins or ends with: `mục_tiêu` for `mục_tiêu_năm`.
fn longer_names<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let words = |name: &str| fold(name).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let wanted = words(written);
    let within = |short: &[String], long: &[String]| long.starts_with(short) || long.ends_with(short);
    let mut found: Vec<&str> = Vec::new();
    for name in names {
        let other = words(name);
        let near = wanted.len() > 1 && within(&wanted, &other) || other.len() > 1 && within(&other, &wanted);
        if near && wanted.len() != other.len() && !found.contains(&name) {
            found.push(name);
        }
    }
    // Of many nobody can say which was meant.
    if found.len() > 2 { Vec::new() } else { found }
}

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Found {
    Input(InputId),
    Property(PropertyId),
}
