//! The only place that draws.

mod classes;
pub mod findings;
pub mod reconcile;
pub mod scores;
mod wrap;
