//! The `careerbook` command. Everything it does is in the library's `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    careerbook::cli::run(std::env::args_os())
}
