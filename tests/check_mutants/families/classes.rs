//! Class tables: bounds, ends, rows and names of classes.

use super::super::mutant::Mutant;
use super::super::text::{Site, is_tier, stepped};
use super::bounds::{moved, other_ends};

pub fn shifted(site: &Site) -> Vec<Mutant> {
    let mut out = Vec::new();
    for (at, line) in site.classes() {
        if is_tier(line) {
            out.extend(moved(at, line));
            continue;
        }
        // A row of conditions: the numbers stand behind the name.
        for number in line.numbers(line.colon().unwrap_or(0)..line.mask.len()) {
            let old = &line.raw[number.range.clone()];
            out.extend([1, -1].iter().filter_map(|step| Some(Mutant::part(at, line, number.range.clone(), &stepped(old, *step)?))));
        }
    }
    out
}

pub fn opened(site: &Site) -> Vec<Mutant> {
    site.classes().into_iter().filter(|(_, line)| is_tier(line)).flat_map(|(at, line)| other_ends(at, line)).collect()
}

pub fn dropped(site: &Site) -> Vec<Mutant> {
    let rows = site.classes().into_iter().filter(|(_, line)| !line.said().starts_with("còn lại"));
    rows.map(|(at, _)| Mutant::drop(site, at)).collect()
}

/// The names of two neighbouring classes exchanged.
pub fn swapped(site: &Site) -> Vec<Mutant> {
    let rows = site.classes();
    let name = |line: &super::super::text::Line| {
        let open = line.mask.find('"')?;
        Some(open..line.mask[open + 1..].find('"')? + open + 2)
    };
    let pairs = rows.windows(2).filter_map(|pair| {
        let [(first, upper), (second, lower)] = pair else { return None };
        Mutant::exchange((*first, upper, name(upper)?), (*second, lower, name(lower)?))
    });
    pairs.collect()
}

/// A range that no score falls into: `từ 65% đến dưới 65%`, or above everything.
pub fn unreachable(site: &Site) -> Vec<Mutant> {
    let mut out = Vec::new();
    for (at, line) in site.classes() {
        let numbers = line.numbers(if is_tier(line) { 0..line.colon().unwrap_or(0) } else { line.colon().unwrap_or(0)..line.mask.len() });
        match numbers.as_slice() {
            [low, high] if is_tier(line) => {
                out.push(Mutant::part(at, line, low.range.clone(), &line.raw[high.range.clone()]));
            }
            [low, ..] if line.phrases("trở lên").len() + line.phrases("trên").len() > 0 => {
                let far = super::super::text::tenfold(&line.raw[low.range.clone()]);
                out.extend(stepped(&far, 1000).map(|far| Mutant::part(at, line, low.range.clone(), &far)));
            }
            [high] if is_tier(line) => out.push(Mutant::part(at, line, high.range.clone(), "0")),
            _ => {}
        }
    }
    out
}
