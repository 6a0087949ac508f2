//! Which styles show a number as a percentage or as a date.

use std::collections::HashMap;

use super::Trouble;
use super::package::Package;
use super::xml::{Piece, Pieces};
use crate::data::bounds::MOST_STYLES;
use crate::diagnostic::Much;

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// As a number.
    #[default]
    Number,
    /// As hundredths: 0.8 as 80%.
    Percent,
    /// As a date, a time or both.
    Date,
}

/// The format of every style, by its number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: Vec<Format>,
}

impl Styles {
    /// The format of a style.
    pub fn format(&self, style: Option<usize>) -> Format {
        style.and_then(|style| self.formats.get(style)).copied().unwrap_or_default()
    }
}

/// Reads the styles of cells.
pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Styles, Trouble> {
    let mut custom: HashMap<u32, Format> = HashMap::new();
    let mut numbers: Vec<u32> = Vec::new();
    let mut in_cells = false;
    let mut pieces = Pieces::new(package.part(part)?);
    loop {
        match pieces.next()? {
            Piece::Open(tag) => match tag.name() {
                "numFmt" => {
                    let number = tag.attribute("numFmtId").and_then(|number| number.parse().ok());
                    if let (Some(number), Some(code)) = (number, tag.attribute("formatCode")) {
                        custom.insert(number, format_of(&code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => numbers.push(tag.attribute("numFmtId").and_then(|number| number.parse().ok()).unwrap_or(0)),
                _ => (),
            },
            Piece::Close(name) if name == "cellXfs" => in_cells = false,
            Piece::Close(_) | Piece::Text(_) => (),
            Piece::End => break,
        }
        if numbers.len() > MOST_STYLES || custom.len() > MOST_STYLES {
            return Err(Trouble::Much(Much::Parts));
        }
    }
    let formats = numbers.iter().map(|number| custom.get(number).copied().unwrap_or_else(|| built_in(*number))).collect();
    Ok(Styles { formats })
}

/// The formats that every spreadsheet program knows by number; 27 to 36 and 50 to 58 are dates of East Asian versions.
fn built_in(number: u32) -> Format {
    match number {
        9 | 10 => Format::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Format::Date,
        _ => Format::Number,
    }
}

/// What a format code shows. Text in quotes, after a backslash or in brackets is no part of it, but for `[h]`, `[mm]`, `[ss]`: elapsed time.
/// A code has up to four sections, for numbers above zero, below zero, zero and text; the first decides.
fn format_of(code: &str) -> Format {
    let mut letters = code.chars();
    let mut bare = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                let _ = letters.by_ref().find(|letter| *letter == '"');
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect::<String>().to_lowercase();
                if !inside.is_empty() && ["h", "m", "s"].iter().any(|unit| inside.chars().all(|letter| unit.contains(letter))) {
                    return Format::Date;
                }
            }
            ';' => break,
            letter => bare.extend(letter.to_lowercase()),
        }
    }
    // `General` has an `e` and an `a`, which are no parts of a date; the exponent of `0.00E+00` is none either.
    let bare = bare.replace("general", "").replace("standard", "");
    if bare.contains('%') {
        return Format::Percent;
    }
    if bare.contains(['d', 'm', 'y', 'h', 's']) && !bare.contains(['0', '#', '?'].as_slice()) || timed(&bare) {
        return Format::Date;
    }
    Format::Number
}

/// A time with decimals of a second has zeros: `mm:ss.0`.
fn timed(bare: &str) -> bool {
    bare.contains("ss") || (bare.contains('h') && bare.contains('m'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_codes_of_numbers_percentages_and_dates() {
        let numbers = [
            "General",
            "0",
            "0.00",
            "#,##0",
            "#,##0.00_);(#,##0.00)",
            "0.00E+00",
            "# ?/?",
            "@",
            "\"d\"0",
            "0\\d",
            "[Red]0",
            "[$-42A]#,##0 \"đồng\"",
            "0 \"ngày\"",
            "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
            "Standard",
            "[>=1000]#,##0",
            "[$₫-42A] 0",
            "0;\"%\"0",
        ];
        for code in numbers {
            assert_eq!(format_of(code), Format::Number, "{code}");
        }
        for code in ["0%", "0.00%", "#,##0.0 %", "0%;[Red]-0%", "[Blue]0.0%"] {
            assert_eq!(format_of(code), Format::Percent, "{code}");
        }
        let dates = [
            "dd/mm/yyyy",
            "d/m/yy",
            "[$-42A]dd mmmm yyyy",
            "yyyy\\-mm\\-dd",
            "hh:mm",
            "mm:ss.0",
            "[h]:mm",
            "[mm]:ss",
            "h:mm AM/PM",
            "mmm\\-yy",
            "\"ngày\" d \"tháng\" m",
            "[$-F800]dddd, mmmm dd, yyyy",
            "YYYY",
        ];
        for code in dates {
            assert_eq!(format_of(code), Format::Date, "{code}");
        }
    }

    #[test]
    fn built_in_formats() {
        let of = |format| (0..60).filter(|number| built_in(*number) == format).collect::<Vec<_>>();
        assert_eq!(of(Format::Percent), [9, 10]);
        assert_eq!(of(Format::Date).len(), 9 + 10 + 3 + 9);
    }
}
