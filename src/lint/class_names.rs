//! Classes are named as everybody names them: `Tốt` stands above `Khá`, never below.
//!
//! Only tables all of whose names are known words are looked at; a set may name its classes as it likes.

use crate::diagnostic::{Fault, Finding, Findings, Role, TierFault};
use crate::ir::{Class, ClassTake, Classes, Program};
use crate::name::fold_title;

/// Common names of classes, from the best to the worst; names on one line are alike.
const KNOWN: [&[&str]; 7] = [
    &["hoàn thành xuất sắc nhiệm vụ", "xuất sắc", "rất tốt", "rất cao"],
    &["hoàn thành tốt nhiệm vụ", "tốt", "giỏi", "cao"],
    &["khá"],
    &["hoàn thành nhiệm vụ", "trung bình", "đạt"],
    &["yếu", "thấp"],
    &["không hoàn thành nhiệm vụ", "kém", "rất thấp"],
    &["chưa đạt", "không đạt"],
];

pub(super) fn prove(program: &Program, findings: &mut Findings) {
    for classes in program.classes.iter().chain(program.row_classes.iter().map(|rows| &rows.table)) {
        let Some(ordered) = ordered(classes) else { continue };
        let Some(places) = ordered.iter().map(|class| place(&class.name)).collect::<Option<Vec<_>>>() else { continue };
        for ((class, here), (next, below)) in ordered.iter().zip(&places).zip(ordered.iter().zip(&places).skip(1)) {
            if below < here {
                let fault = TierFault::ClassNames { above: class.name.clone(), below: next.name.clone() };
                findings.push(Finding::at(class.span, Fault::Tier(fault)).label(next.span, Role::Other));
            }
        }
    }
}

fn place(name: &str) -> Option<usize> {
    let name = fold_title(name);
    KNOWN.iter().position(|names| names.iter().any(|known| fold_title(known) == name))
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
