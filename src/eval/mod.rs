//! eval
mod given;
pub use given::{Given, UnitValues};
