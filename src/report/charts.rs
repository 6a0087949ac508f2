//! The bar charts. The bars of one chart have one measure: the scale or the largest maximum, or the largest value where values may pass that, so
//! that no bar is cut; the number stands behind it.

use super::words::{mean_number, mean_of, number, share_of_mean, value_of};
use super::{Numbers, Section};
use crate::document::{Bar, BarGroup, Bars, Block, Document};
use crate::ir::{Basis, Row, RowId, RowLevel};
use crate::letters::capitalised;
use crate::quantity::{Exact, per_mille};
use crate::score::order;

/// What the first table ranks by, of every unit in its order, with the class behind.
pub(super) fn totals(section: &Section, document: &mut Document, numbers: &mut Numbers) {
    let (program, scores) = (section.program, section.scores);
    let by_share = program.rankings.first().is_some_and(|ranking| ranking.basis == Basis::Percent);
    let basis = if by_share { Basis::Percent } else { Basis::Total };
    let scale = if by_share { Some(Exact::one()) } else { program.set.scale.clone() };
    // Points over the scale have bars of their own length.
    let highest = scores.units.iter().filter_map(|unit| unit.basis(&basis)).max();
    let Some(full) = scale.max(highest) else { return };
    let mut groups: Vec<BarGroup> = Vec::new();
    for unit in order(scores) {
        let Some(score) = scores.units.get(unit) else { continue };
        let Some(value) = score.basis(&basis) else { continue };
        let class = score.class.and_then(|class| program.classes.as_ref()?.rows.get(class));
        let class = class.map(|class| format!(" ({})", class.printed())).unwrap_or_default();
        let bar = Bar { per_mille: per_mille(&value, &full), value: format!("{}{class}", value_of(program, &basis, &value)) };
        groups.push(BarGroup { label: score.name.clone(), bars: vec![bar] });
    }
    let what = if by_share { "tỷ lệ điểm" } else { "tổng điểm" };
    let title = format!("Xếp hạng theo {what}{}", section.of_whom());
    draw(document, numbers, &title, Vec::new(), groups);
}

/// The means of the main indexes as shares of their maxima.
pub(super) fn means(section: &Section, document: &mut Document, numbers: &mut Numbers, rows: &[(RowId, &Row)]) {
    let (program, scores) = (section.program, section.scores);
    let mut groups: Vec<BarGroup> = Vec::new();
    for (id, row) in rows.iter().filter(|(_, row)| row.level == RowLevel::Main) {
        let basis = Basis::Row(*id);
        let (Some(mean), Some(share)) = (scores.means.of(&basis), scores.standing(program, &basis).mean) else { continue };
        let value =
            format!("{}/{} ({})", mean_of(program, &basis, mean), number(&share.applicable, None), share_of_mean(program, &share.share));
        groups.push(BarGroup { label: row.title.clone(), bars: vec![Bar { per_mille: per_mille(&share.share, &Exact::one()), value }] });
    }
    draw(document, numbers, &format!("Điểm trung bình các chỉ số chính so với điểm tối đa{}", section.of_whom()), Vec::new(), groups);
}

/// The pillars of every unit in the order of the first table.
pub(super) fn pillars(section: &Section, document: &mut Document, numbers: &mut Numbers) {
    let (program, scores) = (section.program, section.scores);
    let bases: Vec<Basis> = (0..program.pillars.len()).map(Basis::Pillar).collect();
    let maxima = scores.units.iter().flat_map(|unit| bases.iter().filter_map(|basis| unit.result.applicable_of(basis))).max().cloned();
    let highest = scores.units.iter().flat_map(|unit| bases.iter().filter_map(|basis| unit.basis(basis))).max();
    let Some(full) = maxima.max(highest) else { return };
    let groups = order(scores).into_iter().filter_map(|unit| {
        let score = scores.units.get(unit)?;
        let bars = bases.iter().map(|basis| match score.basis(basis) {
            Some(value) => Bar { per_mille: per_mille(&value, &full), value: value_of(program, basis, &value) },
            None => Bar { per_mille: 0, value: super::words::NOTHING.to_owned() },
        });
        Some(BarGroup { label: score.name.clone(), bars: bars.collect() })
    });
    let series = program.pillars.iter().map(|pillar| pillar.title.clone()).collect();
    draw(document, numbers, &format!("Điểm các trụ cột{}", section.of_whom()), series, groups.collect());
}

/// The means of the totals of both years, a group for each part that has last year's results.
pub(super) fn two_years(document: &mut Document, numbers: &mut Numbers, sections: &[Section]) {
    let mut groups: Vec<BarGroup> = Vec::new();
    for section in sections {
        let (program, scores) = (section.program, section.scores);
        let before = scores.previous.as_ref().and_then(|previous| previous.mean.as_ref());
        let (Some(before), Some(now)) = (before, &scores.means.total) else { continue };
        let longest = if *before > now.value { before } else { &now.value };
        let full = program.set.scale.as_ref().unwrap_or(longest).max(longest);
        let bar = |value: &Exact, shown: String| Bar { per_mille: per_mille(value, full), value: shown };
        groups.push(BarGroup {
            label: program.set.unit_kind.clone().unwrap_or_else(|| program.set.title.clone()),
            bars: vec![bar(before, mean_number(program, &Basis::Total, before)), bar(&now.value, mean_of(program, &Basis::Total, now))],
        });
    }
    let Some(section) = sections.first() else { return };
    let (before, now) = (section.last_year(), section.this_year());
    let title = format!("Điểm trung bình {before} và {now}");
    draw(document, numbers, &title, vec![capitalised(&before), capitalised(&now)], groups);
}

fn draw(document: &mut Document, numbers: &mut Numbers, title: &str, series: Vec<String>, groups: Vec<BarGroup>) {
    if !groups.is_empty() {
        document.blocks.push(Block::Bars(Bars { title: numbers.chart(title), series, groups }));
    }
}
