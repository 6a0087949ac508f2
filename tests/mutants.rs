//! Mutants: every line of every shipped set is dropped, doubled and altered, alone and several at once.
//!
//! Nothing panics, every place lies inside its file, and what a broken line costs is that line: the lines with findings about the text
//! (E01xx) are exactly the broken ones, alone and together.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

#[path = "mutants/operators.rs"]
mod operators;
#[path = "shipped/sentences.rs"]
mod sentences;

use std::collections::{BTreeMap, BTreeSet};

use dti::compile::compile;
use dti::diagnostic::{Fault, Finding};
use dti::load::{Disk, Files};
use dti::source::{FileId, Sources};
use dti::syntax::parse;
use operators::{Dice, Mutant, mutants};

/// How many mutants of each kind are tried per set at most; the dice pick them.
const COMPILED: usize = 120;
const READ: usize = 400;
const TOGETHER: usize = 25;

/// A shipped set: its path and its lines, each with its line end.
struct Set {
    path: String,
    lines: Vec<String>,
}

fn sets() -> Vec<Set> {
    let mut paths = Vec::new();
    for folder in ["examples", "rulesets"] {
        gather(folder.as_ref(), &mut paths);
    }
    paths.sort();
    let set = |path: std::path::PathBuf| {
        let text = sentences::one_line_each(&std::fs::read_to_string(&path).expect("a readable set"));
        Set { path: path.to_string_lossy().into_owned(), lines: text.split_inclusive('\n').map(str::to_owned).collect() }
    };
    paths.into_iter().map(set).collect()
}

fn gather(folder: &std::path::Path, out: &mut Vec<std::path::PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.expect("a readable folder").path()) {
        if path.is_dir() {
            gather(&path, out);
        } else if path.extension().is_some_and(|ext| ext == "dti") {
            out.push(path);
        }
    }
}

/// One file under its own name with another text; the rest comes from the disk.
struct Changed<'a> {
    path: &'a str,
    text: &'a str,
}

impl Files for Changed<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if path == self.path { Ok(self.text.as_bytes().to_vec()) } else { Disk.read(path) }
    }
}

/// A text with some lines changed, and which line of the set each of its lines was.
fn changed(set: &Set, mutants: &[&Mutant]) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut origin = Vec::new();
    for (index, line) in set.lines.iter().enumerate() {
        let new = mutants.iter().find(|mutant| mutant.line == index).map_or_else(|| vec![line.clone()], |mutant| mutant.text.clone());
        for line in new {
            text.push_str(&line);
            origin.push(index);
        }
    }
    (text, origin)
}

/// The lines of the set at which the text was found unreadable.
fn unread(set: &Set, mutants: &[&Mutant]) -> BTreeSet<usize> {
    let (text, origin) = changed(set, mutants);
    let (_, findings) = parse(FileId(0), &text);
    let mut lines = BTreeSet::new();
    for finding in findings.iter().filter(|finding| matches!(finding.fault, Fault::Syntax(_))) {
        let span = finding.span().expect("a finding about text has a place");
        assert!((span.end as usize) <= text.len() && span.start <= span.end, "{span:?} of {}", text.len());
        let line = text[..span.start as usize].matches('\n').count();
        lines.insert(origin.get(line).copied().unwrap_or(set.lines.len()));
    }
    lines
}

fn inside(finding: &Finding, sources: &Sources) {
    let spans = finding
        .span()
        .into_iter()
        .chain(finding.labels.iter().map(|label| label.span))
        .chain(finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span));
    for span in spans {
        let text = &sources.file(span.file).expect("a known file").text;
        assert!(text.get(span.range()).is_some(), "{:?} at {span:?} of {}", finding.fault, text.len());
    }
}

/// Some of the mutants, picked by the dice, at most so many.
fn some(mut all: Vec<Mutant>, most: usize, dice: &mut Dice) -> Vec<Mutant> {
    while all.len() > most {
        let at = dice.below(all.len());
        all.swap_remove(at);
    }
    all
}

