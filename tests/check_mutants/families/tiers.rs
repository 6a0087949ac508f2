//! Rows of a table over a figure: dropped, or with their points exchanged.

use super::super::mutant::Mutant;
use super::super::text::Site;

/// The tables whose rows are read from above: over a figure, or under conditions.
fn ordered<'a>(site: &Site<'a>) -> Vec<Vec<(usize, &'a super::super::text::Line)>> {
    let mut tables = site.tiers();
    tables.extend(site.tables(|said| said == "điểm"));
    tables
}

pub fn dropped(site: &Site) -> Vec<Mutant> {
    let rows = ordered(site).into_iter().filter(|table| table.len() > 1).flatten();
    rows.filter(|(_, line)| !line.said().starts_with("còn lại")).map(|(at, _)| Mutant::drop(site, at)).collect()
}

pub fn reordered(site: &Site) -> Vec<Mutant> {
    let mut out = Vec::new();
    for table in ordered(site) {
        for pair in table.windows(2) {
            let [(first, upper), (second, lower)] = pair else { continue };
            if let (Some(left), Some(right)) = (upper.value(), lower.value()) {
                out.extend(Mutant::exchange((*first, upper, left), (*second, lower, right)));
            }
        }
    }
    out
}

pub fn rest_dropped(site: &Site) -> Vec<Mutant> {
    let rows = ordered(site).into_iter().flatten().chain(site.classes());
    rows.filter(|(_, line)| line.said().starts_with("còn lại")).map(|(at, _)| Mutant::drop(site, at)).collect()
}
