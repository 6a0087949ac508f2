//! `dti`
pub mod builtin;
pub mod check;
pub mod code;
pub mod compile;
pub mod diagnostic;
pub mod eval;
pub mod data;
pub mod ir;
mod letters;
pub mod lint;
pub mod load;
pub mod name;
pub mod quantity;
pub mod score;
pub mod source;
pub mod syntax;
