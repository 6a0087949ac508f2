//! From pest's pairs to the tree: blocks, heads and clauses.
//!
//! A function that answers `None` met a shape the grammar does not allow; that is held by a test that builds every sentence, and at worst the
//! clause is treated as broken.

use pest::iterators::Pair;

use super::build_expr::{literal, range, sum};
use super::build_rows::{class_row, count_item, each, item, limits, options, people, tier_row};
use super::grammar::Rule;
use super::reader::Reader;
use super::tree::{
    Attribute, Basis, ClassChangeText, ClassHead, ClassReads, Clause, ClauseKind, Gather, Head, InputText, InputType, Limit, Literal,
    PillarHead, PolicyText, PropertyType, RankHead, RemarkKind, RoundPlace, RoundTo, RowHead, Tie,
};
use crate::code::Code;
use crate::diagnostic::{Direction, Expected, Fault, Listed, StateName, SyntaxFault};
use crate::quantity::{Mode, Rounding};
use crate::source::{At, Span};

pub(super) type P<'i> = Pair<'i, Rule>;

/// The children of a pair.
pub(super) fn kids(pair: P<'_>) -> Vec<P<'_>> {
    pair.into_inner().collect()
}

/// The first child of a rule.
pub(super) fn find<'a, 'i>(kids: &'a [P<'i>], rule: Rule) -> Option<&'a P<'i>> {
    kids.iter().find(|kid| kid.as_rule() == rule)
}

/// Whether a child of a rule is there.
pub(super) fn has(kids: &[P<'_>], rule: Rule) -> bool {
    find(kids, rule).is_some()
}

/// The text between the quotes, as written.
pub(super) fn text(r: &Reader<'_>, pair: &P<'_>) -> At<String> {
    At::new(pair.as_str().trim_matches('"').to_owned(), r.span(pair))
}

pub(super) fn texts(r: &Reader<'_>, kids: &[P<'_>]) -> Vec<At<String>> {
    kids.iter().filter(|kid| kid.as_rule() == Rule::text).map(|kid| text(r, kid)).collect()
}

pub(super) fn word(r: &Reader<'_>, pair: &P<'_>) -> At<String> {
    At::new(pair.as_str().to_owned(), r.span(pair))
}

pub(super) fn code(r: &Reader<'_>, pair: &P<'_>) -> At<Code> {
    At::new(Code::new(pair.as_str()), r.span(pair))
}

pub(super) fn whole(r: &Reader<'_>, pair: &P<'_>) -> At<u64> {
    At::new(pair.as_str().parse().unwrap_or(u64::MAX), r.span(pair))
}

/// A head of any kind.
pub(super) fn head(r: &mut Reader<'_>, pair: P<'_>) -> Option<Head> {
    let pair = if pair.as_rule() == Rule::head { pair.into_inner().next()? } else { pair };
    let span = r.span(&pair);
    let rule = pair.as_rule();
    let kids = kids(pair);
    let title = find(&kids, Rule::text).map(|pair| text(r, pair));
    Some(match rule {
        Rule::header_head => Head::Set(title?),
        Rule::unit_head => Head::UnitKind(title?),
        Rule::common_head => Head::Common(span),
        Rule::form_head => Head::Form(span),
        Rule::list_head => Head::List(super::build_records::list_head(r, span, &kids)?),
        Rule::example_head => Head::Example(super::build_example::example_head(r, title?, &kids)),
        Rule::group_head => Head::Group(row_head(r, span, &kids)?),
        Rule::index_head => Head::Index(row_head(r, span, &kids)?),
        Rule::bonus_head => Head::Extra { head: super::build_scoring::extra_head(r, span, &kids)?, deduction: false },
        Rule::deduction_head => Head::Extra { head: super::build_scoring::extra_head(r, span, &kids)?, deduction: true },
        Rule::pillar_head => {
            let mut maximum = None;
            for attribute in kids.iter().filter(|kid| kid.as_rule() == Rule::attribute) {
                match self::attribute(r, attribute.clone())? {
                    At { value: Attribute::Points(points), span } => maximum = Some(At::new(points, span)),
                    At { span, .. } => {
                        let clause = attribute.as_str().trim_matches([',', ' ']).to_owned();
                        r.fault(span, SyntaxFault::Misplaced { clause, block: "trụ cột".to_owned() });
                    }
                }
            }
            let list = find(&kids, Rule::code_list)?.clone().into_inner();
            let members = list.filter(|kid| kid.as_rule() == Rule::code).map(|kid| code(r, &kid)).collect();
            Head::Pillar(PillarHead { title: title?, maximum, members })
        }
        Rule::class_head => {
            let lead = find(&kids, Rule::class_lead)?;
            let (each, reads) = class_reads(r, lead.clone())?;
            let rows = kids.iter().filter(|kid| kid.as_rule() == Rule::class_row);
            let rows = rows.cloned().collect::<Vec<_>>();
            let rows = r.keep(rows, class_row);
            Head::Classes(ClassHead { span: r.span(lead), each, reads, rows })
        }
        Rule::rank_head => {
            let basis = basis(r, find(&kids, Rule::basis)?.clone())?;
            let mut filter = None;
            if let Some(pair) = find(&kids, Rule::rank_filter) {
                filter = Some(super::build_expr::expr(r, pair.clone().into_inner().last()?)?);
            }
            let within = find(&kids, Rule::rank_within).and_then(|pair| pair.clone().into_inner().last());
            let within = within.map(|pair| word(r, &pair));
            Head::Ranking(RankHead { span, title, basis, filter, within })
        }
        _ => return None,
    })
}

