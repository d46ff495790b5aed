//! `plan`: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    plan::cli::main()
}
