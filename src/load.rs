//! Files → trees. This stage reads the file that was asked for and what it imports, with the tables of its examples, and hands on their
//! trees in reading order.

use crate::diagnostic::{DataFault, Encoding, ExampleFault, Fault, Finding, Findings, NameFault, OtherFormat, Place, SyntaxFault};
use crate::source::{FileId, Sources, Span};
use crate::syntax;
use crate::syntax::tree::{Block, Clause, ClauseKind, ExampleHead, Head, TableFile, Tree};

/// Where files come from: the disk for the command line, a map for tests and embedders.
pub trait Files {
    /// The bytes of a file, or why they cannot be had.
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;
}

/// The files of the disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(path).map_err(|error| error.to_string())
    }
}

/// One text under one name, for tests and embedders; imports are refused.
#[derive(Clone, Debug)]
pub struct OneText<'a>(pub &'a str);

impl Files for OneText<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if path.contains('/') || path.contains('\\') { Err("not found".to_owned()) } else { Ok(self.0.as_bytes().to_vec()) }
    }
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The files as written.
    pub sources: Sources,
    /// Their trees; the file that was asked for comes first.
    pub trees: Vec<Tree>,
}

/// Reads a rule file and its imports. `Err` is the reason why the file itself could not be read.
pub fn load(files: &dyn Files, path: &str, findings: &mut Findings) -> Result<Loaded, String> {
    let bytes = files.read(path)?;
    let mut loader = Loader { files, findings, loaded: Loaded::default(), open: Vec::new(), known: Vec::new() };
    loader.take(path, bytes);
    Ok(loader.loaded)
}

struct Loader<'a> {
    files: &'a dyn Files,
    findings: &'a mut Findings,
    loaded: Loaded,
    /// The files that are being read, to see circles.
    open: Vec<String>,
    /// The files that were read, to read each once.
    known: Vec<String>,
}

impl Loader<'_> {
    fn take(&mut self, path: &str, bytes: Vec<u8>) {
        let Ok(text) = String::from_utf8(bytes) else {
            let place = Place::File(path.to_owned());
            self.findings.push(Finding::new(place, Fault::Syntax(SyntaxFault::NotUtf8)));
            return;
        };
        let file: FileId = self.loaded.sources.add(path, text.as_str());
        let (mut tree, findings) = syntax::parse(file, &text);
        self.findings.absorb(findings);
        for block in &mut tree.blocks {
            self.example_table(path, block);
        }
        let imports: Vec<(String, Span)> = tree.blocks.iter().flat_map(|block| &block.clauses).filter_map(import).collect();
        self.loaded.trees.push(tree);
        self.open.push(path.to_owned());
        self.known.push(path.to_owned());
        for (import, span) in imports {
            self.import(path, &import, span);
        }
        self.open.pop();
    }

    /// Reads the CSV file of an example and puts its table into the block.
    fn example_table(&mut self, from: &str, block: &mut Block) {
        let Some(Head::Example(ExampleHead { table: TableFile::Csv(path), .. })) = &block.head else { return };
        let name = beside(from, &path.value);
        let (text, span) = match self.files.read(&name) {
            Ok(bytes) if bytes.starts_with(b"PK\x03\x04") => return self.unfit(&name, DataFault::Workbook(OtherFormat::Workbook)),
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => (text, path.span),
                Err(error) => {
                    return self.unfit(&name, DataFault::NotUtf8 { at: error.utf8_error().valid_up_to(), seems: Encoding::Unknown });
                }
            },
            Err(reason) => {
                let fault = ExampleFault::File { path: path.value.clone(), reason };
                return self.findings.at(path.span, Fault::Example(fault));
            }
        };
        let file = self.loaded.sources.add(name, text.as_str());
        let table = syntax::example_table(file, &text, self.findings);
        block.clauses.push(Clause { span, kind: ClauseKind::Table(table) });
    }

    fn unfit(&mut self, file: &str, fault: DataFault) {
        self.findings.push(Finding::new(Place::File(file.to_owned()), Fault::Data(fault)));
    }

    fn import(&mut self, from: &str, import: &str, span: Span) {
        let path = beside(from, import);
        if self.open.contains(&path) {
            self.findings.at(span, Fault::Name(NameFault::ImportCircle { path: import.to_owned() }));
        } else if !self.known.contains(&path) {
            match self.files.read(&path) {
                Ok(bytes) => self.take(&path, bytes),
                Err(reason) => {
                    self.findings.at(span, Fault::Name(NameFault::ImportUnreadable { path: import.to_owned(), reason }));
                }
            }
        }
    }
}

fn import(clause: &Clause) -> Option<(String, Span)> {
    match &clause.kind {
        ClauseKind::Import(path) => Some((path.value.clone(), path.span)),
        _ => None,
    }
}

/// A path as the importing file means it, without `.` and `..` in the middle, so that one file has one name.
fn beside(from: &str, import: &str) -> String {
    if import.starts_with('/') {
        return import.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." | "" => {}
            ".." if parts.last().is_some_and(|last| *last != ".." && !last.is_empty() && *last != ".") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn an_import_is_read_beside_its_file() {
        assert_eq!(beside("a/b/c.dti", "d.dti"), "a/b/d.dti");
        assert_eq!(beside("a/b/c.dti", "../d.dti"), "a/d.dti");
        assert_eq!(beside("c.dti", "../d.dti"), "../d.dti");
        assert_eq!(beside("/x/c.dti", "./d.dti"), "/x/d.dti");
    }
}