#[test]
fn no_mutant_breaks_the_checker() {
    let mut dice = Dice::new(20_220_919);
    let mut tried = 0_usize;
    let mut rejected = 0_usize;
    for set in sets() {
        for mutant in some(mutants(&set.lines, &mut dice), COMPILED, &mut dice) {
            let (text, _) = changed(&set, &[&mutant]);
            let compiled = compile(&Changed { path: &set.path, text: &text }, &set.path).expect("a readable file");
            for finding in compiled.findings.iter() {
                inside(finding, &compiled.sources);
            }
            tried += 1;
            rejected += usize::from(compiled.findings.block());
        }
    }
    assert!(tried >= 1_000, "only {tried} mutants");
    assert!(rejected * 3 > tried, "only {rejected} of {tried} mutants were rejected");
}

#[test]
fn a_broken_line_is_the_only_broken_line() {
    let mut dice = Dice::new(766);
    let (mut tried, mut broken) = (0_usize, 0_usize);
    let mut wrong = Vec::new();
    for set in sets() {
        for mutant in some(mutants(&set.lines, &mut dice), READ, &mut dice) {
            let found = unread(&set, &[&mutant]);
            tried += 1;
            broken += usize::from(!found.is_empty());
            if !mutant.explains(&found) {
                wrong.push(format!("{}: {}\n    found at {:?}", set.path, mutant.said(&set.lines), one_based(&found)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried >= 1_000 && broken * 4 > tried, "{broken} of {tried} mutants were unreadable");
}

#[test]
fn broken_lines_in_different_rows_add_up() {
    let mut dice = Dice::new(2_534);
    let mut wrong = Vec::new();
    let mut tried = 0_usize;
    for set in sets() {
        let all: Vec<Mutant> = mutants(&set.lines, &mut dice).into_iter().filter(|mutant| !mutant.moves_openers(&set.lines)).collect();
        let blocks = blocks(&set.lines);
        let mut alone: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for count in [2, 3, 5, 8] {
            for _ in 0..TOGETHER {
                let picked = pick(&all, &blocks, count, &mut dice);
                let mut due = BTreeSet::new();
                for at in &picked {
                    due.extend(alone.entry(*at).or_insert_with(|| unread(&set, &[&all[*at]])).iter().copied());
                }
                let together: Vec<&Mutant> = picked.iter().map(|at| &all[*at]).collect();
                let found = unread(&set, &together);
                tried += 1;
                if found != due {
                    let said: Vec<String> = together.iter().map(|mutant| mutant.said(&set.lines)).collect();
                    let (found, due) = (one_based(&found), one_based(&due));
                    wrong.push(format!("{}:\n  {}\n    found at {found:?}, alone at {due:?}", set.path, said.join("\n  ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

/// The block that each line belongs to.
fn blocks(lines: &[String]) -> Vec<usize> {
    let mut block = 0;
    let mut out = Vec::new();
    for line in lines {
        block += usize::from(operators::opens(line));
        out.push(block);
    }
    out
}

/// Some mutants, each in another block; fewer where the set has not so many.
fn pick(all: &[Mutant], blocks: &[usize], count: usize, dice: &mut Dice) -> Vec<usize> {
    let mut picked: Vec<usize> = Vec::new();
    for _ in 0..count * 20 {
        let at = dice.below(all.len());
        if picked.iter().all(|known| blocks[all[*known].line] != blocks[all[at].line]) {
            picked.push(at);
        }
        if picked.len() == count {
            break;
        }
    }
    picked
}

fn one_based(lines: &BTreeSet<usize>) -> Vec<usize> {
    lines.iter().map(|line| line + 1).collect()
}

#[test]
fn no_shipped_set_has_an_unaccepted_error() {
    for set in sets().iter().filter(|set| set.path.starts_with("rulesets") && set.lines.iter().any(|line| line.starts_with("bộ chỉ số")))
    {
        let compiled = compile(&Disk, &set.path).expect("a readable file");
        let errors: Vec<&Finding> = compiled.findings.iter().filter(|finding| finding.blocks()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", set.path);
    }
}
