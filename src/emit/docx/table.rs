//! Tables: the head again on every page, short rows never cut by the end of a page.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, Shading, ShdType, Table as DocxTable, TableBorder, TableBorderPosition, TableBorders, TableCell,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::{TEXT_SIZE, alignment, gap, share, spacing, with_runs};
use crate::document::{Align, Cell, Column, Letters, Row, RowKind, Table, Text};

/// A row of more characters may be cut: kept whole it would leave half a page empty.
const SHORT: usize = 700;
/// The ground of heads and totals.
const SHADE: &str = "F2F2F2";
/// Between a line and what stands beside it.
const MARGIN: usize = 60;
/// The letters of tables of many columns: 11, 9,5 and 8,5 points.
const LESS: usize = 22;
const SMALL: usize = 19;
const SMALLEST: usize = 17;

/// A part of the body.
pub(super) enum Part {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table.
    Table {
        /// The table.
        table: Box<DocxTable>,
        /// Whether its first row stands on every page again.
        repeats: bool,
    },
}

impl Part {
    pub(super) fn paragraph(paragraph: Paragraph) -> Self {
        Part::Paragraph(Box::new(paragraph))
    }

    pub(super) fn table(table: DocxTable, repeats: bool) -> Self {
        Part::Table { table: Box::new(table), repeats }
    }
}

/// A table with what stands above it, and a gap below.
pub(super) fn parts(table: &Table, width: usize) -> Vec<Part> {
    let mut out = Vec::new();
    if let Some(caption) = &table.caption {
        let paragraph = with_runs(Paragraph::new(), caption, true, TEXT_SIZE);
        out.push(Part::paragraph(paragraph.keep_next(true).keep_lines(true).line_spacing(spacing(120, 120))));
    }
    let size = match table.letters() {
        Letters::Plain => TEXT_SIZE,
        Letters::Less => LESS,
        Letters::Small => SMALL,
        Letters::Smallest => SMALLEST,
    };
    let whole = table.stays_whole();
    let widths = widths(table, width, size);
    let head = table.columns.iter().zip(&widths).map(|(column, width)| {
        let cell = Cell::from(column.head.clone());
        made(&cell, Align::Centre, *width, Style { bold: true, shaded: true, kept: true, size }).vertical_align(VAlignType::Center)
    });
    let headed = table.columns.iter().any(|column| !column.head.is_empty());
    let mut rows: Vec<TableRow> = if headed { vec![TableRow::new(head.collect()).cant_split()] } else { Vec::new() };
    rows.extend(table.rows.iter().enumerate().map(|(index, row)| {
        let kept = row.kind == RowKind::Head || (whole && index.saturating_add(1) < table.rows.len());
        made_row(row, &table.columns, &widths, kept, size)
    }));
    out.push(Part::table(ruled(DocxTable::new(rows), &widths), headed));
    out.push(Part::paragraph(gap()));
    out
}

/// A table with lines, as wide as its columns say.
pub(super) fn ruled(table: DocxTable, widths: &[usize]) -> DocxTable {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let borders = [Top, Left, Bottom, Right, InsideH, InsideV].into_iter().fold(TableBorders::with_empty(), |borders, position| {
        borders.set(TableBorder::new(position).border_type(BorderType::Single).size(4).color("000000"))
    });
    plain(table, widths).set_borders(borders)
}

/// A table as wide as its columns say.
pub(super) fn plain(table: DocxTable, widths: &[usize]) -> DocxTable {
    table
        .set_grid(widths.to_vec())
        .width(widths.iter().fold(0, |sum: usize, width| sum.saturating_add(*width)), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(20, MARGIN, 20, MARGIN))
}

/// About how much letters of a size take; the bold ones of a head are the widest that occur.
pub(super) fn letters_width(letters: usize, size: usize) -> usize {
    share(letters.saturating_mul(size), 58, 10).saturating_add(MARGIN.saturating_mul(2)).saturating_add(20)
}

