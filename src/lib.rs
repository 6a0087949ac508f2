//! `dti`
pub mod code;
pub mod data;
pub mod diagnostic;
pub mod eval {
    //! Evaluation.
    pub mod given;
}
pub mod ir;
mod letters;
pub mod name;
pub mod quantity;
pub mod source;
pub mod syntax;
