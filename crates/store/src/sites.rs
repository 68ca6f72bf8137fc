//! Sites that show our pages in a frame: live data, kept by an operator or an editor. And how often
//! the interview was begun and ended there, in sums of a day.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use crate::journal::{self, Entry, Subject};
use crate::{Store, StoreError};

/// For how many days the sums are kept: a year and the month before it, to compare.
pub const COUNTED_DAYS: u64 = 400;

/// A site that shows our pages in a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// The slug in the address of its frames.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The origins that may frame our pages, as `https://host`; of `demo` loopback too.
    pub origins: Vec<String>,
    /// The code of the language in which its frames begin.
    pub default_language: String,
    /// The codes of the languages that it offers, in its order.
    pub languages: Vec<String>,
    /// The colour of its links and buttons, as `#rrggbb`; ours where it has none.
    pub accent_colour: Option<String>,
    /// Where people find the association itself.
    pub contact: Contact,
    /// Whether the contact stands on results.
    pub shows_contact: bool,
}

/// Where people find an association.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Who to ask for, where that is not the site's name.
    pub name: Option<String>,
    /// A number to call.
    pub phone: Option<String>,
    /// Where to go.
    pub address: Option<String>,
    /// When somebody is there.
    pub hours: Option<String>,
}

/// A site as it is edited.
#[derive(Clone, Debug)]
pub struct SiteToEdit {
    /// The site.
    pub site: Site,
    /// Changes with every save.
    pub version: i32,
}

/// How often the interview was begun and ended in the frames of a site on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteCount {
    /// The site; `any` is the built-in one.
    pub site: String,
    /// The day in Lisbon.
    pub day: NaiveDate,
    /// How often the start was opened.
    pub starts: i64,
    /// How often a result was.
    pub results: i64,
}

impl Store {
    /// The site with this slug.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn site(&self, id: &str) -> Result<Option<SiteToEdit>, StoreError> {
        let mut conn = self.pool.acquire().await?;
        one(&mut conn, id).await
    }

    /// Adds a site.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`]; [`StoreError::constraint`] says by what it is refused, for instance
    /// `site_pkey` where the slug is taken.
    pub async fn add_site(&self, site: &Site, by: &str) -> Result<(), StoreError> {
        let mut edit = self.pool.begin().await?;
        let contact = &site.contact;
        sqlx::query!(
            "insert into site (
                 id, name, origins, default_language, languages, accent_colour, contact_name,
                 contact_phone, contact_address, contact_hours, shows_contact, author
             ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            site.id,
            site.name,
            &site.origins,
            site.default_language,
            &site.languages,
            site.accent_colour,
            contact.name,
            contact.phone,
            contact.address,
            contact.hours,
            site.shows_contact,
            by,
        )
        .execute(&mut *edit)
        .await?;
        note(&mut edit, &site.id, by, (None, Some(site))).await?;
        edit.commit().await?;
        Ok(())
    }

    /// Changes a site, and says whether the version that was read was still the newest.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`]; [`StoreError::constraint`] says by what it is refused.
    pub async fn save_site(&self, site: &Site, version: i32, by: &str) -> Result<bool, StoreError> {
        let mut edit = self.pool.begin().await?;
        let Some(before) = one(&mut edit, &site.id).await? else {
            return Ok(false);
        };
        let contact = &site.contact;
        let saved = sqlx::query!(
            "update site set
                 name = $3, origins = $4, default_language = $5, languages = $6,
                 accent_colour = $7, contact_name = $8, contact_phone = $9, contact_address = $10,
                 contact_hours = $11, shows_contact = $12, author = $13, changed_at = now()
             where id = $1 and version = $2",
            site.id,
            version,
            site.name,
            &site.origins,
            site.default_language,
            &site.languages,
            site.accent_colour,
            contact.name,
            contact.phone,
            contact.address,
            contact.hours,
            site.shows_contact,
            by,
        );
        if saved.execute(&mut *edit).await?.rows_affected() == 0 {
            return Ok(false);
        }
        let changed = (Some(&before.site), Some(site));
        note(&mut edit, &site.id, by, changed).await?;
        edit.commit().await?;
        Ok(true)
    }

    /// Takes a site away with its sums, and says whether it was there: its frames are refused from
    /// now on.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`]; [`StoreError::constraint`] is `account_site_fkey` where an account
    /// belongs to it.
    pub async fn remove_site(&self, id: &str, by: &str) -> Result<bool, StoreError> {
        let mut edit = self.pool.begin().await?;
        let Some(before) = one(&mut edit, id).await? else {
            return Ok(false);
        };
        sqlx::query!("delete from site where id = $1", id)
            .execute(&mut *edit)
            .await?;
        sqlx::query!("delete from site_count where site = $1", id)
            .execute(&mut *edit)
            .await?;
        note(&mut edit, id, by, (Some(&before.site), None)).await?;
        edit.commit().await?;
        Ok(true)
    }

    /// Adds to the sums of a day, all at once.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer: then nothing was added.
    pub async fn count_sites(&self, counts: &[SiteCount]) -> Result<(), StoreError> {
        let mut edit = self.pool.begin().await?;
        for count in counts {
            sqlx::query!(
                "insert into site_count (site, day, starts, results) values ($1, $2, $3, $4)
                 on conflict (site, day) do update set
                     starts = site_count.starts + excluded.starts,
                     results = site_count.results + excluded.results",
                count.site,
                count.day,
                count.starts,
                count.results,
            )
            .execute(&mut *edit)
            .await?;
        }
        edit.commit().await?;
        Ok(())
    }

    /// The sums of the days from `since` on, the newest day first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn site_counts(&self, since: NaiveDate) -> Result<Vec<SiteCount>, StoreError> {
        let counts = sqlx::query_as!(
            SiteCount,
            "select site, day, starts, results from site_count
             where day >= $1 order by day desc, site",
            since,
        );
        Ok(counts.fetch_all(&self.pool).await?)
    }

    /// Deletes sums that are older than [`COUNTED_DAYS`].
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn forget_site_counts(&self, today: NaiveDate) -> Result<(), StoreError> {
        let last = today - Days::new(COUNTED_DAYS);
        sqlx::query!("delete from site_count where day <= $1", last)
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}

