//! The program → the annex for signature: the columns that officials know, and everything that decides a point in plain sentences.
//!
//! The text is written from the same program that scores, so that what is signed cannot differ from what is scored. It hands on a
//! [`Document`]; `emit` makes it a page, a Word file or Markdown.

mod decision;
mod figures;
mod general;
mod notes;
mod numbers;
mod policies;
mod results;
mod rows;
mod scoring;
mod words;

pub use decision::Decision;

use crate::diagnostic::Finding;
use crate::document::{Align, Block, Document, Text};
use crate::ir::{Program, RowId};
use crate::source::Sources;
use notes::Notes;

/// How the annex is printed.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    /// The decision it goes with, as far as it is known.
    pub decision: Decision,
    /// Whether it is marked as a draft.
    pub draft: bool,
    /// Whether it stands alone, with the head of a document of its own; an annex goes behind its decision, which has that head.
    pub letterhead: bool,
}

/// The annex of a set; the findings are those of its rules, of which the accepted ones are noted; the files are quoted in notes.
pub fn annex(program: &Program, findings: &[Finding], sources: &Sources, printed: &Printed) -> Document {
    let mut document = Document {
        title: format!("Phụ lục. {}", program.set.title),
        language: "vi",
        landscape: true,
        letterhead: printed.letterhead.then(|| printed.decision.letterhead()),
        blocks: Vec::new(),
    };
    if printed.draft {
        document.blocks.push(Block::Paragraph { text: Text::strong("DỰ THẢO"), align: Align::Centre });
    }
    document.centred(1, "Phụ lục");
    document.centred(1, program.set.title.to_uppercase());
    let centred = |text: Text| Block::Paragraph { text, align: Align::Centre };
    document.blocks.push(centred(Text::emphasis(printed.decision.reference())));
    let mut notes = Notes::of(sources);
    general::write(program, &mut notes, &mut document);
    document.heading(2, "II. BẢNG CHỈ SỐ VÀ CÁCH TÍNH ĐIỂM");
    let table = rows::table(program, &mut notes);
    document.table(table);
    results::write(program, &mut notes, &mut document);
    notes.accepted(findings);
    let notes = notes.texts();
    if !notes.is_empty() {
        document.heading(2, "GHI CHÚ");
        for note in notes {
            document.paragraph(note);
        }
    }
    document
}

/// The lines under “Cách xác định và tính điểm” of one row.
pub fn method(program: &Program, id: RowId) -> Vec<String> {
    let Some(row) = program.row(id) else { return Vec::new() };
    rows::Method { program, id, row }.lines().iter().map(Text::plain).collect()
}
