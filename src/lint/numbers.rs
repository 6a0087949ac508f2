//! What is counted is counted whole: classes that carry a number or a letter. Codes of rows are looked at in `codes`.

use std::collections::BTreeSet;

use crate::diagnostic::{Fault, Finding, Findings, SlipFault};
use crate::ir::{Classes, Program};
use crate::name::fold_title;

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    // A class that could not be read is one that seems to be missing.
    for classes in program.classes.iter().chain(program.row_classes.iter().map(|rows| &rows.table)).filter(|classes| classes.whole) {
        named(classes, findings);
        alike(classes, findings);
    }
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
        // `AAA`, `AA`, `A`, `BBB`: letters that stand several times count otherwise.
        if letters && classes.rows.iter().any(|class| doubled(&class.name)) {
            continue;
        }
        let counted: Vec<(&str, usize)> = classes.rows.iter().filter_map(|class| count(&class.name, letters)).collect();
        let Some((word, _)) = counted.first() else { continue };
        let numbers: BTreeSet<usize> = counted.iter().map(|(_, number)| *number).collect();
        if counted.len() < 2 || counted.iter().any(|(other, _)| other != word) {
            continue;
        }
        let there =
            |number: &usize| numbers.contains(number) || classes.rows.iter().any(|class| divided(&class.name, word, *number, letters));
        let Some(missing) = numbers.last().and_then(|last| (1..*last).find(|number| !there(number))) else { continue };
        // `Cấp độ 3`, `Chưa phân cấp độ`: below the last number stands a class of another name in place of all that are lower.
        if numbers.first().is_some_and(|first| missing < *first) && ends_unnumbered(classes, letters) {
            continue;
        }
        let class = class_name(word, missing, letters);
        findings.push(Finding::at(classes.span, Fault::Slip(SlipFault::ClassMissing { class })));
    }
}

/// Whether a name is a letter that stands several times.
fn doubled(name: &str) -> bool {
    let mut letters = name.trim().trim_end_matches(['+', '-']).chars();
    let first = letters.next().filter(char::is_ascii_uppercase);
    let rest: Vec<char> = letters.collect();
    !rest.is_empty() && rest.iter().all(|letter| Some(*letter) == first)
}

/// How the class of a number is called.
fn class_name(word: &str, number: usize, letters: bool) -> String {
    let number = if letters { letter(number).to_string() } else { number.to_string() };
    format!("{word} {number}").trim().to_owned()
}

/// Whether a class is a part of the one with a number: `A1` and `A+` of `A`, `Loại 1A` of `Loại 1`.
fn divided(name: &str, word: &str, number: usize, letters: bool) -> bool {
    let rest = name.trim().strip_prefix(&class_name(word, number, letters));
    rest.and_then(|rest| rest.chars().next()).is_some_and(|next| if letters { !next.is_alphabetic() } else { !next.is_ascii_digit() })
}

/// Whether the numbers fall from row to row, and behind the last of them stands a class without one.
fn ends_unnumbered(classes: &Classes, letters: bool) -> bool {
    let numbers: Vec<Option<usize>> = classes.rows.iter().map(|class| count(&class.name, letters).map(|(_, number)| number)).collect();
    let counted: Vec<usize> = numbers.iter().copied().map_while(|number| number).collect();
    counted.windows(2).all(|pair| matches!(pair, [one, next] if one > next)) && counted.len().checked_add(1) == Some(numbers.len())
}

/// A name that is a word with a number, or one with a single letter; the letter may stand alone. `F` is no letter of a count: in A, B, C, D, F it
/// says that the unit failed.
fn count(name: &str, letters: bool) -> Option<(&str, usize)> {
    let name = name.trim();
    let (word, last) = name.rsplit_once(' ').unwrap_or(("", name));
    if !letters {
        return (!word.is_empty()).then_some((word, last.parse().ok()?));
    }
    let mut chars = last.chars();
    match (chars.next(), chars.next()) {
        (Some(letter @ 'A'..='E'), None) => Some((word, usize::try_from(u32::from(letter).checked_sub(64)?).ok()?)),
        _ => None,
    }
}

fn letter(number: usize) -> char {
    ('A'..='E').nth(number.saturating_sub(1)).unwrap_or('A')
}
