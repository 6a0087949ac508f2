//! A document as a Word file, in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, Times New Roman 13, margins of 20, 15, 20 and 30 mm, the
//! number of the page above the text from the second page.
//!
//! The same document gives the same bytes: the file carries no date and no name of a machine.

mod bars;
mod pack;
mod table;

use docx_rs::{
    AlignmentType, BreakType, Docx, Header, LineSpacing, LineSpacingType, PageMargin, PageNum, PageOrientationType, Paragraph,
    ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run, RunFonts, SpecialIndentType, Table, TableCell, TableLayoutType,
    TableRow, WidthType,
};

use crate::document::{Align, Block, Document, Letterhead, Look, Text};
use table::Part;

/// The typeface that the decree asks for.
const TYPEFACE: &str = "Times New Roman";
/// Sizes are counted in half points.
const TEXT_SIZE: usize = 26;
/// The title of a document.
const TITLE_SIZE: usize = 28;
/// Lengths are counted in twentieths of a point: 1 mm is 56,7 of them.
const A4_SHORT: u32 = 11_906;
const A4_LONG: u32 = 16_838;
const TOP: i32 = 1_134;
const BOTTOM: i32 = 1_134;
const LEFT: i32 = 1_701;
const RIGHT: i32 = 851;
/// From the edge of the sheet to the number of the page.
const NUMBER: i32 = 567;
/// A paragraph begins so far in: 10 mm.
const FIRST_LINE: i32 = 567;
/// What stands between paragraphs: 6 points.
const BETWEEN: u32 = 120;

/// The file. `Err` says what the writer of the format refused.
pub fn to_docx(document: &Document) -> Result<Vec<u8>, String> {
    let (width, height) = if document.landscape { (A4_LONG, A4_SHORT) } else { (A4_SHORT, A4_LONG) };
    let mut docx = Docx::new()
        .page_size(width, height)
        .page_margin(PageMargin { top: TOP, left: LEFT, bottom: BOTTOM, right: RIGHT, header: NUMBER, footer: NUMBER, gutter: 0 })
        .default_size(TEXT_SIZE)
        .default_fonts(RunFonts::new().ascii(TYPEFACE).hi_ansi(TYPEFACE).cs(TYPEFACE).east_asia(TYPEFACE))
        // The first page has no header of its own, and so no number.
        .title_pg()
        .header(Header::new().add_paragraph(Paragraph::new().align(AlignmentType::Center).add_page_num(PageNum::new())));
    if document.landscape {
        docx = docx.page_orient(PageOrientationType::Landscape);
    }
    let text_width = width.saturating_sub(LEFT.unsigned_abs()).saturating_sub(RIGHT.unsigned_abs());
    let parts = parts(document, text_width as usize);
    // Which tables, in their order, repeat their first row on each page.
    let mut repeated = Vec::new();
    for part in parts {
        docx = match part {
            Part::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
            Part::Table { table, repeats } => {
                repeated.push(repeats);
                docx.add_table(*table)
            }
        };
    }
    pack::packed(docx, &repeated, document)
}

/// The parts of the body, in order.
fn parts(document: &Document, width: usize) -> Vec<Part> {
    let mut out = Vec::new();
    if let Some(letterhead) = &document.letterhead {
        out.push(Part::table(letterhead_table(letterhead, width), false));
        out.push(Part::paragraph(gap()));
    }
    let mut new_sheet = false;
    for (index, block) in document.blocks.iter().enumerate() {
        let next = index.checked_add(1).and_then(|next| document.blocks.get(next));
        let leads = matches!(next, Some(Block::List(_) | Block::Table(_) | Block::Bars(_)));
        let mut made = match block {
            Block::Heading { level, text, align } => vec![Part::paragraph(heading(*level, text, *align))],
            Block::Paragraph { text, align } => vec![Part::paragraph(paragraph(text, *align).keep_next(leads))],
            Block::List(items) => items.iter().map(|item| Part::paragraph(item_paragraph(item))).collect(),
            Block::Table(table) => table::parts(table, width),
            Block::Bars(chart) => bars::parts(chart, width),
            Block::NewSheet => {
                new_sheet = true;
                continue;
            }
        };
        if std::mem::take(&mut new_sheet) {
            match made.first_mut() {
                Some(Part::Paragraph(first)) => **first = std::mem::take(&mut **first).page_break_before(true),
                _ => out.push(Part::paragraph(Paragraph::new().add_run(Run::new().add_break(BreakType::Page)))),
            }
        }
        out.append(&mut made);
    }
    out
}

