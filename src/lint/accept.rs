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
    let known = |figure: &Exact| now.contains(figure);
    let all_said = now.iter().all(|figure| said.contains(figure));
    (!all_said && said.iter().any(known) && said.iter().any(|figure| !known(figure))).then_some(now)
}

/// The numbers of a text, without those of documents and dates (`2534/QĐ-UBND`, `19/9/2022`) and years.
fn figures(text: &str) -> Vec<Exact> {
    let is_part = |c: char| c.is_ascii_digit() || ".,/".contains(c);
    let words = text.split(|c: char| !is_part(c)).map(|word| word.trim_matches(|c: char| !c.is_ascii_digit()));
    let numbers = words.filter(|word| !word.is_empty() && !word.contains('/'));
    let read = numbers.filter_map(|word| crate::quantity::read_rule_number(word).ok().map(Exact::from));
    read.filter(|figure| figure.to_i64().is_none_or(|year| !(1990..2100).contains(&year))).collect()
}
