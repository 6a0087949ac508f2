//! `dti`
pub mod code;
pub mod diagnostic;
mod letters;
pub mod name;
pub mod quantity;
pub mod source;
pub mod syntax;
pub mod load;
pub mod ir;
pub mod builtin;
pub mod check;
pub mod eval;
pub mod data;
