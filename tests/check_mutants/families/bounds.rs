//! Bounds of tiers: shifted by one, with the other kind of end, without their percent sign.

use super::super::mutant::Mutant;
use super::super::text::{Line, Site, is_tier, stepped};

fn rows<'a>(site: &Site<'a>) -> Vec<(usize, &'a Line)> {
    site.tiers().into_iter().flatten().filter(|(_, line)| is_tier(line)).collect()
}

pub fn shifted(site: &Site) -> Vec<Mutant> {
    rows(site).into_iter().flat_map(|(at, line)| moved(at, line)).collect()
}

/// Each number of the condition one step up and one down.
pub fn moved(at: usize, line: &Line) -> Vec<Mutant> {
    let mut out = Vec::new();
    for number in line.numbers(0..line.colon().unwrap_or(0)) {
        for step in [1, -1] {
            let new = stepped(&line.raw[number.range.clone()], step);
            out.extend(new.map(|new| Mutant::part(at, line, number.range.clone(), &new)));
        }
    }
    out
}

pub fn opened(site: &Site) -> Vec<Mutant> {
    rows(site).into_iter().flat_map(|(at, line)| other_ends(at, line)).collect()
}

/// Each end that is closed made open, and the other way round.
pub fn other_ends(at: usize, line: &Line) -> Vec<Mutant> {
    const UNBOUNDED: [(&str, &str, &str, &str); 4] = [
        ("từ ", " trở lên", "trên ", ""),
        ("trên ", "", "từ ", " trở lên"),
        ("từ ", " trở xuống", "dưới ", ""),
        ("dưới ", "", "từ ", " trở xuống"),
    ];
    let start = line.indent;
    let condition = line.raw[start..line.colon().unwrap_or(start)].to_owned();
    let mut ends: Vec<String> = Vec::new();
    if let Some((low, high)) = condition.split_once(" đến ") {
        match low.split_once(' ') {
            Some(("từ", low)) => ends.push(format!("trên {low} đến {high}")),
            Some(("trên", low)) => ends.push(format!("từ {low} đến {high}")),
            _ => {}
        }
        match high.strip_prefix("dưới ") {
            Some(high) => ends.push(format!("{low} đến {high}")),
            None => ends.push(format!("{low} đến dưới {high}")),
        }
    } else {
        for (before, after, new_before, new_after) in UNBOUNDED {
            let inner = condition.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            let inner = inner.filter(|inner| !after.is_empty() || !inner.contains(" trở "));
            ends.extend(inner.map(|inner| format!("{new_before}{inner}{new_after}")));
        }
    }
    ends.into_iter().map(|end| Mutant::part(at, line, start..start + condition.len(), &end)).collect()
}

/// 80 for 80%, wherever the block compares or scores; 0 is 0%.
pub fn percent_lost(site: &Site) -> Vec<Mutant> {
    let mut lines = site.scoring();
    lines.extend(site.classes());
    lines.extend(site.inputs().into_iter().map(|(at, line, _)| (at, line)));
    lines.sort_by_key(|(at, _)| *at);
    lines.dedup_by_key(|(at, _)| *at);
    let lost = |(at, line): (usize, &Line)| {
        let signs = line.numbers(0..line.mask.len()).into_iter().filter(|number| number.percent && &line.raw[number.range.clone()] != "0");
        signs.map(|number| Mutant::part(at, line, number.range.end..number.range.end + 1, "")).collect::<Vec<_>>()
    };
    lines.into_iter().flat_map(lost).collect()
}
