//! The patient reader, for cells of data files.
//!
//! A file keeps to one decimal mark, but does not say which; a cell like `1.234`
//! does not tell either. So the mark is found from all the cells of a file, by
//! their [`readings`], and every cell is then read under that one mark.

use rust_decimal::Decimal;

use super::read::{MOST_DIGITS, all_digits, assembled, full_groups, significant, without_zeros};

/// What a data file writes between the whole and the decimals.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum DecimalMark {
    /// `1.234,5`, as in Việt Nam.
    Comma,
    /// `1,234.5`, as programs and English write.
    Point,
}

impl DecimalMark {
    /// The other mark: the one left for groups of three.
    pub fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }

    /// The character.
    pub fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }
}

/// Why a cell of a data file is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFault {
    /// Not a number in either convention.
    NotNumber,
    /// More than 28 significant digits, or more than 28 decimals.
    TooLong {
        /// How many digits it has.
        digits: usize,
    },
    /// Digits and separators, but not in full groups of three.
    BrokenGroups,
    /// It would be a number if the file used the other decimal mark.
    OtherMark,
}

/// Reads a cell under a decimal mark: blanks around it, a sign (`+`, `-`, `−`),
/// digits in full groups (by the other mark or a blank) or in none, decimals,
/// and a `%` that divides by 100 exactly. Zeros in front are no fault: `007`.
pub fn read_cell_number(text: &str, mark: DecimalMark) -> Result<Decimal, CellFault> {
    read_under(text, mark).map_err(|fault| {
        let other = matches!(fault, CellFault::NotNumber | CellFault::BrokenGroups) && read_under(text, mark.other()).is_ok();
        if other { CellFault::OtherMark } else { fault }
    })
}

fn read_under(text: &str, mark: DecimalMark) -> Result<Decimal, CellFault> {
    // The no-break space and the thin space are white space to `char`.
    let text = text.trim();
    let (text, percent) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let (text, negative) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (rest, true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    };
    let (whole, decimals) = match text.split_once(mark.sign()) {
        Some((whole, decimals)) if all_digits(decimals) => (whole, decimals),
        Some(_) => return Err(CellFault::NotNumber),
        None => (text, ""),
    };
    let is_separator = |c: char| c == mark.other().sign() || is_blank(c);
    let groups: Vec<&str> = whole.split(is_separator).collect();
    if !groups.iter().all(|group| all_digits(group)) {
        return Err(CellFault::NotNumber);
    }
    let mut separators = whole.chars().filter(|&c| is_separator(c));
    let first = separators.next();
    let mixed = separators.any(|c| Some(c) != first);
    // A group after a 0 would read 0.500 as five hundred.
    let after_zero = whole.starts_with('0');
    if groups.len() > 1 && (mixed || after_zero || !full_groups(&groups)) {
        return Err(CellFault::BrokenGroups);
    }
    let digits = groups.concat();
    let hundredths = if percent { 2 } else { 0 };
    let length = significant(without_zeros(&digits), decimals);
    let places = decimals.len().saturating_add(hundredths);
    let length = if places > MOST_DIGITS { length.max(places) } else { length };
    if length > MOST_DIGITS {
        return Err(CellFault::TooLong { digits: length });
    }
    assembled(negative, &digits, decimals, hundredths).ok_or(CellFault::TooLong { digits: length })
}

/// What a cell says under each mark, to find out which one a file uses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Readings {
    /// Its value if the comma marks decimals.
    pub comma: Option<Decimal>,
    /// Its value if the point does.
    pub point: Option<Decimal>,
}

/// Reads a cell under both marks.
pub fn readings(text: &str) -> Readings {
    Readings { comma: read_under(text, DecimalMark::Comma).ok(), point: read_under(text, DecimalMark::Point).ok() }
}

impl Readings {
    /// Two readings that differ: `1.234`, `1,234`.
    pub fn ambiguous(&self) -> bool {
        matches!((self.comma, self.point), (Some(comma), Some(point)) if comma != point)
    }

    /// Two readings that agree: `12`, `1 234`. Says nothing about the file.
    pub fn neutral(&self) -> bool {
        matches!((self.comma, self.point), (Some(comma), Some(point)) if comma == point)
    }

    /// The mark of the only reading, when there is exactly one: `0,5`, `1.5`.
    pub fn only(&self) -> Option<DecimalMark> {
        match (self.comma, self.point) {
            (Some(_), None) => Some(DecimalMark::Comma),
            (None, Some(_)) => Some(DecimalMark::Point),
            _ => None,
        }
    }
}

/// Spaces that set off groups: plain, no-break, thin, narrow no-break.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}
