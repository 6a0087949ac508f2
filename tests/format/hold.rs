//! What must hold of a text and its layout.

use std::collections::BTreeMap;

use dti::compile::compile;
use dti::format::{Refusal, format};
use dti::load::{Disk, Files};
use dti::source::FileId;
use dti::syntax::parse;

/// What became of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    LaidOut,
    /// It does not parse.
    Refused,
}

/// Lays a text out and holds what must hold; `compiled` compares the programs as well.
pub fn hold(name: &str, text: &str, compiled: bool) -> Held {
    let made = match format(FileId(0), text) {
        Ok(made) => made,
        Err(Refusal::Broken(findings)) => {
            // A table without rows is broken to the parser, and told with the rest by `dti check`.
            let broken = parse(FileId(0), text).0.blocks.iter().any(|block| block.broken);
            assert!(findings.block() || broken, "{name}: refused without a reason:\n{text}");
            return Held::Refused;
        }
        Err(Refusal::Changed) => panic!("{name}: the layout would say something else:\n{text}"),
    };
    match format(FileId(0), &made) {
        Ok(again) => assert_eq!(again, made, "{name}: laid out twice:\n{text}"),
        Err(_) => panic!("{name}: the layout is refused:\n{made}"),
    }
    assert_eq!(comments(&made), comments(text), "{name}");
    assert!(made.lines().all(|line| line == line.trim_end()), "{name}: blanks at the end of a line:\n{made}");
    if compiled {
        assert_eq!(said(name, &made), said(name, text), "{name}:\n{made}");
    }
    Held::LaidOut
}

/// The comments of a text, sorted.
fn comments(text: &str) -> Vec<&str> {
    let mut out: Vec<&str> = text.lines().filter_map(comment).map(str::trim_end).collect();
    out.sort_unstable();
    out
}

fn comment(line: &str) -> Option<&str> {
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            '#' if !quoted => return Some(&line[at..]),
            _ => {}
        }
    }
    None
}

/// One file under its own name with another text; the rest comes from the disk.
struct Changed<'a> {
    name: &'a str,
    text: &'a str,
}

impl Files for Changed<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if path == self.name { Ok(self.text.as_bytes().to_vec()) } else { Disk.read(path) }
    }
}

/// The program of a text without its places, and how often each code was found.
fn said(name: &str, text: &str) -> (String, BTreeMap<String, usize>) {
    let compiled = compile(&Changed { name, text }, name).expect("a text");
    let mut found = BTreeMap::new();
    for finding in compiled.findings.iter() {
        *found.entry(finding.fault.code().to_owned()).or_default() += 1;
    }
    (without_places(&format!("{:#?}", compiled.program)), found)
}

/// A debug text without its spans.
fn without_places(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("Span {") {
        out.push_str(&rest[..at]);
        out.push('·');
        // `Span { file: FileId(0), start: 1, end: 2 }` holds no brace of its own.
        let end = rest[at..].find('}').expect("a closed span");
        rest = &rest[at + end + 1..];
    }
    out + rest
}
