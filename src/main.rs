//! The `careerbook` command. Everything it does is in the library's `cli`.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Several threads make many small values; this allocator does not let them wait for each other.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    careerbook::cli::run(std::env::args_os())
}
