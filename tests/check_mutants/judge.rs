//! What becomes of a mutant: named at its place, named elsewhere only, without effect, or not seen at all.

use std::collections::{BTreeMap, BTreeSet};

use dti::compile::Compiled;
use dti::diagnostic::{ExampleFault, Fault, Finding, Got};
use dti::source::Span;

use super::families::{Beside, Family, Shown, declared_name};
use super::mutant::Mutant;
use super::same::{Observed, same};
use super::sets::Set;
use super::text::{Block, File, Kind, Line};

/// What became of a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A new finding stands on the changed block: its codes.
    Named(Vec<&'static str>),
    /// No proof sees it, but an example of the set no longer holds, and that is told beside the changed block.
    ByExample,
    /// New findings stand, none of them at the place: their codes.
    Elsewhere(Vec<&'static str>),
    /// It scores as the set does.
    Equivalent,
    /// Nothing is said.
    Silent,
}

/// The set as it is shipped, and how its sample is scored.
pub struct Original<'a> {
    pub set: &'a Set,
    counts: BTreeMap<Key, usize>,
    observed: Observed,
}

/// What makes two findings the same: code, row, and whether it is accepted. One whose acceptance no longer fits it is told anew.
type Key = (&'static str, Option<String>, bool);

fn key(finding: &Finding) -> Key {
    (finding.fault.code(), finding.subject.as_ref().map(|subject| subject.code.to_string()), finding.accepted.is_some())
}

fn counts(findings: &[Finding]) -> BTreeMap<Key, usize> {
    let mut out = BTreeMap::new();
    findings.iter().for_each(|finding| *out.entry(key(finding)).or_default() += 1);
    out
}

/// A text with the mutant planted, and which line of the original each of its lines was.
pub fn planted(file: &File, mutant: &Mutant) -> (String, Vec<usize>) {
    let (mut text, mut origin) = (String::new(), Vec::new());
    for (at, line) in file.lines.iter().enumerate() {
        let changed = mutant.lines.iter().find(|(changed, _)| *changed == at).map(|(_, lines)| lines.clone());
        for line in changed.unwrap_or_else(|| vec![line.raw.clone()]) {
            text.push_str(&line);
            text.push('\n');
            origin.push(at);
        }
    }
    (text, origin)
}

impl<'a> Original<'a> {
    pub fn of(set: &'a Set) -> Self {
        let mut findings = findings(&set.compiled);
        findings.extend(dti::example::failing(set.program()));
        Original { set, counts: counts(&findings), observed: Observed::of(set.program()) }
    }

    pub fn judge(&self, file: &File, block: &Block, family: &Family, mutant: &Mutant) -> Fate {
        let (text, origin) = planted(file, mutant);
        let changed = Changed { path: &file.path, origin };
        let compiled = self.set.with(&file.path, &text);
        let new = self.new_findings(findings(&compiled));
        let here = self.places(file, block, family, mutant);
        let named: BTreeSet<&'static str> =
            new.iter().filter(|finding| stands_on(finding, &compiled, &changed, &here)).map(|finding| finding.fault.code()).collect();
        if !named.is_empty() {
            return Fate::Named(named.into_iter().collect());
        }
        if let Some(program) = compiled.runnable() {
            let failing = self.new_findings(dti::example::failing(program));
            if failing.iter().any(|finding| speaks_of(finding, block) || stands_on(finding, &compiled, &changed, &here)) {
                return Fate::ByExample;
            }
            if family.shown == Shown::InScores && same(self.set.program(), &self.observed, program) {
                return Fate::Equivalent;
            }
        }
        let elsewhere: BTreeSet<&'static str> = new.iter().map(|finding| finding.fault.code()).collect();
        if elsewhere.is_empty() { Fate::Silent } else { Fate::Elsewhere(elsewhere.into_iter().collect()) }
    }

    fn new_findings(&self, found: Vec<Finding>) -> Vec<Finding> {
        let counted = counts(&found);
        let more = |finding: &Finding| {
            let key = key(finding);
            counted.get(&key) > self.counts.get(&key)
        };
        found.into_iter().filter(more).collect()
    }

    /// The lines on which a finding about the mutant may stand, each with its file.
    fn places(&self, file: &File, block: &Block, family: &Family, mutant: &Mutant) -> Lines {
        let mut out: Lines = block.lines.clone().map(|line| (file.path.clone(), line)).collect();
        let rules = self.set.files.iter().flat_map(|file| file.blocks.iter().map(move |block| (file, block)));
        if family.beside == Beside::Rows {
            let rows = rules.filter(|(_, block)| block.kind == Kind::Row);
            out.extend(rows.flat_map(|(file, block)| block.lines.clone().map(|line| (file.path.clone(), line))));
        } else if family.beside == Beside::Uses {
            let names: Vec<&str> = mutant.lines.iter().filter_map(|(at, _)| declared_name(&file.lines[*at].mask)).collect();
            // What an example says of a name is no sentence of the rules.
            let lines = rules.filter(|(_, block)| block.kind != Kind::Other);
            let lines = lines.flat_map(|(file, block)| block.lines.clone().map(move |line| (file, line)));
            let speaks = |line: &Line| line.words(0..line.mask.len()).iter().any(|word| names.contains(&&line.mask[word.clone()]));
            out.extend(lines.filter(|(file, line)| speaks(&file.lines[*line])).map(|(file, line)| (file.path.clone(), line)));
        } else if family.beside == Beside::Sums {
            let group =
                file.blocks.iter().rfind(|other| other.lines.start < block.lines.start && is_group(other)).map(|group| group.lines.start);
            for other in &self.set.files {
                let same = other.path == file.path;
                let declares = |at: &Block| match at.kind {
                    Kind::Pillar => true,
                    Kind::Row => is_above(at, block) || (same && Some(at.lines.start) == group),
                    _ => false,
                };
                let heads = other
                    .blocks
                    .iter()
                    .filter(|at| declares(at))
                    .flat_map(|at| at.lines.clone().filter(|line| *line == at.lines.start || accepts_sum(other, *line)));
                out.extend(heads.map(|line| (other.path.clone(), line)));
                out.extend(sums_of_header(other).map(|line| (other.path.clone(), line)));
            }
        }
        out
    }
}

/// Lines of files, counted from 0.
type Lines = BTreeSet<(String, usize)>;

fn is_group(block: &Block) -> bool {
    block.code.as_ref().is_some_and(|code| code.starts_with(|c: char| c.is_ascii_uppercase()))
}

fn is_above(other: &Block, block: &Block) -> bool {
    match (&other.code, &block.code) {
        (Some(above), Some(own)) => own.starts_with(&format!("{above}.")),
        _ => false,
    }
}

/// The sentences of a header that say a sum or a count, or accept that it is another.
fn sums_of_header(file: &File) -> impl Iterator<Item = usize> + '_ {
    let header = file.blocks.iter().filter(|block| block.kind == Kind::Set);
    let said = |line: &usize| {
        accepts_sum(file, *line) || ["thang điểm ", "gồm ", "tổng điểm bằng "].iter().any(|word| file.lines[*line].said().starts_with(word))
    };
    header.flat_map(|block| block.lines.clone()).filter(said)
}

