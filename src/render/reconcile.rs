//! A comparison with published tables for people: what was checked, what would mend what fails. The findings are drawn with all others.

use crate::diagnostic::Cell;
use crate::message::Lang;
use crate::quantity::{Exact, Style, show};
use crate::reconcile::{Candidate, ClassCounts, Repair, Report};

/// More values than these are given by their ends.
const MOST_VALUES: usize = 3;

/// Draws the summary and the proposals.
pub fn draw(report: &Report, lang: Lang) -> String {
    let mut lines = vec![summary(report, lang)];
    lines.extend(report.class_counts.iter().map(|counts| classes(counts, lang)));
    for (at, repair) in report.repairs.iter().enumerate() {
        // Changes that mend the same numbers are one proposal, made where the first of them stands.
        if report.repairs.iter().take(at).any(|other| other.mends == repair.mends) {
            continue;
        }
        let tied: Vec<&Repair> = report.repairs.iter().filter(|other| other.mends == repair.mends).collect();
        lines.push(String::new());
        lines.push(proposal(tied.len(), repair.mends.len(), lang));
        lines.extend(tied.iter().map(|repair| format!("  - {}", change(&repair.candidate, lang))));
        lines.push(match lang {
            Lang::Vi => "  thì khớp:".to_owned(),
            Lang::En => "  mends:".to_owned(),
        });
        lines.extend(repair.mends.iter().map(|cell| format!("    {} ({})", cell.header.as_deref().unwrap_or(""), place(cell, lang))));
    }
    for suspects in &report.suspects {
        let of = owner(suspects.unit.as_deref(), &suspects.column, lang);
        lines.push(String::new());
        lines.push(match (lang, suspects.candidates.is_empty()) {
            (Lang::Vi, false) => format!("{of} ({}): một trong các số sau có thể sai", place(&suspects.failing, lang)),
            (Lang::Vi, true) => format!("{of} ({}): sửa riêng một số nào cũng không khớp", place(&suspects.failing, lang)),
            (Lang::En, false) => format!("{of} ({}): one of these numbers may be wrong", place(&suspects.failing, lang)),
            (Lang::En, true) => format!("{of} ({}): no change of a single number makes it follow", place(&suspects.failing, lang)),
        });
        lines.extend(suspects.candidates.iter().map(|candidate| format!("  - {}", change(candidate, lang))));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn summary(report: &Report, lang: Lang) -> String {
    let (checked, failed, left) = (report.equations_checked, report.failed, report.unverifiable);
    match lang {
        Lang::Vi => format!("Đã kiểm {checked} đẳng thức và giới hạn: {failed} không khớp; {left} số không kiểm được."),
        Lang::En => format!("{checked} equations and limits checked: {failed} fail; {left} numbers cannot be checked."),
    }
}

fn classes(counts: &ClassCounts, lang: Lang) -> String {
    let each = counts.counts.iter().map(|(class, count)| format!("{class} {count}")).collect::<Vec<_>>().join(", ");
    let rest = match (lang, counts.unclassed) {
        (_, 0) => String::new(),
        (Lang::Vi, count) => format!(", không xếp được {count}"),
        (Lang::En, count) => format!(", unclassed {count}"),
    };
    match lang {
        Lang::Vi => format!("Xếp loại theo điểm đã in ({}): {each}{rest}.", counts.file),
        Lang::En => format!("Classes by the printed scores ({}): {each}{rest}.", counts.file),
    }
}

fn proposal(tied: usize, mended: usize, lang: Lang) -> String {
    match (lang, tied) {
        (Lang::Vi, 1) => format!("Đề nghị đính chính một số; làm khớp {mended} số đã in và không làm sai số nào khác:"),
        (Lang::Vi, _) => {
            format!("Đề nghị đính chính một trong {tied} số; sửa số nào cũng làm khớp {mended} số đã in, không làm sai số khác:")
        }
        (Lang::En, 1) => format!("Proposed correction of one number; it mends {mended} printed numbers and breaks none:"),
        (Lang::En, _) => format!("Proposed correction of one of {tied} numbers; each mends {mended} printed numbers and breaks none:"),
    }
}

fn change(candidate: &Candidate, lang: Lang) -> String {
    let of = owner(candidate.unit.as_deref(), &candidate.column, lang);
    let write = |value: &Exact| {
        let people = Style::people();
        show(value, Style { at_least: candidate.places, at_most: people.at_most.max(candidate.places), ..people }).text
    };
    let (from, to): (String, Vec<String>) = match &candidate.classes {
        Some((from, to)) => (format!("“{from}”"), to.iter().map(|class| format!("“{class}”")).collect()),
        None => (show(&candidate.from, Style::people()).text, candidate.to.iter().map(write).collect()),
    };
    let to = match (to.as_slice(), lang) {
        ([first, .., last], Lang::Vi) if to.len() > MOST_VALUES => format!("một số từ {first} đến {last}"),
        ([first, .., last], Lang::En) if to.len() > MOST_VALUES => format!("a number from {first} to {last}"),
        (several, Lang::Vi) => several.join(" hoặc "),
        (several, Lang::En) => several.join(" or "),
    };
    format!("{of}: {from} → {to} ({})", place(&candidate.cell, lang))
}

fn owner(unit: Option<&str>, column: &str, lang: Lang) -> String {
    let unit = unit.unwrap_or(match lang {
        Lang::Vi => "Trung bình",
        Lang::En => "Mean",
    });
    format!("{unit}, “{column}”")
}

fn place(cell: &Cell, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{}, dòng {}, cột {}", cell.file, cell.line, cell.column),
        Lang::En => format!("{}, line {}, column {}", cell.file, cell.line, cell.column),
    }
}
