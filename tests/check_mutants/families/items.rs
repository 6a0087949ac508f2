//! Items of sums: left out, or taken away instead of added.

use super::super::mutant::Mutant;
use super::super::text::{Line, Site};

/// What is added up: rows under *tổng các mục*, criteria, awards.
fn items<'a>(site: &Site<'a>) -> Vec<(usize, &'a Line)> {
    let mut out: Vec<(usize, &Line)> = site
        .tables(|said| said.starts_with("điểm bằng tổng các mục") || said.starts_with("điểm bằng mục cao nhất"))
        .into_iter()
        .flatten()
        .collect();
    let alone = ["cộng ", "trừ ", "tiêu chí "];
    out.extend(site.sentences().into_iter().filter(|(_, line)| alone.iter().any(|word| line.said().starts_with(word))));
    out
}

pub fn dropped(site: &Site) -> Vec<Mutant> {
    items(site).into_iter().map(|(at, _)| Mutant::drop(site, at)).collect()
}

pub fn negated(site: &Site) -> Vec<Mutant> {
    let mut out = Vec::new();
    for (at, line) in items(site) {
        if line.colon().is_some() {
            out.extend(line.value().map(|value| Mutant::part(at, line, value.start..value.start, "-")));
        }
    }
    for (at, line) in site.scoring() {
        for (old, new) in [("cộng", "trừ"), ("trừ", "cộng"), ("được", "trừ")] {
            let signs = line
                .phrases(old)
                .into_iter()
                .filter(|range| line.numbers(range.end..line.mask.len()).first().is_some_and(|number| number.range.start == range.end + 1));
            out.extend(signs.map(|range| Mutant::part(at, line, range, new)));
        }
        for minus in [" - ", " − "] {
            out.extend(line.mask.match_indices(minus).map(|(start, _)| Mutant::part(at, line, start..start + minus.len(), " + ")));
        }
    }
    out
}