/// The head of a row, or as much of it as could be read.
pub(super) fn row_head(r: &mut Reader<'_>, span: Span, kids: &[P<'_>]) -> Option<RowHead> {
    let code = code(r, find(kids, Rule::code)?);
    let title = text(r, find(kids, Rule::text)?);
    let attributes = kids.iter().filter(|kid| kid.as_rule() == Rule::attribute).cloned().collect();
    let attributes = r.keep(attributes, attribute);
    Some(RowHead { span, code, title, attributes })
}

fn attribute(r: &mut Reader<'_>, pair: P<'_>) -> Option<At<Attribute>> {
    let inner = pair.into_inner().find(|kid| kid.as_rule() != Rule::comma)?;
    let span = r.span(&inner);
    let rule = inner.as_rule();
    let kids = kids(inner);
    Some(At::new(
        match rule {
            Rule::attr_points => Attribute::Points(literal(r, find(&kids, Rule::quantity)?.clone())?),
            Rule::attr_unscored => Attribute::Unscored,
            Rule::attr_unpublished => Attribute::Unpublished,
            Rule::attr_outside => Attribute::Outside,
            Rule::attr_weight => {
                let over = literal(r, find(&kids, Rule::quantity)?.clone())?;
                let by = match find(&kids, Rule::number) {
                    Some(pair) => Some(At::new(Literal { number: r.number(pair)?, mark: super::tree::Mark::None }, r.span(pair))),
                    None => None,
                };
                Attribute::Weight(over, by)
            }
            Rule::attr_count => Attribute::Count(count_item(r, find(&kids, Rule::count_item)?.clone())?),
            Rule::attr_elsewhere => Attribute::Elsewhere,
            Rule::attr_each_criterion => Attribute::EachCriterion(literal(r, find(&kids, Rule::quantity)?.clone())?),
            Rule::attr_unlimited => Attribute::Unlimited,
            _ => return None,
        },
        span,
    ))
}

/// What a class table classes and reads, from its first line.
pub(super) fn class_reads(r: &mut Reader<'_>, pair: P<'_>) -> Option<(Option<At<Listed>>, ClassReads)> {
    let kids = kids(pair);
    let each = find(&kids, Rule::class_each).and_then(|pair| pair.clone().into_inner().last());
    let each = match each {
        Some(of) => Some(At::new(super::build_expr::list_of(of.clone())?, r.span(&of))),
        None => None,
    };
    if let Some(pair) = find(&kids, Rule::basis) {
        return Some((each, ClassReads::Score(basis(r, pair.clone())?)));
    }
    let table = find(&kids, Rule::class_conditions)?.clone().into_inner();
    let highest = table.into_iter().any(|kid| kid.as_rule() == Rule::kw_highest_class);
    Some((each, if highest { ClassReads::Highest } else { ClassReads::OneOnly }))
}

