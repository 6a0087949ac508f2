//! The shipped sets: where they are, which files they read, and whether a change in one of them is noticed.
#![allow(dead_code, reason = "each test takes its part")]

mod sentences;

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use dti::compile::{Compiled, compile};
use dti::load::{Disk, Files};

pub use sentences::one_line_each;

/// The sets of `rulesets/` and the sample set of the examples, each by its file with the header.
pub fn sets() -> Vec<String> {
    let mut found = vec!["examples/mau/cap-huyen-mau.dti".to_owned()];
    let mut folders = vec![PathBuf::from("rulesets")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "dti")
                && std::fs::read_to_string(&path).unwrap().contains("\nbộ chỉ số \"")
            {
                found.push(path.display().to_string());
            }
        }
    }
    found.sort();
    assert!(found.len() >= 24, "{found:?}");
    found
}

/// The disk, but for one file; it remembers what was read.
#[derive(Default)]
pub struct Overlay<'a> {
    pub other: Option<(&'a str, &'a str)>,
    pub read: RefCell<Vec<String>>,
}

impl Files for Overlay<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.read.borrow_mut().push(path.to_owned());
        match self.other {
            Some((other, text)) if other == path => Ok(text.as_bytes().to_vec()),
            // Lines are counted on sentences of one line each, here as where they are changed.
            _ if path.ends_with(".dti") => Disk.read(path).map(|bytes| one_line_each(&String::from_utf8_lossy(&bytes)).into_bytes()),
            _ => Disk.read(path),
        }
    }
}

/// The rule files of a set.
pub fn files_of(set: &str) -> Vec<String> {
    let files = Overlay::default();
    compile(&files, set).unwrap();
    let read = files.read.into_inner();
    read.into_iter().filter(|path| Path::new(path).extension().is_some_and(|kind| kind == "dti")).collect()
}

/// Whether a set with another text in one of its files is reported, or one of its examples fails.
pub fn caught(set: &str, path: &str, text: &str) -> bool {
    let compiled = compile(&Overlay { other: Some((path, text)), ..Overlay::default() }, set).unwrap();
    reported(&compiled) || dti::example::run(compiled.program.as_ref().unwrap(), &|_| true).iter().any(|ran| !ran.failures.is_empty())
}

/// Whether `dti check` says anything that the set does not accept, but for the rows that the province does not offer: that is always said.
pub fn reported(compiled: &Compiled) -> bool {
    compiled.findings.iter().any(|finding| finding.accepted.is_none() && finding.fault.code() != "N1019")
}

/// A rule file without one of its lines.
pub fn without(text: &str, line: usize) -> String {
    text.split_inclusive('\n').enumerate().filter(|(at, _)| *at != line).map(|(_, line)| line).collect()
}

/// The lines that give points, an answer or a class in a line of their own: rows of tables, items, options, criteria, classes and awards.
pub fn giving(text: &str) -> Vec<(usize, &str)> {
    let mut block = "";
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        if indent == 0 {
            block = line;
            continue;
        }
        // A row of a table stands deeper than its sentence; a class, an award and a criterion stand as deep as sentences do.
        let row = indent == 4;
        let said = ["suy luận ", "căn cứ ", "ghi chú "].iter().any(|word| words.starts_with(word));
        let class = block.starts_with("xếp loại") && line.contains(": ") && line.contains('"') && !said;
        let alone =
            ["cộng ", "trừ ", "mỗi ", "tiêu chí ", "hạ xuống ", "hạ một mức ", "tối đa là "].iter().any(|word| words.starts_with(word));
        if !block.starts_with("ví dụ") && (row || class || alone) {
            found.push((at, line));
        }
    }
    found
}
