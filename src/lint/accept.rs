//! Acceptances: a finding that the rule file accepts keeps its reason; an acceptance without its finding is itself a finding.

use crate::check::Acceptance;
use crate::diagnostic::{Fault, Findings, StructureFault};

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
                if finding.fault.acceptable() {
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
