//! When rows apply, held against each other: a row that reads one with which it never applies together, and a row that leaves where all
//! others of its kind apply.

use super::about;
use super::probe::{Prober, Walked};
use super::together::same;
use super::words::Words;
use crate::diagnostic::{ConditionFault, ContraryFault, Fault, Findings, Gets, Role, Run, StateName};
use crate::eval::{UnitValues, Value, value_of};
use crate::formula::written;
use crate::ir::{Applies, InputKind, Node, NodeId, Program, PropertyKind, Row, RowId};
use crate::name::fold_title;
use crate::quantity::Exact;

pub(super) fn prove(prober: &Prober<'_>, findings: &mut Findings) {
    let program = prober.program;
    for row in program.rows.iter().filter(|row| !row.broken && row.not_deployed.is_none()) {
        for read in program.read_rows(row) {
            never_together(prober, row, read, findings);
        }
    }
    let all = leaves(program);
    let before = findings.len();
    alone(prober, &all, findings);
    if findings.len() == before {
        its_own(prober, &all, findings);
    }
}

/// Whether every sentence of a row, and of the rows above it, lets it apply to a unit.
pub(super) fn to(program: &Program, row: &Row, unit: &UnitValues) -> bool {
    let holds = |node: NodeId| matches!(value_of(program, unit, node), Ok(Value::Truth(true)));
    program.with_above(row).flat_map(|row| &row.applies).all(|applies| match applies {
        Applies::Unless(when) => !holds(*when),
        Applies::When(when) => holds(*when),
        Applies::For(_) | Applies::Except(_) => true,
    })
}

/// A row that reads the share of another, where the one applies to no unit to which the other does.
fn never_together(prober: &Prober<'_>, row: &Row, read: RowId, findings: &mut Findings) {
    let program = prober.program;
    let Some(other) = program.row(read) else { return };
    let conditions: Vec<NodeId> = [row, other].into_iter().flat_map(|row| program.with_above(row)).flat_map(applied).collect();
    if conditions.is_empty() {
        return;
    }
    let (mut together, mut alone) = (false, None);
    let walked = prober.kinds(&conditions, |unit, given| {
        match (to(program, row, unit), to(program, other, unit)) {
            (true, true) => together = true,
            (true, false) if alone.is_none() => alone = Some(given.to_vec()),
            _ => {}
        }
        !together
    });
    let (false, Some(given), Walked::All | Walked::Edges) = (together, alone, walked) else { return };
    let fault = ConditionFault::NeverTogether { read: other.code.to_string() };
    let span = row.applies.iter().find_map(|applies| match applies {
        Applies::Unless(when) | Applies::When(when) => program.node_span(*when),
        Applies::For(_) | Applies::Except(_) => None,
    });
    let run = Run { given, row: Some(other.code.to_string()), gets: Gets::State(StateName::NotApplicable, None) };
    let finding = about(row, span.unwrap_or(row.span), Fault::Condition(fault)).label(other.span, Role::Other).shown([run]);
    let known = |known: &crate::diagnostic::Finding| matches!(known.fault, Fault::Condition(ConditionFault::NeverTogether { .. }));
    if !findings.iter().any(|finding| known(finding) && super::is_about(finding, row)) {
        findings.push(finding);
    }
}

fn applied(row: &Row) -> impl Iterator<Item = NodeId> + '_ {
    row.applies.iter().filter_map(|applies| match applies {
        Applies::Unless(when) | Applies::When(when) => Some(*when),
        Applies::For(_) | Applies::Except(_) => None,
    })
}

/// A row that leaves when a yes or no is so.
struct Leaves {
    row: RowId,
    asked: NodeId,
    /// The answer with which it leaves.
    with: bool,
}

