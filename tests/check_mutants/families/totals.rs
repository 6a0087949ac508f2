//! Published maxima, the scale and the weights: one more or less than the parts give.

use super::super::mutant::Mutant;
use super::super::text::{Kind, Site, stepped};

pub fn maximum(site: &Site) -> Vec<Mutant> {
    let (at, line) = match site.block.kind {
        Kind::Row | Kind::Pillar => site.head(),
        Kind::Set => match site.sentences().into_iter().find(|(_, line)| line.said().starts_with("thang điểm ")) {
            Some(found) => found,
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let mut out = Vec::new();
    for number in line.numbers(0..line.mask.len()) {
        let after = &line.mask[number.range.end..];
        if site.block.kind == Kind::Set || after.starts_with(" điểm") {
            let old = &line.raw[number.range.clone()];
            out.extend([5, -1].iter().filter_map(|step| Some(Mutant::part(at, line, number.range.clone(), &stepped(old, *step)?))));
            break;
        }
    }
    out
}

pub fn weight(site: &Site) -> Vec<Mutant> {
    let (at, line) = site.head();
    let Some(word) = line.phrases("trọng số").into_iter().next() else { return Vec::new() };
    let Some(number) = line.numbers(word.end..line.mask.len()).into_iter().next() else { return Vec::new() };
    let old = &line.raw[number.range.clone()];
    [1, -5].iter().filter_map(|step| Some(Mutant::part(at, line, number.range.clone(), &stepped(old, *step)?))).collect()
}
