//! Lists of records: their fields, and what is asked of the records together.
//!
//! Behind `mà` and `đều` a name is first a field of the record, then what it is elsewhere in the row.

use super::expr::{Typed, literal_text, written};
use super::kind::{ChoiceOf, Dim, Kind};
use super::{Checker, Outline};
use crate::diagnostic::{Fault, Finding, ListFault, NameFault, NameKind, TypeFault};
use crate::ir::{Aggregate, Bounds, Field, FieldId, FieldKind, InputKind, List, ListId, Node, NodeId, RowId};
use crate::name::{fold, nearest};
use crate::source::{At, Span};
use crate::syntax::tree::{Asked, Block, ClauseKind, Compare, Expr, ExprKind, Head, InputText, InputType, ListHead, Range};

impl Checker<'_> {
    /// The lists of the set, with their fields and the domains of these.
    pub(super) fn lists(&mut self, outline: &Outline<'_>) {
        for block in &outline.lists {
            if let Some(Head::List(head)) = &block.head {
                self.declare(block, head);
            }
        }
    }

    fn declare(&mut self, block: &Block, head: &ListHead) {
        let clauses = super::clauses::fitting(block, self.findings);
        let folded = fold(&head.name.value);
        // `mỗi dự_án` must mean one thing.
        let taken = self.names.lists.contains_key(&folded)
            || self.names.properties.contains_key(&folded)
            || self.names.inputs.get(&folded).is_some_and(|known| !known.is_empty());
        if taken {
            let fault = NameFault::Doubled { name: head.name.value.clone(), kind: NameKind::List };
            return self.report(head.name.span, Fault::Name(fault));
        }
        let id = ListId::of(self.program.lists.len());
        let counts = head.counts.as_ref().map_or_else(|| head.name.value.replace('_', " "), |counts| counts.value.clone());
        self.program.lists.push(List {
            name: head.name.value.clone(),
            about: head.title.value.clone(),
            counts,
            fields: Vec::new(),
            span: head.span,
            inferred: super::inferred(block, &clauses),
        });
        self.names.lists.insert(folded, id);
        let mut domains: Vec<(FieldId, &At<Range>)> = Vec::new();
        for clause in &clauses {
            if let ClauseKind::Input(text) = &clause.kind
                && let (Some(field), Some(domain)) = (self.field(id, text), &text.domain)
            {
                domains.push((field, domain));
            }
        }
        for (field, range) in domains {
            let bounds = self.field_domain(field, range);
            if let Some(field) = self.program.lists.get_mut(id.index()).and_then(|list| list.fields.get_mut(field.place)) {
                field.domain_text = bounds.as_ref().map(|(_, text)| text.clone()).unwrap_or_default();
                field.domain = bounds.map(|(bounds, _)| bounds);
            }
        }
        if self.program.list(id).is_some_and(|list| list.fields.is_empty()) && !block.broken {
            self.report(head.span, Fault::List(ListFault::NoFields { name: head.name.value.clone() }));
        }
    }

    fn field(&mut self, list: ListId, text: &InputText) -> Option<FieldId> {
        self.ratio_range(text, None);
        if let Some(direction) = &text.direction {
            self.no_direction(direction, "danh sách");
        }
        if self.field_in(list, &text.name.value).is_some() {
            let fault = NameFault::Doubled { name: text.name.value.clone(), kind: NameKind::Field };
            self.report(text.name.span, Fault::Name(fault));
            return None;
        }
        let (kind, unit) = match &text.kind {
            InputType::Whole(unit) => (FieldKind::Figure(InputKind::Whole), unit.as_ref()),
            InputType::Decimal(unit) => (FieldKind::Figure(InputKind::Decimal), unit.as_ref()),
            InputType::Ratio => (FieldKind::Figure(InputKind::Ratio), None),
            InputType::YesNo => (FieldKind::Figure(InputKind::YesNo), None),
            InputType::Choice(options) => (FieldKind::Figure(InputKind::Choice(self.options(options))), None),
            InputType::Text => (FieldKind::Text, None),
        };
        let found = self.program.lists.get_mut(list.index())?;
        found.fields.push(Field {
            name: text.name.value.clone(),
            about: text.about.as_ref().map(|about| about.value.clone()),
            kind,
            unit: unit.map(|unit| unit.value.clone()),
            domain: None,
            domain_text: String::new(),
            span: text.name.span,
        });
        Some(FieldId { list, place: found.fields.len().saturating_sub(1) })
    }

    /// The domain of a field and its words; its ends are numbers or fields of the record, so that a line can be checked by itself.
    fn field_domain(&mut self, id: FieldId, range: &At<Range>) -> Option<(Bounds, String)> {
        let kind = self.field_kind(id);
        let (name, whole) = self.program.field(id).map(|field| (field.name.clone(), field.kind == FieldKind::Figure(InputKind::Whole)))?;
        let text = self.domain_text(&range.value);
        if !matches!(kind, Kind::Number(_)) {
            self.report(range.span, Fault::Type(TypeFault::Domain { text }));
            return None;
        }
        // As for inputs: a domain that names another field does not use it.
        self.names.counting = false;
        let bounds = self.in_record(id.list, |checker| checker.bounds(&range.value, &kind, None));
        self.names.counting = true;
        let bounds = bounds?;
        for (node, _) in bounds.low.iter().chain(&bounds.high) {
            let fault = match self.program.node(*node) {
                Some(Node::Constant(value)) if whole && !value.is_integer() => Fault::Type(TypeFault::Domain { text: text.clone() }),
                Some(Node::Constant(_)) => continue,
                Some(Node::Field(field)) if *field != id => continue,
                _ => Fault::List(ListFault::FieldDomain { name }),
            };
            self.report(range.span, fault);
            return None;
        }
        Some((bounds, text))
    }

    /// A field of a list by its name.
    pub(super) fn field_in(&self, list: ListId, name: &str) -> Option<FieldId> {
        let folded = fold(name);
        let place = self.program.list(list)?.fields.iter().position(|field| fold(&field.name) == folded)?;
        Some(FieldId { list, place })
    }

    /// The kind of a field.
    pub(super) fn field_kind(&self, id: FieldId) -> Kind {
        let Some(field) = self.program.field(id) else { return Kind::Truth };
        match &field.kind {
            FieldKind::Text => Kind::Label(id),
            FieldKind::Figure(InputKind::Points { .. }) => Kind::Number(Dim::points()),
            FieldKind::Figure(InputKind::Whole | InputKind::Decimal) => Kind::Number(Dim::count(field.unit.as_deref().unwrap_or(""))),
            FieldKind::Figure(InputKind::Ratio) => Kind::Number(Dim::ratio()),
            FieldKind::Figure(InputKind::YesNo) => Kind::Truth,
            FieldKind::Figure(InputKind::Choice(_)) => Kind::Choice(ChoiceOf::Field(id)),
        }
    }

    /// A name as a field of the record in hand.
    pub(super) fn record_field(&mut self, name: &At<String>) -> Typed {
        let id = self.field_in(self.record?, &name.value)?;
        if self.names.counting {
            self.names.used_fields.insert(id);
        }
        Some((self.node(Node::Field(id), name.span), self.field_kind(id)))
    }

    /// Types something that is about one record of a list.
    fn in_record<T>(&mut self, list: ListId, make: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.record.replace(list);
        let made = make(self);
        self.record = outer;
        made
    }

    /// A list by its name; an unknown one is reported with the nearest.
    pub(super) fn list_of(&mut self, name: &At<String>, row: Option<RowId>) -> Option<ListId> {
        if let Some(id) = self.names.lists.get(&fold(&name.value)) {
            return Some(*id);
        }
        if !self.incomplete {
            let near = nearest(&name.value, self.program.lists.iter().map(|list| list.name.as_str())).map(str::to_owned);
            self.unknown(name.span, &name.value, NameKind::List, near, row);
        }
        None
    }

    /// `số lượng dự_án mà đúng_hạn`, `mọi dự_án đều đúng_hạn` and their like.
    pub(super) fn records(&mut self, list: &At<String>, asked: &Asked, whose: Option<&Expr>, span: Span, row: Option<RowId>) -> Typed {
        let id = self.list_of(list, row)?;
        self.names.used_lists.insert(id);
        let when = match whose {
            Some(whose) if self.compared(id, list, asked, whose, span, row) => return None,
            Some(whose) => Some(self.in_record(id, |checker| checker.condition(whose, row))),
            None => None,
        };
        let made = match asked {
            Asked::Count => {
                let counts = self.program.list(id).map(|list| list.counts.clone()).unwrap_or_default();
                Some((Aggregate::Count, Kind::Number(Dim::count(&counts))))
            }
            Asked::Any => Some((Aggregate::Any, Kind::Truth)),
            Asked::Every(every) => {
                let every = self.in_record(id, |checker| checker.condition(every, row));
                every.map(|every| (Aggregate::Every(every), Kind::Truth))
            }
            Asked::Sum(of) => self.summand(id, of, row).map(|(of, dim)| (Aggregate::Sum(of), Kind::Number(dim))),
            Asked::Mean(of) => self.summand(id, of, row).map(|(of, dim)| (Aggregate::Mean(of), Kind::Number(dim))),
        };
        let (what, kind) = made?;
        let when = match when {
            Some(when) => Some(when?),
            None => None,
        };
        let mut nested = false;
        for part in when.into_iter().chain(what.inner()) {
            crate::ir::walk(&self.program, part, &mut |_, node| nested |= matches!(node, Node::Records { .. }));
        }
        if nested {
            self.report_in(row, span, Fault::List(ListFault::Nested));
            return None;
        }
        Some((self.node(Node::Records { list: id, what, when }, span), kind))
    }

    /// What is summed: a field of the record, and no figure of the unit that would be the same on every line.
    fn summand(&mut self, list: ListId, of: &Expr, row: Option<RowId>) -> Option<(NodeId, Dim)> {
        if let ExprKind::Name { name, of: None } = &of.kind
            && self.field_in(list, &name.value).is_none()
        {
            let fields = self.program.list(list).map(|list| list.fields.as_slice()).unwrap_or_default();
            let near = nearest(&name.value, fields.iter().map(|field| field.name.as_str())).map(str::to_owned);
            self.unknown(name.span, &name.value, NameKind::Field, near, row);
            return None;
        }
        self.in_record(list, |checker| checker.number(of, row))
    }

    /// `số lượng dự_án mà đúng_hạn từ 3 trở lên`: the comparison was meant for the number and stands behind a yes/no of the record.
    fn compared(&mut self, id: ListId, list: &At<String>, asked: &Asked, whose: &Expr, span: Span, row: Option<RowId>) -> bool {
        let (value, right) = match &whose.kind {
            ExprKind::Within { value, range } => (value, self.domain_text(range)),
            ExprKind::Compare { op, left, right } => {
                let ExprKind::Number(literal) = &right.kind else { return false };
                (left, format!("{} {}", sign(*op), literal_text(*literal)))
            }
            _ => return false,
        };
        let ExprKind::Name { name, of: None } = &value.kind else { return false };
        let Some(field) = self.field_in(id, &name.value) else { return false };
        let list = &list.value;
        let what = match asked {
            Asked::Count => format!("số lượng {list}"),
            Asked::Sum(of) => format!("tổng {} của {list}", written(of)),
            Asked::Mean(of) => format!("bình quân {} của {list}", written(of)),
            Asked::Every(_) | Asked::Any => return false,
        };
        if matches!(self.field_kind(field), Kind::Number(_)) {
            return false;
        }
        let left = format!("{what} mà {}", name.value);
        let place = Span { end: value.span.end, ..span };
        let fault = Fault::List(ListFault::Compared { left: left.clone(), right });
        let finding = Finding::at(whose.span, fault).fix(place, format!("({left})"));
        self.findings.push(match row.and_then(|row| self.program.row(row)) {
            Some(row) => finding.about(row.subject()),
            None => finding,
        });
        true
    }

    /// The name of a list where a figure is due; whether it was one.
    pub(super) fn bare_list(&mut self, name: &At<String>, row: Option<RowId>) -> bool {
        let Some(id) = self.names.lists.get(&fold(&name.value)).copied() else { return false };
        self.names.used_lists.insert(id);
        let fault = Fault::List(ListFault::Bare { name: name.value.clone() });
        let finding = Finding::at(name.span, fault).fix(name.span, format!("số lượng {}", name.value));
        self.findings.push(match row.and_then(|row| self.program.row(row)) {
            Some(row) => finding.about(row.subject()),
            None => finding,
        });
        true
    }
}

fn sign(op: Compare) -> &'static str {
    match op {
        Compare::Equal => "bằng",
        Compare::NotEqual => "không phải là",
        Compare::AtLeast => "≥",
        Compare::AtMost => "≤",
        Compare::Above => ">",
        Compare::Below => "<",
    }
}
