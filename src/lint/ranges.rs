//! A range that refuses what units can have: a part that cannot be nothing, a share that ends beside 100%, a count from 2.
//!
//! What divides, what a logarithm is taken of, or what others are held against may well begin above 0: nobody scores it by itself.

use std::collections::HashSet;

use super::domain::{self, Domain};
use super::linear;
use super::regions::Region;
use super::words::Words;
use crate::diagnostic::{Fault, Finding, Findings, RangeFault};
use crate::ir::{Bounds, Field, FieldId, FieldKind, Input, InputId, InputKind, ListId, Node, NodeId, Program, Row, Score, Test, walk};
use crate::quantity::Exact;
use crate::source::Span;
use crate::syntax::tree::Sign;

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    let roles = Roles::of(program);
    let inputs = program.inputs.iter().enumerate().map(|(index, input)| of_input(InputId::of(index), input));
    let fields = program.lists.iter().enumerate().flat_map(|(list, declared)| {
        let id = move |place| FieldId { list: ListId::of(list), place };
        declared.fields.iter().enumerate().filter_map(move |(place, field)| of_field(id(place), field))
    });
    for figure in inputs.chain(fields) {
        let row = figure.input.and_then(|input| program.row(input.row?));
        if row.is_some_and(|row| row.broken || super::refused(findings, row)) {
            continue;
        }
        // A figure of the whole set that no sentence reads is waiting for one that could not be read, which may divide by it.
        if figure.input.is_some_and(|input| input.common) && !program.nodes.iter().any(|node| reads(node, &figure.node)) {
            continue;
        }
        let Some((span, fault, mend)) = fault(program, &roles, &figure) else { continue };
        let mut finding = Finding::at(span, Fault::Range(fault));
        if let Some(mend) = mend {
            finding = finding.fix(span, mend);
        }
        findings.push(match row {
            Some(row) => finding.about(row.subject()),
            None => finding,
        });
    }
}

fn reads(node: &Node, figure: &Node) -> bool {
    matches!((node, figure), (Node::Input(one), Node::Input(other)) if one == other)
}

/// A figure that is entered: one of a unit, or one of a record of a list.
struct Entered<'p> {
    node: Node,
    input: Option<&'p Input>,
    name: &'p str,
    kind: &'p InputKind,
    unit: Option<&'p str>,
    bounds: &'p Bounds,
    written: &'p str,
    span: Span,
}

fn of_input(id: InputId, input: &Input) -> Entered<'_> {
    const NOWHERE: &Bounds = &Bounds { low: None, high: None };
    Entered {
        node: Node::Input(id),
        input: Some(input),
        name: &input.name,
        kind: &input.kind,
        unit: input.unit.as_deref(),
        bounds: input.domain.as_ref().unwrap_or(NOWHERE),
        written: &input.domain_text,
        span: input.span,
    }
}

fn of_field(id: FieldId, field: &Field) -> Option<Entered<'_>> {
    let (FieldKind::Figure(kind), Some(bounds)) = (&field.kind, &field.domain) else { return None };
    let (unit, written) = (field.unit.as_deref(), &field.domain_text);
    Some(Entered { node: Node::Field(id), input: None, name: &field.name, kind, unit, bounds, written, span: field.span })
}

