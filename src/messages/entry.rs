//! One message: what it means, what to do today, what worked for others, and how sure this is.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use triage::knowledge::{Detail, FixStatus, Message};
use triage::{
    Answers, Fact, MessageTold, PortalTold, Question, message_routes, while_month_closed,
};

use super::view::{WordsView, status_note, words};
use crate::dated::Dated;
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::fact_view::{self, FactLink, OtherSide, SourceView};
use crate::feed_links::FeedLinks;
use crate::i18n::Texts;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::reviewed::{SHOWN, review};
use crate::softened::{Softened, softened};
use crate::words::route;
use crate::worked::Worked;

/// The page of one message.
#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage {
    layout: Layout,
    title: String,
    catalogue: String,
    words: Vec<WordsView>,
    /// Why there are no words, where there are none.
    no_words: Option<String>,
    /// What softens what is said where its check is too old.
    soft: Softened,
    meaning: String,
    /// Who has read these texts.
    review: String,
    way: Way,
    start: String,
    /// Where it is noted that it appeared; on the page of today only.
    note: Option<String>,
    todo: Vec<String>,
    worked: Vec<String>,
    not_worked: Vec<String>,
    fix: String,
    apart: Option<String>,
    confusable: Vec<FactLink>,
    appears: String,
    first_seen: String,
    last_seen: String,
    trust: String,
    is_overdue: bool,
    contradictions: Vec<OtherSide>,
    sources: Vec<SourceView>,
    feeds: FeedLinks,
    /// Which portals stop people with it on the day.
    portals: Vec<FactLink>,
    /// Of which portals visitors report it on the day.
    reported: Vec<FactLink>,
    /// What enough people report that it worked.
    people: Vec<String>,
    /// The buttons that ask whether it did.
    tell: Option<Worked>,
}

/// Where the message leads on the day.
struct Way {
    title: String,
    notes: Vec<String>,
}

/// `GET /{lang}/messages/{id}`
pub(super) async fn get(dated: Dated, LastSegment(id): LastSegment) -> Result<Response, AppError> {
    let fact = dated.fact(&id).ok_or(AppError::NotFound)?;
    let Detail::Message(message) = &fact.about else {
        return Err(AppError::NotFound);
    };
    Ok(Page::new(page(&dated, &id, fact, message), Keep::Public).into_response())
}

fn page(dated: &Dated, id: &str, fact: &Fact, message: &Message) -> MessagePage {
    let t = dated.t();
    let lines = |field| dated.lines(fact, field);
    let words = words(t, message);
    MessagePage {
        layout: dated.layout(),
        title: dated.text(fact, "title"),
        catalogue: format!(
            "{}#{}",
            dated.keep(dated.paths().messages()),
            message.group.name()
        ),
        no_words: words
            .is_empty()
            .then(|| status_note(t, message.words_status)),
        words,
        soft: softened(t, dated.snapshot.knowledge(), fact, dated.day),
        meaning: dated.text(fact, "meaning"),
        review: review(t, fact, &SHOWN, dated.day).words(t),
        way: way(dated, message),
        start: start(dated, id),
        note: (dated.day == dated.state.clock().today())
            .then(|| dated.paths().diary_of(Some(id), None)),
        todo: lines("todo"),
        worked: lines("worked"),
        not_worked: lines("not_worked"),
        fix: fix(
            t,
            message,
            !fact
                .text(&["pt"], "worked", dated.day)
                .unwrap_or_default()
                .is_empty(),
        ),
        apart: Some(dated.text(fact, "apart")).filter(|text| !text.is_empty()),
        confusable: fact_view::links(dated, &message.confusable_with),
        appears: appears(dated, message),
        first_seen: t.month_or_year(&message.first_seen),
        last_seen: t.month_or_year(&message.last_seen),
        trust: fact_view::trust(t, fact, dated.day),
        is_overdue: fact.is_overdue_on(dated.day),
        contradictions: fact_view::contradictions(dated, id),
        sources: fact_view::sources(t, dated.snapshot.knowledge(), &fact.sources),
        feeds: FeedLinks::of_message(dated, id, fact),
        portals: stopping(dated, id),
        reported: fact_view::links(dated, dated.snapshot.reports.of_message(id, dated.day)),
        people: people(dated, id),
        tell: Worked::of_message(dated, id),
    }
}

/// The portals that stop people with a message on the day, as an editor has said with a source.
fn stopping(dated: &Dated, message: &str) -> Vec<FactLink> {
    let states = dated.snapshot.handbook.states().iter();
    let of_message = states
        .filter(|state| state.message.as_deref() == Some(message) && state.counts_on(dated.day));
    let mut portals: Vec<_> = of_message.map(|state| &state.portal).collect();
    portals.sort_unstable();
    portals.dedup();
    fact_view::links(dated, portals)
}

/// What enough people report that it worked, without numbers. It routes nobody.
fn people(dated: &Dated, id: &str) -> Vec<String> {
    let t = dated.t();
    let ways = dated.snapshot.reports.worked_for(id, dated.day);
    ways.map(|sign| match sign.way {
        Some(way) => route(t, way),
        None => t.with("worked-reported-page", "title", t.get("what-to-do")),
    })
    .collect()
}

/// How it is known that something worked; that nothing is, where nothing is named.
fn fix(t: &Texts, message: &Message, has_worked: bool) -> String {
    let status = if has_worked {
        message.fix_status
    } else {
        FixStatus::None
    };
    t.get(&format!("fix-{}", status.name().replace('_', "-")))
        .into_owned()
}

/// The way that the message decides on the day, or that the interview goes on.
fn way(dated: &Dated, message: &Message) -> Way {
    let t = dated.t();
    let routes = message_routes(message, dated.day);
    let Some((first, then)) = routes.split_first() else {
        let notes = vec![t.get("message-way-open-body").into_owned()];
        return Way {
            title: t.get("message-way-open").into_owned(),
            notes,
        };
    };
    let mut notes = Vec::new();
    if message.route_on(dated.day).is_none() {
        notes.push(t.get("message-way-adult").into_owned());
    }
    let closed = while_month_closed(message, &dated.snapshot.handbook, dated.day);
    let closed = closed.map(|closed| route(t, closed));
    notes.extend(closed.map(|way| t.with("message-while-closed", "way", way)));
    let then: Vec<_> = then.iter().map(|then| route(t, *then)).collect();
    if !then.is_empty() {
        notes.push(t.with("message-then", "way", then.join("; ")));
    }
    Way {
        title: route(t, *first),
        notes,
    }
}

/// The first question of the interview, with this message already told.
fn start(dated: &Dated, id: &str) -> String {
    let answers = Answers {
        portal: Some(PortalTold::Message),
        message: Some(MessageTold::Known(id.to_owned())),
        ..Answers::default()
    };
    dated
        .paths()
        .question(Question::Permit, &dated.asked(answers))
}

/// Where the message appears: portals and channels by their names, other places by ours.
fn appears(dated: &Dated, message: &Message) -> String {
    let t = dated.t();
    let places = message.appears.iter().map(|place| match dated.fact(place) {
        Some(fact) => dated.text(fact, "title"),
        None => t.get(&format!("appears-{place}")).into_owned(),
    });
    places.collect::<Vec<_>>().join("; ")
}
