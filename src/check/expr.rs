//! Expressions: names become ids, and points, ratios, counts, yes/no and choices are kept apart.
//!
//! `None` means that the expression could not be typed and that this was reported; whoever needed it stays silent.

use super::Checker;
use super::kind::{ChoiceOf, Dim, Kind};
use super::names::Found;
use super::words::range_words;
use crate::builtin::{BUILTINS, Function};
use crate::diagnostic::{Fault, Finding, NameKind, Shape, SyntaxFault, TypeFault};
use crate::ir::{self, Bounds, Choice, FieldId, FieldKind, InputId, InputKind, Node, NodeId, PropertyId, PropertyKind, RowId};
use crate::name::{fold, nearest};
use crate::quantity::{Exact, Mode, Rounding, Style, show};
use crate::source::{At, Span};
use crate::syntax::tree::{Basis, Compare, Expr, ExprKind, Factor, Literal, Mark, Range, Sign};

/// A typed expression.
pub(super) type Typed = Option<(NodeId, Kind)>;

impl Checker<'_> {
    /// Types an expression in a row (or outside of rows).
    pub(super) fn expr(&mut self, expr: &Expr, row: Option<RowId>) -> Typed {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Number(literal) => Some(self.literal(*literal, span)),
            ExprKind::MaxPoints => self.max_points(span, row),
            ExprKind::ShareOf(code) => {
                let target = self.row_of(code)?;
                Some((self.node(Node::ShareOf(target), span), Kind::Number(Dim::ratio())))
            }
            ExprKind::PillarShare(title) => {
                let pillar = self.pillar_of(title)?;
                self.of_scored(Node::PillarShare(pillar), Dim::ratio(), span, row)
            }
            ExprKind::Score(Basis::Index(code)) if !self.scored => self.points_named(code, span, row),
            ExprKind::Score(basis) => {
                let basis = self.basis(basis)?;
                let dim = if basis == ir::Basis::Percent { Dim::ratio() } else { Dim::points() };
                self.of_scored(Node::Published(basis), dim, span, row)
            }
            ExprKind::Listed { need, of, under, range } => self.listed(*need, of, under.as_ref(), range, span, row),
            ExprKind::Name { name, of } => self.name(name, of.as_ref(), row),
            ExprKind::Population { measure, of, scope } => self.population(*measure, of, scope, span, row),
            ExprKind::Records { list, asked, whose } => self.records(list, asked, whose.as_deref(), span, row),
            ExprKind::Call { name, arguments } => self.call(name, arguments, span, row),
            ExprKind::Sum(parts) => self.sum(parts, span, row),
            ExprKind::Product(parts) => self.product(parts, span, row),
            ExprKind::Negative(inner) => {
                let (node, dim) = self.number(inner, row)?;
                Some((self.node(Node::Negative(node), span), Kind::Number(dim)))
            }
            ExprKind::Group { inner, nothing } => {
                let typed = self.expr(inner, row)?;
                let Some(nothing) = nothing else { return Some(typed) };
                let (value, kind) = typed;
                let (other, other_kind) = self.expr(nothing, row)?;
                self.agree(&kind, &other_kind, nothing.span, row)?;
                Some((self.node(Node::OrNothing { value, nothing: other }, span), kind))
            }
            ExprKind::Compare { op, left, right } => self.compare(*op, left, right, span, row),
            ExprKind::Within { value, range } => {
                let (node, dim) = self.number(value, row)?;
                self.rounded_first(node, value.span, row)?;
                let bounds = self.bounds_of(range, Some(node), &Kind::Number(dim), row)?;
                Some((self.node(Node::Within { value: node, bounds }, span), Kind::Truth))
            }
            ExprKind::Includes { value, option } => self.includes(value, option, span, row),
            ExprKind::And(parts) => {
                let parts = self.conditions(parts, row)?;
                Some((self.node(Node::And(parts), span), Kind::Truth))
            }
            ExprKind::Or(parts) => {
                let parts = self.conditions(parts, row)?;
                Some((self.node(Node::Or(parts), span), Kind::Truth))
            }
            ExprKind::Not(inner) => {
                let node = self.condition(inner, row)?;
                Some((self.node(Node::Not(node), span), Kind::Truth))
            }
        }
    }

    fn conditions(&mut self, parts: &[Expr], row: Option<RowId>) -> Option<Vec<NodeId>> {
        let typed: Vec<Option<NodeId>> = parts.iter().map(|part| self.condition(part, row)).collect();
        typed.into_iter().collect()
    }

    /// A number as a node.
    pub(super) fn literal(&mut self, literal: Literal, span: Span) -> (NodeId, Kind) {
        let (value, dim) = literal_value(literal);
        (self.node(Node::Constant(value), span), Kind::Number(dim))
    }

    fn max_points(&mut self, span: Span, row: Option<RowId>) -> Typed {
        let in_row = row.and_then(|id| self.program.row(id));
        let Some(maximum) = in_row.and_then(|row| row.maximum.points().cloned()) else {
            // A broken head has lost its maximum; that was said.
            if !in_row.is_some_and(|row| row.broken) {
                self.report_in(row, span, Fault::Type(TypeFault::NoMaximumHere));
            }
            return None;
        };
        Some((self.node(Node::Constant(maximum), span), Kind::Number(Dim::points())))
    }

    pub(super) fn name(&mut self, name: &At<String>, of: Option<&At<crate::code::Code>>, row: Option<RowId>) -> Typed {
        if let (None, Some(found)) = (of, self.record_field(name)) {
            return Some(found);
        }
        // A name of `trong đó` that cannot be typed was reported where it is defined.
        if of.is_none() && self.definitions.knows(&fold(&name.value)) {
            return self.defined(&fold(&name.value));
        }
        match self.look_up(name, of, row)? {
            Found::Input(id) => {
                let kind = self.input_kind(id);
                Some((self.node(Node::Input(id), name.span), kind))
            }
            Found::Property(id) => {
                let property = self.program.properties.get(id.index())?;
                let kind = match &property.kind {
                    PropertyKind::YesNo => Kind::Truth,
                    PropertyKind::Choice(_) => Kind::Choice(ChoiceOf::Property(id)),
                    PropertyKind::Several(_) => Kind::Several(id),
                    PropertyKind::Text => Kind::Text(id),
                };
                Some((self.node(Node::Property(id), name.span), kind))
            }
        }
    }

    /// The kind of an input.
    pub(super) fn input_kind(&self, id: InputId) -> Kind {
        let Some(input) = self.program.input(id) else { return Kind::Truth };
        match &input.kind {
            InputKind::Points { .. } => Kind::Number(Dim::points()),
            InputKind::Whole | InputKind::Decimal => Kind::Number(Dim::count(input.unit.as_deref().unwrap_or(""))),
            InputKind::Ratio => Kind::Number(Dim::ratio()),
            InputKind::YesNo => Kind::Truth,
            InputKind::Choice(_) => Kind::Choice(ChoiceOf::Input(id)),
        }
    }

    fn call(&mut self, name: &At<String>, arguments: &[Expr], span: Span, row: Option<RowId>) -> Typed {
        let folded = fold(&name.value);
        let Some(builtin) = BUILTINS.iter().find(|builtin| builtin.names.iter().any(|known| fold(known) == folded)) else {
            let names = BUILTINS.iter().filter_map(|builtin| builtin.names.first().copied());
            let near = nearest(&name.value, names).map(str::to_owned);
            self.unknown(name.span, &name.value, NameKind::Function, near, row);
            return None;
        };
        let found = arguments.len();
        if found < builtin.least_arguments || found > builtin.most_arguments {
            let fault = TypeFault::Arity { name: name.value.clone(), wants: builtin.least_arguments, most: builtin.most_arguments, found };
            self.report_in(row, span, Fault::Type(fault));
            return None;
        }
        if let Some(made) = self.of_one(builtin.function, arguments, span, row) {
            return made;
        }
        let mut nodes = Vec::new();
        let mut dim: Option<Dim> = None;
        for argument in arguments {
            let (node, other) = self.number(argument, row)?;
            dim = Some(match dim {
                None => other,
                Some(known) => self.merge(known, other, argument, row)?,
            });
            nodes.push(node);
        }
        let node = match builtin.function {
            Function::Least => Node::Least(nodes),
            Function::Greatest => Node::Greatest(nodes),
            Function::Distance => match nodes.as_slice() {
                [left, right] => Node::Distance { left: *left, right: *right },
                _ => return None,
            },
            Function::Ln | Function::SquareRoot | Function::CubeRoot | Function::Round => return None,
        };
        Some((self.node(node, span), Kind::Number(dim?)))
    }

    /// The functions of one value: their other arguments, if any, are no values. The outer `None` is any other function.
    #[allow(clippy::option_option, reason = "another function and one that could not be typed are told apart")]
    fn of_one(&mut self, function: Function, arguments: &[Expr], span: Span, row: Option<RowId>) -> Option<Typed> {
        let first = arguments.first()?;
        let root = |degree| move |value| Node::Root { value, degree };
        Some(match function {
            Function::Least | Function::Greatest | Function::Distance => return None,
            Function::Round => self.round(first, arguments.get(1)?, span, row),
            // The logarithm of a figure has no unit left that could be compared.
            Function::Ln => self.number(first, row).map(|(value, _)| (self.node(Node::Ln(value), span), Kind::Number(Dim::ratio()))),
            Function::SquareRoot => self.root(first, root(2), span, row),
            Function::CubeRoot => self.root(first, root(3), span, row),
        })
    }

    fn root(&mut self, of: &Expr, make: impl Fn(NodeId) -> Node, span: Span, row: Option<RowId>) -> Typed {
        let (value, dim) = self.number(of, row)?;
        if !dim.is_pure() {
            self.report_in(row, of.span, Fault::Type(TypeFault::NotRatio { found: dim.shape() }));
            return None;
        }
        Some((self.node(make(value), span), Kind::Number(dim)))
    }

    fn round(&mut self, of: &Expr, places: &Expr, span: Span, row: Option<RowId>) -> Typed {
        let (value, dim) = self.number(of, row)?;
        let rounding = Rounding { places: self.places(places, row)?, mode: Mode::HalfUp };
        Some((self.node(Node::Rounded { value, rounding }, span), Kind::Number(dim)))
    }

    fn sum(&mut self, parts: &[(Sign, Expr)], span: Span, row: Option<RowId>) -> Typed {
        let mut nodes = Vec::new();
        let mut dim: Option<Dim> = None;
        let mut whole = true;
        for (sign, part) in parts {
            let Some((node, other)) = self.number(part, row) else {
                whole = false;
                continue;
            };
            dim = match dim {
                None => Some(other),
                Some(known) => match self.merge(known, other, part, row) {
                    Some(dim) => Some(dim),
                    None => return None,
                },
            };
            nodes.push((*sign, node));
        }
        let kind = Kind::Number(dim?);
        whole.then(|| (self.node(Node::Sum(nodes), span), kind))
    }

    /// The dimensions of two things that are added or compared.
    fn merge(&mut self, left: Dim, right: Dim, written: &Expr, row: Option<RowId>) -> Option<Dim> {
        if left.agrees(&right) {
            return Some(left.merged(right));
        }
        let fault = match &written.kind {
            ExprKind::Number(literal) if right.bare && left.is_points() => TypeFault::BareConstant { text: literal_text(*literal) },
            _ => TypeFault::Mismatch { left: left.shape(), right: right.shape() },
        };
        self.report_in(row, written.span, Fault::Type(fault));
        None
    }

    fn product(&mut self, parts: &[(Factor, Expr)], span: Span, row: Option<RowId>) -> Typed {
        // What is multiplied so far, side by side: a node per × would nest as deep as the sentence is long.
        let mut factors: Vec<NodeId> = Vec::new();
        let mut known: Option<Dim> = None;
        for (factor, part) in parts {
            let (node, dim) = self.number(part, row)?;
            known = Some(match (known, factor) {
                (None, _) => dim,
                (Some(known), Factor::Times) => known.combine(&dim, 1),
                (Some(known), Factor::Over) => known.combine(&dim, -1),
            });
            if *factor == Factor::Over && !factors.is_empty() {
                let over = self.multiplied(std::mem::take(&mut factors), span)?;
                factors.push(self.node(Node::Quotient { over, by: node }, span));
            } else {
                factors.push(node);
            }
        }
        Some((self.multiplied(factors, span)?, Kind::Number(known?)))
    }

    fn multiplied(&mut self, factors: Vec<NodeId>, span: Span) -> Option<NodeId> {
        match factors.as_slice() {
            [] => None,
            [only] => Some(*only),
            _ => Some(self.node(Node::Product(factors), span)),
        }
    }

    fn compare(&mut self, op: Compare, left: &Expr, right: &Expr, span: Span, row: Option<RowId>) -> Typed {
        let (left_node, left_kind) = self.expr(left, row)?;
        if let Kind::Choice(of) = left_kind {
            let option = self.option_of(of, right, row)?;
            let is = self.node(Node::IsOption { value: left_node, option }, span);
            return match op {
                Compare::Equal => Some((is, Kind::Truth)),
                Compare::NotEqual => Some((self.node(Node::Not(is), span), Kind::Truth)),
                _ => {
                    self.report_in(row, span, Fault::Type(TypeFault::NotNumber { found: self.shape_of(&left_kind) }));
                    None
                }
            };
        }
        if let Kind::Several(of) = left_kind {
            return self.several_compared(of, right, span, row);
        }
        let (right_node, right_kind) = self.expr(right, row)?;
        if let Kind::Label(_) = left_kind {
            self.report_in(row, left.span, Fault::Type(TypeFault::NotNumber { found: self.shape_of(&left_kind) }));
            return None;
        }
        self.rounded_first(left_node, left.span, row)?;
        self.rounded_first(right_node, right.span, row)?;
        if !self.as_many(left_node, right_node) {
            self.agree(&left_kind, &right_kind, right.span, row)?;
        }
        if left_kind == Kind::Truth && !matches!(op, Compare::Equal | Compare::NotEqual) {
            self.report_in(row, span, Fault::Type(TypeFault::NotNumber { found: Shape::YesNo }));
            return None;
        }
        Some((self.node(Node::Compare { op, left: left_node, right: right_node }, span), Kind::Truth))
    }

    /// `ngành là du_lịch`, where a unit may have several: `là` would say that it has this one alone.
    fn several_compared(&mut self, of: PropertyId, right: &Expr, span: Span, row: Option<RowId>) -> Typed {
        let name = self.property_name(of);
        self.report_in(row, span, Fault::Type(TypeFault::SeveralCompared { name, with: written(right) }));
        None
    }

    /// `ngành gồm du_lịch`.
    fn includes(&mut self, value: &Expr, option: &At<String>, span: Span, row: Option<RowId>) -> Typed {
        let (node, kind) = self.expr(value, row)?;
        let Kind::Several(of) = kind else {
            let found = self.shape_of(&kind);
            self.report_in(row, span, Fault::Type(TypeFault::NotSeveral { found }));
            return None;
        };
        let option = self.option(ChoiceOf::Property(of), option, row)?;
        Some((self.node(Node::Includes { value: node, option }, span), Kind::Truth))
    }

    /// Whether two things may be compared.
    pub(super) fn agree(&mut self, left: &Kind, right: &Kind, span: Span, row: Option<RowId>) -> Option<()> {
        let fits = match (left, right) {
            (Kind::Number(left), Kind::Number(right)) => left.agrees(right),
            (left, right) => left == right,
        };
        if fits {
            return Some(());
        }
        let fault = match (left, right) {
            (Kind::Number(left), Kind::Number(right)) if left.is_points() && right.bare => {
                TypeFault::Mismatch { left: left.shape(), right: Shape::Number }
            }
            _ => TypeFault::Mismatch { left: self.shape_of(left), right: self.shape_of(right) },
        };
        self.report_in(row, span, Fault::Type(fault));
        None
    }

    /// The option that an expression names.
    fn option_of(&mut self, of: ChoiceOf, expr: &Expr, row: Option<RowId>) -> Option<usize> {
        let ExprKind::Name { name, of: None } = &expr.kind else {
            self.report_in(
                row,
                expr.span,
                Fault::Type(TypeFault::Mismatch { left: self.shape_of(&Kind::Choice(of)), right: Shape::Number }),
            );
            return None;
        };
        self.option(of, name, row)
    }

    /// The number of an option by its name.
    pub(super) fn option(&mut self, of: ChoiceOf, name: &At<String>, row: Option<RowId>) -> Option<usize> {
        let options = self.options_of(of);
        let folded = fold(&name.value);
        if let Some(found) = options.iter().position(|option| fold(&option.name) == folded) {
            return Some(found);
        }
        let near = nearest(&name.value, options.iter().map(|option| option.name.as_str())).map(str::to_owned);
        self.unknown(name.span, &name.value, NameKind::Option, near, row);
        None
    }

    /// The options of a choice.
    pub(super) fn options_of(&self, of: ChoiceOf) -> Vec<Choice> {
        match of {
            ChoiceOf::Input(id) => match self.program.input(id).map(|input| &input.kind) {
                Some(InputKind::Choice(options)) => options.clone(),
                _ => Vec::new(),
            },
            ChoiceOf::Field(id) => match self.program.field(id).map(|field| &field.kind) {
                Some(FieldKind::Figure(InputKind::Choice(options))) => options.clone(),
                _ => Vec::new(),
            },
            ChoiceOf::Property(id) => {
                self.program.properties.get(id.index()).map(|property| property.kind.options().to_vec()).unwrap_or_default()
            }
        }
    }

    /// A shape for a message; a choice is called by its input.
    pub(super) fn shape_of(&self, kind: &Kind) -> Shape {
        match kind {
            Kind::Choice(ChoiceOf::Input(id)) => Shape::Choice(self.program.input(*id).map(|input| input.name.clone()).unwrap_or_default()),
            Kind::Choice(ChoiceOf::Field(id)) => Shape::Choice(self.field_name(*id)),
            Kind::Label(id) => Shape::Label(self.field_name(*id)),
            Kind::Choice(ChoiceOf::Property(id)) => Shape::Choice(self.property_name(*id)),
            Kind::Several(id) => Shape::Several(self.property_name(*id)),
            Kind::Text(id) => Shape::Text(self.property_name(*id)),
            other => other.shape(),
        }
    }

    fn field_name(&self, id: FieldId) -> String {
        self.program.field(id).map(|field| field.name.clone()).unwrap_or_default()
    }

    pub(super) fn property_name(&self, id: PropertyId) -> String {
        self.program.properties.get(id.index()).map(|property| property.name.clone()).unwrap_or_default()
    }

    /// An expression that must be a number.
    pub(super) fn number(&mut self, expr: &Expr, row: Option<RowId>) -> Option<(NodeId, Dim)> {
        match self.expr(expr, row)? {
            (node, Kind::Number(dim)) => Some((node, dim)),
            (_, kind) => {
                let found = self.shape_of(&kind);
                self.report_in(row, expr.span, Fault::Type(TypeFault::NotNumber { found }));
                None
            }
        }
    }

    /// An expression that must be points.
    pub(super) fn points(&mut self, expr: &Expr, row: Option<RowId>) -> Option<NodeId> {
        let (node, kind) = self.expr(expr, row)?;
        match (&kind, &expr.kind) {
            (Kind::Number(dim), _) if dim.is_points() => Some(node),
            (Kind::Number(dim), ExprKind::Number(literal)) if dim.bare => {
                let text = literal_text(*literal);
                let fault = Fault::Type(TypeFault::BareConstant { text: text.clone() });
                let mut finding = Finding::at(expr.span, fault);
                if literal.mark == Mark::None {
                    finding = finding.fix(expr.span, format!("{text} điểm"));
                }
                let subject = row.and_then(|row| self.program.row(row)).map(crate::ir::Row::subject);
                finding.subject = subject;
                self.findings.push(finding);
                None
            }
            // `10 × tỷ_lệ`: the number was to be points.
            (Kind::Number(_), ExprKind::Product(parts))
                if matches!(self.shape_of(&kind), Shape::Ratio | Shape::Number) && leads_bare(parts) =>
            {
                if let Some((_, Expr { span, kind: ExprKind::Number(literal), .. })) = parts.first() {
                    let text = literal_text(*literal);
                    let finding = Finding::at(*span, Fault::Type(TypeFault::BareConstant { text: text.clone() }));
                    let mut finding = finding.fix(*span, format!("{text} điểm"));
                    finding.subject = row.and_then(|row| self.program.row(row)).map(crate::ir::Row::subject);
                    self.findings.push(finding);
                }
                None
            }
            _ => {
                let found = self.shape_of(&kind);
                self.report_in(row, expr.span, Fault::Type(TypeFault::NotPoints { found }));
                None
            }
        }
    }

    /// An expression that must be a condition.
    pub(super) fn condition(&mut self, expr: &Expr, row: Option<RowId>) -> Option<NodeId> {
        match self.expr(expr, row)? {
            (node, Kind::Truth) => Some(node),
            (_, kind) => {
                let found = self.shape_of(&kind);
                self.report_in(row, expr.span, Fault::Type(TypeFault::NotCondition { found }));
                None
            }
        }
    }

    /// A range over something of a kind.
    pub(super) fn bounds(&mut self, range: &Range, of: &Kind, row: Option<RowId>) -> Option<Bounds> {
        self.bounds_of(range, None, of, row)
    }

    /// A range in which a condition looks for a value.
    fn bounds_of(&mut self, range: &Range, value: Option<NodeId>, of: &Kind, row: Option<RowId>) -> Option<Bounds> {
        if self.half_percent(range, row) {
            return None;
        }
        let low = self.end(range.low.as_ref(), value, of, row)?;
        let high = self.end(range.high.as_ref(), value, of, row)?;
        let constants = (low.and_then(|(node, _)| self.program.constant(node)), high.and_then(|(node, _)| self.program.constant(node)));
        if let ((Some(low_value), Some(high_value)), Some((_, low_closed)), Some((_, high_closed))) = (constants, low, high) {
            let empty = low_value > high_value || (low_value == high_value && !(low_closed && high_closed));
            if empty {
                let (text, turned) = (self.domain_text(range), (low_value != high_value).then(|| self.turned_text(range)));
                self.report_in(row, range.span, Fault::Syntax(SyntaxFault::EmptyRange { text, turned }));
                return None;
            }
        }
        Some(Bounds { low, high })
    }

    #[allow(clippy::type_complexity, reason = "an end that is absent is not an end that failed")]
    fn end(&mut self, end: Option<&(Expr, bool)>, value: Option<NodeId>, of: &Kind, row: Option<RowId>) -> Option<Option<(NodeId, bool)>> {
        let Some((expr, closed)) = end else { return Some(None) };
        let (node, dim) = self.number(expr, row)?;
        if !value.is_some_and(|value| self.as_many(value, node)) {
            self.agree(of, &Kind::Number(dim), expr.span, row)?;
        }
        Some(Some((node, *closed)))
    }

    /// A range of constants and names in the words of the language, for messages.
    pub(super) fn domain_text(&self, range: &Range) -> String {
        let end = |end: &Option<(Expr, bool)>| end.as_ref().map(|(expr, closed)| (written(expr), *closed));
        range_words(end(&range.low), end(&range.high)).unwrap_or_default()
    }

    /// The same with its two ends changed over; each keeps whether it belongs.
    pub(super) fn turned_text(&self, range: &Range) -> String {
        let ends = |end: &Option<(Expr, bool)>, other: &Option<(Expr, bool)>| Some((end.as_ref()?.0.clone(), other.as_ref()?.1));
        let turned = Range { span: range.span, low: ends(&range.high, &range.low), high: ends(&range.low, &range.high) };
        self.domain_text(&turned)
    }
}