fn leaves(program: &Program) -> Vec<Leaves> {
    let mut out = Vec::new();
    for (id, row) in program.rows_with_ids().filter(|(_, row)| !row.broken) {
        for applies in &row.applies {
            let (when, leaves) = match applies {
                Applies::Unless(when) => (*when, true),
                Applies::When(when) => (*when, false),
                Applies::For(_) | Applies::Except(_) => continue,
            };
            let (asked, with) = match program.node(when) {
                Some(Node::Not(inner)) => (*inner, !leaves),
                _ => (when, leaves),
            };
            if yes_no(program, asked) {
                out.push(Leaves { row: id, asked, with });
            }
        }
    }
    out
}

fn yes_no(program: &Program, node: NodeId) -> bool {
    match program.node(node) {
        Some(Node::Property(id)) => program.properties.get(id.index()).is_some_and(|property| property.kind == PropertyKind::YesNo),
        Some(Node::Input(id)) => program.input(*id).is_some_and(|input| input.kind == InputKind::YesNo),
        _ => false,
    }
}

/// Whether a yes or no asks whether a unit has something, `có dịch vụ công`. Of kinds of units, `xã ven biển`, one row may well be for the others.
fn of_having(program: &Program, node: NodeId) -> bool {
    let (name, title) = match program.node(node) {
        Some(Node::Property(id)) => {
            let Some(property) = program.properties.get(id.index()) else { return false };
            (&property.name, &property.about)
        }
        Some(Node::Input(id)) => {
            let Some(input) = program.input(*id) else { return false };
            (&input.name, &input.about)
        }
        _ => return false,
    };
    let has = fold_title("có ");
    [Some(&name.replace('_', " ")), title.as_ref()]
        .into_iter()
        .flatten()
        .any(|text| fold_title(text).split(' ').next() == Some(has.trim_end()))
}

/// Of four rows or more that hang on one yes or no, the only one that leaves with the contrary answer. Rows that stand in for each other do
/// so as well: they count once towards what is above them, and together they are worth as much as what they stand in for.
fn alone(prober: &Prober<'_>, all: &[Leaves], findings: &mut Findings) {
    let program = prober.program;
    for odd in all {
        let others: Vec<&Leaves> = all.iter().filter(|other| other.row != odd.row && same(program, other.asked, odd.asked)).collect();
        let Some(row) = program.row(odd.row) else { continue };
        if others.len() < 3
            || !of_having(program, odd.asked)
            || says_so(row)
            || others.iter().any(|other| other.with == odd.with)
            || !counted_beside(program, odd, &others)
        {
            continue;
        }
        let Some((runs, place)) = shown(prober, odd, &others) else { continue };
        let name = written(program, None, odd.asked);
        let condition = if odd.with { name } else { format!("không {name}") };
        let fault = ContraryFault::LeavesAlone { condition, others: others.len() };
        let span = applied(row).find(|when| reads(program, *when, odd.asked)).and_then(|when| program.node_span(when));
        let finding = about(row, span.unwrap_or(row.span), Fault::Contrary(fault)).shown(runs);
        findings.push(match place {
            Some(place) => finding.label(place, Role::Other),
            None => finding,
        });
    }
}

/// A row that leaves when there is the thing that its title, or the title of one of its figures, names.
fn its_own(prober: &Prober<'_>, all: &[Leaves], findings: &mut Findings) {
    let program = prober.program;
    for one in all.iter().filter(|one| one.with) {
        let (Some(row), Some(thing)) = (program.row(one.row), thing(program, one.asked)) else { continue };
        if says_so(row) || LEADS_TO.stand_in(&row.title) {
            continue;
        }
        let figures = program.inputs.iter().filter(|input| input.row == Some(one.row) && !matches!(program.node(one.asked), Some(Node::Input(id)) if program.input(*id).is_some_and(|asked| asked.name == input.name)));
        let titles = std::iter::once(row.title.clone()).chain(figures.filter_map(|input| input.about.clone()));
        let names = |title: &String| format!(" {} ", fold_title(title)).contains(&format!(" {thing} "));
        let Some(title) = titles.into_iter().find(names) else { continue };
        let condition = written(program, None, one.asked);
        let span = applied(row).find(|when| reads(program, *when, one.asked)).and_then(|when| program.node_span(when));
        let finding = about(row, span.unwrap_or(row.span), Fault::Contrary(ContraryFault::LeavesItsOwn { condition, title }));
        let left = prober.row(one.row).and_then(|probe| probe.find(|seen| seen.outcome.state == Some(StateName::NotApplicable)));
        findings.push(match left {
            Some(run) => finding.shown([run]),
            None => finding,
        });
    }
}

