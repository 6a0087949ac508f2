//! The order of stages, in one screen: files → trees → program → proofs → what would mend.

use crate::check::{self, Checked};
use crate::diagnostic::Findings;
use crate::ir::Program;
use crate::lint;
use crate::load::{self, Files, Loaded};
use crate::mend;
use crate::source::Sources;

/// A rule file, read, typed and proved.
#[derive(Debug)]
pub struct Compiled {
    /// The files as written.
    pub sources: Sources,
    /// The program; `None` when there is no set to speak of.
    pub program: Option<Program>,
    /// Everything found, in the order of places.
    pub findings: Findings,
    /// Whether something could not be read or typed, so that proofs of what rests on it were not made.
    pub partial: bool,
}

impl Compiled {
    /// The program, if it may be run: no error stands that nobody accepted.
    pub fn runnable(&self) -> Option<&Program> {
        self.program.as_ref().filter(|_| !self.findings.block())
    }
}

/// Reads, types and proves a rule file with its imports. `Err` says why the file itself cannot be read.
pub fn compile(files: &dyn Files, path: &str) -> Result<Compiled, String> {
    let mut findings = Findings::default();
    let Loaded { sources, trees } = load::load(files, path, &mut findings)?;
    let checked: Checked = check::check(&trees, &mut findings);
    lint::lint(&checked, &mut findings);
    mend::offer(&sources, &mut findings);
    let broken = checked.program.iter().flat_map(|program| &program.rows).any(|row| row.broken);
    Ok(Compiled { sources, partial: checked.incomplete || broken, program: checked.program, findings })
}
