//! The sentences in English, one file per stage.

mod conditions;
mod contrary;
mod data;
mod direction;
mod example;
mod form;
mod lists;
mod names;
mod published;
mod ranges;
mod reach;
mod scoring;
mod sheet;
mod slips;
mod structure;
mod submission;
mod survey;
mod syntax;
mod tiers;
mod types;

use super::Message;
use crate::diagnostic::{ConditionFault, Fault, Finding, NameFault, Place, Role, ScoringFault, StructureFault, TierFault};

/// What there is to say; the first letter is small, because a row's name may stand before it.
pub(super) fn say(finding: &Finding) -> Message {
    match &finding.fault {
        Fault::Syntax(fault) => syntax::say(fault),
        Fault::Name(fault) => names::say(fault),
        Fault::Structure(fault) => structure::say(fault, finding.subject.is_some()),
        Fault::Tier(fault) => tiers::say(fault),
        Fault::Type(fault) => types::say(fault),
        Fault::Policy(fault) => types::policy(fault),
        Fault::Scoring(fault) => scoring::say(fault),
        Fault::Submission(fault) => submission::say(fault),
        Fault::Data(fault) => {
            let cell = match &finding.place {
                Place::Cell(cell) => Some(cell),
                Place::Text(_) | Place::File(_) => None,
            };
            data::say(fault, cell)
        }
        Fault::Sheet(fault) => {
            let cell = match &finding.place {
                Place::Cell(cell) => Some(cell),
                Place::Text(_) | Place::File(_) => None,
            };
            sheet::say(fault, cell)
        }
        Fault::Published(fault) => published::say(fault),
        Fault::Example(fault) => example::say(fault),
        Fault::Form(fault) => form::say(fault),
        Fault::List(fault) => lists::say(fault),
        Fault::Reach(fault) => reach::say(fault),
        Fault::Survey(fault) => survey::say(fault),
        Fault::Condition(fault) => conditions::say(fault),
        Fault::Direction(fault) => direction::say(fault),
        Fault::Range(fault) => ranges::say(fault),
        Fault::Slip(fault) => slips::say(fault),
        Fault::Contrary(fault) => contrary::say(fault),
    }
}

/// The offer to let it stand.
pub(super) fn acceptance(code: &str) -> String {
    format!("If the decision was issued like this, add the line “chấp nhận {code} vì \"…\"”.")
}

/// What a secondary underline shows.
pub(super) fn label(role: Role, fault: &Fault) -> &'static str {
    match (role, fault) {
        (Role::First, Fault::Name(NameFault::Spellings { .. })) => "first spelling",
        (Role::First, Fault::Name(NameFault::OutOfOrder { .. })) => "stands before it",
        (Role::First, Fault::Condition(ConditionFault::Shadowed { .. })) => "takes it first",
        (Role::First, Fault::Tier(TierFault::Overlap { .. } | TierFault::FiguresOverlap { .. })) => "the other tier",
        (Role::First, _) => "first written here",
        (Role::Declared, Fault::Structure(StructureFault::UnusedInput { .. })) => "declared here",
        (Role::Declared, Fault::Structure(StructureFault::RoundingMissing { .. })) => "the sentence belongs here",
        (Role::Declared, Fault::Example(_)) => "the rule stands here",
        (Role::Declared, Fault::Structure(_)) => "the number is stated here",
        (Role::Declared, _) => "declared here",
        (Role::Part, Fault::Structure(StructureFault::WeightsIdle { .. })) => "its weight is here",
        (Role::Part, Fault::Scoring(ScoringFault::UnlikeMaxima { .. })) => "its maximum is here",
        (Role::Part, Fault::Tier(TierFault::ClassGap { .. })) => "passes the maximum that applies",
        (Role::Part, _) => "enters the sum",
        (Role::Other, Fault::Tier(TierFault::ClassGap { .. })) => "the class beside it",
        (Role::Other, Fault::Tier(TierFault::ClassOverlap { .. } | TierFault::ClassOrder { .. })) => "the other class",
        (Role::Other, Fault::Tier(TierFault::Gap { .. })) => "the tier beside it",
        (Role::Other, Fault::Tier(TierFault::Overlap { .. } | TierFault::ElseSwallows { .. })) => "the other tier",
        (Role::Other, Fault::Condition(ConditionFault::Shadowed { .. })) => "not reached either",
        (Role::Other, Fault::Direction(_)) => "the other tier",
        (Role::Other, Fault::Contrary(_)) => "held against this one",
        (Role::Other, _) => "the other place",
    }
}
