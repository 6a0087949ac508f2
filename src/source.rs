//! Files as they were written, and places in them.
//!
//! Every span is a byte range of a file *as written*, so a message can underline what the official sees in her editor. Lines and columns
//! are worked out only when a message is drawn: asking for them on every token doubles the time of a parse.

use std::ops::Range;

/// A file that was read, by its place in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A byte range of a file as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from a byte range; ranges past 4 GiB are cut there, and no rule file comes near it.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { file, start: cut(range.start), end: cut(range.end) }
    }

    /// The smallest span that covers both, within the file of the first.
    pub fn to(self, other: Span) -> Span {
        if self.file != other.file {
            return self;
        }
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// This span, ending where `other` ends.
    #[must_use]
    pub fn min_end(self, other: Span) -> Span {
        Span { end: other.end.max(self.start), ..self }
    }

    /// Whether `other` lies inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// The byte range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// What stands there.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> At<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        At { value, span }
    }
}

/// A file as it was written.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The name as the user gave it; it is what messages show.
    pub name: String,
    /// The text as written.
    pub text: String,
    line_starts: Vec<u32>,
}

/// A place for people: both count from 1, and the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl SourceFile {
    fn new(name: String, text: String) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(breaks.map(|(at, _)| u32::try_from(at.saturating_add(1)).unwrap_or(u32::MAX))).collect();
        SourceFile { name, text, line_starts }
    }

    /// Line and column of a byte offset; an offset past the end is the end.
    pub fn line_column(&self, at: usize) -> LineColumn {
        let at = at.min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start as usize <= at).max(1);
        let start = self.line_starts.get(line.saturating_sub(1)).map_or(0, |start| *start as usize);
        let before = self.text.get(start..at).unwrap_or("");
        LineColumn { line, column: before.chars().filter(|c| *c != '\u{feff}').count().saturating_add(1) }
    }

    /// The text of a line, counted from 1, without its end.
    pub fn line(&self, line: usize) -> &str {
        let start = line.checked_sub(1).and_then(|index| self.line_starts.get(index)).map_or(0, |at| *at as usize);
        let end = self.line_starts.get(line).map_or(self.text.len(), |at| *at as usize);
        self.text.get(start..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    }
}

/// All files of one run, so that a [`Span`] is enough to find its text.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Keeps a file and gives its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile::new(name.into(), text.into()));
        id
    }

    /// The file of an id.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// All files, in the order they were read.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The text of a span as written.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).and_then(|file| file.text.get(span.range())).unwrap_or("")
    }

    /// Where a span begins, for people.
    pub fn start(&self, span: Span) -> Option<LineColumn> {
        self.file(span.file).map(|file| file.line_column(span.start as usize))
    }
}
