//! What is counted is counted whole: codes of rows, and classes that carry a number or a letter.

use std::collections::{BTreeMap, BTreeSet};

use super::about;
use crate::check::Checked;
use crate::diagnostic::{Fault, Finding, Findings, NameFault, SlipFault};
use crate::ir::{Classes, Program, Row};
use crate::name::fold_title;

pub(super) fn prove(program: &Program, checked: &Checked, findings: &mut Findings) {
    if !checked.incomplete {
        codes(program, findings);
    }
    // A class that could not be read is one that seems to be missing.
    for classes in program.classes.iter().chain(program.row_classes.iter().map(|rows| &rows.table)).filter(|classes| classes.whole) {
        named(classes, findings);
        alike(classes, findings);
    }
}

/// Rows under one code are 1, 2, 3, …; one number that is missing, and one far off that is a slip of it.
fn codes(program: &Program, findings: &mut Findings) {
    let mut siblings: BTreeMap<String, BTreeMap<usize, &Row>> = BTreeMap::new();
    for row in &program.rows {
        let above = row.code.parent().map(|above| above.to_string()).unwrap_or_default();
        let own = row.code.as_str().rsplit('.').next().unwrap_or_default();
        if let Ok(number) = own.parse() {
            siblings.entry(above).or_default().insert(number, row);
        }
    }
    for (above, rows) in siblings {
        let missing: Vec<usize> = (1..=rows.len()).filter(|number| !rows.contains_key(number)).collect();
        let mut far = rows.range(rows.len().saturating_add(2)..);
        let ([missing], Some((number, row)), None, true) = (missing.as_slice(), far.next(), far.next(), rows.len() > 2) else { continue };
        let said = |known: &Finding| match &known.fault {
            Fault::Name(NameFault::OutOfOrder { code, after }) => [code, after].contains(&&row.code.to_string()),
            _ => false,
        };
        if is_slip(&missing.to_string(), &number.to_string()) && !findings.iter().any(said) {
            let code = |number: usize| if above.is_empty() { number.to_string() } else { format!("{above}.{number}") };
            let fault = SlipFault::CodeHole { code: code(*number), missing: code(*missing) };
            findings.push(about(row, row.span, Fault::Slip(fault)));
        }
    }
}

/// Whether a number is another with one digit too many.
fn is_slip(meant: &str, written: &str) -> bool {
    let without = |place: usize| written.chars().enumerate().filter(|(at, _)| *at != place).map(|(_, digit)| digit).collect::<String>();
    (0..written.len()).any(|place| without(place) == meant)
}

/// A class table in which all rows have one name tells no unit from another.
fn alike(classes: &Classes, findings: &mut Findings) {
    let rest = classes.rows.iter().any(|class| matches!(class.take, crate::ir::ClassTake::Else)) || classes.basis().is_some();
    let Some(first) = classes.rows.first().filter(|_| rest && classes.changes.is_empty()) else { return };
    if classes.rows.iter().all(|class| fold_title(&class.name) == fold_title(&first.name)) {
        findings.push(Finding::at(classes.span, Fault::Slip(SlipFault::OneClass { class: first.name.clone() })));
    }
}

/// `Mức 2`, `Mức 3`: where is `Mức 1`?
fn named(classes: &Classes, findings: &mut Findings) {
    for letters in [false, true] {
        let counted: Vec<(&str, usize)> = classes.rows.iter().filter_map(|class| count(&class.name, letters)).collect();
        let Some((word, _)) = counted.first() else { continue };
        let numbers: BTreeSet<usize> = counted.iter().map(|(_, number)| *number).collect();
        if counted.len() < 2 || counted.iter().any(|(other, _)| other != word) {
            continue;
        }
        let Some(missing) = numbers.last().and_then(|last| (1..*last).find(|number| !numbers.contains(number))) else { continue };
        // `Cấp độ 2`, `Chưa phân cấp độ`: below the last number stands a class of another name in place of the first.
        if missing.checked_add(1) == numbers.first().copied() && ends_unnumbered(classes, letters) {
            continue;
        }
        let number = if letters { letter(missing).to_string() } else { missing.to_string() };
        let class = format!("{word} {number}").trim().to_owned();
        findings.push(Finding::at(classes.span, Fault::Slip(SlipFault::ClassMissing { class })));
    }
}

/// Whether the numbers fall from row to row, and behind the last of them stands a class without one.
fn ends_unnumbered(classes: &Classes, letters: bool) -> bool {
    let numbers: Vec<Option<usize>> =
        classes.rows.iter().map(|class| count(&class.name, letters).map(|(_, number)| number)).collect();
    let counted: Vec<usize> = numbers.iter().copied().map_while(|number| number).collect();
    counted.windows(2).all(|pair| matches!(pair, [one, next] if one > next)) && counted.len().checked_add(1) == Some(numbers.len())
}

/// A name that is a word with a number, or one with a single letter; the letter may stand alone.
fn count(name: &str, letters: bool) -> Option<(&str, usize)> {
    let name = name.trim();
    let (word, last) = name.rsplit_once(' ').unwrap_or(("", name));
    if !letters {
        return (!word.is_empty()).then_some((word, last.parse().ok()?));
    }
    let mut chars = last.chars();
    match (chars.next(), chars.next()) {
        (Some(letter @ 'A'..='F'), None) => Some((word, usize::try_from(u32::from(letter).checked_sub(64)?).ok()?)),
        _ => None,
    }
}

fn letter(number: usize) -> char {
    ('A'..='F').nth(number.saturating_sub(1)).unwrap_or('A')
}
