//! From pest's pairs to the tree: expressions and ranges.
//!
//! Readings that a person would not agree on are refused here: `a / b / c`, `a và b hoặc c`, `không a và b`. Where
//! what follows says its own verb, as in `không a và không b` and `không a và x bằng 0`, nobody hears two readings.

use super::build::{P, basis, code, find, kids, text, word};
use super::grammar::Rule;
use super::reader::Reader;
use super::tree::{Compare, Expr, ExprKind, Factor, Literal, Mark, Need, Range, Sign};
use crate::diagnostic::{Listed, SyntaxFault};
use crate::source::At;

/// A condition or a value, from the top of the ladder.
pub(super) fn expr(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let written = pair.as_str().trim().to_owned();
    let parts: Vec<P<'_>> = pair.into_inner().filter(|kid| kid.as_rule() == Rule::conj).collect();
    let mixed = parts.len() > 1 && parts.iter().any(|part| part.clone().into_inner().filter(|k| k.as_rule() == Rule::negation).count() > 1);
    if mixed {
        let readings = vec!["(a và b) hoặc c".to_owned(), "a và (b hoặc c)".to_owned()];
        r.fault(span, SyntaxFault::NeedsParentheses { text: written, readings });
        return None;
    }
    let mut parts = parts.into_iter().map(|part| conj(r, part)).collect::<Option<Vec<_>>>()?;
    if parts.len() == 1 { parts.pop() } else { Some(Expr { span, kind: ExprKind::Or(parts) }) }
}

fn conj(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let written = pair.as_str().trim().to_owned();
    let parts: Vec<P<'_>> = pair.into_inner().filter(|kid| kid.as_rule() == Rule::negation).collect();
    if let Some(readings) = open_not(&parts) {
        r.fault(span, SyntaxFault::NeedsParentheses { text: written, readings });
        return None;
    }
    let mut parts = parts.into_iter().map(|part| negation(r, part)).collect::<Option<Vec<_>>>()?;
    if parts.len() == 1 { parts.pop() } else { Some(Expr { span, kind: ExprKind::And(parts) }) }
}

