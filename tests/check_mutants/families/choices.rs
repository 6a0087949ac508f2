//! Options: not scored, scored twice, not declared.

use super::super::mutant::Mutant;
use super::super::text::{Line, Site};

/// The lines of tables that begin with an option, yes, no or a grade.
fn scored<'a>(site: &Site<'a>) -> Vec<Vec<(usize, &'a Line)>> {
    let option = |line: &Line| line.colon().is_some() && !super::super::text::is_tier(line) && !line.said().starts_with("còn lại");
    let tables = site.tables(|said| said.starts_with("điểm theo ") || said.starts_with("điểm từng tiêu chí"));
    tables.into_iter().filter(|table| table.iter().all(|(_, line)| option(line))).collect()
}

pub fn unscored(site: &Site) -> Vec<Mutant> {
    scored(site).into_iter().flatten().map(|(at, _)| Mutant::drop(site, at)).collect()
}

pub fn undeclared(site: &Site) -> Vec<Mutant> {
    let declared = site.tables(|said| said.ends_with("lựa chọn")).into_iter().flatten();
    declared.map(|(at, _)| Mutant::drop(site, at)).collect()
}

pub fn twice(site: &Site) -> Vec<Mutant> {
    scored(site).into_iter().flatten().map(|(at, line)| Mutant::double(at, line)).collect()
}
