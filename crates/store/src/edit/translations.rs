//! All texts at once, for a file that translators work on elsewhere.

use triage::knowledge::FactId;

use super::read::Stamp;
use super::{Versioned, WrittenText};
use crate::words::Reading;
use crate::{Store, StoreError};

impl Store {
    /// The texts of all facts in one language, by fact and field.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn texts_in(
        &self,
        language: &str,
    ) -> Result<Vec<(FactId, Versioned<WrittenText>)>, StoreError> {
        let rows = sqlx::query!(
            "select fact, field, body, origin, reviewed_by, source_hash, version, author,
                 changed_at
             from fact_text
             where language = $1
             order by fact, field",
            language,
        );
        let rows = rows.fetch_all(&self.pool).await?.into_iter();
        rows.map(|row| {
            let origin = Reading::of("fact_text", &row.fact).value(&row.origin)?;
            let stamp = Stamp {
                version: row.version,
                author: row.author,
                changed_at: row.changed_at,
            };
            let text = WrittenText {
                language: language.to_owned(),
                field: row.field,
                body: row.body,
                origin,
                reviewed_by: row.reviewed_by,
                source_hash: row.source_hash,
            };
            Ok((row.fact, stamp.on(text)))
        })
        .collect()
    }

    /// The languages in which facts have texts, with how many.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn languages_of_texts(&self) -> Result<Vec<(String, i64)>, StoreError> {
        let rows = sqlx::query!(
            r#"select language, count(*) as "count!" from fact_text
               group by language order by language"#
        );
        let rows = rows.fetch_all(&self.pool).await?.into_iter();
        Ok(rows.map(|row| (row.language, row.count)).collect())
    }
}
