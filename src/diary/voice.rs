//! Who speaks in a script: its words, how it writes a day, and what it calls messages and portals.
//! `/{lang}/diary/words` has the words of a dossier, `/{lang}/diary/names` the names alone, of any day
//! and edition: those of an old file too.

use std::collections::BTreeMap;

use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};
use chrono::NaiveDate;
use serde::Serialize;
use triage::knowledge::Detail;
use triage::{Answers, Fact};

use super::words::{DOSSIER, Keys, Words, words};
use crate::address::{Asked, RawQuery, read_edition, read_on};
use crate::dated::Dated;
use crate::error::AppError;
use crate::i18n::{Lang, Texts};
use crate::page::{Keep, text};
use crate::redirect::{is_here, see_other};
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// Words, and how a day is written.
#[derive(Serialize)]
pub(super) struct Voice {
    lang: &'static str,
    tag: &'static str,
    dir: &'static str,
    /// A day with places for its parts.
    day: String,
    months: &'static [String],
    words: Words,
}

impl Voice {
    pub(super) fn new(t: &'static Texts, keys: &[Keys]) -> Self {
        Self {
            lang: t.lang().code(),
            tag: t.lang().tag(),
            dir: t.lang().dir(),
            day: t.day_with_places(),
            months: t.months(),
            words: words(t, keys),
        }
    }
}

/// The names of messages and portals, by id.
#[derive(Serialize)]
pub(super) struct Names {
    messages: BTreeMap<String, String>,
    portals: BTreeMap<String, String>,
}

impl Names {
    pub(super) fn new(t: &Texts, snapshot: &Snapshot, day: NaiveDate) -> Self {
        let knowledge = snapshot.knowledge();
        let names = |is_one: fn(&Detail) -> bool| {
            let facts = knowledge.facts.iter();
            let facts = facts.filter(|(_, fact): &(_, &Fact)| is_one(&fact.about));
            facts
                .map(|(id, fact)| (id.clone(), t.fact(fact, "title", day).into_owned()))
                .collect()
        };
        Self {
            messages: names(|about| matches!(about, Detail::Message(_))),
            portals: names(|about| matches!(about, Detail::Portal(_))),
        }
    }
}

/// `GET /{lang}/diary/words`
pub(super) async fn words_of(dated: Dated) -> Response {
    json(&Voice::new(dated.t(), DOSSIER))
}

/// `GET /{lang}/diary/names?edition=…&on=…`, in each language that there are words of, served as pages or
/// not: a file may be in it.
pub(super) async fn names_of(
    state: AppState,
    uri: Uri,
    query: RawQuery,
) -> Result<Response, AppError> {
    let code = uri.path().split('/').nth(1).unwrap_or_default();
    let lang = Lang::from_code(code).ok_or(AppError::NotFound)?;
    let today = state.clock().today();
    let asked = Asked {
        answers: Answers::default(),
        edition: read_edition(&query).map_err(|_| AppError::NotUnderstood)?,
        on: read_on(&query, today).map_err(|_| AppError::NotUnderstood)?,
    };
    let here = format!("/{}/diary/names{}", lang.code(), asked.query());
    if !is_here(&uri, &here) {
        return Ok(see_other(&here));
    }
    let snapshot = state.asked(asked.edition).await?;
    let day = asked.on.unwrap_or(today);
    Ok(json(&Names::new(lang.texts(), &snapshot, day)))
}

fn json(value: &impl Serialize) -> Response {
    match serde_json::to_string(value) {
        Ok(body) => text(body, "application/json", Keep::Public),
        Err(error) => AppError::internal(error).into_response(),
    }
}
