//! The only place that draws.

pub mod difference;
pub mod findings;
pub mod junit;
mod notes;
pub mod page;
pub mod reconcile;
pub mod rounds;
mod row_classes;
pub mod scores;
pub mod scoresheet;
mod wrap;
