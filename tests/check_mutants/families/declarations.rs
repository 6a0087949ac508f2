//! What is declared of figures and units: the count unit, the domain, the properties.

use super::super::mutant::Mutant;
use super::super::text::{Kind, Site, stepped};

/// The unit of a figure replaced by one that no row of the set counts in.
pub fn wrong_unit(site: &Site) -> Vec<Mutant> {
    let mut out = Vec::new();
    for (at, line, name) in site.inputs() {
        let (Some(open), Some(close)) = (line.mask.find('('), line.mask.find(')')) else { continue };
        let ratio = site.scoring().iter().any(|(_, line)| {
            let words = line.words(0..line.mask.len());
            words.iter().any(|word| {
                &line.mask[word.clone()] == name && (line.mask[word.end..].starts_with(" / ") || line.mask[..word.start].ends_with(" / "))
            })
        });
        if open < close && ratio {
            let other = if &line.raw[open..=close] == "(văn bản)" { "(hộ)" } else { "(văn bản)" };
            out.push(Mutant::part(at, line, open..close + 1, other));
        }
    }
    out
}

/// `, từ 0 đến b` lost.
pub fn domain_lost(site: &Site) -> Vec<Mutant> {
    let mut out = Vec::new();
    for (at, line, _) in site.inputs() {
        if let Some(start) = line.mask.find(", từ ") {
            out.push(Mutant::part(at, line, start..line.mask.trim_end().len(), ""));
        }
    }
    out
}

/// An end of a domain one step off.
pub fn end_shifted(site: &Site) -> Vec<Mutant> {
    let mut out = Vec::new();
    for (at, line, _) in site.inputs() {
        let Some(start) = line.mask.find(", từ ") else { continue };
        for number in line.numbers(start..line.mask.len()) {
            let old = &line.raw[number.range.clone()];
            out.extend([1, -1].iter().filter_map(|step| Some(Mutant::part(at, line, number.range.clone(), &stepped(old, *step)?))));
        }
    }
    out
}

pub fn property_lost(site: &Site) -> Vec<Mutant> {
    if site.block.kind != Kind::Units {
        return Vec::new();
    }
    let properties = site.sentences().into_iter().filter(|(_, line)| line.said().starts_with("thuộc tính "));
    properties.map(|(at, _)| Mutant::drop(site, at)).collect()
}
