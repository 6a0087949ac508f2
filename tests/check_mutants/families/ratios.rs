//! Ratios: turned round, with another figure above or below, over a constant.

use std::ops::Range;

use super::super::mutant::Mutant;
use super::super::text::{Line, Site};

/// A ratio of two names, or of a parenthesis and a name.
struct Ratio<'a> {
    at: usize,
    line: &'a Line,
    over: Range<usize>,
    by: Range<usize>,
}

fn ratios<'a>(site: &Site<'a>) -> Vec<Ratio<'a>> {
    let mut out = Vec::new();
    for (at, line) in site.scoring() {
        for (slash, _) in line.mask.match_indices(" / ") {
            let words = line.words(0..line.mask.len());
            let over = match line.mask[..slash].strip_suffix(')').and_then(|before| before.rfind('(')) {
                Some(start) => Some(start..slash),
                None => words.iter().find(|word| word.end == slash).cloned(),
            };
            let by = words.iter().find(|word| word.start == slash + 3).cloned();
            let named = |range: &Range<usize>| line.raw[range.clone()].starts_with(|c: char| !c.is_ascii_digit());
            if let (Some(over), Some(by)) = (over.filter(named), by.filter(named)) {
                let phrase = ["số lượng ", "tổng ", "giá trị "].iter().any(|word| line.mask[by.start..].starts_with(word));
                let phrase = phrase || line.mask[..over.start].ends_with("của ") || line.mask[..over.start].ends_with("mà ");
                if !phrase {
                    out.push(Ratio { at, line, over, by });
                }
            }
        }
    }
    out
}

pub fn swapped(site: &Site) -> Vec<Mutant> {
    let turned = |ratio: Ratio| {
        let (over, by) = (&ratio.line.raw[ratio.over.clone()], &ratio.line.raw[ratio.by.clone()]);
        Mutant::part(ratio.at, ratio.line, ratio.over.start..ratio.by.end, &format!("{by} / {over}"))
    };
    ratios(site).into_iter().map(turned).collect()
}

/// Other figures that a careless hand might write: of this row, and the first of the next row that has figures.
fn others(site: &Site, not: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = numeric(site).into_iter().filter(|name| !not.contains(name)).map(str::to_owned).collect();
    let here = site.block.lines.start;
    let rows = site.file.blocks.iter().filter(|block| block.code.is_some() && block.lines.start > here);
    let elsewhere = rows.map(|block| Site { file: site.file, block }).find_map(|row| {
        let name = numeric(&row).into_iter().next()?;
        Some(format!("{name} của {}", row.block.code.as_ref()?))
    });
    out.extend(elsewhere);
    out
}

/// The figures of a row that are counts or amounts.
fn numeric<'a>(site: &Site<'a>) -> Vec<&'a str> {
    let counts = |line: &Line| line.phrases("số nguyên").len() + line.phrases("số thập phân").len() > 0;
    site.inputs().into_iter().filter(|(_, line, _)| counts(line)).map(|(_, _, name)| name).collect()
}

fn replaced(site: &Site, part: fn(&Ratio) -> Range<usize>, other: fn(&Ratio) -> Range<usize>) -> Vec<Mutant> {
    let mut out = Vec::new();
    for ratio in ratios(site) {
        let (range, other) = (part(&ratio), other(&ratio));
        let here = &ratio.line.raw[range.clone()];
        // The other part of the ratio as well: a / a.
        let same = ratio.line.raw[other].to_owned();
        let mut names = others(site, &[here, &same]);
        names.push(same);
        out.extend(names.iter().map(|name| Mutant::part(ratio.at, ratio.line, range.clone(), name)));
    }
    out
}

pub fn other_numerator(site: &Site) -> Vec<Mutant> {
    replaced(site, |ratio| ratio.over.clone(), |ratio| ratio.by.clone())
}

pub fn other_denominator(site: &Site) -> Vec<Mutant> {
    replaced(site, |ratio| ratio.by.clone(), |ratio| ratio.over.clone())
}

pub fn constant(site: &Site) -> Vec<Mutant> {
    ratios(site).into_iter().map(|ratio| Mutant::part(ratio.at, ratio.line, ratio.by.clone(), "100")).collect()
}
