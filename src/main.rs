//! `plan`: arguments in, exit code out.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A plan is many small strings, made in several threads at once: with the system's allocator, reading a sheet, writing papers
/// and walking the history of a large plan take a tenth to two fifths longer. A small plan pays half a millisecond.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    plan::cli::main()
}