fn accepts_sum(file: &File, line: usize) -> bool {
    file.lines[line].said().starts_with("chấp nhận E03")
}

fn findings(compiled: &Compiled) -> Vec<Finding> {
    compiled.findings.iter().cloned().collect()
}

/// Whether the expectation that fails is about the row, the total, the class table or the ranking.
fn speaks_of(failing: &Finding, block: &Block) -> bool {
    let expected = match &failing.fault {
        Fault::Example(ExampleFault::Differs { expected, .. }) => Some(expected),
        _ => None,
    };
    match block.kind {
        Kind::Row => {
            failing.subject.as_ref().is_some_and(|subject| block.code.as_ref().is_some_and(|code| *code == subject.code.to_string()))
        }
        // A total, a share of the whole and their means are what the header rounds.
        Kind::Set => {
            failing.subject.is_none()
                && matches!(expected, Some(Got::Points(_) | Got::Percent(_) | Got::MeanPoints(_) | Got::MeanPercent(_)))
        }
        Kind::Classes => matches!(expected, Some(Got::Class(_) | Got::Unclassed)),
        Kind::Ranking => matches!(expected, Some(Got::Ranks(_))),
        _ => false,
    }
}

/// A changed file, and which line of the original each of its lines was.
struct Changed<'a> {
    path: &'a str,
    origin: Vec<usize>,
}

/// Whether a finding, or one of its labels, stands on one of the lines, as they were counted before the change.
fn stands_on(finding: &Finding, compiled: &Compiled, changed: &Changed, here: &Lines) -> bool {
    let on = |span: Span| {
        let (Some(file), Some(start)) = (compiled.sources.file(span.file), compiled.sources.start(span)) else { return false };
        let line = start.line - 1;
        let line = if file.name == changed.path { changed.origin.get(line).copied() } else { Some(line) };
        line.is_some_and(|line| here.contains(&(file.name.clone(), line)))
    };
    finding.span().into_iter().chain(finding.labels.iter().map(|label| label.span)).any(on)
}
