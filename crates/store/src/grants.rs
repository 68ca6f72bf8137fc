//! What the program's own role may do in the database: table by table, and nothing else.
//!
//! Whoever breaks into the program gets its role. So it owns nothing, cannot change the schema or
//! empty a table, and cannot rewrite what was said: editions and histories only grow for it.
//! `rumo migrate --app-role` applies this list; a right that is not in it is taken away.
//!
//! A new table needs a line here. Rights of a delete or an update that the database itself does
//! (cascades, references) are not needed: those run as the owner of the table.

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

use crate::schema::SchemaError;
use crate::{Store, StoreError, lock};

/// The working copy: editors change it, an import replaces it.
const WORK: &[&str] = &["select", "insert", "update", "delete"];
/// What was said is kept: it is read and added to.
const GROWS: &[&str] = &["select", "insert"];

/// Every table, and what the program does with it.
pub const TABLES: &[(&str, &[&str])] = &[
    ("accepted_window", WORK),
    // Closed, never deleted: what an account did stays under its name.
    ("account", &["select", "insert", "update"]),
    ("advice", WORK),
    ("advice_document", WORK),
    ("channel", WORK),
    ("document", WORK),
    ("edition", GROWS),
    // Counted anew by a program that counts otherwise.
    ("edition_change", &["select", "insert", "update"]),
    // Noted once, deleted two days later.
    ("ended_case", &["select", "insert", "delete"]),
    ("fact", WORK),
    ("fact_contradiction", WORK),
    ("fact_source", WORK),
    ("fact_text", WORK),
    ("help_line", WORK),
    ("invitation", WORK),
    ("journal", GROWS),
    // A trigger raises the serial, as whoever changes live data.
    ("live", &["select", "update"]),
    ("message", WORK),
    ("message_confusable", WORK),
    ("message_count", WORK),
    ("message_report", &["select", "insert", "delete"]),
    ("message_route", WORK),
    ("message_sign", WORK),
    // Deleted when they have been kept for 30 days.
    ("missed", WORK),
    ("phrase", WORK),
    ("place", WORK),
    ("portal", WORK),
    ("portal_state", GROWS),
    ("portal_state_end", GROWS),
    ("portal_state_source", GROWS),
    ("portal_state_text", GROWS),
    // What was proposed stays, by a trigger; its answer is written once.
    ("proposal", &["select", "insert", "update"]),
    ("recovery_code", WORK),
    ("report", &["select", "insert", "delete"]),
    ("report_count", WORK),
    ("report_freeze", GROWS),
    // Weighed anew: a part is there or is not.
    ("report_part", &["select", "insert", "delete"]),
    ("report_salt", &["select", "insert", "delete"]),
    ("report_signal", &["select", "insert", "update"]),
    ("rule", WORK),
    ("session", WORK),
    ("sign_in_failure", &["select", "insert", "delete"]),
    ("site", WORK),
    ("site_count", WORK),
    ("source", WORK),
    // Whoever checks an old stamp needs its key.
    ("stamp_key", GROWS),
    // Which migrations were run: the program looks, and only the owner writes.
    ("_sqlx_migrations", &["select"]),
];

/// Every sequence whose numbers the program takes. Those of identity columns need no right.
pub const SEQUENCES: &[&str] = &["row_version"];

