//! What can be set from outside: a flag, an environment variable or a default for each.

use std::net::{AddrParseError, IpAddr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use store::Role;

/// Which way to go: guided triage for the renewal of residence permits in Portugal.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site.
    Serve(Serve),
    /// Check the first edition's data files, and name what is wrong.
    CheckKnowledge(KnowledgeArgs),
    /// Walk every way of the interview, and write the decision table.
    Prove(Prove),
    /// Replace the working copy by data files or by an exported edition, and publish it.
    Import(Import),
    /// Write a published edition as JSON.
    Export(Export),
    /// Add an account for somebody who keeps the facts true, and print its one-time link.
    AddEditor(AddEditor),
    /// Bring the schema up to date as the owner of the database.
    Migrate(Migrate),
    /// Make a key for time-stamps.
    #[command(subcommand)]
    StampKey(StampKeyCommand),
    /// List the texts that people sent because nothing fitted.
    Missed(DatabaseArgs),
}

/// Where the data files are.
#[derive(Clone, Debug, Args)]
pub struct KnowledgeArgs {
    /// A folder of data files, or an edition as `export` writes it; the data files built into the
    /// program where none is given.
    #[arg(long, env = "RUMO_KNOWLEDGE")]
    pub knowledge: Option<PathBuf>,
}

/// Which database.
#[derive(Clone, Debug, Args)]
pub struct DatabaseArgs {
    /// The Postgres to use; a private one under the data folder where none is given.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// The folder for the private Postgres and the copy of the edition.
    #[arg(long, env = "RUMO_DATA", default_value = ".data")]
    pub data: PathBuf,
    /// Leave the schema to its owner (`rumo migrate`), and refuse where it is not up to date.
    #[arg(long, env = "RUMO_NO_MIGRATE")]
    pub no_migrate: bool,
}

/// How to serve.
#[derive(Clone, Debug, Args)]
pub struct Serve {
    /// The database.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The address to listen on.
    #[arg(long, env = "RUMO_LISTEN", default_value = "127.0.0.1:8000")]
    pub listen: SocketAddr,
    /// The address for metrics, apart from the public one.
    #[arg(long, env = "RUMO_METRICS_LISTEN", default_value = "127.0.0.1:9000")]
    pub metrics_listen: SocketAddr,
    /// The address under which people reach the site, without a slash at the end.
    #[arg(long, env = "RUMO_ORIGIN")]
    pub origin: Option<String>,
    /// The responsible body, named on every page.
    #[arg(long, env = "RUMO_PUBLISHER")]
    pub publisher: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed, by comma; none where it is empty.
    #[arg(long, env = "RUMO_TRUSTED_PROXIES", default_value = "")]
    pub trusted_proxies: Proxies,
    /// The file with the private key of time-stamps, the same for all instances (`rumo stamp-key
    /// new`). Without it no stamps are given; where no database is named either, a key is made in
    /// the data folder.
    #[arg(long, env = "RUMO_STAMP_KEY")]
    pub stamp_key: Option<PathBuf>,
    /// The public keys before it, in base64, by comma: for a site without a database, which
    /// remembers them.
    #[arg(long, env = "RUMO_STAMP_EARLIER_KEYS", value_delimiter = ',')]
    pub stamp_earlier_keys: Vec<String>,
    /// How many bytes of rendered pages are kept.
    #[arg(long, env = "RUMO_PAGE_MEMORY", default_value_t = 16 * 1024 * 1024)]
    pub page_memory: u64,
    /// How many requests a second one address may make; bursts may be three times that.
    #[arg(long, env = "RUMO_REQUESTS_PER_SECOND", default_value_t = 60)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    pub requests_per_second: u32,
    /// For how many seconds new connections are still taken after the signal to stop: longer than
    /// the proxy needs to see that `/readyz` refuses.
    #[arg(long, env = "RUMO_DRAIN", default_value_t = 1)]
    pub drain: u64,
    /// Also serve the made-up language, for tests.
    #[arg(long, env = "RUMO_PSEUDO_LANGUAGE")]
    pub pseudo_language: bool,
    /// Write logs as JSON.
    #[arg(long, env = "RUMO_LOG_JSON")]
    pub log_json: bool,
}

/// What to do with keys of time-stamps.
#[derive(Clone, Debug, Subcommand)]
pub enum StampKeyCommand {
    /// Make a new private key, and print its name and how to use it.
    New {
        /// The file to write; one that is there is left alone.
        file: PathBuf,
    },
}

/// How to bring the schema up to date.
#[derive(Clone, Debug, Args)]
pub struct Migrate {
    /// The database, by the role that owns it.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The role of the running program: it is given what it needs, and nothing else.
    #[arg(long, env = "RUMO_APP_ROLE")]
    #[arg(value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub app_role: Option<String>,
}

/// Addresses of proxies, written by comma.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(pub Vec<IpAddr>);

impl FromStr for Proxies {
    type Err = AddrParseError;

    fn from_str(text: &str) -> Result<Self, AddrParseError> {
        let named = text.split(',').map(str::trim);
        let named = named.filter(|address| !address.is_empty());
        named.map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

/// How to prove.
#[derive(Clone, Debug, Args)]
pub struct Prove {
    /// The data files.
    #[command(flatten)]
    pub files: KnowledgeArgs,
    /// Where to write the decision table.
    #[arg(long)]
    pub table: Option<PathBuf>,
    /// Refuse where the table on disk is not the one that would be written.
    #[arg(long, requires = "table")]
    pub check: bool,
    /// Print one way to each outcome that has words of its own on this day, as the query of an
    /// address, and nothing else.
    #[arg(long, value_name = "DAY", conflicts_with = "table")]
    pub ends: Option<NaiveDate>,
}

/// What to import.
#[derive(Clone, Debug, Args)]
pub struct Import {
    /// The database.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The data files.
    #[command(flatten)]
    pub files: KnowledgeArgs,
    /// Who publishes.
    #[arg(long, default_value = "import")]
    pub by: String,
    /// Why: the public page of editions shows it.
    #[arg(long, value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub reason: String,
}

/// What to export.
#[derive(Clone, Debug, Args)]
pub struct Export {
    /// The database.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The number of the edition; the newest where none is given.
    #[arg(long)]
    pub edition: Option<i64>,
    /// The file to write; standard output where none is given.
    #[arg(long)]
    pub to: Option<PathBuf>,
}

/// Whom to add.
#[derive(Clone, Debug, Args)]
pub struct AddEditor {
    /// The database.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The name to sign in with: small letters, digits, dots and dashes. Editions show it.
    pub name: String,
    /// viewer, editor, reviewer or operator. An operator adds the others in the browser.
    #[arg(long, default_value = "operator", value_parser = role)]
    pub role: Role,
    /// The association that the account belongs to.
    #[arg(long)]
    pub site: Option<String>,
    /// The address under which people reach the site, for the link.
    #[arg(long, env = "RUMO_ORIGIN", default_value = "http://127.0.0.1:8000")]
    pub origin: String,
    /// A new link for an account that is there already: its password and second factor are set
    /// anew.
    #[arg(long)]
    pub again: bool,
}

fn role(name: &str) -> Result<Role, String> {
    Role::from_name(name).ok_or_else(|| "viewer, editor, reviewer or operator".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proxies_are_written_by_comma_and_none_is_none() {
        let read = |text: &str| text.parse::<Proxies>().map(|Proxies(all)| all.len());
        assert_eq!(read(""), Ok(0));
        assert_eq!(read("127.0.0.1"), Ok(1));
        assert_eq!(read("127.0.0.1, ::1,"), Ok(2));
        assert!(read("localhost").is_err());
    }
}
