//! Published tables against the rules: the figures of three provinces, planted misprints, and every fault of a table.

#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, missing_docs)]

#[path = "reconcile/help.rs"]
mod help;

#[path = "reconcile/faults.rs"]
mod faults;
#[path = "reconcile/means.rs"]
mod means;
#[path = "reconcile/planted.rs"]
mod planted;
#[path = "reconcile/provinces.rs"]
mod provinces;