/// The width shared out among the columns as they ask, but none so narrow that a word would break; the last takes what division leaves.
fn widths(table: &Table, width: usize, size: usize) -> Vec<usize> {
    let needs: Vec<usize> = needs(table).into_iter().map(|letters| letters_width(letters, size)).collect();
    let asked: Vec<usize> = table.columns.iter().map(|column| usize::from(column.width)).collect();
    let mut widths = shared(&asked, width);
    // Who gets less than a word takes gets that, and the others share what is left.
    for _ in 0..table.columns.len() {
        let short: Vec<bool> = widths.iter().zip(&needs).map(|(width, need)| width <= need).collect();
        let taken = needs.iter().zip(&short).filter(|(_, short)| **short).fold(0_usize, |sum, (need, _)| sum.saturating_add(*need));
        let open: Vec<usize> = asked.iter().zip(&short).map(|(asked, short)| if *short { 0 } else { *asked }).collect();
        if taken >= width || open.iter().all(|asked| *asked == 0) {
            return shared(&needs, width);
        }
        let left = shared(&open, width.saturating_sub(taken));
        let next: Vec<usize> = needs.iter().zip(&short).zip(left).map(|((need, short), left)| if *short { *need } else { left }).collect();
        if next == widths {
            break;
        }
        widths = next;
    }
    widths
}

/// A width by shares; the widest share takes what division leaves.
fn shared(shares: &[usize], width: usize) -> Vec<usize> {
    let all = shares.iter().fold(0_usize, |sum, asked| sum.saturating_add(*asked));
    let even = share(width, 1, shares.len());
    let mut widths: Vec<usize> = shares.iter().map(|asked| if all == 0 { even } else { share(width, *asked, all) }).collect();
    let sum = widths.iter().fold(0_usize, |sum, width| sum.saturating_add(*width));
    if let Some(widest) = widths.iter_mut().max() {
        *widest = widest.saturating_add(width.saturating_sub(sum));
    }
    widths
}

/// The letters of the longest word of each column.
fn needs(table: &Table) -> Vec<usize> {
    let longest = |text: &Text| text.plain().split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
    let mut needs: Vec<usize> = table.columns.iter().map(|column| longest(&column.head)).collect();
    for row in &table.rows {
        let mut at = 0_usize;
        for cell in &row.cells {
            if let Some(need) = needs.get_mut(at).filter(|_| cell.further == 0) {
                *need = cell.lines.iter().map(longest).fold(*need, usize::max);
            }
            at = at.saturating_add(cell.width());
        }
    }
    needs
}

#[derive(Clone, Copy)]
struct Style {
    bold: bool,
    shaded: bool,
    /// Whether it stays on the page of the next row.
    kept: bool,
    /// The size of its letters.
    size: usize,
}

fn made_row(row: &Row, columns: &[Column], widths: &[usize], kept: bool, size: usize) -> TableRow {
    let heads = row.kind != RowKind::Plain;
    let style = Style { bold: heads, shaded: heads, kept, size };
    let mut at = 0_usize;
    let mut cells = Vec::new();
    for cell in &row.cells {
        let next = at.saturating_add(cell.width());
        let width = widths.iter().take(next).skip(at).fold(0_usize, |sum, width| sum.saturating_add(*width));
        let align = columns.get(at).map_or(Align::Left, |column| column.align);
        let mut out = made(cell, align, width, style);
        if cell.further > 0 {
            out = out.grid_span(cell.width());
        }
        cells.push(out);
        at = next;
    }
    let row_made = TableRow::new(cells);
    let long = row.cells.iter().map(length).max().unwrap_or_default() > SHORT;
    if long { row_made } else { row_made.cant_split() }
}

/// How much there is to read in a cell; a line begun is a line.
fn length(cell: &Cell) -> usize {
    cell.lines.iter().fold(0, |sum: usize, line| sum.saturating_add(line.plain().chars().count().max(40)))
}

fn made(cell: &Cell, align: Align, width: usize, style: Style) -> TableCell {
    let mut out = TableCell::new().width(width, WidthType::Dxa);
    if style.shaded {
        out = out.shading(Shading::new().shd_type(ShdType::Clear).color("auto").fill(SHADE));
    }
    let empty = [Text::new()];
    let lines = if cell.lines.is_empty() { &empty[..] } else { &cell.lines[..] };
    for line in lines {
        let paragraph = with_runs(Paragraph::new(), line, style.bold, style.size)
            .align(if align == Align::Left { AlignmentType::Left } else { alignment(align) })
            .line_spacing(spacing(20, 20))
            .keep_next(style.kept);
        out = out.add_paragraph(paragraph);
    }
    out
}
