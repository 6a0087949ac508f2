//! The only place that draws.

pub mod findings;
pub mod junit;
mod notes;
pub mod reconcile;
pub mod scores;
mod wrap;
