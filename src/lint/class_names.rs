//! Classes are named as everybody names them: `Tốt` stands above `Khá`, never below.
//!
//! Only tables all of whose names are known words, or in which they are counted, are looked at; a set may name its classes as it likes.

use super::senses::measures_bad;
use super::words::Words;
use crate::diagnostic::{Fault, Finding, Findings, Role, TierFault};
use crate::ir::{Basis, Class, ClassTake, Classes, Program};
use crate::name::fold_title;

/// Common names of classes, from the best to the worst; names on one line are alike.
const KNOWN: [&[&str]; 7] = [
    &["hoàn thành xuất sắc nhiệm vụ", "xuất sắc", "rất tốt", "rất cao"],
    &["hoàn thành tốt nhiệm vụ", "tốt", "giỏi", "cao"],
    &["khá"],
    &["hoàn thành nhiệm vụ", "trung bình", "đạt", "đạt chuẩn", "đạt yêu cầu"],
    &["yếu", "thấp"],
    &["không hoàn thành nhiệm vụ", "kém", "rất thấp"],
    &["chưa đạt", "không đạt", "chưa đạt chuẩn", "không đạt chuẩn", "chưa đạt yêu cầu", "không đạt yêu cầu"],
];

/// Names that say how much there is of something, be it good or bad.
static LEVELS: Words = Words::of(&["rất cao", "cao", "trung bình", "thấp", "rất thấp"]);

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for classes in program.classes.iter().chain(program.row_classes.iter().map(|rows| &rows.table)) {
        let Some(ordered) = ordered(classes) else { continue };
        // Rows in the wrong order leave a class that nobody reaches: that says where the slip is.
        let unreached = |known: &Finding| {
            matches!(known.fault, Fault::Tier(TierFault::ClassUnreachable { .. }))
                && ordered.iter().any(|class| known.span() == Some(class.span))
        };
        if findings.iter().any(unreached) {
            continue;
        }
        if let Some((above, below)) = out_of_count(&ordered) {
            let fault = TierFault::ClassNames { above: above.name.clone(), below: below.name.clone() };
            findings.push(Finding::at(above.span, Fault::Tier(fault)).label(below.span, Role::Other));
        }
        for (above, below) in beside(&ordered) {
            let fault = TierFault::ClassNames { above: above.name.clone(), below: below.name.clone() };
            findings.push(Finding::at(above.span, Fault::Tier(fault)).label(below.span, Role::Other));
        }
        let Some(mut places) = ordered.iter().map(|class| place(&class.name)).collect::<Option<Vec<_>>>() else { continue };
        // Of a risk the lowest is the best.
        if levels_of_risk(program, classes, &ordered) && places.first() > places.last() {
            places.iter_mut().for_each(|place| *place = KNOWN.len().saturating_sub(*place));
        }
        // Two names may be mixed up; of more than two it is the whole table.
        if places.len() > 2 && places.windows(2).all(|pair| matches!(pair, [here, below] if below < here)) {
            let names = ordered.iter().rev().map(|class| class.name.clone()).collect();
            let (Some(first), Some(last)) = (ordered.first(), ordered.last()) else { continue };
            let fault = Fault::Tier(TierFault::ClassesReversed { names });
            findings.push(Finding::at(first.span, fault).label(last.span, Role::Other));
            continue;
        }
        for ((class, here), (next, below)) in ordered.iter().zip(&places).zip(ordered.iter().zip(&places).skip(1)) {
            if below < here {
                let fault = TierFault::ClassNames { above: class.name.clone(), below: next.name.clone() };
                findings.push(Finding::at(class.span, Fault::Tier(fault)).label(next.span, Role::Other));
            }
        }
    }
}

/// Whether classes are levels, from very low to very high, of what a title calls a risk.
fn levels_of_risk(program: &Program, classes: &Classes, ordered: &[&Class]) -> bool {
    // What is classified: the row, or the whole set and so every row at its top.
    let of_row = match classes.basis() {
        Some(Basis::Row(id)) => program.row(*id).map(|row| measures_bad(&row.title)),
        _ => None,
    };
    let risk = of_row.unwrap_or_else(|| {
        let top: Vec<_> = program.top.iter().filter_map(|id| program.row(*id)).collect();
        measures_bad(&program.set.title) || (!top.is_empty() && top.iter().all(|row| measures_bad(&row.title)))
    });
    risk && ordered.iter().all(|class| LEVELS.hold(&class.name))
}