/// The two readings of a `không` that could be heard to reach over the `và` behind it.
fn open_not(parts: &[P<'_>]) -> Option<Vec<String>> {
    let open = |part: &P<'_>, next: &P<'_>| negates_bare(part) && !(negates_name(part) && stands_alone(next));
    let place = parts.windows(2).position(|pair| matches!(pair, [part, next] if open(part, next)))?;
    // Every other `không` of an offer gets its parentheses as well, so that the offer can be read.
    let closed = |part: &P<'_>| if negates_bare(part) { format!("({})", part.as_str().trim()) } else { part.as_str().trim().to_owned() };
    let join = |parts: &[P<'_>]| parts.iter().map(closed).collect::<Vec<_>>().join(" và ");
    let (before, rest) = parts.split_at_checked(place)?;
    let (part, behind) = rest.split_first()?;
    let negated = find(&kids(part.clone()), Rule::negation)?.as_str().trim().to_owned();
    let lead = if before.is_empty() { String::new() } else { format!("{} và ", join(before)) };
    let behind = join(behind);
    Some(vec![format!("{lead}(không {negated}) và {behind}"), format!("{lead}không ({negated} và {behind})")])
}

/// Whether a `không` stands before something without parentheses of its own, so that it could be heard to reach further.
fn negates_bare(pair: &P<'_>) -> bool {
    let kids = kids(pair.clone());
    find(&kids, Rule::kw_not).is_some() && !find(&kids, Rule::negation).is_some_and(|inner| inner.as_str().trim_start().starts_with('('))
}

/// Whether a `không` stands before one name: `không có_trọng_án`.
fn negates_name(pair: &P<'_>) -> bool {
    let mut at = find(&kids(pair.clone()), Rule::negation).cloned();
    while let Some(pair) = at {
        if pair.as_rule() == Rule::reference {
            return true;
        }
        let mut inner = pair.into_inner();
        at = inner.next().filter(|_| inner.next().is_none());
    }
    false
}

/// Whether a part has a verb of its own, so that no `không` before it is heard with it: `không b`, `vụ bằng 0`, `số từ 5 trở lên`.
fn stands_alone(pair: &P<'_>) -> bool {
    let kids = kids(pair.clone());
    match kids.as_slice() {
        [only] if only.as_rule() == Rule::comparison => only.clone().into_inner().nth(1).is_some(),
        _ => true,
    }
}

fn negation(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let kids = kids(pair);
    if let Some(pair) = find(&kids, Rule::listed) {
        return listed(r, pair.clone());
    }
    if let Some(pair) = find(&kids, Rule::records_test) {
        return super::build_records::test_of_records(r, pair.clone());
    }
    match find(&kids, Rule::kw_not) {
        Some(_) => {
            let inner = negation(r, find(&kids, Rule::negation)?.clone())?;
            Some(Expr { span, kind: ExprKind::Not(Box::new(inner)) })
        }
        None => comparison(r, find(&kids, Rule::comparison)?.clone()),
    }
}

/// Rows of a level, or pillars.
pub(super) fn list_of(pair: P<'_>) -> Option<Listed> {
    Some(match pair.into_inner().next()?.as_rule() {
        Rule::kw_groups => Listed::Groups,
        Rule::kw_main_indexes => Listed::MainIndexes,
        Rule::kw_components => Listed::Components,
        _ => Listed::Pillars,
    })
}

/// `mọi nhóm từ 50% trở lên`.
fn listed(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let of = find(&kids, Rule::list_of)?;
    let of = At::new(list_of(of.clone())?, r.span(of));
    let under = find(&kids, Rule::list_under).and_then(|pair| pair.clone().into_inner().last()).map(|pair| code(r, &pair));
    let need = match kids.first()? {
        kid if kid.as_rule() == Rule::list_all => Need::All,
        kid if kid.as_rule() == Rule::list_none => Need::None,
        kid => Need::AtLeast(super::build::whole(r, &kid.clone().into_inner().last()?).value),
    };
    let range = match find(&kids, Rule::range) {
        Some(pair) => range(r, pair.clone())?,
        None => {
            let pair = find(&kids, Rule::sum)?;
            let value = sum(r, pair.clone())?;
            Range { span: r.span(pair), low: Some((value.clone(), true)), high: Some((value, true)) }
        }
    };
    Some(Expr { span, kind: ExprKind::Listed { need, of, under, range: Box::new(range) } })
}

fn comparison(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let mut sums = kids.iter().filter(|kid| kid.as_rule() == Rule::sum);
    let left = sum(r, sums.next()?.clone())?;
    if let Some(pair) = find(&kids, Rule::range) {
        let range = range(r, pair.clone())?;
        return Some(Expr { span, kind: ExprKind::Within { value: Box::new(left), range: Box::new(range) } });
    }
    if let Some(pair) = find(&kids, Rule::ident) {
        let option = word(r, pair);
        return Some(Expr { span, kind: ExprKind::Includes { value: Box::new(left), option } });
    }
    let Some(relation) = find(&kids, Rule::relation) else { return Some(left) };
    let inner = relation.clone().into_inner().next()?;
    let op = match inner.as_rule() {
        Rule::kw_is | Rule::kw_equal => Compare::Equal,
        Rule::kw_is_not => Compare::NotEqual,
        Rule::equals => {
            r.fault(r.span(&inner), SyntaxFault::EqualsCompares);
            return None;
        }
        _ => compare_sign(inner.as_str())?,
    };
    let right = sum(r, sums.next()?.clone())?;
    Some(Expr { span, kind: ExprKind::Compare { op, left: Box::new(left), right: Box::new(right) } })
}

/// What a sign compares.
pub(super) fn compare_sign(sign: &str) -> Option<Compare> {
    Some(match sign {
        "≥" | ">=" => Compare::AtLeast,
        "≤" | "<=" => Compare::AtMost,
        "≠" | "<>" => Compare::NotEqual,
        ">" => Compare::Above,
        "<" => Compare::Below,
        _ => return None,
    })
}

/// `a + b − c`.
pub(super) fn sum(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let mut parts = Vec::new();
    let mut sign = Sign::Plus;
    for kid in pair.into_inner() {
        match kid.as_rule() {
            Rule::plus => sign = Sign::Plus,
            Rule::minus => sign = Sign::Minus,
            _ => parts.push((sign, product(r, kid)?)),
        }
    }
    if parts.len() == 1 {
        return parts.pop().map(|(_, only)| only);
    }
    Some(Expr { span, kind: ExprKind::Sum(parts) })
}

fn product(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let written = pair.as_str().trim().to_owned();
    let mut parts = Vec::new();
    let mut factor = Factor::Times;
    let mut divisions = 0_usize;
    for kid in pair.into_inner() {
        match kid.as_rule() {
            Rule::times => factor = Factor::Times,
            Rule::divide => {
                factor = Factor::Over;
                divisions = divisions.saturating_add(1);
            }
            Rule::of_max => parts.push((Factor::Times, Expr { span: r.span(&kid), kind: ExprKind::MaxPoints })),
            _ => parts.push((factor, unary(r, kid)?)),
        }
    }
    if divisions > 1 {
        if let Some(readings) = date_like(&parts) {
            r.fault(span, SyntaxFault::BareDate { text: readings });
        } else {
            let readings = vec!["(a / b) / c".to_owned(), "a / (b × c)".to_owned(), "a / (b / c)".to_owned()];
            r.fault(span, SyntaxFault::NeedsParentheses { text: written, readings });
        }
        return None;
    }
    // `a / b × c` is read from the left, as the annexes print it: a/b × điểm tối đa.
    if parts.len() == 1 {
        return parts.pop().map(|(_, only)| only);
    }
    Some(Expr { span, kind: ExprKind::Product(parts) })
}

/// `15/12/2022`: three whole literals, the last one a year.
fn date_like(parts: &[(Factor, Expr)]) -> Option<String> {
    let numbers: Vec<_> = parts
        .iter()
        .filter_map(|(_, part)| match &part.kind {
            ExprKind::Number(Literal { number, mark: Mark::None }) if number.is_integer() => Some(number.normalize().to_string()),
            _ => None,
        })
        .collect();
    match numbers.as_slice() {
        [_, _, year] if numbers.len() == parts.len() && year.len() == 4 => Some(numbers.join("/")),
        _ => None,
    }
}

fn unary(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let inner = primary(r, find(&kids, Rule::primary)?.clone())?;
    match find(&kids, Rule::neg_mark) {
        Some(_) => Some(Expr { span, kind: ExprKind::Negative(Box::new(inner)) }),
        None => Some(inner),
    }
}

fn primary(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let pair = pair.into_inner().next()?;
    let span = r.span(&pair);
    let kind = match pair.as_rule() {
        Rule::quantity => ExprKind::Number(literal(r, pair)?),
        Rule::kw_max_points => ExprKind::MaxPoints,
        Rule::share_of => match pair.into_inner().last()? {
            pillar if pillar.as_rule() == Rule::text => ExprKind::PillarShare(text(r, &pillar)),
            row => ExprKind::ShareOf(code(r, &row)),
        },
        Rule::score_of => ExprKind::Score(basis(r, pair)?),
        Rule::reference => return reference(r, pair),
        Rule::call => {
            let kids = kids(pair);
            let name = word(r, find(&kids, Rule::function)?);
            let arguments = kids.iter().filter(|kid| kid.as_rule() == Rule::expr).cloned().collect::<Vec<_>>();
            let arguments = arguments.into_iter().map(|kid| expr(r, kid)).collect::<Option<Vec<_>>>()?;
            ExprKind::Call { name, arguments }
        }
        Rule::records => return super::build_records::records(r, pair),
        Rule::population => return super::build_scoring::population(r, pair),
        Rule::group_expr => return group(r, pair),
        _ => return None,
    };
    Some(Expr { span, kind })
}

/// `(…)`, perhaps with the value of 0/0 in it.
pub(super) fn group(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let inner = Box::new(expr(r, find(&kids, Rule::expr)?.clone())?);
    let mut nothing = None;
    if let Some(pair) = find(&kids, Rule::sum) {
        nothing = Some(Box::new(sum(r, pair.clone())?));
    }
    Some(Expr { span, kind: ExprKind::Group { inner, nothing } })
}

/// What a tie-break compares.
pub(super) fn figure(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let inner = pair.clone().into_inner().next()?;
    if inner.as_rule() == Rule::basis {
        let span = r.span(&inner);
        return Some(Expr { span, kind: ExprKind::Score(basis(r, inner)?) });
    }
    primary(r, pair)
}

/// `a` or `a của 1.2`.
pub(super) fn reference(r: &mut Reader<'_>, pair: P<'_>) -> Option<Expr> {
    let span = r.span(&pair);
    let kids = kids(pair);
    let name = word(r, find(&kids, Rule::ident)?);
    let of = find(&kids, Rule::code).map(|pair| code(r, pair));
    Some(Expr { span, kind: ExprKind::Name { name, of } })
}

/// `của 6.1` behind `điểm theo tỷ lệ`.
pub(super) fn share_named(r: &Reader<'_>, pair: &P<'_>) -> Option<Expr> {
    let code = code(r, &pair.clone().into_inner().last()?);
    Some(Expr { span: code.span, kind: ExprKind::ShareOf(code) })
}

/// A number and its mark.
pub(super) fn literal(r: &mut Reader<'_>, pair: P<'_>) -> Option<Literal> {
    let kids = kids(pair);
    let number = r.number(find(&kids, Rule::number)?)?;
    let mark = match find(&kids, Rule::unit_mark).and_then(|pair| pair.clone().into_inner().next()) {
        Some(pair) if pair.as_rule() == Rule::points_mark => Mark::Points,
        Some(_) => Mark::Percent,
        None => Mark::None,
    };
    Some(Literal { number, mark })
}

/// A range in the boundary words or signs.
pub(super) fn range(r: &mut Reader<'_>, pair: P<'_>) -> Option<Range> {
    range_of(r, pair, (Rule::sum, Rule::to_end), sum)
}

/// The range of a test of records, whose ends are single.
pub(super) fn test_range(r: &mut Reader<'_>, pair: P<'_>) -> Option<Range> {
    range_of(r, pair, (Rule::operand, Rule::test_to), super::build_records::operand)
}

fn range_of(
    r: &mut Reader<'_>,
    pair: P<'_>,
    (end_rule, to_rule): (Rule, Rule),
    sum: fn(&mut Reader<'_>, P<'_>) -> Option<Expr>,
) -> Option<Range> {
    let span = r.span(&pair);
    let written = pair.as_str().trim().to_owned();
    let inner = pair.into_inner().next()?;
    let rule = inner.as_rule();
    let kids = kids(inner);
    let has = |rule| find(&kids, rule).is_some();
    let mut own = kids.iter().filter(|kid| kid.as_rule() == end_rule);
    let mut to = None;
    if let Some(pair) = find(&kids, to_rule) {
        let open = pair.clone().into_inner().any(|kid| kid.as_rule() == Rule::kw_below);
        to = Some((sum(r, pair.clone().into_inner().last()?)?, !open));
    }
    let first = own.next()?.clone();
    let bound = first.as_str().trim().to_owned();
    let first = sum(r, first)?;
    let (low, high) = match rule {
        Rule::range_from | Rule::test_from if has(Rule::kw_downwards) => (None, Some((first, true))),
        Rule::range_from | Rule::test_from => (Some((first, !has(Rule::kw_above))), to),
        Rule::range_above | Rule::test_above if has(Rule::kw_upwards) => {
            let readings = [format!("từ {bound} trở lên"), format!("trên {bound}")];
            r.fault(span, SyntaxFault::DoubleBound { text: written, readings });
            return None;
        }
        Rule::range_above | Rule::test_above => (Some((first, false)), to),
        Rule::range_below | Rule::test_below if has(Rule::kw_downwards) => {
            let readings = [format!("từ {bound} trở xuống"), format!("dưới {bound}")];
            r.fault(span, SyntaxFault::DoubleBound { text: written, readings });
            return None;
        }
        Rule::range_below | Rule::test_below => (None, Some((first, false))),
        Rule::range_bare_to => {
            r.fault(span, SyntaxFault::BareTo { bound });
            return None;
        }
        Rule::range_sign => {
            let mut signs = kids.iter().filter(|kid| kid.as_rule() == Rule::sign);
            let (mut low, mut high) = (None, None);
            place(compare_sign(signs.next()?.as_str())?, first, &mut low, &mut high)?;
            if let (Some(sign), Some(second)) = (signs.next(), own.next()) {
                let second = sum(r, second.clone())?;
                if place(compare_sign(sign.as_str())?, second, &mut low, &mut high).is_none() {
                    r.fault(span, SyntaxFault::EmptyRange { text: written, turned: None });
                    return None;
                }
            }
            (low, high)
        }
        _ => return None,
    };
    Some(Range { span, low, high })
}

type End = Option<(Expr, bool)>;

/// Puts a signed bound on its side; `None` when that side is taken or the sign is no bound.
fn place(op: Compare, bound: Expr, low: &mut End, high: &mut End) -> Option<()> {
    let (side, closed) = match op {
        Compare::AtLeast => (low, true),
        Compare::Above => (low, false),
        Compare::AtMost => (high, true),
        Compare::Below => (high, false),
        Compare::Equal | Compare::NotEqual => return None,
    };
    if side.is_some() {
        return None;
    }
    *side = Some((bound, closed));
    Some(())
}