/// What classes or ranks are read from.
pub(super) fn basis(r: &mut Reader<'_>, pair: P<'_>) -> Option<Basis> {
    let kids = kids(pair);
    for kid in &kids {
        return Some(match kid.as_rule() {
            Rule::kw_total => Basis::Total,
            Rule::kw_percent => Basis::Percent,
            Rule::basis_scaled => Basis::ScaledTo(literal(r, kid.clone().into_inner().last()?)?),
            Rule::text => Basis::Pillar(text(r, kid)),
            Rule::code => Basis::Index(code(r, kid)),
            _ => continue,
        });
    }
    None
}

/// One clause.
pub(super) fn clause(r: &mut Reader<'_>, pair: P<'_>) -> Option<Clause> {
    let inner = if pair.as_rule() == Rule::clause { pair.into_inner().next()? } else { pair };
    let span = r.span(&inner);
    let rule = inner.as_rule();
    // On the line of another sentence the cap would be taken for the row's, where its writer meant that sentence.
    let on_own_line =
        inner.as_span().start_pos().line_of().trim_start().starts_with(inner.as_str().split('\n').next().unwrap_or("").trim());
    let before = inner.as_span().get_input().get(..inner.as_span().start()).unwrap_or("").trim_end().len();
    let said = inner.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    let kids = kids(inner);
    let first_text = find(&kids, Rule::text).map(|pair| text(r, pair));
    let kind = match rule {
        Rule::c_code => ClauseKind::Code(word(r, kids.last()?)),
        Rule::c_document => ClauseKind::Document(first_text?),
        Rule::c_import => ClauseKind::Import(first_text?),
        Rule::c_rounds => ClauseKind::Rounds(texts(r, &kids)),
        Rule::c_form_header => {
            let mut rows = kids.iter().filter(|kid| kid.as_rule() == Rule::whole).map(|kid| whole(r, kid));
            ClauseKind::FormHeader { first: rows.next()?, last: rows.next() }
        }
        Rule::c_form_end => ClauseKind::FormEnd(texts(r, &kids)),
        Rule::c_form_skip => ClauseKind::FormSkip(texts(r, &kids)),
        Rule::c_validity => {
            let mut years = kids.iter().filter(|kid| kid.as_rule() == Rule::whole).map(|kid| whole(r, kid));
            ClauseKind::Validity { from: years.next()?, to: years.next() }
        }
        Rule::c_period => {
            let mut dates = kids.iter().filter(|kid| kid.as_rule() == Rule::date).map(|kid| word(r, kid));
            let (from, to) = (dates.next()?, dates.next()?);
            for date in [&from, &to] {
                r.check_date(date);
            }
            ClauseKind::Period { from, to }
        }
        Rule::c_scale => match find(&kids, Rule::quantity) {
            Some(pair) => ClauseKind::Scale(Some(at_literal(r, pair)?)),
            None => ClauseKind::Scale(None),
        },
        Rule::c_count => {
            let items = kids.iter().filter(|kid| kid.as_rule() == Rule::count_item);
            let items = items.map(|kid| Some(At::new(count_item(r, kid.clone())?, r.span(kid))));
            ClauseKind::Counts(items.collect::<Option<Vec<_>>>()?)
        }
        Rule::c_cellword => ClauseKind::CellWords { words: texts(r, &kids), state: state(find(&kids, Rule::state)?)? },
        Rule::c_policy => {
            let pair = find(&kids, Rule::policy)?;
            let value = policy(r, pair.clone())?;
            ClauseKind::Policy { state: state(find(&kids, Rule::state)?)?, policy: At::new(value, r.span(pair)) }
        }
        Rule::c_rounding => rounding(r, &kids)?,
        Rule::c_total_people => ClauseKind::TotalByPeople(people(r, &kids)?),
        Rule::c_people => ClauseKind::People(people(r, &kids)?),
        Rule::c_property => {
            let kind = match kids.last()?.as_rule() {
                Rule::type_yes_no => PropertyType::YesNo,
                Rule::type_text => PropertyType::Text,
                Rule::type_several => PropertyType::Several(options(r, kids.last()?.clone())),
                _ => PropertyType::Choice(options(r, kids.last()?.clone())),
            };
            ClauseKind::Property { name: word(r, find(&kids, Rule::ident)?), about: first_text, kind }
        }
        Rule::c_input => {
            let kind = input_type(r, find(&kids, Rule::input_type)?.clone())?;
            let mut domain = None;
            if let Some(pair) = find(&kids, Rule::domain) {
                domain = Some(At::new(range(r, pair.clone().into_inner().next()?)?, r.span(pair)));
            }
            let direction = direction(r, &kids);
            ClauseKind::Input(InputText { name: word(r, find(&kids, Rule::ident)?), about: first_text, kind, domain, direction })
        }
        Rule::c_ratio => {
            let mut sums = kids.iter().filter(|kid| kid.as_rule() == Rule::sum);
            let value = match find(&kids, Rule::share_named) {
                Some(pair) => super::build_expr::share_named(r, pair)?,
                None => sum(r, sums.next()?.clone())?,
            };
            let target = match sums.next() {
                Some(pair) => Some(sum(r, pair.clone())?),
                None => None,
            };
            ClauseKind::Ratio { value, target, limits: limits(r, &kids)? }
        }
        Rule::c_tiers => {
            let rows = rows(r, &kids)?;
            ClauseKind::Tiers { subject: sum(r, find(&kids, Rule::sum)?.clone())?, direction: direction(r, &kids), rows }
        }
        Rule::c_cases => ClauseKind::Cases { rows: rows(r, &kids)? },
        Rule::c_items => {
            let items = kids.iter().filter(|kid| kid.as_rule() == Rule::item).cloned().collect();
            let items = r.keep(items, item);
            ClauseKind::Items { best: has(&kids, Rule::kw_best_of_items), items }
        }
        Rule::c_formula => ClauseKind::Formula { value: sum(r, find(&kids, Rule::sum)?.clone())?, limits: limits(r, &kids)? },
        Rule::c_each => ClauseKind::Each { each: each(r, find(&kids, Rule::each)?.clone())?, limits: limits(r, &kids)? },
        Rule::c_let => ClauseKind::Let { name: word(r, find(&kids, Rule::ident)?), value: sum(r, find(&kids, Rule::sum)?.clone())? },
        Rule::c_parent => {
            let mean = kids.iter().find_map(|kid| match kid.as_rule() {
                Rule::kw_parent_sum => Some(Gather::Sum),
                Rule::kw_parent_weighted => Some(Gather::Weighted),
                Rule::kw_parent_mean => Some(Gather::Mean),
                Rule::kw_parent_best => Some(Gather::Best),
                Rule::kw_parent_geometric => Some(Gather::Geometric),
                Rule::kw_parent_harmonic => Some(Gather::Harmonic),
                _ => None,
            })?;
            ClauseKind::Parent { total: has(&kids, Rule::kw_total_is), mean, of: super::build_rows::counted(kids.last()?)? }
        }
        Rule::c_apply_not => ClauseKind::NotApplicableWhen(last_expr(r, &kids)?),
        Rule::c_apply_when => ClauseKind::OnlyWhen(last_expr(r, &kids)?),
        Rule::c_apply_for => ClauseKind::OnlyFor(texts(r, &kids)),
        Rule::c_apply_except => ClauseKind::NotFor(texts(r, &kids)),
        Rule::c_reduce => {
            let points = at_literal(r, find(&kids, Rule::quantity)?)?;
            ClauseKind::Reduce { points, when: last_expr(r, &kids)? }
        }
        Rule::c_gate => {
            let when = super::build_expr::expr(r, find(&kids, Rule::expr)?.clone())?;
            let otherwise = match find(&kids, Rule::quantity) {
                Some(pair) => Some(at_literal(r, pair)?),
                None => None,
            };
            ClauseKind::Gate { when, otherwise }
        }
        Rule::c_not_deployed => ClauseKind::NotDeployed(whole(r, find(&kids, Rule::whole)?)),
        Rule::c_cap if !on_own_line => {
            let expected = vec![Expected::Mark(",".to_owned())];
            let first_words = if has(&kids, Rule::kw_at_least) { "không dưới" } else { "không quá" }.to_owned();
            // The comma is wanted where the sentence before it ends.
            let fault = SyntaxFault::Unexpected { found: first_words, expected, near: None };
            let place = r.range(before, before);
            r.findings.push(crate::diagnostic::Finding::at(place, Fault::Syntax(fault)).fix(place, ","));
            r.broken = true;
            return None;
        }
        Rule::c_cap => {
            let upper = !has(&kids, Rule::kw_at_least);
            ClauseKind::Cap(Limit { upper, value: sum(r, find(&kids, Rule::sum)?.clone())? })
        }
        Rule::c_evidence => remark(RemarkKind::Evidence, first_text?),
        Rule::c_source => remark(RemarkKind::Source, first_text?),
        Rule::c_appraiser => remark(RemarkKind::Appraiser, first_text?),
        Rule::c_clause => remark(RemarkKind::Clause, first_text?),
        Rule::c_note => remark(RemarkKind::Note, first_text?),
        Rule::c_inferred => ClauseKind::Inferred(first_text?),
        Rule::c_accept => ClauseKind::Accept { code: word(r, find(&kids, Rule::finding_code)?), reason: first_text? },
        Rule::c_tie => {
            let items = kids.iter().filter(|kid| kid.as_rule() == Rule::tie_item).cloned().collect::<Vec<_>>();
            let last = find(&kids, Rule::tie_last).and_then(|pair| pair.clone().into_inner().last()).map(|pair| text(r, &pair));
            ClauseKind::Ties { items: items.into_iter().map(|kid| tie(r, kid)).collect::<Option<Vec<_>>>()?, last }
        }
        Rule::c_class_limit => {
            let opener = if has(&kids, Rule::kw_class_most) { "tối đa là" } else { "hạ xuống" };
            let change = ClassChangeText::AtMost { class: first_text?, opener };
            ClauseKind::ClassChange { change, when: last_expr(r, &kids)?, text: said }
        }
        Rule::c_class_step => ClauseKind::ClassChange { change: ClassChangeText::OneDown, when: last_expr(r, &kids)?, text: said },
        Rule::c_class_none if first_text.is_some() => {
            let change = ClassChangeText::Below { class: first_text? };
            ClauseKind::ClassChange { change, when: last_expr(r, &kids)?, text: said }
        }
        Rule::c_class_none => ClauseKind::ClassChange { change: ClassChangeText::None, when: last_expr(r, &kids)?, text: said },
        Rule::c_given => super::build_example::given(r, &kids)?,
        Rule::c_then => super::build_example::then(r, &kids)?,
        Rule::c_table => super::build_example::table(r, &kids)?,
        other => super::build_scoring::clause(r, other, &kids)?,
    };
    Some(Clause { span, kind })
}

