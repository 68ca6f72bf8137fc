//! The first edition in the database of a test. To migrate and fill one takes seconds of a
//! processor, so it is done once for each build of the tests; every test has a copy of its own.

use std::hash::{DefaultHasher, Hash, Hasher as _};

use rumo::follow::fill_and_load;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, PgPool};
use store::Store;

/// Held while the template is looked for and made. Any number that nobody else locks.
const MAKING: i64 = 0x7275_6d6f_0001;

/// Makes the empty database of a test anew, as a copy of one that holds the first edition. The
/// pool stays good: it finds its connections gone, and opens others.
pub(crate) async fn put_into(pool: &PgPool) {
    let options = pool.connect_options();
    let name = options.get_database().unwrap();
    let url = std::env::var("DATABASE_URL").unwrap();
    let maintenance: PgConnectOptions = url.parse().unwrap();
    let mut server = PgConnection::connect_with(&maintenance).await.unwrap();
    let template = template(&mut server, &maintenance).await;
    run(
        &mut server,
        format!("drop database \"{name}\" with (force)"),
    )
    .await;
    run(
        &mut server,
        format!("create database \"{name}\" template \"{template}\""),
    )
    .await;
    server.close().await.unwrap();
}

/// The name of the filled database; makes it where no test of this build has done so.
async fn template(server: &mut PgConnection, options: &PgConnectOptions) -> String {
    let (program, build) = this_build();
    let name = format!("rumo_first_{program:016x}_{build:016x}");
    lock(server, "pg_advisory_lock").await;
    if !databases_like(server, &name).await.contains(&name) {
        // On a server that is kept, earlier builds left theirs; a test that was killed, a part.
        for old in databases_like(server, &format!("rumo_first_{program:016x}_%")).await {
            run(server, format!("drop database \"{old}\" with (force)")).await;
        }
        let begun = format!("{name}_begun");
        run(server, format!("create database \"{begun}\"")).await;
        fill(options.clone().database(&begun)).await;
        // Under its name it is whole.
        run(
            server,
            format!("alter database \"{begun}\" rename to \"{name}\""),
        )
        .await;
    }
    lock(server, "pg_advisory_unlock").await;
    name
}

/// Two numbers: for the file of this program, and for what was built into it last. The migrations,
/// the data files and how both are read are all in it.
fn this_build() -> (u64, u64) {
    let file = std::env::current_exe().unwrap();
    let about = file.metadata().unwrap();
    let build = (about.len(), about.modified().unwrap());
    (number(&file), number(&build))
}

fn number(of: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

async fn fill(options: PgConnectOptions) {
    let pool = PgPool::connect_with(options).await.unwrap();
    let name = format!("rumo-first-{}.json", std::process::id());
    let copy = std::env::temp_dir().join(name);
    fill_and_load(&Store::from(pool.clone()), &copy)
        .await
        .unwrap();
    std::fs::remove_file(copy).unwrap();
    pool.close().await;
}

async fn databases_like(server: &mut PgConnection, pattern: &str) -> Vec<String> {
    let names = sqlx::query_scalar("select datname::text from pg_database where datname like $1");
    names.bind(pattern).fetch_all(server).await.unwrap()
}

async fn lock(server: &mut PgConnection, function: &str) {
    run(server, format!("select {function}({MAKING})")).await;
}

async fn run(server: &mut PgConnection, statement: String) {
    server.execute(AssertSqlSafe(statement)).await.unwrap();
}
