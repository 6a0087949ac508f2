//! How a form looks: formats, widths, heights.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::form::{Column, Entry};

/// The width of a column with one figure, in letters.
const WIDTH: u16 = 20;

/// The width of a column with words of one's own.
const TEXT_WIDTH: u16 = 32;

/// The width of the column with labels and names of units.
pub(super) const LABEL_WIDTH: u16 = 26;

/// The width of a column that nobody set.
pub(super) const UNSET_WIDTH: u16 = 8;

/// What is said of a whole form is about so wide.
const ABOUT_WIDTH: u16 = 80;

/// The height of one line of text, in points.
const LINE: u16 = 15;

/// More lines than these are not shown of one cell; the cell holds them all.
const MOST_LINES: u16 = 8;

const GREY: Color = Color::RGB(0xF2F2F2);
const BLUE: Color = Color::RGB(0xDCE6F1);
const YELLOW: Color = Color::RGB(0xFFFBE6);
const LINES: Color = Color::RGB(0xA6A6A6);

/// The formats of a workbook.
pub(super) struct Look {
    pub title: Format,
    pub label: Format,
    pub about: Format,
    pub guidance: Format,
    pub header: Format,
    pub unit: Format,
}

impl Look {
    pub fn new() -> Self {
        let boxed = || Format::new().set_border(FormatBorder::Thin).set_border_color(LINES).set_align(FormatAlign::Top);
        Look {
            title: Format::new().set_bold().set_font_size(14),
            label: boxed().set_bold().set_background_color(GREY).set_text_wrap(),
            about: Format::new().set_align(FormatAlign::Top).set_text_wrap(),
            guidance: boxed().set_font_size(10).set_background_color(GREY).set_text_wrap(),
            header: boxed().set_bold().set_background_color(BLUE).set_text_wrap().set_align(FormatAlign::Center),
            unit: boxed().set_text_wrap(),
        }
    }

    /// The cells to be filled in.
    pub fn entry(&self, column: &Column) -> Format {
        let open = Format::new().set_border(FormatBorder::Thin).set_border_color(LINES).set_align(FormatAlign::Top);
        match &column.entry {
            Entry::Number { ratio: true, .. } => open.set_background_color(YELLOW).set_num_format("0.00%"),
            Entry::Number { whole: true, .. } => open.set_background_color(YELLOW).set_num_format("#,##0"),
            // What a list offers is text, and text that looks like a number is to stay text.
            Entry::List(_) | Entry::Text => open.set_background_color(YELLOW).set_num_format("@").set_text_wrap(),
            Entry::Number { .. } => open.set_background_color(YELLOW),
            Entry::Closed => open.set_background_color(GREY),
        }
    }
}

/// The last of the columns, from the second on, over which that reaches, and how wide they are together.
pub(super) fn about(width: impl Fn(usize) -> u16) -> (u16, u16) {
    // One column alone is no area to be merged.
    let (mut last, mut wide) = (2_u16, width(1).saturating_add(width(2)));
    while wide < ABOUT_WIDTH {
        last = last.saturating_add(1);
        wide = wide.saturating_add(width(usize::from(last)).max(1));
    }
    (last, wide)
}

/// How wide a column is that has a line for each unit or record.
pub(super) fn width(column: &Column) -> u16 {
    if column.entry == Entry::Text { TEXT_WIDTH } else { WIDTH }
}

/// How many points high a line is whose cells are so many letters wide.
pub(super) fn height<'t>(cells: impl Iterator<Item = (&'t str, u16)>) -> u16 {
    let lines = cells.map(|(text, width)| {
        let letters = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
        // The letters are smaller than those that widths are counted in, which makes up for words that are not halved.
        letters.div_ceil(width.max(1)).max(1)
    });
    lines.max().unwrap_or(1).min(MOST_LINES).saturating_mul(LINE)
}