impl Store {
    /// Gives a role the rights of [`TABLES`] and [`SEQUENCES`] and takes every other one from it,
    /// at once. To be called as the owner of the database, after the migrations.
    ///
    /// # Errors
    ///
    /// [`StoreError::Schema`] where there is no such role, or it could do more whatever is granted;
    /// [`StoreError::Database`] where the database refuses. Then nothing has changed.
    pub async fn grant_to(&self, role: &str) -> Result<(), StoreError> {
        let mut conn = self.pool.acquire().await?;
        let mut transaction = conn.begin().await?;
        lock::writer(&mut transaction).await?;
        must_be_plain(&mut transaction, role).await?;
        for statement in statements(&mut transaction, role).await? {
            transaction.execute(AssertSqlSafe(statement)).await?;
        }
        must_not_create(&mut transaction, role).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Refuses a role that rights cannot bind.
async fn must_be_plain(conn: &mut PgConnection, role: &str) -> Result<(), StoreError> {
    let found = sqlx::query!(
        r#"select rolsuper as "is_superuser!", rolcreaterole or rolcreatedb as "creates!",
               pg_has_role(oid, current_user::name, 'member') as "is_owner!"
           from pg_roles where rolname = $1::text"#,
        role
    );
    let Some(found) = found.fetch_optional(conn).await? else {
        return Err(SchemaError::NoRole(role.to_owned()).into());
    };
    let why = if found.is_superuser {
        "it is a superuser"
    } else if found.is_owner {
        "it is the owner of the database, or a member of its role"
    } else if found.creates {
        "it may create roles or databases"
    } else {
        return Ok(());
    };
    let role = role.to_owned();
    Err(SchemaError::TooStrong { role, why }.into())
}

/// What takes everything from the role and gives it what it needs. A database that is older than
/// Postgres 15 may still let everybody create tables.
async fn statements(conn: &mut PgConnection, role: &str) -> Result<Vec<String>, StoreError> {
    let names = sqlx::query!(
        r#"select quote_ident($1::text) as "role!",
               quote_ident(current_database()) as "database!""#,
        role
    );
    let names = names.fetch_one(conn).await?;
    let (role, database) = (names.role, names.database);
    let mut all = vec![
        "revoke create on schema public from public".to_owned(),
        format!("revoke temporary on database {database} from public"),
        format!("revoke all on database {database} from {role}"),
        format!("revoke all on schema public from {role}"),
        format!("revoke all on all tables in schema public from {role}"),
        format!("revoke all on all sequences in schema public from {role}"),
        format!("grant connect on database {database} to {role}"),
        format!("grant usage on schema public to {role}"),
    ];
    for (table, rights) in TABLES.iter().filter(|(_, rights)| !rights.is_empty()) {
        let rights = rights.join(", ");
        all.push(format!("grant {rights} on table {table} to {role}"));
    }
    for sequence in SEQUENCES {
        all.push(format!("grant usage on sequence {sequence} to {role}"));
    }
    Ok(all)
}

/// What was granted by others, or to everybody, may not be ours to take away: then say so.
async fn must_not_create(conn: &mut PgConnection, role: &str) -> Result<(), StoreError> {
    let creates = sqlx::query_scalar!(
        r#"select has_schema_privilege($1::text, 'public', 'create')
               or has_database_privilege($1::text, current_database(), 'create, temporary')
               as "creates!""#,
        role
    );
    if creates.fetch_one(conn).await? {
        let role = role.to_owned();
        let why = "it may create tables in this database; an administrator must revoke that";
        return Err(SchemaError::TooStrong { role, why }.into());
    }
    Ok(())
}

/// What the program needs and its role may not do, such as `insert into missed`.
pub(crate) async fn missing(conn: &mut PgConnection) -> Result<Vec<String>, StoreError> {
    let pairs = TABLES
        .iter()
        .flat_map(|(table, rights)| rights.iter().map(move |right| (*table, *right)));
    let (tables, rights): (Vec<_>, Vec<_>) = pairs
        .map(|(table, right)| (table.to_owned(), right.to_owned()))
        .unzip();
    let missing = sqlx::query_scalar!(
        r#"select needed.action || ' ' || needed.name as "missing!"
           from unnest($1::text[], $2::text[]) as needed (name, action)
           where not coalesce(has_table_privilege(to_regclass(needed.name), needed.action), false)
           order by 1"#,
        &tables,
        &rights
    );
    Ok(missing.fetch_all(conn).await?)
}
