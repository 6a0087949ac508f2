//! Acceptances: a finding that the rule file accepts keeps its reason; an acceptance without its finding is itself a finding.

use crate::check::Acceptance;
use crate::diagnostic::{Fault, Findings, StructureFault};
use crate::quantity::Exact;

/// Writes each acceptance into the findings of its code in its block.
pub fn apply(acceptances: &[Acceptance], incomplete: bool, findings: &mut Findings) {
    let mut idle = Vec::new();
    for acceptance in acceptances {
        let mut met = false;
        // Examples are run on what is proved here: no acceptance can ever meet one.
        let mut refused = acceptance.code.value.starts_with("E09");
        for finding in findings.iter_mut() {
            let here = finding.span().is_some_and(|span| acceptance.block.contains(span));
            if here && finding.fault.code() == acceptance.code.value {
                met = true;
                if let Some(now) = stale(&finding.fault, &acceptance.reason) {
                    idle.push((acceptance.code.span, StructureFault::StaleAcceptance { code: acceptance.code.value.clone(), now }));
                } else if finding.fault.acceptable() {
                    finding.accepted = Some(acceptance.reason.clone());
                } else {
                    refused = true;
                }
            }
        }
        if refused {
            idle.push((acceptance.code.span, StructureFault::NotAcceptable { code: acceptance.code.value.clone() }));
        } else if !met && !incomplete {
            idle.push((acceptance.code.span, StructureFault::IdleAcceptance { code: acceptance.code.value.clone() }));
        }
    }
    for (span, fault) in idle {
        findings.at(span, Fault::Structure(fault));
    }
}

/// The figures of a fault, where the reason speaks of one of them and of another that is not: then it was written about another fault.
fn stale(fault: &Fault, reason: &str) -> Option<Vec<Exact>> {
    let Fault::Structure(fault) = fault else { return None };
    let (now, said) = (fault.figures(), figures(reason));
    // `thiếu 2 điểm so với 20` speaks of the way between the two.
    let between = |figure: &Exact| now.iter().any(|one| now.iter().any(|other| one.minus(other) == *figure));
    let known = |figure: &Exact| now.contains(figure) || between(figure);
    let all_said = now.iter().all(|figure| said.contains(figure));
    (!all_said && said.iter().any(known) && said.iter().any(|figure| !known(figure))).then_some(now)
}

/// Words whose number finds something and counts nothing: `ở mục 3`, `Điều 5`.
const PLACES: [&str; 11] = ["mục", "dòng", "điều", "khoản", "số", "lục", "nhóm", "trang", "cột", "bảng", "biểu"];

/// The numbers of a text, without those of documents and dates (`2534/QĐ-UBND`, `19/9/2022`), of places and years.
fn figures(text: &str) -> Vec<Exact> {
    let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || ".,/".contains(c))).filter(|word| !word.is_empty()).collect();
    let before = std::iter::once("").chain(words.iter().copied());
    let finds = |word: &str| PLACES.contains(&word.to_lowercase().as_str());
    let numbers = words.iter().zip(before).filter(|(word, before)| !finds(before) && !word.contains('/')).map(|(word, _)| *word);
    let numbers = numbers.map(|word| word.trim_matches(|c: char| !c.is_ascii_digit())).filter(|word| !word.is_empty());
    let read = numbers.filter_map(|word| crate::quantity::read_rule_number(word).ok().map(Exact::from));
    read.filter(|figure| figure.to_i64().is_none_or(|year| !(1990..2100).contains(&year))).collect()
}
