//! What else becomes of a text: somebody has read it, or it is no longer needed.

use serde_json::json;

use super::text::{Refused, TextChange, WrittenText, note, version_read};
use super::{SaveError, reason};
use crate::Store;

impl Store {
    /// Says that a text was read by somebody else than who wrote it, and is good.
    ///
    /// # Errors
    ///
    /// A [`SaveError`]: of the field `review` where the reviewer wrote it.
    pub async fn review_text(
        &self,
        text: TextChange<'_>,
        by: &str,
    ) -> Result<i32, SaveError<WrittenText>> {
        let mut edit = self.edit().await?;
        let before = version_read(&mut edit, &text).await?;
        let before = before.ok_or(SaveError::Gone)?;
        if before.by == by {
            return Err(Refused::field("review", "own-text"));
        }
        let version = sqlx::query_scalar!(
            "update fact_text set reviewed_by = $4
             where fact = $1 and language = $2 and field = $3
             returning version",
            text.fact,
            text.language,
            text.field,
            by,
        );
        let version = version.fetch_one(&mut *edit).await?;
        let said = |who| Some(json!({ "reviewed_by": who }));
        let (was, is) = (said(before.value.reviewed_by.as_deref()), said(Some(by)));
        note(&mut edit, &text.key(), (by, ""), was, is).await?;
        edit.commit().await?;
        Ok(version)
    }

    /// Removes a text: a later wording that should not be, or a language that a fact has no longer.
    ///
    /// # Errors
    ///
    /// A [`SaveError`].
    pub async fn remove_text(
        &self,
        text: TextChange<'_>,
        by: &str,
        why: &str,
    ) -> Result<(), SaveError<WrittenText>> {
        reason(why)?;
        let mut edit = self.edit().await?;
        let before = version_read(&mut edit, &text).await?;
        let before = before.ok_or(SaveError::Gone)?;
        sqlx::query!(
            "delete from fact_text where fact = $1 and language = $2 and field = $3",
            text.fact,
            text.language,
            text.field,
        )
        .execute(&mut *edit)
        .await?;
        let was = serde_json::to_value(&before.value)?;
        note(&mut edit, &text.key(), (by, why), Some(was), None).await?;
        edit.commit().await?;
        Ok(())
    }
}