/// All sites by slug.
pub(crate) async fn all(conn: &mut PgConnection) -> Result<Vec<Site>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        "select id, name, origins, default_language, languages, accent_colour, contact_name,
             contact_phone, contact_address, contact_hours, shows_contact, version
         from site order by id",
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| SiteToEdit::from(row).site)
        .collect())
}

async fn one(conn: &mut PgConnection, id: &str) -> Result<Option<SiteToEdit>, StoreError> {
    let row = sqlx::query_as!(
        Row,
        "select id, name, origins, default_language, languages, accent_colour, contact_name,
             contact_phone, contact_address, contact_hours, shows_contact, version
         from site where id = $1",
        id,
    );
    Ok(row.fetch_optional(conn).await?.map(SiteToEdit::from))
}

struct Row {
    id: String,
    name: String,
    origins: Vec<String>,
    default_language: String,
    languages: Vec<String>,
    accent_colour: Option<String>,
    contact_name: Option<String>,
    contact_phone: Option<String>,
    contact_address: Option<String>,
    contact_hours: Option<String>,
    shows_contact: bool,
    version: i32,
}

impl From<Row> for SiteToEdit {
    fn from(row: Row) -> Self {
        Self {
            version: row.version,
            site: Site {
                id: row.id,
                name: row.name,
                origins: row.origins,
                default_language: row.default_language,
                languages: row.languages,
                accent_colour: row.accent_colour,
                contact: Contact {
                    name: row.contact_name,
                    phone: row.contact_phone,
                    address: row.contact_address,
                    hours: row.contact_hours,
                },
                shows_contact: row.shows_contact,
            },
        }
    }
}

/// Keeps in the journal what was done to a site.
async fn note(
    conn: &mut PgConnection,
    id: &str,
    by: &str,
    (before, after): (Option<&Site>, Option<&Site>),
) -> Result<(), StoreError> {
    let entry = Entry {
        what: Subject::Site,
        key: id,
        by,
        why: "",
        before: before.map(serde_json::to_value).transpose()?,
        after: after.map(serde_json::to_value).transpose()?,
    };
    journal::write(conn, entry).await
}
