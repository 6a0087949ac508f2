//! Scores → the report that is published: ranking tables, pillars, counts per class, means, last year beside this year, rounds, charts.
//!
//! Everything is taken from [`Scores`]; nothing is computed again here. `emit` turns the [`Document`] into HTML, Word or Markdown. A report may
//! take several sets (the sở and the huyện of a province), each in its own part. It is written in Vietnamese, as provinces publish it.

mod charts;
mod general;
mod indexes;
mod notes;
mod pillars;
mod previous;
mod ranking;
mod rounds;
mod words;

use crate::diagnostic::Finding;
use crate::document::{Align, Block, Document, Text};
use crate::ir::Program;
use crate::score::Scores;
use notes::Marks;

/// One set with its results.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The rules.
    pub program: &'a Program,
    /// The results.
    pub scores: &'a Scores,
    /// What was found in rules and data; what the rules accept, and who handed in nothing, is told.
    pub findings: &'a [Finding],
    /// What the results were made from, for the last note.
    pub origin: &'a Origin,
}

/// The files that results were made from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The name of the rule file.
    pub rule_file: String,
    /// SHA-256 of the rule files in reading order.
    pub rules: String,
    /// The names of the data files.
    pub data_files: Vec<String>,
    /// SHA-256 of the data.
    pub data: String,
}

/// What the report is called.
#[derive(Clone, Debug, Default)]
pub struct Front {
    /// Its title; a general one where none is given.
    pub title: Option<String>,
    /// The year of the results, where it is known.
    pub year: Option<u64>,
}

/// A part as its pages are written.
struct Section<'a> {
    program: &'a Program,
    scores: &'a Scores,
    findings: &'a [Finding],
    year: Option<u64>,
    /// `Sở, ban, ngành`, behind a number of them.
    who: &'a str,
    /// `các Sở, ban, ngành`, all of them.
    whom: String,
}

/// The tables wider than this lie on their side.
const MOST_COLUMNS_UPRIGHT: usize = 12;

/// The report.
pub fn report(front: &Front, parts: &[Part]) -> Document {
    let title = front.title.clone().unwrap_or_else(|| words::of_year("BÁO CÁO KẾT QUẢ ĐÁNH GIÁ, XẾP HẠNG", front.year, "NĂM"));
    let mut document = Document { title: title.clone(), language: "vi", ..Document::default() };
    document.centred(1, title);
    let sections: Vec<Section> = parts.iter().map(|part| Section::of(part, front.year)).collect();
    for section in &sections {
        let text = Text::strong(section.program.set.title.clone());
        document.blocks.push(Block::Paragraph { text, align: Align::Centre });
    }
    // The sets of a province are mostly issued by one decision.
    let mut decisions: Vec<&str> = sections.iter().map(|section| section.program.set.document.as_str()).collect();
    decisions.dedup();
    for decision in decisions.into_iter().filter(|decision| !decision.is_empty()) {
        document.blocks.push(Block::Paragraph { text: Text::emphasis(format!("({decision})")), align: Align::Centre });
    }
    let mut numbers = Numbers::default();
    document.heading(2, numbers.part("Tóm tắt kết quả"));
    document.list(sections.iter().map(general::summary).collect());
    charts::two_years(&mut document, &mut numbers, &sections);
    let marks = Marks::collect(&sections);
    for section in &sections {
        section.write(&mut document, &mut numbers, &marks);
    }
    document.heading(2, numbers.part("Ghi chú"));
    document.list(notes::list(parts, &sections, &marks));
    let widest = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table.columns.len()),
        _ => None,
    });
    document.landscape = widest.max().unwrap_or(0) > MOST_COLUMNS_UPRIGHT;
    document
}

impl<'a> Section<'a> {
    fn of(part: &Part<'a>, year: Option<u64>) -> Self {
        let who = part.program.set.unit_kind.as_deref().unwrap_or("đơn vị");
        let whom = words::all_of(part.program.set.unit_kind.as_deref());
        Section { program: part.program, scores: part.scores, findings: part.findings, year, who, whom }
    }

    fn write(&self, document: &mut Document, numbers: &mut Numbers, marks: &Marks) {
        document.heading(2, numbers.part(&format!("Kết quả, xếp hạng của {}", self.whom)));
        document.heading(3, numbers.chapter("Kết quả chung"));
        general::write(self, document, marks);
        if self.scores.units.is_empty() {
            return;
        }
        document.heading(3, numbers.chapter(if self.program.rankings.is_empty() { "Bảng kết quả" } else { "Bảng xếp hạng" }));
        ranking::main(self, document, marks);
        charts::totals(self, document, numbers);
        indexes::write(self, document, numbers, marks);
        pillars::write(self, document, numbers, marks);
        ranking::others(self, document, numbers, marks);
        previous::write(self, document, numbers);
        rounds::write(self, document, numbers);
    }

    /// The name of a unit.
    fn name(&self, unit: usize) -> &str {
        self.scores.units.get(unit).map(|unit| unit.name.as_str()).unwrap_or_default()
    }

    /// The names of units, between semicolons: names have commas of their own.
    fn names(&self, units: &[usize]) -> String {
        units.iter().map(|unit| self.name(*unit)).collect::<Vec<_>>().join("; ")
    }

    /// `năm 2022`, or `năm trước` where the year is not known.
    fn last_year(&self) -> String {
        match self.year.and_then(|year| year.checked_sub(1)) {
            Some(year) => format!("năm {year}"),
            None => "năm trước".to_owned(),
        }
    }

    /// `năm 2023`, or `năm nay`.
    fn this_year(&self) -> String {
        self.year.map_or_else(|| "năm nay".to_owned(), |year| format!("năm {year}"))
    }

    /// What follows the name of a table: ` của các Sở, ban, ngành năm 2023`.
    fn of_whom(&self) -> String {
        words::of_year(&format!(" của {}", self.whom), self.year, "năm")
    }
}

/// The numbers of parts, chapters and charts.
#[derive(Default)]
struct Numbers {
    parts: usize,
    chapters: usize,
    charts: usize,
}

impl Numbers {
    /// `II. Kết quả`
    fn part(&mut self, title: &str) -> String {
        self.parts = self.parts.saturating_add(1);
        self.chapters = 0;
        format!("{}. {title}", words::roman(self.parts))
    }

    /// `1. Kết quả chung`
    fn chapter(&mut self, title: &str) -> String {
        self.chapters = self.chapters.saturating_add(1);
        format!("{}. {title}", self.chapters)
    }

    /// `Biểu đồ 1: …`
    fn chart(&mut self, title: &str) -> String {
        self.charts = self.charts.saturating_add(1);
        format!("Biểu đồ {}: {title}", self.charts)
    }
}
