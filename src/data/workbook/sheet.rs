//! The cells of a sheet.

use super::package::Package;
use super::strings::Strings;
use super::styles::{Format, Styles};
use super::xml::{Piece, Pieces, Tag};
use super::{Trouble, date};
use crate::data::bounds::{MOST_COLUMNS, MOST_MERGES, MOST_ROWS};
use crate::data::grid::{CellKind, Grid, GridRow, Merge, Weight, too_long};
use crate::diagnostic::Much;
use crate::quantity::Stored;

/// The digits that a spreadsheet program shows and compares of the double that it keeps.
const SHOWN_DIGITS: usize = 15;

/// What is needed to read a sheet.
pub(super) struct Reading<'w> {
    /// The texts that cells point at.
    pub strings: &'w Strings,
    /// The formats of styles.
    pub styles: &'w Styles,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
    /// The cells and letters of the file so far.
    pub weight: &'w mut Weight,
}

/// A cell as the part writes it.
#[derive(Default)]
struct Raw {
    column: usize,
    kind: String,
    style: Option<usize>,
    value: Option<String>,
    /// Text that stands in the cell itself.
    inline: String,
    formula: Option<String>,
}

/// Which text is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Into {
    Nothing,
    Value,
    Formula,
    Inline,
}

impl Reading<'_> {
    /// Reads the rows that say something, and the merged areas.
    pub fn read(mut self, package: &mut Package<'_>, part: &str, grid: &mut Grid) -> Result<(), Trouble> {
        let mut pieces = Pieces::new(package.part(part)?);
        let mut row = GridRow::default();
        let mut cell: Option<Raw> = None;
        let mut into = Into::Nothing;
        let mut spoken = false;
        // The column of the cell before in this row, whether it says something or not.
        let mut column = 0_usize;
        loop {
            match pieces.next()? {
                Piece::Open(tag) => match tag.name() {
                    "row" => {
                        row = self.open_row(&tag, row.number)?;
                        column = 0;
                    }
                    "c" => {
                        let opened = open_cell(&tag, row.number, column)?;
                        column = opened.column;
                        cell = Some(opened);
                    }
                    "v" => {
                        into = Into::Value;
                        cell.iter_mut().for_each(|cell| cell.value = Some(String::new()));
                    }
                    "f" => {
                        into = Into::Formula;
                        cell.iter_mut().for_each(|cell| cell.formula = Some(String::new()));
                    }
                    "t" if !spoken => into = Into::Inline,
                    "rPh" => spoken = true,
                    "mergeCell" => {
                        grid.merges.extend(tag.attribute("ref").and_then(|area| merge(&area)));
                        if grid.merges.len() > MOST_MERGES {
                            return Err(Trouble::Much(Much::Cells));
                        }
                    }
                    _ => (),
                },
                Piece::Text(text) => {
                    if let Some(cell) = &mut cell {
                        match into {
                            Into::Value => cell.value.iter_mut().for_each(|value| value.push_str(&text)),
                            Into::Formula => cell.formula.iter_mut().for_each(|formula| formula.push_str(&text)),
                            Into::Inline => cell.inline.push_str(&text),
                            Into::Nothing => (),
                        }
                        // A text may come in any number of pieces.
                        if [&cell.inline].into_iter().chain(&cell.value).any(|text| text.len() > super::super::bounds::MOST_EVENT) {
                            return Err(Trouble::Long(row.number, cell.column));
                        }
                    }
                }
                Piece::Close(name) => match name.as_str() {
                    "v" | "f" | "t" => into = Into::Nothing,
                    "rPh" => spoken = false,
                    "c" => {
                        if let Some(cell) = cell.take() {
                            self.keep(cell, &mut row)?;
                        }
                    }
                    "row" => {
                        let number = row.number;
                        let done = std::mem::replace(&mut row, GridRow { number, ..GridRow::default() });
                        if !done.cells.is_empty() {
                            grid.rows.push(done);
                        }
                    }
                    _ => (),
                },
                Piece::End => return Ok(()),
            }
        }
    }

    fn open_row(&self, tag: &Tag<'_>, before: usize) -> Result<GridRow, Trouble> {
        let number = match tag.attribute("r") {
            Some(text) => text.parse().map_err(|_| Trouble::Nowhere(text))?,
            None => before.saturating_add(1),
        };
        if number == 0 || number > MOST_ROWS {
            return Err(Trouble::Nowhere(number.to_string()));
        }
        // Two rows of one number, or rows in no order: nobody knows which counts.
        if number <= before {
            return Err(Trouble::Broken);
        }
        Ok(GridRow { line: number, number, ..GridRow::default() })
    }

    /// Puts a cell into its row.
    fn keep(&mut self, cell: Raw, row: &mut GridRow) -> Result<(), Trouble> {
        let column = cell.column;
        let (text, kind) = self.meant(cell)?;
        if too_long(&text) {
            return Err(Trouble::Long(row.number, column));
        }
        if text.is_empty() {
            return Ok(());
        }
        let before = column.saturating_sub(1);
        let added = column.saturating_sub(row.cells.len());
        self.weight.add(added, text.len()).map_err(Trouble::Much)?;
        row.cells.resize(before, String::new());
        row.kinds.resize(before, CellKind::Text);
        row.cells.push(text);
        row.kinds.push(kind);
        Ok(())
    }

    /// What a cell says and what it is.
    fn meant(&self, cell: Raw) -> Result<(String, CellKind), Trouble> {
        let value = cell.value.unwrap_or_default();
        let is_text = matches!(cell.kind.as_str(), "str" | "inlineStr");
        if let Some(formula) = cell.formula.filter(|_| value.is_empty() && cell.inline.is_empty() && !is_text) {
            return Ok((format!("={}", formula.chars().take(80).collect::<String>()), CellKind::Uncalculated));
        }
        Ok(match cell.kind.as_str() {
            "s" if value.trim().is_empty() => (String::new(), CellKind::Text),
            "s" => {
                let text = value.trim().parse().ok().and_then(|number| self.strings.get(number)).ok_or(Trouble::Broken)?;
                (unescaped(text), CellKind::Text)
            }
            "inlineStr" => (unescaped(&cell.inline), CellKind::Text),
            "str" => (unescaped(&value), CellKind::Text),
            "b" => (if matches!(value.trim(), "1" | "true") { "TRUE" } else { "FALSE" }.to_owned(), CellKind::Truth),
            "e" => (value, CellKind::Error),
            "d" => (value, CellKind::Date),
            _ if value.trim().is_empty() => (String::new(), CellKind::Number),
            _ => self.number(&value, cell.style),
        })
    }

    fn number(&self, value: &str, style: Option<usize>) -> (String, CellKind) {
        // What is no number is shown as it is written, so that whoever needs a number refuses it.
        let Some(stored) = Stored::read(value.trim()) else { return (value.to_owned(), CellKind::Text) };
        let stored = stored.significant(SHOWN_DIGITS);
        match self.styles.format(style) {
            Format::Number => (stored.plain(), CellKind::Number),
            Format::Percent => (format!("{}%", stored.hundredfold().plain()), CellKind::Number),
            Format::Date => {
                let number = stored.plain();
                (date::shown(&number, self.from_1904).unwrap_or(number), CellKind::Date)
            }
        }
    }
}

