//! What the program does from the command line.

mod add_editor;
mod check_knowledge;
mod database;
mod export;
mod import;
mod migrate;
mod missed;
mod prove;
mod serve;
mod stamp_key;

use std::error::Error;

use crate::config::{Cli, Command};

/// Runs one command.
///
/// # Errors
///
/// Whatever kept it from being done, in words for whoever typed it.
pub fn run(cli: Cli) -> Result<(), Box<dyn Error>> {
    match cli.command {
        Command::CheckKnowledge(args) => check_knowledge::run(&args),
        Command::Prove(args) => prove::run(&args),
        Command::Serve(args) => {
            let runtime = runtime()?;
            let ended = runtime.block_on(serve::run(args));
            // What is still being compressed in the background is for nobody now.
            runtime.shutdown_background();
            ended
        }
        Command::Import(args) => runtime()?.block_on(import::run(args)),
        Command::Export(args) => runtime()?.block_on(export::run(args)),
        Command::AddEditor(args) => runtime()?.block_on(add_editor::run(args)),
        Command::Migrate(args) => runtime()?.block_on(migrate::run(args)),
        Command::StampKey(command) => stamp_key::run(&command),
        Command::Missed(args) => runtime()?.block_on(missed::run(args)),
    }
}

fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
}
