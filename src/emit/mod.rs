//! What other programs read: findings as JSON.

pub mod findings;
