//! The program: reads what was asked for and does it.

use std::process::ExitCode;

use clap::Parser as _;
use rumo::commands;
use rumo::config::Cli;

fn main() -> ExitCode {
    match commands::run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rumo: {error}");
            ExitCode::FAILURE
        }
    }
}
