//! The indexes of a pillar: one left out, one twice.

use super::super::mutant::Mutant;
use super::super::text::{Kind, Site};

pub fn member(site: &Site) -> Vec<Mutant> {
    let (at, line) = site.head();
    let Some(list) = line.phrases("các chỉ số").into_iter().next().filter(|_| site.block.kind == Kind::Pillar) else {
        return Vec::new();
    };
    let start = list.end + 1;
    let end = line.mask.trim_end().len();
    let members: Vec<&str> = line.raw[start..end].split("; ").collect();
    let mut out = Vec::new();
    for place in 0..members.len() {
        let mut fewer = members.clone();
        let member = fewer.remove(place);
        if !fewer.is_empty() {
            out.push(Mutant::part(at, line, start..end, &fewer.join("; ")));
        }
        let mut more = members.clone();
        more.insert(place, member);
        out.push(Mutant::part(at, line, start..end, &more.join("; ")));
    }
    out
}