/// `Giữa khá và yếu` stands between the two: the pairs that stand the other way round.
fn beside<'a>(ordered: &[&'a Class]) -> Vec<(&'a Class, &'a Class)> {
    let at = |wanted: &str| ordered.iter().position(|class| fold_title(&class.name) == fold_title(wanted));
    let mut out = Vec::new();
    for (own, class) in ordered.iter().enumerate() {
        let name = fold_title(&class.name);
        let Some((upper, lower)) =
            name.strip_prefix(&format!("{} ", fold_title("giữa"))).and_then(|rest| rest.split_once(&format!(" {} ", fold_title("và"))))
        else {
            continue;
        };
        let (Some(upper), Some(lower)) = (at(upper), at(lower)) else { continue };
        if own < upper.min(lower) {
            out.extend(ordered.get(own).copied().zip(ordered.get(upper.min(lower)).copied()));
        } else if own > upper.max(lower) {
            out.extend(ordered.get(upper.max(lower)).copied().zip(ordered.get(own).copied()));
        }
    }
    out
}

fn place(name: &str) -> Option<usize> {
    let name = fold_title(name);
    KNOWN.iter().position(|names| names.iter().any(|known| fold_title(known) == name))
}

/// Of classes that are counted (`Mức 1`, `Mức 2`, …) two neighbours that stand the other way round than the first and the last. Which end is
/// the best is the set's own affair, and it takes three to tell.
fn out_of_count<'a>(ordered: &[&'a Class]) -> Option<(&'a Class, &'a Class)> {
    let names = ordered.iter().filter_map(|class| count(&class.name).map(|(word, number)| (*class, number, word)));
    let counted: Vec<(&Class, u64, &str)> = names.collect();
    let alike = counted.windows(2).all(|pair| matches!(pair, [(.., one), (.., other)] if one == other));
    let pairs = || counted.iter().zip(counted.iter().skip(1));
    let (falling, rising) = (pairs().filter(|(one, next)| one.1 > next.1).count(), pairs().filter(|(one, next)| one.1 < next.1).count());
    if !alike || counted.len() < 3 || falling == 0 || rising == 0 {
        return None;
    }
    let ends = (counted.first()?.1, counted.last()?.1);
    let found = pairs().find(|(one, next)| (ends.0 < ends.1) == (one.1 > next.1))?;
    Some((found.0.0, found.1.0))
}

/// A name that ends in a number.
fn count(name: &str) -> Option<(&str, u64)> {
    let (word, number) = name.trim().rsplit_once(' ')?;
    Some((word, number.parse().ok()?))
}

/// The classes from the highest; `None` where nothing says which is higher.
fn ordered(classes: &Classes) -> Option<Vec<&Class>> {
    let conditions = classes.basis().is_none();
    let mut rows: Vec<&Class> = classes.rows.iter().collect();
    let rest = |class: &Class| matches!(class.take, ClassTake::Else);
    if conditions {
        // `còn lại` before the end is said elsewhere, and what stands behind it is not below it.
        let ends = rows.iter().position(|class| rest(class)).is_none_or(|place| place.saturating_add(1) == rows.len());
        return (ends && classes.reads == crate::ir::ClassReads::Highest).then_some(rows);
    }
    // Among ranges `còn lại` is what lies below them only where one of them has no upper end.
    if rows.iter().filter_map(|class| class.take.range()).all(|range| range.high.is_some()) {
        rows.retain(|class| !rest(class));
    }
    let low = |class: &Class| class.take.range().and_then(|range| range.low.as_ref().map(|(low, _)| low.clone()));
    if rows.iter().any(|class| !matches!(class.take, ClassTake::Range(_) | ClassTake::Else)) {
        return None;
    }
    rows.sort_by_key(|class| std::cmp::Reverse(low(class)));
    Some(rows)
}
