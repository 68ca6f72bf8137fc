//! A role and a database of one's own in a private cluster.

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

use crate::StoreError;

/// An arbitrary number, the same in every instance.
const CREATOR: i64 = 0x0052_554d_4f02;

/// The longest name that Postgres does not cut.
const LONGEST_NAME: usize = 63;

/// Makes a role and a database of that name where they are missing, and returns their address.
///
/// For a private cluster, whose socket only its owner reaches: the role has no password. It is no
/// superuser; it may create databases, because tests make one each. Safe to call at any time and
/// by several programs at once.
///
/// # Errors
///
/// [`StoreError::BadName`] and [`StoreError::BadAddress`], and [`StoreError::Database`] where the
/// server refuses.
pub async fn create_database(admin_url: &str, name: &str) -> Result<String, StoreError> {
    if !is_name(name) {
        return Err(StoreError::BadName(name.to_owned()));
    }
    let url = address(admin_url, name).ok_or(StoreError::BadAddress)?;
    let mut conn = PgConnection::connect(admin_url).await?;
    // `create database` runs in no transaction, so the session holds the lock, until it closes.
    sqlx::query!("select pg_advisory_lock($1)", CREATOR)
        .execute(&mut conn)
        .await?;
    if !has_role(&mut conn, name).await? {
        conn.execute(AssertSqlSafe(format!(
            "create role \"{name}\" login createdb"
        )))
        .await?;
    }
    if !has_database(&mut conn, name).await? {
        conn.execute(AssertSqlSafe(format!(
            "create database \"{name}\" owner \"{name}\""
        )))
        .await?;
    }
    conn.close().await?;
    Ok(url)
}

async fn has_role(conn: &mut PgConnection, name: &str) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!(
        r#"select exists (select from pg_roles where rolname = $1::text) as "exists!""#,
        name
    );
    Ok(found.fetch_one(conn).await?)
}

async fn has_database(conn: &mut PgConnection, name: &str) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!(
        r#"select exists (select from pg_database where datname = $1::text) as "exists!""#,
        name
    );
    Ok(found.fetch_one(conn).await?)
}

/// The name is put into SQL and into an address, so it must be a plain word.
fn is_name(name: &str) -> bool {
    name.len() <= LONGEST_NAME
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// The same server, with the name as role and as database.
fn address(admin_url: &str, name: &str) -> Option<String> {
    let (scheme, rest) = admin_url.split_once("://")?;
    let (rest, query) = rest
        .split_once('?')
        .map_or((rest, None), |(rest, q)| (rest, Some(q)));
    let authority = rest.split('/').next()?;
    let host = authority.rsplit('@').next()?;
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("{scheme}://{name}@{host}/{name}{query}"))
}

#[cfg(test)]
mod tests {
    use super::{address, is_name};

    #[test]
    fn the_address_keeps_the_server_and_changes_the_rest() {
        let admin = "postgres://rumo_admin@localhost/postgres?host=/tmp/pg-1";
        assert_eq!(
            address(admin, "rumo").unwrap(),
            "postgres://rumo@localhost/rumo?host=/tmp/pg-1"
        );
        let admin = "postgres://admin:p%40ss@db.example:5433";
        assert_eq!(
            address(admin, "x").unwrap(),
            "postgres://x@db.example:5433/x"
        );
        assert_eq!(address("nonsense", "x"), None);
    }

    #[test]
    fn a_name_is_a_plain_word() {
        assert!(is_name("rumo") && is_name("rumo_2"));
        for bad in [
            "",
            "2rumo",
            "Rumo",
            "ru mo",
            "rumo;drop",
            "rumo\"",
            &"r".repeat(64),
        ] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
