//! Caps and floors: lost, or turned round; and the word that says that less is better.

use super::super::mutant::Mutant;
use super::super::text::{Kind, Line, Site};

/// The lines in which a limit can stand.
fn lines<'a>(site: &Site<'a>) -> Vec<(usize, &'a Line)> {
    match site.block.kind {
        Kind::Row => site.scoring(),
        Kind::Set => site.sentences(),
        _ => Vec::new(),
    }
}

pub fn cap_dropped(site: &Site) -> Vec<Mutant> {
    let mut out = Vec::new();
    for (at, line) in lines(site) {
        if ["không quá ", "tổng điểm không vượt"].iter().any(|cap| line.said().starts_with(cap)) {
            out.push(Mutant::drop(site, at));
        }
        for cap in [", không quá ", ", tối đa không quá "] {
            for (start, _) in line.mask.match_indices(cap) {
                let rest = start + cap.len();
                let end = line.mask[rest..].find(", ").map_or(line.mask.trim_end().len(), |end| rest + end);
                out.push(Mutant::part(at, line, start..end, ""));
            }
        }
    }
    out
}

pub fn side_wrong(site: &Site) -> Vec<Mutant> {
    let mut out = Vec::new();
    for (at, line) in lines(site) {
        for (old, new) in [("không quá", "không dưới"), ("không dưới", "không quá")] {
            out.extend(line.phrases(old).into_iter().map(|range| Mutant::part(at, line, range, new)));
        }
    }
    out
}

pub fn direction_lost(site: &Site) -> Vec<Mutant> {
    let words = |(at, line): (usize, &Line)| {
        let found = line.mask.match_indices(", ngược chiều").map(|(start, word)| Mutant::part(at, line, start..start + word.len(), ""));
        found.collect::<Vec<_>>()
    };
    lines(site).into_iter().flat_map(words).collect()
}
