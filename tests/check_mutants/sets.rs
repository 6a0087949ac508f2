//! The sets that are shipped and stand: a file with a header and what it imports.

use std::path::PathBuf;

use dti::compile::{Compiled, compile};
use dti::ir::Program;

use super::shipped::Overlay;
use super::text::File;

/// A shipped set.
pub struct Set {
    /// The file with the header.
    pub root: String,
    /// Every rule file of the set, the root first; files that hold only examples are left out.
    pub files: Vec<File>,
    pub compiled: Compiled,
}

impl Set {
    pub fn program(&self) -> &Program {
        self.compiled.program.as_ref().unwrap()
    }

    /// Reads the set with one of its files changed.
    pub fn with(&self, path: &str, text: &str) -> Compiled {
        compile(&Overlay { other: Some((path, text)), ..Overlay::default() }, &self.root).unwrap()
    }
}

/// Every root under `rulesets/` and `examples/` that may be run. The files of `examples/` that are broken on purpose are no sets.
pub fn sets() -> Vec<Set> {
    let mut roots = Vec::new();
    let mut folders = vec![PathBuf::from("rulesets"), PathBuf::from("examples")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "dti")
                && std::fs::read_to_string(&path).unwrap().contains("\nbộ chỉ số \"")
            {
                roots.push(path.display().to_string());
            }
        }
    }
    roots.sort();
    roots.into_iter().filter_map(set).collect()
}

fn set(root: String) -> Option<Set> {
    let overlay = Overlay::default();
    let compiled = compile(&overlay, &root).unwrap();
    compiled.runnable()?;
    let mut paths = vec![root.clone()];
    paths.extend(overlay.read.into_inner().into_iter().filter(|path| path.ends_with(".dti") && *path != root));
    let files: Vec<File> = paths.iter().map(|path| File::read(path)).collect();
    Some(Set { root, files, compiled })
}
