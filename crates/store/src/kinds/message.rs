//! The catalogue of messages.

use sqlx::PgConnection;
use triage::knowledge::{Detail, FactId, Message, Prefill, Words};

use super::{Details, route};
use crate::StoreError;
use crate::words::{Reading, perhaps_word, word};

struct Row {
    fact: String,
    catalogue_group: String,
    appears: Vec<String>,
    words_pt: Vec<String>,
    words_en: Vec<String>,
    words_pt_unconfirmed: Vec<String>,
    words_status: String,
    first_seen: String,
    last_seen: String,
    fix_status: String,
    answers_portal: Option<String>,
    answers_invited: Option<String>,
    answers_niss: Option<String>,
    answers_place: Option<String>,
    confusable_with: Vec<String>,
}

impl TryFrom<Row> for Message {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let at = Reading::of("message", &row.fact);
        Ok(Self {
            group: at.value(&row.catalogue_group)?,
            appears: row.appears,
            words: Words {
                pt: row.words_pt,
                en: row.words_en,
                pt_unconfirmed: row.words_pt_unconfirmed,
            },
            words_status: at.value(&row.words_status)?,
            first_seen: row.first_seen,
            last_seen: row.last_seen,
            fix_status: at.value(&row.fix_status)?,
            confusable_with: row.confusable_with,
            answers: Prefill {
                portal: at.perhaps(row.answers_portal.as_deref())?,
                invited: at.perhaps(row.answers_invited.as_deref())?,
                niss: at.perhaps(row.answers_niss.as_deref())?,
                place: at.perhaps(row.answers_place.as_deref())?,
            },
            routes: Vec::new(),
        })
    }
}

pub(super) async fn all(conn: &mut PgConnection) -> Result<Details, StoreError> {
    let mut routes = route::all(conn).await?;
    let rows = sqlx::query_as!(
        Row,
        r#"select fact, catalogue_group, appears, words_pt, words_en, words_pt_unconfirmed,
               words_status, first_seen, last_seen, fix_status, answers_portal, answers_invited,
               answers_niss, answers_place,
               array(
                   select other
                   from message_confusable
                   where message_confusable.message = message.fact
                   order by position
               ) as "confusable_with!"
           from message"#
    );
    let rows = rows.fetch_all(conn).await?;
    rows.into_iter()
        .map(|row| {
            let id = row.fact.clone();
            let mut message = Message::try_from(row)?;
            message.routes = routes.remove(&id).unwrap_or_default();
            Ok((id, Detail::Message(Box::new(message))))
        })
        .collect()
}

/// With its routes and the messages that it is easily mistaken for.
pub(super) async fn insert(
    conn: &mut PgConnection,
    id: &str,
    message: &Message,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into message
             (fact, catalogue_group, appears, words_pt, words_en, words_pt_unconfirmed,
              words_status, first_seen, last_seen, fix_status, answers_portal, answers_invited,
              answers_niss, answers_place)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        id,
        word(&message.group)?,
        &message.appears,
        &message.words.pt,
        &message.words.en,
        &message.words.pt_unconfirmed,
        word(&message.words_status)?,
        message.first_seen,
        message.last_seen,
        word(&message.fix_status)?,
        perhaps_word(message.answers.portal.as_ref())?,
        perhaps_word(message.answers.invited.as_ref())?,
        perhaps_word(message.answers.niss.as_ref())?,
        perhaps_word(message.answers.place.as_ref())?,
    )
    .execute(&mut *conn)
    .await?;
    for (position, dated) in (0..).zip(&message.routes) {
        route::insert(conn, id, position, dated).await?;
    }
    insert_confusable(conn, id, &message.confusable_with).await
}

async fn insert_confusable(
    conn: &mut PgConnection,
    id: &str,
    others: &[FactId],
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into message_confusable (message, position, other)
         select $1, position - 1, other
         from unnest($2::text[]) with ordinality as named (other, position)",
        id,
        others,
    )
    .execute(conn)
    .await?;
    Ok(())
}