/// Whether a product begins with a number of 1 and more without a mark, which is no factor of a share.
fn leads_bare(parts: &[(Factor, Expr)]) -> bool {
    let first = parts.first().map(|(_, part)| &part.kind);
    let rest = parts.iter().skip(1).all(|(_, part)| !matches!(part.kind, ExprKind::Number(_)));
    rest && parts.len() > 1
        && matches!(first, Some(ExprKind::Number(literal)) if literal.mark == Mark::None && Exact::from(literal.number) >= Exact::one())
}

/// The value and dimensions of a literal.
pub(super) fn literal_value(literal: Literal) -> (Exact, Dim) {
    let value = Exact::from(literal.number);
    match literal.mark {
        Mark::None => (value, Dim::bare()),
        Mark::Points => (value, Dim::points()),
        // `90%` is a ratio: it is neither 90 of what is counted nor points.
        Mark::Percent => (value.over(&Exact::from(100)).unwrap_or_else(Exact::zero), Dim::ratio()),
    }
}

/// A number, a name, or what such come to, as the rule file writes it; anything longer is left out of messages.
pub(super) fn written(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Number(literal) => literal_text(*literal),
        ExprKind::Name { name, .. } => name.value.clone(),
        ExprKind::MaxPoints => "điểm tối đa".to_owned(),
        ExprKind::Sum(parts) => parts.iter().enumerate().fold(String::new(), |text, (place, (sign, part))| match (place, sign) {
            (0, Sign::Plus) => written(part),
            (0, Sign::Minus) => format!("-{}", written(part)),
            (_, Sign::Plus) => format!("{text} + {}", written(part)),
            (_, Sign::Minus) => format!("{text} - {}", written(part)),
        }),
        ExprKind::Product(parts) => parts.iter().enumerate().fold(String::new(), |text, (place, (factor, part))| match (place, factor) {
            (0, _) => written(part),
            (_, Factor::Times) => format!("{text} × {}", written(part)),
            (_, Factor::Over) => format!("{text} / {}", written(part)),
        }),
        ExprKind::Group { inner, nothing: None } => format!("({})", written(inner)),
        _ => "…".to_owned(),
    }
}

/// A literal as the rule file writes it.
pub(super) fn literal_text(literal: Literal) -> String {
    let number = show(&Exact::from(literal.number), Style::people()).text;
    match literal.mark {
        Mark::None => number,
        Mark::Points => format!("{number} điểm"),
        Mark::Percent => format!("{number}%"),
    }
}
