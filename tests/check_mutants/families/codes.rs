//! Codes of rows: that of a neighbour, with a digit too many, under a parent that is not there.

use super::super::mutant::Mutant;
use super::super::text::Site;

fn recoded(site: &Site, new: impl Fn(&str) -> Option<String>) -> Vec<Mutant> {
    let (at, line) = site.head();
    let Some(code) = &site.block.code else { return Vec::new() };
    let Some(start) = line.mask.find(&format!(" {code}")).map(|at| at + 1) else { return Vec::new() };
    new(code).into_iter().map(|new| Mutant::part(at, line, start..start + code.len(), &new)).collect()
}

/// The code of the row before, as a copied row has it.
pub fn doubled(site: &Site) -> Vec<Mutant> {
    let before = site.file.blocks.iter().filter(|block| block.lines.start < site.block.lines.start).filter_map(|block| block.code.as_ref());
    let before = before.cloned().next_back();
    recoded(site, |code| {
        before.clone().filter(|before| before.matches('.').count() == code.matches('.').count() && before.len().abs_diff(code.len()) < 2)
    })
}

pub fn misspelt(site: &Site) -> Vec<Mutant> {
    recoded(site, |code| code.ends_with(|c: char| c.is_ascii_digit()).then(|| format!("{code}{}", code.chars().next_back().unwrap())))
}

pub fn orphaned(site: &Site) -> Vec<Mutant> {
    recoded(site, |code| Some(format!("9{}", code.split_once('.').map(|(parent, own)| format!("{parent}.{own}"))?)))
}
