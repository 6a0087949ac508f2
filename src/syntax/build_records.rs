//! From pest's pairs to the tree: lists of records and what is asked of them.

use super::build::{P, find, has, kids, text, whole, word};
use super::build_expr::{compare_sign, expr, group, literal, test_range};
use super::grammar::Rule;
use super::reader::Reader;
use super::tree::{Asked, Compare, Expr, ExprKind, GivenList, GivenRecord, ListHead};
use crate::diagnostic::SyntaxFault;
use crate::source::{At, Span};

/// `danh sách dự_án "…" (dự án)`
pub(super) fn list_head(r: &Reader<'_>, span: Span, kids: &[P<'_>]) -> Option<ListHead> {
    let counts = find(kids, Rule::unit_name).and_then(|pair| super::build::unit_words(r, pair.clone()));
    Some(ListHead { span, name: word(r, find(kids, Rule::ident)?), title: text(r, find(kids, Rule::text)?), counts })
}

/// `số lượng dự_án mà đúng_hạn`, `tổng kinh_phí của dự_án`
pub(super) fn records(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let mut names = kids.iter().filter(|kid| kid.as_rule() == Rule::ident).map(|kid| word(r, kid));
    let first = names.next()?;
    let (list, asked) = match names.next() {
        None => (first, Asked::Count),
        Some(list) => {
            let field = named(first);
            (list, if has(&kids, Rule::kw_sum_of) { Asked::Sum(field) } else { Asked::Mean(field) })
        }
    };
    let whose = whose(r, &kids)?;
    Some(Expr { span, kind: ExprKind::Records { list, asked: Box::new(asked), whose } })
}

/// `mọi dự_án đều đúng_hạn`, `có dự_án mà đúng_hạn`
pub(super) fn test_of_records(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let list = word(r, find(&kids, Rule::ident)?);
    let whose = whose(r, &kids)?;
    let asked = match find(&kids, Rule::filter) {
        Some(pair) => Asked::Every(filter(r, pair.clone())?),
        None => Asked::Any,
    };
    Some(Expr { span, kind: ExprKind::Records { list, asked: Box::new(asked), whose } })
}

/// `dự_án mà đúng_hạn` behind `mỗi`
pub(super) fn each_record(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let list = word(r, find(&kids, Rule::ident)?);
    let whose = whose(r, &kids)?;
    Some(Expr { span, kind: ExprKind::Records { list, asked: Box::new(Asked::Count), whose } })
}

#[allow(clippy::option_option, reason = "a condition that could not be built is not one that is absent")]
fn whose(r: &mut Reader<'_>, all: &[P<'_>]) -> Option<Option<Box<Expr>>> {
    let Some(pair) = find(all, Rule::whose) else { return Some(None) };
    let made = filter(r, find(&kids(pair.clone()), Rule::filter)?.clone())?;
    Some(Some(Box::new(made)))
}

/// The condition on a record. Two tests without parentheses could be heard as one condition of the record and one beside it.
fn filter(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let written = pair.as_str().trim().to_owned();
    let kids = kids(pair);
    if let Some(pair) = find(&kids, Rule::group_expr) {
        return group(r, pair.clone());
    }
    let first = find(&kids, Rule::test)?.clone();
    if has(&kids, Rule::test_more) {
        let rest = written.strip_prefix(first.as_str()).unwrap_or("").trim();
        let readings = vec![format!("({written})"), format!("(… mà {}) {rest}", first.as_str())];
        r.fault(span, SyntaxFault::NeedsParentheses { text: written, readings });
        return None;
    }
    test(r, first)
}

fn test(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let name = named(word(r, find(&kids, Rule::ident)?));
    let made = match find(&kids, Rule::test_tail) {
        None => name,
        Some(tail) => {
            let span = Span { start: name.span.start, ..span };
            Expr { span, kind: tail_of(r, tail.clone(), name)? }
        }
    };
    Some(match find(&kids, Rule::kw_not) {
        Some(_) => Expr { span, kind: ExprKind::Not(Box::new(made)) },
        None => made,
    })
}

fn tail_of(r: &mut Reader<'_>, pair: P<'_>, value: Expr) -> Option<ExprKind> {
    let kids = kids(pair);
    if let Some(pair) = find(&kids, Rule::test_range) {
        let range = test_range(r, pair.clone())?;
        return Some(ExprKind::Within { value: Box::new(value), range: Box::new(range) });
    }
    if has(&kids, Rule::kw_includes) {
        return Some(ExprKind::Includes { value: Box::new(value), option: word(r, find(&kids, Rule::ident)?) });
    }
    let relation = find(&kids, Rule::relation)?.clone().into_inner().next()?;
    let op = match relation.as_rule() {
        Rule::kw_is | Rule::kw_equal => Compare::Equal,
        Rule::kw_is_not => Compare::NotEqual,
        Rule::equals => {
            r.fault(r.span(&relation), SyntaxFault::EqualsCompares);
            return None;
        }
        _ => compare_sign(relation.as_str())?,
    };
    let right = operand(r, find(&kids, Rule::operand)?.clone())?;
    Some(ExprKind::Compare { op, left: Box::new(value), right: Box::new(right) })
}

/// What a test compares with.
pub(super) fn operand(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let inner = kids.last()?.clone();
    let made = match inner.as_rule() {
        Rule::quantity => Expr { span: r.span(&inner), kind: ExprKind::Number(literal(r, inner)?) },
        Rule::group_expr => group(r, inner)?,
        Rule::expr => expr(r, inner)?,
        _ => super::build_expr::reference(r, inner)?,
    };
    Some(match find(&kids, Rule::neg_mark) {
        Some(_) => Expr { span, kind: ExprKind::Negative(Box::new(made)) },
        None => made,
    })
}

fn named(name: At<String>) -> Expr {
    Expr { span: name.span, kind: ExprKind::Name { name, of: None } }
}

/// `dự_án gồm 2 dòng (kinh_phí = 5; đúng_hạn = có); (…)`
pub(super) fn given_list(r: &mut Reader<'_>, pair: &P<'_>) -> Option<GivenList> {
    let parts = kids(pair.clone());
    let records = parts.iter().filter(|kid| kid.as_rule() == Rule::given_record);
    let records = records.map(|kid| given_record(r, kid)).collect::<Option<Vec<_>>>()?;
    Some(GivenList { span: r.span(pair), list: word(r, find(&parts, Rule::ident)?), records })
}

fn given_record(r: &mut Reader<'_>, pair: &P<'_>) -> Option<GivenRecord> {
    let parts = kids(pair.clone());
    let mut field = |kid: &P<'_>| {
        let parts = kids(kid.clone());
        let said = super::build_example::given_value(r, find(&parts, Rule::given_value)?)?;
        Some((word(r, find(&parts, Rule::ident)?), said))
    };
    let values = parts.iter().filter(|kid| kid.as_rule() == Rule::given_field).map(&mut field).collect::<Option<Vec<_>>>()?;
    Some(GivenRecord { times: find(&parts, Rule::whole).map(|pair| whole(r, pair)), values })
}
