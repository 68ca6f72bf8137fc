//! The words of the facts.

use std::collections::BTreeMap;

use sqlx::PgConnection;
use triage::knowledge::{FactId, Knowledge, Texts};

use crate::texts::{self, SOURCE_LANGUAGE, TextRow};
use crate::words::Reading;
use crate::{StoreError, digest};

struct Row {
    fact: String,
    language: String,
    field: String,
    body: String,
    origin: String,
    reviewed_by: Option<String>,
    source_hash: Option<String>,
}

impl From<Row> for (FactId, TextRow) {
    fn from(row: Row) -> Self {
        let text = TextRow {
            language: row.language,
            field: row.field,
            body: row.body,
            origin: row.origin,
            reviewed_by: row.reviewed_by,
            source_hash: row.source_hash,
        };
        (row.fact, text)
    }
}

/// Many rows for one statement, column by column.
#[derive(Default)]
struct Columns {
    facts: Vec<String>,
    languages: Vec<String>,
    fields: Vec<String>,
    bodies: Vec<String>,
    origins: Vec<String>,
    reviewers: Vec<Option<String>>,
    source_hashes: Vec<Option<String>>,
}

impl TryFrom<&Knowledge> for Columns {
    type Error = StoreError;

    fn try_from(knowledge: &Knowledge) -> Result<Self, StoreError> {
        let mut columns = Self::default();
        for (id, fact) in &knowledge.facts {
            for row in texts::rows(&fact.text)? {
                let source_hash = source_hash(&fact.text, &row);
                columns.facts.push(id.clone());
                columns.languages.push(row.language);
                columns.fields.push(row.field);
                columns.bodies.push(row.body);
                columns.origins.push(row.origin);
                columns.reviewers.push(row.reviewed_by);
                columns.source_hashes.push(source_hash);
            }
        }
        Ok(columns)
    }
}

/// The hash of the text from which a row was translated. One that says none was written together
/// with the text that stands beside it.
fn source_hash(texts: &Texts, row: &TextRow) -> Option<String> {
    let beside = || {
        let source = texts.get(SOURCE_LANGUAGE)?.get(&row.field)?;
        (row.language != SOURCE_LANGUAGE).then(|| digest(source.body()))
    };
    row.source_hash.clone().or_else(beside)
}

/// The hash of the source text of today is left out: the translation is fresh, and there is
/// nothing to say. A translation that has one is stale.
pub(super) async fn all(
    conn: &mut PgConnection,
    only: Option<&str>,
) -> Result<BTreeMap<FactId, Texts>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select text.fact, text.language, text.field, text.body, text.origin, text.reviewed_by,
               nullif(
                   text.source_hash, encode(sha256(convert_to(source.body, 'UTF8')), 'hex')
               ) as source_hash
           from fact_text as text
           left join fact_text as source
               on source.fact = text.fact and source.field = text.field
                   and source.language = $1 and text.language <> $1
           where $2::text is null or text.fact = $2"#,
        SOURCE_LANGUAGE,
        only,
    )
    .fetch_all(conn)
    .await?;
    let mut all = BTreeMap::new();
    for (fact, row) in rows.into_iter().map(<(FactId, TextRow)>::from) {
        let at = Reading::of("fact_text", &fact);
        texts::put(all.entry(fact.clone()).or_default(), row, at)?;
    }
    Ok(all)
}

pub(super) async fn insert_all(
    conn: &mut PgConnection,
    knowledge: &Knowledge,
    author: &str,
) -> Result<(), StoreError> {
    let columns = Columns::try_from(knowledge)?;
    sqlx::query!(
        "insert into fact_text
             (fact, language, field, body, origin, reviewed_by, source_hash, author)
         select *, $8
         from unnest(
             $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]
         )",
        &columns.facts,
        &columns.languages,
        &columns.fields,
        &columns.bodies,
        &columns.origins,
        &columns.reviewers as &[Option<String>],
        &columns.source_hashes as &[Option<String>],
        author,
    )
    .execute(conn)
    .await?;
    Ok(())
}
