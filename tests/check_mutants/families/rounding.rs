//! Sentences of rounding: lost, or said twice.

use super::super::mutant::Mutant;
use super::super::text::{Line, Site};

fn sentences<'a>(site: &Site<'a>) -> Vec<(usize, &'a Line)> {
    site.sentences().into_iter().filter(|(_, line)| line.said().starts_with("làm tròn ")).collect()
}

pub fn lost(site: &Site) -> Vec<Mutant> {
    sentences(site).into_iter().map(|(at, _)| Mutant::drop(site, at)).collect()
}

pub fn doubled(site: &Site) -> Vec<Mutant> {
    sentences(site).into_iter().map(|(at, line)| Mutant::double(at, line)).collect()
}
