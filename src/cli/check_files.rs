//! What `dti check` examines: files as they stand, or as they would stand when mended.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::io::Read as _;

use crate::compile::{Compiled, compile};
use crate::diagnostic::Finding;
use crate::example;
use crate::load::{Disk, Files};
use crate::source::Sources;

/// The disk, the standard input under the name `-`, and over both the texts that were mended in this run.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    mended: BTreeMap<String, String>,
    input: OnceCell<Result<Vec<u8>, String>>,
}

impl Shelf {
    /// The same files, with other texts in place of some.
    pub(super) fn with(&self, texts: &BTreeMap<String, String>) -> Shelf {
        let mut mended = self.mended.clone();
        mended.extend(texts.iter().map(|(name, text)| (name.clone(), text.clone())));
        Shelf { mended, input: self.input.clone() }
    }
}

impl Files for Shelf {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        match self.mended.get(path) {
            Some(text) => Ok(text.clone().into_bytes()),
            None if path == "-" => self.input.get_or_init(input).clone(),
            None => Disk.read(path),
        }
    }
}

/// The standard input can be read once; a set and its mended form both begin with it.
fn input() -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes).map_err(|error| error.to_string())
}

/// A file and what was found in it.
#[derive(Debug)]
pub(super) struct Examined {
    pub name: String,
    pub sources: Sources,
    pub findings: Vec<Finding>,
    /// Whether faults kept proofs from looking at something.
    pub partial: bool,
    /// Whether faults kept the examples from being run.
    pub untried: bool,
    /// Whether mends were held back because they would bring a new error.
    pub refused: bool,
    /// What was found before mends that were shown and not written; it is what the file still has.
    pub standing: Option<Vec<Finding>>,
}

impl Examined {
    /// The findings by which the run is judged: those of the file as it is.
    pub(super) fn judged(&self) -> impl Iterator<Item = &Finding> {
        self.standing.as_ref().unwrap_or(&self.findings).iter()
    }
}

/// Proves a rule file, and runs its examples when nothing stands in the way of running it; `more` adds what else is to be found out.
pub(super) fn examine(files: &Shelf, name: &str, more: impl FnOnce(&mut Compiled)) -> Result<Examined, String> {
    let mut compiled = compile(files, name)?;
    // A failed example says nothing against the year's data, nor they against it.
    let untried = compiled.runnable().is_none() && compiled.program.as_ref().is_some_and(|program| !program.examples.is_empty());
    let failures = compiled.runnable().map(example::failing).unwrap_or_default();
    more(&mut compiled);
    failures.into_iter().for_each(|failure| compiled.findings.push(failure));
    Ok(Examined {
        name: name.to_owned(),
        sources: compiled.sources,
        findings: compiled.findings.sorted(),
        partial: compiled.partial,
        untried,
        refused: false,
        standing: None,
    })
}
