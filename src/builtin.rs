//! The functions of free formulas: one table from which the checker and the reference read.

/// What a function does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The smallest of its arguments.
    Least,
    /// The largest of its arguments.
    Greatest,
    /// How far two values lie apart.
    Distance,
    /// The natural logarithm.
    Ln,
    /// The square root.
    SquareRoot,
    /// The cube root.
    CubeRoot,
    /// Rounded half up to so many places.
    Round,
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
    /// How many arguments at most.
    pub most_arguments: usize,
    /// An example.
    pub example: &'static str,
}

/// All functions.
pub const BUILTINS: &[Builtin] = &[
    Builtin {
        names: &["nhỏ_nhất", "min"],
        function: Function::Least,
        least_arguments: 2,
        most_arguments: usize::MAX,
        example: "điểm = nhỏ_nhất(2 điểm; 2,5 điểm × b)",
    },
    Builtin {
        names: &["lớn_nhất", "max"],
        function: Function::Greatest,
        least_arguments: 2,
        most_arguments: usize::MAX,
        example: "điểm = lớn_nhất(0 điểm; 10 điểm - 2 điểm × a)",
    },
    Builtin {
        names: &["chênh_lệch"],
        function: Function::Distance,
        least_arguments: 2,
        most_arguments: 2,
        example: "trong đó lệch = chênh_lệch(tự_chấm; thẩm_định)",
    },
    Builtin {
        names: &["ln"],
        function: Function::Ln,
        least_arguments: 1,
        most_arguments: 1,
        example: "điểm theo khoảng ln(x), từ ln(100) đến ln(75.000)",
    },
    Builtin {
        names: &["căn_bậc_hai"],
        function: Function::SquareRoot,
        least_arguments: 1,
        most_arguments: 1,
        example: "điểm theo tỷ lệ căn_bậc_hai(a / b)",
    },
    Builtin {
        names: &["căn_bậc_ba"],
        function: Function::CubeRoot,
        least_arguments: 1,
        most_arguments: 1,
        example: "điểm theo tỷ lệ căn_bậc_ba(a / b)",
    },
    Builtin {
        names: &["làm_tròn"],
        function: Function::Round,
        least_arguments: 2,
        most_arguments: 2,
        example: "trong đó r = làm_tròn(a / b; 4)",
    },
];
