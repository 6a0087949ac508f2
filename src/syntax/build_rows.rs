//! From pest's pairs to the tree: rows of tiers, items, classes, and what stands in them.

use super::build::{P, at_literal, find, has, kids, text, whole, word};
use super::build_expr::{expr, range, reference, sum};
use super::grammar::Rule;
use super::reader::Reader;
use super::tree::{ClassRow, Count, Counted, Each, Item, ItemHead, Limit, OptionText, People, Take, TierRow, Value, ValueKind};
use crate::diagnostic::SyntaxFault;
use crate::source::At;

pub(super) fn tier_row(r: &mut Reader<'_>, pair: P<'_>) -> Option<TierRow> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let head = find(&kids, Rule::row_head)?.clone();
    let head_span = r.span(&head);
    let take = take(r, head.into_inner().next()?)?;
    Some(TierRow { span, take: At::new(take, head_span), value: row_value(r, find(&kids, Rule::row_value)?.clone())? })
}

fn take(r: &mut Reader<'_>, pair: P<'_>) -> Option<Take> {
    Some(match pair.as_rule() {
        Rule::else_head => Take::Else,
        Rule::yes_head => Take::Yes,
        Rule::no_head => Take::No,
        Rule::range => Take::Range(Box::new(range(r, pair)?)),
        Rule::when_head => Take::When(Box::new(expr(r, pair.into_inner().last()?)?)),
        Rule::values_head => {
            let values = pair.into_inner().filter(|kid| kid.as_rule() == Rule::quantity);
            Take::Values(values.map(|kid| at_literal(r, &kid)).collect::<Option<Vec<_>>>()?)
        }
        Rule::option_head => Take::Options(pair.into_inner().filter(|kid| kid.as_rule() == Rule::ident).map(|kid| word(r, &kid)).collect()),
        Rule::negative_head => {
            r.fault(r.span(&pair), SyntaxFault::NegativeRow { number: pair.as_str().replace('−', "-") });
            return None;
        }
        _ => return None,
    })
}

pub(super) fn class_row(r: &mut Reader<'_>, pair: P<'_>) -> Option<ClassRow> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let name = find(&kids, Rule::class_name)?.clone();
    let head = kids.into_iter().find(|kid| !matches!(kid.as_rule(), Rule::class_name | Rule::colon))?;
    let head_span = r.span(&head);
    let mut texts = name.into_inner().filter(|kid| kid.as_rule() == Rule::text);
    let (name, short) = (text(r, &texts.next()?), texts.next().map(|pair| text(r, &pair)));
    Some(ClassRow { span, take: At::new(take(r, head)?, head_span), name, short })
}

pub(super) fn item(r: &mut Reader<'_>, pair: P<'_>) -> Option<Item> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let head = match kids.first()?.as_rule() {
        Rule::text => ItemHead::Label(text(r, kids.first()?)),
        _ => ItemHead::When(expr(r, kids.first()?.clone().into_inner().last()?)?),
    };
    Some(Item { span, head, value: row_value(r, find(&kids, Rule::row_value)?.clone())? })
}

fn row_value(r: &mut Reader<'_>, pair: P<'_>) -> Option<Value> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let kind = match (find(&kids, Rule::each), find(&kids, Rule::more)) {
        (Some(pair), _) => ValueKind::Each(Box::new(each(r, pair.clone())?)),
        (None, Some(pair)) => more(r, pair.clone())?,
        (None, None) if has(&kids, Rule::scaled) => scaled(r, find(&kids, Rule::scaled)?.clone())?,
        (None, None) => ValueKind::Plain(sum(r, find(&kids, Rule::sum)?.clone())?),
    };
    Some(Value { span, kind, limits: limits(r, &kids)? })
}

pub(super) fn each(r: &mut Reader<'_>, pair: P<'_>) -> Option<Each> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let mut per = None;
    if let Some(pair) = find(&kids, Rule::quantity) {
        per = Some(at_literal(r, pair)?);
    }
    let of = match find(&kids, Rule::each_record) {
        Some(pair) => super::build_records::each_record(r, pair.clone())?,
        None => reference(r, find(&kids, Rule::reference)?.clone())?,
    };
    let deduction = has(&kids, Rule::kw_loses);
    Some(Each { span, per, of, points: sum(r, find(&kids, Rule::sum)?.clone())?, deduction })
}

fn more(r: &mut Reader<'_>, pair: P<'_>) -> Option<ValueKind> {
    let kids = kids(pair);
    let per = at_literal(r, find(&kids, Rule::quantity)?)?;
    Some(ValueKind::More { per, points: sum(r, find(&kids, Rule::sum)?.clone())? })
}

fn scaled(r: &mut Reader<'_>, pair: P<'_>) -> Option<ValueKind> {
    let kids = kids(pair);
    let mut sums = kids.iter().filter(|kid| kid.as_rule() == Rule::sum);
    let (points, ratio) = (sum(r, sums.next()?.clone())?, sum(r, sums.next()?.clone())?);
    let mut target = None;
    if let Some(pair) = sums.next() {
        target = Some(sum(r, pair.clone())?);
    }
    Some(ValueKind::Scaled { points, ratio, target })
}

pub(super) fn limits(r: &mut Reader<'_>, kids: &[P<'_>]) -> Option<Vec<Limit>> {
    let mut out = Vec::new();
    for pair in kids.iter().filter(|kid| kid.as_rule() == Rule::limit) {
        let inner = pair.clone().into_inner().find(|kid| kid.as_rule() != Rule::comma)?;
        let upper = inner.as_rule() == Rule::limit_above;
        out.push(Limit { upper, value: sum(r, inner.into_inner().last()?)? });
    }
    Some(out)
}

pub(super) fn people(r: &mut Reader<'_>, all: &[P<'_>]) -> Option<People> {
    let by = text(r, find(all, Rule::text)?);
    let (mut low, mut high) = (None, None);
    if let Some(pair) = find(all, Rule::people_range) {
        let kids = kids(pair.clone());
        let mut ends = kids.iter().filter(|kid| kid.as_rule() == Rule::quantity);
        low = Some(at_literal(r, ends.next()?)?);
        if let Some(pair) = ends.next() {
            high = Some(at_literal(r, pair)?);
        }
    }
    let mut step = None;
    if has(all, Rule::kw_step) {
        step = Some(at_literal(r, find(all, Rule::quantity)?)?);
    }
    Some(People { by, low, high, step })
}

pub(super) fn options(r: &mut Reader<'_>, pair: P<'_>) -> Vec<OptionText> {
    let options = pair.into_inner().filter(|kid| kid.as_rule() == Rule::option);
    options.filter_map(|kid| option(r, kid)).collect()
}

pub(super) fn option(r: &Reader<'_>, pair: P<'_>) -> Option<OptionText> {
    let kids = kids(pair);
    Some(OptionText { name: word(r, find(&kids, Rule::ident)?), about: find(&kids, Rule::text).map(|pair| text(r, pair)) })
}

pub(super) fn count_item(r: &Reader<'_>, pair: P<'_>) -> Option<Count> {
    let kids = kids(pair);
    Some(Count { number: whole(r, find(&kids, Rule::whole)?).value, of: counted(kids.last()?)? })
}

pub(super) fn counted(pair: &P<'_>) -> Option<Counted> {
    match pair.as_rule() {
        Rule::kw_groups => Some(Counted::Groups),
        Rule::kw_main_indexes => Some(Counted::MainIndexes),
        Rule::kw_components => Some(Counted::Components),
        Rule::kw_criteria => Some(Counted::Criteria),
        _ => None,
    }
}
