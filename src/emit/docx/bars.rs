//! Bar charts: each bar is a shaded cell of its length. A table of Word measures exactly, and needs no picture.

use docx_rs::{
    BorderType, Paragraph, Run, Shading, ShdType, Table as DocxTable, TableCell, TableCellBorder, TableCellBorderPosition,
    TableCellBorders, TableRow, VAlignType, WidthType,
};

use super::table::{Part, letters_width, plain};
use super::{TEXT_SIZE, gap, share, spacing, with_runs};
use crate::document::{Bar, Bars, Text};

/// The grounds of the series, told apart in grey too.
const SHADES: [&str; 4] = ["1F4E79", "9DC3E6", "7F7F7F", "D9D9D9"];
const LABEL_SIZE: usize = 22;
/// A chart of more bars may be cut by the end of a page.
const MOST_KEPT: usize = 24;
/// The full length of a bar.
const FULL: usize = 1_000;

pub(super) fn parts(chart: &Bars, width: usize) -> Vec<Part> {
    let mut out = Vec::new();
    if !chart.title.is_empty() {
        let title = with_runs(Paragraph::new(), &Text::from(chart.title.as_str()), true, TEXT_SIZE);
        out.push(Part::paragraph(title.keep_next(true).line_spacing(spacing(120, 60))));
    }
    if !chart.series.is_empty() {
        let legend = chart.series.iter().enumerate().fold(Paragraph::new(), |legend, (place, name)| {
            let mark = Run::new().add_text("■").size(LABEL_SIZE).color(shade(place));
            legend.add_run(mark).add_run(Run::new().add_text(format!(" {name}    ")).size(LABEL_SIZE))
        });
        out.push(Part::paragraph(legend.keep_next(true).line_spacing(spacing(0, 60))));
    }
    let longest = chart.groups.iter().map(|group| room(&group.label)).max().unwrap_or_default();
    let number = chart.groups.iter().flat_map(|group| &group.bars).map(|bar| room(&bar.value)).max().unwrap_or_default();
    let label = longest.clamp(share(width, 12, 100), share(width, 42, 100));
    let value = number.clamp(share(width, 10, 100), share(width, 34, 100));
    let full = width.saturating_sub(label).saturating_sub(value);
    // One column of the grid between each two lengths that occur.
    let mut ends: Vec<usize> = chart.groups.iter().flat_map(|group| &group.bars).map(|bar| length(bar, full)).collect();
    ends.push(full);
    ends.sort_unstable();
    ends.dedup();
    ends.retain(|end| *end > 0);
    let mut widths = vec![label];
    let mut before = 0_usize;
    for end in &ends {
        widths.push(end.saturating_sub(before));
        before = *end;
    }
    widths.push(value);
    let mut rows = Vec::new();
    let bars = chart.groups.iter().fold(0_usize, |sum, group| sum.saturating_add(group.bars.len()));
    let whole = bars <= MOST_KEPT;
    for (index, group) in chart.groups.iter().enumerate() {
        for (place, bar) in group.bars.iter().enumerate() {
            let name = if place == 0 { group.label.as_str() } else { "" };
            let more = place.saturating_add(1) < group.bars.len();
            let kept = more || (whole && index.saturating_add(1) < chart.groups.len());
            rows.push(row(name, bar, shade(place), &Grid { label, value, full, ends: &ends, first: place == 0, more, kept }));
        }
    }
    if !rows.is_empty() {
        out.push(Part::table(plain(DocxTable::without_borders(rows), &widths), false));
    }
    out.push(Part::paragraph(gap()));
    out
}

/// Where the cells of a row stand.
struct Grid<'a> {
    label: usize,
    value: usize,
    full: usize,
    ends: &'a [usize],
    /// Whether it is the first bar of its group, which stands a little apart from the group before.
    first: bool,
    /// Whether another bar of the group follows.
    more: bool,
    /// Whether the next bar stands on the same page.
    kept: bool,
}

fn row(name: &str, bar: &Bar, shade: &str, grid: &Grid<'_>) -> TableRow {
    let long = length(bar, grid.full);
    let taken = grid.ends.iter().filter(|end| **end <= long).count();
    let left = grid.ends.len().saturating_sub(taken);
    let mut cells = vec![words(name, grid.label, grid.kept)];
    if taken > 0 {
        cells.push(apart(ground(long, taken), grid).shading(Shading::new().shd_type(ShdType::Clear).color("auto").fill(shade)));
    }
    // The number stands right behind the bar, and takes what the bar leaves.
    let behind = words(&bar.value, grid.full.saturating_sub(long).saturating_add(grid.value), grid.kept);
    cells.push(if left > 0 { behind.grid_span(left.saturating_add(1)) } else { behind });
    TableRow::new(cells).cant_split()
}

/// What a text takes on one line.
fn room(text: &str) -> usize {
    letters_width(text.chars().count(), LABEL_SIZE)
}

/// White lines above and below a bar, so that two bars do not touch.
fn apart(cell: TableCell, grid: &Grid<'_>) -> TableCell {
    let line = |position, size| TableCellBorder::new(position).border_type(BorderType::Single).color("FFFFFF").size(size);
    let above = if grid.first { 36 } else { 6 };
    let below = if grid.more { 6 } else { 36 };
    let lines =
        TableCellBorders::with_empty().set(line(TableCellBorderPosition::Top, above)).set(line(TableCellBorderPosition::Bottom, below));
    cell.set_borders(lines)
}

fn length(bar: &Bar, full: usize) -> usize {
    share(full, usize::from(bar.per_mille).min(FULL), FULL)
}

fn ground(width: usize, columns: usize) -> TableCell {
    let cell = TableCell::new().width(width, WidthType::Dxa).add_paragraph(Paragraph::new().size(LABEL_SIZE).line_spacing(spacing(0, 0)));
    if columns > 1 { cell.grid_span(columns) } else { cell }
}

fn words(text: &str, width: usize, kept: bool) -> TableCell {
    let run = Run::new().add_text(text).size(LABEL_SIZE);
    TableCell::new()
        .width(width, WidthType::Dxa)
        .vertical_align(VAlignType::Center)
        .add_paragraph(Paragraph::new().line_spacing(spacing(0, 0)).keep_next(kept).add_run(run))
}

fn shade(place: usize) -> &'static str {
    SHADES.iter().cycle().nth(place).copied().unwrap_or("000000")
}
