//! `rumo add-editor`: the first account, or a way back in for whoever has lost everything.

use std::error::Error;

use super::database;
use crate::clock::Clock;
use crate::config::AddEditor;
use crate::editor::new_link;

/// Who is named as the author of an account that was added here.
const BY: &str = "command line";

pub(super) async fn run(args: AddEditor) -> Result<(), Box<dyn Error>> {
    let store = database::open(&args.database).await?;
    let name = args.name.to_lowercase();
    let known = store.account_named(&name).await?;
    let id = match known {
        Some(account) if args.again => account.id,
        Some(_) => {
            return Err(format!("{name} is there already: --again makes a new link").into());
        }
        None if args.again => return Err(format!("there is no account {name}").into()),
        None => {
            let added = store.add_account(&name, args.role, args.site.as_deref(), BY);
            added.await.map_err(|error| match error.constraint() {
                Some("account_name_is_short") => {
                    "a name is 2 to 40 small letters, digits, dots, dashes or underscores, a \
                     letter first"
                        .to_owned()
                }
                Some("account_name_is_a_person") => {
                    "the program itself signs with this name: choose another".to_owned()
                }
                Some("account_site_fkey") => "there is no such association".to_owned(),
                _ => error.to_string(),
            })?
        }
    };
    let path = new_link(&store, id, BY, Clock::System.now()).await?;
    println!("Open this link within 72 hours and choose a password for {name}:");
    println!("{}{path}", args.origin.trim_end_matches('/'));
    Ok(())
}
