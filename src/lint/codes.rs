//! The codes of rows are counted: 1, 2, 3; I, II, III; a, b, c. Where one number is missing a row was lost, or a code is a slip.
//!
//! Said only where all the others stand in a row: an excerpt of an annex has many holes, and is meant so.

use std::collections::BTreeMap;

use super::about;
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, NameFault, SlipFault};
use crate::ir::{Program, Row};

/// The orders in which letters count: the Vietnamese one, the same without đ as most write it, and the Latin one.
const ALPHABETS: [&str; 3] = ["abcdđeghiklmnopqrstuvxy", "abcdeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz"];

const ROMAN: [&str; 20] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"];

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    if checked.incomplete {
        return;
    }
    let mut siblings: BTreeMap<(&str, Style), Vec<(&str, &Row)>> = BTreeMap::new();
    for row in &program.rows {
        let (above, own) = row.code.as_str().rsplit_once('.').unwrap_or(("", row.code.as_str()));
        siblings.entry((above, Style::of(own))).or_default().push((own, row));
    }
    for ((above, style), rows) in siblings {
        let ways = style.ways(&rows);
        let holes: Vec<Hole<'_>> = ways.iter().filter_map(|way| hole(&rows, way)).collect();
        // Where letters can be counted in several ways, a hole is one in each of them.
        let Some(hole) = holes.first().filter(|_| holes.len() == ways.len()) else { continue };
        let code = |own: &str| if above.is_empty() { own.to_owned() } else { format!("{above}.{own}") };
        let written = hole.row.code.to_string();
        let missing = code(&hole.missing);
        let said = |known: &Finding| match &known.fault {
            Fault::Name(NameFault::OutOfOrder { code, after }) => [code, after].contains(&&written),
            // There the row was named as the one that is meant.
            Fault::Name(NameFault::CodeUnknown { code, near: Some(near), .. }) => *code == missing && *near == written,
            _ => false,
        };
        if findings.iter().any(said) {
            continue;
        }
        let fault = match &hole.before {
            None => SlipFault::CodeHole { code: written, missing },
            Some(before) => SlipFault::CodeSkipped { code: written, missing, before: code(before) },
        };
        findings.push(about(hole.row, hole.row.span, Fault::Slip(fault)));
    }
}

/// One number that is missing.
struct Hole<'a> {
    /// How it would be written.
    missing: String,
    /// The row whose number lies far off, or the one after the hole.
    row: &'a Row,
    /// The code before the hole, where the row is the one after it.
    before: Option<String>,
}

/// Of so many rows exactly one number is not there, so that the last is beyond them.
fn hole<'a>(rows: &[(&str, &'a Row)], way: &Way) -> Option<Hole<'a>> {
    let counted: BTreeMap<usize, &Row> = rows.iter().map(|(own, row)| Some((way.read(own)?, *row))).collect::<Option<_>>()?;
    let many = counted.len();
    let mut missing = (1..=many).filter(|number| !counted.contains_key(number));
    let (Some(number), None) = (missing.next(), missing.next()) else { return None };
    let (far, last) = counted.last_key_value()?;
    let text = way.write(number)?;
    if *far == many.checked_add(1)? {
        // What begins at 2 is a part of an annex.
        let (before, _) = counted.range(..number).next_back()?;
        let (_, row) = counted.range(number..).next()?;
        return Some(Hole { missing: text, row, before: way.write(*before) });
    }
    // In an excerpt the next nhóm begins far off; the codes of điểm cộng and điểm trừ may begin anywhere behind those of the indexes.
    let together = counted.values().all(|row| row.parent == last.parent && row.extra.is_some() == last.extra.is_some());
    // A slip stands where the missing number would; a last one that is far off may end an excerpt, unless several stand in a row before it.
    let place = rows.iter().position(|(_, row)| row.code == last.code).and_then(|place| place.checked_add(1));
    let in_place = place == Some(number) && (number < many || many > 3);
    let sure = in_place && together || matches!(way, Way::Number(_)) && is_slip(&number.to_string(), &far.to_string());
    (many > 1 && sure).then_some(Hole { missing: text, row: last, before: None })
}

/// Whether a number is another with one digit too many.
fn is_slip(meant: &str, written: &str) -> bool {
    let without = |place: usize| written.chars().enumerate().filter(|(at, _)| *at != place).map(|(_, digit)| digit).collect::<String>();
    (0..written.len()).any(|place| without(place) == meant)
}

/// What the last part of a code is written in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    /// `3`, or `C3` with what stands before the number.
    Number(String),
    /// `II`, `B`
    Capital,
    /// `b`
    Small,
}

impl Style {
    fn of(own: &str) -> Style {
        let stem = own.trim_end_matches(|c: char| c.is_ascii_digit());
        match own.chars().next() {
            _ if stem.len() < own.len() => Style::Number(stem.to_owned()),
            Some(first) if first.is_uppercase() => Style::Capital,
            _ => Style::Small,
        }
    }

    /// The ways to count in it; what are Roman numbers throughout is nothing else.
    fn ways(&self, rows: &[(&str, &Row)]) -> Vec<Way> {
        let letters = |capital: bool| ALPHABETS.iter().map(|order| Way::Letter { order, capital }).collect();
        match self {
            Style::Number(stem) => vec![Way::Number(stem.clone())],
            Style::Capital if rows.iter().all(|(own, _)| Way::Roman.read(own).is_some()) => vec![Way::Roman],
            Style::Capital => letters(true),
            Style::Small => letters(false),
        }
    }
}

/// One way to count.
enum Way {
    /// In figures, behind a stem.
    Number(String),
    /// In Roman numbers.
    Roman,
    /// In letters of an order.
    Letter { order: &'static str, capital: bool },
}

impl Way {
    fn read(&self, own: &str) -> Option<usize> {
        let place = match self {
            Way::Number(stem) => return own.strip_prefix(stem.as_str())?.parse().ok(),
            Way::Roman => ROMAN.iter().position(|roman| *roman == own)?,
            Way::Letter { order, .. } => {
                let mut letters = own.chars().flat_map(char::to_lowercase);
                let (letter, None) = (letters.next()?, letters.next()) else { return None };
                order.chars().position(|known| known == letter)?
            }
        };
        place.checked_add(1)
    }

    fn write(&self, number: usize) -> Option<String> {
        let place = number.checked_sub(1)?;
        match self {
            Way::Number(stem) => Some(format!("{stem}{number}")),
            Way::Roman => ROMAN.get(place).map(|roman| (*roman).to_owned()),
            Way::Letter { order, capital } => {
                let letter = order.chars().nth(place)?;
                Some(if *capital { letter.to_uppercase().to_string() } else { letter.to_string() })
            }
        }
    }
}
