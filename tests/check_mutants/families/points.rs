//! Constants that are points: ten times as many, or one more.

use std::ops::Range;

use super::super::mutant::Mutant;
use super::super::text::{Line, Site, stepped};

/// The numbers before *điểm* in the lines that score.
fn constants<'a>(site: &Site<'a>) -> Vec<(usize, &'a Line, Range<usize>)> {
    if !matches!(site.block.kind, super::super::text::Kind::Row) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (at, line) in site.scoring() {
        let numbers = line.numbers(0..line.mask.len()).into_iter().map(|number| number.range);
        out.extend(numbers.filter(|range| line.mask[range.end..].starts_with(" điểm")).map(|range| (at, line, range)));
    }
    out
}

pub fn tenfold(site: &Site) -> Vec<Mutant> {
    let made = constants(site).into_iter().filter(|(_, line, range)| &line.raw[range.clone()] != "0");
    made.map(|(at, line, range)| Mutant::part(at, line, range.clone(), &super::super::text::tenfold(&line.raw[range]))).collect()
}

pub fn one_more(site: &Site) -> Vec<Mutant> {
    let one = |text: &str| {
        let decimals = text.split_once(',').map_or(0, |(_, decimals)| decimals.len());
        stepped(text, 10_i64.pow(u32::try_from(decimals).unwrap()))
    };
    let made = constants(site).into_iter();
    made.filter_map(|(at, line, range)| Some(Mutant::part(at, line, range.clone(), &one(&line.raw[range])?))).collect()
}
