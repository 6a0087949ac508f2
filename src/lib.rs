//! `dti`
pub mod code;
pub mod diagnostic;
pub mod emit;
mod letters;
pub mod message;
pub mod name;
pub mod quantity;
#[cfg(feature = "cli")]
pub mod render;
pub mod source;
pub mod syntax;
