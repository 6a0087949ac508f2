//! The only place that draws.

pub mod findings;
pub mod scores;
mod wrap;
