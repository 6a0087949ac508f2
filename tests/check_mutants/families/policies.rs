//! What happens to a state: the sentence lost, in a row or in the header.

use super::super::mutant::Mutant;
use super::super::text::{Kind, Site};

fn lost(site: &Site, kind: Kind) -> Vec<Mutant> {
    if site.block.kind != kind {
        return Vec::new();
    }
    let policy = |said: &str| {
        let states = ["chưa có số liệu", "không phát sinh", "không áp dụng"];
        states.iter().any(|state| said.strip_prefix(state).is_some_and(|rest| rest.starts_with(':')))
    };
    site.sentences().into_iter().filter(|(_, line)| policy(line.said())).map(|(at, _)| Mutant::drop(site, at)).collect()
}

pub fn of_row(site: &Site) -> Vec<Mutant> {
    lost(site, Kind::Row)
}

pub fn of_header(site: &Site) -> Vec<Mutant> {
    lost(site, Kind::Set)
}
