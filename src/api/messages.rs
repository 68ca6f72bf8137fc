//! `GET /api/v1/messages`: the catalogue, and one entry of it.

use axum::response::Response;
use chrono::NaiveDate;
use serde::Serialize;
use triage::knowledge::{Detail, Message, Words};
use triage::recognise::LONGEST;
use triage::{AnswerErrorCode, Fact, Route, message_routes, while_month_closed};
use utoipa::ToSchema;

use super::fact::{CheckedBody, SourceBody, confidence, sources};
use super::query::{self, Call, Query};
use super::reply;
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::page::Keep;
use crate::problem::{Problem, ProblemBody};
use crate::recognised::may_be_refused;
use crate::state::AppState;

/// The whole catalogue.
#[derive(Serialize, ToSchema)]
pub(super) struct CatalogueBody {
    edition: i64,
    on: NaiveDate,
    messages: Vec<EntryBody>,
}

/// A message in the catalogue.
#[derive(Serialize, ToSchema)]
pub(super) struct EntryBody {
    id: String,
    title: String,
    /// Where in the catalogue it stands.
    group: &'static str,
    words: WordsBody,
    /// How well those words are known.
    words_status: &'static str,
    /// The route on the day without knowing the person; null where the interview goes on.
    route: Option<&'static str>,
    /// The routes after it.
    then: Vec<&'static str>,
    /// The route instead while the month of the card is not open; null also where nobody knows any
    /// more which months are open.
    while_month_closed: Option<&'static str>,
    /// The page of the message.
    url: String,
    #[serde(flatten)]
    checked: CheckedBody,
}

/// The catalogue, or with `q` what was recognised.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum MessagesBody {
    Catalogue(CatalogueBody),
    Recognised(RecognisedBody),
}

/// What was recognised.
#[derive(Serialize, ToSchema)]
pub(super) struct RecognisedBody {
    /// `known` (one clear answer), `unsure` (two or three: ask the person) or `unknown` (nothing
    /// fits: say so, and offer the list).
    verdict: &'static str,
    /// It may be a decision that refuses the renewal. That is no message but the answer
    /// `request=refused`, with time limits of its own: ask the person, whatever the verdict.
    may_be_refused: bool,
    /// The likeliest first.
    matches: Vec<MatchBody>,
}

/// A message that a text may mean.
#[derive(Serialize, ToSchema)]
pub(super) struct MatchBody {
    id: String,
    /// How likely it is meant, from 0 to 1.
    score: f64,
    title: String,
    /// How to tell it from others.
    apart: Option<String>,
    /// The route on the day without knowing the person; null where the interview goes on.
    route: Option<&'static str>,
    /// The page of the message.
    url: String,
    #[serde(flatten)]
    checked: CheckedBody,
}

/// The portal's own words.
#[derive(Serialize, ToSchema)]
pub(super) struct WordsBody {
    pt: Vec<String>,
    en: Vec<String>,
    /// Our own translation, where only English words are known.
    pt_unconfirmed: Vec<String>,
}

/// One message with everything that is known of it.
#[derive(Serialize, ToSchema)]
pub(super) struct MessageBody {
    edition: i64,
    on: NaiveDate,
    #[serde(flatten)]
    entry: EntryBody,
    meaning: String,
    /// What to do.
    todo: Vec<String>,
    /// What worked for others.
    worked: Vec<String>,
    /// What did not work.
    not_worked: Vec<String>,
    /// What visitors tell that it worked, apart from that. It changes no answer of the interview.
    reports: WorkedReportsBody,
    /// How to tell it from others.
    apart: Option<String>,
    confusable_with: Vec<String>,
    /// Where it appears.
    appears: Vec<String>,
    first_seen: String,
    last_seen: String,
    /// Whether anything is known to have helped.
    fix_status: &'static str,
    /// `high`, `medium` or `low`.
    confidence: &'static str,
    /// Where it is stated.
    sources: Vec<SourceBody>,
}

/// What visitors tell of a message. Nobody has checked it.
#[derive(Serialize, ToSchema)]
pub(super) struct WorkedReportsBody {
    /// Whether no reports are counted just now.
    frozen: bool,
    /// What enough people tell that it worked, as pages say it on the day: eight people or more from
    /// three places or more told it on one day, within the 30 days before, and far fewer the contrary.
    /// Never how many.
    signs: Vec<WorkedSignBody>,
}

/// A sign that something worked.
#[derive(Serialize, ToSchema)]
pub(super) struct WorkedSignBody {
    /// The route that was tried; null for what stands under `todo`.
    route: Option<&'static str>,
    /// The last day on which enough people told it.
    last_on: NaiveDate,
}

