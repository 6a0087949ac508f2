//! From pairs to the sentences of a `ví dụ`.

use super::build::{P, code, find, has, kids, state, text, texts, word};
use super::grammar::Rule;
use super::reader::Reader;
use super::tree::{
    Amount, BLANK, Basis, ClauseKind, Column, ColumnKind, ExampleHead, ExampleTable, Given, Mark, TableFile, TableLine, Then,
};
use crate::diagnostic::{Expected, SyntaxFault};
use crate::quantity::Exact;
use crate::source::{At, Span};

pub(super) fn example_head(r: &Reader<'_>, title: At<String>, head: &[P<'_>]) -> ExampleHead {
    let table = match find(head, Rule::example_table) {
        None => TableFile::None,
        Some(pair) => match find(&kids(pair.clone()), Rule::text) {
            Some(path) => TableFile::Csv(text(r, path)),
            None => TableFile::Here,
        },
    };
    ExampleHead { title, table }
}

fn one_unit(r: &Reader<'_>, clause: &[P<'_>]) -> Option<At<String>> {
    let unit = kids(find(clause, Rule::one_unit)?.clone());
    find(&unit, Rule::text).map(|pair| text(r, pair))
}

pub(super) fn given(r: &mut Reader<'_>, clause: &[P<'_>]) -> Option<ClauseKind> {
    let items = clause.iter().filter(|kid| kid.as_rule() == Rule::given_item);
    let (mut values, mut lists) = (Vec::new(), Vec::new());
    for item in items {
        match find(&kids(item.clone()), Rule::given_list) {
            Some(list) => lists.push(super::build_records::given_list(r, list)?),
            None => values.push(given_item(r, item)?),
        }
    }
    Some(ClauseKind::Given { unit: one_unit(r, clause), items: values, lists })
}

fn given_item(r: &mut Reader<'_>, pair: &P<'_>) -> Option<Given> {
    let kids = kids(pair.clone());
    let (name, of) = named(r, &kids)?;
    let value = given_value(r, find(&kids, Rule::given_value)?)?;
    Some(Given { span: r.span(pair), name, of, value })
}

/// A value as written; it is read as a cell of data is, and its number is spelled as everywhere in the file.
pub(super) fn given_value(r: &mut Reader<'_>, pair: &P<'_>) -> Option<At<String>> {
    if let Some(quantity) = find(&kids(pair.clone()), Rule::quantity) {
        let parts = kids(quantity.clone());
        r.number(find(&parts, Rule::number)?)?;
    }
    Some(At::new(pair.as_str().trim_matches('"').to_owned(), r.span(pair)))
}

/// An input by its name, perhaps of a row, or the entered points of a row by its code; neither is the entered total.
#[allow(clippy::type_complexity, reason = "the two parts of a name, each with its place")]
fn named(r: &Reader<'_>, pairs: &[P<'_>]) -> Option<(Option<At<String>>, Option<At<crate::code::Code>>)> {
    if has(pairs, Rule::kw_total) {
        return Some((None, None));
    }
    match find(pairs, Rule::reference).or_else(|| find(pairs, Rule::input_of)) {
        Some(reference) => {
            let parts = kids(reference.clone());
            Some((Some(word(r, find(&parts, Rule::ident)?)), find(&parts, Rule::code).map(|pair| code(r, pair))))
        }
        None => Some((None, Some(code(r, find(pairs, Rule::code)?)))),
    }
}

pub(super) fn then(r: &mut Reader<'_>, clause: &[P<'_>]) -> Option<ClauseKind> {
    let unit = one_unit(r, clause);
    let pair = kids(find(clause, Rule::then)?.clone()).into_iter().next()?;
    let rule = pair.as_rule();
    let kids = kids(pair);
    let row = find(&kids, Rule::code).map(|pair| code(r, pair));
    let title = find(&kids, Rule::text).map(|pair| text(r, pair));
    let amount = match find(&kids, Rule::amount) {
        Some(pair) => Some(amount(r, pair)?),
        None => None,
    };
    let then = match rule {
        Rule::then_class => Then::Class(Some(title.or_else(|| blank(r, &kids))?)),
        Rule::then_no_class => Then::Class(None),
        Rule::then_finding => match find(&kids, Rule::finding_code) {
            Some(pair) => Then::Finding(word(r, pair)),
            None => Then::Finding(blank(r, &kids)?),
        },
        Rule::then_total => Then::Total(Some(amount?)),
        Rule::then_no_total => Then::Total(None),
        Rule::then_percent => Then::Percent(amount?),
        Rule::then_mean => {
            let of = match (row, title) {
                (Some(row), _) => Basis::Index(row),
                (None, Some(title)) => Basis::Pillar(title),
                (None, None) if has(&kids, Rule::kw_percent) => Basis::Percent,
                (None, None) => Basis::Total,
            };
            Then::Mean { of, amount: amount? }
        }
        Rule::then_applicable => Then::Applicable { row, amount: amount? },
        Rule::then_pillar => Then::Pillar { title: title?, amount: amount? },
        Rule::then_points => Then::Points { row: row?, amount: amount? },
        Rule::then_state if has(&kids, Rule::blank) => Then::Blank { row: row? },
        Rule::then_state => Then::State { row: row?, state: state(find(&kids, Rule::state)?)? },
        Rule::then_left => Then::Left { row: row? },
        Rule::then_ranks => {
            let places = kids.iter().filter(|kid| kid.as_rule() == Rule::rank_place);
            Then::Ranks { table: title, places: places.map(|place| texts(r, &super::build::kids(place.clone()))).collect() }
        }
        _ => return None,
    };
    Some(ClauseKind::Then { unit, then })
}

