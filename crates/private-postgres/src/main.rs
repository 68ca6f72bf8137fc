//! `private-postgres up [DIR]` prints the address of a Postgres that runs; `down [DIR]` stops it.
//!
//! For what wants an address before a program runs, such as `sqlx::test`:
//! `export DATABASE_URL=$(cargo run -qp private-postgres -- up)`.

use std::process::ExitCode;

use private_postgres::PrivatePostgres;

const DEFAULT_DIR: &str = ".data/pg";

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let command = arguments.next();
    let dir = arguments.next().unwrap_or_else(|| DEFAULT_DIR.into());
    let bin_dir = std::env::var_os("PG_BINDIR").map(Into::into);
    let postgres = PrivatePostgres::in_dir(dir).bin_dir(bin_dir);
    let done = match command.as_deref().and_then(|command| command.to_str()) {
        Some("up") => postgres
            .start(|progress| eprintln!("{progress}"))
            .map(|running| println!("{}", running.url()))
            .map_err(|error| error.to_string()),
        Some("down") => postgres
            .stop()
            .map(|_| ())
            .map_err(|error| error.to_string()),
        _ => Err("usage: private-postgres up|down [DIR]".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