/// What the sentences of a set do with figures.
#[derive(Default)]
struct Roles {
    /// Those of which a sentence needs some: what divides, what a logarithm is taken of, what others are held against.
    needed: HashSet<Entry>,
    /// Those that are counted: what stands above the line of a ratio, or is multiplied.
    counted: HashSet<Entry>,
    /// Those that a table reads: where it begins is the table's affair.
    tabled: HashSet<Entry>,
    /// Those that others are parts of.
    wholes: HashSet<Entry>,
    /// Those that are taken from another figure: `kết_quả - kế_hoạch`.
    taken: HashSet<Entry>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Entry {
    Input(InputId),
    Field(FieldId),
}

fn entry(node: &Node) -> Option<Entry> {
    match node {
        Node::Input(id) => Some(Entry::Input(*id)),
        Node::Field(id) => Some(Entry::Field(*id)),
        _ => None,
    }
}

impl Roles {
    fn of(program: &Program) -> Self {
        let mut roles = Roles::default();
        for (index, node) in program.nodes.iter().enumerate() {
            match node {
                Node::Quotient { over, by } => {
                    gather(program, *over, &mut roles.counted);
                    // From the smallest of all units to the largest: no unit needs some of its own for that.
                    if !super::policies::spans_all_units(program, NodeId::of(index)) {
                        gather(program, *by, &mut roles.needed);
                    }
                }
                Node::Ln(value) | Node::Root { value, .. } => gather(program, *value, &mut roles.needed),
                // A target that others are held against.
                Node::Compare { right, .. } => gather(program, *right, &mut roles.needed),
                Node::Within { bounds, .. } => ends(program, bounds, &mut roles.needed),
                Node::Tiers { subject, rows, .. } => {
                    gather(program, *subject, &mut roles.tabled);
                    rows.iter().for_each(|tier| {
                        if let Test::Within(bounds) = &tier.test {
                            ends(program, bounds, &mut roles.needed);
                        }
                    });
                }
                Node::Product(parts) => parts.iter().for_each(|part| gather(program, *part, &mut roles.counted)),
                Node::Sum(parts) => {
                    let added = |(sign, part): &(Sign, NodeId)| *sign == Sign::Plus && program.constant(*part).is_none();
                    let taken = parts.iter().filter(|(sign, _)| *sign == Sign::Minus && parts.iter().any(added));
                    taken.for_each(|(_, part)| gather(program, *part, &mut roles.taken));
                }
                Node::Distance { right, .. } => gather(program, *right, &mut roles.taken),
                _ => {}
            }
        }
        let fields = program.lists.iter().flat_map(|list| &list.fields).filter_map(|field| field.domain.as_ref());
        for bounds in program.inputs.iter().filter_map(|input| input.domain.as_ref()).chain(fields) {
            roles.wholes.extend(bounds.high.and_then(|(high, _)| entry(program.node(high)?)));
        }
        roles
    }
}

/// The figures that end a range.
fn ends(program: &Program, bounds: &Bounds, into: &mut HashSet<Entry>) {
    bounds.low.iter().chain(&bounds.high).for_each(|(node, _)| gather(program, *node, into));
}

/// The figures of an expression, those that it takes over all units among them.
fn gather(program: &Program, node: NodeId, into: &mut HashSet<Entry>) {
    walk(program, node, &mut |_, node| {
        into.extend(entry(node));
        if let Node::Population(id) = node
            && let Some(population) = program.population(*id)
        {
            walk(program, population.of, &mut |_, node| into.extend(entry(node)));
        }
    });
}

/// What tells a place or a time, and is no amount: a rank is 1 and more, a day of the month as well.
static PLACES: Words = Words::of(&["hạng", "thứ hạng", "bậc", "mức", "cấp", "vị trí", "sao", "điểm", "ngày", "tháng", "năm", "giờ"]);

/// What the title of a percentage begins with that is set for a unit and not reached by it: nothing of it would be no plan, and no rate.
static SET: Words = Words::of(&["lãi suất", "thuế suất", "kế hoạch", "chỉ tiêu", "mục tiêu", "dự toán", "định mức"]);

fn is_set(figure: &Entered<'_>) -> bool {
    let title = figure.input.and_then(|input| input.about.as_deref()).unwrap_or(figure.name);
    SET.begin(title)
}

/// Whether the title of a figure says that it is 2 at least.
fn says_two(figure: &Entered<'_>) -> bool {
    let title = figure.input.and_then(|input| input.about.as_deref()).unwrap_or_default();
    title.split(|c: char| !c.is_ascii_digit()).any(|number| matches!(number, "2" | "02"))
}

fn is_place(unit: Option<&str>) -> bool {
    unit.is_some_and(|unit| PLACES.hold(unit))
}

/// What is wrong with the range of a figure: where, what, and what should stand there.
fn fault(program: &Program, roles: &Roles, figure: &Entered<'_>) -> Option<(Span, RangeFault, Option<String>)> {
    let own = entry(&figure.node)?;
    let (name, range) = (figure.name.to_owned(), figure.written.to_owned());
    let Bounds { low, high } = figure.bounds;
    let (low_node, low_closed) = (*low)?;
    let low = program.constant(low_node)?;
    let at = |node: NodeId| program.node_span(node).unwrap_or(figure.span);
    // What stands above the line counts from nothing on; of anything else a person says where it begins.
    let certain = roles.counted.contains(&own);
    let mend = |text: &str, closed: bool| (closed && certain).then(|| text.to_owned());
    let refuses_none = low.is_positive() || (low.is_zero() && !low_closed);
    let none = |whole: Option<String>, percent: bool| {
        let fault = RangeFault::NoneRefused { name: name.clone(), range: range.clone(), whole, percent };
        Some((at(low_node), fault, mend(if percent { "0%" } else { "0" }, low_closed)))
    };
    let two = Exact::from(2);
    match figure.kind {
        InputKind::Ratio => {
            let near = Exact::ratio(5, 100)?;
            let meant = roles.needed.contains(&own) || roles.taken.contains(&own) || is_set(figure);
            if refuses_none && *low <= near && !meant && !begins_there(program, figure, &Exact::zero()) {
                return none(None, true);
            }
            let (high_node, closed) = (*high)?;
            let high = program.constant(high_node)?;
            let apart = high.minus(&Exact::one());
            // One percent beside: `đến dưới 100%` and ends farther off are meant.
            let percent = Exact::ratio(1, 100)?;
            let beside = closed && (apart == percent || apart == percent.negated());
            (!low.is_negative() && beside).then(|| {
                let above = apart.is_positive();
                (at(high_node), RangeFault::WholeMissed { name: name.clone(), range: range.clone(), above }, None)
            })
        }
        InputKind::Whole | InputKind::Decimal if is_place(figure.unit) => None,
        InputKind::Whole | InputKind::Decimal => {
            let of = high.and_then(|(node, _)| whole(program, node)).filter(|(_, unit)| *unit == figure.unit);
            if let Some((of, _)) = of {
                // `đến dưới b` is meant: of the people of an office one is its head.
                let refused = refuses_none && !roles.needed.contains(&own) && !begins_there(program, figure, &Exact::zero());
                return if refused { none(Some(of.to_owned()), false) } else { None };
            }
            if high.is_some() || *figure.kind != InputKind::Whole {
                return None;
            }
            // A count that is scored as it is.
            let elsewhere = [&roles.needed, &roles.wholes, &roles.tabled].iter().any(|role| role.contains(&own));
            let counted = roles.counted.contains(&own) && !elsewhere;
            if refuses_none && *low < two && counted && !super::growth::is_earlier(figure.input) {
                return none(None, false);
            }
            // What is the same for all units is nobody's count: a province sets that 2 meetings are the least.
            let common = figure.input.is_some_and(|input| input.common);
            let meant = || common || says_two(figure) || begins_there(program, figure, &Exact::one());
            (*low == two && low_closed && !meant())
                .then(|| (at(low_node), RangeFault::OneRefused { name: name.clone(), range: range.clone() }, None))
        }
        InputKind::Points { .. } | InputKind::YesNo | InputKind::Choice(_) => None,
    }
}

/// Whether something is only right because a figure does not begin at a lower start: a share stays within 100%, a row within its maximum
/// (`(số_đơn_vị + 1 - hạng) / số_đơn_vị` from rank 1 on), a divisor above 0 (`hạng` from 1 to `số_đơn_vị`, so that these are 2 at least).
fn begins_there(program: &Program, figure: &Entered<'_>, start: &Exact) -> bool {
    let Some(id) = program.nodes.iter().position(|node| entry(node) == entry(&figure.node)).map(NodeId::of) else { return false };
    let from_start = Domain { low: Some(start.clone()), ..domain::of(program, id) };
    let (declared, widened) = (Region::default(), Region::default().with(program, id, from_start, start.clone()));
    let ratio = |node: &Node| {
        let Node::Quotient { over, by } = node else { return false };
        let factors = match program.node(*over) {
            Some(Node::Product(parts)) => parts.clone(),
            _ => vec![*over],
        };
        let within = |region: &Region| factors.iter().any(|factor| linear::at_most(program, region, *factor, *by));
        let may_be_zero = |region: &Region| domain::of_in(program, region, *by).may_be_zero();
        (!may_be_zero(&declared) && may_be_zero(&widened)) || (within(&declared) && !within(&widened))
    };
    let row = |row: &Row| {
        let (Score::Value(node), Some(maximum)) = (&row.score, row.maximum.points()) else { return false };
        let within = |region: &Region| {
            let Domain { low, high, .. } = domain::of_in(program, region, *node);
            low.is_some_and(|low| !low.is_negative()) && high.is_some_and(|high| high <= *maximum)
        };
        within(&declared) && !within(&widened)
    };
    let reads = |root: NodeId| {
        let mut found = false;
        walk(program, root, &mut |_, node| found |= entry(node).is_some() && entry(node) == entry(&figure.node));
        found
    };
    program.nodes.iter().any(ratio)
        || program.rows.iter().filter(|candidate| matches!(candidate.score, Score::Value(node) if reads(node))).any(row)
}

/// The figure that ends a range, with what it counts.
fn whole(program: &Program, node: NodeId) -> Option<(&str, Option<&str>)> {
    match program.node(node)? {
        Node::Input(id) => program.input(*id).map(|input| (input.name.as_str(), input.unit.as_deref())),
        Node::Field(id) => program.field(*id).map(|field| (field.name.as_str(), field.unit.as_deref())),
        _ => None,
    }
}
