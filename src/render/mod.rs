//! The only place that draws.

pub mod findings;
pub mod junit;
pub mod reconcile;
pub mod scores;
mod wrap;
