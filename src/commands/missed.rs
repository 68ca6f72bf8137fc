//! `rumo missed`: the texts that people sent because nothing fitted, for whoever writes phrases.

use std::error::Error;

use super::database;
use crate::clock::Clock;
use crate::config::DatabaseArgs;

pub(super) async fn run(args: DatabaseArgs) -> Result<(), Box<dyn Error>> {
    let store = database::open_as_it_is(&args).await?;
    store.forget_missed(Clock::System.today()).await?;
    for missed in store.missed().await? {
        println!(
            "{} {}, sent {} times",
            missed.sent_on, missed.language, missed.times
        );
        println!("    {}", missed.said.replace('\n', "\n    "));
    }
    Ok(())
}
