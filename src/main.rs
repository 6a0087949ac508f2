//! The `dti` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    dti::cli::run()
}