fn remark(kind: RemarkKind, text: At<String>) -> ClauseKind {
    ClauseKind::Remark { kind, text }
}

fn rows(r: &mut Reader<'_>, kids: &[P<'_>]) -> Option<Vec<super::tree::TierRow>> {
    let rows = kids.iter().filter(|kid| kid.as_rule() == Rule::row).cloned().collect();
    Some(r.keep(rows, tier_row))
}

fn last_expr(r: &mut Reader<'_>, kids: &[P<'_>]) -> Option<super::tree::Expr> {
    super::build_expr::expr(r, find(kids, Rule::expr)?.clone())
}

pub(super) fn at_literal(r: &mut Reader<'_>, pair: &P<'_>) -> Option<At<Literal>> {
    Some(At::new(literal(r, pair.clone())?, r.span(pair)))
}

pub(super) fn state(pair: &P<'_>) -> Option<StateName> {
    match pair.clone().into_inner().next()?.as_rule() {
        Rule::kw_missing => Some(StateName::Missing),
        Rule::kw_nothing => Some(StateName::NothingArising),
        Rule::kw_not_applicable => Some(StateName::NotApplicable),
        _ => None,
    }
}

fn policy(r: &mut Reader<'_>, pair: P<'_>) -> Option<PolicyText> {
    let inner = pair.into_inner().next()?;
    Some(match inner.as_rule() {
        Rule::kw_left_out => PolicyText::LeftOut,
        Rule::kw_report_error => PolicyText::Report,
        Rule::kw_rescaled => PolicyText::Rescaled,
        Rule::kw_max_points => PolicyText::Maximum,
        _ => PolicyText::Points(literal(r, inner)?),
    })
}