fn open_cell(tag: &Tag<'_>, row: usize, before: usize) -> Result<Raw, Trouble> {
    let column = match tag.attribute("r") {
        Some(text) => match address(&text) {
            Some((at, column)) if at == row && column > before => column,
            Some((at, _)) if at > MOST_ROWS => return Err(Trouble::Nowhere(text)),
            Some(_) => return Err(Trouble::Broken),
            None => return Err(Trouble::Nowhere(text)),
        },
        None => before.saturating_add(1),
    };
    if column > MOST_COLUMNS {
        return Err(Trouble::Much(Much::Columns));
    }
    let style = tag.attribute("s").and_then(|style| style.parse().ok());
    Ok(Raw { column, kind: tag.attribute("t").unwrap_or_default(), style, ..Raw::default() })
}

/// Row and column of `F27`, from 1; `None` where no sheet has a cell.
fn address(text: &str) -> Option<(usize, usize)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = text.split_at_checked(letters)?;
    // Longer than any address, so that the reckoning stays small.
    if column.is_empty() || column.len() > 3 || row.len() > 7 || row.starts_with('0') || !row.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let column = column.bytes().try_fold(0_usize, |sum, letter| {
        let value = usize::from(letter.to_ascii_uppercase().checked_sub(b'A')?).checked_add(1)?;
        sum.checked_mul(26)?.checked_add(value)
    })?;
    let row = row.parse().ok().filter(|row| *row <= MOST_ROWS)?;
    (column <= MOST_COLUMNS).then_some((row, column))
}

fn merge(area: &str) -> Option<Merge> {
    let (from, to) = area.split_once(':')?;
    let ((top, left), (bottom, right)) = (address(from)?, address(to)?);
    Some(Merge { top, left, bottom, right })
}

/// Letters that XML cannot hold are written `_x000D_`.
fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let letter = after
            .split_at_checked(4)
            .and_then(|(hex, tail)| Some((u32::from_str_radix(hex, 16).ok()?, tail.strip_prefix('_')?)))
            .and_then(|(code, tail)| Some((char::from_u32(code)?, tail)));
        match letter {
            Some((letter, tail)) => {
                out.push(letter);
                rest = tail;
            }
            None => {
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
