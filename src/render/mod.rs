//! The only place that draws.

pub mod findings;
mod wrap;
