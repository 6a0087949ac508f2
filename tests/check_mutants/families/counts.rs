//! Declared counts: of groups, indexes and criteria, one more or one less.

use super::super::mutant::Mutant;
use super::super::text::{Kind, Line, Site, stepped};

pub fn declared(site: &Site) -> Vec<Mutant> {
    let lines = match site.block.kind {
        Kind::Row => vec![site.head()],
        Kind::Set => site.sentences(),
        _ => Vec::new(),
    };
    lines.into_iter().flat_map(|(at, line)| counts(at, line)).collect()
}

fn counts(at: usize, line: &Line) -> Vec<Mutant> {
    let mut out = Vec::new();
    for number in line.numbers(0..line.mask.len()) {
        let counted = [" nhóm", " chỉ số chính", " chỉ số thành phần", " tiêu chí"];
        if counted.iter().any(|what| line.mask[number.range.end..].starts_with(what)) {
            let old = &line.raw[number.range.clone()];
            out.extend([1, -1].iter().filter_map(|step| Some(Mutant::part(at, line, number.range.clone(), &stepped(old, *step)?))));
        }
    }
    out
}