/// A heading stays with what it heads.
fn heading(level: u8, text: &Text, align: Align) -> Paragraph {
    let size = if level == 1 { TITLE_SIZE } else { TEXT_SIZE };
    let above = if level == 1 { 0 } else { BETWEEN.saturating_mul(2) };
    let mut paragraph = with_runs(Paragraph::new(), text, true, size)
        .align(alignment(align))
        .keep_next(true)
        .keep_lines(true)
        .outline_lvl(usize::from(level.saturating_sub(1)))
        .line_spacing(spacing(above, if level == 1 { 0 } else { BETWEEN }));
    if align == Align::Left && level > 1 {
        paragraph = paragraph.indent(None, Some(SpecialIndentType::FirstLine(FIRST_LINE)), None, None);
    }
    paragraph
}

/// A paragraph at the left is set to both margins and begins a little in, as the decree shows it.
fn paragraph(text: &Text, align: Align) -> Paragraph {
    let paragraph = with_runs(Paragraph::new(), text, false, TEXT_SIZE).line_spacing(spacing(0, BETWEEN));
    match align {
        Align::Left => paragraph.align(AlignmentType::Both).indent(None, Some(SpecialIndentType::FirstLine(FIRST_LINE)), None, None),
        Align::Centre | Align::Right => paragraph.align(alignment(align)),
    }
}

fn item_paragraph(item: &Text) -> Paragraph {
    let mut dashed = Text::from("- ");
    dashed.0.extend(item.0.iter().cloned());
    paragraph(&dashed, Align::Left)
}

/// What keeps two tables apart, which Word would join.
fn gap() -> Paragraph {
    Paragraph::new().size(TEXT_SIZE).line_spacing(spacing(0, 0))
}

fn spacing(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Auto).line(240).before(before).after(after)
}

fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Centre => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    }
}

/// The runs of a text behind what a paragraph has.
fn with_runs(paragraph: Paragraph, text: &Text, bold: bool, size: usize) -> Paragraph {
    text.0.iter().fold(paragraph, |paragraph, words| {
        let run = Run::new().add_text(words.text.as_str()).size(size);
        paragraph.add_run(match words.look {
            Look::Plain if bold => run.bold(),
            Look::Plain => run,
            Look::Strong => run.bold(),
            Look::Emphasis => run.italic(),
        })
    })
}

/// Who issues on the left, quốc hiệu and tiêu ngữ on the right.
fn letterhead_table(head: &Letterhead, width: usize) -> Table {
    let left = share(width, 9, 20);
    let right = width.saturating_sub(left);
    let mut issuer = TableCell::new().width(left, WidthType::Dxa);
    if let Some(above) = &head.above {
        issuer = issuer.add_paragraph(line(&above.to_uppercase(), Weight::Plain));
    }
    issuer = issuer.add_paragraph(line(&head.issuer.to_uppercase(), Weight::Bold)).add_paragraph(rule(left, 3));
    if let Some(number) = &head.number {
        issuer = issuer.add_paragraph(line(number, Weight::Plain));
    }
    let mut nation = TableCell::new()
        .width(right, WidthType::Dxa)
        .add_paragraph(line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Weight::Bold))
        .add_paragraph(line("Độc lập - Tự do - Hạnh phúc", Weight::Bold))
        // The line under the motto is as long as the motto.
        .add_paragraph(rule_of(right, 3_300));
    if let Some(place) = &head.place_and_date {
        nation = nation.add_paragraph(line(place, Weight::Italic));
    }
    Table::without_borders(vec![TableRow::new(vec![issuer, nation]).cant_split()])
        .set_grid(vec![left, right])
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

#[derive(Clone, Copy)]
enum Weight {
    Plain,
    Bold,
    Italic,
}

fn line(words: &str, weight: Weight) -> Paragraph {
    let run = Run::new().add_text(words).size(TEXT_SIZE);
    let run = match weight {
        Weight::Plain => run,
        Weight::Bold => run.bold(),
        Weight::Italic => run.italic(),
    };
    Paragraph::new().align(AlignmentType::Center).line_spacing(spacing(0, 0)).add_run(run)
}

/// A line in the middle of a cell, a part of its width long.
fn rule(width: usize, part: usize) -> Paragraph {
    rule_of(width, share(width, 1, part))
}

/// A line of so many twips in the middle of a cell.
fn rule_of(width: usize, length: usize) -> Paragraph {
    let side = i32::try_from(share(width.saturating_sub(length), 1, 2)).unwrap_or_default();
    let mut paragraph = Paragraph::new()
        .size(8)
        .line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(120).before(40).after(60))
        .indent(Some(side), None, Some(side), None);
    let borders = ParagraphBorders::with_empty().set(ParagraphBorder::new(ParagraphBorderPosition::Top).size(6).color("000000"));
    paragraph.property = paragraph.property.set_borders(borders);
    paragraph
}

/// A part of a length.
fn share(length: usize, over: usize, of: usize) -> usize {
    length.saturating_mul(over).checked_div(of).unwrap_or_default()
}

#[cfg(test)]
mod tests;
