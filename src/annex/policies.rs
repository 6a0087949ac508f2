//! What the states of a row are worth, in sentences.

use super::numbers::capitalised;
use super::rows::policy_words;
use crate::check::state_words;
use crate::diagnostic::StateName;
use crate::ir::Policy;

/// `Không phát sinh: được điểm tối đa`
pub(super) fn sentence(state: StateName, policy: &Policy) -> String {
    format!("{}: {}", capitalised(state_words(state)), policy_words(policy))
}
