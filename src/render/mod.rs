//! The only place that draws.

pub mod findings;
pub mod junit;
mod notes;
pub mod reconcile;
pub mod rounds;
mod row_classes;
pub mod scores;
mod wrap;
