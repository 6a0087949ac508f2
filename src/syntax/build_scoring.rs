//! From pest's pairs to the tree: the sentences of scoring that have parts of their own (spans, populations, awards, criteria).

use super::build::{P, at_literal, find, has, kids, text, whole, word};
use super::build_expr::{expr, reference, sum};
use super::build_rows::{limits, tier_row};
use super::grammar::Rule;
use super::reader::Reader;
use super::tree::{Attribute, ClauseKind, Expr, ExprKind, Measure, PassedText, RowHead, Scope, SpanEnds, SpanText, TotalLimit};
use crate::diagnostic::{Fault, ScoringFault};
use crate::source::{At, Span};

/// The head of a điểm cộng or điểm trừ: its limit is its maximum.
pub(super) fn extra_head(r: &mut Reader<'_>, span: Span, kids: &[P<'_>]) -> Option<RowHead> {
    let mut head = super::build::row_head(r, span, kids)?;
    let pair = find(kids, Rule::extra_limit)?;
    let limit = match pair.clone().into_inner().find(|kid| kid.as_rule() == Rule::quantity) {
        Some(quantity) => at_literal(r, &quantity).map(|limit| At::new(Attribute::Points(limit.value), limit.span))?,
        None => At::new(Attribute::Unlimited, r.span(pair)),
    };
    head.attributes.insert(0, limit);
    Some(head)
}

/// The clauses of this file; `None` for any other, and where one could not be made.
pub(super) fn clause(r: &mut Reader<'_>, rule: Rule, kids: &[P<'_>]) -> Option<ClauseKind> {
    let one_sum = |r: &mut Reader<'_>| sum(r, find(kids, Rule::sum)?.clone());
    let one_expr = |r: &mut Reader<'_>| expr(r, find(kids, Rule::expr)?.clone());
    Some(match rule {
        Rule::c_total_limit => ClauseKind::TotalLimit(match find(kids, Rule::quantity) {
            Some(pair) => TotalLimit::Least(at_literal(r, pair)?),
            None if has(kids, Rule::kw_over_scale) => TotalLimit::MayPass,
            None => TotalLimit::MayNotPass,
        }),
        Rule::c_share_of_total => ClauseKind::ShareWithExtras,
        Rule::c_passed => {
            let limit = super::build::kids(find(kids, Rule::passed_limit)?.clone());
            ClauseKind::Passed(PassedText {
                limit: at_literal(r, find(&limit, Rule::quantity)?)?,
                of_maximum: has(&limit, Rule::of_max),
                closed: has(kids, Rule::kw_from),
            })
        }
        Rule::c_criterion => ClauseKind::Criterion { name: word(r, find(kids, Rule::ident)?), title: text(r, find(kids, Rule::text)?) },
        Rule::c_graded => {
            let rows = kids.iter().filter(|kid| kid.as_rule() == Rule::row).cloned().collect();
            ClauseKind::Graded { rows: r.keep(rows, tier_row) }
        }
        Rule::c_award => {
            let points = at_literal(r, find(kids, Rule::quantity)?)?;
            ClauseKind::Award { points, when: one_expr(r)?, deduction: has(kids, Rule::kw_take) }
        }
        Rule::c_full_when => ClauseKind::FullWhen { when: one_expr(r)?, otherwise: one_sum(r)? },
        Rule::c_span => ClauseKind::Spread(spread(r, kids)?),
        Rule::c_stepping => ClauseKind::Stepping { whole: has(kids, Rule::kw_whole_steps) },
        Rule::c_need => ClauseKind::Need(whole(r, find(kids, Rule::whole)?)),
        Rule::c_short => ClauseKind::Short { total: has(kids, Rule::kw_short_total), points: at_literal(r, find(kids, Rule::quantity)?)? },
        _ => return None,
    })
}

fn spread(r: &mut Reader<'_>, all: &[P<'_>]) -> Option<SpanText> {
    let value = sum(r, find(all, Rule::sum)?.clone())?;
    let parts = kids(find(all, Rule::span_ends)?.clone());
    let ends = match find(&parts, Rule::pop_scope) {
        Some(pair) => SpanEnds::Population(scope(r, pair)?),
        None => {
            let mut ends = parts.iter().filter(|kid| kid.as_rule() == Rule::sum);
            SpanEnds::Fixed(sum(r, ends.next()?.clone())?, sum(r, ends.next()?.clone())?)
        }
    };
    let mut onto = None;
    if let Some(pair) = find(all, Rule::span_onto) {
        let parts = kids(pair.clone());
        let mut ends = parts.iter().filter(|kid| kid.as_rule() == Rule::quantity);
        onto = Some((at_literal(r, ends.next()?)?, at_literal(r, ends.next()?)?));
    }
    Some(SpanText { value, ends, reversed: has(all, Rule::kw_reversed), onto, limits: limits(r, all)? })
}

/// `giá trị lớn nhất của x trong toàn bộ các đơn vị`
pub(super) fn population(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let measure = measure(r, find(&kids, Rule::pop_measure)?.clone())?;
    let of = match find(&kids, Rule::reference) {
        Some(pair) => reference(r, pair.clone())?,
        None => super::build_expr::group(r, find(&kids, Rule::group_expr)?.clone())?,
    };
    let scope = scope(r, find(&kids, Rule::pop_scope)?)?;
    Some(Expr { span, kind: ExprKind::Population { measure, of: Box::new(of), scope } })
}

fn measure(r: &mut Reader<'_>, pair: P<'_>) -> Option<Measure> {
    let kids = kids(pair);
    let mut sample = false;
    if let Some(pair) = find(&kids, Rule::pop_divisor)
        && let Some(taken) = pair.clone().into_inner().find(|kid| kid.as_rule() == Rule::whole)
    {
        if taken.as_str() != "1" {
            r.findings.at(r.span(pair), Fault::Scoring(ScoringFault::Divisor { text: pair.as_str().to_owned() }));
            return None;
        }
        sample = true;
    }
    Some(match kids.first()?.as_rule() {
        Rule::kw_pop_largest => Measure::Largest,
        Rule::kw_pop_smallest => Measure::Smallest,
        Rule::kw_pop_mean => Measure::Mean,
        Rule::kw_pop_deviation => Measure::Deviation { sample },
        _ => Measure::Standard { sample },
    })
}

fn scope(r: &Reader<'_>, pair: &P<'_>) -> Option<Scope> {
    let kids = kids(pair.clone());
    Some(match kids.last()?.as_rule() {
        Rule::text => Scope::Named(text(r, kids.last()?)),
        Rule::ident => Scope::Each(word(r, kids.last()?)),
        _ => Scope::All,
    })
}