fn rounding(r: &mut Reader<'_>, kids: &[P<'_>]) -> Option<ClauseKind> {
    let place = find(kids, Rule::round_place).and_then(|pair| pair.clone().into_inner().next());
    let place = place.and_then(|pair| {
        Some(match pair.as_rule() {
            Rule::kw_component_points => RoundPlace::Components,
            Rule::kw_main_points => RoundPlace::MainIndexes,
            Rule::kw_pillar_points => RoundPlace::Pillars,
            Rule::kw_total => RoundPlace::Total,
            Rule::kw_percent => RoundPlace::Percent,
            Rule::kw_mean_points => RoundPlace::Means,
            _ => return None,
        })
    });
    let mode = if has(kids, Rule::kw_truncate) { Mode::Truncate } else { Mode::HalfUp };
    let to = if let Some(pair) = find(kids, Rule::round_places) {
        let places = pair.clone().into_inner().next()?.as_str().parse::<u32>().ok().filter(|places| *places <= 20);
        let Some(places) = places else {
            r.fault(r.span(pair), SyntaxFault::RoundingStep);
            return None;
        };
        RoundTo::Places(Rounding { places, mode })
    } else {
        // `0,01%` is a step of one ten-thousandth of the ratio: as many places as the step has, and two more.
        let pair = find(kids, Rule::round_step)?.clone().into_inner().next()?;
        let step = r.number(&pair)?;
        if step.mantissa() != 1 {
            r.fault(r.span(&pair), SyntaxFault::RoundingStep);
            return None;
        }
        RoundTo::Percent(Rounding { places: step.scale().saturating_add(2), mode })
    };
    Some(ClauseKind::Rounding { place, to })
}

