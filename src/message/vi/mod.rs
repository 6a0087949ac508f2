//! The sentences in Vietnamese, one file per stage.

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
    format!("Nếu văn bản đã ban hành như vậy thì thêm dòng “chấp nhận {code} vì \"…\"”.")
}

/// What a secondary underline shows.
pub(super) fn label(role: Role, fault: &Fault) -> &'static str {
    match (role, fault) {
        (Role::First, Fault::Name(NameFault::Spellings { .. })) => "cách viết lần đầu",
        (Role::First, Fault::Name(NameFault::OutOfOrder { .. })) => "đứng trước ở đây",
        (Role::First, Fault::Condition(ConditionFault::Shadowed { .. })) => "đã nhận trước",
        (Role::First, Fault::Tier(TierFault::Overlap { .. } | TierFault::FiguresOverlap { .. })) => "bậc kia",
        (Role::First, _) => "đã ghi lần đầu ở đây",
        (Role::Declared, Fault::Structure(StructureFault::UnusedInput { .. })) => "khai báo ở đây",
        (Role::Declared, Fault::Structure(StructureFault::RoundingMissing { .. })) => "câu làm tròn cần ghi ở phần này",
        (Role::Declared, Fault::Example(_)) => "quy định ở đây",
        (Role::Declared, Fault::Structure(_)) => "con số được ghi ở đây",
        (Role::Declared, _) => "khai báo ở đây",
        (Role::Part, Fault::Structure(StructureFault::WeightsIdle { .. })) => "trọng số ghi ở đây",
        (Role::Part, Fault::Scoring(ScoringFault::UnlikeMaxima { .. })) => "điểm tối đa ghi ở đây",
        (Role::Part, Fault::Tier(TierFault::ClassGap { .. })) => "vượt điểm tối đa áp dụng",
        (Role::Part, _) => "được cộng vào",
        (Role::Other, Fault::Tier(TierFault::ClassGap { .. })) => "mức liền kề",
        (Role::Other, Fault::Tier(TierFault::ClassOverlap { .. } | TierFault::ClassOrder { .. })) => "mức xếp loại kia",
        (Role::Other, Fault::Tier(TierFault::Gap { .. })) => "bậc liền kề",
        (Role::Other, Fault::Tier(TierFault::Overlap { .. } | TierFault::ElseSwallows { .. })) => "bậc kia",
        (Role::Other, Fault::Condition(ConditionFault::Shadowed { .. })) => "cũng không đến được",
        (Role::Other, Fault::Direction(_)) => "bậc kia",
        (Role::Other, Fault::Contrary(_)) => "so với dòng này",
        (Role::Other, _) => "chỗ kia",
    }
}
