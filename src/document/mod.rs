//! What a person is handed on paper: headings, paragraphs, tables and bars, before anyone says whether they become a page of HTML, a Word
//! file, Markdown or lines on a terminal.
//!
//! The score sheet, the annex and the report are written as a [`Document`]; `emit` and `render` turn it into a file or a screen and add nothing
//! to what it says. All numbers in it are text already: who writes a document asks `quantity` for them.

mod table;

pub use table::{Cell, Column, Letters, Row, RowKind, Table};

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What a browser or a word processor calls it.
    pub title: String,
    /// The language it is written in, as HTML names it (`vi`, `en`).
    pub language: &'static str,
    /// Whether the sheets lie on their side, for wide tables.
    pub landscape: bool,
    /// The head of an official document, if it has one.
    pub letterhead: Option<Letterhead>,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// The head of an official document (Nghị định 30/2020/NĐ-CP, Phụ lục I): who issues on the left, quốc hiệu and tiêu ngữ on the right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// The body above the one that issues, if one stands there.
    pub above: Option<String>,
    /// Who issues.
    pub issuer: String,
    /// The number of the document (`Số: … /QĐ-UBND`).
    pub number: Option<String>,
    /// Place and date (`Đắk Nông, ngày … tháng … năm 2024`).
    pub place_and_date: Option<String>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, from 1 (the title of the document) to 4.
    Heading {
        /// 1 to 4.
        level: u8,
        /// Its words.
        text: Text,
        /// Where it stands on the line.
        align: Align,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: Text,
        /// Where it stands on the line.
        align: Align,
    },
    /// Points, one a line.
    List(Vec<Text>),
    /// A table.
    Table(Table),
    /// A bar chart.
    Bars(Bars),
    /// What follows begins on a new sheet.
    NewSheet,
}

/// Where a text stands on its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// Words in a row, each run in its own look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Run>);

/// Words of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Their look.
    pub look: Look,
}

/// How words look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Plain.
    #[default]
    Plain,
    /// Bold.
    Strong,
    /// Italic.
    Emphasis,
}

/// A bar chart: lying bars, one group a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bars {
    /// What it shows.
    pub title: String,
    /// The names of the bars of a group, where there is more than one.
    pub series: Vec<String>,
    /// The groups.
    pub groups: Vec<BarGroup>,
}

/// The bars of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarGroup {
    /// The name.
    pub label: String,
    /// One bar for each series, in their order.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its length in thousandths of the full length.
    pub per_mille: u16,
    /// The number behind it.
    pub value: String,
}

impl Document {
    /// A heading at the left.
    pub fn heading(&mut self, level: u8, text: impl Into<Text>) {
        self.blocks.push(Block::Heading { level, text: text.into(), align: Align::Left });
    }

    /// A heading in the middle.
    pub fn centred(&mut self, level: u8, text: impl Into<Text>) {
        self.blocks.push(Block::Heading { level, text: text.into(), align: Align::Centre });
    }

    /// A paragraph at the left.
    pub fn paragraph(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Paragraph { text: text.into(), align: Align::Left });
    }

    /// A table.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// Points, one a line; nothing where there are none.
    pub fn list(&mut self, items: Vec<Text>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }
}

impl Text {
    /// Nothing yet.
    pub fn new() -> Self {
        Text::default()
    }

    /// Bold words.
    pub fn strong(text: impl Into<String>) -> Self {
        Text::new().then(text, Look::Strong)
    }

    /// Words in italics.
    pub fn emphasis(text: impl Into<String>) -> Self {
        Text::new().then(text, Look::Emphasis)
    }

    /// With more words behind.
    pub fn then(mut self, text: impl Into<String>, look: Look) -> Self {
        self.0.push(Run { text: text.into(), look });
        self
    }

    /// With plain words behind.
    pub fn and(self, text: impl Into<String>) -> Self {
        self.then(text, Look::Plain)
    }

    /// The words without their looks.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.is_empty())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text::new().and(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text::new().and(text)
    }
}
