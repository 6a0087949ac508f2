//! What is counted one by one comes in whole numbers: `số thập phân (người)` beside `số nguyên (người)` takes 12,5 people.
//!
//! Said of a figure whose other half, above or below the line of a ratio or at the end of its range, is whole, or where the set counts the same in
//! whole numbers again and again. Money and measures have parts, and so have means.

use super::about;
use super::words::Words;
use crate::diagnostic::{Fault, Finding, Findings, RangeFault, Role};
use crate::ir::{Input, InputId, InputKind, Node, NodeId, Program, walk};

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
    for (index, input) in program.inputs.iter().enumerate() {
        let id = InputId::of(index);
        let row = input.row.and_then(|row| program.row(row));
        let own = [Some(input.name.replace('_', " ")), input.about.clone()];
        let Some(unit) = input.unit.as_deref().filter(|unit| !MEASURES.hold(unit) && !unit.contains('/')) else { continue };
        let mean = own.iter().flatten().any(|text| MEANS.stand_in(text)) || row.is_some_and(|row| AVERAGED.stand_in(&row.title));
        if input.kind != InputKind::Decimal || mean || row.is_some_and(|row| row.broken || super::refused(findings, row)) {
            continue;
        }
        let Some(whole) = other_half(program, id).or_else(|| alike(program, input)) else { continue };
        let Some(whole) = program.input(whole) else { continue };
        let fault = RangeFault::CountInParts { name: input.name.clone(), unit: unit.to_owned(), whole: whole.name.clone() };
        let finding = match row {
            Some(row) => about(row, input.span, Fault::Range(fault)),
            None => Finding::at(input.span, Fault::Range(fault)),
        };
        findings.push(finding.label(whole.span, Role::Other));
    }
}

fn is_whole(program: &Program, id: InputId, unit: Option<&str>) -> bool {
    program.input(id).is_some_and(|input| input.kind == InputKind::Whole && input.unit.as_deref() == unit)
}

/// The whole number of the same that stands on the other side of a ratio, or that ends the range of the figure, or that it ends the range of.
fn other_half(program: &Program, id: InputId) -> Option<InputId> {
    let unit = program.input(id)?.unit.as_deref();
    let figures = |node: NodeId| {
        let mut out = Vec::new();
        walk(program, node, &mut |_, node| {
            if let Node::Input(id) = node {
                out.push(*id);
            }
        });
        out
    };
    let whole = |some: Vec<InputId>| some.into_iter().find(|other| *other != id && is_whole(program, *other, unit));
    let ratio = program.nodes.iter().find_map(|node| {
        let Node::Quotient { over, by } = node else { return None };
        let (over, by) = (figures(*over), figures(*by));
        match (over.contains(&id), by.contains(&id)) {
            (true, false) => whole(by),
            (false, true) => whole(over),
            _ => None,
        }
    });
    let end = |input: &Input| input.domain.as_ref().and_then(|bounds| bounds.high).map(|(high, _)| figures(high)).unwrap_or_default();
    let own = || whole(end(program.input(id)?));
    let of = || {
        let ended = program.inputs.iter().enumerate().find(|(_, input)| end(input).contains(&id))?;
        Some(InputId::of(ended.0)).filter(|other| is_whole(program, *other, unit))
    };
    ratio.or_else(own).or_else(of)
}

/// One of several that count the same in whole numbers, where none but the figure counts it in parts.
fn alike(program: &Program, input: &Input) -> Option<InputId> {
    let same = |other: &&Input| other.unit == input.unit;
    let parts = program.inputs.iter().filter(same).filter(|other| other.kind == InputKind::Decimal).count();
    let mut whole = program.inputs.iter().enumerate().filter(|(_, other)| same(other) && other.kind == InputKind::Whole);
    let enough = whole.clone().count() >= ALIKE && parts == 1;
    whole.next().filter(|_| enough).map(|(index, _)| InputId::of(index))
}
