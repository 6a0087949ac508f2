//! What is counted one by one comes in whole numbers: `số thập phân (người)` beside `số nguyên (người)` takes 12,5 people.
//!
//! Said of a figure whose other half, above or below the line of a ratio or at the end of its range, is whole, or where the set counts the same in
//! whole numbers again and again. Money and measures have parts, and so have means.

use std::collections::HashMap;

use super::about;
use super::words::Words;
use crate::diagnostic::{Fault, Finding, Findings, RangeFault, Role};
use crate::ir::{Input, InputId, InputKind, Node, Program, inputs_under};

/// So many figures of the set must count the same in whole numbers where none of them belongs to the figure.
const ALIKE: usize = 3;

/// What has parts: money, lengths, areas, weights, speeds, times, points.
static MEASURES: Words = Words::of(&[
    "đồng, nghìn đồng, triệu đồng, tỷ đồng, nghìn tỷ đồng, usd, km, m, mét, km2, m2, m3, ha, hecta, kg, g, tạ, tấn, lít, kwh, mwh, kw, mw",
    "kbps, mbps, gbps, kb, mb, gb, tb, giây, phút, giờ, ngày, tuần, tháng, năm, ngày công, ngày làm việc, công, điểm, phần trăm, lần, độ",
    "nghìn người, triệu người, vạn dân, nghìn dân, nghìn hộ, nghìn lượt, triệu lượt",
]);

/// Titles of what is worked out of several numbers.
static MEANS: Words = Words::of(&[
    "bình quân, trung bình, quy đổi, quy về, hệ số, ước tính, tỷ lệ, chỉ số, trên một, trên mỗi, mức, tốc độ, mật độ, tương đương",
]);

/// The same in the title of a row, whose `Mức độ hài lòng` is made of counts.
static AVERAGED: Words = Words::of(&["bình quân, trung bình, quy đổi, quy về"]);

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    let in_parts = |input: &Input| input.kind == InputKind::Decimal && counts(input).is_some();
    let looked: Vec<InputId> = ids(program).filter(|id| program.input(*id).is_some_and(in_parts)).collect();
    if looked.is_empty() {
        return;
    }
    let halves = halves(program);
    for id in looked {
        let Some((input, unit)) = program.input(id).and_then(|input| Some((input, counts(input)?))) else { continue };
        let row = input.row.and_then(|row| program.row(row));
        let mean = row.is_some_and(|row| AVERAGED.stand_in(&row.title));
        if mean || row.is_some_and(|row| row.broken || super::refused(findings, row)) {
            continue;
        }
        let whole = |other: &InputId| program.input(*other).filter(|other| other.kind == InputKind::Whole && other.unit == input.unit);
        let half = halves.get(&id).and_then(|others| others.iter().find_map(whole));
        let Some(whole) = half.or_else(|| alike(program, unit)) else { continue };
        let fault = RangeFault::CountInParts { name: input.name.clone(), unit: unit.to_owned(), whole: whole.name.clone() };
        let finding = match row {
            Some(row) => about(row, input.span, Fault::Range(fault)),
            None => Finding::at(input.span, Fault::Range(fault)),
        };
        findings.push(finding.label(whole.span, Role::Other));
    }
}

fn ids(program: &Program) -> impl Iterator<Item = InputId> {
    (0..program.inputs.len()).map(InputId::of)
}

/// What a figure counts, unless it is a measure or a mean.
fn counts(input: &Input) -> Option<&str> {
    let named = [Some(input.name.replace('_', " ")), input.about.clone()];
    let mean = named.iter().flatten().any(|text| MEANS.stand_in(text));
    input.unit.as_deref().filter(|unit| !mean && !MEASURES.hold(unit) && !unit.contains('/'))
}

/// For each figure those that stand on the other side of a ratio, that end its range, or whose range it ends.
fn halves(program: &Program) -> HashMap<InputId, Vec<InputId>> {
    let mut out: HashMap<InputId, Vec<InputId>> = HashMap::new();
    let mut join = |some: &[InputId], others: &[InputId]| {
        for (one, other) in some.iter().flat_map(|one| others.iter().map(move |other| (*one, *other))).filter(|(one, other)| one != other) {
            out.entry(one).or_default().push(other);
            out.entry(other).or_default().push(one);
        }
    };
    for node in &program.nodes {
        if let Node::Quotient { over, by } = node {
            join(&inputs_under(program, *over), &inputs_under(program, *by));
        }
    }
    for id in ids(program) {
        if let Some((high, _)) = program.input(id).and_then(|input| input.domain.as_ref()).and_then(|bounds| bounds.high) {
            join(&[id], &inputs_under(program, high));
        }
    }
    out
}

/// One of several that count the same in whole numbers, where one alone counts it in parts.
fn alike<'p>(program: &'p Program, unit: &str) -> Option<&'p Input> {
    let same = || program.inputs.iter().filter(|other| other.unit.as_deref() == Some(unit));
    let mut whole = same().filter(|other| other.kind == InputKind::Whole);
    let alone = same().filter(|other| other.kind == InputKind::Decimal).count() == 1;
    whole.next().filter(|_| alone && same().filter(|other| other.kind == InputKind::Whole).count() >= ALIKE)
}