fn amount(r: &mut Reader<'_>, pair: &P<'_>) -> Option<At<Amount>> {
    let span = r.span(pair);
    let kids = kids(pair.clone());
    let mut number: Option<Exact> = None;
    for part in kids.iter().filter(|kid| kid.as_rule() == Rule::number) {
        let read = Exact::from(r.number(part)?);
        number = match number {
            None => Some(read),
            Some(over) => match over.over(&read) {
                Some(value) => Some(value),
                None => {
                    let fault = SyntaxFault::Unexpected { found: part.as_str().to_owned(), expected: vec![Expected::Number], near: None };
                    r.fault(r.span(part), fault);
                    return None;
                }
            },
        };
    }
    let mark = match find(&kids, Rule::unit_mark).and_then(|pair| pair.clone().into_inner().next()) {
        Some(pair) if pair.as_rule() == Rule::points_mark => Mark::Points,
        Some(_) => Mark::Percent,
        None => Mark::None,
    };
    let blank = has(&kids, Rule::blank);
    let number = if blank { Exact::zero() } else { number? };
    Some(At::new(Amount { number, mark, blank }, span))
}

/// The sign of a result that is left blank.
fn blank(r: &Reader<'_>, pairs: &[P<'_>]) -> Option<At<String>> {
    find(pairs, Rule::blank).map(|pair| At::new(BLANK.to_owned(), r.span(pair)))
}

/// A table that stands in the block.
pub(super) fn table(r: &Reader<'_>, clause: &[P<'_>]) -> Option<ClauseKind> {
    let (span, columns) = columns(r, find(clause, Rule::table_head)?)?;
    let lines = kids(find(clause, Rule::table_rows)?.clone());
    let lines = lines.iter().filter(|kid| kid.as_rule() == Rule::table_row).map(|pair| line(r, pair)).collect();
    Some(ClauseKind::Table(ExampleTable { span, columns, lines }))
}

/// The first line of a table.
pub(super) fn columns(r: &Reader<'_>, head: &P<'_>) -> Option<(Span, Vec<Column>)> {
    let columns = kids(head.clone()).into_iter().filter(|kid| kid.as_rule() == Rule::column);
    Some((r.span(head), columns.map(|pair| column(r, &pair)).collect::<Option<Vec<_>>>()?))
}

pub(super) fn column(r: &Reader<'_>, pair: &P<'_>) -> Option<Column> {
    let span = r.span(pair);
    let parts = kids(pair.clone());
    let Some(then) = find(&parts, Rule::then_column) else {
        let (name, of) = named(r, &parts)?;
        return Some(Column { span, kind: ColumnKind::Given { name, of } });
    };
    let parts = kids(then.clone());
    let row = find(&parts, Rule::code).map(|pair| code(r, pair));
    let kind = match parts.first()?.as_rule() {
        Rule::kw_classing => ColumnKind::Class,
        Rule::kw_finding => ColumnKind::Finding,
        Rule::kw_total => ColumnKind::Total,
        Rule::kw_percent => ColumnKind::Percent,
        Rule::kw_applicable => ColumnKind::Applicable(row),
        Rule::kw_pillar => ColumnKind::Pillar(text(r, find(&parts, Rule::text)?)),
        _ => ColumnKind::Row(row?),
    };
    Some(Column { span, kind })
}

pub(super) fn line(r: &Reader<'_>, pair: &P<'_>) -> TableLine {
    let span = r.span(pair);
    let cells = kids(pair.clone());
    // A line that begins with `;` has an empty first cell.
    let before = (!has(&cells, Rule::cell)).then(|| At::new(String::new(), Span { end: span.start, ..span }));
    let cells = cells.iter().map(|cell| At::new(cell.as_str().trim().trim_matches('"').to_owned(), r.span(cell)));
    TableLine { span, cells: before.into_iter().chain(cells).collect() }
}
