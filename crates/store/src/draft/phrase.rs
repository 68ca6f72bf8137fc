//! The phrases from which the recogniser learns.

use std::collections::BTreeMap;

use sqlx::PgConnection;
use triage::knowledge::{Knowledge, Phrasebook};

use crate::StoreError;

/// Many rows for one statement, column by column.
#[derive(Default)]
struct Columns {
    languages: Vec<String>,
    messages: Vec<Option<String>>,
    topics: Vec<Option<String>>,
    positions: Vec<i32>,
    bodies: Vec<String>,
}

impl Columns {
    fn of(knowledge: &Knowledge) -> Self {
        let mut columns = Self::default();
        for (language, book) in &knowledge.phrasebooks {
            for (message, said) in &book.phrases {
                columns.add(language, Some(message), None, said);
            }
            for (topic, said) in &book.unrelated {
                columns.add(language, None, Some(topic), said);
            }
        }
        columns
    }

    fn add(
        &mut self,
        language: &str,
        message: Option<&String>,
        topic: Option<&String>,
        said: &[String],
    ) {
        for (position, body) in (0..).zip(said) {
            self.languages.push(language.to_owned());
            self.messages.push(message.cloned());
            self.topics.push(topic.cloned());
            self.positions.push(position);
            self.bodies.push(body.clone());
        }
    }
}

pub(super) async fn all(
    conn: &mut PgConnection,
) -> Result<BTreeMap<String, Phrasebook>, StoreError> {
    let rows = sqlx::query!(
        r#"select language, message, topic, array_agg(body order by position, id) as "said!"
           from phrase
           group by language, message, topic"#
    );
    let mut books: BTreeMap<String, Phrasebook> = BTreeMap::new();
    for row in rows.fetch_all(conn).await? {
        let book = books.entry(row.language).or_default();
        match (row.message, row.topic) {
            (Some(message), _) => book.phrases.insert(message, row.said),
            (None, topic) => book.unrelated.insert(topic.unwrap_or_default(), row.said),
        };
    }
    Ok(books)
}

pub(super) async fn delete_all(conn: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query!("delete from phrase").execute(conn).await?;
    Ok(())
}

pub(super) async fn insert_all(
    conn: &mut PgConnection,
    knowledge: &Knowledge,
    author: &str,
) -> Result<(), StoreError> {
    let columns = Columns::of(knowledge);
    sqlx::query!(
        "insert into phrase (language, message, topic, position, body, author)
         select *, $6
         from unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::text[])",
        &columns.languages,
        &columns.messages as &[Option<String>],
        &columns.topics as &[Option<String>],
        &columns.positions,
        &columns.bodies,
        author,
    )
    .execute(conn)
    .await?;
    Ok(())
}