#[utoipa::path(
    get,
    operation_id = "messages_list",
    path = "/api/v1/messages",
    summary = "The catalogue of messages, or which of them a text means",
    params(
        ("q" = Option<String>, Query, description = "What a portal said, in any language and in anybody's words, up to 2,000 characters: then the answer is what was recognised, and nobody keeps it", max_length = 2000),
        ("on" = Option<NaiveDate>, Query, description = "The day; today in Lisbon where none is given"),
        ("edition" = Option<i64>, Query, description = "A published edition"),
        ("lang" = Option<String>, Query, description = "The language of the texts: `en` (default) or `pt`"),
    ),
    responses(
        (status = 200, description = "The catalogue; with `q`, what was recognised", body = MessagesBody),
        (status = 400, description = "An unknown or repeated parameter", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "An edition that does not exist", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A value that nobody understands, or a text that is too long", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(state: AppState, query: Query) -> Result<Response, Problem> {
    query.only(&["q", "on", "edition", "lang"])?;
    let call = query.call(&state).await?;
    let (body, keep) = match query.get("q") {
        // Nobody keeps it: the text is in its address.
        Some(said) => (
            MessagesBody::Recognised(recognised(&call, said).await?),
            Keep::Nothing,
        ),
        None => (MessagesBody::Catalogue(catalogue(&call)), Keep::Public),
    };
    Ok(reply::json(&body, keep))
}

#[utoipa::path(
    get,
    operation_id = "messages_one",
    path = "/api/v1/messages/{id}",
    summary = "One message",
    params(
        ("id" = String, Path, description = "The id in the catalogue"),
        ("on" = Option<NaiveDate>, Query, description = "The day; today in Lisbon where none is given"),
        ("edition" = Option<i64>, Query, description = "A published edition"),
        ("lang" = Option<String>, Query, description = "The language of the texts: `en` (default) or `pt`"),
    ),
    responses(
        (status = 200, description = "The answer", body = MessageBody),
        (status = 400, description = "An unknown or repeated parameter", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "A message or an edition that does not exist", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A value that nobody understands", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn one(
    state: AppState,
    LastSegment(id): LastSegment,
    query: Query,
) -> Result<Response, Problem> {
    query.only(&["on", "edition", "lang"])?;
    let call = query.call(&state).await?;
    let fact = call
        .snapshot
        .knowledge()
        .fact(&id)
        .ok_or(AppError::NotFound)?;
    let Detail::Message(message) = &fact.about else {
        return Err(AppError::NotFound.into());
    };
    Ok(reply::json(&whole(&call, &id, fact, message), Keep::Public))
}

fn catalogue(call: &Call) -> CatalogueBody {
    let messages = call.snapshot.knowledge().messages();
    CatalogueBody {
        edition: call.snapshot.edition.number,
        on: call.day,
        messages: messages
            .map(|(id, fact, message)| entry(call, id, fact, message))
            .collect(),
    }
}

/// Which messages a text means.
async fn recognised(call: &Call, said: &str) -> Result<RecognisedBody, Problem> {
    if said.chars().count() > LONGEST {
        return Err(query::refused("q", AnswerErrorCode::TooLong, call.t()));
    }
    let found = call.snapshot.recogniser().await.recognise(said);
    let knowledge = call.snapshot.knowledge();
    let matches = found.matches.iter().filter_map(|one| {
        let fact = knowledge.fact(&one.id)?;
        Some(MatchBody {
            id: one.id.clone(),
            score: (f64::from(one.score) * 100.0).round() / 100.0,
            title: call.text(fact, "title"),
            apart: apart(call, fact),
            route: message_routes(knowledge.message(&one.id)?, call.day)
                .first()
                .map(|route| route.name()),
            url: call.page(|paths| paths.message(&one.id) + &call.dated()),
            checked: fact.checked(call.day).into(),
        })
    });
    Ok(RecognisedBody {
        verdict: found.verdict.name(),
        may_be_refused: may_be_refused(&found),
        matches: matches.collect(),
    })
}

/// How to tell a message from others, where somebody has said so.
fn apart(call: &Call, fact: &Fact) -> Option<String> {
    Some(call.text(fact, "apart")).filter(|text| !text.is_empty())
}

fn entry(call: &Call, id: &str, fact: &Fact, message: &Message) -> EntryBody {
    let mut routes = message_routes(message, call.day)
        .into_iter()
        .map(Route::name);
    let Words {
        pt,
        en,
        pt_unconfirmed,
    } = message.words.clone();
    EntryBody {
        id: id.to_owned(),
        title: call.text(fact, "title"),
        group: message.group.name(),
        words: WordsBody {
            pt,
            en,
            pt_unconfirmed,
        },
        words_status: message.words_status.name(),
        route: routes.next(),
        then: routes.collect(),
        while_month_closed: while_month_closed(message, &call.snapshot.handbook, call.day)
            .map(Route::name),
        url: call.page(|paths| paths.message(id) + &call.dated()),
        checked: fact.checked(call.day).into(),
    }
}

fn whole(call: &Call, id: &str, fact: &Fact, message: &Message) -> MessageBody {
    let lines = |field| call.t().lines(fact, field, call.day);
    MessageBody {
        edition: call.snapshot.edition.number,
        on: call.day,
        entry: entry(call, id, fact, message),
        meaning: call.text(fact, "meaning"),
        todo: lines("todo"),
        worked: lines("worked"),
        not_worked: lines("not_worked"),
        reports: reports(call, id),
        apart: apart(call, fact),
        confusable_with: message.confusable_with.clone(),
        appears: message.appears.clone(),
        first_seen: message.first_seen.clone(),
        last_seen: message.last_seen.clone(),
        fix_status: message.fix_status.name(),
        confidence: confidence(fact.confidence),
        sources: sources(&fact.sources, call.snapshot.knowledge()),
    }
}

fn reports(call: &Call, id: &str) -> WorkedReportsBody {
    let reports = &call.snapshot.reports;
    let signs = reports.worked_for(id, call.day).map(|sign| WorkedSignBody {
        route: sign.way.map(Route::name),
        last_on: sign.last_on,
    });
    WorkedReportsBody {
        frozen: reports.frozen,
        signs: signs.collect(),
    }
}
