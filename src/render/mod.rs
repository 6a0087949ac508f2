//! The only place that draws.

pub mod findings;
mod notes;
pub mod reconcile;
pub mod scores;
mod wrap;
