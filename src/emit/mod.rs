//! What other programs read: findings and results as JSON, results as CSV.

pub mod examples;
pub mod findings;
pub mod form;
pub mod given;
pub mod number;
pub mod page;
pub mod reconcile;
pub mod rounds;
pub mod sarif;
pub mod scores;
pub mod suggest;
pub mod table;
mod witness;
