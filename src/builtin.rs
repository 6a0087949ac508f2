//! The functions of free formulas: one table from which the checker and the reference read.

/// What a function does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The smallest of its arguments.
    Least,
    /// The largest of its arguments.
    Greatest,
}

/// A function as the reference lists it.
#[derive(Clone, Copy, Debug)]
pub struct Builtin {
    /// Its names; the first is the one to write.
    pub names: &'static [&'static str],
    /// What it does.
    pub function: Function,
    /// How many arguments at least.
    pub least_arguments: usize,
    /// An example.
    pub example: &'static str,
}

/// All functions.
pub const BUILTINS: &[Builtin] = &[
    Builtin {
        names: &["nhỏ_nhất", "min"],
        function: Function::Least,
        least_arguments: 2,
        example: "điểm = nhỏ_nhất(2 điểm; 2,5 điểm × b)",
    },
    Builtin {
        names: &["lớn_nhất", "max"],
        function: Function::Greatest,
        least_arguments: 2,
        example: "điểm = lớn_nhất(0 điểm; 10 điểm - 2 điểm × a)",
    },
];