/// What a row does that stands in for the thing, or leads up to it: that is for those who do not have it yet.
static LEADS_TO: Words =
    Words::of(&["thuê", "thay", "thay thế", "lộ trình", "chuẩn bị", "phối hợp", "lắp đặt", "xây dựng", "vận động", "hỗ trợ"]);

/// What a yes or no asks for, by its name: `dịch vụ công` of `có_dịch_vụ_công`. One syllable names too much.
fn thing(program: &Program, asked: NodeId) -> Option<String> {
    let name = match program.node(asked)? {
        Node::Property(id) => &program.properties.get(id.index())?.name,
        Node::Input(id) => &program.input(*id)?.name,
        _ => return None,
    };
    let words = fold_title(&name.replace('_', " "));
    let thing = words.strip_prefix("có ").unwrap_or(&words).to_owned();
    let plain = !thing.split(' ').any(|word| matches!(word, "không" | "chưa" | "bị"));
    (plain && thing.split(' ').count() > 1).then_some(thing)
}

/// Whether the title says that it is for those without (`đối với xã không có biên giới`).
fn says_so(row: &Row) -> bool {
    let title = fold_title(&row.title);
    title.split(' ').any(|word| matches!(word, "không" | "chưa" | "ngoài" | "khác"))
}

fn reads(program: &Program, when: NodeId, asked: NodeId) -> bool {
    match program.node(when) {
        Some(Node::Not(inner)) => same(program, *inner, asked),
        _ => same(program, when, asked),
    }
}

/// Whether the row adds to what is above it like all the others, and is not worth as much as they are together.
fn counted_beside(program: &Program, odd: &Leaves, others: &[&Leaves]) -> bool {
    let points = |id: RowId| program.row(id).and_then(|row| row.maximum.points().cloned());
    let sum = |ids: &mut dyn Iterator<Item = RowId>| ids.map(points).collect::<Option<Vec<_>>>().map(|all| Exact::sum(&all));
    let (Some(row), Some(own)) = (program.row(odd.row), points(odd.row)) else { return false };
    let (siblings, whole) = match row.parent.and_then(|parent| program.row(parent)) {
        Some(parent) => (parent.children.clone(), parent.maximum.points().cloned()),
        None => (program.top.clone(), program.set.scale.clone()),
    };
    let counts = |id: &RowId| program.row(*id).is_some_and(Row::counts);
    let plain = sum(&mut siblings.into_iter().filter(|id| counts(id)));
    let together = sum(&mut others.iter().map(|other| other.row));
    plain.is_some() && plain == whole && together.is_some_and(|together| together != own)
}

/// A unit that the row leaves, and the points that another row gives it.
fn shown(prober: &Prober<'_>, odd: &Leaves, others: &[&Leaves]) -> Option<(Vec<Run>, Option<crate::source::Span>)> {
    let answers = |value: Option<Value>| value == Some(Value::Truth(odd.with));
    let left = prober.row(odd.row)?.find(|seen| answers(seen.value(odd.asked)) && seen.outcome.state == Some(StateName::NotApplicable))?;
    let other = others.iter().find_map(|other| {
        let run = prober.row(other.row)?.find(|seen| answers(seen.value(other.asked)) && seen.outcome.state.is_none())?;
        Some((run, prober.program.row(other.row)?.span))
    });
    match other {
        Some((run, span)) => Some((vec![left, run], Some(span))),
        None => Some((vec![left], None)),
    }
}
