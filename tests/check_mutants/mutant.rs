//! One planted fault: which lines of a block are replaced, and by what.

use std::ops::Range;

use super::text::{Line, Site};

/// A changed block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// What stands at some lines now; nothing where the line was dropped.
    pub lines: Vec<(usize, Vec<String>)>,
    /// For the reader of the list: old → new.
    pub said: String,
}

impl Mutant {
    /// One line written otherwise.
    pub fn line(at: usize, old: &Line, new: String) -> Self {
        let said = format!("{} → {}", short(&old.raw), short(&new));
        Mutant { lines: vec![(at, vec![new])], said }
    }

    /// A part of a line written otherwise.
    pub fn part(at: usize, old: &Line, range: Range<usize>, by: &str) -> Self {
        Mutant::line(at, old, old.with(range, by))
    }

    /// A line dropped, with the table under it and the remarks that belong to it.
    pub fn drop(site: &Site, at: usize) -> Self {
        let line = &site.file.lines[at];
        let mut lines = vec![(at, Vec::new())];
        if line.indent == 2 {
            lines.extend(site.table(at).into_iter().map(|(at, _)| (at, Vec::new())));
        }
        Mutant { lines, said: format!("dropped: {}", short(&line.raw)) }
    }

    /// A line twice.
    pub fn double(at: usize, line: &Line) -> Self {
        Mutant { lines: vec![(at, vec![line.raw.clone(), line.raw.clone()])], said: format!("doubled: {}", short(&line.raw)) }
    }

    /// The parts of two lines exchanged.
    pub fn exchange(first: (usize, &Line, Range<usize>), second: (usize, &Line, Range<usize>)) -> Option<Self> {
        let (left, right) = (&first.1.raw[first.2.clone()], &second.1.raw[second.2.clone()]);
        if left == right {
            return None;
        }
        let said = format!("{} ⇄ {}", short(&first.1.raw), short(&second.1.raw));
        let lines = vec![(first.0, vec![first.1.with(first.2, right)]), (second.0, vec![second.1.with(second.2, left)])];
        Some(Mutant { lines, said })
    }
}

/// A line for people: without the spaces that align it.
fn short(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