/// What is counted, from its parentheses.
pub(super) fn unit_words(r: &Reader<'_>, pair: P<'_>) -> Option<At<String>> {
    let words = pair.into_inner().last()?;
    Some(At::new(words.as_str().split_whitespace().collect::<Vec<_>>().join(" "), r.span(&words)))
}

/// `càng cao càng tốt`
pub(super) fn direction(r: &Reader<'_>, all: &[P<'_>]) -> Option<At<Direction>> {
    let pair = find(all, Rule::direction)?;
    let higher = pair.clone().into_inner().any(|kid| matches!(kid.as_rule(), Rule::kw_higher_better | Rule::kw_more_better));
    Some(At::new(if higher { Direction::Higher } else { Direction::Lower }, r.span(pair)))
}

fn input_type(r: &mut Reader<'_>, pair: P<'_>) -> Option<InputType> {
    let inner = pair.into_inner().next()?;
    let rule = inner.as_rule();
    let unit = inner.clone().into_inner().find(|kid| kid.as_rule() == Rule::unit_name).and_then(|pair| unit_words(r, pair));
    Some(match rule {
        Rule::type_whole => InputType::Whole(unit),
        Rule::type_decimal => InputType::Decimal(unit),
        Rule::type_ratio => InputType::Ratio,
        Rule::type_yes_no => InputType::YesNo,
        Rule::type_choice => InputType::Choice(options(r, inner)),
        Rule::type_text => InputType::Text,
        _ => return None,
    })
}

fn tie(r: &mut Reader<'_>, pair: P<'_>) -> Option<Tie> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let figure = find(&kids, Rule::tie_figure)?;
    let text = figure.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Tie { span, by: super::build_expr::figure(r, figure.clone())?, text, higher: has(&kids, Rule::kw_higher) })
}

impl Reader<'_> {
    /// A day and month, perhaps a year, that the calendar has.
    fn check_date(&mut self, date: &At<String>) {
        let parts: Vec<u32> = date.value.split('/').filter_map(|part| part.parse().ok()).collect();
        let [day, month, rest @ ..] = parts.as_slice() else { return };
        let year = rest.first().copied().unwrap_or(2024);
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        if *day == 0 || *day > days {
            let year = rest.first().map(|year| format!("/{year}")).unwrap_or_default();
            let near = (days > 0).then(|| format!("{}/{month}{year}", (*day).clamp(1, days)));
            self.findings.at(date.span, Fault::Syntax(SyntaxFault::NoSuchDate { text: date.value.clone(), near }));
        }
    }
}
