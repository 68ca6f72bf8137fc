//! The program: reads what was asked for and does it.

use std::process::ExitCode;

use clap::Parser as _;
use rumo::commands;
use rumo::config::Cli;
use tikv_jemallocator::Jemalloc;

/// Gives back what learning and walking take for a moment; the system's allocator keeps twice what
/// the site needs (`docs/performance.md`).
#[global_allocator]
static ALLOCATOR: Jemalloc = Jemalloc;

fn main() -> ExitCode {
    match commands::run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rumo: {error}");
            ExitCode::FAILURE
        }
    }
}
